"""Territory: who gains, loses, holds, besieges or contests a place or a share of the ground."""

import msgspec
from spacy.tokens import Token

from schemas import Reference
from schemas.claims import Modality, TerritoryChange
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.matching import Match
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, is_passive, prepositional
from worker.extraction.claims.territories.actors import (
    acting,
    admitting,
    doers,
    had,
    leaves_for_good,
    other_than,
    persons,
    speaks,
)
from worker.extraction.claims.territories.blows import hit_by
from worker.extraction.claims.territories.earlier import ground_of_it, held_by, takers_before, told_before, told_of
from worker.extraction.claims.territories.grounds import grounds, is_bare_ground
from worker.extraction.claims.territories.holders import holders
from worker.extraction.claims.territories.meant import tops_of
from worker.extraction.claims.territories.refused import are_of_a_group, is_refused
from worker.extraction.claims.territories.senses import is_ground, is_managed, is_of_ground, is_sure
from worker.extraction.claims.territories.shares import places_of_shares, share_of, shares_of
from worker.extraction.claims.territories.telling import add_ground
from worker.extraction.claims.words import kinds
from worker.extraction.model.neighbours import word_before

_OF, _TO, _FROM = frozenset({"of"}), frozenset({"to"}), frozenset({"from"})
_WAYS = frozenset({"road", "street", "highway", "route", "entrance", "exit", "border", "frontier", "bridge", "scene"})
_HOUSES = frozenset({"house", "home", "hotel", "villa", "residence", "hall"})
_OF_A_LAND = frozenset({"provincial", "regional", "district", "state", "departmental", "county"})
_STROLLING = frozenset({"walk", "march", "roll", "stroll", "saunter", "breeze", "ride", "sweep", "stream", "pour"})
_RELIEVING = frozenset({"break", "lift", "end", "raise", "relieve", "smash", "ease"})
_INSIDE = frozenset({"in", "at", "inside"})
_RETURNING = frozenset({"return", "restore", "transfer"})
_EVENTS = frozenset({"gains ground", "falls", "loses ground"})
_DONE_BEFORE = frozenset({"after", "since", "despite", "following", "by"})
_JUDGED = frozenset({"be", "mark", "represent", "prove", "mean", "deprive", "leave", "deal"})
_TAKING = frozenset({"take", "capture", "seize", "win", "lose", "dislodge", "oust", "expel"})
_RIDDING = frozenset({"clear", "cleanse", "purge", "rid", "sweep", "flush", "free"})


class _Told(msgspec.Struct):
    """What a frame tells, as far as it is found: `by` are those who drive others out, or who are driven out."""

    change: TerritoryChange
    tops: list[Token]
    where: list[Party]
    shares: list[Quantity]
    actors: list[Party]
    by: list[Party]


def _keeps_forces(scene: Scene, verb: Token, tops: list[Token]) -> bool:
    """Whether a number before a country tells of forces: "keeps 900 soldiers there and Peru 300"."""
    if verb.lemma_ not in {"keep", "hold", "have"} or not tops:
        return False
    return any(
        child.dep_ == "dobj" and child.i < tops[-1].i and (child.i in scene.by_head or child.i in scene.counting)
        for child in verb.rights
    )


def add_territory(scene: Scene, builder: Builder, match: Match) -> None:
    """The changes of ground of one frame."""
    token, name = scene.doc[match.token], match.frame.name
    tops, near = tops_of(scene, match)
    if is_refused(scene, match, tops) or _keeps_forces(scene, token, tops):
        return
    cleared = _rid_of(scene, token) if name == "is driven out" else []
    if cleared:  # "cleared the valley of militants"
        tops, match = _cleared(scene, match, cleared)
    loose = token.lemma_.lower() in kinds().territories.loose and not is_sure(scene, match)
    where = _where(scene, match, tops, loose)
    if cleared:  # the town is not called "the old town of rebels"
        where = [_without_them(scene, spot) for spot in where]
    if is_managed(scene, match, tops, where):
        return
    told = _told(scene, match, tops, where)
    if token.lemma_ in _RETURNING and not told.by:
        return  # "returned the book"
    if name in {"leaves ground", "quits ground"}:
        _leave(scene, match, told)
    if name == "is driven out" and not (tops or told.shares):
        within = token.dep_ == "pcomp" and is_passive(token)
        told.where = held_by(scene, builder, token, told.actors)
        told.where = told.where or (told_of(scene, token) if within else told_before(scene, token, tops, name))
        if not told.where:
            return
        if within and not told.actors:  # "took Kona before being driven out"
            told.actors = holders(scene, scene.subjects(clause_verb(token.head)))
    told.where = told.where or _where_else(scene, builder, match, told)
    if not told.where and told.shares and not is_of_ground(scene, tops):
        return  # "holds 17.5 percent of the market"
    if loose and not told.shares and not is_ground(scene, tops, told.where):
        return
    if token.lemma_.lower() in kinds().territories.forsaking:
        told.actors = _who_forsakes(scene, match, told.actors)
    if name == "loses ground" and is_passive(token) and not (told.actors or told.by):
        told.actors = admitting(scene, token)
    if name == "loses ground" and (is_passive(token) or token.pos_ == "NOUN") and not told.actors:
        told.change, told.actors, told.by = "gained", told.by, []  # "the airport was lost to the rebels"
    if name in {"gains ground", "falls"} and not told.actors:
        told.actors = takers_before(scene, builder, token)
    if name == "is driven out":
        told.actors = [other_than(scene, actor, told.by, token) for actor in told.actors]
    modality = _modality(scene, match)
    for actor in told.actors:
        _tell(scene, builder, match, told, actor, modality, 0.55 if near else 0.8)


