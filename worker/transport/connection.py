"""Connections to the brokers: what aiokafka is told, and what becomes of its errors.

Every client of this project is opened here. A broker that is not there is named after a bounded wait, in one line.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from ssl import SSLContext, SSLError
from time import monotonic
from typing import Any, Literal, TypedDict, TypeVar

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.conn import collect_hosts, create_conn
from aiokafka.errors import (
    AuthenticationFailedError,
    AuthenticationMethodNotSupported,
    IllegalSaslStateError,
    KafkaConnectionError,
    KafkaError,
    KafkaTimeoutError,
    NodeNotReadyError,
    RequestTimedOutError,
    UnsupportedSaslMechanismError,
)
from aiokafka.helpers import create_ssl_context
from aiokafka.protocol.metadata import MetadataRequest

from worker.errors import BrokerError, BrokerUnreachable, UsageError
from worker.settings import Settings

RETRY_SECONDS = 0.1
STOP_SECONDS = 5.0
TRANSACTION_SESSIONS = 2  # a try to write is given up after one session, so that a transaction of ours never times out
FETCH_BYTES = 8 * 1024 * 1024
UNREACHABLE = (TimeoutError, KafkaConnectionError, KafkaTimeoutError, NodeNotReadyError, RequestTimedOutError)
REFUSED = (
    AuthenticationFailedError,
    AuthenticationMethodNotSupported,
    IllegalSaslStateError,
    UnsupportedSaslMechanismError,
    SSLError,
)


Isolation = Literal["read_committed", "read_uncommitted"]
Answer = TypeVar("Answer")
Client = TypeVar("Client", AIOKafkaAdminClient, AIOKafkaProducer, AIOKafkaConsumer)


class ClientOptions(TypedDict):
    """What every aiokafka client is told, under aiokafka's own names."""

    bootstrap_servers: str
    security_protocol: str
    ssl_context: SSLContext | None
    sasl_mechanism: str
    sasl_plain_username: str | None
    sasl_plain_password: str | None
    request_timeout_ms: int


def client_options(settings: Settings) -> ClientOptions:
    """The aiokafka arguments that follow from the settings.

    Raises UsageError where the settings contradict each other or a certificate cannot be read.
    """
    if settings.kafka_security_protocol.startswith("SASL"):
        for field in ("kafka_sasl_mechanism", "kafka_sasl_username", "kafka_sasl_password"):
            if getattr(settings, field) is None:
                raise UsageError(f"KAFKA_SECURITY_PROTOCOL={settings.kafka_security_protocol} needs {field.upper()}")
    return ClientOptions(
        bootstrap_servers=settings.kafka_bootstrap_servers,
        security_protocol=settings.kafka_security_protocol,
        ssl_context=_ssl_context(settings) if settings.kafka_security_protocol.endswith("SSL") else None,
        sasl_mechanism=settings.kafka_sasl_mechanism or "PLAIN",
        sasl_plain_username=settings.kafka_sasl_username,
        sasl_plain_password=settings.kafka_sasl_password,
        request_timeout_ms=max(1000, round(settings.broker_timeout * 1000)),
    )


def _ssl_context(settings: Settings) -> SSLContext:
    try:
        return create_ssl_context(  # type: ignore[no-any-return]
            cafile=settings.kafka_ssl_cafile,
            certfile=settings.kafka_ssl_certfile,
            keyfile=settings.kafka_ssl_keyfile,
            password=settings.kafka_ssl_key_password,
        )
    except (OSError, ValueError) as error:
        files = (settings.kafka_ssl_cafile, settings.kafka_ssl_certfile, settings.kafka_ssl_keyfile)
        raise UsageError(f"the KAFKA_SSL_… files {', '.join(filter(None, files))} cannot be used: {error}") from None


async def reach(settings: Settings) -> None:
    """Wait until one of the brokers answers a metadata request.

    Raises BrokerUnreachable when none does within `broker_timeout` seconds, BrokerError at once when one refuses us.
    """
    options = client_options(settings)
    try:
        async with asyncio.timeout(settings.broker_timeout):
            while not await _answered(options):  # noqa: ASYNC110 (only asking tells)
                await asyncio.sleep(RETRY_SECONDS)
    except TimeoutError:
        raise unreachable(settings) from None


async def _answered(options: ClientOptions) -> bool:
    connecting: dict[str, Any] = {**options}
    servers = connecting.pop("bootstrap_servers")
    for host, port, _ in _hosts(servers):
        try:
            connection = await create_conn(host, port, **connecting)
        except REFUSED as error:
            raise BrokerError(f"the broker at {host}:{port} refuses the connection: {_text(error)}") from None
        except (OSError, KafkaError, TimeoutError):
            continue
        try:
            await connection.send(MetadataRequest([]))
        except REFUSED as error:
            raise BrokerError(f"the broker at {host}:{port} refuses the request: {_text(error)}") from None
        except (OSError, KafkaError, TimeoutError):
            continue
        else:
            return True
        finally:
            connection.close()
    return False


def _hosts(servers: str) -> list[tuple[str, int, Any]]:
    try:
        return list(collect_hosts(servers, randomize=False))
    except ValueError as error:
        raise UsageError(f"KAFKA_BOOTSTRAP_SERVERS={servers!r} cannot be used: {error}") from None


