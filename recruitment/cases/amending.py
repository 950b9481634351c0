"""更正: a fact that was recorded wrong is amended, and what was recorded stays to be read.

Nothing is back-dated: an amendment has its own moment, its reason and its author. The act is judged again; the
verdicts given before stay as superseded.
"""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..journal import services as journal
from ..refusal import Refusal, sentence
from ..rules.rule import JOINT_VETTING
from ..steps import Step
from ..terms import label
from .amended_text import text_of
from .exchange_form import plain_facts
from .judging import WithThisAct, judge_step
from .models import Act, Amendment, Verdict
from .places import named, places_of
from .stored import facts_of
from .writing import kept


@transaction.atomic
def amend_fact(*, acting_user: User, acting_as: str, act: Act, field: str, value, reason: str) -> Amendment:
    """Amend one fact of `act` to `value` (a date, count, truth, word, list of words or person; None for not known).

    `field` is a fact's name in the exchange format, that of a row with its number (places.py). A true fact is
    never refused because a rule speaks against it: the new verdicts say so.
    """
    act, step = to_amend(act, reason)
    old = _replace(act, step, field, value)
    return keep(
        act, step, by=(acting_user, acting_as), field=field, old=text_of(old), new=text_of(value), reason=reason
    )


def to_amend(act: Act, reason: str) -> tuple[Act, Step | str]:
    """The act, locked, and its step; refuses without a reason and where a later record stands in its place."""
    if not reason.strip():
        raise Refusal("更正必须写明理由。")
    act = Act.objects.select_for_update().select_related("case__unit", "case__person").get(pk=act.pk)
    if act.superseded:
        raise Refusal("这条记录已由后来的记录取代，不能再更正。")
    return act, act.step if act.step == JOINT_VETTING else Step(act.step)


def keep(act: Act, step, *, by: tuple[User, str], field: str, old: str, new: str, reason: str) -> Amendment:
    """Judge the act again, and keep what stood there beside what stands there now."""
    facts = _judge_again(act, step)
    said = {"field": field, "old": old, "new": new, "reason": reason}
    amendment = Amendment.objects.create(act=act, amended_by=by[0], acting_as=by[1], **said)
    journal.record(
        acting_user=by[0],
        acting_as=by[1],
        action="fact_amended",
        subject=f"case:{act.case_id}",
        happened_on=act.happened_on,
        details=said
        | {
            "field": named(field, "zh"),
            "fact": field,
            "step": str(step),
            "attempt": act.attempt,
            "facts": plain_facts(facts),
        },
    )
    return amendment


def _replace(act: Act, step, field: str, value):
    """Put `value` in the place of the fact, and return what stood there."""
    place = places_of(act).get(field)
    if place is None:
        raise Refusal("{step}没有可以更正的事项“{fact}”。", step=act.get_step_display(), fact=field)
    holder, old = place.holder, place.value
    if old == value:
        raise Refusal("{fact}本来就是 {old}，无须更正。", fact=name_of(field), old=_shown(old))
    setattr(holder, place.column, value)
    told = {"fact": name_of(field), "value": _shown(value)}
    try:
        holder.clean_fields()
    except ValidationError as error:
        raise Refusal("{fact}不能更正为 {value}：{why}", why=" ".join(error.messages), **told) from None
    try:
        holder.validate_constraints()
    except ValidationError:
        raise Refusal("{fact}不能更正为 {value}：与已有的记录矛盾（起止颠倒，或同一天已有一条）。", **told) from None
    holder.save(update_fields=[place.column] if holder.pk else None)
    return old


def _judge_again(act: Act, step):
    """Judge the act by its facts as they now stand; the earlier verdicts stay, as superseded."""
    facts = facts_of(act)
    day = facts.done or facts.day
    if day is not None and day > timezone.localdate():
        raise Refusal("日期{on}晚于今天，尚未发生的事不能记录。", on=day)
    act.happened_on = day
    act.save(update_fields=["happened_on"])
    verdicts = judge_step(act.case, step, facts, act.case.profile, WithThisAct(act.case, step, facts, instead_of=act))
    Verdict.objects.filter(act=act, superseded=False).update(superseded=True)
    Verdict.objects.bulk_create(kept(act, verdict) for verdict in verdicts)
    return facts


def _shown(value) -> str:
    return sentence(text_of(value))


def name_of(field: str) -> str:
    return label(named(field, "zh"), named(field, "en"))
