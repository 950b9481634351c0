from django.apps import AppConfig


class WorkflowsConfig(AppConfig):
    name = "workflows"
    verbose_name = "办理流程"

    def ready(self):
        from recruitment.audit import sifting_job  # noqa: F401 - registers its kind of job
        from recruitment.dossier import form_files, work  # noqa: F401 - register their kinds of job
        from recruitment.jobs import kinds

        from . import checks  # noqa: F401 - registers the system check
        from .bulk import job as bulk
        from .rounds import job as results

        kinds.register(bulk.KIND)
        kinds.register(results.KIND)
