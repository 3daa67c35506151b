"""Makes messages from the templates: care talk in seven languages with its spans marked.

Deterministic for a seed. A template's line is a sentence; a message is one to three of them between a
greeting and a closing. Some terms and sentences are kept for measuring and never trained on (`HELD_OUT`).
"""

from __future__ import annotations

import random
import re
import string
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

from training.corpora import KINDS, Example, Span
from training.gazetteers import Gazetteers
from training.places import address

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
# Of every twelve terms of a special category and sentences that hold one, one is kept for measuring.
HELD_OUT = 12
SLOT = re.compile(r"\{(=?)([a-z]+)(?:\.([a-z]+))?\}")
KIND_OF = {
    "name": "PERSON",
    "first": "PERSON",
    "last": "PERSON",
    "city": "LOCATION",
    "citytag": "LOCATION",
    "country": "LOCATION",
    "org": "ORGANIZATION",
    "address": "ADDRESS",
    "street": "ADDRESS",
    "unit": "ADDRESS",
    "pobox": "ADDRESS",
    "postcode": "LOCATION",
    "state": "LOCATION",
    "age": "AGE",
    "user": "USERNAME",
    "handlep": "PERSON",
    "health": "HEALTH",
    "religion": "RELIGION",
    "orientation": "SEXUAL_ORIENTATION",
    "politics": "POLITICAL_OPINION",
    "ethnic": "ETHNIC_ORIGIN",
    "union": "TRADE_UNION",
    "crime": "CRIMINAL_RECORD",
    "date": "DATE_TIME",
    "family": "FAMILY",
    "job": "OCCUPATION",
    "nationality": "NATIONALITY",
    "nationals": "NATIONALITY",
}
SPECIAL = ("health", "religion", "orientation", "politics", "ethnic", "union", "crime")
ARTICLES = re.compile(
    r"^(?:an?|the|eine?n?|un[ae]?|une|du|de l'|de la|des|la|le|l'|il|un'|uma?|een|de) ?(?=\w)", re.IGNORECASE
)
EMOJI = ("😡", "🙏", "😂", "🤦‍♀️", "😭", "👍🏽", "❤️", "🔥", "😊", "🤷‍♂️", "✨", "🎉", "💔", "🚀")


@dataclass(frozen=True, slots=True)
class Templates:
    """The sentences and terms of a language."""

    said: tuple[str, ...]
    plain: tuple[str, ...]
    terms: dict[str, tuple[str, ...]]


@cache
def templates(language: str) -> Templates:
    """Read a language's file."""
    found = sections(Path(__file__).parent / "templates" / f"{language}.txt")
    terms = {
        name: tuple("\n".join(lines).replace("\n", "|").split("|"))
        for name, lines in found.items()
        if name not in ("said", "plain")
    }
    return Templates(tuple(found["said"]), tuple(found["plain"]), terms)


def sections(path: Path) -> dict[str, list[str]]:
    """The lines of a file of templates under each heading."""
    found: dict[str, list[str]] = {}
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        elif line and not line.startswith("#"):
            found.setdefault(section, []).append(line)
    return found


def held_out(text: str) -> bool:
    """Whether a term or sentence is kept for measuring."""
    return crc32(text.lower().encode()) % HELD_OUT == 0


