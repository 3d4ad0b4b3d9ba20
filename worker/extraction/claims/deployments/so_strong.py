"""How strong forces are told to be: "the 60,000-strong IFOR", "the force, 14,000 strong", "will be 900 strong"."""

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.levels import (
    Found,
    actors_of,
)
from worker.extraction.claims.deployments.numbering import WHOLES
from worker.extraction.claims.deployments.senders import focus_in_words
from worker.extraction.claims.deployments.whereabouts import THERE, after, whereabouts
from worker.extraction.claims.quantities import Quantity
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.counting.counted_nouns import DASHES
from worker.extraction.reading import ACTING

_ASIDE = 6


def so_strong(scene: Scene, quantity: Quantity) -> Found | None:
    """ "the 60,000-strong IFOR", "France's 4,500-strong Operation Barkhane"."""
    at = quantity.last
    while at < len(scene.doc) - 1 and scene.doc[at].text in DASHES:
        at += 1
    if at >= len(scene.doc) - 1 or scene.doc[at].lower_ != "strong":
        return None
    if scene.doc[at].dep_ in {"acomp", "attr"} and scene.doc[at].head.lemma_ == "be":
        return _are_so_strong(scene, scene.doc[at])
    if scene.doc[at + 1].pos_ in {"PUNCT", "AUX", "VERB", "CCONJ", "PART", "ADP"}:
        found = _named_before(scene, quantity) or _right_before(scene, quantity)
        if found is not None and scene.doc[at + 1].lower_ in THERE:  # "the force, 14,000 strong in Bosnia, is"
            found = msgspec.structs.replace(found, places=after(scene, at, scene.sentence(at)[1]) or found.places)
        return found
    whole = _beside(scene, quantity)
    for token in scene.doc[at + 1 : at + 8]:
        party = whole or scene.party_at(token)
        if party is not None and party.type in {"coalition", "organisation", None}:
            return Found(token, [party], after(scene, token.i, len(scene.doc)), "strong")
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "PUNCT"}:
            break
        if token.pos_ == "NOUN" and token.dep_ != "compound":
            owners = [party for party in scene.modifying(token) if party.type in ACTING]
            owners = owners or actors_of(scene, prepositional(token, frozenset({"of", "from"})))
            where = after(scene, token.i, len(scene.doc)) or where_it_acts(scene, token)
            return Found(token, owners, where, "strong") if owners else None
    return None


def _are_so_strong(scene: Scene, strong: Token) -> Found | None:
    """Of whom a clause tells how strong they are: "Resolute Support will be about 12,000 strong"."""
    subjects = scene.subjects(strong.head)
    actors = [party for party in actors_of(scene, subjects) if party.type in {"coalition", "organisation", None}]
    spots = [noun for top in (strong, strong.head) for noun in prepositional(top, THERE)]
    where = [party for noun in spots for party in scene.parties(noun) if party.type in {"country", "place"}]
    return Found(subjects[0], actors[:1], where[:1], "strong") if actors else None


def _beside(scene: Scene, quantity: Quantity) -> Party | None:
    """The coalition of which the number is told in an apposition: "MONUC, the 17,000-strong UN mission"."""
    words = [token.lower_ for token in scene.doc[max(quantity.first - 2, 0) : quantity.first]]
    party = scene.party_at(scene.doc[quantity.first - 3]) if quantity.first > 2 and words[:1] == [","] else None
    return party if party is not None and party.type == "coalition" and words[1:] in (["the"], ["a"]) else None


def _right_before(scene: Scene, quantity: Quantity) -> Found | None:
    """The force right before the number that tells its strength: "a Kenyan-led force 2,500 strong arrived in Haiti"."""
    noun = scene.doc[quantity.first - 1] if quantity.first else scene.doc[quantity.first]
    if not (is_force(noun) or noun.lemma_.lower() in WHOLES):
        return None
    actors = [party for party in scene.modifying(noun) if party.type in ACTING] or actors_of(scene, [noun])
    top = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun  # "soldiers of a force"
    verb = clause_verb(top)
    where = after(scene, verb.i, scene.sentence(verb.i)[1]) if verb.pos_ == "VERB" else []
    return Found(noun, actors[:1] or [focus_in_words(scene, noun)], where, "strong")


def where_it_acts(scene: Scene, noun: Token) -> list[Party]:
    """Where the force does what its verb says: "A 45-strong platoon guards the airport in Gao"."""
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or verb.pos_ != "VERB":
        return []
    return after(scene, verb.i, scene.sentence(verb.i)[1])


def _named_before(scene: Scene, quantity: Quantity) -> Found | None:
    """ "ISAF, at its peak 130,000 strong,": the name before a number in commas."""
    first, _ = scene.sentence(quantity.first)
    for word in reversed(list(scene.doc[max(first, quantity.first - _ASIDE) : quantity.first])):
        if word.text == "," and word.i > first:
            named = word.nbor(-2) if word.nbor(-1).text == ")" and word.i > 1 else word.nbor(-1)
            force = named.head.head if named.dep_ == "pobj" and named.head.lower_ in THERE else named
            if force.i != named.i and (is_force(force) or force.lemma_.lower() in WHOLES):
                return _strong_there(scene, force, named)
            actors = actors_of(scene, [named])
            where = where_it_acts(scene, named)
            return Found(named, actors[:1], where, "strong") if actors else None
    return None


def _strong_there(scene: Scene, force: Token, place: Token) -> Found:
    """The force whose place stands before its strength: "The force in Kosovo, now 5,000 strong, will be cut"."""
    owners = [party for party in scene.modifying(force) if party.type in ACTING] or actors_of(scene, [force])
    return Found(force, owners[:1] or [focus_in_words(scene, force)], whereabouts(scene, [place]), "strong")
