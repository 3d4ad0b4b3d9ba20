"""How strong forces are, where no verb of sending or having tells it.

"The mission numbers 9,600 troops", "the 4,500-strong Operation Barkhane", "of whom 2,500 are American", "Germany, with
1,100 soldiers", "Spain, down to 24", "bringing its strength there to 8,500": each is read from the words around the
number, since parses of such phrases are seldom right.
"""

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.belonging import meant
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.forces import force_at
from worker.extraction.claims.deployments.levels import (
    Found,
    brought_to,
    down_to,
    is_number,
    is_only_allowed,
    is_strength,
    tell_change,
    up_from,
)
from worker.extraction.claims.deployments.nationals import shared_noun
from worker.extraction.claims.deployments.numbering import made_of, numbered, numbers_a_whole
from worker.extraction.claims.deployments.parts_of_them import partly
from worker.extraction.claims.deployments.postures import posture_of
from worker.extraction.claims.deployments.senders import focus_in_words, is_where, places_for
from worker.extraction.claims.deployments.so_strong import so_strong
from worker.extraction.claims.deployments.there_already import tell_who_is_there
from worker.extraction.claims.deployments.totals import in_brackets, names_nothing, names_the_lost, untold
from worker.extraction.claims.deployments.whereabouts import THERE, after, told_there
from worker.extraction.claims.deployments.with_numbers import with_number
from worker.extraction.claims.gapping import gapped
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.counting.counted_nouns import DASHES
from worker.extraction.counting.units import nouns
from worker.extraction.reading import ACTING

_AMONG = frozenset({"among"})
_SMALLEST = 2
_NEXT = 3  # tokens from a number to the name of whose the next one is
_FEWEST_STRONG = 20
_FEWEST_LED_TO = 200
_LARGEST = 5_000_000
_BELOW = frozenset({"short", "below", "shy"})
_UNIFORMED = frozenset({"military", "uniformed", "police", "security"})


def find_strengths(scene: Scene, builder: Builder) -> None:
    """The strengths that numbers tell and no other deployment has told."""
    for quantity in untold(scene, builder):
        if not _SMALLEST <= quantity.count <= _LARGEST or not _of_forces(scene, quantity):
            continue
        if shared_noun(scene, quantity) is not None:
            continue  # "made up of 2,000 French and 1,200 Italian troops"
        if _is_from(scene, quantity) or in_brackets(scene, quantity) is not None:
            continue  # "including some 330 from Turkey"
        found = (
            so_strong(scene, quantity)
            or partly(scene, quantity)
            or numbered(scene, quantity)
            or made_of(scene, quantity)
            or with_number(scene, quantity)
            or down_to(scene, quantity)
            or up_from(scene, builder, quantity)
            or brought_to(scene, builder, quantity)
            or is_number(scene, builder, quantity)
        )
        if found is not None and _is_told_below(scene, quantity):
            continue
        if found is None:
            tell_who_is_there(scene, builder, quantity)
            _elsewhere(scene, builder, quantity)
            if quantity.first not in builder.counted:
                _along_with(scene, builder, quantity)
        if found is None or scene.suffering(found.at):
            continue
        head = scene.doc[quantity.head] if quantity.head is not None else found.at
        at = scene.doc[quantity.last - 1] if quantity.inherited else head
        unit = head.lower_ if head.i != found.at.i and noun_of(head) in nouns("force") else None
        force = Force(at.i, unit, quantity)
        drawn_from = (found.at.dep_ == "pobj" and found.at.head.lower_ == "from") or _are_joined(found.at)
        modality = "asserted" if drawn_from else modality_of(found.at)  # "30 men from its 750-strong contingent"
        modality = "planned" if modality == "asserted" and is_only_allowed(scene, quantity) else modality
        of_a_whole = _is_of_a_whole(scene, found)
        found = _of_its_place(scene, found)
        places = found.places or (told_there(scene, builder, found.at) if of_a_whole else [])
        for actor in (meant(scene, party) for party in found.actors):
            for place in places_for(actor, places):
                tell_change(scene, builder, found, quantity, actor, place)
                deploy(scene, builder, found.frame, found.at.i, modality, actor, place, force, "present")
        for actor, other in gapped(scene, found.at, quantity.last - 1):
            own = Force(other.first, unit, other)
            shared: list[Party | None] = list(places) if of_a_whole else []
            for place in shared or [None]:
                deploy(scene, builder, "gapped", found.at.i, modality_of(found.at), actor, place, own, "present")


