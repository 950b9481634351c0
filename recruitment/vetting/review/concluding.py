"""The end of the review: what must be on record before it, and the report with its validity."""

from datetime import date

from django.contrib.auth.models import User

from ...cases.models import Act, Case
from ...prepared import insert
from ...refusal import Refusal, listed, sentence
from ...rules.book import book
from ...rules.calendar import DAY, add_months
from ...rules.facts import PoliticalVetting
from ...sealing import Place, seal
from ..models import Letter, OrganisationOpinion, Relation, Report, Talk
from ..vocabulary import Result


def register_of(case: Case) -> dict[str, list]:
    """Everything on record of the review, by kind."""
    models = {"relations": Relation, "letters": Letter, "talks": Talk, "opinions": OrganisationOpinion}
    return {name: list(model.objects.filter(case=case).order_by("pk")) for name, model in models.items()}


def refuse_unfinished_review(case: Case, concluded_on: date | None) -> None:
    """A conclusion comes after the answers: letters and opinions asked for, and not answered, hold it up."""
    letters = list(Letter.objects.filter(case=case))
    opinions = list(OrganisationOpinion.objects.filter(case=case))
    reasons = []
    if waiting := [x.addressee for x in letters if x.replied_on is None]:
        reasons.append(sentence("函调尚未复函：{names}，不能作出结论。", names=listed(waiting)))
    if waiting := [x.organisation for x in opinions if x.replied_on is None]:
        reasons.append(sentence("征求意见尚未答复：{names}，不能作出结论。", names=listed(waiting)))
    replied = [x.replied_on for x in (*letters, *opinions) if x.replied_on]
    if concluded_on and replied and concluded_on < max(replied):
        reasons.append(
            sentence(
                "结论日期{day}早于最后一份答复的日期{last}。",
                day=concluded_on,
                last=max(replied),
            )
        )
    if reasons:
        raise Refusal(*reasons)


def facts_of_review(
    case: Case, *, concluded_on: date, result: str, topics: list[str], files_read: bool, signed: bool, stamped: bool
) -> PoliticalVetting:
    """The facts of step 10 as the register has them. Raises `Refusal` where it is not ready for a conclusion."""
    register = register_of(case)
    if not any(row.kind == Relation.Kind.FAMILY for row in register["relations"]):
        raise Refusal("还没有登记家庭成员；政治审查包括本人、家庭成员和主要社会关系。")
    refuse_unfinished_review(case, concluded_on)
    begun, methods, organisations = _course(register)
    return PoliticalVetting(
        started_on=begun or concluded_on,
        concluded_on=concluded_on,
        result=result,
        topics=topics,
        methods=["files", *methods] if files_read else methods,
        mobile_opinions=organisations if case.person.is_mobile else None,
        conclusion_signed=signed,
        conclusion_stamped=stamped,
    )


def _course(register: dict[str, list]) -> tuple[date | None, list[str], list[str]]:
    """Since when, by which methods, which organisations of a mobile person were asked."""
    replied = [row for row in register["letters"] if row.replied_on]
    methods = ["talk"] * bool(register["talks"]) + ["letter"] * bool(replied)
    days = [row.held_on for row in register["talks"]] + [row.sent_on for row in register["letters"]]
    days += [row.asked_on for row in register["opinions"]]
    return min(days, default=None), methods, sorted({row.which for row in register["opinions"]})


def started_review(case: Case) -> dict:
    """What the register so far says for the form of step 10; what it does not say is left out."""
    begun, methods, organisations = _course(register_of(case))
    found = {"started_on": begun, "methods": methods, "mobile_opinions": organisations if case.person.is_mobile else []}
    return {name: value for name, value in found.items() if value}


def write_report(*, acting_user: User, acting_as: str, case: Case, act: Act, result: str, text: str) -> Report:
    """The concluding report beside its act, in the same transaction."""
    if not text.strip():
        raise Refusal("须写明结论性材料的内容。")
    months = book(case.profile).figures["vetting_valid_months"]
    row = Report(case=case, act=act, concluded_on=act.happened_on, result=Result(result), recorded_by=acting_user)
    row.acting_as, row.valid_until = acting_as, add_months(act.happened_on, months) - DAY
    row.text = seal(text.strip(), Place("report", str(row.key), "text"))
    return insert(row)
