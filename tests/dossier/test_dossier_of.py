"""dossier_of reads a case in a number of statements that does not depend on its size."""

import pytest
from django.test.utils import CaptureQueriesContext

from recruitment.cases.models import Act, Case, Verdict
from recruitment.dossier.selectors import dossier_of
from recruitment.steps import Step


@pytest.mark.both_databases
def test_the_number_of_statements_is_that_of_a_case_of_one_step(paper_case, officer):
    from django.db import connection

    small, large = paper_case(name="小案", steps=1), paper_case(name="大案")
    for attempt in range(2, 12):
        kept = {"recorded_by": officer, "acting_as": "组织委员", "outcome": "forward", "superseded": True}
        act = Act.objects.create(case=large, step=Step.SUPERIOR_TALK, attempt=attempt, **kept)
        Verdict.objects.create(
            act=act, rule="S16-PRE", answer="met", effect="block", edition=2014, citation="第二十四条"
        )
    counts = []
    for case in (small, large):
        found = Case.objects.select_related("person", "unit").get(pk=case.pk)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            dossier_of(found)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] < 50
