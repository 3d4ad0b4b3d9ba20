"""Forces: noun phrases of troops, police, ships, aircraft, with their number, owner and place.

A force is a noun phrase whose head is a listed unit ("2,000 US troops", "planes and artillery", "more than 5,000"),
with its count, its owner and its places. `deployments` says what happens to it.
"""

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.belonging import (
    navy_of,
    owners_of,
    sources_of,
    whose_by_noun,
)
from worker.extraction.claims.deployments.force import Force, consisting, counted
from worker.extraction.claims.deployments.forces_nouns import (
    are_irregulars,
    are_provided,
    is_fresh,
    is_named_unit,
    kind_of_named,
    may_be_forces,
    unit_of,
)
from worker.extraction.claims.deployments.forces_places import where_they_are
from worker.extraction.claims.deployments.forces_rows import (
    joint,
    nationals_aboard,
    of_the_last,
    with_carried,
)
from worker.extraction.claims.deployments.forces_words import UNITS, is_force, is_group, is_of_merchants
from worker.extraction.claims.deployments.nationals import nation_told
from worker.extraction.claims.deployments.of_them import are_others, is_of_them, of_them, of_them_are_forces
from worker.extraction.claims.deployments.totals import in_all, is_compared, names_nothing, total_of
from worker.extraction.claims.deployments.whereabouts import THERE, whereabouts
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_of, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import first_of
from worker.extraction.reading import ACTING

_FEWEST_MEN = 20
_NEAR = 9
_FEWEST_ALONE = 2
_FEWEST_SENT = 100
_OF = frozenset({"of"})
_AS = frozenset({"as"})
_CALLING = frozenset({"know", "call", "dub", "name", "codename", "nickname"})  # "the force known as KFOR"
_ABOUT = frozenset({"about", "some", "around", "roughly", "nearly", "almost", "approximately", "another", "over"})
_BODIES = frozenset({"unit", "contingent", "detachment"})
_HAVING = frozenset(
    {"have", "send", "deploy", "keep", "station", "maintain", "commit", "provide", "contribute", "pledge"}
)


def forces(scene: Scene, tokens: list[Token]) -> list[Force]:
    """The forces that the noun phrases name; coordinated ones each, "and more than 5,000 in Iraq" too."""
    found: list[Force] = []
    tokens = [top.nbor(-1) if top.lower_ == "each" and top.i else top for top in tokens]  # "sent about 1,000 each"
    items = [each for top in tokens for token in scene.with_conjuncts(top) for each in with_carried(scene, token)]
    for number, token in enumerate(items):
        following = items[number + 1] if number + 1 < len(items) else None
        force = force_at(scene, token, len(scene.doc) if following is None else _first(scene, following))
        force = force or nationals_aboard(scene, token)
        if force is not None and (force.quantity is None or not is_compared(scene, force.quantity)):
            found.append(force)
    found = of_the_last(joint(scene, found))
    if found:  # "French and British troops": an owner said once holds for what is coordinated with it
        owners = found[0].owners
        found = [msgspec.structs.replace(one, owners=() if one.sources else one.owners or owners) for one in found]
    return found


def _part_of(scene: Scene, token: Token, quantity: Quantity | None) -> Quantity | None:
    """The first number of "42 of some 800 soldiers", which the parse makes a part of the second."""
    if quantity is None or token.dep_ == "pobj" or not quantity.first or scene.doc[quantity.first - 1].lower_ != "of":
        return quantity
    parts = scene.quantities_between(quantity.first - 4, quantity.first - 2)
    return parts[-1] if parts and parts[-1].last == quantity.first - 1 else quantity


def _first(scene: Scene, token: Token) -> int:
    """The first token of a noun phrase of forces."""
    quantity = counted(scene, token)
    return token.i if quantity is None else min(quantity.first, token.i)


