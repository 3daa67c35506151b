"""``python -m bench.fuzz [--inputs 1000000] [--seed 1] [--tier patterns]``: scan made-up and broken texts,
and say what does not hold.

Inputs are shapes of real data that are cut, repeated, mixed and evaded, random Unicode with lone surrogates,
and long repetitions. Of each: no error; findings lie within the text, in order, apart from each other; parts
lie in their messages; what is shown and what is hidden make the whole text. At the end the memory must not
have grown. Exit status 1 at the first input that breaks a promise; its number is printed, and with the seed
it can be made again.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from random import Random

import psutil

from sottovoce.detect import KINDS, Assessment, Detector, redact, segments
from sottovoce.detect.model import Plain
from tests.detect.forms import EMAIL_FORMS, NUMBER_FORMS, card, email, phone

INPUTS = 1_000_000
REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "PT", "BR")
MOST_GROWN_BYTES = 200_000_000
LONGEST_REPEATED = 600
WINDOW_EVERY = 16
WARM_UP = 20_000
REPORT_EVERY = 50_000
MARKS = ("«", "»")
SHAPES = tuple(
    text.replace(MARKS[0], "").replace(MARKS[1], "")
    for declared in KINDS.values()
    for text in (*declared.examples, *declared.counter_examples)
)
REPEATED = (
    "1", "11 ", "a@", "(", "one ", "\u200b", "0O", "a.", "@ ", "12.12.", "double ", "at dot ", "4111 ",
    "DE89", "my ", "::", "\ud800", "x@y.z ", "+49 ", "quatre vingt ", "then 1 ", "|l", "und ",
    "password is ", "\U0001f600", "e\u0301", "-_-",
)  # fmt: skip
RANGES = (
    (0x20, 0x7E), (0x20, 0x7E), (0, 0x2FF), (0x300, 0x36F), (0x370, 0x5FF), (0x660, 0x6FF), (0x1E00, 0x2BFF),
    (0xD800, 0xDFFF), (0xFE00, 0xFFFF), (0x1D400, 0x1D7FF), (0x1F1E6, 0x1F6FF), (0, 0x10FFFF),
)  # fmt: skip


def make(chance: Random) -> str:
    """One input."""
    pick = chance.random()
    if pick < 0.3:
        return "".join(_piece(chance) for _ in range(chance.randint(1, 2)))
    if pick < 0.6:
        return _mutated(chance, _piece(chance))
    if pick < 0.99:
        return _random(chance, chance.randint(0, 100))
    return _repeated(chance)


def _piece(chance: Random) -> str:
    pick = chance.random()
    if pick < 0.45:
        return chance.choice(SHAPES) + chance.choice((" ", "\n", "", ", "))
    if pick < 0.6:
        maker = chance.choice((phone, card))
        return chance.choice(list(NUMBER_FORMS.values()))(chance, maker(chance)) + " "
    if pick < 0.7:
        return chance.choice(list(EMAIL_FORMS.values()))(chance, email(chance)) + " "
    return _random(chance, chance.randint(1, 12))


def _random(chance: Random, length: int) -> str:
    first, last = chance.choice(RANGES)
    span = last - first + 1
    return "".join([chr(first + int(chance.random() * span)) for _ in range(length)])


def _mutated(chance: Random, text: str) -> str:
    """The text with a few places cut, doubled, moved or overwritten."""
    letters = list(text)
    for _ in range(chance.randint(1, 8)):
        if not letters:
            break
        place, end = chance.randrange(len(letters)), chance.randrange(len(letters)) + 1
        pick = chance.random()
        if pick < 0.3:
            del letters[place : place + 3]
        elif pick < 0.5:
            letters[place:place] = letters[place:end][:20]
        elif pick < 0.8:
            letters[place] = _random(chance, 1)
        else:
            letters[place:end] = reversed(letters[place:end])
    return "".join(letters)


def _repeated(chance: Random) -> str:
    unit = "".join(chance.choice(REPEATED) for _ in range(chance.randint(1, 3)))
    return unit * chance.randint(1, LONGEST_REPEATED // len(unit))


def broken(text: str, window: Sequence[str], assessment: Assessment) -> str:
    """The promise that an assessment does not keep; empty when it keeps all."""
    findings = assessment.findings
    if any(not 0 <= each.start < each.end <= len(text) for each in findings):
        return "a finding lies outside of its text"
    if any(one.end > two.start for one, two in pairwise(findings)):
        return "findings overlap or are out of order"
    if any(not 0 <= intent.start <= intent.end <= len(text) for intent in assessment.intents):
        return "an intent lies outside of its text"
    for part in (part for each in findings for part in each.parts):
        if not -len(window) <= part.message < 0 or not 0 <= part.start < part.end <= len(
            window[part.message]
        ):
            return "a part lies outside of its message"
    shown = sum(len(piece.text) for piece in segments(text, findings) if isinstance(piece, Plain))
    if shown + sum(each.end - each.start for each in findings) != len(text):
        return "what is shown and what is hidden do not make the text"
    return "" if findings or redact(text, findings) == text else "a text without findings was changed"


def run(detector: Detector, inputs: int, seed: int) -> str:
    """Scan so many inputs; what broke, or nothing."""
    chance, process = Random(seed), psutil.Process()
    window: list[str] = []
    grown_from = 0
    started = time.monotonic()
    for number in range(inputs):
        text = make(chance)
        before = tuple(window[-8:]) if number % WINDOW_EVERY == 0 else ()
        try:
            fault = broken(text, before, detector.scan(text, before))
        except Exception as error:
            fault = f"{type(error).__name__}"
        if fault:
            return f"input {number} of seed {seed}: {fault}: {text!a} after {before!a}"
        window = [*window[-8:], text[:300]]
        if number == WARM_UP:
            grown_from = process.memory_info().rss
        if number % REPORT_EVERY == 0 and number:
            took, held = time.monotonic() - started, process.memory_info().rss / 1e6
            print(f"{number:,} in {took:,.0f} s, {held:,.0f} MB", flush=True)
    grown = process.memory_info().rss - grown_from if grown_from else 0
    return f"memory grew by {grown:,} bytes" if grown > MOST_GROWN_BYTES else ""


def main(arguments: Sequence[str]) -> int:
    """Parse the command line, run, report."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description="Scan broken texts.")
    parser.add_argument("--inputs", type=int, default=INPUTS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tier", default="patterns")
    options = parser.parse_args(arguments)
    fault = run(Detector((), REGIONS, tier=options.tier), options.inputs, options.seed)
    print(fault or f"{options.inputs:,} inputs of seed {options.seed}: every promise held")
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
