"""Who may do what: the roles, and the rights each carries. Pure data; no database.

One table, read by views, services, templates and tests alike. A right not listed for a role is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What a member of staff is here to do."""

    AGENT = "agent"
    TEAM_LEAD = "team_lead"
    PRIVACY_OFFICER = "privacy_officer"
    COUNSEL = "counsel"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def title(self) -> str:  # type: ignore[override]  # the role in words, in the place of str.title
        return self.value.replace("_", " ").capitalize()


class Right(StrEnum):
    """One thing that a role may allow."""

    READ_INBOX = "read_inbox"
    REPLY = "reply"
    ASSIGN_OTHERS = "assign_others"
    REVEAL = "reveal"
    OVERRIDE_CHECK = "override_check"
    HAND_OVER = "hand_over"
    MANAGE_CANNED_REPLIES = "manage_canned_replies"
    SEE_CUSTOMER = "see_customer"
    SHRED = "shred"
    READ_RULES = "read_rules"
    EDIT_RULES = "edit_rules"
    SEE_MEASURES = "see_measures"
    MANAGE_DETECTION = "manage_detection"
    READ_LEDGER = "read_ledger"
    MANAGE_CHANNELS = "manage_channels"
    MANAGE_STAFF = "manage_staff"
    MANAGE_ORGANISATION = "manage_organisation"


_AGENT = {Right.READ_INBOX, Right.REPLY, Right.REVEAL, Right.HAND_OVER, Right.SEE_CUSTOMER, Right.READ_RULES}
_LEAD = _AGENT | {
    Right.ASSIGN_OTHERS,
    Right.OVERRIDE_CHECK,
    Right.MANAGE_CANNED_REPLIES,
    Right.SEE_MEASURES,
    Right.READ_LEDGER,
}

RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.AGENT: frozenset(_AGENT),
    Role.TEAM_LEAD: frozenset(_LEAD),
    Role.PRIVACY_OFFICER: frozenset(
        _LEAD | {Right.SHRED, Right.EDIT_RULES, Right.MANAGE_DETECTION, Right.MANAGE_ORGANISATION}
    ),
    Role.COUNSEL: frozenset(
        {Right.READ_INBOX, Right.SEE_CUSTOMER, Right.READ_RULES, Right.SEE_MEASURES, Right.READ_LEDGER}
    ),
    Role.AUDITOR: frozenset({Right.READ_RULES, Right.SEE_MEASURES, Right.READ_LEDGER}),
    Role.ADMINISTRATOR: frozenset(
        {
            Right.READ_RULES,
            Right.EDIT_RULES,
            Right.MANAGE_DETECTION,
            Right.SEE_MEASURES,
            Right.READ_LEDGER,
            Right.MANAGE_CHANNELS,
            Right.MANAGE_STAFF,
            Right.MANAGE_ORGANISATION,
            Right.MANAGE_CANNED_REPLIES,
        }
    ),
}

# Their sign-ins are acts of their own in the ledger (DESIGN section 5, invariant 4).
PRIVILEGED = frozenset({Role.PRIVACY_OFFICER, Role.COUNSEL, Role.AUDITOR, Role.ADMINISTRATOR})


def allows(role: str, right: Right) -> bool:
    """Whether this role carries this right; an unknown role carries none."""
    return role in Role._value2member_map_ and right in RIGHTS[Role(role)]
