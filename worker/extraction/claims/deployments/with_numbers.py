"""Whose number "with" brings in: "the second-largest contributor with 1,100 soldiers", "the Turks, with 5,400 men"."""

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.levels import Found, actors_of
from worker.extraction.claims.deployments.musters_told import is_aboard
from worker.extraction.claims.deployments.numbering import WHOLES
from worker.extraction.claims.deployments.whereabouts import THERE, after, whereabouts
from worker.extraction.claims.quantities import Quantity
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import kinds

_LISTING = frozenset({"include", "comprise", "feature", "list", "name", "involve", "count", "follow", "see"})
_BEING_THERE = frozenset(
    {"enter", "invade", "police", "patrol", "guard", "occupy", "secure", "hold", "protect", "defend"}
)
_CONTRIBUTING = frozenset({"contributor", "country", "nation", "partner", "ally", "member", "state"})


def with_number(scene: Scene, quantity: Quantity) -> Found | None:
    """ "Germany is the second-largest contributor with 1,100 soldiers", "followed by Italy with 895"."""
    at = _before_unit(scene, quantity.first - 1)
    if at < 0 or scene.doc[at].lower_ != "with" or is_aboard(scene.doc[_last(quantity)]):
        return None
    preposition = scene.doc[at]
    if preposition.head.lower_ == "each":
        names = scene.with_conjuncts(preposition.head.head) if preposition.head.dep_ == "appos" else []
        each = [party for name in names for party in scene.parties(name) if party.type == "country"]
        return Found(preposition.head, each, after(scene, _last(quantity), len(scene.doc)), "with") if each else None
    back = 2 if at > 1 and scene.doc[at - 1].text == "," else 1
    left = scene.doc[max(at - back, 0)]
    party = scene.party_at(left)
    apart = left.dep_ == "appos" and left.head.lemma_.lower() not in kinds().memberships.groups | _CONTRIBUTING
    placed = apart or (left.dep_ == "pobj" and left.head.lower_ in THERE)
    doer = left.head if left.dep_ == "dobj" and left.head.lemma_ not in _LISTING else None
    doers = actors_of(scene, scene.subjects(doer)) if doer is not None and party is not None else []
    if doers and party is not None:  # "entered Mali with 900 soldiers"
        there = [party] if doer is not None and doer.lemma_ in _BEING_THERE else []
        return Found(left, doers[:1], after(scene, _last(quantity), len(scene.doc)) or there, "with")
    if party is not None and party.type == "country" and not placed:
        return Found(left, [party], after(scene, _last(quantity), len(scene.doc)), "with")
    head = clause_verb(preposition.head)
    fronted = at == scene.sentence(at)[0]  # "With 1,500 troops in Bangui, France is …"
    if head.pos_ not in {"VERB", "AUX"} or not (fronted or head.lemma_ in around().ranking):
        return None
    actors = actors_of(scene, scene.subjects(head))
    where = after(scene, _last(quantity), len(scene.doc))
    beside = [
        child for child in head.rights if child.dep_ in {"dobj", "acomp", "attr"}
    ]  # "leads the force in Gao with"
    where = where or whereabouts(scene, [spot for word in beside for spot in prepositional(word, THERE)])
    last = _last(quantity)
    apiece = last + 1 < len(scene.doc) and scene.doc[last + 1].lower_ == "each"  # "have come forward, with 25 men each"
    return Found(head, actors if apiece else actors[:1], where, "with") if actors else None


def _before_unit(scene: Scene, at: int) -> int:
    """The token before the unit whose number is told: "with" in "with a brigade of 5,400"; any other token as it is."""
    doc = scene.doc
    if at < 3 or doc[at].lower_ != "of" or doc[at - 1].lemma_.lower() not in WHOLES:
        return at
    return doc[at - 1].left_edge.i - 1


def _last(quantity: Quantity) -> int:
    """The last token of a number with its noun."""
    return quantity.head if quantity.head is not None and not quantity.inherited else quantity.last - 1
