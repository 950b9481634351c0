"""A district as full as in real work: cases at ten steps, archived ones, every person with a name of their own."""

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import F

from recruitment.cases.models import Case
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from recruitment.people.models import Person
from recruitment.people.searching import search_columns
from tests.bench.bulk import STRIDE, copy_case, settle
from tests.bench.ground import district
from tests.cast import FOUNDED
from tests.facts import DAY, N
from tests.journeys import walk
from workflows.models import WorkItem

WEIGHTS = {1: 20, 2: 25, 4: 15, 6: 20, 8: 5, 9: 5, 13: 4, 17: 2, 18: 2, None: 2}
"""Of a hundred cases so many stand before this step; None: archived."""
SURNAMES = "林陈赵钱孙李周吴郑王曾单解区翟缪欧阳何吕施张孔曹严华金魏陶姜"
GIVEN = "小雨明远晓云建国海燕文博志强春生秋实若溪思齐德胜承志丽萍浩然语嫣"


def crowd(size: int) -> dict[str, User]:
    """The district with `size` cases; whose pages are measured: a branch's, the committee's, the department's, the
    auditor's."""
    people, branches, _ = district()
    keeper = User.objects.create(username="keeper", last_name="温", first_name="知新")
    appoint(acting_user=None, user=keeper, unit=branches[0], role=Role.ORG_COMMISSIONER, held_from=FOUNDED)
    auditor = User.objects.create(username="auditor", last_name="钱", first_name="督察")
    appoint(acting_user=None, user=auditor, unit=people.district, role=Role.AUDITOR, held_from=FOUNDED)
    patterns = {}
    for number in WEIGHTS:
        patterns[number] = people.case(person=people.applicant(f"样本{number}"))
        walk(people, patterns[number], until=N(number) if number else None)
    first = 1 + len(patterns)
    for number, weight in WEIGHTS.items():
        copies = size * weight // 100
        copy_case(patterns[number], first, copies, branches, chained=False)  # no page reads the chain
        first += copies
    name_everybody()
    spread_due_dates()
    settle()
    return {"branch": keeper, "committee": people.bob, "department": people.dora, "auditor": auditor}


def name_everybody() -> None:
    """Copies have the name of their pattern: each gets one of some thousands of names."""
    names = [f"{a}{b}{c}" for a in SURNAMES for b, c in zip(GIVEN, GIVEN[7:] + GIVEN[:7], strict=True)]
    names += [f"{a}{b}" for a in SURNAMES for b in GIVEN] + ["林小雨", "林晓雨"]
    rows = [(name, *search_columns(name).values(), n) for n, name in enumerate(names)]
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE bench_name (name TEXT, folded TEXT, pinyin TEXT, initials TEXT, n INTEGER)"
        )
        cursor.executemany("INSERT INTO bench_name VALUES (%s, %s, %s, %s, %s)", rows)
        cursor.execute("CREATE UNIQUE INDEX bench_name_n ON bench_name (n)")
        for column, source in (("name", "name"), ("folded", "folded"), ("pinyin", "pinyin"), ("initials", "initials")):
            target = column if column == "name" else f"name_{column}"
            cursor.execute(
                f"UPDATE recruitment_person SET {target} = (SELECT {source} FROM bench_name "  # noqa: S608
                f"WHERE n = (recruitment_person.id / {STRIDE} + recruitment_person.id) % {len(names)}) "
                f"WHERE id >= {STRIDE}"
            )
        cursor.execute("DROP TABLE bench_name")


def spread_due_dates() -> None:
    """Due dates from a year ago to two years ahead, as they lie in a district."""
    today = Case.objects.latest("pk").opened_at.date()
    for place in range(36):
        rows = WorkItem.objects.alias(turn=(F("pk") / STRIDE) % 36).filter(turn=place, due_on__isnull=False)
        rows.filter(closed_at__isnull=True).update(due_on=today + (place - 6) * 30 * DAY)
    assert Person.objects.exclude(name_pinyin="").exists()
