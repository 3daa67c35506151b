"""The REST API of one Mastodon server, in the name of one account.

Rate limits (300 calls in five minutes) come back as "ask again later", with the server's own word on when.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import httpx

from sottovoce.channels.asking import TIMEOUT, Missing, ask, checked_address, content_of

PLATFORM = "Mastodon"
STATUSES_AT_ONCE = 20


class MastodonServer:
    """Calls to the server."""

    def __init__(self, server: str, access_token: str) -> None:
        address = server if "://" in server else f"https://{server}"
        self.address = checked_address(address, "server")
        self._client = httpx.AsyncClient(
            timeout=TIMEOUT, headers={"authorization": f"Bearer {access_token}", "accept": "application/json"}
        )
        self._takes_lists = True

    async def get(self, path: str, **params: Any) -> Any:
        answer = await ask(self._client, PLATFORM, "GET", f"{self.address}{path}", params=params)
        return content_of(answer, PLATFORM)

    async def post(self, path: str, content: dict[str, Any], idempotency_key: str) -> dict[str, Any]:
        answer = await ask(
            self._client,
            PLATFORM,
            "POST",
            f"{self.address}{path}",
            json=content,
            headers={"idempotency-key": idempotency_key},
        )
        return dict(content_of(answer, PLATFORM))

    async def statuses(self, ids: Sequence[str]) -> dict[str, dict[str, Any] | None]:
        """Statuses by id; none for what is gone (or kept from us: the server says the same)."""
        found: dict[str, dict[str, Any] | None] = {}
        for start in range(0, len(ids), STATUSES_AT_ONCE):
            some = ids[start : start + STATUSES_AT_ONCE]
            listed = await self._listed(some)
            for each in some:
                found[each] = listed[each] if each in listed else await self.status(each)
        return found

    async def status(self, native_id: str) -> dict[str, Any] | None:
        try:
            return dict(await self.get(f"/api/v1/statuses/{native_id}"))
        except Missing:
            return None

    async def _listed(self, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Several statuses in one call, where the server is new enough for it (4.3)."""
        if not self._takes_lists:
            return {}
        try:
            answer = await self.get("/api/v1/statuses", **{"id[]": list(ids)})
        except Missing:
            self._takes_lists = False
            return {}
        return {str(status["id"]): status for status in answer if isinstance(status, dict) and "id" in status}

    async def aclose(self) -> None:
        await self._client.aclose()
