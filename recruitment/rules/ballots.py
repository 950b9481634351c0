"""The arithmetic of a ballot (票决), shared by admission (step 15) and by conversion (step 23).

The base is always the full members with voting rights who should attend (应到会有表决权的正式党员), never those
present; more than half is strict; written opinions are votes but not presence. A rule that uses these checks
inherits `BallotSentences` for what they say.
"""

from .rule import met, not_met, unknown
from .verdict import NOT_MET, Finding

_COLLECTED = ("in_favour", "against", "abstained", "invalid")
_WRITTEN = ("written_in_favour", "written_against")


class BallotSentences:
    """What the checks below say when they are not met."""

    quorum_zh = (
        "应到会有表决权的正式党员{eligible}人，实到{present}人，未超过半数（需{needed}人到会；书面意见不计入实到人数）。"
        "本次大会无效，请改期召开。"
    )
    quorum_en = (
        "{eligible} full members with voting rights should attend, {present} were present: not more than half "
        "({needed} needed; written opinions are not presence). Hold the meeting again."
    )
    majority_zh = (
        "应到会有表决权的正式党员{eligible}人，赞成{total}票（到会{in_favour}票，书面{written_in_favour}票），"
        "未超过半数（需{needed}票），决议不成立。"
    )
    majority_en = (
        "{eligible} full members with voting rights should attend, {total} votes in favour ({in_favour} cast, "
        "{written_in_favour} written): not more than half ({needed} needed); the resolution is not adopted."
    )
    collected_zh = "赞成、反对、弃权、无效票合计收回{collected}张，多于发出的{issued}张，票决无效，请重新投票。"
    collected_en = "{collected} ballot papers were collected, but only {issued} issued: the ballot is void. Vote again."
    issued_zh = "发出选票{issued}张，多于实到会有表决权的正式党员{present}人，票决无效，请核对后重新投票。"
    issued_en = "{issued} ballot papers were issued to {present} members present: the ballot is void. Vote again."
    heads_zh = (
        "到会投票{present}人，书面意见{written}份，合计{total}，多于应到会有表决权的正式党员{eligible}人，请核对票数。"
    )
    heads_en = (
        "{present} voters present and {written} written opinions make {total}, more than the {eligible} full members "
        "with voting rights who should attend. Check the counts."
    )
    late_written_zh = "书面意见{written}份没有在大会召开前提交，不得计票。"
    late_written_en = "{written} written opinion(s) were not handed in before the meeting and must not be counted."
    proxy_zh = "有{proxy_votes}票由他人代为投出。不得委托投票，因故不能到会的应在会前提交书面意见。"
    proxy_en = "{proxy_votes} vote(s) were cast by proxy. Absent members hand in a written opinion before the meeting."
    open_zh = "表决没有采取无记名投票方式，请以无记名投票重新表决。"
    open_en = "The vote was not taken by secret ballot. Vote again by secret ballot."
    in_block_zh = "两人以上没有逐个讨论和表决，请逐个讨论、逐个投票。"
    in_block_en = "Two or more people were not discussed and voted on one by one."


def quorum(ballot) -> Finding:
    """到会人数: more than half of those who should attend are present in person."""
    if missing := _missing(ballot, "eligible", "present"):
        return unknown(*missing)
    figures = {"eligible": ballot.eligible, "present": ballot.present, "needed": ballot.eligible // 2 + 1}
    return met(**figures) if 2 * ballot.present > ballot.eligible else not_met(say="quorum", **figures)


def majority(ballot) -> Finding:
    """赞成票数: votes cast and written in favour are more than half of those who should attend."""
    if missing := _missing(ballot, "eligible", "in_favour", "written_in_favour"):
        return unknown(*missing)
    total = ballot.in_favour + ballot.written_in_favour
    figures = {
        "eligible": ballot.eligible,
        "in_favour": ballot.in_favour,
        "written_in_favour": ballot.written_in_favour,
        "total": total,
        "needed": ballot.eligible // 2 + 1,
    }
    return met(**figures) if 2 * total > ballot.eligible else not_met(say="majority", **figures)


def counts(ballot) -> Finding:
    """票数相符: collected <= issued <= present, and present with the written opinions <= should attend.

    Counts that are missing are taken as nought, so that a surplus shows as soon as the known ones make it.
    """
    if ballot is None:
        return unknown("ballot")
    written = (ballot.written_in_favour or 0) + (ballot.written_against or 0)
    collected = (ballot.in_favour or 0) + (ballot.against or 0) + (ballot.abstained or 0) + (ballot.invalid or 0)
    issued = ballot.present if ballot.issued is None else ballot.issued
    if issued is not None and collected > issued:
        return not_met(say="collected", collected=collected, issued=issued)
    if ballot.present is not None and (issued or 0) > ballot.present:
        return not_met(say="issued", issued=issued, present=ballot.present)
    voters = max(collected, issued or 0, ballot.present or 0)
    if ballot.eligible is not None and voters + written > ballot.eligible:
        figures = {"present": voters, "written": written, "total": voters + written, "eligible": ballot.eligible}
        return not_met(say="heads", **figures)
    if missing := _missing(ballot, "eligible", "present", *_COLLECTED, *_WRITTEN):
        return unknown(*missing)
    return met(collected=collected, issued=issued, present=ballot.present)


def written_opinions(meeting) -> Finding:
    """书面意见: handed in before the meeting; no votes by proxy."""
    if meeting.proxy_votes:
        return not_met(say="proxy", proxy_votes=meeting.proxy_votes)
    ballot = meeting.ballot
    missing = _missing(ballot, *_WRITTEN)
    written = (ballot.written_in_favour or 0) + (ballot.written_against or 0) if ballot else 0
    if not written:
        return unknown(*missing) if missing else met(written=0)
    if meeting.written_before_meeting is False:
        return not_met(say="late_written", written=written)
    unclear = [name for name in ("written_before_meeting", "proxy_votes") if getattr(meeting, name) is None]
    return unknown(*unclear) if unclear else met(written=written)


def secret(meeting) -> Finding:
    """无记名投票"""
    if meeting.secret is None:
        return unknown("secret")
    return met() if meeting.secret else not_met(say="open")


def one_by_one(meeting) -> Finding:
    """逐个讨论和表决"""
    if meeting.one_by_one is None:
        return unknown("one_by_one")
    return met() if meeting.one_by_one else not_met(say="in_block")


def whole_vote(meeting) -> Finding:
    """The ballot as one rule (S23-VOTE): the first check that is broken speaks.

    How the vote was held counts here only when it is known to be irregular; the numbers have to be known.
    """
    numbers = (quorum(meeting.ballot), majority(meeting.ballot), counts(meeting.ballot))
    for finding in (*numbers, written_opinions(meeting), secret(meeting), one_by_one(meeting)):
        if finding[0] is NOT_MET:
            return finding
    if missing := dict.fromkeys(name for _, _, needs in numbers for name in needs):
        return unknown(*missing)
    return met(**numbers[0][1] | numbers[1][1])


def _missing(ballot, *names: str) -> list[str]:
    if ballot is None:
        return ["ballot"]
    return [f"ballot.{name}" for name in names if getattr(ballot, name) is None]
