"""Hide a reply by the threadgate of the brand's own post, and show it again.

A threadgate lists the hidden replies of one thread, at most 300, and is written whole: so it is read,
changed, and put back on condition that nobody changed it meanwhile. The author goes on seeing a hidden
reply; for everybody else it moves out of the thread.
"""

from __future__ import annotations

from typing import Any

from sottovoce.channels.bluesky.account import BlueskyAccount, XrpcRefused
from sottovoce.channels.bluesky.posting import POST, find_record, shown_post, written_now
from sottovoce.errors import PlatformRefused, PlatformUnavailable

GATE = "app.bsky.feed.threadgate"
MOST_HIDDEN = 300
TRIES = 4
SWAPPED = "InvalidSwap"


async def set_hidden(account: BlueskyAccount, uri: str, hidden: bool) -> None:
    """Hide a reply, or show it again; nothing happens where it is so already.

    Raises:
        PlatformRefused: it is not under one of the brand's posts, or the thread's list is full.
    """
    own = await account.did()
    root = await _root_of(account, uri)
    rkey = _own_post(root, own)
    for _ in range(TRIES):
        gate = await find_record(account, own, GATE, rkey)
        record = _changed(gate, root, uri, hidden)
        if record is None:
            return
        try:
            await account.procedure(
                "com.atproto.repo.putRecord",
                repo=own,
                collection=GATE,
                rkey=rkey,
                record=record,
                swapRecord=None if gate is None else gate.get("cid"),
            )
            return
        except XrpcRefused as refusal:
            if refusal.name != SWAPPED:
                raise
    raise PlatformUnavailable("Bluesky's list of hidden replies keeps changing under our hands.")


async def _root_of(account: BlueskyAccount, uri: str) -> str:
    record = (await shown_post(account, uri)).get("record") or {}
    return str(((record.get("reply") or {}).get("root") or {}).get("uri") or uri)


def _own_post(root: str, own: str) -> str:
    repo, _, rest = root.removeprefix("at://").partition("/")
    collection, _, rkey = rest.partition("/")
    if repo != own or collection != POST:
        raise PlatformRefused(
            "Bluesky lets only who began a thread hide replies in it, and the brand did not begin this one.",
            remedy="Ask the author privately to delete the post (⋯ → Delete post).",
        )
    return rkey


def _changed(gate: dict[str, Any] | None, root: str, uri: str, hidden: bool) -> dict[str, Any] | None:
    """The gate's record as it should be; none where it is so already. What else is in it stays."""
    value = dict((gate or {}).get("value") or {})
    listed = [str(each) for each in value.get("hiddenReplies") or []]
    if (uri in listed) == hidden:
        return None
    if hidden and len(listed) >= MOST_HIDDEN:
        raise PlatformRefused(
            f"Bluesky hides at most {MOST_HIDDEN} replies in one thread, and this thread has as many.",
            remedy="Close the thread to replies on Bluesky, and ask the author to delete the post.",
        )
    wanted = [*listed, uri] if hidden else [each for each in listed if each != uri]
    fresh = {"$type": GATE, "post": root, "createdAt": written_now()}
    return {**fresh, **value, "hiddenReplies": wanted}