def _where(scene: Scene, match: Match, tops: list[Token], loose: bool) -> list[Party]:
    """The ground that the words of a frame tell."""
    token, name = scene.doc[match.token], match.frame.name
    where = grounds(scene, tops, token, loose and name != "leaves ground")
    if name == "besieges" and not where:  # "besieged in Kona by the rebels", "the men in Kona are surrounded by"
        clauses = (token, token.head) if token.dep_ == "conj" else (token,)  # "are trapped in Kona, surrounded by"
        inside = [noun for head in (*clauses, *tops) for noun in prepositional(head, _INSIDE)]
        where = grounds(scene, inside, token)
    if name == "siege" and token.dep_ in {"dobj", "nsubjpass"} and token.head.lemma_ in _RELIEVING:
        return []  # "broke the siege of Kona"
    if name == "siege" and not tops and token.dep_ == "dobj":  # "In Kona the rebels keep up their siege"
        where = grounds(scene, prepositional(token.head, _INSIDE), token)
    if name == "besieges":  # who seals off the roads besieges nobody, nor who surrounds a house
        where = [spot for spot in where if scene.doc[spot.token].lemma_.lower() not in _WAYS | _HOUSES]
    if name == "enters ground":
        groups = token.lemma_ in _STROLLING and are_of_a_group(scene, match.at(scene, "actor"))
        where = [spot for spot in where if spot.type == "place" and _is_entered(scene, spot, groups)]
    if len(where) > 1:  # "swept into the capitals across the country"
        where = [spot for spot in where if scene.doc[spot.token].lower_ not in {"country", "nation"}] or where
    return where


def _without_them(scene: Scene, spot: Party) -> Party:
    """A place in words without those it is cleared of."""
    noun = scene.doc[spot.token]
    if spot.number is not None or not any(child.lower_ == "of" for child in noun.rights):
        return spot
    return msgspec.structs.replace(spot, reference=Reference(name=scene.parsed.words(noun.left_edge, noun)))


def _is_entered(scene: Scene, spot: Party, groups: bool) -> bool:
    """Whether who enters a place may take it: one by name, and for armed `groups` "the town" that was told of."""
    if spot.number is not None or _is_seat(scene, spot):
        return True
    town = scene.doc[spot.token]
    return groups and town.lower_ in kinds().territories.towns and word_before(town) == "the"


def _is_seat(scene: Scene, spot: Party) -> bool:
    """Whether a place in words is one alone: "the Chadian capital", "Kona airport"."""
    noun = scene.doc[spot.token]
    before = [child for child in noun.lefts if child.dep_ != "det"]
    named = any(c.pos_ == "PROPN" or c.text[:1].isupper() or c.lower_ in _OF_A_LAND for c in before)
    return named and noun.lemma_ in {"capital", "airport", "airfield", "airbase", "airstrip"}


