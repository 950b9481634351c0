"""manage.py verify_dossier: whether a dossier is what it was when it was made."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from recruitment.dossier.verifying import verify


class Command(BaseCommand):
    help = "核验档案：附件、事实与日志、原件、页面、逐字节的登记和电子签名；哪里不符就指出哪里。"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.pdf")

    def handle(self, *args, file, **options):
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CommandError(f"无法读取{file}：{error.strerror}。") from error
        found = verify(data)
        for sentence in found.problems:
            self.stdout.write(f"✕ {sentence}")
        for sentence in found.told:
            self.stdout.write(f"· {sentence}")
        if found.problems:
            sys.exit(1)
        self.stdout.write("✓ 核验无误。")
