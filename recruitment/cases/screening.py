"""Does a file look infected? What this knows by itself, and the unit's own scanner where it has one.

The structure of a PDF (scripts, programs, files inside) is looked at where it is opened; here it is the bytes.
"""

import socket
import struct

from django.conf import settings

from ..refusal import Refusal

_TEST_VIRUS = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The agreed string by which every scanner is tried; harmless."""
_PROGRAMS = (b"MZ", b"\x7fELF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"#!")
"""Heads of programs, archives and office files: none of them is a paper, whatever it is called."""


def screen(content: bytes, file_name: str) -> None:
    """Refuse what looks infected."""
    if _TEST_VIRUS in content:
        raise Refusal("{file}：疑似带有病毒，没有接收。请用杀毒软件检查后重新扫描或拍照上传。", file=file_name)
    if content.startswith(_PROGRAMS):
        raise Refusal("{file}：是程序、压缩包或办公文档，不是 PDF、JPEG 或 PNG 文件。", file=file_name)
    if settings.CLAMAV:
        _ask_scanner(content, file_name)


def _ask_scanner(content: bytes, file_name: str) -> None:
    """clamd's INSTREAM: length and bytes, an empty piece at the end, one line back."""
    try:
        with _connect(settings.CLAMAV) as scanner:
            scanner.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), 2**16):
                piece = content[start : start + 2**16]
                scanner.sendall(struct.pack("!I", len(piece)) + piece)
            scanner.sendall(struct.pack("!I", 0))
            answer = scanner.recv(4096).rstrip(b"\0\n").decode(errors="replace")
    except OSError:
        raise Refusal("{file}：病毒扫描暂时不可用，没有接收，请稍后再试。", file=file_name) from None
    if answer.endswith("FOUND"):
        raise Refusal("{file}：疑似带有病毒，没有接收。请用杀毒软件检查后重新扫描或拍照上传。", file=file_name)
    if not answer.endswith("OK"):
        raise Refusal("{file}：病毒扫描暂时不可用，没有接收，请稍后再试。", file=file_name)


def _connect(address: str) -> socket.socket:
    """`address` is a socket's path, or host:port."""
    if address.startswith("/"):
        scanner = socket.socket(socket.AF_UNIX)
        scanner.settimeout(30)
        scanner.connect(address)
        return scanner
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=30)
