"""Protection: what was found, what the rules ask for, what was done about it, and who looked."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sottovoce.desk.conversations.models.messages import Attachment, Conversation, Message
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.models import Brand, Staff
from sottovoce.detect import Whose


class Finding(models.Model):
    """A span of a message, or of the text of one of its attachments, that holds personal data.

    The value itself is nowhere but in the sealed text. What stood beside the pixels of an attachment has an
    empty span: its value is nowhere at all.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="findings")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40)
    category = models.CharField(max_length=30)
    severity = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    confidence = models.FloatField()
    whose = models.CharField(max_length=7, default=Whose.UNKNOWN.value)
    evidence = models.JSONField()
    # [[message id, start, end], …] of earlier messages that complete this value; with a fourth, the id of the
    # attachment in whose text the span lies.
    parts = models.JSONField(default=list)
    attachment = models.ForeignKey(Attachment, null=True, on_delete=models.CASCADE, related_name="findings")
    # [[page, left, top, right, bottom], …] in an attachment.
    places = models.JSONField(null=True)

    class Meta:
        ordering: ClassVar = ["message", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "number"], name="finding_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")) | models.Q(attachment__isnull=False),
                name="finding_not_empty",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["kind"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Intent(models.Model):
    """What a message is, by a name of `detect.INTENTS`: a rights request, a report of a breach. No text.

    ``judged_by`` said so, or (``denied``) said that it is none. A right whose kind nobody named yet has the
    name of the group, `intents.ANY_RIGHT`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="intents")
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="intents")
    name = models.CharField(max_length=40)
    confidence = models.FloatField()
    denied = models.BooleanField(db_default=False)
    judged_by = models.ForeignKey(Staff, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["message", "-confidence", "name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["message", "name"], name="intent_once")]
        indexes: ClassVar = [
            models.Index(
                fields=["name", "conversation"], condition=models.Q(denied=False), name="intents_by_name"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.id}"


class Rule(models.Model):
    """When this, then that; in data, so that the screen can say it in words (schema: ``rules.py``)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    brand = models.ForeignKey(Brand, null=True, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    enabled = models.BooleanField(default=True)
    conditions = models.JSONField()
    measures = models.JSONField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Staff, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["position", "name"]

    def __str__(self) -> str:
        return self.name


# The network would not do it, it failed, or a person's decision was asked for: and nobody has seen to it yet.
WAITS_FOR_PERSON = models.Q(seen_by_person_at=None) & (
    models.Q(state__in=("refused", "failed")) | models.Q(kind="escalate", state="done")
)


class Measure(models.Model):
    """One act that a rule or a person asked for, with its own state. Carried out at least once."""

    class Kind(models.TextChoices):
        HIDE = "hide"
        UNHIDE = "unhide"
        DELETE = "delete"
        REPLY_PRIVATELY = "reply_privately"
        ESCALATE = "escalate"

    class State(models.TextChoices):
        DUE = "due"
        DONE = "done"
        REFUSED = "refused"
        FAILED = "failed"
        NEEDLESS = "needless"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="measures")
    message = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="measures")
    rule = models.ForeignKey(Rule, null=True, on_delete=models.SET_NULL, related_name="measures_asked")
    asked_by = models.ForeignKey(Staff, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    parameters = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DUE)
    # One of each kind for each message and occasion: replays and reordering add nothing.
    occasion = models.CharField(max_length=120)
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)
    advice = models.CharField(max_length=300, blank=True)
    seen_by_person_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conversation", "occasion"], name="measure_once_per_occasion")
        ]
        indexes: ClassVar = [
            models.Index(fields=["next_try_at"], condition=models.Q(state="due"), name="measures_due"),
            models.Index(fields=["message"]),
            models.Index(fields=["state", "-asked_at"]),
            models.Index(
                fields=["-asked_at", "-id"], condition=WAITS_FOR_PERSON, name="measures_for_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def would_not(self) -> bool:
        """The network refused it, or it failed: it can be tried again."""
        return self.state in (self.State.REFUSED, self.State.FAILED)

    @property
    def waits_for_person(self) -> bool:
        """`WAITS_FOR_PERSON`, of a measure in memory."""
        told = self.kind == self.Kind.ESCALATE and self.state == self.State.DONE
        return (self.would_not or told) and self.seen_by_person_at is None


class Reveal(models.Model):
    """A person opened a sealed value: who, what, for which purpose and reason, when."""

    class Purpose(models.TextChoices):
        ANSWER = "answer", "Answer the customer"
        IDENTIFY = "identify", "Check who the customer is"
        SAFETY = "safety", "Somebody's safety"
        LEGAL = "legal", "A legal duty"
        QUALITY = "quality", "Check what was found"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="reveals")
    message = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="reveals")
    finding = models.ForeignKey(Finding, null=True, on_delete=models.SET_NULL, related_name="reveals")
    hand_over = models.ForeignKey(
        "conversations.HandOver", null=True, on_delete=models.SET_NULL, related_name="reveals"
    )
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="reveals")
    kind = models.CharField(max_length=40)
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    sealed_reason = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at"]
        indexes: ClassVar = [
            models.Index(fields=["staff", "-at"]),
            models.Index(fields=["conversation", "-at"]),
        ]

    def __str__(self) -> str:
        return f"reveal {self.id}"
