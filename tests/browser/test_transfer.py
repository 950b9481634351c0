"""What goes over the wire, as a browser counts it: the district served by gunicorn, its static files compressed."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from contextlib import closing, suppress
from socket import socket

import pytest
from playwright.sync_api import Page

FIRST, LATER = 300_000, 30_000  # bytes: a first visit with everything, a page when styles and scripts are at hand
PAGES = {
    "liupu": ["/", "/cases/", "/cases/2/", "/cases/2/materials/", "/cases/2/steps/political_vetting/"],
    "yanxi": ["/", "/cases/"],
    "zuzhibu-1": ["/", "/cases/", "/vetting/rounds/1/"],
    "lianshen-jiwei": ["/", "/vetting/replies/1/"],
    "ducha": ["/", "/cases/1/", "/audit/campaigns/1/", "/audit/matrix/", "/audit/matrix/?columns=papers"],
    "shenqingren": ["/my/"],
}


@pytest.fixture(scope="module")
def site(seeded, tmp_path_factory):
    """Served as `./run demo` serves it; the address."""
    var = tmp_path_factory.mktemp("served")
    shutil.copy(seeded, var / "district.sqlite3")
    with closing(socket()) as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "KEY_DIR")}
    environment |= {"VAR_DIR": str(var), "DEMO": "1"}
    manage = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"]
    subprocess.run(manage, env=environment, check=True)
    serve = [sys.executable, "-m", "gunicorn", "recruitment.wsgi", "--bind", address, "--threads", "4"]
    server = subprocess.Popen([*serve, "--no-control-socket", "--log-level", "warning"], env=environment)
    while server.poll() is None:
        with suppress(OSError), urllib.request.urlopen(f"http://{address}/sign-in/"):
            break
        time.sleep(0.2)
    yield f"http://{address}"
    server.terminate()
    server.wait(timeout=20)


class Meter:
    """Counts the bytes that a page takes to come, as the network saw them."""

    def __init__(self, page: Page):
        self.page, self.seen = page, []
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.on("Network.loadingFinished", lambda told: self.seen.append(told["encodedDataLength"]))

    def of(self, visit) -> int:
        self.seen.clear()
        visit()
        self.page.wait_for_load_state("networkidle")
        assert self.seen
        return int(sum(self.seen))


@pytest.mark.parametrize("user", PAGES)
def test_a_first_visit_is_below_300_kb_and_later_pages_below_30(browser, site, user):
    page = browser.new_context(base_url=site).new_page()
    meter = Meter(page)
    first = meter.of(lambda: page.goto("/sign-in/"))
    page.click(f"button[name=username][value={user}]")
    page.wait_for_load_state("networkidle")
    for path in PAGES[user]:
        first += meter.of(lambda path=path: page.goto(path))
        later = meter.of(lambda path=path: page.goto(path))
        assert page.title().split(" · ")[0] not in ("登录", "")
        assert later < LATER, (path, later)
    assert first < FIRST  # all of it together, from an empty cache
    page.context.close()
