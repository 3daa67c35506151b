"""Leaves have one encoding, hold no personal data, and commit to what they leave out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.errors import BadInput
from sottovoce.ledger import Leaf, commit

NAMES = st.from_regex(r"[a-z0-9][a-z0-9_.:-]{0,99}", fullmatch=True)
LEAVES = st.builds(
    Leaf,
    act=st.uuids(),
    kind=NAMES,
    at=st.datetimes(timezones=st.just(UTC)),
    actor=NAMES,
    objects=st.lists(NAMES, max_size=5).map(tuple),
    commitment=st.binary(min_size=32, max_size=32),
)
LEAF = Leaf(uuid4(), "message.sent", datetime(2026, 1, 1, tzinfo=UTC), "system", (str(uuid4()),), bytes(32))


@settings(max_examples=100)
@given(leaf=LEAVES)
def test_a_leaf_survives_being_written_and_read(leaf: Leaf) -> None:
    assert Leaf.decode(leaf.encode()) == leaf


@settings(max_examples=100)
@given(leaf=LEAVES, data=st.data())
def test_bytes_are_read_in_one_way_or_not_at_all(leaf: Leaf, data: st.DataObject) -> None:
    raw = bytearray(leaf.encode())
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 255))
    try:
        changed = Leaf.decode(bytes(raw))
    except BadInput:
        return
    assert changed != leaf
    assert changed.encode() == bytes(raw)


@pytest.mark.parametrize("cut", [0, 1, 25, 56, 57, 60])
def test_a_leaf_cut_short_is_refused(cut: int) -> None:
    with pytest.raises(BadInput):
        Leaf.decode(LEAF.encode()[:cut])


@pytest.mark.parametrize("name", ["", "Mira Vogel", "@mira", "mira@example.com", "a" * 101, "ünal", "a\nb"])
def test_a_name_or_handle_does_not_pass_for_an_id(name: str) -> None:
    with pytest.raises(BadInput) as refused:
        Leaf(LEAF.act, LEAF.kind, LEAF.at, LEAF.actor, (name,), LEAF.commitment).encode()
    assert not name or name not in str(refused.value)


def test_a_leaf_needs_a_time_zone_and_a_whole_commitment() -> None:
    naive = LEAF.at.replace(tzinfo=None)
    with pytest.raises(BadInput):
        Leaf(LEAF.act, LEAF.kind, naive, LEAF.actor, (), LEAF.commitment).encode()
    with pytest.raises(BadInput):
        Leaf(LEAF.act, LEAF.kind, LEAF.at, LEAF.actor, (), b"short").encode()


def test_one_moment_in_two_time_zones_is_one_leaf() -> None:
    from datetime import timezone

    there = LEAF.at.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert (
        Leaf(LEAF.act, LEAF.kind, there, LEAF.actor, LEAF.objects, LEAF.commitment).encode() == LEAF.encode()
    )


def test_a_commitment_needs_its_salt_and_its_detail() -> None:
    salt, detail = bytes(range(32)), b"+49 171 2345678"
    made = commit(salt, detail)
    assert len(made) == 32
    assert made == commit(salt, detail)
    assert made != commit(bytes(32), detail)
    assert made != commit(salt, detail + b" ")
    with pytest.raises(BadInput):
        commit(b"short", detail)
