"""What is given: the things that a noun phrase names, with the contribution that each makes and how much of it."""

import msgspec
from msgspec.structs import replace
from spacy.tokens import Token

from schemas import Amount
from schemas.claims import ContributionType
from worker.extraction.claims.contributions.amounts import amount_of, is_money, quantity_of, raised_to, sum_of, worth
from worker.extraction.claims.contributions.portions import share_at
from worker.extraction.claims.contributions.telling import (
    designated,
    fields_of,
    is_more,
    kinds_of_help,
    names_arms,
    of_bases,
)
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.martial import martial
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import antecedent_of, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import gives, nouns
from worker.extraction.model.neighbours import word_after, word_before

_WITHIN = frozenset({"of", "in", "worth"})
_OF, _FORMS = frozenset({"of"}), frozenset({"form", "shape", "guise"})
_CARRIED = frozenset({"humanitarian", "medical", "equipment", "logistics"})
_MANNING = frozenset(
    [
        *("send", "supply", "volunteer", "second", "field", "detach", "dispatch"),
        *("despatch", "assign", "muster", "put", "set", "chip", "earmark"),
        *("attach", "add", "allocate", "raise", "contributor", "supplier", "provider"),
    ]
)
_LOADED = frozenset({"loaded", "laden", "full", "filled", "packed", "crammed", "stuffed"})
_ABOARD = frozenset({"with", "of"})
_REFUSING = frozenset({"send", "give", "provide", "contribute", "offer", "supply", "commit", "pledge", "promise"})
_REFUSED = frozenset({"ground", "air", "naval", "equipment", "funding"})
_LEADERS = frozenset({"general", "admiral", "brigadier", "commodore"})
OF_MONEY = frozenset({"reserve", "peace", "credit", "loan", "fund", "financing", "finance", "lending", "crisis"})
_MORE = frozenset({"more", "additional", "further", "extra", "new", "such"})
_SUMS = frozenset({"sum", "amount"})
_EACH = frozenset({"each", "apiece"})
_SERVICES = frozenset({"transport", "transportation", "lift", "communications", "catering"})
_OF_THEM = frozenset(
    {
        "first",
        "last",
        "rest",
        "remainder",
        "all",
        "both",
        "some",
        "several",
        "many",
        "most",
        "any",
        "few",
        "much",
        "part",
    }
)


class Thing(msgspec.Struct, frozen=True):
    """Something given: its token, what contribution it makes, and how much of it."""

    token: int
    gives: ContributionType
    amount: Amount | None = None
    none: bool = False  # "no soldiers": it is not given


def things_at(scene: Scene, top: Token, verb: Token) -> list[Thing]:
    """The things that a noun phrase names, what is coordinated with it too: "two frigates and 800 troops"."""
    if top.lower_ == "each" and scene.counting.get(top.i - 1) is not None:
        top = top.nbor(-1)  # "have furnished about 1,000 each"
    items = scene.with_conjuncts(_meant(scene, top))
    items += [
        child  # "with troops, medical and material support": parsed as an apposition
        for item in tuple(items)
        for child in item.rights
        if child.dep_ == "appos" and child.pos_ == "NOUN" and noun_of(child) in gives() and child not in items
        if scene.doc[max(child.left_edge.i - 1, 0)].text != "("  # "50 million euros (67 million dollars)"
        if all(scene.party_at(word) is None for word in scene.doc[item.i + 1 : child.left_edge.i])
    ]
    table = kinds().contributions.kinds_of_help
    found: list[Thing] = []
    for token in items:
        if token.i != items[-1].i and token.lower_ in table and noun_of(items[-1]) in kinds().contributions.generic:
            found.append(Thing(token.i, table[token.lower_]))  # "military, economic and humanitarian assistance"
        else:
            found += things_of(scene, token, verb.lemma_)
    return found


def _meant(scene: Scene, token: Token) -> Token:
    """The noun that a relative pronoun stands for: the one right before it, else the one the parse tells."""
    if token.lower_ not in {"that", "which"} or not token.i:
        return token
    before = scene.doc[token.i - 1 if scene.doc[token.i - 1].text != "," else max(token.i - 2, 0)]
    return before if before.pos_ in {"NOUN", "PROPN", "NUM"} else antecedent_of(token) or token


