"""RFC 6962 and RFC 9162 trees: published vectors, an independent implementation, and properties."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pymerkle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.ledger import merkle

# RFC 6962 reference tree (transparency-dev/merkle, testonly): eight leaves and the roots of sizes 0, 1, 2, 8.
LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def hashes_of(size: int) -> list[bytes]:
    return [merkle.leaf_hash(b"%d" % number) for number in range(size)]


def nodes_of(hashes: list[bytes]) -> Callable[[int, int], bytes]:
    return lambda height, index: merkle.complete_root(hashes[index << height : (index + 1) << height])


@pytest.mark.parametrize("size", ROOTS)
def test_the_reference_tree_has_the_published_roots(size: int) -> None:
    hashes = [merkle.leaf_hash(leaf) for leaf in LEAVES[:size]]
    assert merkle.root_of(hashes).hex() == ROOTS[size]


def test_every_published_proof_is_judged_as_published(shared: Path) -> None:
    judged = {"inclusion": 0, "consistency": 0}
    for path in sorted((shared / "vectors" / "merkle").rglob("*.json")):
        case = json.loads(path.read_text())
        proof = [base64.b64decode(node) for node in case["proof"] or []]
        if "leafIdx" in case:
            kind = "inclusion"
            leaf, root = (base64.b64decode(case[name] or "") for name in ("leafHash", "root"))
            holds = merkle.is_included(case["leafIdx"], case["treeSize"], leaf, proof, root)
        else:
            kind = "consistency"
            old, new = (base64.b64decode(case[name] or "") for name in ("root1", "root2"))
            holds = merkle.is_consistent(case["size1"], case["size2"], old, new, proof)
        assert holds is not case["wantErr"], path
        judged[kind] += 1
    assert judged == {"inclusion": 98, "consistency": 98}


def test_roots_and_proofs_agree_with_another_implementation() -> None:
    other = pymerkle.InmemoryTree(algorithm="sha256")
    edge = merkle.Edge()
    for size in range(1, 301):
        entry = b"%d" % (size - 1)
        other.append_entry(entry)
        assert list(edge.push([merkle.leaf_hash(entry)])) == [] or size == 256
        assert edge.root() == other.get_root(size)
        proof = other.prove_inclusion(size, size)
        pymerkle.verify_inclusion(merkle.leaf_hash(entry), edge.root(), proof)
        path = merkle.inclusion_path(size - 1, size, nodes_of(hashes_of(size)))
        assert merkle.is_included(size - 1, size, merkle.leaf_hash(entry), path, other.get_root(size))


@settings(max_examples=60, deadline=None)
@given(size=st.integers(1, 700), data=st.data())
def test_each_leaf_is_included_and_in_no_other_place(size: int, data: st.DataObject) -> None:
    hashes = hashes_of(size)
    index = data.draw(st.integers(0, size - 1))
    root = merkle.root_of(hashes)
    path = merkle.inclusion_path(index, size, nodes_of(hashes))
    assert merkle.is_included(index, size, hashes[index], path, root)
    assert not merkle.is_included(index, size, hashes[index - 1] if size > 1 else bytes(32), path, root)
    assert not merkle.is_included(index, size, hashes[index], [*path, bytes(32)], root)
    elsewhere = data.draw(st.integers(0, size))
    if elsewhere != index:
        assert not merkle.is_included(elsewhere, size, hashes[index], path, root)


@settings(max_examples=60, deadline=None)
@given(sizes=st.tuples(st.integers(1, 700), st.integers(1, 700)))
def test_a_grown_tree_is_consistent_and_a_changed_one_is_not(sizes: tuple[int, int]) -> None:
    old, new = sorted(sizes)
    hashes = hashes_of(new)
    path = merkle.consistency_path(old, new, nodes_of(hashes))
    old_root, new_root = merkle.root_of(hashes[:old]), merkle.root_of(hashes)
    assert merkle.is_consistent(old, new, old_root, new_root, path)
    changed = merkle.root_of([bytes(32), *hashes[1:old]])
    assert not merkle.is_consistent(old, new, changed, new_root, path)
    assert not merkle.is_consistent(old, new, old_root, changed, path)


@settings(max_examples=30, deadline=None)
@given(parts=st.lists(st.integers(0, 600), max_size=6))
def test_an_edge_grown_in_steps_is_the_edge_grown_at_once(parts: list[int]) -> None:
    hashes = hashes_of(sum(parts))
    stepwise, tiles = merkle.Edge(), []
    start = 0
    for part in parts:
        tiles += list(stepwise.push(hashes[start : start + part]))
        start += part
    at_once = merkle.Edge()
    assert list(at_once.push(hashes)) == tiles
    assert (stepwise.root(), stepwise.levels) == (at_once.root(), at_once.levels)
