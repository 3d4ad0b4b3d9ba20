"""The state of a coalition for people: what is so, and beside it the words that it rests on."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from schemas import (
    AnyClaim,
    ClaimMade,
    CoalitionSize,
    Contribution,
    Membership,
    Mission,
    Reference,
    Relation,
    Statement,
)
from worker.cli.claim_words import circumstances, in_words
from worker.cli.command import counted
from worker.cli.dates import moment_words, source_words
from worker.cli.owners import COALITION, Owner
from worker.state import CellRow, Evidence, number_words
from worker.state.times import end_of

FACT_WIDTH = 40
HANG = 2
MOST_ROWS = 40
_MEASURE = Console(width=FACT_WIDTH)


class Section(msgspec.Struct, frozen=True):
    """A heading, and which cells stand under it."""

    title: str
    holds: Callable[[AnyClaim, str], bool]


def _kind(kind: str) -> Callable[[AnyClaim, str], bool]:
    return lambda claim, owner: claim.__struct_config__.tag == kind


def _leads(claim: AnyClaim, owner: str) -> bool:
    return isinstance(claim, Relation) and claim.predicate == "leads" and claim.object.id == owner


# In this order; a cell stands in the first section that holds it.
SECTIONS = (
    Section("Leader", _leads),
    Section("Size", _kind("coalition_size")),
    Section("Members", _kind("membership")),
    Section("Deployments", _kind("deployment")),
    Section("Contributions", _kind("contribution")),
    Section("Territory", _kind("territory")),
    Section("Mission", _kind("mission")),
    Section("Roles", _kind("role")),
    Section("Relations", _kind("relation")),
    Section("Casualties", _kind("casualties")),
    Section("Statements", _kind("statement")),
)


class Documents:
    """The documents that lines rest on, numbered as they come up."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._about: dict[str, ClaimMade] = {}

    def number(self, made: ClaimMade) -> int:
        """The number of the document of a claim."""
        self._about.setdefault(made.claim.document_id, made)
        return self._numbers.setdefault(made.claim.document_id, len(self._numbers) + 1)

    def lines(self) -> Iterator[Text]:
        """A line for each: its number, id, source and date."""
        for document_id, number in self._numbers.items():
            made = self._about[document_id]
            about = ", ".join(filter(None, (made.source, made.published_at)))
            yield Text.assemble((f"[{number}] ", "cyan"), document_id, (f"  {about}" if about else "", "dim"))


def state_of(owner: Owner, *, most: int = MOST_ROWS) -> RenderableType:
    """All that is known of an owner. Of each section at most `most` groups of lines that rest on the same words."""
    documents = Documents()
    parts: list[RenderableType] = [_head(owner), *_sections(owner, documents, most)]
    parts.append(_indented(Text("Documents", style="bold"), *documents.lines()))
    return Group(*parts)


