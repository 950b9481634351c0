"""manage.py journal_extract: one subject's entries, provable without anybody else's."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from recruitment.journal.errors import JournalError
from recruitment.journal.hashing import canonical
from recruitment.journal.program import verify_program
from recruitment.journal.selectors import extract


class Command(BaseCommand):
    help = "抽取某一对象（如 case:17、person:9）的全部日志，附默克尔证明和签名，可由他人独立核验。"

    def add_arguments(self, parser):
        parser.add_argument("subject", metavar="SUBJECT")
        parser.add_argument("-o", "--output", type=Path, metavar="FILE", required=True)
        parser.add_argument("--program", type=Path, metavar="FILE", help="另写出核验程序 verify.py（只需 Python）")

    def handle(self, *args, subject, output, program, **options):
        try:
            document = extract(subject)
            output.write_bytes(canonical(document))
            if program:
                program.write_text(verify_program(), "utf-8")
        except JournalError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"无法写入{error.filename}：{error.strerror}。") from error
        self.stdout.write(f"{output}：{len(document['entries'])}条，{len(document['seals'])}份封存。")
