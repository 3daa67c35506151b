"""The kinds of act that are recorded in the ledger, each with the words that tell it. Pure data."""

from __future__ import annotations

from enum import StrEnum


class ActKind(StrEnum):
    """What was done. The value stands in the ledger for good: never rename one."""

    LEDGER_OPENED = "ledger.opened"
    MESSAGE_RECEIVED = "message.received"
    MESSAGE_EDITED = "message.edited"
    MESSAGE_GONE = "message.gone"
    MESSAGE_SENT = "message.sent"
    MESSAGE_UNDONE = "message.undone"
    NOTE_WRITTEN = "note.written"
    MEASURE_ASKED = "measure.asked"
    MEASURE_DONE = "measure.done"
    MEASURE_REFUSED = "measure.refused"
    MEASURE_FAILED = "measure.failed"
    MEASURE_SEEN = "measure.seen"
    ESCALATED = "conversation.escalated"
    REVEALED = "value.revealed"
    FINDING_JUDGED = "finding.judged"
    INTENT_JUDGED = "intent.judged"
    CORRECTION_UNDONE = "correction.undone"
    DETECTION_CHANGED = "detection.changed"
    EXAMPLE_JUDGED = "example.judged"
    EXAMPLES_EXPORTED = "examples.exported"
    SAMPLE_DRAWN = "sample.drawn"
    SAMPLE_JUDGED = "sample.judged"
    OUTGOING_STOPPED = "outgoing.stopped"
    OUTGOING_OVERRIDDEN = "outgoing.overridden"
    HAND_OVER_CREATED = "hand_over.created"
    HAND_OVER_SENT = "hand_over.sent"
    HAND_OVER_OPENED = "hand_over.opened"
    HAND_OVER_SUBMITTED = "hand_over.submitted"
    HAND_OVER_SEEN = "hand_over.seen"
    HAND_OVER_EXPIRED = "hand_over.expired"
    HAND_OVER_WITHDRAWN = "hand_over.withdrawn"
    HAND_OVER_PURGED = "hand_over.purged"
    ATTACHMENT_SEALED = "attachment.sealed"
    ATTACHMENT_OPENED = "attachment.opened"
    ATTACHMENT_ADDED = "attachment.added"
    ATTACHMENT_DROPPED = "attachment.dropped"
    CUSTOMER_SHREDDED = "customer.shredded"
    RULE_CHANGED = "rule.changed"
    PROFILE_CHANGED = "profile.changed"
    STAFF_CHANGED = "staff.changed"
    ORGANISATION_CHANGED = "organisation.changed"
    SIGNED_IN = "staff.signed_in"
    SIGN_IN_FAILED = "staff.sign_in_failed"
    ROOT_ROTATED = "vault.root_rotated"

    @property
    def title(self) -> str:  # type: ignore[override]  # in the place of str.title
        """The act in words, for screens."""
        return _TITLES[self]


_TITLES = {
    ActKind.LEDGER_OPENED: "Ledger opened",
    ActKind.MESSAGE_RECEIVED: "Message received, scanned and sealed",
    ActKind.MESSAGE_EDITED: "Message edited on the network",
    ActKind.MESSAGE_GONE: "Message deleted on the network, and here",
    ActKind.MESSAGE_SENT: "Reply sent",
    ActKind.MESSAGE_UNDONE: "Reply taken back before sending",
    ActKind.NOTE_WRITTEN: "Private note written",
    ActKind.MEASURE_ASKED: "Measure asked for by a person",
    ActKind.MEASURE_DONE: "Measure done",
    ActKind.MEASURE_REFUSED: "Measure refused by the network",
    ActKind.MEASURE_FAILED: "Measure failed",
    ActKind.MEASURE_SEEN: "Measure seen to by a person",
    ActKind.ESCALATED: "Handed to a person",
    ActKind.REVEALED: "Sealed value opened",
    ActKind.FINDING_JUDGED: "Finding corrected",
    ActKind.INTENT_JUDGED: "What a message is, said by a person",
    ActKind.CORRECTION_UNDONE: "Correction taken back",
    ActKind.DETECTION_CHANGED: "Detection adjusted",
    ActKind.EXAMPLE_JUDGED: "Example for retraining judged",
    ActKind.EXAMPLES_EXPORTED: "Examples for retraining exported",
    ActKind.SAMPLE_DRAWN: "Sample for an audit of detection drawn",
    ActKind.SAMPLE_JUDGED: "Message of an audit of detection judged",
    ActKind.OUTGOING_STOPPED: "Public reply stopped by the outgoing check",
    ActKind.OUTGOING_OVERRIDDEN: "Outgoing check overridden",
    ActKind.HAND_OVER_CREATED: "Secure link created",
    ActKind.HAND_OVER_SENT: "Secure link sent",
    ActKind.HAND_OVER_OPENED: "Secure link opened",
    ActKind.HAND_OVER_SUBMITTED: "Secure form received",
    ActKind.HAND_OVER_SEEN: "Secure form read",
    ActKind.HAND_OVER_EXPIRED: "Secure link expired",
    ActKind.HAND_OVER_WITHDRAWN: "Secure link withdrawn",
    ActKind.HAND_OVER_PURGED: "Secure form purged",
    ActKind.ATTACHMENT_SEALED: "Attachment sealed",
    ActKind.ATTACHMENT_OPENED: "Attachment opened",
    ActKind.ATTACHMENT_ADDED: "Attachment added to a reply",
    ActKind.ATTACHMENT_DROPPED: "Attachment thrown away unsent",
    ActKind.CUSTOMER_SHREDDED: "Customer shredded",
    ActKind.RULE_CHANGED: "Rule changed",
    ActKind.PROFILE_CHANGED: "Profile changed",
    ActKind.STAFF_CHANGED: "Staff changed",
    ActKind.ORGANISATION_CHANGED: "Settings changed",
    ActKind.SIGNED_IN: "Signed in",
    ActKind.SIGN_IN_FAILED: "Sign-in failed",
    ActKind.ROOT_ROTATED: "Root key changed",
}
