"""What messages tell of everyday things: dates and times, web addresses, postcodes.

Half of all messages hold a date or a link; they are mentions (`kinds.mentions`), told to who asks what a text
holds, and left out where findings hide or alarm.
"""

from __future__ import annotations

from sottovoce.detect.kinds.declaration import KindDeclaration, Pattern
from sottovoce.detect.kinds.identifiers import MONTHS
from sottovoce.detect.model import Category, Severity

CLOCK = r"(?:[T ,]{1,3}(?:at )?[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m)?)?"
MONTH = rf"(?:{MONTHS})"
YEAR = r"(?:19|20)\d{2}"
POSTCODES = (
    r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4} ?[A-Z]{2}|\d{5}(?:-\d{3,4})?|\d{4}-\d{3}"
    r"|\d{3} \d{2}|\d{2}-\d{3}|\d{3,4}"
)
POSTCODE_WORDS = (
    "zip|zip code|zipcode|postcode|post code|postal code|plz|postleitzahl|code postal|codigo postal|cep"
    "|codice postale|postnummer"
)

KINDS = (
    KindDeclaration(
        kind="DATE_TIME",
        title="Date or time",
        chip="date",
        category=Category.IDENTIFIER,
        severity=Severity.LOW,
        presidio="DATE_TIME",
        google="DATE",
        mention=True,
        patterns=(
            Pattern(
                rf"\d{{1,2}}[./-]\d{{1,2}}[./-](?:(?:19|20)\d{{2}}|\d{{2}}){CLOCK}",
                0.6,
                triggers=(r"\d[./-]\d\d?[./-]\d\d",),
            ),
            Pattern(
                rf"(?:19|20)\d{{2}}[./-]\d{{1,2}}[./-]\d{{1,2}}{CLOCK}",
                0.6,
                triggers=(r"\d\d[./-]\d\d?[./-]\d",),
            ),
            Pattern(
                rf"\d{{1,2}}(?:st|nd|rd|th|er|\.)? (?:de |of )?{MONTH}\.?(?:,? (?:de |of )?{YEAR})?{CLOCK}",
                0.6,
                triggers=(rf" {MONTH}", r"\d"),
            ),
            Pattern(
                rf"{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)\d{{2}})?{CLOCK}",
                0.6,
                triggers=(rf"[^a-z]{MONTH}\.? \d",),
            ),
            Pattern(r"[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m)?", 0.5, triggers=(r"\d:\d\d",)),
            Pattern(
                r"(?:in|of|since|from|until|before|after|year|im jahr|seit|en|depuis|desde|dal|nel|sinds)"
                rf" (?P<value>{YEAR})",
                0.5,
                triggers=(r" (?:19|20)\d\d[^\d]",),
            ),
        ),
        terms={
            "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
            "de": ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
            "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
            "es": ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"),
            "it": ("lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica"),
            "pt": ("segunda-feira", "terca-feira", "quarta-feira", "quinta-feira", "sexta-feira"),
            "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
        },
        examples=(
            "since «12/03/2024» nothing works",
            "it broke on «2024-05-06 14:30»",
            "see you «thursday»",
            "am «3. Mai 2024» kam nichts",
            "the act of «2011»",
        ),
        counter_examples=("version 1.2.3", "a ratio of 1:5", "24 people may come", "page 2011"),
    ),
    KindDeclaration(
        kind="URL",
        title="Web address",
        chip="link",
        category=Category.ONLINE,
        severity=Severity.LOW,
        presidio="URL",
        google="URL",
        mention=True,
        patterns=(
            Pattern(
                r"(?:https?://|www\.)[\w.-]{2,80}\.[A-Za-z]{2,24}(?::\d{2,5})?(?:/[\w\x1a./?&=%#~+,:;@!$'*-]*)?",
                0.5,
                triggers=("https?://|www[.]",),
            ),
        ),
        check="url",
        examples=("see «https://www.example.com/a?b=1» please", "«www.example.org» is down"),
        counter_examples=("www is old", "http is a protocol"),
    ),
    KindDeclaration(
        kind="POSTCODE",
        title="Postcode",
        chip="postcode",
        category=Category.LOCATION,
        severity=Severity.LOW,
        patterns=(
            Pattern(
                rf"(?:{POSTCODE_WORDS})(?: is| ist| est| es| e)?[ :]{{1,2}}(?P<value>{POSTCODES})",
                0.75,
                triggers=("zip|post|plz|cep|codice postale", r"\d"),
            ),
        ),
        examples=("my zip code is «90210»", "PLZ: «10115»", "code postal «75002»", "postcode «SW1A 1AA»"),
        counter_examples=("zip file 12 is broken", "my post from 2019"),
    ),
)
