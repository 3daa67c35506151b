"""From an act's commit in the database to the signed checkpoint that covers it, on a desk of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.model import Row

_STOP = """
from sottovoce.desk.core.database import stop_embedded
from sottovoce.home import Home
stop_embedded(Home.from_environment())
"""


def rows() -> list[Row]:
    """The wait at 200 acts a second, and the rate flat out."""
    measured = _measure()
    wait = "ledger: act committed → in a signed checkpoint, 200 a second, p99"
    flat_out = "ledger: acts recorded, sequenced and signed, flat out"
    return [
        Row.at_most(wait, measured["p99"], "ms", 150),
        Row.at_least(flat_out, measured["rate"], "1/s", 5_000),
    ]


def _measure() -> Any:
    folder = Path(tempfile.mkdtemp(prefix="sottovoce-bench-"))
    # The embedded database's own user must reach its folder below.
    folder.chmod(0o755)
    outer = ("SOTTOVOCE_", "DATABASE_", "KEYSTORE_", "DJANGO_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(outer)}
    environment["SOTTOVOCE_HOME"] = str(folder)
    try:
        migrate = [sys.executable, "-m", "sottovoce", "migrate"]
        subprocess.run(migrate, env=environment, check=True, stdout=subprocess.DEVNULL)
        side = [sys.executable, "-m", "bench.sequencing_side"]
        done = subprocess.run(side, env=environment, check=True, stdout=subprocess.PIPE, text=True)
        return json.loads(done.stdout.splitlines()[-1])
    finally:
        subprocess.run([sys.executable, "-c", _STOP], env=environment, check=True)
        shutil.rmtree(folder, ignore_errors=True)
