"""verify_journal: every way to tamper by SQL, with the triggers away, is found and named."""
# ruff: noqa: S608  the attacker's statements are put together from constants

import json

import pytest
from django.core.management import call_command
from django.db import connection

from recruitment.journal.hashing import chain_hash
from recruitment.journal.models import ZERO, JournalHead, JournalSeal
from recruitment.journal.reading import stored
from recruitment.journal.selectors import seal_document
from recruitment.journal.services import seal

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]
FIELDS = {
    "at": "'2020-01-01 00:00:00'",
    "actor_id": "NULL",
    "acting_as": "'太平村党支部 书记'",
    "action": "'case_closed'",
    "subject": "'case:19'",
    "follows": "0",
    "happened_on": "'2020-01-01'",
    "details": """'{"reason":"x"}'""",
    "salt": "'00000000000000000000000000000000'",
    "hash": f"'{ZERO}'",
}
COLUMNS = "at, actor_id, acting_as, action, subject, follows, happened_on, details, salt, previous_hash, hash"


@pytest.fixture
def tamper(lifted_guards):
    def tamper(*statements):
        with lifted_guards(), connection.cursor() as cursor:
            for sql in statements:
                cursor.execute(sql)

    return tamper


@pytest.fixture
def hash_anew(lifted_guards):
    """Hash the whole chain anew, as one may who writes the database and has read this code."""

    def hash_anew():
        running = ZERO
        with lifted_guards(), connection.cursor() as cursor:
            for row in list(stored()):
                new = chain_hash(bytes.fromhex(running), row.leaf).hex()
                cursor.execute(
                    "UPDATE journal_entry SET previous_hash = %s, hash = %s WHERE seq = %s", [running, new, row.seq]
                )
                running = new
            cursor.execute("UPDATE journal_head SET seq = %s, hash = %s", [row.seq, running])

    return hash_anew


def swap(first, second):
    return [
        f"UPDATE journal_entry SET seq = {new} WHERE seq = {old}"
        for old, new in ((first, -1), (second, first), (-1, second))
    ]


def test_a_sound_journal_has_no_problems_empty_or_not(problems, journal):
    assert problems() == []
    assert problems([("kept", seal_document(journal))]) == []


def test_an_empty_journal_is_sound(problems):
    assert problems() == []


@pytest.mark.parametrize("seq", [1, 7, 13])
@pytest.mark.parametrize("field", FIELDS)
def test_a_changed_field_is_named_by_its_entry(journal, problems, tamper, field, seq):
    if (field, seq) == ("follows", 1):
        pytest.skip("it is 0")
    tamper(f"UPDATE journal_entry SET {field} = {FIELDS[field]} WHERE seq = {seq}")
    assert problems()[0] == ("content", seq)


@pytest.mark.parametrize("seq", [1, 7, 13])
def test_a_changed_link_is_named(journal, problems, tamper, seq):
    tamper(f"UPDATE journal_entry SET previous_hash = '{'1' * 64}' WHERE seq = {seq}")
    assert problems()[0] == ("content", seq)


@pytest.mark.parametrize(
    "value",
    ["CAST(x'ff' AS TEXT)", "x'00ff'", "'2020-13-45 25:00:00'", "'gestern'", "12", "'2026-01-01 00:00:00+00:00x'"],
)
@pytest.mark.parametrize("field", ["at", "happened_on", "details", "hash", "actor_id"])
def test_values_that_cannot_even_be_read_are_named_too(journal, problems, tamper, field, value):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL stores no such values")
    tamper(
        "PRAGMA ignore_check_constraints = ON",
        f"UPDATE journal_entry SET {field} = {value} WHERE seq = 7",
        "PRAGMA ignore_check_constraints = OFF",  # the connection outlives this test
    )
    assert problems()[0] == ("content", 7)
    tamper("UPDATE journal_entry SET actor_id = NULL WHERE seq = 7")  # for the foreign key check after the test


def test_a_deleted_entry_is_a_gap(journal, problems, tamper):
    tamper("DELETE FROM journal_entry WHERE seq = 7")
    assert problems()[0] == ("gap", 7)


