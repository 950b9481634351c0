"""What every move of a case has in common on its page: a name, who may make it, its form, and making it."""

from django import forms
from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from recruitment.cases.models import Case
from recruitment.days import DayField
from recruitment.organisation.models import Unit
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import post_for
from recruitment.refusal import Refusal

from ..moves.turn import post_at
from .models import Draft

Place = tuple[Permission, Unit]


def reason_field(*, required: bool = True) -> forms.CharField:
    box = forms.Textarea(attrs={"class": "form-control", "rows": 3})
    said = {"required": _("请写明理由。")}
    return forms.CharField(label=_("理由"), max_length=2000, required=required, widget=box, error_messages=said)


def day_field(label: str | Promise) -> DayField:
    return DayField(label=label)


class MoveForm(forms.Form):
    """One move: the fields are what it asks, `make` makes it through the one door."""

    move: str
    title: str | Promise
    told: str | Promise = ""
    """What it does, in a sentence."""
    draft: Draft | None = None
    """What the user typed earlier, where the form begins with it."""

    def __init__(self, case: Case, user: User, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.case, self.user = case, user

    @property
    def draft_key(self) -> str:
        return f"move:{self.move}"

    @classmethod
    def places(cls, case: Case) -> list[Place]:
        """Where a post lets a user make it; one of them is enough."""
        return [(Permission.KEEP_CASES, case.unit)]

    def make(self) -> None:
        raise NotImplementedError

    @classmethod
    def refuse_without_post(cls, case: Case, user: User) -> None:
        """Raise `Refusal` with who may make it, unless the user may."""
        places = cls.places(case)
        if not any(post_for(user, permission, unit, localdate()) for permission, unit in places):
            post_at(user, *places[0])
            raise Refusal("您现在没有办理这一事项的岗位。")
