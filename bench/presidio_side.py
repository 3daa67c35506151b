"""The peer's side of the pattern scan, in the peers' environment: Presidio's recognisers without a model."""

import json
import logging
import sys
import time

from presidio_analyzer import RecognizerRegistry
from presidio_analyzer.predefined_recognizers import SpacyRecognizer


def main() -> None:
    logging.disable(logging.CRITICAL)
    with open(sys.argv[1]) as file:
        messages = json.load(file)
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    recognisers = [each for each in registry.recognizers if not isinstance(each, SpacyRecognizer)]
    scan(recognisers, messages[:50])
    started = time.process_time()
    found = scan(recognisers, messages)
    rate = len(messages) / (time.process_time() - started)
    print(json.dumps({"messages_per_second": rate, "found": found, "recognisers": len(recognisers)}))


def scan(recognisers: list, messages: list[str]) -> int:
    return sum(
        len(each.analyze(message, each.supported_entities, None) or ())
        for message in messages
        for each in recognisers
    )


main()
