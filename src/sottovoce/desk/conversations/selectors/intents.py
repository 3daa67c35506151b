"""What messages and conversations are, as screens mark them: with how sure, and for a person to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from sottovoce.desk.conversations.intents import ABOUT_PRIVACY, CHILD, MARKED, group_of, names_among, title
from sottovoce.desk.conversations.models import Intent

_ICONS = dict(zip(MARKED, ("scale", "triangle-alert", "user-round"), strict=True))
LIKELY = 50


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that must not be overlooked. ``kinds``: what exactly, with how sure (in percent) each is."""

    group: str
    name: str
    icon: str
    kinds: tuple[tuple[str, int], ...]
    by_a_person: bool

    @property
    def words(self) -> str:
        """Its likeliest kind."""
        return self.kinds[0][0]

    @property
    def likely(self) -> bool:
        """More likely than not."""
        return self.by_a_person or self.kinds[0][1] >= LIKELY


def marks_of_messages(ids: Sequence[UUID]) -> dict[UUID, tuple[Mark, ...]]:
    """The marks of each of these messages that has any."""
    found: dict[UUID, list[Intent]] = defaultdict(list)
    for intent in _marked().filter(message__in=ids):
        found[intent.message_id].append(intent)
    return {message: _marks(intents) for message, intents in found.items()}


def marks_of_conversations(ids: Sequence[UUID]) -> dict[UUID, tuple[Mark, ...]]:
    """The marks of each of these conversations, those of all its messages together."""
    found: dict[UUID, list[Intent]] = defaultdict(list)
    for intent in _marked().filter(conversation__in=ids):
        found[intent.conversation_id].append(intent)
    return {conversation: _marks(intents) for conversation, intents in found.items()}


def uneasy_messages(ids: Sequence[UUID]) -> frozenset[UUID]:
    """Those of these messages that speak of privacy with a bad feeling."""
    return frozenset(_uneasy().filter(message__in=ids).values_list("message_id", flat=True))


def uneasy_conversations(ids: Sequence[UUID]) -> frozenset[UUID]:
    """Those of these conversations in which somebody speaks of privacy with a bad feeling."""
    return frozenset(_uneasy().filter(conversation__in=ids).values_list("conversation_id", flat=True))


def written_by_a_child(conversation: UUID) -> bool:
    """Whether the writer seems to be a child; a person may have said otherwise."""
    return Intent.objects.filter(conversation=conversation, name=CHILD, denied=False).exists()


def _marked() -> QuerySet[Intent]:
    return Intent.objects.filter(name__in=names_among(MARKED), denied=False).order_by("-confidence", "name")


def _uneasy() -> QuerySet[Intent]:
    return Intent.objects.filter(name__in=ABOUT_PRIVACY, denied=False, message__feeling="negative")


def _marks(intents: Iterable[Intent]) -> tuple[Mark, ...]:
    kinds: dict[str, dict[str, int]] = defaultdict(dict)
    by_a_person: set[str] = set()
    for intent in intents:
        group = group_of(intent.name)
        kinds[group].setdefault(title(intent.name), round(intent.confidence * 100))
        if intent.judged_by_id is not None:
            by_a_person.add(group)
    return tuple(
        Mark(group, name, _ICONS[group], tuple(kinds[group].items()), group in by_a_person)
        for group, name in MARKED.items()
        if group in kinds
    )
