"""Topics: create what is declared, check what is there, list it."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import for_code

from schemas import TOPICS, Topic
from schemas.topics import MIB
from worker.errors import BrokerError, TopicMismatch, UnknownName
from worker.settings import Settings
from worker.state.cells import TABLE_NAMES
from worker.transport.connection import asked, open_admin, open_consumer

TABLES: tuple[str, ...] = ("documents", *TABLE_NAMES)
CHANGELOG_BYTES = 8 * MIB
ALREADY_EXISTS = 36
POLL_SECONDS = 0.05


class PartitionOffsets(msgspec.Struct, frozen=True, kw_only=True):
    """A partition, the offset of its first record and the offset that the next record will get."""

    partition: int
    first: int
    end: int


class TopicState(msgspec.Struct, frozen=True, kw_only=True):
    """A topic as it is on the brokers; `config` has Kafka's names for the settings that we declare."""

    name: str
    partitions: tuple[PartitionOffsets, ...]
    replication: int
    config: dict[str, str]

    @property
    def records(self) -> int:
        """How many offsets lie between the first and the end, over all partitions."""
        return sum(each.end - each.first for each in self.partitions)


class _Described(msgspec.Struct, frozen=True, kw_only=True):
    """Of a topic, what one metadata and one config request tell."""

    partitions: int
    replication: int
    config: dict[str, str]


def changelog_topic(settings: Settings, table: str) -> Topic:
    """The compacted topic that a table is written to, and recovered from. Raises ValueError for an unknown table."""
    if table not in TABLES:
        raise ValueError(f"{table!r} is no table; there are {', '.join(TABLES)}")
    return Topic(
        name=f"{settings.app_id}-{table}-changelog",
        key="as the table",
        about=f"the rows of table {table}",
        cleanup_policy="compact",
        max_message_bytes=CHANGELOG_BYTES,
    )


def declared_topics(settings: Settings) -> tuple[Topic, ...]:
    """All topics that the worker needs: those of the contracts, and a changelog for each table."""
    return TOPICS + tuple(changelog_topic(settings, table) for table in TABLES)


async def ensure_topics(settings: Settings) -> tuple[str, ...]:
    """Create the declared topics that are missing and check the others. Returns the names of those created.

    Raises TopicMismatch where a topic has another number of partitions or another cleanup policy than declared,
    BrokerError where a broker refuses to create one, BrokerUnreachable.
    """
    declared = declared_topics(settings)
    async with open_admin(settings) as admin:
        there = await _describe(settings, admin, [topic.name for topic in declared])
        for topic in declared:
            if topic.name in there:
                _check(topic, there[topic.name], settings)
        missing = [topic for topic in declared if topic.name not in there]
        if missing:
            await _create(admin, missing, settings)
        return tuple(topic.name for topic in missing)


def _check(topic: Topic, there: _Described, settings: Settings) -> None:
    if there.partitions != settings.partitions:
        raise TopicMismatch(
            f"topic {topic.name} has {there.partitions} partitions, not {settings.partitions}; "
            f"set COALITION_PARTITIONS={there.partitions}, or move the topic away"
        )
    policy = there.config.get("cleanup.policy", topic.cleanup_policy)
    if policy != topic.cleanup_policy:
        raise TopicMismatch(
            f"topic {topic.name} has cleanup.policy={policy}, not {topic.cleanup_policy}; "
            "set it with Kafka's kafka-configs, or move the topic away"
        )


async def _create(admin: AIOKafkaAdminClient, missing: Sequence[Topic], settings: Settings) -> None:
    new = [
        NewTopic(topic.name, settings.partitions, settings.replication, topic_configs=topic.config) for topic in missing
    ]
    timeout_ms = round(settings.broker_timeout * 1000)
    answer = await asked(settings, lambda: admin.create_topics(new, timeout_ms=timeout_ms))
    for name, code, *message in answer.topic_errors:
        if code not in (0, ALREADY_EXISTS):  # somebody else may have created it at the same moment
            reason = (message and message[0]) or for_code(code).__name__
            raise BrokerError(f"the broker does not create topic {name}: {reason}")
    await _wait_for_leaders(admin, missing, settings)


