"""correct_person: what was left open or mistyped of the person is completed by the branch, and told."""

from datetime import date

import pytest
from django.urls import reverse

from recruitment.dossier.wording import journal_sentence
from recruitment.journal.models import JournalEntry
from recruitment.people.models import Person
from recruitment.people.services import register_person
from recruitment.refusal import Refusal
from tests.facts import N

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


def asked(client, case, **said):
    return client.post(reverse("move_page", args=[case.pk, "correct_person"]), said)


def test_what_was_not_known_is_completed_without_a_reason_and_step_1_points_there(client, people, case):
    Person.objects.filter(pk=case.person_id).update(nationality="")
    client.force_login(people.alice)
    step = reverse("step_page", args=[case.pk, N(1)])
    assert "moves/correct_person" in client.get(step).text
    assert asked(client, case, is_citizen="true").status_code == 302
    assert Person.objects.get(pk=case.person_id).nationality == "CN"
    assert "moves/correct_person" not in client.get(step).text


def test_a_mistyped_name_is_put_right_for_a_reason_found_by_its_new_pinyin_and_both_are_told(client, people, case):
    client.force_login(people.alice)
    old = case.person.name
    assert "须写明理由" in asked(client, case, name="欧阳澜").text
    assert asked(client, case, name="欧阳澜", reason="身份证上如此").status_code == 302
    person = Person.objects.get(pk=case.person_id)
    assert (person.name, person.name_initials, person.birth_date) == ("欧阳澜", "oyl", case.person.birth_date)
    history = client.get(reverse("case_history", args=[case.pk])).text
    assert f"更正本人信息：姓名，{old} → 欧阳澜，理由：身份证上如此" in history


def test_page_and_dossier_tell_words_and_no_codes(client, people, case):
    client.force_login(people.alice)
    assert asked(client, case, sex="male", is_citizen="false", reason="身份证上如此").status_code == 302
    told = [journal_sentence(entry) for entry in JournalEntry.objects.filter(action="person_corrected").order_by("seq")]
    assert told == [
        "更正本人信息：性别，女 → 男，理由：身份证上如此",
        "更正本人信息：国籍，中国 → 外国，理由：身份证上如此",
    ]
    history = client.get(reverse("case_history", args=[case.pk])).text
    assert all(sentence in history for sentence in told)
    client.cookies["django_language"] = "en"
    assert "sex, female → male" in client.get(reverse("case_history", args=[case.pk])).text


def test_nobody_is_born_later_than_today(client, people, case):
    client.force_login(people.alice)
    answer = asked(client, case, birth_date="2199-01-01", reason="笔误")
    assert answer.status_code == 422
    assert "出生日期2199年1月1日晚于今天" in answer.text
    with pytest.raises(Refusal, match="晚于今天"):
        register_person(acting_user=people.alice, name="未来", birth_date=date(2199, 1, 1))


def test_nothing_new_a_name_that_cannot_be_printed_and_a_stranger_change_nothing(client, people, case):
    client.force_login(people.alice)
    assert "没有要更正的" in asked(client, case, name=case.person.name).text
    assert asked(client, case, name="欧阳\u202e澜", reason="笔误").status_code == 422
    client.force_login(people.bob)
    assert asked(client, case, name="欧阳澜", reason="笔误").status_code == 403
    assert Person.objects.get(pk=case.person_id).name == case.person.name
    assert not JournalEntry.objects.filter(action="person_corrected").exists()
