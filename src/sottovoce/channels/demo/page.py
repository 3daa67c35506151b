"""The page of the simulated network, and what a newcomer does on it in the part of a customer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from importlib.resources import files
from typing import Any

import msgspec

from sottovoce.channels.demo.cast import PERSONAS, Persona
from sottovoce.channels.demo.network import Comment, Network, Post, persona_of
from sottovoce.channels.demo.wire import Request, Response, Route, route
from sottovoce.errors import NotFound

KEEP_ALIVE_SECONDS = 15
_STATIC = {
    "index.html": "text/html; charset=utf-8",
    "network.css": "text/css; charset=utf-8",
    "network.js": "text/javascript; charset=utf-8",
    "drawing.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}


class _Saying(msgspec.Struct, rename={"who": "as"}):
    who: str
    text: str = ""
    post: str = ""
    brand: str = ""


class Page:
    """The handlers, and the watchers that are told of every change."""

    def __init__(self, network: Network, desk_url: str) -> None:
        self._network = network
        self._desk_url = desk_url
        self._news = asyncio.Event()
        self._closing = False

    def routes(self) -> list[Route]:
        return [
            route("GET", "/", self.index),
            route("GET", "/static/{name}", self.static),
            route("GET", "/health", self.health),
            route("GET", "/page/state", self.state),
            route("GET", "/page/live", self.live),
            route("GET", "/page/files/{file}", self.file),
            route("POST", "/page/comments", self.comment),
            route("PUT", "/page/comments/{comment}", self.edit),
            route("DELETE", "/page/comments/{comment}", self.delete),
            route("POST", "/page/messages", self.write),
        ]

    def changed(self) -> None:
        """Wake whoever watches."""
        self._news.set()
        self._news = asyncio.Event()

    def close(self) -> None:
        """End every watch."""
        self._closing = True
        self.changed()

    async def index(self, request: Request) -> Response:
        return await self.static(request, "index.html")

    async def static(self, request: Request, name: str) -> Response:
        if name not in _STATIC:
            raise NotFound("There is no such file.")
        content = files("sottovoce.channels.demo").joinpath("static", name).read_bytes()
        return Response(content, media_type=_STATIC[name])

    async def health(self, request: Request) -> Response:
        return Response({"ok": True})

    async def live(self, request: Request) -> Response:
        return Response(stream=self._watch(), media_type="text/event-stream")

    async def _watch(self) -> AsyncIterator[bytes]:
        """The network's version, now and whenever it changes."""
        while not self._closing:
            news, version = self._news, self._network.version
            yield f"data: {version}\n\n".encode()
            while self._network.version == version and not self._closing:
                try:
                    await asyncio.wait_for(news.wait(), KEEP_ALIVE_SECONDS)
                except TimeoutError:
                    yield b": still here\n\n"

    async def state(self, request: Request) -> Response:
        """The network as one customer sees it: what is hidden shows to its author alone."""
        persona = persona_of(request.query.get("as", PERSONAS[0].id))
        network = self._network
        posts = sorted(network.posts.values(), key=lambda post: post.at, reverse=True)
        return Response(
            {
                "version": network.version,
                "desk": self._desk_url,
                "you": persona.id,
                "personas": PERSONAS,
                "others": [person for person in network.people.values() if person not in PERSONAS],
                "brands": [
                    {"slug": brand.slug, "name": brand.name, "website": brand.website, "hue": brand.hue}
                    for brand in network.brands.values()
                ],
                "posts": [self._post(post, persona) for post in posts],
                "messages": [
                    {
                        "id": m.id,
                        "brand": m.brand,
                        "from_brand": m.from_brand,
                        "text": m.text,
                        "files": m.files,
                        "at": _at(m.at),
                    }
                    for m in network.messages.values()
                    if m.persona == persona.id
                ],
            }
        )

    def _post(self, post: Post, persona: Persona) -> dict[str, Any]:
        seen = [c for c in self._network.comments.values() if c.post == post.id and _may_see(c, persona)]
        comments = [self._comment(comment, persona) for comment in seen]
        return {
            "id": post.id,
            "brand": post.brand,
            "text": post.text,
            "at": _at(post.at),
            "comments": comments,
        }

    def _comment(self, comment: Comment, persona: Persona) -> dict[str, Any]:
        hidden = comment.hidden_at
        return {
            "id": comment.id,
            "persona": comment.persona,
            "text": comment.text,
            "files": comment.files,
            "at": _at(comment.at),
            "edited": comment.edited_at is not None,
            "mine": comment.persona == persona.id,
            "hidden_after": None if hidden is None else (hidden - comment.at).total_seconds(),
        }

    async def file(self, request: Request, file: str) -> Response:
        found = self._network.files.find(file)
        return Response(found.data, media_type=found.media_type)

    async def comment(self, request: Request) -> Response:
        said = request.json(_Saying)
        comment = self._network.comment(persona_of(said.who), said.post, said.text)
        return Response({"id": comment.id}, 201)

    async def edit(self, request: Request, comment: str) -> Response:
        said = request.json(_Saying)
        self._network.edit(persona_of(said.who), comment, said.text)
        return Response({"id": comment})

    async def delete(self, request: Request, comment: str) -> Response:
        self._network.delete(persona_of(request.json(_Saying).who), comment)
        return Response({"id": comment})

    async def write(self, request: Request) -> Response:
        said = request.json(_Saying)
        message = self._network.ask_privately(persona_of(said.who), said.brand, said.text)
        return Response({"id": message.id}, 201)


def _may_see(comment: Comment, persona: Persona) -> bool:
    return comment.hidden_at is None or comment.persona == persona.id


def _at(moment: datetime) -> str:
    return moment.isoformat()
