"""What a child process gives up, for good, before it looks at what strangers wrote: files, network, programs, greed.

    Landlock    files, TCP, signals and abstract sockets beyond itself: Linux 5.13, TCP from 6.7, signals from 6.12
    seccomp     sockets, processes, programs, signals, modes and owners of files, and what leads around both walls
    audit hook  what Python code asks for; wherever Python runs
    rlimits     memory, processor time, size of files

The first two are the kernel's: a flaw in a native library does not get through them. Where the kernel lacks one, the
others stand, and `missing()` says so in a sentence for the log.
"""

import ctypes
import errno
import functools
import os
import resource
import signal
import stat
import struct
import sys
from collections.abc import Iterable

_MIB = 2**20
_LIBC = ctypes.CDLL(None, use_errno=True)
_DIE_WITH_PARENT, _SECCOMP, _FILTER, _NO_NEW_RIGHTS = 1, 22, 2, 38
_CREATE, _ADD, _RESTRICT = 444, 445, 446
"""The calls of Landlock have the same numbers everywhere."""
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_X86 = (
    *(41, 42, 49, 425),  # socket, connect, bind; io_uring, which would lead around the filter
    *(57, 58, 59, 322, 101, 310, 311),  # fork, vfork, execve, execveat, ptrace, the memory of others
    *(62, 129, 200, 234, 297, 424, 434, 438),  # signals and pidfd
    *(90, 91, 268, 452, 92, 93, 94, 260),  # mode and owner of a file, of which Landlock knows nothing;
    *(188, 189, 190, 197, 198, 199, 132, 235, 261, 280),  # nor of its attributes and times
)
_ARM = (
    *(198, 203, 200, 425, 221, 281, 117, 270, 271, 129, 130, 131, 138, 240, 424, 434, 438),
    *(52, 53, 452, 54, 55, 5, 6, 7, 14, 15, 16, 88),
)
_CALLS = {"x86_64": (0xC000003E, 56, _X86), "aarch64": (0xC00000B7, 220, _ARM)}
"""Machine -> how the kernel names it, its `clone`, and what is refused."""
_CLONE3, _THREAD, _OTHER_ABI = 435, 0x10000, 0x40000000
_LOAD, _EQUAL, _AT_LEAST, _HAS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.kill", "shutil.")
_CHANGING = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.chown", "os.link", "os.symlink")
LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/local/lib", "/etc/ld.so.cache", "/dev/urandom")
"""For a program that has still to load native code; what reads an encrypted PDF wants random numbers."""


def confine(readable: Iterable[str], *, memory_mib: int, cpu_seconds: int, output_mib: int, also: tuple = ()) -> None:
    """Close every wall that there is around this process. `readable`: files, and folders with all that lies in them.

    Files and sockets that are open stay so. `also`: further audit events to refuse.
    """
    folders = tuple(os.path.realpath(path) for path in readable)
    die_with_parent()
    _LIBC.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0)
    _landlock(folders)
    _seccomp()
    for limit, value, hard in (
        (resource.RLIMIT_AS, memory_mib * _MIB, memory_mib * _MIB),
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 5),
        (resource.RLIMIT_FSIZE, output_mib * _MIB, output_mib * _MIB),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(limit, (value, hard))
    sys.addaudithook(functools.partial(_watch, folders, (*_FORBIDDEN, *also)))


def die_with_parent() -> None:
    """Whatever ends the process that started this one ends this one too, kill -9 as well."""
    _LIBC.prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)


def missing() -> str:
    """A sentence for the log where this kernel lacks a wall; empty where it has both."""
    lacking = [] if _landlock_version() > 0 else ["Landlock"]
    known, action = os.uname().machine in _CALLS, ctypes.c_uint32(_REFUSE)
    number = 277 if os.uname().machine == "aarch64" else 317
    if not known or _LIBC.syscall(ctypes.c_long(number), ctypes.c_long(2), ctypes.c_long(0), ctypes.byref(action)):
        lacking.append("a seccomp filter")
    if not lacking:
        return ""
    return f"This kernel lacks {' and '.join(lacking)}: child processes are confined by what is left."


def _landlock_version() -> int:
    return _LIBC.syscall(ctypes.c_long(_CREATE), None, ctypes.c_long(0), ctypes.c_long(1))


def _landlock(readable: Iterable[str]) -> None:
    version = _landlock_version()
    if version < 1:
        return
    files = (1 << {1: 13, 2: 14, 3: 15, 4: 15}.get(version, 16)) - 1
    told = struct.pack("QQQ", files, 3, 3)[: 8 if version < 4 else 16 if version < 6 else 24]
    rules = _LIBC.syscall(ctypes.c_long(_CREATE), told, ctypes.c_long(len(told)), ctypes.c_long(0))
    if rules < 0:
        raise OSError(ctypes.get_errno(), "Landlock")
    for path in readable:
        try:
            place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue  # nothing there to be read
        rights = _READ_FILE | (_READ_FOLDER if stat.S_ISDIR(os.fstat(place).st_mode) else 0)
        rule = struct.pack("=Qi", rights, place)
        _LIBC.syscall(ctypes.c_long(_ADD), ctypes.c_long(rules), ctypes.c_long(1), rule, ctypes.c_long(0))
        os.close(place)
    if _LIBC.syscall(ctypes.c_long(_RESTRICT), ctypes.c_long(rules), ctypes.c_long(0)):
        raise OSError(ctypes.get_errno(), "Landlock")
    os.close(rules)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("lines", ctypes.c_char_p))


def _seccomp() -> None:
    if os.uname().machine not in _CALLS:
        return
    lines = _lines(*_CALLS[os.uname().machine])
    program = _Program(len(lines), b"".join(struct.pack("HBBI", *line) for line in lines))
    if _LIBC.prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) and ctypes.get_errno() not in (
        errno.EINVAL,
        errno.ENOSYS,
    ):
        raise OSError(ctypes.get_errno(), "seccomp")


def _lines(machine: int, clone: int, calls: tuple[int, ...]) -> list[tuple[int, int, int, int]]:
    """The filter: what is asked for, how many lines to skip if so, if not, and with what. Threads may be made."""
    refuse, allow = (_RETURN, 0, 0, _REFUSE | errno.EPERM), (_RETURN, 0, 0, _ALLOW)
    unknown = (_RETURN, 0, 0, _REFUSE | errno.ENOSYS)  # the C library then takes the older call
    return [
        *((_LOAD, 0, 0, 4), (_EQUAL, 1, 0, machine), refuse, (_LOAD, 0, 0, 0)),
        *((_AT_LEAST, 0, 1, _OTHER_ABI), refuse, (_EQUAL, 0, 1, _CLONE3), unknown),
        *((_EQUAL, 0, 4, clone), (_LOAD, 0, 0, 16), (_HAS, 1, 0, _THREAD), refuse, allow),
        *(line for call in calls for line in ((_EQUAL, 0, 1, call), refuse)),
        allow,
    ]


def _watch(readable: tuple[str, ...], forbidden: tuple[str, ...], event: str, arguments: tuple) -> None:
    if event.startswith(forbidden) or event in _CHANGING:
        raise PermissionError(event)
    if event == "open" and not isinstance(arguments[0], int):
        path, mode, flags = arguments
        if (mode or "r").strip("rbtU") or (flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise PermissionError(event)
        real = os.path.realpath(os.fsdecode(path))
        if real not in readable and not real.startswith(tuple(folder + os.sep for folder in readable)):
            raise PermissionError(event)
