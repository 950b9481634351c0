"""verify.py as it lies in every dossier: the check of the attachments and of the journal, one file for strangers."""

from functools import cache
from pathlib import Path

from ..journal.program import verify_program

_HERE = Path(__file__).parent


@cache
def dossier_program() -> str:
    """The text of verify.py."""
    journal, _, start = verify_program().rpartition('if __name__ == "__main__":')
    lines = (_HERE / "attached.py").read_text("utf-8").splitlines(keepends=True)
    own = "".join(line for line in lines if not line.startswith("from .."))
    start = start.replace("check_files(", "main(")
    return f'{journal.rstrip()}\n\n\n{own}\n\nif __name__ == "__main__":{start}'