def force_at(scene: Scene, token: Token, limit: int | None = None) -> Force | None:
    """The forces that the noun phrase at a token names, without what is coordinated with it.

    What says where they are stands before token `limit`.
    """
    if token.lower_ in {"which", "that", "who"}:
        antecedent = antecedent_of(token)
        if antecedent is None:
            return None
        token = antecedent
    navy = navy_of(scene, token) if token.pos_ == "PROPN" else None
    if navy is not None:
        ship, there = kind_of_named(token), where_they_are(scene, token, token.i, limit)
        return Force(token.i, ship.lower_ if ship else "ship", None, (navy,), there, False)
    quantity = counted(scene, token)
    part = _part_of(scene, token, quantity)
    total = total_of(scene, quantity) if part is quantity else None
    if total is not None:
        those = force_at(scene, total, limit)
        return None if those is None else msgspec.structs.replace(those, token=token.i, quantity=quantity)
    if part is not None and part.inherited and token.pos_ == "NUM" and _is_another_states(scene, part):
        return None
    counts_another = part is not None and part.head is not None and not is_force(token)
    head = scene.doc[part.head or 0] if part is not None and counts_another else token
    return (
        _of_a_coalition(scene, token, head)
        or _some_of_them(scene, token, part, limit)
        or _of_a_whole(scene, token, part, limit)
        or _of_those(scene, token, part, limit)
        or _alone(scene, token, part, limit)
        or _by_noun(scene, token, head, part, limit)
    )


def _of_a_coalition(scene: Scene, token: Token, head: Token) -> Force | None:
    """A coalition as a whole, that bears no noun of forces: "IFOR, a force of 58,000 men"."""
    whole = scene.party_at(head) or _named_beside(scene, head)
    if whole is None or whole.type != "coalition" or (not whole.reference.name and is_force(head)):
        return None
    members = consisting(scene, token)
    strength = counted(scene, members) if members is not None else None
    return Force(token.i, None, strength, (whole,), tuple(whereabouts(scene, prepositional(token, THERE))))


def _some_of_them(scene: Scene, token: Token, quantity: Quantity | None, limit: int | None) -> Force | None:
    """ "2,000 of them", with whose they are."""
    these = of_them(scene, quantity) if quantity is not None else None
    if these is None or quantity is None:
        return None
    nation = nation_told(scene, quantity.last + 2)
    whose = tuple(party for party in scene.parties(these) if party.type in ACTING or _is_understood(scene, party))
    whose = _of_those_before(scene, these) or whose
    there = where_they_are(scene, token, quantity.last, limit)
    return Force(token.i, None, quantity, (), there, True, whose if nation is None else (nation,))


def _of_those_before(scene: Scene, these: Token) -> tuple[Party, ...]:
    """Whose the forces are that are told of last before "of them": "relies on men of Wagner. Some 900 of them are"."""
    start, _ = scene.sentence_before(these.i)
    for token in reversed(list(scene.doc[start : these.i])):
        men = token.lower_ in around().human and counted(scene, token) is not None
        if (is_force(token) or men) and token.dep_ != "compound" and token.lower_ not in UNITS:
            told = force_at(scene, token)
            return told.owners or told.sources or _who_have(scene, token) if told is not None else ()
    return ()


def _of_those(scene: Scene, token: Token, quantity: Quantity | None, limit: int | None) -> Force | None:
    """So many of those told of: "Four of the ships are in the Gulf", "two of its battalions"."""
    if quantity is None or quantity.last + 1 >= len(scene.doc) or not quantity.first <= token.i < quantity.last:
        return None
    of, its = scene.doc[quantity.last], scene.doc[quantity.last + 1]
    if of.lower_ != "of" or its.lower_ not in {"the", "its", "their", "these", "those"}:
        return None
    whole = next((noun for noun in of.rights if noun.dep_ == "pobj" and noun.tag_ == "NNS" and is_force(noun)), None)
    own = counted(scene, whole) if whole is not None else None
    if whole is None or (own is not None and own.first != quantity.first):
        return None
    those = force_at(scene, whole, limit)
    there = where_they_are(scene, token, whole.i, limit)
    if those is None:
        return None
    of_before = () if those.owners or those.sources else _of_those_before(scene, its)
    whose = those.sources or of_before
    return msgspec.structs.replace(those, quantity=quantity, there=there, sources=whose)


def _who_have(scene: Scene, noun: Token) -> tuple[Party, ...]:
    """Who has or sends forces by their verb: "It has 2,000 men in the country. The ministry said 700 of them would"."""
    noun = first_of(noun)
    if noun.dep_ != "dobj" or noun.head.lemma_ not in _HAVING:
        return ()
    subjects = [subject for subject in scene.subjects(noun.head) if subject.i < noun.i]
    return tuple(party for subject in subjects for party in scene.parties(subject) if party.type in ACTING | {None})[:1]


