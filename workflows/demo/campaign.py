"""The campaign of the demonstration: those who were received in two years, sifted.

Some of what was found waits for a person's decision, some for a letter; of what was written about, one finding is
mended, one was sent back, one waits to be looked at again, the rest waits for the branches.
"""

from datetime import date, timedelta

from django.contrib.auth.models import User
from django.utils.timezone import localdate

from recruitment.audit.models import Campaign, Finding, Rectification
from recruitment.audit.questions.campaign import letters_due
from recruitment.audit.services.assigning import assign
from recruitment.audit.services.deciding import check_by_hand, decide
from recruitment.audit.services.drawing import Drawing, draw
from recruitment.audit.services.replying import Answer
from recruitment.audit.services.sifting import sift_campaign
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import post_for
from recruitment.rules.calendar import DAY, add_months

from .. import rectifying
from .district import ROOT, District

_SAID = (
    "经核对原始记录，情况属实；已写明经过，由知情人签名，支部和党委确认。",
    "当时的记录不全，现以情况说明补充。",
    "已与经办人核对，说明附后。",
)


def hold_campaign(district: District) -> Campaign:
    auditor, root, today = district.staff[ROOT, Permission.AUDIT_CASES], district.units[ROOT], localdate()
    by = {"acting_user": auditor, "acting_as": str(post_for(auditor, Permission.AUDIT_CASES, root, today))}
    first = add_months(today, -24) + DAY
    drawing = Drawing(name=f"{today.year}年发展党员材料过筛", units=[root], received_from=first, received_until=today)
    campaign = draw(**by, drawing=drawing)
    assign(**by, campaign=campaign, auditors=[auditor])
    sift_campaign(campaign)
    _decide(by, campaign)
    _write(campaign, auditor, today + timedelta(30))
    _answer(district, auditor, today + timedelta(20))
    campaign.refresh_from_db()
    return campaign


def _decide(by: dict, campaign: Campaign) -> None:
    """Of what only a person can decide the first does not stand, the last waits; one more is found by hand."""
    flagged = list(Finding.objects.filter(item__campaign=campaign, state=Finding.State.FLAGGED).order_by("code", "pk"))
    if len(flagged) > 1:
        decide(**by, findings=flagged[:1], stands=False, note="经核对户口簿和本人说明，不成立。")
    item = campaign.items.order_by("place").first()
    check_by_hand(**by, item=item, code="A44", answer="found", note="入党志愿书第3页有涂改，未加盖校对章。")


def _write(campaign: Campaign, auditor: User, due_on: date) -> None:
    """A letter to each branch but the last."""
    for unit in list(letters_due(campaign))[:-1]:
        rectifying.issue_letter(campaign, unit, acting_user=auditor, due_on=due_on)


def _answer(district: District, auditor: User, again_by: date) -> None:
    """Three branches have replied: one is mended, one is to do it again, one is not yet looked at."""
    mendable = Rectification.objects.exclude(finding__severity="S1").select_related("unit").order_by("pk")
    for number, row in enumerate(mendable[:3]):
        answer = Answer(kind="statement", text=_SAID[number], known_by="党支部书记、组织委员")
        rectifying.reply(row, acting_user=district.keeper(row.unit), answer=answer)
        if number == 0:
            rectifying.recheck(row, acting_user=auditor, accepted=True, note="说明清楚，手续齐全。")
        elif number == 1:
            note = "没有写明谁知情，请补充后再报。"
            rectifying.recheck(row, acting_user=auditor, accepted=False, note=note, due_on=again_by)
