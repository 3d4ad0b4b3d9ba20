"""`coalition why`: the reports that an answer rests on, each with its document and the sentence it stands in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
import msgspec

from worker.cli.claim_words import circumstances, in_words
from worker.cli.command import Output, command, counted, pass_output, run, settings_in_force
from worker.cli.dates import source_words
from worker.cli.sentences import Marked, sentence_around
from worker.cli.tables import known_reports
from worker.settings import Settings
from worker.state import Ground
from worker.state import why as grounds_of

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text


@command(
    """
coalition why "coalition:global-coalition-against-daesh|deployment|country:US|country:SY|troops|fact"
coalition why "coalition:global-coalition-against-daesh|coalition_size|countries|fact" --json | jq .sentence
"""
)
@click.argument("cell", metavar="CELL")
@pass_output
def why(output: Output, cell: str) -> None:
    """Show what an answer rests on: every report, with its words.

    Each has its document, its paragraph, and its words marked in their sentence.

    CELL is the key of a cell, as `coalition state --cells` lists them. The report that answers comes first, then the
    others that stand, then those that were withdrawn, with when and why.
    """
    grounds, texts = run(_read(output, settings_in_force(), cell))
    sentences = [_sentence(ground, texts) for ground in grounds]
    if output.json:
        for ground, sentence in zip(grounds, sentences, strict=True):
            output.line({"type": "report", "cell": cell, **msgspec.to_builtins(ground), "sentence": sentence})
        return
    from rich.text import Text

    standing = [ground for ground in grounds if ground.withdrawn is None]
    documents = len({ground.claim.claim.document_id for ground in standing})
    answer = standing[0].value if standing else "no answer: all reports were withdrawn"
    output.text(Text(cell, style="dim"), wrap=False)
    output.text(f"{answer} · {counted(len(standing), 'report')} from {counted(documents, 'document')}\n")
    for ground, sentence in zip(grounds, sentences, strict=True):
        output.text(in_text(ground, sentence))


def in_text(ground: Ground, sentence: Marked | None) -> "RenderableType":
    """A report for people: what it says, where from, and the sentence with its words marked."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    made, claim = ground.claim, ground.claim.claim
    sign = "✗" if ground.withdrawn is not None else "►" if ground.answers else "•"
    head = Text.assemble(f"{sign} ", (ground.value, "bold"), f"  {in_words(claim)}", (circumstances(claim), "dim"))
    where = f"{source_words(made.source, claim.document_id, made.published_at)}; {claim.document_id} ¶{claim.paragraph}"
    lines = [Text(f"{where}, characters {claim.start} to {claim.end}; learned {made.learned_at[:19]}", style="cyan")]
    if ground.withdrawn is not None:
        lines.append(Text(f"withdrawn {ground.withdrawn.learned_at[:19]}: {ground.withdrawn.reason}", style="red"))
    lines.append(_marked(sentence or Marked(text=claim.text, start=0, end=len(claim.text))))
    return Group(head, *(Padding(line, (0, 0, 0, 2)) for line in lines), Text())


def _marked(sentence: Marked) -> "Text":
    """The sentence with its words between brackets: seen on any terminal, in any file."""
    from rich.text import Text

    before, words = sentence.text[: sentence.start], sentence.text[sentence.start : sentence.end]
    return Text.assemble(before, ("⟦", "bold"), (words, "bold"), ("⟧", "bold"), sentence.text[sentence.end :])


def _sentence(ground: Ground, texts: dict[str, str]) -> Marked | None:
    claim = ground.claim.claim
    paragraph = texts.get(ground.claim.paragraph_id)
    return None if paragraph is None else sentence_around(paragraph, claim.start, claim.end)


async def _read(output: Output, settings: Settings, cell: str) -> tuple[Sequence[Ground], dict[str, str]]:
    from worker.transport.merging import read_merges
    from worker.transport.published import read_paragraph_texts

    reports = await known_reports(output, settings, await read_merges(settings))
    grounds = grounds_of(reports.rows.items(), reports.moved.get(cell, cell))
    return grounds, await read_paragraph_texts(settings, {ground.claim.claim.document_id for ground in grounds})