def _is_understood(scene: Scene, party: Party) -> bool:
    """Whether something before says whom a pronoun means."""
    return (
        party.type is None
        and party.number is not None
        and (scene.parsed.candidates[party.number].antecedent is not None or scene.doc[party.token].lower_ == "whom")
    )


def _alone(scene: Scene, token: Token, quantity: Quantity | None, limit: int | None) -> Force | None:
    """A number that names nothing, where the paragraph has spoken of forces: "another 3,000"."""
    if quantity is None or quantity.inherited or not names_nothing(scene, quantity):
        return None
    if is_of_them(scene, quantity) and are_others(scene, quantity.last):
        return None
    if not quantity.first <= token.i <= quantity.last or quantity.count < _FEWEST_ALONE:
        return None
    later = scene.first_force >= scene.sentence(token.i)[1]
    if later and not of_them_are_forces(scene, quantity) and not _are_surely_sent(scene, token, quantity):
        return None
    if _is_another_states(scene, quantity):
        return None
    return Force(token.i, None, quantity, (), where_they_are(scene, token, quantity.last - 1, limit))


def _are_surely_sent(scene: Scene, token: Token, quantity: Quantity) -> bool:
    """Whether a paragraph that tells of forces further on sends so many: "Peru will provide 1,500. Fiji's men stay"."""
    verb = token.head
    sends = verb.lemma_.lower() in around().providing | {"send", "contribute", "pledge", "dispatch", "deploy"}
    return sends and scene.has_forces and quantity.count >= _FEWEST_SENT and token.dep_ == "dobj"