def _of_its_place(scene: Scene, found: Found) -> Found:
    """What is told of a force that bears only the name of where it is: "The Kosovo force stood at 50,000"."""
    here = [party for party in found.actors if is_where(scene, party)]
    if not here or len(here) < len(found.actors):
        return found
    verb = found.at if found.at.pos_ == "VERB" else scene.doc[here[0].token]
    doers = [party for noun in scene.subjects(verb) for party in scene.parties(noun) if party.type in ACTING]
    if doers and found.at.pos_ == "VERB" and all(doer.token != here[0].token for doer in doers):
        return msgspec.structs.replace(
            found, actors=doers[:1], places=found.places or here
        )  # "Peru trims its Haiti force"
    whole = focus_in_words(scene, scene.doc[here[0].token].head)
    return msgspec.structs.replace(found, actors=[whole], places=found.places or here)


def _are_joined(noun: Token) -> bool:
    """Whether others are only to join forces, which are there: "are to join 450 Britons and 300 Danes in Gao"."""
    verb = clause_verb(noun)
    return noun.pos_ in {"NOUN", "PROPN"} and verb.lemma_ in around().helping and noun.i > verb.i


def _is_of_a_whole(scene: Scene, found: Found) -> bool:
    """Whether who has a number is one of those told before, so that he is there too: "among them Chad with 20"."""
    if found.frame == "part of them":
        return True
    before = [token.lower_ for token in scene.doc[max(found.at.left_edge.i - 2, 0) : found.at.i]]
    return found.frame == "with" and bool({"among", "including"} & set(before))


def _is_from(scene: Scene, quantity: Quantity) -> bool:
    """Whether "from" after a bare number says whose it is."""
    at = quantity.last
    if at + 1 >= len(scene.doc) or scene.doc[at].lower_ != "from" or not names_nothing(scene, quantity):
        return False
    near = [scene.party_at(token) for token in scene.doc[at + 1 : at + 4]]
    return any(party is not None and party.type == "country" for party in near)


def _of_forces(scene: Scene, quantity: Quantity) -> bool:
    """Whether the number counts forces, or nothing that it names after the paragraph has spoken of forces."""
    following = scene.doc[min(quantity.last, len(scene.doc) - 1)]
    if following.lower_ in _BELOW or names_the_lost(scene, quantity):
        return False  # "are 16,000 short of their strength"
    if following.lower_ == "strong" and quantity.count < _FEWEST_STRONG:
        return False  # "two strong, strong organisations"
    if following.text in DASHES or following.lower_ == "strong":
        return scene.doc[min(quantity.last + 1, len(scene.doc) - 1)].lower_ == "strong" or following.lower_ == "strong"
    if numbers_a_whole(scene, quantity):
        return True
    if quantity.head is None or quantity.inherited:
        return scene.first_force < quantity.first or _is_led_to(scene, quantity) or is_strength(scene, quantity)
    noun = noun_of(scene.doc[quantity.head])
    if any(child.lower_ in _UNIFORMED for child in scene.doc[quantity.head].lefts) and noun.endswith("personnel"):
        return True
    if noun in around().strength and not (
        noun in nouns("force") and is_strength(scene, quantity)
    ):  # "brings to 4,500 the number of troops"
        inner = prepositional(scene.doc[quantity.head], frozenset({"of"}))
        return any(noun_of(of) in nouns("force") | around().human for of in inner)
    if noun in nouns("force") or (noun in around().human and quantity.count >= 20):
        return True
    if noun in nouns("craft") and scene.doc[quantity.first - 1].lower_ in {"including", "them"}:
        return True  # "450 soldiers and 200 vehicles, including 30 tanks"
    party = scene.party_at(scene.doc[quantity.head])
    return party is not None and party.type == "country" and scene.first_force < quantity.first


def _is_led_to(scene: Scene, quantity: Quantity) -> bool:
    """Whether "to" leads to a number: "SFOR shrank to under 10,000"."""
    led = quantity.first > 0 and scene.doc[quantity.first - 1].lower_ == "to"
    return led and quantity.count >= _FEWEST_LED_TO and scene.has_forces


