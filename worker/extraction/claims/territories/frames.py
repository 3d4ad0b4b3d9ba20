"""Territory: who gains, loses, holds, besieges or contests a place or a share of the ground."""

import msgspec
from spacy.tokens import Token

from schemas import Reference, Territory
from schemas.claims import Modality, TerritoryChange
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.matching import Match
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, has_to, is_passive, prepositional
from worker.extraction.claims.territories.actors import (
    acting,
    had,
    is_fought_over,
    leaves_for_good,
    losers_of,
    other_than,
    outer,
    persons,
    speaks,
    tellers,
    thrusters,
)
from worker.extraction.claims.territories.earlier import ground_of_it, held_by, told_of
from worker.extraction.claims.territories.grounds import grounds, is_bare_ground
from worker.extraction.claims.territories.holders import holders
from worker.extraction.claims.territories.meant import tops_of
from worker.extraction.claims.territories.senses import is_ground, is_managed, is_of_ground, is_sure
from worker.extraction.claims.territories.shares import places_of_shares, shares_of
from worker.extraction.claims.words import kinds
from worker.extraction.reading import ACTING


def add_territory(scene: Scene, builder: Builder, match: Match) -> None:
    """The changes of ground of one frame."""
    token = scene.doc[match.token]
    tops, near = tops_of(scene, match)
    named = any(top.pos_ == "PROPN" for top in tops)
    if (
        match.frame.name == "contests ground"
        and not named
        and any(party.type in ACTING - {"country"} for noun in scene.objects(token) for party in scene.parties(noun))
    ):
        return  # "fought the army for much of its stay in the country"
    loose = token.lemma_.lower() in kinds().territories.loose and not is_sure(scene, match)
    carrier = token.head if token.pos_ == "NOUN" and token.dep_ == "dobj" else token
    if carrier.head.lemma_.lower() in kinds().territories.aims and has_to(carrier) and carrier.i > carrier.head.i:
        return  # "a campaign to retake the city", "is trying to retake control of it"
    if has_to(carrier) and any(
        noun.lemma_.lower() in kinds().territories.aims and noun.i < carrier.i for noun in scene.objects(carrier.head)
    ):
        return  # "launched an offensive to retake the city"
    of_aim = carrier.dep_ == "pcomp" and carrier.head.lower_ == "of"
    if of_aim and carrier.head.head.lemma_.lower() in kinds().territories.aims:
        return  # "with the aim of retaking the city"
    if carrier.dep_ == "pcomp" and carrier.head.lower_ in {"toward", "towards"}:
        return  # "a step toward regaining the city"
    if match.frame.name == "is driven out" and has_to(token) and token.dep_ in {"advcl", "acl"}:
        return  # "invoked the act to expel the gang from the country"
    if match.frame.name == "controls ground" and any(noun.lemma_ in _HAD for noun in scene.objects(token)):
        return  # "retained control of": the noun tells
    if match.frame.name == "besieges" and any(noun.lemma_ == "population" for noun in match.at(scene, "actor")):
        return  # "surrounded by an Arab population"
    if token.lemma_.lower() == "secure" and has_to(token):
        return  # "to secure the border"
    if token.lemma_.lower() in {"take", "hold"} and any(child.lower_ == "up" for child in token.rights):
        return  # "took up positions in the town", "held up a convoy there"
    if token.lemma_ == "take" and any(
        child.lower_ == "back" and any(one.lower_ == "to" for one in child.rights) for child in token.rights
    ):
        return  # "takes the country back to the days of the junta"
    if token.lemma_ in {"flee", "retreat"} and (left := scene.objects(token)):
        tops = left  # "fled Kona, 17 miles from the border"
    if match.frame.name == "enters ground" and (
        not _is_by_force(scene, match) or match.modality(scene) in {"planned", "possible"}
    ):
        return
    if match.frame.name == "is driven out" and any(top.lemma_ in {"border", "frontier"} for top in tops):
        return  # "vowed to drive them from its border"
    cleared = _rid_of(scene, token) if token.lemma_ in _RIDDING else []
    if cleared and match.frame.name == "is driven out":  # "cleared the valley of militants"
        tops, match = _cleared(scene, match, cleared)
    where = grounds(scene, tops, token, loose and match.frame.name != "leaves ground")
    if match.frame.name == "besieges" and not where:  # "besieged in Kona by the rebels"
        where = grounds(scene, prepositional(token, _INSIDE), token)
    if match.frame.name == "enters ground":
        where = [spot for spot in where if spot.type == "place" and spot.number is not None]
    if is_managed(scene, match, tops, where):
        return
    if len(where) > 1:  # "swept into the capitals across the country"
        where = [spot for spot in where if scene.doc[spot.token].lower_ not in {"country", "nation"}] or where
    shares = shares_of(scene, tops)
    share = shares[0] if shares else None
    change: TerritoryChange = match.frame.says  # type: ignore[assignment]
    if token.lemma_ == "occupy" and _is_lasting(token):
        change = "controls"
    if share is not None or change == "controls":  # "98 percent of the terrain": the share is the ground
        where = [spot for spot in where if not is_bare_ground(scene, spot, share is not None)]
    actors = acting(scene, match, "actor") or outer(scene, token) or persons(scene, match, where, share is not None)
    if match.frame.name == "controls ground" and token.pos_ == "NOUN":
        change, owners = had(scene, token, actors)
        actors = owners or persons(scene, match, where, share is not None)
        if change == "gained":
            match = msgspec.structs.replace(match, roles={**match.roles, "by": _out_of_whose(token, tops)})
        elif change == "lost":  # "surrendered control of the port to UN troops"
            winners = [noun.i for head in (token, token.head, *tops) for noun in prepositional(head, frozenset({"to"}))]
            match = msgspec.structs.replace(match, roles={**match.roles, "by": tuple(winners)})
        if not tops and token.head.dep_ == "relcl" and any(word.lower_ == "where" for word in token.head.lefts):
            where = grounds(scene, [token.head.head], token)  # "the areas where the government still had control"
    elif token.pos_ == "NOUN" and not actors:
        takers = [
            child
            for child in token.lefts
            if child.dep_ in {"poss", "compound"} and noun_of(child) in kinds().territories.holders
        ]
        actors = holders(scene, takers) or tellers(scene, token) or losers_of(scene, token)
        if not actors and token.dep_ == "conj" and token.head.pos_ == "NOUN" and not any(token.lefts):
            actors = [
                one for one in scene.modifying(token.head) if one.type in ACTING
            ]  # "the Greek raid and capture of"
    if match.frame.name == "contests ground" and token.pos_ == "NOUN" and not actors:
        between = [noun for head in (token.head, *tops) for noun in prepositional(head, _BETWEEN)]
        actors = holders(scene, between)  # "fighting for Kona raged between the army and rebels"
    if token.pos_ == "VERB" and is_passive(token) and not actors and match.frame.subject == "actor":
        acts = prepositional(token, frozenset({"in", "during", "after"}))  # "was seized in a raid by rebels"
        acts = [act for act in acts if act.lemma_.lower() in kinds().territories.thrusts]
        agents = [noun for head in (token, *acts) for noun in prepositional(head, _BY)] if acts else []
        actors = holders(scene, agents) or [p for act in acts for p in scene.modifying(act) if p.type in ACTING]
    if match.frame.name == "falls" and token.dep_ == "dobj" and not actors:
        actors = holders(scene, prepositional(token.head, frozenset({"to"})))  # "confirmed the fall of the town to"
    if match.frame.name == "gains ground" and not actors:
        actors = thrusters(scene, token)
    by = acting(scene, match, "by")
    if match.frame.name == "gains ground" and by and not actors and change == "gained":
        change, actors, by = "lost", by, []  # "the town was liberated from the rebels"
    if token.lemma_ in _RETURNING and not by:
        return  # "returned the book"
    if match.frame.name in {"leaves ground", "quits ground"}:
        if match.frame.name == "leaves ground" and any(child.dep_ == "dobj" for child in token.children):
            actors = [actor for actor in actors if actor.type == "armed_group"]  # "M23 withdrew its men from the town"
        actors = [actor for actor in actors if leaves_for_good(scene, actor, where, token)]
        where = [spot for spot in where if spot.type != "country"]
    if match.frame.name == "is driven out" and not (tops or share):
        where = told_of(scene, token) if token.dep_ == "pcomp" and is_passive(token) else []
        if not where:
            return
        actors = actors or holders(
            scene, scene.subjects(clause_verb(token.head))
        )  # "took Kona before being driven out"
    if scene.doc[token.i + 1 : token.i + 2].text.lower() in {"accountable", "responsible", "answerable"}:
        return  # "hold accountable those in the government"
    if not where and share is None:
        where = _in_country(scene, tops) or ground_of_it(scene, builder, token, tops)
    if not where and share is None and match.frame.name in {"leaves ground", "is driven out"}:
        where = held_by(scene, builder, token, actors) or told_of(scene, token)
    if not where and share is not None and not is_of_ground(scene, tops):
        return  # "holds 17.5 percent of the market"
    if loose and not (share is not None or is_ground(scene, tops, where)):
        return
    giving_up = {word.lower_ for word in scene.doc[token.i + 1 : token.i + 4]} & {"control", "possession"}
    if (
        token.lemma_.lower() in kinds().territories.forsaking and not giving_up
    ):  # a state that abandons a city leaves friends there
        subjects = scene.subjects(token)
        actors = [
            actor for actor in actors if actor.type == "armed_group" or actor.token not in {t.i for t in subjects}
        ]
        actors += [spoken for spoken in acting(scene, match, "actor") if spoken.number is None and spoken not in actors]
    modality = match.modality(scene)
    if modality == "planned" and token.pos_ == "NOUN" and token.head.lemma_.lower() in kinds().territories.telling:
        modality = modality_of(token.head)
    elif modality == "planned" and token.dep_ == "pobj" and token.head.lower_ in {"with", "through", "by"}:
        modality = "asserted"  # "announced a victory with the capture of"
    if (
        match.frame.name == "loses ground" and (is_passive(token) or token.pos_ == "NOUN") and not actors
    ):  # "the airport was lost to the rebels"
        actors, by, change = by, [], "gained"
    if match.frame.name == "is driven out":
        actors = [other_than(scene, actor, by, token) for actor in actors]
    for actor in actors:
        spots: list[Party | None] = [
            place
            for place in where
            if (place.number is None and not speaks(scene, actor))
            or (place.number is not None and not scene.same(place, actor))
        ]
        if not spots and share is None:
            continue
        if (
            match.frame.name in {"is driven out", "loses ground", "controls ground"} and change == "lost"
        ):  # what they lose, others gain
            for winner in _winners(scene, by, actor):
                for spot in (spot for spot in spots if spot is not None):
                    add_ground(builder, "taken", match.token, winner, spot, None, "gained", modality, None, 0.6)
        if change == "gained":  # "took the town from them": they have lost it
            for loser, spot in ((loser, spot) for loser in by for spot in spots if spot is not None):
                add_ground(builder, "taken from", match.token, loser, spot, None, "lost", modality, actor, 0.7)
        doer = next((party for party in by if party.number is None or not scene.same(party, actor)), None)
        spots += places_of_shares(scene, shares, spots) if len(shares) > 1 else []
        for place in spots or [None]:
            own = [found for found in shares if place is not None and found.first < place.token]
            add_ground(
                builder,
                match.frame.name,
                match.token,
                actor,
                place,
                own[-1] if own else share,
                change,
                modality,
                doer,
                0.55 if near else 0.8,
            )


