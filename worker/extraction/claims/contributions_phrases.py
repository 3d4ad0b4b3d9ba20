"""Contributions without a verb of giving: as a contributor, "US-supplied", "a $300 million aid package"."""

import re
from functools import cache

from spacy.tokens import Token

from schemas import Contribution
from schemas.claims import ContributionType, Modality
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions import add
from worker.extraction.claims.contributions_sharing import kind_of_action
from worker.extraction.claims.contributions_things import Thing, amount_of, kinds_of_help, things_of
from worker.extraction.claims.knowledge import gives, nouns
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, is_passive, prepositional
from worker.extraction.claims.words import hint, kinds

_REACHING = frozenset({"bring", "take", "raise", "total", "amount", "reach", "exceed"})
_FARTHEST_SUM = 10
_BULLETS = frozenset({"-", "•", "*", "–", "—"})


@cache
def _aid_hint() -> re.Pattern[str]:
    words = kinds().contributions
    return hint({*words.aid_phrases, *words.given_by})


def find_helping(scene: Scene, builder: Builder) -> None:
    """ "France and Canada are helping in the skies and on the ground": each in each."""
    for token in scene.tokens:
        if token.pos_ != "VERB" or token.lemma_ not in kinds().contributions.helping:
            continue
        where = []
        for noun in prepositional(token, frozenset({"in", "on", "from", "at"})):
            for item in scene.with_conjuncts(noun):
                kind = kinds().contributions.where.get(item.lemma_.lower())
                if kind is not None:
                    where.append((item, kind))
        if not where:
            continue
        for subject in scene.subjects(token):
            for actor in scene.parties(subject):
                if not scene.is_actor(actor) or actor.type == "person":
                    continue
                for noun, kind in where:
                    builder.add(
                        Contribution,
                        "helps in the air or on the ground",
                        [actor.token, token.i, noun.i],
                        at=token.i,
                        modality=modality_of(token),
                        actor=actor.reference,
                        contribution=kind,
                    )


def find_contributors(scene: Scene, builder: Builder) -> None:
    """ "the largest contributors to the force would be France and Italy", "a US jet flying as part of Operation X"."""
    for token in scene.tokens:
        gives_as = kinds().contributions.given_as.get(token.lemma_.lower()) if token.pos_ == "NOUN" else None
        if gives_as is not None:
            verb = token.head
            others: list[Token] = []
            if token.dep_ == "nsubj" and verb.lemma_ == "be":
                others = [child for child in verb.rights if child.dep_ == "attr"]
            elif token.dep_ == "attr" and verb.lemma_ in {"be", "become", "remain"}:
                others = scene.subjects(verb)
            to = [
                party
                for noun in prepositional(token, frozenset({"to", "for", "of"}))
                for party in scene.parties(noun)
                if party.number is not None and party.type not in {"person", "place"}
            ]
            gives_as = _supplied(token) or gives_as
            for actor in (party for other in others for party in scene.parties(other)):
                parted = any(word.text == ";" for word in scene.doc[actor.token : token.i])
                if scene.is_actor(actor) and actor.type != "person" and not parted:
                    _contribute(
                        builder, "contributors", actor, gives_as, to[0] if to else None, token, modality_of(verb)
                    )
        elif token.lower_ == "part" and token.head.lower_ == "as" and token.dep_ == "pobj":
            joint = [
                party
                for noun in prepositional(token, frozenset({"of"}))
                for party in scene.parties(noun)
                if party.type == "coalition"
            ]
            if not joint:
                continue
            verb = clause_verb(token.head)
            for noun in scene.objects(verb) if is_passive(verb) else scene.subjects(verb):
                done = [kind_of_action(item) for item in scene.objects(verb)] if not is_passive(verb) else []
                kind = next((told for told in done if told), None) or kind_of_force(noun)
                for actor in scene.modifying(noun) if kind else ():
                    if not scene.same(actor, joint[0]) and actor.type != "person":
                        _contribute(builder, "as part of", actor, kind or "other", joint[0], noun, modality_of(verb))


def _supplied(noun: Token) -> ContributionType | None:
    """What a contributor gives by the words around it: "troop contributor", "supplier of arms"."""
    near = [child for child in noun.lefts if child.dep_ == "compound"]
    near += [
        item
        for of in prepositional(noun, frozenset({"of"}))
        for item in (of, *(c for c in of.children if c.dep_ == "conj"))
    ]
    return next((gives()[noun_of(word)] for word in near if noun_of(word) in gives()), None)


def find_brought(scene: Scene, builder: Builder) -> None:
    """A list of contributors: "- the United Kingdom, with the destroyer HMS Diamond;"."""
    for token in scene.tokens if scene.parsed.source.text[:1] in _BULLETS else ():
        if token.lower_ not in {"with", "whose"} or token.i < 3 or token.nbor(-1).text != ",":
            continue
        actor = scene.party_at(token.nbor(-2))
        if actor is None or actor.type != "country" or not _starts_item(scene, token.i - 2):
            continue
        for noun in scene.doc[token.i + 1 : token.i + 6]:
            kind = kind_of_force(noun) if noun.pos_ in {"NOUN", "PROPN"} else None
            if kind is not None and token.lower_ == "with":
                _contribute(builder, "brings", actor, kind, None, noun, "asserted")
                break


