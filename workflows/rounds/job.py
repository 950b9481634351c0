"""Recording the results of a closed round into the cases: work for a worker, one person after the other.

Put on record in the transaction that closes the round, so that nothing between the two can lose it; a worker that is
killed leaves a person undelivered, and the next one takes him again.
"""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recruitment.jobs.kinds import Kind
from recruitment.jobs.models import Job, JobItem
from recruitment.jobs.services import start_job
from recruitment.organisation.roles import Permission
from recruitment.refusal import OutOfTurn, Refusal
from recruitment.vetting.models import Round, RoundPerson
from recruitment.vetting.rounds.locking import locked
from recruitment.vetting.vocabulary import RoundState

from .delivering import deliver_to
from .posts import as_organiser


@transaction.atomic
def deliver_later(round: Round, *, acting_user: User) -> Job:
    """记入案卷: a job for everybody who has not got the result yet; the one under way where there is one."""
    acting_as = as_organiser(acting_user, round)
    round = locked(round)
    if round.state != RoundState.CLOSED:
        raise OutOfTurn("批次{code}还没有办结。", code=round.code)
    job = job_of(round)
    if job is not None and job.finished_at is None:
        return job
    waiting = RoundPerson.objects.filter(round=round, delivered_at__isnull=True).order_by("number")
    named = waiting.values_list("pk", "number", "name")
    people = [(f"round_person:{pk}", f"{number} {name}") for pk, number, name in named]
    if not people:
        raise Refusal("批次{code}的结果已全部记入案卷。", code=round.code)
    title = gettext("联审结果记入案卷：{code}").format(code=round.code)
    by = {"acting_user": acting_user, "acting_as": acting_as, "unit": round.organiser}
    return start_job(kind=KIND.word, items=people, title=title, round=round.pk, **by)


def job_of(round: Round) -> Job | None:
    """The latest job that records the results of this round."""
    return Job.objects.filter(kind=KIND.word, options__round=round.pk).order_by("-pk").first()


def record_one(item: JobItem) -> str:
    """Record the result of one person. Done before, it says so and records nothing."""
    chosen = RoundPerson.objects.select_related("round__organiser", "case__person", "case__unit")
    person = chosen.get(pk=item.subject_pk)
    new = deliver_to(person.round, person, person.round.departments.count(), item.job.started_by)
    return gettext("已记入案卷。") if new else gettext("此前已记录。")


KIND = Kind("vetting_results", _("联审结果记入案卷"), record_one, permission=Permission.FILE_CASES)
