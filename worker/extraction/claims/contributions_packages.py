"""What a package has in it: "the aid will include 7,000 rifles" is of whoever gave the aid before."""

import re
from functools import cache

from spacy.tokens import Token

from schemas import Contribution, Reference
from schemas.claims import Modality
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions import add
from worker.extraction.claims.contributions_givers import label_of
from worker.extraction.claims.contributions_things import things_at, things_of
from worker.extraction.claims.knowledge import gives
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import RELATIVE, antecedent_of
from worker.extraction.claims.words import hint, kinds
from worker.extraction.reading import GIVER

_REFERRING = frozenset({"it", "this", "that", "these", "they", "which"})
_OF_FORCES = frozenset({"contribution", "commitment", "contingent", "offer", "pledge"})
_GIVEN = frozenset({"equipment", "humanitarian", "medical", "training", "funding", "logistics"})
_OF_LISTS = frozenset({"include", "contain", "comprise"})
_BULLETS = frozenset({"-", "•", "*", "–", "—", "·", "▪", "●"})
_MOST_ITEMS = 40
_OWNERS = frozenset({"country", "organisation", "coalition", None})


@cache
def _hint() -> re.Pattern[str]:
    return hint(word[:5] for word in kinds().contributions.containing)


def find_packages(scene: Scene, builder: Builder) -> None:
    """ "Norway's package includes 7,000 rifles", "It will also include drones"."""
    if not _hint().search(scene.parsed.text):
        return
    words = kinds().contributions
    for verb in scene.tokens:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in words.containing:
            continue
        for subject in scene.subjects(verb)[:1]:
            meant = (antecedent_of(subject) or subject) if subject.lower_ in RELATIVE else subject
            named = meant.lemma_.lower() in words.packages
            if not named and (meant.lower_ not in _REFERRING or verb.lemma_ == "provide"):
                continue
            giver, recipient = _whose(scene, builder, meant, verb)
            if giver is None or (giver.reference.id == GIVER and verb.lemma_ not in _OF_LISTS):
                continue
            for top in scene.objects(verb):
                for thing in things_at(scene, top, verb):
                    forces = meant.lemma_ in _OF_FORCES and thing.gives in {"ground", "air", "naval"}
                    if forces or thing.gives in _GIVEN:
                        add(builder, "package", giver, thing, recipient, verb.i, modality_of(verb), 0.55)


def _whose(scene: Scene, builder: Builder, package: Token, verb: Token) -> tuple[Party | None, Party | None]:
    """Whose package it is: by the words before it, else of whoever gave something last in this paragraph."""
    own = [party for party in scene.modifying(package) if party.type in _OWNERS]
    if own:
        return own[0], None
    for draft in builder.latest(Contribution):
        if draft.start < scene.parsed.start(verb):
            return _party(draft.actor, verb), _party(draft.recipient, verb) if draft.recipient is not None else None
    return Party(Reference(id=GIVER, name=""), verb.i), None


def _party(reference: Reference, at: Token) -> Party:
    """Somebody of an earlier claim, as a party here."""
    return Party(reference, at.i)


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
                giver = _party(draft.actor, token)
                break
        giver = giver or Party(Reference(id=GIVER, name=""), token.i)
        for thing in things_of(scene, head, "give"):
            if thing.gives in {"equipment", "humanitarian", "medical", "logistics"}:
                add(builder, "listed", giver, thing, None, head.i, "asserted", 0.5)


_LATER = re.compile(r"\n\s*[-•*–—·▪●]")


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


_LONGEST_LINE = 30


def _of_promise(lemma: str) -> Modality:
    return "planned" if lemma in {"offer", "pledge", "promise", "commit"} else "asserted"
