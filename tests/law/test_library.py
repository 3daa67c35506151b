"""The law packs: all there, all sound, and a broken one is refused by its name."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from sottovoce.errors import BadInput, NotFound
from sottovoce.law import Certainty, certainty_of, read, shipped
from sottovoce.law.library import read_pack


def _ids(shared: Path, table: str) -> set[str]:
    research = json.loads((shared / "law" / "law.json").read_text())
    return {each["id"] for each in research[table]}


def test_every_jurisdiction_of_the_research_has_a_pack(shared: Path) -> None:
    assert _ids(shared, "jurisdictions") == set(shipped().laws)


def test_every_counting_rule_of_the_research_is_there(shared: Path) -> None:
    assert _ids(shared, "counting_rules") <= set(shipped().rules)


def test_every_figure_has_its_citation_and_its_certainty() -> None:
    for law in shipped().laws.values():
        for duty in law.duties:
            assert duty.citation, (law.id, duty.id)
            assert certainty_of(duty.confidence) is not Certainty.NOT_STATED, (
                law.id,
                duty.id,
                duty.confidence,
            )


@pytest.mark.parametrize(
    ("confidence", "certainty"),
    [
        ("P", Certainty.PRIMARY),
        ("M+ (45 S)", Certainty.MEMORY_HIGH),
        ("S(60) M+", Certainty.SECONDARY),
        ("P(AG) S(60)", Certainty.PRIMARY),
        ("M-", Certainty.MEMORY_LOW),
        ("", Certainty.NOT_STATED),
        ("Probably", Certainty.NOT_STATED),
    ],
)
def test_a_note_of_confidence_begins_with_its_certainty(confidence: str, certainty: Certainty) -> None:
    assert certainty_of(confidence) is certainty
    assert certainty.in_words


def test_a_law_is_found_whatever_its_case_and_an_unknown_one_suggests_others() -> None:
    assert shipped().law("eu-gdpr").id == "EU-GDPR"
    with pytest.raises(NotFound) as stop:
        shipped().law("US-ZZ")
    assert "US-CA" in stop.value.remedy


SOUND = """
id = "XX"
name = "A law"
kind = "general"
territories = ["XX"]
facts_as_of = 2026-11-23
calendar = "DE"
[[duties]]
id = "rights.response"
value = 1
unit = "month"
starts = ["received"]
counting = "EU-1182/71"
citation = "art 1"
confidence = "P"
"""


def test_a_sound_pack_is_read() -> None:
    law = read_pack("xx.toml", SOUND, shipped().rules)
    assert law.in_force(date(2026, 1, 1))
    assert law.duties[0].period == "1 month"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('unit = "month"', 'unit = "fortnight"', "unit"),
        ("value = 1", 'value = "one"', "value"),
        ("value = 1", "value = -1", "not positive"),
        ("value = 1", "", "needs a value and its unit"),
        ('citation = "art 1"', 'citation = ""', "no citation"),
        ('counting = "EU-1182/71"', 'counting = "EU"', "a rule that does not exist"),
        ('calendar = "DE"', 'calendar = "Atlantis"', "calendar Atlantis does not exist"),
        ('starts = ["received"]', "", "does not say what its clock starts from"),
        ('id = "XX"', 'id = "YY"', "another name"),
        ('name = "A law"', 'name = "A law"\nshape = "round"', "shape"),
        ('confidence = "P"', 'confidence = "P"\nextends = "rights.nothing"', "rights.nothing"),
        ("[[duties]]", "[[duties", "not a law pack"),
    ],
)
def test_a_broken_pack_is_refused_by_its_name_and_place(old: str, new: str, said: str) -> None:
    with pytest.raises(BadInput) as stop:
        read_pack("xx.toml", SOUND.replace(old, new), shipped().rules)
    assert "xx.toml" in stop.value.where
    assert said in str(stop.value)


def test_packs_may_lie_in_another_folder(tmp_path: Path) -> None:
    (tmp_path / "xx.toml").write_text(SOUND)
    (tmp_path / "README.md").write_text("no pack")
    assert set(read(tmp_path).laws) == {"XX"}
