"""verify.py: the check of an extract as one file for strangers, put together from its three parts."""

from pathlib import Path

_HERE = Path(__file__).parent
_IMPORTS = (
    "from .ed25519 import signature_holds\n",
    "from .handover import handover_holds, is_handover, key_of_seal, keys_before\n",
)


def verify_program() -> str:
    """The text of verify.py."""
    names = ("proof.py", "ed25519.py", "handover.py")
    proof, signatures, handovers = (_without_imports((_HERE / name).read_text("utf-8")) for name in names)
    start = 'if __name__ == "__main__":\n    import sys\n\n    sys.exit(check_files(sys.argv[1:]))\n'
    return "\n\n".join((proof, signatures, handovers, start))


def _without_imports(text: str) -> str:
    for line in _IMPORTS:
        text = text.replace(line, "")
    return text
