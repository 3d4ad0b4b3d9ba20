"""`coalition replay`: a part of the log, folded beside the live state."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from worker.cli.command import Output, command, counted, pass_output, run, settings_in_force
from worker.cli.owners import owners_of
from worker.cli.recording import FROM_TO, progress_bar
from worker.cli.state import show
from worker.cli.tables import cell_rows, read_tables
from worker.errors import UsageError

if TYPE_CHECKING:
    from worker.replay.bounded import Checkpoint
    from worker.replay.folding import Read
    from worker.replay.recordings import Recording
    from worker.settings import Settings

Tables = Mapping[str, Mapping[bytes, bytes]]


@command(
    """
coalition replay --to 2017-12-06
coalition replay --from 120 --into scratch/ --diff
coalition replay --recording story.jsonl
"""
)
@click.option("--from", "start", metavar="PLACE", help=f"Where to start: {FROM_TO}. Default: the first record.")
@click.option("--to", "end", metavar="PLACE", help="Where to stop, before it. Default: the end as it is now.")
@click.option("--into", type=click.Path(path_type=Path), help="Keep the scratch state in this folder, to go on later.")
@click.option("--diff", is_flag=True, help="Print what differs from the live state; status 1 where something does.")
@click.option("--recording", "path", type=click.Path(path_type=Path), help="Fold this recording in place of the log.")
@click.pass_context
@pass_output
def replay(
    output: Output,
    ctx: click.Context,
    start: str | None,
    end: str | None,
    into: Path | None,
    diff: bool,
    path: Path | None,
) -> None:
    """Work out the state from a part of the log, and print it.

    Reads with an assignment of its own: it never joins the group of the worker, and commits nothing. Interrupted, it
    goes on where it was when called again with the same --into. A recording of coalition.reports.v1, or one with
    analyses, needs no language model.
    """
    if path is not None and (start or end or into):
        raise UsageError("--recording is folded whole: `coalition recording cut` makes a part of it")
    settings = settings_in_force()
    tables = _of_recording(path, settings) if path is not None else _of_log(output, settings, start, end, into)
    if not diff:
        show(output, owners_of(cell_rows(tables)))
        return
    from worker.replay.comparing import cell_differences

    found = list(cell_differences(run(read_tables(settings)), tables))
    for difference in found:
        if output.json:
            output.line({"type": "difference", **msgspec.to_builtins(difference)})
        else:
            click.echo(
                f"{difference.cell}\n  live    {_words(difference.before)}\n  replay  {_words(difference.after)}"
            )
    if not output.json:
        click.echo(f"{counted(len(found), 'cell')} differ" if found else "the live state is the same")
    if found:
        ctx.exit(1)


def _words(answer: str | None) -> str:
    return "nothing" if answer is None else answer


def _of_recording(path: Path, settings: "Settings") -> Tables:
    from schemas import PARAGRAPHS, REPORTS
    from worker.replay.claims import fold_claims
    from worker.replay.folding import fold
    from worker.replay.recordings import read_recording

    recording = read_recording(path)
    if PARAGRAPHS.name not in recording.topics and REPORTS.name in recording.topics:
        folded = fold_claims(recording.of(REPORTS.name), settings)
    else:
        folded = fold(recording.of(PARAGRAPHS.name), _read_of(recording, settings), settings).tables
    return {name: rows.as_dict() for name, rows in folded.items()}


def _read_of(recording: "Recording", settings: "Settings") -> "Read":
    from worker.replay.analyses import RecordedAnalyses

    if recording.analyses:
        return RecordedAnalyses(recording.analyses)
    from worker.extraction.loading import load_extractor

    return load_extractor(settings.extractor).read


def _of_log(output: Output, settings: "Settings", start: str | None, end: str | None, into: Path | None) -> Tables:
    try:
        with progress_bar(output, "replaying", "records") as on_progress:
            done: Checkpoint = run(_replayed(settings, start, end, into, on_progress))
    except KeyboardInterrupt:
        if into is not None:
            output.remark(f"interrupted: the same call goes on where it was, with what is in {into}")
        raise
    output.remark(f"{counted(done.total, 'record')} replayed" + (f", {done.failures} failed" if done.failures else ""))
    return done.tables


async def _replayed(
    settings: "Settings", start: str | None, end: str | None, into: Path | None, on_progress: object
) -> "Checkpoint":
    from schemas import PARAGRAPHS
    from worker.extraction import extractor_name
    from worker.extraction.loading import load_extractor
    from worker.replay.bounded import Replay, Scratch
    from worker.transport.ranges import find_ranges, place_of

    ranges = await find_ranges(settings, [PARAGRAPHS.name], start=place_of(start), end=place_of(end))
    scratch = Scratch(into) if into is not None else None
    read, reading = load_extractor(settings.extractor).read, f"{settings.extractor} {extractor_name()}"
    return await Replay(settings, ranges, read, reading=reading, scratch=scratch).run(on_progress)  # type: ignore[arg-type]
