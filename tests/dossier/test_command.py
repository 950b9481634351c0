"""manage.py dossier: a case by number or full name; whatever is wrong is one sentence, status 1 and no file."""

import pytest
from django.core.management import call_command


def run(capsys, *arguments):
    status = 0
    try:
        call_command("dossier", *arguments)
    except SystemExit as end:
        status = end.code
    said = capsys.readouterr()
    return status, said.out, said.err


def test_a_case_is_found_by_its_full_name(paper_case, tmp_path, capsys):
    paper_case(name="李小𬭎", steps=1)
    status, out, _ = run(capsys, "李小𬭎", "-o", str(tmp_path / "x.pdf"))
    assert status == 0
    assert "第1版" in out
    assert (tmp_path / "x.pdf").stat().st_mode & 0o077 == 0  # a person's papers are for their officer


def test_an_unknown_name_is_refused(db, tmp_path, capsys):
    assert run(capsys, "无此人", "-o", str(tmp_path / "x.pdf"))[0] == 1
    assert run(capsys, "99999999999999999999", "-o", str(tmp_path / "x.pdf"))[0] == 1
    assert list(tmp_path.iterdir()) == []


def test_two_people_of_one_name_are_told_apart_by_number(paper_case, tmp_path, capsys):
    one, two = paper_case(name="王芳", steps=1), paper_case(name="王芳", steps=1)
    status, _, err = run(capsys, "王芳", "-o", str(tmp_path / "x.pdf"))
    assert status == 1
    assert f"{one.pk}（王芳" in err
    assert f"{two.pk}（王芳" in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["nowhere/x.pdf", "."])
def test_a_place_that_cannot_be_written_is_refused(paper_case, tmp_path, capsys, place):
    case = paper_case(steps=1)
    status, _, err = run(capsys, str(case.pk), "-o", str(tmp_path / place))
    assert status == 1
    assert "不能写入" in err
    assert [path for path in tmp_path.parent.rglob("*.part")] == []


def test_a_refused_dossier_leaves_the_one_before_as_it_was(paper_case, tmp_path, capsys):
    case = paper_case(steps=1)
    kept = tmp_path / "x.pdf"
    kept.write_bytes(b"before")
    case.acts.update(reason="坏字\ue863")
    status, _, err = run(capsys, str(case.pk), "-o", str(kept))
    assert status == 1
    assert "U+E863" in err
    assert kept.read_bytes() == b"before"
