"""The site as it is served where a sign-in service is named, in a process and a district of its own."""

import os
import socket
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest
import requests
from django.conf import settings

from .service import CLIENT, SECRET, SignInService

PEOPLE = """
from datetime import date
from django.contrib.auth.models import User
from recruitment.organisation.models import UnitType
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint, open_unit
unit = open_unit(acting_user=None, name="青山镇机关党支部", type=UnitType.BRANCH, opened_on=date(2020, 1, 1))
for name in ("aihua", "bowen", "lihua", "tingzhi", "guanli", "aihua2"):
    user = User.objects.create_user(name, password="qing-shan-yuan-shui-9", last_name="某", first_name=name)
appoint(acting_user=None, user=User.objects.get(username="bowen"), unit=unit, role=Role.BRANCH_SECRETARY,
        held_from=date(2020, 1, 1))
appoint(acting_user=None, user=User.objects.get(username="guanli"), unit=unit, role=Role.SYSTEM_ADMINISTRATOR,
        held_from=date(2020, 1, 1))
User.objects.filter(username="tingzhi").update(is_active=False)
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def service():
    running = SignInService()
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def an_honest_service(service):
    service.person, service.lies = {"sub": "s-1", "preferred_username": "aihua"}, set()
    service.asked.clear()


@pytest.fixture(scope="session")
def site(service, tmp_path_factory):
    """Its address; a second site of the same district without the service is what every other test sees."""
    var, port = tmp_path_factory.mktemp("service"), _free_port()
    environment = os.environ | {
        "VAR_DIR": str(var),
        "OIDC_SERVER": service.url,
        "OIDC_CLIENT": CLIENT,
        "OIDC_SECRET": SECRET,
        "OIDC_NAME": "明湖区统一身份认证",
        "SECOND_FACTOR_ROLES": "branch_secretary",
    }
    for name in ("DATABASE_URL", "KEY_DIR"):
        environment.pop(name, None)
    (var / "static").mkdir()
    run = {"cwd": settings.BASE_DIR, "env": environment, "check": True, "capture_output": True}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], **run)
    subprocess.run([sys.executable, "manage.py", "shell", "--no-imports", "-c", PEOPLE], **run)
    command = [sys.executable, "manage.py", "runserver", "--noreload", "--nothreading", f"127.0.0.1:{port}"]
    url = f"http://127.0.0.1:{port}"
    service.back_to = f"{url}/sign-in/service/{'127-0-0-1-' + service.url.rpartition(':')[2]}/back/"
    with (var / "log").open("wb") as log:
        running = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, stdout=log, stderr=log)
    yield SimpleNamespace(url=_answering(url, running, var), var=var)
    running.terminate()
    running.wait()


def _answering(url: str, running: subprocess.Popen, var) -> str:
    for _attempt in range(300):
        assert running.poll() is None, (var / "log").read_text()
        try:
            requests.get(f"{url}/sign-in/", timeout=5)
            return url
        except requests.ConnectionError:
            time.sleep(0.2)
    raise AssertionError((var / "log").read_text())
