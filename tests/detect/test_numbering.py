"""Our reading of the numbering plans agrees with libphonenumber's own, in every region."""

from __future__ import annotations

import random

import phonenumbers
import pytest

from sottovoce.detect.checks.numbering import is_national_number

LINES = (phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.MOBILE)


def by_the_library(digits: str, region: str) -> bool:
    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(digits, region)))
    except phonenumbers.NumberParseException:
        return False


@pytest.mark.parametrize("region", sorted(phonenumbers.SUPPORTED_REGIONS))
def test_a_region_s_numbers_and_near_misses_are_judged_alike(region: str) -> None:
    chance = random.Random(region)
    for line in LINES:
        example = phonenumbers.example_number_for_type(region, line)
        if example is None:
            continue
        written = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.NATIONAL)
        digits = "".join(filter(str.isdigit, written))
        changed = [digits.replace(chance.choice(digits), chance.choice("0123456789")) for _ in range(6)]
        for tried in (digits, digits[:-1], digits + "1", *changed):
            assert is_national_number(tried, region) == by_the_library(tried, region), tried
