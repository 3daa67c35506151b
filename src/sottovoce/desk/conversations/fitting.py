"""Make a file of a reply fit what its network takes. Pure: bytes in, bytes out.

A still picture is encoded anew, and made smaller if need be; nothing else can be made to fit.
"""

from __future__ import annotations

import io

from msgspec.structs import replace
from PIL import Image

from sottovoce.detect.pictures import Cleaned
from sottovoce.errors import BadInput

SMALLER_QUALITY = 82
# Each try makes a picture a quarter narrower and lower; the last is a tenth of its sides.
MOST_TRIES = 9


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
