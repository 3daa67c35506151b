"""Files for a status: given to the server first, then named by the status (POST /api/v2/media, media_ids).

The server may take a file and work on it for a while (202): it is asked until it is done, for so many seconds
and no longer. A repeated reply gives its files again; the status itself is told by its idempotency key, and
the server throws away files that no status names.
"""

from __future__ import annotations

import asyncio
import time

from sottovoce.channels.mastodon.server import MastodonServer
from sottovoce.channels.model import OutgoingAttachment
from sottovoce.errors import PlatformUnavailable

LONGEST_WORK_SECONDS = 20.0
ASK_AGAIN_SECONDS = 0.5
LONGEST_ALT = 1_500


async def upload(server: MastodonServer, file: OutgoingAttachment) -> str:
    """Give the server one file; returns its id when a status may name it.

    Raises:
        PlatformRefused: the server takes no such file.
        PlatformUnavailable: it is not done with the file in time.
    """
    extension = file.media_type.rpartition("/")[2]
    # No name of ours: a file's own name may say who is on it.
    parts = {"file": (f"picture.{extension}", file.data, file.media_type)}
    media, done = await server.upload("/api/v2/media", parts, {"description": file.alt[:LONGEST_ALT]})
    deadline = time.monotonic() + LONGEST_WORK_SECONDS
    while not done:
        if time.monotonic() > deadline:
            raise PlatformUnavailable("Mastodon is still working on the picture.")
        await asyncio.sleep(ASK_AGAIN_SECONDS)
        done = await server.is_ready(f"/api/v1/media/{media}")
    return media
