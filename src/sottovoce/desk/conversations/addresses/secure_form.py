"""Addresses of the customer's secure form. Short, because they stand in messages; open to whoever has one."""

from django.urls import path

from sottovoce.desk.conversations.views import secure_form

urlpatterns = [
    path("s/<uuid:hand_over_id>", secure_form.secure_form, name="secure_form"),
    path("s/<uuid:hand_over_id>/open", secure_form.secure_form_open, name="secure_form_open"),
    path("s/<uuid:hand_over_id>/send", secure_form.secure_form_send, name="secure_form_send"),
]
