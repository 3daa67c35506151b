"""How customers are named on screen: their sealed names and handles, opened for the rows that are shown."""

from __future__ import annotations

from dataclasses import dataclass

from sottovoce.desk.conversations.models import Identity
from sottovoce.desk.conversations.services.protection import open_text
from sottovoce.errors import Unreadable


@dataclass(frozen=True, slots=True)
class Person:
    """A customer as the screen names them. After a shred nothing is left to name: ``shredded``."""

    name: str
    handle: str
    shredded: bool = False


SHREDDED = Person("Shredded customer", "", shredded=True)


def person_of(identity: Identity) -> Person:
    """The customer behind an identity; a name that the network never told is their handle."""
    try:
        handle = open_text(identity.customer_id, identity.id, "handle", identity.sealed_handle, "identity")
        name = open_text(identity.customer_id, identity.id, "name", identity.sealed_name, "identity")
    except Unreadable:
        return SHREDDED
    return Person(name or handle, handle)
