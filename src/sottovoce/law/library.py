"""The library: all law packs and counting rules, read once from their TOML files and checked.

A pack that names a counting rule, a calendar or another duty that does not exist is refused when it is read,
with the file and the place. Packs shipped with the product lie in ``law/packs``; a folder of others, such as
a verified update with counting rules of its own, may be read instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

import msgspec

from sottovoce.errors import BadInput, NotFound
from sottovoce.law.calendars import calendar
from sottovoce.law.model import CountingRule, Law, Strict


class _Rules(Strict, frozen=True):
    rules: tuple[CountingRule, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """Laws and counting rules by id."""

    laws: Mapping[str, Law]
    rules: Mapping[str, CountingRule]

    def law(self, id: str) -> Law:
        """A law by its id, in whatever case.

        Raises:
            NotFound: there is none; laws of like names are suggested.
        """
        if law := self.laws.get(id.upper()):
            return law
        like = [each for each in self.laws if id.upper().split("-")[0] in each.split("-")][:6]
        raise NotFound(
            "No law pack has this id.",
            where="law",
            remedy=(f"Perhaps {', '.join(like)}. " if like else "") + "`sottovoce law list` shows all.",
        )


@cache
def shipped() -> Library:
    """The packs that came with this version."""
    return read(files("sottovoce.law") / "packs")


def read(folder: Traversable, counting: Traversable | None = None) -> Library:
    """All packs of a folder, with the counting rules of a file, or those shipped.

    Raises:
        BadInput: a file is no pack, or no counting rules; the file and the field are named.
    """
    rules = read_rules(counting or files("sottovoce.law") / "counting.toml")
    laws: dict[str, Law] = {}
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            law = read_pack(file.name, file.read_text("utf-8"), rules)
            laws[law.id] = law
    return Library(MappingProxyType(laws), MappingProxyType(rules))


def read_rules(file: Traversable) -> dict[str, CountingRule]:
    """The counting rules of a file, by id."""
    try:
        rules = msgspec.toml.decode(file.read_text("utf-8"), type=_Rules).rules
    except (msgspec.ValidationError, msgspec.DecodeError, ValueError) as error:
        raise BadInput(
            "These are no counting rules.",
            where=f"{file.name}: {error}",
            remedy="Compare the file with the one shipped, law/counting.toml.",
        ) from None
    return {rule.id: rule for rule in rules}


def read_pack(name: str, text: str, rules: Mapping[str, CountingRule]) -> Law:
    """One pack, checked. ``name`` is its file's, for errors."""
    try:
        law = msgspec.toml.decode(text, type=Law)
    except (msgspec.ValidationError, msgspec.DecodeError, ValueError) as error:
        raise BadInput(
            "This is not a law pack.", where=f"{name}: {error}", remedy="Compare it with another pack."
        ) from None
    for problem in problems(law, rules):
        raise BadInput(problem, where=name, remedy="Mend the pack, then try again.")
    if name != f"{law.id.lower()}.toml":
        raise BadInput(f"The pack {law.id} lies in a file of another name.", where=name, remedy="Rename it.")
    return law


def problems(law: Law, rules: Mapping[str, CountingRule]) -> Iterator[str]:
    """What is wrong with a pack beyond its shape."""
    ids = {duty.id for duty in law.duties}
    try:
        calendar(law.calendar)
    except BadInput:
        yield f"The calendar {law.calendar} does not exist."
    for duty in law.duties:
        if duty.counting not in rules:
            yield f"{duty.id} counts by a rule that does not exist: {duty.counting}."
        if (duty.value is None) != (duty.unit is None) or (duty.value is None and not duty.wording):
            yield f"{duty.id} needs a value and its unit, or the law's wording."
        if duty.value is not None and duty.value <= 0:
            yield f"{duty.id} has a period that is not positive."
        if not duty.starts:
            yield f"{duty.id} does not say what its clock starts from."
        for other in filter(None, (duty.extends, duty.no_later_than)):
            if other not in ids:
                yield f"{duty.id} refers to {other}, which this law does not have."
        if not duty.citation:
            yield f"{duty.id} has no citation."
