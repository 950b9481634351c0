"""Case files into the district: a paper case is placed at its step, every earlier act attested from paper."""

from django.contrib.auth.models import User
from django.db import transaction

from ..cases.attesting import attest_case
from ..cases.models import Case
from ..organisation.models import Unit, UnitType
from ..people.models import Person
from ..people.services import register_person
from ..refusal import Refusal, sentence
from ..rules.casefile import CaseFile
from ..rules.judgement import Judgement

_KEPT = ("birth_date", "nationality", "is_mobile", "sex", "ethnicity")


@transaction.atomic
def import_case(*, acting_user: User, acting_as: str, name: str, file: CaseFile) -> tuple[Case, Judgement]:
    """Take one case file in; `name` is what refusals call it. Nothing is stored when it is refused."""
    unit = branch_of_file(name, file)
    person = _person(acting_user, acting_as, name, file)
    return attest_case(
        acting_user=acting_user,
        acting_as=acting_as,
        person=person,
        unit=unit,
        known=file.case,
        profile=file.profile,
        source=name,
    )


def branch_of_file(name: str, file: CaseFile) -> Unit:
    """The open branch that the file names, or a refusal."""
    wanted = file.case.person.unit
    if wanted is None:
        raise Refusal("{file}：person.unit 没有填写，不知道归哪个党支部办理。", file=name)
    found = Unit.objects.filter(name=wanted, type=UnitType.BRANCH, closed_on__isnull=True)
    if len(found) != 1:
        raise Refusal(
            "{file}：person.unit 有不止一个名为“{unit}”的党支部。"
            if found
            else "{file}：person.unit 没有名为“{unit}”的党支部。",
            file=name,
            unit=wanted,
        )
    return found[0]


def _person(acting_user: User, acting_as: str, name: str, file: CaseFile) -> Person:
    facts = file.case.person
    if facts.name is None:
        raise Refusal("{file}：person.name 没有填写。", file=name)
    known = {key: getattr(facts, key) for key in _KEPT if getattr(facts, key) is not None}
    same = Person.objects.filter(name=facts.name, birth_date=facts.birth_date, cases__isnull=False)
    if same.exists():
        raise Refusal(
            "{file}：{name}（{born}）已有案卷，不能重复导入。",
            file=name,
            name=facts.name,
            born=facts.birth_date or sentence("出生日期不详"),
        )
    return register_person(acting_user=acting_user, acting_as=acting_as, name=facts.name, **known)
