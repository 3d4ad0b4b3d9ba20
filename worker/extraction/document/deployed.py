"""Whose forces a deployment is of, and where they are, once its parties are known: forces that nobody has named."""

import re
from typing import Any

from schemas import Deployment, Reference
from worker.extraction.claims.deployments.around import around
from worker.extraction.document.at_home import may_be_no_forces
from worker.extraction.document.document import Document
from worker.extraction.document.known_missions import about, land_of
from worker.extraction.document.references import reference_to
from worker.extraction.document.understood import is_of_an_office
from worker.extraction.names.numbered_units import is_numbered_unit
from worker.extraction.reading import COALITION, SENDER, THEATRE

Parties = dict[str, Any]  # references by the fields of the draft, None where one may be empty; a posture that changes

_GOVERNING = frozenset({"government", "it"})
_FORCES = frozenset({"force", "the force", "the mission", "mission"})  # that nobody has named
_RETURNING = re.compile(r"\breturn|\bback\b")
_RETURNED = re.compile(r"\b(?:returned|went back|came back|flew back|sailed back|moved back)\b")
_UNITS = frozenset({"the contingent", "the battalion", "the brigade", "the battlegroup", "the detachment", "the team"})
_WAITING = re.compile(r"\b(?:on|high|hours?'?|hour) ?-?(?:stand-?by|alert|call)\b")
_HERE = re.compile(
    r"\bhere\b|\b(?:in|at|to) this (?:[\w-]+ ){0,2}(?:resort|town|city|port|base|village|capital|camp|island)\b"
)
_NEAR = 40  # characters behind the words of a claim
_ALONE = frozenset({"", "i", "my", "me"})
_OF_THE_UN = ("blue helmets", "blue berets")


def refine_deployment(draft: Deployment, parties: Parties, document: Document) -> bool:
    """Put the sender and the place of a deployment into its parties; false where it moves nobody's forces.

    The document learns from it whose forces are where.
    """
    actor, location = _sender(draft, parties["actor"], document), parties["location"]
    if draft.location is not None and (draft.location.id == THEATRE or document.is_the_country(draft.location)):
        name = draft.location.name
        words = Reference(name=name) if name and name in document.text else None  # else no word says it
        where = _in_its_land(draft, actor, document)
        location = where or (words if location in (None, actor) else location)
    unsaid = actor is not None and (actor.id is None or actor.id == "organisation:united-nations-security-council")
    if unsaid and (draft.unit or "").endswith(_OF_THE_UN):
        actor = Reference(id="organisation:united-nations", type="organisation", name="United Nations")
    if actor is not None and actor.type == "person" and draft.count is None and (draft.unit and location) is None:
        return False  # "his father left Cuba", "his troops will stay"
    if actor is not None and location == actor and draft.posture == "deploying" and _RETURNING.search(draft.text):
        over = draft.modality == "asserted" and _RETURNED.search(draft.text) is not None
        parties["posture"] = "withdrawn" if over else "withdrawing"
        location = document.theatre.where_last(actor)  # "The soldiers returned to Denmark"
    if actor is None or (location is not None and location == actor):
        return False  # "Iraqi forces in Iraq" are at home
    if (_may_be_anything(draft, actor) or _may_be_people(draft, actor)) and not document.of_forces:
        return False  # "its unit in Chad" of a firm, "the Danes moved to Spain"
    if may_be_no_forces(draft, actor, location, document):
        return False
    alone = actor.name.lower() in _ALONE
    if actor.id is None and document.is_author(draft.actor) and (draft.count is None or alone):
        return False  # "we will stay": nobody knows who
    unnamed = parties["actor"] is None and document.words_of(draft.actor) in _FORCES
    if location is None and (unnamed or (_is_a_known_unit(draft) and actor.id is not None)):
        location = document.theatre.where_last(actor)
    if location is None and _HERE.search(document.text, draft.start, draft.end + _NEAR) is not None:
        location = document.here()
    waits = draft.modality == "possible" and _WAITING.search(document.text, draft.start, draft.end + _NEAR) is not None
    location = location or (None if waits else document.theatre.of(actor, there=draft.posture == "present"))
    if location is None and draft.count is None and draft.posture == "present" and document.theatre.is_host(actor):
        return False  # "the Chadian police who guard the camps", where others have been told to be in Chad
    parties["actor"], parties["location"] = actor, location
    if not is_of_an_office(document.text, draft.start):
        document.theatre.note(actor, location, draft.unit)  # "the commander of U.S. forces in Bosnia" sends nobody
    return True


def _in_its_land(draft: Deployment, actor: Reference | None, document: Document) -> Reference | None:
    """Where "there" or "the country" is: that of a known mission, or of the one spoken of, before others named."""
    focus = document.focus(draft.start, draft.end)
    own, common = (land_of(one.id if one is not None else None) for one in (actor, focus))
    assert draft.location is not None
    if own is not None and (draft.location.id != THEATRE or document.theatre.place is None):
        return reference_to(own)
    if common is not None and common.id != (actor.id if actor is not None else None) and draft.location.id != THEATRE:
        return reference_to(common)
    senders = document.senders_until(draft.end)
    named = [one for one in document.named_before(draft.end) if one.id not in senders]
    return document.theatre.where(
        draft.location.name, actor, named if common is None else [common, *named], about(focus)
    )


