"""manage.py judge: judge case files by the rule book, without a database."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from recruitment.rules import casefile
from recruitment.rules.answer import answer_of
from recruitment.rules.book import book, book_from
from recruitment.rules.profile import ProfileError
from recruitment.rules.schema import schema as schema_document


class Command(BaseCommand):
    help = "按规则库逐一审核案卷文件（recruitment-case/1），指出违反的条款；不读写数据库。"
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="答案为一个 JSON 列表，按文件顺序")
        parser.add_argument("--all", action="store_true", help="每条规则的答案都列出，不只是违反的")
        parser.add_argument("--profile", type=Path, metavar="TOML", help="用自己的地方规程文件代替案卷所写的")
        parser.add_argument("--schema", action="store_true", help="打印案卷文件的 JSON Schema")

    def handle(self, *args, files, all, profile, schema, **options):
        if schema:
            return self._print(schema_document())
        errors, answers = [], []
        for file in files:
            name = casefile.printable(str(file))
            try:
                read = casefile.read(file.read_bytes(), name)
                chosen = book_from(profile) if profile else book(read.profile)
                answers.append(answer_of(name, read.case, chosen, every_rule=all, alone=not all))
            except casefile.CaseFileError as error:
                errors += error.errors
            except OSError as error:
                errors.append(f"{name}：无法读取（{error.strerror}）。")
            except ProfileError as error:
                errors.append(str(error))
        if errors:
            self.stderr.write("\n".join(errors), self.style.ERROR)
            sys.exit(2)
        if options["json"]:
            return self._print(answers)
        for answer in answers:
            self._tell(answer)

    def _print(self, document):
        self.stdout.write(json.dumps(document, ensure_ascii=False, indent=1))

    def _tell(self, answer):
        self.stdout.write(f"{answer['file']}：{answer['level']}，{answer['state']}")
        for finding in answer["findings"]:
            self.stdout.write(f"  {finding['rule']}（{finding['citation']}）{finding['message']}")
