"""What an HTTP answer of a platform means to us: done, refused for good, or ask again later.

Used by every channel that speaks plain HTTP. Error texts name the platform and the status, never what was
sent or what came back: both may hold a customer's words.
"""

from __future__ import annotations

import ipaddress
import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpx

from sottovoce.errors import BadInput, PlatformRefused, PlatformUnavailable

TIMEOUT = httpx.Timeout(15.0, connect=5.0)
TRY_AGAIN = frozenset({408, 409, 423, 425, 429})
LONGEST_PATIENCE_SECONDS = 3600.0


class CredentialsRefused(PlatformRefused):
    """The platform does not know the profile by these credentials."""


class Missing(PlatformRefused):
    """What was asked for is not on the platform, or not for this profile to see."""


def is_loopback(host: str) -> bool:
    """Whether a host's name means this very machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_secure(url: str) -> bool:
    """Whether an address is https, or http on this machine; with no user name and no fragment in it."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or parts.username is not None or parts.fragment:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))


def checked_address(url: str, where: str) -> str:
    """A configured service's address: https, or http where it is on this machine.

    Raises:
        BadInput: it is neither.
    """
    if not is_secure(url.strip()):
        raise BadInput(
            "This is not an address to speak to.",
            where=where,
            remedy="Give one that begins with https:// (http:// only for this machine).",
        )
    return url.strip().rstrip("/")


async def ask(
    client: httpx.AsyncClient, platform: str, method: str, url: str, **how: object
) -> httpx.Response:
    """Send one request and return its answer if it is a success.

    Raises:
        PlatformRefused: the platform said no (4xx).
        PlatformUnavailable: it could not be reached, is overloaded, or asked us to wait.
    """
    try:
        response = await client.request(method, url, **how)  # type: ignore[arg-type]
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise PlatformUnavailable(
            f"{platform} could not be reached ({type(error).__name__}).",
            remedy="Check the address and the network; it is tried again by itself.",
        ) from None
    return checked(response, platform)


def checked(response: httpx.Response, platform: str) -> httpx.Response:
    """The answer, or the error that it means."""
    status = response.status_code
    if response.is_success:
        return response
    if status in TRY_AGAIN or status >= 500:
        raise PlatformUnavailable(
            f"{platform} asked to wait (status {status}).",
            retry_after_seconds=retry_after(response.headers, datetime.now(UTC)),
        )
    if status == 401:
        raise CredentialsRefused(
            f"{platform} did not accept the profile's credentials.",
            remedy="Give the profile fresh credentials, then test it.",
        )
    if status in (404, 410):
        raise Missing(f"{platform} has no such thing any more (status {status}).")
    if status == 403:
        raise PlatformRefused(
            f"{platform} does not let this profile do that.",
            remedy="Compare what the profile's access allows with what the channel's settings ask for.",
        )
    raise PlatformRefused(f"{platform} refused (status {status}).", remedy="Look at the message there.")


def content_of(response: httpx.Response, platform: str) -> Any:
    """The JSON of an answer.

    Raises:
        PlatformUnavailable: it is cut off, or no JSON at all; a proxy's error page, as a rule.
    """
    try:
        return response.json()
    except ValueError:
        raise PlatformUnavailable(f"{platform} sent an answer that is not JSON.") from None


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds the platform asked us to wait, from ``Retry-After`` or a rate-limit reset in any known form."""
    for name in ("retry-after", "ratelimit-reset", "x-ratelimit-reset"):
        seconds = _seconds_from(headers.get(name, "").strip(), now)
        if seconds is not None:
            return min(max(seconds, 0.0), LONGEST_PATIENCE_SECONDS)
    return None


def _seconds_from(value: str, now: datetime) -> float | None:
    """Seconds, a Unix time, an ISO 8601 time or an HTTP date: platforms use all four."""
    try:
        number = float(value)
    except ValueError:
        moment = _moment(value)
        return None if moment is None else (moment - now).total_seconds()
    if not math.isfinite(number):
        return None
    return number - now.timestamp() if number > 1_000_000_000 else number


def _moment(value: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(value)
        except (ValueError, TypeError, IndexError):
            continue
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return None
