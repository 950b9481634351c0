"""manage.py import_case: take paper cases in as case files, each placed at the step it has reached."""

from pathlib import Path

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from rich.progress import track

from recruitment.outcomes import State
from recruitment.refusal import Refusal
from recruitment.rules.casefile import CaseFile, CaseFileError, read
from workflows.importing import import_file
from workflows.sentences import item_name


class Command(BaseCommand):
    help = "导入纸质案卷（recruitment-case/1，写明 person.name 与 person.unit），以往环节逐一标注为据纸质材料补录。"

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--by", required=True, metavar="用户名", help="补录并证明纸质材料的人，须有该支部的岗位")

    def handle(self, *args, files, by, **options):
        user = User.objects.filter(username=by, is_active=True).first()
        if user is None:
            raise CommandError(f"没有用户“{by}”。")
        errors: list[str] = []
        cases = [case for file in files if (case := _readable(file, errors)) is not None]
        if errors:
            raise CommandError("\n".join([*errors, "没有导入任何案卷。"]), returncode=2)
        taken = 0
        show = track(cases, "导入", disable=not self.stdout.isatty() or len(cases) < 10)
        for name, file in show:
            try:
                case, judgement, items = import_file(acting_user=user, name=name, file=file)
            except Refusal as refusal:
                errors += [r if r.startswith(name) else f"{name}：{r}" for r in refusal.reasons]
                continue
            taken += 1
            waiting = "、".join(item_name(item.step) for item in items) or "已办结"
            findings = f"，{len(judgement.findings)}条规则不符合" if judgement.findings else ""
            self.stdout.write(
                f"{name}：{case.person.name}，案卷{case.pk}，{State(case.state).zh}，待办：{waiting}{findings}"
            )
        self.stdout.write(f"导入 {taken} 件，退回 {len(cases) - taken} 件。")
        if errors:
            raise CommandError("\n".join(errors), returncode=2)


def _readable(path: Path, errors: list[str]) -> tuple[str, CaseFile] | None:
    try:
        return str(path), read(path.read_bytes(), str(path))
    except CaseFileError as error:
        errors += error.errors
    except OSError as error:
        errors.append(f"{path}：无法读取（{error.strerror}）。")
    return None
