"""Old Chromiums read every page and post every form, and carry one person to the archive: builds 78 and 83."""

import logging
import os
import sqlite3
import sys
import threading
from contextlib import closing

import django
from django.apps import apps

os.environ["SECOND_FACTOR_ROLES"] = ""  # a code from a telephone is tried elsewhere
if not apps.ready:
    django.setup()

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connection

from tests.accounts.url_ground import build
from tests.cast import cast

from .every_form import read_and_post
from .old_builds import old_builds
from .old_chromium import OldChromium
from .one_person import from_application_to_archive


class _Quiet(WSGIRequestHandler):
    def log_message(self, *said):
        pass


class Stage:
    """A database that is as it was before, as often as wanted."""

    def __init__(self, build):
        self._kept = sqlite3.connect(":memory:", check_same_thread=False)
        self.people = build()
        connection.ensure_connection()
        connection.connection.backup(self._kept)

    def again(self) -> None:
        connection.ensure_connection()
        self._kept.backup(connection.connection)


def serve() -> str:
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def main() -> int:
    paths = old_builds()
    logging.getLogger("axes").setLevel(logging.ERROR)
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    empty = Stage(lambda: None)
    play = Stage(lambda: cast("taiping"))
    empty.again()
    table = Stage(build)
    url, failed = serve(), []
    for path in paths:
        with closing(OldChromium(path)) as window:
            for stage, played in ((play, from_application_to_archive), (table, read_and_post)):
                stage.again()
                told, wrong = played(window, url, stage)
                failed += wrong
                print(f"  {window.version}: {told}", *(f"    {line}" for line in wrong), sep="\n", flush=True)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
