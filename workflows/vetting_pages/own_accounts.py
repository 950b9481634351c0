"""本人登记: which officer is which person. Kept by the organisation department, for separation of duties."""

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from recruitment.accounts.pages.forms import UserField
from recruitment.days import DayField
from recruitment.organisation.models import Post, Unit
from recruitment.organisation.names import name_of
from recruitment.people.models import OwnAccount, Person
from recruitment.people.own_accounts import corrections, name_own_account
from recruitment.refusal import Refusal

from ..case_pages.forms import StyledForm
from ..rounds.posts import as_organiser
from .departments import organisers


class PersonForm(StyledForm):
    """A person of the register, by name and birthday."""

    name = forms.CharField(label=gettext_lazy("人员姓名"), max_length=40)
    birth_date = DayField(label=gettext_lazy("出生日期"))

    def clean(self):
        found = super().clean()
        if "name" in found and "birth_date" in found:
            people = list(Person.objects.filter(name=found["name"], birth_date=found["birth_date"])[:2])
            if len(people) != 1:
                none = _("没有登记姓名为{name}、出生日期相符的人员。")
                several = _("姓名为{name}、出生日期相同的不止一人，请先核对人员登记。")
                self.add_error("name", (several if people else none).format(name=found["name"]))
            else:
                found["person"] = people[0]
        return found


class OwnAccountForm(PersonForm):
    user = UserField(label=gettext_lazy("干部（用户名或姓名）"), max_length=150)
    field_order = ("user", "name", "birth_date")


@require_http_methods(["GET", "HEAD", "POST"])
def own_accounts(request: HttpRequest) -> HttpResponse:
    """The register of the district, and one entry more."""
    organiser = organiser_or_404(request)
    form = OwnAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user, person = form.cleaned_data["user"], form.cleaned_data["person"]
        try:
            _refuse_elsewhere(user, organiser)
            by = {"acting_user": request.user, "acting_as": as_organiser(request.user, organiser)}
            name_own_account(**by, user=user, person=person)
            messages.success(request, _("已登记：{user}即{name}。").format(user=user.username, name=person.name))
            return redirect("own_accounts")
        except Refusal as refusal:
            form.add_error(None, refusal.reasons)
    context = {"rows": rows_of(organiser).order_by("user__username"), "form": form}
    context["corrections"] = corrections(officers(organiser))
    status = 422 if request.method == "POST" else 200
    return render(request, "vetting_pages/own_accounts.html", context, status=status)


def organiser_or_404(request: HttpRequest) -> Unit:
    """The organisation department that keeps the register."""
    found = organisers(request.user)
    if not found:
        raise Http404
    return found[0]


def officers(organiser: Unit) -> QuerySet[int]:
    """Ids of all who hold or held a post in the district."""
    posts = Post.objects.filter(unit__path__startswith=organiser.path_upwards[0])
    return posts.values_list("user", flat=True).distinct()


def rows_of(organiser: Unit) -> QuerySet[OwnAccount]:
    """The register of the district."""
    return OwnAccount.objects.filter(user__in=officers(organiser)).select_related("user", "person")


def _refuse_elsewhere(user, organiser: Unit) -> None:
    """Officers of the own district only."""
    if not Post.objects.filter(user=user, unit__path__startswith=organiser.path_upwards[0]).exists():
        raise Refusal("{name}在本区没有岗位。", name=name_of(user))
