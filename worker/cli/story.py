"""A story: documents that are published one after another, and taken back, so that the state changes step by step."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from schemas import ClaimKind
from worker.cli.claim_words import circumstances, in_words
from worker.cli.command import counted
from worker.errors import DocumentError
from worker.state import CellRow
from worker.transport.documents import Document, read_documents

if TYPE_CHECKING:
    from rich.text import Text

    from worker.transport.publishing import Publisher

STORY_FILE = "story.toml"
MOST_LINES = 6
# What a few lines show first; statements and the like are left to the whole state.
TELLING: tuple[ClaimKind, ...] = ("coalition_size", "membership", "deployment", "contribution", "territory")


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step: documents that are published, or one that is taken back, for a reason."""

    title: str
    documents: tuple[Document, ...] = ()
    retract: str | None = None
    reason: str = ""

    async def play(self, publisher: "Publisher") -> int:
        """Publish what the step says. Returns how many paragraphs were sent. Raises as the publisher does."""
        if self.retract is not None:
            await publisher.retract(self.retract, self.reason)
            return 0
        return sum(each.sent for each in await publisher.publish_all(self.documents))


class _Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A step as the file has it; `publish` are names of files beside it."""

    title: str
    publish: tuple[str, ...] = ()
    retract: str | None = None
    reason: str = ""


class _Story(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    step: tuple[_Step, ...]


def read_story(folder: Path) -> tuple[Step, ...]:
    """The steps that the folder's `story.toml` gives, with their documents.

    Raises DocumentError where the file, or a document that it names, cannot be used.
    """
    path = folder / STORY_FILE
    try:
        story = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _Story)
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror}") from None
    except (ValueError, msgspec.ValidationError) as error:
        raise DocumentError(f"{path}: not usable as a story: {error}") from None
    for step in story.step:
        if bool(step.publish) == (step.retract is not None) or (step.retract is not None and not step.reason):
            raise DocumentError(f"{path}, step {step.title!r}: give either `publish`, or `retract` with a `reason`")
    return tuple(
        Step(
            title=step.title,
            documents=tuple(read_documents([folder / name for name in step.publish])) if step.publish else (),
            retract=step.retract,
            reason=step.reason,
        )
        for step in story.step
    )


def changed_lines(before: Mapping[str, CellRow], after: Mapping[str, CellRow]) -> "list[Text]":
    """What is new (+), other (~) or gone (-) between two states, in a few lines, and how much else there is."""
    from rich.text import Text

    changed = [key for key in before.keys() | after.keys() if _value(before.get(key)) != _value(after.get(key))]
    rows = [row for key in changed if (row := after.get(key) or before[key]).kind in TELLING]
    lines = []
    for row in sorted(rows, key=_weight)[:MOST_LINES]:
        was, now = before.get(row.cell), after.get(row.cell)
        if was is None and now is not None:
            lines.append(Text.assemble(("+ ", "green"), _said(now)))
        elif now is None and was is not None:
            lines.append(Text.assemble(("- ", "red"), _said(was), (" is no longer known", "dim")))
        elif was is not None and now is not None:
            lines.append(Text.assemble(("~ ", "yellow"), _said(now), (f" · before: {was.value}", "dim")))
    others = len(changed) - len(lines)
    if others:
        what = f"and {counted(others, 'other answer')}" if lines else f"{counted(others, 'answer')} changed"
        lines.append(Text(f"  {what}", style="dim"))
    return lines or [Text("  no answer changed", style="dim")]


def _value(row: CellRow | None) -> str | None:
    return row.value if row is not None else None


def _weight(row: CellRow) -> tuple[bool, int, int, str]:
    """Numbers before none; then by kind, and in the order of the text."""
    claim = row.answer.claim
    counts = getattr(claim, "count", 0) is not None
    return not counts, TELLING.index(row.kind), claim.paragraph, row.cell


def _said(row: CellRow) -> str:
    return in_words(row.answer.claim) + circumstances(row.answer.claim)


def by_cell(rows: Sequence[CellRow]) -> dict[str, CellRow]:
    """The rows by their cells."""
    return {row.cell: row for row in rows}
