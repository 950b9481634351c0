"""The accounts on the sign-in page: in the demonstration, and nowhere else."""

import csv

import pytest

from recruitment.accounts import demo
from recruitment.organisation.roles import Role
from workflows.demo import applicant


@pytest.fixture
def shown(people, settings, tmp_path, monkeypatch):
    """Demo mode, with a list of accounts of the cast."""
    settings.DEMO = True
    file = tmp_path / "accounts.csv"
    file.write_text("username\naihua\nbowen\nnot-there\n", "utf-8")
    monkeypatch.setattr(demo, "LIST", file)


def test_the_page_shows_role_unit_and_duty_and_a_button_signs_in(client, people, shown):
    page = client.get("/sign-in/").text
    assert "组织委员" in page
    assert "青山镇机关党支部" in page
    assert "本支部每一步的办理" in page
    assert "不要求第二重验证" in page
    assert client.post("/sign-in/demo/", {"username": "aihua"}).status_code == 302
    assert "青山镇机关党支部 组织委员" in client.get("/account/").text


def test_an_account_that_is_not_on_the_list_is_not_there(client, people, shown):
    assert client.post("/sign-in/demo/", {"username": "changqing"}).status_code == 404
    assert client.post("/sign-in/demo/", {}).status_code == 404
    assert client.get("/sign-in/demo/").status_code == 405


def test_outside_the_demonstration_there_is_neither_list_nor_button(client, people, shown, settings):
    settings.DEMO = False
    assert "演示账号" not in client.get("/sign-in/").text
    assert client.post("/sign-in/demo/", {"username": "aihua"}).status_code == 404
    assert client.get("/account/").status_code == 302


def test_the_list_is_of_accounts_that_the_demonstration_has():
    with demo.LIST.open(encoding="utf-8") as file:
        listed = [row["username"] for row in csv.DictReader(file)]
    with demo.LIST.with_name("staff.csv").open(encoding="utf-8") as file:
        staff = {row["username"]: row["role"] for row in csv.DictReader(file)}
    roles = [staff[name] for name in listed if name in staff]
    assert len(roles) == len(set(roles)), "one account for each role"
    assert set(roles) == set(Role)
    assert [name for name in listed if name not in staff] == [applicant.USERNAME]