def unreachable(settings: Settings) -> BrokerUnreachable:
    """The error for brokers that do not answer, with what to do."""
    return BrokerUnreachable(
        f"no broker at {settings.kafka_bootstrap_servers} after {settings.broker_timeout:g} s; "
        "start one with `coalition broker`, or set KAFKA_BOOTSTRAP_SERVERS"
    )


@contextmanager
def broker_errors(settings: Settings) -> Iterator[None]:
    """Turn what aiokafka raises inside into BrokerUnreachable and BrokerError."""
    try:
        yield
    except UNREACHABLE:
        raise unreachable(settings) from None
    except KafkaError as error:
        raise BrokerError(f"the broker at {settings.kafka_bootstrap_servers} answered: {_text(error)}") from error


async def asked(settings: Settings, ask: Callable[[], Awaitable[Answer]]) -> Answer:
    """The answer to a question that may be put again, to another broker, while one of them is failing over.

    Raises what aiokafka raised last when `broker_timeout` is over.
    """
    deadline = monotonic() + settings.broker_timeout
    while True:
        try:
            return await ask()
        except (TimeoutError, KafkaError) as error:
            passing = isinstance(error, UNREACHABLE) or getattr(error, "retriable", False)
            if not passing or monotonic() > deadline:
                raise
        await asyncio.sleep(RETRY_SECONDS)


def _text(error: BaseException) -> str:
    return str(error) or type(error).__name__


def quiet_client_logs() -> None:
    """Keep aiokafka's own log lines back, unless somebody has set a level for them.

    What they tell reaches the caller as an error of ours.
    """
    logger = logging.getLogger("aiokafka")
    if logger.level == logging.NOTSET:
        logger.setLevel(logging.CRITICAL)


@asynccontextmanager
async def _opened(settings: Settings, make: Callable[[], Client]) -> AsyncIterator[Client]:
    quiet_client_logs()
    await reach(settings)
    with broker_errors(settings):
        client = make()
        try:
            await client.start()
            yield client
        finally:
            await _stop(client, min(STOP_SECONDS, settings.broker_timeout))


async def _stop(client: Any, seconds: float) -> None:
    """Stop a client; with a broker that went away, give up what it has not acknowledged."""
    stop = client.close if isinstance(client, AIOKafkaAdminClient) else client.stop
    if await _ended(stop(), seconds):
        return
    if isinstance(client, AIOKafkaProducer):
        await _ended(client._sender.close(), seconds)
        await _ended(client.client.close(), seconds)
    else:
        await _ended(client._client.close(), seconds)


async def _ended(stopping: Coroutine[Any, Any, None], seconds: float) -> bool:
    """Whether it came to a good end in time.

    In a task of its own: aiokafka's stop raises the CancelledError of the tasks that it cancels itself.
    """
    task = asyncio.create_task(stopping)
    await asyncio.wait([task], timeout=seconds)
    if not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=seconds)
    return task.done() and not task.cancelled() and task.exception() is None


def open_admin(settings: Settings) -> AbstractAsyncContextManager[AIOKafkaAdminClient]:
    """A client that creates and describes topics and groups."""
    return _opened(settings, lambda: AIOKafkaAdminClient(**client_options(settings)))


def open_producer(
    settings: Settings, *, max_record_bytes: int, transactional_id: str | None = None
) -> AbstractAsyncContextManager[AIOKafkaProducer]:
    """A producer that writes every record once and waits for all copies. Records may have `max_record_bytes`.

    With `transactional_id` it writes in transactions only, and whatever an earlier producer of that id has left open is
    ended before this returns: the earlier one can write no more.
    """
    return _opened(
        settings,
        lambda: AIOKafkaProducer(
            **client_options(settings),
            enable_idempotence=True,
            transactional_id=transactional_id,
            transaction_timeout_ms=round(settings.session_timeout * 1000 * TRANSACTION_SESSIONS),
            acks="all",
            compression_type="gzip",
            linger_ms=5,
            max_batch_size=256 * 1024,
            max_request_size=max_record_bytes,
        ),
    )


def open_consumer(
    settings: Settings,
    *topics: str,
    group: str | None = None,
    start_at_end: bool = False,
    isolation: Isolation = "read_committed",
) -> AbstractAsyncContextManager[AIOKafkaConsumer]:
    """A consumer that commits nothing by itself: of the topics where a group is named, else without assignment.

    It sees what transactions wrote when they are committed, and takes the first open one for the end of a partition;
    with "read_uncommitted", it sees all.
    """
    return _opened(
        settings,
        lambda: AIOKafkaConsumer(
            *topics,
            **client_options(settings),
            group_id=group,
            enable_auto_commit=False,
            isolation_level=isolation,
            auto_offset_reset="latest" if start_at_end else "earliest",
            fetch_max_wait_ms=100,
            max_partition_fetch_bytes=FETCH_BYTES,
            session_timeout_ms=round(settings.session_timeout * 1000),
            heartbeat_interval_ms=round(settings.session_timeout * 1000 / 5),
        ),
    )
