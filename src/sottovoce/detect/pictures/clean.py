"""A copy of a file with nothing but what can be seen: pixels decoded and encoded anew. Pure.

A picture is turned upright first, since the turn itself is metadata. The pages of a PDF become pictures of
themselves, so that no hidden text, comment, script, attachment or author survives.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import msgspec
from PIL import Image, ImageOps, ImageSequence

from sottovoce.detect.pictures import formats
from sottovoce.detect.pictures.metadata import carried_by

JPEG_QUALITY = 90
_WRITTEN = {
    "image/jpeg": "JPEG",
    formats.HEIC: "JPEG",
    "image/png": "PNG",
    "image/gif": "GIF",
    "image/webp": "WEBP",
}


class Cleaned(msgspec.Struct, frozen=True, array_like=True):
    """A file as it may be kept, and the names of what was taken out of it."""

    content: bytes
    media_type: str
    removed: tuple[str, ...]


def clean(data: bytes) -> Cleaned:
    """Clean one file; what it is, is seen from its bytes.

    Raises:
        BadInput: it is too large, broken, a decompression bomb, or of a kind that is not taken in.
    """
    media_type = formats.media_type_of(data)
    if media_type == formats.PDF:
        from sottovoce.detect.pictures import documents

        removed = documents.carried_by(data)
        return Cleaned(documents.redrawn(data), formats.PDF, removed.names)
    with formats.opened(data, media_type) as picture:
        frames, removed = upright(picture, media_type), carried_by(picture)
        duration = int(picture.info.get("duration", 100))
        written = encoded(frames, media_type, duration)
    return Cleaned(written, written_type(media_type), removed.names)


def upright(picture: Image.Image, media_type: str) -> list[Image.Image]:
    """The frames of an open picture, upright, with nothing beside their pixels."""
    count = formats.frames_of(picture, media_type)
    return list(_first(count, picture))


def _first(count: int, picture: Image.Image) -> Iterator[Image.Image]:
    for number, frame in enumerate(ImageSequence.Iterator(picture), start=1):
        yield _pixels_only(frame)
        if number == count:
            return


def written_type(media_type: str) -> str:
    """The media type of a copy: what came as HEIC goes on as JPEG, which every browser shows."""
    return "image/jpeg" if media_type == formats.HEIC else media_type


def encoded(frames: Sequence[Image.Image], media_type: str, duration: int = 100) -> bytes:
    """Frames as a file of this type."""
    written, kind = io.BytesIO(), _WRITTEN[media_type]
    if kind == "JPEG":
        frames[0].convert("RGB").save(written, kind, quality=JPEG_QUALITY)
    elif len(frames) > 1:
        frames[0].save(
            written, kind, save_all=True, append_images=list(frames[1:]), duration=duration, loop=0
        )
    else:
        frames[0].save(written, kind)
    return written.getvalue()


def _pixels_only(frame: Image.Image) -> Image.Image:
    turned = ImageOps.exif_transpose(frame)
    transparent = "transparency" in turned.info or "A" in turned.mode
    plain = turned.convert("RGBA" if transparent else "L" if turned.mode in ("L", "1") else "RGB")
    plain.info = {}
    return plain
