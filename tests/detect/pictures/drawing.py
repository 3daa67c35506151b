"""Pictures and documents that tests draw: talks on a telephone, cards, letters. Nobody in them exists.

The letters are of Pillow's own font, so that no test needs a font of the machine. PDFs are written by hand,
so that they can hold what no honest program would write.
"""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

CARD = "4111 1111 1111 1111"
OTHER_CARD = "5555 5555 5555 4444"
Colour = tuple[int, int, int]
DAY: tuple[Colour, Colour, Colour] = ((240, 240, 236), (255, 255, 255), (20, 20, 20))
NIGHT: tuple[Colour, Colour, Colour] = ((18, 18, 22), (42, 46, 54), (230, 230, 230))


def talk(lines: Sequence[str], *, night: bool = False, size: int = 26) -> Image.Image:
    """Bubbles one below the other, as on a telephone."""
    ground, bubble, ink = NIGHT if night else DAY
    picture = Image.new("RGB", (720, 40 + len(lines) * (size + 60)), ground)
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(size)
    for number, line in enumerate(lines):
        left, top = (40, 110)[number % 2], 30 + number * (size + 60)
        right = left + draw.textlength(line, font=font) + 40
        draw.rounded_rectangle((left, top, right, top + size + 30), 16, fill=bubble)
        draw.text((left + 20, top + 12), line, fill=ink, font=font)
    return picture


def card(number: str = OTHER_CARD) -> Image.Image:
    """A bank card, drawn."""
    picture = Image.new("RGB", (860, 540), (40, 70, 130))
    draw = ImageDraw.Draw(picture)
    for place, (text, size) in enumerate(
        [("SAMPLE BANK", 44), (number, 60), ("VALID THRU 09/29", 30), ("A. NOBODY", 38)]
    ):
        draw.text((60, 60 + place * 120), text, fill=(240, 240, 240), font=ImageFont.load_default(size))
    return picture


def photographed(
    picture: Image.Image, *, angle: float = 4, contrast: float = 0.5, seed: int = 1
) -> Image.Image:
    """The same as a bad photograph of it: turned, faint, blurred, grainy."""
    turned = picture.rotate(angle, expand=True, fillcolor=(90, 80, 70), resample=Image.Resampling.BICUBIC)
    faint = ImageEnhance.Contrast(turned).enhance(contrast).filter(ImageFilter.GaussianBlur(1))
    grain = Image.frombytes("L", faint.size, random.Random(seed).randbytes(faint.width * faint.height))
    return Image.blend(faint, grain.convert("RGB"), 0.12)


def written(picture: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    """A picture as a file."""
    target = io.BytesIO()
    picture.save(target, kind, **how)
    return target.getvalue()


def moving(frames: Sequence[Image.Image], kind: str = "GIF") -> bytes:
    """Pictures as one that moves."""
    return written(frames[0], kind, save_all=True, append_images=list(frames[1:]), duration=50)


def enormous(width: int, height: int) -> bytes:
    """A small PNG that claims to be enormous, and holds as many zeros as it claims where that is possible."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = zlib.compress(bytes(min(width * height * 3, 50_000_000)), 9)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def letter(
    *lines: str, author: str = "", pages: int = 1, catalogue: bytes = b"", more: Sequence[bytes] = ()
) -> bytes:
    """A PDF with a text layer of these lines on each page; ``more`` are further objects, numbered from 10."""
    text = b"".join(b"(%s) Tj 0 -18 Td " % line.encode("cp1252") for line in lines)
    drawn = b"BT /F1 12 Tf 72 700 Td %s ET" % text
    if more:
        drawn += b" q 400 0 0 60 72 400 cm /X Do Q"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        5: b"<< /Author (%s) >>" % author.encode("ascii"),
    }
    objects.update(enumerate(more, 10))
    first = max(objects) + 1
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 3 0 R >> %s >> >>" % (b"/XObject << /X 10 0 R >>" if more else b"")
    )
    objects.update((first + number, page) for number in range(pages))
    kids = b" ".join(b"%d 0 R" % (first + number) for number in range(pages))
    objects[2] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages)
    return _document(objects)


def _document(objects: dict[int, bytes]) -> bytes:
    body, places = b"%PDF-1.7\n", {}
    for number, content in sorted(objects.items()):
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    last = max(objects)
    table = b"".join(
        b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
        for number in range(last + 1)
    )
    trailer = b"trailer << /Size %d /Root 1 0 R /Info 5 0 R >>" % (last + 1)
    return body + b"xref\n0 %d\n%s%s\nstartxref\n%d\n%%%%EOF" % (last + 1, table, trailer, len(body))
