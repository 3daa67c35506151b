"""What happened on the simulated network before it was started: posts, people, comments and answers.

The network keeps everything in memory; a desk whose demonstration has a history tells it at every start. What
is told replaces what these people said under these posts before.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from sottovoce.channels.demo.cast import Persona
from sottovoce.channels.demo.network import HUES, Brand, Comment, Network, Post


class PastPost(msgspec.Struct, frozen=True):
    """A post of the brand."""

    id: str
    text: str
    sent_at: datetime


class PastPerson(msgspec.Struct, frozen=True):
    """Somebody who wrote, and to whom the brand may write."""

    id: str
    handle: str
    name: str
    language: str


class PastAnswer(msgspec.Struct, frozen=True):
    """What the brand answered in public."""

    text: str
    sent_at: datetime


class PastComment(msgspec.Struct, frozen=True):
    """A comment under a post; ``hidden_after`` in seconds where the brand hid it."""

    id: str
    person: str
    post: str
    text: str
    sent_at: datetime
    hidden_after: float | None = None
    answers: tuple[PastAnswer, ...] = ()


class Past(msgspec.Struct, frozen=True):
    """The past of one brand's profile."""

    posts: tuple[PastPost, ...] = ()
    people: tuple[PastPerson, ...] = ()
    comments: tuple[PastComment, ...] = ()


def remember(network: Network, brand: Brand, past: Past) -> None:
    """Let the network know a past, in place of what it knew under the same posts."""
    for number, person in enumerate(past.people):
        network.people[person.id] = Persona(
            person.id, person.handle, person.name, person.language, number % HUES + 1, ()
        )
    retold = {post.id for post in past.posts}
    for known in [comment.id for comment in network.comments.values() if comment.post in retold]:
        del network.comments[known]
    for post in past.posts:
        network.posts[post.id] = Post(post.id, brand.slug, post.text, post.sent_at)
    for comment in past.comments:
        _add(network, comment)
    network.changed()


def _add(network: Network, comment: PastComment) -> None:
    hidden = (
        None if comment.hidden_after is None else comment.sent_at + timedelta(seconds=comment.hidden_after)
    )
    network.comments[comment.id] = Comment(
        comment.id, comment.post, comment.person, comment.text, comment.sent_at, hidden_at=hidden
    )
    for number, answer in enumerate(comment.answers):
        identifier = f"{comment.id}-answer-{number}"
        network.comments[identifier] = Comment(identifier, comment.post, None, answer.text, answer.sent_at)
