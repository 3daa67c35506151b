"""The national numbering plans of libphonenumber's metadata, each as one regular expression.

`phonenumbers` parses any writing of a number and takes a tenth of a millisecond for it. Of bare digits in a
known region only one thing is asked: whether the plan, with or without its trunk prefix, holds them.
Regions that share a country code share their numbers. A region whose prefixes must be rewritten is left to
`phonenumbers` itself.
"""

from __future__ import annotations

import re
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


def is_national_number(digits: str, region: str) -> bool:
    """Whether these digits, dialled in this region, are a number that its plan holds."""
    plan = _plan(region)
    if plan is not None and (plan.fullmatch(digits) or not digits.startswith(_country_code(region))):
        return bool(plan.fullmatch(digits))
    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(digits, region)))
    except phonenumbers.NumberParseException:
        return False


@cache
def trunk_prefix(region: str) -> str:
    """What is dialled before a national number, such as "0"; empty where nothing is."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    return (metadata.national_prefix or "") if metadata else ""


@cache
def _country_code(region: str) -> str:
    """With it, and without a plus, a number may be written too; then the library decides."""
    return str(phonenumbers.country_code_for_region(region))


@cache
def _plan(region: str) -> re.Pattern[str] | None:
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    if metadata is None or metadata.national_prefix_transform_rule:
        return None
    neighbours = phonenumbers.COUNTRY_CODE_TO_REGION_CODE[phonenumbers.country_code_for_region(region)]
    numbers = "|".join(
        pattern for neighbour in (region, *neighbours) for pattern in dict.fromkeys(_patterns(neighbour))
    )
    prefix = f"(?:{metadata.national_prefix_for_parsing})?" if metadata.national_prefix_for_parsing else ""
    return re.compile(f"{prefix}(?:{numbers})")


def _patterns(region: str) -> list[str]:
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    if metadata is None:
        return []
    lines = (getattr(metadata, kind) for kind in KINDS_OF_LINE)
    return [line.national_number_pattern for line in lines if line and line.national_number_pattern]