def _starts_item(scene: Scene, at: int) -> bool:
    """Whether the name that ends at a token starts an item of a list."""
    number = scene.number_at(scene.doc[at])
    while at and (scene.number_at(scene.doc[at - 1]) == number or scene.doc[at - 1].lower_ == "the"):
        at -= 1
    return at > 0 and scene.doc[at - 1].text in _BULLETS


def kind_of_force(noun: Token) -> ContributionType | None:
    """What a craft or force does for a coalition: "a US jet", "the Dutch frigate Evertsen"."""
    for token in (noun, *(child for child in noun.lefts if child.dep_ in {"compound", "nmod"})):
        name = noun_of(token)
        if name in nouns("craft") | nouns("force"):
            return gives().get(name)
    return None


def _contribute(
    builder: Builder,
    frame: str,
    actor: Party,
    kind: ContributionType,
    recipient: Party | None,
    at: Token,
    modality: Modality,
) -> None:
    builder.add(
        Contribution,
        frame,
        [actor.token, at.i, *([recipient.token] if recipient else [])],
        at=at.i,
        modality=modality,
        confidence=0.6,
        actor=actor.reference,
        contribution=kind,
        recipient=recipient.reference if recipient else None,
    )


def find_aid(scene: Scene, builder: Builder) -> None:
    """ "a $300 million U.S. military aid package for Ukraine", "Iranian arms for the rebels", "US-supplied tanks"."""
    if not _aid_hint().search(scene.parsed.source.text):
        return
    for token in scene.tokens:
        if token.pos_ == "NOUN" and noun_of(token) in kinds().contributions.aid_phrases:
            _aid(scene, builder, token)
        elif token.lower_ in kinds().contributions.given_by and token.i >= 2 and token.nbor(-1).text in {"-", "‑", "–"}:
            _given_by(scene, builder, token)


def _aid(scene: Scene, builder: Builder, noun: Token) -> None:
    actors = [party for party in scene.modifying(noun) if scene.is_actor(party) and party.type != "person"]
    actors = actors or [
        party
        for source in prepositional(noun, frozenset({"from", "by"}))
        for party in scene.parties(source)
        if scene.is_actor(party) and party.type not in {"person", "place"}
    ]
    if not actors:
        return
    recipients = [
        party
        for goal in prepositional(noun, frozenset({"to", "for"}))
        for party in scene.parties(goal)
        if party.number is not None and party.type not in {"person", "place"}
    ]
    things = things_of(scene, noun, "give")
    if not things or things[0].amount is None:  # "Britain's own share, 70 million pounds a year"
        told = [q for q in scene.quantities_between(noun.i + 2, noun.i + 3) if q.currency]
        if told and scene.doc[noun.i + 1].text in {",", "of"}:
            things = [Thing(noun.i, things[0].gives if things else "funding", amount_of(told[0], None))]
    if noun.head.lemma_ in _REACHING and not any(thing.amount is not None for thing in things):
        reached = [q for q in scene.quantities_between(noun.i + 1, noun.i + _FARTHEST_SUM) if q.currency]
        if reached:  # "takes Norway's support for Ukraine to about $425 million"
            things = [Thing(noun.i, things[0].gives if things else "funding", amount_of(reached[0], None))]
    if noun.lemma_.lower() in {"share", "contribution"}:
        things = [thing for thing in things if thing.amount is not None and thing.amount.currency]
    if not things or not (recipients or things[0].amount is not None or kinds_of_help(noun)):
        return
    modality = "asserted" if noun.lemma_.lower() == "share" else modality_of(noun)
    for actor in actors:
        recipient = next((party for party in recipients if not scene.same(party, actor)), None)
        for thing in things:
            add(builder, "aid of somebody", actor, thing, recipient, noun.i, modality, 0.55)


def _given_by(scene: Scene, builder: Builder, participle: Token) -> None:
    giver = scene.party_at(scene.doc[participle.i - 2])
    if giver is None or giver.type not in {"country", "organisation", "coalition"}:
        return
    kind = kinds().contributions.given_by[participle.lower_]
    noun = participle.head if participle.head.i > participle.i else None
    following = next((t for t in scene.doc[participle.i + 1 : participle.i + 5] if t.pos_ in {"NOUN", "PROPN"}), None)
    noun = noun if noun is not None and noun.pos_ in {"NOUN", "PROPN"} else following
    if noun is None:
        return
    if kind == "other":  # "US-supplied": the thing tells
        for thing in things_of(scene, noun, "give"):
            add(builder, "given by", giver, thing, None, participle.i, "asserted", 0.6)
        return
    recipient = scene.party_at(noun) or next(iter(scene.modifying(noun)), None)
    recipient = None if recipient is not None and recipient.number == giver.number else recipient
    add(builder, "given by", giver, Thing(noun.i, kind), recipient, participle.i, "asserted", 0.6)
