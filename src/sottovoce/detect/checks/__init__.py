"""Third stage: the arithmetic and the judgement that a match must pass. The table says which check is
whose; its module is imported when a text first asks for it, so that a first scan pays for what it meets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module

from sottovoce.detect.checks.candidate import Candidate, Check, Judged, proof

CHECKS: Mapping[str, str] = {
    "card": "cards.check_card",
    "phone": "phones.check_phone",
    "email": "machines.check_email",
    "iban": "money.check_iban",
    "wallet": "wallets.check_wallet",
    "seed_phrase": "seeds.check_seed_phrase",
    "card_ending": "told.check_card_ending",
    "amount": "told.check_amount",
    "record_locator": "told.check_record_locator",
    "handle": "told.check_handle",
    "profile": "told.check_profile",
    "map_link": "told.check_map_link",
    "postcode": "told.check_postcode",
    "security_answer": "told.check_security_answer",
    "parcel": "parcels.check_parcel",
    "ip": "machines.check_ip",
    "mac": "machines.check_mac",
    "luhn": "machines.check_luhn",
    "coordinates": "machines.check_coordinates",
    "vin": "machines.check_vin",
    "plate": "machines.check_plate",
    "password": "words.check_password",
    "username": "words.check_username",
    "secret": "words.check_secret",
    "has_digits": "words.check_has_digits",
    "birth_date": "dates.check_birth_date",
    "age": "dates.check_age",
    "minor": "children.check_minor",
    "address": "places.check_address",
    "order": "places.check_order",
    "url": "machines.check_url",
}
NUMBER_RULE = "number:"


def check_named(name: str) -> Check:
    """The check that a declaration names."""
    if name.startswith(NUMBER_RULE):
        from sottovoce.detect.checks.state_numbers import number_check

        return number_check(name.removeprefix(NUMBER_RULE))
    if not name:
        return accept
    module, _, function = CHECKS[name].partition(".")
    check: Check = getattr(import_module(f"{__name__}.{module}"), function)
    return check


def accept(candidate: Candidate) -> Iterable[Judged]:
    """For shapes that need no arithmetic: the shape, and the context where it is asked for, are enough."""
    if not candidate.pattern.needs_context:
        return (Judged(candidate.start, candidate.end, candidate.pattern.confidence),)
    near = candidate.surroundings(candidate.start, candidate.end)
    if not near.supported:
        return ()
    why = (proof("context", f"a word for a {candidate.declaration.chip} stands near"),)
    return (Judged(candidate.start, candidate.end, candidate.pattern.confidence, why),)
