"""manage.py work: the local worker. ./run starts it beside the site; any number may run."""

import os
import signal

from django.core.management.base import BaseCommand

from recruitment.jobs.running import work


class Command(BaseCommand):
    help = "处理后台任务（生成档案、批量办理等），直到被停止；正在处理的一项会先做完。"

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="没有等待的任务时即结束")
        parser.add_argument("--with-parent", type=int, metavar="PID", help="启动它的这一进程结束时随之结束")

    def handle(self, *args, once, with_parent, **options):
        asked = []
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: asked.append(True))
        # The number is told, not asked for here: it may have ended while this program was still starting.
        done = work(lambda: bool(asked) or (with_parent is not None and os.getppid() != with_parent), once=once)
        if once:
            self.stdout.write(f"已处理 {done} 项。")
