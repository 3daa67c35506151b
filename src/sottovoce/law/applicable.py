"""Which laws hold for a person, and why: by where they live, where the controller is, and what they say.

Pure. Laws of a sector (HIPAA, GLBA, …) hold only for an organisation that says it is in that sector. Where
the person lives is often not known on a social network: then every law of the places that the brand serves
may hold, and the strictest of them is worked by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sottovoce.law.library import Library
from sottovoce.law.model import Law

# Laws that follow the controller's establishment, wherever the person lives.
BY_ESTABLISHMENT = {"EU-GDPR": "Art. 3(1)", "UK": "UK GDPR Art. 3(1)"}

Subject = Literal["rights", "breach"]


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of where a person and a controller are. Places are ISO 3166 codes.

    Args:
        residence: where the person lives; None when it is not known.
        declared: ids of laws that the person relied on.
        establishments: where the controller is established.
        markets: the places whose people the brand serves.
        sectors: ids of sector laws that the organisation is under.
    """

    residence: str | None = None
    declared: tuple[str, ...] = ()
    establishments: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Applies:
    """A law that holds, or may hold, with the reasons in words."""

    law: Law
    reasons: tuple[str, ...]


def applicable(library: Library, person: Person, subject: Subject, on: date) -> tuple[Applies, ...]:
    """The laws that hold for a person on a day, each once with all its reasons.

    Only laws that have a duty of the subject and are in force count; a State's law stands beside the federal
    ones. The order is that of the reasons: declared, residence, establishment, sector.
    """
    reasons: dict[str, list[str]] = {}
    for law, reason in _reasons(library, person):
        if law.in_force(on) and _has_duty(law, subject, on):
            reasons.setdefault(law.id, []).append(reason)
    return tuple(Applies(library.laws[id], tuple(said)) for id, said in reasons.items())


def _reasons(library: Library, person: Person) -> Iterator[tuple[Law, str]]:
    for id in person.declared:
        yield library.law(id), "The person relied on this law."
    if person.residence:
        for law in _protecting(library, (person.residence,)):
            yield law, f"The person lives in {person.residence}."
    else:
        for law in _protecting(library, person.markets):
            yield law, "Where the person lives is not known; the brand serves people there."
    for place in person.establishments:
        for id, article in BY_ESTABLISHMENT.items():
            if id in library.laws and _covers(library.laws[id], place):
                yield library.laws[id], f"The controller is established in {place} ({article})."
    for id in person.sectors:
        yield library.law(id), "The organisation is in the sector of this law."


def _protecting(library: Library, places: Sequence[str]) -> Iterator[Law]:
    for law in library.laws.values():
        if law.kind != "sector" and any(_covers(law, place) for place in places):
            yield law


def _covers(law: Law, place: str) -> bool:
    """Whether a law is of a place: of the country for its parts too, of a part for that part, and, of a place
    known only as a country, of any of its parts.
    """
    return any(
        place == each or place.startswith(f"{each}-") or each.startswith(f"{place}-")
        for each in law.territories
    )


def _has_duty(law: Law, subject: Subject, on: date) -> bool:
    return any(duty.id.startswith(f"{subject}.") and duty.in_force(on) for duty in law.duties)
