"""Kinds by which a person can be reached: e-mail, telephone, postal address."""

from __future__ import annotations

from sottovoce.detect.kinds.declaration import (
    FOUR_DIGITS,
    NUMBER_RUN,
    SIX_DIGITS,
    KindDeclaration,
    Pattern,
)
from sottovoce.detect.kinds.words import BUSINESS_NUMBERS, CUSTOMER_NUMBERS, PHONE_WORDS, merged
from sottovoce.detect.model import Category, Severity

# Words that people write a telephone number on to without a space.
GLUED_WORDS = (
    "tel|phone|mobile|cell|call|text|fax|whatsapp|telefon|telefono|telefone|handy|mobil|movil|ruf|number|is"
)
NAME = r"[A-Za-z'-]+\.?"
# A street's name, or its number; and the side of the town that may follow.
NUMBERED = rf"(?:{NAME}|\d{{1,3}}(?:st|nd|rd|th))"
SIDE = r"(?: (?:north|south)?(?:east|west)| north| south| [ns][ew])?"
STREET_ENDS = (
    "street|avenue|road|lane|drive|boulevard|court|place|square|terrace|crescent|highway|parkway|close|gardens"
    "|circle|way|row|mews|mall|common|walk|alley|pike|trail|loop|grove|plaza|broadway|st|ave|rd|ln|dr|blvd|ct|sq|pkwy|hwy"
)
STREET_BEGINS = (
    "rue|avenue|boulevard|bd|chemin|impasse|allee|place|quai|route|calle|c/|avenida|avda|av|paseo|plaza|carrer"
    "|camino|ronda|via|viale|corso|piazza|vicolo|largo|rua|travessa|praca|rodovia|estrada|alameda|ul|ulica|aleja"
)
GERMANIC_ENDS = (
    "strasse|str|weg|platz|allee|gasse|ring|damm|ufer|straat|laan|gracht|plein|kade|dreef|steeg|singel|hof"
    "|vej|veien|vegen|gatan|gata|gade|vagen|katu"
)
GERMANIC_WORDS = "strasse|str|weg|platz|allee|ring|damm|straat|laan"
POSTCODE = r"(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{4} ?[A-Z]{2}|\d{5}(?:-\d{3,4})?|\d{4}(?:-\d{3})?)"
TOWN = (
    rf"(?:(?:, ?| ){POSTCODE},? ?{NAME}(?:[ -]{NAME})?|, ?{NAME}(?: {NAME})?(?:,? [A-Z]{{2}})?,? {POSTCODE})?"
)
WORD = r"[A-Za-z\x1a][\w\x1a.'/-]*"
HOUSE = r"\d{1,6}[A-Za-z]?(?: \d{1,5}[A-Za-z]?)?"
UNITS = "apt|apartment|suite|ste|flat|unit"
UNIT = r"(?:(?:, ?| )(?:apt|apartment|suite|unit|flat|floor|#)\.? ?#? ?\w{1,5})?"

