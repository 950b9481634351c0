"""第8步 报上级党委备案（发展对象）：2014年版为备案，2026年版为同意和公示"""

from ...steps import Step
from ..bodies import SUPERIOR_COMMITTEES
from ..calendar import DAY, is_provisional, nth_workday, workdays_between
from ..editions import Edition, edition_on
from ..rule import Precondition, Rule, met, not_met, unknown
from ..verdict import Effect, Kind


def _remark(day) -> str:
    return "provisional_calendar" if is_provisional(day) else ""


def _missing(act, *names: str) -> tuple[str, ...]:
    return tuple(name for name in names if getattr(act, name) is None)


class ObjectDetermined(Precondition):
    """支部委员会已讨论同意"""

    id = "S08-PRE"
    step = Step.DEVELOPMENT_OBJECT_FILING
    article = "2014§13; 2026§13"
    requires = (Step.DETERMINE_DEVELOPMENT_OBJECT,)


class FiledBeforeListing(Rule):
    """上级党委备案后列为发展对象"""

    id = "S08-FILE-2014"
    step = Step.DEVELOPMENT_OBJECT_FILING
    editions = (Edition.E2014,)
    article = "2014§13"
    zh = "{listed}即列为发展对象，早于上级党委备案（{replied}）。应在备案后列为发展对象。"
    en = "Listed on {listed}, before the superior committee's filing on {replied}."
    office_zh = "报{filed_with}备案，不符合规定。应报上级党委备案后列为发展对象。"
    office_en = "Filed with: {filed_with}. File with the superior Party committee before listing."

    def check(self, act, case, f):
        if act.filed_with is not None and act.filed_with not in SUPERIOR_COMMITTEES:
            return not_met(say="office", filed_with=act.filed_with)
        if act.replied_on and act.listed_on and act.listed_on < act.replied_on:
            return not_met(listed=act.listed_on, replied=act.replied_on)
        if missing := _missing(act, "filed_with", "replied_on", "listed_on"):
            return unknown(*missing)
        return met(listed=act.listed_on, replied=act.replied_on)


class ConsentBeforePublicity(Rule):
    """上级党委同意后公示"""

    id = "S08-CONSENT-2026"
    step = Step.DEVELOPMENT_OBJECT_FILING
    editions = (Edition.E2026,)
    article = "2026§13"
    zh = "{start}开始公示，早于上级党委同意（{replied}）。应在上级党委同意后重新公示。"
    en = "Publicity started on {start}, before the superior committee agreed on {replied}: publish again after consent."
    refused_zh = "上级党委不同意，不得公示，也不得列为发展对象。"
    refused_en = "The superior Party committee did not agree: neither publicity nor listing is allowed."
    office_zh = "同意的机关是{filed_with}，不符合规定。应报上级党委同意后公示。"
    office_en = "The consent is that of: {filed_with}. The superior Party committee has to agree."

    def check(self, act, case, f):
        start, replied = act.publicity_started_on, act.replied_on
        if act.consented is False:
            return not_met(say="refused")
        if act.filed_with is not None and act.filed_with not in SUPERIOR_COMMITTEES:
            return not_met(say="office", filed_with=act.filed_with)
        if start and replied and start < replied:
            return not_met(start=start, replied=replied)
        if missing := _missing(act, "filed_with", "replied_on", "consented"):
            return unknown(*missing)
        return met(replied=replied)


