"""`POST /anonymize` and `POST /deanonymize`: operators applied to a text, in Presidio's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sottovoce.api.presidio.wire import (
    AnonymizeRequest,
    DeanonymizeRequest,
    EncryptSent,
    HashSent,
    KeepSent,
    MaskSent,
    OperatorSent,
    PseudonymSent,
    RedactSent,
    ReplaceSent,
)
from sottovoce.detect.operators import (
    DEFAULT,
    Anonymised,
    Decrypt,
    Encrypt,
    Hash,
    Keep,
    Mask,
    Operator,
    Redact,
    Replace,
    Span,
    anonymise,
)
from sottovoce.detect.pseudonyms import Pseudonyms
from sottovoce.errors import BadInput

ANONYMIZERS = ("encrypt", "hash", "keep", "mask", "pseudonym", "redact", "replace")
DEANONYMIZERS = ("decrypt",)


def anonymize(request: AnonymizeRequest) -> dict[str, Any]:
    """The text with an operator applied to each result."""
    operators = {entity: _operator(sent) for entity, sent in (request.anonymizers or {}).items()}
    spans = [
        Span(result.start, result.end, result.entity_type, result.score)
        for result in request.analyzer_results
    ]
    return _answer(anonymise(request.text, spans, operators))


def deanonymize(request: DeanonymizeRequest) -> dict[str, Any]:
    """The text with encrypted values decrypted."""
    operators: Mapping[str, Operator] = {
        entity: Decrypt(sent.key.encode()) for entity, sent in request.deanonymizers.items()
    }
    for number, changed in enumerate(request.anonymizer_results):
        if changed.entity_type not in operators and DEFAULT not in operators:
            raise BadInput(
                "No deanonymizer is given for this entity.",
                where=f"anonymizer_results[{number}]",
                remedy="Add it to deanonymizers, or give a DEFAULT.",
            )
    spans = [Span(each.start, each.end, each.entity_type) for each in request.anonymizer_results]
    return _answer(anonymise(request.text, spans, operators))


def _operator(sent: OperatorSent) -> Operator:
    match sent:
        case ReplaceSent():
            return Replace(sent.new_value)
        case RedactSent():
            return Redact()
        case KeepSent():
            return Keep()
        case MaskSent():
            return Mask(sent.masking_char, sent.chars_to_mask, sent.from_end)
        case HashSent():
            return Hash(sent.hash_type) if sent.salt is None else Hash(sent.hash_type, sent.salt.encode())
        case EncryptSent():
            return Encrypt(sent.key.encode())
        case PseudonymSent():
            return Pseudonyms(sent.secret.encode())


def _answer(done: Anonymised) -> dict[str, Any]:
    """Presidio lists what was changed from the end of the text to its beginning."""
    items = [
        {
            "start": item.start,
            "end": item.end,
            "entity_type": item.kind,
            "text": item.text,
            "operator": item.operator,
        }
        for item in reversed(done.items)
    ]
    return {"text": done.text, "items": items}
