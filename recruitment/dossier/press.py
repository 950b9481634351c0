"""Handing jobs to the workshop of this process: started when the first job comes, again where it has ended."""

import atexit
import contextlib
import json
import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from django.conf import settings

from .. import walls
from . import fonts

_PASSED_ON = ("PATH", "LD_LIBRARY_PATH")
"""What the workshop keeps of the environment: neither database nor keys."""
_START_SECONDS = 120


class NotStarted(Exception):
    """The workshop does not run; the argument is the last thing it said."""


class Press:
    """A workshop, and the socket over which it is asked."""

    program = (sys.executable, "-B", "-m", "recruitment.dossier.workshop")

    def __init__(self, conf: Path, made_for: tuple):
        self.made_for = made_for
        self._asking, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        said = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the workshop
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603
                [*self.program, str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                cwd=settings.BASE_DIR,
                env={**kept, "FONTCONFIG_FILE": str(conf), "LANG": "C.UTF-8", "TZ": "UTC"},
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self._said = said
        self._asking.settimeout(_START_SECONDS)
        if not self._hear(self._asking):
            self.close()
            raise NotStarted(self.last_words())

    def last_words(self) -> str:
        self._said.seek(0)
        return (self._said.read().decode("utf-8", "replace").strip().splitlines() or ["没有说明"])[-1]

    @staticmethod
    def _hear(ear: socket.socket) -> bytes:
        with contextlib.suppress(OSError):
            return ear.recv(65536)
        return b""

    def ask(self, job, target, limits: dict) -> dict | None:
        """What came of the job; None where the workshop was not there to take it."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with ours:
            with theirs:
                try:
                    handed = [job.fileno(), target.fileno(), theirs.fileno()]
                    socket.send_fds(self._asking, [json.dumps(limits).encode()], handed)
                except OSError:
                    return None
            ours.settimeout(limits["wall_seconds"] + 10)
            said = self._hear(ours)
        return json.loads(said) if said else None

    def close(self) -> None:
        self._asking.close()
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()


_lock = threading.Lock()
_presses: dict[int, Press] = {}
"""By process: a child that was forked from this one starts its own."""


def press() -> Press:
    """The workshop of this process, with the typefaces as they are now. Raises `NotStarted`."""
    conf = fonts.configuration()
    made_for = (str(conf), *sorted(os.listdir(conf.parent / "faces")))
    with _lock:
        found = _presses.get(os.getpid())
        if found and (found.made_for != made_for or found.process.poll() is not None):
            found.close()
            found = None
        if found is None:
            if said := walls.missing():
                logging.getLogger(__name__).warning(said)
            found = _presses[os.getpid()] = Press(conf, made_for)
        return found


@atexit.register
def _close() -> None:
    if found := _presses.pop(os.getpid(), None):
        found.close()
