"""Builds of Chromium as old as those on the desks, out of the npm packages chrome-aws-lambda (MIT).

They are fetched by npm when the campaign runs, compared with the sums below and unpacked in .tools/chromium.
"""

import base64
import hashlib
import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

import brotli
from django.conf import settings

PACKAGES = {
    "1.20.4": "+zuq/BO9TpAvlXIpyGto6YytnEe0NBpZS5HVGnaMqRhL0cagDEhrzAYqaQfK4HZnafA7HW1wkFacl7CAI990LQ==",
    "3.1.1": "ikOcpFgobiiUvDXtBft+jxVz2CsauRV58owDtVyF1ocl/YN+/eqdIrrmbItm3yeJGnb9RtKxzFAqGcpBTQbTCA==",
}
"""Version -> SHA-512 as the registry tells it; in the first is Chromium 78, in the second 83."""
HOME = Path(settings.BASE_DIR) / ".tools" / "chromium"


def old_builds() -> list[str]:
    return [str(_program(version)) for version in PACKAGES]


def _program(version: str) -> Path:
    program = HOME / version / "chromium"
    if not program.exists():
        program.parent.mkdir(parents=True, exist_ok=True)
        with tarfile.open(fileobj=io.BytesIO(_fetched(version))) as package:
            _unpack(package, program)
    return program


def _fetched(version: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        asked = ["npm", "pack", "--silent", "--pack-destination", folder, f"chrome-aws-lambda@{version}"]
        subprocess.run(asked, check=True, stdout=subprocess.DEVNULL)
        content = next(Path(folder).iterdir()).read_bytes()
    if base64.b64encode(hashlib.sha512(content).digest()).decode() != PACKAGES[version]:
        raise SystemExit(f"chrome-aws-lambda {version} is not what it was: its sum differs.")
    return content


def _unpack(package: tarfile.TarFile, program: Path) -> None:
    def part(name: str) -> bytes:
        return brotli.decompress(package.extractfile(f"package/bin/{name}.br").read())

    with tarfile.open(fileobj=io.BytesIO(part("swiftshader.tar"))) as libraries:
        libraries.extractall(program.parent, filter="data")  # draws without a graphics card
    half = program.with_suffix(".half")
    half.write_bytes(part("chromium"))
    half.chmod(0o755)
    half.rename(program)
