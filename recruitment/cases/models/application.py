"""Facts of stages 1 and 2: application, activist (steps 1 to 6). Columns are named as in the rule book's facts."""

from ...rules import vocabulary as v
from .detail import Detail
from .fields import count, day, truth, word, words


class SubmitApplication(Detail):
    """1 递交入党申请书"""

    written = truth("书面申请")
    signed = truth("本人签名")
    dated = truth("注明日期")
    handwritten = truth("手写")
    basis = word("申请所向的党组织", v.ApplicationBasis)
    unit_has_organisation = truth("所在单位有党组织")


class OrganizationTalk(Detail):
    """2 党组织派人谈话"""

    talker_post = word("谈话人职务", v.TalkerPost)
    topics = words("谈话内容", v.TalkTopic)


class DetermineActivist(Detail):
    """3 推荐和确定入党积极分子"""

    channels = words("推荐渠道", v.RecommendationChannel)
    body = word("决定机构", v.DecidingBody)
    branch_has_committee = truth("设支部委员会")
    committee_should_attend = count("应到委员")
    committee_present = count("实到委员")
    committee_in_favour = count("赞成委员")
    league_member = truth("共青团员")


class ActivistFiling(Detail):
    """4 上级党委备案"""

    filed_with = word("备案机关", v.Organisation)
    replied_on = day("批复日期")
    in_reserve_pool = truth("录入备案信息库")


class AssignContacts(Detail):
    """5 指定培养联系人: the contacts are rows of their own"""


class Cultivation(Detail):
    """6 培养教育考察: examinations and reports are rows of their own"""

    activist_class_hours = count("入党积极分子培训学时")
