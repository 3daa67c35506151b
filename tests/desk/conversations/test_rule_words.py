"""Rules in words: one sentence that says all of a rule, whatever its conditions."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce import channels, detect
from sottovoce.desk.conversations.fields_asked import FIELDS
from sottovoce.desk.conversations.rule_words import CATEGORIES, kind_title, sentence
from sottovoce.desk.conversations.rules import DEFAULT_RULES, MEASURE_KINDS, Conditions, MeasureOfRule

some = st.lists(st.text("ABCDEF_", max_size=8), max_size=3).map(tuple)


def test_a_rule_names_its_brand_channel_language_and_certainty() -> None:
    conditions = Conditions(
        visibility="any",
        kinds=("IBAN_CODE",),
        categories=("health",),
        channels=("bluesky", "mastodon"),
        languages=("de",),
        minimum_confidence=0.8,
    )
    assert sentence(conditions, (MeasureOfRule("escalate"),), "Acme") == (
        "For Acme: when somebody shows health or IBAN in public or in a private message on Bluesky"
        " or Mastodon written in German and we are at least 80 % sure: tell a person."
    )


def test_a_rule_says_whose_data_it_is_about() -> None:
    told = sentence(Conditions(categories=("contact",), whose="other"), (MeasureOfRule("escalate"),))
    assert told == "When somebody shows contact data of another person in public: tell a person."


def test_a_rule_says_what_the_message_is() -> None:
    told = (MeasureOfRule("escalate"),)
    assert sentence(Conditions(visibility="any", intents=("rights.erasure", "breach.report")), told) == (
        "When somebody asks to be deleted or reports a breach in public or in a private message:"
        " tell a person."
    )
    both = Conditions(intents=("rights",), categories=("contact",))
    assert sentence(both, told) == (
        "When somebody asks for one of their rights and shows contact data in public: tell a person."
    )


def test_the_measures_are_told_in_the_order_they_are_done() -> None:
    measures = (
        MeasureOfRule("hide"),
        MeasureOfRule("reply_privately", with_link=True, fields=("email", "phone", "message")),
        MeasureOfRule("escalate"),
    )
    told = sentence(Conditions(minimum_severity=2), measures)
    assert told.endswith(
        "hide the message on the network, then write to the customer in private with a secure link asking for"
        " e-mail address, phone number and what you want to tell us, then tell a person."
    )


def test_every_default_rule_is_one_sentence() -> None:
    for rule in DEFAULT_RULES:
        told = sentence(rule.conditions, rule.measures)
        assert told.count(":") == 1
        assert told.endswith(".")
        assert "_" not in told


def test_every_category_and_kind_that_is_looked_for_has_words() -> None:
    assert {str(category) for category in detect.Category} == set(CATEGORIES)
    assert all("_" not in kind_title(kind) for kind in detect.KINDS)


@settings(max_examples=60)
@given(
    st.builds(
        Conditions,
        visibility=st.sampled_from(["public", "private", "any"]),
        kinds=some,
        categories=some,
        channels=st.one_of(some, st.just(channels.names())),
        languages=some,
        minimum_severity=st.integers(-1, 9),
        minimum_confidence=st.floats(0, 1),
    ),
    st.lists(
        st.builds(
            MeasureOfRule,
            kind=st.sampled_from(MEASURE_KINDS),
            with_link=st.booleans(),
            fields=st.lists(st.sampled_from([field.name for field in FIELDS])).map(tuple),
        )
    ),
)
def test_whatever_is_stored_can_be_told(conditions: Conditions, measures: list[MeasureOfRule]) -> None:
    assert sentence(conditions, measures).startswith("When somebody shows ")
