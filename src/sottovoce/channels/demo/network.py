"""The simulated network itself: brands, posts, comments, private messages, and what happened. Memory only.

No I/O. Every change adds an event for the brand's desk where a customer caused it, and wakes whoever watches.
Ids are random, so that a network started anew never gives an old id to a new comment.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sottovoce.channels.demo.cast import FIRST_POSTS, PERSONAS, Persona
from sottovoce.channels.demo.files import Files, Shown
from sottovoce.channels.model import OutgoingAttachment
from sottovoce.errors import BadInput, NotFound, Refused

LONGEST_TEXT = 2_000
MOST_MESSAGES = 5_000
HUES = 6


@dataclass(slots=True)
class Brand:
    """A brand's profile, with what its desk shares with the network."""

    slug: str
    name: str
    website: str
    token: str
    secret: str
    hue: int
    events: list[dict[str, Any]] = field(default_factory=list)
    answered: dict[str, str] = field(default_factory=dict)

    def holds(self, token: str) -> bool:
        """Whether a token is this profile's."""
        return secrets.compare_digest(self.token.encode(), token.encode())


@dataclass(slots=True)
class Post:
    id: str
    brand: str
    text: str
    at: datetime


@dataclass(slots=True)
class Comment:
    """A comment under a post; ``persona`` is none where the brand itself wrote."""

    id: str
    post: str
    persona: str | None
    text: str
    at: datetime
    edited_at: datetime | None = None
    hidden_at: datetime | None = None
    files: tuple[Shown, ...] = ()


@dataclass(slots=True)
class PrivateMessage:
    id: str
    brand: str
    persona: str
    from_brand: bool
    text: str
    at: datetime
    files: tuple[Shown, ...] = ()


