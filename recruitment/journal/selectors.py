"""Questions to the journal: a subject's entries, a seal as it is handed over, an extract that proves itself."""

import json
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache

from django.db.models import QuerySet

from . import signing
from .errors import BrokenJournalError, JournalError
from .extracts import EXTRACT_FORMAT, SEAL_FORMAT
from .handover import handover_holds, is_handover, key_of_seal, keys_before
from .merkle import levels, path
from .models import JournalEntry, JournalSeal
from .reading import moment, stored


def entries_of(subject: str) -> QuerySet[JournalEntry]:
    """The entries of a subject such as "case:17", oldest first."""
    return JournalEntry.objects.filter(subject=subject).order_by("seq")


def seal_statement(seal: JournalSeal) -> dict:
    """What the signature of a seal covers."""
    return {
        "format": SEAL_FORMAT,
        "number": seal.number,
        "at": moment(seal.at),
        "first_seq": seal.first_seq,
        "last_seq": seal.last_seq,
        "root": seal.root,
        "head_hash": seal.head_hash,
        "previous_seal": seal.previous_seal,
        "key": seal.key,
    }


def handovers() -> list[dict]:
    """Every change of the signing key, oldest first; what is no handover is left out (`verify_journal` names it)."""
    return [found for _, found in told_handovers() if found is not None]


def told_handovers() -> Iterator[tuple[int, dict | None]]:
    """The entries that tell of a change of key: number, and the handover if it is one and its signatures hold."""
    for row in stored(subject="journal_key"):
        found = None
        if row.content:
            with suppress(TypeError, ValueError):
                found = json.loads(row.content["details"])
        sound = is_handover(found) and handover_holds(found, signing.holds)
        yield row.seq, found if sound else None


def key_in_use(last: JournalSeal | None) -> str | None:
    """The public key by which the next seal has to be signed; None before the first."""
    changes = handovers()
    return changes[-1]["key"] if changes else last.key if last else None


def seal_document(seal: JournalSeal) -> dict:
    """The seal with its signature: what a second party keeps, and what an extract carries."""
    return {**seal_statement(seal), "signature": seal.signature}


def extract(subject: str, *, until: int | None = None) -> dict:
    """All entries of `subject` (to entry `until`), each proved by its seal; checked by proof.py.

    Holds nobody else's entries, only hashes. The same entries and seals give the same document. Raises `JournalError`
    when there are no entries or the key has changed, `BrokenJournalError` when the entries do not agree with their
    seal.
    """
    rows = list(stored(subject=subject, **({"seq__lte": until} if until else {})))
    if not rows:
        raise JournalError(f"日志中没有关于“{subject}”的记录。")
    if any(row.leaf is None for row in rows):
        raise BrokenJournalError(f"“{subject}”的日志无法读取；请运行 manage.py verify_journal。")
    seals = list(JournalSeal.objects.filter(last_seq__gte=rows[0].seq).order_by("number"))
    index, entries, used = [], [], {}
    for row in rows:
        seal = next((seal for seal in seals if seal.first_seq <= row.seq <= seal.last_seq), None)
        siblings = []
        if seal:
            used[seal.number] = seal
            tree = _tree(seal.first_seq, seal.last_seq, seal.root)
            siblings = [node.hex() for node in path(tree, row.seq - seal.first_seq)]
        index.append([row.seq, row.leaf.hex(), seal.number if seal else 0])
        entries.append({"entry": row.content, "path": siblings})
    statement = {"format": EXTRACT_FORMAT, "subject": subject, "index": index, "key": signing.public_key()}
    changes = handovers()
    keys = keys_before(statement["key"], changes)
    if any(seal.key != key_of_seal(seal.number, keys) for seal in used.values()):
        raise JournalError("KEY_DIR 中的签名密钥与封存所用的不同，不能出具抽取件。")
    documents = [seal_document(seal) for seal in used.values()]
    found = {**statement, "signature": signing.sign(statement), "entries": entries, "seals": documents}
    older = any(seal.key != statement["key"] for seal in used.values())
    return {**found, "keys": changes} if older else found


@lru_cache(maxsize=4)  # a batch of dossiers asks for the same seals; the root names the tree once for all
def _tree(first_seq: int, last_seq: int, root: str) -> list[list[bytes]]:
    leaves = [row.leaf or b"" for row in stored(seq__gt=first_seq - 1, seq__lte=last_seq)]
    tree = levels(leaves) if leaves else [[b""]]
    if len(leaves) != last_seq - first_seq + 1 or tree[-1][0].hex() != root:
        raise BrokenJournalError(
            f"日志第{first_seq}至{last_seq}条与封存不符，不能出具抽取件；请运行 manage.py verify_journal。"
        )
    return tree
