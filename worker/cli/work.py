"""`coalition work`: the worker."""

import logging
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING

import click
import msgspec

from worker.cli.command import Output, command, pass_output, settings_in_force
from worker.settings import Settings

if TYPE_CHECKING:
    from worker.streams.app import CoalitionApp
    from worker.streams.running import Beside


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
    from worker.extraction.loading import check_extractor
    from worker.streams.running import run  # loads Faust

    check_extractor(settings.extractor)
    run(settings, beside=_health_page(settings) if settings.web_port else None)


def _health_page(settings: Settings) -> "Beside":
    from worker.web.health import Health, health_page

    def beside(app: "CoalitionApp") -> AbstractAsyncContextManager[None]:
        return health_page(
            lambda: Health(ready=app.ready, partitions=app.partitions),
            host=settings.web_host,
            port=settings.web_port,
        )

    return beside
