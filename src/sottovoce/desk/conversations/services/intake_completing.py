"""Data sent in pieces: the other pieces are protected too, whichever of them came last (PRODUCT B4).

Runs in intake's transaction, with the conversation locked. A piece completes earlier messages in the order of
their receipt, which nobody can choose, and later ones in the order in which a thread shows them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sottovoce import detect
from sottovoce.desk.conversations.services.arrivals import Fresh
from sottovoce.desk.conversations.services.fragments import Span, add_fragments
from sottovoce.desk.conversations.services.protection import WINDOW_MESSAGES, Earlier

Spans = dict[UUID, list[Span]]


def complete_earlier(message: Fresh, now: datetime) -> None:
    """Protect earlier messages whose fragments this one completes."""
    spans: Spans = defaultdict(list)
    _add_parts(spans, message.protected.findings, message.protected.window)
    _protect(message, spans, message.protected.window, now)


def complete_later(
    scanner: detect.Detector, message: Fresh, others: Iterable[Earlier], now: datetime
) -> None:
    """Protect this message with those that are shown after it: it came late, or was edited."""
    own = message.protected.as_earlier(message.sent_at)
    thread = sorted([*others, own], key=lambda text: text.sent_at)
    spans: Spans = defaultdict(list)
    for place in range(thread.index(own) + 1, len(thread)):
        window, later = thread[max(0, place - WINDOW_MESSAGES) : place], thread[place]
        assessment = scanner.scan(later.text, [earlier.text for earlier in window])
        assembled = [finding for finding in assessment.findings if finding.parts]
        _add_parts(spans, assembled, window)
        for finding in assembled:
            spans[later.message].append((finding, finding.start, finding.end))
    _protect(message, spans, thread, now)


def _add_parts(spans: Spans, findings: Iterable[detect.Finding], window: Sequence[Earlier]) -> None:
    for finding in findings:
        for part in finding.parts:
            if -len(window) <= part.message < 0:
                spans[window[part.message].message].append((finding, part.start, part.end))


def _protect(message: Fresh, spans: Spans, texts: Iterable[Earlier], now: datetime) -> None:
    pieces = {text.message: text for text in texts if text.message in spans}
    for piece, found in spans.items():
        add_fragments(piece, message.profile, pieces[piece].text, found, message.protected.message, now)
