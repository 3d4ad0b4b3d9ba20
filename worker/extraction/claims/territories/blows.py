"""Whom the taking or loss of a place is a success or a blow for: "the retaking of Kona is a victory for the army"."""

from spacy.tokens import Token

from schemas.claims import TerritoryChange
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.territories.holders import holders

_BLOWS = frozenset(
    {"blow", "setback", "defeat", "reverse", "humiliation", "embarrassment", "disaster", "loss", "reversal", "rout"}
)
_SUCCESSES = frozenset(
    {
        *("success", "victory", "triumph", "win", "gain", "advance", "breakthrough", "coup", "achievement", "boost"),
        *("milestone", "prize", "boon"),
    }
)
_WHOM, _OF = frozenset({"to", "for"}), frozenset({"of"})
_SUFFERED = frozenset({"defeat", "rout", "humiliation", "victory", "triumph"})  # "the first defeat of the rebels"


def hit_by(scene: Scene, event: Token) -> tuple[TerritoryChange, list[Party]] | None:
    """What becomes of the ground of an event noun, and for whom, where a clause judges the event; else None.

    "The fall of Kona was a victory for the rebels": gained, by the rebels. "For the army, it was a blow": lost.
    """
    verb = event.head
    if event.dep_ != "nsubj" or verb.pos_ not in {"VERB", "AUX"}:
        return None
    for noun in [*verb.rights, *prepositional(verb, frozenset({"as"}))]:
        won = noun.lemma_.lower() in _SUCCESSES
        if noun.pos_ != "NOUN" or not (won or noun.lemma_.lower() in _BLOWS):
            continue
        whom = prepositional(noun, _WHOM) or prepositional(verb, _WHOM)
        if not whom and noun.lemma_.lower() in _SUFFERED:
            whom = prepositional(noun, _OF)
        if found := holders(scene, whom):
            return "gained" if won else "lost", found
    return None
