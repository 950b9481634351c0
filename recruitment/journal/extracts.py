"""Extracts and seals from bytes: what is no such thing is refused before anything is computed. Part of verify.py."""

import json
import re

from .handover import is_handover
from .hashing import canonical

ENTRY_FORMAT = "recruitment-journal/1+sha256"
SEAL_FORMAT = "recruitment-seal/1+sha256+ed25519"
EXTRACT_FORMAT = "recruitment-extract/1+sha256+ed25519"


class Problem(Exception):
    """One finding: its kind, the number of the entry where it has one, and a sentence."""

    def __init__(self, kind, seq, sentence):
        super().__init__(sentence)
        self.kind, self.seq, self.sentence = kind, seq, sentence


_ENTRY = {"format", "seq", "at", "actor", "acting_as", "action", "subject", "follows", "happened_on", "details", "salt"}
_SEAL = {"format", "number", "at", "first_seq", "last_seq", "root", "head_hash", "previous_seal", "key", "signature"}
_EXTRACT = {"format", "subject", "index", "key", "signature", "entries", "seals"}


def _is_hex(digits, *texts):
    return all(isinstance(text, str) and len(text) == digits and re.fullmatch("[0-9a-f]*", text) for text in texts)


def _is_seal(seal):
    return (
        set(seal) == _SEAL
        and seal["format"] == SEAL_FORMAT
        and all(type(seal[name]) is int for name in ("number", "first_seq", "last_seq"))
        and _is_hex(64, seal["root"], seal["head_hash"], seal["previous_seal"], seal["key"])
        and _is_hex(128, seal["signature"])
    )


def _is_item(item):
    entry = item["entry"]
    known = set(item) == {"entry", "path"} and set(entry) == _ENTRY and entry["format"] == ENTRY_FORMAT
    return known and type(entry["seq"]) is int and _is_hex(64, *item["path"])


def _is_extract(extract):
    return (
        set(extract) - {"keys"} == _EXTRACT
        and extract["format"] == EXTRACT_FORMAT
        and _is_hex(64, extract["key"])
        and _is_hex(128, extract["signature"])
        and all(type(seq) is int and _is_hex(64, leaf) and type(n) is int for seq, leaf, n in extract["index"])
        and all(map(_is_item, extract["entries"]))
        and all(map(_is_seal, extract["seals"]))
        and all(map(is_handover, extract.get("keys", ())))
    )


def read(data, kind):
    """An "extract" or a "seal" from bytes; `Problem` when they are no such thing. An extract is exact to the byte."""
    try:
        found = json.loads(data.decode("utf-8"))
        good = (_is_extract(found) and canonical(found) == data) if kind == "extract" else _is_seal(found)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        good = False
    if not good:
        damaged = "、".join(f"第{seq}条" for seq in _unreadable(data)) if kind == "extract" else ""
        where = f"：{damaged}的字节被改动" if damaged else ""
        raise Problem(
            "unreadable", None, f"文件已损坏，或不是{'日志抽取' if kind == 'extract' else '封存'}文件{where}。"
        )
    return found


def _unreadable(data):
    """The numbers of the entries whose bytes are not those of an entry, as far as the bytes still tell them."""
    pieces = data.split(b'{"entry":')[1:]
    index = [int(seq) for seq in re.findall(rb'\[(\d{1,18}),"[0-9a-f]{64}"', data)]
    for place, piece in enumerate(pieces):
        text, numbers = b'{"entry":' + piece, [int(seq) for seq in re.findall(rb'"seq":(\d{1,18})', piece)]
        try:
            item = json.JSONDecoder().raw_decode(text.decode("utf-8", "replace"))[0]
            whole = canonical(item)
            good = text.startswith(whole) and _is_item(item)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            good = False
        if not good:
            yield from index[place : place + 1] if len(index) == len(pieces) else numbers[:1]
        elif text[len(whole) :][:1] != (b"," if place < len(pieces) - 1 else b"]"):
            yield from numbers[1:2]
