"""One brand's profile on Mastodon."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sottovoce.channels.fetching import fetch
from sottovoce.channels.mastodon import polling
from sottovoce.channels.mastodon.media import upload
from sottovoce.channels.mastodon.plain import links_of, without_mentions
from sottovoce.channels.mastodon.server import MastodonServer
from sottovoce.channels.mastodon.statuses import DIRECT
from sottovoce.channels.model import Fetched, OutgoingAttachment, Presence
from sottovoce.errors import PlatformRefused


class MastodonChannel:
    """The channel of one account."""

    def __init__(self, server: str, access_token: str) -> None:
        self._server = MastodonServer(server, access_token)

    async def fetch_since(self, cursor: str | None) -> Fetched:
        return await polling.fetch_since(self._server, cursor)

    async def reply_public(
        self,
        native_id: str,
        text: str,
        idempotency_key: str,
        *,
        attachments: Sequence[OutgoingAttachment] = (),
    ) -> str:
        parent = await self._server.status(native_id)
        if parent is None:
            raise PlatformRefused("The post is not there any more.")
        if parent.get("visibility") == DIRECT:
            raise PlatformRefused(
                "A direct message must not be answered in public.", remedy="Answer it privately."
            )
        handle = str(parent["account"]["acct"])
        words = text if f"@{handle}" in text else f"@{handle} {text}"
        visibility = str(parent.get("visibility"))
        return await self._post(words, visibility, idempotency_key, native_id, attachments)

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
        account = await self._server.get(f"/api/v1/accounts/{author_id}")
        words = f"@{account['acct']} {without_mentions(text)}"
        parent = about if about is not None and await self._server.status(about) is not None else None
        return await self._post(words, DIRECT, idempotency_key, parent, attachments)

    async def hide(self, native_id: str, idempotency_key: str) -> None:
        raise _impossible("hide")

    async def unhide(self, native_id: str, idempotency_key: str) -> None:
        raise _impossible("hide")

    async def delete(self, native_id: str, idempotency_key: str) -> None:
        raise _impossible("delete")

    async def still_there(self, native_ids: Sequence[str]) -> Mapping[str, Presence]:
        found = await self._server.statuses(native_ids)
        return {each: Presence.GONE if found[each] is None else Presence.THERE for each in native_ids}

    async def profile_links(self) -> tuple[str, ...]:
        account = await self._own_account()
        parts = [account.get("note"), *(field.get("value") for field in account.get("fields") or ())]
        return tuple(link for part in parts for link in links_of(str(part or "")))

    async def check(self) -> str:
        return str((await self._own_account())["acct"])

    async def fetch_attachment(self, url: str, limit_bytes: int) -> bytes:
        return await fetch(url, limit_bytes, service=self._server.address)

    async def aclose(self) -> None:
        await self._server.aclose()

    async def _own_account(self) -> dict[str, Any]:
        return dict(await self._server.get("/api/v1/accounts/verify_credentials"))

    async def _post(
        self,
        words: str,
        visibility: str,
        key: str,
        parent: str | None,
        attachments: Sequence[OutgoingAttachment],
    ) -> str:
        content: dict[str, Any] = {"status": words, "visibility": visibility}
        if attachments:
            content["media_ids"] = [await upload(self._server, attachment) for attachment in attachments]
        if parent is not None:
            content["in_reply_to_id"] = parent
        return str((await self._server.post("/api/v1/statuses", content, key))["id"])


def _impossible(what: str) -> PlatformRefused:
    return PlatformRefused(
        f"Mastodon lets nobody {what} another's post.",
        remedy="Ask the author privately to delete it (⋯ → Delete); report it to its server if it must go.",
    )
