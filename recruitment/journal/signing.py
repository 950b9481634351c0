"""The Ed25519 key of this installation. It lies outside the database: who can write rows cannot sign them."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from ..keys import kept_secret
from .hashing import canonical

FILE, NEXT = "journal_seed", "journal_seed.next"


def _private_key() -> Ed25519PrivateKey:
    """The key, made from a seed in KEY_DIR on first use (a file which its owner alone can read)."""
    return _from_seed(kept_secret(settings.KEY_DIR / FILE))


def _from_seed(seed: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"journal-ed25519:" + seed.encode()).digest())


def public_key() -> str:
    """The public key, 64 hexadecimal digits."""
    return _private_key().public_key().public_bytes_raw().hex()


def kept_public_key() -> str | None:
    """The public key where this machine has one. A check never makes one."""
    return _kept(FILE)


def next_public_key() -> str | None:
    """The public key that is made but not in use yet."""
    return _kept(NEXT)


def _kept(file: str) -> str | None:
    try:
        seed = (settings.KEY_DIR / file).read_text("ascii").strip()
    except OSError:  # an auditor's machine has none, or does not show it to him
        return None
    return _from_seed(seed).public_key().public_bytes_raw().hex()


def sign(statement: dict) -> str:
    return _private_key().sign(canonical(statement)).hex()


@contextmanager
def one_change_at_a_time() -> Iterator[None]:
    settings.KEY_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (settings.KEY_DIR / f"{NEXT}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make_next() -> str:
    """Make a new key beside the one in use; its public key."""
    (settings.KEY_DIR / NEXT).unlink(missing_ok=True)  # of a change that the journal does not tell of
    return _from_seed(kept_secret(settings.KEY_DIR / NEXT)).public_key().public_bytes_raw().hex()


def sign_bytes(statement: bytes, *, next_key: bool = False) -> str:
    key = _from_seed(kept_secret(settings.KEY_DIR / NEXT)) if next_key else _private_key()
    return key.sign(statement).hex()


def adopt_next() -> None:
    """From now on the new key signs. Of the old one the public key is left, in the journal: nobody signs with it."""
    os.replace(settings.KEY_DIR / NEXT, settings.KEY_DIR / FILE)


def holds(key: bytes, statement: bytes, signature: bytes) -> bool:
    """As `signature_holds` of ed25519.py, by the library."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, statement)
    except (InvalidSignature, ValueError):
        return False
    return True


def signature_holds(key: str, statement: dict, signature: str) -> bool:
    """What proof.py does in pure Python, for seals by the thousand."""
    try:
        return holds(bytes.fromhex(key), canonical(statement), bytes.fromhex(signature))
    except ValueError:
        return False
