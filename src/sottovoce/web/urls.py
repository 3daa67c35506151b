"""The addresses of the desk. ``/hooks`` and ``/live`` are served by the front door, before Django."""

from django.conf import settings
from django.urls import include, path

from sottovoce.web import pages

urlpatterns = [
    path("", pages.start, name="start"),
    path("health", pages.health, name="health"),
    path("accounts/", include("allauth.urls")),
    path("presidio/", include("sottovoce.api.presidio.urls")),
    path("", include("sottovoce.desk.quality.urls")),
    path("", include("sottovoce.desk.conversations.urls")),
    path("", include("sottovoce.desk.core.urls")),
]

if settings.DEMO or settings.DEBUG:
    from sottovoce.web.gallery import gallery

    urlpatterns.append(path("design", gallery, name="design"))
