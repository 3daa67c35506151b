"""The desk's side of the simulated network: a channel like any other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import httpx
import msgspec

from sottovoce.channels.asking import TIMEOUT, CredentialsRefused, ask, checked_address, content_of
from sottovoce.channels.demo.past import Past
from sottovoce.channels.fetching import fetch
from sottovoce.channels.model import Fetched, OutgoingAttachment, Presence
from sottovoce.channels.protocol import Channel
from sottovoce.channels.webhook import receive
from sottovoce.channels.webhook.parsing import parse

PLATFORM = "The demo network"

__all__ = ["DemoChannel", "open_channel", "receive"]


def open_channel(credentials: Mapping[str, str]) -> Channel:
    """The channel of one profile."""
    return DemoChannel(credentials)


class DemoChannel:
    """One brand's profile on the simulated network."""

    def __init__(self, credentials: Mapping[str, str]) -> None:
        self._url = checked_address(credentials["url"], "url")
        self._registration = {
            "slug": credentials["profile"],
            "name": credentials.get("name", ""),
            "website": credentials.get("website", ""),
            "secret": credentials.get("secret", ""),
        }
        self._client = httpx.AsyncClient(
            timeout=TIMEOUT,
            trust_env=False,
            headers={"authorization": f"Bearer {credentials.get('token', '')}"},
        )

    async def fetch_since(self, cursor: str | None) -> Fetched:
        await self._register()
        found = await self._call("GET", "/api/events", params={"since": cursor or ""})
        events = parse(msgspec.json.encode(found["events"]), datetime.now(UTC)) if found["events"] else []
        return Fetched(tuple(events), str(found["cursor"]))

    async def reply_public(
        self,
        native_id: str,
        text: str,
        idempotency_key: str,
        *,
        attachments: Sequence[OutgoingAttachment] = (),
    ) -> str:
        reply = {"text": text, "attachments": msgspec.to_builtins(attachments)}
        return await self._send(f"/api/comments/{native_id}/replies", reply, idempotency_key)

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
        letter = {
            "to": author_id,
            "text": text,
            "about": about,
            "attachments": msgspec.to_builtins(attachments),
        }
        return await self._send("/api/messages", letter, idempotency_key)

    async def hide(self, native_id: str, idempotency_key: str) -> None:
        await self._call("POST", f"/api/comments/{native_id}/hide")

    async def unhide(self, native_id: str, idempotency_key: str) -> None:
        await self._call("POST", f"/api/comments/{native_id}/unhide")

    async def delete(self, native_id: str, idempotency_key: str) -> None:
        await self._call("DELETE", f"/api/comments/{native_id}")

    async def still_there(self, native_ids: Sequence[str]) -> Mapping[str, Presence]:
        found = await self._call("POST", "/api/presence", json={"ids": list(native_ids)})
        there = set(found["there"])
        return {each: Presence.THERE if each in there else Presence.GONE for each in native_ids}

    async def profile_links(self) -> tuple[str, ...]:
        return tuple((await self._call("GET", "/api/profile"))["links"])

    async def check(self) -> str:
        await self._register()
        return str((await self._call("GET", "/api/profile"))["name"])

    async def fetch_attachment(self, url: str, limit_bytes: int) -> bytes:
        return await fetch(url, limit_bytes, service=self._url)

    async def remember(self, past: Past) -> None:
        """Tell the network what happened under this brand's posts before it was started."""
        await self._call("PUT", "/api/past", json=msgspec.to_builtins(past))

    async def aclose(self) -> None:
        await self._client.aclose()

    async def _register(self) -> None:
        await ask(self._client, PLATFORM, "POST", f"{self._url}/api/brands", json=self._registration)

    async def _send(self, path: str, content: Mapping[str, Any], key: str) -> str:
        answer = await self._call("POST", path, json=content, headers={"idempotency-key": key})
        return str(answer["id"])

    async def _call(self, method: str, path: str, **how: Any) -> Any:
        """Ask; a network that was started anew has forgotten us, so say who we are and ask again."""
        try:
            answer = await ask(self._client, PLATFORM, method, f"{self._url}{path}", **how)
        except CredentialsRefused:
            await self._register()
            answer = await ask(self._client, PLATFORM, method, f"{self._url}{path}", **how)
        return content_of(answer, PLATFORM)
