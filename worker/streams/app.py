"""The composition root of the worker: settings in, a Faust app with its agents and tables out."""

import ssl
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import faust
from faust.auth import SASLCredentials, SSLCredentials
from faust.types.auth import SASLMechanism
from yarl import URL

from schemas import PARAGRAPHS, REPORTS, Topic
from worker.extraction.loading import load_extractor
from worker.settings import Settings
from worker.state import TABLES
from worker.streams.aggregating import Aggregating
from worker.streams.analysing import Analysing
from worker.streams.commits import Commits
from worker.streams.consumer import SeekingTransport
from worker.streams.intake import Intake
from worker.streams.logs import SERVICES
from worker.streams.outputs import Outputs
from worker.streams.pool import Pool, ReadingPool
from worker.streams.recovery import Changelogs, RecoveringTables
from worker.streams.tables import ChangelogTable, Storage
from worker.transport.changelogs import Changelogs as BrokerChangelogs
from worker.transport.connection import client_options
from worker.transport.topics import changelog_topic

MIB = 1024 * 1024
REQUEST_SECONDS = 90.0


class CoalitionApp(faust.App):
    """The Faust app, and the parts of ours that start and stop with it."""

    logger = SERVICES

    storage: Storage
    pool: Pool
    outputs: tuple[Outputs, ...]
    commits: Commits
    changelogs: Changelogs

    @property
    def ready(self) -> bool:
        """Whether the tables are recovered and records are taken."""
        return bool(self.tables.actives_ready) and not self.rebalancing and not self.should_stop

    @property
    def partitions(self) -> int:
        """How many partitions of the topics that it reads are this worker's."""
        changelogs = self.tables.changelog_topics
        return sum(tp.topic not in changelogs for tp in self.consumer.assignment()) if self.ready else 0

    def _new_transport(self) -> SeekingTransport:
        return SeekingTransport(self.conf.broker_consumer, self)

    async def on_start(self) -> None:
        """Connect, and load the models while the group is being joined."""
        await super().on_start()
        for each in self.outputs:
            await each.start()
        self.add_future(self.pool.warm_up())

    async def on_shutdown(self) -> None:
        """Let go of processes, connections and files, when all streams have ended."""
        await super().on_shutdown()
        await self.pool.stop()
        for each in self.outputs:
            await each.stop()
        self.storage.close()


def create_app(settings: Settings, *, pool: Pool | None = None) -> CoalitionApp:
    """The app. Nothing is started, no broker is asked. `pool` reads the paragraphs, by default in processes."""
    app = CoalitionApp(settings.app_id, **_options(settings))
    app.storage = Storage(settings.data_dir if settings.store == "rocksdb" else None)
    app.pool = pool or ReadingPool(
        settings.processes, settings.extraction_timeout, load=partial(load_extractor, settings.extractor)
    )
    app.outputs = (analysed, aggregated) = (Outputs(settings, "analyse"), Outputs(settings, "aggregate"))
    app.commits = Commits(app)
    app.changelogs = BrokerChangelogs(settings)
    analysing = Analysing(
        intake=_intake(app, settings),
        pool=app.pool,
        outputs=analysed,
        commits=app.commits,
        documents=_table(app, settings, "documents"),
        max_paragraph_bytes=settings.max_paragraph_bytes,
    )
    aggregating = Aggregating(
        intake=_intake(app, settings),
        outputs=aggregated,
        commits=app.commits,
        tables={name: _table(app, settings, name) for name in ("reports", *TABLES.values())},
        cell_reports=settings.cell_reports,
    )
    app.agent(_source(app, PARAGRAPHS), name="analyse")(_or_crash(app, analysing.run))
    app.agent(_source(app, REPORTS), name="aggregate")(_or_crash(app, aggregating.run))
    return app


def _or_crash(app: CoalitionApp, run: Callable[[Any], Awaitable[None]]) -> Callable[[Any], Awaitable[None]]:
    """What goes wrong outside a single record ends the worker, so that its records come again to another.

    Faust would start the agent anew, and the records that it had taken would be neither processed nor seen again.
    """

    async def run_or_crash(stream: Any) -> None:
        try:
            await run(stream)
        except Exception as error:  # noqa: BLE001 - handed on to whoever runs the app
            await app.crash(error)

    return run_or_crash


def _intake(app: CoalitionApp, settings: Settings) -> Intake:
    return Intake(app, size=settings.batch_size, seconds=settings.batch_seconds)


def _source(app: CoalitionApp, topic: Topic) -> Any:
    """A topic to read, as raw bytes. Faust acknowledges nothing on it: `Commits` commits what was written."""
    return app.topic(
        topic.name,
        key_type=bytes,
        value_type=bytes,
        key_serializer="raw",
        value_serializer="raw",
        acks=False,
        allow_empty=True,
    )


def _table(app: CoalitionApp, settings: Settings, name: str) -> ChangelogTable:
    table = ChangelogTable(
        app,
        name=name,
        partitions=settings.partitions,
        storage=app.storage,
        recovery_buffer_size=1000,
    )
    assert table.changelog_topic.get_topic_name() == changelog_topic(settings, name).name
    app.tables.add(table)
    return table


def _options(settings: Settings) -> dict[str, Any]:
    """Faust's settings. The reasons for the less usual ones stand in docs/decisions/."""
    return {
        "broker": [URL(f"kafka://{server.strip()}") for server in settings.kafka_bootstrap_servers.split(",")],
        "broker_credentials": _credentials(settings),
        "broker_request_timeout": REQUEST_SECONDS,
        "broker_session_timeout": settings.session_timeout,
        "broker_rebalance_timeout": max(60.0, settings.session_timeout),
        "broker_heartbeat_interval": settings.session_timeout / 5,
        "consumer_max_fetch_size": 4 * MIB,
        "consumer_auto_offset_reset": "earliest",
        "processing_guarantee": "at_least_once",
        "stream_buffer_maxsize": 4096,
        "stream_wait_empty": False,
        "store": "memory://",
        "TableManager": RecoveringTables,
        "table_standby_replicas": 0,
        "recovery_consistency_check": False,
        "topic_partitions": settings.partitions,
        "topic_allow_declare": False,
        "topic_disable_leader": True,
        "datadir": settings.data_dir / "faust",
        "web_enabled": False,
    }


def _credentials(settings: Settings) -> Any:
    options = client_options(settings)
    context: ssl.SSLContext | None = options["ssl_context"]
    if settings.kafka_security_protocol.startswith("SASL"):
        return SASLCredentials(
            username=options["sasl_plain_username"],
            password=options["sasl_plain_password"],
            mechanism=SASLMechanism(options["sasl_mechanism"]),
            ssl_context=context,
        )
    return SSLCredentials(context) if context is not None else None
