"""The worker process: Procrastinate's jobs, and the ledger's sequencer beside them in a thread."""

from __future__ import annotations

import asyncio
import signal
import threading

import structlog

from sottovoce.desk.core import sequencer

log = structlog.get_logger(__name__)
DATABASE_PATIENCE_SECONDS = 1.0


def work(concurrency: int) -> None:
    """Work until told to stop; a database that restarts is waited for."""
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    sequencing = threading.Thread(target=sequencer.run, args=(stop,), name="sequencer")
    sequencing.start()
    try:
        asyncio.run(_jobs(concurrency, stop))
    finally:
        stop.set()
        sequencing.join(timeout=10)


async def _jobs(concurrency: int, stop: threading.Event) -> None:
    from procrastinate.contrib.django import app

    while not stop.is_set():
        try:
            with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]
                async with working.open_async():
                    job = asyncio.create_task(
                        working.run_worker_async(
                            concurrency=concurrency,
                            install_signal_handlers=False,
                            listen_notify=True,
                            fetch_job_polling_interval=1.0,
                            delete_jobs="successful",
                            update_heartbeat_interval=2.0,
                            stalled_worker_timeout=10.0,
                            shutdown_graceful_timeout=20.0,
                        )
                    )
                    while not stop.is_set() and not job.done():
                        await asyncio.sleep(0.2)
                    if not job.done():
                        job.cancel()
                    await asyncio.gather(job, return_exceptions=True)
                    if job.done() and not job.cancelled() and job.exception() is not None:
                        raise job.exception() or RuntimeError
        except Exception as error:
            log.warning("worker.starting_again", error=type(error).__name__)
            await asyncio.sleep(DATABASE_PATIENCE_SECONDS)
