"""The list of actions: a word and its sentence in Chinese and English. A new action is one new line.

What stands in braces must be among the details of the entry. A word is stored for years: it is never renamed.
`step`, `outcome`, `stage` and states are stored as words of the procedure and printed by their official names.
"""

import json
from dataclasses import dataclass
from string import Formatter

from ..outcomes import OUTCOMES, State
from ..steps import Stage, Step
from .errors import UnknownActionError


@dataclass(frozen=True)
class Action:
    word: str
    zh: str
    en: str

    @property
    def needs(self) -> frozenset[str]:
        """The details that its sentences name."""
        return frozenset(name for text in (self.zh, self.en) for _, name, _, _ in Formatter().parse(text) if name)


_LIST = (
    Action("unit_opened", "成立党组织：{name}", "organisation opened: {name}"),
    Action("unit_closed", "撤销党组织：{name}", "organisation closed: {name}"),
    Action("unit_closed_because", "撤销党组织：{name}，{reason}", "organisation closed: {name}, {reason}"),
    Action("user_appointed", "任职：{user}，{unit}，{role}", "{user} appointed {role} of {unit}"),
    Action("post_ended", "离任：{user}，{unit}，{role}", "{user} no longer {role} of {unit}"),
    Action(
        "substitute_named",
        "指定代理：{substitute}代{holder}（{post}），{from}至{until}，{reason}",
        "{substitute} to stand in for {holder} ({post}) from {from} to {until}: {reason}",
    ),
    Action(
        "substitution_ended",
        "代理终止：{substitute}代{holder}（{post}）",
        "{substitute} no longer stands in for {holder} ({post})",
    ),
    Action("account_opened", "开设账号：{user}（{name}）", "account opened: {user} ({name})"),
    Action("account_closed", "停用账号：{user}，{reason}", "account closed: {user}, {reason}"),
    Action("account_reopened", "重新启用账号：{user}，{reason}", "account opened again: {user}, {reason}"),
    Action("password_reset", "重置密码：{user}", "password reset: {user}"),
    Action("second_factor_reset", "重置第二重验证：{user}，{reason}", "second factor reset: {user}, {reason}"),
    Action("identity_linked", "绑定登录服务的身份：{user}，{service}", "identity linked: {user}, {service}"),
    Action(
        "identity_unlinked",
        "解除登录服务的绑定：{user}，{reason}",
        "identity unlinked: {user}, {reason}",
    ),
    Action("case_access_given", "开通本人查看：{person}（账号{user}）", "own case opened to {person} (account {user})"),
    Action(
        "case_access_ended",
        "停止本人查看：{person}（账号{user}）",
        "own case no longer open to {person} (account {user})",
    ),
    Action("journal_key_changed", "更换日志签名密钥：{reason}", "signing key of the journal changed: {reason}"),
    Action("person_registered", "登记人员：{name}", "person registered: {name}"),
    Action(
        "person_corrected",
        "更正本人信息：{field}，{old} → {new}，理由：{reason}",
        "person put right: {field}, {old} → {new}, {reason}",
    ),
    Action("identity_number_recorded", "登记公民身份号码", "identity number recorded"),
    Action("identity_number_revealed", "查看完整公民身份号码：{reason}", "identity number shown in full: {reason}"),
    Action("own_account_named", "登记本人账号：{username}", "own account named: {username}"),
    Action(
        "own_account_corrected",
        "更正本人登记{username}：{old} → {new}，理由：{reason}",
        "own account {username} corrected: {old} → {new}, {reason}",
    ),
    Action(
        "own_account_withdrawn",
        "撤销本人登记{username}：{old}，理由：{reason}",
        "own account {username} withdrawn: {old}, {reason}",
    ),
    Action("membership_recorded", "登记组织关系：{unit}，{status}", "standing recorded: {unit}, {status}"),
    Action("membership_ended", "组织关系终止：{reason}", "standing ended: {reason}"),
    Action("calendar_opened", "开通日历订阅：{post}", "calendar address made: {post}"),
    Action("calendar_closed", "停用日历订阅：{post}", "calendar address revoked: {post}"),
    Action("list_exported", "导出案卷清单：{count}件", "list of cases exported: {count}"),
    Action("case_opened", "建立案卷：{person}，{unit}，第{cycle}轮", "case opened: {person}, {unit}, cycle {cycle}"),
    Action("cycle_opened", "开启新一轮：第{cycle}轮", "new cycle opened: {cycle}"),
    Action("stage_begun", "进入阶段：{stage}", "stage begun: {stage}"),
    Action("stage_returned", "退回至{step}：{reason}", "returned to {step}: {reason}"),
    Action("state_changed", "状态变更：{from_state} → {to_state}", "state: {from_state} → {to_state}"),
    Action("step_recorded", "{step}：{outcome}", "{step}: {outcome}"),
    Action("step_attested", "依据纸质材料补录{step}：{outcome}", "attested from paper, {step}: {outcome}"),
    Action("examination_recorded", "{step}：登记考察情况", "{step}: examination recorded"),
    Action("thought_report_recorded", "{step}：收到思想汇报", "{step}: thought report received"),
    Action("committee_analysis_recorded", "{step}：党委分析", "{step}: analysed by the committee"),
    Action("pool_review_recorded", "{step}：信息库梳理", "{step}: the pool reviewed"),
    Action("publicity_started", "{step}：公示开始", "{step}: publicity started"),
    Action("publicity_ended", "{step}：公示结束", "{step}: publicity ended"),
    Action("contact_replaced", "更换培养联系人：{old} → {new}", "contact replaced: {old} → {new}"),
    Action("introducer_replaced", "更换入党介绍人：{old} → {new}", "introducer replaced: {old} → {new}"),
    Action("joint_vetting_recorded", "联审结论：{outcome}", "joint vetting: {outcome}"),
    Action("review_recorded", "政治审查：登记{kind}", "political review, recorded: {kind}"),
    Action("vetting_asked_for", "预审征求执纪执法部门意见", "departments' opinions asked for at pre-review"),
    Action("vetting_department_added", "设置联审部门：{department}", "vetting department added: {department}"),
    Action("vetting_department_ended", "不再联审：{department}", "vetting department asked no longer: {department}"),
    Action("vetting_questions_replaced", "更换审查内容：{department}", "questions replaced: {department}"),
    Action("vetting_round_opened", "开启联审批次{code}", "vetting round {code} opened"),
    Action("vetting_round_cancelled", "撤销联审批次{code}：{reason}", "vetting round {code} cancelled: {reason}"),
    Action("vetting_people_collected", "批次{code}列入{count}人", "round {code}: {count} people taken in"),
    Action("vetting_person_left_out", "批次{code}不列入：{reason}", "round {code}, left out: {reason}"),
    Action(
        "vetting_round_sent",
        "批次{code}冻结发出：{people}人，{departments}个部门，{due_on}前答复",
        "round {code} frozen and sent: {people} people, {departments} departments, due {due_on}",
    ),
    Action(
        "vetting_sheet_issued", "批次{code}{department}：第{sheet}号表", "round {code}, {department}: sheet {sheet}"
    ),
    Action(
        "vetting_sheet_taken",
        "批次{code}{department}：采用第{sheet}号表",
        "round {code}, {department}: sheet {sheet} taken",
    ),
    Action("vetting_page_received", "批次{code}{department}：收到签字页", "round {code}, {department}: signed page"),
    Action("vetting_reply_prepared", "批次{code}{department}：待确认", "round {code}, {department}: reply prepared"),
    Action("vetting_reply_sent_back", "批次{code}{department}：退回填写", "round {code}, {department}: sent back"),
    Action(
        "vetting_reply_handed_in",
        "批次{code}{department}交卷：{people}人",
        "round {code}, {department} handed in: {people} people",
    ),
    Action("vetting_reminded", "批次{code}催办：{department}", "round {code}, reminded: {department}"),
    Action("vetting_escalated", "批次{code}逾期：{department}", "round {code}, overdue: {department}"),
    Action(
        "vetting_asked_again",
        "批次{code}第{person}号再次征询：{department}",
        "round {code}, number {person}, asked again: {department}",
    ),
    Action(
        "vetting_opinion_superseded",
        "批次{code}第{person}号更新意见：{department}",
        "round {code}, number {person}, opinion superseded: {department}",
    ),
    Action(
        "vetting_opinion_opened",
        "查看联审意见：批次{code}第{person}号（{reader}）",
        "vetting opinion opened: round {code}, number {person} ({reader})",
    ),
    Action("vetting_objection_verified", "批次{code}第{person}号核实", "round {code}, number {person}: verified"),
    Action("vetting_person_heard", "批次{code}第{person}号听取本人意见", "round {code}, number {person}: heard"),
    Action("vetting_objection_decided", "批次{code}第{person}号作出决定", "round {code}, number {person}: decided"),
    Action("vetting_decision_lifted", "批次{code}第{person}号上级解除", "round {code}, number {person}: lifted"),
    Action("vetting_round_closed", "批次{code}办结：{people}人", "round {code} closed: {people} people"),
    Action("material_received", "收到材料：{material}", "material received: {material}"),
    Action(
        "material_not_applicable", "材料不适用：{material}，{reason}", "material not applicable: {material}, {reason}"
    ),
    Action(
        "material_waiver_proposed",
        "提出材料不适用：{material}，{reason}",
        "material proposed as not applicable: {material}, {reason}",
    ),
    Action(
        "material_waiver_refused",
        "不同意材料不适用：{material}，{remark}",
        "material refused as not applicable: {material}, {remark}",
    ),
    Action(
        "entry_corrected",
        "{step}：更正按期记录的日期：{old} → {new}，理由：{reason}",
        "{step}: an entry's day {old} → {new}, {reason}",
    ),
    Action("fact_amended", "更正{field}：{old} → {new}，理由：{reason}", "{field} amended: {old} → {new}, {reason}"),
    Action("case_withdrawn", "撤回：{reason}", "withdrawn: {reason}"),
    Action("case_transferred_out", "转出至{unit}", "transferred out to {unit}"),
    Action("case_accepted", "接收转入：{unit}", "transfer accepted by {unit}"),
    Action("case_suspended", "暂停办理：{reason}", "suspended: {reason}"),
    Action("case_resumed", "恢复办理：{reason}", "resumed: {reason}"),
    Action("case_closed", "案卷办结：{reason}", "case closed: {reason}"),
    Action("case_imported", "导入案卷文件：{file}", "case file imported: {file}"),
    Action("case_exported", "导出案卷文件：{file}", "case file exported: {file}"),
    Action("dossier_rendered", "生成纪实档案：第{version}版", "dossier rendered: version {version}"),
    Action(
        "campaign_drawn",
        "抽取督查“{name}”：{population}件中{cases}件",
        "campaign “{name}” drawn: {cases} of {population} cases",
    ),
    Action("campaign_assigned", "督查分工：{auditors}", "auditors assigned: {auditors}"),
    Action("campaign_sifted", "机器核查{cases}件，问题{findings}个", "{cases} cases sifted, {findings} findings"),
    Action("campaign_closed", "督查结束：{name}", "campaign closed: {name}"),
    Action("finding_recorded", "督查发现问题{code}：{finding}", "finding {code}: {finding}"),
    Action("finding_decided", "问题{code}{state}：{note}", "finding {code} {state}: {note}"),
    Action("letter_issued", "发出反馈函第{number}号：{findings}个问题", "letter {number} issued: {findings} findings"),
    Action("rectification_replied", "整改回复{code}（{kind}）：{text}", "reply on {code} ({kind}): {text}"),
    Action("rectification_rechecked", "复查{code}：{result}，{note}", "re-check of {code}: {result}, {note}"),
    Action("rectification_escalated", "整改{code}逾期，提级督办：{unit}", "{code} overdue, escalated to {unit}"),
    Action("case_frozen", "冻结案卷：{reason}", "case frozen: {reason}"),
    Action("case_unfrozen", "解除冻结：{decision}", "freeze lifted: {decision}"),
    Action("supervision_noted", "督导{kind}：{text}", "supervision, {kind}: {text}"),
    Action(
        "journal_sealed",
        "日志封存第{seal}号：第{first_seq}至{last_seq}条，根{root}",
        "journal sealed, number {seal}: entries {first_seq} to {last_seq}, root {root}",
    ),
)
ACTIONS = {action.word: action for action in _LIST}
if len(ACTIONS) != len(_LIST):
    raise UnknownActionError("actions.py 中有重复的动作词。")


