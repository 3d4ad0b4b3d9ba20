"""Casualties told by a number and no frame: "34 killed", "lost five men", "among the dead were", "without homes"."""

from collections.abc import Callable

import msgspec
from spacy.tokens import Token

from schemas.claims import Modality, Outcome
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.casualties.frames import add_suffered, is_not_done
from worker.extraction.claims.casualties.sufferers import THERE, Sufferer, is_person, parts_of, sufferer_at
from worker.extraction.claims.gapping import gapped
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.places import places
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_before

_ADVERBS = frozenset({"already", "also", "since", "now", "feared", "believed", "presumed", "confirmed", "found"})
_MOST_STEPS = 7
_HOMES = frozenset({"homes", "home", "shelter"})
_FLEEING = frozenset({"flee", "leave", "abandon"})
_LEAVING = frozenset({"leave", "abandon"})
_FORCING = frozenset({"cause", "force", "compel", "oblige", "drive", "lead", "prompt", "make"})
_STATES = frozenset({"dead", "wounded", "injured", "homeless"})
_STRICKEN = frozenset({"dead", "wounded", "injured"})
_NEAR = 25
_ASIDES = frozenset({",", "-", "–", "—", "("})
_OF_THOSE: dict[str, Outcome] = {
    "wounded": "wounded",
    "injured": "wounded",
    "captives": "captured",
    "hostages": "captured",
    "prisoners": "captured",
}


def find_counted(scene: Scene, builder: Builder) -> None:
    """Casualties told without a frame: "34 killed", "the dead included 12 airmen", "left 1.5 million without homes"."""
    for quantity in scene.quantities:
        if quantity.counts:
            _outright(scene, builder, quantity)
    for token, lemma in zip(scene.tokens, scene.lemmas, strict=True):
        finder = _FINDERS.get(lemma) or _FINDERS.get(token.lower_)
        if finder is not None:
            finder(scene, builder, token)


def _dead(scene: Scene, builder: Builder, dead: Token) -> None:
    """ "The dead included 12 airmen", "three herders were found dead"."""
    _the_dead(scene, builder, dead)
    _told_dead(scene, builder, dead)
    verb = dead.head
    if dead.dep_ not in {"acomp", "oprd", "xcomp", "ccomp"} or verb.lemma_ not in kinds().casualties.telling:
        return
    for top in scene.objects(verb):
        for item in scene.with_conjuncts(top):
            sufferer = sufferer_at(scene, item, harmed=True)
            if sufferer is not None:
                where = places(scene, prepositional(verb, THERE))
                add_suffered(scene, builder, "found dead", sufferer, "killed", modality_of(verb), [], where, dead.i)


def _told_dead(scene: Scene, builder: Builder, dead: Token) -> None:
    """ "The army said two soldiers were missing and 40 rebels dead": the number and its noun right before the word."""
    if not dead.i or not scene.by_head.get(dead.i - 1):
        return
    sufferer = sufferer_at(scene, dead.nbor(-1), harmed=True)
    if sufferer is not None and sufferer.quantity is not None and not sufferer.quantity.percent:
        add_suffered(scene, builder, "number, people, dead", sufferer, "killed", "asserted", [], [], dead.i)


def _the_dead(scene: Scene, builder: Builder, noun: Token) -> None:
    """ "The dead included 12 airmen", "the wounded, three Danes and a Finn, were flown home"."""
    for top in _told_to_be(noun):
        for item in scene.with_conjuncts(top):
            sufferer = sufferer_at(scene, item)
            outcome = _OF_THOSE.get(noun.lower_, "killed")
            for one in (sufferer, *parts_of(scene, item)) if sufferer is not None else ():
                add_suffered(scene, builder, "the dead included", one, outcome, "asserted", [], [], item.i)


def _told_to_be(noun: Token) -> list[Token]:
    """Who the dead are told to be, by a verb or between commas behind "the dead"."""
    if noun.dep_ == "nsubj" and noun.head.lemma_ in {"include", "be", "comprise"}:
        named = [child for child in noun.head.rights if child.dep_ in {"dobj", "attr"}]
        if named and not any(child.dep_ == "appos" for child in noun.rights):
            return named
    if not noun.i or word_before(noun) != "the" or noun.i + 1 == len(noun.doc) or noun.nbor(1).text not in _ASIDES:
        return []
    if noun.dep_ == "amod" and noun.head.i > noun.i:
        return [noun.head]  # so the parse has it: "the wounded, three Danes"
    return [child for child in noun.rights if child.dep_ == "appos"]


