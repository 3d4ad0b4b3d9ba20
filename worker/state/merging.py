"""Entities that are held to be one: their cells are read together, and can be taken apart again.

Nothing that is stored is changed by a merge. The reports are read as if their claims named the entity that theirs was
merged into; cells and owners follow from the claims, so that two cells which now ask the same question are one, with
the reports of both. Without the merge the same reports give the two cells again, to the byte.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from schemas import MERGE_MESSAGES, AnyClaim, ClaimMade, Entity, EntityMerged, Reference
from worker.errors import UsageError
from worker.state.cells import cell_of, owner_of
from worker.state.reports import (
    TEXT_MARK,
    Report,
    claim_id_of,
    decode_report,
    document_id_of,
    encode_report,
    report_key,
    union,
)
from worker.state.times import end_of

_encoder = msgspec.json.Encoder(order="deterministic")


class LoggedMerge(NamedTuple):
    """A message on a merge, and when it was written to the log (ISO 8601, UTC)."""

    learned_at: str
    message: MERGE_MESSAGES

    @property
    def entity_id(self) -> str:
        """The entity that was merged, or is one of its own again."""
        return self.message.entity.id if isinstance(self.message, EntityMerged) else self.message.entity_id


class Merges:
    """Which entities are held to be others. `direct` has, by id, the last word on each entity that is merged."""

    def __init__(self, direct: Mapping[str, EntityMerged] | None = None) -> None:
        self.direct: dict[str, EntityMerged] = dict(direct or {})
        self._into = {entity_id: self._end(entity_id) for entity_id in self.direct}

    def __bool__(self) -> bool:
        return bool(self.direct)

    def into(self, entity_id: str) -> Entity | None:
        """What an entity is held to be in the end, through all merges; None where it is itself."""
        found = self._into.get(entity_id)
        return None if found is None or found.id == entity_id else found

    def id_of(self, entity_id: str) -> str:
        """The id by which an entity is known: that of `into`, else its own."""
        found = self.into(entity_id)
        return entity_id if found is None else found.id

    def calls(self) -> dict[str, str]:
        """What merged entities were called, by id and by name, and the id by which they are known."""
        return {
            call: self.id_of(merge.entity.id)
            for merge in self.direct.values()
            for call in (merge.entity.name, merge.entity.id)
        }

    def _end(self, entity_id: str) -> Entity:
        """The end of the chain. Of a circle, which two writers at one moment may make, it is the first id."""
        passed: dict[str, Entity] = {}
        step = self.direct[entity_id].into
        while step.id in self.direct and step.id not in passed:
            passed[step.id] = step
            step = self.direct[step.id].into
        if step.id not in passed:
            return step
        circle = list(passed)[list(passed).index(step.id) :]
        return passed[min(circle)]


def merges_of(logged: Iterable[LoggedMerge], *, known_at: str | None = None) -> Merges:
    """The merges that hold, from the messages in any order and with any repetition; or that were known at a moment.

    Of the messages on one entity the latest holds; of two at the same time, the one with the greater bytes.
    """
    latest: dict[str, tuple[tuple[str, bytes], MERGE_MESSAGES]] = {}
    for each in logged:
        moment = end_of(each.learned_at)
        if known_at is not None and moment > known_at:
            continue
        rank = moment, _encoder.encode(each.message)
        if each.entity_id not in latest or latest[each.entity_id][0] < rank:
            latest[each.entity_id] = rank, each.message
    return Merges({key: message for key, (_, message) in latest.items() if isinstance(message, EntityMerged)})


def merge_wanted(merges: Merges, entity: Entity, into: Entity) -> bool:
    """Whether this merge is still to be made. Raises UsageError where it cannot be."""
    if entity.id == into.id:
        raise UsageError(f"{entity.id} cannot be merged with itself; name another entity")
    known = merges.direct.get(entity.id)
    if known is not None and known.into.id == into.id:
        return False
    if known is not None:
        raise UsageError(f"{entity.id} is merged into {known.into.id} already; `coalition unmerge {entity.id}` first")
    if merges.id_of(into.id) == entity.id:
        raise UsageError(
            f"{into.id} is merged into {entity.id} already: this would be a circle; "
            f"`coalition unmerge {into.id}` first, or merge them the other way round"
        )
    return True


def merged_claim(claim: AnyClaim, merges: Merges) -> AnyClaim:
    """The claim as if it named the entities that its own are merged into; the same claim where there are none."""
    changed: dict[str, Reference | Entity] = {}
    for field in claim.__struct_fields__:
        value = getattr(claim, field)
        if isinstance(value, Reference | Entity) and value.id is not None:
            into = merges.into(value.id)
            if into is not None:
                changed[field] = msgspec.structs.replace(value, id=into.id, type=into.type, name=into.name)
    return msgspec.structs.replace(claim, **changed) if changed else claim


class MergedReports(NamedTuple):
    """Rows of table `reports` with the merges applied, and where the cells went that are no more."""

    rows: dict[bytes, bytes]
    moved: dict[str, str]


def merged_reports(rows: Iterable[tuple[bytes, bytes]], merges: Merges) -> MergedReports:
    """The rows of table `reports` as they would be, had the texts named the entities that theirs are merged into.

    Rows about texts are left out. Every question that takes rows of reports can be asked of these.
    """
    result: dict[bytes, bytes] = {}
    moved: dict[str, str] = {}
    concerned = re.compile(b"|".join(re.escape(_encoder.encode(each)) for each in sorted(merges.direct)) or b"(?!)")
    for key, row in rows:
        if key.startswith(TEXT_MARK):
            continue
        if concerned.search(row):
            report = _merged(decode_report(row), merges)
            last = report.messages[-1]
            old, cell = key.split(b"#", 1)[0].decode(), last.cell
            key, row = report_key(cell, document_id_of(last), claim_id_of(last)), encode_report(report)
            if old != cell:
                moved[old] = cell
        if key in result:
            row = encode_report(union(decode_report(result[key]), decode_report(row)))
        result[key] = row
    return MergedReports(result, moved)


def _merged(report: Report, merges: Merges) -> Report:
    """All messages of a report belong to one cell: that of the claim as it stood last."""
    claims = [merged_claim(each.claim, merges) for each in report.messages if isinstance(each, ClaimMade)]
    if not claims:
        return report
    owner, cell, left = owner_of(claims[-1]), cell_of(claims[-1]), iter(claims)
    return Report(
        messages=tuple(
            msgspec.structs.replace(each, owner=owner, cell=cell, claim=next(left))
            if isinstance(each, ClaimMade)
            else msgspec.structs.replace(each, owner=owner, cell=cell)
            for each in report.messages
        )
    )
