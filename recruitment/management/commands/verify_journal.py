"""manage.py verify_journal: walk every link, every seal; name the first broken entry."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from recruitment.journal import extracts, proof
from recruitment.journal.checking import Check, against_journal

SHOWN = 20


class Command(BaseCommand):
    help = "核验日志：逐条重算散列，核对全部封存，指出第一处改动；可与保存在别处的封存文件、抽取件核对。"
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "--root", type=Path, nargs="+", action="extend", default=[], metavar="FILE", help="保存的封存文件"
        )
        parser.add_argument(
            "--extract", type=Path, nargs="+", action="extend", default=[], metavar="FILE", help="抽取件"
        )

    def handle(self, *args, root, extract, **options):
        self.problems = 0
        kept = [(str(path), seal) for path in root if (seal := self._read(path, "seal"))]
        check = Check(kept)
        for problem in check.problems():
            self._tell(problem.sentence)
        for path in extract:
            self._extract(path, [seal for _, seal in kept])
        if self.problems > SHOWN:
            self.stderr.write(f"……共{self.problems}处问题。")
        if not self.problems:
            self.stdout.write(f"日志完好：{check.entries}条。")
        self.stdout.write("\n".join(check.protection()))
        if self.problems:
            sys.exit(1)

    def _extract(self, path: Path, kept: list[dict]):
        found = self._read(path, "extract")
        if not found:
            return
        problems = list(proof.check(found, kept)) or list(against_journal(found))
        for problem in problems:
            self._tell(f"{path}：{problem.sentence}")
        if not problems:
            self.stdout.write("\n".join(proof.told(found)))

    def _read(self, path: Path, kind: str) -> dict | None:
        try:
            return extracts.read(path.read_bytes(), kind)
        except OSError as error:
            self._tell(f"{path}：无法读取（{error.strerror}）。")
        except extracts.Problem as problem:
            self._tell(f"{path}：{problem.sentence}")
        return None

    def _tell(self, sentence: str):
        self.problems += 1
        if self.problems <= SHOWN:
            self.stderr.write(sentence, self.style.ERROR)
