"""A small Python program in a child process that can harm nobody: files of strangers are opened there and only there.

Memory, processor time, wall time, output and processes are limited before the program's first line; it has no network,
starts nothing, writes no file and reads none but Python's own (walls.py). Bytes in on stdin, bytes out on stdout. When
it fails, for whatever reason, the answer is one constant sentence: a hostile file does not choose what we say of it.
"""

import contextlib
import ctypes
import logging
import os
import resource
import runpy
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROGRAMS = Path(__file__).parent / "jailed"
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000


class Jailbreak(Exception):
    """The program did not end well: too much memory, time or output, or a crash."""

    sentence = "文件不能在限定的内存和时间内安全打开，可能已损坏或暗藏过量内容，请另存或重新扫描后再上传。"

    def __init__(self):
        super().__init__(self.sentence)


@dataclass(frozen=True, slots=True)
class Limits:
    memory_mib: int = 1024
    cpu_seconds: int = 20
    wall_seconds: int = 60
    output_mib: int = 64


def run(program: str, given: bytes, *arguments: str, limits: Limits | None = None) -> bytes:
    """What the program jailed/`program`.py writes to stdout when it reads `given`. Raises `Jailbreak`."""
    _say_what_is_missing()
    limits = limits or Limits()
    told = [str(limits.memory_mib), str(limits.cpu_seconds), str(limits.output_mib)]
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stdout:
        stdin.write(given)
        stdin.seek(0)
        child = subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", "-B", __file__, *told, str(PROGRAMS / f"{program}.py"), *arguments],
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={"LANG": "C.UTF-8", "TZ": "UTC"},
            start_new_session=True,
        )
        try:
            ended = child.wait(limits.wall_seconds)
        except subprocess.TimeoutExpired:
            raise Jailbreak from None
        finally:
            _kill(child)
        if ended:
            raise Jailbreak
        stdout.seek(0)
        return stdout.read()


def _kill(child: subprocess.Popen) -> None:
    """The child and whatever it might have started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


@cache
def _say_what_is_missing() -> None:
    """Once in a process, to whoever reads its log."""
    from . import walls

    if said := walls.missing():
        logging.getLogger(__name__).warning(said)


def _confine(program: str, memory_mib: int, cpu_seconds: int, output_mib: int) -> None:
    """Give up, for good and before anything hostile is read, what the program does not need."""
    sys.path.append(str(Path(__file__).parent))
    import walls

    sys.path.pop()
    ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NET)  # one wall more, where namespaces are allowed
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    readable = (sys.prefix, sys.base_prefix, program, *walls.LIBRARIES)
    walls.confine(readable, memory_mib=memory_mib, cpu_seconds=cpu_seconds, output_mib=output_mib)


def _main() -> None:
    memory, cpu, output, program, *arguments = sys.argv[1:]
    _confine(program, int(memory), int(cpu), int(output))
    sys.argv = [program, *arguments]
    runpy.run_path(program, run_name="__main__")


if __name__ == "__main__":
    _main()
