"""Addresses of the settings of this room."""

from django.urls import path

from sottovoce.desk.core.views import settings, staff

urlpatterns = [
    path("settings/", settings.settings, name="settings"),
    path("settings/account/", settings.account, name="account"),
    path("settings/organisation/", settings.organisation, name="organisation"),
    path("settings/brands/", settings.brands, name="brands"),
    path("settings/brands/new/", settings.brand_new, name="brand_new"),
    path("settings/brands/<int:brand_id>/", settings.brand, name="brand"),
    path("settings/staff/", staff.people, name="staff"),
    path("settings/staff/new/", staff.person_new, name="person_new"),
    path("settings/staff/<uuid:person_id>/", staff.person, name="person"),
    path("settings/staff/<uuid:person_id>/sessions/", staff.person_sessions, name="person_sessions"),
    path("settings/staff/<uuid:person_id>/password/", staff.person_password, name="person_password"),
    path(
        "settings/staff/<uuid:person_id>/deactivate/", staff.person_deactivation, name="person_deactivation"
    ),
    path("settings/staff/<uuid:person_id>/return/", staff.person_return, name="person_return"),
]
