"""One life of the app: started on a loop of its own, run until it is quiet, stopped or killed."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

import faust

from worker.errors import CoalitionError, NotQuiet, UsageError
from worker.replay.topology.changelogs import MemoryChangelogs, MemoryStableOffsets
from worker.replay.topology.clock import VirtualLoop, ruling
from worker.replay.topology.group import MemoryMember
from worker.replay.topology.log import MemoryLog
from worker.replay.topology.producer import Life, MemoryProducer
from worker.replay.topology.transport import transport_of
from worker.streams.app import CoalitionApp
from worker.streams.pool import ReadingPool

START_SECONDS = 600.0  # of the loop's time, which costs none
CANCEL_ROUNDS = 20

Result = TypeVar("Result")


class Worker:
    """The app while it runs. Time is the loop's own; `now` gives the seconds since 1970 that Faust is told."""

    def __init__(self, make: Callable[[], faust.App], log: MemoryLog, folder: Path, now: Callable[[], float]) -> None:
        self.loop = VirtualLoop()
        self.life = Life()
        self.life.on_end = self.loop.stop
        self._log = log
        self._now = now
        self.app: Any = None
        try:
            self.complete(self._make(make, folder))
            self._watching = self.loop.create_task(self._watch())
            self.complete(cast(Any, self.app).start())
            self.settle(patience=1.0)
        except BaseException:
            self.kill()
            raise

    async def _make(self, make: Callable[[], faust.App], folder: Path) -> None:
        """Made on the loop, so that nothing of the app belongs to another one."""
        app = make()
        self.app = app
        app.loop = self.loop
        app.conf.web_enabled = False
        app.conf.producer_threaded = False
        app.conf.datadir = folder
        self._log.default_partitions = app.conf.topic_partitions
        app.transport = transport_of(app, self._log, self.life)
        if isinstance(app, CoalitionApp):
            self._connect(app)

    def _connect(self, app: CoalitionApp) -> None:
        """The parts of the project's own app that speak to a broker, or to processes, by themselves."""
        if isinstance(app.pool, ReadingPool):
            raise UsageError(
                "the topology driver starts no processes: make the app with create_app(settings, pool=ReadInProcess(…))"
            )

        @asynccontextmanager
        async def producer(transactional_id: str | None) -> Any:
            yield MemoryProducer(self._log, self.life)

        @asynccontextmanager
        async def stable_offsets() -> Any:
            yield MemoryStableOffsets()

        for outputs in app.outputs:
            outputs.connect = producer
            outputs.observe = stable_offsets
        app.changelogs = MemoryChangelogs(self._log)

    async def _watch(self) -> None:
        """A crashed app may keep its loop busy for ever: stop it at once."""
        await self.app._crashed.wait()
        self.loop.stop()

    @property
    def _member(self) -> MemoryMember:
        return cast(MemoryMember, self.app.consumer._thread)

    @property
    def quiet(self) -> bool:
        """Whether every record was fetched, processed and, where the app commits by itself, committed."""
        consumer = self.app.consumer
        return (
            not self._member.behind
            and not any(self._unfinished(message) for message in consumer.unacked)
            and not any(True for _ in self._member.uncommitted())
            and not self.app.producer.buffer.size
        )

    def _unfinished(self, message: Any) -> bool:
        return not message.acked and self.app.topics.acks_enabled_for(message.topic)

    def complete(self, coroutine: Coroutine[Any, Any, Result], limit: float = START_SECONDS) -> Result:
        """Run a coroutine to its end, however long that takes of the loop's time, up to a limit.

        Raises NotQuiet where it does not end.
        """
        name = getattr(coroutine, "__qualname__", "it")
        deadline = self.loop.time() + limit
        task = self.loop.create_task(coroutine)
        task.add_done_callback(lambda _: self.loop.stop())
        self._run(lambda seconds: seconds is not None and self.loop.time() + seconds <= deadline)
        if not task.done():
            task.cancel()
            self._raise_crash()
            raise NotQuiet(f"{name} did not end within {limit:g} s of the driver's time")
        return task.result()

    def settle(self, patience: float) -> None:
        """Run until all is quiet; while it is not, let at most `patience` seconds pass."""
        deadline = self.loop.time() + patience
        self._run(
            lambda seconds: not self.quiet and seconds is not None and self.loop.time() + seconds <= deadline,
        )

    def advance(self, seconds: float) -> None:
        """Let time pass, with all that is due in it."""
        target = self.loop.time() + seconds

        def go_on(until_next: float | None) -> bool:
            return until_next is not None and self.loop.time() + until_next <= target

        self._run(go_on)
        self.loop.jump_to(target)

    def rebalance(self) -> None:
        """Take all partitions away and give them back."""
        self.complete(self._member.join())
        self.settle(patience=START_SECONDS)

    def stop(self) -> None:
        """Stop as on SIGTERM, and let go of everything."""
        if not self.loop.is_closed():
            try:
                if not self.life.ended and not self.app._crashed.is_set():
                    self.complete(self.app.stop())
            finally:
                self.kill()

    def kill(self) -> None:
        """Die now: nothing that the app does on its way out reaches the log."""
        if self.loop.is_closed():
            return
        self.life.ends_after = self.life.steps
        for _ in range(CANCEL_ROUNDS):
            tasks = asyncio.all_tasks(self.loop)
            if not tasks:
                break
            for task in tasks:
                task.cancel()
            self._run(lambda _: False)
        self._run_quietly(self.loop.shutdown_asyncgens())
        self._run_quietly(self.loop.shutdown_default_executor())
        if isinstance(self.app, CoalitionApp):
            self.app.storage.close()
        self.loop.close()

    def _run_quietly(self, coroutine: Coroutine[Any, Any, None]) -> None:
        task = self.loop.create_task(coroutine)
        task.add_done_callback(lambda _: self.loop.stop())
        self._run(lambda _: False)

    def _run(self, go_on: Callable[[float | None], bool]) -> None:
        self.loop.on_idle = go_on
        with ruling(self.loop, self._now):
            self.loop.run_forever()
        if not self.life.ended:
            self._raise_crash()

    def _raise_crash(self) -> None:
        if self.app is not None and self.app._crashed.is_set() and not self.life.ended:
            reason = self.app.crash_reason
            raise CoalitionError(f"the app crashed: {reason!r}") from reason
