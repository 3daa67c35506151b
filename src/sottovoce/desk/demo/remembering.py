"""Tell the simulated network its past: it forgets everything when it stops, the desk does not.

What customers wrote comes from the stories, and from the desk only whether it was hidden; what a newcomer
played is not told again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec.structs import replace

from sottovoce.channels.demo.channel import DemoChannel
from sottovoce.channels.demo.past import Past, PastAnswer, PastComment, PastPerson, PastPost
from sottovoce.desk.conversations.models import Message, Profile
from sottovoce.desk.conversations.services.intake_rows import blind_native
from sottovoce.desk.conversations.services.profiles import credentials_of, ref_of
from sottovoce.desk.core.database import brand_limits, every_brand
from sottovoce.desk.demo.founding import Cast
from sottovoce.desk.demo.stories import CUSTOMER, NOTE, BrandTold, Story, organisation, stories


def remind_network(cast: Cast, now: datetime) -> None:
    """Register each brand on the network, and tell it what happened there."""
    for told in organisation().brands:
        profile = cast.profiles[told.slug, "demo"]
        with brand_limits(every_brand()):
            past, credentials = _past(told, profile, now), credentials_of(profile.id)
        asyncio.run(_tell(DemoChannel({**credentials, "name": told.name, "website": told.website}), past))


async def _tell(channel: DemoChannel, past: Past) -> None:
    try:
        await channel.check()
        await channel.remember(past)
    finally:
        await channel.aclose()


def _past(told: BrandTold, profile: Profile, now: datetime) -> Past:
    posts = tuple(
        PastPost(f"{told.slug}-post-{number}", post["text"], now - timedelta(days=post["days_ago"]))
        for number, post in enumerate(told.posts)
    )
    own = [story for story in stories() if story.brand == told.slug and story.network == "demo"]
    comments = [comment for story in own for comment in _comments(story, posts, now)]
    hidden = _hidden_after(profile, [comment.id for comment in comments])
    return Past(
        posts=posts,
        people=tuple(PastPerson(s.person_id, s.handle, s.customer[0], s.language) for s in own),
        comments=tuple(_with_hiding(comment, hidden.get(comment.id)) for comment in comments),
    )


def _comments(story: Story, posts: tuple[PastPost, ...], now: datetime) -> Iterable[PastComment]:
    """The public comments of a story, each with the public answers that follow it."""
    found: list[PastComment] = []
    for number, (line, moment) in enumerate(zip(story.lines, story.moments(now), strict=True)):
        if line.private or line.by == NOTE or not line.text or line.stopped or line.vanished:
            continue
        if line.by == CUSTOMER:
            under = [post for post in posts if post.sent_at < moment] or list(posts[:1])
            found.append(
                PastComment(story.native_id(number), story.person_id, under[-1].id, line.text, moment)
            )
        elif found:
            found[-1] = replace(found[-1], answers=(*found[-1].answers, PastAnswer(line.text, moment)))
    return found


def _hidden_after(profile: Profile, natives: list[str]) -> dict[str, float]:
    """How long after it was sent each hidden comment was hidden, in seconds."""
    ref = ref_of(profile)
    known = {
        message.blind_native_id: message
        for message in Message.objects.filter(profile=profile, direction=Message.Direction.IN)
    }
    found = {}
    for native in natives:
        message = known.get(blind_native(ref, native))
        if message is not None and message.hidden_at is not None:
            found[native] = (message.hidden_at - message.sent_at).total_seconds()
    return found


def _with_hiding(comment: PastComment, after: float | None) -> PastComment:
    return comment if after is None else replace(comment, hidden_after=after)
