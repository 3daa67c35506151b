"""The process that opens one hostile file: reads a request from its input, writes an answer, ends.

It binds itself first: memory, processor time, no file on any disk, no core dump. It knows no key, no address
of a database, and no environment. Started by `apart`, as ``python -m sottovoce.detect.pictures.child``.
"""

from __future__ import annotations

import os
import resource
import sys

import msgspec

from sottovoce.detect.pictures.model import Box, Contents
from sottovoce.errors import BadInput

MOST_MEMORY = 3 * 1024**3
MOST_SECONDS = 150
LARGEST_ANSWER = 128 * 1024**2


class Request(msgspec.Struct, frozen=True):
    """What to do with a file: ``clean`` it, ``read`` it, and black out ``boxes`` by page."""

    data: bytes
    clean: bool = False
    read: bool = False
    boxes: dict[int, list[Box]] | None = None


class Answer(msgspec.Struct, frozen=True):
    """What was asked for; or, when the file is refused, why (``what`` and ``remedy``)."""

    content: bytes = b""
    media_type: str = ""
    removed: tuple[str, ...] = ()
    contents: Contents | None = None
    what: str = ""
    remedy: str = ""


def answer(request: Request) -> Answer:
    """Do what a request asks."""
    from sottovoce.detect.pictures.blacken import blackened
    from sottovoce.detect.pictures.clean import Cleaned, clean

    contents = None
    if request.read:
        from sottovoce.detect.pictures.reading import contents_of

        contents = contents_of(request.data)
    written = Cleaned(b"", "", ())
    if request.boxes is not None:
        written = blackened(request.data, request.boxes)
    elif request.clean:
        written = clean(request.data)
    return Answer(written.content, written.media_type, written.removed, contents)


def bind() -> None:
    """Give up what is not needed to look at one file."""
    for limit, value in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST_ANSWER),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))


def main() -> None:
    """Answer one request."""
    bind()
    # What a library prints must not be taken for an answer.
    out = os.dup(1)
    os.dup2(2, 1)
    try:
        told = answer(msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Request))
    except BadInput as refusal:
        told = Answer(what=refusal.what, remedy=refusal.remedy)
    except MemoryError:
        told = Answer(what="The file needs too much memory.", remedy="Ask for a smaller one.")
    with os.fdopen(out, "wb") as written:
        written.write(msgspec.msgpack.encode(told))


if __name__ == "__main__":
    main()
