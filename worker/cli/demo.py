"""`coalition demo`: the whole flow on a broker of its own, step by step from articles to the state with its words."""

from collections.abc import Iterator, Mapping, Sequence
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
from worker.cli.story import Step, by_cell, changed_lines, read_story
from worker.cli.tables import cell_rows, read_tables
from worker.errors import CoalitionError
from worker.settings import Settings
from worker.state import CellRow
from worker.transport.documents import read_documents

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
    """Show the whole flow once, on a story in documents.

    Starts an embedded broker on a free port, with its data in a temporary directory, and a worker; publishes the
    documents one after another, takes one back, prints what each step changes, then the state with its words, and
    stops all of it. Settings of the environment are not used.
    """
    if output.chosen is None:
        output.chosen = False
    story = read_story(SEEDS) if not paths else (Step(title="The documents", documents=tuple(read_documents(paths))),)
    began = monotonic()
    with _temporary_folder() as folder, _broker(folder) as servers:
        # one process that extracts: loading the language model twice would cost more than it saves
        settings = Settings(kafka_bootstrap_servers=servers, data_dir=folder / "worker", processes=1)
        _say(output, f"broker at {servers}")
        with _worker(settings, folder / "worker.log") as worker:
            rows = run(_play(output, settings, story, worker))
        _say(output, f"\nall processed after {monotonic() - began:.1f} s; the state now:\n")
        owners = owners_of(rows)
        show(output, owners if output.json or paths else owners[:1])
        if not paths and len(owners) > 1:
            _say(
                output, "Also known: " + ", ".join(f"{owner.name} ({len(owner.cells)} answers)" for owner in owners[1:])
            )


async def _play(
    output: Output, settings: Settings, story: Sequence[Step], worker: "ServerProcess"
) -> Sequence[CellRow]:
    """Play the story step by step, showing after each what has changed. Returns the rows of the cells at its end."""
    from worker.transport.publishing import Publisher

    rows: Sequence[CellRow] = ()
    async with Publisher(settings) as publisher:
        for number, step in enumerate(story, start=1):
            sent = await step.play(publisher)
            await _wait_until_quiet(settings, worker)
            await _check_dead_letters(settings)
            before, rows = rows, cell_rows(await read_tables(settings))
            if not output.json:
                _show_step(output, f"{number}. {step.title}", sent, by_cell(before), rows)
    return rows


def _show_step(output: Output, title: str, sent: int, before: Mapping[str, CellRow], rows: Sequence[CellRow]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from worker.cli.state_view import facts_of

    what = f"{counted(sent, 'paragraph')} published" if sent else "retraction published"
    output.text(Text.assemble("\n", (title, "bold"), (f"  {what}", "dim")))
    for line in changed_lines(before, by_cell(rows)):
        output.text(Padding(line, (0, 0, 0, 3)))
    for owner in owners_of(rows):
        if owner.is_coalition:
            output.text(Padding(Text(f"→ {owner.name}: {facts_of(owner)}", style="cyan"), (0, 0, 0, 3)))


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
