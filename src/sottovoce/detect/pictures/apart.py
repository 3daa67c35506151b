"""Hand a file to a process of its own and take its answer: whatever the file does, it does it there.

The file and the answer pass through anonymous memory, never through a disk. A process that dies, or needs too
long, is a refusal like any other. What comes back is decoded into known types only.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from threading import BoundedSemaphore

import msgspec

from sottovoce.detect.pictures.child import LARGEST_ANSWER, Answer, Request
from sottovoce.detect.pictures.clean import Cleaned
from sottovoce.detect.pictures.formats import media_type_of
from sottovoce.detect.pictures.model import Box, Contents
from sottovoce.errors import BadInput

MOST_SECONDS = 180.0
# Each may need gigabytes: no process of ours opens more files than this at a time.
_AT_A_TIME = BoundedSemaphore(2)
_COMMAND = (sys.executable, "-P", "-m", "sottovoce.detect.pictures.child")
_KEPT_SETTINGS = ("PYTHONPATH", "LD_LIBRARY_PATH")


class Unopened(BadInput):
    """The process that opened a file died of it, or needed too long."""


def read_apart(data: bytes, *, clean: bool = False) -> tuple[Contents, Cleaned]:
    """Read a file; with ``clean``, its copy to keep as well. Raises `BadInput` as `clean.clean` does."""
    told = _asked(Request(data, clean=clean, read=True))
    if told.contents is None:
        raise _unreadable()
    return told.contents, Cleaned(told.content, told.media_type, told.removed)


def clean_apart(data: bytes) -> Cleaned:
    """`clean.clean`, in a process of its own."""
    told = _asked(Request(data, clean=True))
    return Cleaned(told.content, told.media_type, told.removed)


def blacken_apart(data: bytes, boxes: Mapping[int, Sequence[Box]]) -> Cleaned:
    """`blacken.blackened`, in a process of its own."""
    told = _asked(Request(data, boxes={page: list(listed) for page, listed in boxes.items()}))
    return Cleaned(told.content, told.media_type, told.removed)


def _asked(request: Request, seconds: float = MOST_SECONDS) -> Answer:
    # What is no picture at all needs no process to be refused.
    media_type_of(request.data)
    with _AT_A_TIME:
        told = _run(msgspec.msgpack.encode(request), seconds)
    if told.what:
        raise BadInput(told.what, remedy=told.remedy)
    return told


def _run(request: bytes, seconds: float) -> Answer:
    asked, answered = os.memfd_create("asked"), os.memfd_create("answered")
    try:
        with open(asked, "wb", closefd=False) as written:
            written.write(request)
        os.lseek(asked, 0, os.SEEK_SET)
        try:
            ended = subprocess.run(  # noqa: S603 our own module, by our own interpreter
                _COMMAND,
                stdin=asked,
                stdout=answered,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in _KEPT_SETTINGS if name in os.environ},
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _unreadable() from None
        size = os.lseek(answered, 0, os.SEEK_CUR)
        if ended.returncode or size > LARGEST_ANSWER:
            raise _unreadable()
        return msgspec.msgpack.decode(os.pread(answered, size, 0), type=Answer)
    except msgspec.DecodeError:
        raise _unreadable() from None
    finally:
        os.close(asked)
        os.close(answered)


def _unreadable() -> Unopened:
    return Unopened(
        "The file could not be read.", remedy="It is broken, or made to do harm. Ask for another."
    )
