"""verify.py: the check of an extract as one file for strangers, put together from its parts."""

from pathlib import Path

_HERE = Path(__file__).parent
_PARTS = ("proof.py", "extracts.py", "hashing.py", "ed25519.py", "handover.py")


def verify_program() -> str:
    """The text of verify.py."""
    parts = (_without_imports((_HERE / name).read_text("utf-8")) for name in _PARTS)
    start = 'if __name__ == "__main__":\n    import sys\n\n    sys.exit(check_files(sys.argv[1:]))\n'
    return "\n\n".join((*parts, start))


def _without_imports(text: str) -> str:
    """One part names another; in the one file they are all there."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("from ."))