def things_of(scene: Scene, token: Token, verb: str) -> list[Thing]:
    """What one noun gives: nothing, one thing, or several ("military and humanitarian aid")."""
    if token.lower_ in _EACH:  # "has furnished 1,000 each": the parse makes the number one of "each"
        token = next((child for child in token.lefts if child.dep_ == "nummod"), token)
    if token.dep_ == "pobj" and token.head.lower_ == "in" and token.head.i == token.i - 1 and _of_follows(token):
        return []  # "in aid of", "in support of"
    if any(child.lower_ == "no" for child in token.lefts):
        if noun_of(token) in kinds().contributions.generic and verb in _REFUSING:
            return [Thing(token.i, kind, none=True) for kind in kinds_of_help(token)]  # "gives no further military aid"
        if any(child.lower_ in _MORE for child in token.lefts):
            return []  # "two more ships but no additional soldiers"
        kind = gives().get(noun_of(token)) if verb in _REFUSING else None  # "sends two ships but no soldiers"
        return [Thing(token.i, kind, none=True)] if kind in _REFUSED else []
    if token.lower_ == "none":
        return _none_of_them(scene, token) if verb in _REFUSING else []
    if token.lemma_ in {"deployment", "contribution"} and any(child.tag_ == "JJS" for child in token.lefts):
        return []  # "sends 300 soldiers, its biggest deployment yet"
    share = share_at(scene, token)
    if share is not None:
        return [Thing(token.i, *share)]
    if token.lower_ in _OF_THEM and (of := prepositional(token, frozenset({"of"}))):
        some = things_of(scene, of[0], verb)  # "all of its howitzers", "some of its 24 tanks"
        return some if token.lower_ in {"all", "both"} else [replace(thing, amount=None) for thing in some]
    quantity = quantity_of(scene, token)
    head = token
    if quantity is not None and token.pos_ == "NUM" and not is_money(scene, token, quantity):
        return _counted_before(scene, token, quantity, verb)
    if quantity is not None and quantity.head is not None and not quantity.currency:
        head = scene.doc[quantity.head] if noun_of(token) not in gives() else token
    if quantity is not None and is_money(scene, token, quantity):
        return [Thing(token.i, _bought(scene, token, quantity), sum_of(scene, quantity))]
    noun = noun_of(head)
    words = kinds().contributions
    if noun not in gives() and noun not in words.generic and (kind := designated(head)) is not None:
        if verb.lower() in words.given_away - words.lasting:
            kind = "equipment"
        return [Thing(token.i, kind, amount_of(quantity, head.lower_) if quantity else None)]
    if scene.number_at(head) is not None and noun not in gives() and noun not in words.amounts:
        return []
    if noun in words.wares and names_arms(head):
        return [Thing(token.i, "equipment", amount_of(quantity, head.lower_) if quantity else worth(scene, head))]
    if noun in _LEADERS and verb.lower() in words.lasting | {"supply", "second"}:
        return [Thing(token.i, "command")]  # "has lent a general"
    if noun == "facility" and any(child.lower_ in OF_MONEY for child in head.lefts):
        return []  # "from its Peace Facility"
    if noun in words.leave:
        return [Thing(token.i, "basing")] if of_bases(head) else []
    if noun in words.amounts | {"team"} and (counted := _what_is_counted(head)):
        inner = [
            thing
            if thing.amount is not None or quantity is None
            else msgspec.structs.replace(thing, amount=amount_of(quantity, scene.doc[thing.token].lower_))
            for item in counted
            for thing in things_of(scene, item, verb)
        ]
        if inner:
            return inner
        if noun in nouns("force") and any(noun_of(item) in nouns("force") for item in counted):
            return [
                Thing(token.i, "ground", amount_of(quantity, head.lower_) if quantity else None)
            ]  # "a company of engineers"
    counted = (_what_is_counted(head) or _what_is_aboard(head)) if noun in words.carriers else []
    if counted:  # "six planes of aid", "30 truckloads of arms", "a ship laden with food"
        inner = [thing for item in counted for thing in things_of(scene, item, verb) if thing.gives in _CARRIED]
        if inner:
            return inner
    if noun in _SUMS and quantity is None:
        return [Thing(token.i, "funding")]  # "have paid smaller amounts"
    fields = fields_of(head) if noun in words.of_a_field else []
    if fields:
        amount = amount_of(quantity, head.lower_) if quantity else None
        return [Thing(token.i, kind, amount) for kind in fields]
    if noun in {"man", "men", "woman"} and quantity is not None and verb.lower() in words.lasting | _MANNING:
        return [Thing(token.i, "ground", amount_of(quantity, head.lower_))]  # "promised 750 men"
    following = scene.doc[token.right_edge.i + 1].lower_ if token.right_edge.i + 1 < len(scene.doc) else ""
    with_ = following == "with" or any(
        child.lower_ == "with" for child in token.rights
    )  # "provide 15 people with food"
    if noun in {"people", "person"} and quantity is not None and verb.lower() in words.lasting and not with_:
        return [Thing(token.i, "ground", amount_of(quantity, head.lower_))]  # "has committed 150 people"
    if noun in words.generic:
        spots = [
            word for word in scene.doc[head.i + 1 : head.i + 4] if word.lower_ in _FORMS and word_after(head) == "in"
        ]
        forms = [what for form in spots for what in prepositional(form, _OF)]
        shaped = [thing for what in forms for thing in things_at(scene, what, head)]  # "aid in the form of trucks"
        if shaped:
            return shaped
    heals = noun == "ship" and verb.lower() in words.carrying and word_before(head) == "hospital"
    told = kinds_of_help(head) if heals or noun in words.generic | {"force"} or noun not in gives() else []
    if not told and noun not in gives() and is_force(head):  # "a brigade group of up to 4,500"
        return [Thing(token.i, "ground", amount_of(quantity, head.lower_) if quantity else None)]
    if (noun not in gives() and noun not in words.generic) or (_is_unarmed(noun) and head.tag_ == "NN"):
        return []  # "Mr Kim, an interpreter"
    carried = verb.lower() in words.carrying and noun in nouns("force") and bool(scene.modifying(head))
    named = head.tag_ == "NNP" and noun != "force" and head.i > 0 and head.nbor(-1).pos_ == "PROPN"  # "3rd Field Unit"
    vague = (
        quantity is None
        and noun in words.too_vague
        and not (carried or named or is_more(head) or head.lower_ == "engineers" or _are_spares(head))
        and not _is_told_by(verb.lower(), head)
    )
    if not told and (noun in words.moral or vague):
        return []
    if told == ["equipment"] and noun in nouns("force"):
        told = ["ground"]  # "security personnel"
    if told == ["equipment"] and gives().get(noun) == "funding":
        told = ["funding"]  # "military funding"
    if not told:
        kind = gives().get(noun)
        if kind is None:  # "a package worth 3 billion kroner"
            sum_ = worth(scene, head)
            return [Thing(token.i, "funding", sum_)] if sum_ is not None else []
        told = [_as_given(head, noun, kind, verb, quantity is not None)]
        if noun in {"boot", "boots"} and (head.i + 1 >= len(scene.doc) or word_after(head) != "on"):
            told = ["equipment"]  # but "boots on the ground"
    amount = amount_of(quantity, head.lower_) if quantity else worth(scene, head) or raised_to(scene, head)
    if told == ["other"] and amount is not None and amount.currency:
        told = ["funding"]
    return [Thing(token.i, kind, amount) for kind in told]