def _elsewhere(scene: Scene, builder: Builder, quantity: Quantity) -> None:
    """ "and another 7,000 in Macedonia and Greece": whose they are, the number before has said."""
    at = quantity.last
    if at + 1 < len(scene.doc) and scene.doc[at].lower_ == "of" and scene.doc[at + 1].lower_ in around().pronouns:
        at += 2  # "14,000 soldiers to the Gulf, 3,000 of them to Kuwait"
    following = scene.doc[min(at, len(scene.doc) - 1)]
    left = scene.doc[max(quantity.first - 1, 0)].lower_ == "leaving"
    them = at != quantity.last
    nothing = quantity.inherited or quantity.head is None or them
    if not nothing or (following.lower_ not in THERE | {"to"} and not left):
        return
    first, _ = scene.sentence(quantity.first)
    before = [other for other in scene.quantities_between(first, quantity.first - 1) if other.first in builder.counted]
    if left and before:  # "released another 3,000, leaving 14,600"
        actor, _, modality, place = builder.counted[before[-1].first]
        rest = Force(quantity.first, None, quantity)
        deploy(scene, builder, "leaving", quantity.first, modality, actor, place, rest, "staying")
        return
    lead = scene.doc[quantity.first - 1].lower_
    if not before or lead not in {"and", ",", "another", "further", "plus", "including", "with", "alongside", "versus"}:
        return
    actor, posture, modality, _ = builder.counted[before[-1].first]
    for place in after(scene, at - 1, len(scene.doc), THERE | {"to"}):
        force = Force(quantity.first, None, quantity)
        deploy(scene, builder, "and elsewhere", quantity.first, modality, actor, place, force, posture)


def _along_with(scene: Scene, builder: Builder, quantity: Quantity) -> None:
    """ "followed by eight soldiers from El Salvador", "alongside 43,000 British": where the number before is told."""
    first, _ = scene.sentence(quantity.first)
    before = [other for other in scene.quantities_between(first, quantity.first - 1) if other.first in builder.counted]
    begin = quantity.first
    theirs = scene.party_at(scene.doc[begin - 2]) if begin > 1 and scene.doc[begin - 1].tag_ == "POS" else None
    if theirs is not None and theirs.type == "country":
        begin = scene.doc[begin - 2].left_edge.i  # "followed by Ethiopia's 2,500"
    lead = {token.lower_ for token in scene.doc[max(first, begin - 3) : begin]}
    in_row = bool(before) and begin - before[-1].last < _NEXT
    if before and theirs is not None and (in_row or lead & around().along):
        _, posture, modality, place = builder.counted[before[-1].first]
        more = Force(quantity.first, None, quantity)
        deploy(scene, builder, "along with", quantity.first, modality, theirs, place, more, posture)
        return
    if not before or not lead & (around().along | _AMONG) or quantity.head is None:
        return
    noun = scene.doc[quantity.head]
    if noun.dep_ in {"nsubj", "nsubjpass"} or scene.doc[quantity.last - 1].dep_ == "nsubj":
        return  # "and about 400 soldiers are training recruits", "and the other 230 were waiting in Darwin"
    own = scene.party_at(noun)
    force = force_at(scene, noun) if noun_of(noun) in nouns("force") else None
    actors = [own] if own is not None and own.type == "country" else []
    adjective = scene.party_at(scene.doc[min(quantity.last, len(scene.doc) - 1)])
    if adjective is not None and adjective.type == "country":  # "43,000 British and 16,000 French soldiers"
        actors = [adjective]
    elif force is not None:
        actors = [party for party in force.owners or force.sources if party.type in ACTING]
    whose, posture, modality, place = builder.counted[before[-1].first]
    if force is None and noun_of(noun) in nouns("craft") and not actors:
        force = force_at(scene, noun)
    if force is not None and not actors and not force.people and lead & {"along", "with", "plus", "including", "among"}:
        actors = [whose]  # "were sent along with two helicopters"
    for actor in actors:
        more = msgspec.structs.replace(force or Force(noun.i, None), quantity=quantity)
        here = more.there[0] if more.there else place
        deploy(scene, builder, "along with", quantity.first, modality, actor, here, more, posture)


def _is_told_below(scene: Scene, quantity: Quantity) -> bool:
    """Whether a participle says that the counted forces come or go: "with 200 more expected to arrive"."""
    if quantity.head is None:
        return False
    below = [child for child in scene.doc[quantity.head].rights if child.dep_ == "acl"]
    return any(posture_of(word) in {"deploying", "withdrawing"} for word in below)
