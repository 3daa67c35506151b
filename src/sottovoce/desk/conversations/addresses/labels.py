"""Addresses of the labels' settings."""

from django.urls import path

from sottovoce.desk.conversations.views import labels

urlpatterns = [
    path("settings/labels/", labels.labels, name="labels"),
    path("settings/labels/new/", labels.label, name="label_new"),
    path("settings/labels/<int:label_id>/", labels.label, name="label"),
    path("settings/labels/<int:label_id>/delete/", labels.label_deletion, name="label_deletion"),
]
