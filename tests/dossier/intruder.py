"""The workshop with an intruder where the typesetter would be: what a page could do that took over its library.

Run as `python -m tests.dossier.intruder NUMBER`, in place of recruitment.dossier.workshop. The process, the fork, the
walls and the answer are the workshop's own. The page holds {name: file that is none of its business}; what came of
each attempt is written where the PDF would be. Native code asks no Python: `_C` is the C library itself.
"""

import ctypes
import errno
import json
import os

from recruitment.dossier import workshop

_C = ctypes.CDLL(None, use_errno=True)
_WRITE_NEW, _ADDRESS = os.O_WRONLY | os.O_CREAT, b"\x02\0\0\x09\x7f\0\0\x01" + bytes(8)
_INET, _INET6, _UNIX, _STREAM, _DATAGRAM = 2, 10, 1, 1, 2


def _calls(files: dict[str, str]) -> dict[str, tuple]:
    """What is tried, as calls of the C library."""
    parent, any_file = os.getppid(), next(iter(files.values())).encode()
    memory, at = ctypes.create_string_buffer(64), ctypes.c_void_p(0)
    return {
        **{f"reads {name}": (_C.open, path.encode(), os.O_RDONLY) for name, path in files.items()},
        "reads the environment of its parent": (_C.open, b"/proc/%d/environ" % parent, os.O_RDONLY),
        "reads the memory of its parent": (_C.open, b"/proc/%d/mem" % parent, os.O_RDONLY),
        "reads its own environment": (_C.open, b"/proc/self/environ", os.O_RDONLY),
        "lists the root": (_C.open, b"/", os.O_RDONLY | os.O_DIRECTORY),
        "asks for a socket": (_C.socket, _INET, _STREAM, 0),
        "asks for a datagram": (_C.socket, _INET6, _DATAGRAM, 0),
        "asks for a local socket": (_C.socket, _UNIX, _STREAM, 0),
        "connects what it has": (_C.connect, 0, _ADDRESS, 16),
        "writes a file": (_C.open, any_file + b".new", _WRITE_NEW, 0o600),
        "changes a file": (_C.open, any_file, os.O_WRONLY),
        "shortens a file": (_C.truncate, any_file, ctypes.c_long(0)),
        "removes a file": (_C.unlink, any_file),
        "renames a file": (_C.rename, any_file, any_file + b".moved"),
        "links a file": (_C.link, any_file, any_file + b".linked"),
        "locks a file up": (_C.chmod, any_file, 0),
        "gives a file away": (_C.chown, any_file, 65534, 65534),
        "makes a file older": (_C.utimensat, -100, any_file, None, 0),
        "marks a file": (_C.setxattr, any_file, b"user.x", b"1", 1, 0),
        "makes a folder": (_C.mkdir, any_file + b".folder", 0o700),
        "forks": (_C.fork,),
        "starts a program": (_C.execv, b"/bin/true", None),
        "traces its parent": (_C.ptrace, 16, parent, at, at),
        "looks into its parent": (_C.process_vm_readv, parent, memory, 0, memory, 0, 0),
        "kills its parent": (_C.kill, parent, 0),
        "kills a thread of its parent": (_C.tgkill, parent, parent, 0),
        "takes hold of its parent": (_C.syscall, ctypes.c_long(434), parent, 0),
        "asks for a ring": (_C.syscall, ctypes.c_long(425), 8, memory),
    }


def intrude(html: str, css: str, target, resources=None) -> int:
    told = {name: _came_of(*call) for name, call in _calls(json.loads(html)).items()}
    told["holds"] = [number for number in range(3, 256) if _C.fcntl(number, 1) >= 0]  # F_GETFD
    target.write(json.dumps(told).encode())
    return 1


def _came_of(call, *arguments) -> str:
    done = call(*arguments)
    return errno.errorcode.get(ctypes.get_errno(), "?") if done == -1 else "done"


if __name__ == "__main__":
    workshop.warm_up = lambda: None
    workshop.typeset = intrude
    workshop.main()
