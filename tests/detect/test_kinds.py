"""Each kind keeps what its declaration promises: its examples are found, its counter-examples are not.

In an example the value stands between « and »; nothing else of the message may be found as that kind.
"""

from __future__ import annotations

import pytest

from sottovoce.detect import Category, Detector
from sottovoce.detect.kinds import KINDS

EXAMPLES = [(kind, example) for kind, declared in KINDS.items() for example in declared.examples]
COUNTER_EXAMPLES = [
    (kind, example) for kind, declared in KINDS.items() for example in declared.counter_examples
]


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(regions=("GB", "DE", "US", "FR"))


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_the_value_in_an_example_is_found_to_the_character(
    detector: Detector, kind: str, example: str
) -> None:
    before, _, rest = example.partition("«")
    value, _, after = rest.partition("»")
    text = before + value + after
    found = [text[each.start : each.end] for each in detector.scan(text).findings if each.kind == kind]
    assert found == [value]


@pytest.mark.parametrize(("kind", "example"), COUNTER_EXAMPLES)
def test_nothing_of_the_kind_is_found_in_a_counter_example(
    detector: Detector, kind: str, example: str
) -> None:
    assert kind not in [finding.kind for finding in detector.scan(example).findings]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_declared_whole(kind: str) -> None:
    declared = KINDS[kind]
    assert declared.examples
    assert declared.counter_examples
    assert declared.title
    assert declared.severity > 0
    assert declared.category in Category
    assert declared.shown_digits <= 4
    assert declared.patterns or declared.terms
