from django.apps import AppConfig


class RecruitmentConfig(AppConfig):
    name = "recruitment"

    def ready(self):
        from . import chinese, terms

        terms.read_by(chinese.in_tongue)
