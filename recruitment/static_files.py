"""The site's own files: hashed and compressed once they are collected, plain before that; nothing that no page uses.

viewflow brings 49 MB for pages that we do not have, and its stylesheets point to files that are not there, so that
collecting them with hashes fails. They are left out where files are looked for.
"""

from django.apps import apps
from django.contrib.staticfiles.finders import AppDirectoriesFinder
from django.contrib.staticfiles.storage import HashedFilesMixin
from django.middleware.gzip import GZipMiddleware
from whitenoise.storage import CompressedManifestStaticFilesStorage

_UNUSED = ("viewflow", "viewflow.workflow", "guardian", "treebeard")


class UsedFilesFinder(AppDirectoriesFinder):
    """Files of the applications, without those whose pages nobody opens."""

    def __init__(self, app_names=None, *args, **kwargs):
        used = [config.name for config in apps.get_app_configs() if config.name not in _UNUSED]
        super().__init__(app_names or used, *args, **kwargs)


class CollectedFiles(CompressedManifestStaticFilesStorage):
    """Names with hashes where `collectstatic` has run, else the plain ones."""

    def url(self, name, force=False):
        if not self.hashed_files:
            return super(HashedFilesMixin, self).url(name)
        return super().url(name, force)


class CompressedPages(GZipMiddleware):
    """Pages are compressed; files of strangers go out byte for byte."""

    def process_response(self, request, response):
        if response.get("Content-Type", "").startswith(("text/html", "application/json", "text/calendar")):
            return super().process_response(request, response)
        return response
