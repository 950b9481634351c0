"""Pages in a real browser: Debian's Chromium against a live server. No request may leave it.

`./run test` installs Chromium; a machine that cannot have it leaves these tests out and says so loudly.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page

from tests.browser.district import district, seeded  # noqa: F401 - fixtures

DESKTOP = {"width": 1366, "height": 768}


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


class Visitor:
    """A browser window of one person. `strangers` are the requests that went to another host: none may."""

    def __init__(self, browser, live_server, **context):
        self.server = live_server.url
        context = {"locale": "zh-CN", "viewport": DESKTOP, "base_url": self.server} | context
        self.context = browser.new_context(**context)
        self.page: Page = self.context.new_page()
        self.strangers: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", self._note)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda said: said.type == "error" and self.errors.append(said.text))

    def _note(self, request):
        if not request.url.startswith((self.server, "data:", "blob:", "about:")):
            self.strangers.append(request.url)

    def sign_in(self, user) -> "Visitor":
        """Signed in without the form: that has tests of its own."""
        client = Client()
        client.force_login(user)
        cookie = client.cookies["sessionid"]
        self.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": self.server}])
        return self

    def speak(self, language: str) -> "Visitor":
        self.context.add_cookies([{"name": "django_language", "value": language, "url": self.server}])
        return self

    def visit(self, path: str) -> Page:
        self.page.goto(self.server + path)
        return self.page

    def check(self, *, but: tuple[str, ...] = ()) -> None:
        """No accessibility finding (WCAG 2.2 A and AA), no error, no stranger, no scrolling sideways."""
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        found = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": tags}}).response["violations"]
        told = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found if v["id"] not in but]
        assert told == [], (self.page.url, told)
        assert self.strangers == []
        assert self.errors == []
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.page.url} is {wide} px wider than the window"


@pytest.fixture
def visitor(browser, live_server):
    """Makes windows: visitor(), or visitor(color_scheme="dark"), visitor(viewport=PHONE)."""
    windows = []

    def open_window(**context) -> Visitor:
        windows.append(Visitor(browser, live_server, **context))
        return windows[-1]

    yield open_window
    for window in windows:
        window.context.close()
