"""The row of a cell: its answer, exact totals, and the newest reports, bounded in number.

A row is a pure function of the current reports of its cell, and its bytes are canonical. It is a cache of table
`reports`: whatever it leaves out can be read from there.

How long a row can become does not depend on how many reports there are, nor on their words. The newest reports in brief
are those up to the one with which they reach `NEWEST_BYTES`: so one more report is taken in exactly without knowing
which were left out. What is older than all that are held stays out, whatever comes.
"""

from collections.abc import Iterable, Sequence

import msgspec

from schemas import ClaimKind, ClaimMade, kind_of
from worker.state.precedence import Rank, occurred_of
from worker.state.values import value_of

KEEP = 50
NEWEST_BYTES = 20_000
CONTRADICTIONS = 10
LONGEST_NAME = 80
_encoder = msgspec.json.Encoder(order="deterministic")


class Evidence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A report in brief: what it answers, and where from. `occurred` is the end of the time it speaks of.

    It takes no more than 2,000 bytes: long names of sources and speakers are cut.
    """

    claim_id: str
    document_id: str
    paragraph: int
    value: str
    occurred: str
    confidence: float
    text_hash: str
    learned_at: str
    published_at: str | None = None
    source: str | None = None
    attributed_to: str | None = None

    @property
    def rank(self) -> Rank:
        """What reports are compared by; the greatest answers."""
        return self.occurred, self.confidence, self.claim_id, self.document_id


class Totals(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How much a cell rests on. `independent` documents: those that lead with the same text count once.

    `first_seen` and `last_seen` are when the oldest and the newest of the current reports were learned.
    """

    reports: int
    documents: int
    independent: int
    first_seen: str
    last_seen: str


class CellRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A row of a table of cells. Key: the cell.

    `answer` is the report that answers, with its claim. `newest` are the newest reports in brief, the answer first: so
    many as are asked for, or fewer with which they reach `NEWEST_BYTES`. `contradictions` are the newest report of each
    other value, at most ten.
    """

    cell: str
    kind: ClaimKind
    owner: str
    answer: ClaimMade
    totals: Totals
    newest: tuple[Evidence, ...]
    contradictions: tuple[Evidence, ...] = ()

    @property
    def value(self) -> str:
        """The answer in words."""
        return self.newest[0].value

    @property
    def whole(self) -> bool:
        """Whether it holds all reports of the cell in brief."""
        return self.totals.reports == len(self.newest)


_decoder = msgspec.json.Decoder(CellRow)


def evidence_of(made: ClaimMade, as_of: str | None = None) -> Evidence:
    """A report in brief. `as_of`, a moment, hides that its claim held longer than until then."""
    claim = made.claim
    occurred = occurred_of(made)
    return Evidence(
        claim_id=claim.id,
        document_id=claim.document_id,
        paragraph=claim.paragraph,
        value=value_of(claim),
        occurred=occurred if as_of is None else min(occurred, as_of),
        confidence=claim.confidence,
        text_hash=made.text_hash,
        learned_at=made.learned_at,
        published_at=_cut(made.published_at),
        source=_cut(made.source),
        attributed_to=_cut(claim.attributed_to.name) if claim.attributed_to else None,
    )


def _cut(name: str | None) -> str | None:
    return name if name is None or len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def newest_of(evidence: Sequence[Evidence], keep: int) -> tuple[tuple[Evidence, ...], bytes]:
    """What a row holds in brief of evidence in the order of rank, the newest last: the newest first, and as JSON."""
    newest = tuple(reversed(evidence[-keep:]))
    encoded = _encoder.encode(newest)
    if len(encoded) < NEWEST_BYTES:
        return newest, encoded
    size = 0
    for number, item in enumerate(newest, start=1):
        size += len(_encoder.encode(item))
        if size >= NEWEST_BYTES:
            newest = newest[:number]
            return newest, _encoder.encode(newest)
    return newest, encoded


def reach_bound(newest: Sequence[Evidence], keep: int) -> bool:
    """Whether a row that holds these in brief may leave out others."""
    return len(newest) >= keep or sum(len(_encoder.encode(item)) for item in newest) >= NEWEST_BYTES


def totals_of(evidence: Sequence[Evidence]) -> Totals:
    """Exact totals of all current reports of a cell, of which there is at least one."""
    if len(evidence) == 1:
        seen = evidence[0].learned_at
        return Totals(reports=1, documents=1, independent=1, first_seen=seen, last_seen=seen)
    documents = {item.document_id for item in evidence}
    if len(documents) == len(evidence):
        independent = {item.text_hash for item in evidence}
    else:
        independent = {text for _, _, text in leads_of(evidence).values()}
    all_seen = [item.learned_at for item in evidence]
    return Totals(
        reports=len(evidence),
        documents=len(documents),
        independent=len(independent),
        first_seen=min(all_seen),
        last_seen=max(all_seen),
    )


def leads_of(evidence: Iterable[Evidence]) -> dict[str, tuple[int, str, str]]:
    """The paragraph, claim and text that each document leads with."""
    leads: dict[str, tuple[int, str, str]] = {}
    for item in evidence:
        lead = (item.paragraph, item.claim_id, item.text_hash)
        if leads.setdefault(item.document_id, lead) > lead:
            leads[item.document_id] = lead
    return leads


def lead_of(reports: Iterable[ClaimMade]) -> str | None:
    """The text that a document leads with in a cell: the hash of the first paragraph with a current report."""
    return min(((made.claim.paragraph, made.claim.id, made.text_hash) for made in reports), default=(0, "", None))[2]


def best_of_each_value(evidence: Iterable[Evidence]) -> dict[str, Evidence]:
    """The newest report of each value, for evidence in the order of rank, the newest last; at most ten and one."""
    best = {item.value: item for item in evidence}
    if len(best) > CONTRADICTIONS + 1:
        ranked = sorted(best.values(), key=lambda item: item.rank)
        best = {item.value: item for item in ranked[-CONTRADICTIONS - 1 :]}
    return best


def row_of(
    cell: str, answer: ClaimMade, newest: tuple[Evidence, ...], best: dict[str, Evidence], totals: Totals
) -> CellRow:
    """The row from its parts: `newest` with the answer first, `best` as `best_of_each_value` gives it."""
    contradicting: list[Evidence] = []
    if best:
        value = newest[0].value
        contradicting = [item for item in best.values() if item.value != value]
        if len(contradicting) > 1:
            contradicting.sort(key=lambda item: item.rank, reverse=True)
    return CellRow(
        cell=cell,
        kind=kind_of(answer.claim),
        owner=cell.split("|", 1)[0],
        answer=answer,
        totals=totals,
        newest=newest,
        contradictions=tuple(contradicting),
    )


def cell_row(cell: str, reports: Iterable[ClaimMade], *, keep: int = KEEP, as_of: str | None = None) -> CellRow | None:
    """The row of a cell from all its current reports, in any order; None where there is none.

    `keep` is how many reports the row holds in brief; `as_of` as in `evidence_of`.

    This defines what the rows hold; everything else is a quicker way to the same bytes.
    """
    known = {(made.claim.document_id, made.claim.id): made for made in reports}
    if not known:
        return None
    evidence = sorted((evidence_of(made, as_of) for made in known.values()), key=lambda item: item.rank)
    newest, _ = newest_of(evidence, keep)
    answer = known[newest[0].document_id, newest[0].claim_id]
    return row_of(cell, answer, newest, best_of_each_value(evidence), totals_of(evidence))


class _EncodedRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A row of which the answer, and perhaps the newest reports, are encoded already. Its fields are `CellRow`'s."""

    cell: str
    kind: ClaimKind
    owner: str
    answer: msgspec.Raw
    totals: Totals
    newest: tuple[Evidence, ...] | msgspec.Raw
    contradictions: tuple[Evidence, ...]


def encode_row(row: CellRow, answer: bytes | None = None, newest: bytes | None = None) -> bytes:
    """The row's bytes: the same for the same current reports. What is encoded already may be given with it."""
    if answer is None and newest is None:
        return _encoder.encode(row)
    return _encoder.encode(
        _EncodedRow(
            cell=row.cell,
            kind=row.kind,
            owner=row.owner,
            answer=msgspec.Raw(_encoder.encode(row.answer) if answer is None else answer),
            totals=row.totals,
            newest=row.newest if newest is None else msgspec.Raw(newest),
            contradictions=row.contradictions,
        )
    )


def decode_row(row: bytes) -> CellRow:
    """The row of a cell from its bytes. Raises msgspec.DecodeError."""
    return _decoder.decode(row)
