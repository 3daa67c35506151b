"""The data subjects. A customer is a random id with a key; each network's name for them is sealed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sottovoce.desk.core.identifiers import new_id


class Customer(models.Model):
    """One data subject. The row outlives a shred as proof that there was one; its key does not."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    created_at = models.DateTimeField()
    shredded_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"customer {self.id}"


class Identity(models.Model):
    """A customer's account on one channel. ``blind_*`` are keyed hashes: findable, not readable."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="identities")
    channel = models.CharField(max_length=30)
    blind_native_id = models.BigIntegerField()
    blind_handle = models.BigIntegerField()
    sealed_native_id = models.BinaryField()
    sealed_handle = models.BinaryField()
    sealed_name = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["channel", "blind_native_id"], name="identity_once_per_channel")
        ]
        indexes: ClassVar = [models.Index(fields=["blind_handle"])]

    def __str__(self) -> str:
        return f"identity {self.id}"
