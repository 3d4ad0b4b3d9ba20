"""Members that come and go in few words: "Mali came in later", "Guinea was the first to go"."""

from spacy.tokens import Token

from schemas.claims import MembershipStatus
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.coalition_words import add_member_of, coalition_near
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.memberships.sending import men_and_craft
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Scene

_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "next", "last", "latest"})
_ADDITIONS = frozenset({"addition", "recruit", "arrival", "entrant", "newcomer", "joiner"})
_NEWEST = frozenset({"latest", "newest", "recent", "last", "new"})
_LATER = frozenset({"later", "afterwards", "too", "as", "last", "next", "soon", ",", ".", ";"})
_GOING = frozenset({"go", "leave", "depart", "withdraw", "pull"})
_REACH = 7  # tokens from the states to what they do


def add_coming(scene: Scene, builder: Builder, row: Row) -> None:
    """The states of a row that came in later, or were the first to go."""
    _, end = scene.sentence(row.first)
    after = scene.tokens[row.end + 1 : min(end, row.end + _REACH)]
    verb = next((token for token in after if token.pos_ == "VERB"), None)
    if row.noun is None and (latest := _latest(after)) is not None:
        named = coalition_near(scene, latest.i + 1, min(end, latest.i + _REACH))
        add_member_of(scene, builder, "latest", named or focus(latest), row.parties, "joined", latest)
    if row.noun is not None or verb is None:
        return
    goes = verb.lemma_ in _GOING and _is_one_of_the_first(after, verb)
    if not goes and not (verb.lemma_ == "come" and _comes_in(verb)):
        return
    modality = modality_of(verb)
    status: MembershipStatus = "joined" if not goes else "left" if modality == "asserted" else "leaving"
    named = coalition_near(scene, verb.i + 1, min(end, verb.i + _REACH))
    add_member_of(scene, builder, "comes or goes", named or focus(verb), row.parties, status, verb, modality)


def _latest(words: tuple[Token, ...]) -> Token | None:
    """ "Slovenia is the latest addition", "became its newest recruit"."""
    be = next((word for word in words if word.lemma_ in {"be", "become"}), None)
    noun = next((word for word in words if word.lemma_ in _ADDITIONS and word.dep_ == "attr"), None)
    if be is None or noun is None or modality_of(be) != "asserted":
        return None
    return noun if any(child.lower_ in _NEWEST for child in noun.lefts) else None


def _is_one_of_the_first(words: tuple[Token, ...], verb: Token) -> bool:
    """ "Was the first to go", "will be the second country to withdraw its men"."""
    ranked = any(word.lower_ in _ORDINALS for word in words if word.i < verb.i)
    be = any(word.lemma_ in {"be", "become"} for word in words if word.i < verb.i)
    taken = [child for child in verb.rights if child.dep_ == "dobj"]
    forces = all(noun_of(noun) in men_and_craft() for noun in taken)
    further = verb.lemma_ == "go" and any(child.lower_ in {"to", "into", "on"} for child in verb.rights)
    return ranked and be and forces and not further and any(child.lower_ == "to" for child in verb.lefts)


def _comes_in(verb: Token) -> bool:
    """ "Came in later", "came in too", with nothing that they come into."""
    after = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 3]]
    return len(after) > 1 and after[0] == "in" and after[1] in _LATER
