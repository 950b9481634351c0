"""record: one chain, three statements, nothing half-formed."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import ProtectedError

from recruitment.journal import hashing
from recruitment.journal.act import Act
from recruitment.journal.actions import ACTIONS, sentence
from recruitment.journal.errors import BrokenJournalError, JournalError, UnknownActionError
from recruitment.journal.models import ZERO, JournalEntry, JournalHead
from recruitment.journal.services import record, record_many

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]
DETAILS = {"step": "oath", "outcome": "forward", "from": None, "于": date(2026, 7, 1), "hours": Decimal("24.50")}


def record_twice(first, second):
    record(**first)
    record(**second)


def act(user=None, **changes):
    plain = {"acting_as": "", "action": "step_recorded", "subject": "case:17", "details": DETAILS}
    return {"acting_user": user, **plain, **changes}


def test_an_entry_carries_who_when_what_and_the_hash_of_the_one_before(organiser, write):
    before = write(1)[0]
    entry = record(**act(organiser, acting_as="太平村党支部 书记", happened_on=date(2026, 7, 1)))
    entry.refresh_from_db()
    assert (entry.seq, entry.actor, entry.follows, entry.previous_hash) == (2, organiser, 1, before.hash)
    assert (entry.acting_as, entry.happened_on) == ("太平村党支部 书记", date(2026, 7, 1))
    assert entry.details == '{"from":null,"hours":"24.50","outcome":"forward","step":"oath","于":"2026-07-01"}'
    assert abs((datetime.now(UTC) - entry.at).total_seconds()) < 60
    head = JournalHead.objects.get()
    assert (head.seq, head.hash) == (2, entry.hash)


def test_an_outsider_computes_the_hashes_by_the_published_rule(write):
    first, second = write(2)
    fields = ("seq", "acting_as", "action", "subject", "follows", "happened_on", "details", "salt")
    for entry, previous in ((first, ZERO), (second, first.hash)):
        content = {name: getattr(entry, name) for name in fields}
        content |= {"actor": entry.actor_id, "format": "recruitment-journal/1+sha256"}
        content["at"] = entry.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        leaf = hashing.leaf_hash(content)
        assert entry.hash == hashing.chain_hash(bytes.fromhex(previous), leaf).hex()


def test_entries_with_the_same_content_have_different_hashes_nobody_can_guess(write):
    assert len({entry.salt for entry in write(5)}) == 5


def test_an_unknown_action_or_a_missing_detail_fails_at_once():
    with pytest.raises(UnknownActionError, match="step_recoded"):
        record(**act(action="step_recoded"))
    with pytest.raises(UnknownActionError, match="outcome"):
        record(**act(details={"step": "oath"}))
    assert JournalEntry.objects.count() == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "case 17"},
        {"acting_as": "x" * 201},
        {"acting_as": "书\0记"},
        {"happened_on": datetime(2026, 7, 1, tzinfo=UTC)},
        {"happened_on": "2026-07-01"},
        {"details": {**DETAILS, "score": float("nan")}},
        {"details": {**DETAILS, "file": object()}},
        {"details": {**DETAILS, "name": "\ud800"}},
        {"acting_user": AnonymousUser()},
    ],
)
def test_what_cannot_be_stored_exactly_is_refused(changes):
    with pytest.raises(JournalError):
        record(**act(**changes))
    assert JournalEntry.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_it_refuses_outside_a_transaction():
    with pytest.raises(JournalError, match=r"transaction\.atomic"):
        record(**act())


@pytest.mark.django_db(transaction=True)
def test_it_is_undone_with_the_fact_it_tells_of(write):
    write(1)
    with pytest.raises(UnknownActionError), transaction.atomic():
        record_twice(act(), act(action="nothing known"))
    assert [entry.seq for entry in write(1)] == [2]


def test_one_entry_takes_three_statements_and_a_thousand_take_three_too(organiser, django_assert_num_queries):
    with django_assert_num_queries(3):
        record(**act(organiser))
    acts = [Act(**act(organiser, subject=f"case:{number % 7}")) for number in range(1000)]
    with django_assert_num_queries(3):
        entries = record_many(acts=acts)
    assert [entry.seq for entry in entries] == list(range(2, 1002))


def test_many_entries_make_the_same_chain_as_one_by_one(organiser, problems, write):
    write(3)
    entries = record_many(acts=[Act(**act(organiser)), Act(**act(organiser, subject="person:9")), Act(**act(None))])
    assert [entry.follows for entry in entries] == [3, 0, 4]
    assert record_many(acts=[]) == []
    write(1)
    assert problems() == []


def test_a_missing_head_stops_the_writing_instead_of_starting_anew(write, lifted_guards):
    write(1)
    JournalHead.objects.all().delete()
    with pytest.raises(BrokenJournalError, match="首部缺失"):
        record(**act())


def test_who_has_acted_cannot_be_deleted(organiser, write):
    write(1)
    with pytest.raises(ProtectedError):
        organiser.delete()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_action_has_a_sentence_in_both_languages(language):
    for action in ACTIONS.values():
        said = sentence(action.word, json.dumps({name: "龙" for name in action.needs}), language)
        assert said.count("龙") == len(action.needs), action.word


def test_words_of_the_procedure_are_printed_by_their_official_names():
    assert sentence("step_recorded", '{"step":"oath","outcome":"forward"}').startswith("入党宣誓")
    assert sentence("stage_begun", '{"stage":4}') == "进入阶段：预备党员的接收"
    assert sentence("a_word_of_long_ago", '{"x":1}') == 'a_word_of_long_ago {"x":1}'
