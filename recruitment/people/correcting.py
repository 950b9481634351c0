"""更正本人信息: what the register says of a person is completed or put right; the journal keeps both."""

from django.contrib.auth.models import User
from django.db import transaction

from ..journal import services as journal
from ..refusal import Refusal
from .models import Person
from .searching import search_columns
from .services import refuse_unborn, refuse_unprintable

COMPLETED = "补填"
"""The reason where nothing was known before."""
_NOT_KNOWN = ("", None)


@transaction.atomic
def correct_person(
    *, acting_user: User, acting_as: str, person: Person, subject: str, reason: str, facts: dict
) -> list[str]:
    """Put the columns in `facts` right; answers which have changed. What was on record changes for a reason only.

    `subject` is whose trail tells it: the case in which it was noticed.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    old = {name: getattr(person, name) for name in facts}
    changed = [name for name in facts if facts[name] != old[name]]
    if not changed:
        raise Refusal("填写的与登记的相同，没有要更正的。")
    if any(old[name] not in _NOT_KNOWN for name in changed) and not reason.strip():
        raise Refusal("更正已经登记的内容须写明理由。", beside="reason")
    refuse_unborn(facts.get("birth_date"))
    if "name" in changed:
        refuse_unprintable(facts["name"])
        facts = facts | search_columns(facts["name"])
    for name, value in facts.items():
        setattr(person, name, value)
    person.save(update_fields=list(facts))
    for name in changed:
        said = {"fact": name, "field": person._meta.get_field(name).verbose_name, "reason": reason.strip() or COMPLETED}
        said |= {"old": _text(old[name]), "new": _text(facts[name])}
        journal.record(
            acting_user=acting_user, acting_as=acting_as, action="person_corrected", subject=subject, details=said
        )
    return changed


def _text(value) -> str:
    if value in _NOT_KNOWN:
        return "不详"
    return ("是" if value else "否") if isinstance(value, bool) else str(value)
