"""The outgoing check: nothing personal goes public, whether told or asked for (invariant 6 of the design).

`check_outgoing(conversation, text, visibility) -> Checked` says what is wrong with a reply and where;
`rewrite(conversation, text) -> str` gives the reply without it. Both only read: the values that this customer
told us are opened in memory, compared, and forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sottovoce import detect
from sottovoce.desk.conversations import phrases
from sottovoce.desk.conversations.known_values import KnownValue, occurrences
from sottovoce.desk.conversations.models import CannedReply, Conversation, Finding, Message
from sottovoce.desk.conversations.services.picture_contents import open_words
from sottovoce.desk.conversations.services.protection import open_text
from sottovoce.desk.conversations.services.scanner import scanner
from sottovoce.errors import Refused, Unreadable

# The customer's latest findings, newest first: enough for years of one person's messages.
MOST_KNOWN_VALUES = 500

_SECURE_LINK = re.compile(r"\S*/s/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})#\S+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True)
class Problem:
    """One place of a reply that must not go public.

    ``kind``: it *posts* or *asks*; ``data``: the kind of personal data; ``what``: the same in words, for the
    screen. Never the value itself.
    """

    kind: Literal["posts", "asks"]
    start: int
    end: int
    what: str
    data: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check says of one reply. ``stops``: the reply may not go out like this."""

    problems: tuple[Problem, ...]
    stops: bool


class Stopped(Refused):
    """The outgoing check stopped a reply; ``problems`` say where and why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(
            "This reply would show or ask for personal data in public.",
            remedy="Rewrite it, or move the exchange to a private message with a secure link.",
        )
        self.problems = problems


def check_outgoing(conversation: Conversation, text: str, visibility: str) -> Checked:
    """Check a reply before it goes out.

    In public every finding of some weight counts, everything this customer told us, every question for
    personal data, and a secure link. In private only passwords and keys are warned of; nothing is stopped.
    """
    asked = [_asking(request) for request in detect.asks_for(text)]
    assessment = scanner().scan(text)
    if visibility == Message.Visibility.PRIVATE:
        told = [_posting(found.kind, found.start, found.end) for found in assessment.findings]
        return Checked(_ordered(filter(_is_credential, [*told, *asked])), stops=False)
    problems = _ordered([*_posted(conversation, text, assessment), *_links(text), *asked])
    return Checked(problems, stops=bool(problems))


def rewrite(conversation: Conversation, text: str) -> str:
    """The reply without the sentences that post or ask, and with one that points to the private message."""
    safe = phrases.safe_public_reply(scanner().scan(text).language)
    problems = check_outgoing(conversation, text, Message.Visibility.PUBLIC).problems
    if not problems:
        return text
    kept = "\n".join(filter(None, (_without(line, problems) for line in _lines(text))))
    whole = f"{kept}\n{safe}" if kept else safe
    # Two sentences that are harmless apart may not be together: then only ours remains.
    return safe if check_outgoing(conversation, whole, Message.Visibility.PUBLIC).stops else whole


def secure_links_in(text: str) -> tuple[UUID, ...]:
    """The hand-overs whose secure links stand in a text."""
    return tuple(UUID(match.group(1)) for match in _SECURE_LINK.finditer(text))


def _posted(conversation: Conversation, text: str, assessment: detect.Assessment) -> list[Problem]:
    known = occurrences(text, _told_by(conversation))
    approved = _approved_texts(conversation)
    weighty = [
        found
        for found in assessment.findings
        if found.severity >= detect.Severity.MEDIUM
        and not occurrences(approved, [KnownValue(found.kind, text[found.start : found.end])])
    ]
    places = [(found.start, found.end) for found in weighty]
    return [_posting(found.kind, found.start, found.end) for found in weighty] + [
        _posting(found.kind, found.start, found.end)
        for found in known
        if not any(start < found.end and found.start < end for start, end in places)
    ]


def _told_by(conversation: Conversation) -> list[KnownValue]:
    """The values that this customer told us anywhere, opened."""
    latest = (
        Finding.objects.filter(
            message__conversation__customer=conversation.customer_id,
            message__direction=Message.Direction.IN,
            message__state=Message.State.RECEIVED,
        )
        .select_related("message", "attachment")
        .order_by("-message_id")[:MOST_KNOWN_VALUES]
    )
    texts: dict[UUID, str] = {}
    known = []
    for finding in latest:
        source = finding.attachment_id or finding.message_id
        if source not in texts:
            texts[source] = _opened(conversation.customer_id, finding)
        known.append(KnownValue(finding.kind, texts[source][finding.start : finding.end]))
    return [value for value in known if value.value]


def _opened(customer: UUID, finding: Finding) -> str:
    """The text in which something was found: of a message, or of an attachment."""
    message, attachment = finding.message, finding.attachment
    try:
        if attachment is not None:
            sealed = attachment.sealed_contents
            return "" if sealed is None else open_words(customer, attachment.id, sealed)
        if message.sealed_original is not None:
            return open_text(customer, message.id, "original", message.sealed_original)
    except Unreadable:
        pass
    return ""


def _approved_texts(conversation: Conversation) -> str:
    """What a team lead approved for public use: the canned replies, where the brand's own number stands."""
    ours = CannedReply.objects.filter(brand__isnull=True) | CannedReply.objects.filter(
        brand=conversation.brand_id
    )
    return "\n".join(ours.values_list("text", flat=True))


def _links(text: str) -> list[Problem]:
    return [
        Problem(
            "posts", match.start(), match.end(), "a secure link, which works for whoever opens it", "LINK"
        )
        for match in _SECURE_LINK.finditer(text)
    ]


def _posting(kind: str, start: int, end: int) -> Problem:
    return Problem("posts", start, end, f"shows {_title(kind)}", kind)


def _asking(request: detect.Request) -> Problem:
    return Problem("asks", request.start, request.end, f"asks for {_title(request.kind)}", request.kind)


def _title(kind: str) -> str:
    declared = detect.KINDS.get(kind)
    title = declared.title if declared is not None else kind.replace("_", " ").lower()
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _is_credential(problem: Problem) -> bool:
    declared = detect.KINDS.get(problem.data)
    return declared is not None and declared.category == detect.Category.CREDENTIAL


def _ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.start, problem.end)))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text, each with the place where it begins."""
    place = 0
    for line in text.splitlines(keepends=True):
        yield place, line.rstrip("\r\n")
        place += len(line)


def _without(line: tuple[int, str], problems: tuple[Problem, ...]) -> str:
    """A line without its sentences that hold a problem."""
    begins, text = line
    kept, start = [], 0
    ends = [match.span() for match in _SENTENCE_END.finditer(text)] + [(len(text), len(text))]
    for end, following in ends:
        if not any(p.start < begins + end and begins + start < p.end for p in problems):
            kept.append(text[start:end])
        start = following
    return " ".join(filter(None, (sentence.strip() for sentence in kept)))
