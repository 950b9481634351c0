"""Members of the branch, to be named as contacts or introducers: chosen from the register, with their standing."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recruitment.cases.models import Case
from recruitment.people.models import Membership, Person
from recruitment.people.selectors import standing_among
from recruitment.refusal import bracketed
from recruitment.rules.vocabulary import word_label

ROWS = 2
"""Contacts: one or two. Introducers: two."""


@dataclass(frozen=True, slots=True)
class Member:
    person: Person
    standing: str | None
    in_branch: bool
    """Whether a member of the case's branch on the day."""

    @property
    def label(self) -> str:
        standing = word_label(self.standing) if self.standing else gettext("当日不是党员")
        place = "" if self.in_branch else gettext("，当日不在本支部")
        return bracketed(self.person.name, f"{standing}{place}")

    @property
    def keys(self) -> str:
        """What a search may find it by: characters, pinyin, initials."""
        person = self.person
        return f"{person.name_folded} {person.name_pinyin} {person.name_initials}"


def members_on(case: Case, on: date) -> list[Member]:
    """Whoever is or was a member of the case's branch, with the standing of the day. One SQL statement."""
    held: dict[int, list[Membership]] = {}
    known = Membership.objects.filter(person__in=Membership.objects.filter(unit=case.unit).values("person"))
    for membership in known.exclude(person=case.person_id).select_related("person").order_by("valid_from", "pk"):
        held.setdefault(membership.person_id, []).append(membership)
    found = [_member(case, memberships, on) for memberships in held.values()]
    return sorted(found, key=lambda member: (not member.in_branch, member.keys))


def _member(case: Case, memberships: list[Membership], on: date) -> Member:
    here = any(
        m.unit_id == case.unit_id and m.valid_from <= on and (m.valid_until is None or m.valid_until > on)
        for m in memberships
    )
    return Member(memberships[0].person, standing_among(memberships, on), here)


class MemberSelect(forms.Select):
    """Each option carries what a search finds it by."""

    def __init__(self, members: list[Member]):
        super().__init__(attrs={"class": "form-select member"})
        self.keys_of = {str(member.person.pk): member.keys for member in members}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if keys := self.keys_of.get(str(value)):
            option["attrs"]["data-keys"] = keys
        return option


class MemberField(forms.TypedChoiceField):
    def __init__(self, members: list[Member], **kwargs):
        people = {str(member.person.pk): member.person for member in members}
        choices = [("", _("未选")), *((str(member.person.pk), member.label) for member in members)]
        super().__init__(
            choices=choices,
            coerce=people.__getitem__,
            empty_value=None,
            required=False,
            widget=MemberSelect(members),
            **kwargs,
        )