def checked(word: str, details: dict) -> Action:
    """The action, or `UnknownActionError` when the list has no such word or a detail that it names is missing."""
    if word not in ACTIONS:
        raise UnknownActionError(f"动作“{word}”不在 recruitment/journal/actions.py 的清单中。")
    if missing := sorted(ACTIONS[word].needs - set(details)):
        raise UnknownActionError(f"动作“{word}”的 details 缺少：{'、'.join(missing)}。")
    return ACTIONS[word]


def sentence(word: str, details: str, language: str = "zh") -> str:
    """What an entry says, in "zh" or "en". `details` is the stored text."""
    facts = json.loads(details)
    try:
        template = getattr(checked(word, facts), language)
    except UnknownActionError:  # an entry from before its word was given up is still readable
        return f"{word} {details}"
    return template.format_map({name: _printed(name, facts, language) for name in facts})


def _printed(name: str, facts: dict, language: str):
    value = facts[name]
    try:
        if name == "step":
            return getattr(Step(value), language)
        if name == "outcome":
            return getattr(OUTCOMES[Step(facts["step"])][value], language)
        if name in ("from_state", "to_state"):
            return getattr(State(value), language)
        if name == "stage":
            return getattr(Stage(value), language)
    except (KeyError, ValueError):
        pass  # no word of the procedure, such as the joint vetting: printed as it is
    return value
