"""Words that make a street of a number, for checks that must tell a house number from another one. Pure."""

from __future__ import annotations

import re

STREET_ENDS = (
    "street|avenue|road|lane|drive|boulevard|court|place|square|terrace|crescent|highway|parkway|circle|way"
    "|plaza|broadway|st|ave|rd|ln|dr|blvd|ct|sq|pkwy|hwy"
)
STREET_AFTER = re.compile(
    rf"\.?,? (?:\d{{1,5}}(?:st|nd|rd|th)? )?(?:[a-z.'-]+ ){{1,3}}(?:{STREET_ENDS})(?![a-z0-9])", re.IGNORECASE
)
UNIT_BEFORE = re.compile(r"(?:suite|apartment|apt|unit|box|psc|room|flat)\.? ?#?\Z", re.IGNORECASE)
LONGEST_UNIT = 12
# So many digits may be a house number, or a unit and a house number.
MOST_DIGITS = 11


def begins_street(text: str, start: int, end: int) -> bool:
    """Whether digits are followed by the name of a street, as in "reach 1695 Solano Avenue"."""
    return end - start <= MOST_DIGITS and STREET_AFTER.match(text, end) is not None


def follows_unit(text: str, start: int) -> bool:
    """Whether a word such as "Suite" stands right before: what follows is its number."""
    return UNIT_BEFORE.search(text, max(0, start - LONGEST_UNIT), start) is not None
