"""An old Chromium, spoken to through its debugging pipe: today's drivers know neither 78 nor 83."""

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections import deque
from contextlib import suppress

_FLAGS = ("--headless", "--no-sandbox", "--single-process", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage")
_WIRE = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]  # out of the way of 3 and 4
os.dup2(ends[0], 3), os.dup2(ends[1], 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""The browser reads its orders at 3 and answers at 4."""
_TOO_NEW = "htmx-2.min.js"
"""Builds before 83 do not understand it; there pages are plain pages."""
_FILL = """(function (answers) {
  var form = document.querySelector(answers.form);
  Object.keys(answers.values).forEach(function (name) {
    var value = answers.values[name], field = form.elements[name];
    if (!field) throw new Error("no field " + name);
    var list = field.tagName ? [field] : Array.prototype.slice.call(field);
    list.forEach(function (one) {
      if (one.type === "radio" || one.type === "checkbox") one.checked = [].concat(value).indexOf(one.value) >= 0;
      else one.value = value;
      one.dispatchEvent(new Event("input", {bubbles: true}));
    });
  });
})(%s)"""


class OldChromium:
    """One window. `errors` are what scripts and the console complained of."""

    def __init__(self, path: str):
        here, there = os.pipe(), os.pipe()
        profile = tempfile.mkdtemp(prefix="old-chromium-")
        flags = [*_FLAGS, "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"]
        wired = [sys.executable, "-c", _WIRE, str(here[0]), str(there[1]), path, *flags]
        self._process = subprocess.Popen(wired, pass_fds=(here[0], there[1]), stderr=subprocess.DEVNULL)
        os.close(here[0]), os.close(there[1])
        self._out, self._in, self._half = here[1], there[0], b""
        self._events: deque[dict] = deque()
        self._number, self._session, self.errors, self.status = 0, None, [], 0
        self.version = self._call("Browser.getVersion")["product"]
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "DOM", "Log"):
            self._call(f"{domain}.enable")

    def sign_in(self, url: str, cookies: dict[str, str]) -> None:
        self._call("Network.clearBrowserCookies")
        for name, value in cookies.items():
            self._call("Network.setCookie", name=name, value=value, url=url)

    def resize(self, width: int, height: int) -> None:
        said = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self._call("Emulation.setDeviceMetricsOverride", **said)

    def visit(self, url: str) -> int:
        """Open the page; the status of the answer."""
        self._events.clear()
        self._call("Page.navigate", url=url)
        return self._loaded()

    def fill(self, form: str, values: dict) -> None:
        self.ask(_FILL % json.dumps({"form": form, "values": values}))

    def press(self, button: str) -> int:
        """Press the button and wait for the page that comes; the status of the first answer."""
        self._events.clear()
        self.ask(f"document.querySelector({json.dumps(button)}).click()")
        return self._loaded()

    def choose(self, field: str, file: str) -> None:
        root = self._call("DOM.getDocument")["root"]["nodeId"]
        node = self._call("DOM.querySelector", nodeId=root, selector=field)["nodeId"]
        self._call("DOM.setFileInputFiles", nodeId=node, files=[file])

    def ask(self, script: str):
        found = self._call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in found:
            raise AssertionError(found["exceptionDetails"]["exception"].get("description"))
        return found["result"].get("value")

    def wait_for(self, script: str, seconds: float = 20) -> None:
        until = time.monotonic() + seconds
        while not self.ask(script):
            if time.monotonic() > until:
                raise AssertionError(f"waited for {script}")
            time.sleep(0.05)

    def close(self) -> None:
        with suppress(Exception):
            self._call("Browser.close")
        self._process.kill()
        self._process.wait()

    def _loaded(self) -> int:
        self.status, first = 0, 0
        while True:
            event = self._events.popleft() if self._events else self._read(time.monotonic() + 40)
            self._note(event)
            first = first or self.status
            if event.get("method") == "Page.loadEventFired" or _became_a_download(event):
                return first

    def _note(self, event: dict) -> None:
        method, said = event.get("method"), event.get("params", {})
        if method == "Network.requestWillBeSent" and said.get("type") == "Document" and "redirectResponse" in said:
            self.status = self.status or int(said["redirectResponse"]["status"])
        elif method == "Network.responseReceived" and said["type"] == "Document":
            self.status = int(said["response"]["status"])
        elif method == "Runtime.exceptionThrown":
            details = said["exceptionDetails"]
            if not details.get("url", "").endswith(_TOO_NEW):
                self.errors.append(details.get("exception", {}).get("description") or details["text"])
        elif method == "Log.entryAdded" and (told := said["entry"])["level"] == "error" and told["source"] != "network":
            self.errors.append(told["text"])  # of the network: the status of an answer, which is no error

    def _call(self, method: str, **params) -> dict:
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + 40
        while (answer := self._read(until)).get("id") != self._number:
            self._events.append(answer)
        if "error" in answer:
            raise AssertionError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def _read(self, until: float) -> dict:
        while b"\0" not in self._half:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self._in], [], [], left)[0]:
                raise AssertionError("the browser does not answer")
            more = os.read(self._in, 1 << 16)
            if not more:
                raise AssertionError("the browser is gone")
            self._half += more
        message, _, self._half = self._half.partition(b"\0")
        return json.loads(message)


def _became_a_download(event: dict) -> bool:
    """A file comes instead of a page: the browser gives up the page, and the one that is there stays."""
    said = event.get("params", {})
    return event.get("method") == "Network.loadingFailed" and said["type"] == "Document" and said.get("canceled", False)
