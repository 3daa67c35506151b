"""Requests and answers of the simulated network's web server: ASGI in, typed values out.

The server listens on this machine for a person's own browser, so it checks the host it is called by (DNS
rebinding) and takes changes only as JSON, which no foreign page can send without asking first.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import parse_qs

import msgspec

from sottovoce.channels.asking import is_loopback
from sottovoce.errors import BadInput, Refused, SottovoceError

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Shape = TypeVar("Shape")

LARGEST_BODY_BYTES = 65_536
# What a desk sends: a reply with four files of a million bytes, in base64.
DESK_CALLS = "/api/"
LARGEST_DESK_BODY_BYTES = 6 * 1024 * 1024
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class Request:
    """One call."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    def json(self, shape: type[Shape]) -> Shape:
        """The body, checked against a shape."""
        if not self.headers.get("content-type", "").startswith("application/json"):
            raise BadInput("Send JSON.", where="content-type")
        try:
            return msgspec.json.decode(self.body, type=shape)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise BadInput("The body is not what this call takes.", where="body") from None


@dataclass(frozen=True, slots=True)
class Response:
    """One answer: a body, or a stream of chunks that ends when the caller leaves."""

    content: Any = None
    status: int = 200
    media_type: str = "application/json"
    stream: AsyncIterator[bytes] | None = None
    headers: dict[str, str] = field(default_factory=dict)

    def body(self) -> bytes:
        return self.content if isinstance(self.content, bytes) else msgspec.json.encode(self.content)


Handler = Callable[..., Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Route:
    """Calls of one method whose path matches; named groups become arguments."""

    method: str
    path: re.Pattern[str]
    handler: Handler


def route(method: str, path: str, handler: Handler) -> Route:
    """A route; ``{name}`` in the path stands for one part of it."""
    return Route(method, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[\\w.-]+)", path)), handler)


async def read(scope: Scope, receive: Receive) -> Request:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    most = LARGEST_DESK_BODY_BYTES if scope["path"].startswith(DESK_CALLS) else LARGEST_BODY_BYTES
    parts: list[bytes] = []
    more = True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        more = bool(message.get("more_body"))
        if sum(map(len, parts)) > most:
            raise BadInput("The body is too large.", where="body")
    query = {name: values[0] for name, values in parse_qs(scope["query_string"].decode("latin-1")).items()}
    return Request(scope["method"], scope["path"], query, headers, b"".join(parts))


def check_host(request: Request, own_host: str) -> None:
    """Refuse calls that reach us under a name that is not ours."""
    host = request.headers.get("host", "")
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    if name.strip("[]") != own_host and not is_loopback(name.strip("[]")):
        raise Refused("This network is not known by that host name.", where="Host header")


async def dispatch(routes: list[Route], request: Request) -> Response:
    """Find the handler and let it answer; errors of ours become their own answers."""
    try:
        for each in routes:
            found = each.path.fullmatch(request.path)
            if found and each.method == request.method:
                return await each.handler(request, **found.groupdict())
    except SottovoceError as error:
        return Response(error.as_dict(), error.http_status)
    return Response({"error": "There is nothing here.", "where": "", "remedy": ""}, 404)


async def answer(response: Response, send: Send) -> None:
    headers = {
        "content-type": response.media_type,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "content-security-policy": POLICY,
        **response.headers,
    }
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": response.status, "headers": raw})
    if response.stream is None:
        await send({"type": "http.response.body", "body": response.body()})
        return
    async for chunk in response.stream:
        await send({"type": "http.response.body", "body": chunk, "more_body": True})
    await send({"type": "http.response.body", "body": b""})
