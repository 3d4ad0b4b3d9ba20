"""Ground without a verb of taking: "rebel-held Aleppo", "under Taliban control", "the insurgent stronghold of X"."""

from functools import cache

import msgspec
from spacy.tokens import Token

from schemas import Reference, Territory
from schemas.claims import TerritoryChange
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, is_passive, prepositional
from worker.extraction.claims.territories.earlier import ground_of_it
from worker.extraction.claims.territories.grounds import grounds
from worker.extraction.claims.territories.holders import holders, spoken_of
from worker.extraction.claims.territories.meant import ground_meant
from worker.extraction.claims.territories.shares import shares_of
from worker.extraction.claims.territories.telling import add_ground
from worker.extraction.claims.words import Hint, kinds
from worker.extraction.model.labels import OWNING
from worker.extraction.reading import ACTING

_LOSING = frozenset({"lose", "abandon", "flee"})
_HYPHENS = frozenset({"-", "‑", "–"})
_RULING = frozenset({"administration", "government", "leadership", "presidency", "cabinet"})
_INTO = frozenset({"into", "to", "under"})
_BY = frozenset({"by", "from", "of"})
_BEING = frozenset({"be", "remain", "stay", "lie", "keep", "leave"})
_WIDE = frozenset(
    {"area", "region", "district", "city", "town", "village", "suburb", "province"}
)  # too many to mean one
_HOURS = frozenset(
    {"dawn", "daybreak", "noon", "midday", "dusk", "nightfall", "night", "midnight", "evening", "morning"}
)
_FIGHTERS = frozenset(
    {
        *("rebel", "militant", "insurgent", "separatist", "jihadist", "islamist", "terrorist", "guerrilla"),
        *("extremist", "secessionist", "loyalist", "mutineer"),
    }
)
_PARTISAN = frozenset({"Democratic", "Republican", "Conservative", "Liberal", "Socialist", "Christian", "Muslim"})
_HAVING = frozenset({"have", "hold", "keep", "retain"})
_NEAR_SIEGES = frozenset({"gained", "controls", "besieged"})
_MOVING = frozenset({"bring", "place", "put"})
_COMING = frozenset(
    {
        *("fall", "come", "pass", "return", "slip", "go", "be", "bring", "place", "put"),
        *("restore", "transfer", "hand", "deliver", "drop", "drift", "revert", "shift", "give"),
    }
)


@cache
def _held_hint() -> Hint:
    words = kinds().territories
    return Hint({*words.held, *words.grips, *words.strongholds, "territory"})


def find_held(scene: Scene, builder: Builder) -> None:
    """Ground that a compound, a phrase or a stronghold says is somebody's."""
    if not _held_hint().found_in(scene.parsed.text):
        return
    words = kinds().territories
    gripped = False
    for token in scene.tokens:
        if token.lower_ in words.held and token.i >= 2 and scene.doc[token.i - 1].text in _HYPHENS:
            _compound(scene, builder, token)
        elif token.text in words.grips and token.dep_ == "pobj" and token.head.lower_ in {*_INTO, "in", "within"}:
            _under(scene, builder, token)
            gripped = True
        elif gripped and token.lower_ == "those" and token.dep_ == "pobj" and token.head.lower_ in {"in", "under"}:
            _under(scene, builder, token)  # "Kona is in the hands of the rebels, Bria in those of the army"
        elif token.lemma_.lower() in words.strongholds and token.pos_ in {"NOUN", "PROPN"}:
            _stronghold(scene, builder, token)
        elif token.lower_ in {"territory", "country"} and token.i:
            _stronghold(scene, builder, token, only_armed=True)