async def _wait_for_leaders(admin: AIOKafkaAdminClient, topics: Sequence[Topic], settings: Settings) -> None:
    """A broker answers before it has opened the partitions; a client that comes too early would get errors."""
    names = {topic.name for topic in topics}
    try:
        async with asyncio.timeout(settings.broker_timeout):
            led: set[str] = set()
            while not names <= led:
                await asyncio.sleep(POLL_SECONDS)
                led = {each["topic"] for each in await _metadata(settings, admin) if _led(each, settings.partitions)}
    except TimeoutError:
        raise BrokerError(
            f"topics created, but after {settings.broker_timeout:g} s not all of their partitions have a leader"
        ) from None


def _led(topic: Any, partitions: int) -> bool:
    return len(topic["partitions"]) >= partitions and all(each["leader"] >= 0 for each in topic["partitions"])


async def _metadata(settings: Settings, admin: AIOKafkaAdminClient) -> list[Any]:
    # of all topics: asked by name, a broker that may create topics by itself would do so
    return await asked(settings, admin.describe_topics)


async def _describe(settings: Settings, admin: AIOKafkaAdminClient, names: Iterable[str]) -> dict[str, _Described]:
    """What is there of these topics."""
    wanted = set(names)
    topics = {each["topic"]: each for each in await _metadata(settings, admin) if each["topic"] in wanted}
    if not topics:
        return {}
    described: dict[str, _Described] = {}
    resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in topics]
    answers = await asked(settings, lambda: admin.describe_configs(resources))
    for answer in answers:
        for code, message, _, name, entries in answer.resources:
            if code:
                raise BrokerError(f"the broker does not describe topic {name}: {message or for_code(code).__name__}")
            partitions = topics[name]["partitions"]
            described[name] = _Described(
                partitions=len(partitions),
                replication=min((len(each["replicas"]) for each in partitions), default=0),
                config={key: value for key, value, *_ in entries if value is not None},
            )
    return described


async def partition_count(settings: Settings, admin: AIOKafkaAdminClient, name: str) -> int:
    """How many partitions a topic has. Raises UnknownName where it is not there."""
    for each in await _metadata(settings, admin):
        if each["topic"] == name:
            return len(each["partitions"])
    raise UnknownName(f"there is no topic {name}; `coalition topics` creates those of the project")


async def list_topics(settings: Settings) -> tuple[TopicState, ...]:
    """The declared topics that are there, with their offsets. Raises BrokerError and BrokerUnreachable."""
    declared = declared_topics(settings)
    async with open_admin(settings) as admin, open_consumer(settings) as consumer:
        there = await _describe(settings, admin, [topic.name for topic in declared])
        found = [topic for topic in declared if topic.name in there]
        offsets = await _offsets(consumer, {topic.name: there[topic.name].partitions for topic in found})
        return tuple(
            TopicState(
                name=topic.name,
                partitions=offsets[topic.name],
                replication=there[topic.name].replication,
                config={key: there[topic.name].config.get(key, "") for key in topic.config},
            )
            for topic in found
        )


async def _offsets(consumer: AIOKafkaConsumer, partitions: dict[str, int]) -> dict[str, tuple[PartitionOffsets, ...]]:
    """The offsets of topics with so many partitions each, in two requests."""
    await consumer._client.set_topics(partitions)  # else it would learn of the topics one by one, a wait for each
    assigned = [TopicPartition(name, each) for name, number in partitions.items() for each in range(number)]
    first = await consumer.beginning_offsets(assigned)
    end = await consumer.end_offsets(assigned)
    return {
        name: tuple(
            PartitionOffsets(partition=each.partition, first=first[each], end=end[each])
            for each in assigned
            if each.topic == name
        )
        for name in partitions
    }
