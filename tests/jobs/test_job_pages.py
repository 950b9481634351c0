"""The page of a job: progress for its starter, nothing for others, the same number of statements at any size."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recruitment.jobs.running import work

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


def test_progress_is_shown_and_the_page_asks_for_it_only_while_there_is_some(page, start):
    job = start(1, 3)
    before = page.get(f"/jobs/{job.pk}/").content.decode()
    assert "共 2 项，完成 0 项" in before
    assert 'hx-trigger="every 2s"' in before
    assert 'http-equiv="refresh"' in before
    work(lambda: False, once=True)
    part = page.get(f"/jobs/{job.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "hx-trigger" not in part
    assert "第3号不行。" in part
    assert "未成功 1 项" in part
    after = page.get(f"/jobs/{job.pk}/").content.decode()
    assert 'http-equiv="refresh"' not in after
    assert page.post(f"/jobs/{job.pk}/retry/").status_code == 302
    job.refresh_from_db()
    assert job.failed == 0
    assert "试一试" in page.get("/jobs/").content.decode()


def test_somebody_elses_job_is_not_there(client, start):
    job = start(1)
    client.force_login(User.objects.create_user("changqing"))
    assert client.get(f"/jobs/{job.pk}/").status_code == 404
    assert client.post(f"/jobs/{job.pk}/retry/").status_code == 404
    assert "试一试" not in client.get("/jobs/").content.decode()
    client.logout()
    assert client.get(f"/jobs/{job.pk}/").status_code == 302


def test_the_number_of_statements_does_not_grow(page, start):
    small, large = start(1), start(*range(100, 180))
    counts = []
    for job in (small, large):
        with CaptureQueriesContext(connection) as counted:
            page.get(f"/jobs/{job.pk}/")
        counts.append(len(counted))
    assert counts[0] == counts[1]
