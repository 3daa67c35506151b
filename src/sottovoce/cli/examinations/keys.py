"""Keys: the root key's guard, the key store, the ledger's signing key."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from sottovoce.cli.examinations import Result, fine, wrong
from sottovoce.home import Home
from sottovoce.vault import Context


def examine_keys(home: Home) -> Iterator[Result]:
    """Who may read key files, and whether the key store opens with the root key."""
    if not os.environ.get("SOTTOVOCE_ROOT_KEY"):
        yield _closed("Root key", home.root_key)
    yield _closed("Ledger key", home.ledger_key)
    yield _closed("Session key", home.session_secret)
    from sottovoce.desk.core.installation import vault

    store = vault()
    probe = store.seal_for_organisation(b"probe", _probe_context())
    if store.open_for_organisation(probe, _probe_context()) != b"probe":
        yield wrong("Key store", "What it seals does not open.", "Restore the key store from its backup.")
    else:
        yield fine("Key store", "opens with the root key")


def _closed(name: str, path: Path) -> Result:
    if not path.exists():
        return wrong(name, f"{path} is not there.", "Restore it from the backup of the keys folder.")
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        return wrong(name, f"Others on this machine may read it (mode {mode:04o}).", f"chmod 600 {path}")
    return fine(name, f"mode {mode:04o}")


def _probe_context() -> Context:
    from sottovoce.desk.core.sealing import context_of

    return context_of(None, "doctor", "probe", UUID(int=0))
