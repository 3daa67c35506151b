"""Read the words of a picture, with their boxes, by RapidOCR (PP-OCRv6; its models lie in its package).

Nothing is loaded from a network: the models are named by their files. What is tall, such as a screenshot of a
whole talk, is read in strips, since the engine would shrink it until nothing can be read.
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

WIDEST = 1920
TALLEST_TILE = 1280
# Text is sought in a tile that is shrunk to this, or by a third; found so, it is read at its full size.
SOUGHT_SIDE = 960
# Smaller pictures are doubled: writing of ten pixels is found then.
SMALL_SIDE = 720
OVERLAP = 96
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
    settings = {
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        "Det.limit_type": "max",
    }
    named = {setting: str(folder / name) for setting, name in MODELS.items()}
    return RapidOCR(
        params={"Global.return_word_box": True, "Global.log_level": "critical", **settings, **named}
    )


def words_of(picture: Image.Image, first_line: int = 0) -> tuple[Word, ...]:
    """The words of an upright picture, line by line; lines are numbered from ``first_line``."""
    scale = _scale(picture)
    shrunk = _opaque(picture)
    if scale != 1:
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        shrunk = shrunk.resize(size, Image.Resampling.LANCZOS)
    words: list[Word] = []
    for tile, top in _tiles(shrunk):
        for line in _lines(tile):
            if _belongs(line, tile, top, shrunk.height):
                words.extend(_placed(line, top, scale, first_line))
                first_line += 1
    return tuple(words)


def _scale(picture: Image.Image) -> float:
    if max(picture.size) <= SMALL_SIDE:
        return 2.0
    scale = min(1.0, WIDEST / picture.width)
    # Rather one tile, a little smaller, than two.
    return min(1.0, TALLEST_TILE / picture.height) if picture.height * scale <= TALLEST_TILE * 1.2 else scale


def _opaque(picture: Image.Image) -> Image.Image:
    if "A" not in picture.mode:
        return picture.convert("RGB")
    ground = Image.new("RGB", picture.size, (255, 255, 255))
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _tiles(picture: Image.Image) -> Iterator[tuple[Image.Image, int]]:
    """Strips of a picture that is taller than the engine reads at once, each with its place."""
    starts = range(0, max(1, picture.height - OVERLAP), TALLEST_TILE - OVERLAP)
    for start in starts if picture.height > TALLEST_TILE else (0,):
        stop = min(picture.height, start + TALLEST_TILE)
        yield picture.crop((0, start, picture.width, stop)), start


_Line = list[tuple[str, tuple[float, float, float, float]]]


def _lines(tile: Image.Image) -> list[_Line]:
    engine = _engine()
    engine._load_det_model().limit_side_len = max(SOUGHT_SIDE, max(tile.size) * 2 // 3)
    read = engine(np.ascontiguousarray(np.asarray(tile)[:, :, ::-1]))
    if not read.txts:
        return []
    return [[(text, _around(corners)) for text, _, corners in line] for line in read.word_results if line]


def _around(corners: Any) -> tuple[float, float, float, float]:
    across, down = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return min(across), min(down), max(across), max(down)


def _belongs(line: _Line, tile: Image.Image, top: int, height: int) -> bool:
    """Whether a line is this tile's: one in an overlap is that tile's in whose half its middle stands."""
    middle = sum(box[1] + box[3] for _, box in line) / (2 * len(line))
    goes_on = top + tile.height < height
    return (top == 0 or middle >= OVERLAP / 2) and (not goes_on or middle < tile.height - OVERLAP / 2)


def _placed(line: _Line, down: int, scale: float, number: int) -> Iterator[Word]:
    texts = mended([text for text, _ in line])
    for text, (_, (left, top, right, bottom)) in zip(texts, line, strict=True):
        yield Word(
            text,
            Box(
                int(left / scale),
                int((top + down) / scale),
                -int(-right // scale),
                -int(-(bottom + down) // scale),
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
