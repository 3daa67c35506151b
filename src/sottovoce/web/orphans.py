"""How processes of one desk end together: Linux's parent-death signal and child subreaper (``prctl(2)``).

A part that outlived a killed supervisor would keep its port and work on unseen; a database server that is
nobody's child would stay a zombie that looks alive. Both calls do nothing on other systems.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys

# Set by whoever starts a part: its own process id, so that a part that starts too late can tell.
SUPERVISOR_VARIABLE = "SOTTOVOCE_SUPERVISOR"

_SET_PARENT_DEATH_SIGNAL = 1
_SET_CHILD_SUBREAPER = 36


def end_with_supervisor(by: signal.Signals = signal.SIGTERM) -> None:
    """If a supervisor started us, be sent this signal when it ends, however it ends.

    Ends at once when it is gone already.
    """
    supervisor = os.environ.get(SUPERVISOR_VARIABLE)
    if not supervisor:
        return
    _prctl(_SET_PARENT_DEATH_SIGNAL, by)
    if os.getppid() != int(supervisor):
        sys.exit(0)


def adopt_orphans() -> None:
    """Become the parent of our descendants' orphans, so that `bury` can collect them."""
    _prctl(_SET_CHILD_SUBREAPER, 1)


def bury(pid: int) -> None:
    """Collect an adopted process if it has ended, so that its number no longer looks alive."""
    with contextlib.suppress(ChildProcessError, ProcessLookupError):
        os.waitpid(pid, os.WNOHANG)


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)
