"""The dossiers of all who were received in two years, in one batch: each proves itself, to us and to strangers.

Two Celery workers on a Redis do the batch (without Redis: two local ones); once in the middle everything is killed
with -9 and started again. Then veraPDF, verify.py and verify_dossier look at every file, and a second batch over the
same people is asked for. SEEDED=VAR_DIR takes a demonstration that is already there.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from django.conf import settings
from django.core.management import call_command

from recruitment.dossier.branch_copy import FULL
from recruitment.dossier.kept import file_of
from recruitment.dossier.models import DossierVersion
from recruitment.dossier.work import KIND
from recruitment.jobs import queue
from recruitment.jobs.models import Job
from recruitment.jobs.services import start_job
from recruitment.journal.models import JournalEntry
from tests import verapdf
from tests.campaign.ground import district, give_papers, received
from tests.dossier.strangers import attachments, strangers_check
from tests.jobs import broker

failed = False


def say(what: str, figure: str, good: bool) -> None:
    global failed
    failed = failed or not good
    print(f"  {what:<66} {figure}{'' if good else '   FAILED'}", flush=True)


class Workers:
    """Two at a time, as in production or as ./run starts them."""

    def __init__(self, url: str):
        self.url, self.running = url, []

    def begin(self) -> None:
        environment = os.environ | {"CELERY_BROKER_URL": self.url}
        celery = ["-m", "celery", "-A", "recruitment.jobs.queue", "worker", "--concurrency", "2", "--loglevel", "ERROR"]
        told = [celery] if self.url else [["manage.py", "work"]] * 2
        for words in told:
            command = [sys.executable, *words]
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": settings.BASE_DIR}
            self.running.append(subprocess.Popen(command, env=environment, start_new_session=True, **quiet))

    def must_live(self) -> None:
        ended = [child.args for child in self.running if child.poll() is not None]
        assert not ended, f"ended by itself: {ended}"

    def kill(self) -> None:
        for child in self.running:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        self.running = []


def batch(workers: Workers, user, cases, kill_at: int = 0) -> tuple[Job, float, list[int]]:
    """The finished job, its seconds, and the progress that the page would have shown."""
    start, shown = time.monotonic(), [0]
    items = [(f"case:{case.pk}", case.person.name) for case in cases]
    job = start_job(acting_user=user, kind=KIND, items=items, copy=FULL)
    while not job.finished_at:
        time.sleep(0.2)
        job.refresh_from_db()
        workers.must_live()
        if job.percent != shown[-1]:
            shown.append(job.percent)
        if kill_at and job.done >= kill_at:
            workers.kill()
            workers.begin()
            kill_at = 0
    return job, time.monotonic() - start, shown


def look_at(files: list[Path]) -> None:
    if lacking := verapdf.missing():
        say("veraPDF", f"NOT CHECKED, for here is no {lacking}", True)
    else:
        said = verapdf.complaints("3a,ua1", *files)
        say(f"veraPDF 3a and ua1, {len(files)} files", said[:300] or "all pass", not said)
    with tempfile.TemporaryDirectory() as folder:
        given = enumerate(files)
        ends = [strangers_check(attachments(path.read_bytes()), Path(folder, str(n))) for n, path in given]
    sound = sum(status == 0 for status, _ in ends)
    say("verify.py, run by Python alone", f"{sound} of {len(files)} sound", sound == len(files))
    sound = sum(_verifies(path) for path in files)
    say("manage.py verify_dossier, with journal and signature", f"{sound} of {len(files)} sound", sound == len(files))


def _laid_out(version: DossierVersion) -> Path:
    """A kept file is sealed; what is looked at is what is handed out."""
    path = Path(tempfile.mkdtemp()) / "dossier.pdf"
    path.write_bytes(file_of(version))
    return path


def _verifies(path: Path) -> bool:
    try:
        with Path(os.devnull).open("w") as nowhere:
            call_command("verify_dossier", path, stdout=nowhere)
        return True
    except SystemExit:
        return False


def main() -> int:
    user = district()
    cases = received()
    papers = give_papers(cases[::6], user)
    say("people received within two years", f"{len(cases)}, with {papers} uploaded papers", len(cases) >= 100)
    redis = broker.Broker(Path(tempfile.mkdtemp())) if broker.PROGRAM.exists() else None
    url = redis.url if redis else ""
    settings.CELERY_BROKER_URL = queue.app.conf.broker_url = url
    workers, before = Workers(url), set(DossierVersion.objects.filter(case__in=cases))
    workers.begin()
    try:
        job, seconds, shown = batch(workers, user, cases, kill_at=len(cases) // 4)
        kind = "Celery on Redis" if redis else "local workers (NO REDIS here)"
        told = f"{job.done} done, {job.failed} failed, {seconds:.0f} s, {len(shown)} steps of progress"
        say(f"one batch by two {kind}, all killed -9 once", told, job.done == len(cases))
        made = DossierVersion.objects.filter(case__in=cases)
        noted = JournalEntry.objects.filter(action="dossier_rendered", subject__in=[f"dossier:{c.pk}" for c in cases])
        once = made.count() == noted.count() == len(cases) + len(before)
        say("kept and noted in the journal once each", f"{made.count()} files, {noted.count()} entries", once)
        look_at([_laid_out(version) for version in made])
        job, seconds, _ = batch(workers, user, cases)
        say("a second batch over the same, unchanged", f"{job.done} done, {seconds:.1f} s", job.done == len(cases))
        say("  versions afterwards", str(made.count()), made.count() == len(cases) + len(before))
    finally:
        workers.kill()
        if redis:
            redis.kill()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
