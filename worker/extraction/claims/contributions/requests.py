"""What others ask for and get or not: "agreed to a NATO request for helicopters", "turned down a request for ships"."""

from spacy.tokens import Token

from schemas.claims import Modality
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.recipients import received
from worker.extraction.claims.contributions.things import things_at
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.places import government_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional

_REQUESTS = frozenset({"request", "appeal", "plea", "call"})
_AGREEING = frozenset({"agree", "accede", "say", "consent", "bow"})
_GRANTING = frozenset({"accept", "grant", "meet", "honour", "honor", "approve"})
_REFUSING = frozenset({"reject", "refuse", "decline", "rebuff", "spurn", "turn", "dismiss", "ignore"})
_FOR = frozenset({"for"})


def find_requests(scene: Scene, builder: Builder) -> None:
    """Each who grants or refuses what a request is for; to say no to one is to refuse."""
    for noun in scene.of_lemma(_REQUESTS):
        wanted = prepositional(noun, _FOR)
        told = _answered(noun) if noun.pos_ == "NOUN" and wanted else None
        if told is None:
            continue
        verb, granted = told
        modality: Modality = "planned" if granted == (modality_of(verb) != "negated") else "negated"
        givers = [government_of(scene, party) for top in scene.subjects(verb) for party in scene.parties(top)]
        got = received(scene, scene.modifying(noun))
        for thing in (each for top in wanted for each in things_at(scene, top, verb)):
            for giver in givers:
                if giver.type == "country" and not (got and scene.same(giver, got[0])):
                    add(builder, "asked for", giver, thing, next(iter(got), None), noun.i, modality, 0.55)


def _answered(noun: Token) -> tuple[Token, bool] | None:
    """The verb by which a request is answered, and whether that grants it."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "to":
        verb = verb.head if verb.head.pos_ == "VERB" else verb.head.head
        said = {child.lower_ for child in verb.rights}
        if verb.lemma_ == "say" and said.isdisjoint({"yes", "no"}):
            return None
        return (verb, "no" not in said) if verb.lemma_ in _AGREEING and verb.pos_ == "VERB" else None
    if noun.dep_ != "dobj" or verb.pos_ != "VERB":
        return None
    if verb.lemma_ == "turn" and all(child.lower_ != "down" for child in verb.rights):
        return None
    if verb.lemma_ in _GRANTING | _REFUSING:
        return verb, verb.lemma_ in _GRANTING
    return None
