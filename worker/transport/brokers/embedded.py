"""The embedded broker: noida-db, one binary from a wheel that speaks Kafka's protocol, for a first look and quick
tests.

What it does not do as Kafka does stands in `docs/brokers.md`.
"""

from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Self

from worker.errors import BrokerError
from worker.transport.brokers.server_process import HOST, ServerProcess, answers, free_port, is_free

START_SECONDS = 15.0


class EmbeddedBroker:
    """The embedded broker, with its data in `data_dir`.

    `port` is where it listens: None for a free one, which it then keeps. With `else_free`, another free port is taken
    where the given one is in use.
    """

    def __init__(self, data_dir: Path, *, port: int | None = None, else_free: bool = False) -> None:
        self._data_dir = data_dir
        self._port = port
        self._else_free = else_free
        self._process: ServerProcess | None = None

    @property
    def data_dir(self) -> Path:
        return self._data_dir

    @property
    def bootstrap_servers(self) -> str:
        if self._port is None:
            raise BrokerError("the embedded broker has no port yet: start it first")
        return f"{HOST}:{self._port}"

    @property
    def pid(self) -> int | None:
        """Its process id while it runs."""
        return self._process.pid if self._process and self._process.running else None

    def start(self) -> None:
        """Start it and wait until it answers. Raises BrokerError, for one where the port is taken."""
        if self.pid is not None:
            return
        self._port = self._choose_port()
        try:
            self._data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BrokerError(f"the data directory {self._data_dir} cannot be made: {error.strerror}") from None
        command = [
            str(_binary()),
            "start",
            "--data-dir",
            str(self._data_dir),
            "--host",
            HOST,
            "--only",
            "kafka",
            "--kafka-port",
            str(self._port),
        ]
        self._process = ServerProcess(command, self._data_dir / "broker.log")
        self._process.wait_until(lambda: answers(self.bootstrap_servers), START_SECONDS, "the embedded broker")

    def _choose_port(self) -> int:
        if self._port is None:
            return free_port()
        if is_free(self._port):
            return self._port
        if self._else_free:
            return free_port()
        raise BrokerError(f"port {self._port} is taken: end what listens there, or choose another with --port")

    def stop(self) -> None:
        """Stop it; its data stay in the data directory."""
        if self._process is not None:
            self._process.stop()
            self._process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _binary() -> Path:
    binary = Path(str(files("noida_db").joinpath("noida-db")))
    if not binary.stat().st_mode & 0o100:  # pip does not keep the mode of package data
        binary.chmod(0o755)
    return binary
