"""Where forces are by the words of their noun phrase: after it, in front of it, in brackets, by the compass."""

from spacy.tokens import Token

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.belonging import (
    SENT,
)
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.totals import in_brackets
from worker.extraction.claims.deployments.whereabouts import THERE, after, by_compass, whereabouts
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional

_OF = frozenset({"of"})
_HAVING = frozenset({"have", "keep", "maintain", "station", "deploy", "send", "base"})
_SERVING = frozenset({"serve", "operate", "work", "fight", "patrol"})
_GUARDING = frozenset({"guard", "protect", "hold", "police", "man", "defend", "occupy"})
_TO = frozenset({"to", "into"})


def where_they_are(scene: Scene, token: Token, last: int, limit: int | None) -> tuple[Party, ...]:
    """The places after a noun phrase of forces, before the next one."""
    number = scene.counting.get(token.i)
    bracketed = in_brackets(scene, number) if number is not None else None
    if bracketed is not None:
        return (bracketed,)
    end = len(scene.doc) if limit is None else limit
    end = min([end, *(other.first for other in scene.quantities_between(max(last, token.i) + 1, end - 1))])
    found = [place for place in whereabouts(scene, prepositional(token, THERE)) if place.token < end]
    asides = (word for word in scene.doc[last + 1 : end] if word.dep_ == "appos" and word.nbor(-1).pos_ != "ADP")
    end = min([end, *(word.left_edge.i for word in asides if word.pos_ == "NOUN" and not is_force(word))])
    found = found or _placed(scene, token, end) or by_compass(scene, token)
    return tuple(found or after(scene, last, end) or _in_front(scene, token))


def _in_front(scene: Scene, token: Token) -> list[Party]:
    """The country before the noun that tells where another's forces are: "its Kosovo force"."""
    if not any(child.dep_ == "poss" for child in token.lefts):
        return []
    names = [child for child in token.lefts if child.dep_ in {"compound", "amod"} and child.pos_ == "PROPN"]
    found = [party for child in names if (party := scene.party_at(child)) is not None and party.type == "country"]
    return [party for party in found if scene.doc[party.token].text == _name_of(scene, party)]


def _name_of(scene: Scene, party: Party) -> str | None:
    known = scene.parsed.candidates[party.number].entity if party.number is not None else None
    return known.name if known is not None else None


def _placed(scene: Scene, token: Token, end: int) -> list[Party]:
    """Where a participle says that forces have been put: "the soldiers sent to Gao", "troops based in Kuwait"."""
    for child in token.rights:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ == "order":  # "troops ordered out of Gao"
            spots = [noun for out in child.rights if out.lower_ == "out" for noun in prepositional(out, _OF)]
            return [place for place in whereabouts(scene, spots) if place.token < end]
        serving = (child.tag_ == "VBG" or child.dep_ == "relcl") and child.lemma_ in _SERVING
        sent = child.tag_ == "VBN" and child.lemma_ in around().placing | SENT
        had = child.dep_ == "relcl" and child.lemma_ in _HAVING  # "the 300 men it has in Mali"
        if child.dep_ in {"acl", "relcl"} and child.lemma_ in _GUARDING and child.tag_ != "VBN":
            kept = [spot for noun in child.rights if noun.dep_ == "dobj" for spot in prepositional(noun, THERE)]
            return [place for place in whereabouts(scene, kept) if place.token < end]
        if child.dep_ in {"acl", "relcl"} and (serving or had or (sent and child.dep_ == "acl")):
            return [place for place in whereabouts(scene, prepositional(child, THERE | _TO)) if place.token < end]
    return []
