"""Which packs are in use: who decided it and when, and the way back."""

from __future__ import annotations

import pytest

from sottovoce.errors import Misconfigured, NotFound, Tampered
from sottovoce.law import shipped
from sottovoce.law.updates import Policy, Verdict
from sottovoce.law.updates.store import SHIPPED
from tests.law.updates.conftest import BASE, Installation, Publisher


@pytest.fixture
def later(accepted: Installation, publisher: Publisher) -> int:
    """A second version, that waits."""
    publisher.change("value = 72", "value = 48")
    return accepted.update().version.number


def test_without_versions_the_packs_shipped_are_in_use(installation: Installation) -> None:
    in_use = installation.store.in_use()
    assert (in_use.library, in_use.version) == (shipped(), None)
    assert "shipped" in in_use.said
    assert installation.store.versions() == ()


def test_who_accepted_a_version_and_when_is_kept_beside_it(accepted: Installation) -> None:
    in_use = accepted.store.in_use()
    assert in_use.version is not None
    (decision,) = in_use.version.decisions
    assert (decision.verdict, decision.by, decision.at) == (
        Verdict.ACCEPTED,
        "A. Counsel",
        accepted.now,
    )
    assert f"version {BASE}, accepted by A. Counsel" in in_use.said


def test_an_accepted_version_is_what_clocks_go_by(accepted: Installation, later: int) -> None:
    assert accepted.store.number_in_use() == BASE
    accepted.accept(later)
    (duty,) = accepted.store.in_use().library.law("EU-GDPR").duties_named("breach.authority")
    assert duty.period == "48 hours"


def test_a_version_that_waits_may_be_rejected(accepted: Installation, later: int) -> None:
    accepted.store.reject(later, "B. Counsel", accepted.now)
    assert accepted.store.number_in_use() == BASE
    assert accepted.store.version(later).verdict is Verdict.REJECTED
    assert accepted.client.update(accepted.now, Policy.COUNSEL) is None


def test_rejecting_the_version_in_use_brings_back_the_one_before(accepted: Installation, later: int) -> None:
    accepted.accept(later)
    accepted.accept(later)
    accepted.store.reject(later, "B. Counsel", accepted.now)
    assert accepted.store.number_in_use() == BASE
    accepted.store.reject(BASE, "B. Counsel", accepted.now)
    assert accepted.store.number_in_use() == SHIPPED


def test_the_way_back_leaves_out_what_was_rejected_since(accepted: Installation, later: int) -> None:
    accepted.accept(later)
    accepted.store.reject(BASE, "B. Counsel", accepted.now)
    assert accepted.store.number_in_use() == later
    accepted.store.reject(later, "B. Counsel", accepted.now)
    assert accepted.store.number_in_use() == SHIPPED


def test_the_packs_shipped_may_be_used_again(accepted: Installation, later: int) -> None:
    accepted.accept(later)
    accepted.store.use_shipped("B. Counsel", accepted.now)
    accepted.store.use_shipped("B. Counsel", accepted.now)
    assert accepted.store.in_use().library is shipped()
    assert [each.verdict for each in accepted.store.version(later).decisions] == [
        Verdict.ACCEPTED,
        Verdict.SET_ASIDE,
    ]
    accepted.accept(later)
    accepted.store.reject(later, "B. Counsel", accepted.now)
    assert accepted.store.number_in_use() == SHIPPED


def test_packs_shipped_that_are_newer_are_noticed(accepted: Installation, publisher: Publisher) -> None:
    assert not accepted.store.in_use().shipped_are_newer
    for pack in publisher.packs.iterdir():
        pack.write_text(pack.read_text().replace("facts_as_of = 2026", "facts_as_of = 2025"))
    publisher.publish()
    accepted.accept(accepted.update().version.number)
    assert accepted.store.in_use().shipped_are_newer


def test_counsel_may_accept_what_took_effect_by_policy(accepted: Installation, publisher: Publisher) -> None:
    publisher.change("value = 72", "value = 48")
    number = accepted.update(Policy.STRICTER).version.number
    accepted.accept(number)
    verdicts = [each.verdict for each in accepted.store.version(number).decisions]
    assert verdicts == [Verdict.AT_ONCE, Verdict.ACCEPTED]
    accepted.store.reject(number, "B. Counsel", accepted.now)
    assert accepted.store.number_in_use() == BASE


def test_a_version_changed_in_the_data_folder_is_not_used(accepted: Installation) -> None:
    pack = accepted.folder / "versions" / str(BASE) / "packs" / "eu-gdpr.toml"
    pack.write_text(pack.read_text().replace("value = 72", "value = 96"))
    with pytest.raises(Tampered) as stop:
        accepted.store.in_use()
    assert stop.value.where.endswith(str(BASE))
    accepted.store.reject(BASE, "B. Counsel", accepted.now)
    assert accepted.store.in_use().library is shipped()


def test_a_version_that_was_never_fetched_is_not_found(installation: Installation) -> None:
    for decide in (installation.store.accept, installation.store.reject):
        with pytest.raises(NotFound):
            decide(7, "A. Counsel", installation.now)


def test_the_policy_is_counsel_until_it_is_chosen(installation: Installation) -> None:
    store = installation.store
    assert store.policy() is Policy.COUNSEL
    store.set_policy(Policy.STRICTER)
    assert store.policy() is Policy.STRICTER


@pytest.mark.parametrize("text", ['at_once = "everything"', "at_once", 'all = "stricter"'])
def test_a_policy_that_cannot_be_read_is_not_guessed(installation: Installation, text: str) -> None:
    installation.folder.mkdir()
    (installation.folder / "policy.toml").write_text(text)
    with pytest.raises(Misconfigured):
        installation.store.policy()
