"""What laws and card rules say of a kind: the classes that a declaration names.

Of the GDPR (Regulation (EU) 2016/679), the California Consumer Privacy Act as amended (Civil Code section
1798.140), HIPAA's Safe Harbor identifiers (45 CFR 164.514(b)(2)), COPPA (16 CFR 312) and PCI DSS 4.0. A class
says which rule asks to be read; it is no legal advice.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from sottovoce.detect.model import Category


class Law(StrEnum):
    """One class of data in one law."""

    PERSONAL = "GDPR Art. 4(1)"
    CHILD_CONSENT = "GDPR Art. 8"
    SPECIAL_CATEGORY = "GDPR Art. 9"
    OFFENCES = "GDPR Art. 10"
    NATIONAL_ID = "GDPR Art. 87"
    CPRA_PERSONAL = "CPRA 1798.140(v)"
    CPRA_GOVERNMENT_ID = "CPRA sensitive, 1798.140(ae)(1)(A)"
    CPRA_ACCOUNT_ACCESS = "CPRA sensitive, 1798.140(ae)(1)(B)"
    CPRA_PRECISE_LOCATION = "CPRA sensitive, 1798.140(ae)(1)(C)"
    CPRA_ORIGIN_OR_BELIEF = "CPRA sensitive, 1798.140(ae)(1)(D)"
    CPRA_HEALTH = "CPRA sensitive, 1798.140(ae)(2)(B)"
    CPRA_SEX_LIFE = "CPRA sensitive, 1798.140(ae)(2)(C)"
    HIPAA_IDENTIFIER = "HIPAA 45 CFR 164.514(b)(2)(i)"
    HIPAA_HEALTH = "HIPAA 45 CFR 160.103"
    COPPA = "COPPA 16 CFR 312.2"
    CARDHOLDER_DATA = "PCI DSS cardholder data"
    CARD_AUTHENTICATION = "PCI DSS sensitive authentication data"


# What holds for each kind of a category; a declaration adds its own.
OF_CATEGORY: Mapping[Category, tuple[Law, ...]] = {
    Category.CONTACT: (Law.HIPAA_IDENTIFIER,),
    Category.GOVERNMENT_ID: (Law.NATIONAL_ID, Law.HIPAA_IDENTIFIER),
    Category.FINANCIAL: (Law.HIPAA_IDENTIFIER,),
    Category.CREDENTIAL: (Law.CPRA_ACCOUNT_ACCESS,),
    Category.HEALTH: (Law.SPECIAL_CATEGORY, Law.CPRA_HEALTH, Law.HIPAA_HEALTH),
    Category.SPECIAL_CATEGORY: (Law.SPECIAL_CATEGORY,),
    Category.CHILD: (Law.CHILD_CONSENT, Law.COPPA),
    Category.ONLINE: (Law.HIPAA_IDENTIFIER,),
    Category.VEHICLE: (Law.HIPAA_IDENTIFIER,),
}


def laws_of(category: Category, own: tuple[Law, ...]) -> tuple[Law, ...]:
    """All classes of a kind: personal data everywhere, those of its category, and its own."""
    general = (Law.PERSONAL, Law.CPRA_PERSONAL)
    ofs = tuple(
        each
        for each in OF_CATEGORY.get(category, ())
        if Law.OFFENCES not in own or each != Law.SPECIAL_CATEGORY
    )
    return tuple(dict.fromkeys((*general, *ofs, *own)))
