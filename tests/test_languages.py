"""Simplified Chinese is the source; English and Traditional Chinese are complete."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
LOCALES = ("en", "zh_Hant")
NAMED = re.compile(r"%\(\w+\)s|\{\w+")  # a day may be written in another order


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> Path:
    """The catalogues as they come out when the sources are read anew."""
    if shutil.which("xgettext") is None:
        pytest.fail("gettext is missing: sudo apt-get install -y gettext")
    copy = tmp_path_factory.mktemp("sources")
    for name in ("recruitment", "workflows", "templates", "locale", "manage.py"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    command = [sys.executable, "manage.py", "makemessages", "--add-location=file", "-l", "en", "-l", "zh_Hant"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    return copy / "locale"


def catalogue(folder: Path, locale: str) -> polib.POFile:
    return polib.pofile(str(folder / locale / "LC_MESSAGES" / "django.po"))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sentence_of_the_sources_is_translated(collected, locale):
    here = {(e.msgctxt, e.msgid) for e in catalogue(ROOT / "locale", locale) if e.msgstr or e.msgstr_plural}
    missing = [e.msgid for e in catalogue(collected, locale) if not e.obsolete and (e.msgctxt, e.msgid) not in here]
    assert missing == [], f"{len(missing)} sentences: ./run words collects them"


@pytest.mark.parametrize("locale", LOCALES)
def test_no_translation_is_fuzzy_or_left_over(collected, locale):
    asked = {(e.msgctxt, e.msgid) for e in catalogue(collected, locale) if not e.obsolete}
    here = catalogue(ROOT / "locale", locale)
    assert [e.msgid for e in here if e.fuzzy or e.obsolete or (e.msgctxt, e.msgid) not in asked] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_translation_names_the_same_values(locale):
    differ = [
        e.msgid
        for e in catalogue(ROOT / "locale", locale)
        for said in (e.msgstr_plural.values() if e.msgid_plural else [e.msgstr])
        if set(NAMED.findall(e.msgid)) != set(NAMED.findall(said))
    ]
    assert differ == []


def test_english_is_written_in_english():
    chinese = re.compile(r"[一-鿿]")
    allowed = re.compile(r"《[^》]*》|（[^）]*）|“[^”]*”|\([^)]*\)")
    found = [e.msgid for e in catalogue(ROOT / "locale", "en") if chinese.search(allowed.sub("", e.msgstr))]
    assert found == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_compiled_catalogue_is_the_written_one(locale):
    folder = ROOT / "locale" / locale / "LC_MESSAGES"
    compiled = {e.msgid: e.msgstr or e.msgstr_plural for e in polib.mofile(str(folder / "django.mo"))}
    assert compiled == {e.msgid: e.msgstr or e.msgstr_plural for e in polib.pofile(str(folder / "django.po"))}