class Network:
    """Everything on the network. `on_change` and `on_event` are called after each change."""

    def __init__(self) -> None:
        self.generation = secrets.token_hex(4)
        self.version = 0
        self.brands: dict[str, Brand] = {}
        self.posts: dict[str, Post] = {}
        self.comments: dict[str, Comment] = {}
        self.messages: dict[str, PrivateMessage] = {}
        self.files = Files()
        self.people: dict[str, Persona] = {persona.id: persona for persona in PERSONAS}
        self.on_change: Callable[[], None] = lambda: None
        self.on_event: Callable[[Brand, dict[str, Any]], None] = lambda brand, event: None

    # What a brand's desk does.

    def register(self, slug: str, name: str, website: str, secret: str, token: str) -> Brand:
        """Make a brand's profile, with its first posts; the same again changes only its name and links."""
        brand = self.brands.get(slug)
        if brand is None:
            brand = Brand(slug, name or slug.title(), website, token, secret, len(self.brands) % HUES + 1)
            self.brands[slug] = brand
            for text in FIRST_POSTS[(len(self.brands) - 1) % len(FIRST_POSTS)]:
                self.publish(brand, _new_id("post"), text)
        elif not brand.holds(token):
            raise Refused(
                "Another desk holds this profile.", where="slug", remedy="Start the simulated network anew."
            )
        else:
            brand.name, brand.website, brand.secret = name or brand.name, website, secret
        self.changed()
        return brand

    def brand_of(self, token: str) -> Brand:
        """The brand that a token belongs to."""
        for brand in self.brands.values():
            if brand.holds(token):
                return brand
        raise Refused("No profile here has this token.", remedy="Register the profile (POST /api/brands).")

    def publish(self, brand: Brand, post_id: str, text: str) -> Post:
        """Publish a post; one known by this id is left as it is."""
        known = self.posts.get(post_id)
        if known is not None:
            return known
        post = self.posts[post_id] = Post(post_id, brand.slug, _checked(text), _now())
        self.changed()
        return post

    def set_hidden(self, brand: Brand, comment_id: str, hidden: bool) -> None:
        comment = self._comment_under(brand, comment_id)
        if hidden and comment.hidden_at is None:
            comment.hidden_at = _now()
        elif not hidden:
            comment.hidden_at = None
        self.changed()

    def remove(self, brand: Brand, comment_id: str) -> None:
        """Delete a comment as the brand; its desk need not be told."""
        if comment_id in self.comments:
            self._comment_under(brand, comment_id)
            del self.comments[comment_id]
            self.changed()

    def reply(
        self,
        brand: Brand,
        comment_id: str,
        text: str,
        key: str,
        files: Sequence[OutgoingAttachment] = (),
    ) -> str:
        """Answer a comment as the brand; once for each key."""
        if key in brand.answered:
            return brand.answered[key]
        comment = self._comment_under(brand, comment_id)
        answer = Comment(_new_id("c"), comment.post, None, _checked(text), _now())
        answer.files = self.files.keep(files)
        self.comments[answer.id] = answer
        brand.answered[key] = answer.id
        self.changed()
        return answer.id

    def write_privately(
        self, brand: Brand, to: str, text: str, key: str, files: Sequence[OutgoingAttachment] = ()
    ) -> str:
        """Write to a customer as the brand; once for each key."""
        if key in brand.answered:
            return brand.answered[key]
        message = PrivateMessage(
            _new_id("m"), brand.slug, self._person(to).id, from_brand=True, text=_checked(text), at=_now()
        )
        message.files = self.files.keep(files)
        self.messages[message.id] = message
        brand.answered[key] = message.id
        self.changed()
        return message.id

    # What a customer does.

    def comment(self, persona: Persona, post_id: str, text: str) -> Comment:
        self._room()
        post = self.posts.get(post_id)
        if post is None:
            raise NotFound("There is no such post.", where="post")
        comment = Comment(_new_id("c"), post_id, persona.id, _checked(text), _now())
        self.comments[comment.id] = comment
        self._happened(post.brand, _comment_event("new", comment, persona, comment.at))
        return comment

    def edit(self, persona: Persona, comment_id: str, text: str) -> None:
        comment = self._own_comment(persona, comment_id)
        comment.text, comment.edited_at = _checked(text), _now()
        self._happened(
            self.posts[comment.post].brand, _comment_event("edited", comment, persona, comment.edited_at)
        )

    def delete(self, persona: Persona, comment_id: str) -> None:
        comment = self._own_comment(persona, comment_id)
        del self.comments[comment_id]
        gone = {"kind": "gone", "id": comment.id, "sent_at": _now().isoformat()}
        self._happened(self.posts[comment.post].brand, gone)

    def ask_privately(self, persona: Persona, brand_slug: str, text: str) -> PrivateMessage:
        self._room()
        if brand_slug not in self.brands:
            raise NotFound("There is no such brand.", where="brand")
        message = PrivateMessage(
            _new_id("m"), brand_slug, persona.id, from_brand=False, text=_checked(text), at=_now()
        )
        self.messages[message.id] = message
        event = _event("new", message.id, persona, message.text, message.at)
        self._happened(
            brand_slug, {**event, "visibility": "private", "conversation": f"private-{persona.id}"}
        )
        return message

    def which_exist(self, ids: Iterable[str]) -> set[str]:
        return {each for each in ids if each in self.comments or each in self.messages}

    def _comment_under(self, brand: Brand, comment_id: str) -> Comment:
        comment = self.comments.get(comment_id)
        if comment is None or self.posts[comment.post].brand != brand.slug:
            raise NotFound("There is no such comment under this brand's posts.")
        return comment

    def _own_comment(self, persona: Persona, comment_id: str) -> Comment:
        comment = self.comments.get(comment_id)
        if comment is None or comment.persona != persona.id:
            raise NotFound("There is no such comment of yours.")
        return comment

    def _room(self) -> None:
        if len(self.comments) + len(self.messages) >= MOST_MESSAGES:
            raise Refused("The simulated network is full.", remedy="Start it anew.")

    def _happened(self, slug: str, event: dict[str, Any]) -> None:
        brand = self.brands[slug]
        brand.events.append(event)
        self.on_event(brand, event)
        self.changed()

    def _person(self, identifier: str) -> Persona:
        person = self.people.get(identifier)
        if person is None:
            raise NotFound("Nobody of that name is here.", where="to")
        return person

    def changed(self) -> None:
        """Count a change and wake whoever watches."""
        self.version += 1
        self.on_change()


def persona_of(identifier: str) -> Persona:
    for persona in PERSONAS:
        if persona.id == identifier:
            return persona
    raise NotFound("Nobody of that name plays here.", where="as")


def _comment_event(kind: str, comment: Comment, persona: Persona, at: datetime) -> dict[str, Any]:
    event = _event(kind, comment.id, persona, comment.text, at)
    return {**event, "visibility": "public", "conversation": comment.post, "reply_to": comment.post}


def _event(kind: str, native_id: str, persona: Persona, text: str, at: datetime) -> dict[str, Any]:
    author = {"id": persona.id, "handle": persona.handle, "name": persona.name}
    return {"kind": kind, "id": native_id, "author": author, "text": text, "sent_at": at.isoformat()}


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise BadInput("Write something first.", where="text")
    if len(text) > LONGEST_TEXT:
        raise BadInput("That is too long.", where="text", remedy=f"At most {LONGEST_TEXT} characters.")
    return text


def _new_id(kind: str) -> str:
    return f"{kind}-{secrets.token_hex(8)}"


def _now() -> datetime:
    return datetime.now(UTC)
