"""For the table of all pages: what an audit, a background job and a joint vetting leave behind, one of each kind."""

from datetime import timedelta

from django.utils.timezone import localdate, now

from recruitment.audit.models import Campaign, FeedbackLetter, Finding, Item, Rectification
from recruitment.cases.models import Case
from recruitment.dossier.form_files import form_path
from recruitment.dossier.kept import folder, keep
from recruitment.dossier.models import DossierVersion
from recruitment.jobs.models import Job, JobItem
from recruitment.people.models import OwnAccount
from recruitment.vetting.models import Department

FORM, PDF = "talk_record", b"%PDF-1.7\n%%EOF\n"


def audited(people, auditor, case: Case) -> dict[str, int]:
    """A finding of a campaign, told to the branch in a letter that waits for its reply."""
    today, by = localdate(), {"acting_as": "督查员"}
    campaign = Campaign.objects.create(
        name="抽查", choice="all", as_of=today, population=1, drawn_by=auditor, state=Campaign.State.CHECKED, **by
    )
    campaign.units.add(people.district)
    item = Item.objects.create(campaign=campaign, case=case, place=1)
    said = {"zh": "缺少申请书", "en": "no application"}
    finding = Finding.objects.create(
        item=item, code="A01", severity="S2", key="A01", source="human", state=Finding.State.MENDING, **said
    )
    days = {"issued_on": today, "due_on": today + timedelta(30)}
    letter = FeedbackLetter.objects.create(campaign=campaign, unit=case.unit, number=1, issued_by=auditor, **days, **by)
    mending = Rectification.objects.create(finding=finding, letter=letter, unit=case.unit, due_on=letter.due_on)
    return {"campaign": campaign.pk, "item": item.pk, "letter": letter.number, "mending": mending.pk}


def made(keeper, case: Case) -> dict[str, int]:
    """A form and a dossier that the keeper of the case had made."""
    keep(form_path(case.pk, FORM, "branch"), PDF, "branch")
    return {
        "form_job": _job(keeper, case, "form", {"form": FORM, "copy": "branch"}).pk,
        "dossier_job": _job(keeper, case, "dossier", {"copy": "branch"}).pk,
    }


def bound(*cases: Case) -> None:
    """Of each case a copy for the branch, and the whole one, which is not for it."""
    numbers = {"version": 1, "pages": 1, "last_seq": 1, "journal_seq": 1, "sha256": "0", "size": len(PDF)}
    for case in cases:
        for copy in ("full", "branch"):
            name = f"{case.pk}-{copy}-1.pdf"
            DossierVersion.objects.create(case=case, copy=copy, facts_hash=copy, file=name, **numbers)
            keep(folder() / name, PDF, copy)


def _job(keeper, case: Case, kind: str, options: dict) -> Job:
    job = Job.objects.create(
        kind=kind, title=kind, started_by=keeper, unit=case.unit, options=options, total=1, done=1, finished_at=now()
    )
    JobItem.objects.create(job=job, kind=kind, subject=f"case:{case.pk}", state=JobItem.State.DONE, ended_at=now())
    return job


def registered(officer, person) -> dict[str, int]:
    """A department that is asked, and whose account an officer's is."""
    return {
        "asked": Department.objects.order_by("pk").first().pk,
        "own": OwnAccount.objects.create(user=officer, person=person).pk,
    }
