"""Presidio's addresses, below ``/presidio/``."""

from django.urls import path

from sottovoce.api.presidio import views

urlpatterns = [
    path("health", views.health),
    path("analyze", views.analyze),
    path("supportedentities", views.supported_entities),
    path("recognizers", views.recognizers),
    path("anonymize", views.anonymize),
    path("anonymizers", views.anonymizers),
    path("deanonymize", views.deanonymize),
    path("deanonymizers", views.deanonymizers),
]
