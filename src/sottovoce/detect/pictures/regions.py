"""From words to findings to boxes. Pure; touches no pixel.

Words become lines of text as a person reads them: what stands in one row is one line, however many boxes the
engine made of it, unless a wide gap parts it. Findings are mapped back to every word that they touch; one
that goes over two words or two lines has a box in each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from sottovoce.detect.model import Finding
from sottovoce.detect.pictures.model import Box, Page, Placed, Region, Word

# Of the height of a line: a wider gap parts what stands in one row, as columns and bubbles do.
WIDE_GAP = 4.0
PARTED = " ; "
SAME_ROW = 0.5
# Of the height of a word: how far the edges of words in one level row may differ.
LEVEL = 0.25


def text_of(pages: Sequence[Page]) -> tuple[str, tuple[Placed, ...]]:
    """The text of all pages, and where each word of it stands. Pages are parted by an empty line."""
    text: list[str] = []
    placed: list[Placed] = []
    length = 0

    def add(piece: str) -> None:
        nonlocal length
        text.append(piece)
        length += len(piece)

    for page in pages:
        if text and page.words:
            add("\n\n")
        for number, row in enumerate(rows_of(page.words)):
            if number:
                add("\n")
            before: Word | None = None
            for word in row:
                if before is not None:
                    add(PARTED if _far(before, word) else " ")
                placed.append(Placed(length, length + len(word.text), page.number, word.box))
                add(word.text)
                before = word
    return "".join(text), tuple(placed)


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """The words of a page in rows, from the top; lines that stand beside each other make one row."""
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    rows: list[list[list[Word]]] = []
    for line in lines:
        row = next((row for row in reversed(rows[-3:]) if _beside(row[-1], line)), None)
        if row is None:
            rows.append([line])
        else:
            row.append(line)
    return [
        [word for line in sorted(row, key=lambda line: line[0].box.left) for word in line] for row in rows
    ]


def regions_of(findings: Sequence[Finding], placed: Sequence[Placed]) -> tuple[Region, ...]:
    """Where findings stand on their pages."""
    return tuple(
        Region(number, page, tuple(joined(box for _, box in boxes)))
        for number, finding in enumerate(findings)
        for page, boxes in groupby(
            (
                (word.page, word.box)
                for word in placed
                if word.start < finding.end and finding.start < word.end
            ),
            key=lambda pair: pair[0],
        )
    )


def joined(boxes: Iterator[Box]) -> Iterator[Box]:
    """Boxes that follow each other in one level row, as one; of a slanted row each word keeps its own."""
    held: Box | None = None
    for box in boxes:
        if held is None:
            held = box
        elif _level(held, box) and 0 <= box.left - held.right <= 2 * (box.bottom - box.top):
            held = Box(
                held.left, min(held.top, box.top), max(held.right, box.right), max(held.bottom, box.bottom)
            )
        else:
            yield held
            held = box
    if held is not None:
        yield held


def _level(one: Box, other: Box) -> bool:
    slack = LEVEL * min(one.bottom - one.top, other.bottom - other.top)
    return abs(one.top - other.top) <= slack and abs(one.bottom - other.bottom) <= slack


def _beside(one: Sequence[Word], other: Sequence[Word]) -> bool:
    first, second = _around(one), _around(other)
    apart = first.right <= second.left or second.right <= first.left
    return apart and _overlap(first, second) >= SAME_ROW


def _around(words: Sequence[Word]) -> Box:
    return Box(
        min(word.box.left for word in words),
        min(word.box.top for word in words),
        max(word.box.right for word in words),
        max(word.box.bottom for word in words),
    )


def _overlap(one: Box, other: Box) -> float:
    """How much of the lower of two boxes stands in the rows of the other, from 0 to 1."""
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return common / max(1, min(one.bottom - one.top, other.bottom - other.top))


def _far(before: Word, word: Word) -> bool:
    return before.line != word.line and word.box.left - before.box.right > WIDE_GAP * (
        word.box.bottom - word.box.top
    )
