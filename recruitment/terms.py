"""Terms that carry a Chinese and an English name. Pure Python: who shows pages says which of the two is read."""

from collections.abc import Callable

_reader: list[Callable[[str, str], str]] = [lambda zh, en: zh]


def read_by(choose: Callable[[str, str], str]) -> None:
    """From now on `choose(zh, en)` says what a reader is shown."""
    _reader[0] = choose


def label(zh: str, en: str) -> str:
    """One name of the two: the reader's."""
    return _reader[0](zh, en)


class Term:
    """Something with names: `zh` and `en` as they stand, `label` in the reader's language."""

    __slots__ = ()

    @property
    def label(self) -> str:
        return label(self.zh, self.en)
