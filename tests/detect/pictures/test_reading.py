"""Words are read from drawn pictures as people send them, and what is personal among them is found."""

from __future__ import annotations

import pytest
from PIL import Image

from sottovoce.detect import Detector
from sottovoce.detect.pictures import Contents, Page, assess, regions_of, text_of
from sottovoce.detect.pictures.documents import opened, picture_of
from sottovoce.detect.pictures.model import Box, Carried, Word
from sottovoce.detect.pictures.ocr import mended, words_of
from sottovoce.detect.pictures.reading import contents_of
from tests.detect.pictures.drawing import CARD, OTHER_CARD, card, letter, moving, photographed, talk, written

DETECTOR = Detector(("en", "de"), ("US", "DE"))


def read(picture: Image.Image) -> str:
    return text_of([Page(0, *picture.size, words_of(picture))])[0]


@pytest.mark.parametrize(
    "picture",
    [
        talk([f"my card is {CARD}", "call me"], night=True),
        talk([f"card {CARD}"], size=16),
        photographed(card(CARD)),
        photographed(card(CARD), angle=14, contrast=0.3),
        card(CARD).rotate(90, expand=True),
        card(CARD).rotate(180),
    ],
    ids=["at night", "small", "photographed", "askew and faint", "on its side", "upside down"],
)
def test_a_card_number_is_read_and_found(picture: Image.Image) -> None:
    text = read(picture)
    found = DETECTOR.scan(text).findings
    (number,) = [text[each.start : each.end] for each in found if each.kind == "CREDIT_CARD"]
    assert number.replace(" ", "") == CARD.replace(" ", "")


def test_accents_of_the_seven_languages_are_read() -> None:
    with opened(letter("Straße, José, ção, ñandú, façade, Über, città, élève, één")) as document:
        assert read(picture_of(document[0])) == "Straße, José, ção, ñandú, façade, Über, città, élève, één"


def test_a_tall_screenshot_is_read_in_strips_each_line_once() -> None:
    lines = [f"line {number} says nothing at all" for number in range(30)]
    picture = talk(lines)
    assert picture.height > 2_000
    assert read(picture).split("\n") == lines


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["card", "41ll", "llll", "1111", "llll"], ["card", "4111", "1111", "1111", "1111"]),
        (["O171", "2345678"], ["0171", "2345678"]),
        (["Illi", "1"], ["Illi", "1"]),
        (["Bill", "said", "hello"], ["Bill", "said", "hello"]),
    ],
)
def test_letters_in_a_long_number_are_the_digits_they_look_like(
    texts: list[str], expected: list[str]
) -> None:
    assert mended(texts) == expected


def words(*placed: tuple[str, int, int, int]) -> tuple[Word, ...]:
    """Words of 10 pixels a letter and 20 high: text, left, top, line."""
    return tuple(
        Word(text, Box(left, top, left + 10 * len(text), top + 20), line) for text, left, top, line in placed
    )


def found_in(*pages: Page) -> list[tuple[str, list[tuple[int, int, int]]]]:
    """Kinds, with the page, left and top of each of their boxes."""
    assessed = assess(Contents("image/png", pages, Carried()), DETECTOR)
    places: dict[int, list[tuple[int, int, int]]] = {}
    for region in assessed.regions:
        places.setdefault(region.finding, []).extend((region.page, box.left, box.top) for box in region.boxes)
    return [(finding.kind, places[number]) for number, finding in enumerate(assessed.assessment.findings)]


def test_a_number_over_two_lines_has_a_box_in_each() -> None:
    page = Page(0, 500, 100, words(("4111", 10, 10, 0), ("1111", 60, 10, 0), ("1111 1111", 10, 40, 1)))
    assert found_in(page) == [("CREDIT_CARD", [(0, 10, 10), (0, 10, 40)])]


def test_boxes_of_one_row_are_one_line_in_their_order_and_a_wide_gap_parts_them() -> None:
    near = Page(0, 900, 100, words(("1111 1111", 130, 12, 0), ("4111 1111", 10, 10, 1)))
    assert text_of([near])[0] == "4111 1111 1111 1111"
    far = Page(0, 900, 100, words(("4111 1111", 10, 10, 0), ("1111 1111", 600, 12, 1)))
    assert text_of([far])[0] == "4111 1111 ; 1111 1111"
    assert found_in(far) == []


def test_pages_are_told_apart() -> None:
    first = Page(0, 500, 100, words(("nothing", 10, 10, 0)))
    second = Page(1, 500, 100, words(("jane@example.org", 10, 30, 0)))
    assert found_in(first, second) == [("EMAIL_ADDRESS", [(1, 10, 30)])]


def test_every_span_of_the_text_leads_to_the_word_it_came_from() -> None:
    page = Page(0, 500, 200, words(("one", 10, 10, 0), ("two", 60, 10, 0), ("three", 10, 50, 1)))
    text, placed = text_of([page])
    assert [text[word.start : word.end] for word in placed] == ["one", "two", "three"]
    assert regions_of((), placed) == ()


def test_a_letter_is_read_by_its_text_and_by_what_its_pictures_show() -> None:
    contents = contents_of(letter("Dear Sir, I write to you about the order", "Yours, jane@example.org"))
    assert [word.text for word in contents.pages[0].words[-2:]] == ["Yours,", "jane@example.org"]
    assert contents.carried.names == ("text layer",)
    drawn = talk([f"card {OTHER_CARD}"])
    shown = photo_in_letter(drawn)
    text = text_of(contents_of(shown).pages)[0]
    assert OTHER_CARD in text
    assert "the card in this picture" in text


def photo_in_letter(drawn: Image.Image) -> bytes:
    """A letter with a picture on its page."""
    data = written(drawn, "JPEG")
    stored = (
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8"
        b" /Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream"
        % (drawn.width, drawn.height, len(data), data)
    )
    return letter("Please look at the card in this picture below", more=[stored])


def test_the_frames_that_differ_are_read_and_those_left_out_are_counted() -> None:
    shades = [Image.new("RGB", (70, 40), (shade, 0, 0)) for shade in (250, *range(0, 240, 20))]
    assert [page.number for page in contents_of(moving(shades[:3])).pages] == [0, 1, 2]
    many = contents_of(moving(shades))
    assert (len(many.pages), many.unread) == (8, 13 - 8)
