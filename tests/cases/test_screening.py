"""What looks infected is refused: by the agreed test string, by its head, and by the unit's own scanner."""

import contextlib
import socket
import struct
import threading

import pytest

from recruitment.cases.screening import screen
from recruitment.refusal import Refusal


@contextlib.contextmanager
def scanner(answer: bytes):
    """Speaks clamd's INSTREAM on a real socket; yields its address and what it was sent."""
    received = []
    server = socket.create_server(("127.0.0.1", 0))

    def serve():
        connection, _ = server.accept()
        with connection, connection.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            while length := struct.unpack("!I", stream.read(4))[0]:
                received.append(stream.read(length))
            connection.sendall(answer)

    thread = threading.Thread(target=serve)
    thread.start()
    yield f"127.0.0.1:{server.getsockname()[1]}", received
    thread.join(5)
    server.close()


def test_a_clean_file_passes_whole_through_the_scanner(settings):
    content = b"%PDF-" + bytes(200_000)
    with scanner(b"stream: OK\0") as (address, received):
        settings.CLAMAV = address
        screen(content, "a.pdf")
    assert b"".join(received) == content


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"stream: Win.Test.EICAR_HDB-1 FOUND\0", "疑似带有病毒"),
        (b"INSTREAM size limit exceeded. ERROR\0", "暂时不可用"),
    ],
)
def test_what_the_scanner_finds_is_refused(settings, answer, said):
    with scanner(answer) as (settings.CLAMAV, _), pytest.raises(Refusal, match=said):
        screen(b"%PDF-1.4", "a.pdf")


def test_without_its_scanner_a_district_that_has_one_takes_nothing(settings, tmp_path):
    settings.CLAMAV = str(tmp_path / "nobody.sock")
    with pytest.raises(Refusal, match="暂时不可用"):
        screen(b"%PDF-1.4", "a.pdf")


def test_the_agreed_test_string_is_found_anywhere_in_a_file(settings):
    settings.CLAMAV = ""
    content = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
    with pytest.raises(Refusal, match="疑似带有病毒"):
        screen(b"%PDF-1.4\n" + content, "a.pdf")
    screen(b"%PDF-1.4\n", "a.pdf")
