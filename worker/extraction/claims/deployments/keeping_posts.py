"""Forces that are where they keep a post: "The Danish battalion maintains positions at Gao", "will set up bases in"."""

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.whereabouts import THERE
from worker.extraction.claims.matching import Match
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional

_KEEPING = frozenset({"keep", "maintain", "have", "run", "operate", "hold", "retain"})
_POSTS = frozenset(
    {"post", "position", "base", "camp", "outpost", "checkpoint", "garrison", "headquarters", "picket", "roadblock"}
    | {"barracks", "presence", "bivouac", "bridgehead", "beachhead"}
)


def keeps_posts(scene: Scene, match: Match) -> Match:
    """The frame of having or keeping turned into one of being there, where forces have their posts somewhere."""
    verb = scene.doc[match.token]
    if match.frame.name not in {"keeps forces", "has forces"} or verb.lemma_ not in _KEEPING:
        return match
    posts = [noun for noun in match.at(scene, "forces") if noun.lemma_.lower() in _POSTS and not is_force(noun)]
    keepers = [noun for noun in match.at(scene, "actor") if _are_soldiers(noun)]
    spots = tuple(noun.i for over in (*posts, verb) for noun in prepositional(over, THERE))
    if not posts or not keepers or not spots:
        return match
    says = "present" if verb.lemma_ != "retain" else "staying"
    frame = msgspec.structs.replace(match.frame, name="forces keep posts", says=says, subject="forces", object="place")
    roles = {"forces": tuple(noun.i for noun in keepers), "place": spots}
    return msgspec.structs.replace(match, frame=frame, roles=roles)


def _are_soldiers(noun: Token) -> bool:
    return noun.i < noun.head.i and is_force(noun)
