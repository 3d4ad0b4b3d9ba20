"""The topology driver: what a test holds in its hand."""

import importlib
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

import faust
from faust.types import Message, TopicT

from schemas import DEAD_LETTERS, Header, Record
from worker.errors import UsageError
from worker.replay.order import in_order_of_time
from worker.replay.topology.log import MemoryLog
from worker.replay.topology.worker import Worker
from worker.streams.tables import ChangelogTable
from worker.transport.dead_letters import DeadLetter, read_dead_letter

START_MS = 1_512_432_000_000  # 2017-12-05, unless another time is given
PATIENCE = 1.0

AppSource = faust.App | Callable[[], faust.App] | str


class TopologyDriver:
    """Drives every agent and table of a Faust app in one process, with no broker. A context manager.

    `app` is the app itself; or what makes it, or `"package.module:name"`, which can be started anew after a crash.
    `partitions` gives the partitions of topics by name; others have the app's `topic_partitions`, or what they declare.
    `start` is the time at the beginning. While records are unfinished, each call lets at most `patience` seconds of the
    driver's time pass; what waits longer waits for `advance`. `reorder`, a seed, reads partitions in a random order.

    The same calls give the same bytes. Raises CoalitionError where the app crashes.
    """

    def __init__(
        self,
        app: AppSource,
        *,
        partitions: Mapping[str, int] | None = None,
        start: datetime | None = None,
        patience: float = PATIENCE,
        reorder: int | None = None,
    ) -> None:
        self._make = _maker(app)
        self._patience = patience
        self._origin_ms = START_MS if start is None else round(start.timestamp() * 1000)
        self._ready_at: float | None = None
        self._folder = TemporaryDirectory(prefix="topology-")
        self._worker: Worker | None = None
        self.log = MemoryLog(clock=lambda: self.now_ms, reorder=reorder)
        for topic, number in (partitions or {}).items():
            self.log.create(topic, number)
        try:
            self._begin()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop the app and let go of everything. The log can still be read."""
        if self._worker is not None:
            self._worker.stop()
        self._folder.cleanup()

    # Time.

    @property
    def now_ms(self) -> int:
        """The driver's time in milliseconds since 1970."""
        if self._worker is None or self._ready_at is None:
            return self._origin_ms
        return self._origin_ms + round((self._worker.loop.time() - self._ready_at) * 1000)

    @property
    def now(self) -> datetime:
        """The driver's time."""
        return datetime.fromtimestamp(self.now_ms / 1000, UTC)

    def advance(self, seconds: float) -> None:
        """Let time pass: timers, windows, commits and whatever waits are served as they fall due."""
        worker = self._running()
        worker.advance(seconds)
        self._settle()

    # In.

    def send(
        self,
        topic: str | TopicT,
        key: Any = None,
        value: Any = None,
        *,
        partition: int | None = None,
        timestamp_ms: int | None = None,
        headers: Iterable[Header] = (),
    ) -> Record:
        """Write a record, and run until the app has done with it.

        Bytes and None are written as they are; anything else by the codecs of the topic. The partition follows from
        the key as in Kafka, the time is the driver's, unless they are given.
        """
        record = self._append(topic, key, value, partition=partition, timestamp_ms=timestamp_ms, headers=headers)
        self._settle()
        return record

    def play(self, records: Iterable[Record], *, partitions: bool = True, in_time: bool = False) -> None:
        """Write records as they are, with their times, all before the app gets the first of them, and run.

        With `partitions`, each goes to the partition that it names, which has to exist; else where its key belongs.
        With `in_time`, the driver's time follows the records': each is done with before the next one is written.
        """
        for record in in_order_of_time(records) if in_time else records:
            if in_time and record.timestamp_ms > self.now_ms:
                self.advance((record.timestamp_ms - self.now_ms) / 1000)
            self.log.append(
                record.topic,
                record.key,
                record.value,
                partition=record.partition if partitions else None,
                timestamp_ms=record.timestamp_ms,
                headers=record.headers,
            )
            if in_time:
                self._settle()
        self._settle()

    def _append(self, topic: str | TopicT, key: Any, value: Any, **options: Any) -> Record:
        name = topic if isinstance(topic, str) else topic.get_topic_name()
        if _is_bytes(key) and _is_bytes(value):
            return self.log.append(name, key, value, **options)
        found: Any = self._topic(topic)
        if not _is_bytes(key):
            key, _ = found.prepare_key(key, None)
        if not _is_bytes(value):
            value, _ = found.prepare_value(value, None)
        return self.log.append(name, key, value, **options)

    # Out.

    def outputs(self, topic: str | TopicT) -> list[Record]:
        """All records that stand on a topic: by partition, then offset."""
        return self.log.records(topic if isinstance(topic, str) else topic.get_topic_name())

    def messages(self, topic: str | TopicT) -> list[tuple[Any, Any]]:
        """Keys and values that stand on a topic, decoded by the topic's codecs.

        A topic that the app only writes to is not known by its name: give the Topic object.
        """
        found, worker = self._topic(topic), self._running()

        async def decode() -> list[tuple[Any, Any]]:
            events = [await found.decode(_message(record), propagate=True) for record in self.outputs(topic)]
            return [(event.key, event.value) for event in events]

        return worker.complete(decode())

    def table(self, name: str) -> dict[Any, Any]:
        """The rows of a table, by key. Tables of the project's worker give bytes, as they stand in the changelog."""
        tables = self._running().app.tables
        if name not in tables:
            raise UsageError(f"there is no table {name!r}; there are {', '.join(sorted(tables)) or 'none'}")
        table = tables[name]
        if isinstance(table, ChangelogTable):
            partitions = self.log.partitions(table.changelog_topic.get_topic_name()) or 0
            rows = [row for partition in range(partitions) for row in table.rows(partition).scan(b"")]
            return dict(sorted(rows))
        return dict(table.items())

    def changelog(self, name: str) -> dict[bytes, bytes]:
        """The newest row of each key in a table's changelog, as bytes: what another worker would recover."""
        tables = self._running().app.tables
        rows: dict[bytes, bytes] = {}
        for record in self.log.records(tables[name].changelog_topic.get_topic_name()):
            if record.key is not None and record.value is not None:
                rows[record.key] = record.value
            elif record.key is not None:
                rows.pop(record.key, None)
        return dict(sorted(rows.items()))

    def dead_letters(self, topic: str = DEAD_LETTERS.name) -> list[DeadLetter]:
        """What could not be processed, in the project's form of dead letters."""
        if self.log.partitions(topic) is None:
            return []
        return [read_dead_letter(each.key, each.value, each.headers) for each in self.log.records(topic)]

    @property
    def quiet(self) -> bool:
        """Whether all records are processed, and none waits for time to pass."""
        return self._running().quiet

    @property
    def app(self) -> Any:
        """The app as it runs now; another one after a restart where a factory was given."""
        return self._running().app

    # Faults.

    @property
    def steps(self) -> int:
        """How many records this worker has written and commits it has made, since it was started."""
        return self._running().life.steps

    def crash(self, *, after: int = 0) -> None:
        """Kill the worker: now, or when it has taken so many more steps. What it does then reaches nobody.

        A step is a record written or a commit. Until `restart`, records are only stored.
        """
        worker = self._running()
        worker.life.ends_after = worker.life.steps + after
        if not after:
            worker.kill()

    def restart(self, *, redeliver: int = 0) -> None:
        """Start the app anew, where it has not crashed after a clean stop.

        Tables are recovered from the changelogs, and what was not committed comes again; with `redeliver`, so many
        committed records of each partition too.
        """
        worker = self._running()
        ended = worker.life.ends_after is not None
        worker.kill() if ended else worker.stop()
        for partition, offset in self.log.committed.items():
            self.log.committed[partition] = max(0, offset - redeliver)
        self._begin()

    def rebalance(self) -> None:
        """Take all partitions away from the worker and give them back, as when another one comes and goes."""
        self._running().rebalance()

    def commit(self) -> None:
        """Have Faust commit now what was acknowledged; by itself it does so every few seconds of the driver's time."""
        worker = self._running()
        worker.complete(worker.app.consumer.commit())

    def _begin(self) -> None:
        self._origin_ms, self._ready_at = self.now_ms, None
        self._worker = Worker(self._make, self.log, Path(self._folder.name), lambda: self.now_ms / 1000)
        self._ready_at = self._worker.loop.time()
        self._settle()

    def _running(self) -> Worker:
        assert self._worker is not None
        return self._worker

    def _settle(self) -> None:
        worker = self._running()
        if worker.loop.is_closed():
            return
        worker.settle(self._patience)
        if worker.life.ended:
            worker.kill()

    def _topic(self, topic: str | TopicT) -> TopicT:
        if not isinstance(topic, str):
            return topic
        for known in self._running().app.topics:
            if topic in known.topics:
                return known  # type: ignore[no-any-return]
        raise UsageError(f"the app reads no topic {topic!r}: give bytes, or the Topic object, to have codecs used")


def _maker(app: AppSource) -> Callable[[], faust.App]:
    if isinstance(app, str):
        module, colon, name = app.partition(":")
        if not colon:
            raise UsageError(f"{app!r} names no app: write package.module:name")
        return lambda: _imported(module, name)
    if isinstance(app, faust.App):
        lives = [app]

        def only_once() -> faust.App:
            if not lives:
                raise UsageError("an app that has run cannot run again: give the driver a function that makes it")
            return lives.pop()

        return only_once
    return app


def _imported(module: str, name: str) -> faust.App:
    """A module is imported anew each time: a worker that is started again begins with nothing."""
    sys.modules.pop(module, None)
    app = getattr(importlib.import_module(module), name, None)
    if not isinstance(app, faust.App):
        raise UsageError(f"{module}:{name} is no Faust app")
    return app


def _is_bytes(value: Any) -> bool:
    return value is None or isinstance(value, bytes)


def _message(record: Record) -> Message:
    return Message(
        record.topic,
        record.partition,
        record.offset,
        record.timestamp_ms / 1000,
        0,
        dict(record.headers),  # type: ignore[arg-type]
        record.key,
        record.value,
        None,
    )
