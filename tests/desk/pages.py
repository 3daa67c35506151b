"""What tests of pages share: a browser-less client for each person, and the page's own words."""

from __future__ import annotations

import html
import re
from typing import Any

from django.http import HttpResponse
from django.test import Client


def client_of(staff: Any, *, with_csrf: bool = False) -> Client:
    """A client in which this person is signed in."""
    client = Client(enforce_csrf_checks=with_csrf)
    client.force_login(staff)
    return client


def words_of(response: HttpResponse) -> str:
    """The page's text without its markup, in one line."""
    main = response.content.decode().partition("<main")[2] or response.content.decode()
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def error_beside(response: HttpResponse, field: str) -> str:
    """The error that stands at this field; empty when there is none."""
    found = re.search(
        rf'<ul class="errorlist" id="id_{field}_error">(.*?)</ul>', response.content.decode(), re.S
    )
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found.group(1))).split()) if found else ""