def _told(scene: Scene, match: Match, tops: list[Token], where: list[Party]) -> _Told:
    """Who holds, takes or loses the ground, and what becomes of it, by the words of the frame."""
    token, name = scene.doc[match.token], match.frame.name
    shares = shares_of(scene, tops)
    change: TerritoryChange = match.frame.says  # type: ignore[assignment]
    if token.lemma_ == "occupy" and _is_lasting(token):
        change = "controls"
    if shares or change == "controls":  # "98 percent of the terrain": the share is the ground
        where = [spot for spot in where if not is_bare_ground(scene, spot, bool(shares))]
    told = _Told(
        change, tops, where, shares, doers(scene, match, tops, where, bool(shares)), acting(scene, match, "by")
    )
    judged = hit_by(scene, token) if not told.actors and token.pos_ == "NOUN" and name in _EVENTS else None
    if judged is not None:
        told.change, told.actors = judged
    elif name == "controls ground" and token.pos_ == "NOUN":
        _of_control(scene, match, told)
    elif name == "gains ground" and told.by and not told.actors and change == "gained":
        told.change, told.actors, told.by = "lost", told.by, []  # "the town was liberated from the rebels"
    return told


def _of_control(scene: Scene, match: Match, told: _Told) -> None:
    """What becomes of "control of" ground: who has it, and who has had it or gets it."""
    control = scene.doc[match.token]
    told.change, owners = had(scene, control, told.actors)
    told.actors = owners or persons(scene, match, told.where, bool(told.shares))
    if told.change in {"gained", "lost"}:  # "regained control of it from the rebels", "surrendered control of it to"
        heads = (control, *told.tops) if told.change == "gained" else (control, control.head, *told.tops)
        words = _FROM if told.change == "gained" else _TO
        told.by = holders(scene, [noun for head in heads for noun in prepositional(head, words)])
    if not told.tops and control.head.dep_ == "relcl" and any(word.lower_ == "where" for word in control.head.lefts):
        told.where = grounds(scene, [control.head.head], control)  # "areas where the government still had control"


def _leave(scene: Scene, match: Match, told: _Told) -> None:
    """Keep those who lose what they leave, and the ground that is left: no state as a whole is."""
    verb = scene.doc[match.token]
    if match.frame.name == "leaves ground" and any(child.dep_ == "dobj" for child in verb.children):
        # "M23 withdrew its men from the town"
        told.actors = [actor for actor in told.actors if actor.type == "armed_group"]
    told.actors = [actor for actor in told.actors if leaves_for_good(scene, actor, told.where, verb)]
    told.where = [spot for spot in told.where if spot.type != "country"]


def _where_else(scene: Scene, builder: Builder, match: Match, told: _Told) -> list[Party]:
    """The ground that a pronoun or the sentence around tells."""
    if told.shares:
        return []
    token = scene.doc[match.token]
    where = _in_country(scene, told.tops) or ground_of_it(scene, builder, token, told.tops)
    if not where and match.frame.name in {"leaves ground", "is driven out"}:
        where = held_by(scene, builder, token, told.actors) or told_of(scene, token)
    return where or told_before(scene, token, told.tops, match.frame.name)


def _who_forsakes(scene: Scene, match: Match, actors: list[Party]) -> list[Party]:
    """Who loses what he abandons: a state that abandons a city leaves friends there."""
    verb = scene.doc[match.token]
    if {word.lower_ for word in scene.doc[verb.i + 1 : verb.i + 4]} & {"control", "possession"}:
        return actors
    subjects = {noun.i for noun in scene.subjects(verb)}
    fighting = [actor for actor in actors if actor.type in {"armed_group", "coalition"} or _is_a_command(actor)]
    kept = [actor for actor in actors if actor in fighting or actor.token not in subjects]
    return kept + [one for one in acting(scene, match, "actor") if one.number is None and one not in kept]


def _is_a_command(actor: Party) -> bool:
    """Whether a body has forces in the field: "the United Nations Command gave up Seoul"."""
    return actor.type == "organisation" and actor.reference.name.split()[-1:] in (["Command"], ["Army"], ["Corps"])


def _modality(scene: Scene, match: Match) -> Modality:
    """How sure the change is; what somebody has announced or celebrated has been."""
    token, modality = scene.doc[match.token], match.modality(scene)
    if modality in {"planned", "possible"} and _has_been(token):
        return "asserted"
    if modality == "planned" and token.pos_ == "NOUN" and token.head.lemma_.lower() in kinds().territories.telling:
        return modality_of(token.head)
    if modality == "planned" and token.dep_ == "pobj" and token.head.lower_ in {"with", "through", "by"}:
        return "asserted"  # "announced a victory with the capture of"
    return modality


