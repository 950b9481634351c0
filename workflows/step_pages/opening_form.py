"""立卷: an application has come in, of a person who is new to the register or known to it already."""

from datetime import date

from django import forms
from django.contrib.auth.models import User
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from recruitment.days import DayField, write_day
from recruitment.organisation.models import Unit
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import posts_with
from recruitment.people.models import Person
from recruitment.people.searching import folded_name

from .fields import TruthField, radios
from .person_form import PersonForm
from .transfer_forms import BRANCHES

NEW = "new"


def branches_of(user: User):
    """The branches for which the user keeps cases."""
    mine = Q(pk__in=[])
    for post in posts_with(user, Permission.KEEP_CASES):
        mine |= Q(path__startswith=post.unit.path)
    return Unit.objects.filter(mine, type__in=BRANCHES, closed_on__isnull=True).order_by("path")


def namesakes(name: str, born: date | None) -> list[Person]:
    """People in the register with this name, in either script, and this day of birth or none on record."""
    alike = Person.objects.filter(name_folded=folded_name(name))
    return list(alike.filter(Q(birth_date=born) | Q(birth_date=None)).order_by("pk")[:10])


class OpenCaseForm(PersonForm):
    """The applicant as the application and the identity card say."""

    unit = forms.ModelChoiceField(
        label=_("受理的党支部"),
        queryset=Unit.objects.none(),
        empty_label=_("请选择"),
        error_messages={"required": _("请选择受理的党支部。")},
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    is_citizen = TruthField(
        label=_("中国公民"), error_messages={"required": _("请选择：入党申请人须是中国公民（细则第五条）。")}
    )
    on = DayField(label=_("收到申请的日期"))
    field_order = ("unit", "name", "sex", "birth_date", "ethnicity", "is_citizen", "is_mobile", "on")

    def __init__(self, user: User, *args, **kwargs):
        super().__init__(*args, **kwargs)
        unit, branches = self.fields["unit"], branches_of(user)
        unit.queryset = branches
        if len(only := branches[:2]) == 1:  # the only one there is
            unit.empty_label, unit.initial = None, only[0].pk
        self.alike: list[Person] = []

    def clean(self):
        found = super().clean()
        if "name" in found and "birth_date" in found:
            self._ask_who(found)
        return found

    def _ask_who(self, found: dict) -> None:
        """Is it one of those who bear the name? The answer is asked for once there is somebody to choose from."""
        self.alike = namesakes(found["name"], found["birth_date"])
        if not self.alike:
            return
        choices = [(str(person.pk), _told(person)) for person in self.alike]
        field = forms.ChoiceField(
            label=_("登记册中已有同名的人"),
            choices=[*choices, (NEW, _("不是他们，是另一个人"))],
            widget=radios(),
            help_text=_("请核对身份证。是同一个人的选他，以免一人两档。"),
        )
        self.fields["who"] = field
        try:
            found["who"] = field.clean(self.data.get("who"))
        except forms.ValidationError:
            self.add_error("who", _("已有同名的人，请选择是不是同一个人。"))

    @property
    def known(self) -> Person | None:
        """Whom of the register the user chose."""
        chosen = self.cleaned_data.get("who", NEW)
        return next((person for person in self.alike if str(person.pk) == chosen), None)


def _told(person: Person) -> str:
    born = write_day(person.birth_date) if person.birth_date else "—"
    return f"{person.name} {person.get_sex_display()} {born}"
