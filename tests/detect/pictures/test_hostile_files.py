"""Bombs, broken files, files that are not what they say: refused in plain words, time and memory bounded."""

from __future__ import annotations

import resource
import struct
import subprocess
import sys
import time
import zlib
from contextlib import suppress

import pytest
from PIL import Image

from sottovoce.detect import Detector
from sottovoce.detect.pictures import Unopened, apart, cleaned, read_picture
from sottovoce.detect.pictures.child import MOST_MEMORY, Request
from sottovoce.detect.pictures.formats import LARGEST_BYTES, MOST_PAGES, media_type_of
from sottovoce.errors import BadInput
from tests.detect.pictures.drawing import enormous, letter, written

PICTURE = written(Image.effect_noise((300, 200), 60).convert("RGB"), "JPEG")


def many_frames(count: int) -> bytes:
    """A moving picture of one pixel, written by hand: each frame costs a dozen bytes."""
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    colours = b"\x00\x00\x00\xff\xff\xff"
    return b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + colours + frame * count + b";"


def stream_bomb() -> bytes:
    """A document whose one picture unpacks from a third of a megabyte to a thousand times that."""
    packer = zlib.compressobj(9)
    zeros = bytes(16 * 1024 * 1024)
    packed = b"".join(packer.compress(zeros) for _ in range(20)) + packer.flush()
    stored = (
        b"<< /Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceRGB"
        b" /BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
        % (len(packed), packed)
    )
    return letter("a letter", more=[stored])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (enormous(50_000, 50_000), "too large once decoded"),
        (enormous(9_000, 9_000), "too large once decoded"),
        (PICTURE[:-4_000], "broken"),
        (written(Image.new("RGB", (90, 90)), "PNG")[:60], "broken"),
        (b"GIF89a and no more", "broken"),
        (letter("page", pages=MOST_PAGES + 1), "too many pages"),
        (b"%PDF-1.7 and no more", "broken"),
        (many_frames(10_000), "too many frames"),
    ],
    ids=[
        "huge",
        "large",
        "cut short",
        "cut early",
        "empty gif",
        "thick",
        "no document",
        "ten thousand frames",
    ],
)
def test_what_is_broken_or_made_to_do_harm_is_refused_in_plain_words(data: bytes, said: str) -> None:
    started = time.monotonic()
    with pytest.raises(BadInput, match=said):
        cleaned(data)
    assert time.monotonic() - started < 60


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"<!doctype html><title>photo.png</title>",
        b"MZ\x90\x00 a program",
        b"PK\x03\x04 an archive",
        b"",
        b"\x00\x00\x00\x18ftypmp42 a film",
    ],
)
def test_what_is_no_picture_is_refused_whatever_it_is_called(data: bytes) -> None:
    with pytest.raises(BadInput, match="not taken in"):
        read_picture(data, "image/png", Detector(("en",)))


def test_a_document_called_a_picture_is_refused() -> None:
    with pytest.raises(BadInput, match="not what it says"):
        read_picture(letter("hello"), "image/png", Detector(("en",)))


def test_too_many_bytes_are_refused_before_anybody_looks_at_them() -> None:
    with pytest.raises(BadInput, match="too large"):
        media_type_of(b"%PDF-" + bytes(LARGEST_BYTES))


def test_a_stream_that_unpacks_to_gigabytes_takes_no_more_than_is_allowed() -> None:
    with suppress(BadInput):
        cleaned(stream_bomb())
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert peak < MOST_MEMORY


def test_a_process_that_dies_or_never_ends_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    for program in ("import os; os.abort()", "import time; time.sleep(60)", "print('no answer')"):
        monkeypatch.setattr(apart, "_COMMAND", (sys.executable, "-c", program))
        with pytest.raises(Unopened, match="could not be read"):
            apart._asked(Request(PICTURE, clean=True), seconds=3)


def test_the_process_can_write_no_file_and_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOTTOVOCE_ROOT_KEY", "file:///secret")
    program = (
        "from sottovoce.detect.pictures.child import bind; bind(); import os, resource;"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[1], resource.getrlimit(resource.RLIMIT_AS)[1],"
        " 'SOTTOVOCE_ROOT_KEY' in os.environ)"
    )
    environment: dict[str, str] = {}
    real = subprocess.run

    def kept(*arguments: object, **how: object) -> object:
        environment.update(how["env"])  # type: ignore[call-overload]
        return real(*arguments, **how)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", kept)
    assert cleaned(PICTURE).media_type == "image/jpeg"
    assert "SOTTOVOCE_ROOT_KEY" not in environment
    told = real([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert told.stdout.split() == ["0", str(MOST_MEMORY), "False"]
