"""manage.py bpmn: the five stages, the round of the joint vetting and the rectification as BPMN 2.0 documents."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from workflows.bpmn import bpmn
from workflows.procedure import CURRENT, CURRENT_RECTIFICATION, CURRENT_ROUND


class Command(BaseCommand):
    help = "把五个阶段、联审批次和督查整改的流程写成 BPMN 2.0 文件（含布局），每个流程一个文件。"

    def add_arguments(self, parser):
        parser.add_argument("-o", "--output", type=Path, default=Path("bpmn"), metavar="DIR", help="目录，默认 ./bpmn")

    def handle(self, *args, output: Path, **options):
        try:
            output.mkdir(parents=True, exist_ok=True)
            names = {f"stage{stage.value}": flow for stage, flow in CURRENT.items()}
            names |= {"joint_vetting": CURRENT_ROUND, "rectification": CURRENT_RECTIFICATION}
            for name, flow in names.items():
                file = output / f"{name}.bpmn"
                file.write_text(bpmn(flow), encoding="utf-8")
                self.stdout.write(f"{file}：{flow.process_title}")
        except OSError as error:
            raise CommandError(f"{output}：不能写入（{error.strerror}）。") from error