def _is_another_states(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number follows the name of a state in a row: "has fielded 60,000, Britain 43,000 and France 18,000"."""
    before = quantity.first - 1
    while before > 1 and scene.doc[before].lower_ in _ABOUT:
        before -= 1  # "and Norway about 70"
    if before < 1:
        return False
    name = scene.party_at(scene.doc[before])
    in_row = scene.doc[before - 1].lower_ in {",", ";", "and"}
    return in_row and name is not None and name.type == "country"


def _by_noun(scene: Scene, token: Token, head: Token, quantity: Quantity | None, limit: int | None) -> Force | None:
    """The forces of a noun for them, or for people who are where they are counted, given or somebody's."""
    many = quantity is not None and quantity.count >= _FEWEST_MEN and noun_of(head) in around().human
    human = many or (quantity is not None and are_provided(head)) or are_irregulars(scene, head, quantity)
    if not is_force(head) and not human:
        return _named_craft(scene, token, head, quantity, limit) or _of_contents(scene, token, limit)
    if _is_somebody_else(scene, head, quantity) or (quantity is None and _is_too_vague(scene, head)):
        return None
    if is_of_merchants(head):
        return None
    theirs: tuple[Party, ...] = ()
    if quantity is None or (quantity.head != token.i and not quantity.first <= token.i < quantity.last):
        men = consisting(scene, token)
        if men is not None and len(scene.quantities_between(token.i + 1, men.i)) > 1:
            return None  # "a battalion of 550 German and 150 Austrian soldiers" is told by its parts
        if men is not None:
            quantity = counted(scene, men) or quantity
            theirs = owners_of(scene, scene.modifying(men), men)
    if quantity is None or noun_of(head) in around().bodies | around().units | UNITS:
        quantity = in_all(scene, head) or quantity or _beside(scene, head)  # "two companies, 240 men in all"
    owners, sources = whose_by_noun(scene, token, head, quantity, theirs)
    there = where_they_are(scene, token, max(head.i, quantity.last - 1 if quantity is not None else 0), limit)
    people = human or noun_of(head) in nouns("force") | around().units or is_group(head)
    return Force(token.i, unit_of(scene, head), quantity, owners, there, people, sources)


def _named_craft(scene: Scene, token: Token, head: Token, quantity: Quantity | None, limit: int | None) -> Force | None:
    """A ship or a unit by its name: "the frigate Hessen"."""
    named = kind_of_named(head)
    if named is None:
        return None
    beside = [inner for child in token.rights if child.dep_ == "appos" for inner in scene.modifying(child)]
    owned = [party for party in [*scene.modifying(token), *beside] if party.number != scene.number_at(token)]
    owned = [party for party in owned if not named.i < party.token < token.i]  # "the frigate HMS Norfolk"
    owners = tuple(party for party in owned if party.type in ACTING | {None})
    return Force(token.i, named.lower_, quantity, owners, where_they_are(scene, token, head.i, limit), False)


def _of_contents(scene: Scene, token: Token, limit: int | None) -> Force | None:
    """The forces that something else consists of: "a group of soldiers from Belize"."""
    inner = consisting(scene, token)
    those = force_at(scene, inner, limit) if inner is not None and inner.i != token.i else None
    if those is None or those.owners or those.sources:
        return those
    return msgspec.structs.replace(those, sources=sources_of(scene, token))


def _is_somebody_else(scene: Scene, head: Token, quantity: Quantity | None) -> bool:
    """Whether a noun of forces belongs to a name of a person, a place or a group."""
    number = scene.number_at(head)
    kind = scene.type_of(number) if number is not None else None
    theirs_alone = head.text.islower() and quantity is not None  # "300 Taliban fighters"
    return kind in {"person", "place"} or (kind == "armed_group" and not theirs_alone)


def _is_too_vague(scene: Scene, head: Token) -> bool:
    """Whether a noun may be of anything, and no word before it is of forces: "its first Chief Climate Officer"."""
    noun = noun_of(head)
    vague = noun in kinds().forces.vague and (head.tag_ == "NN" or noun == "unit")
    vague = vague or (noun in around().loose and noun not in nouns("force"))
    if not vague or any(is_force(inner) or _is_a_people(scene, inner) for inner in prepositional(head, _OF)):
        return False
    military = any(word.lower_ in around().military for word in scene.doc[head.left_edge.i : head.i])
    military = military or is_named_unit(scene, head) or may_be_forces(scene, head)
    return not military and not (noun in _BODIES and scene.first_force < head.i and is_fresh(head))


def _is_a_people(scene: Scene, noun: Token) -> bool:
    """Whether a noun is the people of a country: "a company of Canadians"."""
    party = scene.party_at(noun) if noun.tag_ in {"NNPS", "NNS"} else None
    return party is not None and party.type == "country"


def _beside(scene: Scene, head: Token) -> Quantity | None:
    """The number in an apposition: "The Danish contingent, 150 soldiers from Aalborg, was pulled back"."""
    for child in head.rights:
        if child.dep_ == "appos" and is_force(child) and noun_of(child) in nouns("force"):
            return counted(scene, child)
    for quantity in scene.quantities_between(head.i + 1, head.i + _NEAR)[:1]:
        noun = scene.doc[quantity.head or head.i]
        apart = noun.dep_ == "appos" and head.i < noun.head.i < quantity.first and quantity.first > head.i + 2
        if apart and scene.doc[quantity.first - 1].text == "," and noun_of(noun) in nouns("force"):
            return quantity  # "the force at Gao, some 600 soldiers": beside its place
    return None


def _named_beside(scene: Scene, head: Token) -> Party | None:
    """The coalition that an apposition names: "Haiti's last foreign force, MINUSTAH"."""
    called = [child for child in head.rights if child.dep_ == "acl" and child.lemma_ in _CALLING]
    named = [name for child in called for name in (*prepositional(child, _AS), *child.rights)]
    if noun_of(head) not in {"force", "mission", "operation"} and not named:
        return None
    beside = [scene.party_at(child) for child in (*named, *(c for c in head.rights if c.dep_ == "appos"))]
    return next((party for party in beside if party is not None and party.type == "coalition"), None)


def _of_a_whole(scene: Scene, share: Token, quantity: Quantity | None, limit: int | None) -> Force | None:
    """Some of counted forces, nobody tells how many: "the last of its 11,000 troops"."""
    if share.lemma_.lower() not in kinds().forces.shares or quantity is not None:
        return None
    for whole in prepositional(share, _OF):
        provided = (
            share.dep_ == "dobj" and share.head.lemma_ in around().providing
        )  # "supplies a third of the troops in"
        if (counted(scene, whole) is not None or scene.modifying(whole) or provided) and (
            those := force_at(scene, whole, limit)
        ) is not None:
            return those if share.lower_ == "all" else msgspec.structs.replace(those, quantity=None)
    return None
