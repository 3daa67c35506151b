"""What a file is, told by its first bytes, and how much of it is taken in. Pure.

A name or a declared type is believed by nobody: a web page called ``.png`` is refused as a web page. Limits
are checked against headers before a single pixel is decoded.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, UnidentifiedImageError

from sottovoce.errors import BadInput

LARGEST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
MOST_FRAMES = 200
MOST_PAGES = 30

PDF = "application/pdf"
HEIC = "image/heic"
TAKEN_IN = "JPEG, PNG, GIF, WebP, HEIC and PDF are."

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", PDF),
)
# ISO/IEC 23008-12: the brands of still pictures coded by HEVC.
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1")
_PILLOW = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/gif": "GIF",
    "image/webp": "WEBP",
    HEIC: "HEIF",
}
_MOVING = ("image/gif", "image/webp")


def media_type_of(data: bytes) -> str:
    """The media type of a file, by its content.

    Raises:
        BadInput: it is too large, or of a kind that is not taken in.
    """
    if len(data) > LARGEST_BYTES:
        raise BadInput("The file is too large.", remedy=f"At most {LARGEST_BYTES // 1024 // 1024} MB.")
    for magic, media_type in _MAGIC:
        if data.startswith(magic):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        return HEIC
    raise BadInput("Files of this kind are not taken in.", remedy=TAKEN_IN)


def same_family(declared: str, media_type: str) -> None:
    """Networks are careless about the kind of picture, but a document is no picture.

    Raises:
        BadInput: the declared type is of another family than the file.
    """
    if declared and declared.partition("/")[0] != media_type.partition("/")[0]:
        raise BadInput("The file is not what it says it is.", where="file", remedy="Send it as what it is.")


@contextmanager
def opened(data: bytes, media_type: str) -> Iterator[Image.Image]:
    """A picture, open and within the limits; whatever breaks while it is used is told in plain words.

    Raises:
        BadInput: it is broken, or a decompression bomb.
    """
    if media_type == HEIC:
        from pi_heif import register_heif_opener

        register_heif_opener(thumbnails=False)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=(_PILLOW[media_type],)) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise too_many_pixels()
                yield picture
    except BadInput:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_many_pixels() from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, MemoryError):
        raise broken() from None


def frames_of(picture: Image.Image, media_type: str) -> int:
    """How many frames are taken from a picture; more than one only where it moves.

    Raises:
        BadInput: there are too many, or too many pixels in all of them.
    """
    if media_type not in _MOVING:
        return 1
    try:
        # Cheaper than to count a number of frames that the file chose.
        picture.seek(MOST_FRAMES)
    except EOFError:
        frames = int(getattr(picture, "n_frames", 1))
    else:
        raise BadInput("The picture has too many frames.", remedy=f"At most {MOST_FRAMES} frames.")
    picture.seek(0)
    if picture.width * picture.height * frames > MOST_PIXELS:
        raise too_many_pixels()
    return frames


def too_many_pixels() -> BadInput:
    """The refusal of a bomb."""
    return BadInput("The picture is too large once decoded.", remedy=f"At most {MOST_PIXELS:,} pixels.")


def broken() -> BadInput:
    """The refusal of what cannot be decoded."""
    return BadInput("The picture is broken.", remedy="Ask for it again.")
