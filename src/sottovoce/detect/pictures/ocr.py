"""Read the words of a picture, with their boxes, by RapidOCR (PP-OCRv6; its models lie in its package).

Nothing is loaded from a network: the models are named by their files. What is long and narrow, such as a
screenshot of a whole talk, is read in tiles, since the engine would shrink it until nothing can be read.
Heavy to import: only the process that reads imports this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from PIL import Image

from sottovoce.detect.pictures.model import Box, Word

LONGEST_SIDE = 1920
WIDEST_TILE = 1440
OVERLAP = 96
NARROWEST = 4
LEAST_SIDE = 8
MODELS = {
    "Det.model_path": "PP-OCRv6_det_small.onnx",
    "Rec.model_path": "PP-OCRv6_rec_small.onnx",
    "Cls.model_path": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
}
# Letters that are read where small digits stand.
_DIGIT_OF = str.maketrans({"l": "1", "I": "1", "|": "1", "i": "1", "O": "0", "o": "0", "S": "5", "B": "8"})
_DIGITS_MISREAD = re.compile(r"[\dlI|iOoSB]*\d[\dlI|iOoSB]*|[lI|]{3,}")
_OF_A_NUMBER = re.compile(r"[\dlI|iOoSB.,/-]{2,}")


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    folder = files("rapidocr") / "models"
    threads = {
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    }
    named = {setting: str(folder / name) for setting, name in MODELS.items()}
    return RapidOCR(
        params={"Global.return_word_box": True, "Global.log_level": "critical", **threads, **named}
    )


def words_of(picture: Image.Image, first_line: int = 0) -> tuple[Word, ...]:
    """The words of an upright picture, line by line; lines are numbered from ``first_line``."""
    if min(picture.size) < LEAST_SIDE:
        return ()
    scale = min(1.0, WIDEST_TILE / min(picture.size))
    if max(picture.size) * scale <= LONGEST_SIDE * 1.2:
        scale = min(1.0, LONGEST_SIDE / max(picture.size))
    shrunk = _opaque(picture)
    if scale < 1:
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        shrunk = shrunk.resize(size, Image.Resampling.LANCZOS)
    words: list[Word] = []
    for tile, left, top in _tiles(shrunk):
        for line in _lines(tile):
            if _belongs(line, tile, shrunk, (left, top)):
                words.extend(_placed(line, (left, top), scale, first_line))
                first_line += 1
    return tuple(words)


def _opaque(picture: Image.Image) -> Image.Image:
    if "A" not in picture.mode:
        return picture.convert("RGB")
    ground = Image.new("RGB", picture.size, (255, 255, 255))
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _tiles(picture: Image.Image) -> Iterator[tuple[Image.Image, int, int]]:
    """Pieces of a picture that is longer than the engine reads at once, each with its place."""
    tall = picture.height >= picture.width
    length = max(picture.size)
    step = LONGEST_SIDE - OVERLAP
    starts = range(0, max(1, length - OVERLAP), step) if length > LONGEST_SIDE else (0,)
    for start in starts:
        stop = min(length, start + LONGEST_SIDE)
        place = (0, start) if tall else (start, 0)
        corner = (picture.width, stop) if tall else (stop, picture.height)
        yield _wide_enough(picture.crop((*place, *corner))), *place


def _wide_enough(tile: Image.Image) -> Image.Image:
    """The engine enlarges by the shorter side: a thin strip would become enormous, so it is put on a ground."""
    least = max(tile.size) // NARROWEST
    if min(tile.size) >= least:
        return tile
    ground = Image.new("RGB", (max(tile.width, least), max(tile.height, least)), tile.getpixel((0, 0)))
    ground.paste(tile)
    return ground


_Line = list[tuple[str, tuple[float, float, float, float]]]


def _lines(tile: Image.Image) -> list[_Line]:
    read = _engine()(np.ascontiguousarray(np.asarray(tile)[:, :, ::-1]))
    return [
        [(text, _around(corners)) for text, _, corners in line] for line in read.word_results or () if line
    ]


def _around(corners: Any) -> tuple[float, float, float, float]:
    across, down = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return min(across), min(down), max(across), max(down)


def _belongs(line: _Line, tile: Image.Image, whole: Image.Image, place: tuple[int, int]) -> bool:
    """Whether a line is this tile's: one in an overlap is that tile's in whose half its middle stands."""
    axis = 1 if whole.height >= whole.width else 0
    middle = sum(box[axis] + box[axis + 2] for _, box in line) / (2 * len(line))
    after_start = place[axis] == 0 or middle >= OVERLAP / 2
    goes_on = place[axis] + tile.size[axis] < whole.size[axis]
    return after_start and (not goes_on or middle < tile.size[axis] - OVERLAP / 2)


def _placed(line: _Line, place: tuple[int, int], scale: float, number: int) -> Iterator[Word]:
    texts = mended([text for text, _ in line])
    for text, (_, (left, top, right, bottom)) in zip(texts, line, strict=True):
        yield Word(
            text,
            Box(
                int((left + place[0]) / scale),
                int((top + place[1]) / scale),
                -int(-(right + place[0]) // scale),
                -int(-(bottom + place[1]) // scale),
            ),
            number,
        )


def mended(texts: list[str]) -> list[str]:
    """The words of a line, with letters in the middle of a long number read as the digits they look like."""
    result, start = list(texts), 0
    while start < len(texts):
        stop = start
        while stop < len(texts) and _OF_A_NUMBER.fullmatch(texts[stop]):
            stop += 1
        run = texts[start:stop]
        digits = sum(map(str.isdigit, "".join(run)))
        if digits and sum(map(len, run)) >= 8 and all(_DIGITS_MISREAD.fullmatch(text) for text in run):
            result[start:stop] = [text.translate(_DIGIT_OF) for text in run]
        start = max(stop, start + 1)
    return result
