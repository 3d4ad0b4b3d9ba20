"""Who is held, by words around the verb: "took 45 peacekeepers hostage", "freed six soldiers who had been held"."""

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.casualties.sufferers import Sufferer, sufferer_at
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import is_passive
from worker.extraction.model.neighbours import first_of

_FREEING = frozenset({"free", "rescue", "release", "liberate"})
HELD = frozenset({"hostage", "captive", "prisoner", "alive"})
_NEAR = 10


def freed(verb: Token) -> list[Token]:
    """The first of a row whom "who were held" tells of: "freed six soldiers and one pilot who had been kidnapped"."""
    first = first_of(verb.head)
    is_freed = first.dep_ in {"dobj", "nsubjpass"} and first.head.lemma_ in _FREEING
    return [first] if verb.dep_ == "relcl" and is_passive(verb) and is_freed else []


def says_held(scene: Scene, verb: Token) -> bool:
    """Whether a word behind the verb says that somebody is held: "taken captive"."""
    return any(word.lower_ in HELD for word in scene.doc[verb.i + 1 : verb.i + _NEAR])


def hostages(scene: Scene, verb: Token) -> list[Sufferer]:
    """Who is held or taken hostage: before a relative clause, or between the verb and the word."""
    _, end = scene.sentence(verb.i)
    word = next((t for t in scene.doc[verb.i + 1 : min(verb.i + _NEAR, end)] if t.lower_ in HELD), None)
    if word is None:
        return []
    if word.i == verb.i + 1 and (verb.dep_ in {"relcl", "acl"} or verb.lower_ in {"taken", "held"}):
        those = [verb.head] if verb.dep_ in {"relcl", "acl"} else scene.subjects(verb)  # "the four Danes taken hostage"
        return [one for noun in those if (one := sufferer_at(scene, noun)) is not None]
    for quantity in scene.quantities_between(verb.i + 1, word.i - 1):
        if quantity.vague and quantity.last == word.i:  # "took dozens hostage"
            return [Sufferer(quantity.last - 1, quantity.count, msgspec.structs.replace(quantity, head=None))]
        if quantity.head is None or quantity.inherited or not quantity.counts:
            continue
        if quantity.head == word.i:  # "took 45 Fijian peacekeepers hostage": the parse makes it one noun phrase
            held = msgspec.structs.replace(quantity, head=word.i - 1)
            noun = scene.doc[word.i - 1]
            owners = [p for p in (*scene.modifying(word), *scene.modifying(noun)) if scene.acts(p)]
            return [Sufferer(word.i - 1, quantity.count, held, tuple(owners[:1]))]
        found = sufferer_at(scene, scene.doc[quantity.head])
        return [found] if found is not None else []
    return []