def add_ground(
    builder: Builder,
    frame: str,
    at: int,
    actor: Party,
    place: Party | None,
    share: Quantity | None,
    change: TerritoryChange,
    modality: Modality,
    doer: Party | None = None,
    confidence: float = 0.8,
) -> None:
    if place is not None and not place.reference.name:  # "the country", where the document does not tell which
        words = builder.scene.parsed.noun_phrase(builder.scene.doc[place.token])
        place = msgspec.structs.replace(place, reference=Reference(id=place.reference.id, name=words))
    builder.add(
        Territory,
        frame,
        [at, actor.token, *([place.token] if place else []), *([share.first, share.last - 1] if share else [])],
        at=at,
        modality=modality,
        confidence=confidence,
        actor=actor.reference,
        place=place.reference if place else None,
        change=change,
        share=share.count if share else None,
        by=doer.reference if doer else None,
    )


def _is_lasting(verb: Token) -> bool:
    """Whether it is so now: "the rebels occupy the town", "which is occupied by the rebels"."""
    going_on = {"aux", "auxpass"} if verb.tag_ == "VBG" else {"auxpass"}  # "are still occupying the town"
    helping = [child.tag_ for child in verb.lefts if child.dep_ in going_on]
    if verb.dep_ == "xcomp" and verb.head.lemma_ in {"continue", "remain"}:
        return True  # "continue to occupy the town"
    return "VBP" in helping or "VBZ" in helping or verb.tag_ in {"VBP", "VBZ"}


