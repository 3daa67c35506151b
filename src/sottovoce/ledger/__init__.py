"""The transparency log: an append-only, signed record of acts that other people's tools can verify.

RFC 6962 and RFC 9162 trees in C2SP tlog-tiles, with tlog-checkpoint, signed-note (Ed25519), tlog-cosignature
(the time of signing) and tlog-proof. Touches only the files that it is given; knows no clock, no database and
no other engine.
"""

from sottovoce.ledger.checkpoint import Checkpoint
from sottovoce.ledger.copying import copy_log
from sottovoce.ledger.guard import Guard
from sottovoce.ledger.leaf import Leaf, commit
from sottovoce.ledger.log import Log
from sottovoce.ledger.notes import Signer, Verifier
from sottovoce.ledger.proofs import Proven, entry_in, verify_proof
from sottovoce.ledger.storage import DirectoryStorage, Storage
from sottovoce.ledger.verifying import Problem, Report, verify_log

__all__ = [
    "Checkpoint",
    "DirectoryStorage",
    "Guard",
    "Leaf",
    "Log",
    "Problem",
    "Proven",
    "Report",
    "Signer",
    "Storage",
    "Verifier",
    "commit",
    "copy_log",
    "entry_in",
    "verify_log",
    "verify_proof",
]
