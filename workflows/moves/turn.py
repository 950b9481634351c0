"""A turn at a case: locked, with the post in which the user acts and the work item that is open."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db import OperationalError, transaction
from django.utils.timezone import localdate

from recruitment.accounts.selectors import is_one_of
from recruitment.audit.models import Freeze
from recruitment.cases.models import Case
from recruitment.cases.refusal import OutOfTurn, Refusal, listed
from recruitment.cases.services import ENDED
from recruitment.journal import services as journal
from recruitment.organisation.models import Post, Unit
from recruitment.organisation.roles import Permission, roles_with
from recruitment.organisation.selectors import post_for
from recruitment.outcomes import State
from recruitment.prepared import Given, Prepared
from recruitment.steps import Step

from ..destinations import AWAY
from ..models import StageRun, WorkItem
from ..sentences import out_of_turn


@dataclass
class Turn:
    """What a move works with. `case` is locked and fresh; `acting_as` is the post, once it is checked."""

    case: Case
    user: User
    acting_as: str = ""

    @property
    def by(self) -> dict:
        """Who acts, as the services of the rooms want it."""
        return {"acting_user": self.user, "acting_as": self.acting_as}

    def act_as(self, permission: Permission, unit: Unit) -> None:
        """Take the post that allows it, or refuse."""
        post = _post_at(self.user, permission, unit)
        if is_one_of(self.case.person_id, {self.user.pk, post.user_id}):  # also whose place is taken
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


@Prepared
def _open_item():
    """With its process locked as well: the flow's own lock, without a statement of its own."""
    items = WorkItem.objects.filter(case=Given("case"), step=Given("step"), closed_at__isnull=True)
    items = items.select_related("run__process", "task", "unit")
    return items.select_for_update(of=("self", "run__process")).order_by("pk")[:1]


@Prepared
def _locked():
    return Case.objects.select_for_update(of=("self",)).select_related("person", "unit").filter(pk=Given("case"))


@contextmanager
def turn_at(case: Case, user: User) -> Iterator[Turn]:
    """One transaction in which `case` is locked. The caller's `case` follows when it is done."""
    with ExitStack() as transaction_of_the_move:
        try:
            transaction_of_the_move.enter_context(transaction.atomic())
            locked = _locked.first(case=case.pk)
        except OperationalError as error:  # waited as long as the database lets us
            raise OutOfTurn("{name}的案卷正由他人办理，没有等到，请稍后再试。", name=case.person.name) from error
        refuse_while_frozen(locked)
        with journal.together():
            yield Turn(locked, user)
    case.state, case.unit, case.profile = locked.state, locked.unit, locked.profile


@Prepared
def _freeze():
    return Freeze.objects.filter(case=Given("case"), lifted_at__isnull=True)


def refuse_while_frozen(case: Case) -> None:
    """A case that supervision has frozen waits for the decision."""
    if found := _freeze.first(case=case.pk):
        raise Refusal(
            "{name}的案卷自{on:%Y-%m-%d}起冻结，作出决定以前不能办理。冻结理由：{reason}",
            name=case.person.name,
            on=localdate(found.frozen_at),
            reason=found.reason,
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
        raise Refusal("日期{on:%Y-%m-%d}晚于今天，尚未发生的事不能记录。", on=on)


def asked_for(reason: str) -> None:
    if not reason.strip():
        raise Refusal("须写明理由。")


def refuse_unless_under_way(turn: Turn) -> None:
    if turn.case.state in (*ENDED, *AWAY):
        raise Refusal("案卷状态为“{state}”，没有在办环节。", state=State(turn.case.state).label)
