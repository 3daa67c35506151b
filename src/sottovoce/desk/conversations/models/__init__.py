"""What is true of conversations. Everything a customer wrote, and every handle, is sealed bytes here.

Each table that belongs to a brand carries ``brand`` and is under row-level security (see the migrations).
"""

from sottovoce.desk.conversations.models.customers import Customer, Identity
from sottovoce.desk.conversations.models.handover import HandOver, HandOverStep
from sottovoce.desk.conversations.models.inbox import CannedReply, Label, Mention, SavedView
from sottovoce.desk.conversations.models.messages import (
    Attachment,
    Conversation,
    Message,
    SearchTerms,
    Upload,
)
from sottovoce.desk.conversations.models.profiles import Profile
from sottovoce.desk.conversations.models.protection import (
    WAITS_FOR_PERSON,
    Finding,
    Intent,
    Measure,
    Reveal,
    Rule,
)

__all__ = [
    "WAITS_FOR_PERSON",
    "Attachment",
    "CannedReply",
    "Conversation",
    "Customer",
    "Finding",
    "HandOver",
    "HandOverStep",
    "Identity",
    "Intent",
    "Label",
    "Measure",
    "Mention",
    "Message",
    "Profile",
    "Reveal",
    "Rule",
    "SavedView",
    "SearchTerms",
    "Upload",
]
