"""Names and places by which the templates are filled and the words of the model are marked.

Sources and licences are in README.md. Reads the data folder and writes nothing.
"""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

COUNTRIES_OF = {
    "en": ("US", "GB", "IE", "AU", "CA", "NZ", "IN", "NG", "ZA"),
    "de": ("DE", "AT", "CH"),
    "fr": ("FR", "BE", "CH", "CA"),
    "es": ("ES", "MX", "AR", "CO", "CL", "PE"),
    "it": ("IT",),
    "pt": ("PT", "BR"),
    "nl": ("NL", "BE"),
}
COUNTRY_NAMES_OF = {
    "en": ("United States", "United Kingdom", "Ireland", "Australia", "Canada"),
    "de": ("Germany", "Austria", "Switzerland"),
    "fr": ("France", "Belgium"),
    "es": ("Spain", "Mexico", "Argentina", "Colombia"),
    "it": ("Italy",),
    "pt": ("Portugal", "Brazil"),
    "nl": ("Netherlands", "Belgium"),
}
# Bits of a word's lists.
FORENAME, COMMON_FORENAME, SURNAME, CITY, COUNTRY, ORGANISATION = 1, 2, 4, 8, 16, 32
COMMON_COUNT = 2_000
FEWEST_OF_COUNTRY = 5


@dataclass(slots=True)
class Gazetteers:
    """The lists, by language where it matters; languages without a list of their own get everything."""

    forenames: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    surnames: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    cities: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    common_forenames: set[str] = field(default_factory=set)
    # Forenames and surnames of a country, in Latin letters.
    by_country: dict[str, tuple[list[str], list[str]]] = field(default_factory=dict)
    countries: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)

    def bits(self) -> dict[str, int]:
        """For each word in lower case, the lists it stands on."""
        found: dict[str, int] = defaultdict(int)
        for bit, entries in (
            (FORENAME, self.forenames[""]),
            (COMMON_FORENAME, self.common_forenames),
            (SURNAME, self.surnames[""]),
            (CITY, self.cities[""]),
            (COUNTRY, self.countries),
            (ORGANISATION, self.organisations),
        ):
            for entry in entries:
                for word in entry.lower().replace("-", " ").replace("'", " ").split():
                    if len(word) > 2:
                        found[word] |= bit
        return found


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8-sig") as file:
        yield from csv.DictReader(file)


@cache
def load(folder: Path) -> Gazetteers:
    """All lists of the data folder, with the organisations of the templates."""
    lists = Gazetteers()
    languages = {country: language for language, each in COUNTRIES_OF.items() for country in each}
    for row in _rows(folder / "names" / "common-forenames-by-country.csv.gz"):
        _add(lists.forenames, languages.get(row["Country"]), row["Romanized Name"])
        _add_of_country(lists, row, 0)
    for row in _rows(folder / "names" / "common-surnames-by-country.csv.gz"):
        _add(lists.surnames, languages.get(row["Country"]), row["Romanized Name"])
        _add_of_country(lists, row, 1)
    lists.by_country = {
        country: both
        for country, both in lists.by_country.items()
        if min(map(len, both)) >= FEWEST_OF_COUNTRY
    }
    for row in _rows(folder / "names" / "us-forenames-by-frequency.csv.gz"):
        count = int(float(row["Count"]))
        if count >= 100:
            lists.forenames[""].append(row["Name"])
        if count >= COMMON_COUNT:
            lists.forenames["en"].append(row["Name"])
            lists.common_forenames.add(row["Name"])
    for language in ("de", "es", "fr", "pl", "pt"):
        path = folder / "names" / f"surnames.{language}.txt.gz"
        with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
            for line in file:
                _add(lists.surnames, language, line.strip())
    for row in _rows(folder / "places" / "world-cities.csv.gz"):
        name = row["name"]
        lists.cities[""].append(name)
        for language, countries in COUNTRY_NAMES_OF.items():
            if row["country"] in countries:
                lists.cities[language].append(name)
        lists.countries.append(row["country"])
    lists.countries = sorted(set(lists.countries))
    organisations = Path(__file__).parent / "templates" / "organisations.txt"
    lists.organisations = organisations.read_text(encoding="utf-8").replace("\n", "|").strip("|").split("|")
    return lists


def _add(lists: dict[str, list[str]], language: str | None, name: str) -> None:
    name = name.strip()
    if len(name) < 2 or "\ufffd" in name:
        return
    lists[""].append(name)
    if language:
        lists[language].append(name)


def _add_of_country(lists: Gazetteers, row: dict[str, str], which: int) -> None:
    both = lists.by_country.setdefault(row["Country"], ([], []))
    for name in dict.fromkeys((row["Romanized Name"].strip(), row["Localized Name"].strip())):
        if len(name) > 1 and name < "\u0250":
            both[which].append(name)
