"""Check what is attached to a dossier. This one file and Python 3.8 or newer are all it takes; it holds no secret.

    pdfdetach -saveall -o FOLDER DOSSIER.pdf      (poppler; mutool and qpdf do it too)
    python3 FOLDER/verify.py [FOLDER]
    python3 FOLDER/verify.py FOLDER/journal-case.json [SEAL.json …]      (an extract by itself, against kept seals)

manifest.json names every attachment with its SHA-256 and is signed by the key of the journal. What is checked: the
signature; every attachment; the journal extracts with their seals; the facts of the case file against the journal;
the originals against the journal; and that all of them speak of one person. What does not agree is named.
"""

import hashlib
import json
import os

from ..journal.extracts import Problem, read
from ..journal.hashing import canonical, signed
from ..journal.proof import check, check_files

MANIFEST = "manifest.json"
CASE_FILE = "case.json"
PROGRAM = "verify.py"
FORMAT = "recruitment-dossier/1+sha256+ed25519"
_RECORDED = ("step_recorded", "step_attested", "joint_vetting_recorded")


def manifest_of(data):
    """The manifest from bytes; `Problem` where it is none or its signature does not hold."""
    try:
        found = json.loads(data.decode("utf-8"))
        good = canonical(found) == data and found["format"] == FORMAT and signed(found)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        good = False
    if not good:
        raise Problem("manifest", None, MANIFEST + "：清单已损坏、被改动，或签名不符。")
    return found


def check_attachments(files):
    """Yield every `Problem` of the attachments: `files` is name -> bytes."""
    if MANIFEST not in files:
        yield Problem("manifest", None, "缺少" + MANIFEST + "，无从核对。")
        return
    try:
        yield from _check_manifest(manifest_of(files[MANIFEST]), files)
    except Problem as problem:
        yield problem
    except (AttributeError, KeyError, IndexError, TypeError, ValueError, RecursionError):
        yield Problem("manifest", None, "清单或附件不是本系统的格式（由别的程序写成），无从核对。")


def _check_manifest(manifest, files):
    whole = {}
    for item in manifest["files"]:
        name, kind = item["name"], item["what"]
        if name not in files:
            yield Problem("attachment", None, name + "：缺少这个附件（" + kind + "）。")
        elif hashlib.sha256(files[name]).hexdigest() != item["sha256"]:
            yield Problem("attachment", None, name + "：附件的内容被改动（" + kind + "），与清单的散列不符。")
            if item.get("extract"):
                yield from _entries_that_changed(name, files[name])
        else:
            whole[name] = files[name]
    for name in sorted(set(files) - {item["name"] for item in manifest["files"]} - {MANIFEST}):
        yield Problem("attachment", None, name + "：清单中没有这个附件。")
    entries = []
    for item in manifest["files"]:
        if item["name"] in whole and item.get("extract"):
            yield from _check_extract(item, whole[item["name"]], manifest, entries)
    if CASE_FILE in whole:
        yield from _check_facts(json.loads(whole[CASE_FILE].decode("utf-8")), manifest, entries)
    if all(item["name"] in whole for item in manifest["files"] if (item.get("extract") or "").startswith("case:")):
        yield from _check_originals(manifest, entries)  # or every one of them would be missed in a damaged journal


def _entries_that_changed(name, data):
    try:
        for problem in check(read(data, "extract")):
            yield Problem("journal", problem.seq, name + "：" + problem.sentence)
    except Problem as problem:
        yield Problem(problem.kind, None, name + "：" + problem.sentence)


