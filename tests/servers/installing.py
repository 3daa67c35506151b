"""Install the servers that tests start. Each has a stamp: done once for a given recipe, then skipped."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.servers import places

# The recordings of a real Mastodon server come with the source of this client (MIT); they are read, never
# kept in the repository.
RECORDINGS = "Mastodon.py==2.3.3"


def install_all() -> None:
    """Everything; what is there already is left alone."""
    _once(places.BLUESKY, _recipe_of_bluesky(), "the Bluesky network", _install_bluesky)
    _once(places.MASTODON, places.MASTODON_REQUIREMENTS.read_bytes(), "a Mastodon", _install_mastodon)
    _once(places.MASTODON_RECORDINGS, RECORDINGS.encode(), "recordings of Mastodon", _install_recordings)


def _once(place: Path, recipe: bytes, name: str, install: Callable[[], None]) -> None:
    stamp = place / ".installed"
    wanted = hashlib.sha256(recipe).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    print(f"Installing {name} for the tests ...", flush=True)
    started = time.monotonic()
    place.mkdir(parents=True, exist_ok=True)
    install()
    stamp.write_text(wanted)
    print(f"... {time.monotonic() - started:.0f} s")


def _recipe_of_bluesky() -> bytes:
    return (places.BLUESKY_RECIPE / "package-lock.json").read_bytes()


def _install_bluesky() -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(places.BLUESKY_RECIPE / name, places.BLUESKY / name)
    _run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error", cwd=places.BLUESKY)


def _install_mastodon() -> None:
    _run(sys.executable, "-m", "venv", "--clear", str(places.MASTODON))
    python = str(places.MASTODON / "bin" / "python")
    _run(python, "-m", "pip", "install", *_QUIETLY, "-r", str(places.MASTODON_REQUIREMENTS))


def _install_recordings() -> None:
    place = places.MASTODON_RECORDINGS
    shutil.rmtree(place)
    place.mkdir()
    _run(
        *(sys.executable, "-m", "pip", "download", *_QUIETLY, "--no-deps", "--no-binary", ":all:"),
        *("--no-build-isolation", "--dest", str(place), RECORDINGS),
    )
    (archive,) = place.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        recordings = [each for each in opened.getmembers() if "/cassettes/" in each.name and each.isfile()]
        for each in recordings:
            each.name = Path(each.name).name
        opened.extractall(place, members=recordings, filter="data")
    archive.unlink()


_QUIETLY = ("--quiet", "--disable-pip-version-check")


def _run(*command: str, cwd: Path | None = None) -> None:
    subprocess.run(command, check=True, cwd=cwd)
