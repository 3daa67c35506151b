"""What an organisation says of its own texts: words that are never reported, words that always are, and how
sure a finding of a kind in a language must be. Applied to what the stages before found. Pure.

It is a way to correct, not a way to look away: a value with an arithmetic of its own, or a severe one, is
left out only if it is the allowed value itself, not for standing in an allowed phrase; and no threshold goes
beyond `MOST_ASKED_OF_SEVERE` for a severe kind, or `MOST_ASKED` for any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from sottovoce.detect.fold import Folded, fold
from sottovoce.detect.kinds import KINDS
from sottovoce.detect.lexicon import Lexicon
from sottovoce.detect.model import Category, Evidence, Finding, Severity
from sottovoce.errors import BadInput

MOST_ASKED = 0.95
MOST_ASKED_OF_SEVERE = 0.6
ANY_LANGUAGE = ""
LEAST_LETTERS = 2
SURE = 1.0
LISTED = Evidence("adjust", "deny list", "the organisation always marks these words")
# What only a person marked so far: a kind that no pattern declares.
UNDECLARED = (Category.CONTACT, Severity.MEDIUM)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the allow list, for one kind or (``kind`` empty) all; or of the deny list, with its kind."""

    words: str = field(repr=False)
    kind: str = ""


@dataclass(frozen=True)
class Adjustments:
    """The allow list, the deny list, and the least confidence by (kind, language).

    A language of ``""`` is any that has no threshold of its own. Raises `BadInput` for a phrase that is too
    short to be told from any other word, a deny entry without a kind, and a threshold out of bounds.
    """

    allow: tuple[Phrase, ...] = ()
    deny: tuple[Phrase, ...] = ()
    thresholds: Mapping[tuple[str, str], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for phrase in (*self.allow, *self.deny):
            if sum(map(str.isalnum, plain(phrase.words))) < LEAST_LETTERS:
                raise BadInput("The phrase is too short.", where="phrase", remedy="Two letters or more.")
        if not all(phrase.kind for phrase in self.deny):
            raise BadInput("What is always marked needs a kind.", where="kind")
        for (kind, _), least in self.thresholds.items():
            if not 0 <= least <= most_asked_of(kind):
                raise BadInput(
                    "The threshold is out of bounds.", where=kind, remedy=f"At most {most_asked_of(kind)}."
                )
        object.__setattr__(self, "thresholds", MappingProxyType(dict(self.thresholds)))

    def __reduce__(self) -> tuple[type[Adjustments], tuple[object, ...]]:
        return Adjustments, (self.allow, self.deny, dict(self.thresholds))

    def __bool__(self) -> bool:
        return bool(self.allow or self.deny or self.thresholds)

    def settle(
        self, text: str, folded: Folded, lower: str, language: str, found: Sequence[Finding]
    ) -> tuple[Finding, ...]:
        """Of findings in order and apart from each other those that stand, and those of the deny list.

        ``lower`` is the folded text in lower case; ``language`` that of the text.
        """
        allowed = _spans(self._allow, folded, lower) if self.allow else []
        kept = tuple(
            finding
            for finding in found
            if finding.confidence >= self._least(finding.kind, language)
            and not self._is_allowed(finding, text, allowed)
        )
        return self._denied(text, folded, lower, kept) if self.deny else kept

    def _least(self, kind: str, language: str) -> float:
        asked = self.thresholds
        return asked.get((kind, language), asked.get((kind, ANY_LANGUAGE), 0.0))

    def _is_allowed(self, finding: Finding, text: str, spans: Sequence[tuple[int, int, str]]) -> bool:
        """Whether it is an allowed value, or (neither checked nor severe) lies in an allowed phrase."""
        if not self.allow:
            return False
        value = _compact(text[finding.start : finding.end])
        if {"", finding.kind} & self._values.get(value, frozenset()):
            return True
        return not is_guarded(finding.kind) and any(
            start <= finding.start and finding.end <= end and {"", finding.kind} & self._allow_kinds[words]
            for start, end, words in spans
        )

    def _denied(
        self, text: str, folded: Folded, lower: str, found: tuple[Finding, ...]
    ) -> tuple[Finding, ...]:
        """What is listed takes the place of what is found in it, and never uncovers any of what stands."""
        standing = list(found)
        for start, end, words in _spans(self._deny, folded, lower):
            new = _finding(self._deny_kinds[words], start, end)
            standing = [
                known
                for known in standing
                if not (start <= known.start and known.end <= end and known.severity <= new.severity)
            ]
            standing += _pieces(new, text, standing)
        return tuple(sorted(standing, key=lambda finding: finding.start))

    @cached_property
    def _allow(self) -> Lexicon:
        return Lexicon(self._allow_kinds, whole=True)

    @cached_property
    def _allow_kinds(self) -> dict[str, frozenset[str]]:
        return _kinds((plain(phrase.words), phrase.kind) for phrase in self.allow)

    @cached_property
    def _values(self) -> dict[str, frozenset[str]]:
        return _kinds((_compact(phrase.words), phrase.kind) for phrase in self.allow)

    @cached_property
    def _deny(self) -> Lexicon:
        return Lexicon(self._deny_kinds, whole=True)

    @cached_property
    def _deny_kinds(self) -> dict[str, str]:
        return {plain(phrase.words): phrase.kind for phrase in self.deny}


def plain(words: str) -> str:
    """Words as the lists compare them: folded, lower case, single blanks."""
    return " ".join(fold(words).text.lower().split())


def is_guarded(kind: str) -> bool:
    """Whether only the exact value may be allowed: the kind is severe, or its values pass a check."""
    declared = KINDS.get(kind)
    return declared is not None and (declared.severity >= Severity.HIGH or bool(declared.check))


def most_asked_of(kind: str) -> float:
    """The highest threshold that may be set for a kind."""
    declared = KINDS.get(kind)
    return MOST_ASKED_OF_SEVERE if declared and declared.severity >= Severity.HIGH else MOST_ASKED


def _compact(words: str) -> str:
    """A value whatever blanks and marks are in it: ``+49 171 / 23`` is ``4917123``."""
    return "".join(letter for letter in fold(words).text.lower() if letter.isalnum())


def _kinds(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    kinds: dict[str, frozenset[str]] = {}
    for words, kind in pairs:
        kinds[words] = kinds.get(words, frozenset()) | {kind}
    return kinds


def _spans(lexicon: Lexicon, folded: Folded, lower: str) -> list[tuple[int, int, str]]:
    """Where listed words stand as whole words, in the original text; the words with each."""
    return [
        (*folded.original(start, end), lower[start:end])
        for start, end in lexicon.find(lower)
        if not (lower[start - 1 : start].isalnum() and start) and not lower[end : end + 1].isalnum()
    ]


def _finding(kind: str, start: int, end: int) -> Finding:
    declared = KINDS.get(kind)
    category, severity = (declared.category, declared.severity) if declared else UNDECLARED
    return Finding(kind, start, end, SURE, category, severity, (LISTED,))


def _pieces(new: Finding, text: str, standing: Sequence[Finding]) -> Iterator[Finding]:
    """The parts of a new finding that those that stand leave open, if they say anything."""
    start = new.start
    others = sorted(standing, key=lambda finding: finding.start)
    for other in (*others, replace(new, start=new.end)):
        stop = min(other.start, new.end)
        if stop > start and any(map(str.isalnum, text[start:stop])):
            yield replace(new, start=start, end=stop)
        start = max(start, other.end)
