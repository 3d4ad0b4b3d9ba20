"""`coalition extract`: what would be published for documents, without Kafka."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from schemas import AnyClaim, EntityMentioned, ParagraphPublished, kind_of
from worker.cli.command import Output, command, pass_output
from worker.transport.documents import Document, Metadata, read_documents

if TYPE_CHECKING:
    from rich.text import Text

    from worker.extraction import Extractor, Findings, Trace


@command(
    """
coalition extract article.txt --published-at 2017-12-05
coalition extract article.txt --explain
coalition extract article.html --json | jq 'select(.kind == "deployment")'
"""
)
@click.argument("paths", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--published-at", metavar="DATE", help="Date of publication, ISO 8601: 2017, 2017-12 or 2017-12-05.")
@click.option("--id", "document_id", metavar="ID", help="The document's id. Default: from the name of the file.")
@click.option("--explain", is_flag=True, help="Show how each claim was made: its words, its frame, and what filled it.")
@pass_output
def extract(
    output: Output, paths: tuple[Path, ...], published_at: str | None, document_id: str | None, explain: bool
) -> None:
    """Print the mentions and claims that documents would give.

    Takes the same files as publish; `-` reads standard input. As JSON lines, each mention is an object of type
    "mention", each claim one of type "claim" with its kind, and with --explain a `trace`: the frame, and the words of
    the paragraph that filled it.
    """
    documents = list(read_documents(paths, Metadata(id=document_id, published_at=published_at)))
    from worker.extraction import Extractor  # loads the language model

    extractor = Extractor()
    for document in documents:
        if len(documents) > 1 and not output.json:
            from rich.text import Text

            output.text(Text(document.id + "\n", style="bold"))
        for paragraph, findings in findings_in(extractor, document, traced=explain):
            if output.json:
                for mention in findings.mentions:
                    output.line(extraction_line(mention))
                for claim, trace in zip_longest(findings.claims, findings.traces):
                    output.line({**extraction_line(claim), **_trace_fields(paragraph, trace)})
            else:
                _show(output, paragraph, findings)


def findings_in(
    extractor: "Extractor", document: Document, *, traced: bool = False
) -> "Iterator[tuple[ParagraphPublished, Findings]]":
    """Each paragraph of a document, as it would be published, with what it says; `traced`, also how that was found."""
    from worker.extraction import Context, Source, resolve

    sources = [Source(text=text, published_at=document.published_at) for text in document.paragraphs]
    context = Context()
    for index, reading in enumerate(extractor.read(sources, traced=traced)):
        paragraph = document.paragraph(index)
        findings = resolve(reading, context, paragraph)
        context = findings.context
        yield paragraph, findings


def extraction_line(found: EntityMentioned | AnyClaim) -> dict[str, object]:
    """A mention or a claim as a line of output: its fields, with a `type` of "mention" or "claim"."""
    fields: dict[str, object] = msgspec.to_builtins(found)
    return {**fields, "type": "mention"} if isinstance(found, EntityMentioned) else {"type": "claim", **fields}


def _show(output: Output, paragraph: ParagraphPublished, findings: "Findings") -> None:
    from rich.padding import Padding
    from rich.text import Text

    from worker.cli.claim_words import circumstances, in_words

    text = Text(paragraph.text)
    for mention in findings.mentions:
        text.stylize("underline cyan", mention.start, mention.end)
    output.text(Text.assemble((f"¶ {paragraph.index} ", "dim"), text))
    for claim, trace in zip_longest(findings.claims, findings.traces):
        line = Text.assemble((f"{kind_of(claim)}  ", "green"), in_words(claim), (circumstances(claim), "dim"))
        output.text(Padding(line, (0, 0, 0, 4)))
        if trace is not None:
            output.text(Padding(explained(paragraph.text, claim, trace), (0, 0, 0, 8)))
    output.text("")


def explained(paragraph: str, claim: AnyClaim, trace: "Trace") -> "Text":
    """How a claim was made: its words with those that filled the frame marked, then the frame's name."""
    from rich.text import Text

    words = Text(claim.text)
    for start, end in trace.path:
        if claim.start <= start and end <= claim.end:  # a verb that tells who speaks stands outside
            words.stylize("bold magenta", start - claim.start, end - claim.start)
    path = " · ".join(paragraph[start:end] for start, end in trace.path)
    return Text.assemble(
        "“", words, "”", ("\n↳ ", "dim"), (trace.frame, "yellow"), (f": {path}" if path else "", "dim")
    )


def _trace_fields(paragraph: ParagraphPublished, trace: "Trace | None") -> dict[str, object]:
    if trace is None:
        return {}
    path = [{"start": start, "end": end, "text": paragraph.text[start:end]} for start, end in trace.path]
    return {"trace": {"frame": trace.frame, "path": path}}
