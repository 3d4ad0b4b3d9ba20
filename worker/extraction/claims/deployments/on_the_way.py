"""Forces that somebody has, and that are still on their way: "has 300 engineers on the way to Somalia by sea"."""

from spacy.tokens import Token

from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.whereabouts import after
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.model.neighbours import word_before

_NEAR = 7
# The last words of "on the way", "under way", "en route", "in transit", "on passage", "in the pipeline".
_LEADS = {
    "way": frozenset({"the", "their", "its", "under"}),
    "route": frozenset({"en"}),
    "transit": frozenset({"in"}),
    "passage": frozenset({"on"}),
    "pipeline": frozenset({"the"}),
}
_ALONE = frozenset({"underway"})
_BOUND = frozenset({"bound", "headed", "destined"})
_GOING = frozenset({"head", "fly", "sail", "steam", "go", "move", "travel", "march", "drive", "ship"})
_TOWARDS = frozenset({"to", "for", "into", "toward", "towards"})


def on_their_way(scene: Scene, force: Force) -> Token | None:
    """The word right behind forces that tells that they are still to arrive."""
    for word in scene.doc[force.token + 1 : force.token + _NEAR]:
        if _is_going(word):
            return word
        if word.pos_ in {"VERB", "AUX", "PUNCT", "PROPN"}:
            return None
        before = word_before(word)
        if word.lower_ in _ALONE or before in _LEADS.get(word.lower_, ()):
            return word
    return None


def goes_to(scene: Scene, force: Force) -> list[Party]:
    """Where forces go that are on their way."""
    word = on_their_way(scene, force)
    return after(scene, word.i, len(scene.doc), _TOWARDS) if word is not None else []


def _is_going(word: Token) -> bool:
    """Whether a participle tells where forces are going: "bound for Haiti", "steaming towards the coast"."""
    going = word.lower_ in _BOUND or (word.tag_ == "VBG" and word.lemma_ in _GOING)
    return going and word.i + 1 < len(word.doc) and word.nbor(1).lower_ in _TOWARDS
