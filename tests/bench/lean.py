"""The leanest hand-written code that writes the facts of a step: what completing a step is measured against.

Plain SQL on the same database, with the same tables and constraints and one commit: the act, its detail, the verdicts
of the same rule book, the journal entries with their hashes, the work item closed and the next ones opened, the state
of the case. It knows three steps by heart and nothing else: no flow, no refusal, no other outcome, no correction.
"""

import json
import secrets
from datetime import UTC, date, datetime

from django.db import connection, transaction

from recruitment.journal.hashing import chain_hash, leaf_hash
from recruitment.journal.reading import content
from recruitment.rules import facts as f
from recruitment.rules.book import book
from recruitment.rules.case import Case
from recruitment.rules.judgement import judge_act
from recruitment.steps import Step

N = Step.numbered
BOOK = book("national")
OPEN = """
    SELECT w.id, w.run_id, w.attempt, c.unit_id, c.state, p.unit_id, u.name, p.role, s.name, s.birth_date
    FROM workflows_workitem w
    JOIN recruitment_case c ON c.id = w.case_id JOIN recruitment_person s ON s.id = c.person_id
    JOIN recruitment_unit b ON b.id = c.unit_id JOIN recruitment_post p ON p.user_id = %s
    JOIN recruitment_unit u ON u.id = p.unit_id
    WHERE w.case_id = %s AND w.step = %s AND w.closed_at IS NULL AND w.permission = %s
      AND p.role IN ('org_commissioner', 'branch_secretary', 'recruitment_officer', 'committee_secretary')
      AND p.held_from <= %s AND p.held_until IS NULL AND b.path LIKE u.path || '%%'
    ORDER BY u.depth DESC LIMIT 1
"""
ROLES = {"org_commissioner": "组织委员", "recruitment_officer": "组织员"}


@transaction.atomic
def complete_step(case: int, number: int, *, user: int, facts: f.Act) -> None:
    """Record `facts` as the act of the open step `number` of the case with this key."""
    step, today = N(number), date.today()
    permission = "decide_cases" if number == 8 else "keep_cases"
    with connection.cursor() as cursor:
        cursor.execute(OPEN + _lock("w"), [user, case, step.value, permission, today])
        item, run, attempt, unit, state, post_unit, unit_name, role, name, born = cursor.fetchone()
        known = Case(facts.day, f.Person(birth_date=born, name=name), _earlier(cursor, case, number))
        if number == 15:
            _count_members(cursor, unit, facts)
        known.acts[step] = [facts]
        verdicts = judge_act(BOOK, known, step, facts)
        acting_as, now = f"{unit_name} {ROLES[role]}", datetime.now(UTC)
        act = _write_act(cursor, case, step, attempt, facts.done, now, user, acting_as)
        _DETAILS[number](cursor, act, case, unit, facts, now)
        _write_verdicts(cursor, act, verdicts)
        after = _STATES.get(number, state)
        _write_journal(cursor, case, step, attempt, facts, now, user, acting_as, (state, after))
        cursor.execute("UPDATE workflows_workitem SET closed_at = %s, act_id = %s WHERE id = %s", [_at(now), act, item])
        for opened, allowed in _OPENS[number]:
            of = unit if allowed == "keep_cases" else (post_unit if number == 8 else _committee(cursor, unit))
            _open_item(cursor, case, opened, run, of, allowed, now)
        if after != state:
            cursor.execute("UPDATE recruitment_case SET state = %s WHERE id = %s", [after, case])


_STATES = {8: "development_object", 15: "resolution_pending"}
_OPENS = {
    2: (("recommend_and_determine_activist", "keep_cases"),),
    8: (
        ("determine_introducers", "keep_cases"),
        ("political_vetting", "keep_cases"),
        ("centralized_training", "decide_cases"),
    ),
    15: (("superior_talk", "decide_cases"),),
}


