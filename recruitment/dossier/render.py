"""Content becomes a page description, and a child process typesets it."""

import io
import json
import signal
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import segno
from django.template.loader import get_template, render_to_string

from ..refusal import Refusal
from .characters import refuse_unprintable
from .content import Dossier
from .originals import Shown
from .press import NotStarted, press

CPU_SECONDS = 120
_PATIENCE_SECONDS = 3 * CPU_SECONDS


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
    """Have `html` typeset by a confined process; a text that hangs or exhausts it ends there. Raises `Refusal`."""
    limits = {"cpu_seconds": cpu_seconds, "wall_seconds": _PATIENCE_SECONDS}
    parts = [html.encode(), css.encode(), *(pictures or {}).values()]
    named = [(name, _kind(name), len(data)) for name, data in (pictures or {}).items()]
    head = {"html": len(parts[0]), "css": len(parts[1]), "resources": named}
    with tempfile.TemporaryFile() as job, target.open("wb") as written:
        job.write(json.dumps(head).encode() + b"\n")
        job.writelines(parts)
        answer = _ask(job, written, limits)
    if "pages" in answer:
        return answer["pages"]
    if answer.get("status") == -signal.SIGALRM:
        raise Refusal("排版超过 {seconds} 秒仍未完成，已中止；档案未生成。", seconds=_PATIENCE_SECONDS)
    if answer.get("status", 0) < 0:
        raise Refusal("排版超出了内存或时间的限额（信号 {signal}），已中止；档案未生成。", signal=-answer["status"])
    raise Refusal("排版未能完成，档案未生成：{why}", why=answer.get("error", "—"))


def _kind(name: str) -> str:
    return "image/jpeg" if name.startswith("page-") else "image/png"


def _ask(job: IO[bytes], written: IO[bytes], limits: dict) -> dict:
    """A workshop that has ended meanwhile, for want of work or killed, is started once more."""
    try:
        for _ in range(2):
            job.flush()
            job.seek(0)
            if (answer := press().ask(job, written, limits)) is not None:
                return answer
    except NotStarted as error:
        why = str(error)
        raise Refusal(
            "排版程序不能运行（{why}）；请确认已安装 libpangoft2-1.0-0 和 libharfbuzz-subset0。", why=why
        ) from None
    return {"status": -signal.SIGKILL}