class PublicityBeforeListing(Rule):
    """公示不少于五个工作日且无影响后列为发展对象"""

    id = "S08-PUBLICITY-2026"
    step = Step.DEVELOPMENT_OBJECT_FILING
    editions = (Edition.E2026,)
    article = "2026§13"
    zh = (
        "公示自{start}起，{full_on}满{needed}个工作日{remark}，最早可在{earliest}列为发展对象，"
        "实际{listed}列入，提前{early}天。"
    )
    en = (
        "Publicity started on {start}; {needed} working days are full on {full_on}{remark}; the earliest listing day "
        "is {earliest}, the person was listed on {listed}, {early} days early."
    )
    open_zh = (
        "公示自{start}起，{full_on}满{needed}个工作日{remark}，实际公示至{end}，最早可在{earliest}列为发展对象，"
        "实际{listed}列入，提前{early}天。"
    )
    open_en = (
        "Publicity started on {start}; {needed} working days are full on {full_on}{remark}; it ran until {end}, so the "
        "earliest listing day is {earliest}; the person was listed on {listed}, {early} days early."
    )
    none_zh = "{listed}列为发展对象，没有公示记录。应在上级党委同意后公示不少于{needed}个工作日。"
    none_en = "Listed on {listed} without publicity; at least {needed} working days after consent are required."
    short_zh = (
        "公示自{start}至{end}，共{workdays}个工作日，不足{needed}个，应公示至{full_on}{remark}。"
        "应重新公示，期满次日起方可列为发展对象。"
    )
    short_en = (
        "Publicity from {start} to {end} is {workdays} working days; {needed} are full on {full_on}{remark}. "
        "Publish again; listing is possible from the day after."
    )
    listed_zh = (
        "公示自{start}至{end}，共{workdays}个工作日，不足{needed}个，应公示至{full_on}{remark}，"
        "最早可在{earliest}列为发展对象，实际{listed}列入。应重新公示。"
    )
    listed_en = (
        "Publicity from {start} to {end} is {workdays} working days; {needed} are full on {full_on}{remark}, the "
        "earliest listing day is {earliest}; the person was listed on {listed}. Publish again."
    )
    objection_zh = "公示中的异议经核实属实，不得列为发展对象，却于{listed}列入。"
    objection_en = "An objection raised in the publicity was upheld, yet the person was listed on {listed}."
    place_zh = "没有在工作单位、学习单位或者居住地公示。"
    place_en = "The publicity was held neither at the unit of work or study nor at the place of residence."
    _PLACES = frozenset(("work_unit", "study_unit", "residence"))

    def check(self, act, case, f):
        start, listed, needed = act.publicity_started_on, act.listed_on, f["publicity_workdays"]
        if start is None:
            return not_met(say="none", listed=listed, needed=needed) if listed else unknown("publicity_started_on")
        if broken := self._too_short(act, start, needed):
            return broken
        if act.objection_upheld and listed:
            return not_met(say="objection", listed=listed)
        if act.publicity_places is not None and not self._PLACES.intersection(act.publicity_places):
            return not_met(say="place")
        if missing := _missing(act, "publicity_ended_on", "publicity_places", "objection_upheld"):
            return unknown(*missing)
        return met(start=start, needed=needed, listed=listed)

    def _too_short(self, act, start, needed: int):
        end, listed, full_on = act.publicity_ended_on, act.listed_on, nth_workday(start, needed)
        last = full_on if end is None or end < full_on else end
        figures = {"start": start, "needed": needed, "full_on": full_on, "earliest": last + DAY}
        if listed is not None and listed <= last:
            say = {"say": "open", "end": end} if last > full_on else {}
            return not_met(**say, **figures, remark=_remark(full_on), listed=listed, early=(last - listed).days + 1)
        if end is not None and end < full_on:
            figures |= {"remark": _remark(full_on), "end": end, "workdays": workdays_between(start, end)}
            return not_met(say="listed" if listed else "short", **figures, listed=listed)
        return None


class LocalPublicity(Rule):
    """发展对象公示"""

    id = "S08-PUBLICITY-2014"
    step = Step.DEVELOPMENT_OBJECT_FILING
    kind = Kind.LOCAL
    effect = Effect.WARN
    editions = (Edition.E2014,)
    article = "地方做法"
    zh = "公示自{start}至{end}，共{workdays}个工作日，不足{needed}个，应公示至{full_on}。"
    en = "Publicity from {start} to {end} is {workdays} working days; {needed} are full on {full_on}."
    none_zh = "{listed}列为发展对象，没有公示记录。应公示不少于{needed}个工作日。"
    none_en = "Listed on {listed} without publicity; at least {needed} working days are asked."

    def check(self, act, case, f):
        start, end, needed = act.publicity_started_on, act.publicity_ended_on, f["publicity_2014_workdays"]
        if start is None and act.listed_on is not None:
            return not_met(say="none", listed=act.listed_on, needed=needed)
        if start is None or end is None:
            return unknown(*_missing(act, "publicity_started_on", "publicity_ended_on"))
        figures = {"start": start, "end": end, "needed": needed, "full_on": nth_workday(start, needed)}
        if end >= figures["full_on"]:
            return met(**figures)
        return not_met(**figures, workdays=workdays_between(start, end))


class ListingDay(Rule):
    """发展对象时间的认定"""

    id = "S08-DATE"
    step = Step.DEVELOPMENT_OBJECT_FILING
    kind = Kind.LOCAL
    effect = Effect.INFO
    article = "地方做法; 2026§13"
    needs = ("listed_on",)
    zh = "列为发展对象的时间应为上级党委备案批复之日（{due}），记录为{listed}。"
    en = "The listing day should be the day of the superior's reply, {due}; recorded is {listed}."
    after_zh = "列为发展对象的时间应为公示期满无影响的次日，即{due}{remark}，记录为{listed}。"
    after_en = "The listing day should be the day after the publicity ended, {due}{remark}; recorded is {listed}."

    def check(self, act, case, f):
        listed = act.listed_on
        if edition_on(listed) is Edition.E2014:
            due = act.replied_on
            if due is None:
                return unknown("replied_on")
            return met(due=due, listed=listed) if listed == due else not_met(due=due, listed=listed)
        if missing := _missing(act, "publicity_started_on", "publicity_ended_on"):
            return unknown(*missing)
        full_on = nth_workday(act.publicity_started_on, f["publicity_workdays"])
        due = max(full_on, act.publicity_ended_on) + DAY
        figures = {"due": due, "listed": listed, "remark": _remark(due)}
        return met(**figures) if listed == due else not_met(say="after", **figures)
