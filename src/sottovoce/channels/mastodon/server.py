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
# What the media API answers while it works on a file: to the upload, and to who asks again.
WORKING_ON_UPLOAD = 202
STILL_WORKING = 206


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

    async def upload(
        self, path: str, parts: dict[str, tuple[str, bytes, str]], fields: dict[str, str]
    ) -> tuple[str, bool]:
        """Give a file; returns its id, and whether the server is done with it."""
        answer = await ask(self._client, PLATFORM, "POST", f"{self.address}{path}", files=parts, data=fields)
        return str(content_of(answer, PLATFORM)["id"]), answer.status_code != WORKING_ON_UPLOAD

    async def is_ready(self, path: str) -> bool:
        """Whether the server is done with a file that it was given."""
        answer = await ask(self._client, PLATFORM, "GET", f"{self.address}{path}")
        return answer.status_code != STILL_WORKING

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
