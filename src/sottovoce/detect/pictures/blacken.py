"""A copy in which places are black: drawn over the pixels, encoded anew, nothing of the old file kept.

A box is drawn a little larger than the word it covers, since where a letter ends is an estimate. Of a moving
picture every frame is covered wherever any frame was: what stands still is read in one of them only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PIL import Image, ImageDraw

from sottovoce.detect.pictures import formats
from sottovoce.detect.pictures.clean import Cleaned, encoded, upright, written_type
from sottovoce.detect.pictures.metadata import carried_by
from sottovoce.detect.pictures.model import Box

# Of a box's shorter side: along the words, and across.
WIDER = 0.3
HIGHER = 0.15


def blackened(data: bytes, boxes: Mapping[int, Iterable[Box]]) -> Cleaned:
    """Cover boxes, by page.

    Raises:
        BadInput: the file is broken, a bomb, or of a kind that is not taken in.
    """
    covered = {page: list(listed) for page, listed in boxes.items()}
    media_type = formats.media_type_of(data)
    if media_type == formats.PDF:
        from sottovoce.detect.pictures import documents

        removed = documents.carried_by(data)
        drawn = documents.redrawn(data, lambda number, page: cover(page, covered.get(number, [])))
        return Cleaned(drawn, media_type, removed.names)
    with formats.opened(data, media_type) as picture:
        frames, carried = upright(picture, media_type), carried_by(picture)
        duration = int(picture.info.get("duration", 100))
    everywhere = [box for listed in covered.values() for box in listed]
    for frame in frames:
        cover(frame, everywhere)
    return Cleaned(encoded(frames, media_type, duration), written_type(media_type), carried.names)


def cover(picture: Image.Image, boxes: Iterable[Box]) -> None:
    """Draw opaque black over boxes."""
    draw = ImageDraw.Draw(picture)
    black = (0, 0, 0, 255) if picture.mode == "RGBA" else (0, 0, 0) if picture.mode == "RGB" else 0
    for box in boxes:
        width, height = box.right - box.left, box.bottom - box.top
        along, beside = round(min(width, height) * WIDER), round(min(width, height) * HIGHER)
        across, down = (along, beside) if width >= height else (beside, along)
        draw.rectangle((box.left - across, box.top - down, box.right + across, box.bottom + down), fill=black)
