"""Running the worker: topics first, then the app, until it is told to stop."""

import asyncio
import logging
import signal

import uvloop

from worker.errors import CoalitionError
from worker.settings import Settings
from worker.streams.app import create_app
from worker.streams.logs import quiet_faust
from worker.transport.topics import ensure_topics

logger = logging.getLogger(__name__)

STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def run(settings: Settings) -> None:
    """Run a worker until SIGTERM or SIGINT; what it is writing then is finished and committed.

    Raises BrokerError where the topics cannot be had, CoalitionError where the worker fails.
    """
    uvloop.run(_run(settings))


async def _run(settings: Settings) -> None:
    quiet_faust()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in STOP_SIGNALS:
        loop.add_signal_handler(number, stop.set)
    created = await ensure_topics(settings)
    if created:
        logger.info("created %d topics", len(created))
    app = create_app(settings)
    stopping = asyncio.create_task(stop.wait())
    try:
        await app.start()
        crashed = asyncio.create_task(app._crashed.wait())
        await asyncio.wait({stopping, crashed}, return_when=asyncio.FIRST_COMPLETED)
        crashed.cancel()
    finally:
        stopping.cancel()
        await app.stop()
    if app.crash_reason is not None:
        raise CoalitionError(f"the worker failed: {app.crash_reason!r}") from app.crash_reason
