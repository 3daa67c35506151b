"""Rules in words: one plain sentence for each, and the choices its form offers. Pure; reads no database.

Whoever reads a rule must know what it does without knowing how it is stored. Titles of kinds come from the
detector's own declarations, so a new kind has its words at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from sottovoce import channels, detect
from sottovoce.desk.conversations import intents
from sottovoce.desk.conversations.fields_asked import FIELDS_BY_NAME
from sottovoce.desk.conversations.rules import Conditions, MeasureOfRule

VISIBILITIES: Mapping[str, str] = {
    "public": "in public",
    "private": "in a private message",
    "any": "in public or in a private message",
}

WHOSE: Mapping[str, str] = {
    "any": "",
    "self": " of their own",
    "other": " of another person",
}

SEVERITIES: Mapping[int, str] = {
    0: "any personal data",
    1: "personal data, however slight",
    2: "contact data or something more sensitive",
    3: "very sensitive data (such as a card, a password, an ID or health)",
}

CATEGORIES: Mapping[str, str] = {
    "contact": "contact data",
    "identifier": "customer and order numbers",
    "government_id": "government IDs",
    "financial": "cards and bank data",
    "credential": "passwords and keys",
    "location": "places and addresses",
    "health": "health",
    "special_category": "religion, politics, origin and other special categories",
    "child": "a child's data",
    "online": "online identifiers",
    "vehicle": "vehicles",
}

CONFIDENCES: Mapping[float, str] = {
    0.3: "Even a suspicion is enough",
    0.5: "More likely than not (usual)",
    0.8: "Fairly sure",
    0.95: "Practically certain",
}

LANGUAGES: Mapping[str, str] = {
    "nl": "Dutch",
    "en": "English",
    "fr": "French",
    "de": "German",
    "it": "Italian",
    "pt": "Portuguese",
    "es": "Spanish",
}


def sentence(conditions: Conditions, measures: Sequence[MeasureOfRule], brand: str | None = None) -> str:
    """The whole rule as one sentence."""
    whose = f"For {brand}: when" if brand else "When"
    return f"{whose} {when(conditions)}: {then(measures)}."


def when(conditions: Conditions) -> str:
    """The part of the sentence before the colon."""
    does = [_listed(map(intents.title, conditions.intents), "or")] if conditions.intents else []
    if conditions.need_finding:
        does.append(f"shows {_what(conditions)}{WHOSE[conditions.whose]}")
    parts = [f"somebody {_listed(does)} {VISIBILITIES[conditions.visibility]}"]
    if conditions.channels:
        parts.append(f"on {_either(conditions.channels, channel_title)}")
    if conditions.languages:
        parts.append(f"written in {_either(conditions.languages, language_title)}")
    if conditions.need_finding and conditions.minimum_confidence != Conditions().minimum_confidence:
        parts.append(f"and we are at least {round(conditions.minimum_confidence * 100)} % sure")
    return " ".join(parts)


def then(measures: Sequence[MeasureOfRule]) -> str:
    """The part of the sentence after the colon."""
    return ", then ".join(measure_words(measure) for measure in measures) or "do nothing"


def measure_words(measure: MeasureOfRule) -> str:
    """One measure of a rule as a command."""
    if measure.kind == "hide":
        return "hide the message on the network"
    if measure.kind == "escalate":
        return "tell a person"
    if not measure.with_link:
        return "write to the customer in private"
    asked = _listed(_lower(FIELDS_BY_NAME[name].title) for name in measure.fields if name in FIELDS_BY_NAME)
    about = f" asking for {asked}" if asked else ""
    return f"write to the customer in private with a secure link{about}"


def kind_title(kind: str) -> str:
    """A kind of finding as a reader calls it."""
    declared = detect.KINDS.get(kind)
    return declared.title if declared is not None else kind.replace("_", " ").lower()


def category_title(category: str) -> str:
    """A category of findings in words."""
    return CATEGORIES.get(category, category.replace("_", " "))


def channel_title(channel: str) -> str:
    """A channel's own name; what is no longer known keeps its stored name."""
    return channels.title(channel) if channel in channels.names() else channel


def language_title(code: str) -> str:
    """A language by its English name; its code where we have no name."""
    return LANGUAGES.get(code, code)


def _what(conditions: Conditions) -> str:
    named = [category_title(category) for category in conditions.categories]
    named += [_lower(kind_title(kind)) for kind in conditions.kinds]
    if not named:
        return SEVERITIES[min(max(conditions.minimum_severity, 0), 3)]
    least = " (only the very sensitive)" if conditions.minimum_severity >= 3 else ""
    return _listed(named, "or") + least


def _either(names: Iterable[str], title: Callable[[str], str]) -> str:
    return _listed((title(name) for name in names), "or")


def _listed(words: Iterable[str], last: str = "and") -> str:
    found = list(words)
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} {last} {found[-1]}"


def _lower(title: str) -> str:
    """A title inside a sentence: its first letter small, unless the word is an abbreviation (IBAN)."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