class Writer:
    """Writes messages in one language.

    Args:
        measuring: write with terms and sentences that are kept for measuring, else only with the others.
    """

    def __init__(
        self, language: str, lists: Gazetteers, chance: random.Random, measuring: bool = False
    ) -> None:
        self.language, self.lists, self.chance, self.measuring = language, lists, chance, measuring
        self.templates = templates(language)
        self.said = [line for line in self.templates.said if not self._kept_away(line)]
        self.special = [line for line in self.said if any("{" + name in line for name in SPECIAL)]

    def _kept_away(self, line: str) -> bool:
        special = any("{" + name in line for name in SPECIAL)
        return special and held_out(line) != self.measuring

    def message(self) -> Example:
        """One message."""
        chance = self.chance
        parts = []
        if chance.random() < 0.4:
            parts.append(self._term("greeting"))
        parts += [self._sentence() for _ in range(chance.choice((1, 1, 1, 2, 2, 3)))]
        if chance.random() < 0.35:
            parts.append(self._term("closing"))
        text, spans = "", []
        for part in parts:
            if not part:
                continue
            if text:
                text += chance.choice(
                    (" ", ". ", ", ", " ", "! ", "\n", " ... ", f" {chance.choice(EMOJI)} ")
                )
            text, spans = self._fill(part, text, spans)
        text += chance.choice(("", "", "", ".", "!", "?", "!!", " 😡", " " + chance.choice(EMOJI)))
        return Example(text, tuple(spans), frozenset(KINDS), self.language, "templates")

    def _sentence(self) -> str:
        pick = self.chance.random()
        if self.measuring:
            return self.chance.choice(self.special if pick < 0.4 and self.special else self.templates.plain)
        if pick < 0.35:
            return self.chance.choice(self.templates.plain)
        return self.chance.choice(self.special if pick < 0.55 else self.said)

    def _fill(self, line: str, text: str, spans: list[Span]) -> tuple[str, list[Span]]:
        at = 0
        for slot in SLOT.finditer(line):
            text += line[at : slot.start()]
            unmarked, name, role = slot.groups()
            value = self._value(name, role)
            if not unmarked and name in KIND_OF and value:
                spans.append((len(text), len(text) + len(value), KIND_OF[name]))
            text += value
            at = slot.end()
        return text + line[at:], spans

    def _term(self, name: str) -> str:
        found = self.templates.terms.get(name, ("",))
        special = name.partition(".")[0] in SPECIAL
        kept = [term for term in found if not special or held_out(term) == self.measuring] or found
        return self.chance.choice(kept)

    def _value(self, name: str, role: str | None) -> str:
        chance = self.chance
        made = getattr(self, f"_make_{name}", None)
        if made is not None:
            return made(role)
        if role == "bare":
            return ARTICLES.sub("", self._term(f"{name}.has" if name == "health" else f"{name}.am"))
        value = self._term(f"{name}.{role}" if role else name)
        if name == "date":
            value = value.replace("{month}", self._term("month"))
            value = value.replace("{d}", str(chance.randint(1, 28))).replace(
                "{m}", f"{chance.randint(1, 12):02}"
            )
            value = value.replace(
                "{y}", str(chance.choice((chance.randint(1940, 2012), chance.randint(2018, 2027))))
            )
        return value

    def _make_n(self, role: str | None) -> str:
        return str(self.chance.randint(1, 12))

    def _make_num(self, role: str | None) -> str:
        return str(self.chance.choice((self.chance.randint(1, 99), self.chance.randint(1, 9), 100, 500, 24)))

    def _make_age(self, role: str | None) -> str:
        number = str(self.chance.choice((self.chance.randint(6, 99), self.chance.randint(18, 80))))
        if role == "adj":
            forms = {
                "en": "{n} year old|{n}-year-old",
                "de": "{n}-jährige|{n} Jahre alte",
                "nl": "{n}-jarige",
            }
            return self.chance.choice(forms.get(self.language, "{n}").split("|")).replace("{n}", number)
        return self._term("age.am").replace("{n}", number) if role == "am" else number

    def _pool(self, pools: dict[str, list[str]]) -> list[str]:
        own = pools[self.language]
        return own if own and self.chance.random() < 0.75 else pools[""]

    def _make_first(self, role: str | None) -> str:
        name = self.chance.choice(self._pool(self.lists.forenames))
        return f"{name} {self._make_first(None)}" if self.chance.random() < 0.03 else name

    def _make_last(self, role: str | None) -> str:
        chance = self.chance
        name = chance.choice(self._pool(self.lists.surnames))
        pick = chance.random()
        if pick < 0.06:
            return f"{name}-{chance.choice(self._pool(self.lists.surnames))}"
        if pick < 0.12 and self.language in ("de", "nl", "fr", "pt", "es", "it"):
            article = {"de": "von", "nl": "van der", "fr": "de", "pt": "da", "es": "de la", "it": "De"}
            return f"{article[self.language]} {name}"
        if pick < 0.3 and self.language in ("es", "pt"):
            return f"{name} {chance.choice(self.lists.surnames[self.language])}"
        return name

    def _make_name(self, role: str | None) -> str:
        pick = self.chance.random()
        if pick < 0.25:
            return self._make_first(None)
        if pick < 0.29:
            return f"{self._make_first(None)[0]}. {self._make_last(None)}"
        if pick < 0.34:
            middle = self.chance.choice(string.ascii_uppercase)
            return f"{self._make_first(None)} {middle}. {self._make_last(None)}"
        return f"{self._make_first(None)} {self._make_last(None)}"

    def _make_city(self, role: str | None) -> str:
        return self.chance.choice(self._pool(self.lists.cities))

    def _make_citytag(self, role: str | None) -> str:
        return re.sub(r"\W", "", self._make_city(None))

    def _make_country(self, role: str | None) -> str:
        return self.chance.choice(self.lists.countries)

    def _make_org(self, role: str | None) -> str:
        if self.chance.random() < 0.75:
            return self.chance.choice(self.lists.organisations)
        end = {"en": "Ltd|Inc|& Sons|LLC|Group|Bank", "de": "GmbH|AG|& Söhne", "fr": "SA|SARL|et Fils"}
        ends = end.get(self.language, "S.A.|SL|Group|Srl|BV").split("|")
        return f"{self._make_last(None)} {self.chance.choice(ends)}"

    def _make_address(self, role: str | None) -> str:
        return address(self.language, self.chance, self._make_last, self._make_city)

    def _make_user(self, role: str | None) -> str:
        chance = self.chance
        first, last = (re.sub(r"\W", "", each(None).lower()) for each in (self._make_first, self._make_last))
        number = chance.choice(("", str(chance.randint(1, 99)), str(chance.randint(1970, 2012))))
        form = chance.choice(
            ("{f}_{l}{n}", "{f}{l}{n}", "{f}.{l}", "x{f}x{n}", "{f}{n}", "the_{l}{n}", "{l}{f}_", "real{f}")
        )
        return form.format(f=first, l=last, n=number)

    def _make_handle(self, role: str | None) -> str:
        name = re.sub(r"\W", "", self.chance.choice(self.lists.organisations))
        return self.chance.choice((name, f"{name}Help", f"{name}Care", f"{name}_{self.language.upper()}"))

    def _make_handlep(self, role: str | None) -> str:
        return self._make_user(None)

    def _make_order(self, role: str | None) -> str:
        chance = self.chance
        digits = "".join(chance.choices(string.digits, k=chance.randint(5, 12)))
        return chance.choice(
            (digits, f"#{digits}", f"AB-{digits}", f"{chance.choice('ABCDX')}{digits}", f"1Z{digits}")
        )

    def _make_price(self, role: str | None) -> str:
        amount = f"{self.chance.randint(1, 400)}{self.chance.choice(('', '.99', ',50', ',00'))}"
        return self.chance.choice((f"{amount}€", f"€{amount}", f"${amount}", f"£{amount}", f"{amount} EUR"))

    def _make_email(self, role: str | None) -> str:
        return f"{self._make_user(None)}@{self.chance.choice(('gmail.com', 'web.de', 'example.org'))}"

    def _make_phone(self, role: str | None) -> str:
        digits = self.chance.choices(string.digits, k=10)
        return f"0{''.join(digits[:4])} {''.join(digits[4:])}"
