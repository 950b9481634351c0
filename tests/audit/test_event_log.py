"""The journal replayed by a tool of other people (pm4py) on the exported BPMN: lawful cases fit, deviations do not."""

import csv
import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from recruitment.steps import Stage, Step
from tests.journeys import walk

from .petri import net_of

pm4py = pytest.importorskip("pm4py")
pytestmark = pytest.mark.django_db


@pytest.fixture
def replayed(tmp_path, people):
    """Stage -> the fitness of each complete passage."""

    def replayed() -> dict[int, list[float]]:
        out = StringIO()
        call_command("bpmn", output=tmp_path / "bpmn", stdout=out)
        call_command("event_log", output=tmp_path / "log", complete=True, stdout=out)
        found = {}
        for stage in Stage:
            log = pm4py.read_xes(str(tmp_path / "log" / f"stage{stage.value}.xes"), return_legacy_log_object=True)
            net, first, last = net_of(tmp_path / "bpmn" / f"stage{stage.value}.bpmn", joint_vetting_first=True)
            aligned = pm4py.conformance_diagnostics_alignments(log, net, first, last)
            found[stage.value] = [one["fitness"] for one in aligned]
        return found

    return replayed


def test_lawful_cases_have_fitness_one_in_every_stage(people, replayed):
    for number in range(2):
        case = people.case(person=people.applicant(f"守法{number}"))
        walk(people, case)
    assert replayed() == {stage.value: [1.0, 1.0] for stage in Stage}


DEVIATIONS = {  # and the stage in which it shows
    "a step left out": 2,
    "a step taken twice": 4,
    "two steps exchanged": 4,
}


@pytest.mark.parametrize("planted", DEVIATIONS)
def test_a_planted_deviation_is_found(people, replayed, lifted_guards, planted):
    case = people.case()
    walk(people, case)
    with lifted_guards(), connection.cursor() as cursor:
        _plant(cursor, planted, f"case:{case.pk}")
    found = replayed()
    assert [stage for stage, fitness in found.items() if fitness != [1.0]] == [DEVIATIONS[planted]]


def _plant(cursor, planted: str, subject: str) -> None:
    filing, review, form = (
        f'%"step":"{step.value}"%'
        for step in (Step.ACTIVIST_RECORD_FILING, Step.SUPERIOR_PRE_REVIEW, Step.FILL_MEMBERSHIP_FORM)
    )
    if planted == "a step left out":
        cursor.execute("DELETE FROM journal_entry WHERE subject = %s AND details LIKE %s", [subject, filing])
    elif planted == "a step taken twice":
        cursor.execute(
            "UPDATE journal_entry SET details = (SELECT details FROM journal_entry WHERE subject = %s AND details "
            "LIKE %s) WHERE subject = %s AND details LIKE %s",
            [subject, review, subject, form],
        )
    else:
        cursor.execute(
            "SELECT seq, details FROM journal_entry WHERE subject = %s AND (details LIKE %s OR details LIKE %s)",
            [subject, review, form],
        )
        (first, said), (second, then) = cursor.fetchall()
        cursor.execute("UPDATE journal_entry SET details = %s WHERE seq = %s", [then, first])
        cursor.execute("UPDATE journal_entry SET details = %s WHERE seq = %s", [said, second])


def test_the_csv_has_every_entry_and_no_formula(people, tmp_path):
    case = people.case(person=people.applicant("=1+1"))
    walk(people, case, until=Step.numbered(4))
    call_command("event_log", output=tmp_path, stdout=StringIO())
    rows = list(csv.DictReader((tmp_path / "journal.csv").read_text("utf-8-sig").splitlines()))
    assert [row["step"] for row in rows if row["action"] == "step_recorded"] == [
        Step.numbered(number).value for number in (1, 2, 3)
    ]
    assert not any(re.match(r"[=+\-@]", cell) for row in rows for cell in row.values())
