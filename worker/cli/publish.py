"""`coalition publish` and `coalition retract`: documents onto the log, and off it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from worker.cli.command import Output, command, counted, pass_output, run, settings_in_force
from worker.settings import Settings
from worker.transport.documents import Document, FoundFiles, Metadata, find_files, read_documents

if TYPE_CHECKING:
    from worker.transport.publishing import Published, Retracted

MANY = 500  # paragraphs from which a progress bar is worth its lines


@command(
    """
coalition publish article.txt --id afp-1 --source AFP --published-at 2017-12-05
coalition publish articles/ more.jsonl
curl -s https://example.org/story | coalition publish - --id story
"""
)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--id", "document_id", metavar="ID", help="The document's id. Default: from the name of the file.")
@click.option("--title", metavar="TEXT", help="Its title.")
@click.option("--source", metavar="TEXT", help="Who published it: an agency, a newspaper.")
@click.option("--url", metavar="URL", help="Where it was published.")
@click.option("--published-at", metavar="DATE", help="When: ISO 8601, like 2017, 2017-12 or 2017-12-05.")
@click.option(
    "--revision", type=click.IntRange(1), metavar="N", help="Number of this version of the document. Default: 1."
)
@pass_output
def publish(
    output: Output,
    paths: tuple[Path, ...],
    document_id: str | None,
    title: str | None,
    source: str | None,
    url: str | None,
    published_at: str | None,
    revision: int | None,
) -> None:
    """Publish documents, and wait until all is acknowledged.

    PATH is a .txt, .md or .html file, a .jsonl file with a document a line, a folder of these, or - for text on
    standard input. A documents.toml beside the files may give their metadata. A document that is already published
    is not sent again; one whose text has changed needs a new revision. Nothing is published where one document
    cannot be.
    """
    from worker.transport.checking import messages_of

    given = Metadata(id=document_id, title=title, source=source, url=url, published_at=published_at, revision=revision)
    settings = settings_in_force()
    found = find_files(paths)
    documents = list(read_documents(found, given))
    total = sum(len(messages_of(document, settings)) for document in documents)
    with _progress(output, total) as on_progress:
        published = run(_publish(settings, documents, on_progress))
    _tell(output, published, found)


@command(
    """
coalition retract afp-1 --reason "withdrawn by the agency"
"""
)
@click.argument("document_id", metavar="DOCUMENT_ID")
@click.option("--reason", required=True, metavar="TEXT", help="Why it is taken back; every claim it made will say so.")
@pass_output
def retract(output: Output, document_id: str, reason: str) -> None:
    """Take a document back: none of its claims holds any more.

    Its paragraphs stay in the log, and its claims can still be seen as withdrawn.
    """
    retracted = run(_retract(settings_in_force(), document_id, reason))
    if output.json:
        output.line({"type": "retracted", **msgspec.to_builtins(retracted)})
    elif retracted.unchanged:
        click.echo(f"{document_id}  was retracted already")
    else:
        click.echo(f"{document_id}  retracted")


async def _publish(
    settings: Settings, documents: Sequence[Document], on_progress: Callable[[int, int], None] | None
) -> "tuple[Published, ...]":
    from worker.transport.publishing import Publisher

    async with Publisher(settings) as publisher:
        return await publisher.publish_all(documents, on_progress)


async def _retract(settings: Settings, document_id: str, reason: str) -> "Retracted":
    from worker.transport.publishing import Publisher

    async with Publisher(settings) as publisher:
        return await publisher.retract(document_id, reason)


@contextmanager
def _progress(output: Output, paragraphs: int) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on standard error where there is much to do and somebody to see it."""
    if paragraphs < MANY or not output.remarks.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("publishing"), BarColumn(), MofNCompleteColumn(), TextColumn("paragraphs"))
    with Progress(*columns, TimeRemainingColumn(), console=output.remarks, transient=True) as progress:
        task = progress.add_task("publishing", total=paragraphs)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _tell(output: Output, published: "Sequence[Published]", found: FoundFiles) -> None:
    if found.passed_over:
        output.remark(f"{counted(len(found.passed_over), 'file')} passed over: no documents, by their suffixes")
    if output.json:
        for each in published:
            output.line({"type": "published", **msgspec.to_builtins(each)})
        return
    for each in published:
        done = "already published" if each.unchanged else f"{counted(each.sent, 'paragraph')} published"
        revision = f", revision {each.revision}" if each.revision > 1 else ""
        click.echo(f"{each.document_id}  {done}{revision}")
    if len(published) > 1:
        sent = sum(each.sent for each in published)
        click.echo(f"{counted(len(published), 'document')}, {counted(sent, 'paragraph')} published")
