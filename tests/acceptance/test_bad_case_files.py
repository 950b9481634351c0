"""What a bad case file gets: one sentence per error on standard error, exit status 2, nothing on standard output."""

import copy
import json
from pathlib import Path

import jsonschema
import pytest
from django.core.management import call_command

GOOD = json.loads((Path(__file__).parent / "cases" / "SC01.json").read_text("utf-8"))


def refused(path, capsys) -> list[str]:
    with pytest.raises(SystemExit) as stopped:
        call_command("judge", str(path), json=True)
    captured = capsys.readouterr()
    assert stopped.value.code == 2
    assert captured.out == ""
    assert "Traceback" not in captured.err
    return captured.err.strip().splitlines()


def with_change(path: str, value):
    case = copy.deepcopy(GOOD)
    *parents, last = path.split(".")
    holder = case
    for part in parents:
        holder = holder[part]
    holder[last] = value
    return case


BAD_VALUES = {
    "a wrong format": ("format", "recruitment-case/2", "format"),
    "an unknown profile": ("profile", "guangdong", "profile"),
    "an unknown key": ("colour", "red", "colour"),
    "an unknown step": ("steps.dance", {}, "steps.dance"),
    "an unknown property": ("steps.oath.song", "x", "steps.oath.song"),
    "a fraction where a count is asked": ("steps.centralized_training.hours", 8.5, "hours"),
    "text where a count is asked": ("steps.centralized_training.hours", "8", "hours"),
    "truth where a count is asked": ("steps.centralized_training.hours", True, "hours"),
    "a negative count": ("steps.centralized_training.days", -1, "days"),
    "a list where an object is asked": ("steps.submit_application", [], "steps.submit_application"),
    "an object where a list is asked": ("transfers", {}, "transfers"),
    "a count of thousands of digits": ("steps.centralized_training.hours", 10**4200, "hours"),
    "a title that is no text": ("title", 3, "title"),
    "an expectation that is no object": ("expect", [], "expect"),
    "a null date": ("steps.oath.on", None, "steps.oath.on"),
    "an impossible date": ("steps.oath.on", "2024-02-30", "steps.oath.on"),
    "a date in another form": ("steps.oath.on", "20240202", "steps.oath.on"),
    "a date with a time": ("steps.oath.on", "2024-02-02T00:00", "steps.oath.on"),
    "an act after as_of": ("steps.oath.on", "2026-11-23", "as_of"),
    "a word outside the vocabulary": ("steps.superior_approval.approver", "village", "approver"),
    "a null person": ("person", None, "person"),
    "steps that are no object": ("steps", [], "steps"),
    "a null as_of": ("as_of", None, "as_of"),
    "a number where a word is asked": ("profile", 7, "profile"),
    "an unhashable word": ("profile", ["national"], "profile"),
}


@pytest.mark.parametrize("name", BAD_VALUES)
def test_a_bad_value_is_named_with_file_and_key(name, tmp_path, capsys):
    path, value, key = BAD_VALUES[name]
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(with_change(path, value)), "utf-8")
    errors = refused(file, capsys)
    assert any(str(file) in error and key in error for error in errors), errors


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"\xff\xfe", b"[]", b"NaN", b'{"format": NaN}', b"7", b"null", b"[" * 100_000, b'"text"'],
    ids=range(10),
)
def test_what_is_not_a_case_file_is_refused_with_its_name(text, tmp_path, capsys):
    file = tmp_path / "bad.json"
    file.write_bytes(text)
    assert str(file) in refused(file, capsys)[0]


def test_a_missing_file_and_a_folder_are_refused(tmp_path, capsys):
    assert "nowhere.json" in refused(tmp_path / "nowhere.json", capsys)[0]
    assert str(tmp_path) in refused(tmp_path, capsys)[0]


def test_every_error_of_every_file_is_named_and_nothing_is_answered(tmp_path, capsys):
    for name, hours in (("one.json", "8"), ("two.json", 8.5)):
        case = with_change("steps.centralized_training.hours", hours)
        case["colour"] = "red"
        (tmp_path / name).write_text(json.dumps(case), "utf-8")
    with pytest.raises(SystemExit):
        call_command("judge", *(str(tmp_path / name) for name in ("one.json", "two.json")), json=True)
    errors = capsys.readouterr().err.strip().splitlines()
    assert len(errors) == 4


def test_the_schema_accepts_good_files_and_refuses_the_bad_values(capsys):
    call_command("judge", schema=True)
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for path in (Path(__file__).parent / "cases").glob("*.json"):
        validator.validate(json.loads(path.read_text("utf-8")))
    beyond_a_schema = ("an impossible date", "an act after as_of")
    for name, (path, value, _) in BAD_VALUES.items():
        if name not in beyond_a_schema:
            assert not validator.is_valid(with_change(path, value)), name


@pytest.mark.parametrize("key", ["format", "as_of", "profile", "person", "steps"])
def test_a_key_that_is_not_there_is_not_said_to_be_null(key, tmp_path, capsys):
    path = tmp_path / "case.json"
    path.write_text(json.dumps({name: value for name, value in GOOD.items() if name != key}), "utf-8")
    (said,) = refused(path, capsys)
    assert f"：{key}：" in said
    assert said.endswith("没有写。")
