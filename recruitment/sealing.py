"""Sealing: texts that must not be readable at rest (vetting texts, identity numbers), with keys outside the database.

    sealed = seal(text, Place("vetting_opinion", row, "fact"))     # what is stored
    text = unseal(sealed, Place("vetting_opinion", row, "fact"))   # SealError when it is not that place's

A sealed text names its algorithm and its key: `A1.3.<base64>`. The place (table, row, column) is authenticated with
it, so that a sealed text moved to another person or column no longer opens. Keys lie in KEY_DIR/sealing, one file
each, numbered; the highest writes, all of them read. SECRET_KEY has no part in it.

`blind_index` finds equal values without opening them. Its key stays when the sealing key changes.
"""

import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext

from .keys import kept_secret

ALGORITHMS = {b"A1": AESGCM}
"""Identifier, stored with each value and never reused -> AEAD with a 256-bit key. A1: AES-256-GCM."""
_WRITES = b"A1"
_NONCE_BYTES = 12


class SealError(Exception):
    """A sealed text that cannot be opened; the text is a sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed text lives. `row` is anything that names the row for good and is known when it is written."""

    table: str
    row: int | str
    column: str

    def __str__(self):
        return f"{self.table}/{self.row}/{self.column}"


def seal_bytes(data: bytes, place: Place) -> bytes:
    """`data` as it may be stored at `place`."""
    number = max(key_numbers(), default=0) or new_key()
    prefix, nonce = b"%s.%d." % (_WRITES, number), os.urandom(_NONCE_BYTES)
    return prefix + nonce + ALGORITHMS[_WRITES](_key(number)).encrypt(nonce, data, _bound(prefix, place))


def unseal_bytes(sealed: bytes, place: Place) -> bytes:
    """What was sealed for `place`. Raises `SealError`."""
    algorithm, number, body = _parts(sealed)
    if number not in key_numbers():
        missing = gettext("缺少第{number}号密钥，无法打开加密内容；请把它放回 KEY_DIR/sealing。")
        raise SealError(missing.format(number=number))
    prefix, nonce = b"%s.%d." % (algorithm, number), body[:_NONCE_BYTES]
    try:
        return ALGORITHMS[algorithm](_key(number)).decrypt(nonce, body[_NONCE_BYTES:], _bound(prefix, place))
    except (InvalidTag, ValueError):
        wrong = gettext("加密内容与所在位置（{place}）不符，或第{number}号密钥不是原来的那一把，无法打开。")
        raise SealError(wrong.format(place=place, number=number)) from None


def seal(text: str, place: Place) -> str:
    """`text` as it may be stored at `place`, in printable characters."""
    algorithm, number, body = _parts(seal_bytes(text.encode(), place))
    return f"{algorithm.decode()}.{number}.{urlsafe_b64encode(body).decode()}"


def unseal(sealed: str, place: Place) -> str:
    """The text that was sealed for `place`. Raises `SealError`."""
    algorithm, number, body = _parts(sealed.encode())
    try:
        raw = urlsafe_b64decode(body)
    except ValueError:
        raise SealError(_unreadable()) from None
    return unseal_bytes(b"%s.%d.%s" % (algorithm, number, raw), place).decode()


def is_sealed(text: str) -> bool:
    try:
        _parts(text.encode())
    except SealError:
        return False
    return True


def _parts(sealed: bytes) -> tuple[bytes, int, bytes]:
    """Algorithm, number of the key, the rest."""
    algorithm, number, body = (*sealed.split(b".", 2), b"", b"")[:3]
    if algorithm not in ALGORITHMS or not number.isdigit():
        raise SealError(_unreadable())
    return algorithm, int(number), body


def _unreadable() -> str:
    return gettext("这一内容不是按本系统的格式加密的，无法打开。")


def _bound(prefix: bytes, place: Place) -> bytes:
    return prefix + str(place).encode()


# ---------------------------------------------------------------- keys


def _folder() -> Path:
    return Path(settings.KEY_DIR) / "sealing"


def key_numbers() -> list[int]:
    """The keys at hand, oldest first."""
    try:
        names = os.listdir(_folder())
    except FileNotFoundError:
        return []
    return sorted(int(name) for name in names if name.isdigit())


def new_key() -> int:
    """Make the next key; from now on it writes, and the older ones only read. Answers its number."""
    number = max(key_numbers(), default=0) + 1
    kept_secret(_folder() / str(number))
    return number


def _key(number: int) -> bytes:
    return _derived(_secret(_folder() / str(number)), "sealing")


def _secret(path: Path) -> str:
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _read(path: Path, modified: int) -> str:
    return path.read_text("ascii").strip()


@lru_cache(maxsize=64)
def _derived(secret: str, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=f"recruitment:{purpose}".encode()).derive(secret.encode())


def blind_index(text: str, purpose: str) -> str:
    """A keyed hash, 64 hexadecimal digits: equal texts of one `purpose` give equal hashes, and it tells no more."""
    path = Path(settings.KEY_DIR) / "blind_index"
    kept_secret(path)
    return hmac.new(_derived(_secret(path), f"blind:{purpose}"), text.encode(), sha256).hexdigest()


# ---------------------------------------------------------------- column


class SealedField(models.TextField):
    """A column of sealed texts; what is not sealed is never stored. Opening it is `unseal` with the row's place."""

    def get_prep_value(self, value):
        if value and not is_sealed(value):
            raise ValidationError(gettext("未加密的内容不能存入“{column}”。").format(column=self.verbose_name))
        return super().get_prep_value(value)
