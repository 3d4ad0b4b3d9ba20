"""Several givers in one sentence, each with things of its own: "Chile sent six jets, Peru two", "guns from Chad"."""

from collections.abc import Iterator

from msgspec.structs import replace
from spacy.tokens import Token

from schemas import Amount
from schemas.claims import ContributionType
from worker.extraction.claims.contributions.amounts import amount_like
from worker.extraction.claims.contributions.as_given import as_for
from worker.extraction.claims.contributions.given import is_share
from worker.extraction.claims.contributions.things import Thing, things_of
from worker.extraction.claims.gapping import gapped
from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive
from worker.extraction.counting.units import gives
from worker.extraction.model.labels import FINITE
from worker.extraction.model.neighbours import word_before

_PARTING = frozenset({",", ";", "and"})


def elided(
    scene: Scene, match: Match, things: list[Thing], recipients: list[Party], others: list[tuple[Party, Token]]
) -> list[tuple[Party, Thing, float]]:
    """Who gives without a verb of their own, and what: a number of the same, or a noun of their own."""
    verb = scene.doc[match.token]
    of_others = {noun.i for _, noun in others}
    found: list[tuple[Party, Thing, float]] = []
    for thing in things:
        shares, like = is_share(scene, thing), thing.amount or _one(scene, thing)
        if (like is None and not shares) or verb.pos_ == "NOUN":
            continue
        found += [
            (party, Thing(quantity.first, thing.gives, amount_like(quantity, like)), 0.8)
            for party, quantity in gapped(scene, verb, thing.token, shares=shares)
            if quantity.head not in of_others and scene.is_actor(party)
        ]
    found += [(party, as_for(scene, verb, thing, recipients), 0.7) for party, thing in by_others(scene, match)]
    found += [(party, thing, 0.7) for party, thing in _like_those_of_others(scene, verb, others) if things]
    found += [(party, Thing(at, kind), 0.7) for party, at, kind in _the_rest(scene, verb, things)]
    for party, noun in others:
        own = [as_for(scene, verb, thing, recipients) for thing in things_of(scene, noun, verb.lemma_)]
        if noun.lemma_ == "fighter" and any(thing.gives in {"air", "equipment"} for thing in things):
            own = [replace(thing, gives=things[0].gives) for thing in own]  # "eight Gripens, and Oman twelve fighters"
        found += [(party, thing, 0.6) for thing in own]
    return found


def by_others(scene: Scene, match: Match) -> Iterator[tuple[Party, Thing]]:
    """Things of others behind a passive: "tanks were sent by Chad, guns by Peru", "men come from Fiji, guns from"."""
    verb = scene.doc[match.token]
    word = "from" if match.frame.name == "comes from" else "by" if is_passive(verb) else None
    _, end = scene.sentence(verb.i)
    last = next((token.i for token in scene.doc[verb.i + 1 : end] if token.lower_ == word), end)
    for token in scene.doc[last + 3 : end - 1]:
        if token.tag_ in FINITE:
            return
        if token.lower_ != word:
            continue
        first = token.i
        while first > last and scene.doc[first].lower_ not in _PARTING:
            first -= 1
        nouns_there = [each for each in scene.doc[first + 1 : token.i] if each.pos_ == "NOUN"] if first > last else []
        noun = next((each for each in nouns_there if each.nbor(1).pos_ != "NOUN"), None)
        named = [party for each in scene.doc[token.i + 1 : token.i + 4] if (party := scene.party_at(each)) is not None]
        if noun is not None and named and scene.is_actor(named[0]):
            last = named[0].token
            for thing in things_of(scene, noun, verb.lemma_):
                yield named[0], thing


def _like_those_of_others(
    scene: Scene, verb: Token, others: list[tuple[Party, Token]]
) -> Iterator[tuple[Party, Thing]]:
    """Numbers of what another gave last: "Chile sent a company, Peru 200 soldiers, Togo 150 and Mali 100"."""
    for _, noun in others:
        own = [thing for thing in things_of(scene, noun, verb.lemma_) if thing.amount is not None]
        for thing in own[:1]:
            for party, quantity in gapped(scene, verb, noun.i):
                if quantity.inherited and quantity.head == noun.i and scene.is_actor(party):
                    yield party, Thing(quantity.first, thing.gives, amount_like(quantity, thing.amount))


def each_from(scene: Scene, things: list[Thing]) -> list[tuple[Party, Thing]]:
    """Each with a number of its own: "got 18 guns from Chile, five from Oman and six from Peru"."""
    first = things[0]
    found = _goods_from(scene, first)
    _, end = scene.sentence(first.token)
    for quantity in scene.quantities_between(first.token + 1, end - 1) if first.amount is not None else ():
        after = scene.doc[min(quantity.last, end - 1)]
        if after.lower_ != "from" or scene.doc[quantity.first - 1].lower_ not in {"and", ","}:
            continue
        named = [party for word in scene.doc[after.i + 1 : after.i + 4] if (party := scene.party_at(word)) is not None]
        amount = amount_like(quantity, first.amount)
        found += [(party, Thing(quantity.first, first.gives, amount)) for party in named[:1] if scene.is_actor(party)]
    return found


def _goods_from(scene: Scene, first: Thing) -> list[tuple[Party, Thing]]:
    """Each with goods of its own: "got tanks from Chile, howitzers from Oman and helmets from Peru"."""
    found: list[tuple[Party, Thing]] = []
    _, end = scene.sentence(first.token)
    for word in scene.doc[first.token + 3 : end - 1]:
        noun = word.nbor(-1)
        if word.lower_ != "from" or noun.pos_ != "NOUN" or noun_of(noun) not in gives():
            continue
        if scene.doc[max(noun.left_edge.i - 1, 0)].lower_ not in {",", "and"}:
            continue
        if all(before.lower_ != "from" for before in scene.doc[first.token : noun.i]):
            continue  # "arms and training from Eritrea": both are
        named = [party for near in scene.doc[word.i + 1 : word.i + 4] if (party := scene.party_at(near)) is not None]
        if named and scene.is_actor(named[0]):
            found += [(named[0], thing) for thing in things_of(scene, noun, "give")]
    return found


def _one(scene: Scene, thing: Thing) -> Amount | None:
    """One of what an article counts: "Denmark lent a transport plane and Britain two"."""
    noun = scene.doc[thing.token]
    return Amount(number=1, unit=noun.lower_) if any(child.lower_ in {"a", "an"} for child in noun.lefts) else None


def _the_rest(scene: Scene, verb: Token, things: list[Thing]) -> list[tuple[Party, int, ContributionType]]:
    """Who gives what is left: "Kuwait paid a third of the cost, Saudi Arabia the rest"."""
    if not things or "the r" not in scene.parsed.text:
        return []
    _, end = scene.sentence(verb.i)
    for word in scene.doc[things[0].token + 1 : end]:
        if word.lower_ in {"rest", "remainder"} and word_before(word) == "the":
            party = scene.party_at(word.nbor(-2))
            if party is not None and party.type in {"country", "organisation"}:
                return [(party, word.i, things[0].gives)]
    return []
