"""The page: choose in the list, say what is common once and what is each person's own, look at all answers, record."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from recruitment.steps import Step

from ..models import ENTERED_AT
from ..step_pages.register import prefilled
from ..step_pages.showing import lines_of
from .allowed import MOST, TOGETHER, may_stand_for_all
from .candidates import Candidate, candidates, common_form
from .entries import enter_together
from .job import AT_ONCE, record_later
from .recording import preview_all, record_all


@require_http_methods(["GET", "HEAD", "POST"])
def bulk_step(request: HttpRequest, step: str) -> HttpResponse:
    if step not in (*TOGETHER, *ENTERED_AT):
        raise Http404
    step, data = Step(step), request.POST if request.method == "POST" else None
    keys = (request.GET if data is None else data).getlist("case")
    if not keys or len(keys) > MOST:
        told = gettext("请在清单中勾选 1 至 {most} 人，再批量办理。").format(most=MOST)
        messages.error(request, told)
        return HttpResponseRedirect(f"{reverse('case_list')}?step={step}&waiting=mine")
    here, gone = candidates(request, step, keys)
    if step in ENTERED_AT:
        return enter_together(request, step, here, gone, data)
    initial = prefilled(here[0].case, step) if here else {}
    for candidate in here:
        candidate.show(data, {})
        if data is not None:
            candidate.attempt = _attempt(data, candidate)
    done: list[Candidate] = []
    if data is not None and data.get("do") == "submit" and len(here) > AT_ONCE:
        return redirect("job_page", record_later(request.user, step, here, data).pk)
    if data is not None and data.get("do") == "submit":
        done = record_all(request.user, here, data)
        here = [candidate for candidate in here if candidate not in done]
    elif data is not None:
        preview_all(here, data)
    context = _common(step, data, initial) | {"step": step, "candidates": here, "done": done, "gone": gone}
    refused = data is not None and data.get("do") == "submit" and here
    return render(request, "bulk/page.html", context, status=422 if refused else 200)


def _attempt(data, candidate: Candidate) -> int:
    """The attempt that the page showed. Without one nothing is recorded: no attempt has the number nought."""
    text = data.get(f"{candidate.prefix}-attempt", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _common(step: Step, data, initial: dict) -> dict:
    """The common part: the lines of the official form, without votes and without what the register knows of each."""
    form = common_form(step, data, initial)
    form.is_valid()
    sections = []
    for section, lines in lines_of(form, {}):
        kept = [line for line in lines if line.kind != "known" and _for_all(line)]
        if kept:
            sections.append((section, kept))
    return {"form": form, "sections": sections}


def _for_all(line) -> bool:
    names = [field.name for field in line.fields] + [field.name for _, fields in line.rows for field in fields]
    return all(may_stand_for_all(name) for name in names)
