"""Data sent in pieces: the other pieces are protected too, whichever of them came last (PRODUCT B4).

Runs in intake's transaction, with the conversation locked. A piece completes earlier messages in the order of
their receipt, which nobody can choose, and later ones in the order in which a thread shows them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sottovoce import detect
from sottovoce.desk.conversations.services.arrivals import Fresh, ProfileRef
from sottovoce.desk.conversations.services.fragments import Span, add_fragments
from sottovoce.desk.conversations.services.protection import WINDOW_MESSAGES, Earlier, Place

Spans = dict[Place, list[Span]]


def complete_earlier(message: Fresh, now: datetime) -> None:
    """Protect earlier messages whose fragments this one completes."""
    spans: Spans = defaultdict(list)
    add_parts(spans, message.protected.findings, message.protected.window)
    protect_pieces(spans, message.protected.window, message.profile, message.protected.message, now)


def complete_later(
    scanner: detect.Detector, message: Fresh, others: Iterable[Earlier], now: datetime
) -> None:
    """Protect this message with those that are shown after it: it came late, or was edited."""
    own = message.protected.as_earlier(message.sent_at)
    thread = sorted([*others, own], key=lambda text: text.sent_at)
    spans = spans_after(scanner, own, thread)
    protect_pieces(spans, thread, message.profile, message.protected.message, now)


def spans_after(scanner: detect.Detector, own: Earlier, thread: Sequence[Earlier]) -> Spans:
    """What is put together by the texts that stand after one in a thread, all pieces of it."""
    spans: Spans = defaultdict(list)
    for place in range(thread.index(own) + 1, len(thread)):
        window, later = thread[max(0, place - WINDOW_MESSAGES) : place], thread[place]
        assessment = scanner.scan(later.text, [earlier.text for earlier in window])
        assembled = [finding for finding in assessment.findings if finding.parts]
        add_parts(spans, assembled, window)
        for finding in assembled:
            spans[later.place].append((finding, finding.start, finding.end))
    return spans


def add_parts(spans: Spans, findings: Iterable[detect.Finding], window: Sequence[Earlier]) -> None:
    """Note the pieces of findings in the texts where they stand."""
    for finding in findings:
        for part in finding.parts:
            if -len(window) <= part.message < 0:
                spans[window[part.message].place].append((finding, part.start, part.end))


def protect_pieces(
    spans: Mapping[Place, Sequence[Span]],
    texts: Iterable[Earlier],
    profile: ProfileRef,
    completing: UUID,
    now: datetime,
) -> None:
    """Protect pieces where they stand; ``completing``: the message or attachment that brought the last."""
    pieces = {text.place: text for text in texts if text.place in spans}
    for place, found in spans.items():
        add_fragments(pieces[place], profile, found, completing, now)
