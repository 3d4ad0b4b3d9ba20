"""The worker's health page: what an orchestrator asks to know whether a worker is at work."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import msgspec
from aiohttp import web

from worker.errors import UsageError


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """How a worker is. It is ready when its tables are recovered and it takes records; a rebalance interrupts that."""

    ready: bool
    partitions: int


@asynccontextmanager
async def health_page(health: Callable[[], Health], *, host: str, port: int) -> AsyncIterator[None]:
    """Serve `GET /health` at this address while inside: status 200 when ready, else 503, with `Health` as JSON.

    Raises UsageError where the port is taken or the address is not this machine's.
    """

    async def answer(_: web.Request) -> web.Response:
        now = health()
        return web.Response(
            body=msgspec.json.encode(now), status=200 if now.ready else 503, content_type="application/json"
        )

    application = web.Application()
    application.router.add_get("/health", answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        await _listen(runner, host, port)
        yield
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise UsageError(
            f"the health page cannot listen on {host}:{port}: {reason}; set COALITION_WEB_PORT, 0 for none"
        ) from None