def _earlier(cursor, case: int, number: int) -> dict:
    """What the rules of the step ask of earlier ones."""
    if number == 15:
        cursor.execute(
            """SELECT r.happened_on, d.result, m.happened_on, m_d.issued_on FROM recruitment_act r
            JOIN recruitment_superiorprereview d ON d.act_id = r.id
            JOIN recruitment_act m ON m.case_id = r.case_id AND m.step = 'fill_membership_form' AND NOT m.superseded
            JOIN recruitment_fillmembershipform m_d ON m_d.act_id = m.id
            WHERE r.case_id = %s AND r.step = 'superior_pre_review' AND NOT r.superseded""",
            [case],
        )
        reviewed, result, filled, issued = cursor.fetchone()
        review = f.SuperiorPreReview(on=_day(reviewed), result=result)
        return {N(13): [review], N(14): [f.FillMembershipForm(on=_day(filled), issued_on=_day(issued))]}
    before = N(number - 1)
    cursor.execute(
        "SELECT happened_on FROM recruitment_act WHERE case_id = %s AND step = %s AND NOT superseded",
        [case, before.value],
    )
    return {before: [f.ACTS[before](on=_day(day)) for (day,) in cursor.fetchall()]}


def _count_members(cursor, unit: int, facts: f.AdmissionMeeting) -> None:
    cursor.execute(
        """SELECT COUNT(*), COUNT(CASE WHEN NOT rights_suspended THEN 1 END) FROM recruitment_membership
        WHERE unit_id = %s AND status = 'full' AND valid_from <= %s AND (valid_until IS NULL OR valid_until > %s)""",
        [unit, facts.on, facts.on],
    )
    facts.full_members, facts.ballot.eligible = cursor.fetchone()
    facts.temporary_organisation = False


def _write_act(cursor, case, step, attempt, day, now, user, acting_as) -> int:
    cursor.execute(
        """INSERT INTO recruitment_act (case_id, step, attempt, happened_on, recorded_at, recorded_by_id, acting_as,
            outcome, reason, attested, superseded)
        VALUES (%s, %s, %s, %s, %s, %s, %s, 'forward', '', %s, %s) RETURNING id""",
        [case, step.value, attempt, day, _at(now), user, acting_as, False, False],
    )
    return cursor.fetchone()[0]


def _write_talk(cursor, act, case, unit, facts: f.OrganizationTalk, now) -> None:
    _insert(cursor, "recruitment_organizationtalk", act_id=act, talker_post=facts.talker_post, topics=facts.topics)


def _write_filing(cursor, act, case, unit, facts: f.DevelopmentObjectFiling, now) -> None:
    own = {name: getattr(facts, name) for name in ("filed_with", "replied_on", "consented", "listed_on")}
    _insert(cursor, "recruitment_developmentobjectfiling", act_id=act, **own)
    _insert(
        cursor,
        "recruitment_publicity",
        case_id=case,
        step="development_object_filing",
        started_on=facts.publicity_started_on,
        ended_on=facts.publicity_ended_on,
        places=facts.publicity_places,
        objection_upheld=facts.objection_upheld,
        recorded_at=_at(now),
        superseded=False,
    )


def _write_meeting(cursor, act, case, unit, facts: f.AdmissionMeeting, now) -> None:
    names = ("full_members", "temporary_organisation", "agenda", "candidate_present", "introducers_present")
    names += ("resolution_fields", "written_before_meeting", "proxy_votes", "secret", "one_by_one")
    _insert(cursor, "recruitment_admissionmeeting", act_id=act, **{name: getattr(facts, name) for name in names})
    cursor.execute(
        """INSERT INTO recruitment_meeting (unit_id, held_on, recorded_at) VALUES (%s, %s, %s)
        ON CONFLICT (unit_id, held_on) DO UPDATE SET held_on = excluded.held_on RETURNING id""",
        [unit, facts.on, _at(now)],
    )
    counts = {name: getattr(facts.ballot, name) for name in f.Ballot.__slots__}
    _insert(cursor, "recruitment_ballot", act_id=act, meeting_id=cursor.fetchone()[0], **counts)


