"""考察、思想汇报: a meeting that examined several people, or a quarter's reports, entered once, each by itself."""

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from recruitment.cases.models import Entry
from recruitment.days import DayField
from recruitment.refusal import Refusal
from recruitment.steps import Step

from .. import moves
from ..desks.deadlines import Deadline
from ..models import WorkItem
from ..moves.entering import OF_THE_BRANCH
from ..step_pages.fields import radios
from .candidates import COMMON, Candidate
from .recording import errors

_KINDS = [(kind.value, kind.label) for kind in OF_THE_BRANCH]


def _prose(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"class": "form-control", "rows": rows})


class CommonForm(forms.Form):
    kind = forms.ChoiceField(label=_("种类"), choices=_KINDS, initial=Entry.Kind.EXAMINATION, widget=radios())
    on = DayField(label=_("日期"))
    opinion = forms.CharField(label=_("意见"), max_length=2000, required=False, widget=_prose(3))


class OwnForm(forms.Form):
    """Left blank it is as said for all."""

    on = DayField(label=_("日期"), required=False)
    opinion = forms.CharField(label=_("意见"), max_length=2000, required=False, widget=_prose(1))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["placeholder"] = _("同上")


def enter_together(
    request: HttpRequest, step: Step, here: list[Candidate], gone: list, data: QueryDict | None
) -> HttpResponse:
    form = CommonForm(data, prefix=COMMON)
    for candidate in here:
        candidate.own = OwnForm(data, prefix=candidate.prefix)
    done: list[Candidate] = []
    if data is not None and form.is_valid():
        done = [candidate for candidate in here if _entered(request.user, candidate, form.cleaned_data)]
        _tell_next(done, step)
    left = [candidate for candidate in here if candidate not in done]
    context = {"step": step, "form": form, "done": done, "gone": gone, "candidates": left}
    return render(request, "bulk/entries.html", context, status=422 if data is not None and left else 200)


def _entered(user, candidate: Candidate, common: dict) -> bool:
    """Each in a transaction of the own; what is refused is said with the person."""
    if not candidate.own.is_valid():
        candidate.told = errors(candidate.own)
        return False
    own = {name: value for name, value in candidate.own.cleaned_data.items() if value}
    said = common | own | {"kind": Entry.Kind(common["kind"])}
    try:
        moves.record_entry(candidate.case, acting_user=user, **said)
    except Refusal as refusal:
        candidate.told = refusal.reasons
        return False
    return True


def _tell_next(done: list[Candidate], step: Step) -> None:
    """Until when the next one is due."""
    items = WorkItem.objects.filter(case__in=[one.case for one in done], step=step, closed_at=None)
    dated = {item.case_id: Deadline(item.due_on, item.due_article) for item in items}
    for candidate in done:
        candidate.deadline = dated.get(candidate.case.pk)
