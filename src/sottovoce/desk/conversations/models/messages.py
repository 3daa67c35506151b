"""Conversations, their messages and attachments.

``sealed_original`` is what the customer wrote; ``sealed_redacted`` the same as segments with chips, which is
all that a screen opens. Both are sealed under the customer's key and bound to their row.
"""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from sottovoce.desk.conversations.models.customers import Customer, Identity
from sottovoce.desk.conversations.models.profiles import Profile
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.models import Brand, Staff


class Conversation(models.Model):
    """Everything between one customer and one profile: public comments and private messages together."""

    class Status(models.TextChoices):
        OPEN = "open"
        WAITING = "waiting"
        SNOOZED = "snoozed"
        RESOLVED = "resolved"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+")
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="conversations")
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="conversations")
    identity = models.ForeignKey(Identity, on_delete=models.CASCADE, related_name="conversations")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    snoozed_until = models.DateTimeField(null=True)
    assignee = models.ForeignKey(Staff, null=True, on_delete=models.SET_NULL, related_name="conversations")
    started_at = models.DateTimeField()
    last_message_at = models.DateTimeField()
    last_inbound_at = models.DateTimeField(null=True)
    # Since when the customer waits for a first answer; null when nobody waits. The countdown runs from here.
    waiting_since = models.DateTimeField(null=True)
    unread = models.PositiveIntegerField(default=0)
    severity = models.PositiveSmallIntegerField(default=0)
    needs_person = models.BooleanField(default=False)
    has_public = models.BooleanField(default=False)
    has_private = models.BooleanField(default=False)
    labels = models.ManyToManyField("conversations.Label", related_name="conversations", blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profile", "customer"], name="one_conversation_per_customer")
        ]
        indexes: ClassVar = [
            models.Index(fields=["-last_message_at", "-id"], name="inbox_any_status"),
            models.Index(fields=["status", "-last_message_at", "-id"], name="inbox_by_status"),
            models.Index(fields=["assignee", "status", "-last_message_at", "-id"], name="inbox_by_assignee"),
            models.Index(
                fields=["status", "-last_message_at", "-id"],
                condition=models.Q(assignee=None),
                name="inbox_unassigned",
            ),
            models.Index(fields=["customer"]),
        ]

    def __str__(self) -> str:
        return f"conversation {self.id}"


class Message(models.Model):
    """One public comment, direct message, reply of ours, or private note."""

    class Direction(models.TextChoices):
        IN = "in"
        OUT = "out"
        NOTE = "note"

    class Visibility(models.TextChoices):
        PUBLIC = "public"
        PRIVATE = "private"

    class State(models.TextChoices):
        RECEIVED = "received"
        GONE = "gone"
        HELD = "held"
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"
        UNDONE = "undone"
        NOTED = "noted"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+")
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(
        Conversation, null=True, on_delete=models.CASCADE, related_name="messages"
    )
    direction = models.CharField(max_length=4, choices=Direction.choices)
    visibility = models.CharField(max_length=7, choices=Visibility.choices)
    state = models.CharField(max_length=8, choices=State.choices)
    # The network's id of the message often names its author: kept as keyed hash and sealed.
    blind_native_id = models.BigIntegerField(null=True)
    sealed_native_id = models.BinaryField(null=True)
    sealed_thread = models.BinaryField(null=True)
    reply_to = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="replies")
    author = models.ForeignKey(Staff, null=True, on_delete=models.SET_NULL, related_name="+")
    sealed_original = models.BinaryField(null=True)
    sealed_redacted = models.BinaryField(null=True)
    severity = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=8, default="und")
    feeling = models.CharField(max_length=8, db_default="neutral")
    sent_at = models.DateTimeField()
    received_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profile", "blind_native_id"], name="message_once_per_profile"),
            models.CheckConstraint(
                condition=models.Q(state="gone") | models.Q(conversation__isnull=False),
                name="only_a_message_gone_before_it_came_has_no_conversation",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="gone") | models.Q(sealed_original=None, sealed_redacted=None),
                name="what_is_gone_is_not_kept",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["conversation", "sent_at", "id"]),
            models.Index(
                fields=["conversation", "received_at"],
                condition=models.Q(direction="in", state="received"),
                name="messages_of_a_window",
            ),
            models.Index(
                fields=["brand", "received_at"], condition=models.Q(direction="in"), name="messages_received"
            ),
            models.Index(
                fields=["checked_at"],
                condition=models.Q(direction="in", state="received"),
                name="messages_to_check_again",
            ),
            models.Index(
                fields=["received_at"],
                condition=models.Q(state__in=["held", "sending"]),
                name="messages_to_send",
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.id}"


class SearchTerms(models.Model):
    """The blind index of one message: keyed hashes of its words, under the key of its month.

    In a table of its own so that a backup can leave it out and a restore can build it again.
    """

    message = models.OneToOneField(
        Message, primary_key=True, on_delete=models.CASCADE, related_name="search_terms"
    )
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+")
    month = models.CharField(max_length=7)
    terms = ArrayField(models.BigIntegerField())

    class Meta:
        indexes: ClassVar = [
            GinIndex(fields=["terms"], name="search_terms_gin"),
            models.Index(fields=["month"]),
        ]

    def __str__(self) -> str:
        return f"search terms of {self.message_id}"


class Attachment(models.Model):
    """A file of a message: fetched, freed of its metadata, read, sealed; its source address sealed as well.

    ``sealed_contents`` are its words and their places; ``blacked_out`` says that a copy in which all that was
    found is covered lies beside it. What was not read stays hidden until somebody opens it.
    """

    class State(models.TextChoices):
        DUE = "due"
        SEALED = "sealed"
        REFUSED = "refused"
        GONE = "gone"

    class Reading(models.TextChoices):
        NONE = "none"
        READ = "read"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    state = models.CharField(max_length=8, choices=State.choices, default=State.DUE)
    media_type = models.CharField(max_length=80)
    size_bytes = models.PositiveIntegerField(default=0)
    # The address goes when the file is here; its keyed hash stays, so that an edit brings only what is new.
    blind_source = models.BigIntegerField(null=True)
    sealed_source = models.BinaryField(null=True)
    sealed_alt = models.BinaryField(null=True)
    metadata_removed = models.JSONField(default=list)
    problem = models.CharField(max_length=200, blank=True)
    reading = models.CharField(max_length=6, choices=Reading.choices, db_default="none")
    sealed_contents = models.BinaryField(null=True)
    blacked_out = models.BooleanField(db_default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["message"], condition=models.Q(state="due"), name="attachments_to_fetch"),
            models.Index(
                fields=["message"],
                condition=models.Q(reading="read", blacked_out=False),
                name="attachments_to_black_out",
            ),
        ]

    def __str__(self) -> str:
        return f"attachment {self.id}"


class Upload(models.Model):
    """A file that staff gave for a reply that is not written yet: cleaned, sealed under the customer's key.

    When the reply is written it becomes an `Attachment` of the same id: its sealed bytes stay in place.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="uploads")
    author = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    media_type = models.CharField(max_length=80)
    size_bytes = models.PositiveIntegerField()
    sealed_alt = models.BinaryField()
    metadata_removed = models.JSONField(default=list)
    problem = models.CharField(max_length=200, blank=True)
    uploaded_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"upload {self.id}"
