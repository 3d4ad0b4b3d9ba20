"""Help told by a noun or a participle: "a $300 million aid package", "Iranian arms for the rebels", "US-supplied"."""

from functools import cache

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.amounts import amount_of, raised_to
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.raising import raised_to_a_number
from worker.extraction.claims.contributions.recipients import received
from worker.extraction.claims.contributions.telling import is_ended, kinds_of_help
from worker.extraction.claims.contributions.things import Thing, things_of
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.rows import THANKS, thanked_before
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import Hint, kinds
from worker.extraction.counting.units import gives, nouns

_REACHING = frozenset({"bring", "take", "raise", "total", "amount", "reach", "exceed", "equal", "be", "stand"})
_ARMS = ("rocket", "missile", "weapon", "rifle", "tanks", "drone", "shells", "guns", "ammunition", "explosives")
_ARRIVING = frozenset({"reach", "arrive", "land", "come", "pour", "flow", "dock", "enter"})
_GIVING = frozenset({"donation", "gift", "delivery", "provision", "supply", "grant", "transfer", "offer", "loan"})
_NEAR = 8
_DECIDED = frozenset(
    {"announce", "pledge", "promise", "approve", "unveil", "offer", "provide", "give", "grant", "donate"}
)
_HYPHENS = frozenset({"-", "‑", "–"})
_FARTHEST_SUM = 10


@cache
def _aid_hint() -> Hint:
    words = kinds().contributions
    return Hint({*words.aid_phrases, *words.given_by, "thank", "prais", "grat", *_ARMS})


def find_aid(scene: Scene, builder: Builder) -> None:
    """ "a $300 million U.S. military aid package for Ukraine", "Iranian arms for the rebels", "US-supplied tanks"."""
    if not _aid_hint().found_in(scene.parsed.text):
        return
    for token, noun in zip(scene.tokens, scene.nouns, strict=True):
        if token.pos_ == "NOUN" and noun in kinds().contributions.aid_phrases:
            _aid(scene, builder, token)
        elif (
            token.dep_ == "poss"
            and token.lower_ in {"its", "their"}
            and (noun_of(token.head) in nouns("craft", "goods") or token.head.pos_ == "NUM")
        ):
            _thanked(scene, builder, token)
        elif token.dep_ == "pobj" and gives().get(noun) == "equipment":
            _meant_for(scene, builder, token)
            if token.head.lower_ == "for" and token.head.head.lemma_ in THANKS:
                _thanked_for(scene, builder, token)
        elif token.lower_ in kinds().contributions.given_by and token.i >= 2:
            if token.nbor(-1).text in _HYPHENS:
                _given_by(scene, builder, token, scene.doc[token.i - 2])
            elif (
                token.nbor(-1).pos_ == "ADJ"
                and token.dep_ == "amod"
                and token.head.i > token.i
                and not _is_a_term(token)
            ):
                _given_by(scene, builder, token, token.nbor(-1))  # "Turkish trained commandos"


