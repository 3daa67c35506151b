"""What each channel is, declared as data: title, how it receives, what it can do, what it must be given.

Rules and screens read this table without loading a platform's client. A test runs each channel against what
is declared here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sottovoce.channels.model import Attachable, Capabilities, CredentialField


@dataclass(frozen=True, slots=True)
class Declaration:
    """One channel. ``with_credential`` replaces the capabilities once that credential is given."""

    title: str
    module: str
    capabilities: Capabilities
    credentials: tuple[CredentialField, ...]
    takes_webhooks: bool = False
    is_polled: bool = False
    with_credential: Mapping[str, Capabilities] = field(default_factory=dict)


_PICTURES = ("image/jpeg", "image/png", "image/webp", "image/gif")
_FILES = Attachable(4, (*_PICTURES, "application/pdf"), 1_000_000)
# Mastodon: https://docs.joinmastodon.org/user/posting/#media; more than the desk takes in anyway.
_MEDIA = Attachable(4, _PICTURES, 10 * 1024 * 1024)
# Bluesky: app.bsky.embed.images. It would show a GIF without its movement.
_IMAGES = Attachable(4, ("image/jpeg", "image/png", "image/webp"), 1_000_000)

_SIGNING_SECRET = CredentialField(
    "secret",
    "Signing secret",
    "Both sides sign every call with it. Leave it empty and one is made for you.",
    required=False,
    secret=True,
    generated=True,
)

DECLARED: Mapping[str, Declaration] = {
    "bluesky": Declaration(
        title="Bluesky",
        module="sottovoce.channels.bluesky",
        is_polled=True,
        capabilities=Capabilities(
            hide=True,
            reply_public=True,
            reply_private=True,
            recheck=True,
            reads_private=True,
            profile_links=True,
            longest_public=300,
            longest_private=1_000,
            attachments_public=_IMAGES,
            most_hidden_per_thread=300,
            hide_note="Replies under the brand's own posts only. The author still sees a hidden reply.",
            deletion_how_to="⋯ → Delete post",
        ),
        credentials=(
            CredentialField(
                "service",
                "Service",
                "The address of the server that hosts the account, for example https://bsky.social.",
            ),
            CredentialField("identifier", "Handle", "The account's handle, for example acme.bsky.social."),
            CredentialField(
                "password",
                "App password",
                "Made under Settings → Privacy and security → App passwords; with direct messages.",
                secret=True,
            ),
            CredentialField(
                "chat_service",
                "Chat service",
                "Only for networks with a chat service of their own; leave it empty for Bluesky's.",
                required=False,
            ),
        ),
    ),
    "mastodon": Declaration(
        title="Mastodon",
        module="sottovoce.channels.mastodon",
        is_polled=True,
        capabilities=Capabilities(
            reply_public=True,
            reply_private=True,
            recheck=True,
            reads_private=True,
            profile_links=True,
            longest_public=500,
            longest_private=500,
            attachments_public=_MEDIA,
            attachments_private=_MEDIA,
            hide_note="Mastodon lets nobody hide another's post; the customer is asked to delete it.",
            deletion_how_to="⋯ → Delete",
        ),
        credentials=(
            CredentialField("server", "Server", "The account's server, for example https://mastodon.social."),
            CredentialField(
                "access_token",
                "Access token",
                "Made on the server under Preferences → Development → New application, with the scopes "
                "read, write:statuses and, for replies with pictures, write:media.",
                secret=True,
            ),
        ),
    ),
    "webhook": Declaration(
        title="Webhook",
        module="sottovoce.channels.webhook",
        takes_webhooks=True,
        capabilities=Capabilities(
            reads_private=True,
            hide_note="Name an address for commands and Sottovoce can hide, delete and answer through it.",
            deletion_how_to="⋯ → Delete",
        ),
        with_credential={
            "outgoing_url": Capabilities(
                hide=True,
                reply_public=True,
                reply_private=True,
                delete=True,
                reads_private=True,
                attachments_public=_FILES,
                attachments_private=_FILES,
                deletion_how_to="⋯ → Delete",
            )
        },
        credentials=(
            _SIGNING_SECRET,
            CredentialField(
                "outgoing_url",
                "Address for commands",
                "Where hide, delete and reply commands are posted, signed with the same secret. "
                "Without it Sottovoce only receives.",
                required=False,
            ),
        ),
    ),
    "demo": Declaration(
        title="Demo network",
        module="sottovoce.channels.demo.channel",
        takes_webhooks=True,
        is_polled=True,
        capabilities=Capabilities(
            hide=True,
            reply_public=True,
            reply_private=True,
            delete=True,
            reads_private=True,
            profile_links=True,
            attachments_public=_FILES,
            attachments_private=_FILES,
            hide_note="A simulated network on this machine. The author still sees a hidden comment.",
            deletion_how_to="⋯ → Delete",
        ),
        credentials=(
            CredentialField("url", "Address", "Where the simulated network runs."),
            CredentialField(
                "profile",
                "Profile",
                "The brand's account there. It must be the last part of this profile's webhook address.",
            ),
            CredentialField("name", "Name", "The brand's name as shown there.", required=False),
            CredentialField("website", "Website", "The address its account shows.", required=False),
            CredentialField(
                "token",
                "Token",
                "Lets the desk act for the profile. Leave it empty and one is made for you.",
                required=False,
                secret=True,
                generated=True,
            ),
            _SIGNING_SECRET,
        ),
    ),
}
