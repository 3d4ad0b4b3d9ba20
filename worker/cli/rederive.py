"""`coalition rederive`: the claims of another extractor beside those that stand."""

import click
import msgspec

from worker.cli.claim_words import circumstances, in_words
from worker.cli.command import Output, command, counted, pass_output, run, settings_in_force
from worker.cli.recording import progress_bar

MARKS = {"added": "+", "lost": "-", "changed": "~"}


@command(
    """
coalition rederive
coalition rederive --extractor mynews.extraction:Extractor --json | jq .claim.text
"""
)
@click.option(
    "--extractor",
    default="worker.extraction:Extractor",
    show_default=True,
    metavar="MODULE:NAME",
    help="What makes the extractor: its method read(sources) gives a Reading for each paragraph.",
)
@click.pass_context
@pass_output
def rederive(output: Output, ctx: click.Context, extractor: str) -> None:
    """Print what another extractor would change.

    Runs it over the whole log, and prints the claims that it adds, loses and changes, with their words, beside the live
    state. Nothing is published. Ends with status 1 where something differs.
    """
    from worker.replay.rederiving import load_reader
    from worker.replay.rederiving import rederive as derive

    settings = settings_in_force()
    read = load_reader(extractor)
    with progress_bar(output, "deriving", "records") as on_progress:
        found = run(derive(settings, read, on_progress=on_progress))
    for difference in found.differences:
        if output.json:
            output.line({"type": "difference", **msgspec.to_builtins(difference)})
            continue
        claim = difference.claim
        click.echo(f"{MARKS[difference.change]} {in_words(claim)}{circumstances(claim)}")
        if difference.before is not None:
            click.echo(f"  was: {in_words(difference.before)}{circumstances(difference.before)}")
        click.echo(f"  {claim.document_id} ¶ {claim.paragraph}: “{' '.join(claim.text.split())}”")
    counts = {change: sum(each.change == change for each in found.differences) for change in MARKS}
    summary = ", ".join(f"{number} {change}" for change, number in counts.items())
    output.remark(f"{counted(found.after, 'claim')} (now {found.before:,}): {summary}")
    if found.differences:
        ctx.exit(1)
