"""Casualties: how many were killed, wounded, captured or displaced, whose they were, and by whom."""

from functools import cache

from spacy.tokens import Token

from schemas import Casualties, Reference
from schemas.claims import Modality, Outcome
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.casualties.captives import HELD, freed, hostages, says_held
from worker.extraction.claims.casualties.driven import driven_far, is_a_people, is_under_arms, made_to_leave
from worker.extraction.claims.casualties.fallen import add_fights
from worker.extraction.claims.casualties.headings import as_in_headings
from worker.extraction.claims.casualties.nature import died_naturally, is_disaster
from worker.extraction.claims.casualties.ordinals import last_of_many
from worker.extraction.claims.casualties.sufferers import (
    Sufferer,
    is_one_more,
    is_person,
    of_other_nations,
    parts_of,
    sufferer_at,
    words_for,
)
from worker.extraction.claims.martial import is_martial
from worker.extraction.claims.matching import Match
from worker.extraction.claims.places import places
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.claims.words import Hint, kinds
from worker.extraction.model.infinitives import has_to
from worker.extraction.model.neighbours import word_after, word_before

_SUFFERING = frozenset({"take", "suffer", "sustain", "receive"})
_HITS = frozenset({"hit", "fire", "blow", "strike", "shell"})
_BUILDINGS = frozenset(
    {"hotel", "mosque", "church", "airport", "hospital", "university", "market", "temple", "embassy"}
)


@cache
def _of_illness() -> Hint:
    return Hint(kinds().casualties.illness)


def add_casualties(scene: Scene, builder: Builder, match: Match) -> None:
    """The casualties of one frame."""
    match = as_in_headings(scene, match)
    verb = scene.doc[match.token]
    outcome: Outcome = match.frame.says  # type: ignore[assignment]
    if outcome == "wounded" and any(child.lower_ in {"fatally", "mortally"} for child in verb.children):
        outcome = "killed"
    if _tells_of_none(scene, match, outcome):
        return
    found = _of_such(scene, match, outcome, _sufferers(scene, match))
    if verb.lemma_.lower() == "hold" and any(one.quantity and one.quantity.qualifier == "up_to" for one in found):
        return  # "can hold as many as 300 passengers"
    hits = _hits_before(verb)
    by = _doers(scene, _firing(scene, hits) if hits else match.parties(scene, "by"))
    where = places(scene, match.at(scene, "place"))
    add_fights(scene, builder, match, found)
    found += [other for sufferer in found for other in of_other_nations(scene, sufferer)]
    parts = [part for sufferer in found for part in parts_of(scene, scene.doc[sufferer.token])]
    if found and not parts and is_passive(verb) and verb.i - found[-1].token > 1:
        parts = parts_of(scene, verb)  # "a million people have been driven out, 100,000 of them to the capital"
    found += parts
    modality = match.modality(scene)
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and modality in {"planned", "possible"}:
        modality = "asserted"  # "want compensation for the men killed in clashes"
    for sufferer in found:
        add_suffered(scene, builder, match.frame.name, sufferer, outcome, modality, by, where, match.token)


def _tells_of_none(scene: Scene, match: Match, outcome: Outcome) -> bool:
    """Whether a verb of a frame says something else than that people suffer, or is told by another finder."""
    verb, frame, words = scene.doc[match.token], match.frame, kinds().casualties
    lemma = verb.lemma_.lower()
    objects = match.at(scene, "victims")
    if _has_its_own_number(scene, verb):
        return True
    taking = outcome == "killed" and frame.object == "victims" and lemma in words.life_verbs
    if taking and not any(item.lemma_.lower() == "life" for token in objects for item in scene.with_conjuncts(token)):
        return True
    if frame.name == "is hit" and any(child.lower_ == "dead" for child in verb.rights):
        return True  # "shot dead in the foot of the valley" is told by another frame
    if "harm" in {frame.object, *frame.prepositions.values()}:
        harm = [item for token in match.at(scene, "harm") for item in scene.with_conjuncts(token)]
        if not any(token.lemma_.lower() in words.harms for token in harm):
            return True
    if frame.name == "drives from home" and not (
        any(token.lemma_.lower() in words.homes for token in match.at(scene, "ground"))
        or driven_far(scene, verb, objects)
        or made_to_leave(verb)
    ):
        return True
    if is_not_done(verb) or (has_to(verb) and verb.head.lemma_.lower() in words.intending):
        return True  # "threatened to kill 30 soldiers"
    # "was asked to help evacuate 30,000 people", "can hold 300 passengers"
    done = any(child.lower_ == "had" for child in verb.lefts)  # "was to free six men, who had been held"
    return lemma in {"evacuate", "hold"} and not done and match.modality(scene) in {"planned", "possible"}


