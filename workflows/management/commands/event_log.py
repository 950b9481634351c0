"""manage.py event_log: the journal as XES, a file for each stage, and as CSV."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from recruitment.steps import Stage
from workflows.event_log import csv_file, xes
from workflows.event_log.traces import passages


class Command(BaseCommand):
    help = "把日志导出为事件日志：每个阶段一个 XES 文件（可在导出的 BPMN 上重放），另有全部记录的 CSV。"

    def add_arguments(self, parser):
        parser.add_argument("-o", "--output", type=Path, default=Path("event_log"), metavar="DIR")
        parser.add_argument("--complete", action="store_true", help="只导出已走完的阶段")

    def handle(self, *args, output: Path, complete: bool, **options):
        try:
            output.mkdir(parents=True, exist_ok=True)
            for stage in Stage:
                path = output / f"stage{stage.value}.xes"
                wanted = (p for p in passages() if p.stage is stage and (p.complete or not complete))
                with path.open("w", encoding="utf-8") as file:
                    self.stdout.write(f"{path}：{xes.write(wanted, file)}次办理")
            path = output / "journal.csv"
            with path.open("w", encoding="utf-8-sig", newline="") as file:
                self.stdout.write(f"{path}：{csv_file.write(file)}条")
        except OSError as error:
            raise CommandError(f"{output}：不能写入（{error.strerror}）。") from error
