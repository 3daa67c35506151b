"""Makes formal letters, forms and signatures from templates: names of a hundred origins, streets of many
countries, firms with and without a legal form, and talk of banks that names nobody.

Deterministic for a seed. Lines of an address are marked one by one, as they are told apart on paper.
"""

# ruff: noqa: E501 - a row of a table stays in one piece

from __future__ import annotations

import random
import string
from pathlib import Path

from training.corpora import KINDS, Example
from training.gazetteers import Gazetteers
from training.messages import Templates, Writer, sections

SHARE_OF_PLAIN = 0.22
STREETS = "{l} Street|{l} Road|{l} Avenue|{l} Lane|{l} Drive|{l} Crescent|{l} Place|{l} Court|Rue {l}|rue de {l}|Avenue {l}|Via {l}|Corso {l}|Piazza {l}|Calle {l}|C/ {l}|Avenida {l}|Rua {l}|{l}straße|{l}strasse|{l}weg|{l}gasse|{l}allee|{l}straat|{l}laan|{l}gatan|{l}vägen|{l}gate|{l}veien|{l}vej|{l}gade|{l}katu|{l}tie|ul. {l}|ulica {l}|{l} utca|{l} u.|{l}ova|{l}ska|Na {l}|{l} tänav|Strada {l}|{l} iela|{l} gatvė|Odos {l}|{l} Sokak|{l} Caddesi|{l}braut|{l}gata|Bulevar {l}|{l} Square|{l} Ridge|{l} Points|{l} Mews"
NUMBERED_FIRST = (
    " Street",
    " Road",
    " Avenue",
    " Lane",
    " Drive",
    " Crescent",
    " Place",
    " Court",
    "Rue ",
    "rue ",
)
UNITS = "Suite {n}|Apt. {n}|Apt {n}|Unit {n}|Flat {n}|Floor {s}|Room {n}|2nd floor|Wohnung {s}|Bât. {s}|piso {s}|Building {s}"
ENDS = "Inc|Inc.|LLC|Ltd|Ltd.|PLC|Group|Corp|GmbH|AG|KG|S.A.|SARL|SL|S.r.l.|S.p.A.|BV|AB|Oy|ApS|and Sons|& Co|Holdings|Partners|Associates"
BUSINESS = "Bank|Consulting|Insurance|Transit|Research|Labs|Analytics|Systems|Software|Media|Foods|Motors|Logistics|University|Hospital|Clinic|Museum|Institute|Foundation|Agency|Solutions|Energy|Pharma|Studios|Books|Bakery|Kitchen|Hotel|School|Council|Association"
STEMS = "acu|aero|agri|alpha|api|astro|atlas|auto|bio|blue|bright|clear|cloud|code|cyber|data|deep|digi|eco|edu|ever|fair|fin|first|flex|geo|green|health|home|hyper|infor|insight|inter|key|legi|light|link|mapp|market|med|meta|micro|mind|mobi|mono|net|next|nova|omni|onto|open|opti|over|para|poly|prime|pro|quant|rapid|real|road|scale|sea|semantic|smart|solar|soft|spire|star|stat|sun|sys|tele|terra|trans|tri|true|ultra|uni|urban|vari|verti|vita|web|wind|work|zen"
TAILS = "ify|ly|scape|gram|storm|base|wise|port|cast|corp|tech|soft|works|gov|mind|logic|metrics|nomics|star|view|vest|cloud|gate|genix|graph|hub|lytics|mark|matic|max|med|net|nexus|ora|point|pulse|quest|scan|sense|shift|ware|stack|sys|tix|tron|via|ville|zoom|ence|tor|ista|ium"
PARTICLES = ("van", "van de", "van der", "de", "de la", "von", "da", "dos", "di", "bin", "al")


