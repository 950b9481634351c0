"""Paper cases come in as case files: attested, placed at their step, all or nothing."""

import json
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from recruitment.cases.models import Act, Case
from recruitment.exchange.selectors import document_of
from recruitment.journal.models import JournalEntry
from recruitment.people.models import Person
from recruitment.rules import book as rule_book
from tests import cast as people
from workflows.models import WorkItem

COMPLETE = Path(rule_book.__file__).parent / "examples" / "complete_2014.json"
pytestmark = [pytest.mark.django_db]


@pytest.fixture
def cast():
    return people.cast()


@pytest.fixture
def document(cast) -> dict:
    document = json.loads(COMPLETE.read_text("utf-8"))
    document["person"] |= {"name": "何晓岚", "unit": cast.branch_a.name}
    return document


def import_files(cast, tmp_path, *documents: dict) -> None:
    paths = []
    for place, document in enumerate(documents):
        paths.append(tmp_path / f"{place}.json")
        paths[-1].write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    call_command("import_case", *map(str, paths), by=cast.alice.username)


def test_a_finished_paper_case_is_archived_and_every_act_attested(cast, document, tmp_path, capsys):
    import_files(cast, tmp_path, document)
    case = Case.objects.get()
    assert case.state == "archived"
    acts = Act.objects.filter(case=case)
    assert acts.count() == 26
    assert all(act.attested and act.recorded_by == cast.alice for act in acts)
    assert not WorkItem.objects.filter(case=case, closed_at__isnull=True).exists()
    assert JournalEntry.objects.filter(subject=f"case:{case.pk}", action="step_attested").count() == 26
    assert "导入 1 件，退回 0 件。" in capsys.readouterr().out


def test_what_comes_in_goes_out_the_same(cast, document, tmp_path):
    import_files(cast, tmp_path, document)
    exported = document_of(Case.objects.get())
    assert exported["steps"] == document["steps"]
    assert exported["joint_vetting"] == document["joint_vetting"]
    assert exported["transfers"] == document["transfers"]
    assert exported["person"] == document["person"]


STEPS = list(json.loads(COMPLETE.read_text("utf-8"))["steps"])


@pytest.mark.parametrize("done", [1, 4, 6, 8, 14, 15, 22])
def test_a_half_done_case_waits_at_its_next_step(cast, document, tmp_path, done):
    document["steps"] = {step: document["steps"][step] for step in STEPS[:done]}
    del document["joint_vetting"]
    import_files(cast, tmp_path, document)
    waiting = WorkItem.objects.filter(closed_at__isnull=True).values_list("step", flat=True)
    assert STEPS[done] in waiting
    assert not set(STEPS[:done]) & set(waiting)
    assert Act.objects.count() == done


def refused(cast, tmp_path, *documents) -> str:
    with pytest.raises(CommandError) as stopped:
        import_files(cast, tmp_path, *documents)
    assert stopped.value.returncode == 2
    return str(stopped.value)


def test_one_unreadable_file_keeps_all_out(cast, document, tmp_path):
    bad = document | {"as_of": "2026-02-30"}
    assert "as_of" in refused(cast, tmp_path, document, bad)
    assert not Case.objects.exists()


@pytest.mark.parametrize(("key", "value"), [("unit", "月亮村党支部"), ("unit", None), ("name", None)])
def test_a_case_without_a_known_branch_or_a_name_is_refused(cast, document, tmp_path, key, value):
    people = Person.objects.count()
    if value is None:
        del document["person"][key]
    else:
        document["person"][key] = value
    assert f"person.{key}" in refused(cast, tmp_path, document)
    assert Person.objects.count() == people


def test_the_same_person_is_not_taken_in_twice(cast, document, tmp_path):
    import_files(cast, tmp_path, document)
    assert "已有案卷" in refused(cast, tmp_path, document)
    assert Case.objects.count() == 1


def test_who_holds_no_post_at_the_branch_may_not_attest(cast, document, tmp_path):
    document["person"]["unit"] = cast.branch_b.name
    assert "岗位" in refused(cast, tmp_path, document)
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("name", "told"),
    [("何" * 41, "至多40字，写了41字"), ("何\n晓", "U+000A"), ("何\u202e晓", "U+202E"), ("何\u200b晓", "U+200B")],
)
def test_a_name_that_cannot_be_kept_or_printed_is_refused_and_the_file_named(cast, document, tmp_path, name, told):
    document["person"]["name"] = name
    with pytest.raises(CommandError, match="0.json：.*" + re.escape(told)):
        import_files(cast, tmp_path, document)
    assert not Case.objects.exists()
    assert not Person.objects.filter(name__startswith="何").exists()
