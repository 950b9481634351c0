"""manage.py export_case: a case as a case file, as it stands."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from recruitment.cases.selectors import case_named
from recruitment.exchange.selectors import document_of
from recruitment.refusal import Refusal


class Command(BaseCommand):
    help = "导出案卷文件（recruitment-case/1），judge 可审，import_case 可收。"

    def add_arguments(self, parser):
        parser.add_argument("case", metavar="CASE", help="案卷号或姓名")
        parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="写入文件；不写则打印")

    def handle(self, *args, case, output, **options):
        try:
            found = case_named(case)
        except Refusal as error:
            raise CommandError(str(error)) from None
        text = json.dumps(document_of(found), ensure_ascii=False, indent=1) + "\n"
        if output is None:
            self.stdout.write(text, ending="")
            return
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{output}：无法写入（{error.strerror}）。") from None
        sys.stderr.write(f"{found.person.name}的案卷已写入 {output}\n")
