"""From one signing key to the next: the document that makes an old public key count. Part of verify.py, plain Python.

A handover is signed by the new key and, unless the old one was lost, by the old key too. Who trusts a key trusts the
keys that it vouches for; the seals that an old key signed stay as they are.
"""

import json
import re

from .ed25519 import signature_holds

HANDOVER_FORMAT = "recruitment-key/1+ed25519"
_TEXTS = {"format", "at", "old_key", "key", "reason", "signature", "old_signature"}
_PLAIN = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def handover_statement(handover):
    """What both keys sign."""
    body = {name: value for name, value in handover.items() if name not in ("signature", "old_signature")}
    return _PLAIN.encode(body).encode("utf-8")


def is_handover(found):
    return (
        isinstance(found, dict)
        and set(found) == {*_TEXTS, "after_seal"}
        and all(isinstance(found[name], str) for name in _TEXTS)
        and found["format"] == HANDOVER_FORMAT
        and type(found["after_seal"]) is int
        and all(re.fullmatch("[0-9a-f]{64}", found[name]) for name in ("old_key", "key"))
        and re.fullmatch("[0-9a-f]{128}", found["signature"]) is not None
        and re.fullmatch("([0-9a-f]{128})?", found["old_signature"]) is not None
    )


def handover_holds(handover, holds=signature_holds):
    """Whether the signatures that it bears are those of its keys."""
    statement = handover_statement(handover)

    def by(key, signature):
        return holds(bytes.fromhex(handover[key]), statement, bytes.fromhex(handover[signature]))

    return by("key", "signature") and (not handover["old_signature"] or by("old_key", "old_signature"))


def keys_before(key, handovers):
    """`key` and the older keys for which it vouches, each with the last seal that it signed; newest first.

    `handovers`: oldest first.
    """
    found, last = [], None
    for handover in reversed(list(handovers)):
        if handover["key"] == key:
            found.append((key, last))
            key, last = handover["old_key"], handover["after_seal"]
    return [*found, (key, last)]


def key_of_seal(number, keys):
    """The key that has to have signed seal `number`; `keys` as `keys_before` gives them, the newest first."""
    right = keys[0][0]
    for key, last in keys:
        if last is None or number <= last:
            right = key
    return right
