"""What the desk asks of the other side of a generic webhook: commands, posted as signed JSON.

    POST <outgoing_url>   X-Sottovoce-Signature: t=…,v1=…   Idempotency-Key: <key>
    {"command": "hide" | "unhide" | "delete", "id": <native id>}
    {"command": "reply_public", "id": <native id>, "text": …}
    {"command": "reply_private", "author": <author id>, "text": …, "about": <native id or null>}
    {"command": "check"}

A reply with files has ``"attachments": [{"media_type", "data": <base64>, "alt", "name"}]`` besides, and is of
at most `LARGEST_COMMAND_BYTES`; without files the field is not there.

Any 2xx means done; an answer to a reply may name the new message: ``{"id": …}``. A command may come twice
with the same key and must then change nothing. 4xx is a refusal for good (a person is told); 408, 409, 423,
425, 429 and 5xx mean "later". Without an address for commands everything but receiving is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import msgspec

from sottovoce.channels import signing
from sottovoce.channels.asking import TIMEOUT, ask, checked_address
from sottovoce.channels.fetching import fetch
from sottovoce.channels.model import Fetched, OutgoingAttachment, Presence
from sottovoce.errors import PlatformRefused

# Four files of the largest size that is declared, in base64, and the words.
LARGEST_COMMAND_BYTES = 6 * 1024 * 1024


class WebhookChannel:
    """One profile of the generic channel."""

    def __init__(self, secret: str, outgoing_url: str | None) -> None:
        self._secret = secret
        self._url = checked_address(outgoing_url, "outgoing_url") if outgoing_url else None
        self._client = httpx.AsyncClient(timeout=TIMEOUT)

    async def fetch_since(self, cursor: str | None) -> Fetched:
        return Fetched((), cursor)

    async def reply_public(
        self,
        native_id: str,
        text: str,
        idempotency_key: str,
        *,
        attachments: Sequence[OutgoingAttachment] = (),
    ) -> str:
        command = {"command": "reply_public", "id": native_id, "text": text, **_carried(attachments)}
        return _answer_id(await self._command(command, idempotency_key), idempotency_key)

    async def reply_private(
        self,
        author_id: str,
        text: str,
        idempotency_key: str,
        about: str | None = None,
        *,
        written_at: datetime | None = None,
        others: Collection[str] = (),
        attachments: Sequence[OutgoingAttachment] = (),
    ) -> str:
        command = {
            "command": "reply_private",
            "author": author_id,
            "text": text,
            "about": about,
            **_carried(attachments),
        }
        return _answer_id(await self._command(command, idempotency_key), idempotency_key)

    async def hide(self, native_id: str, idempotency_key: str) -> None:
        await self._command({"command": "hide", "id": native_id}, idempotency_key)

    async def unhide(self, native_id: str, idempotency_key: str) -> None:
        await self._command({"command": "unhide", "id": native_id}, idempotency_key)

    async def delete(self, native_id: str, idempotency_key: str) -> None:
        await self._command({"command": "delete", "id": native_id}, idempotency_key)

    async def still_there(self, native_ids: Sequence[str]) -> Mapping[str, Presence]:
        # The other side tells us of deletions itself (kind "gone").
        return dict.fromkeys(native_ids, Presence.UNKNOWN)

    async def profile_links(self) -> tuple[str, ...]:
        return ()

    async def check(self) -> str:
        if self._url is None:
            return "receives only"
        await self._command({"command": "check"}, str(uuid4()))
        return "receives and takes commands"

    async def fetch_attachment(self, url: str, limit_bytes: int) -> bytes:
        return await fetch(url, limit_bytes, service=self._url or "")

    async def aclose(self) -> None:
        await self._client.aclose()

    async def _command(self, command: Mapping[str, Any], key: str) -> httpx.Response:
        if self._url is None:
            raise PlatformRefused(
                "This profile only receives: it has no address for commands.",
                where="outgoing_url",
                remedy="Act on the network itself, or give the profile an address for commands.",
            )
        body = msgspec.json.encode(command)
        if len(body) > LARGEST_COMMAND_BYTES:
            raise PlatformRefused(
                "The reply with its files is too large for a command.", remedy="Send fewer or smaller files."
            )
        headers = {
            "content-type": "application/json",
            signing.HEADER: signing.sign(self._secret, body, datetime.now(UTC)),
            "idempotency-key": key,
        }
        return await ask(self._client, "The webhook", "POST", self._url, content=body, headers=headers)


def _carried(attachments: Sequence[OutgoingAttachment]) -> dict[str, list[OutgoingAttachment]]:
    """The field of a command that holds its files (bytes are encoded as base64); none for none."""
    return {"attachments": list(attachments)} if attachments else {}


class _Answer(msgspec.Struct):
    id: str = ""


def _answer_id(response: httpx.Response, otherwise: str) -> str:
    """The id that the other side gave the new message, or a name for it of our own."""
    try:
        return msgspec.json.decode(response.content, type=_Answer).id or otherwise
    except msgspec.DecodeError:
        return otherwise
