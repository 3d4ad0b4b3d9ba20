"""`coalition demo`: the whole flow once, on a broker of its own, from articles to the state with its words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from time import monotonic
from typing import TYPE_CHECKING

import click

from worker.cli.command import Output, command, counted, pass_output, run
from worker.cli.owners import owners_of
from worker.cli.state import show
from worker.cli.tables import cell_rows, read_tables
from worker.errors import CoalitionError
from worker.settings import Settings
from worker.transport.documents import Document, read_documents

if TYPE_CHECKING:
    from worker.transport.brokers.server_process import ServerProcess
    from worker.transport.progress import Lag

SEEDS = Path(__file__).parents[2] / "seeds"
QUIET_SECONDS = 120.0


@command(
    """
coalition demo
coalition demo --documents articles/
"""
)
@click.option(
    "--documents",
    "paths",
    multiple=True,
    type=click.Path(path_type=Path),
    help="What to publish, in place of the sample documents. Can be given more than once.",
)
@pass_output
def demo(output: Output, paths: tuple[Path, ...]) -> None:
    """Show the whole flow once, on sample documents.

    Starts an embedded broker on a free port, with its data in a temporary directory, publishes the documents, runs a
    worker until everything is processed, prints the state, and stops all of it. Settings of the environment are not
    used.
    """
    if output.chosen is None:
        output.chosen = False
    documents = list(read_documents(paths or (SEEDS,)))
    began = monotonic()
    with _temporary_folder() as folder, _broker(folder) as servers:
        # one process that extracts: loading the language model twice would cost more than it saves
        settings = Settings(kafka_bootstrap_servers=servers, data_dir=folder / "worker", processes=1)
        _say(output, f"broker at {servers}")
        with _worker(settings, folder / "worker.log") as worker:
            paragraphs = run(_publish(settings, documents))
            _say(output, f"{counted(paragraphs, 'paragraph')} of {counted(len(documents), 'document')} published")
            run(_wait_until_quiet(settings, worker))
            run(_check_dead_letters(settings))
            _say(output, f"all processed after {monotonic() - began:.1f} s\n")
        show(output, owners_of(cell_rows(run(read_tables(settings)))))


def _say(output: Output, text: str) -> None:
    if not output.json:
        click.echo(text)


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    """A folder that is removed when all went well, and stays to be looked at when not."""
    folder = Path(mkdtemp(prefix="coalition-demo-"))
    yield folder
    rmtree(folder, ignore_errors=True)


@contextmanager
def _broker(folder: Path) -> Iterator[str]:
    from worker.transport.brokers import EmbeddedBroker

    with EmbeddedBroker(folder / "broker") as broker:
        yield broker.bootstrap_servers


@contextmanager
def _worker(settings: Settings, log: Path) -> "Iterator[ServerProcess]":
    from worker.cli.worker_process import start_worker

    worker = start_worker(settings, log)
    try:
        yield worker
    finally:
        worker.stop()


async def _publish(settings: Settings, documents: list[Document]) -> int:
    from worker.transport.publishing import Publisher

    async with Publisher(settings) as publisher:
        return sum(published.sent for published in await publisher.publish_all(documents))


async def _wait_until_quiet(settings: Settings, worker: "ServerProcess") -> None:
    from worker.transport.progress import wait_until_quiet

    def check(_: "Lag") -> None:
        if not worker.running:
            raise CoalitionError(f"the worker ended by itself: {worker.last_line()} (more in {worker.log})")

    await wait_until_quiet(settings, timeout=QUIET_SECONDS, on_progress=check)


async def _check_dead_letters(settings: Settings) -> None:
    from worker.transport.consuming import consume
    from worker.transport.dead_letters import DeadLetter

    letters = [letter async for letter in consume(DeadLetter, settings=settings)]
    if letters:
        raise CoalitionError(
            f"{counted(len(letters), 'record')} could not be processed; "
            f"the first at {letters[0].stage}: {letters[0].exception}: {letters[0].message}"
        )
