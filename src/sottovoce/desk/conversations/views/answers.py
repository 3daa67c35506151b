"""How a posted action is answered: no page, only what to say and what changed (the HX-Trigger of htmx)."""

from __future__ import annotations

import json
from uuid import UUID

from django.http import HttpResponse


def done(said: str, conversation: UUID | None = None) -> HttpResponse:
    """204 with events for the page: a toast, unless there is nothing to say, and what to look at again."""
    events: dict[str, object] = {"desk:said": {"text": said}} if said else {}
    if conversation is not None:
        events["desk:changed"] = {"ids": [str(conversation)]}
    return HttpResponse(status=204, headers={"HX-Trigger": json.dumps(events)})
