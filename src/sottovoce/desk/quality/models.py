"""What is true of corrections, what was learnt from them, and audits by sample.

Words of a customer are sealed under that customer's key and die with it; a phrase that staff typed is sealed
for the organisation. What stays in clear names kinds, languages and counts, never a value.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.models import Brand, Staff


class Phrase(models.Model):
    """Words of the allow list or the deny list. It waits until it was corrected often enough, or on demand.

    ``blind`` finds the same words again without opening any. ``customer`` wrote them; none for words of
    staff. A phrase that somebody removed stays out until somebody lists it again by hand.
    """

    class Listing(models.TextChoices):
        ALLOW = "allow"
        DENY = "deny"

    class State(models.TextChoices):
        WAITING = "waiting"
        LISTED = "listed"
        REMOVED = "removed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+")
    customer = models.UUIDField(null=True)
    conversation = models.ForeignKey(
        "conversations.Conversation", null=True, on_delete=models.CASCADE, related_name="+"
    )
    listing = models.CharField(max_length=5, choices=Listing.choices)
    kind = models.CharField(max_length=40)
    blind = models.BigIntegerField()
    sealed = models.BinaryField()
    length = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    why = models.CharField(max_length=300, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Staff, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["-changed_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["brand", "listing", "kind", "blind"], name="phrase_once")
        ]

    def __str__(self) -> str:
        return f"phrase {self.id}"


class Correction(models.Model):
    """One word of a person on one finding. Outlives its message as a count: kinds and languages alone.

    ``before`` is the finding as it was (places and reasons, no value), so that the correction can be undone.
    """

    class Judgement(models.TextChoices):
        WRONG = "wrong"
        KIND = "kind"
        MISSED = "missed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+")
    message = models.ForeignKey(
        "conversations.Message", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    judgement = models.CharField(max_length=6, choices=Judgement.choices)
    kind = models.CharField(max_length=40)
    right_kind = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=8)
    confidence = models.FloatField()
    before = models.JSONField()
    # The finding that stands since: the marked one, or the one of the right kind.
    finding = models.UUIDField(null=True)
    phrases = models.ManyToManyField(Phrase, related_name="corrections")
    staff = models.ForeignKey(Staff, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-at"]
        indexes: ClassVar = [models.Index(fields=["kind", "language"])]

    def __str__(self) -> str:
        return f"correction {self.id}"


class Threshold(models.Model):
    """How sure a finding of a kind in a language must be. Counts of all brands; no customer in it."""

    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=8)
    least = models.FloatField()
    pinned = models.BooleanField(default=False)
    why = models.CharField(max_length=300)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Staff, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["kind", "language"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "language"], name="threshold_once")]

    def __str__(self) -> str:
        return f"{self.kind} in {self.language}: {self.least}"


class Example(models.Model):
    """A message for retraining, every value in it replaced by a made-up one. Sealed for the organisation.

    It dies with the message that it was made from: what is left of a customer's words goes with them.
    """

    class State(models.TextChoices):
        DUE = "due"
        APPROVED = "approved"
        DISCARDED = "discarded"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+")
    message = models.OneToOneField("conversations.Message", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=8)
    sealed = models.BinaryField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.DUE)
    made_at = models.DateTimeField()
    judged_at = models.DateTimeField(null=True)
    judged_by = models.ForeignKey(Staff, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["made_at"]

    def __str__(self) -> str:
        return f"example {self.id}"


class Sampled(models.Model):
    """One message of an audit's sample, and what a person said of it.

    ``weight``: how many messages of its stratum it stands for. ``answer``: counts by kind, under ``right``,
    ``wrong`` and ``missed``.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+")
    audit = models.UUIDField(db_index=True)
    message = models.ForeignKey(
        "conversations.Message", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    place = models.PositiveSmallIntegerField()
    with_findings = models.BooleanField()
    weight = models.FloatField()
    language = models.CharField(max_length=8)
    drawn_at = models.DateTimeField()
    drawn_by = models.ForeignKey(Staff, null=True, on_delete=models.SET_NULL, related_name="+")
    answer = models.JSONField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Staff, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["drawn_at", "place"]

    def __str__(self) -> str:
        return f"sampled {self.id}"
