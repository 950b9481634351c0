"""manage.py escalate: what a branch has not answered by its day goes to the committee above it. Run it daily."""

from django.core.management.base import BaseCommand

from recruitment.audit.services.escalating import escalate_overdue


class Command(BaseCommand):
    help = "督查整改逾期未回复的，提级到上级党委督办；每天运行一次。"

    def handle(self, *args, **options):
        rows = escalate_overdue()
        for row in rows:
            self.stdout.write(f"{row.unit.name}：{row.finding.code}，期限{row.due_on}，提级到{row.escalated_to.name}")
        self.stdout.write(f"提级督办{len(rows)}项。")
