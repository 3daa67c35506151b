"""The row of the tables of states' numbers, and how a row becomes a declaration.

A table is one continent's. ``check`` names a rule of `checks.state_numbers`: a module
of `python-stdnum`, whose docstring cites the issuing authority, or one of `checks.state_rules`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sottovoce.detect.kinds.declaration import BESIDE_A_WORD, KindDeclaration, Pattern
from sottovoce.detect.kinds.law import Law
from sottovoce.detect.kinds.words import BUSINESS_NUMBERS
from sottovoce.detect.model import Category, Severity


@dataclass(frozen=True, slots=True)
class Sort:
    """What a number is for, and what laws and vocabularies say of all numbers of that sort."""

    category: Category
    severity: Severity
    law: tuple[Law, ...]
    fideslang: str
    dpv: str


GOVERNMENT_ID, HIGH = Category.GOVERNMENT_ID, Severity.HIGH
IDENTITY = Sort(
    GOVERNMENT_ID,
    HIGH,
    (Law.CPRA_GOVERNMENT_ID,),
    "user.government_id.national_identification_number",
    "OfficialID",
)
TAX = Sort(GOVERNMENT_ID, HIGH, (), "user.government_id", "OfficialID")
HEALTH_CARD = Sort(
    GOVERNMENT_ID, HIGH, (Law.HIPAA_HEALTH,), "user.health_and_medical.record_id", "HealthRecord"
)
LICENCE = Sort(
    GOVERNMENT_ID,
    HIGH,
    (Law.CPRA_GOVERNMENT_ID,),
    "user.government_id.drivers_license_number",
    "OfficialID",
)
TRAVEL = Sort(
    GOVERNMENT_ID, HIGH, (Law.CPRA_GOVERNMENT_ID,), "user.government_id.passport_number", "Passport"
)
RESIDENCE = Sort(
    GOVERNMENT_ID, HIGH, (Law.CPRA_GOVERNMENT_ID,), "user.government_id.immigration", "OfficialID"
)
BANK = Sort(
    Category.FINANCIAL,
    HIGH,
    (Law.CPRA_ACCOUNT_ACCESS,),
    "user.financial.bank_account",
    "FinancialAccountNumber",
)
# Of a firm, which may be one person.
FIRM = Sort(Category.IDENTIFIER, Severity.LOW, (), "user.workplace", "Identifier")
PUPIL = Sort(Category.IDENTIFIER, Severity.MEDIUM, (), "user.unique_id", "UID")
PROFESSION = Sort(Category.IDENTIFIER, Severity.LOW, (), "user.job_title", "ProfessionalCertification")


@dataclass(frozen=True, slots=True)
class Number:
    """One number of one state, or of several that share it.

    Args:
        kind, title, chip: as in a declaration; the countries are added to the title.
        regions: ISO 3166-1 codes with spaces between them.
        sort: what it is for.
        check: its rule; empty where none is published.
        words: what people call it, with "|" between the words.
        shape: how it is written with such a word near it.
        examples: messages with the value between « and ».
        wrong: a value that breaks the rule.
        alone: a shape that is enough without a word, and ``sure`` how sure it is; none for most.
        presidio, google: what others call it.
    """

    kind: str
    title: str
    chip: str
    regions: str
    sort: Sort
    check: str
    words: str
    shape: str
    examples: tuple[str, ...]
    wrong: str
    alone: str = ""
    sure: float = 0.85
    presidio: str = ""
    google: str = ""


def declarations(numbers: Iterable[Number]) -> tuple[KindDeclaration, ...]:
    """The declarations of a table."""
    return tuple(map(_declare, numbers))


def _declare(number: Number) -> KindDeclaration:
    regions, words, sort = tuple(number.regions.split()), tuple(number.words.split("|")), number.sort
    return KindDeclaration(
        kind=number.kind,
        title=f"{number.title} ({', '.join(regions)})",
        chip=number.chip,
        shown_digits=2,
        category=sort.category,
        severity=sort.severity,
        law=sort.law,
        presidio=number.presidio,
        google=number.google,
        fideslang=sort.fideslang,
        dpv=sort.dpv,
        patterns=_patterns(number),
        context={"any": words},
        against=BUSINESS_NUMBERS,
        check=f"number:{number.check}",
        regions=regions,
        examples=number.examples,
        counter_examples=(f"{words[0]} {number.wrong}",),
    )


def _patterns(number: Number) -> tuple[Pattern, ...]:
    """What may stand alone is its own trigger, so that other numbers cost nothing; else the context is."""
    near = Pattern(number.shape, 0.85, needs_context=True, triggers=(BESIDE_A_WORD,))
    if not number.alone:
        return (near,)
    alone = Pattern(number.alone, number.sure, triggers=(number.alone,))
    return (alone,) if number.alone == number.shape else (alone, near)
