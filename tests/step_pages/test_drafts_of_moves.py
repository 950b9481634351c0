"""What is typed into the form of a move, an amendment or a new case is kept like a step's, and a stale form is told."""

from urllib.parse import urlencode

import pytest

from recruitment.cases.models import Act, Case
from recruitment.outcomes import State
from tests.facts import N
from tests.journeys import walk
from workflows import moves
from workflows.step_pages.models import Draft
from workflows.step_pages.move_page import MOVES


def path(case, move: str) -> str:
    return f"/cases/{case.pk}/moves/{move}/"


def amending(act: Act) -> tuple[str, str]:
    """The page of one fact of `act`, and where its drafts go."""
    query = "?" + urlencode({"act": act.pk, "fact": "on"})
    return path(act.case, "amend") + query, path(act.case, "amend") + "draft/" + query


@pytest.mark.parametrize("move", ["withdraw", "suspend", "close", "transfer_out", "record_entry", "replace_contact"])
def test_it_is_kept_by_the_script_and_by_the_button_and_fills_the_form_again(client, people, case, move):
    walk(people, case, until=N(6))
    client.force_login(people.alice)
    day = next(name for name in MOVES[move](case, people.alice).fields if name in ("on", "left_on"))
    text = "opinion" if move == "record_entry" else "reason"
    assert client.post(path(case, move) + "draft/", {day: "二〇一五年三月", text: "待补"}).status_code == 200
    form = client.get(path(case, move)).context["form"]
    assert (form[day].value(), form[text].value()) == ("二〇一五年三月", "待补")
    answer = client.post(path(case, move), {"do": "draft", day: "2015.3.2"}, follow=True)
    assert "草稿已保存" in answer.text
    assert answer.context["form"][day].value() == "2015.3.2"
    assert Draft.objects.count() == 1


def test_what_is_refused_is_kept_and_what_is_done_is_not(client, people, case):
    client.force_login(people.alice)
    assert client.post(path(case, "suspend"), {"on": "2999-01-01", "reason": "出国"}).status_code == 422
    assert client.get(path(case, "suspend")).context["form"]["reason"].value() == "出国"
    assert client.post(path(case, "suspend"), {"on": "2015-04-01", "reason": "出国"}).status_code == 302
    assert Draft.objects.count() == 0


def test_a_second_window_is_answered_409_with_what_changed_and_goes_on_from_there(client, people, case):
    client.force_login(people.alice)
    seen = client.get(path(case, "close")).context["seen"]
    said = {"state": "closed", "on": "2015-06-01", "reason": "本人放弃", "seen": seen}
    moves.suspend(case, acting_user=people.alice, on=case.stage_runs.get().begun_on, reason="出国进修")
    answer = client.post(path(case, "close"), said)
    assert answer.status_code == 409
    assert "出国进修" in answer.text
    assert "本人放弃" in answer.text
    case.refresh_from_db()
    assert case.state == State.SUSPENDED
    assert client.post(path(case, "close"), said | {"seen": answer.context["seen"]}).status_code == 302
    case.refresh_from_db()
    assert case.state == State.CLOSED


def test_a_double_submit_is_told_who_did_it_and_when(client, people, case):
    client.force_login(people.alice)
    said = {"on": "2015-04-01", "reason": "另有安排", "seen": client.get(path(case, "withdraw")).context["seen"]}
    assert client.post(path(case, "withdraw"), said).status_code == 302
    answer = client.post(path(case, "withdraw"), said)
    assert answer.status_code == 409
    assert "撤回：另有安排" in answer.text
    assert "陈爱华" in answer.text


def test_an_error_in_between_does_not_hide_the_change(client, people, case):
    client.force_login(people.alice)
    seen = client.get(path(case, "close")).context["seen"]
    moves.suspend(case, acting_user=people.alice, on=case.stage_runs.get().begun_on, reason="出国进修")
    wrong = client.post(path(case, "close"), {"state": "closed", "on": "", "reason": "放弃", "seen": seen})
    assert (wrong.status_code, wrong.context["seen"]) == (422, seen)


def test_an_amendment_of_what_another_window_amended_is_told(client, people, case):
    walk(people, case, until=N(3))
    client.force_login(people.alice)
    act = Act.objects.get(step=N(2))
    page, draft = amending(act)
    assert client.post(draft, {"value": "2015.3.9", "reason": "核对"}).status_code == 200
    form = client.get(page)
    assert form.context["form"]["value"].value() == "2015.3.9"
    said = {"value": "2015-03-09", "reason": "核对", "seen": form.context["seen"]}
    moves.amend(
        case, acting_user=people.alice, act=act, field="on", value=case.stage_runs.get(stage=1).begun_on, reason="先"
    )
    answer = client.post(page, said)
    assert answer.status_code == 409
    assert "更正" in answer.text
    assert client.post(page, said | {"seen": answer.context["seen"]}).status_code == 302
    assert not Draft.objects.exists()


def test_a_case_to_be_opened_is_kept_too(client, people):
    client.force_login(people.alice)
    assert client.post("/cases/new/draft/", {"name": "韩雪晴", "birth_date": "1995年"}).status_code == 200
    form = client.get("/cases/new/").context["form"]
    assert (form["name"].value(), form["birth_date"].value()) == ("韩雪晴", "1995年")
    said = {"name": "韩雪晴", "sex": "female", "birth_date": "1995年", "unit": people.branch_a.pk, "on": "2015-03-02"}
    said["is_citizen"] = "true"
    assert client.post("/cases/new/", said).status_code == 422
    assert client.get("/cases/new/").context["form"]["sex"].value() == "female"
    client.force_login(people.charlie)
    assert not client.get("/cases/new/").context["form"]["name"].value()
    client.force_login(people.alice)
    assert client.post("/cases/new/", said | {"birth_date": "1995-06-07"}).status_code == 302
    assert (Case.objects.count(), Draft.objects.count()) == (1, 0)


def test_whose_post_ended_meanwhile_sees_what_was_typed(client, people, case):
    client.force_login(people.bob)
    answer = client.post(path(case, "suspend"), {"on": "2015-04-01", "reason": "出国进修"})
    assert answer.status_code == 403
    assert "出国进修" in answer.text
