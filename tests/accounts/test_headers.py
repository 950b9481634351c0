"""What every response says to browsers and proxies."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.http import Http404
from django.urls import path

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize("url", ["/sign-in/", "/account/", "/no/such/page", "/static/house.css"])
def test_the_headers_are_on_pages_redirections_errors_and_files(client, people, url):
    answer = client.get(url)
    assert {name: answer.get(name) for name in ALWAYS} == ALWAYS
    policy = answer["Content-Security-Policy"]
    for part in (
        "default-src 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ):
        assert part in policy
    assert "unsafe" not in policy
    assert "*" not in policy


def test_pages_are_kept_by_nobody_and_files_are(client, people):
    client.force_login(people.alice)
    for url in ("/sign-in/", "/account/", "/no/such/page"):
        assert "no-store" in client.get(url)["Cache-Control"], url
    assert "no-store" not in client.get("/static/house.css")["Cache-Control"]


def test_no_page_of_ours_holds_a_script_or_a_style_that_the_policy_refuses():
    import re

    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(src=|application/json))", re.IGNORECASE)
    pages = [p for p in (settings.BASE_DIR / "templates").rglob("*.html") if "dossier" not in p.parts]
    assert {str(p): found.group() for p in pages if (found := inline.search(p.read_text("utf-8")))} == {}


def test_deployment_checks_are_clean_with_https(tmp_path):
    environment = os.environ | {"HTTPS": "1", "VAR_DIR": str(tmp_path), "ALLOWED_HOSTS": "dangyuan.example"}
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # set for the browser's tests
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    ran = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


def test_with_https_cookies_are_bound_to_the_host(tmp_path):
    environment = os.environ | {"HTTPS": "1", "VAR_DIR": str(tmp_path)}
    names = "SESSION_COOKIE_NAME CSRF_COOKIE_NAME SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SESSION_COOKIE_HTTPONLY"
    names += " SESSION_COOKIE_PATH SESSION_COOKIE_DOMAIN"
    tell = f"from django.conf import settings as s; print(*(getattr(s, n) for n in '{names}'.split()))"
    ran = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", tell],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert ran.stdout.split() == ["__Host-sessionid", "__Host-csrftoken", "True", "True", "True", "/", "None"], (
        ran.stderr
    )


def _broken(request):
    raise RuntimeError("a secret in a traceback")


def _missing(request):
    raise Http404


def _forbidden(request):
    from django.core.exceptions import PermissionDenied

    raise PermissionDenied


def _unreadable(request):
    from django.core.exceptions import BadRequest

    raise BadRequest


class Broken:
    """The site with pages that go wrong."""

    def __init__(self):
        from recruitment.urls import urlpatterns

        pages = {"broken": _broken, "missing": _missing, "forbidden": _forbidden, "unreadable": _unreadable}
        self.urlpatterns = [*urlpatterns, *(path(name, view) for name, view in pages.items())]


@pytest.mark.parametrize(
    ("url", "status"), [("broken", 500), ("missing", 404), ("forbidden", 403), ("unreadable", 400)]
)
def test_an_error_is_a_page_of_the_house_without_a_traceback(client, people, settings, url, status):
    settings.ROOT_URLCONF = Broken()
    client.force_login(people.alice)
    client.raise_request_exception = False
    answer = client.get(f"/{url}")
    assert answer.status_code == status
    assert f"{status} ·" in answer.text
    assert "发展党员全程纪实" in answer.text
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


def test_a_form_without_its_token_is_told_what_happened(people):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/sign-in/", {"login": "aihua", "password": "x"})
    assert answer.status_code == 403
    assert "页面已过期" in answer.text
