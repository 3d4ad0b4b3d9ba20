"""Contributions: what an actor gives to somebody or to the coalition, told by the verb or noun of giving."""

import re
from functools import cache

import msgspec
from spacy.tokens import Token

from schemas import Contribution
from schemas.claims import ContributionType, Modality
from worker.extraction.claims.arming import equips_with_no_goods, keeps_house, martial
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions_givers import givers
from worker.extraction.claims.contributions_recipients import in_words, recipients_of, supporting
from worker.extraction.claims.contributions_things import (
    Thing,
    amount_of,
    things_after,
    things_at,
    things_itemised,
    things_listed,
    things_of,
)
from worker.extraction.claims.gapping import gapped, gapped_with_nouns
from worker.extraction.claims.knowledge import frames, gives, nouns
from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import RELATIVE, has_to, prepositional
from worker.extraction.claims.words import hint, kinds

_CIVIL = frozenset({"funding", "training", "other", "medical", "humanitarian", "logistics"})
_AT_HOME = frozenset({"federal", "state", "local", "municipal"})  # "federal agencies"
_PLEDGES = frozenset({"pledge", "offer", "promise", "volunteer", "commit"})  # "pledged to send troops" is both
_NEAR = 8
_OWN_FORCES = frozenset({"ground", "air", "naval"})


def add_contribution(scene: Scene, builder: Builder, match: Match) -> None:
    """The contributions of one frame."""
    verb = scene.doc[match.token]
    lemma = verb.lemma_.lower()
    if equips_with_no_goods(verb) or _orders(verb):
        return
    if lemma == "bestow" and any(child.lower_ == "with" for child in verb.rights):
        return  # "bestowed six officers with a medal"
    actors = givers(scene, match)
    if match.frame.name == "meets costs":  # whose salaries are paid is not who pays them
        actors = [actor for actor in actors if actor.token < match.token]
    if not actors:
        return
    things = [
        thing
        for token in match.at(scene, "thing")
        if not _is_whereto(verb, token)
        for thing in things_at(scene, token, verb)
    ]
    if match.frame.name == "helps with" and not things:  # the parse hangs "with" on the recipient
        with_ = [noun for token in match.at(scene, "recipient") for noun in prepositional(token, frozenset({"with"}))]
        things = [thing for token in with_ for thing in things_at(scene, token, verb)]
    surely = 0.8
    items: list[Thing] = []
    if not match.roles.get("thing") and match.frame.name in {"gives", "announces aid"}:
        things, surely = things_after(scene, verb), 0.55
    if things and not match.frame.says and verb.pos_ == "VERB":
        things += things_listed(scene, verb, things)
        items = things_itemised(scene, things)
    recipients = recipients_of(scene, match, things)
    if match.frame.name == "receives":
        things = [_sold(thing) for thing in things]
    if match.frame.name == "buys for somebody" and not recipients:
        return
    if match.frame.name == "spends money":
        things = [thing for thing in things if thing.amount is not None and thing.amount.currency]
        if not _for_others(scene, verb, actors) and not (lemma == "pay" and _pledging().search(scene.parsed.text)):
            return  # a budget of one's own
    if match.frame.says:
        things = _of_kind(scene, match, things)
        recipients = recipients or in_words(scene, match)
        if match.frame.object == "recipient" and not recipients and not _is_funded(scene, match):
            return
    if lemma in kinds().contributions.announcing or match.frame.name == "announces aid":
        things = [
            thing
            for thing in things
            if _is_aid(scene, thing)
            or (thing.amount is not None and thing.amount.currency and _arms_others(scene, verb, actors))
        ]
    if (
        lemma in kinds().contributions.carrying
        and not any(party.type in {"coalition", "organisation", "armed_group"} for party in recipients)
        and not supporting(verb)
        and not _to_a_cause(scene, match)
        and not (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _PLEDGES)
    ):  # forces sent to a country are deployed there, and given to nobody
        own = not recipients and any(thing.gives in _OWN_FORCES for thing in things)
        things = [
            thing for thing in things if thing.gives not in _OWN_FORCES and not (own and thing.gives == "equipment")
        ]
    if recipients and recipients[0].type in {"coalition", "organisation"} and lemma in kinds().contributions.lasting:
        things = [_flown(scene, thing) for thing in things]
    if recipients and recipients[0].type in {"country", "armed_group"} and lemma in kinds().contributions.lasting:
        things = [_sold(thing) for thing in things]
    if lemma == "release" and not recipients:  # pirates that release a ship give nothing
        things = [thing for thing in things if thing.gives not in _OWN_FORCES]
    modality = _modality(scene, match)
    actors = [actor for actor in actors if not (recipients and keeps_house(scene, verb, actor, recipients[0]))]
    for actor in actors:
        recipient = next((party for party in recipients if not scene.same(party, actor)), None)
        for thing in things:
            if all(scene.same(actor, other) for other in _from_another(scene, match, thing, things)):
                add(builder, match.frame.name, actor, thing, recipient, match.token, modality, surely)
        for item in items if things else ():
            add(builder, "items of " + match.frame.name, actor, item, recipient, match.token, modality, 0.5)
    recipient = recipients[0] if recipients else None
    for thing, actor in ((thing, actor) for thing in things for actor in actors[:1]):
        before = _before(scene, thing)
        if before is not None:
            add(builder, "amount before", actor, before, recipient, match.token, modality)
    for thing in things:
        if thing.amount is None or verb.pos_ == "NOUN":
            continue
        for party, quantity in gapped(scene, verb, thing.token):
            if quantity.head is not None and not quantity.inherited:
                continue  # it counts a noun of its own
            if scene.is_actor(party) and all(not scene.same(party, actor) for actor in actors):
                more = Thing(quantity.first, thing.gives, amount_of(quantity, thing.amount.unit))
                add(builder, "gapped " + match.frame.name, party, more, recipient, match.token, modality)
        for party, quantity in gapped_with_nouns(scene, verb, thing.token):
            if scene.is_actor(party) and all(not scene.same(party, actor) for actor in actors):
                for more in things_of(scene, scene.doc[quantity.head or quantity.first], verb.lemma_):
                    add(builder, "gapped " + match.frame.name, party, more, recipient, match.token, modality, 0.6)


