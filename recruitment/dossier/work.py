"""Making dossiers as background work: one item per case."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..cases.models import Case
from ..jobs.kinds import Kind, register
from ..jobs.models import Job, JobItem
from .branch_copy import FULL
from .services import render_dossier

KIND = "dossier"


def copy_of(job: Job, case_pk: int) -> str:
    """A selection may be mixed: of the cases in `whole` the whole copy, of the others the job's."""
    return FULL if case_pk in job.options.get("whole", ()) else job.options["copy"]


def make(item: JobItem) -> str:
    """Render the case's dossier for whoever asked; where the facts have not changed the kept one is good."""
    job = item.job
    made = render_dossier(
        acting_user=job.started_by,
        acting_as=job.acting_as,
        case=Case.objects.get(pk=item.subject_pk),
        copy=copy_of(job, item.subject_pk),
    )
    text = _("第{version}版，{pages} 页。") if made.fresh else _("事实未变，沿用第{version}版，{pages} 页。")
    return text.format(version=made.version, pages=made.pages)


register(Kind(KIND, gettext_lazy("生成档案"), make, lease_seconds=900, result_url="dossier_bundle"))
