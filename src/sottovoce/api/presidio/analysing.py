"""`POST /analyze`: texts in, results out, in Presidio's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import chain, islice
from typing import Any

from sottovoce.api.presidio.adhoc import AdHoc, Recognised, compiled
from sottovoce.api.presidio.names import entity_of, recognizer_of, wanted_kinds
from sottovoce.api.presidio.wire import (
    MOST_CHARACTERS,
    MOST_PATTERNS,
    MOST_RESULTS,
    MOST_TEXTS,
    AnalyzeRequest,
)
from sottovoce.detect import LANGUAGES, Detector, Finding
from sottovoce.errors import BadInput

Result = dict[str, Any]


class TooLarge(BadInput):
    """More than one request may hold (RFC 9110, section 15.5.14)."""

    http_status = 413


def analyze(request: AnalyzeRequest) -> list[Result] | list[list[Result]]:
    """The results of one text, or of each text of a list."""
    texts = (request.text,) if isinstance(request.text, str) else request.text
    _check(request, texts)
    read = _Reading(request)
    results: list[list[Result]] = []
    room = MOST_RESULTS
    for text in texts:
        results.append(read(text, room))
        room -= len(results[-1])
    return results[0] if isinstance(request.text, str) else results


def check_language(language: str, where: str = "language") -> None:
    """Refuse a language that is not one of the detector's."""
    if language not in LANGUAGES:
        raise BadInput(
            "This language is not supported.", where=where, remedy=f"Supported are {', '.join(LANGUAGES)}."
        )


def _check(request: AnalyzeRequest, texts: tuple[str, ...]) -> None:
    if not request.text:
        raise BadInput("No text provided", where="text", remedy="Send a text, or a list of texts.")
    if len(texts) > MOST_TEXTS or sum(map(len, texts)) > MOST_CHARACTERS:
        raise TooLarge(
            "This is too much for one request.",
            where="text",
            remedy=f"Send at most {MOST_TEXTS:,} texts and {MOST_CHARACTERS:,} characters at a time.",
        )
    if sum(len(sent.patterns) for sent in request.ad_hoc_recognizers or ()) > MOST_PATTERNS:
        raise TooLarge(
            "These are too many expressions for one request.",
            where="ad_hoc_recognizers",
            remedy=f"Send at most {MOST_PATTERNS} at a time.",
        )
    check_language(request.language)
    if request.trace:
        raise BadInput(
            "Traces are not written here: they would keep what was sent.",
            where="trace",
            remedy="Ask for return_decision_process instead.",
        )


class _Reading:
    """All that a request asks for, made ready once for its texts."""

    def __init__(self, request: AnalyzeRequest) -> None:
        self._request = request
        self._detector = _detector(request.language)
        self._ad_hoc = [
            AdHoc(sent, f"ad_hoc_recognizers[{number}]")
            for number, sent in enumerate(request.ad_hoc_recognizers or ())
        ]
        for number, sent in enumerate(request.ad_hoc_recognizers or ()):
            if sent.supported_language not in ("", request.language):
                raise BadInput(
                    "This recognizer is for another language than the request.",
                    where=f"ad_hoc_recognizers[{number}].supported_language",
                    remedy="Leave it out, or send it with texts of its language.",
                )
        own = frozenset(sent.supported_entity for sent in request.ad_hoc_recognizers or ())
        self._kinds = wanted_kinds(request.entities, own)
        self._entities = frozenset(request.entities or own)
        self._allowed = _allowed(request)

    def __call__(self, text: str, room: int) -> list[Result]:
        """The results of one text, in its order; more than there is room for are refused."""
        threshold = self._request.score_threshold or 0.0
        results = list(islice(chain(self._found(text), self._found_ad_hoc(text)), room + 1))
        if len(results) > room:
            raise TooLarge(
                "There are too many results for one answer.",
                where="ad_hoc_recognizers" if self._ad_hoc else "text",
                remedy=f"Send less text: an answer holds at most {MOST_RESULTS:,} results.",
            )
        kept = (
            result
            for result in results
            if result["score"] >= threshold and not self._allowed(text[result["start"] : result["end"]])
        )
        return sorted(kept, key=lambda result: (result["start"], result["end"], result["entity_type"]))

    def _found(self, text: str) -> Iterator[Result]:
        # Words of context stand before the text, as an earlier message of a conversation does.
        window = (" ".join(self._request.context),) if self._request.context else ()
        for finding in self._detector.scan(text, window).findings:
            if finding.kind in self._kinds and not finding.parts:
                yield self._result(
                    entity_of(finding.kind),
                    finding.start,
                    finding.end,
                    finding.confidence,
                    partial(_explanation_of, finding),
                )

    def _found_ad_hoc(self, text: str) -> Iterator[Result]:
        for recognizer in self._ad_hoc:
            if recognizer.entity not in self._entities:
                continue
            for found in recognizer.read(text, self._request.context or ()):
                yield self._result(
                    found.entity,
                    found.start,
                    found.end,
                    found.score,
                    partial(_explanation_of_ad_hoc, found),
                )

    def _result(
        self, entity: str, start: int, end: int, score: float, explain: Callable[[], dict[str, Any]]
    ) -> Result:
        explained = explain() if self._request.return_decision_process else None
        return {
            "analysis_explanation": explained,
            "end": end,
            "entity_type": entity,
            "score": score,
            "start": start,
        }


@cache
def _detector(language: str) -> Detector:
    return Detector((language,))


def _allowed(request: AnalyzeRequest) -> Callable[[str], bool]:
    """Whether the sender's allow list lets a value pass."""
    listed = request.allow_list
    if not listed:
        return lambda value: False
    if request.allow_list_match == "regex":
        flags = 26 if request.regex_flags is None else request.regex_flags
        expression = compiled("|".join(listed), flags, "allow_list")
        return lambda value: expression.search(value) is not None
    exact = frozenset(listed)
    return lambda value: value in exact


def _explanation_of(finding: Finding) -> dict[str, Any]:
    checked = [each for each in finding.evidence if each.stage == "check"]
    return {
        "recognizer": recognizer_of(finding.kind),
        "pattern_name": finding.evidence[0].check if finding.evidence else None,
        "pattern": None,
        "original_score": finding.confidence,
        "score": finding.confidence,
        "textual_explanation": "; ".join(each.explanation for each in finding.evidence),
        "score_context_improvement": 0,
        "supportive_context_word": "",
        "validation_result": True if checked else None,
    }


def _explanation_of_ad_hoc(found: Recognised) -> dict[str, Any]:
    return {
        "recognizer": found.recognizer,
        "pattern_name": found.pattern_name or None,
        "pattern": found.pattern or None,
        "original_score": found.original_score,
        "score": found.score,
        "textual_explanation": None,
        "score_context_improvement": found.score - found.original_score,
        "supportive_context_word": found.context_word,
        "validation_result": None,
    }
