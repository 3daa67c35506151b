"""What is measured: precision and recall by kind and language, with where each number comes from.

    precision_of_looks(staff) -> tuple[Line, ...]     of_audits(staff) -> Audited

From corrections: of the findings that people opened, those they did not call wrong. What people open is no
random choice, so it says how often a look was worth it. The audit by sample is without that bias, and alone
can say what was missed; its intervals count messages by their weight.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from sottovoce.desk.conversations.services.findings import kinds_to_mark
from sottovoce.desk.core.forms import LANGUAGES
from sottovoce.desk.core.models import Staff
from sottovoce.desk.quality.intervals import Share, share, weighted_share
from sottovoce.desk.quality.models import Correction, Sampled
from sottovoce.desk.quality.services.thresholds import NO_FINDING, looked_at

LANGUAGE_TITLES = {**dict(LANGUAGES), "und": "Unclear"}
WIDTH = 200


@dataclass(frozen=True, slots=True)
class Interval:
    """A share as a drawing of `WIDTH` units: the bar of its interval, and its own place."""

    share: Share

    @property
    def left(self) -> float:
        return round(self.share.low * WIDTH, 1)

    @property
    def breadth(self) -> float:
        return round(max(2.0, (self.share.high - self.share.low) * WIDTH), 1)

    @property
    def place(self) -> float:
        return round(self.share.value * WIDTH, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """One kind in one language. ``recall`` only where messages were judged whole."""

    kind: str
    title: str
    language: str
    right: int
    wrong: int
    missed: int
    precision: Interval
    recall: Interval | None = None


@dataclass(frozen=True, slots=True)
class Audited:
    """All audits together: how many messages were judged, all kinds in one, and each kind by language."""

    messages: int
    waiting: int
    precision: Interval
    recall: Interval
    lines: tuple[Line, ...]


def precision_of_looks(staff: Staff) -> tuple[Line, ...]:
    """From corrections and reveals, of the person's brands."""
    done = Correction.objects.filter(brand__in=staff.brand_ids(), undone_at=None)
    pairs = set(done.values_list("kind", "language"))
    missed = Counter(done.exclude(judgement__in=NO_FINDING).values_list("kind", "language"))
    lines = []
    for kind, language in sorted(pairs, key=lambda pair: (title_of(pair[0]), pair[1])):
        looks = looked_at(kind, language)
        right = sum(look.right for look in looks)
        precision = Interval(share(right, len(looks)))
        lines.append(_line(kind, language, right, len(looks) - right, missed[kind, language], precision))
    return tuple(lines)


def of_audits(staff: Staff) -> Audited:
    """From all messages that were judged in audits, of the person's brands."""
    rows = Sampled.objects.filter(brand__in=staff.brand_ids())
    judged = list(rows.exclude(answered_at=None))
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    found: dict[tuple[str, str], list[tuple[bool, float]]] = defaultdict(list)
    present: dict[tuple[str, str], list[tuple[bool, float]]] = defaultdict(list)
    for row in judged:
        for said, kinds in (row.answer or {}).items():
            for kind, count in kinds.items():
                pair = (kind, row.language)
                counts[pair][said] += count
                if said != "missed":
                    found[pair] += [(said == "right", row.weight)] * count
                if said != "wrong":
                    present[pair] += [(said == "right", row.weight)] * count
    lines = [
        _line(
            kind,
            language,
            counts[kind, language]["right"],
            counts[kind, language]["wrong"],
            counts[kind, language]["missed"],
            Interval(weighted_share(found[kind, language])),
            Interval(weighted_share(present[kind, language])),
        )
        for kind, language in sorted(counts, key=lambda pair: (title_of(pair[0]), pair[1]))
    ]
    return Audited(
        messages=len(judged),
        waiting=rows.filter(answered_at=None, message__sealed_original__isnull=False).count(),
        precision=Interval(weighted_share(each for pairs in found.values() for each in pairs)),
        recall=Interval(weighted_share(each for pairs in present.values() for each in pairs)),
        lines=tuple(lines),
    )


def title_of(kind: str) -> str:
    """What a person calls a kind."""
    known = kinds_to_mark().get(kind)
    return known.title if known else kind.replace("_", " ").capitalize()


def _line(
    kind: str,
    language: str,
    right: int,
    wrong: int,
    missed: int,
    precision: Interval,
    recall: Interval | None = None,
) -> Line:
    told = LANGUAGE_TITLES.get(language, language)
    return Line(kind, title_of(kind), told, right, wrong, missed, precision, recall)