def _are_spares(head: Token) -> bool:
    """Whether parts are parts of machines, and not of something told: "parts of the force", "in equal parts"."""
    told = any((child.dep_ == "amod" and child.lower_ != "spare") or child.lower_ == "of" for child in head.children)
    return head.lower_ == "parts" and not told and head.head.lower_ != "in"


def _none_of_them(scene: Scene, none: Token) -> list[Thing]:
    """What "none" is of: the forces told of before: "had troops there for years, is providing none"."""
    before = [noun for noun in scene.doc[: none.i] if noun_of(noun) in nouns("force") and noun.pos_ == "NOUN"]
    kind = gives().get(noun_of(before[-1])) if before else None
    return [Thing(none.i, kind, none=True)] if kind is not None else []


def _is_unarmed(noun: str) -> bool:
    """Whether a noun is of people who help without arms: "interpreter"."""
    return noun in nouns("people") and gives().get(noun) == "other"


def _is_told_by(verb: str, head: Token) -> bool:
    """Whether a verb tells what a vague noun is: "contributed a company", "takes part with a company", "helps with"."""
    words = kinds().contributions
    if head.lemma_.lower() == "company":
        known = {"a", "another"} | _COMPANIES
        return verb in words.lasting | _MANNING | words.sharing and word_before(head) in known
    if head.lower_ not in _SERVICES:
        return False
    serves = verb in words.lasting | {"supply"} and martial().found_in(head.doc.text)  # "will provide transport"
    return serves or verb in words.helping


_COMPANIES = frozenset(  # no businesses
    {"clearing", "clearance", "demining", "infantry", "rifle", "engineer", "engineering", "medical", "reconnaissance"}
    | {"mechanised", "mechanized", "motorised", "motorized", "tank", "artillery", "airborne", "parachute", "commando"}
    | {"marine", "ranger", "signals", "signal", "police", "guard", "field", "armoured", "armored", "military"}
)


