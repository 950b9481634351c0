"""The tree and the signatures against their standards, without a database."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from recruitment.journal import hashing
from recruitment.journal.ed25519 import signature_holds
from recruitment.journal.merkle import Root, levels, path
from recruitment.journal.program import verify_program


def rfc6962_root(leaves):
    """As RFC 6962 section 2.1 writes it: split at the largest power of two below the size."""
    if len(leaves) == 1:
        return leaves[0]
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return hashing.node_hash(rfc6962_root(leaves[:k]), rfc6962_root(leaves[k:]))


def test_the_published_tree_heads_come_out():
    data = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    leaves = [hashlib.sha256(b"\0" + bytes.fromhex(text)).digest() for text in data]  # certificate-transparency tests
    root = Root()
    heads = []
    for leaf in leaves:
        root.add(leaf)
        heads.append(root.value().hex())
    assert heads[0] == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert heads[1] == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    assert heads[7] == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


@pytest.mark.parametrize("size", [*range(1, 34), 100, 255, 256, 257])
def test_every_leaf_of_every_size_leads_to_the_root_and_no_other_place_does(size):
    leaves = [hashlib.sha256(bytes([i % 256, i >> 8])).digest() for i in range(size)]
    tree, root = levels(leaves), Root()
    for leaf in leaves:
        root.add(leaf)
    assert tree[-1][0] == root.value() == rfc6962_root(leaves)
    for i, leaf in enumerate(leaves):
        way = path(tree, i)
        assert hashing.root_from_path(leaf, i, size, way) == root.value()
        assert hashing.root_from_path(leaf, i, size, [*way, leaf]) != root.value()
        if way:
            assert hashing.root_from_path(leaf, i, size, way[:-1]) != root.value()
            assert hashing.root_from_path(leaf, i ^ 1, size, way) != root.value()


RFC8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
]


@pytest.mark.parametrize(("key", "message", "signature"), RFC8032)
def test_the_signatures_of_rfc_8032_hold(key, message, signature):
    assert signature_holds(*map(bytes.fromhex, (key, message, signature)))


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=50), st.integers(0, 511))
def test_it_agrees_with_the_library_and_one_flipped_bit_is_noticed(seed, message, bit):
    private = Ed25519PrivateKey.from_private_bytes(seed)
    key, signature = private.public_key().public_bytes_raw(), private.sign(message)
    flipped = bytearray(signature)
    flipped[bit // 8] ^= 1 << bit % 8
    assert signature_holds(key, message, signature)
    assert not signature_holds(key, message, bytes(flipped))
    assert not signature_holds(key, message + b"x", signature)
    assert not signature_holds(key, message, signature + b"\0")


def test_what_a_stranger_gets_imports_the_standard_library_only():
    folder = Path(hashing.__file__).parent
    for name in ("ed25519", "proof"):
        text = (folder / f"{name}.py").read_text("utf-8")
        imported = {line.split()[1].split(".")[0] for line in text.splitlines() if line.startswith(("import", "from"))}
        assert imported - {""} <= set(sys.stdlib_module_names)


def test_verify_py_without_arguments_says_how_to_use_it(tmp_path):
    (tmp_path / "verify.py").write_text(verify_program(), "utf-8")
    ran = subprocess.run([sys.executable, "-I", "verify.py"], cwd=tmp_path, capture_output=True, text=True)
    assert ran.returncode == 1
    assert "用法" in ran.stdout