def test_the_first_entry_deleted_is_a_gap(journal, problems, tamper):
    tamper("DELETE FROM journal_entry WHERE seq = 1")
    assert problems()[0] == ("gap", 1)


def test_an_entry_deleted_with_the_numbers_closed_up_is_out_of_order(journal, problems, tamper):
    tamper(
        "DELETE FROM journal_entry WHERE seq = 7",
        *(f"UPDATE journal_entry SET seq = {seq - 1} WHERE seq = {seq}" for seq in range(8, 14)),
        "UPDATE journal_head SET seq = 12",
    )
    assert problems()[0] == ("order", 7)


def test_an_inserted_copy_is_doubled(journal, problems, tamper):
    tamper(
        *(f"UPDATE journal_entry SET seq = {seq + 1} WHERE seq = {seq}" for seq in range(13, 7, -1)),
        f"INSERT INTO journal_entry (seq, {COLUMNS}) SELECT 8, {COLUMNS} FROM journal_entry WHERE seq = 3",
        "UPDATE journal_head SET seq = 14",
    )
    assert problems()[0] == ("doubled", 8)


def test_an_inserted_entry_is_named(journal, problems, tamper):
    invented = COLUMNS.replace("salt", f"'{'ab' * 16}'")
    tamper(
        *(f"UPDATE journal_entry SET seq = {seq + 1} WHERE seq = {seq}" for seq in range(13, 7, -1)),
        f"INSERT INTO journal_entry (seq, {COLUMNS}) SELECT 8, {invented} FROM journal_entry WHERE seq = 7",
        "UPDATE journal_head SET seq = 14",
    )
    assert problems()[0] == ("content", 8)


@pytest.mark.parametrize(("first", "second"), [(5, 6), (3, 9), (1, 2)])
def test_two_entries_swapped_are_out_of_order(journal, problems, tamper, first, second):
    tamper(*swap(first, second))
    assert problems()[0] == ("order", first)


def test_contents_swapped_between_people_are_found(journal, problems, tamper):
    tamper(
        "UPDATE journal_entry SET details = (SELECT details FROM journal_entry AS other WHERE other.seq = 8) "
        "WHERE seq = 7"
    )
    assert problems()[0] == ("content", 7)


@pytest.mark.parametrize("kept_to", [0, 5, 10, 12])
def test_a_truncated_journal_is_found_by_its_head(journal, problems, tamper, kept_to):
    tamper(f"DELETE FROM journal_entry WHERE seq > {kept_to}")
    assert ("truncated", kept_to + 1) in problems()


def test_truncated_behind_a_seal_with_the_head_mended(journal, problems, tamper):
    """What no seal covers has no protection but the head; the entry that told of the seal is missed all the same."""
    tamper("DELETE FROM journal_entry WHERE seq > 8", *mended_head(8))
    assert problems() == [("truncated", 9)]
    assert problems([("kept", seal_document(journal))]) == [("truncated", 9), ("truncated", 9)]


def test_truncated_with_head_and_seals_mended_is_found_by_a_kept_seal_alone(journal, problems, tamper):
    kept = [("kept", seal_document(journal))]
    tamper("DELETE FROM journal_entry WHERE seq > 8", "DELETE FROM journal_seal", *mended_head(8))
    assert problems() == []
    assert problems(kept) == [("truncated", 9), ("kept_root", None)]


def mended_head(seq):
    return [f"UPDATE journal_head SET seq = {seq}, hash = (SELECT hash FROM journal_entry WHERE seq = {seq})"]


def test_all_emptied_is_found_by_a_kept_seal(journal, problems, tamper):
    kept = [("kept", seal_document(journal))]
    tamper("DELETE FROM journal_seal", "DELETE FROM journal_entry", f"UPDATE journal_head SET seq = 0, hash = '{ZERO}'")
    assert problems() == []
    assert problems(kept) == [("truncated", 1), ("kept_root", None)]


def test_a_chain_hashed_anew_differs_from_its_seal(journal, problems, tamper, hash_anew):
    tamper("UPDATE journal_entry SET acting_as = '书记' WHERE seq = 7")
    hash_anew()
    assert problems() == [("seal", None)]


