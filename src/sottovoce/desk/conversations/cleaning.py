"""Free a file of what it says about its author. Pure: bytes in, bytes out.

A picture is decoded and encoded anew, so that nothing but its pixels survives: no EXIF, no position, no
thumbnail of what was cropped away. It is turned upright first, since the turn itself is metadata. What is too
large once decoded, or is not what it claims to be, is refused. A PDF is kept as it came and said to be so.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, replace

from PIL import ExifTags, Image, ImageOps, ImageSequence, UnidentifiedImageError

from sottovoce.errors import BadInput

LARGEST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
MOST_FRAMES = 200
JPEG_QUALITY = 90
SMALLER_QUALITY = 82
# Each try makes a picture a quarter narrower and lower; the last is a tenth of its sides.
MOST_TRIES = 9
NOT_CLEANED = "Kept as it came: what it says about its author was not removed."

_PICTURES = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "GIF": "image/gif",
    "WEBP": "image/webp",
}
# Pillow's names of what a file may carry beside its pixels, and ours.
_CARRIED = {
    "exif": "EXIF",
    "xmp": "XMP",
    "XML:com.adobe.xmp": "XMP",
    "photoshop": "IPTC",
    "icc_profile": "colour profile",
    "comment": "comment",
    "mp": "further pictures",
}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file as it may be kept. ``caution`` is empty unless something could not be cleaned."""

    content: bytes
    media_type: str
    removed: tuple[str, ...]
    caution: str = ""


def clean(content: bytes) -> Cleaned:
    """Clean one file; what it is, is seen from its bytes, not from its name.

    Raises:
        BadInput: it is too large, broken, a decompression bomb, or of a kind that is not taken in.
    """
    if len(content) > LARGEST_BYTES:
        raise BadInput("The file is too large.", remedy=f"At most {LARGEST_BYTES // 1024 // 1024} MB.")
    if content.startswith(b"%PDF-"):
        return Cleaned(content, "application/pdf", (), NOT_CLEANED)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _clean_picture(content)
    except UnidentifiedImageError:
        raise BadInput(
            "Files of this kind are not taken in.", remedy="JPEG, PNG, GIF, WebP and PDF are."
        ) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise BadInput("The picture is broken.", remedy="Ask for it again.") from None


def fitted(cleaned: Cleaned, largest_bytes: int) -> Cleaned:
    """The same file in at most so many bytes; a still picture is encoded anew, and made smaller if need be.

    Raises:
        BadInput: it cannot be: it moves, or is no picture.
    """
    if len(cleaned.content) <= largest_bytes:
        return cleaned
    too_large = BadInput(
        "The file is too large for this network.",
        where="file",
        remedy=f"At most {largest_bytes / 1_000_000:.1f} MB; still pictures are made smaller by themselves.",
    )
    if not cleaned.media_type.startswith("image/"):
        raise too_large
    with Image.open(io.BytesIO(cleaned.content)) as opened:
        if getattr(opened, "n_frames", 1) > 1:
            raise too_large
        picture = opened.convert("RGBA" if "A" in opened.mode else "RGB")
    kind, media_type = ("WEBP", "image/webp") if picture.mode == "RGBA" else ("JPEG", "image/jpeg")
    for _ in range(MOST_TRIES):
        written = io.BytesIO()
        picture.save(written, kind, quality=SMALLER_QUALITY)
        if written.tell() <= largest_bytes:
            return replace(cleaned, content=written.getvalue(), media_type=media_type)
        picture = picture.resize((max(1, picture.width * 3 // 4), max(1, picture.height * 3 // 4)))
    raise too_large


def _clean_picture(content: bytes) -> Cleaned:
    with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "GIF", "WEBP")) as picture:
        frames = getattr(picture, "n_frames", 1) if picture.format in ("GIF", "WEBP") else 1
        # Told by the header, before a single pixel is decoded.
        if frames > MOST_FRAMES or picture.width * picture.height * frames > MOST_PIXELS:
            raise _too_many_pixels()
        removed, kind = _carried(picture), str(picture.format)
        upright = [_pixels_only(frame) for frame in ImageSequence.Iterator(picture)][:frames]
        durations = [int(picture.info.get("duration", 100))] if frames > 1 else []
    return Cleaned(_encode(upright, kind, durations), _PICTURES[kind], removed)


def _pixels_only(frame: Image.Image) -> Image.Image:
    turned = ImageOps.exif_transpose(frame)
    transparent = "transparency" in turned.info or "A" in turned.mode
    plain = turned.convert("RGBA" if transparent else "L" if turned.mode in ("L", "1") else "RGB")
    plain.info = {}
    return plain


def _encode(frames: list[Image.Image], kind: str, durations: list[int]) -> bytes:
    written = io.BytesIO()
    if kind in ("JPEG", "MPO"):
        frames[0].convert("RGB").save(written, "JPEG", quality=JPEG_QUALITY)
    elif len(frames) > 1:
        frames[0].save(written, kind, save_all=True, append_images=frames[1:], duration=durations[0], loop=0)
    else:
        frames[0].save(written, kind)
    return written.getvalue()


def _carried(picture: Image.Image) -> tuple[str, ...]:
    found = {ours for theirs, ours in _CARRIED.items() if picture.info.get(theirs)}
    exif = picture.getexif()
    if exif:
        found.add("EXIF")
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        found.add("position")
    if getattr(picture, "text", None):
        found.add("text")
    return tuple(sorted(found))


def _too_many_pixels() -> BadInput:
    return BadInput("The picture is too large once decoded.", remedy=f"At most {MOST_PIXELS:,} pixels.")
