"""What is true of the organisation: its brands, its staff, and the acts that were recorded.

Staff are the organisation's own people: their names and addresses are kept readable. Nothing of a customer
is kept here in clear; an act's detail is sealed, and its leaf holds a commitment only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.rights import Right, Role, allows

if TYPE_CHECKING:
    from collections.abc import Iterable


class Organisation(models.Model):
    """The controller that runs this installation. There is one row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    created_at = models.DateTimeField()
    languages = models.JSONField(default=list)
    regions = models.JSONField(default=list)
    reveal_seconds = models.PositiveSmallIntegerField(default=30)
    undo_seconds = models.PositiveSmallIntegerField(default=8)
    link_hours = models.PositiveSmallIntegerField(default=48)
    submission_days = models.PositiveSmallIntegerField(default=7)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(reveal_seconds__range=(5, 600)), name="reveal_seconds_sane"
            ),
            models.CheckConstraint(condition=models.Q(undo_seconds__range=(0, 60)), name="undo_seconds_sane"),
        ]

    def __str__(self) -> str:
        return self.name


class Brand(models.Model):
    """A name under which the organisation speaks to customers. Limits of access are drawn around brands."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    hue = models.PositiveSmallIntegerField(default=210, help_text="Colour of the brand, degrees of hue.")
    first_reply_minutes = models.PositiveIntegerField(default=60)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(hue__lt=360), name="hue_below_360")
        ]

    def __str__(self) -> str:
        return self.name


class StaffManager(BaseUserManager["Staff"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> Staff:
        staff = self.model(email=self.normalize_email(email), **fields)
        staff.set_password(password)
        staff.save()
        return staff


class Staff(AbstractBaseUser):
    """A person who works here. The id is random: the ledger names staff by it alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=20, choices=[(r.value, r.title) for r in Role], default=Role.AGENT)
    brands = models.ManyToManyField(Brand, related_name="staff", blank=True)
    is_active = models.BooleanField(default=True)
    theme = models.CharField(max_length=6, default="system")
    time_zone = models.CharField(max_length=40, default="UTC")
    signature = models.CharField(max_length=120, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[StaffManager] = StaffManager()

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(role__in=[r.value for r in Role]), name="role_known")
        ]

    def __str__(self) -> str:
        return self.name

    def may(self, right: Right) -> bool:
        """Whether this person's role carries the right."""
        return self.is_active and allows(self.role, right)

    def brand_ids(self) -> list[int]:
        """The brands this person is limited to."""
        return list(self.brands.order_by("id").values_list("id", flat=True))

    # django-allauth asks these two of every user; there is no Django admin here to open with them.
    @property
    def is_staff(self) -> bool:
        return False

    @property
    def is_superuser(self) -> bool:
        return False

    def has_perms(self, perms: Iterable[str], obj: object | None = None) -> bool:
        return False


class Act(models.Model):
    """One privacy-relevant act, written in the transaction that did it (invariant 4 of the design).

    ``leaf`` is what the ledger holds: canonical bytes with a commitment and no personal data. ``index`` is
    filled in by the sequencer. ``sealed_detail`` opens under the customer's key and dies with it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    actor = models.CharField(max_length=60)
    subject = models.UUIDField(null=True)
    # No index: each brand has a large part of the acts, and behind the policy the planner would reach for it.
    brand = models.ForeignKey(Brand, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    objects_named = models.JSONField(default=list)
    sealed_detail = models.BinaryField()
    leaf = models.BinaryField()
    index = models.BigIntegerField(null=True, unique=True)

    class Meta:
        ordering: ClassVar = ["-at"]
        indexes: ClassVar = [
            models.Index(fields=["kind", "-at"]),
            models.Index(fields=["subject", "-at"]),
            models.Index(fields=["-at"]),
            models.Index(fields=["at", "id"], condition=models.Q(index=None), name="acts_to_sequence"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
