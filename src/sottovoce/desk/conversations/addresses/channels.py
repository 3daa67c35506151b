"""Addresses of the channels' settings."""

from django.urls import path

from sottovoce.desk.conversations.views import channels

urlpatterns = [
    path("settings/channels/", channels.channels, name="channels"),
    path("settings/channels/new/", channels.channel_choice, name="channel_choice"),
    path("settings/channels/new/<slug:channel>/", channels.profile_new, name="profile_new"),
    path("settings/channels/<uuid:profile_id>/", channels.profile, name="profile"),
    path("settings/channels/<uuid:profile_id>/test/", channels.profile_test, name="profile_test"),
    path("settings/channels/<uuid:profile_id>/pause/", channels.profile_pause, name="profile_pause"),
    path("settings/channels/<uuid:profile_id>/secret/", channels.profile_secret, name="profile_secret"),
    path(
        "settings/channels/<uuid:profile_id>/disconnect/",
        channels.profile_disconnection,
        name="profile_disconnection",
    ),
]
