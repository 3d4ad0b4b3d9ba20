"""Members by what they give: whether it is forces, and whether more are added to others that are there."""

from spacy.tokens import Token

from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import belonging
from worker.extraction.counting.units import nouns

_MORE = frozenset({"more", "extra", "additional", "further", "another"})
_FLOWN = frozenset({"mission", "sortie", "raid", "strike", "patrol"})


def gives_forces(scene: Scene, match: Match, verb: Token) -> bool:
    """Whether what is sent to the coalition are forces, so that the sender takes part."""
    objects = scene.objects(verb)
    if _of_whom(verb):
        whole = verb.head.head if verb.dep_ == "xcomp" else verb.head
        return noun_of(whole) in nouns("force", "craft") | {"man"} or scene.party_at(whole) is not None
    given = nouns("force", "craft") | {"man", "men", "woman", "instructor", "officer"}
    given = given | _FLOWN if verb.lemma_ == "fly" else given  # "fly missions for the coalition"
    plain = verb.lemma_ in {"contribute", "deploy", "send", "commit"}
    return any(noun_of(noun) in given for noun in objects) or (plain and not objects)


def gives_more(scene: Scene, verb: Token) -> bool:
    """Whether the forces are added to others that are there already: "pledged 200 more troops for the mission"."""
    return any(child.lower_ in _MORE for noun in scene.objects(verb) for child in noun.lefts)


def contributes(scene: Scene, match: Match, verb: Token) -> bool:
    """ "Bangladesh has contributed troops", "50,000 men, of whom Fiji sent 80", to what the document speaks of."""
    if "relcl" in {verb.dep_, verb.head.dep_} and verb.lemma_ in belonging().giving and _of_whom(verb):
        return True
    if verb.lemma_ != "contribute" or verb.pos_ != "VERB":
        return False
    if not any(child.dep_ in {"dobj", "prep", "dative"} for child in verb.rights):  # "they will contribute as well"
        return True
    given = [*scene.objects(verb), *prepositional(verb, frozenset({"with"}))]  # "contributes with staff officers"
    forces = belonging().troops | nouns("force", "craft") | {"officer"}
    return any(noun_of(noun) in forces for noun in given)


def _of_whom(verb: Token) -> bool:
    """Whether a relative clause tells of a part of what it stands behind: "of which", "of whom"."""
    return any(
        child.lower_ == "of" and any(inner.lower_ in {"which", "whom"} for inner in child.children)
        for word in (verb, *verb.rights, *([verb.head] if verb.dep_ == "xcomp" else []))
        for child in word.children
        if child.dep_ == "prep"
    )
