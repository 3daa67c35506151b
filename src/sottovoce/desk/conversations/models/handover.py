"""The hand-over: a one-time secure link to a form that is encrypted in the customer's browser."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sottovoce.desk.conversations.models.messages import Conversation, Message
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.models import Brand, Staff


class HandOver(models.Model):
    """One secure link and what came of it. Of the link's token only a hash is kept.

    ``fields`` names what is asked for (see ``fields_asked.py``); ``sealed_private_key`` opens the submission
    and is destroyed when it is purged. ``submission`` is HPKE ciphertext made in the browser.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        OPENED = "opened"
        SUBMITTED = "submitted"
        EXPIRED = "expired"
        WITHDRAWN = "withdrawn"
        PURGED = "purged"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="hand_overs")
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="hand_overs")
    measure = models.OneToOneField(
        "conversations.Measure", null=True, on_delete=models.SET_NULL, related_name="hand_over"
    )
    created_by = models.ForeignKey(Staff, null=True, on_delete=models.SET_NULL, related_name="+")
    token_hash = models.BinaryField(unique=True)
    wrong_tokens = models.PositiveSmallIntegerField(default=0)
    fields = models.JSONField()
    language = models.CharField(max_length=8, default="en")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    public_key = models.BinaryField()
    sealed_private_key = models.BinaryField(null=True)
    submission = models.BinaryField(null=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    purge_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [models.Index(fields=["expires_at"]), models.Index(fields=["purge_at"])]

    def __str__(self) -> str:
        return f"hand-over {self.id}"


class HandOverStep(models.Model):
    """One proven step of a hand-over: hidden, link sent, opened, submitted, seen by, purged."""

    id = models.BigAutoField(primary_key=True)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+")
    hand_over = models.ForeignKey(HandOver, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    staff = models.ForeignKey(Staff, null=True, on_delete=models.SET_NULL, related_name="+")
    act = models.UUIDField()

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.hand_over_id}"
