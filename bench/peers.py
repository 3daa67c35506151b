"""The peers, each in an environment of its own that is made when it is first asked for.

A peer's side (`bench/peer_sides`) reads texts and prints what it finds and how long it took. The names that a
peer has for kinds are brought to those of the annotated data here.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.spans import Span

HERE = Path(__file__).parent
PLACE = HERE / ".peers"
SIDES = HERE / "peer_sides"


@dataclass(frozen=True, slots=True)
class Peer:
    """A system to be measured against.

    Args:
        name: also that of its side, and of its environment.
        title: with its version, for tables.
        requirement: what pip installs.
        kinds: the annotated type for each of its names; a name that is missing stays as it is, in capitals.
    """

    name: str
    title: str
    requirement: str
    kinds: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a system found in each text, and its seconds of processor time."""

    spans: tuple[tuple[Span, ...], ...]
    seconds: float


PEERS = (
    Peer(
        "presidio",
        "Presidio 2.2.366, patterns",
        "presidio-analyzer==2.2.366",
        {"URL": "DOMAIN_NAME", "LOCATION": "GPE"},
    ),
    Peer(
        "scrubadub",
        "scrubadub 2.0.1",
        "scrubadub==2.0.1",
        {
            "phone": "PHONE_NUMBER",
            "email": "EMAIL_ADDRESS",
            "social_security_number": "US_SSN",
            "url": "DOMAIN_NAME",
            "date_of_birth": "DATE_TIME",
            "postalcode": "ZIP_CODE",
            "drivers_licence": "US_DRIVER_LICENSE",
        },
    ),
    Peer(
        "datafog",
        "DataFog 4.9.0, patterns",
        "datafog==4.9.0",
        {
            "PHONE": "PHONE_NUMBER",
            "EMAIL": "EMAIL_ADDRESS",
            "SSN": "US_SSN",
            "DOB": "DATE_TIME",
            "ZIP": "ZIP_CODE",
            "DE_IBAN": "IBAN_CODE",
        },
    ),
    Peer(
        "pii_anon",
        "pii-anon 1.3.0, patterns",
        "pii-anon==1.3.0",
        {
            "PERSON_NAME": "PERSON",
            "ADDRESS": "STREET_ADDRESS",
            "IBAN": "IBAN_CODE",
            "LOCATION": "GPE",
            "DATE_OF_BIRTH": "DATE_TIME",
            "URL": "DOMAIN_NAME",
            "DRIVERS_LICENSE": "US_DRIVER_LICENSE",
        },
    ),
    Peer(
        "argus",
        "argus-redact 0.8.22, fast",
        "argus-redact==0.8.22",
        {
            "phone": "PHONE_NUMBER",
            "us_phone": "PHONE_NUMBER",
            "email": "EMAIL_ADDRESS",
            "ssn": "US_SSN",
            "iban": "IBAN_CODE",
            "address": "STREET_ADDRESS",
            "location": "GPE",
            "organization": "ORGANIZATION",
            "date_of_birth": "DATE_TIME",
            "zip_code": "ZIP_CODE",
        },
    ),
)


def ask(peer: Peer, texts: Sequence[str]) -> Answer:
    """What a peer finds in texts."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(list(texts), file)
        file.flush()
        command = [_python(peer), SIDES / f"{peer.name}.py", file.name]
        done = subprocess.run(
            command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
    told = json.loads(done.stdout.splitlines()[-1])
    spans = tuple(
        tuple(Span(start, end, peer.kinds.get(kind, kind.upper())) for start, end, kind in found)
        for found in told["spans"]
    )
    return Answer(spans, told["seconds"])


def peer_named(name: str) -> Peer:
    """The peer of this name."""
    return next(peer for peer in PEERS if peer.name == name)


def _python(peer: Peer) -> Path:
    """The interpreter of a peer's environment; made at the first call, and when its version changed."""
    place = PLACE / peer.name
    stamp, python = place / ".installed", place / "bin" / "python"
    wanted = hashlib.sha256(peer.requirement.encode()).hexdigest()
    if not (stamp.is_file() and stamp.read_text() == wanted):
        venv.create(place, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", peer.requirement], check=True)
        stamp.write_text(wanted)
    return python
