"""Cut a text into what may be shown and the chips that stand for findings; mask a text.

A chip's label names the kind, and of a number no more than its last digits (four of a card, two of
anything else). Free text, such as a name or an illness, never shows any of itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sottovoce.detect.model import Chip, Finding, Plain

CHIPS = {"CREDIT_CARD": ("card", 4), "PHONE_NUMBER": ("phone", 2), "EMAIL_ADDRESS": ("e-mail", 0)}


def segments(text: str, findings: Sequence[Finding]) -> tuple[Plain | Chip, ...]:
    """The text in pieces, in order; each finding becomes one chip, nested or overlapping ones are absorbed."""
    return tuple(_pieces(text, findings))


def _pieces(text: str, findings: Sequence[Finding]) -> Iterator[Plain | Chip]:
    shown = 0
    for number, finding in sorted(enumerate(findings), key=lambda pair: (pair[1].start, -pair[1].end)):
        if finding.end <= shown:
            continue
        if finding.start > shown:
            yield Plain(text[shown : finding.start])
        yield Chip(label(text, finding), number)
        shown = finding.end
    if shown < len(text):
        yield Plain(text[shown:])


def label(text: str, finding: Finding) -> str:
    """The words on a chip, such as ``card ··1111``."""
    name, shown = CHIPS.get(finding.kind, (finding.kind.lower().replace("_", " "), 0))
    digits = [character for character in text[finding.start : finding.end] if character.isdigit()]
    if shown and len(digits) >= shown + 4:
        return f"{name} ··{''.join(digits[-shown:])}"
    return name


def redact(text: str, findings: Sequence[Finding]) -> str:
    """The text with each finding replaced by its label in brackets."""
    return "".join(
        piece.text if isinstance(piece, Plain) else f"[{piece.label}]" for piece in segments(text, findings)
    )