def _has_been(word: Token) -> bool:
    """Whether it has been, and only what follows is open: "will move into the town taken by rebels"."""
    if word.pos_ == "NOUN":
        if word.dep_ == "pobj" and word.head.lower_ in {"on", "upon"}:
            return True  # "seek to build on the capture of the town"
        return word.dep_ == "nsubj" and word.head.lemma_ in _JUDGED and any(w.lower_ == "the" for w in word.lefts)
    if word.dep_ == "pcomp" and word.tag_ == "VBG":
        return word.head.lower_ in _DONE_BEFORE and word.lemma_ in kinds().territories.of_ground | _TAKING
    return word.dep_ == "acl" and word.tag_ == "VBN" and not any(child.dep_ == "aux" for child in word.lefts)


def _tell(
    scene: Scene, builder: Builder, match: Match, told: _Told, actor: Party, modality: Modality, confidence: float
) -> None:
    """What becomes of one actor's ground: what some lose, others gain."""
    at, name, change = match.token, match.frame.name, told.change
    where = [spot for spot in told.where if spot.number is not None or not speaks(scene, actor)]
    where = [spot for spot in where if spot.number is None or not scene.same(spot, actor)]
    if not where and not told.shares:
        return
    if name in {"is driven out", "loses ground", "controls ground"} and change == "lost":
        for winner in _winners(scene, told.by, actor):
            for spot in where:
                add_ground(builder, "taken", at, winner, spot, "gained", modality, 0.6)
    if change == "gained":  # "took the town from them": they have lost it
        for loser in told.by:
            for spot in where:
                add_ground(builder, "taken from", at, loser, spot, "lost", modality, 0.7, by=actor)
    by = next((party for party in told.by if party.number is None or not scene.same(party, actor)), None)
    spots: list[Party | None] = [*where]
    spots += places_of_shares(scene, told.shares, spots) if told.shares and spots else []
    for place in spots or [None]:
        first = next(iter(told.shares), None)
        share = share_of(scene, told.shares, scene.doc[place.token]) if place is not None else first
        add_ground(builder, name, at, actor, place, change, modality, confidence, share=share, by=by)


def _is_lasting(verb: Token) -> bool:
    """Whether it is so now: "the rebels occupy the town", "which is occupied by the rebels"."""
    going_on = {"aux", "auxpass"} if verb.tag_ == "VBG" else {"auxpass"}  # "are still occupying the town"
    helping = [child.tag_ for child in verb.lefts if child.dep_ in going_on]
    if verb.dep_ == "xcomp" and verb.head.lemma_ in {"continue", "remain"}:
        return True  # "continue to occupy the town"
    return "VBP" in helping or "VBZ" in helping or verb.tag_ in {"VBP", "VBZ"}


def _winners(scene: Scene, by: list[Party], loser: Party) -> list[Party]:
    """Of those who drive others out, the ones who can stay: forces, and no strikes of theirs."""
    words = kinds().territories.holders
    both = loser.number is not None
    others = [
        party
        for party in by
        if party.reference.key != loser.reference.key
        and not (both and party.number is not None and scene.same(party, loser))
    ]
    return [
        party
        for party in others
        if party.type in {"armed_group", "country"} or party.number is None or noun_of(scene.doc[party.token]) in words
    ]


def _rid_of(scene: Scene, verb: Token) -> list[Token]:
    """Whom a place is cleared of."""
    if verb.lemma_ not in _RIDDING:
        return []
    nouns = [noun for head in (verb, *scene.objects(verb)) for noun in prepositional(head, _OF)]
    nouns += [inner for noun in nouns for inner in prepositional(noun, _OF)]  # "cleared 90% of the valley of rebels"
    return [noun for noun in nouns if holders(scene, [noun])]


def _cleared(scene: Scene, match: Match, people: list[Token]) -> tuple[list[Token], Match]:
    """The ground of "cleared the valley of militants", and the frame with the militants as those driven out."""
    verb = scene.doc[match.token]
    ground = [noun for noun in scene.objects(verb) if noun.i not in {person.i for person in people}]
    roles = {**match.roles, "actor": tuple(noun.i for noun in people), "ground": tuple(noun.i for noun in ground)}
    return ground, msgspec.structs.replace(match, roles=roles)


def _in_country(scene: Scene, tops: list[Token]) -> list[Party]:
    """The country that stands for ground described in words: "swathes of the country"."""
    for ground in tops:
        for token in (ground, *prepositional(ground, frozenset({"of", "in"}))):
            number = scene.number_at(token)
            if number is not None and scene.parsed.candidates[number].head in {"country"}:
                party = scene.party_at(token)
                return [party] if party else []
    return []