def _out_of_whose(control: Token, tops: list[Token]) -> tuple[int, ...]:
    """Whom control of ground is taken from: "regained control of the port from the rebels"."""
    nouns = [noun for head in (control, *tops) for noun in prepositional(head, frozenset({"from"}))]
    return tuple(noun.i for noun in nouns)


def _winners(scene: Scene, by: list[Party], loser: Party) -> list[Party]:
    """Of those who drive others out, the ones who can stay: forces, and no strikes of theirs."""
    words = kinds().territories.holders
    others = [party for party in by if party.reference.key != loser.reference.key]
    return [
        party
        for party in others
        if party.type in {"armed_group", "country"} or party.number is None or noun_of(scene.doc[party.token]) in words
    ]


def _is_by_force(scene: Scene, match: Match) -> bool:
    """Whether those who enter a place are fighters, and something says that it is fought over."""
    verb, words = scene.doc[match.token], kinds().territories
    doers = [noun for top in match.at(scene, "actor") for noun in scene.with_conjuncts(top)]
    armed = any(noun_of(noun) in words.holders - words.visiting for noun in doers) or any(
        party.type == "armed_group" for noun in doers for party in [scene.party_at(noun)] if party is not None
    )
    return armed and (verb.lemma_ not in {"enter", "move", "drive"} or is_fought_over(scene))


