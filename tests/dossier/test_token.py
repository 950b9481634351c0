"""A key that never leaves its PKCS#11 token signs the dossier: tried with SoftHSM, a token made of software."""

import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from django.conf import settings

from recruitment.dossier.models import DossierVersion
from recruitment.dossier.verifying import verify
from recruitment.refusal import Refusal
from tests.dossier.conftest import certificate

pytestmark = [pytest.mark.django_db, pytest.mark.token]
PIN, LABEL, TOKEN = "482913", "明湖区委", "recruitment"


@pytest.fixture
def token(tmp_path, monkeypatch):
    """A token with one key and its certificate; the authority is trusted. What a district does with its own."""
    import pkcs11
    from pkcs11.util.x509 import decode_x509_certificate

    (tmp_path / "tokens").mkdir()
    (tmp_path / "softhsm2.conf").write_text(f"directories.tokendir = {tmp_path}/tokens\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    authority, root = certificate("测试根证书", None, None)
    key, own = certificate(LABEL, authority, root)
    encoding = serialization.Encoding
    pem = key.private_bytes(encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (tmp_path / "key.pem").write_bytes(pem)
    words = ["softhsm2-util", "--init-token", "--free", "--label", TOKEN, "--pin", PIN, "--so-pin", PIN]
    subprocess.run(words, check=True, capture_output=True)
    words = ["softhsm2-util", "--import", tmp_path / "key.pem", "--token", TOKEN, "--label", LABEL, "--id", "a1"]
    subprocess.run([*words, "--pin", PIN], check=True, capture_output=True)
    module = next(str(p) for p in Path("/usr/lib").rglob("libsofthsm2.so"))
    library = pkcs11.lib(module)
    library.reinitialize()  # it may have been loaded for another test's token
    with library.get_token(token_label=TOKEN).open(rw=True, user_pin=PIN) as session:
        named = {pkcs11.Attribute.LABEL: LABEL, pkcs11.Attribute.ID: b"\xa1", pkcs11.Attribute.TOKEN: True}
        session.create_object(decode_x509_certificate(own.public_bytes(encoding.DER)) | named)
    trusted = Path(settings.KEY_DIR) / "trusted" / "root.pem"
    trusted.parent.mkdir(parents=True, exist_ok=True)
    trusted.write_bytes(root.public_bytes(encoding.PEM))
    settings_of = {"MODULE": module, "TOKEN": TOKEN, "PIN": PIN, "CERTIFICATE": LABEL}
    yield {f"PKCS11_{name}": value for name, value in settings_of.items()}
    trusted.unlink()


def configure(settings, token: dict) -> None:
    for name, value in token.items():
        setattr(settings, name, value)


def test_the_tokens_key_signs_and_the_signature_holds(token, made, settings):
    configure(settings, token)
    data = made()
    assert DossierVersion.objects.get().signed_by == LABEL
    found = verify(data)
    assert found.problems == []
    assert any(LABEL in told and "证书可信" in told for told in found.told), found.told


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PKCS11_PIN", "000000"),
        ("PKCS11_TOKEN", "another"),
        ("PKCS11_CERTIFICATE", "别的单位"),
        ("PKCS11_MODULE", "/usr/lib/none.so"),
    ],
)
def test_a_token_that_does_not_answer_is_told_and_nothing_is_kept(token, made, settings, name, value):
    configure(settings, token | {name: value})
    with pytest.raises(Refusal, match="签名令牌不能使用"):
        made()
    assert not DossierVersion.objects.exists()
