"""How many a whole has, by its verb: "numbers about 9,600 troops", "is meant to reach 2,500 members", "now has 400"."""

from spacy.tokens import Token

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.belonging import topic
from worker.extraction.claims.deployments.forces_words import is_force, is_group
from worker.extraction.claims.deployments.levels import Found, actors_of
from worker.extraction.claims.deployments.senders import focus_in_words, sender
from worker.extraction.claims.deployments.whereabouts import THERE, after, before_next_number, whereabouts
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_or_self, is_passive, prepositional
from worker.extraction.counting.units import nouns
from worker.extraction.model.labels import MANY

_LEAD = frozenset({"of", "a", "up", "total", "by", "now", "only", "just", "little", "still", "well"})
WHOLES = frozenset({"force", "mission", "contingent", "brigade", "battlegroup", "battalion"})
_BODIES = frozenset({"operation", "coalition", "army", "presence", "fleet", "alliance", "deployment", "peacekeeping"})
_OF = frozenset({"of"})
_UNITS = frozenset({"battalion", "contingent", "brigade", "company", "regiment"})
_PEOPLE = frozenset({"member", "people", "person"})
_FEWEST_PEOPLE = 20
_KNOWN = frozenset({"garrison", "contingent", "battalion", "detachment"})
_OF_STATES = frozenset({"coalition", "alliance", "pact", "partnership", "bloc", "group", "grouping", "league", "club"})


def numbered(scene: Scene, quantity: Quantity) -> Found | None:
    """ "numbers about 9,600 troops", "is made up of 500 police officers"."""
    verb = _verb_of(scene, quantity)
    things = quantity.head is not None and noun_of(scene.doc[quantity.head]) in nouns("craft")
    if verb is None or (things and verb.lower_ == "including"):
        return None  # "200 vehicles, including 30 tanks"
    subjects = _subjects_of(scene, verb)
    if verb.lemma_ == "count" and any(noun.tag_ == "NNS" for noun in subjects):
        return None  # "UN observers counted 300 policemen": whom others count they have not
    if verb.dep_ == "acl" and _are_parts(scene, quantity) and any(noun.i in scene.by_head for noun in subjects):
        return None  # "a brigade of 3,000 troops comprising three battalions"
    own = scene.party_at(scene.doc[quantity.head]) if quantity.head is not None and not quantity.inherited else None
    people = own is not None and own.type == "country" and scene.doc[own.token].tag_ in {"NNS", "NNPS"}
    actors = [own] if own is not None and people else actors_of(scene, subjects)  # "the team includes eight Malaysians"
    last = quantity.head if quantity.head is not None and not quantity.inherited else quantity.last - 1
    where = after(scene, last, _end_of_its_own(scene, last))
    if not actors:
        actors = _unnamed_force(scene, subjects)
    beside = [child for child in verb.rights if child.dep_ == "conj" and child.pos_ == "VERB"]
    where = where or whereabouts(scene, [spot for each in beside for spot in prepositional(each, THERE)])
    for noun in subjects:
        meant = antecedent_or_self(noun)
        whole = [meant, *prepositional(meant, _OF)]  # "the number of troops in Gao"
        where = where or whereabouts(scene, [spot for word in whole for spot in prepositional(word, THERE)])
        where = where or where_it_is(scene, noun)
    return Found(verb, actors[:1], where, "numbers") if actors else None


