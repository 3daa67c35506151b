"""Fixtures of the vault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sottovoce.vault import Vault
from tests.vault.places import VaultPlace


@pytest.fixture
def place(tmp_path: Path) -> VaultPlace:
    return VaultPlace.make(tmp_path / "vault")


@pytest.fixture
def vault(place: VaultPlace) -> Iterator[Vault]:
    opened = place.open()
    yield opened
    opened.close()
