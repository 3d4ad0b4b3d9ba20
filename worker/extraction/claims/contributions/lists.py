"""Lists of who gives what: bullets, items with a label ("Australia: Sent troops"), what a package has in it."""

import re

from msgspec.structs import replace
from spacy.tokens import Token

from schemas import Contribution, Reference
from schemas.claims import Modality
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.givers import label_of
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.packages import of_before
from worker.extraction.claims.contributions.sharing import kind_of_force
from worker.extraction.claims.contributions.telling import of_bases
from worker.extraction.claims.contributions.things import Thing, things_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import flying, gives, nouns
from worker.extraction.model.neighbours import word_before
from worker.extraction.reading import GIVER

_BULLETS = frozenset({"-", "•", "*", "–", "—", "·", "▪", "●"})
_MOST_ITEMS = 40
_LONGEST_LINE = 30
_LATER = re.compile(r"\n\s*[-•*–—·▪●]")


def find_listed(scene: Scene, builder: Builder) -> None:
    """A list of what is given: "- ammunition for mortars;". Whose it is, the line before it tells."""
    text = scene.parsed.source.text
    if text[:1] not in _BULLETS and not _LATER.search(text):
        return
    items = 0
    for token in scene.tokens:
        if token.text not in _BULLETS or not _opens_line(scene, token) or items >= _MOST_ITEMS:
            continue
        items += 1
        head = _first_noun(scene, token)
        if head is None:
            continue
        giver = None
        for draft in builder.latest(Contribution):  # the list stands in the paragraph that introduces it
            if draft.start < scene.parsed.start(token):
                giver = of_before(draft.actor, token)
                break
        giver = giver or Party(Reference(id=GIVER, name=""), token.i)
        for thing in things_of(scene, head, "give"):
            if thing.gives in {"equipment", "humanitarian", "medical", "logistics"}:
                add(builder, "listed", giver, thing, None, head.i, "asserted", 0.5)


def _opens_line(scene: Scene, token: Token) -> bool:
    """Whether a bullet is the first mark of its line."""
    start = scene.parsed.start(token)
    before = scene.parsed.source.text[max(start - 4, 0) : start]
    return not before.strip(" \t") or before.rstrip(" \t").endswith(("\n", "\r"))


def _first_noun(scene: Scene, bullet: Token) -> Token | None:
    """The head of the first noun phrase of an item."""
    for token in scene.doc[bullet.i + 1 : bullet.i + 12]:
        if token.text in _BULLETS or (token.pos_ in {"VERB", "AUX"} and token.dep_ != "amod"):
            return None
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "nmod"} and noun_of(token) in gives():
            return token
        if token.lower_ in {"for", "to", "of", ";"}:
            return None
    return None


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
    """ "Japan: two destroyers and a patrol aircraft": a line that tells without a verb what its label gives."""
    giver = label_of(scene)
    if giver is None or giver.type != "country" or giver.token + 3 >= len(scene.doc):
        return
    opening = scene.doc[giver.token + 2]
    counted = opening.i in scene.counting or opening.lower_ in {"a", "an", "one"} or noun_of(opening) in nouns("craft")
    if not counted and opening.lower_ not in {"the", "up", "about", "some"}:
        return
    first = next((q.last for q in scene.quantities_between(opening.i, opening.i + 3)), opening.i)  # "Up to 900 men"
    for token in scene.doc[first - 1 : opening.i + _LONGEST_LINE]:
        if (token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound"}) or token.text in {";", ".", "("}:
            return
        if token.lower_ in {"to", "for", "against", "from", "at", "in", "on"}:
            return
        noun = noun_of(token)
        if scene.suffering(token):
            return  # "Chad: one soldier dead"
        named = token.text.islower() and token.i < token.head.i and token.head.pos_ == "PROPN"  # "the frigate Galatea"
        whole = (token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "compound") or named
        leave = noun in kinds().contributions.leave and of_bases(token)  # "the use of its air bases"
        if whole and (leave or noun in nouns("craft") | nouns("force")):
            for thing in things_of(scene, token, "contribute"):
                thing = replace(thing, gives="air") if noun in flying() else thing
                add(builder, "itemised", giver, thing, None, token.i, "asserted", 0.55)


def _of_promise(lemma: str) -> Modality:
    return "planned" if lemma in {"offer", "pledge", "promise", "commit"} else "asserted"


def find_brought(scene: Scene, builder: Builder) -> None:
    """A list of contributors: "- the United Kingdom, with the destroyer HMS Diamond;"."""
    for token in scene.tokens if scene.parsed.source.text[:1] in _BULLETS else ():
        if token.lower_ not in {"with", "whose"} or token.i < 3 or word_before(token) != ",":
            continue
        actor = scene.party_at(token.nbor(-2))
        if actor is None or actor.type != "country" or not _starts_item(scene, token.i - 2):
            continue
        for noun in scene.doc[token.i + 1 : token.i + 6]:
            kind = kind_of_force(noun) if noun.pos_ in {"NOUN", "PROPN"} else None
            if kind is not None and token.lower_ == "with":
                add(builder, "brings", actor, Thing(noun.i, kind), None, noun.i, "asserted", 0.6)
                break


def _starts_item(scene: Scene, at: int) -> bool:
    """Whether the name that ends at a token starts an item of a list."""
    number = scene.number_at(scene.doc[at])
    while at and (scene.number_at(scene.doc[at - 1]) == number or scene.doc[at - 1].lower_ == "the"):
        at -= 1
    return at > 0 and scene.doc[at - 1].text in _BULLETS
