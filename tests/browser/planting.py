"""What is planted in the demonstration's district: a code for each of some of its 119 people, as case files or by SQL.

Nothing here knows a check. For everybody planted one of the 119 is taken out of the two years, so that they stay 119.
"""

import json
import re
from datetime import date

from django.db import connection

from recruitment.cases.models import Act, Case, Entry, Introducer, Material
from recruitment.organisation.models import Post, Unit, UnitType
from recruitment.people.identity import record_identity_number
from recruitment.people.models import Membership
from recruitment.rules.casefile import read
from tests.audit.files import complete
from tests.audit.planted import IN_FILES, plant
from workflows.importing import import_file

TEXT = "通过学习党章，我对党的宗旨有了更深的认识，今后要在工作中严格要求自己。"


def a_year_later(document: dict) -> dict:
    """The corpus lies a year before the two years that the campaign is about."""
    told = json.dumps(document, ensure_ascii=False)
    return json.loads(re.sub(r'"(\d{4})(-\d\d-\d\d)"', lambda day: f'"{int(day[1]) + 1}{day[2]}"', told))


def keeper(branch: Unit):
    posts = Post.objects.filter(role="org_commissioner", unit__path__in=branch.path_upwards)
    return posts.order_by("-unit__depth").select_related("user").first().user


def sql(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


class Planting:
    """Code -> the cases that carry it."""

    def __init__(self):
        self.planted: dict[str, list[Case]] = {}
        self._branches = list(Unit.objects.filter(type=UnitType.BRANCH).order_by("path"))
        self._places = 0

    def plant_all(self) -> dict[str, list[Case]]:
        for code, changes in IN_FILES.items():
            self.planted[code] = [self.take_in(code, changes)]
        for code, plant_rows in IN_ROWS.items():
            self.planted[code] = plant_rows(self, code)
        self._make_room(sum(map(len, self.planted.values())))
        filed = {"acts__step": "development_object_filing", "acts__happened_on__gte": date(2026, 6, 1)}
        met = {"acts__step": "admission_general_meeting", "acts__happened_on__lte": date(2026, 10, 10)}
        latest = Case.objects.filter(**filed, state="probationary").filter(**met).order_by("-pk")
        for (code, statement), case in zip(UNDER_2026.items(), latest, strict=False):
            sql(statement, case.pk)
            self.planted[code] = [case]
        return self.planted

    def take_in(self, code: str, changes: dict | None = None, suffix: str = "") -> Case:
        branch = self._branches[self._places % len(self._branches)]
        self._places += 1
        document = a_year_later(plant(complete(), changes or {}))
        document["person"] |= {"name": f"查{code}{suffix}", "unit": branch.name}
        name = f"{code}{suffix}.json"
        case, _, _ = import_file(acting_user=keeper(branch), name=name, file=read(json.dumps(document), name))
        return case

    def paper(self, code: str, key: str, dated_on: str) -> list[Case]:
        case = self.take_in(code)
        by = {"recorded_by": keeper(case.unit), "acting_as": "组织委员"}
        Material.objects.create(case=case, key=key, sha256="0" * 64, file="00/0", dated_on=dated_on, **by)
        return [case]

    def _make_room(self, count: int) -> None:
        """So many of those who were taken in from paper were received long ago."""
        planted = [case.pk for cases in self.planted.values() for case in cases]
        approvals = Act.objects.filter(step="superior_approval", attested=True, outcome="forward")
        approvals = approvals.filter(happened_on__range=(date(2024, 12, 1), date(2026, 5, 1)))
        numbers = list(approvals.exclude(case__in=planted).order_by("pk").values_list("pk", flat=True)[:count])
        assert len(numbers) == count
        Act.objects.filter(pk__in=numbers).update(happened_on=date(2019, 5, 5))


def _copied_reports(planting: Planting, code: str) -> list[Case]:
    found = [planting.take_in(code), planting.take_in(code, suffix="乙")]
    for case, day in zip(found, ("2023-12-15", "2024-03-15"), strict=True):
        rows = Entry.objects.filter(case=case, kind="thought_report", happened_on=day)
        sql("UPDATE recruitment_entry SET opinion = %s WHERE id = %s", day + TEXT, rows.get().pk)
    return found


def _praise_only(planting: Planting, code: str) -> list[Case]:
    case = planting.take_in(code)
    entry = Entry.objects.filter(case=case, kind="examination").order_by("pk").first()
    sql("UPDATE recruitment_entry SET attested = %s, opinion = '' WHERE id = %s", False, entry.pk)
    return [case]


def _another_birth_date(planting: Planting, code: str) -> list[Case]:
    case = planting.take_in(code)
    record_identity_number(acting_user=None, person=case.person, number="11010519491231002X")
    return [case]


def _many_relatives(planting: Planting, code: str) -> list[Case]:
    found = [planting.take_in(code), planting.take_in(code, suffix="乙")]
    member = Membership.objects.filter(unit=found[0].unit, status="full").order_by("pk").first().person_id
    for row in Introducer.objects.filter(act__case__in=found, name="甲"):
        statement = "UPDATE recruitment_introducer SET member_id = %s, is_relative = %s WHERE id = %s"
        sql(statement, member, True, row.pk)
    return found


IN_ROWS = {
    "A08": lambda planting, code: planting.paper(code, "member_recommendation_form", "2023-10-01"),
    "A18": _copied_reports,
    "A20": _praise_only,
    "A33": lambda planting, code: planting.paper(code, "vetting_letters", "2024-12-01"),
    "A47": lambda planting, code: planting.paper(code, "admission_resolution", "2024-12-22"),
    "A73": _another_birth_date,
    "A75": _many_relatives,
}
UNDER_2026 = {
    "A25": "UPDATE recruitment_publicity SET ended_on = date(started_on, '+1 day') "
    "WHERE step = 'development_object_filing' AND case_id = %s",
    "A48": "UPDATE recruitment_act SET happened_on = date(happened_on, '+35 days') "
    "WHERE step = 'admission_general_meeting' AND case_id = %s",
}
"""Code -> what is done by SQL to one who was received under the edition of 2026."""
