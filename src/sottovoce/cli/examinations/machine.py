"""The machine: Python, the data folder's rights, room on the disk."""

from __future__ import annotations

import os
import platform
import shutil
import stat
import sys
from collections.abc import Iterator

from sottovoce.cli.examinations import Result, fine, weak, wrong
from sottovoce.home import Home

OLDEST_PYTHON = (3, 11)
LITTLE_ROOM_BYTES = 2_000_000_000
NO_ROOM_BYTES = 200_000_000


def examine_machine(home: Home) -> Iterator[Result]:
    """Python, folder and disk."""
    version = platform.python_version()
    if sys.version_info >= OLDEST_PYTHON:
        yield fine("Python", version)
    else:
        yield wrong("Python", f"{version} is too old.", "Install Python 3.11 or newer.")
    yield from _folder(home)
    yield _disk(home)


def _folder(home: Home) -> Iterator[Result]:
    if not home.root.is_dir():
        yield wrong("Data folder", f"{home.root} is not there.", "Run `sottovoce up` or `sottovoce migrate`.")
        return
    if not os.access(home.root, os.W_OK | os.X_OK):
        yield wrong(
            "Data folder", f"{home.root} cannot be written.", "Give it to the user that runs the desk."
        )
        return
    yield fine("Data folder", str(home.root))
    for name, folder in (("Keys folder", home.keys), ("Log folder", home.logs)):
        if not folder.is_dir():
            continue
        mode = stat.S_IMODE(folder.stat().st_mode)
        if mode & 0o077:
            yield wrong(name, f"Others on this machine may look in (mode {mode:04o}).", f"chmod 700 {folder}")
        else:
            yield fine(name, f"closed to others (mode {mode:04o})")


def _disk(home: Home) -> Result:
    place = home.root if home.root.is_dir() else home.root.parent
    room = shutil.disk_usage(place).free
    words = f"{room / 1e9:.1f} GB free"
    if room < NO_ROOM_BYTES:
        return wrong("Disk", words, "Make room now: the database stops when the disk is full.")
    if room < LITTLE_ROOM_BYTES:
        return weak("Disk", words, "Make room soon.")
    return fine("Disk", words)
