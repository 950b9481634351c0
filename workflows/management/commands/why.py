"""manage.py why: where a case stands, who must act, and what the rules say."""

from django.core.management.base import BaseCommand, CommandError

from recruitment.cases.selectors import case_named, outcome_name
from recruitment.outcomes import State
from recruitment.refusal import Refusal, said
from recruitment.rules.rule import JOINT_VETTING
from recruitment.rules.verdict import spoken
from recruitment.steps import Step
from workflows.sentences import item_name
from workflows.why import Waiting, Why, why


class Command(BaseCommand):
    help = "说明一个案卷：已办哪些环节，下一步由谁办，卡在哪一条，以后各步最早哪一天。"

    def add_arguments(self, parser):
        parser.add_argument("case", metavar="CASE", help="案卷编号，或申请人姓名（须完全一致）")

    def handle(self, *args, case: str, **options):
        try:
            found = case_named(case)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write("\n".join(_told(why(found))))


def _told(answer: Why) -> list[str]:
    case = answer.case
    lines = [
        f"案卷{case.pk}　{case.person.name}（第{case.cycle}轮）　{case.unit}　状态：{State(case.state).zh}",
        "已办：",
    ]
    lines += [_done(act) for act in answer.done] or ["  （无）"]
    lines.append("待办：")
    for waiting in answer.waiting:
        lines += _waiting(waiting)
    if not answer.waiting:
        lines.append(f"  没有待办环节：案卷{_RESTS.get(case.state, '已经办结')}。")
    elif answer.earliest:
        lines.append("以后各步最早可办日期（此前各步均不耽搁）：")
        lines += [f"  {item_name(step)}：{spoken(day, 'zh')}" for step, day in answer.earliest.items()]
    return lines


_RESTS = {State.SUSPENDED: "已暂停，恢复后继续办理", State.TRANSFERRED_OUT: "已转出，等待接收"}


def _done(act) -> str:
    outcome = "已记录" if act.step == JOINT_VETTING else outcome_name(Step(act.step), act.outcome)
    day = spoken(act.happened_on, "zh") if act.happened_on else "日期不详"
    attested = "（据纸质材料补录）" if act.attested else ""
    return f"  {item_name(act.step)}：{day}，{outcome}{attested}"


def _waiting(waiting: Waiting) -> list[str]:
    item, who = waiting.item, "、".join(waiting.people) or "目前无人在岗"
    lines = [f"  {item_name(item.step)}：由{item.unit}办理，经办岗位{waiting.roles}：{who}"]
    if item.due_on:
        late = f"，已逾期{waiting.overdue_days}天" if waiting.overdue_days else ""
        lines.append(f"    期限：{spoken(item.due_on, 'zh')}{late}（{item.due_article}）")
    lines += [f"    不能办理：{said(verdict)}" for verdict in waiting.blocking]
    lines += [f"    如今天办理：{said(verdict)}" for verdict in waiting.reminders]
    if waiting.asked:
        lines.append("    办理时须符合：" + "；".join(_asked(verdict) for verdict in waiting.asked))
    return lines


def _asked(verdict) -> str:
    return f"{verdict.rule.title}（{verdict.citation}）"
