"""DataFog's regular expressions."""

import sys

# This file has the library's name; its own folder must not be searched first.
sys.path.append(sys.path.pop(0))
from answering import answer
from datafog.processing.text_processing.regex_annotator.regex_annotator import RegexAnnotator

ANNOTATOR = RegexAnnotator()


def find(text: str) -> list:
    return [(span.start, span.end, span.label) for span in ANNOTATOR.annotate_with_spans(text)[1].spans]


answer(find)
