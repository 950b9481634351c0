"""Facts of stage 3: development object (steps 7 to 11), and the joint vetting."""

from ...rules import vocabulary as v
from .detail import Detail
from .fields import count, day, text, truth, word, words


class DetermineDevelopmentObject(Detail):
    """7 确定发展对象"""

    opinions_heard = words("听取意见", v.OpinionSource)
    has_party_small_group = truth("设党小组")
    opinion_meeting_people = count("座谈会人数")
    candidate_absent = truth("本人回避")
    body = word("决定机构", v.DecidingBody)
    branch_has_committee = truth("设支部委员会")
    agreed = truth("讨论同意")
    within_plan = truth("列入年度计划")


class DevelopmentObjectFiling(Detail):
    """8 报上级党委备案: the publicity is a row of its own"""

    filed_with = word("备案机关", v.Organisation)
    replied_on = day("批复日期")
    consented = truth("上级同意")
    listed_on = day("列为发展对象日期")


class DetermineIntroducers(Detail):
    """9 确定入党介绍人: the introducers are rows of their own"""


class PoliticalVetting(Detail):
    """10 进行政治审查"""

    started_on = day("开始日期")
    concluded_on = day("结论日期")
    result = word("结论", v.Result)
    topics = words("审查内容", v.VettingTopic)
    methods = words("审查方法", v.VettingMethod)
    mobile_opinions = words("流动人员征求意见", v.MobileOpinion)
    conclusion_signed = truth("结论材料签字")
    conclusion_stamped = truth("结论材料盖章")


class JointVetting(Detail):
    """联审"""

    closed_on = day("联审结束日期")
    result = word("联审结果", v.Result)
    departments = count("应回复部门")
    replies = count("已回复部门")
    departments_missing = text("未回复部门", 400)


class CentralizedTraining(Detail):
    """11 开展集中培训"""

    started_on = day("开班日期")
    ended_on = day("结业日期")
    days = count("天数")
    hours = count("学时")
    organiser = word("主办单位", v.TrainingOrganiser)
    passed = truth("考核合格")
    waived = truth("免训")
    waiver_approved = truth("免训已批准")
