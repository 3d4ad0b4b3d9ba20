"""`coalition record`, `play` and `recording`: what stands on topics as a file, and a file back onto topics."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from worker.cli.command import CommandGroup, Output, command, counted, pass_output, run, settings_in_force
from worker.errors import UsageError

FROM_TO = "offset or time like 2017-12-05T08:00Z"


@command(
    """
coalition record news.paragraphs.v1 -o story.jsonl
coalition record news.paragraphs.v1 coalition.reports.v1 --from 2017-12-05 --to 2017-12-06 --limit 1000 -o day.jsonl
"""
)
@click.argument("topics", metavar="TOPIC…", nargs=-1, required=True)
@click.option("-o", "--output", "path", required=True, type=click.Path(path_type=Path), help="The file to write.")
@click.option("--from", "start", metavar="PLACE", help=f"Where to start: {FROM_TO}. Default: the first record.")
@click.option("--to", "end", metavar="PLACE", help="Where to stop, before it. Default: the end as it is now.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many records.")
@click.option("--analyses", is_flag=True, help="Record too what the extractor says, so that a replay needs no model.")
@pass_output
def record(
    output: Output,
    topics: tuple[str, ...],
    path: Path,
    start: str | None,
    end: str | None,
    limit: int | None,
    analyses: bool,
) -> None:
    """Write what stands on topics to a file.

    One record a line, to be read, compared and played again. Joins no group and commits nothing. The format is
    described in docs/replay.md.
    """
    from worker.replay.recording_topics import record as write
    from worker.transport.ranges import place_of

    settings = settings_in_force()
    read = None
    if analyses:
        from worker.extraction.loading import load_extractor

        read = load_extractor(settings.extractor).read
    with progress_bar(output, "recording", "records") as on_progress:
        written = run(
            write(
                settings,
                topics,
                path,
                start=place_of(start),
                end=place_of(end),
                limit=limit,
                read=read,
                on_progress=on_progress,
            )
        )
    if output.json:
        output.line({"type": "recorded", "file": str(path), "records": written})
    else:
        click.echo(f"{path}  {counted(written, 'record')}")


@command(
    """
coalition play story.jsonl
coalition play story.jsonl --speed 60x --to rehearsal.paragraphs
"""
)
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--speed", default="max", metavar="1x|max", help="With the pauses of the recording, or without. Default: max."
)
@click.option("--to", "topic", metavar="TOPIC", help="Write all records to this topic. Default: each to its own.")
@pass_output
def play(output: Output, path: Path, speed: str, topic: str | None) -> None:
    """Write the records of a file to their topics.

    Key, value, headers and time are as they were. Partitions are kept where the topic has as many as then; else keys
    decide.
    """
    from worker.replay.recording_topics import play as send

    settings = settings_in_force()
    with progress_bar(output, "playing", "records") as on_progress:
        sent = run(send(settings, path, to=topic, speed=_factor(speed), on_progress=on_progress))
    if output.json:
        output.line({"type": "played", "file": str(path), "records": sent})
    else:
        click.echo(f"{path}  {counted(sent, 'record')} played")


@click.group(cls=CommandGroup)
def recording() -> None:
    """Look into recordings: show, diff, cut."""


@command(
    """
coalition recording show story.jsonl
"""
)
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@pass_output
def show(output: Output, path: Path) -> None:
    """Print the records of a file, a line each."""
    from schemas import Record
    from worker.replay.recordings import RecordingReader

    for item in RecordingReader(path):
        if isinstance(item, Record):
            _tell(output, item, "")


@command(
    """
coalition recording diff before.jsonl after.jsonl
"""
)
@click.argument("before", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("after", metavar="FILE", type=click.Path(path_type=Path))
@click.pass_context
@pass_output
def diff(output: Output, ctx: click.Context, before: Path, after: Path) -> None:
    """Print the records that differ: - what only the first file has, + what only the second has.

    Ends with status 1 where something differs.
    """
    from worker.replay.comparing import record_differences
    from worker.replay.recordings import read_recording

    differ = False
    for difference in record_differences(read_recording(before), read_recording(after)):
        differ = True
        if difference.before is not None:
            _tell(output, difference.before, "- ")
        if difference.after is not None:
            _tell(output, difference.after, "+ ")
    if differ:
        ctx.exit(1)


@command(
    """
coalition recording cut story.jsonl --topic news.paragraphs.v1 --from 2017-12-05 --limit 20 -o short.jsonl
"""
)
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("-o", "--output", "target", required=True, type=click.Path(path_type=Path), help="The file to write.")
@click.option("--topic", "topics", multiple=True, help="Only of this topic; can be given more than once.")
@click.option("--key", help="Only with this key.")
@click.option("--from", "start", metavar="PLACE", help=f"From here on: {FROM_TO}.")
@click.option("--to", "end", metavar="PLACE", help="Before this.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many records.")
@pass_output
def cut(
    output: Output,
    path: Path,
    target: Path,
    topics: tuple[str, ...],
    key: str | None,
    start: str | None,
    end: str | None,
    limit: int | None,
) -> None:
    """Write a part of a file to another file."""
    from worker.replay.cutting import Cut
    from worker.transport.ranges import place_of

    wanted = Cut(topics=topics, key=key, start=place_of(start), end=place_of(end), limit=limit)
    written = wanted.write(path, target)
    if output.json:
        output.line({"type": "cut", "file": str(target), "records": written})
    else:
        click.echo(f"{target}  {counted(written, 'record')}")


for _command in (show, diff, cut):
    recording.add_command(_command)


def _tell(output: Output, record: object, mark: str) -> None:
    from schemas import Record
    from worker.replay.recordings import encode_line

    assert isinstance(record, Record)
    line = encode_line(record).decode()
    if output.json:
        click.echo(f'{{"mark":"{mark.strip()}","record":{line}}}' if mark else line)
        return
    value = "null" if record.value is None else record.value.decode(errors="replace")
    key = "null" if record.key is None else record.key.decode(errors="replace")
    click.echo(f"{mark}{record.topic} {record.partition} {record.offset}  {key}  {value[:200]}")


def _factor(speed: str) -> float | None:
    if speed == "max":
        return None
    try:
        factor = float(speed.removesuffix("x"))
    except ValueError:
        factor = 0.0
    if factor <= 0:
        raise UsageError(f"--speed {speed!r}: give max, or a factor like 1x or 60x")
    return factor


@contextmanager
def progress_bar(output: Output, verb: str, noun: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar with count and rate on standard error, where somebody sees it."""
    if not output.remarks.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(verb), BarColumn(), MofNCompleteColumn(), TextColumn(f"{noun}, {{task.fields[rate]}}/s"))
    with Progress(*columns, TimeRemainingColumn(), console=output.remarks, transient=True) as bar:
        task = bar.add_task(verb, total=None, rate="")

        def on_progress(done: int, total: int) -> None:
            speed = bar.tasks[task].speed
            bar.update(task, completed=done, total=total, rate=f"{speed:,.0f}" if speed else "…")

        yield on_progress
