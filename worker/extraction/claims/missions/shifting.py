"""What a mission shifts to: "is now shifting toward stabilization", "began its shift to training"."""

from functools import cache

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.missions.aims import add_words
from worker.extraction.claims.missions.owners import is_undertaking, owners_of, possessors
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import (
    prepositional,
)
from worker.extraction.reading import ACTING

_TOWARDS = frozenset({"toward", "towards", "to", "into", "on", "as"})
_FROM = frozenset({"from"})


def shifted(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "the mission is now shifting toward stabilization", "morph into a stabilization force"."""
    about = scene.objects(verb) or scene.subjects(verb)  # "turned recruits into soldiers" is no shift of whoever did
    owners: list[Party | None] = []
    for noun in about:
        if noun.lemma_.lower() in missions().undertakings | missions().goals | {"focus", "effort", "role"}:
            owners += owners_of(scene, noun) or list(scene.parties(noun))
        else:
            owners += [
                party
                for party in scene.parties(noun)
                if is_undertaking(scene, party)
                or (party.number is not None and scene.parsed.candidates[party.number].head == "they")
            ]
    towards = prepositional(verb, _TOWARDS)
    for way in prepositional(verb, _FROM):  # "shifted its focus from patrolling to training": hung on the gerund
        towards += prepositional(way, _TOWARDS) if way.tag_ == "VBG" else []
    if verb.lemma_ == "become":  # "became a training mission"
        made = [child for child in verb.rights if child.dep_ == "attr" and child.lemma_ in {"mission", "force"}]
        towards = [each for each in made if any(part.lower_ in _becoming() for part in each.lefts)]
    ways = [*towards, *prepositional(verb, _FROM)]
    fighting = sum(word.lemma_.lower() in missions().manners for word in ways)
    if not owners and any(_is_the_focus(noun) for noun in about):  # of the mission that the document is about
        deeds = missions().habits | missions().tasks | missions().manners
        towards = [each for each in towards if each.lemma_.lower() in deeds or each.lower_ in deeds]
        owners = [None] if towards else []
    if not owners and towards and fighting > (verb.lemma_ == "move"):  # "NATO is shifting from combat to advising"
        owners = [party for noun in about for party in scene.parties(noun) if party.type in ACTING]
    if owners and towards and (verb.lemma_ != "move" or fighting > 1 or any(map(_is_the_focus, about))):
        add_words(scene, builder, "shifts", owners[0], towards[0], "shifting", verb)


@cache
def _becoming() -> frozenset[str]:
    """What kind of mission one becomes: "a training mission", "a police force"."""
    return missions().manners | missions().warlike | missions().kinds


def _is_the_focus(noun: Token) -> bool:
    """Whether a noun is the focus, and nobody is told whose: "The focus will shift to training the police"."""
    alone = all(child.lower_ == "the" for child in noun.lefts)
    return noun.lemma_ in {"focus", "emphasis", "priority"} and alone and not any(noun.rights)


def shift(scene: Scene, builder: Builder, noun: Token) -> None:
    """ "the transition of the mission from a military to a police one", "KFOR began its shift to training"."""
    whose = prepositional(noun, frozenset({"of", "in"}))
    tops = [noun, *whose, *([noun.head] if noun.dep_ == "dobj" else [])]
    towards = [to for top in tops for to in prepositional(top, _TOWARDS) if to.i > noun.i]
    ways = [*towards, *(way for top in tops for way in prepositional(top, frozenset({"from"})))]
    owners = [party for of in whose for party in owners_of(scene, of)] or possessors(scene, noun)
    owners = [party for party in owners if party.type in ACTING | {None}]
    manners = sum(way.lemma_.lower() in missions().manners | {"force"} for way in ways)
    if owners and towards and manners > (owners[0].type != "coalition"):
        add_words(scene, builder, "shift", owners[0], towards[0], "shifting", noun)
