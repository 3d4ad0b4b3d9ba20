"""Members by the rank of what they give: "Brazil has the most troops, followed by Uruguay and Nepal"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.coalition_words import add_member_of, coalition_near, told_in
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import belonging
from worker.extraction.counting.units import nouns

_NEAR = 4
_IN = frozenset({"in", "of"})
_EVERYWHERE = frozenset({"world", "region", "continent", "africa", "europe", "asia", "history", "alliance"})


def find_ranked(scene: Scene, builder: Builder) -> None:
    """ "Chad has the most soldiers there": in the coalition that the sentence names, or the one spoken of."""
    for most in scene.of_word({"most"}):
        forces, verb = most.head, most.head.head
        given = noun_of(forces) in nouns("force") and forces.dep_ == "dobj" and verb.lemma_ in belonging().sharing
        if not given or most.i > forces.i or not any(child.lower_ == "the" for child in forces.lefts):
            continue
        if any(noun.lower_ in _EVERYWHERE for top in (forces, verb) for noun in prepositional(top, _IN)):
            continue  # "has the most soldiers in the world"
        states = tuple(p for noun in scene.subjects(verb) for p in scene.parties(noun) if p.type == "country")
        start, end = scene.sentence(verb.i)
        named = coalition_near(scene, start, end, strict=True)
        add_member_of(scene, builder, "most", named or focus(verb), states, "member", verb, modality_of(verb))


def find_followed(scene: Scene, builder: Builder) -> None:
    """ "Chad is the largest contributor, followed by Mali and Togo": those too."""
    for followed in scene.of_word({"followed"}):
        if followed.tag_ != "VBN" or not _ranks(scene, followed):
            continue
        told = [each for each in told_in(scene, builder, followed).values() if each.status in {"member", "joined"}]
        states = _followers(scene, followed)
        if told:
            coalition = Party(told[-1].coalition, followed.i)
            add_member_of(scene, builder, "followed by", coalition, states, told[-1].status, followed)


def _followers(scene: Scene, followed: Token) -> tuple[Party, ...]:
    """Who comes after: "followed closely by Chad with 300 men and Togo with 200"."""
    row = next((row for row in scene.rows if followed.i < row.first <= followed.i + _NEAR), None)
    between = {token.lower_ for token in scene.tokens[followed.i + 1 : row.first]} if row is not None else set()
    return row.parties if row is not None and "by" in between else ()


def _ranks(scene: Scene, followed: Token) -> bool:
    """Whether the words before tell who gives most, or first: "has the largest contingent, followed by"."""
    start, _ = scene.sentence(followed.i)
    before = {token.lower_ for token in scene.tokens[start : followed.i]}
    return not before.isdisjoint(belonging().ranking | {"most", "first"})
