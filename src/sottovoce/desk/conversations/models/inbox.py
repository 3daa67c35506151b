"""What agents arrange their work with: labels, saved views, canned replies, mentions. No customer data."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sottovoce.desk.conversations.models.messages import Message
from sottovoce.desk.core.models import Brand, Staff


class Label(models.Model):
    """A word agents file conversations under."""

    name = models.CharField(max_length=40, unique=True)
    hue = models.PositiveSmallIntegerField(default=210)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class SavedView(models.Model):
    """A named set of inbox filters; shared, or one person's own."""

    name = models.CharField(max_length=60)
    owner = models.ForeignKey(Staff, null=True, on_delete=models.CASCADE, related_name="saved_views")
    filters = models.JSONField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class CannedReply(models.Model):
    """A prepared answer. ``{name}`` and ``{link}`` are filled in when it is used."""

    shortcut = models.SlugField(max_length=40)
    title = models.CharField(max_length=80)
    text = models.TextField(max_length=2000)
    language = models.CharField(max_length=8, default="en")
    brand = models.ForeignKey(Brand, null=True, on_delete=models.CASCADE, related_name="canned_replies")

    class Meta:
        ordering: ClassVar = ["title"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["shortcut", "language", "brand"],
                name="canned_reply_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.title


class Mention(models.Model):
    """A note names a member of staff, who has not seen it until ``seen_at``."""

    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+")
    note = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="mentions")
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="mentions")
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["note", "staff"], name="mentioned_once")]
        indexes: ClassVar = [
            models.Index(fields=["staff"], condition=models.Q(seen_at=None), name="mentions_unseen")
        ]

    def __str__(self) -> str:
        return f"mention of {self.staff_id}"
