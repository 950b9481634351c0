from django.apps import AppConfig


class RecruitmentConfig(AppConfig):
    name = "recruitment"

    def ready(self):
        from . import chinese, terms
        from .accounts import sessions  # noqa: F401 - notes when a session begins, from the first sign-in on

        terms.read_by(chinese.in_tongue)
