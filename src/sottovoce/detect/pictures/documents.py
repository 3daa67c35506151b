"""PDF (ISO 32000) by PDFium: the words of its text layer, its pages as pictures, what it says beside them.

Nothing in a document is run: PDFium is built without JavaScript, and forms are not opened. What is drawn over
text, or under it, is read too: a word of the text layer need not be visible to be found.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from sottovoce.detect.pictures import formats
from sottovoce.detect.pictures.model import Box, Carried, Word
from sottovoce.errors import BadInput

DOTS_PER_INCH = 150
POINTS_PER_INCH = 72
MOST_PAGE_PIXELS = 4_000_000
MOST_LETTERS = 40_000
JPEG_QUALITY = 85
# A page with less text than this is read as a picture too, and so is one that shows pictures.
FEW_LETTERS = 40
_WORD = re.compile(r"\S+")
_HIDDEN = re.compile(r"[\x00\u200b-\u200f\u2060\ufeff\ufffe\uffff]")


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """A document, open and within the limits.

    Raises:
        BadInput: it is broken, needs a password, or has too many pages.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        if "assword" in str(fault):
            raise BadInput("The document needs a password.", remedy="Ask for one without.") from None
        raise BadInput("The document is broken.", remedy="Ask for it again.") from None
    try:
        if len(document) > formats.MOST_PAGES:
            raise BadInput("The document has too many pages.", remedy=f"At most {formats.MOST_PAGES} pages.")
        if not len(document):
            raise BadInput("The document has no pages.", remedy="Ask for it again.")
        yield document
    except pdfium.PdfiumError:
        raise BadInput("The document is broken.", remedy="Ask for it again.") from None
    finally:
        document.close()


def scale_of(page: Any) -> float:
    """Pixels for each point of a page: `DOTS_PER_INCH`, less where the page is enormous."""
    width, height = page.get_size()
    scale = DOTS_PER_INCH / POINTS_PER_INCH
    area = max(width * height, 1.0)
    return float(min(scale, (MOST_PAGE_PIXELS / area) ** 0.5))


def picture_of(page: Any) -> Image.Image:
    """A page as it looks, its comments and filled-in fields included."""
    rendered = page.render(scale=scale_of(page), may_draw_forms=True, draw_annots=True)
    picture: Image.Image = rendered.to_pil()
    return picture.convert("RGB")


def words_of(page: Any, first_line: int = 0) -> tuple[Word, ...]:
    """The words of a page's text layer, in the order of the document."""
    layer, scale = page.get_textpage(), scale_of(page)
    try:
        text = layer.get_text_range(0, min(layer.count_chars(), MOST_LETTERS))
        found: list[Word] = []
        place = 0
        for number, line in enumerate(re.split(r"\r?\n", text), first_line):
            found.extend(_words_of_line(page, layer, text, (place, place + len(line)), number, scale))
            place += len(line) + (2 if text[place + len(line) : place + len(line) + 2] == "\r\n" else 1)
        return tuple(found)
    finally:
        layer.close()


def shows_pictures(page: Any) -> bool:
    """Whether a page shows any picture, in which further words may stand."""
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4))


def carried_by(data: bytes) -> Carried:
    """What a document carries beside its pages."""
    found = set()
    with opened(data) as document:
        if any(document.get_metadata_dict(skip_empty=True).values()):
            found.add("author and title")
        if document.count_attachments():
            found.add("attached files")
        if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
            found.add("scripts")
        for page in document:
            if raw.FPDFPage_GetAnnotCount(page):
                found.add("comments and links")
            if page.get_textpage().count_chars():
                found.add("text layer")
    if b"/Metadata" in data or b"<x:xmpmeta" in data:
        found.add("XMP")
    return Carried(tuple(sorted(found)))


def redrawn(data: bytes, pages: Any = None) -> bytes:
    """A new document of pictures of the pages; ``pages`` may draw on each (number, picture) before."""
    drawn: list[Image.Image] = []
    with opened(data) as document:
        for number, page in enumerate(document):
            picture = picture_of(page)
            if pages is not None:
                pages(number, picture)
            drawn.append(picture)
    return written(drawn)


def written(pages: list[Image.Image]) -> bytes:
    """Pictures as a document without a word about itself; its one date, which PDF asks for, is 1970."""
    target, never = io.BytesIO(), time.gmtime(0)
    pages[0].save(
        target,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=DOTS_PER_INCH,
        quality=JPEG_QUALITY,
        creationDate=never,
        modDate=never,
    )
    return target.getvalue()


def _words_of_line(
    page: Any, layer: Any, text: str, span: tuple[int, int], line: int, scale: float
) -> Iterator[Word]:
    for match in _WORD.finditer(text, *span):
        boxes = [layer.get_charbox(place, loose=True) for place in range(*match.span())]
        shown = _HIDDEN.sub("", match.group())
        if shown:
            yield Word(shown, _pixels(page, boxes, scale), line)


def _pixels(page: Any, boxes: list[tuple[float, float, float, float]], scale: float) -> Box:
    """The box, in pixels from the top of the page as it is shown, around boxes in points of the page."""
    corners = [
        _shown_at(page, across, down, scale)
        for left, low, right, high in boxes
        for across, down in ((left, low), (right, high))
    ]
    across, down = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return Box(min(across), min(down), max(across) + 1, max(down) + 1)


def _shown_at(page: Any, across: float, down: float, scale: float) -> tuple[int, int]:
    import ctypes

    width, height = page.get_size()
    x, y = ctypes.c_int(), ctypes.c_int()
    size = (round(width * scale), round(height * scale))
    raw.FPDF_PageToDevice(page, 0, 0, *size, 0, across, down, x, y)
    return x.value, y.value
