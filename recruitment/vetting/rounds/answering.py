"""Answering for a list: many at once or one by one, undone before handing in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from ...refusal import OutOfTurn, Refusal, sentence
from ...sealing import Place, seal
from ..models import Draft, RoundDepartment, RoundPerson
from ..rows import insert_rows
from ..separation import conflicts
from ..vocabulary import EXCEPTIONS, Answer, Grade, ReplyState, RoundState
from .locking import locked_department, refuse_unless

LONGEST_FACT = 2000


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said about one person, checked on creation."""

    answer: str
    grade: str = ""
    fact: str = ""
    question: int | None = None

    def __post_init__(self):
        if self.answer not in set(Answer):
            raise Refusal("不认识的答复“{answer}”；只能是：无异议、未发现记录、待核实、有异议。", answer=self.answer)
        if self.answer == Answer.OBJECTION and self.grade not in set(Grade):
            raise Refusal("有异议须选择程度：否决、暂缓或备注。")
        if self.answer != Answer.OBJECTION and self.grade:
            raise Refusal("只有“有异议”才填写程度。")
        if self.answer in EXCEPTIONS and not self.fact.strip():
            raise Refusal("“{answer}”须写明事实。", answer=Answer(self.answer).label)
        if self.answer not in EXCEPTIONS and self.fact.strip():
            raise Refusal("“{answer}”不填写事实；有情况请选“有异议”或“待核实”。", answer=Answer(self.answer).label)
        if len(self.fact) > LONGEST_FACT:
            raise Refusal("事实最多{most}字，填写了{count}字。", most=LONGEST_FACT, count=len(self.fact))


def refuse_unless_answering(part: RoundDepartment, seen_batch: int | None) -> None:
    """The department still answers, and nobody of it wrote since the officer looked."""
    refuse_unless(part.round, RoundState.SENT)
    if part.state != ReplyState.WAITING:
        who = part.prepared_by.last_name + part.prepared_by.first_name
        raise OutOfTurn(
            "{department}已由{who}交卷（{state}），不能再填写或重复交卷。",
            department=part.name,
            who=who,
            state=ReplyState(part.state).label,
        )
    if seen_batch is not None and seen_batch != part.batch:
        raise OutOfTurn(
            "在您打开之后，{department}的同事又作了填写；没有存入，请核对最新情况后再提交。", department=part.name
        )


@transaction.atomic
def answer(
    *,
    acting_user: User,
    department: RoundDepartment,
    people: Iterable[int],
    reply: Reply,
    seen_batch: int | None = None,
) -> int:
    """Note one reply for these people (by id), as a draft; answers the batch that `undo` takes back."""
    return answer_each(
        acting_user=acting_user, department=department, replies=dict.fromkeys(people, reply), seen_batch=seen_batch
    )


@transaction.atomic
def answer_each(
    *, acting_user: User, department: RoundDepartment, replies: dict[int, Reply], seen_batch: int | None = None
) -> int:
    """The same with a reply of its own for each person, as a sheet brings them. Constant SQL statements."""
    part = locked_department(department)
    refuse_unless_answering(part, seen_batch)
    if not replies:
        raise Refusal("请先勾选人员。")
    listed = {person.pk: person for person in RoundPerson.objects.filter(round=part.round_id)}
    if strangers := replies.keys() - listed.keys():
        raise Refusal("有{count}人不在这一批次的名单中。", count=len(strangers))
    _refuse_questions(part, replies.values())
    refuse_conflicts(acting_user, [listed[key] for key in replies])
    part.batch += 1
    part.save(update_fields=["batch"])
    insert_rows(_draft(part, listed[key], reply, acting_user) for key, reply in replies.items())
    return part.batch


def _refuse_questions(part: RoundDepartment, replies: Iterable[Reply]) -> None:
    asked = {reply.question for reply in replies if reply.question is not None}
    if asked and (unknown := asked - set(part.questions.values_list("number", flat=True))):
        raise Refusal("没有第{number}题。", number=min(unknown))


def refuse_conflicts(user: User, people: list[RoundPerson]) -> None:
    """An officer does not answer for people with whom he has to do (separation of duties)."""
    found = conflicts(user, [person.case_id for person in people])
    if mine := [person for person in people if person.case_id in found]:
        raise Refusal(
            *(
                sentence("第{number}号{name}须由他人答复：{why}。", number=p.number, name=p.name, why=found[p.case_id])
                for p in mine[:20]
            )
        )


def _draft(part: RoundDepartment, person: RoundPerson, reply: Reply, user: User) -> Draft:
    row = Draft(
        department=part,
        person=person,
        batch=part.batch,
        answer=reply.answer,
        grade=reply.grade,
        question=reply.question,
        entered_by=user,
    )
    if reply.fact.strip():
        row.fact = seal(reply.fact.strip(), Place("vetting_draft", row.place_row, "fact"))
    return row


@transaction.atomic
def undo(*, acting_user: User, department: RoundDepartment, seen_batch: int | None = None) -> int:
    """Take back what was entered last, together; answers for how many people."""
    part = locked_department(department)
    refuse_unless_answering(part, seen_batch)
    last = part.drafts.aggregate(last=Max("batch"))["last"]
    if last is None:
        raise Refusal("没有可以撤销的填写。")
    part.batch += 1
    part.save(update_fields=["batch"])
    return part.drafts.filter(batch=last).delete()[0]


def standing_drafts(part: RoundDepartment) -> dict[int, Draft]:
    """Person id -> the latest draft."""
    return {draft.person_id: draft for draft in part.drafts.select_related("entered_by").order_by("batch")}
