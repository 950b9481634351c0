"""Many people: a job records one after the other. What was typed for each waits as the user's draft of that step."""

from django.contrib.auth.models import User
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recruitment.cases.models import Case
from recruitment.jobs.kinds import Kind
from recruitment.jobs.models import Job, JobItem
from recruitment.jobs.services import start_job
from recruitment.refusal import OutOfTurn, Refusal
from recruitment.steps import Step

from ..models import WorkItem
from ..sentences import out_of_turn
from ..step_pages.drafts import as_typed, draft_of, forget_draft, save_draft
from ..step_pages.seat import Seat
from ..step_pages.submitting import submit
from ..templatetags.official import spoken
from .answers import answers_of, remarks, summed
from .candidates import Candidate
from .recording import errors

AT_ONCE = 20
"""So many are recorded while the page waits; more are a job."""


@transaction.atomic
def record_later(user: User, step: Step, here: list[Candidate], data: QueryDict) -> Job:
    for candidate in here:
        save_draft(user, candidate.case, step, attempt=candidate.attempt, data=candidate.merged(data))
    subjects = [(f"case:{c.case.pk}", f"{c.case.person.name}（{c.case.unit.name}）") for c in here]
    title = gettext("批量办理：{step}").format(step=step.label)
    return start_job(acting_user=user, kind=KIND.word, items=subjects, title=title, step=step.value)


def record_one(item: JobItem) -> str:
    """Record the step of one person from the draft. Done before, it says so and records nothing."""
    user, step = item.job.started_by, Step(item.job.options["step"])
    case = Case.objects.select_related("person", "unit").get(pk=item.subject_pk)
    draft = draft_of(user, case, step)
    if draft is None:
        return gettext("此前已记录。")
    open_item = WorkItem.objects.filter(case=case, step=step, closed_at=None).select_related("run", "unit").first()
    if open_item is None:
        raise OutOfTurn(out_of_turn(case, step))
    seat = Seat(case, step, open_item, True, 0)  # whether the user may act is asked by the move itself
    form = seat.form(as_typed(draft))
    with transaction.atomic():
        act = submit(user, seat, form, draft.attempt)
        if act is None:
            raise Refusal(*errors(form))
        forget_draft(user, case, step)
    answers = answers_of([act])[act.pk]
    return "\n".join([gettext("已记录。") + summed(answers), *(spoken(verdict) for verdict in remarks(answers))])


KIND = Kind("bulk_step", _("批量办理"), record_one)
