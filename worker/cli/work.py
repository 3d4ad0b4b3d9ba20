"""`coalition work`: the worker."""

import logging

import click
import msgspec

from worker.cli.command import Output, command, pass_output, settings_in_force


@command(
    """
coalition work --processes 4
COALITION_DATA_DIR=/var/lib/coalition COALITION_WEB_PORT=6066 coalition work
""",
    prints_json=False,
)
@click.option("--processes", type=click.IntRange(1, 256), metavar="N", help="Processes that extract. Default: 2.")
@pass_output
def work(output: Output, processes: int | None) -> None:
    """Run a worker: read paragraphs, find claims, keep the tables.

    Creates the topics that are missing, recovers its tables, and works until SIGTERM or Ctrl-C; it then finishes
    what it has begun and commits. Start as many as there are partitions, each with a data directory of its own.
    """
    settings = settings_in_force()
    if processes is not None:
        settings = msgspec.structs.replace(settings, processes=processes)
    logging.basicConfig(
        level="DEBUG" if output.debug else settings.log_level.upper(),
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        force=True,
    )
    from worker.streams.running import run  # loads Faust

    run(settings)
