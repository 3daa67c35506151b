"""Addresses of the canned replies' settings."""

from django.urls import path

from sottovoce.desk.conversations.views import canned_replies

urlpatterns = [
    path("settings/replies/", canned_replies.canned_replies, name="canned_replies"),
    path("settings/replies/new/", canned_replies.canned_reply, name="canned_reply_new"),
    path("settings/replies/<int:canned_id>/", canned_replies.canned_reply, name="canned_reply"),
    path("settings/replies/<int:canned_id>/delete/", canned_replies.canned_deletion, name="canned_deletion"),
]