def overview(owners: Sequence[Owner]) -> Table:
    """A line for each of many coalitions."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for title in ("coalition", "led by", "size"):
        table.add_column(title, overflow="fold")
    table.add_column("documents", justify="right")
    for owner in owners:
        name = Text.assemble(owner.name, "\n", (owner.id, "dim"))
        table.add_row(name, _leader(owner), _size(owner), f"{_documents(owner):,}")
    return table


def _head(owner: Owner) -> RenderableType:
    title = Table.grid(expand=True)
    title.add_column(ratio=1)
    title.add_column(justify="right", style="dim", no_wrap=True)
    title.add_row(Text(owner.name, style="bold"), owner.id)
    return Group(title, Text(facts_of(owner)), Rule(style="dim"))


def facts_of(owner: Owner) -> str:
    """An owner in a line: who leads it, its size, and how much is known."""
    facts = [
        f"led by {_leader(owner)}" if _leader(owner) else "",
        _size(owner),
        f"{counted(len(owner.cells), 'answer')} from {counted(_documents(owner), 'document')}",
    ]
    return " · ".join(filter(None, facts))


def _sections(owner: Owner, documents: Documents, most: int) -> Iterator[RenderableType]:
    left = list(owner.cells)
    for section in SECTIONS:
        rows = [row for row in left if section.holds(row.answer.claim, owner.id)]
        if not rows:
            continue
        left = [row for row in left if row not in rows]
        groups = _groups(rows)
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(width=FACT_WIDTH)
        table.add_column(ratio=1)
        for group in groups[:most]:
            table.add_row(_facts(group, owner.id), _words(group[0].answer, documents))
        more = [Text(f"… and {len(groups) - most} more; --json prints all", style="dim")] if len(groups) > most else []
        yield _indented(Text(section.title, style="bold"), table, *more)


def _indented(title: Text, *lines: RenderableType) -> RenderableType:
    return Group(title, *(Padding(line, (0, 0, 0, 2)) for line in lines), Text())


def _groups(rows: Iterable[CellRow]) -> list[list[CellRow]]:
    """Rows that rest on the same words together: what is so before what may be, numbers before none, and then in the
    order in which they stand in the documents."""
    groups: dict[tuple[str, str, int, int], list[CellRow]] = {}
    for row in sorted(rows, key=lambda row: (*_weight(row), _words_of(row), row.cell)):
        groups.setdefault(_words_of(row), []).append(row)
    return list(groups.values())


def _weight(row: CellRow) -> tuple[bool, bool]:
    claim = row.answer.claim
    return claim.modality != "asserted", getattr(claim, "count", 0) is None


def _words_of(row: CellRow) -> tuple[str, str, int, int]:
    claim = row.answer.claim
    return row.answer.published_at or "", claim.document_id, claim.paragraph, claim.start


def _facts(group: Iterable[CellRow], owner: str) -> RenderableType:
    """A line for each row; one that is too long goes on further in."""
    table = Table.grid()
    table.add_column(width=FACT_WIDTH)
    for row in group:
        lines = _fact(row, owner).wrap(_MEASURE, FACT_WIDTH - HANG)
        first, rest = lines[0], lines[1:]
        table.add_row(first)
        for line in rest:
            table.add_row(Padding(line, (0, 0, 0, HANG)))
    return table


def _fact(row: CellRow, owner: str) -> Text:
    claim = row.answer.claim
    text = Text(_short(claim, owner))
    text.append(circumstances(claim), style="dim")
    if row.totals.independent > 1:
        text.append(f" ({row.totals.independent} documents)", style="dim")
    if row.contradictions:
        answer = row.newest[0]
        text.append(f" ({_freshness(answer)})", style="dim")
        for other in row.contradictions:
            text.append(f" · {other.value} ({_freshness(other)})", style="yellow")
    return text


def _freshness(report: Evidence) -> str:
    """Whose word it is, of which date; and of when, if it speaks of another time: "AFP, Dec 2017, of 2014"."""
    said = source_words(report.source, report.document_id, report.published_at)
    spoken_of = "" if report.occurred in ("", end_of(report.published_at)) else moment_words(report.occurred)
    return f"{said}, of {spoken_of}" if spoken_of else said


def _short(claim: AnyClaim, owner: str) -> str:
    """What a claim says, without the owner, under whose name it stands."""
    match claim:
        case Relation() if _leads(claim, owner):
            return claim.subject.name
        case CoalitionSize():
            return _sized(claim)
        case Membership():
            return claim.member.name if claim.status == "member" else f"{claim.member.name} ({claim.status})"
        case Mission() if claim.coalition is not None or claim.actor is None:
            return f"{claim.purpose} ({claim.status})"
        case Statement():
            return claim.speaker.name
        case Contribution() if claim.recipient is not None and claim.recipient.id == owner:
            return in_words(msgspec.structs.replace(claim, recipient=None))
        case _:
            return in_words(_without_name(claim, owner))


def _without_name(claim: AnyClaim, owner: str) -> AnyClaim:
    """The claim with "the coalition" for the owner, under whose name it stands."""
    if not owner.startswith(COALITION):
        return claim
    named = {
        field: Reference(name="the coalition", id=owner, type="coalition")
        for field in claim.__struct_fields__
        if isinstance(value := getattr(claim, field), Reference) and value.id == owner
    }
    return msgspec.structs.replace(claim, **named)


def _words(made: ClaimMade, documents: Documents) -> Text:
    claim = made.claim
    indirect = isinstance(claim, Statement) and not claim.direct
    said = claim.quote if isinstance(claim, Statement) else claim.text
    quote = said if indirect else f"“{said}”"
    text = Text(" ".join(quote.split()), style="italic")
    when = f", {made.published_at}" if made.published_at else ""
    text.append(f"  [{documents.number(made)}]¶{claim.paragraph}{when}", style="not italic cyan")
    return text


def _leader(owner: Owner) -> str:
    found = [row.answer.claim for row in owner.cells if _leads(row.answer.claim, owner.id)]
    names = (claim.subject.name for claim in found if isinstance(claim, Relation) and claim.modality == "asserted")
    return ", ".join(sorted(set(names)))


def _size(owner: Owner) -> str:
    sizes = [row for row in owner.cells if isinstance(row.answer.claim, CoalitionSize)]
    asserted = [row for row in sizes if row.answer.claim.modality == "asserted"]
    if not asserted:
        return ""
    claim = max(asserted, key=lambda row: row.newest[0].rank).answer.claim
    return _sized(claim) if isinstance(claim, CoalitionSize) else ""


def _sized(claim: CoalitionSize) -> str:
    return " ".join(filter(None, (number_words(claim), claim.unit)))


def _documents(owner: Owner) -> int:
    return len({item.document_id for row in owner.cells for item in row.newest})
