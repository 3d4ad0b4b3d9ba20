"""An event loop whose time moves only when it is told to, so that what runs on it is quick and always the same."""

import asyncio
import selectors
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from faust.tables import base as tables
from mode import Service

POLL_SECONDS = 0.01

OnIdle = Callable[[float | None], bool]


class VirtualLoop(asyncio.SelectorEventLoop):
    """A loop that, with nothing left to run, asks `on_idle` whether to go on.

    `on_idle` gets the seconds until the next timer (None: there is none). Where it says yes, the time jumps to that
    timer; where no, the loop stops. While a thread works for the loop, time stands still.
    """

    def __init__(self) -> None:
        self._now = 0.0
        self._working = 0
        self.on_idle: OnIdle = lambda _: True
        super().__init__(_Selector(self))

    def time(self) -> float:
        """Seconds since the loop was made, of its own time."""
        return self._now

    def idle(self, timeout: float | None) -> bool:
        """Called when nothing is left to run. Returns whether to wait, in real time, for a thread or a socket."""
        if self._working:
            return True
        if not self.on_idle(timeout):
            self.stop()
        elif timeout is not None:
            self._now += timeout
        return False

    def jump_to(self, time: float) -> None:
        """Set the time, with the loop stopped and nothing due before."""
        self._now = max(self._now, time)

    def run_in_executor(self, executor: Executor | None, func: Any, *args: Any) -> Any:  # type: ignore[override]
        """As asyncio's; time stands still until the function has returned."""
        future = super().run_in_executor(executor, func, *args)
        self._working += 1
        future.add_done_callback(self._worked)
        return future

    def _worked(self, _: object) -> None:
        self._working -= 1


class _Selector(selectors.DefaultSelector):
    """Never waits, unless for a thread: it tells the loop that there is nothing to do."""

    def __init__(self, loop: VirtualLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready: list[tuple[selectors.SelectorKey, int]] = super().select(0)
        if ready or timeout == 0 or not self._loop.idle(timeout):
            return ready
        waited: list[tuple[selectors.SelectorKey, int]] = super().select(POLL_SECONDS)
        return waited


@contextmanager
def ruling(loop: VirtualLoop, seconds_since_1970: Callable[[], float]) -> Iterator[None]:
    """Inside, Faust's own clocks are the loop's, and the loop may run although another one is running.

    Faust asks the system's clock in two places: for timers (`mode.Service.itertimer`), to correct their drift, and in
    windowed tables, for what has expired.
    """
    windows: Any = tables
    outer = asyncio._get_running_loop()
    timers: Any = Service.itertimer.__kwdefaults__
    clock, wall_clock = timers["clock"], windows.time
    asyncio._set_running_loop(None)
    timers["clock"] = loop.time
    windows.time = SimpleNamespace(time=seconds_since_1970)
    try:
        yield
    finally:
        windows.time = wall_clock
        timers["clock"] = clock
        asyncio._set_running_loop(outer)
