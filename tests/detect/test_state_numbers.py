"""Numbers of states: what `python-stdnum` holds for right in its own documentation is found, and rules that
it lacks know their check digit.
"""

from __future__ import annotations

import doctest
import re
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.detect import Detector
from sottovoce.detect.checks.state_rules import RULES
from sottovoce.detect.kinds import KINDS

CALL = re.compile(r"(?:validate|is_valid)\('([^']*)'")
# Right by stdnum, and not read as that kind: another kind's (a person's number where a firm's is asked for,
# or the other way round); too short to be told from any other number; spaced by nobody like this; with a
# letter among digits that reads like a digit (B for 8, Z for 2).
LEFT_OUT = {
    ("BR_CNPJ", "12. ABC.345 /01DE–35"),
    ("CZ_ICO", "640903926"),
    ("CZ_ICO", "7103192745"),
    ("ES_NIF", "B64717838"),
    ("ES_NIF", "X-5253868-R"),
    ("FR_VAT", "4Z123456782"),
    ("IE_VAT", "8D79739I"),
    ("IT_FISCAL_CODE", "00743110157"),
    ("LV_PK", "LV 4000 3521 600"),
    ("LV_VAT", "161175-19997"),
    ("LV_VAT", "328673-00679"),
    ("SM_COE", "51"),
    ("TN_MF", "121J"),
    ("US_ATIN", "123-45-6789"),
}


def documented() -> list[tuple[str, str]]:
    """The numbers that stdnum's documentation calls valid, each with the kind whose rule it is."""
    found = []
    for kind, declared in KINDS.items():
        rule = declared.check.removeprefix("number:")
        if not declared.check.startswith("number:") or "." not in rule:
            continue
        for example in doctest.DocTestParser().get_examples(import_module(f"stdnum.{rule}").__doc__ or ""):
            call = CALL.match(example.source)
            if call and not example.exc_msg and example.want.strip() != "False":
                found.append((kind, call[1].strip()))
    return sorted(set(found) - LEFT_OUT)


@pytest.mark.parametrize(("kind", "number"), documented())
def test_a_number_of_the_documentation_is_found(kind: str, number: str) -> None:
    declared = KINDS[kind]
    text = f"{declared.context['any'][0]} {number}"
    detector = Detector(regions=declared.regions, tier="patterns")
    found = [text[each.start : each.end] for each in detector.find(text) if each.kind == kind]
    assert len(found) == 1
    assert found[0] in number
    assert len(found[0]) >= len(number) - len("XX ") - 1


# (rule, what comes before the check digit)
TENTHS = {
    "american_provider": 9,
    "luhn": 9,
    "salvadoran": 8,
    "uruguayan": 7,
    "hungarian_health": 8,
    "portuguese_social": 10,
    "mexican_bank": 17,
    "australian_medicare": 8,
}
ELEVENTHS = {
    "hungarian_tax": 9,
    "hungarian_personal": 10,
    "iranian": 9,
    "kazakh": 11,
    "brazilian_pis": 10,
    "guatemalan": 8,
}


@pytest.mark.parametrize(("rule", "length"), TENTHS.items())
def test_one_check_digit_in_ten_is_right(rule: str, length: int) -> None:
    @settings(max_examples=30, deadline=None)
    @given(st.text("0123456789", min_size=length, max_size=length))
    def one_is(digits: str) -> None:
        assert sum(RULES[rule](digits + check) for check in "0123456789") == 1

    one_is()


@pytest.mark.parametrize(("rule", "length"), ELEVENTHS.items())
def test_at_most_one_check_digit_in_ten_is_right(rule: str, length: int) -> None:
    @settings(max_examples=30, deadline=None)
    @given(st.text("0123456789", min_size=length, max_size=length))
    def at_most_one_is(digits: str) -> None:
        assert sum(RULES[rule](digits + check) for check in "0123456789") <= 1

    at_most_one_is()


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        ("russian_insurance", "112-233-445 95"),
        ("iranian", "0499370899"),
        ("hong_kong", "A123456(3)"),
        ("hong_kong", "AB987654(3)"),
        ("taiwanese", "A123456789"),
        ("singaporean", "S1234567D"),
        ("singaporean", "F1234567N"),
        ("polish_id_card", "ABS123456"),
        ("polish_passport", "ZS0000177"),
        ("mexican_bank", "032180000118359719"),
        ("brazilian_licence", "62472927637"),
        ("brazilian_voter", "102385010671"),
        ("salvadoran", "00016297-5"),
        ("uruguayan", "1.234.567-2"),
        ("australian_medicare", "2123 45670 1"),
        ("new_zealand_health", "ZAC5361"),
        ("german_health", "A123456780"),
        ("icao_tail", "T220001293"),
        ("american_provider", "1234567893"),
        ("american_prescriber", "AB1234563"),
    ],
)
def test_published_numbers_keep_their_rule(rule: str, number: str) -> None:
    assert RULES[rule](number.replace(" ", ""))
    last = max(place for place, sign in enumerate(number) if sign.isalnum())
    wrong = number[:last] + ("1" if number[last] == "0" else "0") + number[last + 1 :]
    assert number[last].isalpha() or not RULES[rule](wrong.replace(" ", "")) or rule == "australian_medicare"
