"""The systems compared: ours in each of its tiers, and the peers. Texts in, spans and seconds out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.peers import PEERS, Answer, ask
from bench.spans import Span
from sottovoce.detect import Detector

# Sottovoce's names for kinds, brought to those of the annotated data; of several the one that is scored.
ANNOTATED: Mapping[str, tuple[str, ...]] = {
    "ADDRESS": ("STREET_ADDRESS",),
    "URL": ("DOMAIN_NAME",),
    "DRIVER_LICENSE": ("US_DRIVER_LICENSE",),
    "DATE_OF_BIRTH": ("DATE_TIME",),
    "MINOR": ("AGE",),
    "POSTCODE": ("ZIP_CODE",),
    "US_ZIP_CODE": ("ZIP_CODE",),
    "LOCATION": ("LOCATION", "GPE"),
    "GPE": ("GPE", "LOCATION"),
    "NATIONALITY": ("NRP",),
}
WARM_UP = 50


@dataclass(frozen=True, slots=True)
class System:
    """A system by the name that tables give it. ``ours`` tells our tiers from the peers."""

    title: str
    answer: Callable[[Sequence[str]], Answer]
    ours: bool = False


def systems(regions: Sequence[str], languages: Sequence[str] = ()) -> Iterator[System]:
    """All systems; ours knows the regions and languages of the profile that the texts came to."""
    for tier, title in (
        ("patterns", "Sottovoce, patterns"),
        ("fast", "Sottovoce, fast"),
        ("accurate", "Sottovoce, accurate"),
    ):
        yield System(title, _ours(Detector(languages, regions, tier=tier)), ours=True)
    for peer in PEERS:
        yield System(peer.title, lambda texts, peer=peer: ask(peer, texts))


def in_scored_words(spans: Sequence[Span], scored: Sequence[str] | frozenset[str]) -> list[Span]:
    """Found spans in the words of what is scored; a kind that answers to none keeps its name."""
    return [
        Span(start, end, next((each for each in ANNOTATED.get(kind, (kind,)) if each in scored), kind))
        for start, end, kind in spans
    ]


def _ours(detector: Detector) -> Callable[[Sequence[str]], Answer]:
    def answer(texts: Sequence[str]) -> Answer:
        for text in texts[:WARM_UP]:
            detector.scan(text)
        started = time.process_time()
        found = [detector.scan(text).findings for text in texts]
        seconds = time.process_time() - started
        spans = tuple(tuple(Span(each.start, each.end, each.kind) for each in findings) for findings in found)
        return Answer(spans, seconds)

    return answer
