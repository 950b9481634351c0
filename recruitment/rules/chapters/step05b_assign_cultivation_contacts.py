"""第5步 指定培养联系人（二）"""

from ...steps import Step
from ..rule import Rule, met, not_met, unknown
from ..verdict import Effect, Kind


def _named(contacts) -> list[str]:
    return [contact.name or "unnamed" for contact in contacts]


class ContactsFullMembers(Rule):
    """培养联系人为正式党员"""

    id = "S05-FULL"
    step = Step.ASSIGN_CULTIVATION_CONTACTS
    article = "2014§9; 2026§9"
    needs = ("contacts",)
    zh = "培养联系人{names}是预备党员，不能担任培养联系人，应改派正式党员。"
    en = "Contact {names}: a probationary member. Assign a full member instead."

    def check(self, act, case, f):
        # 留党察看 suspends a full member's rights; it does not make him other than a full member.
        if probationary := [contact for contact in act.contacts if contact.member_status == "probationary"]:
            return not_met(names=_named(probationary))
        if any(contact.member_status is None for contact in act.contacts):
            return unknown("contacts.member_status")
        return met()


class ContactReplaced(Rule):
    """培养联系人变动后及时补派"""

    id = "S05-REPLACE"
    step = Step.ASSIGN_CULTIVATION_CONTACTS
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    needs = ("contacts",)
    zh = "培养联系人{names}于{left_on}不再担任，{replaced_on}才补派，间隔{days}天，超过{limit}天。"
    en = "Contact {names} left on {left_on}, the successor came on {replaced_on}: {days} days, more than {limit}."

    def check(self, act, case, f):
        left = [contact for contact in act.contacts if contact.left_on is not None]
        for contact in left:
            gap = (contact.replaced_on - contact.left_on).days if contact.replaced_on else 0
            if gap > f["contact_gap_days"]:
                figures = {"left_on": contact.left_on, "replaced_on": contact.replaced_on, "days": gap}
                return not_met(names=_named([contact]), **figures, limit=f["contact_gap_days"])
        if any(contact.replaced_on is None for contact in left):
            return unknown("contacts.replaced_on")
        return met()
