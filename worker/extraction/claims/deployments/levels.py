"""The level that forces are brought to: "down to 24", "bringing its strength to 8,500", "the number was 3,000"."""

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.belonging import topic
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.forces import force_at
from worker.extraction.claims.deployments.forces_words import is_force, is_group
from worker.extraction.claims.deployments.senders import focus, sender
from worker.extraction.claims.deployments.whereabouts import THERE, after, told_there, whereabouts
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_or_self, clause_verb, is_passive, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.reading import ACTING

_FEWEST = 10
_FAR = 6
_ABOUT = frozenset({"above", "over", "about", "around", "under", "below", "nearly", "almost", "some", "roughly"})
_COUNTING = frozenset({"be", "stand", "total", "reach", "number", "exceed", "estimate", "put", "cap", "set", "fix"})
_RECKONING = frozenset({"put", "estimate", "reckon", "give"})
_COMMANDING = frozenset({"commander", "spokesman", "spokeswoman", "spokesperson", "headquarters", "chief", "general"})
_GOING = frozenset({"go", "creep", "move", "come"})
_PEAKS = frozenset({"peak", "high", "maximum", "total", "height", "low", "record", "ceiling", "minimum"})
_LIMITS = frozenset({"ceiling", "cap", "limit"})
_FOR = frozenset({"for"})
_CHANGES = frozenset({"cut", "cutback", "reduction", "increase", "drawdown", "expansion", "rise"})


_HOW_STRONG = frozenset({"strength", "size", "level", "ceiling", "complement", "establishment"})
_STRENGTHS = frozenset({"strength", "ceiling", "headcount"})
_ALLOWED = frozenset({"authorised", "authorized", "mandated", "ceiling", "maximum", "approved", "planned", "proposed"})


class Found(msgspec.Struct, frozen=True):
    """Whose forces a number counts: the token that states it, the actors, where they are, and what told it."""

    at: Token
    actors: list[Party]
    places: list[Party]
    frame: str


def down_to(scene: Scene, quantity: Quantity) -> Found | None:
    """ "Spain, down to 24 soldiers", "Britain is down to about 4,000"."""
    at = quantity.first - 2
    if at < 1 or scene.doc[at + 1].lower_ != "to" or scene.doc[at].lower_ not in {"down", "up"}:
        return None
    left = scene.doc[at - 1] if scene.doc[at - 1].text != "," else scene.doc[max(at - 2, 0)]
    party = scene.party_at(left)
    if party is not None and party.type in ACTING and left.dep_ != "pobj":
        return Found(scene.doc[at], [party], after(scene, quantity.last, len(scene.doc)), "down to")
    verb = left if left.pos_ in {"VERB", "AUX"} else scene.doc[at].head
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    subjects = scene.subjects(verb)
    actors = actors_of(scene, subjects) or [party for noun in subjects for party in _owning(scene, noun)]
    where = [spot for noun in (*scene.objects(verb), *subjects) for spot in prepositional(noun, THERE)]
    there = whereabouts(scene, where) or after(scene, quantity.last, len(scene.doc))
    return Found(verb, actors[:1], there, "down to") if actors else None


def up_from(scene: Scene, builder: Builder, quantity: Quantity) -> Found | None:
    """How many there were before: "5,600 U.S. troops were on the island, up from 1,900 on Tuesday"."""
    at = _lead_of(scene, quantity)
    if at < 1 or scene.doc[at].lower_ != "from" or scene.doc[at - 1].lower_ not in {"up", "down"}:
        return None
    first, _ = scene.sentence(at)
    told = [other.first for other in scene.quantities_between(first, at) if other.first in builder.counted]
    if not told:
        return None
    actor, _, _, place = builder.counted[told[-1]]
    return Found(scene.doc[at - 1], [actor], [place] if place is not None else [], "up from")