_DETAILS = {2: _write_talk, 8: _write_filing, 15: _write_meeting}


def _write_verdicts(cursor, act: int, verdicts: list) -> None:
    rows = [
        [act, v.rule.id, v.answer, v.rule.effect, int(v.edition), v.citation, v.message("zh"), v.message("en"), False]
        for v in verdicts
    ]
    marks = ", ".join(["(%s, %s, %s, %s, %s, %s, %s, %s, %s)"] * len(rows))
    cursor.execute(
        "INSERT INTO recruitment_verdict (act_id, rule, answer, effect, edition, citation, message, message_en, "  # noqa: S608
        f"superseded) VALUES {marks}",
        [value for row in rows for value in row],
    )


def _write_journal(cursor, case, step, attempt, facts, now, user, acting_as, states) -> None:
    subject, day = f"case:{case}", facts.done.isoformat()
    told = {"attempt": attempt, "facts": _plain(facts), "not_met": [], "outcome": "forward", "reason": ""}
    entries = [("step_recorded", told | {"step": step.value})]
    if states[0] != states[1]:
        entries.append(("state_changed", {"from_state": states[0], "to_state": states[1]}))
    cursor.execute("SELECT seq, hash FROM journal_head" + _lock())  # noqa: S608
    seq, running = cursor.fetchone()
    cursor.execute("SELECT COALESCE(MAX(seq), 0) FROM journal_entry WHERE subject = %s", [subject])
    follows, rows = cursor.fetchone()[0], []
    for action, details in entries:
        seq, salt, previous = seq + 1, secrets.token_hex(16), running
        text = json.dumps(details, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        leaf = leaf_hash(content(seq, now, user, acting_as, action, subject, follows, day, text, salt))
        running = chain_hash(bytes.fromhex(previous), leaf).hex()
        rows += [seq, _at(now), user, acting_as, action, subject, follows, day, text, salt, previous, running]
        follows = seq
    marks = ", ".join(["(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"] * len(entries))
    cursor.execute(
        "INSERT INTO journal_entry (seq, at, actor_id, acting_as, action, subject, follows, happened_on, details, "  # noqa: S608
        f"salt, previous_hash, hash) VALUES {marks}",
        rows,
    )


def _open_item(cursor, case, step: str, run, unit, permission: str, now) -> None:
    cursor.execute(
        """INSERT INTO workflows_workitem (case_id, step, run_id, unit_id, permission, opened_at, due_article, attempt)
        SELECT %s, %s, %s, %s, %s, %s, '', COUNT(*) + 1 FROM workflows_workitem WHERE case_id = %s AND step = %s""",
        [case, step, run, unit, permission, _at(now), case, step],
    )


def _committee(cursor, unit: int) -> int:
    cursor.execute(
        """SELECT u.id FROM recruitment_unit u JOIN recruitment_unit b ON b.id = %s
        WHERE u.approval_power AND b.path LIKE u.path || '%%' AND u.id <> b.id ORDER BY u.depth DESC LIMIT 1""",
        [unit],
    )
    return cursor.fetchone()[0]


def _insert(cursor, table: str, **values) -> None:
    marks = ", ".join(["%s"] * len(values))
    stored = [",".join(value) if isinstance(value, list) else value for value in values.values()]
    cursor.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", stored)  # noqa: S608


def _plain(record) -> dict:
    """The known facts as the journal tells them."""
    found = {name: getattr(record, name) for cls in type(record).__mro__ for name in getattr(cls, "__slots__", ())}
    return {name: _told(value) for name, value in found.items() if value is not None and name != "advanced"}


def _told(value):
    if isinstance(value, date):
        return value.isoformat()
    return _plain(value) if isinstance(value, f.Ballot) else value


def _lock(table: str = "") -> str:
    """SQLite took its lock when the transaction began."""
    return "" if connection.vendor == "sqlite" else " FOR UPDATE" + (f" OF {table}" if table else "")


def _at(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(" ")


def _day(value) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
