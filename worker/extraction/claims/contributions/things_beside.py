"""Things beside those that a frame names: further in a list, items of a sum, what the parse hangs elsewhere."""

from spacy.tokens import Token

from worker.extraction.claims.contributions.amounts import is_money
from worker.extraction.claims.contributions.things import Thing, things_at, things_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.counting.units import gives
from worker.extraction.model.neighbours import word_after, word_before

_NEAR = 14
_FARTHEST = 30
_ITEMS_AT_MOST = 8
_ASIDES = ([",", "among"], [",", "including"])
_ITEM = frozenset({"appos", "conj", "pobj", "dobj", "attr", "dep", "nsubj", "ROOT", "npadvmod"})


def things_after(scene: Scene, verb: Token) -> list[Thing]:
    """The first thing of a number that follows the verb, where the parse gives it no object."""
    _, end = scene.sentence(verb.i)
    for token in scene.doc[verb.i + 1 : min(verb.i + _NEAR, end)]:
        if (
            (token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG"})
            or token.text in {";", ":"}
            or token.dep_ == "mark"
        ):
            return []
        summed = token.pos_ == "NUM" and (money := scene.counting.get(token.i)) is not None and money.currency
        named = token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "compound" and scene.number_at(token) is None
        if named or (summed and token.dep_ not in {"compound", "quantmod", "nummod"}):
            found = things_at(scene, token, verb)
            if any(thing.amount is not None for thing in found):
                return found
    return []


def money_besides(scene: Scene, verb: Token) -> list[Thing]:
    """The sum after "as well as", which the parse loses: "will donate missiles, as well as $140 million to buy gas"."""
    _, end = scene.sentence(verb.i)
    for token in scene.doc[verb.i + 1 : max(end - 3, verb.i)]:
        if token.lower_ == "well" and word_before(token) == "as" and word_after(token) == "as":
            sums = [word for word in scene.doc[token.i + 2 : min(token.i + _NEAR, end)] if word.pos_ == "NUM"]
            for word in sums:
                quantity = scene.counting.get(word.i)
                if quantity is not None and is_money(scene, word, quantity):
                    return things_of(scene, word, verb.lemma_)
    return []


def things_listed(scene: Scene, verb: Token, found: list[Thing]) -> list[Thing]:
    """What a list goes on with after asides that the parse loses: "a frigate from January, a plane for one month"."""
    _, end = scene.sentence(verb.i)
    known = {thing.token for thing in found}
    last = max(known)
    more: list[Thing] = []
    aside = [token.lower_ for token in scene.doc[last + 1 : last + 3]] in _ASIDES
    for token in scene.doc[last + 1 : min(last + _FARTHEST, end)]:
        verbal = token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "acl"}
        if (verbal and not aside) or token.text in {";", ":", "(", "—"}:
            break
        if token.pos_ != "NOUN" or token.dep_ not in {"appos", "conj", "dobj"} or token.i in known:
            continue
        lead = scene.doc[token.left_edge.i - 1].text if token.left_edge.i else ""
        opening = scene.doc[token.left_edge.i]
        counted = opening.pos_ == "NUM" or opening.lower_ in {"a", "an", "one", "several", "dozens", "hundreds"}
        if lead not in {",", "and", "as", "plus"} or not counted:
            continue
        if aside and (lead != "and" or scene.doc[token.left_edge.i - 2].text != ","):
            continue  # "200 troops, among them commandos who took two towns, and a ship"
        listed = [thing for thing in things_of(scene, token, verb.lemma_) if thing.token not in known]
        known.update(thing.token for thing in listed)
        more += listed
    return more


def things_itemised(scene: Scene, found: list[Thing]) -> list[Thing]:
    """What a sum or a package is made of: "$350 million in aid: hundreds of missiles, radars and trucks"."""
    last = max(thing.token for thing in found)
    _, end = scene.sentence(last)
    opening = next(
        (
            word.i
            for word in scene.doc[last + 1 : min(last + _FARTHEST, end)]
            if word.text in {":", "—", "–"}
            or word.lower_ == "including"
            or [token.lower_ for token in scene.doc[word.i : word.i + 2]] in (["among", "them"], ["such", "as"])
        ),
        None,
    )
    if opening is None or any(_gives_itself(scene, word) for word in scene.doc[last + 1 : opening]):
        return []
    items: list[Thing] = []
    for token in scene.doc[opening + 1 : min(opening + 2 * _FARTHEST, end)]:
        if (token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "acl", "relcl"}) or len(
            items
        ) >= _ITEMS_AT_MOST:
            break
        if token.pos_ != "NOUN" or token.dep_ not in _ITEM:
            continue
        lead = scene.doc[token.left_edge.i - 1].lower_ if token.left_edge.i else ""
        if lead in {",", "and", ":", "—", "–", "including", "as", "or", "them"} or token.left_edge.i <= opening + 1:
            items += [thing for thing in things_of(scene, token, "give") if noun_of(scene.doc[thing.token]) in gives()]
    return [item for item in items if item.gives in {"equipment", "humanitarian", "medical", "logistics", "basing"}]


def _gives_itself(scene: Scene, name: Token) -> bool:
    """Whether a state has a number of its own, of which what is included is: "Peru 400, including a field hospital"."""
    party = scene.party_at(name) if name.tag_ == "NNP" else None
    return party is not None and party.type == "country" and name.nbor(1).i in scene.counting
