"""Check an extract of the journal. This one file and Python 3.8 or newer are all it takes; it holds no secret.

    python3 verify.py EXTRACT.json [SEAL.json …]

An extract holds all entries of one subject, the path from each to the root of its seal, the seals, and a signed
index. What is computed (`canonical` is JSON with sorted keys, no spaces, UTF-8):

    leaf  = SHA-256(0x00 | canonical(entry))            RFC 6962, the entry itself being the data
    node  = SHA-256(0x01 | left | right)                RFC 6962; the root of a seal
    chain = SHA-256(0x02 | chain of the entry before | leaf)
    seal  = SHA-256(0x03 | canonical(seal without its signature))
    signatures: Ed25519 (RFC 8032) over canonical(statement)

What it cannot tell is whose key it is: compare it with the published one, or give seals that were handed over then.
"""

import hashlib
import json
import re

from .ed25519 import signature_holds
from .handover import handover_holds, is_handover, key_of_seal, keys_before

ENTRY_FORMAT = "recruitment-journal/1+sha256"
SEAL_FORMAT = "recruitment-seal/1+sha256+ed25519"
EXTRACT_FORMAT = "recruitment-extract/1+sha256+ed25519"


class Problem(Exception):
    """One finding: its kind, the number of the entry where it has one, and a sentence."""

    def __init__(self, kind, seq, sentence):
        super().__init__(sentence)
        self.kind, self.seq, self.sentence = kind, seq, sentence


_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def canonical(value):
    return _JSON.encode(value).encode("utf-8")


def leaf_hash(entry):
    return hashlib.sha256(b"\0" + canonical(entry)).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def chain_hash(previous, leaf):
    return hashlib.sha256(b"\2" + previous + leaf).digest()


def seal_hash(seal):
    return hashlib.sha256(b"\3" + canonical({k: v for k, v in seal.items() if k != "signature"})).digest()


def root_from_path(leaf, index, size, path):
    """The root that leaf `index` (from 0) of `size` leads to (RFC 9162, 2.1.3.2); None for a path of wrong length."""
    node, last = leaf, size - 1
    for sibling in path:
        if last == 0:
            return None
        if index & 1 or index == last:
            node = node_hash(sibling, node)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        index, last = index >> 1, last >> 1
    return node if last == 0 else None


def signed(statement):
    """Whether a statement that carries its key and signature is signed by that key."""
    body = {name: value for name, value in statement.items() if name != "signature"}
    key, signature = bytes.fromhex(statement["key"]), bytes.fromhex(statement["signature"])
    return signature_holds(key, canonical(body), signature)


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


def check(extract, kept=()):
    """Yield every `Problem` of an extract; `kept` are seals handed over earlier."""
    if not signed({name: extract[name] for name in ("format", "subject", "index", "key", "signature")}):
        yield Problem("signature", None, "目录的签名不符：目录或签名被改动。")
    if not all(map(handover_holds, extract.get("keys", ()))):
        yield Problem("key", None, "换钥文件的签名不符：换钥文件被改动或伪造。")
    keys, seals = keys_before(extract["key"], extract.get("keys", ())), {}
    for seal in extract["seals"]:
        n = seal["number"]
        if n in seals or seal["key"] != key_of_seal(n, keys) or not signed(seal):
            yield Problem("seal", None, f"第{n}号封存重复、由另一把密钥签名或被改动。")
        seals[n] = seal
    if sorted(seals) != sorted({n for _, _, n in extract["index"] if n}):
        yield Problem("seal", None, "所附封存与目录不一致。")
    for seal in kept:
        n = seal["number"]
        if not signed(seal) or seal["key"] != key_of_seal(n, keys) or seals.get(n, seal) != seal:
            yield Problem("kept_root", None, f"第{n}号封存与另行保存的封存文件不同。")
    yield from _check_entries(extract, seals)


def _check_entries(extract, seals):
    index = {seq: (leaf, n) for seq, leaf, n in extract["index"]}
    ordered, seen, before = [0, *sorted(index)], set(), 0
    before_in_index = {seq: ordered[i] for i, seq in enumerate(ordered[1:])}
    for item in extract["entries"]:
        entry, seq = item["entry"], item["entry"]["seq"]
        if seq in seen:
            yield Problem("doubled", seq, f"第{seq}条重复出现。")
            continue
        seen.add(seq)
        if seq < before:
            yield Problem("order", seq, f"第{seq}条的次序不对。")
        before = seq
        leaf = leaf_hash(entry)
        if seq not in index or index[seq][0] != leaf.hex() or entry["subject"] != extract["subject"]:
            yield Problem("content", seq, f"第{seq}条的内容被改动，或不属于本抽取件。")
            continue
        if entry["follows"] != before_in_index[seq]:
            yield Problem("gap", entry["follows"], f"目录缺少第{entry['follows']}条，第{seq}条本应紧接其后。")
        yield from _check_inclusion(seq, leaf, item["path"], index[seq][1], seals)
    for seq in sorted(set(index) - seen):
        yield Problem("gap", seq, f"缺少第{seq}条。")


def _check_inclusion(seq, leaf, path, number, seals):
    seal, siblings = seals.get(number), [bytes.fromhex(text) for text in path]
    if (number and seal is None) or (siblings and not number):
        yield Problem("seal", seq, f"第{seq}条的封存未附上。")
    elif number:
        size = seal["last_seq"] - seal["first_seq"] + 1
        root = root_from_path(leaf, seq - seal["first_seq"], size, siblings)
        if not seal["first_seq"] <= seq <= seal["last_seq"] or root is None or root.hex() != seal["root"]:
            yield Problem("seal", seq, f"第{seq}条不在第{number}号封存之内：路径或封存被改动。")


def told(extract):
    """What a sound extract shows, in sentences."""
    subject, key, count = extract["subject"], extract["key"], len(extract["index"])
    loose = [str(seq) for seq, _, n in extract["index"] if not n]
    yield f"{subject}：共{count}条，其中{count - len(loose)}条由封存证明。"
    if loose:
        yield f"尚未封存（只有出具者的签名）：第{'、'.join(loose)}条。"
    yield f"公钥 {key}，请与对方公布的公钥核对。"
    for old in extract.get("keys", ()):
        by = "并由旧密钥签署" if old["old_signature"] else "旧密钥已遗失，未能签署，请与对方当时公布的公钥核对"
        yield f"第{old['after_seal']}号封存以前的公钥 {old['old_key']}：由换用的新密钥签署，{by}。"


def check_files(arguments):
    """Check the extract and the seals in these files and say what was found; 1 where something does not agree."""
    try:
        data = [open(name, "rb").read() for name in arguments]  # noqa: SIM115
        extract, kept = read(data[0], "extract"), [read(text, "seal") for text in data[1:]]
    except (IndexError, OSError, Problem) as error:
        print(error if arguments else "用法：python3 verify.py 抽取文件 [封存文件 …]")
        return 1
    sentences = [problem.sentence for problem in check(extract, kept)]
    print("\n".join(sentences or told(extract)))
    return 1 if sentences else 0
