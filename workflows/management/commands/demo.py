"""manage.py demo: the demonstration district and one case through all 25 steps."""

from pathlib import Path
from random import Random
from time import monotonic

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from recruitment.cases.models import Case
from recruitment.cases.refusal import Refusal
from recruitment.dossier.services import render_dossier
from recruitment.rules.calendar import add_months
from workflows.demo import district as place
from workflows.demo.names import Names
from workflows.demo.plan import of_each_kind, whole_district
from workflows.demo.publicity_2026 import listed_in_publicity
from workflows.demo.seeding import seed
from workflows.demo.showing import Showing
from workflows.demo.summary import summary
from workflows.demo.walk import PERSON, counts_as_received, walk, walked

_SEED = 20260518
"""The same district on every machine; only its days follow the calendar."""


class Command(BaseCommand):
    help = "演示：一名虚构申请人走完 25 个环节，并建成一个虚构的区。再次运行只报告现状、重新生成档案。"

    def add_arguments(self, parser):
        parser.add_argument("--cases-only", type=int, metavar="N", help="只建区和 N 件案卷，不演示、不生成档案")

    def handle(self, *args, cases_only, **options):
        if cases_only is not None and cases_only < 1:
            raise CommandError(f"--cases-only 应为正整数，写的是 {cases_only}。")
        self.show = Showing(self.stdout._out)
        if place.exists():
            self.show.line("演示区已经建成，不再重复建立。")
        else:
            with transaction.atomic():  # all of it or nothing: a run that is broken off leaves no half a district
                self._build(cases_only)
        self.show.table(summary())
        if cases_only is None and (case := walked()):
            self._dossier(case)
        if settings.DEMO:
            self.show.line(f"登录密码均为 {place.PASSWORD}（仅限演示），账号见 fixtures/demo/staff.csv。")

    def _build(self, cases_only: int | None) -> None:
        began, rng = monotonic(), Random(_SEED)  # noqa: S311 - a demonstration is to be repeatable
        names = Names(rng)
        names.drawn.add(PERSON.name)
        self.show.line("建立虚构的安澜区：党组织、党员名册、经办人……")
        district = place.build(names, rng)
        self.show.line(f"　　党组织和部门 {len(district.units)} 个，用时 {monotonic() - began:.0f} 秒")
        elsewhere = 0
        if cases_only is None:
            self.show.line(f"{PERSON.name}（虚构）：从递交入党申请书到材料归档")
            walk(district, self.show.line)
            listed_in_publicity(district, names, self.show.line)
            elsewhere = int(counts_as_received())
        plans = whole_district(elsewhere)
        if cases_only is not None:
            plans = of_each_kind(plans, cases_only)
        today = timezone.localdate()
        self.show.line(f"全区案卷 {len(plans)} 件，按日期先后办理……")
        began = monotonic()
        with self.show.days(add_months(today, -50), today) as tell:
            seed(plans, district, names, rng, tell)
        self.show.line(f"　　用时 {monotonic() - began:.0f} 秒")

    def _dossier(self, case: Case) -> None:
        folder = Path(settings.VAR_DIR) / "dossiers"
        folder.mkdir(parents=True, exist_ok=True)
        self.show.line(f"{case.person.name}的全程纪实档案：正在汇总和排版……")
        try:
            made = render_dossier(
                acting_user=None, acting_as="演示", case=case, path=folder / f"{case.person.name}.pdf"
            )
        except Refusal as refusal:
            raise CommandError("\n".join(refusal.reasons)) from None
        self.show.line(f"　　{made.path}：{made.pages} 页，{made.size} 字节，SHA-256 {made.sha256}")
