"""What comes to somebody, and is whoever's it was: "a shipment of Polish rifles reached Chad", "guns are on their way".

What comes by itself may come as an army: tanks, aircraft and missiles only by the load, or "for" somebody.
"""

from functools import cache

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.recipients import received
from worker.extraction.claims.contributions.things import Thing, things_at
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import Hint, kinds
from worker.extraction.counting.units import gives, nouns
from worker.extraction.reading import ACTING

_REACHING = frozenset(
    {"reach", "arrive", "go", "come", "end", "flow", "bind", "destine", "land", "enter", "dock", "head", "pour"}
)
_HAVING = frozenset({"be", "have", "await", "expect", "use", "operate", "include", "unload", "welcome", "field"})
_BARE = frozenset({"reach", "enter"})  # with an object that is the place
_INTO = frozenset({"to", "for", "in", "at", "into"})
_BEING = frozenset({"be", "remain"})
_FROM, _TO = frozenset({"from"}), frozenset({"to", "for"})
_GOODS = frozenset({"equipment", "humanitarian", "medical", "logistics"})
_BY_THEMSELVES = frozenset(
    {"tank", "vehicle", "carrier", "missile", "rocket", "bomb", "drone", "armour", "armor", "mine", "system"}
)
_LOADS = frozenset({"lorry", "consignment", "batch", "delivery", "shipment"})
_WITH = frozenset({"with", "of"})


@cache
def _gifts() -> Hint:
    return Hint({"donat", "promis", "pledg", "suppli"})


def find_arriving(scene: Scene, builder: Builder) -> None:
    """Each whose goods are told to come to others, to be on their way, or to be had from them."""
    for token in scene.of_lemma(_REACHING, _HAVING, {"way", "route"}):
        if token.lemma_.lower() in _HAVING and token.pos_ in {"VERB", "AUX"}:
            _had_from(scene, builder, token)
        elif token.pos_ == "VERB":
            _reaching(scene, builder, token)
        elif token.lower_ == "way" and token.head.lemma_ in {"find", "make"} and token.dep_ == "dobj":
            _reaching(scene, builder, token.head)  # "have found their way to the rebels"
        elif token.lower_ in {"way", "route"} and token.head.lower_ in {"on", "en"}:
            _on_the_way(scene, builder, token)


