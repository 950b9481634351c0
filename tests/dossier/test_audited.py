"""Audit findings stand in the dossier with the letter, the replies and the re-checks that mended them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils.timezone import localdate

from recruitment.audit.models import Finding, RectificationReply
from recruitment.audit.services.assigning import assign
from recruitment.audit.services.drawing import Drawing, draw
from recruitment.audit.services.replying import Answer
from recruitment.audit.services.sifting import sift_campaign
from recruitment.dossier.selectors import dossier_of
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from tests.audit.files import complete, take_in
from tests.audit.planted import plant
from tests.cast import FOUNDED, cast
from workflows import rectifying

pytestmark = [pytest.mark.django_db]


def test_a_finding_is_told_from_letter_to_end_and_to_the_branch_only_once_it_has_the_letter():
    people = cast("taiping")
    auditor = User.objects.create(username="ducha", last_name="钱", first_name="督察")
    appoint(acting_user=None, user=auditor, unit=people.district, role=Role.AUDITOR, held_from=FOUNDED)
    take_in(people, plant(complete(), {"superior_talk.talker_post": "other"}))
    by = {"acting_user": auditor, "acting_as": "督查员"}
    campaign = draw(**by, drawing=Drawing(name="秋季督查", units=[people.district]), as_of=localdate())
    assign(**by, campaign=campaign, auditors=[auditor])
    sift_campaign(campaign)
    found = Finding.objects.exclude(state=Finding.State.FLAGGED).first()
    case = found.item.case
    assert found.zh in str(dossier_of(case, "full").findings)
    assert dossier_of(case, "branch").findings is None
    rectifying.issue_letter(campaign, people.branch_a, acting_user=auditor, due_on=localdate() + timedelta(30))
    answer = Answer(kind=RectificationReply.Kind.STATEMENT, text="表上误写，已说明。", known_by="赵博文")
    rectification = found.rectification
    before = dossier_of(case, "branch")
    rectifying.reply(rectification, acting_user=people.alice, answer=answer)
    rectifying.recheck(rectification, acting_user=auditor, accepted=True, note="情况属实")
    for copy in ("full", "branch"):
        dossier = dossier_of(case, copy)
        told = "".join(fact.label + fact.value for row in dossier.findings.rows for fact in row.prose)
        for word in (
            "所指第16步　上级党委派人谈话，第1次记录",
            "第1号",
            "表上误写，已说明。",
            "第1轮复查",
            "通过。情况属实",
            "销号",
        ):
            assert word in told
        assert dossier.last_fact_at > before.last_fact_at
