"""The cheap half of extraction: what a paragraph says, in the light of what its document said before.

Pure: the same reading, context and paragraph give the same findings.
"""

from itertools import zip_longest
from typing import Any

import msgspec

from schemas import (
    AnyClaim,
    CoalitionSize,
    Contribution,
    Deployment,
    Entity,
    EntityMentioned,
    Membership,
    Mission,
    ParagraphPublished,
    Reference,
    Relation,
    Role,
    Statement,
    Territory,
    claim_id,
    mention_id,
)
from worker.extraction.civil import is_civil
from worker.extraction.claims.knowledge import alliances
from worker.extraction.claims.martial import is_martial
from worker.extraction.context import Context
from worker.extraction.document import Document
from worker.extraction.reading import AUTHOR, COALITION, GIVER, SENDER, SPEAKER, THEATRE, Candidate, Reading, Trace

_OF_FORCES = frozenset({"fights", "supports", "protects", "trains", "threatens"})  # what states and groups do


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """What a paragraph mentions and claims, and the context for the next paragraph of its document.

    `traces` tell how each claim was made, in the order of the claims, where the reading has them.
    """

    mentions: tuple[EntityMentioned, ...]
    claims: tuple[AnyClaim, ...]
    context: Context
    traces: tuple[Trace, ...] = ()


def resolve(reading: Reading, context: Context, paragraph: ParagraphPublished) -> Findings:
    """Turn candidates into entities and drafts into claims.

    Call it for the paragraphs of a document in their order, each time with the context that the last call gave.
    """
    document = Document(context, reading, paragraph)
    before = document.speaker
    found = document.read()
    mentions = tuple(
        _mention(candidate, reference, paragraph)
        for candidate, reference in zip(reading.candidates, found, strict=True)
        if reference is not None and document.is_mention(candidate, reference)
    )
    claims: dict[str, AnyClaim] = {}
    traces: dict[str, Trace] = {}
    for draft, trace in zip_longest(reading.drafts, reading.traces):
        claim = _complete(draft, found, document, before, paragraph, reading.extractor)
        if claim is not None:
            claims.setdefault(claim.id, claim)
            if trace is not None:
                traces.setdefault(claim.id, trace)
            if isinstance(claim, Contribution):
                document.note_given(claim.actor)
            if isinstance(claim, Statement):
                document.note_speaker(claim.speaker)
    return Findings(
        mentions=mentions, claims=tuple(claims.values()), context=document.context(), traces=tuple(traces.values())
    )


def _mention(candidate: Candidate, reference: Reference, paragraph: ParagraphPublished) -> EntityMentioned:
    assert reference.id is not None and reference.type is not None
    return EntityMentioned(
        id=mention_id(paragraph.document_id, paragraph.index, candidate.start, candidate.end, reference.id),
        document_id=paragraph.document_id,
        paragraph=paragraph.index,
        paragraph_id=paragraph.paragraph_id,
        start=candidate.start,
        end=candidate.end,
        text=paragraph.text[candidate.start : candidate.end],
        entity=Entity(id=reference.id, type=reference.type, name=reference.name),
    )


