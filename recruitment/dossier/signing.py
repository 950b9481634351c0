"""The unit's signature and seal. Keys lie outside the database, in KEY_DIR/units or on a PKCS#11 token.

    KEY_DIR/units/7.p12    key and certificates of unit 7 (its password in 7.pass, none: empty)
    KEY_DIR/units/7.png    the picture of its seal

The unit nearest to the case, from the branch up, that has a key signs. The signature is an incremental update: what
was there before it stays byte for byte, and its hash stays valid. It is invisible: a visible field would cost PDF/UA,
so the seal's picture stands on the cover.
"""

import asyncio
from pathlib import Path

from django.conf import settings

from ..cases.models import Case
from ..organisation.models import Unit
from ..refusal import Refusal


def _nearest(case: Case, *endings: str) -> tuple[Unit, Path] | None:
    units = Unit.objects.filter(path__in=case.unit.path_upwards).order_by("-depth")
    for unit in units:
        for ending in endings:
            path = Path(settings.KEY_DIR) / "units" / f"{unit.pk}{ending}"
            if path.exists():
                return unit, path
    return None


def seal_picture(case: Case) -> tuple[str, bytes]:
    """The name of the unit and the PNG of its seal; empty where none has one."""
    found = _nearest(case, ".png")
    return (found[0].name, found[1].read_bytes()) if found else ("", b"")


def sign(path: Path, case: Case) -> str:
    """Sign the file in place; the name of the signing unit, or empty where there is no key. Raises `Refusal`."""
    if settings.PKCS11_MODULE:
        return _with_token(path)
    found = _nearest(case, ".p12")
    if found is None:
        return ""
    unit, key = found
    from pyhanko.sign.signers import SimpleSigner

    word = key.with_suffix(".pass")
    signer = SimpleSigner.load_pkcs12(str(key), passphrase=word.read_bytes().strip() if word.exists() else None)
    if signer is None:
        raise Refusal("{unit}的签名密钥无法打开，档案未签名；请检查密钥文件和口令。", unit=unit.name)
    _sign(path, signer, unit.name)
    return unit.name


def _with_token(path: Path) -> str:
    """With the key and the certificate that bear the label PKCS11_CERTIFICATE; other certificates there go along."""
    try:
        from pkcs11 import PKCS11Error
        from pyhanko.config.pkcs11 import TokenCriteria
        from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
    except ImportError:
        raise Refusal("已设置 PKCS11_MODULE，但未安装 python-pkcs11，档案未签名。") from None
    token = TokenCriteria(label=settings.PKCS11_TOKEN) if settings.PKCS11_TOKEN else None
    label = settings.PKCS11_CERTIFICATE
    try:
        with open_pkcs11_session(
            settings.PKCS11_MODULE, token_criteria=token, user_pin=settings.PKCS11_PIN or None
        ) as session:
            _sign(path, PKCS11Signer(session, cert_label=label, other_certs_to_pull=None), label)
    except (PKCS11Error, ValueError) as error:  # no such module, token or label; a wrong PIN; the token was taken out
        why = f"{type(error).__name__} {error}".strip()
        raise Refusal("签名令牌不能使用（{why}），档案未签名；请检查令牌、口令和证书名称。", why=why) from error
    return label


def _sign(path: Path, signer, name: str) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    signed = path.with_suffix(".signed")
    with path.open("rb") as source, signed.open("w+b") as target:
        writer = IncrementalPdfFileWriter(source)
        writer._update_meta = lambda: None  # rewriting the XMP would drop the namespaces of PDF/UA
        told = PdfSignatureMetadata("Unit", name=name, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
        asyncio.run(PdfSigner(told, signer=signer).async_sign_pdf(writer, output=target))
    signed.replace(path)
