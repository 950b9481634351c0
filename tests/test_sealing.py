"""Sealed texts: readable in their place with their key, nowhere else and with no other."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command

from recruitment import sealing
from recruitment.sealing import Place, SealedField, SealError, blind_index, seal, seal_bytes, unseal, unseal_bytes

HERE = Place("person", 7, "identity_number")
TEXT = "有一起治安处罚，2019年，䶮案"


@pytest.fixture(autouse=True)
def keys(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "KEY_DIR", tmp_path / "keys")
    return tmp_path / "keys" / "sealing"


def test_a_sealed_text_opens_in_its_place_and_shows_nothing_of_itself():
    sealed = seal(TEXT, HERE)
    assert unseal(sealed, HERE) == TEXT
    assert sealed.startswith("A1.1.")
    assert sealed.isascii()
    assert seal(TEXT, HERE) != sealed


@pytest.mark.parametrize("there", [Place("person", 8, "identity_number"), Place("person", 7, "x"), Place("p", 7, "x")])
def test_a_sealed_text_moved_to_another_person_column_or_table_is_rejected(there):
    with pytest.raises(SealError, match="不符"):
        unseal(seal(TEXT, HERE), there)


def test_a_sealed_text_with_one_character_changed_is_rejected():
    sealed = seal(TEXT, HERE)
    for at in (6, len(sealed) // 2, len(sealed) - 6):
        changed = sealed[:at] + ("A" if sealed[at] != "A" else "B") + sealed[at + 1 :]
        with pytest.raises(SealError):
            unseal(changed, HERE)


@pytest.mark.parametrize("text", ["", "plain", "A1", "A1.x.abc", "Z9.1.abc", "A1.1", "A1.1.!", "A1.1.QQ==", "A1.²."])
def test_what_was_never_sealed_gives_a_sentence(text):
    seal("so that key 1 exists", HERE)
    with pytest.raises(SealError, match="无法打开"):
        unseal(text, HERE)


def test_a_new_key_writes_and_the_old_one_still_reads(keys):
    old = seal(TEXT, HERE)
    out = StringIO()
    call_command("new_sealing_key", stdout=out)
    assert "第2号密钥已启用；保留的旧密钥：1" in out.getvalue()
    new = seal(TEXT, HERE)
    assert (old[:5], new[:5]) == ("A1.1.", "A1.2.")
    assert unseal(old, HERE) == unseal(new, HERE) == TEXT
    (keys / "1").unlink()
    assert unseal(new, HERE) == TEXT
    with pytest.raises(SealError, match="缺少第1号密钥"):
        unseal(old, HERE)


def test_a_value_claimed_for_another_key_is_rejected():
    old = seal(TEXT, HERE)
    sealing.new_key()
    with pytest.raises(SealError, match="第2号密钥不是原来的那一把"):
        unseal("A1.2." + old[5:], HERE)


def test_a_wrong_key_under_the_right_number_gives_a_sentence(keys):
    sealed = seal(TEXT, HERE)
    (keys / "1").unlink()
    assert sealing.new_key() == 1
    with pytest.raises(SealError, match="第1号密钥不是原来的那一把"):
        unseal(sealed, HERE)


def test_the_secret_key_of_the_site_has_no_part_in_it(monkeypatch):
    sealed, found = seal(TEXT, HERE), blind_index("x", "identity")
    monkeypatch.setattr(settings, "SECRET_KEY", "another")
    assert unseal(sealed, HERE) == TEXT
    assert blind_index("x", "identity") == found


def test_only_the_owner_reads_the_keys(keys):
    seal(TEXT, HERE)
    assert (keys / "1").stat().st_mode & 0o77 == 0


def test_files_are_sealed_the_same_way():
    sealed = seal_bytes(b"%PDF-1.7 ...", HERE)
    assert b"PDF" not in sealed
    assert unseal_bytes(sealed, HERE) == b"%PDF-1.7 ..."
    with pytest.raises(SealError):
        unseal_bytes(sealed, Place("person", 8, "identity_number"))


def test_equal_values_are_found_by_a_keyed_hash_that_outlives_the_sealing_key():
    found = blind_index("11010119900307123X", "identity")
    sealing.new_key()
    assert blind_index("11010119900307123X", "identity") == found
    assert blind_index("11010119900307123X", "other") != found
    assert blind_index("110101199003071230", "identity") != found


def test_a_sealed_column_refuses_what_is_not_sealed():
    field = SealedField("事实")
    with pytest.raises(ValidationError, match="未加密的内容不能存入“事实”"):
        field.get_prep_value(TEXT)
    assert field.get_prep_value("") == ""
    assert field.get_prep_value(seal(TEXT, HERE)).startswith("A1.")
