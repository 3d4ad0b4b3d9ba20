"""`coalition broker` and `coalition serve`: what stays up until it is stopped."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from worker.cli.command import Output, command, pass_output, settings_in_force
from worker.cli.stopping import until_stopped
from worker.errors import BrokerError

if TYPE_CHECKING:
    from worker.transport.brokers import EmbeddedBroker

DEFAULT_PORT = 9092

_port = click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="Where the broker listens, on 127.0.0.1.",
)
_data_dir = click.option(
    "--data-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where it keeps its data. Default: COALITION_DATA_DIR, which is .coalition.",
)


@command(
    """
coalition broker
coalition broker --port 19092 --data-dir /tmp/broker
"""
)
@_port
@_data_dir
@pass_output
def broker(output: Output, port: int, data_dir: Path | None) -> None:
    """Run the embedded broker in the foreground, until Ctrl-C.

    It listens on 127.0.0.1 only and is meant for a first look: docs/brokers.md lists its limits.
    """
    settings = settings_in_force()
    embedded = _broker(data_dir or settings.data_dir, port)
    with until_stopped() as wait, embedded:
        _announce(output, embedded.bootstrap_servers)
        if wait(lambda: embedded.pid is not None):
            raise BrokerError(f"the embedded broker ended by itself; see {embedded.data_dir}/broker.log")


@command(
    """
coalition serve
coalition serve --port 19092 &
KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:19092 coalition publish article.txt
"""
)
@_port
@_data_dir
@pass_output
def serve(output: Output, port: int, data_dir: Path | None) -> None:
    """Run the embedded broker and a worker, until Ctrl-C.

    From another terminal, publish, consume and state work. Data stay in the data directory, so that the next start goes
    on where this one ended.
    """
    from worker.cli.worker_process import start_worker, wait_until_ready

    settings = settings_in_force()
    folder = data_dir or settings.data_dir
    embedded = _broker(folder, port)
    with until_stopped() as wait, embedded:
        settings = msgspec.structs.replace(
            settings, kafka_bootstrap_servers=embedded.bootstrap_servers, data_dir=folder / "worker"
        )
        worker = start_worker(settings, folder / "worker.log")
        try:
            if not wait_until_ready(worker, settings, wait):
                return
            _announce(output, embedded.bootstrap_servers)
            if wait(lambda: worker.running and embedded.pid is not None):
                raise BrokerError(f"the worker or the broker ended by itself: {worker.last_line()}; see {worker.log}")
        finally:
            worker.stop()


def _broker(folder: Path, port: int) -> "EmbeddedBroker":
    from worker.transport.brokers import EmbeddedBroker

    return EmbeddedBroker(folder / "broker", port=port)


def _announce(output: Output, servers: str) -> None:
    if output.json:
        output.line({"type": "ready", "bootstrap_servers": servers})
        return
    output.remark(f"ready at {servers}; Ctrl-C ends it")
    if servers != f"127.0.0.1:{DEFAULT_PORT}":
        output.remark(f"in another terminal: export KAFKA_BOOTSTRAP_SERVERS={servers}")
