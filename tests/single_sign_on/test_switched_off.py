"""Without the setting there is no button, no page and no package; a setting that cannot be meant stops the program."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db


def test_without_a_service_there_is_no_button_and_no_page(client):
    page = client.get("/sign-in/").text
    assert "/sign-in/service/" not in page
    assert client.post("/sign-in/service/anything/").status_code == 404
    assert not any(app.startswith("allauth.socialaccount") for app in settings.INSTALLED_APPS)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"OIDC_SERVER": "http://sso.example", "OIDC_CLIENT": "x", "OIDC_SECRET": "y"}, "must be an https address"),
        ({"OIDC_SERVER": "https://sso.example"}, "OIDC_CLIENT"),
    ],
)
def test_a_setting_that_cannot_be_meant_stops_the_program(tmp_path, given, said):
    ran = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"VAR_DIR": str(tmp_path)} | given,
        capture_output=True,
        text=True,
    )
    assert ran.returncode != 0
    assert said in ran.stderr
