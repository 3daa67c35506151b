"""What a brand's desk may call on the simulated network, in the name of the profile whose token it shows."""

from __future__ import annotations

import re

import msgspec

from sottovoce.channels.demo.network import Brand, Network
from sottovoce.channels.demo.past import Past, remember
from sottovoce.channels.demo.wire import Request, Response, Route, route
from sottovoce.channels.model import OutgoingAttachment
from sottovoce.errors import BadInput, Refused

MOST_EVENTS = 200
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


class Unauthorised(Refused):
    """The call carries no token, or one that no profile has."""

    http_status = 401


class _Registration(msgspec.Struct):
    slug: str
    secret: str
    name: str = ""
    website: str = ""


class _Post(msgspec.Struct):
    id: str
    text: str


class _Ids(msgspec.Struct):
    ids: list[str]


class _Text(msgspec.Struct):
    text: str
    attachments: list[OutgoingAttachment] = []


class _Letter(msgspec.Struct):
    to: str
    text: str
    about: str | None = None
    attachments: list[OutgoingAttachment] = []


class DeskCalls:
    """The handlers."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def routes(self) -> list[Route]:
        return [
            route("POST", "/api/brands", self.register),
            route("POST", "/api/posts", self.publish),
            route("PUT", "/api/past", self.remember),
            route("GET", "/api/profile", self.profile),
            route("GET", "/api/events", self.events),
            route("POST", "/api/presence", self.presence),
            route("POST", "/api/comments/{comment}/hide", self.hide),
            route("POST", "/api/comments/{comment}/unhide", self.unhide),
            route("DELETE", "/api/comments/{comment}", self.remove),
            route("POST", "/api/comments/{comment}/replies", self.reply),
            route("POST", "/api/messages", self.write),
        ]

    async def register(self, request: Request) -> Response:
        given = request.json(_Registration)
        if not _SLUG.fullmatch(given.slug):
            raise BadInput("A profile's name is of lower-case letters, digits and hyphens.", where="slug")
        if len(given.secret) < 16 or len(_token(request)) < 16:
            raise BadInput("Secret and token need at least 16 characters.", where="secret")
        brand = self._network.register(given.slug, given.name, given.website, given.secret, _token(request))
        return Response({"slug": brand.slug, "name": brand.name})

    async def publish(self, request: Request) -> Response:
        given = request.json(_Post)
        return Response({"id": self._network.publish(self._brand(request), given.id, given.text).id}, 201)

    async def remember(self, request: Request) -> Response:
        past = request.json(Past)
        remember(self._network, self._brand(request), past)
        return Response({"comments": len(past.comments)})

    async def profile(self, request: Request) -> Response:
        brand = self._brand(request)
        return Response({"name": brand.name, "links": [brand.website] if brand.website else []})

    async def events(self, request: Request) -> Response:
        """Events after a cursor. A cursor of an earlier life of the network begins at the beginning."""
        brand = self._brand(request)
        generation, _, place = request.query.get("since", "").partition(":")
        start = int(place) if generation == self._network.generation and place.isdigit() else 0
        events = brand.events[start : start + MOST_EVENTS]
        return Response({"events": events, "cursor": f"{self._network.generation}:{start + len(events)}"})

    async def presence(self, request: Request) -> Response:
        self._brand(request)
        return Response({"there": sorted(self._network.which_exist(request.json(_Ids).ids))})

    async def hide(self, request: Request, comment: str) -> Response:
        self._network.set_hidden(self._brand(request), comment, hidden=True)
        return Response({"hidden": True})

    async def unhide(self, request: Request, comment: str) -> Response:
        self._network.set_hidden(self._brand(request), comment, hidden=False)
        return Response({"hidden": False})

    async def remove(self, request: Request, comment: str) -> Response:
        self._network.remove(self._brand(request), comment)
        return Response({"deleted": True})

    async def reply(self, request: Request, comment: str) -> Response:
        brand, said = self._brand(request), request.json(_Text)
        answer = self._network.reply(brand, comment, said.text, _key(request), said.attachments)
        return Response({"id": answer}, 201)

    async def write(self, request: Request) -> Response:
        brand = self._brand(request)
        letter = request.json(_Letter)
        files = letter.attachments
        answer = self._network.write_privately(brand, letter.to, letter.text, _key(request), files)
        return Response({"id": answer}, 201)

    def _brand(self, request: Request) -> Brand:
        try:
            return self._network.brand_of(_token(request))
        except Unauthorised:
            raise
        except Refused as refusal:
            raise Unauthorised(refusal.what, where=refusal.where, remedy=refusal.remedy) from None


def _token(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Unauthorised("The call carries no token.", where="Authorization header")
    return token


def _key(request: Request) -> str:
    key = request.headers.get("idempotency-key", "")
    if not key:
        raise BadInput("A reply needs a key, so that it is never sent twice.", where="Idempotency-Key header")
    return key
