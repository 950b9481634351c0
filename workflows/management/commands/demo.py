"""manage.py demo: the demonstration district and one case through all 25 steps."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from recruitment.cases.models import Case
from recruitment.dossier.services import render_dossier
from recruitment.refusal import Refusal
from workflows.demo import district
from workflows.demo.showing import Showing
from workflows.demo.staging import stage
from workflows.demo.summary import summary
from workflows.demo.walk import walked


class Command(BaseCommand):
    help = "演示：一名虚构申请人走完 25 个环节，并建成一个虚构的区。再次运行只报告现状、重新生成档案。"

    def add_arguments(self, parser):
        parser.add_argument("--cases-only", type=int, metavar="N", help="只建区和 N 件案卷，不演示、不生成档案")

    def handle(self, *args, cases_only, **options):
        if cases_only is not None and cases_only < 1:
            raise CommandError(f"--cases-only 应为正整数，写的是 {cases_only}。")
        show = Showing(self.stdout._out)
        if district.exists():
            show.line("演示区已经建成，不再重复建立。")
        else:
            stage(show, cases=cases_only, with_walk=cases_only is None)
        show.table(summary())
        if cases_only is None and (case := walked()):
            self._dossier(case, show)
        if settings.DEMO:
            show.line(f"登录密码均为 {district.PASSWORD}（仅限演示），账号见 fixtures/demo/staff.csv。")

    def _dossier(self, case: Case, show: Showing) -> None:
        path = Path(settings.VAR_DIR) / "dossiers" / f"{case.person.name}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        show.line(f"{case.person.name}的全程纪实档案：正在汇总和排版……")
        try:
            made = render_dossier(acting_user=None, acting_as="演示", case=case, path=path)
        except Refusal as refusal:
            raise CommandError("\n".join(refusal.reasons)) from None
        show.line(f"　　{path}：{made.pages} 页，{made.size} 字节，SHA-256 {made.sha256}")
