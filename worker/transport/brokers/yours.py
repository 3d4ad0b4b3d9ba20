"""Your broker: nothing to start, only to find."""

from pathlib import Path
from types import TracebackType
from typing import Self

from worker.settings import Settings
from worker.transport.brokers.server_process import reach_now


class YourBroker:
    """The broker that `KAFKA_BOOTSTRAP_SERVERS` names. It is neither started nor stopped."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def data_dir(self) -> Path | None:
        return None

    @property
    def bootstrap_servers(self) -> str:
        return self._settings.kafka_bootstrap_servers

    def start(self) -> None:
        """Wait until it answers. Raises BrokerUnreachable where it does not within `broker_timeout` seconds."""
        reach_now(self._settings)

    def stop(self) -> None:
        """Does nothing."""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
