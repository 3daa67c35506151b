"""This installation's vault and ledger, opened once in each process.

The shell around the two engines: it reads the environment and the data folder, and hands out the objects.
"""

from __future__ import annotations

import os
import secrets
from functools import cache
from pathlib import Path
from uuid import UUID, uuid4

from sottovoce.errors import Misconfigured
from sottovoce.home import Home
from sottovoce.ledger import DirectoryStorage, Guard, Log, Signer
from sottovoce.vault import Vault, open_provider

LEDGER_ORIGIN_FILE = "origin"


def prepare(home: Home) -> None:
    """Make what a new data folder lacks: keys and the ledger's identity. Never overwrites anything."""
    home.root.mkdir(parents=True, exist_ok=True)
    home.keys.mkdir(mode=0o700, exist_ok=True)
    home.ledger.mkdir(exist_ok=True)
    home.attachments.mkdir(mode=0o700, exist_ok=True)
    home.logs.mkdir(mode=0o700, exist_ok=True)
    _write_once(home.session_secret, secrets.token_urlsafe(48).encode())
    _write_once(_organisation_file(home), str(uuid4()).encode())
    if not os.environ.get("SOTTOVOCE_ROOT_KEY"):
        provider = open_provider(root_key_url(home))
        if not home.root_key.exists():
            provider.create()
    if not home.ledger_key.exists():
        signer = Signer.generate(f"sottovoce.invalid/{organisation_id(home)}")
        _write_once(home.ledger_key, signer.encode().encode())
    public = ledger_signer(home).verifier_key
    (home.ledger / "log.vkey").write_text(public + "\n")


def root_key_url(home: Home) -> str:
    """``SOTTOVOCE_ROOT_KEY``, or the key file of the data folder."""
    return os.environ.get("SOTTOVOCE_ROOT_KEY") or f"file://{home.root_key}"


def keystore_url(home: Home) -> str:
    """``KEYSTORE_URL``, or the SQLite file of the data folder."""
    return os.environ.get("KEYSTORE_URL") or f"sqlite://{home.keystore}"


def organisation_id(home: Home) -> UUID:
    """The id that binds everything sealed here to this organisation."""
    try:
        return UUID(_organisation_file(home).read_text().strip())
    except (OSError, ValueError):
        raise Misconfigured(
            "This data folder has not been prepared.",
            where="SOTTOVOCE_HOME",
            remedy="Run `sottovoce migrate` (or `sottovoce up`, which does it for you).",
        ) from None


@cache
def home() -> Home:
    return Home.from_environment()


@cache
def vault() -> Vault:
    """The vault of this installation. Safe to use from several threads."""
    place = home()
    return Vault.open_at(keystore_url(place), open_provider(root_key_url(place)), organisation_id(place))


def ledger_signer(place: Home) -> Signer:
    """The ledger's signing key."""
    try:
        return Signer.decode(place.ledger_key.read_text().strip())
    except OSError:
        raise Misconfigured(
            "The ledger's signing key is missing.",
            where="keys/ledger.key",
            remedy="Restore it from the backup of the keys folder, or run `sottovoce migrate` on a new one.",
        ) from None


@cache
def ledger() -> Log:
    """The transparency log of this installation. Only the sequencer may append to it."""
    place = home()
    return Log(DirectoryStorage(place.ledger), ledger_signer(place), Guard(place.keys / "ledger.guard"))


def _organisation_file(place: Home) -> Path:
    return place.keys / "organisation"


def _write_once(path: Path, content: bytes) -> None:
    if path.exists():
        return
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
