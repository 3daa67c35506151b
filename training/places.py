"""Postal addresses as people write them, by language. Pure; all chance is handed in."""

# ruff: noqa: E501 - a row of a table stays in one piece

from __future__ import annotations

import random
from collections.abc import Callable

Maker = Callable[[None], str]

STREETS = {
    "en": "{l} Street|{l} Road|{l} Ave|{l} Avenue|{l} Lane|{l} St|{l} Dr|{l} Drive|{l} Close|{l} Rd|{l} Blvd|{l} Court|Main Street|High Street|{l} Way|{l} Terrace|{l} Gardens|{o} St|{l} Crossing|{l} Hill",
    "de": "{l}straße|{l}str.|{l}weg|{l}platz|{l}allee|{l}gasse|Hauptstraße|Bahnhofstr.|Am {l}|An der {l}|{l}-Straße|{l}strasse|Schulweg|Im {l}|{l}ring",
    "fr": "rue {l}|rue de {l}|avenue {l}|boulevard {l}|place {l}|chemin de {l}|allée des {l}|impasse {l}|rue de la Gare|bd {l}|quai {l}|cours {l}|av. {l}",
    "es": "Calle {l}|calle {l}|C/ {l}|c/ {l}|Avenida {l}|Avda. {l}|Paseo de {l}|Plaza {l}|Plaza de {l}|Camino {l}|Ronda {l}|Carrer de {l}|Carretera de {l}|Av. {l}|Travesía {l}",
    "it": "via {l}|Via {l}|viale {l}|corso {l}|piazza {l}|Piazza {l}|vicolo {l}|largo {l}|via Roma|Strada {l}|Via dei {l}",
    "pt": "Rua {l}|rua {l}|Rua da {l}|Avenida {l}|Av. {l}|Travessa {l}|Praça {l}|Estrada {l}|Alameda {l}|R. {l}|Largo {l}",
    "nl": "{l}straat|{l}laan|{l}weg|{l}plein|{l}gracht|{l}kade|Kerkstraat|Dorpsstraat|{l}singel|{l}hof|Van {l}straat|{l}dreef",
}
FORMS = {
    "en": "{h} {s}|{h} {s}, {c}|{h} {s}, {c} {p}|{s} {h}|{h} {s} Apt {u}|{h} {s}, flat {u}, {c}|flat {u}, {h} {s}|{h} {s}\n{c}\n{p}|{h} {s}, {c}, {st} {p}|{h} {s} Suite {u}\n{c}, {st} {p}|{h} {s}, {p}|PO Box {h}, {c}|{h} {s} {c} {st} {p}|Unit {u} {h} {s}",
    "de": "{s} {h}|{s} {h}, {p} {c}|{s} {h} {p} {c}|{s} {h} in {p} {c}|{s} {h}\n{p} {c}|{s} {h}a, {c}|{s} {h}, {c}",
    "fr": "{h} {s}|{h} {s}, {p} {c}|{h} {s} {p} {c}|{h} bis {s} {c}|{h}, {s}, {c}|{h} {s}\n{p} {c}|{s} {h}",
    "es": "{s} {h}|{s}, {h}|{s} {h}, {u}º B|{s} nº {h}|{s} {h}, {p} {c}|{s} {h} {p} {c}|{s} {h}, {c}|{s} s/n|{s} {h}, {u} izq|{s} km {h}",
    "it": "{s} {h}|{s}, {h}|{s} {h}, {p} {c}|{s} {h} {p} {c}|{s} {h}, {c}|{s} n. {h}|{s} {h}/A",
    "pt": "{s} {h}|{s}, {h}|{s}, {h}, {c}|{s} nº {h}|{s} {h}, {p} {c}|{s}, {h}, apto {u}|{s} {h} {u}º Dto|{s}, {h} - {c}",
    "nl": "{s} {h}|{s} {h}, {p} {c}|{s} {h} {p} {c}|{s} {h} in {c}|{s} {h}-{u}|{s} {h}a\n{p} {c}|{s} {h}, {c}",
}
STATES = "NY|CA|TX|FL|IL|WA|OH|PA|GA|MA|CO|NSW|VIC|ON|BC"
ORDINALS = "1st|2nd|3rd|5th|42nd|E 9th|W 23rd"


def address(language: str, chance: random.Random, last: Maker, city: Maker) -> str:
    """One address."""
    # Elsewhere people live too: one in eight is written as another country writes it.
    style = chance.choice(tuple(FORMS)) if chance.random() < 0.125 else language
    street = chance.choice(STREETS[style].split("|"))
    name = last(None)
    if style in ("de", "nl"):
        name = name.replace(" ", "")
    street = street.replace("{l}", name).replace("{o}", chance.choice(ORDINALS.split("|")))
    form = chance.choice(FORMS[style].split("|"))
    number = str(chance.choice((chance.randint(1, 99), chance.randint(1, 9), chance.randint(100, 9999))))
    return form.format(
        s=street,
        h=number,
        c=city(None),
        p=postcode(style, chance),
        u=chance.randint(1, 40),
        st=chance.choice(STATES.split("|")),
    )


def postcode(language: str, chance: random.Random) -> str:
    """A postcode in the form of the language's main country."""
    if language == "en" and chance.random() < 0.5:
        letters = "ABCDEFGHJKLMNPRSTUW"
        return f"{chance.choice(letters)}{chance.choice(letters)}{chance.randint(1, 20)} {chance.randint(1, 9)}{chance.choice(letters)}{chance.choice(letters)}"
    if language == "nl":
        return f"{chance.randint(1000, 9999)} {chance.choice('ABCDEGHK')}{chance.choice('ABCDEGHK')}"
    if language == "pt":
        return f"{chance.randint(1000, 9999)}-{chance.randint(100, 999)}"
    return f"{chance.randint(1000, 99999):05}"
