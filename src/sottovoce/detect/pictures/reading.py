"""Bytes in, words with boxes out: decodes a file of any kind that is taken in, and reads it.

Runs in a process of its own (`child`), since decoders of hostile files fail in ways that no `except` catches.
Of a moving picture the frames that differ are read, no more than `MOST_FRAMES_READ`; of a document each page,
by its text layer, and as a picture too where it has little text or shows pictures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PIL import Image, ImageChops

from sottovoce.detect.pictures import formats
from sottovoce.detect.pictures.clean import upright
from sottovoce.detect.pictures.metadata import carried_by
from sottovoce.detect.pictures.model import Box, Contents, Page, Word

MOST_FRAMES_READ = 8
# Pixels. Nobody reads a number in a picture that is smaller; the engine is not even loaded for it.
SMALLEST_WRITING = 80


def contents_of(data: bytes) -> Contents:
    """Everything that stands in a file.

    Raises:
        BadInput: it is too large, broken, a bomb, or of a kind that is not taken in.
    """
    media_type = formats.media_type_of(data)
    if media_type == formats.PDF:
        return _of_document(data)
    with formats.opened(data, media_type) as picture:
        frames, carried = upright(picture, media_type), carried_by(picture)
    chosen = _worth_reading(frames)
    pages = tuple(
        Page(number, frames[number].width, frames[number].height, _read(frames[number]))
        for number in chosen[:MOST_FRAMES_READ]
    )
    return Contents(media_type, pages, carried, max(0, len(chosen) - MOST_FRAMES_READ))


def _read(picture: Image.Image, first_line: int = 0) -> tuple[Word, ...]:
    if max(picture.size) < SMALLEST_WRITING:
        return ()
    from sottovoce.detect.pictures import ocr

    return ocr.words_of(picture, first_line)


def _worth_reading(frames: Sequence[Image.Image]) -> list[int]:
    """The frames that differ from the one before them; where they are too many, those spread evenly first."""
    different = [
        number
        for number, frame in enumerate(frames)
        if number == 0
        or ImageChops.difference(frame.convert("RGB"), frames[number - 1].convert("RGB")).getbbox()
    ]
    if len(different) <= MOST_FRAMES_READ:
        return different
    spread = [different[place * len(different) // MOST_FRAMES_READ] for place in range(MOST_FRAMES_READ)]
    return spread + [number for number in different if number not in set(spread)]


def _of_document(data: bytes) -> Contents:
    from sottovoce.detect.pictures import documents

    with documents.opened(data) as document:
        pages = tuple(_page(number, page) for number, page in enumerate(document))
    return Contents(formats.PDF, pages, documents.carried_by(data))


def _page(number: int, page: Any) -> Page:
    from sottovoce.detect.pictures import documents

    words = documents.words_of(page)
    picture = documents.picture_of(page)
    if sum(len(word.text) for word in words) < documents.FEW_LETTERS or documents.shows_pictures(page):
        first = words[-1].line + 1 if words else 0
        words += tuple(_not_known(_read(picture, first), words))
    return Page(number, picture.width, picture.height, words)


def _not_known(read: Sequence[Word], layer: Sequence[Word]) -> Iterator[Word]:
    """Words read from the pixels that the text layer does not have at their place."""
    for word in read:
        if not any(_at(word.box, known.box) and known.text in word.text for known in layer):
            yield word


def _at(one: Box, other: Box) -> bool:
    across, down = (one.left + one.right) // 2, (one.top + one.bottom) // 2
    return other.left <= across <= other.right and other.top <= down <= other.bottom
