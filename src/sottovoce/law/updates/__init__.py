"""Signed updates of the law packs: fetched, verified, kept, and in use only when somebody said so.

``client`` fetches what a repository offers by The Update Framework (TUF specification 1.0) through a fetcher
it is given, ``publishing`` makes such a repository, ``store`` keeps versions in the data folder and knows
which is in use, ``policy`` says what may take effect before counsel has seen it. No network is touched but
through ``fetching``, and nothing at all when no address is configured.

What is in use is read without TUF, so only the store's names stand here.
"""

from sottovoce.law.updates.policy import Policy, may_take_effect
from sottovoce.law.updates.store import Decision, InUse, Store, Verdict, Version

__all__ = ["Decision", "InUse", "Policy", "Store", "Verdict", "Version", "may_take_effect"]