def _check_extract(item, data, manifest, entries):
    try:
        extract = read(data, "extract")
    except Problem as problem:
        yield Problem(problem.kind, None, item["name"] + "：" + problem.sentence)
        return
    if extract["key"] != manifest["key"]:
        yield Problem("journal", None, item["name"] + "：日志由另一把密钥签名，与清单的不同。")
    if extract["subject"] != item["extract"]:
        yield Problem(
            "person", None, item["name"] + "：日志是" + extract["subject"] + "的，不是" + item["extract"] + "的。"
        )
    for problem in check(extract):
        yield Problem("journal", problem.seq, item["name"] + "：" + problem.sentence)
    for held in extract["entries"]:
        entry = dict(held["entry"])
        entry["details"] = json.loads(entry["details"])
        entries.append(entry)


def _check_facts(case, manifest, entries):
    name = case.get("person", {}).get("name")
    if name != manifest["person"]:
        yield Problem("person", None, f"案卷文件是“{name}”的，清单是“{manifest['person']}”的：人被调换。")
    for entry in entries:
        told = entry["details"].get("person") if entry["action"] == "case_opened" else None
        if told and told != manifest["person"] and not _renamed(entries):
            sentence = f"日志是“{told}”的，清单是“{manifest['person']}”的：人被调换。"
            yield Problem("person", entry["seq"], sentence)
    recorded = {}
    for entry in entries:
        if entry["action"] in _RECORDED and isinstance(entry["details"].get("facts"), dict):
            recorded.setdefault(entry["details"].get("step"), []).append(entry)
    for step, acts in sorted(case.get("steps", {}).items()):
        for facts in acts if isinstance(acts, list) else [acts]:
            if step in recorded:
                yield from _check_step(step, facts, recorded[step], entries)


def _renamed(entries):
    return any(entry["action"] == "fact_amended" and entry["subject"].startswith("person:") for entry in entries)


def _check_step(step, facts, recorded, entries):
    """The facts of a step must be those of one of its entries, but for what was amended after."""
    amended = {
        str(entry["details"].get("fact")).rpartition(".")[2]
        for entry in entries
        if entry["action"] == "fact_amended" and entry["details"].get("step") == step
    }
    found = [list(_differences("", entry["details"]["facts"], facts, amended)) for entry in recorded]
    best = min(found, key=len)
    for path, before, now in best:
        seq = recorded[found.index(best)]["seq"]
        sentence = f"案卷文件中“{step}”的{path}是{now}，日志第{seq}条记的是{before}。"
        yield Problem("facts", seq, sentence)


def _differences(path, told, held, amended):
    if isinstance(told, dict) and isinstance(held, dict):
        for name in sorted(told):
            if name not in amended:
                yield from _differences(path + "." + name if path else name, told[name], held.get(name), amended)
    elif told != held and not isinstance(told, list):
        yield path, json.dumps(told, ensure_ascii=False), json.dumps(held, ensure_ascii=False)


def _check_originals(manifest, entries):
    received = {entry["details"].get("sha256") for entry in entries if entry["action"] == "material_received"}
    if not entries:
        return
    for item in manifest["files"]:
        if item.get("original") and item["sha256"] not in received:
            yield Problem("original", None, item["name"] + "：日志中没有收到这份原件（" + item["what"] + "）的记录。")


def told_of(manifest):
    """What a sound set of attachments shows, in sentences."""
    originals = sum(1 for item in manifest["files"] if item.get("original"))
    yield f"{manifest['person']}，{manifest['number']}：事实、原件 {originals} 份与日志相符。"
    yield f"公钥 {manifest['key']}，请与对方公布的公钥核对。"
    yield "页面文字由 PDF 的电子签名保护，请用 PDF 阅读器或 manage.py verify_dossier 核验签名。"


def main(arguments):
    if arguments and not os.path.isdir(arguments[0]):
        return check_files(arguments)
    folder = arguments[0] if arguments else os.path.dirname(os.path.abspath(__file__))
    files = {}
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if os.path.isfile(path) and not name.endswith(".pyc"):
            with open(path, "rb") as file:
                files[name] = file.read()
    sentences = [problem.sentence for problem in check_attachments(files)]
    print("\n".join(sentences or told_of(manifest_of(files[MANIFEST]))))
    return 1 if sentences else 0
