"""第9步 确定入党介绍人"""

from typing import ClassVar

from ...steps import Step
from ..rule import Precondition, Rule, met, not_met, unknown
from ..verdict import Effect, Kind


class DevelopmentObjectListed(Precondition):
    """已列为发展对象"""

    id = "S09-PRE"
    step = Step.DETERMINE_INTRODUCERS
    article = "2014§14; 2026§14"
    requires = (Step.DEVELOPMENT_OBJECT_FILING,)


class TwoIntroducers(Rule):
    """两名入党介绍人，且不是同一人"""

    id = "S09-TWO"
    step = Step.DETERMINE_INTRODUCERS
    article = "党章§5; 2014§14; 2026§14"
    needs = ("introducers",)
    zh = "确定了{count}名入党介绍人，应为{needed}名，请重新确定。"
    en = "{count} introducers were designated; it has to be exactly {needed}."
    same_zh = "{needed}名入党介绍人是同一人（{name}），应为{needed}名不同的正式党员，请另行确定一名。"
    same_en = "The {needed} introducers are one and the same person ({name}); designate another one."

    def check(self, act, case, f):
        count, needed = len(act.introducers), f["introducers"]
        if count != needed:
            return not_met(count=count, needed=needed)
        names = [introducer.name for introducer in act.introducers]
        for name in names:
            if name is not None and names.count(name) > 1:
                return not_met(say="same", needed=needed, name=name)
        unnamed = [f"introducers.{place}.name" for place, name in enumerate(names) if name is None]
        return unknown(*unnamed) if unnamed else met(count=count, needed=needed)


class _EachIntroducer(Rule):
    """Asks one property of each introducer; `who` names those for whom it is wrong."""

    step = Step.DETERMINE_INTRODUCERS
    needs = ("introducers",)
    asked: ClassVar[str]

    def wrong(self, value, f) -> bool:
        raise NotImplementedError

    def check(self, act, case, f):
        if who := _who(act, lambda person: self._is_wrong(person, f)):
            return not_met(who=who, **self.figures(f))
        return _all_given(act, self.asked)

    def figures(self, f) -> dict:
        return {}

    def _is_wrong(self, introducer, f) -> bool:
        value = getattr(introducer, self.asked)
        return value is not None and self.wrong(value, f)


def _who(act, is_wrong) -> list[str | int]:
    """The names, or places in the list, of the introducers for whom `is_wrong`."""
    return [person.name or place for place, person in enumerate(act.introducers, 1) if is_wrong(person)]


def _all_given(act, name: str):
    missing = [
        f"introducers.{place}.{name}" for place, person in enumerate(act.introducers) if getattr(person, name) is None
    ]
    return unknown(*missing) if missing else met()


class IntroducersFullMembers(_EachIntroducer):
    """入党介绍人是正式党员"""

    id = "S09-FULL"
    article = "党章§5; 2014§14; 2026§14"
    asked = "member_status"
    zh = "入党介绍人{who}在确定之日（{on}）是预备党员。预备党员不能作入党介绍人，请另行确定正式党员。"
    en = "Introducer {who} was a probationary member on the day of designation ({on}); only full members may."
    form_zh = "入党介绍人{who}在入党志愿书上填写意见之日是预备党员。预备党员不能作入党介绍人，请另行确定正式党员。"
    form_en = "Introducer {who} was a probationary member on the day of the opinion in the form; only full members may."

    def wrong(self, value, f):
        return value == "probationary"

    def check(self, act, case, f):
        if who := _who(act, lambda person: person.member_status == "probationary"):
            return not_met(who=who, on=act.on or "undated")
        if who := _who(act, lambda person: person.member_status_at_form == "probationary"):
            return not_met(say="form", who=who)
        return _all_given(act, "member_status")


class IntroducersRightsNotSuspended(_EachIntroducer):
    """入党介绍人不在留党察看期间"""

    id = "S09-DISCIPLINE"
    article = "2014§14"
    asked = "member_status"
    zh = "入党介绍人{who}受留党察看处分，尚未恢复党员权利，不能作入党介绍人，请另行确定。"
    en = "Introducer {who} is on probation within the Party and has no member's rights; designate another."

    def check(self, act, case, f):
        suspended = "party_probation_discipline"
        if who := _who(act, lambda person: suspended in (person.member_status, person.member_status_at_form)):
            return not_met(who=who)
        return _all_given(act, "member_status")


class IntroducersAreContacts(_EachIntroducer):
    """一般由培养联系人担任，或经双方同意由组织指定"""

    id = "S09-CONTACT"
    effect = Effect.INFO
    article = "2014§14; 2026§14"
    zh = "入党介绍人{who}不是培养联系人，也没有本人与被介绍人双方同意的记录。"
    en = "Introducer {who} is not a cultivation contact, and the consent of both sides is not on record."

    def check(self, act, case, f):
        if who := _who(act, lambda person: person.is_contact is False and person.consented is False):
            return not_met(who=who)
        missing = [
            f"introducers.{place}.{'consented' if person.is_contact is False else 'is_contact'}"
            for place, person in enumerate(act.introducers)
            if not person.is_contact and not person.consented
        ]
        return unknown(*missing) if missing else met()


class IntroducersNotRelatives(_EachIntroducer):
    """入党介绍人不是本人亲属"""

    id = "S09-KIN"
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    asked = "is_relative"
    zh = "入党介绍人{who}是被介绍人的亲属，应当回避，请另行确定。"
    en = "Introducer {who} is a relative of the person; designate another."

    def wrong(self, value, f):
        return value


class IntroducerLoad(_EachIntroducer):
    """同一时期介绍人数不过多"""

    id = "S09-LOAD"
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    of_many = True
    needs = ("introducers",)
    asked = "open_introductions"
    zh = "入党介绍人{who}同一时期介绍的人数超过{most}人，请另行确定。"
    en = "Introducer {who} introduces more than {most} people at the same time; designate another."

    def wrong(self, value, f):
        return value > f["introducer_max_open"]

    def figures(self, f):
        return {"most": f["introducer_max_open"]}


class IntroducersOfSameBranch(_EachIntroducer):
    """入党介绍人与本人在同一支部"""

    id = "S09-SAMEBRANCH"
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    asked = "same_branch"
    zh = "入党介绍人{who}不是本支部党员。确需由同一上级党委下的其他支部党员担任的，应说明特殊情况。"
    en = "Introducer {who} is not of the same branch; another branch under the same superior is for special cases only."

    def wrong(self, value, f):
        return not value
