"""Root keys: what wraps the organisation's key, and where it comes from.

A provider is named by a URL. ``file:///path`` holds 32 random bytes that only their owner may read;
``passphrase:`` derives the key with Argon2id (RFC 9106) from ``SOTTOVOCE_PASSPHRASE``. A wrapped key is
opaque to the key store: whatever a provider needs to open it again, such as a salt, is inside.

Rotation has three steps, so that a crash between any two leaves a vault that opens: the vault keeps the key
wrapped by both roots, the successor takes effect, the old wrapping is destroyed.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from sottovoce.errors import Conflict, Misconfigured, Unreadable
from sottovoce.vault import cobblestone

PASSPHRASE_VARIABLE = "SOTTOVOCE_PASSPHRASE"  # noqa: S105 - the name of a variable, not its value
NEW_PASSPHRASE_VARIABLE = "SOTTOVOCE_NEW_PASSPHRASE"  # noqa: S105
SHORTEST_PASSPHRASE = 12
READABLE_BY_OTHERS = stat.S_IRWXG | stat.S_IRWXO

# RFC 9106 section 4, second recommended option: 64 MiB, three passes, four lanes.
_ARGON2_MEMORY_KIB = 64 * 1024
_ARGON2_PASSES = 3
_ARGON2_LANES = 4
_ARGON2_SALT_BYTES = 16


class Provider(Protocol):
    """One way to keep the root key."""

    @property
    def kind(self) -> str:
        """The provider's scheme, for people to read."""

    @property
    def mode(self) -> str:
        """How the root is guarded, for people to read: a file's permissions, or the derivation."""

    def create(self) -> None:
        """Make a root key where there is none; never replaces one."""

    def wrap(self, key: bytes, context: bytes) -> bytes:
        """Seal a key under the root."""

    def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Open what ``wrap`` sealed; ``Unreadable`` when the root is another one."""

    def successor(self) -> Provider:
        """A provider like this one with a new root, not yet in effect."""

    def take_effect(self) -> None:
        """Make this root the one that the next start will use."""


class FileRoot:
    """The root key in a file of 32 bytes, mode 0600 or stricter."""

    kind = "file"

    def __init__(self, path: Path, *, replaces: Path | None = None) -> None:
        self.path = path
        self._replaces = replaces

    @property
    def mode(self) -> str:
        """The file's permission bits in octal."""
        return f"{stat.S_IMODE(self.path.stat().st_mode):04o}"

    def create(self) -> None:
        """Write 32 random bytes, durably.

        Raises:
            Conflict: there is a file already.
        """
        try:
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise Conflict(
                "There is a root key already; it was left as it is.",
                where=str(self.path),
                remedy="Use `sottovoce vault rotate` to replace it.",
            ) from None
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(cobblestone.KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        _sync_folder(self.path)

    def wrap(self, key: bytes, context: bytes) -> bytes:
        """Seal a key under the file's key."""
        return cobblestone.seal(self._read(), key, context)

    def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Open a key sealed under the file's key."""
        return cobblestone.open_sealed(self._read(), wrapped, context)

    def successor(self) -> FileRoot:
        """A new key in a file beside this one. One left there by an interrupted rotation is replaced."""
        following = FileRoot(self.path.with_name(self.path.name + ".next"), replaces=self.path)
        following.path.unlink(missing_ok=True)
        following.create()
        return following

    def take_effect(self) -> None:
        """Move the new file over the old one: one atomic step."""
        if self._replaces is None:
            return
        os.replace(self.path, self._replaces)
        self.path, self._replaces = self._replaces, None
        _sync_folder(self.path)

    def _read(self) -> bytes:
        try:
            with self.path.open("rb") as file:
                loose = os.fstat(file.fileno()).st_mode & READABLE_BY_OTHERS
                key = file.read(cobblestone.KEY_BYTES + 1)
        except OSError as error:
            raise Misconfigured(
                f"The root key cannot be read ({error.strerror}).",
                where=str(self.path),
                remedy="Restore the file from its backup; without it nothing sealed here can be opened.",
            ) from None
        if loose:
            raise Misconfigured(
                "The root key may be read by others than its owner.",
                where=str(self.path),
                remedy=f"Run `chmod 600 {self.path}`, and rotate it if others have used this machine.",
            )
        if len(key) != cobblestone.KEY_BYTES:
            raise Misconfigured(
                "The root key does not have exactly 32 bytes.",
                where=str(self.path),
                remedy="Restore the file from its backup.",
            )
        return key


class PassphraseRoot:
    """The root key derived from a passphrase in the environment, with a fresh salt for each wrapping."""

    kind = "passphrase"
    mode = "Argon2id, 64 MiB"

    def __init__(self, variable: str = PASSPHRASE_VARIABLE) -> None:
        self._variable = variable

    def create(self) -> None:
        """Nothing to make; checks that the passphrase is there and long enough."""
        self._passphrase()

    def wrap(self, key: bytes, context: bytes) -> bytes:
        """The salt, then the key sealed under the derived root."""
        salt = os.urandom(_ARGON2_SALT_BYTES)
        return salt + cobblestone.seal(self._derive(salt), key, context)

    def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Open what ``wrap`` made."""
        salt, sealed = wrapped[:_ARGON2_SALT_BYTES], wrapped[_ARGON2_SALT_BYTES:]
        if len(salt) < _ARGON2_SALT_BYTES:
            raise Unreadable("A wrapped key of the key store is too short.")
        return cobblestone.open_sealed(self._derive(salt), sealed, context)

    def successor(self) -> PassphraseRoot:
        """The provider of ``SOTTOVOCE_NEW_PASSPHRASE``."""
        following = PassphraseRoot(NEW_PASSPHRASE_VARIABLE)
        following.create()
        return following

    def take_effect(self) -> None:
        """Nothing to do here: a person changes the environment. Until then nothing starts, by intention."""

    def _derive(self, salt: bytes) -> bytes:
        argon2 = Argon2id(
            salt=salt,
            length=cobblestone.KEY_BYTES,
            iterations=_ARGON2_PASSES,
            lanes=_ARGON2_LANES,
            memory_cost=_ARGON2_MEMORY_KIB,
        )
        return argon2.derive(self._passphrase())

    def _passphrase(self) -> bytes:
        passphrase = os.environ.get(self._variable, "")
        if len(passphrase) < SHORTEST_PASSPHRASE:
            raise Misconfigured(
                f"The root passphrase is missing or shorter than {SHORTEST_PASSPHRASE} characters.",
                where=self._variable,
                remedy="Set it in the service's environment: six random words make a good one.",
            )
        return passphrase.encode()


def _file_root(rest: str) -> Provider:
    path = Path(rest.removeprefix("//"))
    if not rest.startswith("//") or not path.is_absolute():
        raise Misconfigured(
            "The root key's file must be named by its full path.",
            where="SOTTOVOCE_ROOT_KEY",
            remedy="Write file:///full/path/to/root.key, with three slashes.",
        )
    return FileRoot(path)


def _passphrase_root(rest: str) -> Provider:
    if rest:
        raise Misconfigured(
            "A passphrase does not belong in the root key's URL.",
            where="SOTTOVOCE_ROOT_KEY",
            remedy=f"Write `passphrase:` alone and put the passphrase in {PASSPHRASE_VARIABLE}.",
        )
    return PassphraseRoot()


PROVIDERS: Mapping[str, Callable[[str], Provider]] = {
    "file": _file_root,
    "passphrase": _passphrase_root,
}


def open_provider(url: str) -> Provider:
    """The provider that a root key's URL names. Reads nothing yet.

    Raises:
        Misconfigured: an unknown scheme, or a URL that the scheme does not understand.
    """
    scheme, colon, rest = url.partition(":")
    if not colon or scheme not in PROVIDERS:
        raise Misconfigured(
            "The root key's URL names no known provider.",
            where="SOTTOVOCE_ROOT_KEY",
            remedy="Known are " + ", ".join(f"`{name}:`" for name in PROVIDERS) + ".",
        )
    return PROVIDERS[scheme](rest)


def _sync_folder(path: Path) -> None:
    """Make a new or moved name in a folder durable."""
    descriptor = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
