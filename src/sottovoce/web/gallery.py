"""The gallery of the design system at ``/design``: each component in each state, for those who build pages.

Shown in demo and debug only. It reads nothing and changes nothing.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sottovoce.web.templatetags.desk import icon_names

COLOURS = ("paper", "surface", "raised", "sunken", "accent", "public", "good", "warn", "bad", "info")


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component on one page."""
    if request.method == "POST":
        messages.success(request, "That worked.")
    return render(request, "gallery.html", {"icons": icon_names(), "colours": COLOURS, "hues": range(12)})
