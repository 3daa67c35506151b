"""Order, tracking, ticket, flight, invoice, version and log numbers, prices, dates, ISBNs, scores and GUIDs
are no contact data, card or ID, whatever the regions.

The messages are made from templates with a fixed seed (`bench.false_alarms`); the bar is ten in a thousand.
"""

from __future__ import annotations

import pytest

from bench.false_alarms import SEED, TEMPLATES, TOLD, Maker, false_findings, false_in_thousand
from sottovoce.detect import KINDS, Detector, Severity

MOST_PER_THOUSAND = 10
MESSAGES = 1_500
REGIONS = (
    ("US", "GB", "DE"),
    ("FR", "ES", "IT", "NL", "PT", "BR"),
    ("DK", "SE", "CH", "AU", "IN", "SG"),
)


@pytest.mark.parametrize("regions", REGIONS)
def test_numbers_of_a_shop_are_seldom_taken_for_a_persons(regions: tuple[str, ...]) -> None:
    detector = Detector((), regions)
    assert false_in_thousand(detector, Maker(SEED).messages(MESSAGES)) <= MOST_PER_THOUSAND


def test_a_number_of_a_person_counts_as_false_among_them() -> None:
    detector = Detector((), ("US",))
    assert [each.kind for each in false_findings(detector, "my order, call 408-247-8880")] == ["PHONE_NUMBER"]


@pytest.mark.parametrize("kind", sorted(TOLD))
def test_what_such_a_message_does_tell_is_nothing_grave(kind: str) -> None:
    assert KINDS[kind].severity == Severity.LOW


def test_the_same_seed_makes_the_same_messages() -> None:
    assert list(Maker(7).messages(50)) == list(Maker(7).messages(50))
    assert list(Maker(7).messages(50)) != list(Maker(8).messages(50))


def test_every_template_can_be_filled() -> None:
    maker = Maker(SEED)
    made = "\n".join(maker.fill(template) for template in TEMPLATES)
    assert "{" not in made


@pytest.mark.parametrize(
    "text",
    [
        "it cost $4082478880 in total",
        "the meeting is 2024-05-06 14:30 to 15:45",
        "score 3-2, 4-1, 5-0 and 6-2",
        "call 1 of 3 failed",
        "see pages 100-200, 300-400",
        "from 2019 - 2023 it was fine",
        "ISBN 978-3-16-148410-0",
        "10.5 x 20.5 x 30.5 cm",
        "1,2,3,4,5,6,7,8,9",
        "it is the 21st, not the 22nd",
        "100% of 250 people, 30 of them new",
        "size 42-44 EU, 8-10 UK",
        "v14.0.14.29 broke it, 14.0.14.29 was fine",
        "open from 05:07 to 22:05, 19/03/2024",
        "August 16, 2018 on Thursday",
        "Do you have May 12, 2024 available",
        "Philips AVENT SCF 281 / 02 Microwave St",
    ],
)
def test_plain_numbers_are_nothing_but_dates(text: str) -> None:
    found = Detector(regions=("US", "GB", "DE", "FR", "ES")).find(text)
    assert [each.kind for each in found if not KINDS[each.kind].mention] == []