def _of_follows(token: Token) -> bool:
    return token.lower_ in {"aid", "support", "help"} and any(child.lower_ == "of" for child in token.rights)


def _what_is_counted(head: Token) -> list[Token]:
    """ "shipments of arms and fuel": the arms and the fuel."""
    promised = head.lemma_.lower() in {"commitment", "pledge", "promise", "offer"}
    return _all_governed(head, frozenset({"of", "for"} if promised else {"of"}))


def _what_is_aboard(carrier: Token) -> list[Token]:
    """ "two planes loaded with aid", "a ship full of food": the aid and the food."""
    load = carrier.doc[min(carrier.i + 1, len(carrier.doc) - 1)]
    return _all_governed(load, _ABOARD) if load.lower_ in _LOADED else []


def _all_governed(head: Token, words: frozenset[str]) -> list[Token]:
    """What prepositions behind a word govern, and what is joined to it."""
    governed = prepositional(head, words)
    return [item for noun in governed for item in (noun, *(c for c in noun.children if c.dep_ == "conj"))]


def _counted_before(scene: Scene, token: Token, quantity: Quantity, verb: str) -> list[Thing]:
    """A bare number gives what the text counted last: "8,700 soldiers. Nigeria has pledged 3,250 of them"."""
    heads = [noun.i for noun in prepositional(token, frozenset({"of"})) if noun.pos_ == "NOUN"]
    heads += [quantity.head] if quantity.head is not None else []
    heads += [q.head for q in reversed(scene.quantities_between(0, token.i - 1)) if q.head is not None][:1]
    for head in heads:
        noun = noun_of(scene.doc[head])
        kind = "ground" if noun in {"man", "men"} else gives().get(noun)  # "contributes 1,380 of its 5,800 men"
        of_it = scene.doc[head].dep_ == "pobj" and scene.doc[head].head.head.i == token.i  # "seven of its bases"
        if kind is not None and (of_it or noun not in nouns("goods")):
            kind = _as_given(scene.doc[head], noun, kind, verb, counted=True)
            return [Thing(token.i, kind, amount_of(quantity, scene.doc[head].lower_))]
    return []


def _as_given(head: Token, noun: str, kind: ContributionType, verb: str, counted: bool) -> ContributionType:
    """What the noun gives with this verb: craft that are given away are equipment, "F-16 fighters" are no men."""
    before = head.nbor(-1) if head.i else head
    many = any(child.dep_ == "nummod" and child.text.isdigit() and len(child.text) > 2 for child in head.lefts)
    if (
        noun == "fighter"
        and not many
        and (  # "300 Mujahideen fighters" are men
            before.lower_ == "jet" or before.pos_ == "PROPN" or any(letter.isdigit() for letter in before.text)
        )
    ):
        kind = "air"
    if noun in {"drone", "uav"} and verb.lower() in {"send", "deliver", "supply", "provide", "sell", "fly"}:
        return "equipment"
    given = verb.lower() in kinds().contributions.given_away
    if kind == "naval" and verb.lower() in kinds().contributions.lasting:
        return kind  # a frigate that is provided sails under its own flag, but for a state
    if given and kind in {"air", "naval"} and (noun in nouns("craft") or noun == "fighter"):
        return "equipment"
    return kind


def _bought(scene: Scene, token: Token, quantity: Quantity) -> ContributionType:
    """What an amount of money is given as: "$5 million worth of vehicles" are vehicles, "in aid" is money."""
    head = scene.doc[quantity.head] if quantity.head is not None and not quantity.inherited else token
    spots = [head, *(scene.doc[i] for i in range(quantity.last, min(quantity.last + 2, len(scene.doc))))]
    for spot in (head, token):
        if spot.lemma_.lower() in kinds().contributions.generic and "humanitarian" in kinds_of_help(spot):
            return "humanitarian"
    inner = [
        noun
        for spot in [token, *spots]
        for child in (spot, *spot.rights)
        if child.lower_ in _WITHIN
        for noun in (
            *(c for c in child.children if c.dep_ == "pobj"),
            *(c for of in child.rights if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"),
        )
    ]
    for noun in inner:
        name = noun_of(noun)
        if name in kinds().contributions.generic:
            return "humanitarian" if "humanitarian" in kinds_of_help(noun) else "funding"
        if name in gives() and (name in nouns("craft") or gives()[name] in {"equipment", "humanitarian", "medical"}):
            return "equipment" if name in nouns("craft") else gives()[name]
    return "funding"