def brought_to(scene: Scene, builder: Builder, quantity: Quantity) -> Found | None:
    """ "bringing its strength there to 8,500", "has cut that figure to 650", "the number of troops fell to 2,500"."""
    at = _lead_of(scene, quantity)
    changes = quantity.previous is not None and scene.doc[at].lower_ == "from"
    how = scene.doc[at - 1].lemma_.lower() if at > 1 else ""
    if scene.doc[at].lower_ == "of" and how in _HOW_STRONG | _LIMITS:
        return _reached(scene, scene.doc[at - 1]) or _leveled(scene, scene.doc[at - 1], quantity)
    if scene.doc[at].lower_ == "to" and at > 1 and _is_change(scene.doc[at - 1]):
        actors = _owning(scene, scene.doc[at - 1])  # "the Chilean cutback to 200 soldiers"
        return Found(scene.doc[at - 1], actors[:1], [], "brought to") if actors else None
    led_to = scene.doc[at].lower_ == "to"
    change = next((each for each in scene.doc[max(at - 4, 0) : at] if _is_change(each)), None)
    if led_to and change is not None:  # "an increase of UNIFIL to 15,000"
        actors = actors_of(scene, prepositional(change, frozenset({"of", "in"})))
        actors = actors or actors_of(scene, scene.subjects(clause_verb(change)))  # "plans a cut of troop levels to 80"
        return Found(change, actors[:1], [], "brought to") if actors else None
    at = _before_peak(scene, at)
    under = scene.doc[quantity.first].lower_ in {"below", "under", "beneath"}  # "could fall below 5,000"
    up_to = (under or quantity.qualifier == "up_to") and scene.doc[at].pos_ == "VERB"  # "can rise up to 70"
    as_so = scene.doc[at].lower_ == "as"  # "gave the strength of the group as 33 officers"
    if at < 1 or not (changes or up_to or as_so or scene.doc[at].lower_ in {"to", "at"}):
        return None
    first, _ = scene.sentence(at)
    for verb in reversed(list(scene.doc[max(first, at - 24) : quantity.first])):
        goes_up = up_to and verb.lemma_ in _GOING  # "troop strength went up to 3,000"
        told = verb.lemma_ in _RECKONING if as_so else goes_up or verb.lemma_.lower() in around().changing
        if verb.pos_ == "VERB" and told:
            return _by_verb(scene, builder, quantity, verb)
    return None


def _lead_of(scene: Scene, quantity: Quantity) -> int:
    """The token before a number, and before "above" or "some" in front of it: "to above 17,000"."""
    at = quantity.first - 1
    while at > 1 and scene.doc[at].lower_ in _ABOUT:
        at -= 1
    return at


def _by_verb(scene: Scene, builder: Builder, quantity: Quantity, verb: Token) -> Found | None:
    """Whose forces a verb brings to a number."""
    objects, subjects = scene.objects(verb), scene.subjects(verb)
    if quantity.previous is not None and quantity.head is not None and is_force(scene.doc[quantity.head]):
        drawn = actors_of(scene, subjects) if not objects else []
        if drawn:  # "Brazil drew down from 2,200 troops in Haiti to 1,200"
            return Found(verb, drawn[:1], after(scene, verb.i, len(scene.doc)), "brought to")
    if not is_passive(verb) and any(noun.lower_ == "them" for noun in objects) and builder.counted:
        earlier = [at for at in builder.counted if at < verb.i]  # "has 900 men there. It must reduce them to 300"
        whose, _, _, place = builder.counted[max(earlier)] if earlier else builder.lately()[0]
        return Found(verb, [whose], [place] if place is not None else [], "brought to")
    for noun in map(antecedent_or_self, objects if is_passive(verb) else [*objects, *subjects]):
        found = _of_changed(scene, quantity, verb, noun) or _of_strength(scene, builder, verb, noun)
        if found is not None:
            return found
    return None


def _of_changed(scene: Scene, quantity: Quantity, verb: Token, noun: Token) -> Found | None:
    """Forces that change themselves: "KFOR was cut to", "ECOWAS forces in Gambia will be cut to 500 from 7,000"."""
    whole = scene.party_at(noun)
    acts = noun.dep_ == "nsubj" and any(child.dep_ == "dobj" for child in verb.children)
    theirs = any(child.dep_ == "poss" for child in noun.lefts)  # "the alliance's force"
    theirs = theirs or any(party.type == "country" for party in scene.modifying(noun))
    joint = whole is not None and (
        (whole.type == "coalition" and not theirs) or (whole.type == "organisation" and is_force(noun))
    )
    if whole is not None and joint and not acts:
        there = [spot for over in (noun, verb) for spot in prepositional(over, THERE)]
        return Found(verb, [whole], whereabouts(scene, there), "brought to")
    own = _owning(scene, noun) if quantity.previous is not None and is_force(noun) else []
    there = [spot for over in (noun, *noun.rights, verb) for spot in prepositional(over, THERE | {"to"})] if own else []
    return Found(verb, own[:1], whereabouts(scene, there), "brought to") if own else None


