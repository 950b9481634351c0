"""Facts as the plain values of the exchange format."""

from dataclasses import fields, is_dataclass
from datetime import date


def plain_facts(record) -> dict:
    """The known properties of an act, a person or a transfer; what is not known is left out."""
    found = {}
    for item in fields(record):
        value = getattr(record, item.name)
        if item.init and value is not None:
            found[item.name] = _plain(value)
    return found


def _plain(value):
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return plain_facts(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