class Clerk(Writer):
    """Writes letters."""

    def __init__(self, lists: Gazetteers, chance: random.Random) -> None:
        self.language, self.lists, self.chance, self.measuring = "en", lists, chance, False
        found = sections(Path(__file__).parent / "templates" / "letters.txt")
        terms = {name: tuple(line.split("|")) for name, (line, *_) in found.items()}
        self.templates = Templates(tuple(found["letters"]), tuple(found["plain"]), terms)
        self.countries = sorted(lists.by_country)

    def message(self) -> Example:
        """One letter, or one message without a name."""
        plain = self.chance.random() < SHARE_OF_PLAIN
        line = self.chance.choice(self.templates.plain if plain else self.templates.said)
        text, spans = self._fill(line.replace("\\n", "\n"), "", [])
        return Example(text, tuple(spans), frozenset(KINDS), "en", "letters")

    def _origin(self) -> tuple[list[str], list[str]]:
        return self.lists.by_country[self.chance.choice(self.countries)]

    def _make_first(self, role: str | None) -> str:
        return self.chance.choice(self._origin()[0])

    def _make_last(self, role: str | None) -> str:
        pick = self.chance.random()
        if pick < 0.35:
            return self.chance.choice(self.lists.surnames[""])
        name = self.chance.choice(self._origin()[1])
        if pick < 0.40:
            return f"{self.chance.choice(PARTICLES)} {name}"
        return f"{name}-{self._make_last(None)}" if pick < 0.43 else name

    def _make_name(self, role: str | None) -> str:
        forenames, surnames = self._origin()
        pick = self.chance.random()
        first = self.chance.choice(forenames)
        last = self.chance.choice(surnames) if pick < 0.5 else self._make_last(None)
        letter = self.chance.choice(string.ascii_uppercase)
        if pick < 0.12:
            return f"{first} {letter}. {last}"
        if pick < 0.18:
            return f"{first} {letter} {last}"
        if pick > 0.92:
            return first
        return f"{first} {last}"

    def _make_city(self, role: str | None) -> str:
        city = self.chance.choice(self.lists.cities[""])
        return city.upper() if self.chance.random() < 0.1 else city

    def _make_street(self, role: str | None) -> str:
        chance = self.chance
        form = chance.choice(STREETS.split("|"))
        pool = self.lists.cities[""] if chance.random() < 0.35 else self.lists.surnames[""]
        name = chance.choice(pool)
        street = form.replace("{l}", name if " " in form else name.replace(" ", "").capitalize())
        number = str(
            chance.choice((chance.randint(1, 99), chance.randint(100, 9999), chance.randint(1, 320)))
        )
        if any(each in form for each in NUMBERED_FIRST):
            street = f"{number} {street}"
        else:
            street = f"{street} {number}{chance.choice(('', '', '', '.', 'a', ' B'))}"
        if chance.random() < 0.2:
            street = f"{chance.randint(1, 99999):0{chance.randint(1, 5)}} {street}"
        return f"{street}, {self._make_unit(None)}" if chance.random() < 0.08 else street

    def _make_unit(self, role: str | None) -> str:
        unit = self.chance.choice(UNITS.split("|"))
        return unit.format(n=self.chance.randint(1, 999), s=self.chance.randint(1, 12))

    def _make_pobox(self, role: str | None) -> str:
        box = self.chance.choice(
            ("PO Box {}", "P.O. Box {}", "Postfach {}", "BP {}", "Apartado {}", "Unit 12 Box {}")
        )
        return box.format(self.chance.randint(1, 9999))

    def _make_postcode(self, role: str | None) -> str:
        chance = self.chance
        return chance.choice(
            (
                f"{chance.randint(1000, 9999)}",
                f"{chance.randint(1000, 99999):05}",
                f"{chance.randint(100, 999)} {chance.randint(10, 99)}",
                f"{chance.randint(10, 99)}-{chance.randint(100, 999)}",
                f"{chance.choice('ABCEGHKLMN')}{chance.randint(1, 9)}{chance.choice('ABCEGHKLMN')} {chance.randint(1, 9)}{chance.choice('ABCEGHKLMN')}{chance.randint(1, 9)}",
            )
        )

    def _make_state(self, role: str | None) -> str:
        return self.chance.choice(
            ("NY", "CA", "TX", "FL", "IL", "WA", "OH", "NSW", "VIC", "ON", "BC", "AP", "AE")
        )

    def _make_org(self, role: str | None) -> str:
        chance, pick = self.chance, self.chance.random()
        stem = chance.choice(STEMS.split("|")) + chance.choice(TAILS.split("|"))
        stem = stem.capitalize() if chance.random() < 0.85 else stem
        if pick < 0.22:
            return chance.choice(self.lists.organisations)
        if pick < 0.45:
            return stem
        if pick < 0.55:
            return f"{stem} {chance.choice((*ENDS.split('|'), *BUSINESS.split('|')))}"
        if pick < 0.70:
            return f"{self._make_last(None)} {chance.choice(ENDS.split('|'))}"
        if pick < 0.78:
            return f"{self._make_last(None)}, {self._make_last(None)} and {self._make_last(None)}"
        if pick < 0.84:
            return f"{self._make_last(None)}-{self._make_last(None)}"
        head = self._make_city(None) if pick < 0.92 else self._make_last(None)
        return f"{head} {chance.choice(BUSINESS.split('|'))}"
