"""seal and seal_journal: one signed root over all entries since the seal before."""

import json
import stat
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from recruitment.journal import extracts, hashing, services, signing
from recruitment.journal.errors import BrokenJournalError, JournalError
from recruitment.journal.merkle import Root
from recruitment.journal.models import ZERO, JournalEntry, JournalSeal
from recruitment.journal.reading import stored
from recruitment.journal.selectors import seal_document
from recruitment.journal.services import seal

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


def test_a_seal_covers_all_entries_since_the_one_before(journal):
    second = seal()
    assert (journal.first_seq, journal.last_seq, second.first_seq, second.last_seq) == (1, 10, 11, 13)
    assert journal.previous_seal == ZERO
    assert second.previous_seal == hashing.seal_hash(seal_document(journal)).hex()
    root = Root()
    for row in stored(seq__gt=10, seq__lte=13):
        root.add(row.leaf)
    assert second.root == root.value().hex()
    assert second.head_hash == JournalEntry.objects.get(seq=13).hash


def test_the_journal_itself_tells_of_each_seal(journal):
    told = JournalEntry.objects.get(seq=11)
    assert (told.action, told.actor, told.subject) == ("journal_sealed", None, "journal")
    assert json.loads(told.details) == {"seal": 1, "first_seq": 1, "last_seq": 10, "root": journal.root}


def test_sealing_again_with_nothing_new_makes_no_seal(journal):
    seal()
    assert seal() is None
    assert JournalSeal.objects.count() == 2


def test_the_signature_is_checked_by_a_stranger_and_by_ourselves(journal):
    document = seal_document(journal)
    assert hashing.signed(document)
    assert not hashing.signed({**document, "last_seq": 9})
    body = {name: value for name, value in document.items() if name != "signature"}
    assert signing.signature_holds(journal.key, body, journal.signature)


def test_entries_up_to_a_day_only(write, keys):
    write(3)
    assert seal(until=datetime.now(UTC) - timedelta(days=1)) is None
    assert seal(until=datetime.now(UTC) + timedelta(days=1)).last_seq == 3


def test_a_broken_journal_is_not_signed(journal, lifted_guards):
    with lifted_guards(), connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET acting_as = '书记' WHERE seq = 12")
    with pytest.raises(BrokenJournalError, match="第12条"):
        seal()
    assert JournalSeal.objects.count() == 1


def test_the_key_is_made_once_for_its_owner_alone_and_a_lost_one_is_not_replaced_silently(journal, keys, write):
    assert stat.S_IMODE((keys / "journal_seed").stat().st_mode) == 0o600
    assert signing.kept_public_key() == signing.public_key() == journal.key
    (keys / "journal_seed").unlink()
    assert signing.kept_public_key() is None
    with pytest.raises(JournalError, match="密钥"):
        seal()


def test_the_command_writes_each_seal_for_a_second_party(write, keys, tmp_path, capsys):
    write(3)
    call_command("seal_journal", "-o", str(tmp_path / "out"))
    assert "第1至3条" in capsys.readouterr().out
    file = tmp_path / "out" / "seal-000001.json"
    assert extracts.read(file.read_bytes(), "seal") == seal_document(JournalSeal.objects.get())
    file.unlink()
    call_command("seal_journal", "-o", str(tmp_path / "out"))  # written anew where it was lost, not sealed anew
    assert file.exists()
    assert "没有新的记录" in capsys.readouterr().out


def test_many_entries_become_several_seals_and_the_last_run_leaves_nothing(
    write, keys, tmp_path, problems, monkeypatch
):
    monkeypatch.setattr(services, "MOST", 4)
    write(10)
    call_command("seal_journal", "-o", str(tmp_path))
    assert list(JournalSeal.objects.values_list("first_seq", "last_seq")) == [(1, 4), (5, 8), (9, 12)]
    assert len(list(tmp_path.glob("seal-*.json"))) == 3
    assert problems() == []


def test_the_command_takes_a_day_and_says_plainly_when_it_cannot_write(write, keys, tmp_path):
    write(1)
    call_command("seal_journal", "-o", str(tmp_path), "--until", "2020-01-01")
    assert JournalSeal.objects.count() == 0
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="无法写入"):
        call_command("seal_journal", "-o", str(tmp_path / "file"))
    assert JournalSeal.objects.count() == 0