def _among(scene: Scene, builder: Builder, among: Token) -> None:
    """ "Among the dead were four soldiers", "two Danes were among the wounded"."""
    if among.dep_ != "prep" or among.head.lemma_ != "be":
        return
    near = scene.doc[among.i : among.i + 6]
    words = {t.lower_ for c in among.children if c.dep_ == "pobj" for t in scene.below(c)} | {t.lower_ for t in near}
    outcome = next((kinds().casualties.outcomes[word] for word in words if word in kinds().casualties.outcomes), None)
    if outcome is None:
        return
    where = places(scene, [spot for token in near for spot in prepositional(token, THERE)])
    for subject in _cited(scene, among.head) or scene.subjects(among.head):
        for item in scene.with_conjuncts(subject):
            sufferer = sufferer_at(scene, item)
            if sufferer is not None:
                add_suffered(scene, builder, "among the dead", sufferer, outcome, "asserted", [], where, item.i)


def _in_hands(scene: Scene, builder: Builder, hands: Token) -> None:
    """ "230 seamen are in the hands of pirates"."""
    verb = hands.head.head
    if hands.dep_ != "pobj" or hands.head.lower_ != "in" or verb.lemma_ not in {"be", "remain", "stay"}:
        return
    by = [p for noun in prepositional(hands, frozenset({"of"})) for p in scene.parties(noun) if scene.acts(p)]
    for sufferer in _counted_people(scene, scene.subjects(verb)):
        add_suffered(scene, builder, "in hands", sufferer, "captured", modality_of(verb), by, [], hands.i)


