"""A broker that is not there, or refuses, is named in one line after a bounded wait."""

import asyncio
import logging
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import monotonic

import pytest

from worker.errors import BrokerError, BrokerUnreachable, UsageError
from worker.settings import Settings
from worker.transport.brokers import EmbeddedBroker, YourBroker
from worker.transport.brokers.server_process import free_port
from worker.transport.connection import client_options, open_admin, open_consumer, open_producer, reach
from worker.transport.documents import Document
from worker.transport.publishing import Publisher
from worker.transport.records import read_records
from worker.transport.topics import ensure_topics


def nowhere(seconds: float = 0.5) -> Settings:
    return Settings(kafka_bootstrap_servers=f"127.0.0.1:{free_port()}", broker_timeout=seconds)


async def entering_a_publisher(settings: Settings) -> None:
    async with Publisher(settings):
        pass


async def reading(settings: Settings) -> None:
    _ = [record async for record in read_records(settings, ["t"])]


@pytest.mark.asyncio
@pytest.mark.parametrize("call", [reach, ensure_topics, entering_a_publisher, reading])
async def test_a_broker_that_is_not_there_is_named_after_a_bounded_wait(
    call: Callable[[Settings], Awaitable[object]],
) -> None:
    settings = nowhere()
    began = monotonic()
    with pytest.raises(BrokerUnreachable) as caught:
        await call(settings)
    assert 0.4 < monotonic() - began < 2
    assert str(caught.value) == (
        f"no broker at {settings.kafka_bootstrap_servers} after 0.5 s; "
        "start one with `coalition broker`, or set KAFKA_BOOTSTRAP_SERVERS"
    )


@pytest.mark.asyncio
async def test_something_that_accepts_and_never_answers_counts_as_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings = Settings(kafka_bootstrap_servers=f"127.0.0.1:{silent.getsockname()[1]}", broker_timeout=0.5)
        with pytest.raises(BrokerUnreachable):
            await reach(settings)


@pytest.mark.asyncio
async def test_something_that_speaks_another_protocol_counts_as_not_there() -> None:
    async def speak(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(speak, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(BrokerUnreachable):
            await reach(Settings(kafka_bootstrap_servers=f"127.0.0.1:{port}", broker_timeout=0.5))


@pytest.mark.asyncio
async def test_one_broker_that_answers_is_enough(embedded_settings: Settings) -> None:
    both = f"127.0.0.1:{free_port()},{embedded_settings.kafka_bootstrap_servers}"
    await ensure_topics(Settings(kafka_bootstrap_servers=both, broker_timeout=5))


@pytest.mark.asyncio
async def test_a_broker_that_comes_up_while_we_wait_is_found(tmp_path: Path) -> None:
    broker = EmbeddedBroker(tmp_path, port=free_port())
    waiting = asyncio.create_task(reach(Settings(kafka_bootstrap_servers=broker.bootstrap_servers, broker_timeout=10)))
    await asyncio.sleep(0.3)
    assert not waiting.done()
    await asyncio.to_thread(broker.start)
    try:
        await waiting
    finally:
        broker.stop()


@pytest.mark.asyncio
async def test_a_broker_that_goes_away_while_we_publish_is_named_with_what_was_acknowledged(
    embedded_broker: EmbeddedBroker,
) -> None:
    settings = Settings(kafka_bootstrap_servers=embedded_broker.bootstrap_servers, broker_timeout=1)
    documents = [Document(id=str(number), paragraphs=(f"{number}",)) for number in range(3000)]

    def stop_in_the_middle(acknowledged: int, total: int) -> None:
        if acknowledged == 1000:
            embedded_broker.stop()

    began = monotonic()
    with pytest.raises(BrokerUnreachable, match=r"no broker at .*; \d{4} of 3000 messages are acknowledged: publish"):
        async with Publisher(settings) as publisher:
            await publisher.publish_all(documents, stop_in_the_middle)
    assert monotonic() - began < 15


def test_your_broker_is_waited_for_and_neither_started_nor_stopped(embedded_broker: EmbeddedBroker) -> None:
    with YourBroker(Settings(kafka_bootstrap_servers=embedded_broker.bootstrap_servers)) as broker:
        assert broker.bootstrap_servers == embedded_broker.bootstrap_servers
        assert broker.data_dir is None
    assert embedded_broker.pid is not None
    with pytest.raises(BrokerUnreachable):
        YourBroker(nowhere()).start()


def test_the_settings_become_the_arguments_of_every_client() -> None:
    options = client_options(
        Settings(
            kafka_bootstrap_servers="a:1,b:2",
            kafka_security_protocol="SASL_SSL",
            kafka_sasl_mechanism="SCRAM-SHA-512",
            kafka_sasl_username="u",
            kafka_sasl_password="p",
            broker_timeout=2.5,
        )
    )
    assert options.pop("ssl_context") is not None  # type: ignore[misc]
    assert options == {
        "bootstrap_servers": "a:1,b:2",
        "security_protocol": "SASL_SSL",
        "sasl_mechanism": "SCRAM-SHA-512",
        "sasl_plain_username": "u",
        "sasl_plain_password": "p",
        "request_timeout_ms": 2500,
    }


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (
            Settings(kafka_security_protocol="SASL_PLAINTEXT", kafka_sasl_mechanism="PLAIN", kafka_sasl_username="u"),
            "KAFKA_SECURITY_PROTOCOL=SASL_PLAINTEXT needs KAFKA_SASL_PASSWORD",
        ),
        (
            Settings(kafka_security_protocol="SSL", kafka_ssl_cafile="/no/such.pem"),
            r"the KAFKA_SSL_… files /no/such\.pem cannot be used: .*No such file",
        ),
    ],
)
def test_settings_that_cannot_be_used_are_named(settings: Settings, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        client_options(settings)


@pytest.mark.asyncio
async def test_a_bootstrap_address_that_is_none_is_named() -> None:
    with pytest.raises(UsageError, match="KAFKA_BOOTSTRAP_SERVERS='host:port' cannot be used"):
        await reach(Settings(kafka_bootstrap_servers="host:port", broker_timeout=0.5))


@pytest.mark.asyncio
async def test_a_plain_broker_that_is_asked_for_tls_counts_as_not_there(embedded_broker: EmbeddedBroker) -> None:
    settings = Settings(
        kafka_bootstrap_servers=embedded_broker.bootstrap_servers, kafka_security_protocol="SSL", broker_timeout=1
    )
    with pytest.raises(BrokerError):
        await reach(settings)


@pytest.mark.asyncio
async def test_the_clients_keep_quiet(embedded_settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        async with (
            open_admin(embedded_settings),
            open_consumer(embedded_settings),
            open_producer(embedded_settings, max_record_bytes=1024),
        ):
            pass
        with pytest.raises(BrokerUnreachable):
            await reach(nowhere())
    assert [record for record in caplog.records if record.name.startswith("aiokafka")] == []
