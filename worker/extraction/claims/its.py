"""Whom "it", "its" or "his country" means by its sentence alone."""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from worker.extraction.claims.named import Party
from worker.extraction.claims.rows import thanked_before
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.names.bound import is_told_to_be_its, is_told_to_go
from worker.extraction.names.told_apart import changed_before, is_made_to, told_by
from worker.extraction.reading import ACTING

if TYPE_CHECKING:
    from worker.extraction.claims.scene import Scene

_SPEAKING_FOR = frozenset({"for", "of", "from", "at", "in"})
_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson", "official", "representative", "statement", "source"})


def meant_by(scene: "Scene", pronoun: Token, depth: int) -> list[Party]:
    """Whom "it" or "its" means by the sentence alone.

    "The EU has announced that it will send" is the EU, "Russia would strengthen its contingent" is Russia.
    """
    if depth < 3 and pronoun.lower_ in {"country", "nation"} and pronoun.dep_ == "poss":
        return _home_of(scene, pronoun)
    if depth > 2 or pronoun.lower_ not in {"it", "its", "their", "they"}:
        return []
    teller = told_by(pronoun)
    if teller is not None:
        return scene.parties(teller, depth + 1)
    changed = (party for token in reversed(changed_before(pronoun)) if (party := scene.party_at(token)) is not None)
    whole = next(changed, None)
    if whole is not None and whole.type == "coalition":
        return [whole]
    if pronoun.dep_ == "poss":
        thanked = thanked_before(pronoun)
        if thanked is not None and scene.party_at(thanked) is not None:
            return [party for party in scene.parties(thanked, depth + 1) if party.type in ACTING]
        verb = clause_verb(pronoun.head)
        if is_told_to_be_its(pronoun, verb) or is_told_to_go(pronoun, verb):
            return []
        subjects = [noun for noun in scene.subjects(verb) if noun.i < pronoun.i and noun.i != pronoun.head.i]
        if verb.dep_ == "ccomp" and not any(scene.names(noun) for noun in subjects):
            subjects = [noun for noun in scene.subjects(verb.head) if noun.i < verb.i]  # "Oman said X was under its"
    elif (
        pronoun.dep_ == "nsubj" and pronoun.head.dep_ == "ROOT" and scene.doc[pronoun.sent.start].lower_ == "according"
    ):
        subjects = [
            noun for noun in prepositional(scene.doc[pronoun.sent.start], frozenset({"to"})) if noun.i < pronoun.i
        ]
    elif pronoun.dep_ == "nsubj" and is_made_to(pronoun, pronoun.head.head):
        return []  # "Chad wanted it to leave": not Chad
    elif pronoun.dep_ == "nsubj" and pronoun.head.dep_ == "ccomp" and pronoun.lower_ in {"it", "they"}:
        subjects = [noun for noun in scene.subjects(pronoun.head.head) if noun.i < pronoun.i]
    else:
        return []
    found = [
        party for noun in subjects[:1] for party in _speaks_for(scene, noun, depth) or scene.parties(noun, depth + 1)
    ]
    return [party for party in found if party.type in ACTING or scene.is_one_of_several(party)]


def _home_of(scene: "Scene", country: Token) -> list[Party]:
    """Which country "his country" is: "the Polish president has promised to pull out his country's 90 men"."""
    if not any(child.dep_ == "poss" and child.lower_ in {"his", "her", "their"} for child in country.lefts):
        return []
    verb = clause_verb(country.head)
    if country.head.dep_ in {"nsubj", "nsubjpass"} and verb.dep_ == "ccomp":
        verb = verb.head  # "said that his country's men would leave"
    subjects = [noun for noun in scene.subjects(verb) if noun.i < country.i]
    return [party for noun in subjects[:1] for party in scene.modifying(noun, 1) if party.type == "country"]


def _speaks_for(scene: "Scene", noun: Token, depth: int) -> list[Party]:
    """For whom somebody speaks: "a spokesman for the Malawi Defence Force said that it had no plans"."""
    if noun.lemma_.lower() not in _SPEAKERS:
        return []
    return [party for inner in prepositional(noun, _SPEAKING_FOR) for party in scene.parties(inner, depth + 1)]
