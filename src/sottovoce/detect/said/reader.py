"""Finds what a kind's words say of a person, and judges how surely: said outright ("I am", "my son has"),
owned ("my insulin"), or only spoken of near a person. Pure; works on folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from sottovoce.detect.checks.candidate import Judged, Scene
from sottovoce.detect.kinds.declaration import Words
from sottovoce.detect.kinds.said import SaidKind
from sottovoce.detect.language import guess_language
from sottovoce.detect.model import Evidence
from sottovoce.detect.said import germanic, romance
from sottovoce.detect.said.grammar import Grammar
from sottovoce.detect.said.term_list import Found, Meaning, Strength, TermList, any_head

GRAMMARS: Mapping[str, Grammar] = {
    "en": germanic.ENGLISH,
    "de": germanic.GERMAN,
    "nl": germanic.DUTCH,
    "fr": romance.FRENCH,
    "es": romance.SPANISH,
    "it": romance.ITALIAN,
    "pt": romance.PORTUGUESE,
}
SENTENCE_END = re.compile(r"(?:(?<!\d)\.|[!?;\n\x7f])+(?=\s|$)|\n")
REACH_BEFORE, REACH_AFTER = 90, 50
OF_WRITER = Evidence("check", "said of the writer", "the writer says it of themselves")
OF_OTHER = Evidence("check", "said of somebody", "it is said of somebody else")
OF_A_PERSON = Evidence("check", "near a person", "a person is spoken of in the same sentence")
BY_ITSELF = Evidence("check", "phrase", "the words say it of a person by themselves")
CERTAIN, OWNED, PHRASE, NEAR, DOUBTED = 0.9, 0.85, 0.85, 0.7, 0.6


class Sentence(NamedTuple):
    """What stands before and after a word, within its sentence, and the word."""

    before: str
    after: str
    word: str


class SaidReader:
    """Finds one kind of what is said of people, in some languages."""

    def __init__(self, declaration: SaidKind, languages: Sequence[str]) -> None:
        self.declaration = declaration
        self.key = (declaration.kind, "said")
        self._languages = languages

    @cached_property
    def shape(self) -> Evidence:
        """What the match itself says for a finding."""
        return Evidence("match", "term", f"it reads like: {self.declaration.title}")

    @property
    def trigger(self) -> str:
        """The expression for the first pass."""
        return any_head(term for term, _ in self._listed())

    @cached_property
    def _terms(self) -> TermList:
        terms = TermList()
        for term, meaning in self._listed():
            terms.add(term, meaning)
        return terms

    def _listed(self) -> Iterator[tuple[str, Meaning]]:
        for strength, words in strengths(self.declaration):
            for language, terms in words.items():
                if not self._languages or language in self._languages:
                    yield from ((term, Meaning(language, strength)) for term in terms)

    def judged(self, scene: Scene, spans: object) -> Iterator[Judged]:
        """The words of this kind that are said of a person. (``spans`` is for shapes that are shared.)"""
        language = ""
        for found in self._terms.find(scene.lower):
            language = language or guess_language(scene.lower, scene.lower)
            best = judge(found, sentence_of(scene.lower, found.start, found.end), language)
            if best is not None:
                yield best


def strengths(declaration: SaidKind) -> tuple[tuple[Strength, Words], ...]:
    """A kind's words by their strength."""
    return (
        (Strength.PHRASE, declaration.phrases),
        (Strength.TERM, declaration.terms),
        (Strength.PREDICATE, declaration.predicates),
    )


def sentence_of(lower: str, start: int, end: int) -> Sentence:
    """The sentence around a span, and no more of it than people keep in mind."""
    before = lower[max(0, start - REACH_BEFORE) : start]
    for stop in SENTENCE_END.finditer(before):
        before = " " * stop.end() + before[stop.end() :]
    after = lower[end : end + REACH_AFTER]
    last = SENTENCE_END.search(after)
    return Sentence(before, after[: last.start()] if last else after, lower[start:end])


def judge(found: Found, sentence: Sentence, language: str) -> Judged | None:
    """The surest reading of a word over the languages in which it is listed: in the text's own where it is
    listed there; where it is not, only what is said outright counts, because short texts are guessed wrong.
    """
    if any(GRAMMARS[each.language].is_figure.search(sentence.before) for each in found.meanings):
        return None
    own = [each for each in found.meanings if each.language == language]
    foreign = not own and language in GRAMMARS
    readings = [
        reading
        for meaning in own or found.meanings
        if (reading := read(GRAMMARS[meaning.language], meaning.strength, sentence)) is not None
        and not (foreign and reading[0] < PHRASE)
    ]
    if not readings:
        return None
    confidence, why = max(readings, key=lambda each: each[0])
    return Judged(found.start, found.end, confidence, (why,))


def read(grammar: Grammar, strength: Strength, sentence: Sentence) -> tuple[float, Evidence] | None:
    """How surely a sentence says a word of a person in this language, and why; nothing where it does not."""
    before, after, word = sentence
    if grammar.idles_after.match(after):
        return None
    idle = grammar.idles.search(before) or grammar.idles.search(after)
    if strength is Strength.PHRASE:
        return (DOUBTED if idle else PHRASE), BY_ITSELF
    direct = _direct(grammar, strength, sentence)
    if direct is not None:
        return (DOUBTED, direct[1]) if idle else direct
    if strength is Strength.PREDICATE or idle or grammar.idles_before.search(before):
        return None
    near = any(grammar.somebody_near.search(each) for each in (before, after, word))
    return (NEAR, OF_A_PERSON) if near else None


def _direct(grammar: Grammar, strength: Strength, sentence: Sentence) -> tuple[float, Evidence] | None:
    """What is said outright, or owned."""
    before, after, _ = sentence
    told = grammar.told.search(before)
    if told and (strength is Strength.TERM or grammar.ends.match(after)):
        return CERTAIN, OF_WRITER if told["writer"] else OF_OTHER
    owned = grammar.owned.search(before)
    if owned and strength is Strength.TERM:
        return OWNED, OF_WRITER if owned["writer"] else OF_OTHER
    if owned and owned["writer"] and grammar.owner_follows.match(after):
        return OWNED, OF_OTHER
    return None
