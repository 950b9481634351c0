"""Lawful facts of steps 12 to 25."""

from datetime import date

from recruitment.rules import facts as f
from recruitment.rules.calendar import add_months

from .course import every
from .ground import Ground
from .opinions import opinion


def review(g: Ground) -> f.BranchCommitteeReview:
    return f.BranchCommitteeReview(
        on=g.course.reviewed,
        body=g.body,
        branch_has_committee=g.branch.has_committee,
        result="pass",
        opinions_sought=["inside_party", "outside_party"],
    )


def pre_review(g: Ground) -> f.SuperiorPreReview:
    return f.SuperiorPreReview(
        on=g.course.pre_reviewed,
        requested_on=g.course.requested,
        reviewer=g.superior,
        result="pass",
        departments_consulted=True,
        result_in_writing=True,
        form_serial=g.serial,
        form_serial_registered=True,
        leaving_expected=False,
    )


def form(g: Ground) -> f.FillMembershipForm:
    return f.FillMembershipForm(
        on=g.course.form_filled,
        issued_on=g.course.pre_reviewed,
        filled_by_person=True,
        introducer_opinions_on=[g.course.first_opinion, g.course.second_opinion],
        first_introducer_opinion=opinion(f"{g.serial} 1") + "愿意介绍其入党。",
        second_introducer_opinion=opinion(f"{g.serial} 2") + "同意介绍其入党。",
        altered=False,
        spoiled_form_exchanged=False,
    )


def admission_meeting(g: Ground) -> f.AdmissionMeeting:
    return f.AdmissionMeeting(
        on=g.course.admitted,
        ballot=g.ballot(g.course.admitted),
        written_before_meeting=True,
        proxy_votes=0,
        secret=True,
        one_by_one=True,
        full_members=g.full_members(g.course.admitted),
        temporary_organisation=False,
        agenda=["candidate_report", "introducers", "committee_report", "discussion", "ballot"],
        candidate_present=True,
        introducers_present=2,
        resolution_fields=[
            "should_attend",
            "present",
            "favour",
            "against",
            "abstain",
            "meeting_date",
            "secretary_signature",
        ],
        exclusions=[],
    )


def superior_talk(g: Ground) -> f.SuperiorTalk:
    return f.SuperiorTalk(
        on=g.course.talked_above, talker_post="organiser", talker_is_introducer=False, written_in_form=True
    )


def approval(g: Ground) -> f.SuperiorApproval:
    return f.SuperiorApproval(
        on=g.course.approved,
        reported_on=g.course.reported,
        approver=g.superior,
        result="pass",
        collective=True,
        one_by_one=True,
        fields=["approval_date", "probation_start", "probation_end", "secretary_signature", "stamp"],
        informed=["branch", "person", "members_meeting"],
    )


def higher_filing(g: Ground) -> f.HigherFiling:
    return f.HigherFiling(on=g.course.filed_higher, filed_with="higher_org_department")


def assignment(g: Ground) -> f.BranchAssignment:
    return f.BranchAssignment(on=g.course.grouped, dues_from=add_months(g.course.approved.replace(day=1), 1))


def oath(g: Ground) -> f.Oath:
    return f.Oath(on=g.course.sworn, facing_flag=True)


def probation_records(g: Ground, until: date) -> list[date]:
    """Quarterly examinations and thought reports, from the admission on."""
    return list(every(3, g.course.admitted, until, offset=-14))


def probation(g: Ground) -> f.ProbationEducation:
    records = probation_records(g, g.course.probation_over)
    return f.ProbationEducation(
        on=g.course.probation_over,
        examined_on=records,
        thought_reports_on=list(records),
        methods=["party_life", "reports", "talks", "training", "practice"],
        breach="none",
        measure="none",
        new_member_training_hours=24,
    )


def conversion_application(g: Ground) -> f.ConversionApplication:
    return f.ConversionApplication(on=g.course.conversion_applied, written=True)


def conversion_meeting(g: Ground) -> f.ConversionMeeting:
    return f.ConversionMeeting(
        on=g.course.conversion_met,
        ballot=g.ballot(g.course.conversion_met),
        written_before_meeting=True,
        proxy_votes=0,
        secret=True,
        one_by_one=True,
        decision="convert",
        procedure=["party_group_opinion", "member_opinions", "mass_opinions", "committee_review"],
    )


def conversion_approval(g: Ground) -> f.ConversionApproval:
    return f.ConversionApproval(
        on=g.course.conversion_approved,
        approver=g.superior,
        standing_from=g.course.standing_from,
        informed=["branch", "person", "members_meeting"],
        organisation_fault=False,
    )


def archiving(g: Ground) -> f.Archiving:
    villager = "村" in g.branch.name
    return f.Archiving(
        on=g.course.archived,
        materials=[
            "membership_form",
            "application_letter",
            "vetting_conclusion",
            "conversion_application",
            "examination_register",
        ],
        custody="party_member_file" if villager else "personnel_file",
        has_personnel_file=not villager,
        branch_papers=["minutes", "ballots", "publicity_photos"],
        full_process_record=True,
    )
