"""Content becomes a page description, and a child process typesets it."""

import base64
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import segno
from django.conf import settings
from django.template.loader import get_template, render_to_string

from ..cases.refusal import Refusal
from . import fonts
from .characters import refuse_unprintable
from .content import Dossier
from .originals import Shown

CPU_SECONDS = 120
_PATIENCE_SECONDS = 3 * CPU_SECONDS
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH")
"""What the child keeps of the environment: neither database nor keys."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What a dossier says of itself: its version, the hash of its facts, its originals and the unit's seal."""

    version: int
    facts_hash: str
    copy: str
    originals: list[Shown] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    sealed_by: str = ""

    @property
    def short(self) -> str:
        """Sixteen digits of the hash, in fours."""
        return " ".join(self.facts_hash[at : at + 4] for at in range(0, 16, 4))

    def told(self, number: str) -> str:
        """What the QR code says: no address, nothing to follow."""
        return f"{number} 第{self.version}版 {self.short}"


def render(dossier: Dossier, target: Path, edition: Edition) -> int:
    """Typeset `dossier` into the file `target` and answer the number of pages. Raises `Refusal`."""
    refuse_unprintable(dossier)
    css = Path(get_template("dossier/dossier.css").origin.name).read_text("utf-8")
    pictures = {**edition.pictures, "qr": _qr(edition.told(dossier.number))}
    html = render_to_string("dossier/dossier.html", {"dossier": dossier, "edition": edition})
    return typeset(html, css, target, pictures=pictures)


def _qr(text: str) -> bytes:
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=4, border=2)
    return out.getvalue()


def typeset(
    html: str, css: str, target: Path, cpu_seconds: int = CPU_SECONDS, pictures: dict[str, bytes] | None = None
) -> int:
    """Run the typesetter on `html`; a text that hangs or exhausts it ends there. Raises `Refusal`."""
    conf = fonts.configuration()
    job = {"html": html, "css": css, "target": str(target.resolve()), "fonts": [str(conf.parent)]}
    job["cpu_seconds"] = cpu_seconds
    job["resources"] = {name: base64.b64encode(data).decode() for name, data in (pictures or {}).items()}
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    try:
        ran = subprocess.run(
            [sys.executable, "-B", "-m", "recruitment.dossier.typesetter"],
            input=json.dumps(job),
            capture_output=True,
            encoding="utf-8",
            cwd=settings.BASE_DIR,
            env={**kept, "FONTCONFIG_FILE": str(conf), "LANG": "C.UTF-8", "TZ": "UTC"},
            timeout=_PATIENCE_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise Refusal("排版超过 {seconds} 秒仍未完成，已中止；档案未生成。", seconds=_PATIENCE_SECONDS) from None
    if ran.returncode < 0:
        raise Refusal("排版超出了内存或时间的限额（信号 {signal}），已中止；档案未生成。", signal=-ran.returncode)
    if ran.returncode or not ran.stdout:
        last = ran.stderr.strip().splitlines()[-1:] or ["没有说明"]
        raise Refusal("排版程序不能运行（{why}）；请确认已安装 libpangoft2-1.0-0 和 libharfbuzz-subset0。", why=last[0])
    answer = json.loads(ran.stdout)
    if "error" in answer:
        raise Refusal("排版未能完成，档案未生成：{why}", why=answer["error"])
    return answer["pages"]