def is_not_done(noun: Token) -> bool:
    """Whether words before a noun tell that nobody has suffered it: "two scheduled executions"."""
    return noun.pos_ == "NOUN" and any(child.lower_ in _NOT_DONE for child in noun.lefts)


_NOT_DONE = frozenset(
    {"scheduled", "planned", "attempted", "failed", "foiled", "thwarted", "averted", "pending", "upcoming", "botched"}
)


_UNTOLD = frozenset({"several", "some", "many", "scores"})


def _has_its_own_number(scene: Scene, verb: Token) -> bool:
    """Whether the number stands before it: "4,000 people have been killed and nearly a million displaced"."""
    before = verb.i - 1
    while before > 0 and scene.doc[before].tag_ == "RB":
        before -= 1  # "over 30,000 forcibly displaced"
    if verb.dep_ not in {"conj", "oprd", "advcl"} or verb.i == 0:
        return False
    if scene.doc[before].lower_ in _UNTOLD:
        return True  # "two were killed and several wounded"
    one_more = before > 0 and scene.doc[before].tag_ == "JJ" and is_one_more(scene.doc[before])
    return one_more or scene.counting.get(before) is not None  # "one was killed and a third wounded"


def _sufferers(scene: Scene, match: Match) -> list[Sufferer]:
    """The people whom a verb of a frame is about."""
    verb = scene.doc[match.token]
    objects = freed(verb) or _whose_lives(verb) or match.at(scene, "victims")
    if objects and is_passive(verb):
        # the head of a row that the parse hangs on the verb: "five Danes, a guard and a boy died"
        objects = [child for child in verb.lefts if child.dep_ == "dep" and scene.by_head.get(child.i)] + objects
    found = [
        sufferer
        for token in objects
        for item in scene.with_conjuncts(_row(verb, token))
        if not _tells_another(verb, item)
        and (sufferer := sufferer_at(scene, item, verb.lemma_.lower() in kinds().casualties.harming)) is not None
    ]
    if verb.pos_ == "VERB" and (last := last_of_many(scene, verb)) is not None:
        found = [last]
    if not objects and match.frame.object == "victims" and not is_passive(verb):
        told = scene.quantities_between(verb.i + 1, verb.i + 1)  # "displaced close to one million"
        found = [one for q in told[:1] if (one := sufferer_at(scene, scene.doc[q.last - 1])) is not None]
    if found and is_passive(verb):  # "was killed along with 40 fighters"
        along = prepositional(verb, frozenset({"with"}))
        along += [child for child in verb.rights if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"}]
        along = [noun for noun in along if not _tells_another(verb, noun)]
        along += [noun for noun in _as_well(scene, verb) if noun.i not in {other.i for other in along}]
        beside = [sufferer_at(scene, noun) for noun in along]
        found += [one for one in beside if one is not None and one.quantity is not None]
    return found


def _as_well(scene: Scene, verb: Token) -> list[Token]:
    """Those counted behind "as well as", wherever the parse hangs them: "were killed, as well as some 40 civilians"."""
    _, end = scene.sentence(verb.i)
    for well in scene.of_word({"well"}):
        if verb.i + 1 < well.i < end - 2 and word_before(well) == word_after(well) == "as":
            counted = scene.quantities_between(well.i + 2, well.i + 3)[:1]
            return [scene.doc[one.head] for one in counted if one.head is not None and not one.inherited]
    return []


def _of_such(scene: Scene, match: Match, outcome: Outcome, found: list[Sufferer]) -> list[Sufferer]:
    """Those of the people who are casualties of this kind."""
    verb = scene.doc[match.token]
    lemma = verb.lemma_.lower()
    held = hostages(scene, verb) if outcome == "captured" and lemma in {"hold", "take"} else []
    if held:
        found = held
    elif outcome == "captured" and lemma == "take" and not says_held(scene, verb):  # "took 12 prisoners"
        found = [s for s in found if scene.doc[s.token].lemma_.lower() in HELD]
    elif outcome == "captured" and lemma in {"capture", "seize", "hold", "take"}:
        found = [s for s in found if is_person(scene, scene.doc[s.token], s)]
        if has_to(verb):  # "was sent to capture the general"
            found = [s for s in found if s.quantity is not None]
    if lemma == "die" and died_naturally(scene, verb):
        found = [s for s in found if s.count != 1]
    if lemma not in kinds().casualties.violent:  # people who die are not all of them casualties
        found = [s for s in found if s.quantity is not None or not any(_is_no_soldier(scene, one) for one in s.owners)]
    if match.frame.name == "surrenders":
        found = [s for s in found if s.quantity is not None]
    if outcome == "displaced":
        if lemma == "evacuate":
            found = [s for s in found if not is_under_arms(scene, s)]  # "evacuated its military observers"
        a_people = match.frame.object == "place" or made_to_leave(verb)
        found = [s for s in found if s.quantity is not None and (not a_people or is_a_people(scene, s))]
    return found


def _is_no_soldier(scene: Scene, party: Party) -> bool:
    """Whether a person may have died in bed: nobody with a soldier's rank before the name, as "Private Hall"."""
    if party.type != "person":
        return False
    first = scene.doc[party.token].left_edge.i
    before = {word.lower_ for word in scene.doc[max(first - 1, 0) : party.token]}
    return before.isdisjoint(kinds().casualties.ranks)


def _whose_lives(verb: Token) -> list[Token]:
    """Who pays with his life: "the raid cost 12 soldiers their lives"."""
    lives = any(child.dep_ == "dobj" and child.lemma_.lower() == "life" for child in verb.rights)
    return [child for child in verb.rights if child.dep_ == "dative"] if verb.lemma_ == "cost" and lives else []


def _hits_before(verb: Token) -> list[Token]:
    """What somebody has suffered that kills: "the school took a direct hit from a tank, killing 30"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.head.lemma_ not in _SUFFERING:
        return []
    return [child for child in verb.head.rights if child.dep_ == "dobj" and child.lemma_ in _HITS]


def _firing(scene: Scene, hits: list[Token]) -> list[Party]:
    """Whose the guns are that such hits come from."""
    guns = [noun for hit in hits for noun in prepositional(hit, frozenset({"from", "by"}))]
    return [party for noun in guns for party in (scene.parties(noun) or scene.modifying(noun))]


def _doers(scene: Scene, parties: list[Party]) -> list[Party]:
    """Who did it: of "Somalia's al-Shabaab" the group, not the country that it is in; of no bombing the hotel."""
    acting = [
        party
        for party in parties
        if scene.acts(party)
        and scene.doc[party.token].lower_ not in _BUILDINGS
        and not is_disaster(scene.doc[party.token].head)
    ]
    return sorted(acting, key=lambda party: party.type != "armed_group")


def _tells_another(verb: Token, noun: Token) -> bool:
    """Whether the noun has an outcome of its own right behind it: the second of "120 killed and 280 wounded"."""
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else verb
    told = after.tag_ in {"VBN", "VBD"} and after.lower_ in kinds().casualties.outcomes
    return after.i != verb.i and (told or after.lower_ == "missing")


def _row(verb: Token, noun: Token) -> Token:
    """The first of a row of nouns that a participle right behind its last tells of: "18 men and two women injured"."""
    if noun.dep_ == "appos" and any(word.lower_ == "them" for word in noun.doc[noun.left_edge.i : noun.i]):
        return noun.head  # "four men, three of them soldiers, abducted in May"
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or noun.i + 1 != verb.i:
        return noun
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    return noun


def add_suffered(
    scene: Scene,
    builder: Builder,
    frame: str,
    sufferer: Sufferer,
    outcome: Outcome,
    modality: Modality,
    by: list[Party],
    where: list[Party],
    at: int,
) -> None:
    quantity = sufferer.quantity
    text = scene.parsed.text
    if _of_illness().found_in(text) and not is_martial(text):
        return  # who dies of the flu where nobody fights
    owner = sufferer.owners[0] if sufferer.owners else None
    where = list(sufferer.there) or where
    place = next((spot for spot in where if owner is None or spot.number != owner.number), None)
    doer = next((party for party in by if owner is None or not scene.same(party, owner)), None)
    actor = owner.reference if owner else words_for(scene, sufferer)
    if owner is not None and not owner.reference.name and (words := words_for(scene, sufferer)) is not None:
        actor = Reference(id=owner.reference.id, name=words.name)  # "22 government soldiers", whoever governs
    tokens = [
        at,
        sufferer.token,
        *([owner.token] if owner else []),
        *([quantity.first, quantity.last - 1] if quantity else []),
    ]
    builder.add(
        Casualties,
        frame,
        tokens,
        at=at,
        modality=modality,
        confidence=0.85,
        actor=actor,
        place=place.reference if place else None,
        count=sufferer.count,
        outcome=outcome,
        qualifier=quantity.qualifier if quantity else "exact" if sufferer.count is not None else None,
        min=quantity.min if quantity else None,
        max=quantity.max if quantity else None,
        vague=quantity.vague if quantity else sufferer.count is None,
        by=doer.reference if doer else None,
    )
