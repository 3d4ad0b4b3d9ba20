"""`coalition rederive`: the claims of another extractor beside those that stand, and its promotion."""

from typing import TYPE_CHECKING

import click
import msgspec

from worker.cli.claim_words import circumstances, in_words
from worker.cli.command import Output, command, counted, pass_output, run, settings_in_force
from worker.cli.recording import progress_bar
from worker.errors import CoalitionError

if TYPE_CHECKING:
    from worker.replay.comparing import ClaimDifference
    from worker.replay.promoting import Promotion
    from worker.replay.rederiving import Rederived
    from worker.settings import Settings

MARKS = {"added": "+", "lost": "-", "changed": "~"}


@command(
    """
coalition rederive
coalition rederive --extractor mynews.extraction:Extractor --json | jq .claim.text
COALITION_EXTRACTOR=mynews.extraction:Extractor coalition rederive --promote
"""
)
@click.option(
    "--extractor",
    metavar="MODULE:NAME",
    help="What makes the extractor: its method read(sources) gives a Reading for each paragraph. "
    "Default: the setting COALITION_EXTRACTOR.",
)
@click.option("--promote", is_flag=True, help="Have the documents read again of which anything differs.")
@click.option(
    "--wait",
    type=click.FloatRange(0),
    default=300.0,
    metavar="SECONDS",
    show_default=True,
    help="After --promote: how long to wait for the workers.",
)
@click.pass_context
@pass_output
def rederive(output: Output, ctx: click.Context, extractor: str | None, promote: bool, wait: float) -> None:
    """Print what another extractor would change, or make it so.

    Runs it over the whole log, and prints the claims that it adds, loses and changes, with their words, beside the live
    state. Without --promote nothing is published, and the exit status is 1 where something differs.

    With --promote, the documents of which anything differs are put into the log again. Workers with this extractor
    (COALITION_EXTRACTOR) read them again and send the difference; `coalition verify` is clean when they have.
    Start them first.
    """
    from worker.extraction.loading import load_extractor
    from worker.replay.rederiving import rederive as derive

    settings = settings_in_force()
    name = extractor or settings.extractor
    read = load_extractor(name).read
    with progress_bar(output, "deriving", "records") as on_progress:
        found = run(derive(settings, read, on_progress=on_progress))
    for difference in found.differences:
        _tell(output, difference)
    counts = {change: sum(each.change == change for each in found.differences) for change in MARKS}
    summary = ", ".join(f"{number} {change}" for change, number in counts.items())
    output.remark(f"{counted(found.after, 'claim')} (now {found.before:,}): {summary}")
    if promote:
        _promote(output, settings, found, name, wait)
    elif found.differences:
        ctx.exit(1)


def _tell(output: Output, difference: "ClaimDifference") -> None:
    if output.json:
        output.line({"type": "difference", **msgspec.to_builtins(difference)})
        return
    claim = difference.claim
    click.echo(f"{MARKS[difference.change]} {in_words(claim)}{circumstances(claim)}")
    if difference.before is not None:
        click.echo(f"  was: {in_words(difference.before)}{circumstances(difference.before)}")
    click.echo(f"  {claim.document_id} ¶ {claim.paragraph}: “{' '.join(claim.text.split())}”")


def _promote(output: Output, settings: "Settings", derived: "Rederived", extractor: str, wait: float) -> None:
    from worker.replay.rederiving import check_promoted, find_promotion
    from worker.transport.progress import wait_until_quiet, workers_running
    from worker.transport.publishing import now_ms

    promotion = run(find_promotion(settings, derived, extractor=extractor, now_ms=now_ms()))
    run(_publish(output, settings, promotion))
    if output.json:
        output.line({"type": "promoted", "extractor": extractor, "at": promotion.at, "documents": promotion.documents})
    else:
        click.echo(f"{counted(promotion.documents, 'document')} given to be read again by {extractor}")
    if not promotion.messages:
        return
    if not run(workers_running(settings)):
        raise CoalitionError(f"no worker runs: start one with COALITION_EXTRACTOR={extractor}, then `coalition verify`")
    run(wait_until_quiet(settings, timeout=wait))
    run(check_promoted(settings, derived))


async def _publish(output: Output, settings: "Settings", promotion: "Promotion") -> None:
    from worker.transport.publishing import Publisher

    with progress_bar(output, "publishing", "paragraphs") as on_progress:
        async with Publisher(settings, clock=lambda: promotion.time_ms) as publisher:
            await publisher.publish_again(promotion.messages, on_progress)
