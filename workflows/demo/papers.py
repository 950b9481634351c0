"""The papers of the demonstration: invented scans, handed in through the same door as real ones.

The walked case has all that are asked of it and one that does not apply; a few others have their first two.
"""

import csv
from collections.abc import Callable
from functools import cache

from django.utils import timezone

from recruitment.cases.materials import receive_material
from recruitment.cases.waiving import decide_waiver, propose_waiver
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import approving_committee, post_for
from recruitment.papers import PAPERS

from .names import FIXTURES
from .player import Player
from .scans import bound, photograph, scan

FIRST = ("application_letter", "talk_record")
_NOT_APPLICABLE = ("transfer_handover_list", "培养教育期间没有转移组织关系，没有转交材料。")


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with (FIXTURES / "papers.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def hand_in(player: Player, wanted: Callable[[str], bool] = bool) -> int:
    """The papers whose key is `wanted`, in the order of the list; how many."""
    rows = [row for row in _rows() if wanted(row["key"])]
    user, branch = player.keeper, player.ground.branch
    acting_as = str(post_for(user, Permission.KEEP_CASES, branch, timezone.localdate()))
    for row in rows:
        day, content = getattr(player.ground.course, row["day"]), _drawn(player, row)
        receive_material(
            acting_user=user,
            acting_as=acting_as,
            case=player.case,
            key=row["key"],
            content=content,
            file_name=f"{PAPERS[row['key']].zh}.{'pdf' if row['kind'] == 'pdf' else 'jpg'}",
            received_on=day,
            dated_on=day,
            signers="" if row["kind"] == "photo" else _signed_by(player, row),
            stamped=row["stamped"] == "yes",
        )
    return len(rows)


def _signed_by(player: Player, row: dict[str, str]) -> str:
    branch = player.ground.branch
    units = {"branch": branch, "committee": approving_committee(branch)}
    return player.invented.name if row["by"] == "applicant" else units[row["by"]].name


def say_what_does_not_apply(player: Player) -> None:
    """The branch says why there is no such paper, and the committee agrees."""
    branch, today = player.ground.branch, timezone.localdate()
    keeper, officer = player.keeper, player.district.officer(branch)
    key, reason = _NOT_APPLICABLE
    post = str(post_for(keeper, Permission.KEEP_CASES, branch, today))
    proposed = propose_waiver(acting_user=keeper, acting_as=post, case=player.case, key=key, reason=reason)
    post = str(post_for(officer, Permission.DECIDE_CASES, approving_committee(branch), today))
    decide_waiver(acting_user=officer, acting_as=post, material=proposed, agreed=True)


def _drawn(player: Player, row: dict[str, str]) -> bytes:
    if row["kind"] == "photo":
        return photograph(row["text"])
    name, day = player.invented.name, getattr(player.ground.course, row["day"])
    signed = [f"　　　　　　　　　{_signed_by(player, row)}", f"　　　　　　　　　{day.year}年{day.month}月{day.day}日"]
    lines = [f"姓名：{name}", f"党支部：{player.ground.branch.name}", "", f"　　{row['text']}", "", *signed]
    title, count = PAPERS[row["key"]].zh.partition("（")[0], int(row["pages"])
    stamped = row["stamped"] == "yes"
    pages = [scan(title, lines, stamped=stamped, page=page, pages=count) for page in range(1, count + 1)]
    return bound(pages) if row["kind"] == "pdf" else pages[0]
