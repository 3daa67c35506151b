"""The peers' own environment: made on demand from ``bench/peers.txt``, apart from the product's."""

from __future__ import annotations

import hashlib
import json
import subprocess
import venv
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PLACE = HERE / ".peers"
REQUIREMENTS = HERE / "peers.txt"


def peer_python() -> Path:
    """The interpreter of the peers' environment; installs it at the first call and when the list changed."""
    stamp = PLACE / ".installed"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    python = PLACE / "bin" / "python"
    if stamp.is_file() and stamp.read_text() == wanted:
        return python
    venv.create(PLACE, with_pip=True, clear=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", REQUIREMENTS], check=True)
    stamp.write_text(wanted)
    return python


def ask_peer(script: Path, *arguments: str) -> Any:
    """Run a script in the peers' environment; it prints one JSON value."""
    done = subprocess.run([peer_python(), script, *arguments], check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)
