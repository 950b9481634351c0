"""Papers brought to a case: several files at once, each taken or refused by itself."""

import hashlib
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from recruitment.cases.materials import receive_material
from recruitment.cases.models import Case, Material
from recruitment.cases.paper_list import PaperLine, PaperState
from recruitment.organisation.models import Unit
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import approving_committee, organisation_department, post_for
from recruitment.papers import PAPERS
from recruitment.refusal import Refusal


@dataclass
class Brought:
    taken: list[Material] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """One sentence for each file that was not taken."""


def bring(
    case: Case,
    *,
    acting_user: User,
    files: list[UploadedFile],
    lines: list[PaperLine],
    key: str,
    received_on: date,
    **on_paper,
) -> Brought:
    """Take each file as a paper of the kind `key`, or of the kind that its name tells; `lines`: what the case has."""
    acting_as, found = post_to_bring(case, acting_user), Brought()
    if received_on > localdate():
        raise Refusal("收到日期{on}晚于今天。", on=received_on)
    for file in files:
        try:
            kind, content = key or guessed(file.name, lines if len(files) == 1 else []), file.read()
            _not_twice(case, kind, content, file.name)
            found.taken.append(
                receive_material(
                    acting_user=acting_user,
                    acting_as=acting_as,
                    case=case,
                    key=kind,
                    content=content,
                    file_name=file.name,
                    received_on=received_on,
                    **on_paper,
                )
            )
        except Refusal as refusal:
            found.refused += refusal.reasons
    return found


def post_to_bring(case: Case, user: User) -> str:
    """The post of the branch, its committee or the department in which `user` brings papers, as it is printed."""
    for permission, unit in acting_units(case):
        if unit is not None and (post := post_for(user, permission, unit, localdate())):
            return str(post)
    raise Refusal("材料由{unit}、审批党委或组织部门录入；您现在没有这一岗位。", unit=case.unit.name)


def acting_units(case: Case) -> list[tuple[Permission, Unit | None]]:
    return [
        (Permission.KEEP_CASES, case.unit),
        (Permission.DECIDE_CASES, approving_committee(case.unit)),
        (Permission.FILE_CASES, organisation_department(case.unit)),
    ]


def guessed(file_name: str, lines: list[PaperLine]) -> str:
    """The kind that a file's name tells: an official name in it, else the only paper that is missing."""
    named = [key for key, paper in PAPERS.items() if _bare(paper.zh) in file_name or key in file_name]
    if named:
        return max(named, key=lambda key: len(PAPERS[key].zh))
    missing = [line.paper.key for line in lines if line.state is PaperState.MISSING]
    if len(missing) == 1:
        return missing[0]
    raise Refusal(_("{file}：从文件名看不出是哪一种材料，请选择材料种类。"), file=file_name)


def _bare(name: str) -> str:
    return name.partition("（")[0]


def _not_twice(case: Case, key: str, content: bytes, file_name: str) -> None:
    digest = hashlib.sha256(content).hexdigest()
    same = case.materials.filter(key=key, sha256=digest).first()
    if same is not None:
        name = PAPERS[key].label if key in PAPERS else key
        raise Refusal(
            "{file}：与已收到的“{paper}”第{n}版完全相同，没有重复录入。", file=file_name, paper=name, n=same.version
        )
