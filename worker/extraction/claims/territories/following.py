"""Places that go the way of those told before: "Kona was handed over to Mali in May. Bria is to follow by June"."""

from spacy.tokens import Token

from schemas import Territory
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.territories.telling import add_ground

_TIMES = frozenset({"npadvmod", "advmod", "punct", "prep", "cc", "conj", "advcl", "oprd"})
_CHANGES = frozenset({"gained", "lost"})


def find_following(scene: Scene, builder: Builder) -> None:
    """Each place that followed, or is to, after one that was gained or lost in the sentence before or in this one."""
    for verb in scene.of_lemma({"follow"}):
        if verb.pos_ != "VERB" or any(child.dep_ not in _TIMES for child in verb.rights):
            continue
        spots = [party for noun in scene.subjects(verb) for party in scene.parties(noun)]
        told = _told_before(scene, builder, verb) if spots and all(one.type == "place" for one in spots) else []
        modality = "planned" if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" else modality_of(verb)
        for spot in spots:
            for draft in told:
                actor = Party(draft.actor, spot.token, None, None)
                add_ground(builder, "follows", verb.i, actor, spot, draft.change, modality, 0.6)


def _told_before(scene: Scene, builder: Builder, verb: Token) -> list[Territory]:
    """The last change of ground that was told before a verb, of each of those who made it."""
    first, _ = scene.sentence_before(verb.i)
    start, here = scene.parsed.start(scene.doc[first]), scene.parsed.start(verb)
    told = [one for one in builder.latest(Territory) if start <= one.start < here and one.change in _CHANGES]
    told = [one for one in told if one.modality == "asserted" and one.place is not None]
    return [one for one in told if one.place == told[0].place and one.change == told[0].change]
