"""What is reached from outside: the public address, sign-in, the brands' profiles."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from sottovoce.cli.examinations import Result, fine, weak, wrong


def examine_reach() -> Iterator[Result]:
    """Public address, second factor, staff, channels."""
    from django.conf import settings

    yield _public_address(settings.PUBLIC_URL)
    if settings.DEMO:
        yield weak(
            "Sign-in", "Demonstration accounts are open.", "Never with real customers: start without --demo."
        )
    elif not settings.STAFF_NEED_SECOND_FACTOR:
        yield weak("Sign-in", "A second factor is optional.", "Unset SOTTOVOCE_SECOND_FACTOR.")
    else:
        yield fine("Sign-in", "a second factor is asked of everybody")
    yield _administrators()
    yield from _channels()


def _public_address(url: str) -> Result:
    parts = urlsplit(url)
    if parts.scheme == "https":
        return fine("Public address", url)
    if parts.hostname in ("127.0.0.1", "localhost", "::1"):
        return weak(
            "Public address",
            f"{url} is only reached on this machine.",
            "Set SOTTOVOCE_PUBLIC_URL to the https address that customers see.",
        )
    return wrong(
        "Public address",
        f"{url} is not encrypted: browsers seal no secure form there, and passwords travel in clear.",
        "Put a TLS proxy in front and set SOTTOVOCE_PUBLIC_URL to https://…",
    )


def _administrators() -> Result:
    from sottovoce.desk.core.models import Staff
    from sottovoce.desk.core.rights import Role

    count = Staff.objects.filter(role=Role.ADMINISTRATOR, is_active=True).count()
    if count:
        return fine("Administrators", f"{count} active")
    return wrong("Administrators", "There is none.", "Run `sottovoce staff add --role administrator …`.")


def _channels() -> Iterator[Result]:
    from sottovoce.desk.conversations.models import Profile
    from sottovoce.desk.core.database import brand_limits, every_brand

    with brand_limits(every_brand()):
        profiles = list(Profile.objects.filter(enabled=True))
    if not profiles:
        yield weak("Channels", "No profile is connected.", "Settings → Channels, or `sottovoce channel add`.")
    for profile in profiles:
        if profile.problem:
            yield wrong(
                f"Channel {profile.slug}", profile.problem, f"Try `sottovoce channel test {profile.slug}`."
            )
        else:
            yield fine(f"Channel {profile.slug}", "no trouble known")
