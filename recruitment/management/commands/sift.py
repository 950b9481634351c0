"""manage.py sift: the machine checks of a campaign, or what is left of them."""

from django.core.management.base import BaseCommand, CommandError

from recruitment.audit.models import Campaign, Finding
from recruitment.audit.services.sifting import sift_again
from recruitment.audit.working import sift_with


class Command(BaseCommand):
    help = "运行一次督查的机器核查；中断后再次运行，从中断处继续。"

    def add_arguments(self, parser):
        parser.add_argument("campaign", type=int, metavar="督查编号")
        parser.add_argument("--workers", type=int, default=1, metavar="N", help="并行进程数（PostgreSQL）")
        parser.add_argument("--again", action="store_true", help="全部重新核查")

    def handle(self, *args, campaign, workers, again, **options):
        found = Campaign.objects.filter(pk=campaign).first()
        if found is None:
            raise CommandError(f"没有编号为{campaign}的督查。")
        if found.state == Campaign.State.CLOSED:
            raise CommandError(f"督查“{found.name}”已经结束。")
        if again:
            sift_again(found)
        sifted = sift_with(found, workers)
        findings = Finding.objects.filter(item__campaign=found)
        self.stdout.write(f"{found.name}：核查{sifted}件，问题{findings.count()}个。")
