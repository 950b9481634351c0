"""A returned sheet held against what went out: every fault with its row."""

from collections import Counter
from datetime import date

from ...refusal import OutOfTurn, Refusal, sentence
from ..models import RoundDepartment, RoundPerson, Sheet
from ..rounds.answering import Reply
from ..rounds.handing_in import refuse_day
from .issuing import sheet_rows
from .layout import ANSWERS, GRADES, HEADINGS, sheet_seal
from .reading import Line, Returned

MOST_TOLD = 50


def sheet_of(part: RoundDepartment, returned: Returned) -> Sheet:
    """The sheet on record that this is; wrong round, wrong department, unknown, forged or older ones are refused."""
    if returned.code != part.round.code:
        raise Refusal("这张表属于批次{theirs}，不是{ours}。", theirs=returned.code[:40] or "——", ours=part.round.code)
    if returned.department != part.name:
        raise Refusal("这张表属于“{theirs}”，不是“{ours}”。", theirs=returned.department[:40] or "——", ours=part.name)
    number = returned.number
    known = number.isascii() and number.isdigit() and len(number) < 5
    sheet = part.sheets.filter(number=int(number)).first() if known else None
    if sheet is None:
        raise Refusal("没有生成过第“{number}”号表。", number=number[:20])
    if sheet.seal != returned.seal:
        raise Refusal("第{number}号表的签封与生成时不同，表已被改动或系伪造。", number=number)
    if sheet.number <= part.sheet_taken:
        raise OutOfTurn(
            "第{number}号表不比已采用的第{taken}号表新，不能采用。", number=sheet.number, taken=part.sheet_taken
        )
    return sheet


def replies_of(part: RoundDepartment, sheet: Sheet, returned: Returned) -> dict[int, Reply]:
    """Person id -> reply, when the whole sheet is right. Raises `Refusal` with the row of every fault."""
    expected = {row[0]: row for row in sheet_rows(part, sheet.number)}
    if sheet_seal(part, sheet.number, [row[-1] for row in expected.values()]) != sheet.seal:
        raise Refusal("第{number}号表生成以后名单有变，请重新生成。", number=sheet.number)
    questions = set(part.questions.values_list("number", flat=True))
    faults, replies = [*_set_faults(expected, returned)], {}
    for line in returned.lines:
        faults += _altered(expected.get(line.fixed[0]), line)
        try:
            replies[line.fixed[0]] = _reply(line, questions)
        except Refusal as refusal:
            faults += [sentence("第{row}行：{why}", row=line.row, why=why) for why in refusal.reasons]
    if faults:
        more = [sentence("另有{count}处。", count=len(faults) - MOST_TOLD)] if len(faults) > MOST_TOLD else []
        raise Refusal(*faults[:MOST_TOLD], *more)
    people = dict(RoundPerson.objects.filter(round=part.round_id).values_list("number", "pk"))
    return {people[int(number)]: reply for number, reply in replies.items()}


def _set_faults(expected: dict[str, list[str]], returned: Returned):
    """Rows that are doubled, put in or missing."""
    seen = Counter(line.fixed[0] for line in returned.lines)
    for line in returned.lines:
        number = line.fixed[0]
        if number not in expected:
            yield sentence("第{row}行：序号“{number}”不在名单中。", row=line.row, number=number[:20])
        elif seen[number] > 1:
            yield sentence("第{row}行：第{number}号重复出现。", row=line.row, number=number)
    for number, cells in expected.items():
        if number not in seen:
            yield sentence("缺少第{number}号{name}所在的行。", number=number, name=cells[1])


def _altered(expected: list[str] | None, line: Line):
    if expected is None:
        return
    for place, (was, now) in enumerate(zip(expected, line.fixed, strict=True)):
        if was != now:
            yield sentence(
                "第{row}行：“{column}”被改动，原为“{was}”，现为“{now}”。",
                row=line.row,
                column=HEADINGS[place],
                was=was,
                now=now[:40],
            )


def _reply(line: Line, questions: set[int]) -> Reply:
    if not line.answer:
        raise Refusal("没有答复；没有答复不等于同意。")
    if line.answer not in ANSWERS:
        raise Refusal("不认识的答复“{answer}”，只能填：{words}。", answer=line.answer[:40], words="、".join(ANSWERS))
    if line.grade and line.grade not in GRADES:
        raise Refusal("不认识的程度“{grade}”，只能填：{words}。", grade=line.grade[:40], words="、".join(GRADES))
    question = None
    if line.question:
        known = line.question.isascii() and line.question.isdigit() and len(line.question) < 5
        question = int(line.question) if known else -1
        if question not in questions:
            raise Refusal("没有第“{number}”题。", number=line.question[:20])
    return Reply(ANSWERS[line.answer], GRADES.get(line.grade, ""), line.fact, question)


def signature_of(part: RoundDepartment, returned: Returned) -> tuple[str, date]:
    """Who signed on paper, and the day."""
    if not returned.signer:
        raise Refusal("第4行没有填写经办人。")
    if len(returned.signer) > 40:
        raise Refusal("第4行的经办人超过40字。")
    try:
        dated_on = date.fromisoformat(returned.dated_on.replace("/", "-").replace(".", "-"))
    except ValueError:
        raise Refusal(
            "第4行的落款日期“{day}”不是日期，请按 2026-11-25 的样子填写。", day=returned.dated_on[:20]
        ) from None
    refuse_day(part, dated_on)
    return returned.signer, dated_on
