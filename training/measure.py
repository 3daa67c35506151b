"""Measures a tagger on the dev splits. The numbers go to `metrics.json`; no message is ever printed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from sottovoce.detect import Detector
from sottovoce.detect.tag.tiers import tagger
from sottovoce.detect.tag.weights_file import FOLDER
from training.corpora import Example, Span, read, read_german
from training.sets import kept_messages

Tag = Callable[[Sequence[str]], list[list[Span]]]

NAMED = frozenset({"PERSON", "LOCATION", "ORGANIZATION"})
SPECIAL = frozenset(
    {
        "HEALTH",
        "RELIGION",
        "SEXUAL_ORIENTATION",
        "POLITICAL_OPINION",
        "ETHNIC_ORIGIN",
        "TRADE_UNION",
        "CRIMINAL_RECORD",
    }
)
LEAST_OVERLAP = 0.75
KEPT_MESSAGES = 2_100
SHIPPED = {"fast": "fast.safetensors", "accurate": "accurate.onnx"}


def exact(
    examples: Sequence[Example], found: Sequence[Sequence[Span]], kinds: Iterable[str], handles: bool = True
) -> dict[str, float]:
    """Precision, recall and F1 of spans that are right in begin, end and kind."""
    wanted = frozenset(kinds)
    right = said = there = 0
    for example, spans in zip(examples, found, strict=True):
        gold = {
            span
            for span in example.spans
            if span[2] in wanted & example.known and (handles or _no_handle(example.text, span))
        }
        pred = {
            span
            for span in spans
            if span[2] in wanted & example.known and (handles or _no_handle(example.text, span))
        }
        right, said, there = right + len(gold & pred), said + len(pred), there + len(gold)
    return _scores(right, said, there)


def _no_handle(text: str, span: Span) -> bool:
    return not text[: span[0]].rstrip(" ").endswith("@") and not text[span[0] : span[1]].startswith("@")


def _scores(right: int, said: int, there: int, beta: float = 1.0) -> dict[str, float]:
    precision, recall = right / max(said, 1), right / max(there, 1)
    both = (1 + beta**2) * precision * recall / max(beta**2 * precision + recall, 1e-9)
    name = "f1" if beta == 1 else f"f{beta:.0f}"
    return {"precision": round(precision, 3), "recall": round(recall, 3), name: round(both, 3)}


def overlapping(examples: Sequence[Example], found: Sequence[Sequence[Span]]) -> dict[str, float]:
    """F2 of spans of any kind that overlap by three quarters, each counted once."""
    right = said = there = 0
    for example, spans in zip(examples, found, strict=True):
        left = list(spans)
        for gold in example.spans:
            match = next((each for each in left if _overlap(gold, each) >= LEAST_OVERLAP), None)
            if match:
                left.remove(match)
                right += 1
        said, there = said + len(spans), there + len(example.spans)
    return _scores(right, said, there, 2.0)


def _overlap(one: Span, other: Span) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def covered(examples: Sequence[Example], found: Sequence[Sequence[Span]]) -> dict[str, float]:
    """How many spans are covered whole, and how many of the characters found belong to one."""
    hit = there = good = marked = 0
    for example, spans in zip(examples, found, strict=True):
        gold_places = {at for start, end, _ in example.spans for at in range(start, end)}
        places = {at for start, end, _ in spans for at in range(start, end)}
        there += len(example.spans)
        hit += sum(
            all(at in places for at in range(start, end) if not example.text[at].isspace())
            for start, end, _ in example.spans
        )
        good, marked = good + len(places & gold_places), marked + len(places)
    return {
        "span_recall": round(hit / max(there, 1), 3),
        "character_precision": round(good / max(marked, 1), 3),
    }


def measure(data: Path, tag: Tag, scan: Tag) -> dict[str, object]:
    """All measures: of a model by itself, and of a model and the patterns together (``scan``)."""

    def on(examples: list[Example], ask: Tag = tag) -> tuple[list[Example], list[list[Span]]]:
        return examples, ask([example.text for example in examples])

    btc, wnut = on(read(data, "btc.dev")), on(read(data, "wnut17.dev"))
    bank, kept = on(read(data, "banking77.dev"), scan), on(kept_messages(data, KEPT_MESSAGES), scan)
    german = on(read_german(data / "german" / "mobie.dev.jsonl.gz"))
    unseen = read(data, "presidio_synth_v2.dev")
    synth = unseen + read(data, "presidio_synth_v2.train")
    false = Counter(span[2] for spans in bank[1] for span in spans)
    return {
        "btc exact, person location organisation": exact(*btc, NAMED),
        "btc exact, person without handles": exact(*btc, {"PERSON"}, handles=False),
        "wnut17 exact, person": exact(*wnut, {"PERSON"}),
        "wnut17 exact, person location organisation": exact(*wnut, NAMED),
        "restaurant8k exact, person": exact(*on(read(data, "restaurant8k.dev")), {"PERSON"}),
        "mobie exact, person location organisation": exact(*german, NAMED),
        "meddocan, any kind, with patterns": covered(*on(read(data, "meddocan.dev"), scan)),
        "presidio synth v2, any kind, with patterns": overlapping(*on(synth, scan)),
        "presidio synth v2, the half not looked at": overlapping(*on(unseen, scan)),
        "presidio synth v2, the half not looked at, covered": covered(*on(unseen, scan)),
        "special categories in kept templates, with patterns": exact(*kept, SPECIAL),
        "special categories by language": {
            language: exact(*_of(kept, language), SPECIAL)
            for language in sorted({each.language for each in kept[0]})
        },
        "banking77, findings per thousand by kind": {
            kind: round(1000 * number / len(bank[0]), 2) for kind, number in false.most_common()
        },
    }


def measure_shipped(data: Path) -> dict[str, object]:
    """The measures of each tier as it ships, with the hash and the size of its weights."""
    return {tier: _measured(data, tier, FOLDER / name) for tier, name in SHIPPED.items()}


def _measured(data: Path, tier: str, path: Path) -> dict[str, object]:
    model, detector = tagger(tier), Detector(tier=tier)

    def tag(texts: Sequence[str]) -> list[list[Span]]:
        return [[(each.start, each.end, each.kind) for each in found] for found in model.tag_many(texts)]

    def scan(texts: Sequence[str]) -> list[list[Span]]:
        tagged = model.tag_many(texts)
        return [
            [(each.start, each.end, each.kind) for each in detector.scan(text, (), spans).findings]
            for text, spans in zip(texts, tagged, strict=True)
        ]

    about = {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "bytes": path.stat().st_size}
    return {**about, **measure(data, tag, scan)}


def _of(
    pair: tuple[list[Example], list[list[Span]]], language: str
) -> tuple[list[Example], list[list[Span]]]:
    kept = [(example, spans) for example, spans in zip(*pair, strict=True) if example.language == language]
    return [each[0] for each in kept], [each[1] for each in kept]
