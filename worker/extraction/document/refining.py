"""What each kind of claim makes of its parties once they are known: who acts for whom, and what is no claim."""

import re

from schemas import (
    AnyClaim,
    Casualties,
    CoalitionSize,
    Contribution,
    Deployment,
    Membership,
    Mission,
    Reference,
    Relation,
    Role,
    Territory,
)
from worker.extraction.claims.knowledge import alliances, is_joint_body
from worker.extraction.claims.martial import OWN, martial, pledging
from worker.extraction.claims.missions.confidences import OFFICIAL, SPOKEN, TENTATIVE, UNSURE
from worker.extraction.document.at_home import stays_at_home
from worker.extraction.document.civil import LEADING, is_civil, is_led, is_of_arms
from worker.extraction.document.deployed import Parties, refine_deployment
from worker.extraction.document.document import Document
from worker.extraction.document.known_missions import leader_of
from worker.extraction.document.references import reference_to
from worker.extraction.knowledge import entity_named, governed_from, speaks_for
from worker.extraction.names.numbered_units import is_unit
from worker.extraction.reading import CHARGED, COALITION, GROUND

_OF_ARMS = re.compile(r"\bforces\b")
_OF_FORCES = frozenset({"fights", "supports", "protects", "trains", "threatens"})  # what states and groups do
_WAGED = ("insurgency", "rebellion", "uprising", "jihad", "campaign")
_TOLD = 0.7  # how sure a membership is that a frame tells
# Where the report is filed from: "landed here", "at this resort".
_SPENT = frozenset({"funding", "other", "training"})
_SIZED = frozenset({"coalition", "organisation"})


def refine(draft: AnyClaim, parties: Parties, document: Document, said_by: Reference | None) -> bool:
    """Mend the parties of a draft in the light of its document; `said_by` is whom it is attributed to.

    False where it is no claim: of nobody known, of somebody with himself, or of affairs that are no coalition's.
    """
    martial_here = document.is_martial or _goes_on(document)
    match draft:
        case Deployment():
            claimed = refine_deployment(draft, parties, document)
        case Contribution():
            claimed = _contribution(draft, parties, document)
        case Relation():
            claimed = _relation(draft, parties, document, said_by)
        case Territory():
            claimed = _territory(draft, parties, document)
        case Mission() if draft.coalition is not None and draft.coalition.id == CHARGED:
            charged = parties["coalition"]
            if charged is not None and charged.type != "coalition":
                parties["coalition"], parties["actor"] = None, charged if charged.id is not None else None
            return charged is not None and (charged.id is not None or document.of_forces)
        case Mission() if draft.confidence == OFFICIAL:
            return document.authorship.official
        case Mission() if draft.confidence == SPOKEN:
            return document.of_forces
        case Mission():
            claimed = martial_here or not _is_nobodys(parties, document.focus(draft.start, draft.end))
            claimed = claimed and (draft.confidence > UNSURE or document.of_forces)
            claimed = claimed and (draft.confidence > TENTATIVE or _is_coalitions(parties))
        case Membership():
            claimed = _membership(draft, parties, document)
        case CoalitionSize():
            _take_coalition_spoken_of(draft, parties, document)
            size = parties["coalition"]
            claimed = document.of_forces if size.id is None else size.type in _SIZED  # "it" may be a country
            if size.type == "organisation" and draft.unit not in {"countries", "nations"}:
                claimed = _has_members(size)  # a council of 24 experts is no coalition
        case Casualties():
            claimed = True
            where = draft.place
            if where is not None and document.is_the_country(where) and _same(parties["actor"], parties["place"]):
                named = document.named_before(draft.end)
                near = document.theatre.where(where.name, parties["actor"], named, frozenset())
                parties["place"] = near  # "24 Dutch soldiers have died in the country"
        case Role():
            claimed = True
            owner = parties["organisation"]
            if owner is not None and owner.id is None and document.is_pronoun(draft.organisation or owner):
                parties["organisation"] = None  # "their commander", of nobody knows whom
            elif owner is not None and _is_of_the_town(draft):
                pass  # "Berlin's mayor"
            elif owner is not None and (governed := governed_from().get(owner.id or "")) is not None:
                parties["organisation"] = reference_to(governed)  # "Dublin's defence minister"
        case _:
            claimed = True
    armed = martial_here or (
        isinstance(draft, Contribution) and (document.of_peace or is_of_arms(draft, document.text))
    )
    return claimed and (armed or not is_civil(draft, parties, of_war=document.of_war, of_forces=document.of_forces))