def _compound(scene: Scene, builder: Builder, participle: Token) -> None:
    """ "IS-held Mosul", "rebel-held parts of Aleppo"."""
    words = kinds().territories
    before = scene.doc[participle.i - 2]
    holder = _holder(scene, before)
    noun = participle.head if participle.head.i > participle.i else None
    if holder is not None and participle.dep_ in {"acomp", "attr"} and participle.head.lemma_ in _BEING:
        noun = next(iter(scene.subjects(participle.head)), None)  # "most of Kona is now rebel-run"
    elif participle.dep_ not in {"amod", "compound", "nmod"}:
        return
    if holder is None or noun is None:
        return
    if (
        noun.dep_ == "conj"
        and noun.head.dep_ == "appos"
        and noun.left_edge.i > 1
        and noun.left_edge.nbor(-2).text != ","
    ):
        noun = noun.head  # "Kona, the third city and the last government-held town"
    if noun.dep_ == "appos" and noun.head.i < participle.i and grounds(scene, [noun.head], participle):
        noun = noun.head  # "Kladanj, a government-held town"
    named = scene.subjects(noun.head) if noun.dep_ == "attr" and noun.head.lemma_ in {"be", "remain", "become"} else []
    if (
        named
        and (spots := grounds(scene, named, participle))
        and spots[0].type == "place"
        and spots[0].number is not None
    ):
        noun = named[0]  # "Kona was the last rebel-held town"
    for place in grounds(scene, [noun], participle)[:3]:
        known = place.number is not None and scene.parsed.candidates[place.number].kind != "definite"
        known = known or (place.number is None and scene.doc[place.token].lemma_.lower() in words.sites_alone - _WIDE)
        if known:
            change: TerritoryChange = "besieged" if participle.lower_ == "besieged" else "controls"
            add_ground(builder, "held by", participle.i, holder, place, change, "asserted", 0.65)


def _holder(scene: Scene, token: Token) -> Party | None:
    party = scene.party_at(token)
    if (
        party is not None
        and party.type == "person"
        and token.dep_ == "poss"
        and token.head.text in {"hands", "control"}
    ):
        return party  # "in Taylor's hands": his men's
    if party is not None and party.type in ACTING:
        if not party.reference.name:  # "the rebels' last stronghold", where nobody knows whose
            words = Reference(id=party.reference.id, name=scene.parsed.words(token.left_edge, token))
            return msgspec.structs.replace(party, reference=words)
        return party
    if noun_of(token) in kinds().territories.holders:
        first = token.left_edge
        if first.lower_ in {"a", "an"} and first.i < token.i:  # "an insurgents' stronghold"
            first = first.nbor(1)
        many = "s" if token.lower_ in _FIGHTERS and _is_bare(token) else ""
        return Party(Reference(name=scene.parsed.words(first, token) + many), token.i)
    return None


def _is_bare(rebel: Token) -> bool:
    """Whether a word for fighters stands before the noun of their hold: "in rebel hands", where there are many."""
    return rebel.dep_ in {"amod", "compound", "nmod"} and rebel.left_edge.i == rebel.i


def _under(scene: Scene, builder: Builder, grip: Token) -> None:
    """ "Idlib is under the control of rebels", "fell into the hands of IS", "under government control"."""
    siege = grip.lemma_ == "siege"
    of = prepositional(grip, _BY if siege else frozenset({"of"}))
    actors = holders(scene, of or (prepositional(grip.head.head, _BY) if siege else [])) or [
        party for child in grip.lefts if child.dep_ in OWNING for party in _one(scene, child)
    ]
    if siege and not actors and (near := builder.latest(Territory)) and near[0].change in _NEAR_SIEGES:
        actors = [Party(near[0].actor, grip.i)]  # "The rebels hold the hills. Kona is under siege"
    above = grip.head.head
    if above.pos_ in {"PUNCT", "ADV"} and above.head.i < above.i:
        above = above.head  # "is back in government hands"
    if above.dep_ == "pobj" and above.lower_ in _HOURS and above.head.head.pos_ in {"VERB", "AUX"}:
        above = above.head.head  # "was by nightfall in the hands of the rebels"
    part = _part_before(grip.head)
    if part is not None and (above.pos_ != "VERB" or above.lemma_.lower() not in _BEING | _COMING | _HAVING | _MOVING):
        above = part
    if above.pos_ in {"VERB", "AUX"}:
        lemma = above.lemma_.lower()
        tops = scene.objects(above) or scene.subjects(above)
        tops = tops or [child for child in above.rights if child.dep_ == "attr"]  # "in the hands of rebels are"
        if lemma in _MOVING and not is_passive(above):
            actors = actors or holders(scene, scene.subjects(above))  # "the army brought Konna back under control"
        if lemma in _HAVING and not is_passive(above):  # "the rebels have most of the town under their control"
            tops = [child for child in above.rights if child.dep_ == "dobj" and child.i < grip.i]
            actors = holders(scene, scene.subjects(above)) or actors
        elif lemma not in _BEING | _COMING:
            return
        it = ground_of_it(scene, builder, above, tops)
        tops = [ground_meant(top) for top in tops]
        tops += [noun for head in (grip, above, *tops) for noun in prepositional(head, frozenset({"including"}))]
        change: TerritoryChange = "besieged" if siege else "controls" if lemma in _BEING | _HAVING else "gained"
    elif above.pos_ in {"NOUN", "PROPN"} or part is not None:
        it = []
        if above.dep_ == "appos" and grounds(scene, [above.head], grip):
            above = above.head  # "Kona, the last city under rebel control"
        elif above.dep_ == "attr" and above.head.lemma_ == "be" and (about := scene.subjects(above.head)):
            above = about[0]  # "Kona is the only city still under rebel control"
        state = scene.party_at(above)
        if state is not None and state.type == "country" and grip.lemma_.lower() in _RULING:
            return  # "the United States under the Bush administration"
        tops, change = [above], "besieged" if siege else "controls"
    else:
        return
    modality = modality_of(clause_verb(grip)) if above.pos_ in {"VERB", "AUX"} else "asserted"
    share = next(iter(shares_of(scene, tops)), None)
    for place in grounds(scene, tops, grip) or it:
        for actor in actors:
            add_ground(builder, "in the hands of", grip.i, actor, place, change, modality, 0.7, share=share)


