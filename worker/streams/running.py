"""Running the worker: topics first, then the app, until it is told to stop."""

import asyncio
import logging
import signal
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext

import uvloop

from worker.errors import CoalitionError
from worker.settings import Settings
from worker.streams.app import CoalitionApp, create_app
from worker.streams.logs import quiet_faust
from worker.transport.topics import ensure_topics

logger = logging.getLogger(__name__)

STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)


Beside = Callable[[CoalitionApp], AbstractAsyncContextManager[None]]


def run(settings: Settings, *, beside: Beside | None = None) -> None:
    """Run a worker until SIGTERM or SIGINT; what it is writing then is finished and committed.

    `beside` is entered with the app before it starts, and left when it has stopped. Raises BrokerError where the topics
    cannot be had, CoalitionError where the worker fails.
    """
    uvloop.run(_run(settings, beside))


async def _run(settings: Settings, beside: Beside | None) -> None:
    quiet_faust()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in STOP_SIGNALS:
        loop.add_signal_handler(number, stop.set)
    created = await ensure_topics(settings)
    if created:
        logger.info("created %d topics", len(created))
    app = create_app(settings)
    async with beside(app) if beside is not None else nullcontext():
        await _run_until(stop, app)
    if app.crash_reason is not None:
        raise CoalitionError(f"the worker failed: {app.crash_reason!r}") from app.crash_reason


async def _run_until(stop: asyncio.Event, app: CoalitionApp) -> None:
    stopping = asyncio.create_task(stop.wait())
    try:
        await app.start()
        crashed = asyncio.create_task(app._crashed.wait())
        await asyncio.wait({stopping, crashed}, return_when=asyncio.FIRST_COMPLETED)
        crashed.cancel()
    finally:
        stopping.cancel()
        await app.stop()
