"""Signing in through the house's own service, from the button to the desk, against a service that really answers."""

import re
import sqlite3
from contextlib import closing

import pytest
import requests

from .browser import Browser


@pytest.fixture
def browser(site):
    return Browser(site)


def test_the_button_leads_to_the_service_and_back_to_the_desk(browser, service):
    assert "用明湖区统一身份认证登录" in browser.get(f"{browser.site}/sign-in/").text
    answer = browser.press()
    assert answer.status_code == 200
    assert answer.url == f"{browser.site}/"
    assert browser.is_in
    assert "某aihua" in answer.text
    paths = ["/.well-known/openid-configuration", "/authorize", "/token", "/me", "/keys"]
    assert sorted(set(service.asked)) == sorted(paths)


def test_the_page_that_was_asked_for_is_where_one_arrives(browser):
    assert browser.press("/sign-in/?next=/account/password/").url == f"{browser.site}/account/password/"


@pytest.mark.parametrize("name", ["nobody-here", "", None, ["aihua"]])
def test_who_has_no_account_here_gets_a_sentence_and_no_account(browser, service, site, name):
    service.person = {"sub": "s-stranger", "preferred_username": name}
    answer = browser.press()
    assert answer.status_code == 403
    assert "账号由系统管理员开设，不能自行注册" in answer.text or "没有说明您的用户名" in answer.text
    assert not browser.is_in


def test_subject_and_not_name_is_who_somebody_is(browser, service, site):
    """The name may pass to another person at the service; the account does not."""
    service.person = {"sub": "s-li", "preferred_username": "lihua"}
    browser.press()
    assert browser.is_in
    service.person = {"sub": "s-li", "preferred_username": "li.hua.married"}
    again = Browser(site)
    assert again.press().status_code == 200
    assert again.is_in
    service.person = {"sub": "s-newcomer", "preferred_username": "lihua"}
    other = Browser(site)
    answer = other.press()
    assert answer.status_code == 403
    assert "已与登录服务的另一身份绑定" in answer.text
    assert not other.is_in


@pytest.mark.parametrize("lie", ["key", "audience", "issuer", "expired", "subject", "no", "state"])
def test_an_answer_that_does_not_hold_opens_nothing(browser, service, lie):
    service.lies = {lie}
    answer = browser.press()
    assert answer.status_code in (401, 403)
    assert "没有登录" in answer.text
    assert "Traceback" not in answer.text
    assert not browser.is_in


def test_a_closed_account_stays_closed(browser, service):
    service.person = {"sub": "s-closed", "preferred_username": "tingzhi"}
    assert "账号已停用" in browser.press().text
    assert not browser.is_in


def test_a_post_that_needs_a_second_factor_needs_it_still(browser, service):
    service.person = {"sub": "s-bowen", "preferred_username": "bowen"}
    browser.press()
    answer = browser.get(f"{browser.site}/", timeout=30, allow_redirects=False)
    assert answer.headers["Location"] == "/account/factors/code/"


def test_a_password_still_opens_the_door(browser, service):
    browser.type_password("aihua")
    assert browser.is_in
    assert service.asked == [], "no request leaves unless the button is pressed"


def test_when_the_service_does_not_answer_the_page_says_so(browser, service):
    service.lies = {"down"}
    answer = browser.press()
    assert answer.status_code == 503
    assert "明湖区统一身份认证现在没有答复" in answer.text


def test_an_administrator_unlinks_an_identity_with_a_reason(browser, site, service):
    service.person = {"sub": "s-old", "preferred_username": "aihua2"}
    browser.press()
    assert browser.is_in
    service.person = {"sub": "s-new", "preferred_username": "aihua2"}
    assert "另一身份" in Browser(site).press().text
    administrator = Browser(site)
    administrator.type_password("guanli")
    page = administrator.get(f"{site.url}/accounts/?name=aihua2").text
    url = site.url + re.search(r'href="(/accounts/\d+/)"', page)[1]
    assert "已办理" not in administrator.submit(url, f"{url}unlink/", reason=" ").text
    assert "已办理" in administrator.submit(url, f"{url}unlink/", reason="登录服务换了标识").text
    assert not browser.is_in, "what was opened by the old identity is over"
    newer = Browser(site)
    newer.press()
    assert newer.is_in


def test_what_the_service_says_of_a_person_is_not_kept(browser, service, site):
    service.person = {"sub": "s-1", "preferred_username": "aihua", "phone": "13800138000", "email": "a@x.example"}
    browser.press()
    with closing(sqlite3.connect(site.var / "district.sqlite3")) as reader:
        reader.execute("SELECT 1 FROM django_session")  # whoever reads keeps the log of writes beside the database
        found = b"".join(file.read_bytes() for file in site.var.glob("district.sqlite3*"))
    assert b"s-li" in found or b"s-1" in found
    assert b"13800138000" not in found
    assert b"a@x.example" not in found
    assert b"a-token" not in found


def test_the_policy_lets_the_form_go_to_the_service_and_nowhere_else(browser, service):
    policy = browser.get(f"{browser.site}/sign-in/").headers["Content-Security-Policy"]
    assert re.search(r"form-action ([^;]+)", policy)[1].split() == ["'self'", service.url]


def test_a_state_of_another_session_is_refused(browser, site, service):
    """Whoever sends somebody the way back of an own sign-in does not sign him in."""
    page = browser.get(f"{browser.site}/sign-in/").text
    action = re.search(r'action="(/sign-in/service/[^"]+)"', page)[1]
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]*)"', page)[1]
    away = browser.post(browser.site + action, {"csrfmiddlewaretoken": token}, allow_redirects=False).headers[
        "Location"
    ]
    back = requests.get(away, allow_redirects=False, timeout=30).headers["Location"]
    victim = Browser(site)
    assert victim.get(back, timeout=30).status_code in (401, 403)
    assert not victim.is_in
