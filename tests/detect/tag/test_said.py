"""What the shipped model reads into a sentence is held against what the words can mean."""

from __future__ import annotations

import pytest

from sottovoce.detect import Detector


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


@pytest.mark.parametrize(
    "text",
    [
        "mein Passwort ist falsch",
        "minha senha é Senha123",
        "mijn wachtwoord is Welkom01",
        "mi iban es es91 2100 0418 4502 0005 1332",
        "mijn BSN is 123456782",
        "verwijder mijn gegevens",
    ],
)
def test_what_one_has_is_nobody_of_the_family(detector: Detector, text: str) -> None:
    assert "FAMILY" not in [finding.kind for finding in detector.scan(text).findings]


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("my mum loves this", "mum"),
        ("mein Bruder arbeitet bei euch", "Bruder"),
        ("mio fratello lavora da voi", "fratello"),
    ],
)
def test_a_relative_is_one(detector: Detector, text: str, relative: str) -> None:
    found = [text[each.start : each.end] for each in detector.scan(text).findings if each.kind == "FAMILY"]
    assert found == [relative]
