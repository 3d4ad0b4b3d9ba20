"""A worker as a process of its own, for the demo and for `serve`."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from worker.errors import CoalitionError
from worker.settings import Settings, variable_of
from worker.transport.brokers.server_process import ServerProcess
from worker.transport.progress import workers_running

READY_SECONDS = 60.0


def start_worker(settings: Settings, log: Path) -> ServerProcess:
    """Start `coalition work` with these settings alone; what it prints is added to the file `log`.

    It ends with this process, however that ends. Raises BrokerError where it cannot be executed.
    """
    values = {variable_of(field): getattr(settings, field) for field in settings.__struct_fields__}
    environment = {variable: text for variable, text in os.environ.items() if variable not in values}
    environment |= {variable: str(value) for variable, value in values.items() if value is not None}
    log.parent.mkdir(parents=True, exist_ok=True)
    return ServerProcess([sys.executable, "-m", "worker", "work"], log, environment=environment)


def wait_until_ready(worker: ServerProcess, settings: Settings, wait: Callable[[Callable[[], bool]], bool]) -> bool:
    """Wait until the worker has joined its group; `wait` as `until_stopped` gives it.

    Returns whether it is ready: not so where somebody wants the program to end. Raises CoalitionError where the worker
    ends by itself, or is not ready in time.
    """
    deadline = monotonic() + READY_SECONDS

    def waiting() -> bool:
        return worker.running and monotonic() < deadline and not asyncio.run(workers_running(settings))

    if not wait(waiting):
        return False
    if not worker.running:
        raise CoalitionError(f"the worker ended by itself: {worker.last_line()} (more in {worker.log})")
    if monotonic() >= deadline:
        raise CoalitionError(f"the worker is not ready after {READY_SECONDS:g} s: {worker.last_line()}")
    return True
