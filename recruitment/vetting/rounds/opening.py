"""Opening a round and collecting its people."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.timezone import localdate

from ...cases.models import Case
from ...journal import services as journal
from ...organisation.models import Unit
from ...organisation.selectors import profile_of
from ...prepared import insert
from ...refusal import Refusal, sentence
from ...rules.book import book
from ..models import Round, RoundPerson
from ..rows import insert_rows
from ..vocabulary import RoundState
from .eligible import among, candidates
from .locking import locked, refuse_frozen


@transaction.atomic
def open_round(*, acting_user: User, acting_as: str, organiser: Unit, year: int, approval: str = "") -> Round:
    """开启批次: the year's round; a further one in the same year is an extra round and names its approval."""
    Unit.objects.select_for_update().get(pk=organiser.pk)
    earlier = Round.objects.filter(organiser=organiser, year=year).exclude(state=RoundState.CANCELLED)
    if year > localdate().year or year < localdate().year - 1:
        raise Refusal("年度应为今年或去年，填写的是{year}。", year=year)
    if earlier.exists() and not approval.strip():
        raise Refusal("{year}年度已有联审批次；补充批次须写明批准依据（批准人、日期或文号）。", year=year)
    numbers = Round.objects.filter(organiser=organiser, year=year).values_list("number", flat=True)
    chosen = book(profile_of(organiser))
    round = insert(
        Round(
            organiser=organiser,
            year=year,
            number=max(numbers, default=0) + 1,
            approval=approval.strip(),
            profile=chosen.profile.name,
            second_person=chosen.profile.joint_vetting_second_person,
            valid_months=chosen.figures["joint_vetting_valid_months"],
            opened_by=acting_user,
        )
    )
    _note(round, acting_user, acting_as, "vetting_round_opened", approval=round.approval)
    return round


@transaction.atomic
def collect_all(*, acting_user: User, acting_as: str, round: Round, on: date | None = None) -> int:
    """Take in everybody who may enter; answers how many came in."""
    round = locked(round)
    refuse_frozen(round)
    free = [c.case for c in candidates(round.organiser, on or localdate()) if not c.lacking]
    return _take_in(round, free, acting_user, acting_as)


@transaction.atomic
def collect(*, acting_user: User, acting_as: str, round: Round, cases: list[Case]) -> int:
    """Take in these people; who may not enter is named with the reason, and nobody comes in."""
    round = locked(round)
    refuse_frozen(round)
    lacking = [c for c in among(cases, localdate()) if c.lacking]
    if lacking:
        raise Refusal(
            *(sentence("{name}不能列入：{why}。", name=c.case.person.name, why=c.lacking) for c in lacking[:20])
        )
    return _take_in(round, cases, acting_user, acting_as)


@transaction.atomic
def leave_out(*, acting_user: User, acting_as: str, round: Round, person: RoundPerson, reason: str) -> None:
    """Take somebody off a list that is not frozen yet."""
    round = locked(round)
    refuse_frozen(round)
    if not reason.strip():
        raise Refusal("须写明不列入的理由。")
    RoundPerson.objects.filter(pk=person.pk, round=round).delete()
    _note(round, acting_user, acting_as, "vetting_person_left_out", case=person.case_id, reason=reason.strip()[:200])


@transaction.atomic
def cancel_round(*, acting_user: User, acting_as: str, round: Round, reason: str) -> None:
    """撤销批次: only before it is sent."""
    round = locked(round)
    refuse_frozen(round)
    if not reason.strip():
        raise Refusal("须写明撤销的理由。")
    RoundPerson.objects.filter(round=round).delete()
    round.state = RoundState.CANCELLED
    round.save(update_fields=["state"])
    _note(round, acting_user, acting_as, "vetting_round_cancelled", reason=reason.strip()[:200])


def _take_in(round: Round, cases: list[Case], acting_user: User, acting_as: str) -> int:
    insert_rows(RoundPerson(round=round, case=case, name=case.person.name, unit_name=case.unit.name) for case in cases)
    _note(round, acting_user, acting_as, "vetting_people_collected", count=len(cases))
    return len(cases)


def _note(round: Round, acting_user: User, acting_as: str, action: str, **details) -> None:
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action=action,
        subject=f"vetting_round:{round.pk}",
        details={"code": round.code, **details},
    )
