"""verify.py: the check of an extract as one file for strangers, put together from proof.py and ed25519.py."""

from pathlib import Path

_HERE = Path(__file__).parent
_IMPORT = "from .ed25519 import signature_holds\n"


def verify_program() -> str:
    """The text of verify.py."""
    proof, signatures = ((_HERE / name).read_text("utf-8") for name in ("proof.py", "ed25519.py"))
    start = 'if __name__ == "__main__":\n    import sys\n\n    sys.exit(main(sys.argv[1:]))\n'
    return "\n\n".join((proof.replace(_IMPORT, ""), signatures, start))