KINDS = (
    KindDeclaration(
        kind="EMAIL_ADDRESS",
        title="E-mail address",
        chip="e-mail",
        category=Category.CONTACT,
        severity=Severity.MEDIUM,
        presidio="EMAIL_ADDRESS",
        google="EMAIL_ADDRESS",
        fideslang="user.contact.email",
        dpv="EmailAddress",
        patterns=(
            Pattern(
                r"[A-Za-z0-9\x1a][\w.+%\x1a'-]{0,80}@(?:[A-Za-z0-9\x1a-]{1,63}\.){1,6}[A-Za-z\x1a]{2,24}",
                0.95,
                triggers=(r"[\w.+%\x1a'-]@[\w\x1a]",),
            ),
        ),
        check="email",
        examples=(
            "write to «jo.bloggs+shop@example.co.uk» please",
            "«max.muster@beispiel.de» ist meine Adresse",
            "my mail is «jo@exämple.org».",
        ),
        counter_examples=("thanks @acme, see you @noon.", "price @ 3.50 each", "@acme.bsky.social hello"),
    ),
    KindDeclaration(
        kind="PHONE_NUMBER",
        title="Telephone number",
        chip="phone",
        shown_digits=2,
        category=Category.CONTACT,
        severity=Severity.MEDIUM,
        presidio="PHONE_NUMBER",
        google="PHONE_NUMBER",
        fideslang="user.contact.phone_number",
        dpv="TelephoneNumber",
        patterns=(
            Pattern(NUMBER_RUN, 0.75, triggers=(SIX_DIGITS,)),
            Pattern(NUMBER_RUN, 0.6, needs_context=True, triggers=(FOUR_DIGITS,)),
            Pattern(
                rf"(?:{GLUED_WORDS})(?P<value>{NUMBER_RUN})",
                0.75,
                triggers=(rf"(?:{GLUED_WORDS})[+(]?\d", SIX_DIGITS),
            ),
        ),
        context=PHONE_WORDS,
        against=merged(BUSINESS_NUMBERS, CUSTOMER_NUMBERS),
        check="phone",
        examples=(
            "call me on «+44 20 7946 0958»",
            "ruf mich an: «0171 2345678»",
            "my number is «(202) 456-1111»",
            "mon portable: «06 12 34 56 78»",
            "tel.: «01 23 45 67 89»",
            "call me on whatsapp«+447911123456»",
        ),
        counter_examples=(
            "order 4082478880 never came",
            "it cost 1,299.00 on 2023-10-15 at 14:30:25",
            "tracking number 00340434161094042557",
            "flight LH 4325 on 12.05.2023",
        ),
    ),
    KindDeclaration(
        kind="ADDRESS",
        title="Postal address",
        chip="address",
        category=Category.CONTACT,
        severity=Severity.MEDIUM,
        presidio="LOCATION",
        google="STREET_ADDRESS",
        fideslang="user.contact.address.street",
        dpv="PhysicalAddress",
        patterns=(
            Pattern(
                rf"\d{{1,5}}[A-Za-z]?(?:[/-]\d{{1,4}})? (?:{NUMBERED} ){{1,3}}(?:{STREET_ENDS})\.?"
                rf"{SIDE}{UNIT}{TOWN}",
                0.75,
                triggers=(f" (?:{STREET_ENDS})(?:[^a-z]|apt|apartment|suite|unit|flat|floor)", r"\d"),
            ),
            Pattern(
                rf"\d{{1,4}}(?: ?bis| ?ter)?,? (?:{STREET_BEGINS})\.? (?:{NAME} ?){{1,4}}{TOWN}",
                0.7,
                triggers=(f"[^a-z0-9](?:{STREET_BEGINS})[. ]", r"\d"),
            ),
            Pattern(
                rf"(?:{STREET_BEGINS})\.? (?:{NAME} ){{0,3}}{NAME},? (?:n\.?o?\.?"
                rf" ?)?\d{{1,4}}[A-Za-z]?{TOWN}",
                0.7,
                triggers=(f"[^a-z0-9](?:{STREET_BEGINS})[. ]", r"\d"),
            ),
            Pattern(
                rf"(?:[A-Za-z-]{{2,40}}(?:{GERMANIC_ENDS})|[A-Za-z-]{{3,40}}"
                rf" (?:{GERMANIC_WORDS}))\.? \d{{1,4}} ?[A-Za-z]?{TOWN}",
                0.7,
                triggers=(GERMANIC_ENDS, r"\d"),
            ),
            Pattern(
                rf"{HOUSE} (?:{WORD} ){{0,4}}{WORD}(?: {HOUSE})?\.?[, >\n]{{1,6}}(?:{UNITS})\.? ?#?\d{{1,5}}",
                0.8,
                triggers=(rf"[^a-z0-9](?:{UNITS})\.? ?#?\d", r"\d"),
            ),
            Pattern(
                rf"(?:PSC \d{{1,5}},? Box \d{{1,5}}|Unit \d{{1,5}},? Box \d{{1,5}}|US[A-Z]{{1,3}} {WORD})"
                r"[, \n]{1,3}[AFD]PO,? A[AEP],? \d{5}(?:-\d{4})?",
                0.95,
                triggers=(r"[afd]po,? a[aep],? \d",),
            ),
            Pattern(
                r"(?:P\.? ?O\.? ?Box|post office box|postfach|postbus|apartado(?: de correos)?"
                r"|casella postale|caixa postal|boite postale) \d{1,6}",
                0.8,
                triggers=("box|postfach|postbus|apartado|casella postale|caixa postal|boite postale", r"\d"),
            ),
            Pattern(
                rf"{WORD}(?: {WORD}){{0,3}} \d{{1,4}} ?[A-Za-z]?,\s?(?:[A-Z]{{1,2}}-)?\d{{4,5}}"
                rf"(?: ?[A-Z]{{2}})? {WORD}",
                0.7,
                triggers=(r"\d ?[a-z]?,\s?(?:[a-z][a-z]?-)?\d\d\d\d",),
            ),
        ),
        check="address",
        examples=(
            "I live at «742 Evergreen Terrace, Springfield, IL 62704»",
            "send it to «221B Baker Street», London",
            "please deliver to «5 High Street» instead",
            "ich wohne in der «Musterstraße 12, 10115 Berlin»",
            "j'habite «12 rue de la Paix, 75002 Paris»",
            "vivo en «Calle Mayor 12, 28013 Madrid»",
            "vivo en «Calle Mayor 12, 3º B, 28013»",
            "abito in «Via Roma 10, 00184 Roma»",
            "moro na «Rua Augusta 1500»",
            "ik woon op «Keizersgracht 123, 1015 CJ Amsterdam»",
            "post it to «PSC 1234, Box 5678, APO AE 09012»",
            "my address is «P.O. Box 4411»",
            "moro na «Rua Augusta 1500, 01304-001 São Paulo»",
            "it goes to «99 Old Mill Rd Apt. 4, Dover, DE 19901»",
        ),
        counter_examples=(
            "2 of the items on the way",
            "I waited 3 hours at your place",
            "in 5 minutes the court decides",
            "via app 3 times",
        ),
    ),
)
