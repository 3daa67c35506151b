"""Answers in public: a post that replies to a post, made once however often it is asked for.

The record's key is derived from the idempotency key, so that a repeated job finds the answer it has already
given. Links are marked by byte offsets into the UTF-8 text, as the lexicon counts.
Pictures are stored on the account's own server first (com.atproto.repo.uploadBlob), then named by the post
(app.bsky.embed.images); what no post ever names, the server throws away itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sottovoce.channels.bluesky.account import BlueskyAccount, XrpcRefused
from sottovoce.channels.model import OutgoingAttachment
from sottovoce.errors import PlatformRefused

POST = "app.bsky.feed.post"
MISSING = frozenset({"RecordNotFound", "RepoNotFound", "InvalidRequest", "NotFound"})

_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")
_TID_ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
# A key is a time in microseconds; those made from a digest lie in the two years from here on.
_TID_FROM = int(datetime(2023, 1, 1, tzinfo=UTC).timestamp() * 1_000_000)


async def reply(
    account: BlueskyAccount,
    to: str,
    text: str,
    idempotency_key: str,
    pictures: Sequence[OutgoingAttachment] = (),
) -> str:
    """Answer a post; returns the answer's address."""
    own, rkey = await account.did(), record_key(idempotency_key)
    given = await find_record(account, own, POST, rkey)
    if given is not None:
        return str(given["uri"])
    parent = await shown_post(account, to)
    here = {"uri": parent["uri"], "cid": parent["cid"]}
    root = (parent.get("record") or {}).get("reply", {}).get("root", here)
    record: dict[str, Any] = {
        "$type": POST,
        "text": text,
        "facets": link_facets(text),
        "reply": {"root": root, "parent": here},
        "createdAt": written_now(),
    }
    if pictures:
        record["embed"] = await _embedded(account, pictures)
    answer = await account.procedure(
        "com.atproto.repo.createRecord", repo=own, collection=POST, rkey=rkey, record=record
    )
    return str(answer["uri"])


async def _embedded(account: BlueskyAccount, pictures: Sequence[OutgoingAttachment]) -> dict[str, Any]:
    images = []
    for picture in pictures:
        stored = await account.upload("com.atproto.repo.uploadBlob", picture.data, picture.media_type)
        images.append({"alt": picture.alt, "image": stored["blob"]})
    return {"$type": "app.bsky.embed.images", "images": images}


async def shown_post(account: BlueskyAccount, uri: str) -> dict[str, Any]:
    """A post as the network shows it.

    Raises:
        PlatformRefused: it is gone, or its author has blocked the brand.
    """
    posts = (await account.query("app.bsky.feed.getPosts", uris=[uri])).get("posts") or []
    if not posts:
        raise PlatformRefused("The post is not there any more, or its author has blocked the brand.")
    return dict(posts[0])


async def find_record(
    account: BlueskyAccount, repo: str, collection: str, rkey: str
) -> dict[str, Any] | None:
    """A record with its address and version; none where there is none."""
    try:
        return await account.query("com.atproto.repo.getRecord", repo=repo, collection=collection, rkey=rkey)
    except XrpcRefused as refusal:
        if refusal.name in MISSING:
            return None
        raise


def link_facets(text: str) -> list[dict[str, Any]]:
    """The web addresses of a text, as the network wants them marked."""
    facets = []
    for link in _LINK.finditer(text):
        start, end = (len(text[:place].encode()) for place in link.span())
        feature = {"$type": "app.bsky.richtext.facet#link", "uri": link.group()}
        facets.append({"index": {"byteStart": start, "byteEnd": end}, "features": [feature]})
    return facets


def record_key(idempotency_key: str) -> str:
    """A record key (TID) that is always the same for the same idempotency key."""
    digest = int.from_bytes(hashlib.sha256(idempotency_key.encode()).digest()[:7])
    number = (_TID_FROM + (digest >> 10)) << 10 | (digest & 0x3FF)
    letters = [_TID_ALPHABET[(number >> shift) & 31] for shift in range(60, -1, -5)]
    return "".join(letters)


def written_now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
