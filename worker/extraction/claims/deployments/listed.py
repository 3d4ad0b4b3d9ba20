"""Numbers of forces in a list after a colon: "The following have sent troops to Mali: Chad (900), Togo, 400"."""

from collections.abc import Iterator

from spacy.tokens import Token

from schemas.claims import Posture
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.postures import posture_of
from worker.extraction.claims.deployments.whereabouts import THERE, after
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.counting.units import nouns
from worker.extraction.reading import ACTING

_WHERE = THERE | {"to", "into"}
_BESIDE = frozenset({"(", ",", "-", "–", "—", ":", "with"})
_ENTRIES_AT_LEAST = 2
_FEWEST = 2
_HAVING = frozenset({"have", "be", "contribute", "provide", "comprise", "include", "maintain"})
_ABOUT = frozenset(
    {"approx", "approx.", ".", "about", "some", "around", "roughly", "c.", "ca.", "nearly", "over", "another", "~"}
)
_LEAD = 40  # tokens before the colon


def find_listed(scene: Scene, builder: Builder) -> None:
    """The forces of each name in a list, as the words before its colon tell of them all."""
    for colon in scene.of_word({":"}):
        first, end = scene.sentence(colon.i)
        lead = scene.doc[max(first, colon.i - _LEAD) : colon.i]
        told = _told_of_all(scene, list(lead))
        if told is None:
            continue
        if end == colon.i + 1 and end < len(scene.doc):
            _, end = scene.sentence(end)  # the parse ends the sentence at the colon
        entries = list(_entries(scene, colon.i, end))
        if len(entries) < _ENTRIES_AT_LEAST:
            continue
        verb, posture = told
        where = after(scene, verb.i, colon.i, _WHERE)
        for party, quantity in entries:
            if quantity.first in builder.counted:
                continue
            head = scene.doc[quantity.head] if quantity.head is not None else verb
            force = Force(quantity.first, noun_of(head) if is_force(head) else None, quantity)
            deploy(
                scene, builder, "listed", verb.i, modality_of(verb), party, where[0] if where else None, force, posture
            )


def _told_of_all(scene: Scene, lead: list[Token]) -> tuple[Token, Posture] | None:
    """The verb, or the noun, that tells what all in the list have done with forces."""
    of_forces = any(noun_of(token) in nouns("force") for token in lead)
    if not of_forces:
        return None
    opening = [scene.party_at(token) for token in lead[:2]]
    if any(party is not None and party.type == "country" and party.reference.name for party in opening):
        return None  # "Chad has sent men to several countries: …"
    verbs = [token for token in lead if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}]
    for token in verbs:
        posture = posture_of(token)
        if posture is not None:
            return token, posture
    forces = [token for token in lead if noun_of(token) in nouns("force")]
    having = next((verb for verb in verbs if verb.lemma_ in _HAVING), None)
    return (having or forces[0], "present") if having is not None or not verbs else None


def _entries(scene: Scene, colon: int, end: int) -> Iterator[tuple[Party, Quantity]]:
    """Each name of the list with the number that stands in brackets behind it, or after a comma."""
    for quantity in scene.quantities_between(colon + 1, end - 1):
        if not quantity.counts or quantity.count < _FEWEST:
            continue
        own = quantity.head is None or quantity.inherited or is_force(scene.doc[quantity.head])
        at = quantity.first - 1
        while at > colon and scene.doc[at].lower_ in _ABOUT:
            at -= 1
        if scene.doc[at].text not in _BESIDE or at <= colon or not own:
            continue
        party = scene.party_at(scene.doc[at - 1])
        if party is not None and party.type in ACTING and party.number is not None:
            yield party, quantity
