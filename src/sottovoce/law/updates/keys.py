"""A publisher's signing keys: one Ed25519 key a role, as PEM files that only their owner can read.

The folder of keys is never the repository's: whoever serves the repository must not be able to sign. Keys of
roles that sign seldom (root, targets) may lie elsewhere; a command uses those in the folder it is given.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from securesystemslib.signer import CryptoSigner, SSlibKey

from sottovoce.errors import BadInput, Misconfigured, NotFound

OWNER_ONLY = 0o600


class Keys:
    """The key files in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has(self, role: str) -> bool:
        """Whether the key of a role lies here."""
        return self._file(role).exists()

    def signer(self, role: str) -> CryptoSigner:
        """What signs for a role.

        Raises:
            NotFound: its key is not here.
            Misconfigured: others can read it.
        """
        return self._load(self._file(role), role)

    def make(self, role: str) -> CryptoSigner:
        """A new key for a role that has none here."""
        return self._make(self._file(role), role)

    def successor(self, role: str) -> CryptoSigner:
        """The key that will follow: made, or the one that an interrupted rotation left."""
        file = self._file(f"{role}.next")
        return self._load(file, role) if file.exists() else self._make(file, role)

    def succeed(self, role: str) -> None:
        """Let the successor take the key's place; the old key is gone."""
        os.replace(self._file(f"{role}.next"), self._file(role))

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.pem"

    def _make(self, file: Path, role: str) -> CryptoSigner:
        signer = CryptoSigner.generate_ed25519()
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        except FileExistsError:
            raise BadInput(
                f"There is a key for {role} already.", where=str(file), remedy="Give another folder."
            ) from None
        with os.fdopen(descriptor, "wb") as target:
            target.write(signer.private_bytes)
            target.flush()
            os.fsync(descriptor)
        return signer

    def _load(self, file: Path, role: str) -> CryptoSigner:
        try:
            mode = stat.S_IMODE(file.stat().st_mode)
            content = file.read_bytes()
        except FileNotFoundError:
            raise NotFound(
                f"The key of {role} is not here.",
                where=str(file),
                remedy="Give the folder that holds it: --keys.",
            ) from None
        if mode & ~OWNER_ONLY:
            raise Misconfigured("Others can read a signing key.", where=str(file), remedy=f"chmod 600 {file}")
        try:
            key = load_pem_private_key(content, None)
        except ValueError:
            key = None
        if not isinstance(key, Ed25519PrivateKey):
            raise BadInput("This is no Ed25519 key.", where=str(file), remedy="Restore it from a backup.")
        return CryptoSigner(key, SSlibKey.from_crypto(key.public_key()))
