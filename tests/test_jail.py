"""A program in the jail cannot take the machine, the network or another file with it, whatever it tries."""

import os
import socket
from pathlib import Path

import pytest
from django.conf import settings

from recruitment import jail, walls


@pytest.fixture
def program(tmp_path, monkeypatch):
    monkeypatch.setattr(jail, "PROGRAMS", tmp_path)
    return lambda text: (tmp_path / "tried.py").write_text(text, "utf-8")


def run(given: bytes = b"", *arguments: str, **limits) -> bytes:
    return jail.run("tried", given, *arguments, limits=jail.Limits(**limits))


def test_bytes_go_in_and_bytes_come_out(program):
    program("import sys; sys.stdout.buffer.write(sys.argv[1].encode() + sys.stdin.buffer.read()[::-1])")
    assert run(b"\x00abc", "x") == b"xcba\x00"


GREEDY = {
    "memory": "x = bytearray(600 * 2**20)",
    "processor time": "while True: pass",
    "wall time": "import time; time.sleep(60)",
    "output": "import sys\nwhile True: sys.stdout.write('x' * 2**20)",
    "recursion": "def f(): f()\nimport sys; sys.setrecursionlimit(10**9); f()",
    "a crash": "import ctypes; ctypes.string_at(0)",
    "an exit that means nothing": "raise SystemExit(7)",
}


@pytest.mark.parametrize("what", GREEDY)
def test_greed_ends_with_one_constant_sentence(program, what):
    program(GREEDY[what])
    with pytest.raises(jail.Jailbreak) as refused:
        run(memory_mib=256, cpu_seconds=1, wall_seconds=3, output_mib=2)
    assert str(refused.value) == jail.Jailbreak.sentence


TRIED = {
    "a listening socket": "import socket; socket.socket().connect(('127.0.0.1', int(given)))",
    "a name server": "import socket; socket.getaddrinfo('localhost', 80)",
    "another program": "import subprocess; subprocess.run(['/bin/true'])",
    "a fork": "import os; os.fork()",
    "a shell": "import os; os.system('true')",
    "reading the accounts": "open('/etc/passwd').read()",
    "reading the keys": "open(given).read()",
    "reading by number": "import os; os.open('/etc/passwd', os.O_RDONLY)",
    "writing a file": "open('/tmp/escaped', 'w')",
    "removing a file": "import os; os.remove(given)",
    "killing its parent": "import os, signal; os.kill(os.getppid(), signal.SIGTERM)",
}


@pytest.mark.parametrize("what", TRIED)
def test_nothing_outside_is_touched(program, what, tmp_path):
    kept = tmp_path / "kept"
    kept.write_text("secret")
    with socket.create_server(("127.0.0.1", 0)) as server:
        given = server.getsockname()[1] if "socket" in what else str(kept)
        program(
            f"given = {given!r}\ntry:\n    {TRIED[what].replace('; ', chr(10) + '    ')}\n    print('out')\n"
            "except OSError as e: print('kept in')"
        )
        assert run() == b"kept in\n"
    assert kept.read_text() == "secret"


NATIVE = {
    "a socket": "c.socket(2, 1, 0)",
    "a socket that no name reaches": "c.socket(1, 1, 0)",
    "reading the accounts": "c.open(b'/etc/passwd', 0)",
    "writing a file": "c.open(b'/tmp/escaped', 0o101, 0o600)",
    "a fork": "c.fork()",
    "another program": "c.execv(b'/bin/true', None)",
    "killing its parent": "c.kill(os.getppid(), 0)",  # refused with any signal; this one harms nobody where it is not
}


@pytest.mark.parametrize("what", NATIVE)
def test_a_native_library_that_asks_no_python_meets_the_kernel_s_walls(program, what):
    program(f"import ctypes, os; c = ctypes.CDLL(None); print({NATIVE[what]})")
    assert run() == b"-1\n" or walls.missing()  # no wall, and the log says so: the next test


def test_where_the_kernel_lacks_a_wall_the_log_says_so(program, monkeypatch, caplog):
    monkeypatch.setattr(walls, "_landlock_version", lambda: -1)
    monkeypatch.setattr(walls, "_CALLS", {})
    jail._say_what_is_missing.cache_clear()
    program("print('out')")
    assert run() == b"out\n"
    assert "lacks Landlock and a seccomp filter" in caplog.text
    jail._say_what_is_missing.cache_clear()


def test_what_the_program_leaves_running_is_killed_with_it(program):
    """A native library may fork where Python may not; its child must not outlive the time-out."""
    program("import ctypes, time; ctypes.CDLL(None).fork(); time.sleep(60)")
    with pytest.raises(jail.Jailbreak):
        run(wall_seconds=2)
    told = str(jail.PROGRAMS).encode()
    running = [p for p in Path("/proc").glob("[0-9]*") if p.name != str(os.getpid()) and _alive(p, told)]
    assert running == []


def _alive(process: Path, told: bytes) -> bool:
    try:
        return told in (process / "cmdline").read_bytes()
    except OSError:
        return False


def test_the_environment_holds_no_secret(program):
    program("import os; print(sorted(os.environ))")
    assert b"SECRET" not in run()
    assert str(settings.KEY_DIR).encode() not in run()
