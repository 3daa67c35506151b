"""Where a person is: links to a map, plus codes, what3words, postcodes."""

# ruff: noqa: E501 - a row of a table, or a phrase, stays in one piece
from __future__ import annotations

from sottovoce.detect.kinds.declaration import KindDeclaration, Pattern
from sottovoce.detect.kinds.law import Law
from sottovoce.detect.model import Category, Severity

LOCATION, LOW, MEDIUM = Category.LOCATION, Severity.LOW, Severity.MEDIUM
PLUS = "[23456789CFGHJMPQRVWX]"

KINDS = (
    KindDeclaration(
        kind="MAP_LINK",
        title="Link to a place on a map",
        chip="place",
        category=LOCATION,
        severity=MEDIUM,
        law=(Law.CPRA_PRECISE_LOCATION,),
        google="LOCATION_COORDINATES",
        fideslang="user.location.precise",
        dpv="CurrentLocation",
        patterns=(
            Pattern(
                r"(?:(?:www\.)?google\.[a-z.]{2,6}/maps|maps\.google\.[a-z.]{2,6}|goo\.gl/maps|maps\.app\.goo\.gl|maps\.apple\.com|(?:www\.)?openstreetmap\.org|osm\.org|(?:www\.)?waze\.com/ul|waze\.com/live|bing\.com/maps|glympse\.com|w3w\.co)[/?][^\s<>\"]{3,300}",
                0.9,
                triggers=("/maps|maps\\.|openstreetmap\\.org|osm\\.org|waze\\.com|glympse\\.com|w3w\\.co",),
            ),
        ),
        check="map_link",
        examples=("I'm here: https://«maps.app.goo.gl/Hk2fWv8eQx9pLr7a6»", "at «google.com/maps?q=52.520008,13.404954»", "https://«maps.apple.com/?ll=52.52,13.40»"),
        counter_examples=("google maps is wrong about you", "maps.google.com does not show it"),
    ),
    KindDeclaration(
        kind="PLUS_CODE",
        title="Plus code",
        chip="place",
        category=LOCATION,
        severity=MEDIUM,
        law=(Law.CPRA_PRECISE_LOCATION,),
        fideslang="user.location.precise",
        dpv="GPSCoordinate",
        patterns=(
            Pattern(rf"{PLUS}{{8}}\+{PLUS}{{2,3}}", 0.9, triggers=(r"\w\w\w\w\+\w\w",)),
            Pattern(rf"{PLUS}{{4,6}}\+{PLUS}{{2,3}}", 0.75, needs_context=True, triggers=(r"\w\w\w\w\+\w\w",)),
        ),
        context={"any": ("plus code", "pluscode", "i'm at", "i am at", "located", "location", "standort", "position", "meet me", "map", "ubicacion", "posizione", "localizacao", "locatie")},
        examples=("stuck at «9F4MGCX7+2R»", "my location is «GCX7+2R» Berlin"),
        counter_examples=("buy 9999 + 22 of them", "GCX7+2R is a part number"),
    ),
    KindDeclaration(
        kind="WHAT3WORDS",
        title="Place in three words (what3words)",
        chip="place",
        category=LOCATION,
        severity=MEDIUM,
        law=(Law.CPRA_PRECISE_LOCATION,),
        fideslang="user.location.precise",
        dpv="GPSCoordinate",
        patterns=(
            Pattern(r"///(?P<value>[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20})", 0.9, triggers=("///[a-z]",)),
            Pattern(r"[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}", 0.8, needs_context=True, triggers=(r"\.",)),
        ),
        context={"any": ("what3words", "what 3 words", "w3w")},
        examples=("I'm at ///«filled.count.soap»", "what3words «filled.count.soap»"),
        counter_examples=("see www.example.com", "well.that.sucks"),
    ),
    KindDeclaration(
        kind="POSTCODE",
        title="Postcode",
        chip="postcode",
        category=LOCATION,
        severity=LOW,
        law=(Law.HIPAA_IDENTIFIER,),
        presidio="UK_POSTCODE",
        google="IRELAND_EIRCODE",
        fideslang="user.contact.address.postal_code",
        dpv="PostalCode",
        patterns=(
            Pattern(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[0-9W] ?[A-Z0-9]{4}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4} ?[A-Z]{2}|\d{5}-\d{3,4}|\d{4}-\d{3}|\d{4,6}", 0.8, needs_context=True, triggers=(r"\d",)),
        ),
        context={
            "en": ("postcode", "post code", "postal code", "zip code", "zipcode", "zip", "eircode"),
            "de": ("postleitzahl", "plz"),
            "fr": ("code postal",),
            "es": ("codigo postal", "c.p."),
            "it": ("cap", "codice postale"),
            "pt": ("codigo postal", "cep"),
            "nl": ("postcode",),
        },
        check="postcode",
        examples=("my postcode is «SW1A 1AA»", "PLZ «10115»", "zip code «62704-1234»", "mijn postcode is «1015 CJ»", "Eircode «D02 AF30»"),
        counter_examples=("put a cap on 2000 of them please", "the zip of the jacket broke after 3 days"),
    ),
)  # fmt: skip
