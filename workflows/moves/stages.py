"""Beginning and ending the stages of a case."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from recruitment.cases.models import Case
from recruitment.outcomes import State
from recruitment.rules.book import book
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Stage, Step

from ..models import RETURNED, StageRun
from ..procedure import CURRENT
from ..worklist import end_run


def begin_stage(
    case: Case,
    stage: Stage,
    *,
    profile: str,
    on: date | None,
    entries: Sequence[Step | str] = (),
    previous: StageRun | None = None,
) -> StageRun:
    """Begin `stage` with today's flow, at its beginning or at `entries`."""
    flow = CURRENT[stage]
    run = StageRun(
        case=case,
        stage=stage,
        flow_version=flow.__name__,
        profile=profile,
        joint_vetting_first=book(profile).profile.joint_vetting_required,
        begun_on=on,
        previous=previous,
    )
    flow.start.run(stage_run=run, entries=entries)
    return run


def begin_at(
    case: Case,
    steps: Iterable[Step | str],
    *,
    profile: str,
    on: date | None,
    previous: Mapping[int, StageRun] = MappingProxyType({}),
) -> None:
    """Open `steps`, which may lie in two stages (the filing of step 18 runs beside the probation).

    `previous` maps a stage to the run that is taken up again.
    """
    by_stage: dict[Stage, list[Step | str]] = {}
    for step in steps:
        stage = Stage.EXAMINATION if step == JOINT_VETTING else Step(step).stage
        by_stage.setdefault(stage, []).append(step)
    for stage, entries in sorted(by_stage.items()):
        begin_stage(case, stage, profile=profile, on=on, entries=entries, previous=previous.get(stage))


def stop_runs(runs: Iterable[StageRun], ended_as: State | str = RETURNED) -> None:
    """End stages under way with their open tasks and work items; none is left behind."""
    for run in runs:
        run.process.flow_class.instance.cancel(run.process)
        end_run(run, str(ended_as))
