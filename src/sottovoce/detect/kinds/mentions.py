"""What a text mentions of people: names, places, organisations. No pattern finds these; the tagger does.

A mention is personal data, yet most messages hold one ("Hi Anna"), and hiding each would hide the message:
whoever shows or hides what was found may leave mentions out (`Detector(mentions=False)`).
"""

from __future__ import annotations

from sottovoce.detect.kinds.declaration import KindDeclaration
from sottovoce.detect.model import Category, Severity

KINDS = (
    KindDeclaration(
        kind="PERSON",
        title="Name of a person",
        chip="name",
        category=Category.CONTACT,
        severity=Severity.LOW,
        presidio="PERSON",
        google="PERSON_NAME",
        fideslang="user.name",
        dpv="Name",
        mention=True,
        examples=("my name is «Anna Weber»", "thanks, «Peter Schmidt»", "ich heiße «Julia Neumann»"),
        counter_examples=("where is my order", "the black one please"),
    ),
    KindDeclaration(
        kind="LOCATION",
        title="Place",
        chip="place",
        category=Category.LOCATION,
        severity=Severity.LOW,
        presidio="LOCATION",
        google="LOCATION",
        fideslang="user.location",
        dpv="Location",
        mention=True,
        examples=("no signal in «Berlin» since yesterday", "j'habite à «Lyon»"),
        counter_examples=("in a few days",),
    ),
    KindDeclaration(
        kind="ORGANIZATION",
        title="Organisation",
        chip="organisation",
        category=Category.IDENTIFIER,
        severity=Severity.LOW,
        presidio="ORGANIZATION",
        google="ORGANIZATION_NAME",
        mention=True,
        examples=("I am switching to «Vodafone»",),
        counter_examples=("I am switching to another one",),
    ),
    KindDeclaration(
        kind="NATIONALITY",
        title="Nationality",
        chip="nationality",
        category=Category.IDENTIFIER,
        severity=Severity.LOW,
        presidio="NRP",
        dpv="Nationality",
        mention=True,
        examples=("I am «Polish» and my english is bad",),
        counter_examples=("I am tired",),
    ),
    KindDeclaration(
        kind="FAMILY",
        title="Relative",
        chip="relative",
        category=Category.IDENTIFIER,
        severity=Severity.LOW,
        dpv="FamilyStructure",
        mention=True,
        examples=("my «husband» ordered it",),
        counter_examples=("my order",),
    ),
    KindDeclaration(
        kind="OCCUPATION",
        title="Occupation",
        chip="occupation",
        category=Category.IDENTIFIER,
        severity=Severity.LOW,
        dpv="Job",
        mention=True,
        examples=("as a «nurse» I need my phone",),
        counter_examples=("as a customer I need my phone",),
    ),
    KindDeclaration(
        kind="GENDER",
        title="Gender",
        chip="gender",
        category=Category.IDENTIFIER,
        severity=Severity.LOW,
        google="GENDER",
        fideslang="user.demographic.gender",
        dpv="Gender",
        mention=True,
        examples=("Antecedentes personales: «Mujer» de mediana edad",),
        counter_examples=("talla media",),
    ),
)
