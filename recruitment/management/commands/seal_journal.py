"""manage.py seal_journal: sign what was recorded since the last seal, and write the seals for a second party."""

import contextlib
import json
import os
import tempfile
from argparse import ArgumentTypeError
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from recruitment.journal.errors import JournalError
from recruitment.journal.models import JournalSeal
from recruitment.journal.selectors import seal_document
from recruitment.journal.services import seal


class Command(BaseCommand):
    help = "封存日志：对上次封存以来的全部记录计算默克尔根并签名，封存文件交由另一方保存。通常每日运行一次。"

    def add_arguments(self, parser):
        parser.add_argument("--until", type=_day, metavar="DAY", help="只封存到这一天（含）为止，如 2026-07-01")
        parser.add_argument("-o", "--output", type=Path, metavar="DIR", help="封存文件目录，默认 VAR_DIR/seals")

    def handle(self, *args, until, output, **options):
        moment = until and timezone.make_aware(datetime.combine(until + timedelta(days=1), time()))
        folder = output or settings.VAR_DIR / "seals"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            made = list(iter(lambda: seal(until=moment), None))
            written = [path.name for row in JournalSeal.objects.order_by("number") if (path := _write(folder, row))]
        except JournalError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"封存文件无法写入{folder}：{error.strerror}。") from error
        for new in made:
            self.stdout.write(f"第{new.number}号封存：第{new.first_seq}至{new.last_seq}条，根 {new.root}。")
        if not made:
            self.stdout.write("上次封存以来没有新的记录。")
        if written:
            self.stdout.write(f"封存文件已写入{folder}，请交另一方保存：{'、'.join(written)}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}”不是日期，应如 2026-07-01") from None


def _write(folder: Path, row: JournalSeal) -> Path | None:
    """Write a seal's file unless it is there: whole or not at all, and never over another. Its path when written."""
    path = folder / f"seal-{row.number:06}.json"
    if path.exists():
        return None
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder) as draft:
        json.dump(seal_document(row), draft, ensure_ascii=False, indent=1)
        draft.flush()
        os.fchmod(draft.fileno(), 0o644)  # nothing secret in it
        with contextlib.suppress(FileExistsError):
            os.link(draft.name, path)
    return path
