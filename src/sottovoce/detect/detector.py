"""The detector: runs the stages over a text and its window."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sottovoce.detect.model import Assessment, Category, Evidence, Finding, Severity

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NUMBER = re.compile(r"(?<![\w.])[+(]?\d[\d .()/-]{5,28}\d(?!\w)")


class Detector:
    """Finds personal data in texts of the given languages, written in the given regions."""

    def __init__(self, languages: Sequence[str], regions: Sequence[str]) -> None:
        self.languages = tuple(languages)
        self.regions = tuple(regions)

    def scan(self, text: str, window: Sequence[str] = ()) -> Assessment:
        """Assess one text; ``window`` holds the earlier texts of the conversation, oldest first."""
        findings = tuple(sorted(self._find(text), key=lambda finding: finding.start))
        severity = max((finding.severity for finding in findings), default=Severity.NONE)
        return Assessment(findings, (), "und", severity)

    def _find(self, text: str) -> Iterator[Finding]:
        for match in EMAIL.finditer(text):
            why = Evidence("match", "pattern", "it has the shape of an e-mail address")
            yield Finding("EMAIL_ADDRESS", *match.span(), 0.95, Category.CONTACT, Severity.MEDIUM, (why,))
        for match in NUMBER.finditer(text):
            digits = re.sub(r"\D", "", match.group())
            if 13 <= len(digits) <= 19 and passes_luhn(digits):
                why = Evidence("check", "Luhn", "its check digit is right for a card")
                yield Finding("CREDIT_CARD", *match.span(), 0.95, Category.FINANCIAL, Severity.HIGH, (why,))
            elif self._is_phone(match.group()):
                why = Evidence("check", "numbering plan", "it is a valid telephone number")
                yield Finding("PHONE_NUMBER", *match.span(), 0.8, Category.CONTACT, Severity.MEDIUM, (why,))

    def _is_phone(self, written: str) -> bool:
        import phonenumbers

        for region in self.regions or ("US",):
            try:
                if phonenumbers.is_valid_number(phonenumbers.parse(written, region)):
                    return True
            except phonenumbers.NumberParseException:
                continue
        return False


def passes_luhn(digits: str) -> bool:
    """Whether the check digit is right (ISO/IEC 7812-1, annex B)."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0