def _reaching(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "Chilean rifles have reached the Ukrainian army", "lorries with Turkish aid entered Darfur"."""
    ways = [noun for noun in scene.objects(verb) if noun.lower_ == "way"]
    goals = [noun for top in (verb, *ways) for noun in prepositional(top, _INTO)]
    goals += scene.objects(verb) if verb.lemma_ in _BARE else []
    got = received(scene, [party for noun in goals for party in scene.parties(noun)])
    armed = bool(got) and (
        got[0].type in {"armed_group", "coalition"} or any(noun_of(n) in nouns("force") for n in goals)
    )
    somewhere = bool(got) or any(
        party.type in {"place", "country"} for noun in goals for party in scene.parties_of_one(noun)
    )
    for top in scene.subjects(verb):
        meant_for = received(scene, [party for goal in prepositional(top, _TO) for party in scene.parties(goal)])
        for noun, thing in _carried(scene, top, verb) if somewhere or meant_for else ():
            safely = armed or bool(meant_for) or _is_a_load(top, noun) or _comes_not_by_itself(noun, thing)
            safely = safely or _gifts().found_in(scene.parsed.text)  # "The first Danish tanks came. It promised 30."
            helps = thing.gives != "equipment"
            for giver in _owners(scene, top, noun) if thing.gives in _GOODS and (safely or helps) else ():
                whom = next((party for party in (*meant_for, *got) if not scene.same(party, giver)), None)
                if whom is not None or (helps and not any(scene.same(party, giver) for party in got)):
                    add(builder, "has reached", giver, thing, whom, verb.i, modality_of(verb), 0.5)


def _carried(scene: Scene, top: Token, verb: Token) -> list[tuple[Token, Thing]]:
    """The goods that a noun is, counts or has in it: "a batch of rifles", "a ship carrying 400 tonnes of aid"."""
    inside = [
        *prepositional(top, _WITH),
        *(noun for child in top.rights if child.dep_ == "acl" and child.lemma_ in _CARRYING for noun in _held(child)),
    ]
    found = [(noun, thing) for noun in (inside or [top]) for thing in things_at(scene, noun, verb)]
    if not found:
        helps = [noun for noun in (*inside, top) if noun.lemma_.lower() in {"aid", "relief", "food"}]
        found = [(noun, Thing(noun.i, "humanitarian")) for noun in helps[:1]]
    return [
        (noun, Thing(thing.token, "humanitarian", thing.amount) if thing.gives == "other" and _is_aid(noun) else thing)
        for noun, thing in found
    ]


def _is_aid(noun: Token) -> bool:
    """Whether goods are aid, or a quantity of it: "1,000 tonnes of aid"."""
    return any(each.lemma_.lower() in {"aid", "relief"} for each in (noun, *prepositional(noun, frozenset({"of"}))))


_CARRYING = frozenset({"carry", "bring", "load", "transport", "deliver", "bear"})


def _held(verb: Token) -> list[Token]:
    return [child for child in verb.rights if child.dep_ == "dobj"] or prepositional(verb, frozenset({"with"}))


def _is_a_load(top: Token, noun: Token) -> bool:
    words = kinds().contributions
    return top.i != noun.i and top.lemma_.lower() in words.amounts | words.carriers | _LOADS


def _comes_not_by_itself(noun: Token, thing: Thing) -> bool:
    """Whether goods have to be brought: rifles and howitzers, but not tanks, that may be an army's."""
    name = noun_of(noun)
    return thing.gives == "equipment" and name not in _BY_THEMSELVES and gives().get(name) == "equipment"


def _owners(scene: Scene, top: Token, noun: Token) -> list[Party]:
    found = [*scene.modifying(noun), *(scene.modifying(top) if top.i != noun.i else ())]
    sources = [source for at in (noun, top) for source in prepositional(at, _FROM)]
    found = found or [government_of(scene, party) for source in sources for party in scene.parties(source)[:1]]
    return [party for party in found if party.type == "country"][:2]


def _had_from(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "Ukraine will have 14 tanks from Germany", "there will be ten howitzers from Peru for Chad"."""
    told = [child for child in verb.rights if child.dep_ in {"dobj", "attr", "nsubj"}]
    for top in (item for noun in told for item in scene.with_conjuncts(noun)):
        sources = [noun for at in (top, verb) for noun in prepositional(at, _FROM)]
        givers = [government_of(scene, party) for noun in sources for party in scene.parties(noun)[:1]]
        givers = [party for party in givers if party.type == "country"]
        things = [thing for thing in things_at(scene, top, verb) if thing.gives in _GOODS] if givers else []
        goals = [
            *prepositional(top, _TO),
            *(g for at in sources for g in prepositional(at, _TO)),
            *(scene.subjects(verb) if verb.lemma_ != "be" else ()),
        ]
        got = received(scene, [party for noun in goals for party in scene.parties(noun)])
        if things and (got or verb.lemma_ == "be"):
            whom = next((party for party in got if not scene.same(party, givers[0])), None)
            add(builder, "has from", givers[0], things[0], whom, verb.i, modality_of(verb), 0.5)


def _on_the_way(scene: Scene, builder: Builder, way: Token) -> None:
    """ "Guns from Peru are on their way to Chad", "Polish howitzers are on their way to it"."""
    verb = clause_verb(way.head)
    if verb.lemma_ not in _BEING:
        return
    spots = (verb, way.head, way, *(noun for top in (verb, way.head, way) for noun in prepositional(top, _TO)))
    sources = [noun for spot in spots for noun in prepositional(spot, _FROM)]
    givers = [government_of(scene, party) for noun in sources for party in scene.parties(noun)[:1]]
    got = received(
        scene, [party for spot in spots for noun in prepositional(spot, _TO) for party in scene.parties(noun)]
    )
    for top in scene.subjects(verb):
        for noun, thing in _carried(scene, top, verb):
            safely = thing.gives != "equipment" or _is_a_load(top, noun) or _comes_not_by_itself(noun, thing)
            own = givers or (_owners(scene, top, noun) if got and safely else [])
            for giver in own if thing.gives in _GOODS else ():
                if giver.type in ACTING and not (got and scene.same(giver, got[0])):
                    add(builder, "on the way", giver, thing, next(iter(got), None), way.i, modality_of(verb), 0.55)
