"""The outgoing check finds what must not go public: what is told, what is asked, what this customer said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sottovoce.desk.conversations import phrases
from sottovoce.desk.conversations.known_values import KnownValue, occurrences
from sottovoce.desk.conversations.models import Conversation, Message
from sottovoce.desk.conversations.services.canned import save_canned
from sottovoce.desk.conversations.services.customers import shred
from sottovoce.desk.conversations.services.outgoing import Checked, check_outgoing, rewrite
from tests.desk.fixtures import NOW, Desk

Say = Callable[..., Message]


@pytest.fixture
def conversation(say: Say) -> Conversation:
    found = say("hello").conversation
    assert found is not None
    return found


def public(conversation: Conversation, text: str) -> Checked:
    return check_outgoing(conversation, text, "public")


def kinds(checked: Checked) -> list[tuple[str, str]]:
    return [(problem.kind, problem.data) for problem in checked.problems]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We called you at 0171 2345678.", ("posts", "PHONE_NUMBER")),
        ("Is it mira@mail.example?", ("posts", "EMAIL_ADDRESS")),
        ("Your card 4111 1111 1111 1111 was charged.", ("posts", "CREDIT_CARD")),
        ("Please send us your phone number.", ("asks", "PHONE_NUMBER")),
        ("Bitte schicken Sie uns Ihre Kartennummer.", ("asks", "CREDIT_CARD")),
    ],
)
def test_what_must_not_go_public_is_found_with_its_place(
    conversation: Conversation, text: str, found: tuple[str, str]
) -> None:
    checked = public(conversation, text)
    assert checked.stops
    assert found in kinds(checked)
    for problem in checked.problems:
        assert 0 <= problem.start < problem.end <= len(text)
        assert text[problem.start : problem.end] not in problem.what


@pytest.mark.parametrize(
    "text",
    [
        "It is on its way, thank you for your patience!",
        "We never ask for your card number here.",
        "Danke, wir melden uns gleich.",
    ],
)
def test_a_harmless_reply_passes(conversation: Conversation, text: str) -> None:
    assert public(conversation, text) == Checked((), stops=False)


@pytest.mark.parametrize("language", phrases.LANGUAGES)
def test_our_own_safe_reply_passes_its_own_check(conversation: Conversation, language: str) -> None:
    assert not public(conversation, phrases.safe_public_reply(language)).stops


def test_what_this_customer_told_us_is_known_again_however_it_is_written(say: Say) -> None:
    say("my order number is AB-118200", visibility="private")
    found = say("hello").conversation
    assert found is not None
    checked = public(found, "Your order ab 118200 is on its way.")
    assert kinds(checked) == [("posts", "ORDER_NUMBER")]
    assert not public(found, "Your order AB-1182001 is on its way.").stops


def test_what_another_customer_told_us_is_not_theirs(say: Say) -> None:
    say("my order number is AB-118200", who="mira", visibility="private")
    found = say("hello", who="noor").conversation
    assert found is not None
    assert not public(found, "Your order AB-118200 is on its way.").stops


def test_a_shredded_customer_is_known_no_more(desk: Desk, say: Say) -> None:
    message = say("my order number is AB-118200", visibility="private")
    found = message.conversation
    assert found is not None
    shred(desk.officer, found.customer_id, "asked for erasure", NOW)
    desk.see_all()
    assert not public(found, "Your order AB-118200 is on its way.").stops


def test_what_a_team_lead_approved_may_be_posted(desk: Desk, conversation: Conversation) -> None:
    reply = "Please call our shop at 0171 2345678."
    assert public(conversation, reply).stops
    save_canned(desk.staff["team_lead"], shortcut="shop", title="Our shop", text="Call 0171-2345678", now=NOW)
    assert not public(conversation, reply).stops
    assert public(conversation, "Please call 0171 2345679.").stops


def test_a_secure_link_is_never_for_everybody(conversation: Conversation) -> None:
    link = f"https://desk.example/s/{conversation.id}#c2VjcmV0LXRva2Vu"
    assert kinds(public(conversation, f"Here: {link}")) == [("posts", "LINK")]
    assert check_outgoing(conversation, f"Here: {link}", "private").problems == ()


def test_in_private_only_passwords_are_warned_of_and_nothing_is_stopped(conversation: Conversation) -> None:
    assert check_outgoing(conversation, "Is 0171 2345678 still right?", "private").problems == ()
    warned = check_outgoing(conversation, "Your password is hunter2hunter", "private")
    assert kinds(warned) == [("posts", "PASSWORD")]
    assert not warned.stops


def test_a_rewritten_reply_keeps_what_is_harmless(conversation: Conversation) -> None:
    text = "Hello Mira! Sorry about that. Please send us your phone number. We will call you."
    rewritten = rewrite(conversation, text)
    assert rewritten.startswith("Hello Mira! Sorry about that. We will call you.\n")
    assert rewritten.endswith(phrases.safe_public_reply("en"))


def test_a_harmless_reply_is_not_rewritten(conversation: Conversation) -> None:
    assert rewrite(conversation, "Thank you!") == "Thank you!"


# The conversation is only read, so it may serve every example.
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(
        st.sampled_from(
            [
                "Sorry about that!",
                "Please send us your phone number.",
                "Is it 4111 1111 1111 1111?",
                "Ihre Nummer ist 0171 2345678.",
                "Your card number",
                "\n",
                "please.",
            ]
        ),
        max_size=6,
    )
)
def test_whatever_is_rewritten_passes_the_check(conversation: Conversation, parts: list[str]) -> None:
    assert not public(conversation, rewrite(conversation, " ".join(parts))).stops


@given(
    value=st.text("abcXYZ0123456789", min_size=4, max_size=12),
    glue=st.sampled_from(["", " ", "-", ".", " - "]),
    before=st.text(" ,.!é", max_size=5).map(lambda text: text.rstrip("é")),
    after=st.text(" ,.!", max_size=5),
)
def test_a_known_value_is_found_where_it_stands(value: str, glue: str, before: str, after: str) -> None:
    written = glue.join([value[:2], value[2:]]).upper()
    (found,) = occurrences(f"{before}{written}{after}", [KnownValue("ANY", value)])
    assert (found.start, found.end) == (len(before), len(before) + len(written))


def test_a_known_value_inside_another_word_is_none() -> None:
    assert occurrences("reference 99118200", [KnownValue("ANY", "118200")]) == ()
    assert occurrences("42", [KnownValue("ANY", "42")]) == ()
