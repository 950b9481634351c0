"""Until when a step is to be done: the clocks of the rule book, with the article."""

from datetime import date

from django.utils.timezone import localdate

from recruitment.cases.models import Case, Entry
from recruitment.cases.stored import rule_case
from recruitment.rules.book import Book, book
from recruitment.rules.calendar import DAY, add_months
from recruitment.rules.case import Case as RuleCase
from recruitment.rules.editions import edition_on
from recruitment.rules.periods import first_missing
from recruitment.rules.rule import Clock
from recruitment.rules.verdict import Effect
from recruitment.steps import Step

_LONGER_THAN_ANY_LIMIT = 120  # months
_EXTENDING = ("extend_probation", "extension_approved")
"""Acts of a step after which the same step is due again, by a new limit."""


def due(case: Case, step: Step | str, profile: str) -> tuple[date | None, str]:
    """The nearest limit of the open `step` and its article; (None, "") where nothing runs.

    The rules are asked which limits will have run out one day if the step is not taken.
    """
    chosen = book(profile)
    clocks = [rule for rule in chosen.clocks.get(step, ()) if rule.starts != rule.step]
    if not clocks:
        return None, ""
    known = rule_case(case, required=chosen.profile.joint_vetting_required, transfers=step == Step.numbered(23))
    known.as_of = add_months(localdate(), _LONGER_THAN_ANY_LIMIT)
    own = known.acts_of(step)
    known.acts = {
        other: [act for act in acts if other != step or act.row.outcome in _EXTENDING]
        for other, acts in known.acts.items()
    }
    if own and own[-1].row.outcome == "extended_special":  # only the cap is left
        clocks = [rule for rule in clocks if rule.effect is Effect.BLOCK]
    found = [limit for rule in clocks if (limit := _limit(rule, known, case, chosen))]
    return min(found, default=(None, ""), key=lambda limit: limit[0])


def _limit(rule: Clock, known: RuleCase, case: Case, chosen: Book) -> tuple[date, str] | None:
    deadline = rule.overdue(known, chosen.figures)
    if deadline is None:
        return None
    if "examined_on" in rule.needs:  # comes round again: the first examination that is not on record
        deadline = _next_examination(rule, rule.since(known), case, chosen)
    edition = edition_on(deadline + DAY)
    return (deadline, rule.citations[edition]) if edition in rule.editions else None


def _next_examination(rule: Clock, since: date, case: Case, chosen: Book) -> date:
    done = case.entries.filter(step=rule.step, kind=Entry.Kind.EXAMINATION).values_list("happened_on", flat=True)
    months = chosen.figures[rule.months]
    return first_missing(done, since, months, date.max, chosen.figures["examination_grace_days"])[1]
