"""Opening a case: in a branch of one's own, for a person once."""

from recruitment.cases.models import Case
from recruitment.people.models import Person
from tests.facts import N
from tests.journeys import open_steps

PATH = "/cases/new/"
APPLICANT = {
    "name": "韩雪晴",
    "sex": "female",
    "birth_date": "1995年6月7日",
    "is_citizen": "true",
    "is_mobile": "false",
}


def said(people, **other) -> dict:
    return APPLICANT | {"unit": people.branch_a.pk, "on": "2015-03-02"} | other


def test_a_new_person_gets_a_case_and_the_first_form(client, people):
    client.force_login(people.alice)
    assert client.get(PATH).status_code == 200
    answer = client.post(PATH, said(people))
    case = Case.objects.get()
    assert answer.url == f"/cases/{case.pk}/steps/submit_application/"
    assert (case.unit, case.person.nationality, open_steps(case)) == (people.branch_a, "CN", {N(1)})


def test_somebody_of_that_name_is_shown_before_a_second_one_is_made(client, people):
    known = people.applicant("韩雪晴")
    Person.objects.filter(pk=known.pk).update(birth_date="1995-06-07")
    client.force_login(people.alice)
    answer = client.post(PATH, said(people, name="韓雪晴"))
    assert answer.status_code == 422
    assert "已有同名的人" in answer.content.decode()
    assert answer.context["form"]["birth_date"].value() == "1995年6月7日"
    assert Case.objects.count() == 0
    client.post(PATH, said(people, who=str(known.pk)))
    assert Case.objects.get().person == known


def test_another_person_of_the_same_name_is_possible(client, people):
    known = people.applicant("韩雪晴")
    Person.objects.filter(pk=known.pk).update(birth_date=None)
    client.force_login(people.alice)
    client.post(PATH, said(people, who="new"))
    assert Case.objects.get().person != known


def test_a_person_whose_case_is_open_gets_no_second_one(client, people, case):
    client.force_login(people.alice)
    born = case.person.birth_date.isoformat()
    answer = client.post(PATH, said(people, name=case.person.name, birth_date=born, who=str(case.person.pk)))
    assert answer.status_code == 422
    assert "仍在办理" in answer.content.decode()
    assert Case.objects.count() == 1


def test_a_branch_of_somebody_elses_cannot_be_chosen_and_nothing_is_left_behind(client, people):
    before = Person.objects.count()
    client.force_login(people.alice)
    assert client.post(PATH, said(people, unit=people.branch_b.pk)).status_code == 422
    assert client.post(PATH, said(people, on="2199-01-01")).status_code == 422
    assert (Case.objects.count(), Person.objects.count()) == (0, before)


def test_who_keeps_no_branch_is_told_so(client, people):
    client.force_login(people.bob)
    answer = client.get(PATH)
    assert answer.status_code == 403
    assert "您现在没有这一岗位" in answer.content.decode()


def test_the_day_of_the_application_is_not_asked_twice_and_what_is_missing_is_said_at_once(client, people):
    client.force_login(people.alice)
    answer = client.post(PATH, {"unit": people.branch_a.pk})
    for sentence in ("请填写姓名。", "请选择性别。", "请填写日期。", "入党申请人须是中国公民"):
        assert sentence in answer.text
    form = client.get(client.post(PATH, said(people)).url).context["form"]
    assert str(form["on"].value()) == "2015-03-02"
