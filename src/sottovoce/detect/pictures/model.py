"""The words of pictures: what is read from one, and what is found in it. Frozen data only.

Places are pixels of the upright page, counted from its upper left corner. The pages of a PDF have the pixels
of `documents.page_size`; the frames of a moving picture are pages. Structs cross a process border as msgpack.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from sottovoce.detect.model import Assessment, Finding


class Box(msgspec.Struct, frozen=True, array_like=True):
    """An upright rectangle; right and bottom are the first pixels outside it."""

    left: int
    top: int
    right: int
    bottom: int


class Word(msgspec.Struct, frozen=True, array_like=True):
    """A word where it stands. Words of one ``line`` follow each other."""

    text: str
    box: Box
    line: int


class Page(msgspec.Struct, frozen=True, array_like=True):
    """A page, a frame, or the whole of a still picture; ``number`` counts from 0."""

    number: int
    width: int
    height: int
    words: tuple[Word, ...] = ()


class Carried(msgspec.Struct, frozen=True, array_like=True):
    """What a file said beside its pixels: the ``names`` of it, and where it was made, if it said so."""

    names: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None


class Contents(msgspec.Struct, frozen=True, array_like=True):
    """All that was read from a file, before anything was looked for in it."""

    media_type: str
    pages: tuple[Page, ...]
    carried: Carried
    # Frames of a moving picture that were not read.
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A word's span in the text of its file, its page and its box there."""

    start: int
    end: int
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Region:
    """Where a finding stands: its number in the assessment, a page, and the boxes that cover it there."""

    finding: int
    page: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class PictureAssessment:
    """What was found in a file.

    ``assessment`` is of ``text``, the words of all pages; ``metadata`` are findings that stood in no word:
    they were beside the pixels, have no span, and are gone from every copy that is made.
    """

    media_type: str
    pages: tuple[Page, ...]
    text: str
    assessment: Assessment
    regions: tuple[Region, ...]
    carried: tuple[str, ...]
    metadata: tuple[Finding, ...]
    unread: int = 0
