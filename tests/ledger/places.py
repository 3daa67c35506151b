"""A log in a folder of its own, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sottovoce.ledger import DirectoryStorage, Guard, Log, Report, Signer, verify_log

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ORIGIN = "sottovoce.invalid/0b9f2c1e-6a53-4b0e-9a53-9d6f5a1c2e7d"


@dataclass
class Place:
    """The files and keys of one log."""

    root: Path
    signer: Signer

    @classmethod
    def make(cls, root: Path) -> Place:
        (root / "keys").mkdir(parents=True)
        return cls(root, Signer.generate(ORIGIN))

    @property
    def files(self) -> Path:
        return self.root / "ledger"

    @property
    def storage(self) -> DirectoryStorage:
        return DirectoryStorage(self.files)

    @property
    def guard(self) -> Guard:
        return Guard(self.root / "keys" / "ledger.guard")

    def open(self) -> Log:
        """Open the log as a process that starts now would."""
        return Log(self.storage, self.signer, self.guard)

    def grown_to(self, *sizes: int) -> Log:
        """The log, appended to in steps, one checkpoint each."""
        log = self.open()
        for size in sizes:
            log.append(entries(log.size(), size), NOW)
        return log

    def verify(self, **options: object) -> Report:
        return verify_log(self.storage, self.signer.verifier_key, guard=self.guard, **options)  # type: ignore[arg-type]


def entries(start: int, end: int, word: str = "entry") -> list[bytes]:
    return [f"{word} {number}".encode() for number in range(start, end)]


class Crash(BaseException):
    """The process is gone. Not an Exception, as nothing may catch it."""


class CrashingStorage(DirectoryStorage):
    """A storage whose process dies at the n-th step: before a file is written, or instead of a removal."""

    def __init__(self, root: Path, steps: int) -> None:
        super().__init__(root)
        self._left = steps

    def write(self, files: Mapping[str, bytes]) -> None:
        for path, content in files.items():
            self._step()
            super().write({path: content})

    def remove_folder(self, path: str) -> None:
        self._step()
        super().remove_folder(path)

    def _step(self) -> None:
        if self._left == 0:
            raise Crash
        self._left -= 1


class CrashingGuard(Guard):
    """A guard whose process dies before or after it remembers."""

    def __init__(self, path: Path, *, after: bool) -> None:
        super().__init__(path)
        self._after = after

    def swap(self, expected: str, text: str) -> None:
        if self._after:
            super().swap(expected, text)
        raise Crash
