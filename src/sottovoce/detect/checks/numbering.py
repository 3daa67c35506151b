"""The national numbering plans of libphonenumber's metadata, each as one regular expression.

`phonenumbers` parses any writing of a number and takes a tenth of a millisecond for it. Of bare digits in a
known region only one thing is asked: whether the plan, with or without its trunk prefix, holds them.
Regions that share a country code share their numbers; their plans are read only when the region's own does
not hold the number, because there are twenty-five of them behind "+1". A region whose prefixes must be
rewritten is left to `phonenumbers` itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import phonenumbers

KINDS_OF_LINE = (
    "fixed_line",
    "mobile",
    "toll_free",
    "premium_rate",
    "shared_cost",
    "personal_number",
    "voip",
    "pager",
    "uan",
    "voicemail",
)
NO_NUMBER = r"(?!)"
DIGITS = re.compile(r"\d+")


def is_national_number(digits: str, region: str) -> bool:
    """Whether these digits, dialled in this region, are a number that its plan holds."""
    own = _plan(region)
    if own is not None:
        if own.fullmatch(digits) or _neighbours_plan(region).fullmatch(digits):
            return True
        if not digits.startswith(_country_code(region)):
            return False
    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(digits, region)))
    except phonenumbers.NumberParseException:
        return False


@cache
def trunk_prefix(region: str) -> str:
    """What is dialled before a national number, such as "0"; empty where nothing is."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    return (metadata.national_prefix or "") if metadata else ""


def is_grouped_by_plan(written: str, region: str) -> bool:
    """Whether a number is parted where the plan of its region parts it, with its trunk prefix or without."""
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return False
    groups = DIGITS.findall(written)
    style = phonenumbers.PhoneNumberFormat
    national = phonenumbers.format_number(number, style.NATIONAL)
    _, *abroad = DIGITS.findall(phonenumbers.format_number(number, style.INTERNATIONAL))
    return len(groups) > 1 and groups in (DIGITS.findall(national), abroad)


@cache
def _country_code(region: str) -> str:
    """With it, and without a plus, a number may be written too; then the library decides."""
    return str(phonenumbers.country_code_for_region(region))


@cache
def _plan(region: str) -> re.Pattern[str] | None:
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    if metadata is None or metadata.national_prefix_transform_rule:
        return None
    return _compiled(region, _patterns(region))


@cache
def _neighbours_plan(region: str) -> re.Pattern[str]:
    """The plans of the regions with the same country code, dialled from this one."""
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE[phonenumbers.country_code_for_region(region)]
    return _compiled(region, [pattern for each in regions if each != region for pattern in _patterns(each)])


def _compiled(region: str, patterns: Sequence[str]) -> re.Pattern[str]:
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    prefix = (metadata.national_prefix_for_parsing if metadata else None) or ""
    return re.compile(f"(?:{prefix})?(?:{'|'.join(dict.fromkeys(patterns)) or NO_NUMBER})")


def _patterns(region: str) -> list[str]:
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    if metadata is None:
        return []
    lines = (getattr(metadata, kind) for kind in KINDS_OF_LINE)
    return [line.national_number_pattern for line in lines if line and line.national_number_pattern]
