"""The machine checks as background work: begun once, taken up again where a worker died, told on the page."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from recruitment.audit.models import Campaign, Finding
from recruitment.audit.services.drawing import Drawing, draw
from recruitment.audit.services.sifting import sift_chunk
from recruitment.audit.sifting_job import open_item, sift_later
from recruitment.jobs.models import Job, JobItem
from recruitment.jobs.running import work
from recruitment.jobs.services import release, take
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from tests.cast import FOUNDED

from .conftest import TODAY
from .files import complete, take_in
from .planted import plant

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


@pytest.fixture
def by(people):
    user = User.objects.create(username="ducha", last_name="钱", first_name="督察")
    appoint(acting_user=None, user=user, unit=people.district, role=Role.AUDITOR, held_from=FOUNDED)
    return {"acting_user": user, "acting_as": "中共明湖区委员会 督查员"}


@pytest.fixture
def campaign(people, by):
    """Four cases, each with a finding, drawn and not yet sifted."""
    for number in range(4):
        take_in(people, plant(complete(), {"organization_talk.on": "2022-05-10"}), f"逾期{number}")
    return draw(**by, drawing=Drawing(name="督查", units=[people.district]), as_of=TODAY)


def found(campaign) -> set:
    return set(Finding.objects.filter(item__campaign=campaign).values_list("item__case", "key", "state", "zh"))


def run():
    work(lambda: False, once=True)


def test_a_worker_does_it_and_says_what_came_of_it(campaign, by):
    job = sift_later(**by, campaign=campaign)
    assert open_item(campaign).state == JobItem.State.WAITING
    run()
    campaign.refresh_from_db()
    assert (campaign.state, open_item(campaign)) == (Campaign.State.CHECKED, None)
    assert job.items.get().message == "受查案卷 4 件，问题 4 个。"


def test_what_a_worker_that_died_had_sifted_stays_and_the_next_goes_on(campaign, by):
    sift_later(**by, campaign=campaign)
    take("dead-worker")
    assert sift_chunk(campaign, size=3) == 3
    before = found(campaign)
    release(["dead-worker"])
    run()
    assert before < found(campaign)
    assert len(found(campaign)) == 4
    assert campaign.items.filter(sifted_at=None).count() == 0


def test_begun_twice_it_is_one_job_and_done_again_it_says_the_same(campaign, by):
    assert sift_later(**by, campaign=campaign) == sift_later(**by, campaign=campaign)
    run()
    first = found(campaign)
    sift_later(**by, campaign=campaign, again=True)
    assert campaign.items.filter(sifted_at=None).count() == 4
    run()
    assert found(campaign) == first
    assert Job.objects.count() == 2


def test_the_page_asks_how_far_it_is_and_loads_anew_when_all_is_done(campaign, by, client):
    client.force_login(by["acting_user"])
    client.post(reverse("audit_sift", args=[campaign.pk]))
    here, htmx = reverse("audit_progress", args=[campaign.pk]), {"HX-Request": "true"}
    asked = client.get(here, headers=htmx)
    assert "机器核查 0 / 4" in asked.content.decode()
    assert "every 1s" in asked.content.decode()
    assert "HX-Refresh" not in asked.headers
    assert client.get(here).status_code == 302  # without scripts
    run()
    asked = client.get(here, headers=htmx)
    assert "机器核查 4 / 4" in asked.content.decode()
    assert asked.headers["HX-Refresh"] == "true"