def _complete(
    draft: AnyClaim,
    found: list[Reference | None],
    document: Document,
    speaker: Reference | None,
    paragraph: ParagraphPublished,
    extractor: str,
) -> AnyClaim | None:
    """The claim that a draft makes, or None where somebody whom it needs is nobody at all."""
    values: dict[str, Any] = {"document_id": paragraph.document_id, "paragraph": paragraph.index}
    said_by = None if draft.attributed_to is None else _resolved(draft.attributed_to, found, document, speaker, draft)
    for field in msgspec.structs.fields(draft):
        value = getattr(draft, field.name)
        if isinstance(value, Reference):
            reference = _resolved(value, found, document, speaker, draft)
            if document.is_author(value) and (field.required or said_by is not None):
                ours = document.speaking_for(said_by)
                reference = (
                    ours or (reference if said_by is None else None) or (_words(value) if field.required else None)
                )
            if isinstance(draft, Statement) and field.name == "speaker" and value.name == "I":
                reference = reference if reference is not None and reference.type == "person" else _words(value)
            if isinstance(draft, Role) and reference is not None and reference.id is None and document.is_author(value):
                reference = None  # "our Secretary of Education", of nobody knows whom
            if reference is None and field.required and not isinstance(draft, Deployment):
                return None
            values[field.name] = reference
    if isinstance(draft, Deployment):
        actor, location = document.deployed(draft, values["actor"], values.get("location"))
        if actor is not None and actor.type == "person" and draft.count is None and draft.unit is None:
            return None  # "his father left Cuba"
        if actor is None or (location is not None and location == actor):
            return None  # "Iraqi forces in Iraq" are at home
        if actor.id is None and document.is_author(draft.actor) and (draft.count is None or not actor.name):
            return None  # "we will stay": nobody knows who
        values["actor"], values["location"] = actor, location
        document.note_deployed(actor, location)
    if isinstance(draft, Contribution | Membership) and _is_nobody(draft, values, document):
        return None  # "we will help": nobody knows who
    if (
        isinstance(draft, Relation)
        and values["object"].id is None
        and (document.is_author(draft.object) or (values["subject"].id is None and document.is_author(draft.subject)))
    ):
        return None  # "our", of nobody knows whom; "we protect refugees"
    if isinstance(draft, Relation) and values["object"].key == values["subject"].key:
        return None  # "we will defend our territory"
    nobody = isinstance(draft, Relation) and values["subject"].id is None and document.is_author(draft.subject)
    if nobody and said_by is not None:
        return None  # "we" in the mouth of somebody who speaks for nobody knows whom
    if isinstance(draft, Relation) and draft.predicate in _OF_FORCES and values["subject"].type == "person":
        side = document.speaking_for(values["subject"])  # "President X supports Ukraine"
        if side is None and draft.predicate != "supports":
            return None
        values["subject"] = side or values["subject"]
    if isinstance(draft, Relation) and values["subject"].key == values["object"].key:
        return None  # "it" turned out to be who acts
    if is_civil(draft, values, paragraph.text):
        return None
    if isinstance(draft, Contribution) and _is_for_themselves(values, document):
        return None  # "the president delivered relief to American families"
    if isinstance(draft, Territory) and _is_own_ground(values):
        return None
    if isinstance(draft, Mission) and _is_nobodys(values, document.focus(draft.start, draft.end), paragraph.text):
        return None
    if isinstance(draft, Membership | CoalitionSize) and not _has_members(values["coalition"]):
        # "it" cannot be who it seems to be: the grammar wants a coalition, and so it is the one spoken of
        spoken_of = document.focus(draft.start, draft.end) if document.is_pronoun(draft.coalition) else None
        values["coalition"] = spoken_of or values["coalition"]
    if isinstance(draft, Membership) and not _could_be(values["coalition"], values["member"]):
        return None
    if isinstance(draft, CoalitionSize) and (size := values["coalition"]).id and size.type not in _SIZED:
        return None  # "it" turned out to be a country
    own = next(
        (
            reference
            for reference in values.values()
            if isinstance(reference, Reference) and reference.type == "coalition" and reference.id
        ),
        None,
    )
    values["within"] = document.within(draft.start, draft.end, own)
    values["extractor"] = extractor
    claim: AnyClaim = msgspec.structs.replace(draft, **values)
    return msgspec.structs.replace(claim, id=claim_id(claim))


def _is_for_themselves(values: dict[str, Any], document: Document) -> bool:
    """Whether a person gives to whom he speaks for."""
    actor, recipient = values["actor"], values.get("recipient")
    if recipient is None or recipient.id is None or actor.type != "person":
        return False
    side = document.speaking_for(actor)
    return side is not None and side.key == recipient.key


def _is_own_ground(values: dict[str, Any]) -> bool:
    """Whether who holds the ground turned out to be the ground."""
    actor, place = values["actor"], values.get("place")
    return actor is not None and place is not None and actor.key == place.key


def _is_nobody(draft: Contribution | Membership, values: dict[str, Any], document: Document) -> bool:
    """Whether the claim is of "we" or "our" in a document that does not tell who that is."""
    field = "actor" if isinstance(draft, Contribution) else "member"
    return values[field].id is None and document.is_author(getattr(draft, field))


_SIZED = frozenset({"coalition", "organisation"})


def _is_nobodys(values: dict[str, Any], spoken_of: Reference | None, text: str) -> bool:
    """Whether a purpose is of nobody known, in a text about no forces: "the mission" of a school."""
    owner = values.get("coalition") or values.get("actor")
    return (owner is None or owner.id is None) and spoken_of is None and not is_martial(text)


def _has_members(coalition: Reference | None) -> bool:
    """Whether it is a coalition, a body that has members as coalitions have them, or nobody knows what."""
    if coalition is None:
        return False
    return coalition.type in {"coalition", None} or (coalition.id or "").partition(":")[2] in alliances()


def _could_be(coalition: Reference | None, member: Reference | None) -> bool:
    """Whether what a pronoun turned out to be can have members, or be one."""
    return (
        coalition is not None
        and member is not None
        and _has_members(coalition)
        and member.type != "person"
        and coalition.key != member.key
    )


def _words(reference: Reference) -> Reference | None:
    return Reference(name=reference.name) if reference.name.strip() else None


def _resolved(
    reference: Reference,
    found: list[Reference | None],
    document: Document,
    speaker: Reference | None,
    draft: AnyClaim,
) -> Reference | None:
    if reference.id is None or not reference.id.startswith("#"):
        return reference if reference.name.strip() else None
    resolved: Reference | None = None
    if reference.id in (THEATRE, SENDER):
        return None
    if reference.id == SPEAKER:
        return speaker
    if reference.id == GIVER:
        return document.giver()
    if reference.id == AUTHOR:
        return document.author()
    if reference.id == COALITION:
        resolved = document.focus(draft.start, draft.end)
    elif reference.id[1:].isdigit() and int(reference.id[1:]) < len(found):
        resolved = found[int(reference.id[1:])]
    if resolved is not None:
        return resolved
    return _words(reference)
