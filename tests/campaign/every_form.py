"""Every page of the table of addresses is read by an old browser, and every form on it is filled in and sent."""

import tempfile
from contextlib import suppress

from tests.accounts.test_every_url import ROWS
from tests.cases.test_materials import pdf

from .one_person import cookies

ROLES = "aodkumpc"
WIDTHS = ((1366, 768), (360, 740))
_LEFT_OUT = ("set_language", "sign_out", "account_logout")
"""Of the frame of every page; sent once."""
_FORMS = """Array.prototype.filter.call(document.querySelectorAll("main form"), function (form) {
  return form.querySelector("button:not([type=button])");
}).map(function (form, n) {
  form.setAttribute("data-n", n);
  return [n, form.method, !!form.getAttribute("hx-post") || !!form.getAttribute("hx-boost")];
})"""
_FILL = """(function (form) {
  Array.prototype.forEach.call(form.elements, function (field) {
    if (field.disabled || field.type === "hidden" || field.type === "submit" || field.type === "file") return;
    if (field.tagName === "SELECT") field.selectedIndex = field.options.length - 1;
    else if (field.type === "radio") field.checked = true;
    else if (field.type === "checkbox") field.checked = !field.checked;
    else if (field.type === "date") field.value = "2026-01-05";
    else if (field.type === "number") field.value = "1";
    else if (!field.value) field.value = /(^|_)on$/.test(field.name) ? "2026-01-05" : "试用";
    field.dispatchEvent(new Event("input", {bubbles: true}));
  });
})(document.querySelector("form[data-n='%s']"))"""
_SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def read_and_post(window, url: str, stage) -> tuple[str, list[str]]:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as paper:
        paper.write(pdf())
        paper.flush()
        return _read_and_post(window, url, stage, paper.name)


def _read_and_post(window, url: str, stage, paper: str) -> tuple[str, list[str]]:
    ground = stage.people
    pages, forms, wrong = 0, 0, []
    for who in ROLES:
        user = ground.users[who]
        for row in ROWS:
            if row.get[who] != 200 or row.name in _LEFT_OUT:
                continue
            address = row.url(ground.things)
            if not ground.clients[who].get(address).get("Content-Type", "").startswith("text/html"):
                continue
            window.errors.clear()
            window.sign_in(url, cookies(user))
            wrong += read(window, url + address, f"{row.name} as {who}")
            pages += 1
            for number, method, scripted in window.ask(_FORMS):
                if method == "post" and scripted and window.ask("!!window.htmx"):
                    continue  # the tour: sent by a script, without a new page
                wrong += post(window, f"{row.name} as {who}, form {number}", number, paper)
                forms += 1
                stage.again()
                window.sign_in(url, cookies(user))
                window.visit(url + address)
                window.ask(_FORMS)
    return f"{pages} pages read at two widths, {forms} forms sent", wrong


def read(window, address: str, name: str) -> list[str]:
    found = []
    for width, height in reversed(WIDTHS):
        window.resize(width, height)
        status = window.visit(address)
        if status != 200:
            found.append(f"{name}: {status}")
        if (wider := window.ask(_SIDEWAYS)) > 0:
            found.append(f"{name}: {wider} px too wide at {width}")
    return found + [f"{name}: {error}" for error in window.errors]


def post(window, name: str, number: int, paper: str) -> list[str]:
    window.ask(_FILL % number)
    form = f"form[data-n='{number}']"
    if window.ask(f'!!document.querySelector("{form} [type=file]")'):
        window.choose(f"{form} [type=file]", paper)
    button = f"{form} button:not([type=button])"
    if window.ask(f'!!document.querySelector("{button}.btn-primary")'):
        button += ".btn-primary"
    status = 0
    with suppress(AssertionError):
        status = window.press(button)
    return [] if 200 <= status < 500 else [f"{name}: {status} when sent"]
