"""Addresses of customers and hand-overs. They name random ids, never a handle."""

from django.urls import path

from sottovoce.desk.conversations.views import customer, hand_over

urlpatterns = [
    path("customers/<uuid:customer_id>/", customer.customer, name="customer"),
    path("customers/<uuid:customer_id>/shred/", customer.customer_shredding, name="customer_shredding"),
    path("customers/<uuid:customer_id>/receipt/", customer.customer_receipt, name="customer_receipt"),
    path("hand-overs/<uuid:hand_over_id>/", hand_over.hand_over, name="hand_over"),
    path(
        "hand-overs/<uuid:hand_over_id>/withdraw/",
        hand_over.hand_over_withdrawal,
        name="hand_over_withdrawal",
    ),
    path("hand-overs/<uuid:hand_over_id>/purge/", hand_over.hand_over_purge, name="hand_over_purge"),
]
