"""Contributions: what an actor gives to somebody or to the coalition, told by the thing that is given."""

import msgspec
from spacy.tokens import Token

from schemas import Amount, Contribution
from schemas.claims import ContributionType, Modality
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import gives, nouns
from worker.extraction.claims.matching import Match
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, is_passive, prepositional
from worker.extraction.claims.words import kinds

_ACTORS = frozenset({"country", "organisation", "coalition", "armed_group"})


class Thing(msgspec.Struct, frozen=True):
    """Something given: its token, what contribution it makes, and how much of it."""

    token: int
    gives: ContributionType
    amount: Amount | None = None


def add_contribution(scene: Scene, builder: Builder, match: Match) -> None:
    """The contributions of one frame."""
    actors = [party for party in _actors(scene, match) if party.type is None or party.type in _ACTORS]
    verb = scene.doc[match.token]
    if not actors:
        return
    things = [
        thing
        for token in match.at(scene, "thing")
        for item in scene.with_conjuncts(token)
        if (thing := _thing(scene, item, verb)) is not None
    ]
    if match.frame.says:
        kind: ContributionType = match.frame.says  # type: ignore[assignment]
        if match.frame.object == "thing":
            things = [thing for thing in things if thing.gives == kind]
        else:
            things = [msgspec.structs.replace(thing, gives=kind) for thing in things] or [Thing(match.token, kind)]
    recipients = [party for party in match.parties(scene, "recipient") if _receives(scene, party)]
    if things and any(child.lower_ == "with" and child.dep_ == "prep" for child in verb.children):
        given = [party for noun in scene.objects(verb) for party in scene.parties(noun)]  # "supply Ukraine with tanks"
        recipients += [party for party in given if _receives(scene, party)]
    if match.frame.says and match.frame.object != "thing" and not recipients:
        return
    sent = verb.lemma_.lower() in {"send", "dispatch", "airlift", "deploy", "rush"}
    if sent and not any(party.type in {"coalition", "organisation", "armed_group"} for party in recipients):
        # forces sent to a country are deployed there, and given to nobody
        things = [thing for thing in things if thing.gives not in {"ground", "air", "naval"}]
    for actor in actors:
        recipient = next((party for party in recipients if not scene.same(party, actor)), None)
        for thing in things:
            builder.add(
                Contribution,
                match.frame.name,
                [actor.token, match.token, thing.token, *([recipient.token] if recipient else [])],
                at=match.token,
                modality=match.modality(scene),
                confidence=0.8,
                actor=actor.reference,
                contribution=thing.gives,
                recipient=recipient.reference if recipient else None,
                amount=thing.amount,
            )


def _actors(scene: Scene, match: Match) -> list[Party]:
    found = match.parties(scene, "actor")
    return [party for party in found if party.number is not None and party.type != "place"]


def _receives(scene: Scene, party: Party) -> bool:
    return party.number is not None and party.type not in {"person", "place"}


def _thing(scene: Scene, token: Token, verb: Token) -> Thing | None:
    quantity = _quantity(scene, token)
    head = token
    if quantity is not None and quantity.head is not None and not quantity.currency:
        head = scene.doc[quantity.head] if noun_of(token) not in gives() else token
    if quantity is not None and quantity.currency:
        kind = _kind_of_help(head) if head.lemma_.lower() in kinds().contributions.generic else None
        return Thing(token.i, kind if kind in {"humanitarian"} else "funding", _amount(quantity, None))
    if scene.number_at(head) is not None and noun_of(head) not in gives():
        return None
    noun = noun_of(head)
    if quantity is None and noun in kinds().contributions.too_vague:
        return None
    kind = _kind_of_help(head) if noun in kinds().contributions.generic or noun not in gives() else None
    if kind is None and noun in kinds().contributions.moral:
        return None
    kind = kind or gives().get(noun)
    if kind is None or (noun not in gives() and noun not in kinds().contributions.generic):
        return None
    given = verb.lemma_.lower() in kinds().contributions.given_away
    if given and kind in {"air", "naval"} and noun in nouns("craft"):
        kind = "equipment"
    if (
        noun
        in {
            "unit",
            "company",
            "division",
            "part",
            "round",
            "capability",
            "system",
            "asset",
            "force",
            "specialist",
            "operator",
        }
        and quantity is None
        and given
        and noun != "force"
    ):
        kind = "equipment" if noun in {"part", "round", "capability", "system", "asset"} else kind
    return Thing(token.i, kind, _amount(quantity, head.lower_) if quantity else None)


def _kind_of_help(head: Token) -> ContributionType | None:
    for child in head.lefts:
        if child.dep_ in {"amod", "compound", "nmod"}:
            parts = [child, *(c for c in child.children if c.dep_ == "conj")]
            for part in parts:
                if (
                    part.lower_ in kinds().contributions.kinds_of_help
                    and kinds().contributions.kinds_of_help[part.lower_] != "other"
                ):
                    return kinds().contributions.kinds_of_help[part.lower_]
    for child in head.lefts:
        if child.lower_ in kinds().contributions.kinds_of_help:
            return kinds().contributions.kinds_of_help[child.lower_]
    return None


def _quantity(scene: Scene, token: Token) -> Quantity | None:
    counting: Quantity | None = scene.counting.get(token.i)
    found: list[Quantity] = [*scene.by_head.get(token.i, ())]
    found += [counting] if counting else []
    for quantity in found:
        if not quantity.percent:
            return quantity
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "worth"}:
            for inner in child.children:
                worth: Quantity | None = scene.counting.get(inner.i) or scene.counting.get(inner.i - 1)
                if inner.dep_ == "pobj" and worth is not None and worth.currency:
                    return worth
    for quantity in scene.quantities_between(token.left_edge.i, token.i):  # "$100 million in aid", "a $50m package"
        if quantity.currency:
            return quantity
    return None


def _amount(quantity: Quantity, unit: str | None) -> Amount:
    return Amount(
        number=quantity.count,
        unit=None if quantity.currency else unit,
        currency=quantity.currency,
        qualifier=quantity.qualifier,
        min=quantity.min,
        max=quantity.max,
        vague=quantity.vague,
    )


def find_helping(scene: Scene, builder: Builder) -> None:
    """ "France and Canada are helping in the skies and on the ground": each in each."""
    for token in scene.doc:
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
    for token in scene.doc:
        if token.lemma_.lower() == "contributor" and token.pos_ == "NOUN":
            verb = token.head
            others: list[Token] = []
            if token.dep_ == "nsubj" and verb.lemma_ == "be":
                others = [child for child in verb.rights if child.dep_ == "attr"]
            elif token.dep_ == "attr" and verb.lemma_ in {"be", "become", "remain"}:
                others = scene.subjects(verb)
            to = [
                party
                for noun in prepositional(token, frozenset({"to"}))
                for party in scene.parties(noun)
                if _receives(scene, party)
            ]
            for actor in (party for other in others for party in scene.parties(other)):
                if scene.is_actor(actor) and actor.type != "person":
                    _contribute(
                        builder, "contributors", actor, "other", to[0] if to else None, token, modality_of(verb)
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
                kind = _kind_of_force(noun)
                for actor in scene.modifying(noun) if kind else ():
                    if not scene.same(actor, joint[0]) and actor.type != "person":
                        _contribute(builder, "as part of", actor, kind or "other", joint[0], noun, modality_of(verb))


def _kind_of_force(noun: Token) -> ContributionType | None:
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
