"""督查: the campaigns in sight; drawing a new one; one campaign from drawing to its end."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from recruitment.audit.models import Campaign, Finding
from recruitment.audit.questions.campaign import letters_due, sums, tally
from recruitment.audit.services import assigning, closing, drawing
from recruitment.organisation.models import Unit
from recruitment.refusal import OutOfTurn, Refusal

from ..desks.duties import duties_of
from ..desks.unit_choice import units_in_sight
from ..rectifying import issue_letter
from ..rectifying.posts import as_supervisor
from .access import campaign_or_404, supervising
from .forms import AssignForm, DrawForm, LetterForm
from .sifting import standing
from .told import done

PAGE_SIZE = 50
_STANDING = Q(findings__state__in=[Finding.State.FLAGGED, Finding.State.OPEN, Finding.State.MENDING])


@require_safe
@supervising()
def campaigns(request: HttpRequest) -> HttpResponse:
    units = units_in_sight(duties_of(request.user))
    rows = Campaign.objects.filter(units__in=units).distinct().annotate(cases=Count("items", distinct=True))
    page = Paginator(rows.order_by("-pk"), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "audit_pages/campaigns.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@supervising()
def draw(request: HttpRequest) -> HttpResponse:
    form = DrawForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        meant = form.drawing()
        try:
            acting_as = as_supervisor(request.user, meant.units[0])
            made = drawing.draw(acting_user=request.user, acting_as=acting_as, drawing=meant)
            return redirect("audit_campaign", made.pk)
        except Refusal as refusal:
            refusal.tell(form)
    return render(request, "audit_pages/draw.html", {"form": form})


@require_safe
@supervising()
def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, campaign_or_404(request, pk))


def show(request: HttpRequest, found: Campaign, letter_form: LetterForm | None = None) -> HttpResponse:
    """The page of a campaign; with `letter_form`, again with what was typed wrongly."""
    items = found.items.select_related("case__person", "case__unit", "auditor")
    items = items.annotate(standing=Count("findings", filter=_STANDING)).order_by("-standing", "place")
    context = {
        **standing(found),
        "tally": (lines := tally(found)),
        "sums": sums(lines),
        "letters_due": letters_due(found),
        "letters": found.letters.select_related("unit").annotate(count=Count("rectifications")).order_by("number"),
        "assignments": found.assignments.select_related("auditor").order_by("pk"),
        "assign_form": AssignForm(found),
        "letter_form": letter_form,
        "page": Paginator(items, PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return render(request, "audit_pages/campaign.html", context, status=422 if letter_form else 200)


@require_POST
@supervising()
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    found = campaign_or_404(request, pk)
    form = AssignForm(found, request.POST)
    auditors = form.cleaned_data["auditors"] if form.is_valid() else []
    by = _by(request, found)
    done(request, lambda: assigning.assign(**by, campaign=found, auditors=auditors), _("已分工。"))
    return redirect("audit_campaign", pk)


@require_POST
@supervising()
def send_letter(request: HttpRequest, pk: int) -> HttpResponse:
    found = campaign_or_404(request, pk)
    form = LetterForm(request.POST)
    if not form.is_valid():
        return show(request, found, form)
    unit, due_on = get_object_or_404(Unit, pk=form.cleaned_data["unit"]), form.cleaned_data["due_on"]
    try:
        issue_letter(found, unit, acting_user=request.user, due_on=due_on)
    except OutOfTurn:
        raise
    except Refusal as refusal:
        form.add_error("due_on", refusal.reasons)
        return show(request, found, form)
    messages.success(request, _("反馈函已发出。"))
    return redirect("audit_campaign", pk)


@require_POST
@supervising()
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = campaign_or_404(request, pk)
    by = _by(request, found)
    done(request, lambda: closing.close_campaign(**by, campaign=found), _("督查已结束。"))
    return redirect("audit_campaign", pk)


def _by(request: HttpRequest, found: Campaign) -> dict:
    return {"acting_user": request.user, "acting_as": as_supervisor(request.user, found.units.all()[0])}
