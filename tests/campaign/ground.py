"""Where the campaigns on dossiers stand: the demonstration district, a unit key of its own authority, an officer."""

import os
import shutil
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from recruitment.cases.materials import receive_material
from recruitment.cases.models import Act, Case
from recruitment.organisation.models import Unit
from recruitment.rules.calendar import add_months
from recruitment.steps import Step
from tests.dossier.conftest import certificate
from tests.dossier.papers import pdf, photograph


def district() -> User:
    """Seeded anew, or copied from the VAR_DIR of a demonstration that is there (SEEDED); the district's key signs."""
    if seeded := os.environ.get("SEEDED"):
        made_again = shutil.ignore_patterns("dossier", "static")
        shutil.copytree(seeded, settings.VAR_DIR, dirs_exist_ok=True, ignore=made_again)
        shutil.copyfile(Path(seeded) / "district.sqlite3", settings.DATABASES["default"]["NAME"])
    call_command("migrate", verbosity=0)
    if not seeded:
        call_command("demo", verbosity=0)
    for unit in Unit.objects.filter(depth=1):
        give_key(unit)
    return User.objects.filter(is_active=True).order_by("pk").first()


def give_key(unit: Unit) -> None:
    folder, trusted = Path(settings.KEY_DIR) / "units", Path(settings.KEY_DIR) / "trusted"
    for path in (folder, trusted):
        path.mkdir(parents=True, exist_ok=True)
    authority, root = certificate("测试根证书", None, None)
    key, own = certificate(unit.name, authority, root)
    (trusted / f"{unit.pk}.pem").write_bytes(root.public_bytes(serialization.Encoding.PEM))
    packed = pkcs12.serialize_key_and_certificates(b"unit", key, own, [root], serialization.NoEncryption())
    (folder / f"{unit.pk}.p12").write_bytes(packed)


def received() -> list[Case]:
    """The cases of those who were received within the last two years, as the summary of the demonstration counts."""
    since = add_months(timezone.localdate(), -24)
    approved = Act.objects.filter(step=Step.SUPERIOR_APPROVAL, outcome="forward", superseded=False)
    return list(Case.objects.filter(pk__in=approved.filter(happened_on__gt=since).values("case")).order_by("pk"))


def give_papers(cases: list[Case], user: User) -> int:
    """Two uploaded papers to each of `cases`; how many papers."""
    for number, case in enumerate(cases):
        by = {"acting_user": user, "acting_as": "组织委员", "case": case, "received_on": date(2026, 1, 5)}
        receive_material(**by, key="application_letter", content=pdf(2 + number % 3), file_name="申请书.pdf")
        receive_material(**by, key="talk_record", content=photograph(60 + number), file_name="谈话.jpg")
    return 2 * len(cases)
