"""Objections: verified, the person heard, decided by the approving committee with a reason."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from ...journal import services as journal
from ...refusal import OutOfTurn, Refusal
from ...sealing import Place, seal
from ..models import Objection, Opinion, Round, RoundPerson
from ..rows import insert_rows
from ..separation import conflicts
from ..vocabulary import EXCEPTIONS, PASSES, Consequence, Decision, OpinionState, ReasonClass, RoundState
from .locking import locked, refuse_unless

_AFTER_REPLIES = (RoundState.OBJECTIONS, RoundState.REPLIED, RoundState.CLOSED)


def replies_complete(round: Round) -> None:
    """Every department has handed in: list the objections, and say what comes next. The caller holds the lock."""
    against = Opinion.objects.filter(person__round=round, answer__in=EXCEPTIONS, state=OpinionState.CURRENT)
    people = sorted(set(against.values_list("person", flat=True)))
    now = timezone.now()
    insert_rows(Objection(person_id=person, opened_at=now) for person in people)
    round.has_objections = bool(people)
    round.state = RoundState.OBJECTIONS if people else RoundState.REPLIED
    round.save(update_fields=["has_objections", "state"])


def _open(objection: Objection, on: date) -> Objection:
    round = locked(RoundPerson.objects.values_list("round", flat=True).get(pk=objection.person_id))
    refuse_unless(round, *_AFTER_REPLIES)
    found = Objection.objects.select_related("person__case__unit", "person__case__person").get(pk=objection.pk)
    found.person.round = round
    if found.decision:
        raise OutOfTurn(
            "{name}的异议已有决定：{decision}。", name=found.person.name, decision=found.get_decision_display()
        )
    if on > timezone.localdate():
        raise Refusal("日期{day}晚于今天，尚未发生的事不能记录。", day=on)
    if on < round.sent_on:
        raise Refusal("日期{day}早于批次发出日期{sent}。", day=on, sent=round.sent_on)
    return found


@transaction.atomic
def verify(*, acting_user: User, acting_as: str, objection: Objection, on: date, finding: str) -> Objection:
    """核实: what the organisation department found together with the department."""
    found = _open(objection, on)
    if not finding.strip():
        raise Refusal("须写明核实情况。")
    found.verified_on, found.verification = on, _sealed(found, "verification", finding)
    found.save(update_fields=["verified_on", "verification"])
    note(found, acting_user, acting_as, "vetting_objection_verified", on)
    return found


@transaction.atomic
def hear(*, acting_user: User, acting_as: str, objection: Objection, on: date, statement: str) -> Objection:
    """听取本人意见"""
    found = _open(objection, on)
    if not statement.strip():
        raise Refusal("须写明本人的意见；本人放弃申辩的，也请写明。")
    found.heard_on, found.hearing = on, _sealed(found, "hearing", statement)
    found.save(update_fields=["heard_on", "hearing"])
    note(found, acting_user, acting_as, "vetting_person_heard", on)
    return found


@transaction.atomic
def decide(
    *,
    acting_user: User,
    acting_as: str,
    objection: Objection,
    on: date,
    decision: Decision,
    reason: str,
    consequence: Consequence | str = "",
    reason_class: ReasonClass | str = "",
) -> Objection:
    """决定: by the approving committee. A decision against the person names its consequence and a reason class."""
    found = _open(objection, on)
    _refuse_incomplete(found, on, decision, reason, consequence, reason_class)
    if conflicts(acting_user, [found.person.case_id], kept=False):
        raise Refusal("{name}的异议须由他人经办：您登记为与其有关的人。", name=found.person.name)
    if Opinion.objects.filter(person=found.person, issued_by=acting_user).exists():
        raise Refusal("您为部门出具过对{name}的意见，不能再经办决定。", name=found.person.name)
    found.decided_on, found.decided_by, found.decided_as = on, acting_user, acting_as
    found.decision, found.consequence, found.reason_class = decision, consequence, reason_class
    found.reason = _sealed(found, "reason", reason)
    found.save()
    note(found, acting_user, acting_as, "vetting_objection_decided", on)
    return found


def _refuse_incomplete(found: Objection, on: date, decision, reason: str, consequence, reason_class) -> None:
    if found.verified_on is None or found.heard_on is None:
        raise Refusal("{name}的异议须先核实并听取本人意见，再作决定。", name=found.person.name)
    if on < max(found.verified_on, found.heard_on):
        raise Refusal("决定日期{day}早于核实或听取意见的日期。", day=on)
    if decision not in set(Decision):
        raise Refusal("请选择决定。")
    if not reason.strip():
        raise Refusal("须写明决定的理由。")
    if decision in PASSES:
        if consequence or reason_class:
            raise Refusal("异议不成立或只作备注的，没有后果，也不填理由类别。")
        return
    allowed = (
        (Consequence.SUSPENDED,)
        if decision == Decision.SUSPENDED
        else (
            Consequence.BACK_TO_ACTIVIST,
            Consequence.CLOSED,
        )
    )
    if consequence not in allowed:
        raise Refusal(
            "“{decision}”的后果只能是：{allowed}。",
            decision=Decision(decision).label,
            allowed="／".join(str(c.label) for c in allowed),
        )
    if reason_class not in set(ReasonClass):
        raise Refusal("请选择告知支部的理由类别。")


@transaction.atomic
def lift(*, acting_user: User, acting_as: str, objection: Objection, on: date, reason: str) -> Objection:
    """上级解除: only the superior of the committee that decided may open the way again."""
    round = locked(RoundPerson.objects.values_list("round", flat=True).get(pk=objection.person_id))
    found = Objection.objects.select_related("person").get(pk=objection.pk)
    found.person.round = round
    if not found.consequence or found.lifted_on:
        raise OutOfTurn("{name}没有需要解除的联审决定。", name=found.person.name)
    if not reason.strip():
        raise Refusal("须写明解除的理由。")
    if not found.decided_on <= on <= timezone.localdate():
        raise Refusal("解除日期{day}应在决定之后、今天以前。", day=on)
    found.lifted_on, found.lifted_by, found.lifted_as = on, acting_user, acting_as
    found.lifting_reason = _sealed(found, "lifting_reason", reason)
    found.save(update_fields=["lifted_on", "lifted_by", "lifted_as", "lifting_reason"])
    note(found, acting_user, acting_as, "vetting_decision_lifted", on)
    return found


def _sealed(objection: Objection, column: str, text: str) -> str:
    return seal(text.strip(), Place("vetting_objection", objection.pk, column))


def note(objection: Objection, user: User, acting_as: str, action: str, on: date, **more) -> None:
    journal.record(
        acting_user=user,
        acting_as=acting_as,
        action=action,
        subject=f"vetting_round:{objection.person.round_id}",
        happened_on=on,
        details={"code": objection.person.round.code, "person": objection.person.number, **more},
    )