def _in_camps(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "About 230,000 are still living in camps"."""
    camps = [noun for noun in prepositional(verb, THERE) if noun.lemma_.lower() in {"camp", "shelter", "tent"}]
    for sufferer in _counted_people(scene, scene.subjects(verb)) if camps and verb.pos_ == "VERB" else ():
        where = places(scene, [spot for camp in camps for spot in prepositional(camp, THERE)])
        add_suffered(scene, builder, "in camps", sufferer, "displaced", modality_of(verb), [], where, verb.i)


def _with_wounds(scene: Scene, builder: Builder, harm: Token) -> None:
    """ "23 people with bullet wounds"."""
    if harm.dep_ == "pobj" and harm.head.lower_ == "with":
        bearer = harm.head.head
        for sufferer in _counted_people(scene, scene.objects(bearer) if bearer.pos_ == "VERB" else [bearer]):
            add_suffered(scene, builder, "with wounds", sufferer, "wounded", "asserted", [], [], harm.i)


def _counted_people(scene: Scene, tokens: list[Token]) -> list[Sufferer]:
    found = (sufferer_at(scene, item) for token in tokens for item in scene.with_conjuncts(token))
    return [one for one in found if one is not None and one.quantity is not None]


def _cited(scene: Scene, verb: Token) -> list[Token]:
    """Who is told "as being among the dead"."""
    told = verb.dep_ == "pcomp" and verb.head.lower_ == "as"
    return scene.objects(verb.head.head) if told else []


def _lost(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "India has lost 1,200 soldiers in Sri Lanka": killed, and India's."""
    if verb.pos_ != "VERB":
        return
    for top in scene.objects(verb):
        for item in scene.with_conjuncts(top):
            sufferer = sufferer_at(scene, item)
            if sufferer is None or sufferer.quantity is None or not is_person(scene, item, sufferer):
                continue
            owners = [party for noun in scene.subjects(verb) for party in scene.parties(noun) if scene.acts(party)]
            of_them = any(noun.lower_ in {"them", "whom"} for noun in prepositional(item, frozenset({"of"})))
            whose = tuple(owners[:1]) if of_them else sufferer.owners or tuple(owners[:1])
            sufferer = msgspec.structs.replace(sufferer, owners=whose)
            where = places(scene, prepositional(verb, THERE))
            others = [  # "Chad lost 13 soldiers and Togo 12"
                msgspec.structs.replace(
                    sufferer, token=other.last - 1, count=other.count, quantity=other, owners=(party,)
                )
                for party, other in gapped(scene, verb, item.i)
            ]
            for one in (sufferer, *parts_of(scene, item), *others):
                add_suffered(scene, builder, "loses soldiers", one, "killed", modality_of(verb), [], where, verb.i)


def _left(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "leaving two crew members dead": what they are left as says the outcome."""
    if verb.pos_ != "VERB":
        return
    _, end = scene.sentence(verb.i)
    near = scene.doc[verb.i + 1 : min(verb.i + _NEAR, end)]
    state = next((t for t in near if t.lower_ in _STATES or t.pos_ in {"VERB", "AUX"}), None)
    if state is None or state.lower_ not in _STATES:
        return
    for quantity in scene.quantities_between(verb.i + 1, state.i - 1):
        if quantity.head is None or quantity.inherited or not quantity.counts:
            continue
        if quantity.head == state.i:
            continue  # "left 12 dead": the number tells by itself
        sufferer = sufferer_at(scene, scene.doc[quantity.head])
        if sufferer is not None:
            outcome = kinds().casualties.outcomes[state.lower_]
            add_suffered(scene, builder, "left dead", sufferer, outcome, modality_of(verb), [], [], verb.i)


def _loss_of(scene: Scene, builder: Builder, noun: Token) -> None:
    """ "recorded the loss of nine soldiers": killed."""
    if noun.pos_ != "NOUN" or noun.lower_ != "loss":
        return
    for of in prepositional(noun, frozenset({"of"})):
        for item in scene.with_conjuncts(of):
            sufferer = sufferer_at(scene, item)
            if sufferer is not None and sufferer.quantity is not None and is_person(scene, item, sufferer):
                add_suffered(scene, builder, "loss of soldiers", sufferer, "killed", modality_of(noun), [], [], noun.i)


def _outright(scene: Scene, builder: Builder, quantity: Quantity) -> None:
    """ "34 killed", "12 more were reported wounded", "the dozens of wounded", "15 deaths"."""
    doc = scene.doc
    found = _told_after(scene, quantity) or _told_by_noun(scene, quantity)
    if found is None:
        return
    at, outcome = found
    parted = quantity.head is not None and any(token.text == "," for token in doc[at : quantity.head])
    sufferer: Sufferer | None = None
    if quantity.head is not None and not quantity.inherited and not parted:
        noun, words = noun_of(doc[quantity.head]), kinds().casualties
        thing = noun in words.no_people or noun in nouns("craft")
        if quantity.head != at and noun not in words.counted and thing:
            return
        sufferer = sufferer_at(scene, doc[quantity.head])
    if sufferer is None:
        counted = msgspec.structs.replace(quantity, head=None) if parted else quantity
        sufferer = Sufferer(quantity.last - 1, quantity.count, counted)
    verb = doc[at] if doc[at].pos_ == "VERB" else clause_verb(doc[at])
    modality: Modality = modality_of(verb) if verb.pos_ in {"VERB", "AUX"} else "asserted"
    where = places(scene, prepositional(doc[at], THERE))
    last = quantity.head if quantity.head is not None and not quantity.inherited else at
    behind = parts_of(scene, doc[max(last, at)]) if doc[at].lower_ == "dead" else []  # "300 dead, including two Danes"
    for one in (sufferer, *behind):
        add_suffered(scene, builder, "number and outcome", one, outcome, modality, [], where, at)


def _told_after(scene: Scene, quantity: Quantity) -> tuple[int, Outcome] | None:
    """The word right after a number, or after few small ones, that says the outcome."""
    doc, at, outcomes = scene.doc, quantity.last, kinds().casualties.outcomes
    while at < len(doc) and _is_aside(doc[at]):
        at += 1  # "five seriously wounded", "12 feared dead"
    if at >= len(doc):
        return None
    word = doc[at].lower_
    if word in outcomes:
        return at, outcomes[word]
    if word in kinds().casualties.between:
        if _leave_home([token.lower_ for token in doc[at + 1 : at + 4]]) and _may_flee(doc[at + 2], quantity):
            return at + 1, "displaced"
        if doc[at + 1 : at + 2].text == "without" and any(token.lower_ in _HOMES for token in doc[at + 1 : at + 4]):
            return at + 1, "displaced"
        for step in range(at + 1, min(at + _MOST_STEPS, len(doc))):
            if doc[step].lower_ in outcomes:
                return step, outcomes[doc[step].lower_]
            if doc[step].lower_ not in kinds().casualties.between and not _is_aside(doc[step]):
                return None
    elif word in {"taken", "held", "seized"} and doc[at + 1 : at + 2].text.lower() in {
        "hostage",
        "captive",
        "prisoner",
    }:
        return at, "captured"  # "and 30 taken hostage"
    elif word == "of" and at + 2 < len(doc) and doc[at + 1].lower_ == "the" and doc[at + 2].lower_ in _STRICKEN:
        alone = at + 3 >= len(doc) or doc[at + 3].pos_ not in {"NOUN", "PROPN", "ADJ"}
        alone = alone and all(token.lower_ != "from" for token in doc[at + 3 : at + 8])  # whose nations are told
        return (at + 2, outcomes[doc[at + 2].lower_]) if alone else None  # "twelve of the dead were Danes"
    elif word == "of" and quantity.vague and at + 2 < len(doc):  # "the dozens of wounded"
        alone = doc[at + 2].pos_ not in {"NOUN", "PROPN", "ADJ"}
        if doc[at + 1].lower_ in {"dead", "wounded", "injured"} and alone:
            return at + 1, outcomes[doc[at + 1].lower_]
    elif _leave_home([token.lower_ for token in doc[at : at + 3]]) and _may_flee(doc[at + 1], quantity):
        return at, "displaced"
    return None


def _may_flee(verb: Token, quantity: Quantity) -> bool:
    """Whether who is to leave is made to: "caused 1.5 million to leave", but not "another 150 are to leave"."""
    before = verb.doc[max(quantity.first - 2, 0) : quantity.first]
    return verb.lower_ not in _LEAVING or any(token.lemma_ in _FORCING for token in before)


def _leave_home(words: list[str]) -> bool:
    """Whether words behind a number tell of people driven out: "without homes", "caused 1.5 million to flee"."""
    return (words[:1] == ["without"] and not _HOMES.isdisjoint(words)) or (
        words[:1] == ["to"] and not _FLEEING.isdisjoint(words[1:2])
    )


def _is_aside(word: Token) -> bool:
    """Whether a word between a number and its outcome only says how: "seriously", "feared"."""
    return word.lower_ in _ADVERBS or (word.pos_ == "ADV" and word.lower_.endswith("ly"))


def _told_by_noun(scene: Scene, quantity: Quantity) -> tuple[int, Outcome] | None:
    """The counted noun that says the outcome itself: "15 deaths"."""
    if quantity.head is None or quantity.inherited:
        return None
    head, words = scene.doc[quantity.head], kinds().casualties
    noun = noun_of(head)
    lives = noun in {"life", "lives"} and clause_verb(head).lemma_ not in words.life_verbs
    if noun not in words.counted or lives or (noun in _HELD_ONES and not _are_told(head)) or is_not_done(head):
        return None
    return quantity.head, words.counted[noun]


_SHELTERING = frozenset({"host", "shelter", "house", "harbour", "harbor", "accommodate", "receive"})
_ARRIVING = frozenset({"arrive", "live", "cross", "pour", "stream", "remain", "flood"})
_HELD_ONES = frozenset({"refugee", "prisoner", "hostage"})


def _are_told(held: Token) -> bool:
    """Whether prisoners are only told of: "speak of 3,000 prisoners", "compared with 736 hostages"."""
    if held.lemma_ == "refugee":  # "Chad shelters 9,000 refugees", "9,000 refugees have arrived"
        taken_in = held.head.lemma_ == "take" and any(child.lower_ == "in" for child in held.head.rights)
        taken = held.dep_ in {"dobj", "nsubjpass"} and (taken_in or held.head.lemma_ in _SHELTERING)
        return taken or (held.dep_ == "nsubj" and held.head.lemma_ in _ARRIVING)
    above = held.head.head if held.dep_ == "pobj" else held.head
    if held.dep_ == "pobj":
        return (above.lemma_ in {"speak", "talk"} and held.head.lower_ == "of") or (
            above.lower_ == "compared" or held.head.head.lemma_ == "compare"
        )
    return held.dep_ == "dobj" and above.lemma_ in {"report", "claim", "count"}


_FINDERS: dict[str, Callable[[Scene, Builder, Token], None]] = {
    "lose": _lost,
    "leave": _left,
    "loss": _loss_of,
    "among": _among,
    "dead": _dead,
    "victims": _the_dead,
    "casualties": _the_dead,
    "fatalities": _the_dead,
    **dict.fromkeys(_OF_THOSE, _the_dead),
    "hand": _in_hands,
    "live": _in_camps,
    "shelter": _in_camps,
    "wound": _with_wounds,
    "injury": _with_wounds,
}
