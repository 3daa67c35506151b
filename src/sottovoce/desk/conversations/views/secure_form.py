"""The customer's page of a hand-over: shown to whoever has the address, opened by whoever has the token.

The token never reaches a log or an address: the browser keeps it in the fragment and sends it in a body. The
two calls need no CSRF token, for they carry no session and the link's token is all the authority there is.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from sottovoce.desk.conversations.form_words import language_for, words_in
from sottovoce.desk.conversations.selectors.handovers import LinkShown, link_shown
from sottovoce.desk.conversations.services.secure_links import LinkClosed, open_link, submit
from sottovoce.errors import BadInput, NotFound, SottovoceError

# Stricter than the desk's: no form may post by itself, and nothing may turn words into markup.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'none'; base-uri 'none'; frame-ancestors 'none';"
    " require-trusted-types-for 'script'; trusted-types 'none'"
)
LARGEST_BODY_BYTES = 65_536
UNKNOWN = "unknown"


class TokenShown(msgspec.Struct, forbid_unknown_fields=True):
    """The body of an opening."""

    token: str


class FormSent(msgspec.Struct, forbid_unknown_fields=True):
    """The body of a submission; ``sealed`` is base64."""

    token: str
    sealed: bytes


Body = TypeVar("Body", bound=msgspec.Struct)
Handler = Callable[[HttpRequest, UUID], HttpResponse]


@require_GET
def secure_form(request: HttpRequest, hand_over_id: UUID) -> HttpResponse:
    """The page. It asks for nothing, and says nothing of the link, until its script has shown the token."""
    link, status = LinkShown(brand="", hue=0, language=""), 404
    with suppress(NotFound):
        link, status = link_shown(hand_over_id), 200
    language = _language(request, link)
    context = {
        "link": link,
        "known": status == 200,
        "words": _with_brand(language, link.brand),
        "language": language,
    }
    response = render(
        request,
        "conversations/secure_form/page.html",
        context,
        status=status,
    )
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def answering(handler: Handler) -> Handler:
    """Answer errors as the state that the page shows, never as words that could name anybody."""

    @wraps(handler)
    def answered(request: HttpRequest, hand_over_id: UUID) -> HttpResponse:
        try:
            return handler(request, hand_over_id)
        except LinkClosed as closed:
            return JsonResponse({"state": closed.state}, status=closed.http_status)
        except NotFound as absence:
            return JsonResponse({"state": UNKNOWN}, status=absence.http_status)
        except SottovoceError as error:
            return JsonResponse({"state": "refused"}, status=error.http_status)

    return answered


@csrf_exempt
@require_POST
@answering
def secure_form_open(request: HttpRequest, hand_over_id: UUID) -> HttpResponse:
    """The fields and the public key, for the token."""
    form = open_link(hand_over_id, _body(request, TokenShown).token, datetime.now(UTC))
    titles = words_in(_language(request, link_shown(hand_over_id))).fields
    fields: list[dict[str, Any]] = [
        {
            "name": field.name,
            "title": titles[field.name],
            "most": field.most_characters,
            "inputMode": field.input_mode,
            "autocomplete": field.autocomplete,
            "long": field.long,
        }
        for field in form.fields
    ]
    return JsonResponse(
        {
            "organisation": str(form.organisation),
            "handOver": str(form.hand_over),
            "expires": int(form.expires_at.timestamp()),
            "fields": fields,
            "publicKey": base64.b64encode(form.public_key).decode(),
        }
    )


@csrf_exempt
@require_POST
@answering
def secure_form_send(request: HttpRequest, hand_over_id: UUID) -> HttpResponse:
    """Keep the sealed form; answered when it is durable."""
    sent = _body(request, FormSent)
    submit(hand_over_id, sent.token, sent.sealed, datetime.now(UTC))
    return JsonResponse({"state": "submitted"})


def _body(request: HttpRequest, kind: type[Body]) -> Body:
    # The content type keeps other sites' plain forms out; the size is looked at before the body is read.
    if request.content_type != "application/json":
        raise BadInput("This page is posted to as JSON.", where="Content-Type")
    if int(request.headers.get("Content-Length") or 0) > LARGEST_BODY_BYTES:
        raise BadInput("The body is too large.", where=f"at most {LARGEST_BODY_BYTES} bytes")
    try:
        return msgspec.json.decode(request.body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise BadInput("This is not what the page sends.") from None


def _language(request: HttpRequest, link: LinkShown) -> str:
    """The conversation's language, else the first of the browser's that the page speaks."""
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower())
    return language_for(link.language, *(code.partition("-")[0] for code, _ in accepted))


def _with_brand(language: str, brand: str) -> dict[str, str]:
    words = words_in(language)
    return {
        name: getattr(words, name).format(brand=brand or "…")
        for name in words.__dataclass_fields__
        if name != "fields"
    }
