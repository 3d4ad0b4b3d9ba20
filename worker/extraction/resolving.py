"""The cheap half of extraction: what a paragraph says, in the light of what its document said before.

Pure: the same reading, context and paragraph give the same findings.
"""

from typing import Any

import msgspec

from schemas import AnyClaim, Entity, EntityMentioned, ParagraphPublished, Reference, claim_id, mention_id
from worker.extraction.context import Context, Person
from worker.extraction.reading import EXTRACTOR, Candidate, Reading


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """What a paragraph mentions and claims, and the context for the next paragraph of its document."""

    mentions: tuple[EntityMentioned, ...]
    claims: tuple[AnyClaim, ...]
    context: Context


def resolve(reading: Reading, context: Context, paragraph: ParagraphPublished) -> Findings:
    """Turn candidates into entities and drafts into claims.

    Call it for the paragraphs of a document in their order, each time with the context that the last call gave.
    """
    entities: list[Entity | None] = []
    people = {person.entity.id: person for person in context.people}
    for candidate in reading.candidates:
        entity = candidate.entity or _earlier(candidate, people)
        if entity is not None and entity.type == "person":
            people.pop(entity.id, None)
            people[entity.id] = Person(entity=entity, title=candidate.title)
        entities.append(entity)
    mentions = tuple(
        _mention(candidate, entity, paragraph)
        for candidate, entity in zip(reading.candidates, entities, strict=True)
        if entity is not None and candidate.mention
    )
    claims: dict[str, AnyClaim] = {}
    for draft in reading.drafts:
        claim = _complete(draft, entities, paragraph)
        if claim is not None:
            claims.setdefault(claim.id, claim)
    after = msgspec.structs.replace(context, people=tuple(people.values()))
    return Findings(mentions=mentions, claims=tuple(claims.values()), context=after)


def _earlier(candidate: Candidate, people: dict[str, Person]) -> Entity | None:
    if candidate.head in ("he", "she"):
        for person in reversed(people.values()):
            return person.entity
    return None


def _mention(candidate: Candidate, entity: Entity, paragraph: ParagraphPublished) -> EntityMentioned:
    return EntityMentioned(
        id=mention_id(paragraph.document_id, paragraph.index, candidate.start, candidate.end, entity.id),
        document_id=paragraph.document_id,
        paragraph=paragraph.index,
        paragraph_id=paragraph.paragraph_id,
        start=candidate.start,
        end=candidate.end,
        text=paragraph.text[candidate.start : candidate.end],
        entity=entity,
    )


def _complete(draft: AnyClaim, entities: list[Entity | None], paragraph: ParagraphPublished) -> AnyClaim | None:
    values: dict[str, Any] = {"document_id": paragraph.document_id, "paragraph": paragraph.index}
    for field in msgspec.structs.fields(draft):
        value = getattr(draft, field.name)
        if isinstance(value, Reference):
            reference = _resolved(value, entities)
            if reference is None and field.required:
                return None
            values[field.name] = reference
    values["extractor"] = EXTRACTOR
    claim: AnyClaim = msgspec.structs.replace(draft, **values)
    return msgspec.structs.replace(claim, id=claim_id(claim))


def _resolved(reference: Reference, entities: list[Entity | None]) -> Reference | None:
    if reference.id is not None and reference.id.startswith("#"):
        number = reference.id[1:]
        entity = entities[int(number)] if number.isdigit() else None
        if entity is not None:
            return Reference(id=entity.id, type=entity.type, name=entity.name)
        reference = Reference(name=reference.name)
    return reference if reference.name.strip() else None
