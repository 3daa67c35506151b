"""The fields that a secure form may ask for. Pure data: the form, the check and the agent's view read it.

A field asks for no more than a case needs: of a card the last four digits, never the number or its code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sottovoce.errors import BadInput

MOST_FIELDS = 8


@dataclass(frozen=True, slots=True)
class FieldAsked:
    """One field of a secure form. ``input_mode`` and ``autocomplete`` are HTML's words."""

    name: str
    title: str
    most_characters: int
    input_mode: str = "text"
    autocomplete: str = "off"
    long: bool = False


FIELDS: tuple[FieldAsked, ...] = (
    FieldAsked("full_name", "Full name", 120, autocomplete="name"),
    FieldAsked("email", "E-mail address", 254, "email", "email"),
    FieldAsked("phone", "Phone number", 40, "tel", "tel"),
    FieldAsked("address", "Postal address", 400, autocomplete="street-address", long=True),
    FieldAsked("date_of_birth", "Date of birth", 20, autocomplete="bday"),
    FieldAsked("order_number", "Order number", 60),
    FieldAsked("account_number", "Customer or account number", 60),
    FieldAsked("card_last_four", "Last four digits of the card", 4, "numeric"),
    FieldAsked("iban", "IBAN", 42),
    FieldAsked("id_number", "ID number", 60),
    FieldAsked("message", "What you want to tell us", 4000, long=True),
)
FIELDS_BY_NAME = {field.name: field for field in FIELDS}

# Which field a secure form offers in place of a kind of data that must not stand in public.
FIELD_FOR_KIND = {
    "CREDIT_CARD": "card_last_four",
    "EMAIL_ADDRESS": "email",
    "PHONE_NUMBER": "phone",
    "ADDRESS": "address",
    "DATE_OF_BIRTH": "date_of_birth",
    "IBAN_CODE": "iban",
    "PERSON": "full_name",
}


def fields_named(names: Sequence[str]) -> tuple[FieldAsked, ...]:
    """The fields of these names, in the order of the form.

    Raises:
        BadInput: a name is unknown, or none or too many are given.
    """
    unknown = sorted(set(names) - FIELDS_BY_NAME.keys())
    if unknown or not names or len(set(names)) > MOST_FIELDS:
        raise BadInput(
            "A secure form needs one to eight of the known fields.",
            where="fields",
            remedy=f"Choose among: {', '.join(FIELDS_BY_NAME)}.",
        )
    return tuple(field for field in FIELDS if field.name in names)


def fields_for_kinds(kinds: Sequence[str]) -> tuple[str, ...]:
    """The names of the fields that serve for these kinds of data; always with room for a message."""
    named = {FIELD_FOR_KIND.get(kind, "id_number" if "_" in kind else "message") for kind in kinds}
    return tuple(field.name for field in FIELDS if field.name in named | {"message"})
