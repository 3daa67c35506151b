"""The addresses of Presidio's API as HTTP: who may ask, JSON in, JSON out, every error in Presidio's shape.

No form of the desk comes here, hence no token against forgery. On a desk that only this machine reaches,
whoever reaches it may ask; any other needs `SOTTOVOCE_PRESIDIO_TOKEN`, sent as a bearer token or, so that a
URL is all that a client must change, as the password of ``https://presidio:TOKEN@desk.example/presidio``.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from sottovoce.api.presidio import analysing, anonymising
from sottovoce.api.presidio.names import entities, recognizer_of
from sottovoce.api.presidio.wire import AnalyzeRequest, AnonymizeRequest, DeanonymizeRequest, read
from sottovoce.detect import KINDS
from sottovoce.errors import Refused, SottovoceError

CORRELATION = "X-Correlation-ID"
LONGEST_CORRELATION = 200

View = Callable[[HttpRequest], HttpResponse]


class NoToken(Refused):
    """The token is missing or wrong (RFC 9110, section 15.5.2)."""

    http_status = 401


def endpoint(method: str) -> Callable[[View], View]:
    """A view of this API: one method, access checked, errors as JSON."""

    def decorate(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def answer(request: HttpRequest) -> HttpResponse:
            if request.method != method:
                problem = SottovoceError("Method not allowed", remedy=f"Use {method}.")
                return JsonResponse(problem.as_dict(), status=405, headers={"Allow": method})
            try:
                _check_access(request)
                return view(request)
            except SottovoceError as error:
                challenge = {"WWW-Authenticate": "Bearer"} if error.http_status == 401 else {}
                return JsonResponse(error.as_dict(), status=error.http_status, headers=challenge)

        return answer

    return decorate


@endpoint("GET")
def health(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Presidio's API is up, spoken by Sottovoce", content_type="text/plain")


@endpoint("POST")
def analyze(request: HttpRequest) -> HttpResponse:
    asked = read(AnalyzeRequest, request.body)
    answer = JsonResponse(analysing.analyze(asked), safe=False)
    correlation = asked.correlation_id[:LONGEST_CORRELATION]
    if correlation.isascii() and correlation.isprintable() and correlation:
        answer.headers[CORRELATION] = correlation
    return answer


@endpoint("GET")
def supported_entities(request: HttpRequest) -> HttpResponse:
    _check_language(request)
    return JsonResponse(entities(), safe=False)


@endpoint("GET")
def recognizers(request: HttpRequest) -> HttpResponse:
    _check_language(request)
    return JsonResponse(sorted({recognizer_of(kind) for kind in KINDS}), safe=False)


@endpoint("POST")
def anonymize(request: HttpRequest) -> HttpResponse:
    return JsonResponse(anonymising.anonymize(read(AnonymizeRequest, request.body)))


@endpoint("POST")
def deanonymize(request: HttpRequest) -> HttpResponse:
    return JsonResponse(anonymising.deanonymize(read(DeanonymizeRequest, request.body)))


@endpoint("GET")
def anonymizers(request: HttpRequest) -> HttpResponse:
    return JsonResponse(anonymising.ANONYMIZERS, safe=False)


@endpoint("GET")
def deanonymizers(request: HttpRequest) -> HttpResponse:
    return JsonResponse(anonymising.DEANONYMIZERS, safe=False)


def _check_language(request: HttpRequest) -> None:
    language: Any = request.GET.get("language")
    if language:
        analysing.check_language(language)


def _check_access(request: HttpRequest) -> None:
    token = settings.PRESIDIO_TOKEN
    if not token:
        if not reached_from_here_alone(settings.PUBLIC_URL):
            raise Refused(
                "This API is closed: the desk can be reached from elsewhere, and no token is set for it.",
                where="SOTTOVOCE_PRESIDIO_TOKEN",
                remedy="An administrator sets the token and starts the desk again.",
            )
    elif not hmac.compare_digest(_token_sent(request).encode(), token.encode()):
        raise NoToken(
            "This API needs a token, and this is not it.",
            where="Authorization header",
            remedy="Send it as a bearer token, or as the password in the URL.",
        )


def reached_from_here_alone(public_url: str) -> bool:
    """Whether the address that the desk goes by is one of this machine only."""
    host = urlsplit(public_url).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _token_sent(request: HttpRequest) -> str:
    scheme, _, credentials = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return credentials.strip()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(credentials, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return ""
