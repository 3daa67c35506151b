"""Recognizers that come with a request: regular expressions and lists of words of the sender's own.

Run by RE2, whose time is linear in the text whatever the expression: a request cannot hold up the desk.
What RE2 has no means for (look-around, back-references) is refused, and so are flags that it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import re2

from sottovoce.api.presidio.wire import PatternSent, RecognizerSent
from sottovoce.errors import BadInput

KNOWN_FLAGS = re.IGNORECASE | re.MULTILINE | re.DOTALL | re.ASCII | re.UNICODE
# As Presidio's context enhancer has them: what a word of context adds, what it lifts a score to at least,
# and how many words before the finding are looked at.
CONTEXT_ADDS = 0.35
LEAST_WITH_CONTEXT = 0.4
WORDS_BEFORE = 5
# Before a finding no more is read than five long words need, or work grew with the square of the text.
REACH_BEFORE = 200
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A span that a recognizer of the request found, and what it has to say for it."""

    entity: str
    start: int
    end: int
    score: float
    original_score: float
    recognizer: str
    pattern_name: str
    pattern: str
    context_word: str


def compiled(regex: str, flags: int, where: str) -> Any:
    """An expression of the sender's, for RE2.

    Raises:
        BadInput: the expression, or a flag, is not one that can run in linear time.
    """
    if flags & ~KNOWN_FLAGS:
        raise BadInput(
            "Only the flags IGNORECASE, MULTILINE, DOTALL, ASCII and UNICODE are known here.",
            where=where,
            remedy="Leave the others out.",
        )
    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = not flags & re.IGNORECASE
    options.dot_nl = bool(flags & re.DOTALL)
    try:
        return re2.compile(f"(?m){regex}" if flags & re.MULTILINE else regex, options)
    except re2.error as error:
        raise BadInput(
            "This regular expression cannot be run in linear time, or is not one.",
            where=where,
            remedy=f"Write it without look-around and back-references. RE2 says: {_said(error)}.",
        ) from None


def _said(error: Exception) -> str:
    said = error.args[0] if error.args else ""
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)


class AdHoc:
    """A recognizer of one request, ready to read texts."""

    def __init__(self, sent: RecognizerSent, where: str) -> None:
        if not sent.patterns and not sent.deny_list:
            raise BadInput(
                "A recognizer has patterns, or a deny_list.", where=where, remedy="Give it one of the two."
            )
        flags = sent.global_regex_flags
        self.entity = sent.supported_entity
        self._sent = sent
        self._context = frozenset(word.lower() for word in sent.context)
        self._patterns = [
            _with_group(pattern, flags, f"{where}.patterns[{number}]")
            for number, pattern in enumerate(sent.patterns)
        ]
        words = "|".join(re2.escape(word) for word in sent.deny_list if word)
        self._denied = compiled(words, flags, f"{where}.deny_list") if words else None

    def read(self, text: str, more_context: Sequence[str]) -> Iterator[Recognised]:
        """What this recognizer finds in a text; ``more_context`` are words that come with the request."""
        for pattern, expression, group in self._patterns:
            for match in expression.finditer(text):
                start, end = match.span(group)
                if 0 <= start < end:
                    yield self._found(text, start, end, pattern, more_context)
        if self._denied:
            listed = PatternSent(regex="", score=self._sent.deny_list_score, name="deny_list")
            for match in self._denied.finditer(text):
                start, end = match.span()
                if _stands_alone(text, start, end):
                    yield self._found(text, start, end, listed, more_context)

    def _found(
        self, text: str, start: int, end: int, pattern: PatternSent, more_context: Sequence[str]
    ) -> Recognised:
        word = self._word_near(text, start, more_context) if self._context else ""
        score = min(1.0, max(pattern.score + CONTEXT_ADDS, LEAST_WITH_CONTEXT)) if word else pattern.score
        sent = self._sent
        recognizer = sent.name or f"{sent.supported_entity} recognizer"
        return Recognised(
            sent.supported_entity,
            start,
            end,
            score,
            pattern.score,
            recognizer,
            pattern.name,
            pattern.regex,
            word,
        )

    def _word_near(self, text: str, start: int, more_context: Sequence[str]) -> str:
        before = text[max(0, start - REACH_BEFORE) : start].lower()
        near = WORD.findall(before)[-WORDS_BEFORE:] + [word.lower() for word in more_context]
        return next((each for each in near if each in self._context), "")


def _with_group(pattern: PatternSent, flags: int, where: str) -> tuple[PatternSent, Any, int]:
    """A pattern, its expression, and the number of the group that is the finding."""
    expression = compiled(pattern.regex, flags, f"{where}.regex")
    group = pattern.capture_group
    number = expression.groupindex.get(group, -1) if isinstance(group, str) else group
    if not 0 <= number <= expression.groups:
        raise BadInput(
            "The expression has no such group.",
            where=f"{where}.capture_group",
            remedy="Name or number one it has.",
        )
    return pattern, expression, number


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (WORD.match(before) or WORD.match(after))
