"""Where typesetters come from: a process with WeasyPrint loaded and warm, which forks a confined child for each job.

Starting Python, loading WeasyPrint and a first page cost more than ten pages do; here they are paid for once. A job
comes over the socket whose number is the argument: limits as JSON, with three open files: the job, the target, and a
socket for the answer. What strangers wrote is read by the child alone, and the child ends with its job. The workshop
ends when whoever might ask it is gone (a thread that started it may go before), or when nothing was asked for long.
Run as `python -m recruitment.dossier.workshop`.
"""

import contextlib
import gc
import json
import os
import select
import signal
import socket
import sys
import sysconfig
import traceback
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from .. import walls
from .typesetter import typeset

IDLE_SECONDS = 900
MEMORY_MIB, FILE_MIB = 1_536, 512
_FIRST_PAGE = """<html lang="zh-CN"><head><title>一</title></head><body><h1>一</h1><p><a href="#t">二</a>
<img alt="三" src="mem:png"><img alt="四" src="mem:jpg"></p>
<table id="t"><thead><tr><th scope="col">甲</th></tr></thead><tbody><tr><td>乙 A1</td></tr></tbody></table>
</body></html>"""
_FIRST_SHEET = """@page { size: A4; @bottom-right { content: counter(page) counter(pages) } } a { color: #a00 }
html { font-family: "Noto Serif SC" } table { table-layout: fixed; border-collapse: collapse } td { border: 1pt solid }
th { font-family: "Noto Sans SC" } img { image-rendering: crisp-edges } h1 { string-set: part content() }
a::after { content: target-counter(attr(href), page) }"""


def warm_up() -> None:
    """Typeset a page of our own words: what is loaded at a first time is loaded."""
    import io

    from PIL import Image

    pictures = {}
    for kind in ("png", "jpeg"):
        out = io.BytesIO()
        Image.new("RGB", (8, 8), "white").save(out, kind)
        pictures[kind.replace("e", "")] = (out.getvalue(), f"image/{kind}")
    typeset(_FIRST_PAGE, _FIRST_SHEET, io.BytesIO(), pictures)


def readable() -> list[str]:
    """Python's own modules, and the typefaces that fontconfig is shown."""
    python = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    conf = Path(os.environ["FONTCONFIG_FILE"])
    shown = [conf, conf.parent / "fontconfig", conf.parent / "faces"]
    return [*python, *map(str, shown), *(str(face.resolve()) for face in shown[-1].iterdir())]


def work(job: int, target: int, answer: socket.socket, limits: dict, files: list[str]) -> None:
    """In the child: close the walls, then look at the job."""
    signal.alarm(limits["wall_seconds"])
    walls.confine(
        files,
        memory_mib=MEMORY_MIB,
        cpu_seconds=limits["cpu_seconds"],
        output_mib=FILE_MIB,
        also=("ctypes.dlopen",),
    )
    with open(job, "rb") as file, open(target, "wb") as written:
        head = json.loads(file.readline())
        html, css = file.read(head["html"]).decode(), file.read(head["css"]).decode()
        given = {name: (file.read(size), kind) for name, kind, size in head["resources"]}
        try:
            told = {"pages": typeset(html, css, written, given), "peak_kib": getrusage(RUSAGE_SELF).ru_maxrss}
        except Exception as error:  # whatever typesetting ends in is told
            told = {"error": str(error)[:4000] or type(error).__name__}
    answer.send(json.dumps(told).encode())


def _begin(message: bytes, handed: list[int], ours: list[int], files: list[str]) -> tuple[int, socket.socket]:
    """Fork a child for the job; the process and the socket where its end is told. `ours` is none of its business."""
    job, target, reply = handed
    answer = socket.socket(fileno=reply)
    child = os.fork()
    if child == 0:
        status = 1
        try:
            for handle in ours:
                os.close(handle)
            work(job, target, answer, json.loads(message), files)
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)
    os.close(job)
    os.close(target)
    return child, answer


def _end(child: int, answer: socket.socket) -> None:
    _, status = os.waitpid(child, 0)
    with answer, contextlib.suppress(OSError):  # whoever asked may be gone
        if status:
            answer.send(json.dumps({"status": os.waitstatus_to_exitcode(status)}).encode())


def serve(asked: socket.socket, files: list[str]) -> None:
    """One child per job, any number at a time, until nobody can ask any more."""
    running: dict[int, tuple[int, socket.socket]] = {}
    poll = select.poll()
    poll.register(asked, select.POLLIN)
    while ready := poll.poll(None if running else IDLE_SECONDS * 1000):
        for handle, _ in ready:
            if handle in running:
                poll.unregister(handle)
                os.close(handle)
                _end(*running.pop(handle))
                continue
            message, handed, _, _ = socket.recv_fds(asked, 4096, 3)
            if not message:
                return
            ours = [asked.fileno(), *running, *(answer.fileno() for _, answer in running.values())]
            child, answer = _begin(message, handed, ours, files)
            handle = os.pidfd_open(child)
            running[handle] = child, answer
            poll.register(handle, select.POLLIN)


def main() -> None:
    asked = socket.socket(fileno=int(sys.argv[1]))
    warm_up()
    gc.collect()
    gc.freeze()  # one job and the child ends: nothing to collect, a tenth of the time saved, and its pages stay shared
    gc.disable()
    asked.send(b"ready")
    serve(asked, readable())


if __name__ == "__main__":
    main()
