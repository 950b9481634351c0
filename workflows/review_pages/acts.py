"""What a form of the register does: each goes through the door."""

from django.contrib.auth.models import User
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from recruitment.cases.models import Case
from recruitment.vetting.models import Letter, OrganisationOpinion

from ..moves import reviewing


def _row(model, case: Case, key: int | None):
    return get_object_or_404(model.objects.select_related("case"), pk=key, case=case)


def perform(act: str, case: Case, user: User, given: dict, row: int | None, attempt: int | None) -> str:
    """Do it; answers what to tell. Raises `Refusal`."""
    if act == "relation":
        reviewing.record_relation(case, acting_user=user, **given)
        return _("已登记{name}。").format(name=given["name"])
    if act == "letter":
        reviewing.send_letter(case, acting_user=user, **given)
        return _("已登记发往{name}的函。").format(name=given["addressee"])
    if act == "reply":
        reviewing.answer_letter(_row(Letter, case, row), acting_user=user, **given)
        return _("已登记复函。")
    if act == "talk":
        reviewing.record_talk(case, acting_user=user, **given)
        return _("已登记谈话。")
    if act == "ask":
        reviewing.ask_organisation(case, acting_user=user, **given)
        return _("已登记征求意见。")
    if act == "answer":
        reviewing.answer_organisation(_row(OrganisationOpinion, case, row), acting_user=user, **given)
        return _("已登记答复。")
    if act == "conclude":
        reviewing.conclude_review(case, acting_user=user, attempt=attempt, **given)
        return _("政治审查结论已记录。")
    raise Http404