def _is_of_the_town(draft: Role) -> bool:
    """Whether an office is one of a town, and not of the state that is governed from there."""
    return not _OF_TOWNS.isdisjoint(draft.title.lower().split())


_OF_TOWNS = frozenset(
    {"mayor", "deputy mayor", "governor", "councillor", "councilman", "bishop", "archbishop", "coach"}
)


def _is_coalitions(parties: Parties) -> bool:
    """Whether a mission is that of a coalition."""
    return any(party is not None and party.type == "coalition" for party in parties.values())


def _goes_on(document: Document) -> bool:
    """Whether a paragraph of a document about forces has a word for them that may be of anything else elsewhere."""
    return document.of_forces and any(word in document.text for word in OWN)


def _contribution(draft: Contribution, parties: Parties, document: Document) -> bool:
    if _is_nobody(draft.actor, parties["actor"], document):
        if not document.authorship.official or draft.recipient is None:
            return False
        parties["actor"] = Reference(name="we")  # who states something together
    if _is_own(parties, document) or stays_at_home(draft, parties["actor"], parties["recipient"], document):
        return False
    actor, recipient = parties["actor"], parties["recipient"]
    if draft.recipient is not None and draft.recipient.id == COALITION:
        return recipient not in (None, actor)  # forces are sent, nobody says where to
    spending = recipient is None and actor.type in {"country", "person"} and draft.contribution in _SPENT
    if not spending or document.is_martial or martial().found_in(document.text):
        return True
    if actor.type == "country" and (pledging().found_in(document.text) or document.of_peace):
        return True  # else what it spends are investments and budgets of its own
    return document.focus(draft.start, draft.end) is not None  # what a coalition's text tells of is for it


def _relation(draft: Relation, parties: Parties, document: Document, said_by: Reference | None) -> bool:
    subject, about = parties["subject"], parties["object"]
    of_nobody = subject.id is None and document.is_author(draft.subject)
    if about.id is None and (document.is_author(draft.object) or of_nobody):
        return False  # "our", of nobody knows whom; "we protect refugees"
    if of_nobody and said_by is not None:
        return False  # "we" in the mouth of somebody who speaks for nobody knows whom
    if of_nobody:
        subject = parties["subject"] = Reference(name="we")  # "our support for"
    if _same(subject, about):
        return False  # "we will defend our territory"
    own = subject.type == "armed_group" and about.id is None and about.name.endswith(_WAGED)
    if own and draft.predicate == "fights":
        return False  # "the group has fought an insurgency since 1984": its own
    if draft.predicate in LEADING:
        nobody = about.id is None or about.type == "country"
        if nobody and document.is_pronoun(draft.object) and draft.predicate == "leads":
            return False  # "its leader" is none of a force
        if about.type not in {"coalition", "armed_group"} and document.is_pronoun(draft.object):
            about = parties["object"] = document.focus(draft.start, draft.end) or about  # "was appointed to command it"
            if about.id is None:
                return False
        focus = document.focus(draft.start, draft.end) if about.type == "country" else None
        if focus is not None and leader_of(focus) == about.id:
            about = parties["object"] = focus  # "who commands the Indian force", the one spoken of
        if not is_led(about):
            return False  # "who chairs the committee"
    if draft.predicate in _OF_FORCES and subject.type == "person":
        side = document.humans.spoken_for(subject)  # "President X supports Ukraine"
        if side is None and (draft.predicate != "supports" or about.type in {"country", "person"}):
            return False  # what anybody says for a people
        if side is not None and draft.predicate == "fights" and about.type == "country":
            parties["subject"] = side  # "the president's decision to invade Iraq"
    led = about.type == "person" and subject.type == "country" and draft.predicate in _OF_FORCES
    state = speaks_for().get(about.id or "")
    if led and state is not None and state.id == subject.id:
        return False  # "Americans support President Sample"
    return not _same(parties["subject"], about)


def _membership(draft: Membership, parties: Parties, document: Document) -> bool:
    if _is_nobody(draft.member, parties["member"], document):
        return False
    _take_coalition_spoken_of(draft, parties, document)
    coalition, member = parties["coalition"], parties["member"]
    if coalition.id is None and not document.of_forces:
        return False  # "the alliance" of two firms
    if coalition.id is None and draft.confidence < _TOLD:
        return False  # by words around states alone, of an "operation" that nobody knows
    return _has_members(coalition) and member.type not in {"person", "coalition"} and not _same(coalition, member)


