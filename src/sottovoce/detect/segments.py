"""Cut a text into what may be shown and the chips that stand for findings; mask a text.

A chip's label names the kind, and of a whole number no more than its last digits (four of a card, two of
anything else). Free text, such as a name or an illness, never shows any of itself; nor does the fragment of
a number that goes on in another message.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sottovoce.detect.fold import fold
from sottovoce.detect.kinds import KINDS
from sottovoce.detect.model import Chip, Finding, Plain

FEWEST_DIGITS_OF_WHOLE = {"CREDIT_CARD": 12}
FEWEST_HIDDEN_DIGITS = 4


def segments(text: str, findings: Sequence[Finding]) -> tuple[Plain | Chip, ...]:
    """The text in pieces, in order. Each finding becomes one chip; what lies under another is absorbed."""
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
    declaration = KINDS.get(finding.kind)
    if declaration is None:
        return finding.kind.lower().replace("_", " ")
    shown = declaration.shown_digits
    digits = [each for each in fold(text[finding.start : finding.end]).text if each.isdigit()]
    whole = len(digits) >= FEWEST_DIGITS_OF_WHOLE.get(finding.kind, 0) or bool(finding.parts)
    if shown and whole and len(digits) >= shown + (0 if finding.parts else FEWEST_HIDDEN_DIGITS):
        return f"{declaration.chip} ··{''.join(digits[-shown:])}"
    return declaration.chip


def redact(text: str, findings: Sequence[Finding]) -> str:
    """The text with each finding replaced by its label in brackets."""
    return "".join(
        piece.text if isinstance(piece, Plain) else f"[{piece.label}]" for piece in segments(text, findings)
    )
