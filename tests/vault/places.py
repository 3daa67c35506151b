"""A vault in a folder of its own, for tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from sottovoce.vault import Context, Provider, Vault, open_provider

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@dataclass
class VaultPlace:
    """The files of one vault."""

    root: Path
    organisation: UUID = field(default_factory=uuid4)

    @classmethod
    def make(cls, root: Path) -> VaultPlace:
        place = cls(root)
        root.mkdir(parents=True, exist_ok=True)
        place.provider().create()
        return place

    @property
    def url(self) -> str:
        return f"sqlite://{self.keystore}"

    @property
    def keystore(self) -> Path:
        return self.root / "keys.sqlite3"

    def provider(self) -> Provider:
        return open_provider(f"file://{self.root / 'root.key'}")

    def open(self) -> Vault:
        """Open the vault as a process that starts now would."""
        return Vault.open_at(self.url, self.provider(), self.organisation)

    def context(self, subject: UUID | None, row: UUID | None = None) -> Context:
        return Context(self.organisation, subject, "conversations_message", "original", row or uuid4())

    def bytes_on_disk(self) -> bytes:
        """Everything that lies in the vault's folder."""
        return b"".join(path.read_bytes() for path in sorted(self.root.rglob("*")) if path.is_file())
