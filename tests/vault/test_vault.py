"""Sealing, opening and shredding, in one process and in several."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from threading import Thread
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.errors import BadInput, Misconfigured, NotFound, Refused, Unreadable
from sottovoce.vault import Context, Vault, open_provider, roots
from sottovoce.vault import vault as vault_module
from tests.vault.places import NOW, VaultPlace


def customer(vault: Vault) -> UUID:
    """A new customer with a key."""
    made = uuid4()
    vault.ensure_keys([made])
    return made


def test_a_value_opens_in_its_place_also_after_a_restart(place: VaultPlace, vault: Vault) -> None:
    mira = customer(vault)
    context = place.context(mira)
    sealed = vault.seal(mira, b"call me on 0171 2345678", context)
    assert b"0171" not in sealed
    assert vault.open(mira, sealed, context) == b"call me on 0171 2345678"
    again = place.open()
    assert again.open(mira, sealed, context) == b"call me on 0171 2345678"
    again.close()


def test_a_value_opens_nowhere_else(place: VaultPlace, vault: Vault) -> None:
    mira, noor = customer(vault), customer(vault)
    context = place.context(mira)
    sealed = vault.seal(mira, b"text", context)
    for elsewhere in (
        replace(context, row=uuid4()),
        replace(context, table="core_act"),
        replace(context, column="redacted"),
    ):
        with pytest.raises(Unreadable):
            vault.open(mira, sealed, elsewhere)
    with pytest.raises(Unreadable):
        vault.open(noor, sealed, replace(context, subject=noor))
    for foreign in (replace(context, subject=noor), replace(context, organisation=uuid4())):
        with pytest.raises(BadInput):
            vault.open(mira, sealed, foreign)
        with pytest.raises(BadInput):
            vault.seal(mira, b"text", foreign)


@settings(max_examples=200)
@given(
    parts=st.tuples(
        *[st.tuples(st.text("ab\x01\x02", max_size=4), st.text("ab\x01\x02", max_size=4))] * 2,
        st.booleans(),
        st.booleans(),
    )
)
def test_two_contexts_never_give_the_same_bytes(
    parts: tuple[tuple[str, str], tuple[str, str], bool, bool],
) -> None:
    one, other = (
        Context(UUID(int=1), UUID(int=2) if named else None, table, column, UUID(int=3))
        for (table, column), named in zip(parts[:2], parts[2:], strict=True)
    )
    assert (one == other) == (one.encode() == other.encode())


def test_the_organisations_own_values_are_apart_from_customers(place: VaultPlace, vault: Vault) -> None:
    context = place.context(None)
    sealed = vault.seal_for_organisation(b"token", context)
    assert vault.open_for_organisation(sealed, context) == b"token"
    with pytest.raises(Unreadable):
        vault.open_for_organisation(sealed, replace(context, row=uuid4()))
    with pytest.raises(BadInput):
        vault.open_for_organisation(sealed, place.context(uuid4()))


def test_a_file_is_sealed_in_constant_memory(place: VaultPlace, vault: Vault) -> None:
    mira = customer(vault)
    context = place.context(mira)
    content = os.urandom(100_000)
    sealed, opened = io.BytesIO(), io.BytesIO()
    assert vault.seal_stream(mira, io.BytesIO(content), sealed, context) == 100_000
    sealed.seek(0)
    assert vault.open_stream(mira, sealed, opened, context) == 100_000
    assert opened.getvalue() == content


def test_a_customer_without_a_key_is_told_from_one_who_was_shredded(place: VaultPlace, vault: Vault) -> None:
    stranger, mira = uuid4(), customer(vault)
    vault.shred(mira, NOW)
    with pytest.raises(Unreadable, match="no key"):
        vault.seal(stranger, b"text", place.context(stranger))
    with pytest.raises(Unreadable, match="shredded"):
        vault.seal(mira, b"text", place.context(mira))
    with pytest.raises(NotFound):
        vault.shred(stranger, NOW)
    assert not vault.is_shredded(stranger)


def test_making_keys_again_changes_none(place: VaultPlace, vault: Vault) -> None:
    mira, noor = customer(vault), uuid4()
    context = place.context(mira)
    sealed = vault.seal(mira, b"text", context)
    vault.ensure_keys([mira, noor, noor])
    vault.forget()
    assert vault.open(mira, sealed, context) == b"text"
    vault.ensure_keys([])
    assert vault.status().customers == 2


def test_a_shred_leaves_a_receipt_and_nothing_that_opens(place: VaultPlace, vault: Vault) -> None:
    mira, noor = customer(vault), customer(vault)
    context, kept = place.context(mira), place.context(noor)
    sealed, other = vault.seal(mira, b"text", context), vault.seal(noor, b"kept", kept)
    row = uuid4()
    vault.salt(mira, row)
    receipt = vault.shred(mira, NOW)
    assert (receipt.subject, receipt.at, receipt.traces_cleared, receipt.repeated) == (mira, NOW, True, False)
    assert len(receipt.fingerprint) == 64
    for use in (lambda: vault.open(mira, sealed, context), lambda: vault.salt(mira, row)):
        with pytest.raises(Unreadable, match="shredded"):
            use()
    assert vault.is_shredded(mira)
    assert vault.open(noor, other, kept) == b"kept"
    again = vault.shred(mira, NOW.replace(year=2030))
    assert (again.at, again.fingerprint, again.repeated) == (NOW, receipt.fingerprint, True)


def test_no_new_key_for_a_shredded_customer(vault: Vault) -> None:
    mira, noor = customer(vault), uuid4()
    vault.shred(mira, NOW)
    with pytest.raises(Refused):
        vault.ensure_keys([noor, mira])
    assert vault.status().customers == 0


def test_the_bytes_of_a_shredded_key_are_nowhere_on_the_disk(place: VaultPlace, vault: Vault) -> None:
    """Also not where SQLite moved them while the tree of keys grew."""
    customers = [uuid4() for _ in range(3000)]
    for start in range(0, 3000, 60):
        vault.ensure_keys(customers[start : start + 60])
    wrapped = {mira: vault._store.wrapped_key(mira) for mira in customers[::30]}
    before = place.bytes_on_disk()
    assert all(key is not None and key[:40] in before for key in wrapped.values())
    for mira in wrapped:
        vault.shred(mira, NOW)
    after = place.bytes_on_disk()
    for key in wrapped.values():
        assert key is not None
        assert not any(key[at : at + 16] in after for at in range(0, len(key) - 16, 8))


READER = """
import sys
from uuid import UUID
from sottovoce.errors import Unreadable
from sottovoce.vault import Context, Vault, open_provider
root, organisation, mira, row, sealed = sys.argv[1:]
provider = open_provider(f"file://{root}/root.key")
vault = Vault.open_at(f"sqlite://{root}/keys.sqlite3", provider, UUID(organisation))
context = Context(UUID(organisation), UUID(mira), "conversations_message", "original", UUID(row))
for line in sys.stdin:
    try:
        print(vault.open(UUID(mira), bytes.fromhex(sealed), context).decode(), flush=True)
    except Unreadable:
        print("unreadable", flush=True)
