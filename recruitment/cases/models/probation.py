"""Facts of stage 5: probation and conversion (steps 19 to 25)."""

from ...rules import vocabulary as v
from .detail import Detail
from .fields import WordsField, count, day, truth, word, words


class BranchAssignment(Detail):
    """19 编入党支部和党小组"""

    dues_from = day("交纳党费起始月")


class Oath(Detail):
    """20 入党宣誓"""

    facing_flag = truth("面向党旗")


class ProbationEducation(Detail):
    """21 继续教育考察: examinations and reports are rows of their own"""

    methods = words("教育考察方式", v.ProbationMethod)
    breach = word("违纪情况", v.Breach)
    measure = word("处理", v.Measure)
    new_member_training_hours = count("新党员培训学时")


class ConversionApplication(Detail):
    """22 提出转正申请"""

    written = truth("书面申请")


class ConversionMeeting(Detail):
    """23 支部大会讨论（转正、延长、取消）: the ballot is a row of its own"""

    written_before_meeting = truth("书面意见会前送达")
    proxy_votes = count("代投票")
    secret = truth("无记名投票")
    one_by_one = truth("逐个讨论表决")
    decision = word("决议", v.ConversionDecision)
    extension_months = count("延长月数")
    grounds = word("取消理由", v.CancellationGround)
    procedure = words("会前程序", v.ConversionProcedure)
    revetted_on = day("再次联审日期")


class ConversionApproval(Detail):
    """24 上级党委审批（转正、延长、取消）"""

    approver = word("审批机关", v.Organisation)
    standing_from = day("党龄起算日期")
    informed = words("告知", v.Informed)
    organisation_fault = truth("组织原因延误")
    redeliberated_on = day("支部复议日期")


class Archiving(Detail):
    """25 材料归档"""

    materials = WordsField("归档材料")
    custody = word("保管方式", v.Custody)
    has_personnel_file = truth("有人事档案")
    branch_papers = words("支部留存", v.BranchPaper)
    full_process_record = truth("全程纪实表")
