"""The worker process: Procrastinate's jobs, and the ledger's sequencer beside them in a thread."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable
from typing import Any

import structlog
from asgiref.sync import sync_to_async
from django.db import Error, close_old_connections
from procrastinate import App
from procrastinate.contrib.django import app as desk_app

from sottovoce.desk.conversations.services import carrying_out  # noqa: F401 - loaded early, with all it needs
from sottovoce.desk.conversations.services.scanner import warm_up
from sottovoce.desk.core import sequencer

STARTING_AGAIN_SECONDS = 1.0
LOOK_EVERY_SECONDS = 0.1

log = structlog.get_logger(__name__)


def work(concurrency: int) -> None:
    """Work until told to stop; a database that restarts is waited for."""
    stop = threading.Event()
    _warm_up()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    sequencing = threading.Thread(target=sequencer.run, args=(stop,), name="sequencer")
    sequencing.start()
    try:
        asyncio.run(_work_jobs(concurrency, stop))
    finally:
        stop.set()
        sequencing.join(timeout=10)


def work_off() -> None:
    """Run the jobs that wait now, and end."""
    asyncio.run(_work_off())


async def _work_off() -> None:
    async with _fetching_app().open_async() as fetching:
        await fetching.run_worker_async(
            wait=False,
            install_signal_handlers=False,
            listen_notify=False,
            delete_jobs="successful",
            task_middleware=[with_fresh_connection],
        )


def _warm_up() -> None:
    """Load before the first job what it would wait for. A database that is not up yet is no fault."""
    try:
        warm_up()
    except Error as error:
        log.warning("worker.not_warm", error=type(error).__name__)


async def _work_jobs(concurrency: int, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            await _one_working_life(concurrency, stop)
        except Exception as error:
            log.warning("worker.starting_again", error=type(error).__name__)
        if not stop.is_set():
            await sync_to_async(close_old_connections)()
            await asyncio.sleep(STARTING_AGAIN_SECONDS)


async def _one_working_life(concurrency: int, stop: threading.Event) -> None:
    """Run jobs until told to stop, or until the connection to the database is lost."""
    async with _fetching_app().open_async() as fetching:
        working = asyncio.create_task(
            fetching.run_worker_async(
                concurrency=concurrency,
                install_signal_handlers=False,
                listen_notify=True,
                fetch_job_polling_interval=1.0,
                delete_jobs="successful",
                update_heartbeat_interval=2.0,
                stalled_worker_timeout=10.0,
                shutdown_graceful_timeout=20.0,
                task_middleware=[with_fresh_connection],
            )
        )
        log.info("worker.ready")
        while not (stop.is_set() or working.done()):
            await asyncio.sleep(LOOK_EVERY_SECONDS)
        if working.done():
            working.result()
            return
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)


def _fetching_app() -> App:
    """An app that fetches jobs over connections of its own.

    Not `replace_connector`, which would take Django's connection from the tasks as well: what a task defers
    must be in the transaction of what the task writes.
    """
    desk_app.perform_import_paths()  # type: ignore[no-untyped-call]
    return desk_app.with_connector(desk_app.connector.get_worker_connector())  # type: ignore[attr-defined]


def with_fresh_connection(call_next: Callable[[], Any], context: Any, worker: Any) -> Any:
    """Around each job: a connection that a database's restart has broken is replaced first."""
    close_old_connections()
    try:
        return call_next()
    finally:
        close_old_connections()
