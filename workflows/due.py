"""Until when a step is to be done: the clocks of the rule book, with the article."""

from datetime import date

from recruitment.cases.models import Case, Entry
from recruitment.cases.stored import rule_case
from recruitment.rules.book import Book, book
from recruitment.rules.calendar import DAY
from recruitment.rules.editions import edition_on
from recruitment.rules.periods import first_missing
from recruitment.rules.rule import Clock
from recruitment.steps import Step


def due(case: Case, step: Step | str, profile: str) -> tuple[date | None, str]:
    """The nearest limit of `step` and its article; (None, "") where nothing runs."""
    chosen = book(profile)
    clocks = [rule for rule in chosen.clocks.get(step, ()) if rule.starts != rule.step]
    if not clocks:
        return None, ""
    known = rule_case(case, required=chosen.profile.joint_vetting_required, transfers=False)
    found = [limit for rule in clocks if (limit := _limit(rule, known, case, chosen))]
    return min(found, default=(None, ""), key=lambda limit: limit[0])


def _limit(rule: Clock, known, case: Case, chosen: Book) -> tuple[date, str] | None:
    since = rule.since(known)
    if since is None:
        return None
    deadline = rule.limit(since, chosen.figures)
    if "examined_on" in rule.needs:  # comes round again: the first examination that is not on record
        deadline = _next_examination(rule, since, case, chosen)
    edition = edition_on(deadline + DAY)
    return (deadline, rule.citations[edition]) if edition in rule.editions else None


def _next_examination(rule: Clock, since: date, case: Case, chosen: Book) -> date:
    done = case.entries.filter(step=rule.step, kind=Entry.Kind.EXAMINATION).values_list("happened_on", flat=True)
    months = chosen.figures[rule.months]
    return first_missing(done, since, months, date.max, chosen.figures["examination_grace_days"])[1]