def add(
    builder: Builder,
    frame: str,
    actor: Party,
    thing: Thing,
    recipient: Party | None,
    at: int,
    modality: Modality,
    confidence: float = 0.8,
) -> None:
    """Make one contribution."""
    if thing.amount is not None and not thing.amount.number:
        return  # "zero emission vehicles"
    unnamed = recipient is None or (recipient.number is None and thing.gives == "funding")  # "subsidise lawyers"
    if unnamed and (thing.gives in _CIVIL or _is_body(actor)) and not _abroad(builder.scene, actor):
        return
    builder.add(
        Contribution,
        frame,
        [actor.token, at, thing.token, *([recipient.token] if recipient else [])],
        at=at,
        modality=modality,
        confidence=confidence,
        actor=actor.reference,
        contribution=thing.gives,
        recipient=recipient.reference if recipient else None,
        amount=thing.amount,
    )


def _is_body(actor: Party) -> bool:
    """Whether an organisation gives, and neither a state nor allies."""
    return actor.number is not None and actor.type == "organisation"


def _abroad(scene: Scene, giver: Party) -> bool:
    """Whether what somebody gives to nobody by name may be for others abroad, and no budget at home.

    States give so; ministries, firms and "we" only where the text is about war or peace.
    """
    if giver.number is not None:
        candidate = scene.parsed.candidates[giver.number]
        named = candidate.entity.id.split(":", 1)[-1] if candidate.entity is not None else ""
        if giver.type in {"country", "coalition"} or named in frames().alliances:
            return candidate.kind != "author" or bool(martial().search(scene.parsed.text))
    else:
        at_home = _AT_HOME & set(giver.reference.name.lower().split())
        return not at_home  # "donors", "allies", or whoever gave before
    return bool(martial().search(scene.parsed.text))


def _of_kind(scene: Scene, match: Match, things: list[Thing]) -> list[Thing]:
    """The things of a frame that says itself what is given."""
    kind: ContributionType = match.frame.says  # type: ignore[assignment]
    if match.frame.name == "meets costs":
        costs = [
            item
            for token in match.at(scene, "thing")
            for item in (*scene.with_conjuncts(token), *prepositional(token, frozenset({"of"})))
            if item.lemma_.lower() in kinds().contributions.costs
        ]
        return [Thing(costs[0].i, kind)] if costs else []
    if match.frame.object == "thing":
        return [thing for thing in things if thing.gives == kind]
    if things:
        return [msgspec.structs.replace(thing, gives=kind) for thing in things]
    counted = [
        scene.counting.get(token.i) or next(iter(scene.by_head.get(token.i, ())), None)
        for token in match.at(scene, "recipient")
    ]
    quantity = next((q for q in counted if q is not None and not q.percent and not q.currency), None)
    unit = scene.doc[quantity.head].lower_ if quantity is not None and quantity.head is not None else None
    return [Thing(match.token, kind, amount_of(quantity, unit) if quantity is not None else None)]


def _orders(verb: Token) -> bool:
    """Whether somebody is told to do something, and not trained: "instructed it to protect civilians"."""
    return verb.lemma_ == "instruct" and any(child.dep_ == "xcomp" and has_to(child) for child in verb.rights)


