"""A message as screens show it: plain segments and chips. Pure; encodes to the bytes that are sealed.

The sealed redacted text is a list of segments, so that a chip keeps its tie to its finding and no screen
needs the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from sottovoce import detect


class Segment(msgspec.Struct, frozen=True, array_like=True):
    """Plain text (``finding`` is None), or the label of a chip for the finding of that number.

    ``secret``: the label of a secure link, which would open the form to whoever reads it.
    """

    text: str
    finding: int | None = None
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment, and the span of the original text that it stands for."""

    segment: Segment
    start: int
    end: int


LINK_LABEL = "secure link"
_LINK = re.compile(r"/s/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}#\S+")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(tuple[Segment, ...])


def segments_of(text: str, findings: Sequence[detect.Finding]) -> tuple[Segment, ...]:
    """Cut a text into plain segments and chips; findings are numbered by their place in the sequence.

    Half a surrogate pair, which some networks let through, cannot be shown: it becomes U+FFFD.
    """
    return tuple(piece.segment for piece in pieces_of(text, findings))


def pieces_of(text: str, findings: Sequence[detect.Finding]) -> Iterator[Piece]:
    """The segments of a text, each with its span. What is found within a secure link is part of the link."""
    place = 0
    for start, end in _links(text):
        yield from _between(text, place, start, findings)
        yield Piece(Segment(LINK_LABEL, secret=True), start, end)
        place = end
    yield from _between(text, place, len(text), findings)


def _links(text: str) -> Iterator[tuple[int, int]]:
    """The spans of secure links, from the beginning of their address."""
    least = 0
    for match in _LINK.finditer(text):
        start = match.start()
        while start > least and not text[start - 1].isspace():
            start -= 1
        yield start, match.end()
        least = match.end()


def _between(text: str, start: int, end: int, findings: Sequence[detect.Finding]) -> Iterator[Piece]:
    numbers = [number for number, found in enumerate(findings) if found.start < end and found.end > start]
    within = [
        replace(
            findings[number],
            start=max(findings[number].start, start) - start,
            end=min(findings[number].end, end) - start,
        )
        for number in numbers
    ]
    place = start
    for part in detect.segments(text[start:end], within):
        if isinstance(part, detect.Plain):
            segment, stop = Segment(_showable(part.text)), place + len(part.text)
        else:
            segment = Segment(_showable(part.label), numbers[part.finding])
            stop = start + within[part.finding].end
        yield Piece(segment, place, stop)
        place = stop


def _showable(text: str) -> str:
    return _LONE_SURROGATE.sub("\ufffd", text)


def encode(segments: Sequence[Segment]) -> bytes:
    """The bytes to seal."""
    return _encoder.encode(tuple(segments))


def decode(data: bytes) -> tuple[Segment, ...]:
    """The segments of opened bytes."""
    return _decoder.decode(data)


def as_line(segments: Sequence[Segment]) -> str:
    """The redacted text in one line, chips in brackets; for lists and previews."""
    return " ".join(
        "".join(
            part.text if part.finding is None and not part.secret else f"[{part.text}]" for part in segments
        ).split()
    )
