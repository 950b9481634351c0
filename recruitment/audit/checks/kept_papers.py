"""该有的材料一项不漏: papers that a step requires and the file lacks.

Only a file that is kept in the system can lack a paper there: one that holds at least half of what is due, scanned or
marked as not applicable. Of other cases nobody has said whether the paper exists; the matrix shows that as unknown.
"""

from ...cases.paper_list import JOINT_VETTING_FORM, PUBLICITY_OF_2026
from ...papers import PAPERS, Paper
from ...rules.editions import Edition, edition_on
from ...rules.rule import JOINT_VETTING
from ...steps import Step
from ..found import Findings, found
from ..gathered import Gathered

CODE_OF = {
    "application_letter": "A02", "talk_record": "A05", "member_recommendation_form": "A07",
    "activist_committee_minutes": "A09", "activist_filing_report": "A10", "contact_assignment": "A11",
    "examination_register": "A69", "opinions_record": "A21", "devobject_committee_minutes": "A09",
    "devobject_filing_report": "A24", "devobject_reply": "A24", "devobject_publicity_notice": "A26",
    "devobject_publicity_result": "A26", "vetting_conclusion": "A31", "vetting_letters": "A32",
    "joint_vetting_form": "A37", "training_certificate": "A41", "review_minutes": "A09", "mass_meeting_record": "A21",
    "pre_review_form": "A42", "pre_review_reply": "A42", "membership_form": "A69", "admission_meeting_minutes": "A55",
    "admission_ballots": "A52", "admission_vote_summary": "A52", "admission_resolution": "A55",
    "superior_talk_record": "A56", "committee_approval_minutes": "A59", "approval_reply": "A57",
    "probationary_filing_form": "A61", "oath_record": "A62", "probation_register": "A63",
    "conversion_application": "A69", "conversion_committee_minutes": "A09", "conversion_ballots": "A52",
    "conversion_vote_summary": "A52", "conversion_resolution": "A55", "conversion_committee_approval_minutes": "A59",
}  # fmt: skip
_ONLY_WHEN_WRITTEN = "vetting_letters"


def due(case: Gathered) -> list[Paper]:
    """The papers that the steps taken so far require."""
    wanted = [paper for paper in PAPERS.values() if paper.required and case.last(paper.step) is not None]
    spared = set() if case.acts.get(JOINT_VETTING) else {JOINT_VETTING_FORM}
    listed = case.last(Step.DEVELOPMENT_OBJECT_FILING)
    if listed is not None and edition_on(listed.happened_on or case.as_of) is Edition.E2014:
        spared |= PUBLICITY_OF_2026
    return [paper for paper in wanted if paper.key not in spared]


def is_kept_here(case: Gathered, wanted: list[Paper]) -> bool:
    return case.keeps_papers and 2 * sum(paper.key in case.papers for paper in wanted) >= len(wanted)


def lacks(case: Gathered, key: str) -> bool:
    """Neither a paper nor a reason; a reason that the committee refused is none."""
    paper = case.paper(key)
    return paper is None or (not paper.sha256 and paper.agreed is False)


def check(case: Gathered) -> Findings:
    wanted = due(case)
    if not is_kept_here(case, wanted):
        return
    vetting = case.last(Step.POLITICAL_VETTING)
    if vetting is not None and "letter" in (vetting.facts.methods or ()):
        wanted.append(PAPERS[_ONLY_WHEN_WRITTEN])
    for paper in wanted:
        if paper.key in CODE_OF and lacks(case, paper.key):
            zh, en = f"材料中没有《{paper.zh}》。", f"The file holds no {paper.en.lower()}."
            yield found(CODE_OF[paper.key], zh, en, step=paper.step.value, evidence=f"lacking:{paper.key}")