def _aid(scene: Scene, builder: Builder, noun: Token) -> None:
    if raised_to_a_number(scene, noun) is not None:
        return
    actors = [party for party in scene.modifying(noun) if scene.is_actor(party) and party.type != "person"]
    actors = [party for party in actors if not _is_named_by(scene, party, actors)]
    told_by_itself = bool(actors)  # "Chad's troop contribution to the mission"
    sources = [] if actors else prepositional(noun, frozenset({"from", "by"}))
    actors = actors or [
        party
        for source in sources
        for party in (government_of(scene, named) for named in scene.parties(source))
        if scene.is_actor(party) and party.type not in {"person", "place"}
    ]
    verbs = [child for child in noun.rights if child.dep_ == "acl" and child.lemma_.lower() in _DECIDED]
    actors = actors or [  # "the $800 million aid package announced by the president"
        party
        for verb in verbs
        for source in prepositional(verb, frozenset({"by"}))
        for party in scene.parties(source)
        if scene.is_actor(party) and party.type != "place"
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
    level = raised_to(scene, noun)
    if level is not None and things:  # "cut its aid from $5 million to $3 million"
        things = [Thing(noun.i, things[0].gives, level)]
    elif level is not None and noun.lemma_.lower() == "share":  # "raise its share of the costs to 30 million euros"
        things = [Thing(noun.i, "funding", level)]
    if noun.head.lemma_ in _REACHING and not any(thing.amount is not None for thing in things):
        reached = [q for q in scene.quantities_between(noun.i + 1, noun.i + _FARTHEST_SUM) if q.currency]
        if reached:  # "takes Norway's support for Ukraine to about $425 million"
            kind = things[0].gives if things and things[0].gives != "other" else "funding"
            things = [Thing(noun.i, kind, level or amount_of(reached[0], None))]  # "from $3 million to $5 million"
    if noun.lemma_.lower() in {"share", "contribution", "commitment"}:
        of_men = not told_by_itself and any(party.type == "coalition" for party in recipients)
        things = [
            thing
            for thing in things
            if (thing.amount is not None and thing.amount.currency) or (of_men and thing.gives == "ground")
        ]
    arrived = bool(sources) and noun.dep_ == "nsubj" and noun.head.lemma_ in _ARRIVING
    if not things or not (recipients or things[0].amount is not None or kinds_of_help(noun) or arrived):
        return
    modality = modality_of(noun) if noun.lemma_.lower() != "share" else modality_of(clause_verb(noun))
    modality = "negated" if is_ended(noun) and modality == "asserted" else modality
    for actor in actors:
        recipient = next((party for party in recipients if not scene.same(party, actor)), None)
        for thing in things:
            add(builder, "aid of somebody", actor, thing, recipient, noun.i, modality, 0.55)


def _is_named_by(scene: Scene, party: Party, others: list[Party]) -> bool:
    """Whether a name stands right behind that of another: "the G7 Loan Facility commitment" is none of the facility."""
    numbers = {other.number for other in others if other.token < party.token and other.number is not None}
    first = scene.first_of(scene.doc[party.token])
    return first > 0 and scene.number_at(scene.doc[first - 1]) in numbers


def _meant_for(scene: Scene, builder: Builder, arms: Token) -> None:
    """ "a ship loaded with Iranian rockets for Hamas"."""
    goals = [noun for noun in prepositional(arms, frozenset({"for"})) if noun.i > arms.i]
    got = received(scene, [party for noun in goals for party in scene.parties(noun)])
    for giver in scene.modifying(arms) if got and got[0].type in {"country", "armed_group"} else ():
        if giver.type == "country" and not scene.same(giver, got[0]):
            verb = clause_verb(arms)
            add(builder, "arms for", giver, Thing(arms.i, "equipment"), got[0], arms.i, modality_of(verb), 0.5)


def _thanked(scene: Scene, builder: Builder, pronoun: Token) -> None:
    """ "thanked Oman for its tanker aircraft": whoever is thanked for a thing has given it."""
    name = thanked_before(pronoun)
    if name is None or not any(word.lemma_ in THANKS for word in scene.doc[max(name.i - _NEAR, 0) : name.i]):
        return
    if prepositional(pronoun.head, frozenset({"of"})) and pronoun.head.lemma_ in _GIVING:
        return  # "thanked Oman for its donation of ten boats" is told by the donation
    for giver in scene.parties(name):
        for thing in things_of(scene, pronoun.head, "contribute") if scene.is_actor(giver) else ():
            add(builder, "thanked for", giver, thing, None, pronoun.head.i, "asserted", 0.6)


def _thanked_for(scene: Scene, builder: Builder, arms: Token) -> None:
    """ "Ukraine thanked Norway for ten howitzers": who is thanked has given them to who thanks."""
    verb = arms.head.head
    got = received(scene, [party for noun in scene.subjects(verb) for party in scene.parties(noun)])
    for giver in (party for noun in scene.objects(verb) for party in scene.parties(noun)):
        if giver.type in {"country", "organisation"} and got and not scene.same(giver, got[0]):
            for thing in things_of(scene, arms, "give"):
                add(builder, "thanked for", giver, thing, got[0], arms.i, "asserted", 0.6)


def _is_a_term(participle: Token) -> bool:
    """Whether a participle belongs to its noun: "the French armed forces" are armed by nobody."""
    return participle.lower_ == "armed" and participle.head.lemma_.lower() in {"force", "forces", "service", "services"}


def _given_by(scene: Scene, builder: Builder, participle: Token, name: Token) -> None:
    giver = scene.party_at(name)
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
