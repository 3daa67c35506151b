"""Labels: the words that agents file conversations under. No customer data, so no act is recorded."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from sottovoce.desk.conversations.models import Label
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right
from sottovoce.errors import BadInput, NotFound, Refused


def save_label(staff: Staff, label_id: int | None, name: str, hue: int) -> Label:
    """Make a label, or change one.

    Raises:
        Refused: the person's role may not manage labels.
        BadInput: the name is taken.
        NotFound: there is no label of this id.
    """
    _require(staff)
    word = " ".join(name.split())
    try:
        with transaction.atomic():
            label = Label() if label_id is None else _found(label_id)
            label.name, label.hue = word, hue
            label.save()
    except IntegrityError:
        raise BadInput(
            "There is a label of this name already.", where="name", remedy="Choose another."
        ) from None
    return label


def delete_label(staff: Staff, label_id: int) -> str:
    """Take a label off every conversation and forget it. Returns its name."""
    _require(staff)
    with transaction.atomic():
        label = _found(label_id)
        name = label.name
        label.delete()
    return name


def _found(label_id: int) -> Label:
    label = Label.objects.select_for_update().filter(id=label_id).first()
    if label is None:
        raise NotFound(
            "There is no such label here.", remedy="Somebody may have deleted it; look at the list."
        )
    return label


def _require(staff: Staff) -> None:
    if not staff.may(Right.MANAGE_CANNED_REPLIES):
        raise Refused("Your role may not manage labels.", remedy="Ask a team lead.")
