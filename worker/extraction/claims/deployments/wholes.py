"""A mission or force as a whole, where "it" stands for it: "AMISOM began in 2007. It was sent to Mogadishu"."""

from spacy.tokens import Token

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.whereabouts import whereabouts
from worker.extraction.claims.matching import Match
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive
from worker.extraction.model.labels import SUBJECTS
from worker.extraction.names.set_up import SETTING_UP

_FARTHEST = 3  # sentences that go on with "it"
_ARRIVING = frozenset({"arrive", "land", "come", "enter", "deploy"})
_SENDING = frozenset({"send", "deploy", "dispatch", "despatch", "airlift", "fly", "ship"})


def whole_meant(scene: Scene, pronoun: Token) -> Party | None:
    """The coalition of which the sentences before are that go on with "it", or none."""
    if pronoun.lower_ != "it" or pronoun.dep_ not in SUBJECTS:
        return None
    party = scene.party_at(pronoun)
    if party is not None and scene.meant_type(party) == "coalition":
        return party
    at = pronoun
    for _ in range(_FARTHEST):
        start, first = scene.sentence_before(at.i)
        of_it = next((token for token in scene.doc[start:first] if token.dep_ in SUBJECTS), None)
        if of_it is None:
            return None
        if of_it.lower_ != "it":
            return _coalition_at(scene, of_it) or _set_up(scene, of_it.head)
        at = of_it
    return None


def _set_up(scene: Scene, verb: Token) -> Party | None:
    """The coalition that a sentence says was set up: "The Council created UNTAES in 1996"."""
    made = scene.objects(verb) if verb.lemma_ in SETTING_UP else []
    return next((whole for noun in made if (whole := _coalition_at(scene, noun)) is not None), None)


def _coalition_at(scene: Scene, noun: Token) -> Party | None:
    party = scene.party_at(noun)
    return party if party is not None and party.type == "coalition" else None


def whole_sent(scene: Scene, match: Match) -> list[Force]:
    """The force that "it" is, where it is sent or comes: "It was sent to Nauru to watch the vote"."""
    verb = scene.doc[match.token]
    if match.frame.says not in {"deploying", "present"} or verb.pos_ != "VERB":
        return []
    sent = is_passive(verb) and verb.lemma_ in _SENDING | around().placing
    if not sent and verb.lemma_ not in _ARRIVING:
        return []
    it = next((noun for noun in match.at(scene, "forces") if noun.lower_ == "it" and noun.head.i == verb.i), None)
    whole = whole_meant(scene, it) if it is not None else None
    if it is None or whole is None:
        return []
    here = whereabouts(scene, match.at(scene, "place"))
    return [Force(it.i, None, None, (whole,), tuple(here))] if here else []
