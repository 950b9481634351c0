"""The machine checks of a campaign over many full cases: seconds, memory, statements per thousand cases, the matrix.

python -m tests.bench.sieve CASES WORKERS      figures as JSON, for the database in DATABASE_URL
"""

import json
import resource
import sys
import time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from recruitment.audit.models import Finding  # noqa: E402
from recruitment.audit.services.drawing import Drawing, draw  # noqa: E402
from recruitment.audit.services.sifting import sift_again, sift_chunk  # noqa: E402
from recruitment.audit.working import sift_with  # noqa: E402
from recruitment.organisation.roles import Role  # noqa: E402
from recruitment.organisation.services import appoint  # noqa: E402
from tests.cast import FOUNDED  # noqa: E402
from tests.journeys import walk  # noqa: E402

from .bulk import copy_case, settle  # noqa: E402
from .ground import district  # noqa: E402


def main(cases: int, workers: int) -> dict:
    people, branches, _ = district()
    auditor = User.objects.create(username="auditor")
    appoint(acting_user=None, user=auditor, unit=people.district, role=Role.AUDITOR, held_from=FOUNDED)
    pattern = people.case(person=people.applicant("样本"))
    walk(people, pattern)
    copy_case(pattern, 1, cases - 1, branches)
    settle()
    drawing = Drawing(name="过筛", units=[people.district])
    campaign = draw(acting_user=auditor, acting_as="督查员", drawing=drawing)
    with CaptureQueriesContext(connection) as asked:
        sift_chunk(campaign)
    statements = 4 * len(asked)
    found = {"cases": campaign.items.count(), "statements per thousand": statements}
    for count in dict.fromkeys((1, workers)):
        sift_again(campaign)
        start = time.perf_counter()
        sift_with(campaign, count)
        found[f"seconds, {count} worker(s)"] = round(time.perf_counter() - start, 1)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    found |= {"MB of one process": peak // 1024, "findings": Finding.objects.count()}
    settings.SECOND_FACTOR_ROLES = []  # setting one up is another page
    client = Client(SERVER_NAME="localhost")
    client.force_login(auditor)
    if client.get("/audit/matrix/").status_code != 200:
        raise RuntimeError("the matrix did not open")
    start = time.perf_counter()
    client.get("/audit/matrix/")
    return found | {"ms of a matrix page": round(1000 * (time.perf_counter() - start))}


if __name__ == "__main__":
    json.dump(main(int(sys.argv[1]), int(sys.argv[2])), sys.stdout, ensure_ascii=False)
