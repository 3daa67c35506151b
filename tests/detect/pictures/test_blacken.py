"""What was found is black in the copy, and nothing lies under it."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image

from sottovoce.detect.pictures.blacken import blackened
from sottovoce.detect.pictures.clean import clean
from sottovoce.detect.pictures.documents import carried_by
from sottovoce.detect.pictures.model import Box
from sottovoce.detect.pictures.reading import contents_of
from tests.detect.pictures.drawing import letter, moving, written

BOX = Box(100, 50, 180, 70)
SECRET = b"jane@example.org"


def darkest(picture: Image.Image, box: Box) -> int:
    """The brightest value within a box: 0 when all of it is black."""
    inside = picture.convert("L").crop((box.left, box.top, box.right, box.bottom))
    brightest = inside.getextrema()[1]
    assert isinstance(brightest, int)
    return brightest


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "L"), ("JPEG", "RGB"), ("WEBP", "RGB")]
)
def test_a_box_is_black_and_the_rest_stays(kind: str, mode: str) -> None:
    covered = blackened(written(Image.new(mode, (300, 200), "white"), kind), {0: [BOX]})
    with Image.open(io.BytesIO(covered.content)) as picture:
        assert darkest(picture, BOX) < 12
        assert picture.convert("L").getpixel((20, 20)) == 255
        assert picture.size == (300, 200)


def test_every_frame_is_covered_where_any_was() -> None:
    frames = [Image.new("RGB", (300, 200), (shade, shade, shade)) for shade in (255, 200, 150)]
    covered = blackened(moving(frames), {0: [BOX], 2: [Box(10, 150, 40, 160)]})
    with Image.open(io.BytesIO(covered.content)) as picture:
        for frame in range(3):
            picture.seek(frame)
            assert darkest(picture, BOX) == 0
            assert darkest(picture, Box(10, 150, 40, 160)) == 0


def hiding() -> bytes:
    """A document with words where nobody sees them: a script, a comment, an attached file, its author."""
    note = b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (%s) >>" % SECRET
    attached = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(SECRET), SECRET)
    catalogue = (
        b"/OpenAction << /S /JavaScript /JS (app.alert('%s')) >>"
        b" /Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a) /EF << /F 11 0 R >> >>] >> >>"
        % SECRET
    )
    return letter(SECRET.decode(), author=SECRET.decode(), catalogue=catalogue, more=[note, attached])


@pytest.mark.parametrize("made", ["covered", "cleaned"])
def test_nothing_of_a_document_survives_but_what_its_pages_show(made: str) -> None:
    data = hiding()
    assert SECRET in data
    assert {"attached files", "author and title", "text layer"} <= set(carried_by(data).names)
    boxes = {0: [word.box for word in contents_of(data).pages[0].words]}
    copy = blackened(data, boxes).content if made == "covered" else clean(data).content
    for left in (SECRET, b"JavaScript", b"EmbeddedFile", b"/Annot", b"/Metadata", b"/Font"):
        assert left not in copy
    document = pypdfium2.PdfDocument(copy)
    assert document[0].get_textpage().count_chars() == 0
    assert not any(value for name, value in document.get_metadata_dict().items() if "Date" not in name)
    assert b"/CreationDate (D:19700101000000Z)" in copy
    if made == "covered":
        page = document[0].render(scale=150 / 72).to_pil()
        assert darkest(page, boxes[0][0]) < 40


def test_a_covered_document_can_be_covered_again_in_the_same_places() -> None:
    data = letter("one", "two")
    once = contents_of(data).pages[0]
    cleaned = clean(data).content
    again = contents_of(cleaned).pages[0]
    assert abs(once.width - again.width) <= 1
    assert abs(once.height - again.height) <= 1
    both = blackened(cleaned, {0: [word.box for word in once.words]}).content
    page = pypdfium2.PdfDocument(both)[0].render(scale=150 / 72).to_pil()
    assert all(darkest(page, word.box) < 40 for word in once.words)
