"""scrubadub with its default detectors."""

import sys

# This file has the library's name; its own folder must not be searched first.
sys.path.append(sys.path.pop(0))
import scrubadub
from answering import answer

SCRUBBER = scrubadub.Scrubber()


def find(text: str) -> list:
    return [(filth.beg, filth.end, filth.type) for filth in SCRUBBER.iter_filth(text)]


answer(find)
