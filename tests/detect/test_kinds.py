"""Each kind keeps what its declaration promises: its examples are found, its counter-examples are not.

In an example the value stands between « and »; nothing else of the message may be found as that kind. What
only the tagger finds is measured where the tagger is.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from sottovoce.detect import Category, Detector
from sottovoce.detect.kinds import KINDS, KindDeclaration
from sottovoce.detect.kinds.reference import page

VOCABULARIES = Path(__file__).parent / "vocabularies"
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "kinds.md"
DEFAULT_REGIONS = ("GB", "DE", "US", "FR")
ELSEWHERE = ("JM",)
PROMISED_COUNTRIES = 110
READ = {kind: declared for kind, declared in KINDS.items() if not getattr(declared, "mention", False)}
EXAMPLES = [(kind, example) for kind, declared in READ.items() for example in declared.examples]
COUNTER_EXAMPLES = [
    (kind, example) for kind, declared in READ.items() for example in declared.counter_examples
]
ALONE = [
    kind
    for kind, declared in KINDS.items()
    if declared.check.startswith("number:")
    and declared.regions
    and not all(pattern.needs_context for pattern in declared.patterns)
]


@cache
def detector(regions: tuple[str, ...]) -> Detector:
    return Detector(regions=regions or DEFAULT_REGIONS, tier="patterns")


def parted(example: str) -> tuple[str, str]:
    """The message and the value of an example."""
    before, _, rest = example.partition("«")
    value, _, after = rest.partition("»")
    return before + value + after, value


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_the_value_in_an_example_is_found_to_the_character(kind: str, example: str) -> None:
    text, value = parted(example)
    findings = detector(KINDS[kind].regions).find(text)
    assert [text[each.start : each.end] for each in findings if each.kind == kind] == [value]


@pytest.mark.parametrize(("kind", "example"), COUNTER_EXAMPLES)
def test_nothing_of_the_kind_is_found_in_a_counter_example(kind: str, example: str) -> None:
    assert kind not in [finding.kind for finding in detector(KINDS[kind].regions).find(example)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_declared_whole(kind: str) -> None:
    declared = KINDS[kind]
    assert declared.examples
    assert declared.counter_examples
    assert declared.title
    assert declared.severity > 0
    assert declared.category in Category
    assert declared.shown_digits <= 4
    assert declared.laws
    assert len(set(declared.laws)) == len(declared.laws)


def test_numbers_of_as_many_countries_as_all_others_together_know() -> None:
    assert len({region for declared in KINDS.values() for region in declared.regions}) >= PROMISED_COUNTRIES


@pytest.mark.parametrize("kind", ALONE)
def test_a_number_stands_alone_in_its_own_countries_only(kind: str) -> None:
    declared = KINDS[kind]
    values = [parted(example)[1] for example in declared.examples]
    at_home = [found_alone(declared, value, declared.regions) for value in values]
    assert any(at_home)
    assert not any(found_alone(declared, value, ELSEWHERE) for value in values)


@pytest.mark.parametrize("kind", ALONE)
def test_beside_a_word_a_number_is_found_in_any_country(kind: str) -> None:
    declared = KINDS[kind]
    text, value = parted(declared.examples[0])
    found = [text[each.start : each.end] for each in detector(ELSEWHERE).find(text) if each.kind == kind]
    assert found == [value]


def found_alone(declared: KindDeclaration, value: str, regions: tuple[str, ...]) -> bool:
    findings = detector(regions).find(f"xyz {value}, thanks")
    return declared.kind in [each.kind for each in findings]


@pytest.mark.parametrize("vocabulary", ["presidio", "google", "fideslang", "dpv"])
def test_the_names_of_others_are_names_that_they_have(vocabulary: str) -> None:
    lines = (VOCABULARIES / f"{vocabulary}.txt").read_text("utf-8").splitlines()
    known = {name for line in lines if not line.startswith("#") for name in line.split()}
    named = {kind: getattr(declared, vocabulary) for kind, declared in KINDS.items()}
    assert {kind: name for kind, name in named.items() if name and name not in known} == {}


def test_the_reference_page_is_the_one_that_the_declarations_make() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m sottovoce.detect.kinds.reference " + str(PAGE)
