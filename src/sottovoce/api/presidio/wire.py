"""The bodies of requests, as Presidio's OpenAPI document gives them. A field it does not know is an error."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from sottovoce.errors import BadInput

MOST_TEXTS = 1_000
MOST_CHARACTERS = 1_000_000
# Expressions and results of one request: fifty recognizers of fifty expressions that each find every letter
# would else be answered by gigabytes, and so would a long new value in ten thousand places.
MOST_PATTERNS = 200
MOST_RESULTS = 100_000
LONGEST_NEW_VALUE = 1_000

Score = Annotated[float, Meta(ge=0, le=1)]


class NotJson(BadInput):
    """A body that is no JSON (RFC 8259)."""

    http_status = 400


Request = TypeVar("Request", bound="Strict")


class Strict(Struct, frozen=True, forbid_unknown_fields=True):
    """A JSON object without surprises."""


class PatternSent(Strict, frozen=True):
    """A regular expression of an ad-hoc recognizer."""

    regex: str
    score: Score
    name: str = ""
    capture_group: int | str = 0


class RecognizerSent(Strict, frozen=True):
    """A recognizer for one request."""

    supported_entity: Annotated[str, Meta(min_length=1, max_length=80)]
    supported_language: str = ""
    name: str = ""
    patterns: Annotated[tuple[PatternSent, ...], Meta(max_length=50)] = ()
    deny_list: Annotated[tuple[str, ...], Meta(max_length=1_000)] = ()
    deny_list_score: Score = 1.0
    context: Annotated[tuple[str, ...], Meta(max_length=100)] = ()
    global_regex_flags: int = 26


class AnalyzeRequest(Strict, frozen=True):
    """`POST /analyze`."""

    text: str | tuple[str, ...]
    language: str
    correlation_id: str = ""
    score_threshold: Score | None = None
    entities: tuple[str, ...] | None = None
    return_decision_process: bool | None = False
    ad_hoc_recognizers: Annotated[tuple[RecognizerSent, ...], Meta(max_length=50)] | None = None
    context: Annotated[tuple[str, ...], Meta(max_length=100)] | None = None
    allow_list: Annotated[tuple[str, ...], Meta(max_length=1_000)] | None = None
    allow_list_match: Literal["exact", "regex"] | None = "exact"
    regex_flags: int | None = 26
    trace: bool | None = False


class ResultSent(Strict, frozen=True):
    """A result of the analyzer, given back to the anonymizer; what explains it is let pass."""

    start: int
    end: int
    score: float
    entity_type: str
    analysis_explanation: msgspec.Raw = msgspec.Raw(b"null")
    recognition_metadata: msgspec.Raw = msgspec.Raw(b"null")


class ReplaceSent(Strict, frozen=True, tag="replace"):
    new_value: Annotated[str, Meta(max_length=LONGEST_NEW_VALUE)] | None = None


class RedactSent(Strict, frozen=True, tag="redact"):
    pass


class KeepSent(Strict, frozen=True, tag="keep"):
    pass


class MaskSent(Strict, frozen=True, tag="mask"):
    masking_char: str
    chars_to_mask: int
    from_end: bool = False


class HashSent(Strict, frozen=True, tag="hash"):
    hash_type: Literal["sha256", "sha512"] = "sha256"
    salt: str | None = None


class EncryptSent(Strict, frozen=True, tag="encrypt"):
    key: str


class DecryptSent(Strict, frozen=True, tag="decrypt"):
    key: str


class PseudonymSent(Strict, frozen=True, tag="pseudonym"):
    """Ours: the same made-up name for the same value under one secret."""

    secret: str


OperatorSent = ReplaceSent | RedactSent | KeepSent | MaskSent | HashSent | EncryptSent | PseudonymSent


class AnonymizeRequest(Strict, frozen=True):
    """`POST /anonymize`."""

    text: str
    analyzer_results: tuple[ResultSent, ...]
    anonymizers: dict[str, OperatorSent] | None = None


class ChangedSent(Strict, frozen=True):
    """An item of the anonymizer's answer, given back to be undone."""

    start: int
    end: int
    entity_type: str
    operator: str = ""
    text: str = ""


class DeanonymizeRequest(Strict, frozen=True):
    """`POST /deanonymize`."""

    text: str
    deanonymizers: dict[str, DecryptSent]
    anonymizer_results: tuple[ChangedSent, ...]


def read(kind: type[Request], body: bytes) -> Request:
    """The request in a body.

    Raises:
        NotJson: the body is no JSON.
        BadInput: a field is missing, unknown, or not what it should be; the field is named, its value is not.
    """
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at ")
        raise BadInput(
            f"{what}.", where=where.strip("`$."), remedy="Compare it with Presidio's API document."
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise NotJson("Invalid request json", where="body", remedy="Send JSON in UTF-8.") from None