def _of_strength(scene: Scene, builder: Builder, verb: Token, noun: Token) -> Found | None:
    """Forces whose strength changes: "bringing its strength there to 8,500", "the number of troops fell to 2,500"."""
    if noun.lemma_.lower() not in around().strength:
        return None
    inner = prepositional(noun, frozenset({"of"}))
    if noun.lower_ == "number" and not inner and _are_the_lost(scene, noun.i):
        return None
    joint = [party for deeper in inner for party in scene.parties(deeper) if party.type == "coalition"]
    if not joint and any(not is_group(of) and noun_of(of) not in nouns("force") | around().human for of in inner):
        return None  # "the number of murders"
    actors = [*joint, *_owning(scene, noun), *(party for deeper in inner for party in _owning(scene, deeper))]
    if not joint and _is_told_by_its_commander(scene, verb, noun):
        actors = [focus(noun.i)]
    if not joint and verb.lemma_ in _RECKONING and any(child.lower_ == "their" for child in noun.lefts):
        before = builder.sender(scene.sentence(verb.i)[0])  # "has sent advisers. An official put their number at 24"
        actors = [Party(before, noun.i)] if before is not None else [sender(noun.i)]
    if verb.lemma_ != "put":  # who "put the strength of the contingent at 900" only says so
        actors = actors or actors_of(scene, [token for token in scene.subjects(verb) if token.i != noun.i])
    if not actors and any(child.lower_ in {"this", "that", "the"} for child in noun.lefts):
        earlier = [at for at in builder.counted if at < noun.i]  # "this number has now been cut to 4,800"
        actors = [builder.counted[max(earlier)][0]] if earlier else [whose for whose, *_ in builder.lately()[:1]]
        known = is_force(noun) or bool(inner) or scene.first_force < noun.i or scene.has_forces
        actors = actors or ([sender(noun.i)] if known else [])
    if not actors:
        return None
    told = [child for deeper in inner for child in deeper.rights if child.dep_ == "acl"]  # "serving in Bosnia"
    words = (noun, *inner, *told, verb)
    where = whereabouts(scene, [spot for over in words for spot in prepositional(over, THERE)])
    if not where and any(child.lower_ == "there" for word in words for child in word.rights):
        where = told_there(scene, builder, verb)  # "sent 50 men to Gao, taking its force there to 200"
    return Found(verb, actors[:1], where, "brought to")


def _is_told_by_its_commander(scene: Scene, verb: Token, strength: Token) -> bool:
    """Whether whose commander tells it is who is so strong: "Its commander puts its strength at 1,870"."""
    if verb.lemma_ not in _RECKONING or all(child.lower_ != "its" for child in strength.lefts):
        return False
    tellers = [noun for noun in scene.subjects(verb) if noun.i < verb.i]
    tellers += [noun.head for noun in tellers if noun.dep_ == "appos"]
    return any(noun.lemma_ in _COMMANDING and any(child.lower_ == "its" for child in noun.lefts) for noun in tellers)


def _is_change(token: Token) -> bool:
    """Whether a noun is a change of how many there are: "the cutback to 200", but not "was cut to 200"."""
    return token.pos_ == "NOUN" and token.lemma_.lower() in _CHANGES


def _before_peak(scene: Scene, at: int) -> int:
    """The "to" of "to a peak of", "to a leaner force of", from its "of"; any other token as it is."""
    doc = scene.doc
    if at < _FAR or doc[at].lower_ != "of":
        return at
    if doc[at - 1].lemma_.lower() not in _PEAKS and not is_force(doc[at - 1]):
        return at
    return next((back for back in range(at - 2, at - _FAR, -1) if doc[back].lower_ in {"to", "at"}), at)


def _reached(scene: Scene, strength: Token) -> Found | None:
    """ "is due to reach its full strength of 6,000"."""
    verb = strength.head
    if strength.dep_ != "dobj" or verb.lemma_ not in {"reach", "attain", "have"}:
        return None
    actors = actors_of(scene, scene.subjects(verb))
    return Found(verb, actors[:1], [], "brought to") if actors else None


def _leveled(scene: Scene, strength: Token, quantity: Quantity) -> Found | None:
    """ "the current troop level of 6,900", "a force strength of 300", "a ceiling of 900 soldiers for the mission"."""
    counted = [scene.doc[quantity.head]] if quantity.head is not None else []
    over = (strength, *counted, clause_verb(strength))
    common = [party for noun in over for each in prepositional(noun, _FOR) for party in scene.parties(each)]
    common = [party for party in common if party.type == "coalition"]
    of_forces = any(is_force(child) or child.lower_ == "military" for child in strength.lefts)
    if not (of_forces or (common and any(is_force(noun) for noun in counted))):
        return None
    actors = common or _owning(scene, strength) or [sender(strength.i)]
    return Found(strength, actors[:1], whereabouts(scene, prepositional(strength, THERE)), "level")


