"""A turn at a case: locked, with the post in which the user acts and the work item that is open."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db import OperationalError, transaction
from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from recruitment.audit.models import Freeze
from recruitment.cases.models import Case
from recruitment.cases.services import ENDED
from recruitment.journal import services as journal
from recruitment.organisation.models import Post, Unit
from recruitment.organisation.roles import Permission, roles_with
from recruitment.organisation.selectors import post_for
from recruitment.outcomes import State
from recruitment.prepared import Given, Prepared
from recruitment.refusal import OutOfTurn, Refusal, listed
from recruitment.steps import Step

from ..destinations import AWAY
from ..models import StageRun, WorkItem
from ..sentences import out_of_turn


@dataclass
class Turn:
    """What a move works with. `case` is locked and fresh; `acting_as` is the post, once it is checked."""

    case: Case
    user: User
    applicants: set[int]
    """The users that are, or were, the applicant of the case."""
    acting_as: str = ""

    @property
    def by(self) -> dict:
        """Who acts, as the services of the rooms want it."""
        return {"acting_user": self.user, "acting_as": self.acting_as}

    def act_as(self, permission: Permission, unit: Unit) -> None:
        """Take the post that allows it, or refuse."""
        post = _post_at(self.user, permission, unit)
        if self.applicants & {self.user.pk, post.user_id}:  # also whose place is taken
            raise Refusal(
                "{name}是申请人本人，不能办理自己的案卷；请由支部的其他同志或上级经办。", name=self.case.person.name
            )
        self.acting_as = str(post)

    def item(self, step: Step | str, attempt: int | None = None) -> WorkItem:
        """The open work item of `step` with its run and task; `attempt` is the one that the user saw."""
        found = _open_item.first(case=self.case.pk, step=step)
        if found is None or found.task is None or (attempt is not None and attempt != found.attempt):
            raise OutOfTurn(out_of_turn(self.case, step))
        found.run.case = found.case = self.case
        found.task.process, found.task.work_item = found.run.process, found
        return found

    def runs(self) -> list[StageRun]:
        """The stages under way, latest last."""
        runs = list(self.case.stage_runs.filter(ended_at__isnull=True).select_related("process").order_by("stage"))
        for run in runs:
            run.case = self.case
        return runs


_UNTOUCHED = (
    *("opened_at", "due_on", "due_article", "closed_at", "act", "run__begun_on", "run__begun_at", "run__ended_at"),
    *("run__process__created", "run__process__finished", "run__process__data"),
    *("run__process__seed_content_type", "run__process__seed_object_id", "run__process__parent_task"),
    *("run__process__artifact_content_type", "run__process__artifact_object_id"),
    *("task__created", "task__assigned", "task__started", "task__finished", "task__scheduled", "task__data"),
    *("task__external_task_id",),
    *("task__seed_content_type", "task__seed_object_id", "task__artifact_content_type", "task__artifact_object_id"),
    *("task__owner_permission", "task__owner_permission_content_type", "task__owner_permission_obj_pk"),
    *("unit__opened_on", "unit__closed_on", "unit__numchild"),
)
"""Columns that completing a step neither reads nor writes: reading them took as long as all the others."""


@Prepared
def _open_item():
    """With its process locked as well: the flow's own lock, without a statement of its own."""
    items = WorkItem.objects.filter(case=Given("case"), step=Given("step"), closed_at__isnull=True)
    items = items.select_related("run__process", "task", "unit").defer(*_UNTOUCHED)
    return items.select_for_update(of=("self", "run__process")).order_by("pk")[:1]


_NOT_ASKED = (
    *("opened_at", "person__name_folded", "person__name_pinyin", "person__name_initials"),
    *("person__identity_number", "person__identity_index", "unit__opened_on", "unit__numchild"),
)


@Prepared
def _locked():
    cases = Case.objects.select_for_update(of=("self",)).select_related("person", "unit")
    return cases.defer(*_NOT_ASKED).filter(pk=Given("case"))


@contextmanager
def turn_at(case: Case, user: User) -> Iterator[Turn]:
    """One transaction in which `case` is locked. The caller's `case` follows when it is done."""
    with ExitStack() as transaction_of_the_move:
        try:
            transaction_of_the_move.enter_context(transaction.atomic())
            locked = _locked.first(case=case.pk)
        except OperationalError as error:  # waited as long as the database lets us
            raise OutOfTurn("{name}的案卷正由他人办理，没有等到，请稍后再试。", name=case.person.name) from error
        hindrances = _hindrances.rows(case=case.pk)
        if hindrances[0][0]:
            _refuse_frozen(locked)
        with journal.together():
            yield Turn(locked, user, {applicant for _, applicant in hindrances})
    case.state, case.unit, case.profile = locked.state, locked.unit, locked.profile


@Prepared
def _hindrances():
    """Whether it is frozen, and the users that are the applicant: asked once the case is locked, never before."""
    frozen = Freeze.objects.filter(case=OuterRef("pk"), lifted_at__isnull=True)
    return Case.objects.filter(pk=Given("case")).values_list(Exists(frozen), "person__accesses__user")


def _refuse_frozen(case: Case) -> None:
    """A case that supervision has frozen waits for the decision."""
    freeze = case.freezes.get(lifted_at__isnull=True)
    raise Refusal(
        "{name}的案卷自{on}起冻结，作出决定以前不能办理。冻结理由：{reason}",
        name=case.person.name,
        on=localdate(freeze.frozen_at),
        reason=freeze.reason,
    )


def post_at(user: User, permission: Permission, unit: Unit) -> str:
    """The post in which `user` may do `permission` at `unit` today, as it is printed."""
    return str(_post_at(user, permission, unit))


def _post_at(user: User, permission: Permission, unit: Unit) -> Post:
    post = post_for(user, permission, unit, localdate())
    if post is None:
        roles = listed(role.label for role in roles_with(permission))
        raise Refusal(
            "这一事项由{unit}办理，须由该单位或其上级的{roles}经办；您现在没有这一岗位。", unit=unit.name, roles=roles
        )
    return post


def not_in_future(on: date) -> None:
    if on > localdate():
        raise Refusal("日期{on}晚于今天，尚未发生的事不能记录。", on=on)


def asked_for(reason: str) -> None:
    if not reason.strip():
        raise Refusal("须写明理由。")


def refuse_unless_under_way(turn: Turn) -> None:
    if turn.case.state in (*ENDED, *AWAY):
        raise Refusal("案卷状态为“{state}”，没有在办环节。", state=State(turn.case.state).label)
