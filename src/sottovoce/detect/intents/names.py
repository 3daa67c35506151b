"""The intents a message can have, with the words that a person reads, in the order of the shipped weights.

Rights are those of GDPR articles 15 to 22 and of the CCPA (opt-out of sale and sharing, limit the use of
sensitive information, appeal as Virginia, Colorado and others have it).
"""

from __future__ import annotations

from types import MappingProxyType

INTENTS = MappingProxyType(
    {
        "rights.access": "asks what is held about them",
        "rights.erasure": "asks to be deleted",
        "rights.rectification": "asks to correct their data",
        "rights.restriction": "asks to stop the use of their data for now",
        "rights.portability": "asks for their data to take elsewhere",
        "rights.objection": "objects to the use of their data",
        "rights.opt_out": "opts out of sale, sharing or marketing",
        "rights.limit_use": "asks to limit the use of sensitive data",
        "rights.appeal": "appeals a refusal",
        "rights.withdraw_consent": "withdraws consent",
        "privacy.question": "asks about privacy",
        "breach.report": "reports a breach",
        "breach.rumour": "asks about, or spreads, a rumour of a breach",
        "complaint": "complains",
        "child.writer": "says that they are a child",
        "third_party": "publishes another person's data",
    }
)
RIGHTS = tuple(name for name in INTENTS if name.startswith("rights."))
