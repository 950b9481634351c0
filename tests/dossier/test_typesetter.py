"""The typesetter shows what it is handed and opens nothing else; what it complains of is a failure."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from recruitment.dossier.press import press
from recruitment.dossier.render import typeset
from recruitment.refusal import Refusal

PAGE = "<html lang=zh><head><title>页</title></head><body>{}</body></html>"


@pytest.mark.parametrize(
    "body",
    [
        '<img alt="x" src="file:///etc/passwd">',
        '<img alt="x" src="http://127.0.0.1:9/x.png">',
        '<img alt="x" src="data:image/png;base64,AAAA">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<link rel="stylesheet" href="file:///etc/passwd">',
        '<p style="background: url(file:///etc/passwd)">x</p>',
        '<object data="https://example.invalid/x.svg"></object>',
        '<p style="font-family: x">\ue863\U000323b0</p>',
    ],
)
def test_a_foreign_address_or_a_missing_glyph_is_refused(tmp_path, body):
    with pytest.raises(Refusal):
        typeset(PAGE.format(body), "", tmp_path / "x.pdf")


def test_a_page_of_its_own_text_is_typeset(tmp_path):
    assert typeset(PAGE.format("<p>同志</p>"), "p { color: #a00 }", tmp_path / "x.pdf") == 1
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_a_page_that_would_never_end_is_ended(tmp_path):
    with pytest.raises(Refusal, match="限额"):
        typeset(PAGE.format("<table><tr><td colspan=1000000>x</table>"), "", tmp_path / "x.pdf", cpu_seconds=6)


def test_nothing_but_the_target_is_written(tmp_path):
    typeset(PAGE.format("<p>同志</p>"), "", tmp_path / "x.pdf")
    assert [Path(path).name for path in tmp_path.iterdir()] == ["x.pdf"]


def test_a_workshop_that_was_killed_is_started_again(tmp_path):
    page = PAGE.format("<p>同志</p>")
    typeset(page, "", tmp_path / "x.pdf")
    first = press().process
    first.kill()
    first.wait()
    assert typeset(page, "", tmp_path / "y.pdf") == 1
    assert press().process.pid != first.pid
    assert (tmp_path / "x.pdf").read_bytes() == (tmp_path / "y.pdf").read_bytes()


def test_a_workshop_ends_when_nobody_can_ask_it_any_more(tmp_path):
    asks = (
        "import django; django.setup(); import sys; from pathlib import Path; "
        "from recruitment.dossier.render import typeset; from recruitment.dossier.press import press; "
        "typeset(sys.argv[1], '', Path(sys.argv[2])); "
        "print(press().process.pid, flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", asks, PAGE.format("同志"), str(tmp_path / "x.pdf")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=settings.BASE_DIR, **pipes) as asking:
        workshop = Path("/proc", asking.stdout.readline().decode().strip())
        assert workshop.exists()
        asking.kill()
    for _ in range(100):
        if not workshop.exists() or "(zombie)" in (workshop / "status").read_text():
            return
        time.sleep(0.1)
    raise AssertionError("the workshop is still there")