def _may_be_anything(draft: Deployment, actor: Reference) -> bool:
    """Whether the unit of a deployment may be no forces, without a number or a word that tells its kind.

    So are all units of firms, but only a company of a state.
    """
    words = (draft.unit or "").split()
    if draft.count is not None or around().military & {*words[:-1]}:
        return False
    return words[-1:] == ["company"] or (actor.type != "country" and bool(around().units & {*words[-1:]}))


def _may_be_people(draft: Deployment, actor: Reference) -> bool:
    """Whether those who come somewhere are told by their nation alone, and need be no soldiers."""
    alone = draft.unit is None and draft.count is None
    return alone and actor.type == "country" and draft.posture == "deploying" and draft.modality == "asserted"


def _is_a_known_unit(draft: Deployment) -> bool:
    """Whether they are a unit as a state sends one, which only its words name: "the contingent"."""
    return draft.actor.id == COALITION and draft.actor.name.lower() in _UNITS


def _are_irregulars(draft: Deployment) -> bool:
    """Whether they are fighters of no state: a rebel who "had sent 300 gunmen" speaks for none."""
    return any(word.removesuffix("s") in around().irregulars for word in (draft.unit or "").split())


def _sender(draft: Deployment, actor: Reference | None, document: Document) -> Reference | None:
    """Whose forces they are: a president stands for his state, "the country" for the one that sent some before."""
    state = document.theatre.sending_state()
    if _are_anothers(draft, actor, state, document):
        return state  # "Lebanon's minister said that 7,000 troops were leaving": those that another has there
    if draft.actor.id == SENDER and _are_irregulars(draft):
        return Reference(name=draft.unit or "")  # "thousands of militiamen have regrouped": whose, nobody says
    if draft.actor.id == SENDER:
        owner = document.understood.owner(draft.start)
        if owner is not None and document.theatre.is_host(reference_to(owner)):
            owner = None  # "trained the Iraqi forces. The contingent will stay": not Iraq's
        event = draft.unit is None and draft.posture == "withdrawing" and draft.location is None  # "the withdrawal"
        uncounted = draft.count is None and not (event and document.theatre.sender is not None)
        told = owner if owner is not None and owner.type == "country" and uncounted else None
        if told is not None and draft.posture != "deploying" and _is_at_home(told.id, document):
            told = None  # "Five Lebanese soldiers died. Washington said the troops would leave"
        of_its_kind = document.theatre.sender_of(draft.unit) if draft.count is None else None
        sender = of_its_kind or told or document.theatre.sender
        together = document.focus(draft.start, draft.end) if document.theatre.sent_by_several() else None
        if together is not None and (draft.count is not None or of_its_kind is None):
            return together  # "France has 600 men there and Chad 850. Up to 1,000 soldiers will secure the airport"
        if sender is not None or draft.count is None:
            return reference_to(sender) if sender is not None else None
        words = Reference(name=draft.actor.name) if draft.actor.name and document.of_forces else None
        return document.focus(draft.start, draft.end) or (reference_to(owner) if owner is not None else words)
    if document.is_the_country(draft.actor) and state is not None:
        return state
    if _is_a_known_unit(draft) and state is not None:
        return state  # "Norway has sent 300 men to Chad. The contingent numbers 400 now"
    if actor is not None and actor.type == "person":
        his = document.words_of(draft.actor) in ("his", "her") or _are_irregulars(draft)
        return (
            document.humans.spoken_for(actor)
            or (state if document.is_pronoun(draft.actor) and not his else None)
            or actor
        )
    if actor is not None and actor.type == "organisation" and is_numbered_unit(actor.name):
        return state or actor  # "128 peacekeepers from 157 Infantry Battalion"
    if (actor is None or actor.id is None) and document.words_of(draft.actor) == "our" and draft.unit is not None:
        return state or actor  # "our troops" in the mouth of somebody of whom nobody knows for whom he speaks
    if actor is None and document.words_of(draft.actor) in _FORCES and document.theatre.sender is not None:
        return reference_to(document.theatre.sender)  # "Norway has sent 300 men to Chad. The force will stay"
    unknown = actor is None and draft.location is not None and document.of_forces
    if unknown and document.words_of(draft.actor).endswith(("force", "mission")):
        return Reference(name=draft.unit or "the force")  # of which nobody has told more
    return actor


def _is_at_home(owner: str, document: Document) -> bool:
    """Whether forces that the document told of last are in their own land, where another's are."""
    abroad, sender = document.theatre.abroad, document.theatre.sender
    return abroad is not None and abroad.id == owner and sender is not None and sender.id != owner


def _are_anothers(draft: Deployment, actor: Reference | None, state: Reference | None, document: Document) -> bool:
    """Whether forces that leave or stay in the country where another's are cannot be its own, unless it says so.

    Nor are those that "the government" sends: "Danish troops have been in Mali. The government will send more".
    """
    there = document.theatre.place
    if actor is None or state is None or there is None or actor.id != there.id or state.id == actor.id:
        return False
    if draft.location is not None:
        return False
    if draft.posture == "deploying":
        return document.words_of(draft.actor) in _GOVERNING
    return draft.posture in {"withdrawing", "withdrawn", "staying"} and not document.owns_forces(draft.actor)
