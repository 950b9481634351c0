"""Facts of stage 4: admission (steps 12 to 18)."""

from django.db import models

from ...rules import vocabulary as v
from .detail import Detail
from .fields import count, day, text, truth, word, words


class BranchCommitteeReview(Detail):
    """12 支部委员会审查"""

    body = word("审查机构", v.DecidingBody)
    branch_has_committee = truth("设支部委员会")
    result = word("审查结论", v.Result)
    opinions_sought = words("征求意见", v.ReviewOpinion)


class SuperiorPreReview(Detail):
    """13 上级党委预审"""

    requested_on = day("请示日期")
    reviewer = word("预审机关", v.Organisation)
    result = word("预审结论", v.Result)
    departments_consulted = truth("听取执纪执法部门意见")
    result_in_writing = truth("书面通知支部")
    form_serial = text("志愿书编号", 40)
    form_serial_registered = truth("志愿书发放登记")
    leaving_expected = truth("近期将离开单位")
    expected_leave_on = day("预计离开日期")
    leaving_reason = text("仍办理的理由")


class FillMembershipForm(Detail):
    """14 填写入党志愿书"""

    issued_on = day("志愿书发放日期")
    filled_by_person = truth("本人填写")
    first_introducer_opinion_on = day("第一介绍人意见日期")
    second_introducer_opinion_on = day("第二介绍人意见日期")
    first_introducer_opinion = models.TextField("第一介绍人意见", null=True, blank=True)
    second_introducer_opinion = models.TextField("第二介绍人意见", null=True, blank=True)
    altered = truth("有涂改")
    spoiled_form_exchanged = truth("填错已换发")


class AdmissionMeeting(Detail):
    """15 支部大会讨论（接收预备党员）: ballot and exclusions are rows of their own"""

    written_before_meeting = truth("书面意见会前送达")
    proxy_votes = count("代投票")
    secret = truth("无记名投票")
    one_by_one = truth("逐个讨论表决")
    full_members = count("支部正式党员")
    temporary_organisation = truth("临时党组织")
    agenda = words("议程", v.AgendaItem)
    candidate_present = truth("本人到会")
    introducers_present = count("到会介绍人")
    resolution_fields = words("决议载明", v.ResolutionField)


class SuperiorTalk(Detail):
    """16 上级党委派人谈话"""

    talker_post = word("谈话人身份", v.SuperiorTalkerPost)
    talker_is_introducer = truth("谈话人是介绍人")
    written_in_form = truth("写入志愿书")


class SuperiorApproval(Detail):
    """17 上级党委审批"""

    reported_on = day("上报日期")
    redeliberated_on = day("支部复议日期")
    approver = word("审批机关", v.Organisation)
    result = word("审批结果", v.Result)
    collective = truth("集体讨论表决")
    one_by_one = truth("逐个审议表决")
    extension_reason = text("延长审批的特殊情况")
    fields = words("志愿书载明", v.ApprovalField)
    informed = words("告知", v.Informed)


class HigherFiling(Detail):
    """18 再上一级党委组织部门备案"""

    filed_with = word("备案机关", v.FilingOffice)
