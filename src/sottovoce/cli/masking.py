"""What `sottovoce redact` puts in the place of a finding: the operator that was asked for, with its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from sottovoce.detect import Finding, redact
from sottovoce.errors import BadInput

OPERATORS = ("label", "replace", "redact", "mask", "hash", "pseudonym", "encrypt")
NEEDING_KEY = ("hash", "pseudonym", "encrypt")

Masking = Callable[[str, Sequence[Finding]], str]


def masking(operator: str, key_file: str | None) -> Masking:
    """The function that masks a text's findings.

    ``label`` gives [card ··1111]; ``replace`` <CREDIT_CARD>; ``redact`` nothing; ``mask`` a star for each
    character; ``hash``, ``pseudonym`` and ``encrypt`` what their key makes of a value.

    Raises:
        BadInput: the operator needs a key and there is none, or has no use for one.
    """
    if operator == "label":
        _refuse_key(operator, key_file)
        return redact
    from sottovoce.detect.operators import DEFAULT, Encrypt, Hash, Redact, Replace, Span, anonymise
    from sottovoce.detect.operators import Operator as Operation
    from sottovoce.detect.pseudonyms import Pseudonyms

    operation: Operation
    if operator in NEEDING_KEY:
        key = _key(operator, key_file)
    else:
        key = b""
        _refuse_key(operator, key_file)
    match operator:
        case "hash":
            operation = Hash("sha256", key)
        case "pseudonym":
            operation = Pseudonyms(key)
        case "encrypt":
            operation = Encrypt(key)
        case "mask":
            operation = _Stars()
        case "redact":
            operation = Redact()
        case _:
            operation = Replace()

    def apply(text: str, findings: Sequence[Finding]) -> str:
        spans = [Span(each.start, each.end, each.kind, each.confidence) for each in findings]
        return anonymise(text, spans, {DEFAULT: operation}).text

    return apply


class _Stars:
    """A star for each character."""

    name = "mask"

    def __call__(self, value: str, kind: str) -> str:
        return "*" * len(value)


def _key(operator: str, key_file: str | None) -> bytes:
    if key_file is None:
        raise BadInput(
            f"The operator {operator} needs a key.",
            where="--key-file",
            remedy="Name a file with it, such as one made by: head -c 32 /dev/urandom > redact.key",
        )
    return Path(key_file).read_bytes()


def _refuse_key(operator: str, key_file: str | None) -> None:
    if key_file is not None:
        raise BadInput(
            f"The operator {operator} has no use for a key.",
            where="--key-file",
            remedy=f"Leave it out, or choose one of {', '.join(NEEDING_KEY)} with --operator.",
        )
