"""The papers of a case: what is there, what is missing, what does not apply; files come in here."""

from collections import Counter
from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.cases.models import Act, Case
from recruitment.cases.paper_list import JOINT_VETTING_FORM, PaperLine, PaperState, paper_list
from recruitment.papers import PAPERS
from recruitment.refusal import Refusal

from ..sight import case_or_404
from ..worklist import open_items
from .bringing import Brought, bring
from .forms import UploadForm, WaiverForm
from .frame import frame
from .hands import Hands


@require_http_methods(["GET", "HEAD", "POST"])
def materials(request: HttpRequest, pk: int) -> HttpResponse:
    """The list, and the form by which files come in."""
    case = case_or_404(request, pk)
    lines = lines_of(case)
    asked = {"received_on": localdate(), "key": request.GET.get("key", "")}
    form, brought = UploadForm(initial=asked), Brought()
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        brought = _take(request, case, form, lines)
        if brought.taken and not brought.refused:
            messages.success(
                request, _("已收到：{names}。").format(names="、".join(m.file_name for m in brought.taken))
            )
            return redirect("materials", pk)
        for reason in brought.refused:
            form.add_error("files", reason)
        lines = lines_of(case) if brought.taken else lines
    return show(request, case, lines, form, brought, status=422 if request.method == "POST" else 200)


def show(
    request, case: Case, lines: list[PaperLine], form, brought: Brought, *, waiver=None, status=200
) -> HttpResponse:
    hands = Hands(request.user, case)
    wanted, key = request.GET.get("show", ""), request.GET.get("waive", "")
    if waiver is None and key in PAPERS:
        waiver = WaiverForm(initial={"key": key})
    context = {
        "groups": _by_step([line for line in lines if wanted in ("", line.state)]),
        "counts": [(state, count) for state, count in _counted(lines)],
        "wanted": wanted,
        "form": form,
        "brought": brought,
        "may_bring": hands.may_bring_papers,
        "may_propose": hands.keeps,
        "may_decide": hands.decides,
        "closed_paper": "" if hands.reads_vetting else JOINT_VETTING_FORM,
        "waiver": waiver,
        "waived_paper": PAPERS.get(waiver["key"].value()) if waiver else None,
    }
    return render(request, "case_pages/materials.html", frame(request, case, "materials") | context, status=status)


def lines_of(case: Case) -> list[PaperLine]:
    """The papers as the state of the case asks for them."""
    taken = Act.objects.filter(case=case, superseded=False).values_list("step", flat=True)
    return paper_list(case, {*taken, *(str(item.step) for item in open_items([case.pk]))})


def _take(request, case: Case, form: UploadForm, lines: list[PaperLine]) -> Brought:
    """What came of an upload. A file above the limit never reached the form; that it was there is known."""
    too_large = [
        _("{file}：超过 20 MiB 的上限，没有接收。请降低扫描分辨率或分成几个文件。").format(file=name)
        for name in getattr(request, "too_large", ())
    ]
    if too_large and not request.FILES:
        form.fields["files"].required = False
    if not form.is_valid():
        return Brought(refused=too_large)
    given = {name: value for name, value in form.cleaned_data.items() if name != "files"}
    files = [file for file in form.cleaned_data["files"] if file]
    try:
        brought = bring(case, acting_user=request.user, files=files, lines=lines, **given)
    except Refusal as refusal:
        return Brought(refused=[*too_large, *refusal.reasons])
    brought.refused = too_large + brought.refused
    return brought


def _by_step(lines: list[PaperLine]):
    return [(step, list(group)) for step, group in groupby(lines, key=lambda line: line.paper.step)]


def _counted(lines: list[PaperLine]):
    found = Counter(line.state for line in lines)
    return [(state, found[state]) for state in PaperState if found[state]]
