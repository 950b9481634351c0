from django.apps import AppConfig


class WorkflowsConfig(AppConfig):
    name = "workflows"
    verbose_name = "办理流程"

    def ready(self):
        from . import checks  # noqa: F401 - registers the system check