def _are_parts(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number is one of units, which say only of what those are made whose number is told."""
    return quantity.head is not None and scene.doc[quantity.head].lemma_.lower() in _UNITS


def where_it_is(scene: Scene, it: Token) -> list[Party]:
    """Where the force that "it" is has been told to be: "opened the EU mission in Gao. It has 900 soldiers"."""
    if it.lower_ != "it":
        return []
    start, first = scene.sentence_before(it.i)
    for token in reversed(list(scene.doc[start:first])):
        if token.lemma_.lower() in WHOLES:
            return whereabouts(scene, prepositional(token, THERE))
    return []


def _end_of_its_own(scene: Scene, last: int) -> int:
    """Where ends what is told of a number with whom its people are: "300 with UNIFIL, 131 with UNAMI in Baghdad"."""
    _, end = scene.sentence(last)
    if last + 1 >= end or scene.doc[last + 1].lower_ != "with":
        return len(scene.doc)
    return before_next_number(scene, last)


def made_of(scene: Scene, quantity: Quantity) -> Found | None:
    """ "MINUSCA, a UN mission of 10,000 troops": how many a whole has, told behind its name."""
    at = quantity.first - 1
    if scene.doc[at].lower_ == "and":  # "of 10,000 troops and 1,800 police"
        before = scene.quantities_between(scene.sentence(at)[0], at)
        at = before[-1].first - 1 if before and before[-1].head == at - 1 else at
    while at > 1 and scene.doc[at].lower_ in {"up", "to", "some", "about", "a", "total"}:
        at -= 1
    noun = scene.doc[at - 1] if at > 1 else scene.doc[0]
    if scene.doc[at].lower_ != "of" or noun.lemma_.lower() not in WHOLES | _BODIES:
        return None
    first = noun.left_edge.i if noun.left_edge.i < noun.i else noun.i
    name = scene.doc[first - 2] if first > 1 and scene.doc[first - 1].text == "," else None
    party = scene.party_at(name) if name is not None else None
    if party is None or party.type != "coalition" or scene.doc[first].lower_ not in {"a", "an", "the", "its", "this"}:
        return None
    return Found(noun, [party], [], "made of")


def numbers_a_whole(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number of nothing, or of people, is how many a mission has: "is meant to reach 2,500 members"."""
    if quantity.count < _FEWEST_PEOPLE:
        return False
    named = quantity.head is not None and not quantity.inherited
    if named and scene.doc[quantity.head or 0].lemma_.lower() not in _PEOPLE:
        return False
    if not named and quantity.last < len(scene.doc) and scene.doc[quantity.last].pos_ in {"NOUN", "PROPN", "ADJ"}:
        return False
    verb = _verb_of(scene, quantity)
    subjects = _subjects_of(scene, verb) if verb is not None else []
    if named and scene.doc[quantity.head or 0].lemma_.lower() == "member" and any(map(_is_of_states, subjects)):
        return False  # "The coalition now counts 35 members": states
    return any(_is_a_whole(scene, noun) for noun in subjects)


def _is_of_states(subject: Token) -> bool:
    """Whether a noun is of what states join, or a name ends in one: "the pact", "the drone coalition"."""
    noun = antecedent_or_self(subject)
    return noun.lemma_.lower() in _OF_STATES or any(child.lower_ in _OF_STATES for child in noun.subtree)


def _verb_of(scene: Scene, quantity: Quantity) -> Token | None:
    """The verb before a number that tells how many a whole has."""
    at = quantity.first - 1
    while at > 0 and scene.doc[at].lower_ in _LEAD:
        at -= 1
    verb = scene.doc[max(at, 0)]
    lemma = verb.lemma_.lower()
    return verb if lemma in around().numbering and verb.pos_ in {"VERB", "AUX", "NOUN"} else None


def _subjects_of(scene: Scene, verb: Token) -> list[Token]:
    if verb.pos_ == "NOUN":
        first, _ = scene.sentence(verb.i)
        named = next((token.i for token in scene.doc[first : verb.i] if scene.number_at(token) is not None), verb.i)
        forces_ = [token for token in scene.doc[first:named] if token.pos_ == "NOUN" and is_force(token)]
        if forces_:
            return forces_[:1]  # "The troops, drawn from Chad and Togo, number 900"
        return [token for token in scene.doc[first : verb.i] if scene.number_at(token) is not None][:1]
    return scene.objects(verb) if is_passive(verb) else scene.subjects(verb)


def _is_a_whole(scene: Scene, subject: Token) -> bool:
    """Whether a noun is a mission or a unit, or a pronoun for one."""
    noun = antecedent_or_self(subject)
    if noun.lemma_.lower() in WHOLES or is_group(noun):
        return True
    party = scene.party_at(noun)
    return party is not None and party.number is not None and scene.is_or_means(party, "coalition")


def _unnamed_force(scene: Scene, subjects: list[Token]) -> list[Party]:
    """A force without a name whose strength is told: "a force that will number 6,700 troops"."""
    for noun in subjects:
        meant_by = antecedent_or_self(noun)
        about = topic(scene, meant_by) if meant_by.lemma_.lower() in _UNITS else None
        if about is not None and about.type == "country":
            return [about]  # "Jordan has flown 250 men to Gao, the vanguard of a battalion that is to number 900"
        if about is None and meant_by.lower_ in _KNOWN and any(child.lower_ == "the" for child in meant_by.lefts):
            return [sender(meant_by.i, scene.in_words(meant_by).reference.name)]  # "The garrison, which numbers 400"
        if meant_by.tag_ in MANY and is_force(meant_by) and any(child.lower_ == "the" for child in meant_by.lefts):
            return [sender(meant_by.i, scene.in_words(meant_by).reference.name)]  # "The marines number 900"
        if meant_by.lemma_.lower() in WHOLES or is_group(meant_by) or is_force(meant_by):
            return [focus_in_words(scene, meant_by)]
    return []
