"""Lists of what is given in bullets, whose introduction names the giver, or each its own."""

import re

from spacy.tokens import Token

from schemas import Contribution, Reference
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.packages import of_before
from worker.extraction.claims.contributions.sharing import kind_of_force
from worker.extraction.claims.contributions.things import Thing, things_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.counting.units import gives
from worker.extraction.model.neighbours import word_before
from worker.extraction.reading import GIVER

_BULLETS = frozenset({"-", "•", "*", "–", "—", "·", "▪", "●"})
_MOST_ITEMS = 40
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
