"""What the branch learns, row by row: relations, letters, talks, opinions of organisations."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.timezone import localdate

from ...cases.models import Case
from ...journal import services as journal
from ...people.models import Person
from ...refusal import Refusal
from ...sealing import Place, seal, unseal
from ..models import Letter, OrganisationOpinion, Relation, Talk
from ..vocabulary import Organisation


@transaction.atomic
def record_relation(
    *,
    acting_user: User,
    acting_as: str,
    case: Case,
    kind: str,
    called: str,
    name: str,
    relative: Person | None = None,
    political_status: str = "",
    unit_and_post: str = "",
    finding: str = "",
) -> Relation:
    """登记家庭成员或主要社会关系"""
    if not name.strip() or not called.strip():
        raise Refusal("须写明称谓和姓名。")
    if kind not in set(Relation.Kind):
        raise Refusal("请选择是家庭成员还是主要社会关系。")
    row = Relation(kind=kind, called=called.strip(), name=name.strip(), relative=relative)
    row.political_status = political_status
    return _store(row, case, acting_user, acting_as, unit_and_post=unit_and_post, finding=finding)


@transaction.atomic
def send_letter(
    *,
    acting_user: User,
    acting_as: str,
    case: Case,
    addressee: str,
    sent_on: date,
    relation: Relation | None = None,
) -> Letter:
    """发函"""
    _refuse_future(sent_on)
    if not addressee.strip():
        raise Refusal("须写明收函单位。")
    row = Letter(addressee=addressee.strip(), sent_on=sent_on, relation=relation)
    return _store(row, case, acting_user, acting_as)


@transaction.atomic
def answer_letter(*, acting_user: User, acting_as: str, letter: Letter, replied_on: date, reply: str) -> Letter:
    """复函"""
    _refuse_future(replied_on)
    if replied_on < letter.sent_on:
        raise Refusal("复函日期{day}早于发函日期{sent}。", day=replied_on, sent=letter.sent_on)
    if letter.replied_on is not None:
        raise Refusal("{addressee}的复函已登记。", addressee=letter.addressee)
    letter.replied_on = replied_on
    _seal(letter, reply=reply)
    letter.save(update_fields=["replied_on", "reply"])
    _note(letter, acting_user, acting_as, replied_on)
    return letter


@transaction.atomic
def record_talk(*, acting_user: User, acting_as: str, case: Case, with_whom: str, held_on: date, gist: str) -> Talk:
    """谈话了解"""
    _refuse_future(held_on)
    if not with_whom.strip() or not gist.strip():
        raise Refusal("须写明谈话对象和谈话内容。")
    return _store(Talk(with_whom=with_whom.strip(), held_on=held_on), case, acting_user, acting_as, gist=gist)


@transaction.atomic
def ask_organisation(
    *, acting_user: User, acting_as: str, case: Case, which: str, organisation: str, asked_on: date
) -> OrganisationOpinion:
    """征求户籍地或居住地党组织意见"""
    _refuse_future(asked_on)
    if which not in set(Organisation) or not organisation.strip():
        raise Refusal("须写明征求的是户籍地还是居住地，以及党组织名称。")
    row = OrganisationOpinion(which=which, organisation=organisation.strip(), asked_on=asked_on)
    return _store(row, case, acting_user, acting_as)


@transaction.atomic
def answer_organisation(
    *, acting_user: User, acting_as: str, asked: OrganisationOpinion, replied_on: date, opinion: str
) -> OrganisationOpinion:
    """登记答复"""
    _refuse_future(replied_on)
    if replied_on < asked.asked_on:
        raise Refusal("答复日期{day}早于征求日期。", day=replied_on)
    if not opinion.strip():
        raise Refusal("须写明答复的意见。")
    asked.replied_on = replied_on
    _seal(asked, opinion=opinion)
    asked.save(update_fields=["replied_on", "opinion"])
    _note(asked, acting_user, acting_as, replied_on)
    return asked


def text_of(row, column: str) -> str:
    """A sealed text of the register, for those who keep the case."""
    sealed = getattr(row, column)
    return unseal(sealed, _place(row, column)) if sealed else ""


def _place(row, column: str) -> Place:
    return Place(row._meta.model_name, str(row.key), column)


def _seal(row, **texts: str) -> None:
    for column, text in texts.items():
        if text.strip():
            setattr(row, column, seal(text.strip(), _place(row, column)))


def _store(row, case: Case, acting_user: User, acting_as: str, **texts: str):
    row.case, row.recorded_by, row.acting_as = case, acting_user, acting_as
    _seal(row, **texts)
    row.save()
    _note(row, acting_user, acting_as)
    return row


def _note(row, acting_user: User, acting_as: str, on: date | None = None) -> None:
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="review_recorded",
        subject=f"case:{row.case_id}",
        happened_on=on,
        details={"kind": str(row._meta.verbose_name)},
    )


def _refuse_future(day: date) -> None:
    if day > localdate():
        raise Refusal("日期{day}晚于今天，尚未发生的事不能记录。", day=day)