def _to_a_cause(scene: Scene, match: Match) -> bool:
    """Whether what is sent goes to common work without a name: "countries sending aircraft to the exercise"."""
    causes = kinds().memberships.groups | {"exercise", "effort", "campaign", "fleet", "patrol"}
    return any(
        token.lemma_.lower() in causes and all(child.lower_ not in {"a", "an"} for child in token.lefts)
        for token in match.at(scene, "recipient")
    )


def _is_whereto(verb: Token, token: Token) -> bool:
    """Whether a relative clause hangs on what something is given to: "a mission to which 12 states contribute"."""
    return (
        verb.dep_ == "relcl"
        and token.i == verb.head.i
        and any(noun.lower_ in RELATIVE for noun in prepositional(verb, frozenset({"to", "for", "with", "of"})))
    )


def _arms_others(scene: Scene, verb: Token, actors: list[Party]) -> bool:
    """Whether money that is decided on goes into arms or training for somebody else."""
    _, end = scene.sentence(verb.i)
    goods = any(
        gives().get(noun_of(token)) in {"equipment", "training", "humanitarian"}
        for token in scene.doc[verb.i + 1 : end]
    )
    return goods and _for_others(scene, verb, actors)


def _for_others(scene: Scene, verb: Token, actors: list[Party]) -> bool:
    """Whether the sentence names somebody else behind the verb, for whom the money may be."""
    _, end = scene.sentence(verb.i)
    near = [party for token in scene.doc[verb.i + 1 : end] if (party := scene.party_at(token)) is not None]
    return any(
        party.type in {"country", "coalition", "armed_group", "organisation"}
        and all(not scene.same(party, actor) for actor in actors)
        for party in near
    )


def _sold(thing: Thing) -> Thing:
    """Ships and aircraft that a state is provided with are its equipment; a coalition's are used for it."""
    return msgspec.structs.replace(thing, gives="equipment") if thing.gives in {"air", "naval"} else thing


def _from_another(scene: Scene, match: Match, thing: Thing, things: list[Thing]) -> list[Party]:
    """Whom one of several things received comes from: "20 guns from Chile and 40 mortars from Peru"."""
    if match.frame.name != "receives":
        return []
    end = min([other.token for other in things if other.token > thing.token], default=thing.token + _NEAR)
    words = [word for word in scene.doc[thing.token + 1 : end] if word.lower_ == "from"]
    sources = [noun for word in words for noun in word.children if noun.dep_ == "pobj"]
    return [party for noun in sources for party in scene.parties(noun)[:1] if scene.is_actor(party)]


def _flown(scene: Scene, thing: Thing) -> Thing:
    """Aircraft that a coalition is provided with fly for it."""
    nouns_there = {noun_of(scene.doc[thing.token])} & nouns("craft")
    if thing.gives == "equipment" and any(gives().get(noun) == "air" for noun in nouns_there):
        return msgspec.structs.replace(thing, gives="air")
    return thing


@cache
def _pledging() -> re.Pattern[str]:
    return hint(kinds().contributions.pledging)


def _is_funded(scene: Scene, match: Match) -> bool:
    """Whether what is paid for is a war, a force or a mission, though it has no name: "the war was financed by"."""
    return match.frame.says == "funding" and any(
        token.lemma_.lower() in kinds().contributions.funded for token in match.at(scene, "recipient")
    )


def _before(scene: Scene, thing: Thing) -> Thing | None:
    """What it was before: "gave €85 million this year, down from €120 million in 2022"."""
    if thing.amount is None or thing.amount.currency is None:
        return None
    _, end = scene.sentence(thing.token)
    for quantity in scene.quantities_between(thing.token + 1, min(thing.token + 10, end - 1)):
        lead = [word.lower_ for word in scene.doc[max(quantity.first - 2, 0) : quantity.first]]
        if quantity.currency == thing.amount.currency and lead in (
            ["down", "from"],
            ["up", "from"],
            ["compared", "with"],
        ):
            return Thing(quantity.first, thing.gives, amount_of(quantity, None))
    return None


def _is_aid(scene: Scene, thing: Thing) -> bool:
    """Whether what is announced is help for others, and no budget of one's own."""
    token = scene.doc[thing.token]
    words = {inner.lemma_.lower() for inner in scene.below(token)}
    return bool(words & kinds().contributions.aid)


def _modality(scene: Scene, match: Match) -> Modality:
    verdict = match.modality(scene)
    lemma = scene.doc[match.token].lemma_.lower()
    if verdict == "asserted" and lemma in kinds().contributions.announcing:
        return "possible" if lemma in kinds().contributions.considering else "planned"
    return verdict