def _part_before(preposition: Token) -> Token | None:
    """The part of a place right before "under", wherever that hangs: "with much of Mali under rebel control"."""
    whole = preposition.nbor(-1) if preposition.i else preposition
    of = whole.head
    if whole.dep_ != "pobj" or of.lower_ != "of" or of.i > whole.i:
        return None
    return of.head if of.head.lemma_.lower() in kinds().places.parts else None


def _one(scene: Scene, token: Token) -> list[Party]:
    party = _holder(scene, token)
    if party is None and token.tag_ == "PRP$":  # "remains under its control"
        own = scene.party_at(token)
        if own is not None and own.type in ACTING | {None}:
            return [own]
        spoken = spoken_of(scene, token) if own is None else None
        return [spoken] if spoken is not None else []
    if party is None and token.dep_ == "poss" and (seat := scene.party_at(token)) is not None:
        country = government_of(scene, seat)
        return [country] if country.type == "country" else []  # "under Moscow's control"
    named = token.pos_ == "PROPN" or (token.pos_ == "ADJ" and token.text[:1].isupper() and token.text not in _PARTISAN)
    if party is None and named and scene.party_at(token) is not None:
        return [Party(Reference(name=token.text), token.i)]  # "under Tiger control", "under Abkhazian control"
    return [party] if party is not None else []


def _stronghold(scene: Scene, builder: Builder, noun: Token, only_armed: bool = False) -> None:
    """ "the Taliban stronghold of Sangin", "Marib is the government's last stronghold", "Marib is rebel territory"."""
    if noun.dep_ == "pobj" and noun.head.lower_ in {"from", "of"} and any(child.tag_ == "PRP$" for child in noun.lefts):
        return  # "pushed them out of their stronghold of Kona"
    if noun.dep_ == "dobj" and noun.head.lemma_ in _LOSING:
        return  # "lost its last stronghold, Kona"
    actors = [party for child in noun.lefts if child.dep_ in OWNING for party in _one(scene, child)] or holders(
        scene, prepositional(noun, frozenset({"of", "for"}))
    )
    if only_armed:  # "Syrian territory" is Syria
        against = kinds().territories.against_state
        actors = [one for one in actors if one.type == "armed_group" or noun_of(scene.doc[one.token]) in against]
    tops = prepositional(noun, frozenset({"of"}))
    if not any(child.lower_ in {"a", "an", "another"} for child in noun.lefts):  # "their stronghold in Kona"
        inside = prepositional(noun, frozenset({"in", "at", "around"}))
        tops = [top for top in tops if top.pos_ == "PROPN"] or inside or tops
    if noun.dep_ == "appos":
        tops = [noun.head]
    elif noun.dep_ == "attr" and noun.head.lemma_ in {"be", "remain", "become"}:
        tops = scene.subjects(noun.head)
    elif noun.dep_ == "nsubj" and noun.head.lemma_ in {"be", "remain", "lie"}:  # "their last stronghold is in Kona"
        tops = tops or prepositional(noun.head, frozenset({"in", "at", "around"}))
        tops = tops or [child for child in noun.head.rights if child.dep_ == "attr"]
    else:
        tops += [child for child in noun.children if child.dep_ == "appos"]
    for place in grounds(scene, tops, noun):
        for actor in actors:
            if place.number is not None and place.type == "place":
                add_ground(builder, "stronghold", noun.i, actor, place, "controls", "asserted", 0.65)
