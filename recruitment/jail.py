"""A small Python program in a child process that can harm nobody: files of strangers are opened there and only there.

Memory, processor time, wall time, output and processes are limited before the program's first line; it has no network,
starts nothing, writes no file and reads none but Python's own. Bytes in on stdin, bytes out on stdout. When it fails,
for whatever reason, the answer is one constant sentence: a hostile file does not choose what we say of it.
"""

import contextlib
import ctypes
import functools
import os
import resource
import runpy
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = Path(__file__).parent / "jailed"
_MIB = 2**20
_NEW_USER, _NEW_NET, _DIE_WITH_PARENT, _NO_NEW_RIGHTS = 0x10000000, 0x40000000, 1, 38
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.kill", "shutil.")
_CHANGING = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.chown", "os.link", "os.symlink")


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


def confine(program: str, memory_mib: int, cpu_seconds: int, output_mib: int) -> None:
    """Give up, for good and before anything hostile is read, what the program does not need."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0)
    libc.unshare(_NEW_USER | _NEW_NET)  # where the kernel forbids it, the watch below still refuses sockets
    for limit, value in (
        (resource.RLIMIT_AS, memory_mib * _MIB),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, output_mib * _MIB),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    readable = tuple(os.path.realpath(path) + os.sep for path in (sys.prefix, sys.base_prefix))
    sys.addaudithook(functools.partial(_watch, readable, os.path.realpath(program)))


def _watch(readable: tuple[str, ...], program: str, event: str, arguments: tuple) -> None:
    if event.startswith(_FORBIDDEN) or event in _CHANGING:
        raise PermissionError(event)
    if event == "open" and not isinstance(arguments[0], int):
        path, mode, flags = arguments
        if (mode or "r").strip("rbtU") or (flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise PermissionError(event)
        real = os.path.realpath(os.fsdecode(path))
        if real != program and not real.startswith(readable):
            raise PermissionError(event)


def _main() -> None:
    memory, cpu, output, program, *arguments = sys.argv[1:]
    confine(program, int(memory), int(cpu), int(output))
    sys.argv = [program, *arguments]
    runpy.run_path(program, run_name="__main__")


if __name__ == "__main__":
    _main()
