"""The site's own files are collected with hashes, compressed, and small."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.management.commands.collectstatic import Command
from django.core.management import call_command
from django.test import Client

from recruitment.static_files import CollectedFiles
from tests.cast import cast

NAMED_IN_PAGES = re.compile(r"{% static ['\"]([^'\"]+)['\"] %}")


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> CollectedFiles:
    command = Command()
    command.storage = CollectedFiles(location=tmp_path_factory.mktemp("static"), base_url="/static/")
    call_command(command, interactive=False, verbosity=0)
    return CollectedFiles(location=command.storage.location, base_url="/static/")


def linked() -> set[str]:
    pages = Path(settings.BASE_DIR, "templates").rglob("*.html")
    return {name for page in pages for name in NAMED_IN_PAGES.findall(page.read_text("utf-8"))}


def test_every_file_that_a_page_names_is_collected_under_its_hash_and_compressed(collected):
    assert "house.css" in linked()
    for name in linked():
        hashed = collected.url(name).removeprefix("/static/")
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", hashed), name
        file = Path(collected.path(hashed))
        assert file.exists(), name
        if file.stat().st_size > 500:
            assert file.with_name(file.name + ".br").exists(), name


def test_all_scripts_and_styles_of_all_pages_together_stay_far_below_300_kb(collected):
    sizes = {}
    for name in linked():
        file = Path(collected.path(collected.url(name).removeprefix("/static/")))
        packed = file.with_name(file.name + ".gz")  # the larger of the two that browsers are given
        sizes[name] = (packed if packed.exists() else file).stat().st_size
    assert sum(sizes.values()) < 200_000, sizes


def test_nothing_of_what_no_page_uses_is_collected(collected):
    assert not Path(collected.location, "viewflow").exists()


def test_before_anything_is_collected_files_have_their_plain_names(tmp_path):
    assert CollectedFiles(location=tmp_path, base_url="/static/").url("house.css") == "/static/house.css"


@pytest.mark.django_db
def test_a_page_is_sent_compressed_and_a_strangers_file_is_not():
    people = cast()
    client = Client(headers={"accept-encoding": "gzip"})
    client.force_login(people.alice)
    answer = client.get(f"/cases/{people.case().pk}/")
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 10_000
