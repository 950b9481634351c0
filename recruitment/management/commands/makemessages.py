"""Collects what is to be translated. Source sentences are Chinese; a refusal's sentence counts like gettext's."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    xgettext_options = [
        *makemessages.Command.xgettext_options,
        "--keyword=Refusal",
        "--keyword=OutOfTurn",
        "--keyword=sentence",
    ]
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]
