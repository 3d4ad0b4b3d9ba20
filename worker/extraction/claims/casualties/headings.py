"""Those who suffer by a participle without "were": "Two Danish soldiers killed, five wounded in Gao"."""

import msgspec

from worker.extraction.claims.casualties.sufferers import sufferer_at
from worker.extraction.claims.matching import Match
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import is_passive

_HARMING = frozenset(
    {"kill", "wound", "injure", "hurt", "displace", "uproot", "capture", "abduct", "kidnap", "detain", "arrest"}
    | {"murder", "massacre", "slaughter", "execute", "behead", "assassinate", "slay"}
)
_OBJECTS = frozenset({"dobj", "ccomp", "dative"})


def as_in_headings(scene: Scene, match: Match) -> Match:
    """The frame with people as its victims that the parse takes for who harms, where nobody else is harmed."""
    verb, doers = scene.doc[match.token], match.at(scene, "by")
    if verb.lemma_ not in _HARMING or verb.tag_ not in {"VBN", "VBD"} or not doers or is_passive(verb):
        return match
    helped = any(child.dep_ in {"aux", "auxpass"} for child in verb.lefts)
    if helped or match.roles.get("victims") or any(child.dep_ in _OBJECTS for child in verb.rights):
        return match
    people = [noun for noun in doers if (one := sufferer_at(scene, noun, harmed=True)) is not None and one.count != 0]
    if not people or len(people) < len(doers):
        return match
    roles = {**match.roles, "by": (), "victims": tuple(noun.i for noun in people)}
    return msgspec.structs.replace(match, roles=roles)
