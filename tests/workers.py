"""Workers as processes of their own, for tests, and articles enough to keep them busy."""

import asyncio
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import msgspec

from worker.cli.worker_process import start_worker
from worker.settings import Settings
from worker.transport.brokers.server_process import ServerProcess
from worker.transport.documents import Document
from worker.transport.progress import lag, wait_until_quiet

SEED = Path(__file__).parents[1] / "seeds" / "00-afp-coalition-transforms-mission.txt"
QUIET_SECONDS = 120.0


def articles(count: int) -> list[Document]:
    """Articles put together from paragraphs of the seed and sentences with changing numbers; the same every time."""
    paragraphs = SEED.read_text().split("\n\n")
    choose = random.Random(count)
    return [
        Document(
            id=f"article-{number:04d}",
            paragraphs=(
                *sorted(choose.sample(paragraphs[1:], 3), key=paragraphs.index),
                f"The US has about {100 * choose.randint(1, 40)} troops in {choose.choice(['Syria', 'Iraq', 'Mali'])}.",
            ),
            source="AFP",
            published_at=f"2017-12-{1 + number % 28:02d}",
        )
        for number in range(count)
    ]


class Workers:
    """Workers of one group, each with its own log file. All are ended when the test is."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self.settings = settings
        self._folder = folder
        self._started: list[ServerProcess] = []

    def start(self) -> ServerProcess:
        """Start a worker, and return at once."""
        worker = start_worker(
            msgspec.structs.replace(self.settings, processes=1), self._folder / f"worker-{len(self._started)}.log"
        )
        self._started.append(worker)
        return worker

    def wait_until_left(self, paragraphs: int, seconds: float = 120.0) -> None:
        """Wait until no more than so many paragraphs are left to analyse."""
        self.wait_until(lambda: asyncio.run(lag(self.settings)).paragraphs <= paragraphs, seconds)

    def wait_until(self, reached: Callable[[], bool], seconds: float) -> None:
        """Wait until it is so; fails with the workers' last lines."""
        deadline = monotonic() + seconds
        while not reached():
            assert monotonic() < deadline, [worker.last_line() for worker in self._started]
            sleep(0.05)

    def wait_until_quiet(self) -> None:
        """Wait until nothing is left to do."""
        asyncio.run(wait_until_quiet(self.settings, timeout=QUIET_SECONDS))

    def stop_all(self) -> None:
        """End all that still run."""
        for worker in self._started:
            worker.stop()


@contextmanager
def workers_of(settings: Settings, folder: Path) -> Iterator[Workers]:
    workers = Workers(settings, folder)
    try:
        yield workers
    finally:
        workers.stop_all()
