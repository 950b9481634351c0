"""Damage of every kind to the bytes of a dossier, drawn by a generator: the same seed, the same damage."""

from collections.abc import Callable
from random import Random


def flipped(data: bytes, chance: Random) -> bytes:
    return at(data, chance.randrange(len(data)), 1 << chance.randrange(8))


def at(data: bytes, place: int, bits: int = 1) -> bytes:
    return data[:place] + bytes([data[place] ^ bits]) + data[place + 1 :]


def removed(data: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, 4000) :]


def truncated(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def inserted(data: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + chance.randbytes(chance.randint(1, 200)) + data[start:]


def exchanged(data: bytes, chance: Random) -> bytes:
    """Two stretches change places."""
    size = chance.randint(10, 2000)
    first, second = sorted(chance.sample(range(0, len(data) - size, size), 2))
    a, b = data[first : first + size], data[second : second + size]
    return data[:first] + b + data[first + size : second] + a + data[second + size :]


def overwritten(data: bytes, chance: Random) -> bytes:
    start, size = chance.randrange(len(data)), chance.randint(1, 3000)
    return (data[:start] + chance.choice([b"\0", b"\xff", b" ", b"<", b"("]) * size + data[start + size :])[: len(data)]


def misnumbered(data: bytes, chance: Random) -> bytes:
    """A number in the structure of the file becomes another: lengths, offsets, references."""
    words = [b"/Length", b" 0 R", b" 0 obj", b"/Size", b"/Prev", b"startxref", b"/ByteRange", b"/W"]
    word = chance.choice(words)
    places, start = [], data.find(word)
    while start >= 0 and len(places) < 3000:
        places.append(start)
        start = data.find(word, start + 1)
    if not places:
        return flipped(data, chance)
    place = chance.choice(places)
    digits = [n for n in range(max(0, place - 8), place + 24) if data[n : n + 1].isdigit()]
    if not digits:
        return flipped(data, chance)
    n = chance.choice(digits)
    return data[:n] + str((data[n] - 48 + chance.randint(1, 9)) % 10).encode() + data[n + 1 :]


def added(data: bytes, chance: Random) -> bytes:
    return data + chance.choice([b"\n", b"% more\n", data[-2000:], chance.randbytes(100)])


KINDS: dict[str, Callable[[bytes, Random], bytes]] = {
    kind.__name__: kind for kind in (flipped, removed, truncated, inserted, exchanged, overwritten, misnumbered, added)
}
