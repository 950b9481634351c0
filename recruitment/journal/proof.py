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

from .extracts import Problem, read
from .handover import handover_holds, key_of_seal, keys_before
from .hashing import leaf_hash, root_from_path, signed


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
