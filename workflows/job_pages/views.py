"""The list of one's own jobs, and one job with its progress."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from recruitment.jobs.kinds import kind_called
from recruitment.jobs.models import Job
from recruitment.jobs.selectors import jobs_of, may_see, telling_items
from recruitment.jobs.services import retry_failed

PAGE_SIZE = 30


def job_or_404(request: HttpRequest, pk: int) -> Job:
    """The job, where the user may see it; somebody else's is 404."""
    job = get_object_or_404(Job.objects.select_related("started_by", "unit"), pk=pk)
    if not may_see(request.user, job):
        raise Http404
    return job


@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    """What the user has started, the latest first."""
    page = Paginator(jobs_of(request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "job_pages/list.html", {"page": page})


@require_safe
def job_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One job. htmx asks for its middle part every two seconds; without script the page loads itself anew."""
    job = job_or_404(request, pk)
    kind = kind_called(job.kind)
    finished = job.finished_at is not None
    result = reverse(kind.result_url, args=[job.pk]) if kind.result_url and finished and job.done else ""
    context = {"job": job, "kind": kind, "items": telling_items(job), "result": result}
    return render(request, "job_pages/_progress.html" if request.htmx else "job_pages/job.html", context)


@require_POST
def retry_job(request: HttpRequest, pk: int) -> HttpResponse:
    """Try the failed items again."""
    job = job_or_404(request, pk)
    if job.started_by_id == request.user.pk:
        retry_failed(acting_user=request.user, job=job)
    return redirect("job_page", pk=pk)
