"""All kinds and phrases, compiled for a set of languages: which condition of the database belongs to whom.

A reader finds the candidates of one pattern, or of one list of terms, in a folded text. Its regular
expression is compiled when it is first needed, so that a process that scans one message pays for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from sottovoce.detect.checks import check_named
from sottovoce.detect.checks.candidate import Candidate, Check, Judged, Scene, Vocabulary
from sottovoce.detect.fold import fold
from sottovoce.detect.fold_words import LETTERS_FOR_DIGITS, SPELLED, TOLD
from sottovoce.detect.gate import Called, Gate
from sottovoce.detect.intents.triggers import triggers
from sottovoce.detect.kinds import KINDS, KindDeclaration, Pattern
from sottovoce.detect.kinds.declaration import BESIDE_A_WORD, Words
from sottovoce.detect.kinds.said import SaidKind
from sottovoce.detect.lexicon import Lexicon
from sottovoce.detect.match import Matcher, Plan, any_of
from sottovoce.detect.model import Evidence
from sottovoce.detect.said.reader import SaidReader

TERM = Pattern("", 0.8)


class Reader:
    """Finds the candidates of one pattern, or of the terms, of a kind."""

    def __init__(
        self,
        declaration: KindDeclaration,
        pattern: Pattern,
        terms: Sequence[str],
        vocabulary: Vocabulary,
    ) -> None:
        self.declaration = declaration
        self.pattern = pattern
        self.key = (declaration.kind, pattern.regex)
        self._terms = terms
        self._vocabulary = vocabulary

    @cached_property
    def shape(self) -> Evidence:
        """What the match itself says for a finding."""
        how = "term" if self._terms else "pattern"
        return Evidence("match", how, f"it reads like: {self.declaration.title}")

    @cached_property
    def check(self) -> Check:
        return check_named(self.declaration.check)

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        bounded = rf"(?<![A-Za-z0-9])(?:{self.pattern.regex})(?![A-Za-z0-9])"
        return re.compile(bounded, re.IGNORECASE | re.ASCII)

    @cached_property
    def _group(self) -> str | int:
        return "value" if "value" in self._regex.groupindex else 0

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon(self._terms, whole=True)

    def judged(self, scene: Scene, spans: dict[str, Sequence[tuple[int, int]]]) -> Iterator[Judged]:
        """What has this shape and passes the check. ``spans`` are those of the shapes read before in this
        text, because telephones and cards begin from the same one.
        """
        shape = self.pattern.regex
        found = spans.get(shape) if shape else self._terms_in(scene)
        if found is None:
            found = spans[shape] = self._spans(scene.text)
        for start, end in found:
            yield from self.check(
                Candidate(scene, self.declaration, self.pattern, self._vocabulary, start, end)
            )

    def _spans(self, text: str) -> Sequence[tuple[int, int]]:
        group = self._group
        return [match.span(group) for match in self._regex.finditer(text)]

    def _terms_in(self, scene: Scene) -> Sequence[tuple[int, int]]:
        return tuple(self._lexicon.find(scene.lower))


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What a detector needs to know, by the number of the condition that is fulfilled."""

    matcher: Matcher
    readers: Mapping[int, Sequence[Reader | SaidReader]]
    gates: Mapping[int, Gate]
    intents: int
    folding: int
    folding_letters: int

    def called(self, fired: Sequence[int]) -> Called:
        """The readers whose conditions are fulfilled, each shape of a kind once, and the gates."""
        called: dict[tuple[str, str], Reader | SaidReader] = {}
        for number in sorted(fired):
            for reader in self.readers.get(number, ()):
                called.setdefault(reader.key, reader)
        gates = tuple(self.gates[number] for number in fired if number in self.gates)
        return Called(tuple(called.values()), gates)


@cache
def rulebook(languages: tuple[str, ...]) -> Rulebook:
    """The rulebook for these languages; every language that is known when none is named.

    Terms and phrases are those of the languages. Context words serve in all languages: a customer who writes
    "PESEL" is not to be missed because nobody expected Polish.
    """
    plan = Plan()
    readers: dict[int, list[Reader | SaidReader]] = {}
    gate = Gate()
    for declaration in KINDS.values():
        for number, reader in _readers(declaration, languages, plan, gate):
            readers.setdefault(number, []).append(reader)
    gates = {plan.when_all(BESIDE_A_WORD, any_of(gate.words)): gate}
    intents = plan.when_any(*triggers())
    folding = plan.when_any(*TOLD, *SPELLED)
    letters = plan.when_any(*LETTERS_FOR_DIGITS)
    return Rulebook(Matcher(plan), readers, gates, intents, folding, letters)


def _readers(
    declaration: KindDeclaration, languages: tuple[str, ...], plan: Plan, gate: Gate
) -> Iterator[tuple[int, Reader | SaidReader]]:
    vocabulary = Vocabulary(
        _lexicon(_all(declaration.context)) if declaration.context else None,
        _lexicon(_all(declaration.against)) if declaration.against else None,
    )
    for pattern in declaration.patterns:
        if pattern.needs_context and pattern.triggers == (BESIDE_A_WORD,):
            gate.add(_all(declaration.context), Reader(declaration, pattern, (), vocabulary))
            continue
        triggers = pattern.triggers or (pattern.regex,)
        context = (any_of(_all(declaration.context)),) if pattern.needs_context else ()
        yield plan.when_all(*triggers, *context), Reader(declaration, pattern, (), vocabulary)
    if isinstance(declaration, SaidKind):
        said = SaidReader(declaration, languages)
        yield plan.when_all(said.trigger), said
        return
    terms = tuple(_all(declaration.terms, languages))
    if terms:
        yield plan.when_all(any_of(terms)), Reader(declaration, TERM, terms, vocabulary)


@cache
def _lexicon(words: tuple[str, ...]) -> Lexicon:
    return Lexicon(words)


def _all(words: Words, languages: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The words of these languages, or of all, each once, as they read once a text is folded."""
    return _folded(tuple(each for name, each in words.items() if not languages or name in languages))


@cache
def _folded(lists: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Many kinds share their lists, so that each is worked out once."""
    words = (word if word.isascii() else fold(word).text.lower() for listed in lists for word in listed)
    return tuple(dict.fromkeys(words))
