"""manage.py dossier: the PDF of one case."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from recruitment.cases.selectors import case_named
from recruitment.dossier.services import render_dossier
from recruitment.refusal import Refusal


class Command(BaseCommand):
    help = "生成一人一档的全程纪实档案（PDF/A）。"

    def add_arguments(self, parser):
        parser.add_argument("case", metavar="CASE", help="案卷编号，或申请人姓名（全名）")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")

        parser.add_argument("--copy", choices=("full", "branch"), default="full", help="全卷，或不含审查意见的支部卷")
        parser.add_argument("--anew", action="store_true", help="事实未变也重新排版，以证明字节相同（不签名、不登记）")

    def handle(self, *args, case, output, copy, anew, **options):
        try:
            found = case_named(case)
            self.stderr.write(f"{found}：正在汇总和排版……")
            made = render_dossier(
                acting_user=None, acting_as="服务器命令行", case=found, path=output, copy=copy, anew=anew
            )
        except Refusal as refusal:
            self.stderr.write("\n".join(refusal.reasons), self.style.ERROR)
            sys.exit(1)
        self.stdout.write(f"{output}：第{made.version}版，{made.pages} 页，{made.size} 字节，SHA-256 {made.sha256}")
