"""A district of the 太平 kind with its departments, and people who wait for the joint vetting."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.models import User
from django.test import Client
from django.utils.timezone import localdate

from recruitment.cases.models import Case
from recruitment.organisation.models import UnitType
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint, open_unit
from recruitment.rules.calendar import add_months
from recruitment.rules.rule import JOINT_VETTING
from recruitment.vetting.departments import add_department
from recruitment.vetting.models import Round, RoundDepartment, RoundPerson
from recruitment.vetting.rounds.answering import Reply
from workflows import rounds

from .cast import FOUNDED, Cast, cast
from .journeys import walk

NAMES = ["区纪委监委", "区委统战部", "区委政法委", "区信访局", "区公安分局", "区检察院", "区法院", "区司法局"]
NAMES += ["区市场监管局", "区应急管理局"]
CLEAN = Reply("no_objection")
VETO = Reply("objection", grade="veto", fact="2019年因盗窃被判处拘役", question=1)
DAY = timedelta(days=1)


@dataclass
class District:
    people: Cast
    clerks: list[User] = field(default_factory=list)
    second_clerks: list[User] = field(default_factory=list)
    elsa: User = None
    """尔莎: a second officer of the organisation department."""
    fang: User = None
    """方正: secretary of the district's committee, above the township's."""
    gu: User = None
    """顾明: auditor of the district."""

    @property
    def dora(self) -> User:
        return self.people.dora

    def opened(self, **more) -> Round:
        opening = {"acting_user": self.dora, "organiser": self.people.department, "year": localdate().year}
        return rounds.open_round(**opening | more)

    def sent(self) -> Round:
        """A round with everybody who waits, sent."""
        round = self.opened()
        rounds.collect_all(round, acting_user=self.dora)
        rounds.send_round(round, acting_user=self.dora)
        round.refresh_from_db()
        return round

    def parts(self, round: Round) -> list[RoundDepartment]:
        return list(round.departments.select_related("round", "unit").order_by("position"))

    def reply(self, part: RoundDepartment, **exceptions: Reply) -> RoundDepartment:
        """Hand in for one department: no objection, but for the people named."""
        clerk = self.clerks[part.position - 1]
        everybody = list(RoundPerson.objects.filter(round=part.round_id))
        rounds.answer(part, acting_user=clerk, people=[p.pk for p in everybody], reply=CLEAN)
        for person in everybody:
            if person.name in exceptions:
                rounds.answer(part, acting_user=clerk, people=[person.pk], reply=exceptions[person.name])
        return rounds.hand_in(part, acting_user=clerk)

    def replied(self, round: Round, **exceptions: Reply) -> Round:
        """All departments hand in; the exceptions are the first one's."""
        first, *others = self.parts(round)
        self.reply(first, **exceptions)
        for part in others:
            self.reply(part)
        round.refresh_from_db()
        return round

    def closed(self, round: Round) -> Round:
        return rounds.close_round(round, acting_user=self.dora, minutes="会议听取各部门意见，均无异议。")

    def decided(self, person: RoundPerson, decision: str, **more):
        """Verified, heard and decided today."""
        objection, today = person.objection, localdate()
        rounds.verify_objection(objection, acting_user=self.dora, on=today, finding="与区纪委监委核对属实")
        rounds.hear_person(objection, acting_user=self.dora, on=today, statement="本人承认")
        return rounds.decide_objection(
            objection, acting_user=self.people.bob, on=today, decision=decision, reason="党委会议研究", **more
        )


def district(profile: str = "taiping", departments: int = 10) -> District:
    found = District(cast(profile))
    people = found.people
    for n, name in enumerate(NAMES[:departments]):
        unit = open_unit(
            acting_user=None, name=name, type=UnitType.VETTING_DEPARTMENT, opened_on=FOUNDED, parent=people.district
        )
        people.district.refresh_from_db()
        for clerks, mark in ((found.clerks, "甲"), (found.second_clerks, "乙")):
            clerks.append(_user(f"clerk{n}-{mark}", "审", f"{n}{mark}", unit, Role.VETTING_CLERK))
        questions = [f"{name}掌握的违纪违法情况", "其他不宜发展的情况"]
        add_department(acting_user=None, organiser=people.department, unit=unit, questions=questions, since=FOUNDED)
    found.elsa = _user("elsa", "吴", "尔莎", people.department, Role.ORG_DEPARTMENT_OFFICER)
    found.fang = _user("fang", "方", "正", people.district, Role.COMMITTEE_SECRETARY)
    found.gu = _user("gu", "顾", "明", people.district, Role.AUDITOR)
    return found


def _user(username: str, family: str, given: str, unit, role: Role) -> User:
    user = User.objects.create(username=username, last_name=family, first_name=given)
    appoint(acting_user=None, user=user, unit=unit, role=role, held_from=FOUNDED)
    return user


def waiting(found: District, *names: str, until=JOINT_VETTING) -> list[Case]:
    """These people stand before the joint vetting, found politically qualified within the last weeks."""
    cases = []
    for name in names:
        applied_on = add_months(localdate(), -18)
        case = found.people.case(on=applied_on, person=found.people.applicant(name))
        walk(found.people, case, until=until, applied_on=applied_on)
        cases.append(case)
    return cases


def signed_in(user) -> Client:
    """A browser without scripts in which `user` has signed in."""
    client = Client()
    client.force_login(user)
    return client


def said(response) -> str:
    """The page as text."""
    return response.content.decode()
