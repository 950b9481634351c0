"""Ed25519 after RFC 8032, section 6, verification only: nothing secret is handled, so its timing betrays nothing.

For strangers who have Python and nothing else (proof.py). The installation itself signs with `cryptography`.
"""

import hashlib
from functools import lru_cache

_P = 2**255 - 19
_Q = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, _P - 2, _P) % _P
_ROOT_OF_MINUS_1 = pow(2, (_P - 1) // 4, _P)


def _add(a, b):
    c, d = (a[1] - a[0]) * (b[1] - b[0]) % _P, (a[1] + a[0]) * (b[1] + b[0]) % _P
    e, f = 2 * a[3] * b[3] * _D % _P, 2 * a[2] * b[2] % _P
    g, h, i, j = d - c, f - e, f + e, d + c
    return g * h % _P, i * j % _P, h * i % _P, g * j % _P


def _times(scalar, point):
    total = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = _add(total, point)
        point, scalar = _add(point, point), scalar >> 1
    return total


def _point(data):
    """The point in 32 bytes, or None."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(_D * y * y + 1, _P - 2, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _ROOT_OF_MINUS_1 % _P
    if y >= _P or (x * x - square) % _P or (x == 0 and sign):
        return None
    x = _P - x if x & 1 != sign else x
    return x, y, 1, x * y % _P


_BASE = _point((4 * pow(5, _P - 2, _P) % _P).to_bytes(32, "little"))


@lru_cache(maxsize=1024)
def signature_holds(key, message, signature):
    """Whether `signature` (64 bytes) of `message` was made with the private half of `key` (32 bytes)."""
    public, start, s = _point(key), _point(signature[:32]), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or public is None or start is None or s >= _Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % _Q
    a, b = _times(s, _BASE), _add(start, _times(h, public))
    return not (a[0] * b[2] - b[0] * a[2]) % _P and not (a[1] * b[2] - b[1] * a[2]) % _P
