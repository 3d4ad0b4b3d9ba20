"""What help is limited to, what forces only have with them, and what others leave of a cost."""

from spacy.tokens import Token

from worker.extraction.claims.contributions.things import Thing
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns

_DEEPEST = 4
_SELVES = frozenset({"itself", "themselves", "himself", "ourselves"})
_HELP = frozenset(
    [
        *("contribution", "role", "part", "participation", "help", "support", "aid", "assistance", "involvement"),
        "commitment",
    ]
)
_RESTS = frozenset({"rest", "remainder", "balance", "difference", "shortfall"})


def limits_its_help(verb: Token) -> bool:
    """Whether who limits something limits itself or its help: "confined themselves to ships", "limits its role to"."""
    limited = [child for child in verb.rights if child.dep_ == "dobj"]
    return any(noun.lower_ in _SELVES or noun.lemma_.lower() in _HELP for noun in limited)


def is_taken_along(scene: Scene, thing: Thing) -> bool:
    """Whether a thing is what forces have with them: "sent 900 men to Chad with a battery of guns"."""
    noun = scene.doc[thing.token]
    for _ in range(_DEEPEST):
        if noun.dep_ == "conj":
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ in {"with", "of"}:  # "a division of 9,000 men and 80 tanks"
            above = noun.head.head
            if noun.head.lower_ == "with" or noun_of(above) in nouns("force"):
                return True
            noun = above
        else:
            break
    return False


def is_the_rest(scene: Scene, noun: Token) -> bool:
    """Whether it is what others leave of costs that the sentence or the one before tells: "will share the rest"."""
    if noun.lower_ not in _RESTS:
        return False
    first, _ = scene.sentence_before(noun.i)
    return any(token.lemma_.lower() in kinds().contributions.wholes for token in scene.doc[first : noun.i])
