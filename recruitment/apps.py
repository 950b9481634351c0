from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RecruitmentConfig(AppConfig):
    name = "recruitment"

    def ready(self):
        from . import chinese, form_sentences, terms
        from .accounts import given_password, sessions, sign_ins  # noqa: F401 - they note a session from its first sign-in on
        from .organisation import guards

        post_migrate.connect(guards.install_after_migrating, sender=self, dispatch_uid="closed_not_deleted")
        form_sentences.say_them()
        terms.read_by(chinese.in_tongue)
