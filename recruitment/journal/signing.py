"""The Ed25519 key of this installation. It lies outside the database: who can write rows cannot sign them."""

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from ..keys import kept_secret
from .proof import canonical

FILE = "journal_seed"


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
    try:
        seed = (settings.KEY_DIR / FILE).read_text("ascii").strip()
    except OSError:  # an auditor's machine has none, or does not show it to him
        return None
    return _from_seed(seed).public_key().public_bytes_raw().hex()


def sign(statement: dict) -> str:
    return _private_key().sign(canonical(statement)).hex()


def signature_holds(key: str, statement: dict, signature: str) -> bool:
    """What proof.py does in pure Python, for seals by the thousand."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), canonical(statement))
    except (InvalidSignature, ValueError):
        return False
    return True
