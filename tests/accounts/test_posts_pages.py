"""The pages of posts: the list, filling, ending, naming a substitute."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from recruitment.organisation.models import Substitution
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from recruitment.organisation.substituting import substitute

TODAY = localdate()


@pytest.fixture
def newcomer(people):
    return User.objects.create(username="xinmin", last_name="李", first_name="新民")


@pytest.fixture
def bob(client, people):
    client.force_login(people.bob)
    return people.bob


def test_the_committees_officer_sees_the_posts_of_its_branches(client, people, bob):
    page = client.get("/posts/").text
    assert "陈爱华" in page
    assert "周长青" in page
    assert "孙德明" not in page
    assert "组织员" not in page.split("<tbody>")[1]


def test_a_post_is_filled_by_user_name_or_by_name(client, people, bob, newcomer):
    form = {"user": "李新民", "unit": people.branch_a.pk, "role": "branch_secretary", "held_from": TODAY}
    assert client.post("/posts/new/", form).status_code == 302
    assert newcomer.posts.get().role == Role.BRANCH_SECRETARY
    again = client.post("/posts/new/", form | {"user": "xinmin"})
    assert "不必再任" in again.text
    assert 'value="xinmin"' in again.text, "nothing typed is lost"


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("user", "nobody", "没有用户名或姓名为“nobody”的账号"),
        ("role", "auditor", "auditor"),
        ("unit", "outside", "选择"),
        ("held_from", "2026-13-45", "日期"),
    ],
)
def test_what_is_wrong_is_told_beside_the_field(client, people, bob, newcomer, field, value, why):
    form = {"user": "xinmin", "unit": people.branch_a.pk, "role": "branch_secretary", "held_from": TODAY}
    answer = client.post("/posts/new/", form | {field: people.department.pk if value == "outside" else value})
    assert answer.status_code == 200
    assert why in str(answer.context["form"].errors[field])
    assert not newcomer.posts.exists()


def test_two_of_one_name_are_told_apart(client, people, bob, newcomer):
    User.objects.create(username="xinmin2", last_name="李", first_name="新民")
    form = {"user": "李新民", "unit": people.branch_a.pk, "role": "branch_secretary", "held_from": TODAY}
    assert "李新民（xinmin）、李新民（xinmin2）" in client.post("/posts/new/", form).text


def test_a_post_is_ended(client, people, bob):
    post = people.alice.posts.get()
    assert client.post(f"/posts/{post.pk}/end/", {"on": "1999-01-01"}).status_code == 200
    assert client.post(f"/posts/{post.pk}/end/", {"on": TODAY}).status_code == 302
    post.refresh_from_db()
    assert post.held_until == TODAY
    assert client.get(f"/posts/{post.pk}/").status_code == 404, "no post of today"


def test_the_holder_names_a_substitute_and_either_ends_it(client, people, newcomer):
    client.force_login(people.alice)
    post = people.alice.posts.get()
    assert f"/posts/{post.pk}/" in client.get("/account/").text
    url = f"/posts/{post.pk}/substitute/"
    form = {"by": "xinmin", "starts_on": TODAY, "ends_on": TODAY + timedelta(days=40), "reason": "外出培训"}
    assert "代理最长30天，所填为41天" in client.post(url, form).text
    assert client.post(url, form | {"ends_on": TODAY + timedelta(days=9)}).status_code == 302
    named = Substitution.objects.get()
    assert "李新民" in client.get(f"/posts/{post.pk}/").text
    client.force_login(newcomer)
    assert "青山镇机关党支部 组织委员" in client.get("/account/").text
    assert client.post(f"/posts/substitutes/{named.pk}/end/").url == "/account/"
    named.refresh_from_db()
    assert named.ended_at


def test_a_stranger_finds_nothing(client, people, newcomer):
    named = substitute(
        acting_user=people.alice, post=people.alice.posts.get(), by=newcomer, starts_on=TODAY, ends_on=TODAY, reason="x"
    )
    client.force_login(people.charlie)
    post = people.alice.posts.get()
    assert client.get(f"/posts/{post.pk}/").status_code == 404
    for url in (f"/posts/{post.pk}/end/", f"/posts/{post.pk}/substitute/", f"/posts/substitutes/{named.pk}/end/"):
        assert client.post(url).status_code == 404
        assert client.get(url).status_code == 405
    assert client.get("/posts/new/").status_code == 404


def test_the_list_costs_the_same_however_many_posts(client, people, bob):
    def counted():
        with CaptureQueriesContext(connection) as sent:
            assert client.get("/posts/").status_code == 200
        return len(sent)

    alone = counted()
    for n in range(12):
        user = User.objects.create(username=f"u{n}", last_name="赵", first_name=str(n))
        appoint(acting_user=None, user=user, unit=people.branch_a, role=Role.BRANCH_SECRETARY, held_from=TODAY)
    assert counted() == alone
