"""manage.py remind_departments: for a daily timer; harmless however often it runs."""

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from recruitment.vetting.rounds.reminding import sweep


class Command(BaseCommand):
    help = "联审催办：发出后第五个工作日未交卷的部门催办一次，过了答复期限的上报一次；重复运行不会重复催办。"

    def handle(self, *args, **options):
        sent = sweep(localdate())
        for reminder in sent:
            self.stdout.write(f"{reminder.get_kind_display()}：{reminder.department.name}")
        self.stdout.write(f"本次共{len(sent)}项。")
