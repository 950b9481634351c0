"""The hashes of the journal, and the signature over a statement: as proof.py describes them. Part of verify.py."""

import hashlib
import json

from .ed25519 import signature_holds

_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def canonical(value):
    return _JSON.encode(value).encode("utf-8")


def leaf_hash(entry):
    return hashlib.sha256(b"\0" + canonical(entry)).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def chain_hash(previous, leaf):
    return hashlib.sha256(b"\2" + previous + leaf).digest()


def seal_hash(seal):
    return hashlib.sha256(b"\3" + canonical({k: v for k, v in seal.items() if k != "signature"})).digest()


def root_from_path(leaf, index, size, path):
    """The root that leaf `index` (from 0) of `size` leads to (RFC 9162, 2.1.3.2); None for a path of wrong length."""
    node, last = leaf, size - 1
    for sibling in path:
        if last == 0:
            return None
        if index & 1 or index == last:
            node = node_hash(sibling, node)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        index, last = index >> 1, last >> 1
    return node if last == 0 else None


def signed(statement):
    """Whether a statement that carries its key and signature is signed by that key."""
    body = {name: value for name, value in statement.items() if name != "signature"}
    key, signature = bytes.fromhex(statement["key"]), bytes.fromhex(statement["signature"])
    return signature_holds(key, canonical(body), signature)
