"""督导: all open cases against their deadlines; comment, request, freeze. Nothing of a case is altered here."""

from django.core.paginator import Paginator
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from recruitment.audit.models import Freeze
from recruitment.audit.services import freezing, supervising
from recruitment.cases.models import Case
from recruitment.cases.selectors import cases_in_sight
from recruitment.refusal import OutOfTurn, Refusal

from ..models import WorkItem
from ..rectifying.posts import as_supervisor
from ..sight import case_or_404
from .access import supervising as guarded
from .forms import FreezeForm, LiftForm, SupervisionForm
from .told import done

PAGE_SIZE = 50


@require_safe
@guarded()
def supervision(request: HttpRequest) -> HttpResponse:
    """Open items by their day, what is late first; counts of late, soon, in time, without a limit, frozen."""
    today = localdate()
    cases = cases_in_sight(request.user)
    open_rows = WorkItem.objects.filter(case__in=cases, closed_at__isnull=True)
    late, soon = Q(due_on__lt=today), Q(due_on__range=(today, today.fromordinal(today.toordinal() + 7)))
    chosen = {"late": late, "soon": soon}.get(request.GET.get("only", ""), Q())
    rows = open_rows.filter(chosen).select_related("case__person", "case__unit", "unit")
    page = Paginator(rows.order_by(F("due_on").asc(nulls_last=True), "pk"), PAGE_SIZE).get_page(request.GET.get("page"))
    frozen = Freeze.objects.filter(case__in=cases, lifted_at__isnull=True).select_related("case__person")
    context = {
        "page": page,
        "rows": [(row, (today - row.due_on).days if row.due_on else None) for row in page],
        "counts": {
            "all": open_rows.count(),
            "late": open_rows.filter(late).count(),
            "soon": open_rows.filter(soon).count(),
        },
        "frozen": frozen.order_by("-frozen_at")[:PAGE_SIZE],
        "frozen_count": frozen.count(),
    }
    return render(request, "audit_pages/supervision.html", context)


@require_safe
@guarded()
def supervise(request: HttpRequest, pk: int) -> HttpResponse:
    return _shown(request, case_or_404(request, pk))


def _shown(request: HttpRequest, case: Case, status: int = 200, **typed) -> HttpResponse:
    context = {
        "case": case,
        "notes": case.supervision_notes.select_related("noted_by").order_by("-pk"),
        "freezes": case.freezes.select_related("frozen_by", "lifted_by").order_by("-pk"),
        "frozen": freezing.open_freeze(case.pk),
        "note_form": SupervisionForm(),
        "freeze_form": FreezeForm(),
        "lift_form": LiftForm(),
    }
    return render(request, "audit_pages/supervise.html", context | typed, status=status)


def _post(request: HttpRequest, pk: int, name: str, form, move, said: str) -> HttpResponse:
    """Make the move; what is refused is told beside what was typed."""
    case = case_or_404(request, pk)
    if form.is_valid():
        try:
            move(acting_user=request.user, acting_as=as_supervisor(request.user, case.unit), case=case)
        except Refusal as refusal:
            refusal.tell(form)
    if not form.is_valid():
        return _shown(request, case, status=422, **{name: form})
    done(request, lambda: None, said)
    return redirect("audit_supervise", pk)


@require_POST
@guarded()
def note(request: HttpRequest, pk: int) -> HttpResponse:
    form = SupervisionForm(request.POST)
    return _post(
        request, pk, "note_form", form, lambda **by: supervising.note(**by, **form.cleaned_data), _("已记录。")
    )


@require_POST
@guarded()
def freeze(request: HttpRequest, pk: int) -> HttpResponse:
    form = FreezeForm(request.POST)
    return _post(
        request, pk, "freeze_form", form, lambda **by: freezing.freeze(**by, **form.cleaned_data), _("案卷已冻结。")
    )


@require_POST
@guarded()
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    form = LiftForm(request.POST)
    return _post(request, pk, "lift_form", form, lambda **by: _lift(form.cleaned_data, **by), _("冻结已解除。"))


def _lift(data: dict, *, case: Case, **by) -> None:
    found = freezing.open_freeze(case.pk)
    if found is None:
        raise OutOfTurn("{name}的案卷没有冻结。", name=case.person.name)
    freezing.lift(**by, freeze=found, **data)
