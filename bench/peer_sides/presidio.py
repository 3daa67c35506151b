"""Presidio's pattern recognisers, without a model, in their own environment."""

import logging

from answering import answer
from presidio_analyzer import RecognizerRegistry
from presidio_analyzer.predefined_recognizers import SpacyRecognizer

logging.disable(logging.CRITICAL)
registry = RecognizerRegistry()
registry.load_predefined_recognizers(languages=["en"])
RECOGNISERS = [each for each in registry.recognizers if not isinstance(each, SpacyRecognizer)]


def find(text: str) -> list:
    found = [
        (result.start, result.end, result.entity_type, result.score)
        for recogniser in RECOGNISERS
        for result in recogniser.analyze(text, recogniser.supported_entities, None) or ()
    ]
    # As the analyzer does: of one place the surest stands.
    kept = []
    for start, end, kind, score in sorted(found, key=lambda each: (-each[3], each[0] - each[1])):
        if score >= 0.35 and not any(start < other[1] and other[0] < end for other in kept):
            kept.append((start, end, kind))
    return kept


answer(find)
