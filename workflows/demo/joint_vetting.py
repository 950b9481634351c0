"""The round of the demonstration: ten departments with their questions, a round sent, the replies of the last seven."""

from django.utils import timezone

from recruitment.organisation.models import UnitType
from recruitment.organisation.roles import Permission
from recruitment.vetting.departments import add_department
from recruitment.vetting.models import Round
from recruitment.vetting.rounds.answering import Reply

from .. import rounds
from .district import District

QUESTIONS = {
    "区纪委监委": ["正在接受审查调查的情况", "受过的党纪政务处分", "有关问题线索"],
    "区委统战部": ["宗教信仰情况", "参加其他党派的情况", "境外关系情况"],
    "区委政法委": ["涉黑涉恶、邪教情况", "影响社会稳定的情况"],
    "区信访局": ["违规信访、多次重复信访情况"],
    "区公安分局": ["违法犯罪记录", "行政拘留、涉毒涉赌情况", "出入境情况"],
    "区检察院": ["被提起公诉、不起诉的情况"],
    "区法院": ["被判处刑罚的情况", "列入失信被执行人名单的情况"],
    "区司法局（示例）": ["社区矫正情况"],
    "区市场监管局（示例）": ["经营主体吊销、受处罚情况"],
    "区应急管理局（示例）": ["安全生产责任事故情况"],
}
REPLIED = 7
_OBJECTION = Reply("objection", grade="note", fact="三年前有一次交通违法被罚款，已缴纳（演示）。", question=2)


def set_up_departments(district: District) -> None:
    """The ten departments, in the order of the list."""
    organiser = district.units["区委组织部"]
    units = [unit for unit in district.units.values() if unit.type == UnitType.VETTING_DEPARTMENT]
    order = list(QUESTIONS)
    for unit in sorted(units, key=lambda unit: order.index(unit.name)):
        questions = QUESTIONS[unit.name]
        add_department(acting_user=None, organiser=organiser, unit=unit, questions=questions, since=organiser.opened_on)


def send_round(district: District) -> Round | None:
    """This year's round with everybody who waits; none where nobody waits."""
    user = district.department
    organiser = district.units["区委组织部"]
    round = rounds.open_round(acting_user=user, organiser=organiser, year=timezone.localdate().year)
    if not rounds.collect_all(round, acting_user=user):
        rounds.cancel_round(round, acting_user=user, reason="没有符合条件的人员")
        return None
    for part in rounds.send_round(round, acting_user=user)[-REPLIED:]:  # the first is whom a visitor plays
        _reply(district, part)
    round.refresh_from_db()
    return round


def _reply(district: District, part) -> None:
    clerk = district.staff[part.name, Permission.VET_PEOPLE]
    people = list(part.round.people.order_by("number").values_list("pk", flat=True))
    rounds.answer(part, acting_user=clerk, people=people, reply=Reply("no_objection"))
    if part.position == 5:
        rounds.answer(part, acting_user=clerk, people=people[-1:], reply=_OBJECTION)
    rounds.hand_in(part, acting_user=clerk)
