"""Who threatens whom by a verb around another: "threatened to wipe them out", "warned them of reprisals"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.relating import relate
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.reading import ACTING

_THREATENERS = ACTING | {None, "person"}
_OF = frozenset({"of", "about"})
_BY = frozenset({"by"})


def find_threatened(scene: Scene, builder: Builder) -> None:
    """ "threatened to wipe Chad out", "warned Chad of reprisals"."""
    words = kinds().relations
    for token in scene.of_lemma({"threaten", "warn"}):
        if token.pos_ != "VERB":
            continue
        who = [party for noun in scene.subjects(token) for party in scene.parties(noun)]
        if token.lemma_ == "threaten":
            todo = [child for child in token.rights if child.dep_ == "xcomp" and child.lemma_ not in words.harmless]
            at = [noun for child in todo for noun in scene.objects(child) if noun.i > child.i]
        else:
            armed = bool(who) and all(party.type == "armed_group" for party in who)
            harm = words.reprisals | (words.aggression if armed else frozenset())
            warned = [noun for noun in prepositional(token, _OF) if noun_of(noun) in harm]
            warned = [noun for noun in warned if not prepositional(noun, frozenset({"by", "from"}))]
            at = scene.objects(token) if warned else []
        _threatens(scene, builder, "threatens to", who, [party for noun in at for party in scene.parties(noun)], token)


def find_branded(scene: Scene, builder: Builder) -> None:
    """ "sees Chad as a threat", "considers the group a terrorist organisation": a threat, or an enemy."""
    words = kinds().relations
    for token in scene.of_lemma(words.branded):
        if token.pos_ not in {"NOUN", "ADJ"}:
            continue
        noun = token.head if token.dep_ in {"compound", "amod"} and token.head.i == token.i + 1 else token
        verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun.head
        if verb.lemma_ not in words.branding or verb.pos_ != "VERB":
            continue
        by = prepositional(noun, _BY)  # "is seen as a threat by Chad": the parse hangs it so
        seers = [party for one in by or scene.subjects(verb) for party in scene.parties(one)]
        tops = [one for one in scene.objects(verb) if one.i != noun.i]
        tops += [child for child in noun.lefts if child.dep_ == "compound" and noun.dep_ == "dobj"]
        tops += [child for child in noun.lefts if child.dep_ == "nsubj"]
        seen = [party for one in tops for party in scene.parties(one)]
        if noun_of(token) in words.dangers:
            _threatens(scene, builder, "is seen as a threat", seen, seers, verb)
        else:
            known = [party for party in seen if party.type in ACTING]
            who = [party for party in seers if party.type in _THREATENERS]
            relate(scene, builder, "is branded", who, "opposes", known, at=token.i, modality=modality_of(verb))


def _threatens(scene: Scene, builder: Builder, frame: str, who: list[Party], whom: list[Party], at: Token) -> None:
    known = [party for party in whom if party.type in ACTING]
    doing = [party for party in who if party.type in _THREATENERS]
    relate(scene, builder, frame, doing, "threatens", known, at=at.i, modality=modality_of(at))
