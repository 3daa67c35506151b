"""The brand's account: sessions, calls by their lexicon's name, and what an answer's status means.

Answers are taken as plain JSON and not as the client's models: one record of a foreign app that breaks its
lexicon must not stop a whole page of notifications. Sessions are kept in this process's memory, because a
server allows an account few sign-ins a day, and a channel is opened for every single act.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any, cast

import httpx
from atproto import AsyncClient, AsyncRequest, SessionEvent
from atproto.exceptions import AtProtocolError, RequestErrorBase
from atproto_client.models.dot_dict import DotDict

from sottovoce.channels.asking import TIMEOUT, CredentialsRefused, checked_address, retry_after
from sottovoce.errors import PlatformRefused, PlatformUnavailable

CHAT_SERVICE = "did:web:api.bsky.chat"
CHAT_TYPE = "bsky_chat"
JSON = "application/json"
_STALE = frozenset({"ExpiredToken", "InvalidToken"})

_sessions: dict[str, str] = {}


class XrpcRefused(PlatformRefused):
    """The network said no; ``name`` is its own word for the reason, as its lexicon defines it."""

    def __init__(self, name: str, *, remedy: str = "") -> None:
        shown = name if name.isalnum() and len(name) <= 60 else "no reason given"
        super().__init__(f"Bluesky refused ({shown}).", remedy=remedy or "Look at the message there.")
        self.name = name


class BlueskyAccount:
    """The brand's account on its server."""

    def __init__(self, credentials: Mapping[str, str]) -> None:
        service = checked_address(credentials["service"], "service")
        self.service = service
        self._identifier = credentials["identifier"].lstrip("@")
        self._password = credentials["password"]
        secret = "\0".join((service, self._identifier, self._password))
        self._session_key = hashlib.sha256(secret.encode()).hexdigest()
        self._chat_service = credentials.get("chat_service") or CHAT_SERVICE
        self._client = AsyncClient(base_url=service, request=AsyncRequest(timeout=TIMEOUT))
        self._client.on_session_change(self._keep_session)
        self._chat: AsyncClient | None = None
        self._did = ""
        self.handle = ""

    async def did(self) -> str:
        """The account's permanent name; signs in if need be."""
        await self._sign_in()
        return self._did

    async def query(self, nsid: str, **params: Any) -> dict[str, Any]:
        return await self._call(lambda: self._client.invoke_query(nsid, params=cast(Any, DotDict(params))))

    async def procedure(self, nsid: str, **data: Any) -> dict[str, Any]:
        body = cast(Any, DotDict(data))
        return await self._call(lambda: self._client.invoke_procedure(nsid, data=body, input_encoding=JSON))

    async def upload(self, nsid: str, content: bytes, media_type: str) -> dict[str, Any]:
        """A procedure whose input is a file."""
        return await self._call(
            lambda: self._client.invoke_procedure(nsid, data=content, input_encoding=media_type)
        )

    async def chat_query(self, nsid: str, **params: Any) -> dict[str, Any]:
        """Ask the chat service, which is reached through the account's own server."""
        return await self._call(
            lambda: self._chat_client().invoke_query(nsid, params=cast(Any, DotDict(params)))
        )

    async def chat_procedure(self, nsid: str, **data: Any) -> dict[str, Any]:
        body = cast(Any, DotDict(data))
        return await self._call(
            lambda: self._chat_client().invoke_procedure(nsid, data=body, input_encoding=JSON)
        )

    async def aclose(self) -> None:
        await self._client.request.close()
        if self._chat is not None:
            await self._chat.request.close()

    def _chat_client(self) -> AsyncClient:
        if self._chat is None:
            self._chat = self._client.with_proxy(CHAT_TYPE, self._chat_service)
        return self._chat

    async def _call(self, invoke: Callable[[], Awaitable[Any]]) -> dict[str, Any]:
        """Call; once more with a fresh session where the kept one is no longer good."""
        await self._sign_in()
        try:
            answer = await _translated(invoke)
        except (XrpcRefused, CredentialsRefused) as refusal:
            if isinstance(refusal, XrpcRefused) and refusal.name not in _STALE:
                raise
            _sessions.pop(self._session_key, None)
            self._did = ""
            await self._sign_in()
            answer = await _translated(invoke)
        return answer.content if isinstance(answer.content, dict) else {}

    async def _sign_in(self) -> None:
        if self._did:
            return
        kept = _sessions.get(self._session_key)
        if kept is not None:
            await _translated(lambda: self._client.login(session_string=kept, fetch_bsky_profile=False))
        else:
            await _translated(
                lambda: self._client.login(self._identifier, self._password, fetch_bsky_profile=False)
            )

    def _keep_session(self, event: SessionEvent, session: Any) -> None:
        self._did, self.handle = session.did, session.handle
        _sessions[self._session_key] = session.export()


async def _translated(invoke: Callable[[], Awaitable[Any]]) -> Any:
    """Let the client act; its errors become ours."""
    try:
        return await invoke()
    except RequestErrorBase as error:
        if error.response is None:
            raise _unreachable(error) from None
        name = getattr(error.response.content, "error", "") or ""
        raise _meaning(error.response.status_code, str(name), error.response.headers) from None
    except (AtProtocolError, httpx.HTTPError, ValueError) as error:
        raise _unreachable(error) from None


def _meaning(status: int, name: str, headers: Mapping[str, str]) -> PlatformRefused | PlatformUnavailable:
    if status == 401:
        return CredentialsRefused(
            "Bluesky did not accept the handle and app password.",
            remedy="Make a new app password in Bluesky and give it to the profile.",
        )
    if status in (408, 409, 429) or status >= 500:
        return PlatformUnavailable(
            f"Bluesky asked to wait (status {status}).",
            retry_after_seconds=retry_after(headers, datetime.now(UTC)),
        )
    return XrpcRefused(name)


def _unreachable(error: Exception) -> PlatformUnavailable:
    return PlatformUnavailable(
        f"Bluesky could not be reached ({type(error).__name__}).",
        remedy="Check the service's address and the network; it is tried again by itself.",
    )
