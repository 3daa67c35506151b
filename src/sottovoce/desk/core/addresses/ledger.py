"""Addresses of the ledger."""

from django.urls import path

from sottovoce.desk.core.views import ledger

urlpatterns = [
    path("ledger/", ledger.ledger, name="ledger"),
    path("ledger/checkpoint/", ledger.checkpoint, name="ledger_checkpoint"),
    path("ledger/key/", ledger.verifier_key, name="ledger_key"),
    path("ledger/verify/", ledger.verification, name="ledger_verification"),
    path("ledger/<uuid:act_id>/", ledger.act, name="act"),
    path("ledger/<uuid:act_id>/proof/", ledger.act_proof, name="act_proof"),
    path("ledger/<uuid:act_id>/leaf/", ledger.act_leaf, name="act_leaf"),
]
