"""One brand's profile on Bluesky."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

import msgspec

from sottovoce.channels.bluesky import hiding, posting
from sottovoce.channels.bluesky.account import BlueskyAccount
from sottovoce.channels.bluesky.letters import read_log, send_letter
from sottovoce.channels.bluesky.notifications import POSTS_AT_ONCE, Place, events_of, read_notifications
from sottovoce.channels.fetching import fetch
from sottovoce.channels.model import Fetched, InboundEvent, OutgoingAttachment, Presence
from sottovoce.errors import PlatformRefused, PlatformUnavailable

_LINK = re.compile(r"https?://[^\s<>\"]+")


class _Cursor(msgspec.Struct, omit_defaults=True):
    """Where both kinds of news go on from."""

    public: Place
    private: str = ""


class BlueskyChannel:
    """The channel of one account."""

    def __init__(self, credentials: Mapping[str, str]) -> None:
        self._account = BlueskyAccount(credentials)

    async def fetch_since(self, cursor: str | None) -> Fetched:
        at = msgspec.json.decode(cursor, type=_Cursor) if cursor else _Cursor(Place())
        page = await read_notifications(self._account, at.public)
        events = await events_of(self._account, page.notifications)
        letters, place, problem = await self._letters(at.private)
        following = msgspec.json.encode(_Cursor(page.place, place)).decode()
        return Fetched((*events, *letters), following, problem)

    async def _letters(self, cursor: str) -> tuple[list[InboundEvent], str, str]:
        """Private messages. Trouble with the chat service must not hold up what everybody can read: its place
        is kept, so that its messages come later, and the trouble is told."""
        try:
            events, place = await read_log(self._account, cursor)
        except (PlatformRefused, PlatformUnavailable) as trouble:
            return [], cursor, f"Private messages do not arrive. {trouble.what}"
        return events, place, ""

    async def reply_public(
        self,
        native_id: str,
        text: str,
        idempotency_key: str,
        *,
        attachments: Sequence[OutgoingAttachment] = (),
    ) -> str:
        return await posting.reply(self._account, native_id, text, idempotency_key, attachments)

    async def reply_private(
        self,
        author_id: str,
        text: str,
        idempotency_key: str,
        about: str | None = None,
        *,
        written_at: datetime | None = None,
        others: Collection[str] = (),
        attachments: Sequence[OutgoingAttachment] = (),
    ) -> str:
        if attachments:
            raise PlatformRefused(
                "A private message on Bluesky carries no files.",
                remedy="Send it without, or answer in public.",
            )
        return await send_letter(self._account, author_id, text, written_at, others)

    async def hide(self, native_id: str, idempotency_key: str) -> None:
        await hiding.set_hidden(self._account, native_id, hidden=True)

    async def unhide(self, native_id: str, idempotency_key: str) -> None:
        await hiding.set_hidden(self._account, native_id, hidden=False)

    async def delete(self, native_id: str, idempotency_key: str) -> None:
        raise PlatformRefused(
            "Bluesky lets nobody delete another's post.",
            remedy="Hide it, and ask the author to delete it (⋯ → Delete post).",
        )

    async def still_there(self, native_ids: Sequence[str]) -> Mapping[str, Presence]:
        public = [each for each in native_ids if each.startswith("at://")]
        found = dict.fromkeys(native_ids, Presence.UNKNOWN)
        for start in range(0, len(public), POSTS_AT_ONCE):
            some = public[start : start + POSTS_AT_ONCE]
            answer = await self._account.query("app.bsky.feed.getPosts", uris=some)
            shown = {str(post.get("uri")) for post in answer.get("posts", ())}
            for uri in some:
                found[uri] = Presence.THERE if uri in shown else await self._look_closer(uri)
        return found

    async def _look_closer(self, uri: str) -> Presence:
        """A post may be kept from us because its author blocks the brand: then its record is still there."""
        repo, collection, rkey = uri.removeprefix("at://").split("/")
        record = await posting.find_record(self._account, repo, collection, rkey)
        return Presence.GONE if record is None else Presence.THERE

    async def profile_links(self) -> tuple[str, ...]:
        profile = await self._account.query("app.bsky.actor.getProfile", actor=await self._account.did())
        website = profile.get("website")
        links = _LINK.findall(str(profile.get("description") or ""))
        return tuple([str(website), *links] if website else links)

    async def check(self) -> str:
        await self._account.did()
        try:
            await self._account.chat_query("chat.bsky.convo.listConvos", limit=1)
        except PlatformRefused as refusal:
            raise PlatformRefused(
                "The account signs in, but may not read its private messages.",
                remedy="Make an app password that allows direct messages, and give it to the profile.",
            ) from refusal
        return self._account.handle

    async def fetch_attachment(self, url: str, limit_bytes: int) -> bytes:
        return await fetch(url, limit_bytes, service=self._account.service)

    async def aclose(self) -> None:
        await self._account.aclose()
