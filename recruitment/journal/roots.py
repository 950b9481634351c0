"""The seals, those of the database and those kept elsewhere, held against the entries as they stream by."""

import json
from collections.abc import Iterator
from datetime import datetime

from django.db import DatabaseError
from django.utils import timezone

from . import signing
from .extracts import Problem
from .handover import key_of_seal, keys_before
from .hashing import seal_hash
from .models import ZERO, JournalSeal
from .reading import Stored
from .running import Running
from .selectors import seal_document, told_handovers


class Roots:
    """Feed it every entry in order, then `end` it; both yield problems."""

    def __init__(self, kept: list[tuple[str, dict]]):
        """`kept`: (file name, seal document)."""
        self._key = signing.kept_public_key()
        self._problems = []
        self._changes = self._changes_of_key()
        self._kept = [(name, seal) for name, seal in kept if self._is_signed(name, seal, "kept_root")]
        self._running = [Running(f"保存的封存文件 {name}", "kept_root", seal) for name, seal in self._kept]
        self._rows = JournalSeal.objects.order_by("number").iterator()
        self._last = self._next = None
        self._announced = 0  # the highest seal that an entry tells of
        self._take()  # at once: no seal is newer than the entries that are read afterwards

    def feed(self, row: Stored) -> Iterator[Problem]:
        while self._next and self._next["first_seq"] <= row.seq:
            self._open()
        for running in self._running:
            if problem := running.feed(row):
                self._problems.append(problem)
        self._running = [running for running in self._running if not running.closed]
        if row.content and row.content["action"] == "journal_sealed":
            self._announced = max(self._announced, _number_in(row))
        yield from self._drain()

    def end(self, last: int) -> Iterator[Problem]:
        """`last`: the number of the last entry."""
        while self._next:
            self._open()
        for running in self._running:
            sentence = f"日志尾部缺失：{running.name}记有第{running.first}至{running.last}条，现存至第{last}条。"
            self._problems.append(Problem("truncated", last + 1, sentence))
        known = self._last["number"] if self._last else 0
        if self._announced > known and not JournalSeal.objects.filter(number=known + 1).exists():  # nor made meanwhile
            self._problems.append(Problem("seal", None, f"日志记载的第{known + 1}号封存已不在数据库中。"))
        for name, seal in self._kept:
            if seal["number"] > known:
                self._problems.append(Problem("kept_root", None, f"{name}：第{seal['number']}号封存已不在数据库中。"))
        yield from self._drain()

    def protection(self, entries: int) -> Iterator[str]:
        """What finds a chain that was hashed anew, by range."""
        name, kept = max(self._kept, key=lambda item: item[1]["last_seq"], default=("", {"last_seq": 0}))
        sealed = self._last["last_seq"] if self._last else 0
        if name:
            yield f"第1至{kept['last_seq']}条：由保存在别处的第{kept['number']}号封存保护（{_day(kept)}，{name}）。"
        if sealed > kept["last_seq"]:
            seal = f"第{self._last['number']}号封存（{_day(self._last)}）"
            yield (
                f"第{kept['last_seq'] + 1}至{sealed}条：由数据库内至{seal}为止的签名保护；"
                "若连同封存一并删改，须用保存在别处的封存文件（--root）才能发现。"
            )
        if entries > max(sealed, kept["last_seq"]):
            yield f"第{max(sealed, kept['last_seq']) + 1}至{entries}条：尚未封存，整体重算无从发现。"
        for change in self._changes:
            if not change["old_signature"]:
                yield f"第{change['after_seal']}号封存后换钥：原密钥已遗失，只由新密钥签署。"
        if self._last and not self._key and not self._kept:
            yield "本机没有签名密钥，也未给出保存的封存文件：签名属于谁未能核对。"

    def _take(self) -> None:
        try:
            row = next(self._rows, None)
            self._next = seal_document(row) if row else None
        except (AttributeError, DatabaseError, TypeError, ValueError):
            self._next = None
            self._problems.append(Problem("seal", None, "封存表中有无法读取的记录。"))

    def _open(self) -> None:
        """Check the next seal of the database by itself, and let it run along."""
        seal, before = self._next, self._last
        number, first = (before["number"] + 1, before["last_seq"] + 1) if before else (1, 1)
        previous = seal_hash(before).hex() if before else ZERO
        if (seal["number"], seal["first_seq"], seal["previous_seal"]) != (number, first, previous):
            self._problems.append(Problem("seal", None, f"第{seal['number']}号封存与前一号不相连：应为第{number}号。"))
        name = f"第{seal['number']}号封存（{_day(seal)}）"
        self._is_signed(name, seal, "seal")
        for file, kept in self._kept:
            if kept["number"] == seal["number"] and kept != seal:
                self._problems.append(Problem("kept_root", None, f"{name}与保存的文件 {file} 不同。"))
        self._running.append(Running(name, "seal", seal))
        self._last = seal
        self._take()

    def _changes_of_key(self) -> list[dict]:
        changes = []
        for seq, handover in told_handovers():
            if handover is None:
                self._problems.append(Problem("key", seq, f"第{seq}条所记的换钥，签名不符：换钥记录被改动或伪造。"))
            else:
                changes.append(handover)
        newest = self._key or (changes[-1]["key"] if changes else None)
        self._keys = keys_before(newest, changes) if newest else []
        if self._key and changes and changes[-1]["key"] != self._key:
            self._problems.append(Problem("key", None, "KEY_DIR 中的签名密钥不是日志所记现用的那一把。"))
        return changes

    def _is_signed(self, name: str, seal: dict, kind: str) -> bool:
        body = {field: value for field, value in seal.items() if field != "signature"}
        if not signing.signature_holds(seal["key"], body, seal["signature"]):
            self._problems.append(Problem(kind, None, f"{name}的签名不符：封存被改动或伪造。"))
        elif self._keys and seal["key"] != key_of_seal(seal["number"], self._keys):
            self._problems.append(Problem(kind, None, f"{name}由另一把密钥签名。"))
        else:
            return True
        return False

    def _drain(self) -> Iterator[Problem]:
        found, self._problems = self._problems, []
        yield from found


def _number_in(row: Stored) -> int:
    try:
        return int(json.loads(row.content["details"])["seal"])
    except (KeyError, TypeError, ValueError):
        return 0  # such an entry is reported for its content


def _day(seal: dict) -> str:
    return datetime.fromisoformat(seal["at"]).astimezone(timezone.get_default_timezone()).date().isoformat()
