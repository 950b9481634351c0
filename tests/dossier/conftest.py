"""欧阳文's paper case, complete, in a branch of its own; names are invented."""

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone
from PIL import Image, ImageDraw
from pypdf import PdfReader

from recruitment.cases.attesting import attest_case
from recruitment.cases.materials import receive_material
from recruitment.dossier.services import render_dossier
from recruitment.organisation.models import UnitType
from recruitment.organisation.services import open_unit
from recruitment.people.services import register_person
from recruitment.rules import casefile
from tests.dossier.papers import pdf, photograph

POST = "春光社区党支部 组织委员"
COMPLETE = Path(settings.BASE_DIR) / "recruitment" / "rules" / "examples" / "complete_2014.json"


class Book:
    """A rendered dossier as its reader sees it: the text of its pages, and the pages of each bookmark."""

    def __init__(self, path: Path):
        self.reader = PdfReader(path)
        self.pages = ["".join(page.extract_text().split()) for page in self.reader.pages]
        self.text = "".join(self.pages)
        marks = [
            (mark.title, self.reader.get_destination_page_number(mark)) for mark in self._flat(self.reader.outline)
        ]
        ends = [page for _, page in marks[1:]] + [len(self.pages)]
        self.range = {title: (first, max(last, first + 1)) for (title, first), last in zip(marks, ends, strict=True)}

    def _flat(self, outline):
        for item in outline:
            yield from self._flat(item) if isinstance(item, list) else [item]

    def part(self, title: str) -> str:
        """The text of the pages from the bookmark to the next one."""
        first, last = self.range[title]
        return "".join(self.pages[first:last])


@pytest.fixture
def officer(db):
    return User.objects.create(username="zhao", last_name="赵", first_name="守正")


@pytest.fixture
def branch(officer):
    root = open_unit(
        acting_user=None,
        name="明湖区委",
        type=UnitType.PARTY_COMMITTEE,
        opened_on=date(2000, 1, 1),
        approval_power=True,
        profile="taiping",
    )
    return open_unit(
        acting_user=None, name="春光社区党支部", type=UnitType.BRANCH, opened_on=date(2000, 1, 1), parent=root
    )


@pytest.fixture
def paper_case(officer, branch):
    """Make a complete paper case; `steps` limits it to the first ones."""

    def make(name: str = "欧阳文", steps: int = 25):
        document = json.loads(COMPLETE.read_text("utf-8"))
        document["steps"] = dict(list(document["steps"].items())[:steps])
        known = casefile.read(json.dumps(document), "complete_2014.json").case
        person = register_person(acting_user=officer, name=name, sex="male", birth_date=date(1995, 3, 4))
        by = {"acting_user": officer, "acting_as": POST, "source": "complete_2014.json"}
        return attest_case(person=person, unit=branch, known=known, profile="taiping", **by)[0]

    return make


@pytest.fixture
def rendered(officer, tmp_path):
    """Render a case and open the result."""

    def render(case) -> Book:
        path = tmp_path / f"{case.pk}.pdf"
        render_dossier(acting_user=officer, acting_as=POST, case=case, path=path)
        return Book(path)

    return render


@pytest.fixture
def command():
    """Run manage.py dossier in a process of its own on the database of the test."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
        at = connection.settings_dict
        server = f"{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}"
        url = f"sqlite:///{at['NAME']}" if connection.vendor == "sqlite" else f"postgres://{server}/{at['NAME']}"
        own = {"VAR_DIR": str(settings.VAR_DIR), "DATABASE_URL": url}
        program = [sys.executable, "manage.py", "dossier", *arguments]
        every = {**os.environ, **own, **environment}
        return subprocess.run(program, cwd=settings.BASE_DIR, env=every, capture_output=True, encoding="utf-8")

    return run


@pytest.fixture
def keys(branch):
    """A test authority, and a key of the branch with a certificate of it."""
    folder = Path(settings.KEY_DIR) / "units"
    trusted = Path(settings.KEY_DIR) / "trusted"
    for path in (folder, trusted):
        path.mkdir(parents=True, exist_ok=True)
    authority, root = certificate("测试根证书", None, None)
    key, own = certificate(branch.name, authority, root)
    (trusted / "root.pem").write_bytes(root.public_bytes(serialization.Encoding.PEM))
    packed = pkcs12.serialize_key_and_certificates(b"unit", key, own, [root], serialization.NoEncryption())
    (folder / f"{branch.pk}.p12").write_bytes(packed)
    yield
    (folder / f"{branch.pk}.p12").unlink()
    (trusted / "root.pem").unlink()


@pytest.fixture
def seal(branch):
    """A seal with transparency, as a unit lays it beside its key."""
    path = Path(settings.KEY_DIR) / "units" / f"{branch.pk}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((10, 10, 290, 290), outline=(200, 0, 0, 255), width=12)
    picture.save(path)
    yield
    path.unlink()


def certificate(name: str, issuer_key, issuer):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = timezone.now()
    made = x509.CertificateBuilder(
        issuer.subject if issuer else subject,
        subject,
        key.public_key(),
        x509.random_serial_number(),
        now - timedelta(days=1),
        now + timedelta(days=365),
    ).add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
    usage = {name: False for name in ("data_encipherment", "key_agreement", "encipher_only", "decipher_only")}
    usage |= {"key_encipherment": False, "digital_signature": True, "content_commitment": True}
    usage |= {"key_cert_sign": issuer is None, "crl_sign": issuer is None}
    made = made.add_extension(x509.KeyUsage(**usage), critical=True)
    return key, made.sign(issuer_key or key, hashes.SHA256())


@pytest.fixture
def made(paper_case, officer, tmp_path):
    def make(name: str = "欧阳文", **more) -> bytes:
        case = paper_case(name=name, steps=4)
        by = {"acting_user": officer, "acting_as": "组织委员", "case": case, "received_on": date(2026, 1, 5)}
        receive_material(**by, key="application_letter", content=pdf(2), file_name="申请书.pdf")
        receive_material(**by, key="talk_record", content=photograph(), file_name="谈话.jpg")
        path = tmp_path / f"{name}.pdf"
        render_dossier(acting_user=officer, acting_as="组织委员", case=case, path=path, **more)
        return path.read_bytes()

    return make