"""


def test_a_shred_is_seen_at_once_by_another_process_that_holds_the_key(
    place: VaultPlace, vault: Vault
) -> None:
    mira = customer(vault)
    context = place.context(mira)
    sealed = vault.seal(mira, b"readable", context)
    arguments = [str(place.root), str(place.organisation), str(mira), str(context.row), sealed.hex()]
    other = subprocess.Popen(
        [sys.executable, "-c", READER, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdin is not None
    assert other.stdout is not None

    def ask() -> str:
        print("?", file=other.stdin, flush=True)
        return other.stdout.readline().strip()  # type: ignore[union-attr]

    assert [ask(), ask()] == ["readable", "readable"]
    vault.shred(mira, NOW)
    assert ask() == "unreadable"
    other.stdin.close()
    other.wait()
    other.stdout.close()


def test_threads_that_read_while_others_shred_read_the_truth_or_nothing(
    place: VaultPlace, vault: Vault
) -> None:
    customers = [customer(vault) for _ in range(30)]
    sealed = {}
    for mira in customers:
        context = place.context(mira)
        sealed[mira] = (vault.seal(mira, mira.bytes, context), context)
    wrong: list[object] = []
    shredded: set[UUID] = set()

    def read() -> None:
        for _ in range(20):
            for mira, (value, context) in sealed.items():
                must_be_gone = mira in shredded
                try:
                    if vault.open(mira, value, context) != mira.bytes or must_be_gone:
                        wrong.append(mira)
                except Unreadable:
                    pass

    readers = [Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for mira in customers[::2]:
        vault.shred(mira, NOW)
        shredded.add(mira)
    for reader in readers:
        reader.join()
    assert wrong == []
    assert vault.status().shredded == 15


def test_salts_are_stable_and_differ_by_row_and_customer(place: VaultPlace, vault: Vault) -> None:
    mira, noor, row = customer(vault), customer(vault), uuid4()
    salts = {vault.salt(mira, row), vault.salt(noor, row), vault.salt(None, row), vault.salt(mira, uuid4())}
    assert len(salts) == 4
    assert {len(salt) for salt in salts} == {32}
    again = place.open()
    assert again.salt(mira, row) == vault.salt(mira, row)
    assert again.salt(None, row) == vault.salt(None, row)
    again.close()


def test_a_blind_index_finds_equal_values_of_one_purpose(vault: Vault) -> None:
    assert vault.blind("handle", "mira") == vault.blind("handle", "mira")
    assert vault.blind("handle", "mira") != vault.blind("identity", "mira")
    assert vault.blind("handle", "mira") != vault.blind("handle", "Mira")
    hashes = [vault.blind("handle", str(number)) for number in range(200)]
    assert all(-(2**63) <= value < 2**63 for value in hashes)
    assert len(set(hashes)) == 200
    assert min(hashes) < 0 < max(hashes)
    assert isinstance(vault.blind("handle", "\ud800"), int), "lone surrogates come from networks"


def test_two_organisations_never_share_a_hash(vault: Vault, place: VaultPlace) -> None:
    other = VaultPlace.make(place.root / "other").open()
    assert other.blind("handle", "mira") != vault.blind("handle", "mira")
    other.close()


def test_words_are_found_in_their_month_only(vault: Vault) -> None:
    stored = vault.search_terms("Meine Bestellung 1182 kam nie an!", "2026-11")
    assert stored == sorted(set(stored))
    assert set(vault.query_terms("BESTELLUNG 1182", "2026-11")) <= set(stored)
    assert not set(vault.query_terms("Bestellung", "2026-12")) & set(stored)
    assert not set(vault.query_terms("Rechnung", "2026-11")) & set(stored)


def test_keys_of_many_purposes_and_customers_stay_bounded(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, place: VaultPlace
) -> None:
    monkeypatch.setattr(vault_module, "KEYS_IN_MEMORY", 5)
    small = place.open()
    for _ in range(12):
        small.salt(customer(small), uuid4())
    assert small.status().keys_in_memory == 5
    for number in range(vault_module.SUBKEYS_IN_MEMORY + 50):
        small.blind(str(number), "x")
    assert len(small._subkeys) <= vault_module.SUBKEYS_IN_MEMORY
    small.close()


def test_a_new_root_opens_everything_and_the_old_one_nothing(place: VaultPlace, vault: Vault) -> None:
    mira = customer(vault)
    context = place.context(mira)
    sealed = vault.seal(mira, b"text", context)
    old_root, blind = (place.root / "root.key").read_bytes(), vault.blind("handle", "mira")
    vault.rotate(place.provider().successor())
    assert (place.root / "root.key").read_bytes() != old_root
    assert vault.status().wrappings == 1
    again = place.open()
    assert again.open(mira, sealed, context) == b"text"
    assert again.blind("handle", "mira") == blind
    again.close()
    (place.root / "root.key").write_bytes(old_root)
    with pytest.raises(Misconfigured, match="does not open"):
        place.open()


@pytest.mark.parametrize("step", ["before taking effect", "after taking effect"])
def test_a_rotation_interrupted_anywhere_leaves_a_vault_that_opens(
    place: VaultPlace, vault: Vault, step: str
) -> None:
    mira = customer(vault)
    context = place.context(mira)
    sealed = vault.seal(mira, b"text", context)
    successor = place.provider().successor()

    def interrupted(original: Callable[[], None]) -> Callable[[], None]:
        def take_effect() -> None:
            if step == "after taking effect":
                original()
            raise KeyboardInterrupt

        return take_effect

    successor.take_effect = interrupted(successor.take_effect)  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        vault.rotate(successor)
    again = place.open()
    assert again.status().wrappings == 2
    assert again.open(mira, sealed, context) == b"text"
    again.rotate(place.provider().successor())
    assert again.status().wrappings == 1
    again.close()
    last = place.open()
    assert last.open(mira, sealed, context) == b"text"
    last.close()


def test_a_rotation_reaches_a_passphrase_as_well(place: VaultPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    # The derivation is slow by intention; its real parameters have a test with the root keys.
    monkeypatch.setattr(roots, "_ARGON2_MEMORY_KIB", 64)
    monkeypatch.setenv("SOTTOVOCE_PASSPHRASE", "six random words make one")
    monkeypatch.setenv("SOTTOVOCE_NEW_PASSPHRASE", "six other words make another")
    url = f"sqlite://{place.root / 'passphrase.sqlite3'}"
    vault = Vault.open_at(url, open_provider("passphrase:"), place.organisation)
    mira = customer(vault)
    vault.rotate(open_provider("passphrase:").successor())
    vault.close()
    with pytest.raises(Misconfigured, match="does not open"):
        Vault.open_at(url, open_provider("passphrase:"), place.organisation)
    monkeypatch.setenv("SOTTOVOCE_PASSPHRASE", "six other words make another")
    again = Vault.open_at(url, open_provider("passphrase:"), place.organisation)
    assert len(again.salt(mira, uuid4())) == 32
    again.close()
