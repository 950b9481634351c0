"""Complete case files with something planted in them: the exchange format, by hand, without any checker."""

import copy
import json
from pathlib import Path

from recruitment.rules import book as rule_book
from recruitment.rules.casefile import read
from workflows.importing import import_file

EXAMPLES = Path(rule_book.__file__).parent / "examples"


def complete(edition: int = 2014, **changes) -> dict:
    """A lawful case with every property known, as a document."""
    document = json.loads((EXAMPLES / f"complete_{edition}.json").read_text("utf-8"))
    return copy.deepcopy(document)


def take_in(people, document: dict, name: str = "林小雨"):
    """Import the document into branch A; returns the case."""
    document = copy.deepcopy(document)
    document["person"] |= {"name": name, "unit": people.branch_a.name}
    case, _, _ = import_file(acting_user=people.alice, name=f"{name}.json", file=read(json.dumps(document), name))
    return case
