"""Labels with how often they are used, counting only conversations of the reader's brands."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from sottovoce.desk.conversations.models import Label
from sottovoce.desk.core.models import Staff


def labels_with_use(staff: Staff) -> QuerySet[Label]:
    """Every label; ``used`` is the number of conversations under it."""
    within_reach = Q(conversations__brand__in=staff.brand_ids())
    return Label.objects.annotate(used=Count("conversations", filter=within_reach))
