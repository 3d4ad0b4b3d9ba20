"""Forces at somebody's disposal: "6,000 men are at the coalition's disposal", "keeps six ships at NATO's disposal"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.owners import owners
from worker.extraction.claims.contributions.recipients import received
from worker.extraction.claims.contributions.things import things_of
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional

_BEING = frozenset({"be", "stand", "remain", "stay"})
_HAVING = frozenset({"have", "keep", "hold", "maintain", "leave"})
_OF = frozenset({"of"})


def find_at_disposal(scene: Scene, builder: Builder) -> None:
    """Whoever has or owns what others may use gives it to them; else the state whose official says that they may."""
    for noun in scene.of_word({"disposal"}):
        if noun.dep_ != "pobj" or noun.head.lower_ != "at":
            continue
        verb = clause_verb(noun)
        has = verb.lemma_ in _HAVING
        if not has and verb.lemma_ not in _BEING:
            continue
        served = [*scene.modifying(noun), *(party for of in prepositional(noun, _OF) for party in _whose(scene, of))]
        got = received(scene, served)
        subjects = scene.subjects(verb)
        holders = [party for top in subjects if has for party in scene.parties(top)]
        tops = (scene.objects(verb) if has else subjects) if got else []
        for top in (each for force in tops for each in scene.with_conjuncts(force)):
            for thing in things_of(scene, top, "contribute"):
                for giver in holders or owners(scene, scene.doc[thing.token]) or _of_who_says(scene, verb):
                    if giver.type == "country" and not scene.same(giver, got[0]):
                        add(builder, "at disposal", giver, thing, got[0], noun.i, modality_of(verb), 0.6)


def _whose(scene: Scene, noun: Token) -> list[Party]:
    """A party by name, or whose the noun is: "at the disposal of the coalition's command"."""
    return [*scene.parties(noun), *scene.modifying(noun)]


def _of_who_says(scene: Scene, verb: Token) -> list[Party]:
    """Whose official says it: "Chad's defence minister said that 900 men were at the coalition's disposal"."""
    if verb.dep_ != "ccomp":
        return []
    return [party for noun in scene.subjects(verb.head) for party in (*scene.modifying(noun), *scene.parties(noun))]
