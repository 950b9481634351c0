"""Accounts: opened and closed by an administrator, on the page and on the server; the journal knows."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.timezone import localdate

from recruitment.accounts.services import close_account, open_account, reopen_account, reset_second_factor
from recruitment.journal.models import JournalEntry
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint, end_post
from recruitment.refusal import Refusal

from .conftest import PASSWORD


@pytest.fixture
def administrator(people):
    user = User.objects.create_user("guanli", password=PASSWORD, last_name="何", first_name="管理")
    role = Role.SYSTEM_ADMINISTRATOR
    appoint(acting_user=None, user=user, unit=people.district, role=role, held_from=localdate())
    return user


def last(action):
    return JournalEntry.objects.filter(action=action).latest("seq")


def test_an_account_is_opened_with_a_password_that_its_owner_must_change(client, administrator, sign_in):
    client.force_login(administrator)
    shown = client.post("/accounts/new/", {"username": "xinmin", "name": "李新民"})
    password = shown.context["password"]
    assert last("account_opened").acting_as == "中共明湖区委员会 系统管理员"
    browser = Client()
    assert sign_in("xinmin", password, browser=browser).status_code == 302
    for url in ("/", "/account/", "/account/factors/"):
        assert browser.get(url).url == "/account/password/"
    new = "shan-qing-shui-xiu-7"
    browser.post("/account/password/", {"oldpassword": password, "password1": new, "password2": new})
    assert browser.get("/account/").status_code == 200
    again = Client()
    sign_in("xinmin", new, browser=again)
    assert again.get("/account/").status_code == 200


def test_a_user_name_is_taken_once_however_written(people, administrator):
    with pytest.raises(Refusal, match="已有人用"):
        open_account(acting_user=administrator, username="AiHua", name="某")


def test_closing_waits_for_the_posts_and_ends_the_sessions(client, people, administrator, sign_in):
    sign_in("aihua")
    with pytest.raises(Refusal, match="还有1个岗位：青山镇机关党支部 组织委员"):
        close_account(acting_user=administrator, user=people.alice, reason="调离")
    end_post(acting_user=people.bob, post=people.alice.posts.get(), on=localdate())
    close_account(acting_user=administrator, user=people.alice, reason="调离")
    assert client.get("/account/").status_code == 302
    assert sign_in("aihua").url == "/sign-in/closed/"
    assert User.objects.filter(username="aihua").exists(), "closed, not deleted"
    assert json.loads(last("account_closed").details)["reason"] == "调离"
    password = reopen_account(acting_user=administrator, user=people.alice, reason="调回")
    assert sign_in("aihua").status_code == 200
    assert sign_in("aihua", password).status_code == 302


def test_nobody_closes_or_resets_himself(administrator):
    with pytest.raises(Refusal, match="不能停用自己"):
        close_account(acting_user=administrator, user=administrator, reason="x")
    with pytest.raises(Refusal, match="不能重置自己"):
        reset_second_factor(acting_user=administrator, user=administrator, reason="x")


def test_a_reset_password_ends_sessions_lifts_the_lock_and_is_not_the_administrators_choice(
    client, people, administrator, sign_in
):
    other = Client()
    sign_in("aihua", browser=other)
    for n in range(6):
        sign_in("aihua", f"guess-{n}", browser=Client())
    client.force_login(administrator)
    shown = client.post(f"/accounts/{people.alice.pk}/password/", {"password": "chosen-by-admin"})
    password = shown.context["password"]
    assert password != "chosen-by-admin"
    assert other.get("/account/").status_code == 302
    assert sign_in("aihua", password, browser=Client()).status_code == 302
    assert last("password_reset").actor == administrator


def test_a_lost_second_factor_is_reset_with_a_reason(client, people, administrator):
    Authenticator.objects.create(user=people.bob, type="totp", data={"secret": "x"})
    client.force_login(administrator)
    url = f"/accounts/{people.bob.pk}/factor/"
    assert client.post(url, {"reason": ""}).status_code == 200
    assert Authenticator.objects.exists()
    assert client.post(url, {"reason": "手机丢失，已当面核对"}).status_code == 302
    assert not Authenticator.objects.exists()
    assert last("second_factor_reset").actor == administrator


@pytest.mark.parametrize("who", ["alice", "bob", "charlie", "dora"])
def test_to_everybody_else_there_is_no_such_page(client, people, who):
    client.force_login(getattr(people, who))
    for url in ("/accounts/", "/accounts/new/", f"/accounts/{people.alice.pk}/"):
        assert client.get(url).status_code == 404
    assert client.post(f"/accounts/{people.alice.pk}/password/").status_code == 404
    with pytest.raises(Refusal, match="系统管理员"):
        open_account(acting_user=getattr(people, who), username="x", name="某")


def test_the_administrator_sees_accounts_and_no_case(client, people, administrator):
    case = people.case()
    client.force_login(administrator)
    page = client.get("/accounts/", {"name": "爱华"}).text
    assert "aihua" in page
    assert "bowen" not in page
    assert client.get(f"/cases/{case.pk}/").status_code == 404


# ---------------------------------------------------------------- on the server


def told(capsys, *command, **options):
    call_command(*command, **options)
    return capsys.readouterr().out


@pytest.mark.both_databases
def test_the_first_administrator_comes_from_the_server(people, capsys, sign_in):
    out = told(capsys, "open_account", "guanli", "何管理", administrator=True)
    password = out.split("密码：")[1].split("（")[0]
    assert sign_in("guanli", password).status_code == 302
    assert User.objects.get(username="guanli").posts.get().role == Role.SYSTEM_ADMINISTRATOR
    with pytest.raises(CommandError, match="已有人用"):
        call_command("open_account", "guanli", "何管理")


def test_posts_are_filled_from_the_server(people, capsys):
    told(capsys, "open_account", "ducha", "周督查")
    assert "中共明湖区委员会 督查员" in told(capsys, "appoint", "ducha", "auditor", "中共明湖区委员会")
    for wrong, why in (
        (("nobody", "auditor", "中共明湖区委员会"), "没有用户名"),
        (("ducha", "auditor", "不存在的党委"), "有0个"),
        (("ducha", "org_commissioner", "青山镇机关党支部"), "专人专岗"),
    ):
        with pytest.raises(CommandError, match=why):
            call_command("appoint", *wrong)


def test_resetting_and_closing_from_the_server(people, capsys, sign_in):
    password = told(capsys, "reset_account", "aihua").split("新密码：")[1].split("（")[0]
    assert sign_in("aihua", password).status_code == 302
    Authenticator.objects.create(user=people.bob, type="totp", data={"secret": "x"})
    assert "已重置" in told(capsys, "reset_account", "bowen", second_factor="手机丢失")
    with pytest.raises(CommandError, match="不必重置"):
        call_command("reset_account", "bowen", second_factor="手机丢失")
    with pytest.raises(CommandError, match="个岗位"):
        call_command("close_account", "aihua", "调离")
    end_post(acting_user=None, post=people.alice.posts.get(), on=localdate())
    assert "已停用" in told(capsys, "close_account", "aihua", "调离")
    for command in (("reset_account", "nobody"), ("close_account", "nobody", "x")):
        with pytest.raises(CommandError, match="没有用户名"):
            call_command(*command)
