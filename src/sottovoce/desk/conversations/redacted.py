"""A message as screens show it: plain segments and chips. Pure; encodes to the bytes that are sealed.

The sealed redacted text is a list of segments, so that a chip keeps its tie to its finding and no screen
needs the original.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from sottovoce import detect


class Segment(msgspec.Struct, frozen=True, array_like=True):
    """Plain text (``finding`` is None), or the label of a chip for the finding of that number."""

    text: str
    finding: int | None = None


_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(tuple[Segment, ...])


def segments_of(text: str, findings: Sequence[detect.Finding]) -> tuple[Segment, ...]:
    """Cut a text into plain segments and chips; findings are numbered by their place in the sequence.

    Half a surrogate pair, which some networks let through, cannot be shown: it becomes U+FFFD.
    """
    return tuple(
        Segment(_LONE_SURROGATE.sub("\ufffd", part.text))
        if isinstance(part, detect.Plain)
        else Segment(_LONE_SURROGATE.sub("\ufffd", part.label), part.finding)
        for part in detect.segments(text, findings)
    )


def encode(segments: Sequence[Segment]) -> bytes:
    """The bytes to seal."""
    return _encoder.encode(tuple(segments))


def decode(data: bytes) -> tuple[Segment, ...]:
    """The segments of opened bytes."""
    return _decoder.decode(data)


def as_line(segments: Sequence[Segment]) -> str:
    """The redacted text in one line, chips in brackets; for lists and previews."""
    return " ".join(
        "".join(part.text if part.finding is None else f"[{part.text}]" for part in segments).split()
    )
