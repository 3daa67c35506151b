"""The data folder (``SOTTOVOCE_HOME``): where each part of an installation keeps its files.

Only paths are named here; nothing is opened. Everything under the folder is sealed or holds no personal
data, except the key store, which is why that has a folder (and a backup life) of its own.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """The layout of one data folder."""

    root: Path

    @classmethod
    def from_environment(cls) -> Home:
        """The folder named by ``SOTTOVOCE_HOME``; ``data`` below the current folder when unset."""
        return cls(Path(os.environ.get("SOTTOVOCE_HOME") or "data").expanduser().resolve())

    @property
    def postgres(self) -> Path:
        return self.root / "postgres"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    @property
    def root_key(self) -> Path:
        return self.keys / "root.key"

    @property
    def keystore(self) -> Path:
        return self.keys / "keys.sqlite3"

    @property
    def session_secret(self) -> Path:
        return self.keys / "session.key"

    @property
    def ledger(self) -> Path:
        return self.root / "ledger"

    @property
    def ledger_key(self) -> Path:
        return self.keys / "ledger.key"

    @property
    def law(self) -> Path:
        return self.root / "law"

    @property
    def attachments(self) -> Path:
        return self.root / "attachments"

    @property
    def logs(self) -> Path:
        return self.root / "logs"
