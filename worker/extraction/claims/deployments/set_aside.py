"""Forces of which a verb tells only how they are: "were placed in quarantine", "have been put under arrest"."""

from spacy.tokens import Token

from worker.extraction.claims.syntax import is_passive, prepositional

_SETTING = frozenset({"place", "put", "keep", "hold", "leave", "remain", "stay", "be"})
_IN = frozenset({"in", "under", "on", "into"})
_SO = frozenset(
    {
        *("quarantine", "isolation", "confinement", "lockdown", "observation", "leave", "probation", "furlough"),
        *("arrest", "detention", "custody", "trial", "investigation", "suspicion", "suspension", "care"),
    }
)


def is_set_aside(verb: Token) -> bool:
    """Whether a verb tells in what state soldiers are put or kept, and not where they are."""
    if verb.lemma_ not in _SETTING or not (is_passive(verb) or verb.lemma_ in {"remain", "stay", "be"}):
        return False
    return any(noun.lower_ in _SO for noun in prepositional(verb, _IN))
