"""extract: one subject's entries prove themselves to a stranger, and hold nothing of anybody else."""

import copy
import json
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from recruitment.journal import extracts, hashing, proof, signing
from recruitment.journal.errors import BrokenJournalError, JournalError
from recruitment.journal.selectors import _tree, extract, seal_document
from recruitment.journal.services import seal

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


def kinds(document, kept=()):
    return [(problem.kind, problem.seq) for problem in proof.check(document, kept)]


def signed_anew(document):
    """As the issuer himself might, to leave something out."""
    statement = {name: document[name] for name in ("format", "subject", "index", "key")}
    return {**document, "signature": signing.sign(statement)}


def test_it_holds_all_entries_of_the_subject_and_says_which_are_not_sealed(journal):
    document = extract("case:17")
    assert [item["entry"]["seq"] for item in document["entries"]] == [1, 3, 5, 7, 9, 12]
    assert [number for _, _, number in document["index"]] == [1, 1, 1, 1, 1, 0]
    assert kinds(document) == []
    assert kinds(document, [seal_document(journal)]) == []
    assert any("尚未封存（只有出具者的签名）：第12条" in line for line in proof.told(document))


def test_it_holds_nobody_elses_data(journal):
    text = hashing.canonical(extract("case:17")).decode()
    assert "缘由1号" in text
    assert "case:18" not in text
    assert not any(f"缘由{number}号" in text for number in (2, 4, 6, 8, 10))


def test_the_same_facts_give_the_same_bytes_and_an_end_can_be_named(journal, write):
    before = hashing.canonical(extract("case:17", until=9))
    write(4)
    assert hashing.canonical(extract("case:17", until=9)) == before
    seal()
    assert kinds(extract("case:17")) == []


def test_one_flipped_byte_anywhere_is_noticed(write, keys):
    write(3)
    seal()
    write(1)
    data = hashing.canonical(extract("case:17"))
    kept = extracts.read(data, "extract")["seals"]
    unnoticed = []
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        try:
            if not kinds(extracts.read(bytes(changed), "extract"), kept):
                unnoticed.append(place)
        except extracts.Problem:
            pass
    assert unnoticed == []


def test_one_flipped_byte_names_its_entry_whether_it_is_still_json_or_not(journal):
    data = hashing.canonical(extract("case:17"))
    begins = [data.index(b'{"entry":', place) for place in range(len(data)) if data.startswith(b'{"entry":', place)]
    ends = [*begins[1:], data.index(b'],"format":"recruitment-extract')]
    unnamed = []
    for seq, begin, end in zip((1, 3, 5, 7, 9, 12), begins, ends, strict=True):
        for place in range(begin + len(b'{"entry":'), end - 1, 3):
            changed = bytearray(data)
            changed[place] ^= 1 << place % 8
            try:
                told = [problem.sentence for problem in proof.check(extracts.read(bytes(changed), "extract"))]
            except extracts.Problem as problem:
                told = [problem.sentence]
            if not any(f"第{seq}条" in sentence for sentence in told):
                unnamed.append((seq, bytes(changed[place - 20 : place + 20]), told))
    assert unnamed == []


def test_an_entry_removed_doubled_reordered_changed_or_foreign_is_named(journal):
    whole = extract("case:17")
    foreign = extract("case:18")["entries"][1]

    def with_entries(change):
        document = copy.deepcopy(whole)
        change(document["entries"])
        return kinds(document)

    assert with_entries(lambda entries: entries.pop(2)) == [("gap", 5)]
    assert with_entries(lambda entries: entries.pop()) == [("gap", 12)]
    assert with_entries(lambda entries: entries.clear())[0] == ("gap", 1)
    assert with_entries(lambda entries: entries.append(entries[3])) == [("doubled", 7)]
    assert with_entries(lambda entries: entries.insert(0, entries.pop(1))) == [("order", 1)]
    assert with_entries(lambda entries: entries[2]["entry"].update(acting_as="书记")) == [("content", 5)]
    assert with_entries(lambda entries: entries.insert(2, foreign)) == [("content", 4)]
    assert with_entries(lambda entries: entries[1]["path"].pop()) == [("seal", 3)]


def test_even_the_issuer_cannot_leave_out_an_entry_in_the_middle(journal):
    document = extract("case:17")
    del document["entries"][2], document["index"][2]
    assert kinds(signed_anew(document)) == [("gap", 5)]


def test_seals_removed_forged_or_other_than_the_kept_ones_are_named(journal, keys):
    whole = extract("case:17")
    without = copy.deepcopy(whole)
    without["seals"].clear()
    assert kinds(without)[0] == ("seal", None)
    other = {**seal_document(journal), "root": "0" * 64}
    assert kinds(whole, [other]) == [("kept_root", None)]
    assert kinds({**whole, "seals": [other]})[0] == ("seal", None)


def test_what_is_no_extract_is_refused_without_a_traceback():
    for data in (b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"format":1}', b"null", b'"x"', b"9" * 10_000):
        with pytest.raises(extracts.Problem):
            extracts.read(data, "extract")


def test_nothing_is_extracted_for_an_unknown_subject_a_changed_key_or_a_tampered_journal(journal, keys, lifted_guards):
    with pytest.raises(JournalError, match="case:99"):
        extract("case:99")
    with lifted_guards(), connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET acting_as = '书记' WHERE seq = 7")
    _tree.cache_clear()
    with pytest.raises(BrokenJournalError, match="第1至10条"):
        extract("case:17")


def test_a_stranger_checks_it_with_one_file_and_python_alone(journal, tmp_path):
    call_command("journal_extract", "case:17", "-o", tmp_path / "e.json", "--program", tmp_path / "verify.py")
    (tmp_path / "seal.json").write_text(json.dumps(seal_document(journal)))

    def verify(*names):
        command = [sys.executable, "-I", "-S", "verify.py", *names]
        ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        assert ran.stderr == ""
        return ran.returncode, ran.stdout

    status, said = verify("e.json", "seal.json")
    assert status == 0
    assert f"公钥 {journal.key}" in said
    (tmp_path / "e.json").write_bytes(
        (tmp_path / "e.json").read_bytes().replace("缘由5号".encode(), "缘由6号".encode())
    )
    assert verify("e.json") == (1, "第5条的内容被改动，或不属于本抽取件。\n")
    assert verify("nothing.json")[0] == 1


def test_verify_journal_holds_an_extract_against_the_journal(journal, tmp_path, capsys, lifted_guards):
    call_command("journal_extract", "case:17", "-o", tmp_path / "e.json")
    call_command("verify_journal", "--extract", str(tmp_path / "e.json"))
    assert "case:17：共6条，其中5条由封存证明。" in capsys.readouterr().out
    with lifted_guards(), connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET acting_as = '书记' WHERE seq = 12")
    with pytest.raises(SystemExit):
        call_command("verify_journal", "--extract", str(tmp_path / "e.json"))
    assert "日志第12条与抽取件中的不同" in capsys.readouterr().err


def test_the_command_says_plainly_what_it_cannot_do(journal, tmp_path):
    with pytest.raises(CommandError, match="没有关于"):
        call_command("journal_extract", "case:99", "-o", tmp_path / "e.json")
    with pytest.raises(CommandError, match="无法写入"):
        call_command("journal_extract", "case:17", "-o", tmp_path / "no" / "e.json")
