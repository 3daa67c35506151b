"""Finding: the rate of the pattern scan against vectorscan alone and Presidio's pattern recognisers, the cold
start, and how often it is right where a bar is set and nobody else's data is needed.

The messages are eighty characters on average, three in twenty of them holding something. Rates are by the
processor's time, so that a busy machine does not blur them.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

import phonenumbers

from bench.care_messages import MESSAGES as CARE_MESSAGES
from bench.false_alarms import SEED, Maker, false_in_thousand
from bench.model import Row, percentile
from bench.peers import ask, peer_named
from sottovoce.detect import Detector
from sottovoce.detect.rulebook import rulebook

Given = TypeVar("Given")

MESSAGES = 2_000
UNIT = "messages/s"
COLD_STARTS = 9
ROUNDS = 7
PLAIN = (
    "I still have not received my new jacket and it has been over a week, what is going on?",
    "thanks for the quick help yesterday, the replacement works perfectly and looks great too",
    "your app keeps crashing every time I open the settings page, please fix this soon",
    "is there any chance you will restock the blue one in medium before the holidays?",
    "worst experience ever, waited in the queue for an hour and nobody picked up at all",
    "can somebody tell me how to change the delivery day, the link you sent does not work",
    "love the new colours! do you ship to Norway, and how long does it usually take?",
)
HOLDING = (
    "call me back on 408-247-8880 please, I have been waiting the whole afternoon for you",
    "my card 4111 1111 1111 1111 was charged twice for the same thing, refund me today",
    "you can reach me at jo.bloggs@example.com if you need anything else about the return",
)
COLD = (
    "import time; started = time.perf_counter(); from sottovoce.detect import Detector; "
    "Detector(('en',), ('US',)).scan('call me on 408-247-8880'); print(time.perf_counter() - started)"
)


def rows() -> list[Row]:
    """Rates, the cold start, and the bars of accuracy."""
    messages = _messages()
    detector = Detector((), ("US",))
    ours = _rate(detector.find, messages)
    return [
        _against_vectorscan(detector, messages),
        _against_presidio(ours, messages),
        Row.at_least("pattern scan, one core", ours, "messages/s", 100_000),
        Row.at_most("whole scan of one message, p99", _slowest(detector, messages), "ms", 1),
        Row.at_most("cold start to the first finding", _cold_start(), "ms", 150),
        *_whole_scans(),
        *_accuracy(),
    ]


def _messages() -> list[str]:
    chance = random.Random(1)
    return [chance.choice(HOLDING if chance.random() < 0.15 else PLAIN) for _ in range(MESSAGES)]


def _rate(work: Callable[[Given], object], messages: Sequence[Given]) -> float:
    """Messages in a second of one core, the best of a few rounds."""
    return max(_once(work, messages) for _ in range(ROUNDS))


def _once(work: Callable[[Given], object], messages: Sequence[Given]) -> float:
    started = time.process_time()
    for message in messages:
        work(message)
    return len(messages) / (time.process_time() - started)


def _against_vectorscan(detector: Detector, messages: list[str]) -> Row:
    """Both in this run; the bare pass is the same database over the same bytes."""
    bare = rulebook(detector.languages).matcher.fired_in_bytes
    data = [f" {message} ".encode() for message in messages]
    alone = _rate(bare, data)
    return Row.times(
        "pattern scan, one core",
        _rate(detector.find, messages),
        "messages/s",
        "a bare vectorscan pass",
        alone,
        0.35,
    )


def _whole_scans() -> list[Row]:
    """Everything that a tier says of messages as people write them, one by one and many at once."""
    patterns, fast, accurate = (Detector(tier=tier) for tier in ("patterns", "fast", "accurate"))
    bare = rulebook(patterns.languages).matcher.fired_in_bytes
    alone = _rate(bare, [f" {message} ".encode() for message in CARE_MESSAGES])
    one_by_one = _rate(fast.scan, CARE_MESSAGES)
    many = CARE_MESSAGES * 16
    batch = max(len(many) * _once(fast.scan_batch, (many,)) for _ in range(ROUNDS))
    peer = f"a bare vectorscan pass ({alone:,.0f}/s)"
    return [
        Row.at_least("patterns tier, whole scan", _rate(patterns.scan, CARE_MESSAGES), UNIT, 10_000, peer),
        Row.at_least("fast tier, whole scan", one_by_one, UNIT, 10_000, peer),
        Row.at_least("fast tier, whole scan in batches", batch, UNIT, 10_000, peer),
        Row.times("fast tier in batches", batch, UNIT, "one by one", one_by_one, 1),
        Row.at_least("accurate tier, whole scan", _rate(accurate.scan, CARE_MESSAGES), UNIT, 100, peer),
    ]


def _against_presidio(ours: float, messages: list[str]) -> Row:
    theirs = ask(peer_named("presidio"), messages)
    return Row.times(
        "pattern scan, one core",
        ours,
        "messages/s",
        "Presidio's pattern recognisers",
        len(messages) / theirs.seconds,
        100,
    )


def _slowest(detector: Detector, messages: list[str]) -> float:
    took = []
    for message in messages:
        started = time.perf_counter()
        detector.scan(message)
        took.append((time.perf_counter() - started) * 1_000)
    return percentile(took, 0.99)


def _cold_start() -> float:
    """The middle of a few processes, after one that leaves the compiled patterns in the cache folder."""
    took = [
        float(subprocess.run([sys.executable, "-c", COLD], check=True, capture_output=True, text=True).stdout)
        for _ in range(COLD_STARTS + 1)
    ]
    return percentile(took[1:], 0.5) * 1_000


def _accuracy() -> list[Row]:
    wrong = false_in_thousand(Detector((), ("US", "GB", "DE")), Maker(SEED).messages(5_000))
    return [
        Row.at_most("order, ticket and flight messages taken for personal data", wrong, "per 1,000", 10),
        Row.at_least(
            "national numbers of all regions found beside a word for them",
            _national_numbers("please call me on {} tonight"),
            "of 1",
            0.9,
        ),
        Row.at_least(
            "national numbers of all regions found alone", _national_numbers("it's {} thanks"), "of 1", 0.9
        ),
    ]


def _national_numbers(message: str) -> float:
    found = tried = 0
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        detector = Detector((), (region,))
        for kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE):
            number = phonenumbers.example_number_for_type(region, kind)
            if number is None:
                continue
            written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
            text = message.format(written)
            spans = [
                text[each.start : each.end] for each in detector.find(text) if each.kind == "PHONE_NUMBER"
            ]
            tried += 1
            found += written in spans
    return found / tried
