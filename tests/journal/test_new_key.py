"""new_journal_key: a new key signs from now on, the old seals are checked by the old public key, and both vouch."""

import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from recruitment.journal import hashing, proof, signing
from recruitment.journal.checking import Check, against_journal
from recruitment.journal.errors import JournalError
from recruitment.journal.models import JournalEntry, JournalSeal
from recruitment.journal.program import verify_program
from recruitment.journal.rekeying import change_key
from recruitment.journal.selectors import extract, handovers, seal_document
from recruitment.journal.services import seal

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


def change(organiser, **how):
    return change_key(acting_user=organiser, acting_as="系统管理", reason="保管人离任", **how)


def test_the_old_key_seals_what_came_before_and_the_new_one_what_comes_after(journal, organiser, write, problems):
    old = journal.key
    handover = change(organiser)
    write(2)
    new = seal()
    assert (handover["old_key"], handover["key"]) == (old, new.key)
    assert old != new.key
    assert {row.number: row.key for row in JournalSeal.objects.all()} == {1: old, 2: old, 3: new.key}
    assert handover["after_seal"] == 2
    assert problems() == []
    assert problems([("kept", seal_document(row)) for row in JournalSeal.objects.all()]) == []


def test_the_change_is_an_entry_of_the_journal_by_whom_and_why(journal, organiser):
    handover = change(organiser)
    entry = JournalEntry.objects.get(action="journal_key_changed")
    assert (entry.actor, entry.acting_as, handovers()) == (organiser, "系统管理", [handover])
    assert "保管人离任" in entry.details


def test_an_extract_over_a_change_of_key_is_proved_to_a_stranger(journal, organiser, write, tmp_path):
    first = change(organiser)
    write(2)
    seal()
    second = change(organiser)
    document = extract("case:17")
    assert document["keys"] == [first, second]
    assert list(proof.check(document)) == []
    assert list(against_journal(document)) == []
    assert list(proof.check(document, [seal_document(journal)])) == []
    (tmp_path / "verify.py").write_text(verify_program(), "utf-8")
    (tmp_path / "case.json").write_bytes(hashing.canonical(document))
    ran = subprocess.run(
        [sys.executable, "-I", tmp_path / "verify.py", tmp_path / "case.json"], capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"第{first['after_seal']}号封存以前的公钥 {journal.key}：由换用的新密钥签署，并由旧密钥签署" in ran.stdout


def test_a_handover_that_the_old_key_did_not_sign_is_found_in_an_extract(journal, organiser):
    change(organiser)
    document = extract("case:17")
    forged = {**document["keys"][0], "after_seal": 9}
    assert "key" in {problem.kind for problem in proof.check({**document, "keys": [forged]})}
    assert "seal" in {problem.kind for problem in proof.check({**document, "keys": []})}


def test_a_handover_changed_in_the_database_is_named(journal, organiser, lifted_guards, problems):
    change(organiser)
    entry = JournalEntry.objects.get(action="journal_key_changed")
    with lifted_guards(), connection.cursor() as cursor:
        other = entry.details.replace('"after_seal":2', '"after_seal":1')
        cursor.execute("UPDATE journal_entry SET details = %s WHERE seq = %s", [other, entry.seq])
    assert ("key", entry.seq) in problems()


def test_a_change_that_broke_off_after_its_entry_is_finished_by_the_next_run(journal, organiser, monkeypatch, problems):
    with monkeypatch.context() as patch:
        patch.setattr(signing, "adopt_next", lambda: (_ for _ in ()).throw(OSError("no space")))
        with pytest.raises(OSError, match="no space"):
            change(organiser)
    with pytest.raises(JournalError, match="new_journal_key"):
        seal()  # the journal tells of the new key already
    assert change(organiser) == handovers()[0]
    assert len(handovers()) == 1
    assert seal().key == handovers()[0]["key"]
    assert problems() == []


def test_a_lost_key_is_replaced_only_when_it_is_lost_and_the_check_says_so(journal, organiser, keys, write, problems):
    with pytest.raises(JournalError, match="没有遗失"):
        change(organiser, lost=True)
    (keys / "journal_seed").unlink()
    with pytest.raises(JournalError, match="--lost"):
        change(organiser)
    handover = change(organiser, lost=True)
    assert (handover["old_key"], handover["old_signature"]) == (journal.key, "")
    write(1)
    seal()
    assert problems() == []
    check = Check()
    assert list(check.problems()) == []
    assert any("原密钥已遗失" in sentence for sentence in check.protection())
    document = extract("case:17")
    assert list(proof.check(document)) == []
    assert any("旧密钥已遗失" in sentence for sentence in proof.told(document))


def test_another_key_put_in_place_without_a_change_is_found(journal, organiser, keys, problems):
    change(organiser)
    (keys / "journal_seed").write_text("another", "ascii")
    assert "key" in {kind for kind, _ in problems()}


def test_the_command_changes_the_key_and_says_what_to_do(journal, organiser, capsys):
    call_command("new_journal_key", by="organiser", reason="定期更换")
    said = capsys.readouterr().out
    assert handovers()[0]["key"] in said
    assert "备份 KEY_DIR" in said
    with pytest.raises(CommandError, match="没有用户"):
        call_command("new_journal_key", by="nobody", reason="定期更换")
    with pytest.raises(CommandError, match="理由"):
        call_command("new_journal_key", by="organiser", reason=" ")
