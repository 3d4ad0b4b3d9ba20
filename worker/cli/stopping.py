"""Waiting in the foreground until somebody wants the program to end."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from types import FrameType

POLL_SECONDS = 0.2


@contextmanager
def until_stopped() -> Iterator[Callable[[Callable[[], bool]], bool]]:
    """Inside, Ctrl-C and SIGTERM do not end the program but the wait.

    Gives a function that waits until then, or until what it is given says no longer true; it returns whether that was
    so, which is to say whether something ended by itself.
    """
    stopping = Event()

    def stop(_: int, __: FrameType | None) -> None:
        stopping.set()

    def wait(running: Callable[[], bool]) -> bool:
        while running():
            if stopping.wait(POLL_SECONDS):
                return False
        return True

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield wait
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
