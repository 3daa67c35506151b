"""Structured logs, one JSON object a line on standard error, without personal data.

Our own events carry ids and counts only. What libraries log is kept to its logger, level and exception type:
their messages may quote a value. Addresses are cut to their first part.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import MutableMapping
from typing import Any

import structlog


def configure_logs(level: int = logging.INFO) -> None:
    """Send our logs, and the warnings of libraries, to standard error as JSON."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _drop_exception_text,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    root = logging.getLogger()
    root.handlers[:] = [_LibraryHandler()]
    root.setLevel(logging.WARNING)


def tell_crashes_as_events() -> None:
    """Let what ends this process, or a thread of it, be one structured line: a traceback quotes values."""
    configure_logs()

    def tell(kind: type[BaseException], error: BaseException | None, traceback: Any) -> None:
        log = structlog.get_logger("crash")
        log.critical("process.crashed", error=kind.__name__, raised_at=_innermost(traceback))

    sys.excepthook = tell
    threading.excepthook = lambda crash: tell(crash.exc_type, crash.exc_value, crash.exc_traceback)


def _drop_exception_text(logger: Any, name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    event.pop("exc_info", None)
    event.pop("exception", None)
    return event


class _LibraryHandler(logging.Handler):
    """Says that a library complained, and with which exception, but not its words."""

    def emit(self, record: logging.LogRecord) -> None:
        fields: dict[str, Any] = {"logger": record.name, "place": f"{record.module}:{record.lineno}"}
        if record.exc_info and record.exc_info[0] is not None:
            fields["error"] = record.exc_info[0].__name__
            fields["raised_at"] = _innermost(record.exc_info[2])
        log = structlog.get_logger("library")
        log.log(max(record.levelno, logging.WARNING), "library.complained", **fields)


def _innermost(traceback: Any) -> str:
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    return "" if traceback is None else f"{traceback.tb_frame.f_code.co_name}:{traceback.tb_lineno}"
