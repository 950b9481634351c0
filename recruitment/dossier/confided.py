"""What departments and others said in confidence about a person: in the organisation department's copy alone.

The branch is told what the table of the joint vetting allows it: whether it was passed, and a class of reasons.
"""

from datetime import datetime

from ..cases.models import JOINT_VETTING, Case
from ..sealing import Place, unseal
from ..steps import Step
from ..vetting.models import Letter, Objection, Opinion, OrganisationOpinion, Relation, Report, RoundPerson, Talk
from ..vetting.sight import text_of
from . import wording as w
from .branch_copy import FULL
from .content import Fact, Row, Table
from .tables import table_of


def confided_to(case: Case, copy: str) -> tuple[dict[str, list[Table]], list[datetime]]:
    """Step -> its tables for this copy, and the moments of the opinions. A constant number of SQL statements."""
    if copy != FULL:
        return {JOINT_VETTING: [t for t in (_told_the_branch(case),) if t]}, []
    opinions = Opinion.objects.filter(person__case=case).select_related("department", "issued_by")
    opinions = list(opinions.order_by("person", "department__position", "version"))
    found = {JOINT_VETTING: (_opinions(opinions), _objections(case)), Step.POLITICAL_VETTING.value: _review(case)}
    tables = {step: [table for table in tables if table] for step, tables in found.items()}
    return tables, [opinion.issued_at for opinion in opinions]


def _told_the_branch(case: Case) -> Table | None:
    people = RoundPerson.objects.filter(case=case).exclude(result="").select_related("round").order_by("pk")
    rows = [Row((p.round.code, w.choice(p, "result"), w.choice(p, "reason_class"))) for p in people]
    return table_of("联审结果", [("批次", 40), ("结果", 25), ("理由类别", 35)], rows)


def _opinions(opinions: list[Opinion]) -> Table | None:
    columns = [("部门", 22), ("答复", 12), ("程度", 8), ("题号", 7), ("落款日期", 13), ("有效期至", 13)]
    columns += [("出具人及岗位", 17), ("状态", 8)]
    rows = [
        Row(
            (
                o.department.name,
                w.choice(o, "answer"),
                w.choice(o, "grade"),
                w.number(o.question),
                w.day(o.dated_on),
                w.day(o.valid_until),
                f"{w.who(o.issued_by)}，{o.acting_as or w.NOT_RECORDED}",
                w.choice(o, "state"),
            ),
            prose=(
                *_told(("事实", text_of(o, "fact")), ("取代或撤回的理由", text_of(o, "reason"))),
                Fact("录入时间", w.moment(o.issued_at)),
            ),
            tone="" if o.state == "current" else "history",
        )
        for o in opinions
    ]
    return table_of("执纪执法等部门意见", columns, rows)


_HANDLING = (
    ("核实情况", "verification"),
    ("本人意见", "hearing"),
    ("决定理由", "reason"),
    ("解除理由", "lifting_reason"),
)


def _objections(case: Case) -> Table | None:
    columns = [("核实日期", 15), ("听取本人意见", 15), ("决定日期", 15), ("决定", 20), ("后果", 20), ("解除日期", 15)]
    rows = [
        Row(
            (
                w.day(o.verified_on),
                w.day(o.heard_on),
                w.day(o.decided_on),
                w.choice(o, "decision"),
                w.choice(o, "consequence"),
                w.day(o.lifted_on),
            ),
            prose=_told(*((label, _opened(o, "vetting_objection", o.pk, name)) for label, name in _HANDLING)),
        )
        for o in Objection.objects.filter(person__case=case).order_by("pk")
    ]
    return table_of("异议的核实与处理", columns, rows)


def _review(case: Case) -> list[Table | None]:
    return [
        _reviewed(
            "家庭成员和主要社会关系",
            Relation.objects.filter(case=case),
            [("类别", 20), ("称谓", 20), ("姓名", 35), ("政治面貌", 25)],
            lambda r: (w.choice(r, "kind"), r.called, r.name, r.political_status or "—"),
            (("单位和职务", "unit_and_post"), ("审查情况", "finding")),
        ),
        _reviewed(
            "函调",
            Letter.objects.filter(case=case),
            [("收函单位", 50), ("发函日期", 25), ("复函日期", 25)],
            lambda r: (r.addressee, w.day(r.sent_on), w.day(r.replied_on)),
            (("复函内容", "reply"),),
        ),
        _reviewed(
            "政审谈话",
            Talk.objects.filter(case=case),
            [("谈话对象", 50), ("谈话日期", 50)],
            lambda r: (r.with_whom, w.day(r.held_on)),
            (("谈话内容", "gist"),),
        ),
        _reviewed(
            "户籍地、居住地党组织意见",
            OrganisationOpinion.objects.filter(case=case),
            [("征求对象", 25), ("党组织", 35), ("征求日期", 20), ("答复日期", 20)],
            lambda r: (w.choice(r, "which"), r.organisation, w.day(r.asked_on), w.day(r.replied_on)),
            (("意见", "opinion"),),
        ),
        _reviewed(
            "结论性材料",
            Report.objects.filter(case=case),
            [("结论日期", 30), ("结论", 40), ("有效期至", 30)],
            lambda r: (w.day(r.concluded_on), w.choice(r, "result"), w.day(r.valid_until)),
            (("结论材料", "text"),),
        ),
    ]


def _reviewed(title: str, found, columns: list[tuple], cells, texts: tuple[tuple[str, str], ...]) -> Table | None:
    rows = [
        Row(
            cells(row),
            prose=(
                *_told(*((label, _opened(row, row._meta.model_name, str(row.key), name)) for label, name in texts)),
                Fact("录入", f"{w.moment(row.recorded_at)}，{w.who(row.recorded_by)}，{row.acting_as}"),
            ),
        )
        for row in found.select_related("recorded_by").order_by("pk")
    ]
    return table_of(title, columns, rows)


def _opened(row, table: str, key: int | str, column: str) -> str:
    sealed = getattr(row, column)
    return unseal(sealed, Place(table, key, column)) if sealed else ""


def _told(*said: tuple[str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(label, text) for label, text in said if text)
