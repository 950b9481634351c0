"""Where a user sits before the form of a step: the open item, whether he may act, what the register knows."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, QueryDict
from django.utils.timezone import localdate

from recruitment.cases.models import Act, Case
from recruitment.days import read_day
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import post_for
from recruitment.rules.facts import ACTS
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from ..models import WorkItem
from ..moves.amending import acting_at
from ..moves.turn import post_at
from ..sight import case_or_404
from .form import StepForm
from .layout import SPONSORS
from .members import members_on
from .preview import Preview, preview
from .questions import questions_of
from .register import prefilled


@dataclass
class Seat:
    case: Case
    step: Step | str
    item: WorkItem | None
    may_act: bool
    seen: int
    """The case's latest act when the page was made: what came after it has changed since."""

    def refuse_without_post(self, user: User) -> None:
        """Raise `Refusal` with who acts at this step, unless the user may; also when the step is not open."""
        acting = acting_at(self.step)
        place = (Permission(self.item.permission), self.item.unit) if self.item else None
        post_at(user, *(place or (acting.permission, acting.unit_for(self.case))))

    def form(self, data: QueryDict | None = None, initial: dict | None = None) -> StepForm:
        """The form, bound to `data` where there is some."""
        members = []
        if any(question.group in SPONSORS for question in questions_of(self.step)):
            typed = (data or {}).get("on") or (initial or {}).get("on") or ""
            day = typed if isinstance(typed, date) else read_day(typed)
            members = members_on(self.case, day or localdate())
        return StepForm(self.step, data, initial=initial, members=members)

    def blank(self) -> dict:
        """What an untouched form holds."""
        return prefilled(self.case, self.step)

    def preview(self, form: StepForm) -> Preview:
        """The rules on what is typed in the bound `form`."""
        form.is_valid()
        return preview(
            self.case,
            self.step,
            form.facts,
            outcome=form.outcome,
            members=form.members,
            profile=self.item.run.profile if self.item else self.case.profile,
        )


def seat_of(request: HttpRequest, pk: int, step: str, *, noted: bool = True) -> Seat:
    """The user's seat at `step` of the case, or 404."""
    if step not in ACTS:
        raise Http404
    case = case_or_404(request, pk, noted=noted)
    items = WorkItem.objects.filter(case=case, step=step, closed_at__isnull=True)
    item = items.select_related("run", "unit").order_by("pk").first()
    may_act = item is not None and post_for(request.user, Permission(item.permission), item.unit, localdate())
    latest = Act.objects.filter(case=case).order_by("-pk").values_list("pk", flat=True).first()
    known_step = step if step == JOINT_VETTING else Step(step)
    return Seat(case, known_step, item, bool(may_act), latest or 0)
