"""Every page to which a link leads in the demonstration's district, on a phone: nothing that axe finds, no request to
elsewhere, no error, no scrolling sideways, and a title of its own."""

import re
from collections import deque

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.urls import resolve

PHONE = {"width": 360, "height": 740}
WHOSE = {
    "liupu": r"desk|case_|step_|move_|material|open_case|notice|dossier_|bulk|amend|job|my_account|post_page",
    "yanxi": r"desk|posts|appoint|post_page|units|close_unit|audit_rectification|political_review|vetting_request",
    "zuzhibu-1": r"desk|vetting_|own_account|identity|case_page",
    "lianshen-jiwei": r"desk|vetting_|notice",
    "ducha": r"desk|audit_|sign_ins|readings",
    "guanliyuan": r"desk|accounts?$|open_account|sign_ins|units|my_account|mfa_|account_|usersessions",
    "shenqingren": r"desk|my_case|my_account|account_|usersessions",
}
A_FILE = ("_file", "_pdf", "_picture", "_workbook", "_bundle", "export_cases", "vetting_sheet")
LINKS = """links => links.map(link => new URL(link.href))
    .filter(to => to.origin == origin).map(to => to.pathname + to.search)"""


@pytest.mark.parametrize("who", WHOSE)
def test_every_page_that_a_link_leads_to(district, visitor, who):
    if who == "liupu":
        call_command("notify", verbosity=0)
    window = visitor(viewport=PHONE, color_scheme="dark" if who in ("yanxi", "ducha") else "light")
    window.sign_in(User.objects.get(username=who))
    waiting, seen = deque(["/"]), {}
    while waiting:
        path = waiting.popleft()
        name = resolve(path.split("?")[0]).view_name
        if name in seen or not re.match(WHOSE[who], name) or name.endswith(A_FILE):
            continue
        answer = window.page.goto(window.server + path)
        assert answer.status == 200, path
        seen[name] = window.page.title()
        window.check()
        assert window.page.title().split(" · ")[0].strip(), path
        waiting.extend(window.page.eval_on_selector_all("main a[href], nav a[href], .apart a[href]", LINKS))
    assert len(seen) > (2 if who == "shenqingren" else 3), seen
