"""Lawful facts of steps 1 to 11 and of the joint vetting."""

from datetime import date

from recruitment.rules import facts as f

from .course import every, in_june_and_december
from .ground import Ground

_TOPICS = ["history", "understanding", "motive", "lawful_conduct", "family", "explained_standards"]
_VETTED = [
    "motive",
    "political_quality",
    "actual_behaviour",
    "line_and_policy",
    "political_history",
    "lawful_and_moral",
    "relatives_and_relations",
]


def application(g: Ground) -> f.SubmitApplication:
    at_home = "村" in g.branch.name or "社区" in g.branch.name
    return f.SubmitApplication(
        on=g.course.applied,
        written=True,
        signed=True,
        dated=True,
        handwritten=True,
        basis="residence" if at_home else "work_unit",
        unit_has_organisation=not at_home,
    )


def talk(g: Ground) -> f.OrganizationTalk:
    post = g.rng.choice(("branch_secretary", "branch_deputy_secretary", "org_commissioner"))
    return f.OrganizationTalk(on=g.course.talked, talker_post=post, topics=list(_TOPICS))


def determination(g: Ground) -> f.DetermineActivist:
    size = 5 if g.branch.has_committee else None
    return f.DetermineActivist(
        on=g.course.decided,
        channels=["member_recommendation", "youth_league"],
        body=g.body,
        branch_has_committee=g.branch.has_committee,
        committee_vote=f.CommitteeVote(should_attend=size, present=5, in_favour=5) if size else None,
        league_member=False,
    )


def activist_filing(g: Ground) -> f.ActivistFiling:
    return f.ActivistFiling(
        on=g.course.filed, filed_with=g.superior, replied_on=g.course.filing_replied, in_reserve_pool=True
    )


def contacts(g: Ground) -> f.AssignContacts:
    return f.AssignContacts(
        on=g.course.contacts_assigned,
        contacts=[
            f.Contact(
                name=person.name if g.on_paper else None,
                member_status="full" if g.on_paper else None,
                is_relative=False,
                activists_in_charge=g.rng.randint(1, 3),
            )
            for person in g.contacts
        ],
    )


def examinations(g: Ground, until: date) -> list[date]:
    """One in every half year, some days before it is full."""
    return list(every(6, g.course.decided, until, offset=-14))


def thought_reports(g: Ground, until: date) -> list[date]:
    """One in every quarter, so long before it is full that the nine days of Spring Festival fit in between."""
    return list(every(3, g.course.decided, until, offset=-10))


def analyses(g: Ground, until: date) -> list[date]:
    """In December, the committee's yearly analysis of its activists."""
    return [day for day in in_june_and_december(g.course.decided, until) if day.month == 12]


def pool_reviews(g: Ground, until: date) -> list[date]:
    return in_june_and_december(g.course.decided, until)


def cultivation(g: Ground) -> f.Cultivation:
    until = g.course.concluded
    return f.Cultivation(
        on=until,
        examined_on=examinations(g, until),
        thought_reports_on=thought_reports(g, until),
        activist_class_hours=24,
        committee_analysed_on=analyses(g, until),
        pool_reviewed_on=pool_reviews(g, until),
    )


def discussion(g: Ground) -> f.DetermineDevelopmentObject:
    return f.DetermineDevelopmentObject(
        on=g.course.discussed,
        opinions_heard=["party_small_group", "contacts", "members", "masses"],
        has_party_small_group=True,
        opinion_meeting_people=g.rng.randint(9, 16),
        candidate_absent=True,
        body=g.body,
        branch_has_committee=g.branch.has_committee,
        agreed=True,
        within_plan=True,
    )


def listing(g: Ground) -> f.DevelopmentObjectFiling:
    return f.DevelopmentObjectFiling(
        filed_with=g.superior,
        replied_on=g.course.agreed,
        consented=True,
        publicity_started_on=g.course.posted,
        publicity_ended_on=g.course.removed,
        publicity_places=["work_unit", "residence"],
        objection_upheld=False,
        listed_on=g.course.listed,
    )


def introducers(g: Ground) -> f.DetermineIntroducers:
    return f.DetermineIntroducers(
        on=g.course.introduced,
        introducers=[
            f.Introducer(
                name=person.name if g.on_paper else None,
                member_status="full" if g.on_paper else None,
                member_status_at_form="full",
                is_contact=person in g.contacts,
                consented=True,
                is_relative=False,
                same_branch=True,
                open_introductions=1,
            )
            for person in g.introducers
        ],
    )


def vetting(g: Ground) -> f.PoliticalVetting:
    return f.PoliticalVetting(
        started_on=g.course.vetting_began,
        concluded_on=g.course.vetted,
        result="pass",
        topics=list(_VETTED),
        methods=["talk", "files", "inquiries", "letter"],
        mobile_opinions=["hukou_org", "residence_org"],
        conclusion_signed=True,
        conclusion_stamped=True,
    )


def joint_vetting(g: Ground) -> f.JointVetting:
    """All ten departments replied, and none objected."""
    return f.JointVetting(
        closed_on=g.course.joint_closed, result="pass", departments=10, replies=10, departments_missing=[]
    )


def training(g: Ground) -> f.CentralizedTraining:
    return f.CentralizedTraining(
        started_on=g.course.trained_from,
        ended_on=g.course.trained_until,
        days=3,
        hours=24,
        organiser="county_org_department",
        passed=True,
        waived=False,
    )
