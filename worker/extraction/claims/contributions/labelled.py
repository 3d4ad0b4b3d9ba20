"""What a label in a list gives: "Australia: Contributed troops", "Japan: two destroyers. Peru: 300 men promised"."""

from msgspec.structs import replace
from spacy.tokens import Token

from schemas import Contribution
from schemas.claims import Modality
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.amounts import amount_of
from worker.extraction.claims.contributions.givers import label_of
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.telling import designated, of_bases
from worker.extraction.claims.contributions.things import Thing, things_of
from worker.extraction.claims.labels import with_ends
from worker.extraction.claims.martial import pledging
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import flying, gives, nouns
from worker.extraction.model.labels import FINITE, QUESTIONING

_LONGEST_LINE = 30
_LONGEST_ITEM = 60
_ARTICLES = frozenset({"a", "an", "one", "the", "up", "about", "some", "several", "another"})
_AWAY = frozenset({"to", "for", "against", "from", "at", "in", "on", "with", "of", "by", "under"})
_PROMISED = frozenset({"promised", "pledged", "offered", "committed"})
_FORCES = frozenset({"ground", "air", "naval", "medical", "training", "basing"})


def find_labelled(scene: Scene, builder: Builder) -> None:
    """ "Australia: Contributed troops and ships": the label gives, whatever the parse makes of the verb."""
    giver = label_of(scene)
    if giver is None:
        return
    made = {draft.actor.key for draft in builder.latest(Contribution)}
    if giver.reference.key in made:
        return
    forms = kinds().contributions.labelled
    for verb in scene.doc[giver.token + 2 : giver.token + 5]:
        lemma = forms.get(verb.lower_)
        if lemma is None:
            continue
        _, end = scene.sentence(verb.i)
        for token in scene.doc[verb.i + 1 : min(verb.i + _LONGEST_LINE, end)]:
            if token.pos_ in {"VERB", "AUX"} and token.dep_ != "amod":
                return
            if token.pos_ == "NOUN" and token.dep_ not in {"compound", "nmod", "pobj"}:
                for thing in things_of(scene, token, lemma):
                    add(builder, "labelled", giver, thing, None, verb.i, _of_promise(lemma), 0.55)
        return


def find_itemised(scene: Scene, builder: Builder) -> None:
    """ "Japan: two destroyers and a patrol aircraft": what labels give where no verb tells it; sums beside forces."""
    rows = []
    for giver, mark, end in with_ends(scene, scene.labels):
        if giver.type == "country":
            rows.append((giver, *_items(scene, mark, min(end, mark.i + _LONGEST_ITEM))))
    of_forces = any(thing.gives in _FORCES for _, things, _ in rows for thing in things)
    of_forces = of_forces or pledging().found_in(scene.parsed.text)
    for giver, things, modality in rows:
        for thing in things:
            if of_forces or thing.gives != "funding":
                add(builder, "itemised", giver, thing, None, thing.token, modality, 0.55)


def _items(scene: Scene, mark: Token, end: int) -> tuple[list[Thing], Modality]:
    """What the phrases between a label and `end` name, and whether it is only promised; of a clause, nothing."""
    found: list[Thing] = []
    item: list[Thing] = []
    away = not _opens(scene, mark.nbor(1))  # within what only tells of a thing
    for token in scene.doc[mark.i + 1 : end]:
        if token.lower_ in _PROMISED:
            return found + item, "planned"
        if token.tag_ in QUESTIONING or scene.suffering(token):  # "the frigate Galatea, which leads the group"
            break
        if token.tag_ in FINITE or token.text == "(":
            return found, "asserted"
        if token.text == "." or (away and not found and not item):
            break
        if token.text in {",", ";"} or token.lower_ == "and":
            away = away and not _opens(scene, token.nbor(1))
            found, item = (found + item, []) if token.text == ";" else (found, item)
        elif token.lower_ in _AWAY and token.i not in scene.counting:  # "up to 900 soldiers"
            away = True
        elif not away:
            item += _things_at(scene, token)
    return found + item, "asserted"


def _opens(scene: Scene, token: Token) -> bool:
    """Whether a phrase of something counted, of a sum or of craft begins at a token."""
    if token.i in scene.counting or token.lower_ in _ARTICLES or token.tag_ == "$":
        return True
    named = token.head if token.dep_ in {"compound", "amod"} else token
    return noun_of(named) in nouns("force", "craft") and token.lower_ not in _AWAY


def _things_at(scene: Scene, token: Token) -> list[Thing]:
    """What a noun, or the last of several, gives; a sum at its number."""
    noun = noun_of(token)
    sum_ = scene.counting.get(token.i)
    if sum_ is not None and sum_.currency:
        return [Thing(token.i, "funding", amount_of(sum_, None))] if sum_.first == token.i else []
    named = token.text.islower() and token.i < token.head.i and token.head.pos_ == "PROPN"  # "the frigate Galatea"
    whole = (token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "compound") or named
    leave = noun in kinds().contributions.leave and of_bases(token)  # "the use of its air bases"
    of_forces = noun in nouns("force", "craft") or gives().get(noun) == "medical" or designated(token)
    if not whole or not (leave or of_forces):
        return []
    found = things_of(scene, token, "contribute")
    return [replace(thing, gives="air") if noun in flying() else thing for thing in found]


def _of_promise(lemma: str) -> Modality:
    return "planned" if lemma in {"offer", "pledge", "promise", "commit"} else "asserted"