def _rid_of(scene: Scene, verb: Token) -> list[Token]:
    """Whom a place is cleared of."""
    nouns = [noun for head in (verb, *scene.objects(verb)) for noun in prepositional(head, _OF)]
    nouns += [inner for noun in nouns for inner in prepositional(noun, _OF)]  # "cleared 90% of the valley of rebels"
    return [noun for noun in nouns if holders(scene, [noun])]


def _cleared(scene: Scene, match: Match, people: list[Token]) -> tuple[list[Token], Match]:
    """The ground of "cleared the valley of militants", and the frame with the militants as those driven out."""
    verb = scene.doc[match.token]
    ground = [noun for noun in scene.objects(verb) if noun.i not in {person.i for person in people}]
    roles = {**match.roles, "actor": tuple(noun.i for noun in people), "ground": tuple(noun.i for noun in ground)}
    return ground, msgspec.structs.replace(match, roles=roles)


_OF = frozenset({"of"})
_BETWEEN, _BY = frozenset({"between"}), frozenset({"by"})
_RETURNING = frozenset({"return", "restore", "transfer"})
_INSIDE = frozenset({"in", "at", "inside"})
_RIDDING = frozenset({"clear", "cleanse", "purge", "rid", "sweep", "flush", "free"})


_HAD = frozenset({"control", "grip", "possession", "rule", "sway", "hold"})


def _in_country(scene: Scene, tops: list[Token]) -> list[Party]:
    """The country that stands for ground described in words: "swathes of the country"."""
    for ground in tops:
        for token in (ground, *prepositional(ground, frozenset({"of", "in"}))):
            number = scene.number_at(token)
            if number is not None and scene.parsed.candidates[number].head in {"country"}:
                party = scene.party_at(token)
                return [party] if party else []
    return []
