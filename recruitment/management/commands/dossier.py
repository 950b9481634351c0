"""manage.py dossier: the PDF of one case."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from recruitment.cases.models import Case
from recruitment.cases.refusal import Refusal
from recruitment.dossier.services import render_dossier


class Command(BaseCommand):
    help = "生成一人一档的全程纪实档案（PDF/A）。"

    def add_arguments(self, parser):
        parser.add_argument("case", metavar="CASE", help="案卷编号，或申请人姓名（全名）")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")

    def handle(self, *args, case, output, **options):
        try:
            found = case_named(case)
            self.stderr.write(f"{found}：正在汇总和排版……")
            made = render_dossier(acting_user=None, acting_as="服务器命令行", case=found, path=output)
        except Refusal as refusal:
            self.stderr.write("\n".join(refusal.reasons), self.style.ERROR)
            sys.exit(1)
        self.stdout.write(f"{made.path}：第{made.version}版，{made.pages} 页，{made.size} 字节，SHA-256 {made.sha256}")


def case_named(text: str) -> Case:
    """The case with this number, or of the one person of this name. Raises `Refusal`."""
    if text.isascii() and text.isdigit():
        found = Case.objects.filter(pk=text) if len(text) < 19 else Case.objects.none()
    else:
        found = Case.objects.filter(person__name=text)
    cases = list(found.select_related("person", "unit").order_by("pk")[:10])
    if not cases:
        raise Refusal(f"没有编号或姓名为“{text}”的案卷。")
    if len(cases) > 1:
        which = "；".join(f"{case.pk}（{case.person.name}，{case.unit.name}，第{case.cycle}轮）" for case in cases)
        raise Refusal(f"姓名为“{text}”的案卷不止一个，请改用编号：{which}。")
    return cases[0]