def _territory(draft: Territory, parties: Parties, document: Document) -> bool:
    if parties["actor"].type == "person" and _ends_in_a_noun(draft.actor.name):
        words = Reference(name=draft.actor.name)  # "his soldiers": those of his state, where he has one
        parties["actor"] = document.humans.spoken_for(parties["actor"]) or words
    actor, place = parties["actor"], parties["place"]
    if actor.type == "place" and actor.id not in governed_from():
        actor = parties["actor"] = Reference(name=actor.name)  # "Sample's army", of a man who looks like a town
    if actor.id is None and _ends_in_a_noun(draft.actor.name):
        office = _OFFICE.fullmatch(actor.name)
        state = entity_named(office["state"]) if office is not None else None
        if state is not None and state.type == "country":  # "Chad's president said his soldiers had taken the town"
            actor = parties["actor"] = reference_to(state)
        elif draft.actor.name.lower().startswith(("his ", "her ")):
            actor = parties["actor"] = Reference(name=draft.actor.name)  # "a commander said his men had"
    if actor.type == "person" and (side := speaks_for().get(actor.id or "")) is not None:
        actor = parties["actor"] = reference_to(side)  # "Assad's forces retook the town"
    if _same(actor, place) or (draft.change == "lost" and _same(actor, parties["by"])):
        return False  # who holds the ground turned out to be the ground, or to have taken it from himself
    if draft.place is not None and draft.place.id == GROUND:
        return place is not None and (draft.change != "lost" or document.theatre.may_lose(actor))
    if document.is_author(draft.actor) and actor.type == "coalition":
        return True
    if actor.type == "organisation" and is_unit(actor.name):
        return True  # "the 1st Cavalry Division"
    if document.is_author(draft.actor) or actor.type == "organisation":
        of_forces = document.of_war and _CALLED_FORCES.search(draft.actor.name) is not None  # "the forces landed"
        return document.is_martial or of_forces  # else cities that guests have left, mines that offices reclaim
    if actor.type == "armed_group" or (actor.id is None and place is not None and place.type == "place"):
        return True
    # else shares of markets and won games
    fallen = draft.change in {"besieged", "lost", "controls"} and place is not None and place.type == "place"
    return document.of_war or _OF_ARMS.search(document.text) is not None or fallen


def _ends_in_a_noun(words: str) -> bool:
    """Whether words are no name: "his soldiers", but not "Karim al-Sample"."""
    return words.rpartition(" ")[2].rpartition("-")[2][:1].islower()


_OFFICE = re.compile(
    r"(?P<state>[A-Z][\w .-]+)['’]s (?:[a-z]+ ){0,2}(?:president|minister|premier|king|chief|commander)"
)
_CALLED_FORCES = re.compile(r"\b(?:forces|troops|soldiers|army|fighters|peacekeepers|marines|contingents?)\b", re.I)


def _take_coalition_spoken_of(draft: Membership | CoalitionSize, parties: Parties, document: Document) -> None:
    """Where "it" cannot be who it seems to be: the grammar wants a coalition, and so it is the one spoken of."""
    if not _has_members(parties["coalition"]) and document.is_pronoun(draft.coalition):
        parties["coalition"] = document.focus(draft.start, draft.end) or parties["coalition"]


def _has_members(coalition: Reference) -> bool:
    """Whether it is a coalition, a body that has members as coalitions have them, or nobody knows what."""
    known = (coalition.id or "").partition(":")[2]
    return coalition.type in {"coalition", None} or known in alliances() or is_joint_body(coalition.id or "")


def _is_nobody(drafted: Reference, party: Reference, document: Document) -> bool:
    """Whether it is "we" or "our" in a document that does not tell who that is."""
    return party.id is None and document.is_author(drafted)


def _is_nobodys(parties: Parties, spoken_of: Reference | None) -> bool:
    """Whether a purpose is of nobody known, in a text about no forces: "the mission" of a school."""
    owner = parties["coalition"] or parties["actor"]
    return (owner is None or owner.id is None) and spoken_of is None


def _is_own(parties: Parties, document: Document) -> bool:
    """Whether a person gives to whom he speaks for: "the president delivered relief to American families"."""
    actor, recipient = parties["actor"], parties["recipient"]
    if recipient is None or recipient.id is None or actor.type != "person":
        return False
    return _same(document.humans.spoken_for(actor), recipient)


def _same(one: Reference | None, other: Reference | None) -> bool:
    return one is not None and other is not None and one.key == other.key
