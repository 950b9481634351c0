"""The button in a real browser, with the policy of the page in force."""

import pytest


@pytest.mark.browser
def test_the_button_is_pressed_and_the_desk_is_there(site, service, browser):
    with browser.new_context(locale="zh-CN") as window:
        page = window.new_page()
        refused = []
        page.on("console", lambda said: said.type == "error" and refused.append(said.text))
        page.goto(f"{site.url}/sign-in/")
        page.get_by_role("button", name="用明湖区统一身份认证登录").click()
        page.wait_for_url(f"{site.url}/")
        assert "某aihua" in page.content()
        assert refused == []
