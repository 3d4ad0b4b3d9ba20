"""The cheap half of extraction: what a paragraph says, in the light of what its document said before.

Pure: the same reading, context and paragraph give the same findings.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, zip_longest
from typing import get_args

import msgspec

from schemas import (
    AnyClaim,
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
from worker.extraction.document.context import Context
from worker.extraction.document.deployed import Parties
from worker.extraction.document.document import Document
from worker.extraction.document.introducing import all_said_by, as_introduced
from worker.extraction.document.references import reference_to
from worker.extraction.document.refining import refine
from worker.extraction.knowledge import speaks_for
from worker.extraction.reading import (
    AUTHOR,
    CHARGED,
    COALITION,
    GIVER,
    GROUND,
    LISTING,
    SENDER,
    SPEAKER,
    THEATRE,
    Candidate,
    Presence,
    Reading,
    Trace,
)
from worker.extraction.text.items import is_item, is_labelled, is_of_a_series


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
    reading = as_introduced(reading, context.introduced, paragraph.text)
    document = Document(context, reading, paragraph)
    found = document.read()
    mentions = tuple(
        _mention(candidate, reference, paragraph)
        for candidate, reference in zip(reading.candidates, found, strict=True)
        if reference is not None and document.is_mention(candidate, reference)
    )
    parties = _Parties(reading, found, document, context.introduced or context.voice)
    claims: dict[str, AnyClaim] = {}
    traces: dict[str, Trace] = {}
    drafts = (
        (each, trace)
        for draft, trace in zip_longest(reading.drafts, reading.traces)
        for each in _of_each(draft, document)
    )
    spoken_of = sorted(reading.spoken_of, key=lambda presence: presence.end, reverse=True)
    for draft, trace in chain(_turn(document, paragraph.text), drafts):
        while spoken_of and spoken_of[-1].end <= draft.end:
            parties.note(spoken_of.pop())
        claim = _complete(draft, parties, document, paragraph, reading.extractor)
        if claim is not None:
            claims.setdefault(claim.id, claim)
            if trace is not None:
                traces.setdefault(claim.id, trace)
            if isinstance(claim, Contribution):
                document.note_given(claim.actor)
            if isinstance(claim, Territory):
                document.theatre.note_ground(claim)
            if isinstance(claim, Statement):
                document.humans.note_speaker(claim)
    for presence in reversed(spoken_of):
        parties.note(presence)
    after = msgspec.structs.replace(
        document.context(),
        introduced=parties.introduced(),
        listing=parties.listing(),
        charged=parties.charged(),
    )
    return Findings(mentions=mentions, claims=tuple(claims.values()), context=after, traces=tuple(traces.values()))


def _turn(document: Document, text: str) -> Iterator[tuple[Statement, Trace]]:
    """A paragraph of a transcript that goes on with the words of whoever has the floor."""
    speaker = document.speaks_on()
    if speaker is not None:
        yield all_said_by(speaker, text), Trace(frame="turn")


def _of_each(draft: AnyClaim, document: Document) -> Iterator[AnyClaim]:
    """A draft, and one more for each of the others whom it is of: "the two countries sent troops"."""
    yield draft
    each_other = isinstance(draft, Relation) and draft.subject == draft.object
    fields = [("object", True)] if each_other else _fields_of_parties(type(draft))
    for field, _ in () if isinstance(draft, Statement | Role | Mission) else fields:
        reference: Reference | None = getattr(draft, field)
        if field in _SHARED and reference is not None:
            for other in document.others_meant(reference):
                yield msgspec.structs.replace(draft, **{field: other})


_SHARED = frozenset({"actor", "member", "subject", "object", "recipient", "location", "place"})


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
    draft: AnyClaim, resolver: "_Parties", document: Document, paragraph: ParagraphPublished, extractor: str
) -> AnyClaim | None:
    """The claim that a draft makes, or None where somebody whom it needs is nobody at all."""
    said_by = None if draft.attributed_to is None else resolver.of(draft.attributed_to, draft)
    parties = resolver.of_all(draft, said_by)
    if parties is None or not refine(draft, parties, document, said_by):
        return None
    known = (each for each in parties.values() if isinstance(each, Reference))
    own = next((each for each in known if each.type == "coalition" and each.id), None)
    claim: AnyClaim = msgspec.structs.replace(
        draft,
        **parties,
        document_id=paragraph.document_id,
        paragraph=paragraph.index,
        within=document.within(draft.start, draft.end, own),
        extractor=extractor,
    )
    return msgspec.structs.replace(claim, id=claim_id(claim))


_MISSION = re.compile(r"(?<!task )\b(?:mission|force|operation|peacekeepers|troops)\b", re.I)


class _Parties:
    """Whom the references of drafts stand for; `speaker` is who spoke last before the paragraph."""

    def __init__(
        self, reading: Reading, found: list[Reference | None], document: Document, speaker: Reference | None
    ) -> None:
        self._reading, self._found, self._document, self._speaker = reading, found, document, speaker

    def of_all(self, draft: AnyClaim, said_by: Reference | None) -> Parties | None:
        """Each by its field, or None where a field that is needed has nobody."""
        parties: Parties = {}
        for field, needed in _fields_of_parties(type(draft)):
            drafted: Reference | None = getattr(draft, field)
            party = self._party(drafted, draft, said_by, needed) if drafted is not None else None
            if party is None and needed and not isinstance(draft, Deployment):
                return None
            parties[field] = party
        return parties

    def _party(self, drafted: Reference, draft: AnyClaim, said_by: Reference | None, needed: bool) -> Reference | None:
        party = self.of(drafted, draft)
        if party is not None and party.type == "organisation" and not isinstance(draft, Statement | Role):
            side = speaks_for().get(party.id or "")  # a president's administration acts for its state
            party = reference_to(side) if side is not None else party
        if isinstance(draft, Statement) and drafted == draft.speaker and party is not None and party.id is None:
            named = self._document.humans.in_office(party.name, self._document.text)
            party = reference_to(named) if named is not None else party
        if isinstance(draft, Statement) and drafted == draft.speaker and drafted.name == "I":
            return party if party is not None and party.type == "person" else _words(drafted)
        if not self._document.is_author(drafted):
            return party
        if isinstance(draft, Contribution | Deployment) and party is not None and party.type == "person":
            party = self._document.humans.spoken_for(party) or party  # "I announce $50 million": it is the state's
        if said_by is not None:  # "we" in somebody's mouth; of the house, where only an office has the floor
            party = self._document.humans.spoken_for(said_by) or (party if self._document.has_floor(said_by) else None)
        party = party or (_words(drafted) if needed else None)
        if isinstance(draft, Role) and party is not None and party.id is None:
            return None  # "our Secretary of Education", of nobody knows whom
        return party

    def note(self, presence: Presence) -> None:
        """The paragraph has spoken of forces, of which it claims nothing."""
        actor, location = self.of(presence.actor, presence), self.of(presence.location, presence)
        if actor is not None and actor.type == "person":
            actor = self._document.humans.spoken_for(actor)
        abroad = actor is not None and location is not None and actor.id not in (None, location.id)
        if abroad and actor is not None and not self._document.theatre.is_host(actor):
            self._document.theatre.note(actor, location)

    def introduced(self) -> Reference | None:
        """Who is said to speak in the next paragraph."""
        who = self._reading.introduces
        number = self._reading.number(who) if who is not None else None
        known = self._found[number] if number is not None else None
        return known or (_words(who) if who is not None else None)

    def listing(self) -> Reference | None:
        """The coalition whose members the next paragraphs list: an announced one, or that of a list that goes on."""
        text = self._document.text
        if self._reading.lists is not None:
            return self._announced(self._reading.lists)
        return self._document.listing if is_item(text) or is_labelled(text) else None

    def charged(self) -> Reference | None:
        """Whose tasks the next paragraphs tell: of an announced list, or of one that goes on."""
        if self._reading.charges is not None:
            known = self._announced(self._reading.charges)
            return known or (Reference(name="") if _MISSION.search(self._document.text) else None)
        return self._document.charged if is_of_a_series(self._document.text) else None

    def _announced(self, whose: Reference) -> Reference | None:
        """Who a line is about that introduces a list."""
        number = self._reading.number(whose)
        found = self._found[number] if number is not None else self._document.focus(len(self._document.text), 0)
        return found if found is not None and found.id is not None else None

    def of(self, drafted: Reference, draft: AnyClaim | Presence) -> Reference | None:
        """Whom one reference stands for: the words where the document knows nobody, None where there are none."""
        if drafted.id is None:
            return self._by_words(drafted, draft) if drafted.name.strip() else None
        if not drafted.id.startswith("#"):
            return drafted
        if drafted.id in (THEATRE, SENDER):
            return None  # a deployment's own affair
        if drafted.id == SPEAKER:
            return self._speaker
        if drafted.id == GIVER:
            return self._document.giver()
        if drafted.id == LISTING:
            return self._document.listing
        if drafted.id == CHARGED:
            return self._document.charged
        if drafted.id == GROUND:
            return self._document.theatre.where_held()
        if drafted.id == AUTHOR:
            return self._document.author()
        if drafted.id == COALITION:
            party = self._document.focus(draft.start, draft.end)
        elif (number := self._reading.number(drafted)) is not None:
            party = self._found[number]
        else:
            party = None
        if party is None and isinstance(draft, Membership) and drafted == draft.coalition and not drafted.name.strip():
            return self._joined(drafted, draft)
        return party or _words(drafted) or (self._told_before(drafted) if isinstance(draft, Relation) else None)

    def _joined(self, drafted: Reference, draft: Membership) -> Reference | None:
        """What "it" is that somebody is in, where its grammar does not tell: the coalition named last before it."""
        number = self._reading.number(drafted)
        if number is None or not self._document.is_pronoun(drafted):
            return None
        named = (one for one in reversed(self._found[:number]) if one is not None and one.type == "coalition")
        return next(named, None) or self._document.focus(draft.start, draft.end)

    def _told_before(self, drafted: Reference) -> Reference | None:
        """The words that a pronoun stands for, of a group that nobody has named: "The rebels fled. Chad armed them"."""
        pronoun = self._reading.candidate(drafted)
        if pronoun is None or pronoun.kind != "pronoun" or pronoun.antecedent is None:
            return None
        told = self._reading.candidates[pronoun.antecedent]
        group = told.kind == "definite" and told.type == "armed_group"
        return Reference(name=f"the {self._document.text[told.start : told.end]}") if group else None

    def _by_words(self, drafted: Reference, draft: AnyClaim | Presence) -> Reference:
        """Whom or where words mean that name nobody: "the troops", "the city"; else the words."""
        understood, theatre = self._document.understood, self._document.theatre
        held = isinstance(draft, Territory)
        before = theatre.ground if held and theatre.ground is not None else theatre.place
        spot = self._document.capital(drafted.name, draft.end)
        spot = spot or understood.spot(drafted.name, draft.end, before, held=held)
        if isinstance(draft, Relation) and draft.predicate in {"leads", "commands"}:
            return drafted  # who leads "the brigade" does not lead the state whose it is
        peacekeepers = isinstance(draft, Relation) and drafted.name.lower() == "the peacekeepers"
        if peacekeepers and (focus := self._document.focus(draft.start, draft.end)) is not None:
            return focus
        forces = understood.forces(drafted.name, draft.end, taking=held)
        kind = theatre.sender_of(drafted.name) if forces is not None else None  # "the marines" are whose marines are
        if forces is not None and kind is None and drafted.name.lower().endswith("peacekeepers"):
            forces = self._document.focus(draft.start, draft.end) or forces  # no marines that wait off the coast
        return reference_to(kind) if kind is not None else forces or spot or drafted


@cache
def _fields_of_parties(kind: type[AnyClaim]) -> list[tuple[str, bool]]:
    """The fields of a kind of claim that hold references, and whether each is needed."""
    fields = msgspec.structs.fields(kind)
    return [(field.name, field.required) for field in fields if Reference in (field.type, *get_args(field.type))]


def _words(reference: Reference) -> Reference | None:
    return Reference(name=reference.name) if reference.name.strip() else None
