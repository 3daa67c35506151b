"""Channels: connected profiles and how they stand; connect one, test, pause, change or disconnect it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sottovoce import channels as networks
from sottovoce.desk.conversations.forms.profiles import ConnectForm, CredentialsForm
from sottovoce.desk.conversations.models import Profile
from sottovoce.desk.conversations.selectors import profiles as selectors
from sottovoce.desk.conversations.services.checking_profiles import check_profile
from sottovoce.desk.conversations.services.profiles import (
    change_credentials,
    connect_profile,
    disconnect_profile,
    pause_profile,
)
from sottovoce.desk.core.forms import carried_out
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import for_right, staff_of
from sottovoce.errors import NotFound, SottovoceError

SIGNING_SECRET = "secret"  # noqa: S105 - the name of a credential, not one


@for_right(Right.MANAGE_CHANNELS)
@require_safe
def channels(request: HttpRequest) -> HttpResponse:
    """Every profile of this person's brands."""
    found = {
        "profiles": selectors.profiles(staff_of(request)),
        "has_brand": bool(staff_of(request).brand_ids()),
    }
    return render(request, "conversations/channels.html", found)


@for_right(Right.MANAGE_CHANNELS)
@require_safe
def channel_choice(request: HttpRequest) -> HttpResponse:
    """Which network? Each with what it lets a brand do."""
    choices = [
        (name, networks.title(name), selectors.abilities(networks.capabilities(name, {})), _how(name))
        for name in networks.names()
        if name != "demo" or settings.DEMO
    ]
    return render(request, "conversations/channel_choice.html", {"choices": choices})


@for_right(Right.MANAGE_CHANNELS)
@require_http_methods(["GET", "HEAD", "POST"])
def profile_new(request: HttpRequest, channel: str) -> HttpResponse:
    """Connect a profile. A secret that was made up is in this answer and nowhere else."""
    if channel not in networks.names():
        raise NotFound("There is no such channel.", remedy="Choose one from the list.")
    brands = staff_of(request).brand_ids()
    form = ConnectForm(request.POST or None, channel=channel, brands=brands)
    if form.is_bound and form.is_valid():
        made_up = form.missing_secrets()
        connected: list[Profile] = []
        if carried_out(form, lambda: connected.append(_connect(request, form, made_up))):
            if made_up:
                return _secret_once(request, connected[0], made_up)
            messages.success(request, f"{connected[0].label} is connected. Test it now.")
            return redirect("conversations:profile", connected[0].id)
    found = {
        "form": form,
        "channel": channel,
        "title": networks.title(channel),
        "abilities": selectors.abilities(networks.capabilities(channel, {})),
    }
    return render(request, "conversations/profile_new.html", found, status=422 if form.errors else 200)


@for_right(Right.MANAGE_CHANNELS)
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest, profile_id: UUID) -> HttpResponse:
    """One profile; posting replaces those of its credentials that are filled in."""
    known = selectors.profile_within_reach(staff_of(request), profile_id)
    form = CredentialsForm(request.POST or None, channel=known.channel)
    if form.is_bound and form.is_valid():
        if not form.changes():
            form.add_error(None, "Fill in what is to change; what stays empty stays as it is.")
        elif carried_out(
            form, lambda: change_credentials(staff_of(request), known, form.changes(), datetime.now(UTC))
        ):
            messages.success(request, "The credentials are replaced. Test them now.")
            return redirect("conversations:profile", profile_id)
    found = {
        "profile": selectors.profile_shown(known),
        "form": form,
        "has_secret": any(
            field.name == SIGNING_SECRET for field in networks.credential_fields(known.channel)
        ),
    }
    return render(request, "conversations/profile.html", found, status=422 if form.errors else 200)


@for_right(Right.MANAGE_CHANNELS)
@require_POST
def profile_test(request: HttpRequest, profile_id: UUID) -> HttpResponse:
    """Try the credentials now."""
    selectors.profile_within_reach(staff_of(request), profile_id)
    try:
        name = check_profile(staff_of(request), profile_id, datetime.now(UTC))
    except SottovoceError as error:
        messages.error(request, f"The test failed. {error.what} {error.remedy}".strip())
    else:
        messages.success(request, f"It works: the network knows this profile as {name}.")
    return redirect("conversations:profile", profile_id)


@for_right(Right.MANAGE_CHANNELS)
@require_POST
def profile_pause(request: HttpRequest, profile_id: UUID) -> HttpResponse:
    """Stop receiving, or go on."""
    paused = request.POST.get("paused") == "on"
    known = selectors.profile_within_reach(staff_of(request), profile_id)
    pause_profile(staff_of(request), known, paused, datetime.now(UTC))
    messages.success(request, f"{known.label} is {'paused' if paused else 'receiving again'}.")
    return redirect("conversations:profile", profile_id)


@for_right(Right.MANAGE_CHANNELS)
@require_POST
def profile_secret(request: HttpRequest, profile_id: UUID) -> HttpResponse:
    """Replace the signing secret; the new one is in this answer and nowhere else."""
    known = selectors.profile_within_reach(staff_of(request), profile_id)
    made_up = {SIGNING_SECRET: secrets.token_urlsafe(32)}
    change_credentials(staff_of(request), known, made_up, datetime.now(UTC))
    return _secret_once(request, known, made_up)


@for_right(Right.MANAGE_CHANNELS)
@require_http_methods(["GET", "HEAD", "POST"])
def profile_disconnection(request: HttpRequest, profile_id: UUID) -> HttpResponse:
    """Ask once more, then destroy the credentials."""
    known = selectors.profile_within_reach(staff_of(request), profile_id)
    if request.method == "POST":
        disconnect_profile(staff_of(request), known, datetime.now(UTC))
        messages.success(request, f"{known.label} is disconnected; its credentials are destroyed.")
        return redirect("conversations:channels")
    return render(
        request, "conversations/profile_disconnection.html", {"profile": selectors.profile_shown(known)}
    )


def _connect(request: HttpRequest, form: ConnectForm, made_up: Mapping[str, str]) -> Profile:
    given = form.cleaned_data
    return connect_profile(
        staff_of(request),
        given["brand"],
        form.channel,
        given["label"],
        form.credentials() | dict(made_up),
        datetime.now(UTC),
    )


def _secret_once(request: HttpRequest, known: Profile, made_up: Mapping[str, str]) -> HttpResponse:
    titles = {field.name: field.title for field in networks.credential_fields(known.channel)}
    found = {
        "profile": known,
        "address": selectors.webhook_address(known),
        "secrets": [(name, titles[name], value) for name, value in made_up.items()],
        "signs": SIGNING_SECRET in made_up,
    }
    return render(request, "conversations/profile_secret.html", found)


def _how(channel: str) -> str:
    if networks.is_polled(channel):
        return "Sottovoce asks the network every few seconds; nothing must be opened to the outside."
    return "The other side posts to a signed address of this desk."