def is_number(scene: Scene, builder: Builder, quantity: Quantity) -> Found | None:
    """ "the number was between 2,000 and 3,000", "that figure now stands at 900"."""
    first, _ = scene.sentence(quantity.first)
    if quantity.count < _FEWEST or _are_the_lost(scene, quantity.first):
        return None  # "who is the number three"
    own = force_at(scene, scene.doc[quantity.head]) if quantity.head is not None and not quantity.inherited else None
    if own is not None and own.owners:
        return None  # "the only troops left are 85 Irish soldiers"
    for verb in reversed(list(scene.doc[max(first, quantity.first - 6) : quantity.first])):
        if verb.lemma_ not in _COUNTING or verb.pos_ not in {"VERB", "AUX"}:
            continue
        counting = scene.objects(verb) if is_passive(verb) else scene.subjects(verb)
        counted = [noun for noun in counting if noun.lemma_.lower() in around().strength]
        if not counted:
            return None
        inner = [*counted, *prepositional(counted[0], frozenset({"of"}))]
        joint = [party for noun in inner[1:] for party in scene.parties(noun) if party.type == "coalition"]
        actors = [*joint, *(party for noun in inner for party in _owning(scene, noun))]
        told = [whose for whose, *_ in builder.counted.values()]
        here = [whose for at, (whose, *_) in builder.counted.items() if first <= at < quantity.first]
        about = topic(scene, counted[0])
        where = whereabouts(scene, [spot for over in inner for spot in prepositional(over, THERE)])
        actors = actors or here[-1:] or ([about] if about is not None else told[-1:])
        actors = actors or [sender(counted[0].i)]
        return Found(verb, actors[:1], where, "is number")
    return None


def _are_the_lost(scene: Scene, at: int) -> bool:
    """Whether "the number" is that of those who fell: "how many have been killed. Diplomats put the number at 60"."""
    start, end = scene.sentence_before(at)
    return any(word.lower_ in kinds().casualties.outcomes for word in scene.doc[start:end])


def is_strength(scene: Scene, quantity: Quantity) -> bool:
    """Whether a bare number is told to be how strong something is: "its authorised strength is 22,126"."""
    before = scene.doc[max(quantity.first - _FAR, 0) : quantity.first]
    return quantity.count >= _FEWEST and any(word.lemma_.lower() in _STRENGTHS for word in before)


def is_only_allowed(scene: Scene, quantity: Quantity) -> bool:
    """Whether a force is only allowed to be so strong: "its authorised strength is", "has a ceiling of"."""
    before = scene.doc[max(quantity.first - _FAR, 0) : quantity.first]
    told = any(word.lemma_.lower() in _HOW_STRONG | {"headcount"} for word in before)
    return told and any(word.lower_ in _ALLOWED for word in before)


def tell_change(
    scene: Scene, builder: Builder, found: Found, quantity: Quantity, actor: Party, place: Party | None
) -> None:
    """What a change from one number to another says besides: those who leave, or who are there before more come."""
    if quantity.previous is None or actor.type == "armed_group":
        return  # "the group is down to 250 fighters from 3,000": they were beaten
    modality = modality_of(found.at)
    at, before, name = found.at.i, quantity.previous, found.frame
    if quantity.count < before:
        less = before - quantity.count
        deploy(scene, builder, name, at, modality, actor, place, None, "withdrawing", 0.65, less)
    elif modality != "asserted":
        deploy(scene, builder, name, at, "asserted", actor, place, None, "present", 0.65, before)


def _owning(scene: Scene, noun: Token) -> list[Party]:
    found = [party for party in scene.modifying(noun) if party.type in ACTING | {None}]
    beside = [child for child in noun.lefts if child.dep_ == "nsubj" and child.i == noun.i - 1]  # "the U.S. cutback"
    return found or [party for child in beside for party in scene.parties(child) if party.type in ACTING]


def actors_of(scene: Scene, tokens: list[Token]) -> list[Party]:
    groups = kinds().memberships.groups | nouns("force")
    return [
        party
        for token in tokens
        for party in scene.parties(token)
        if party.type in ACTING
        or (party.type is None and party.number is not None and scene.parsed.candidates[party.number].head in groups)
        or (party.type is None and scene.doc[party.token].pos_ == "PRON" and scene.doc[party.token].lower_ != "he")
    ]
