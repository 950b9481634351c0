"""第5步 指定培养联系人（三）"""

from ...steps import Step
from ..rule import Rule, met, not_met, unknown
from ..verdict import Effect, Kind
from .step05b_assign_cultivation_contacts import _named


class ContactLoad(Rule):
    """培养联系人同时联系人数适当"""

    id = "S05-LOAD"
    step = Step.ASSIGN_CULTIVATION_CONTACTS
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    of_many = True
    needs = ("contacts",)
    zh = "培养联系人{names}同时联系{count}名入党积极分子，超过{limit}名，应另派他人。"
    en = "Contact {names} is in charge of {count} activists at the same time, more than {limit}."

    def check(self, act, case, f):
        for contact in act.contacts:
            if contact.activists_in_charge is not None and contact.activists_in_charge > f["contact_max_activists"]:
                count, limit = contact.activists_in_charge, f["contact_max_activists"]
                return not_met(names=_named([contact]), count=count, limit=limit)
        if any(contact.activists_in_charge is None for contact in act.contacts):
            return unknown("contacts.activists_in_charge")
        return met()


class ContactNotKin(Rule):
    """培养联系人不是近亲属"""

    id = "S05-KIN"
    step = Step.ASSIGN_CULTIVATION_CONTACTS
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    needs = ("contacts",)
    zh = "培养联系人{names}是本人近亲属，应另行指定。"
    en = "Contact {names} is a close relative of the person: assign someone else."

    def check(self, act, case, f):
        if kin := [contact for contact in act.contacts if contact.is_relative]:
            return not_met(names=_named(kin))
        if any(contact.is_relative is None for contact in act.contacts):
            return unknown("contacts.is_relative")
        return met()
