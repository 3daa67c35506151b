"""A brand's accounts on the networks."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.models import Brand


class Profile(models.Model):
    """A brand's account on a channel. Its credentials are sealed under the organisation's key.

    ``slug`` is the last part of the webhook's address, ``/hooks/<slug>``. ``sealed_cursor`` is where polling
    goes on from; sealed, because on some networks it holds an author's id.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="profiles")
    channel = models.CharField(max_length=30)
    slug = models.SlugField(max_length=60, unique=True)
    label = models.CharField(max_length=120)
    sealed_credentials = models.BinaryField()
    sealed_cursor = models.BinaryField(null=True)
    enabled = models.BooleanField(default=True)
    fetched_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)
    problem_since = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["label"]

    def __str__(self) -> str:
        return self.label
