"""What a broker is to the rest: something that starts, says where it listens, and stops."""

from pathlib import Path
from types import TracebackType
from typing import Protocol, Self


class Broker(Protocol):
    """A broker. `start` returns when it answers a metadata request and may be called again after `stop`.

    `data_dir` is where it keeps its data, None where that is not ours to know.
    """

    @property
    def bootstrap_servers(self) -> str:
        """Where it listens: host:port, comma-separated. Raises BrokerError before `start` chose the ports."""
        ...

    @property
    def data_dir(self) -> Path | None: ...

    def start(self) -> None:
        """Start it. Raises BrokerError, saying why, where it does not come up in time."""
        ...

    def stop(self) -> None:
        """Stop it, keeping its data. Does nothing where it does not run."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
