"""The people whose step is recorded together, each with the own form: what is common, overlaid by what is theirs."""

from dataclasses import dataclass, field

from django.http import Http404, HttpRequest, QueryDict

from recruitment.cases.models import Case, Verdict
from recruitment.cases.selectors import cases_in_sight
from recruitment.steps import Step

from ..desks.duties import duties_of, waiting_for
from ..models import WorkItem
from ..step_pages.form import StepForm
from ..step_pages.preview import Preview
from ..step_pages.seat import Seat
from .allowed import is_own, is_vote, may_stand_for_all
from .answers import remarks, summed

COMMON = "all"


@dataclass
class Candidate:
    seat: Seat
    attempt: int = 0
    """Of the open step, as the page showed it: sent again later, it is another attempt and refused."""
    preview: Preview | None = None
    told: list[str] = field(default_factory=list)
    """Why it was not recorded, a sentence each."""
    own: StepForm | None = None
    answers: list[Verdict] = field(default_factory=list)
    """What the rules said of the act that was recorded."""

    @property
    def case(self) -> Case:
        return self.seat.case

    @property
    def prefix(self) -> str:
        return f"p{self.case.pk}"

    @property
    def summed(self) -> str:
        return summed(self.answers)

    @property
    def remarks(self) -> list[Verdict]:
        return remarks(self.answers)

    @property
    def fields(self) -> list:
        """What stands with this person, in the order of the form; the votes and the outcome with it."""
        return [self.own[name] for name in self.own.fields if is_own(name)]

    def show(self, data: QueryDict | None, initial: dict) -> None:
        self.own = StepForm(self.seat.step, data, prefix=self.prefix, initial=initial if data is None else None)
        for asked in self.own.fields.values():
            asked.help_text = ""  # said once, in the common part

    def merged(self, data: QueryDict) -> QueryDict:
        """The person's form as if it had been filled in alone."""
        found = QueryDict(mutable=True)
        for name in self.own.fields:
            own = [text for text in data.getlist(f"{self.prefix}-{name}") if text.strip()] if is_own(name) else []
            common = data.getlist(f"{COMMON}-{name}") if may_stand_for_all(name) else []
            found.setlist(name, own or common)
        return found


def common_form(step: Step, data: QueryDict | None, initial: dict) -> StepForm:
    return StepForm(step, data, prefix=COMMON, outcomes=False, initial=initial if data is None else None)


def votes_of(form: StepForm) -> bool:
    return any(is_vote(name) for name in form.fields)


def candidates(request: HttpRequest, step: Step, keys: list[str]) -> tuple[list[Candidate], list[Case]]:
    """Those whose `step` is open and waits for the user, and those for whom it no longer does. Four SQL statements.

    A case out of sight is not there.
    """
    wanted = {int(key) for key in keys if key.isascii() and key.isdigit() and len(key) < 19}
    cases = list(cases_in_sight(request.user).filter(pk__in=wanted).select_related("person", "unit"))
    if len(cases) != len(wanted):
        raise Http404
    mine = waiting_for(duties_of(request.user)).filter(case__in=cases, step=step).select_related("run", "unit")
    items: dict[int, WorkItem] = {item.case_id: item for item in mine}
    cases.sort(key=lambda case: (case.unit.path, case.person.name_pinyin, case.pk))
    here, gone = [], []
    for case in cases:
        if item := items.get(case.pk):
            item.case = case
            here.append(Candidate(Seat(case, step, item, True, 0), item.attempt))
        else:
            gone.append(case)
    return here, gone
