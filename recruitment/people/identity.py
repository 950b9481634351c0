"""公民身份号码: checked, sealed at rest, found by a keyed hash, masked unless somebody asks and says why."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext
from stdnum.cn import ric
from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength, ValidationError

from ..journal import services as journal
from ..journal.models import JournalEntry
from ..sealing import Place, SealError, blind_index, seal, unseal
from .models import Person

_RESIDENTS = ("810000", "820000", "830000")
"""居民居住证 of Hong Kong, Macau and Taiwan residents: no district of the mainland, otherwise alike."""


class IdentityNumberError(ValueError):
    """A number that cannot be one, or a reveal without a reason; the text is a sentence."""


def checked_number(text: str) -> str:
    """The number in its printed form. Raises `IdentityNumberError`."""
    number = ric.compact(text)
    try:
        if number[:6] in _RESIDENTS:
            return _without_district(number)
        return ric.validate(number)
    except InvalidLength:
        said = gettext("公民身份号码应为18位，填写的是{count}位。").format(count=len(number))
    except InvalidChecksum:
        said = gettext("公民身份号码的校验码不对，请逐位核对。")
    except InvalidComponent:
        said = gettext("公民身份号码中的行政区划或出生日期不存在，请逐位核对。")
    except (InvalidFormat, ValidationError, ValueError):
        said = gettext("公民身份号码前17位应为数字，末位为数字或X。")
    raise IdentityNumberError(said)


def _without_district(number: str) -> str:
    if len(number) != 18:
        raise InvalidLength
    if not (number[:-1].isascii() and number[:-1].isdigit()):
        raise InvalidFormat
    if number[-1] != ric.calc_check_digit(number):
        raise InvalidChecksum
    ric.get_birth_date(number)
    return number


def masked(number: str) -> str:
    """As it is shown without asking: the first three and the last two characters."""
    return f"{number[:3]}{'*' * 13}{number[-2:]}" if number else ""


def masked_number(person: Person) -> str:
    return masked(_number_of(person))


def identity_hash(number: str) -> str:
    return blind_index(number, "identity_number")


def sealed_place(person: Person) -> Place:
    return Place("person", person.pk, "identity_number")


def _number_of(person: Person) -> str:
    return unseal(person.identity_number, sealed_place(person)) if person.identity_number else ""


def number_sealed_for(person: int, sealed: str) -> str | None:
    """The number that is stored for a person (by key), for a check that compares and tells nobody; None: unreadable."""
    try:
        number = unseal(sealed, Place("person", person, "identity_number"))
        ric.get_birth_date(number)
    except (SealError, ValidationError):
        return None
    return number


def numbers_for_sheet(people: list[Person]) -> dict[int, str]:
    """Person id -> number in full. The caller has an act of its own to journal: a sheet for a department."""
    return {person.pk: _number_of(person) for person in people}


@transaction.atomic
def record_identity_number(*, acting_user: User | None, acting_as: str = "", person: Person, number: str) -> list[str]:
    """Store the number of `person`; answers what an officer should look at (nothing is refused for it).

    Raises `IdentityNumberError`. The journal keeps that it was recorded, never the number.
    """
    number = checked_number(number)
    person.identity_number = seal(number, sealed_place(person))
    person.identity_index = identity_hash(number)
    person.save(update_fields=["identity_number", "identity_index"])
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="identity_number_recorded",
        subject=f"person:{person.pk}",
        details={},
    )
    return [*_doubts(person, number)]


def _doubts(person: Person, number: str):
    for other in people_with_number(number).exclude(pk=person.pk)[:3]:
        yield gettext("这一公民身份号码已登记在“{name}”名下，请核对是否同一人。").format(name=other.name)
    born = ric.get_birth_date(number)
    if person.birth_date and person.birth_date != born:
        yield gettext("号码中的出生日期{born}与登记的{known}不同，请核对。").format(
            born=_day(born), known=_day(person.birth_date)
        )
    if person.sex and person.sex != ("male" if int(number[16]) % 2 else "female"):
        yield gettext("号码中的性别与登记的不同，请核对。")


def _day(day: date) -> str:
    return f"{day:%Y-%m-%d}"


def people_with_number(number: str):
    """Those who have this number; an unfinished or wrong one finds nobody."""
    return Person.objects.filter(identity_index=identity_hash(ric.compact(number))).order_by("pk")


def reveals_of(person: Person) -> int:
    """How often the number was shown in full, to anybody."""
    return JournalEntry.objects.filter(action="identity_number_revealed", subject=f"person:{person.pk}").count()


@transaction.atomic
def reveal_identity_number(*, acting_user: User, acting_as: str = "", person: Person, reason: str) -> str:
    """The number in full, for a reason that the journal keeps."""
    if not reason.strip():
        raise IdentityNumberError(gettext("查看完整的公民身份号码须写明理由。"))
    number = _number_of(person)
    if not number:
        raise IdentityNumberError(gettext("{name}没有登记公民身份号码。").format(name=person.name))
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="identity_number_revealed",
        subject=f"person:{person.pk}",
        details={"reason": reason.strip()[:200]},
    )
    return number
