"""Addresses of the measures."""

from django.urls import path

from sottovoce.desk.conversations.views import measures

urlpatterns = [
    path("measures/", measures.measures, name="measures"),
    path("measures/<uuid:measure_id>/again/", measures.measure_again, name="measure_again"),
    path("measures/<uuid:measure_id>/seen/", measures.measure_seen, name="measure_seen"),
]
