"""manage.py check_flows: the deploy gate."""

from django.core.management.base import BaseCommand, CommandError

from workflows.gate import faults


class Command(BaseCommand):
    help = "部署前检查：在办任务所指的环节都还在，待办与任务一一对应；有问题时逐一指出并以状态 1 退出。"

    def handle(self, *args, **options):
        found = list(faults())
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write("在办任务和待办均完好。")