def test_a_chain_hashed_anew_whose_seals_are_deleted_is_found_by_what_tells_of_them(
    journal, problems, tamper, hash_anew
):
    tamper("UPDATE journal_entry SET acting_as = '书记' WHERE seq = 7", "DELETE FROM journal_seal")
    hash_anew()
    assert problems() == [("seal", None)]


def test_a_chain_hashed_anew_without_a_trace_of_seals_is_found_by_a_kept_seal_alone(
    journal, problems, tamper, hash_anew
):
    kept = [("kept", seal_document(journal))]
    tamper(
        "UPDATE journal_entry SET acting_as = '书记' WHERE seq = 7",
        "DELETE FROM journal_seal",
        "DELETE FROM journal_entry WHERE seq > 10",
    )
    hash_anew()
    assert problems() == []
    assert problems(kept) == [("kept_root", None), ("kept_root", None)]


@pytest.mark.parametrize(
    "change", ["root = head_hash", "head_hash = root", "last_seq = 9", "first_seq = 2", "number = 2", "key = root"]
)
def test_a_changed_seal_is_found(journal, problems, tamper, change):
    tamper(f"UPDATE journal_seal SET {change}")
    assert "seal" in {kind for kind, _ in problems()}


def test_a_seal_signed_with_another_key_is_found_with_and_without_a_kept_one(journal, problems, keys, lifted_guards):
    kept = seal_document(journal)
    (keys / "journal_seed").write_text("another")
    with lifted_guards():
        JournalSeal.objects.all().delete()
        forged = seal()
        assert problems([("kept", kept)])[0] == ("kept_root", None)
        (keys / "journal_seed").unlink()
        assert ("kept_root", None) in problems([("kept", kept)])
    assert forged.key != journal.key


def test_a_missing_seal_between_two_is_found(journal, problems, tamper):
    seal()
    tamper("DELETE FROM journal_seal WHERE number = 1")
    assert ("seal", None) in problems()


def test_a_head_that_lags_or_is_lost_is_found(journal, problems, tamper):
    tamper("UPDATE journal_head SET seq = 12, hash = (SELECT hash FROM journal_entry WHERE seq = 12)")
    assert problems() == [("surplus", 13)]
    tamper("UPDATE journal_head SET seq = 13")
    assert problems() == [("head", 13)]
    JournalHead.objects.all().delete()
    assert problems() == [("head", None)]


def test_every_broken_entry_is_reported_and_the_walk_goes_on(journal, problems, tamper):
    tamper("UPDATE journal_entry SET acting_as = '书记' WHERE seq IN (3, 5)")
    assert problems() == [("content", 3), ("content", 5), ("seal", None)]


def run(capsys, *arguments):
    status = 0
    try:
        call_command("verify_journal", *map(str, arguments))
    except SystemExit as end:
        status = end.code
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_the_command_says_that_all_is_well_and_what_protects_which_entries(journal, tmp_path, capsys):
    status, out, err = run(capsys)
    assert (status, err) == (0, "")
    assert "日志完好：13条" in out
    assert "第1至10条：由数据库内至第1号封存" in out
    assert "第11至13条：尚未封存" in out
    (tmp_path / "kept.json").write_text(json.dumps(seal_document(journal)))
    status, out, _ = run(capsys, "--root", tmp_path / "kept.json")
    assert status == 0
    assert "第1至10条：由保存在别处的第1号封存保护" in out


def test_the_command_names_the_first_broken_entry_and_fails(journal, tamper, capsys):
    tamper("UPDATE journal_entry SET acting_as = '书记' WHERE seq = 7")
    status, _, err = run(capsys)
    assert status == 1
    assert err.startswith("第7条的内容或自身的散列被改动")


def test_the_command_refuses_a_file_that_is_no_seal_in_one_sentence(journal, tmp_path, capsys):
    (tmp_path / "kept.json").write_text('{"number": 1}')
    for name in ("kept.json", "missing.json"):
        status, _, err = run(capsys, "--root", tmp_path / name)
        assert status == 1
        assert name in err
        assert len(err.splitlines()) == 1


def test_checking_makes_no_key(write, keys, problems):
    write(1)
    assert problems() == []
    assert not keys.exists()
