"""Collects what is to be translated. Source sentences are Chinese; a refusal's sentence counts like gettext's.

Traditional Chinese is drafted here by characters (OpenCC) and may be bettered by hand; English is written by hand.
"""

from pathlib import Path

import polib
from django.core.management.commands import makemessages

from recruitment.chinese import traditional


class Command(makemessages.Command):
    xgettext_options = [
        *makemessages.Command.xgettext_options,
        "--keyword=Refusal",
        "--keyword=OutOfTurn",
        "--keyword=sentence",
    ]
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]

    def handle(self, *args, **options):
        super().handle(*args, **options)
        for path in Path("locale").glob("zh_Hant/LC_MESSAGES/django.po"):
            catalogue = polib.pofile(str(path))
            for entry in catalogue.untranslated_entries():
                if entry.msgid_plural:
                    entry.msgstr_plural = {0: traditional(entry.msgid)}
                else:
                    entry.msgstr = traditional(entry.msgid)
            catalogue.save()
