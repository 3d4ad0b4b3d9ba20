"""Territory: who gains, loses, holds, besieges or contests a place or a share of the ground."""

import re
from functools import cache

from spacy.tokens import Token

from schemas import Territory
from schemas.claims import Modality, TerritoryChange
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.grounds import HOLDERS, grounds, holders, is_bare_ground
from worker.extraction.claims.matching import Match
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_of, clause_verb, has_to, is_passive, prepositional
from worker.extraction.claims.words import hint, kinds

_NEAR = 7


def add_territory(scene: Scene, builder: Builder, match: Match) -> None:
    """The changes of ground of one frame."""
    token = scene.doc[match.token]
    tops = [inner for top in match.at(scene, "ground") for inner in _claimed(_meant(top))]
    near = not tops and (token.pos_ == "VERB" or (token.lower_ == "control" and token.dep_ == "dobj"))
    if near:
        tops = _ground_near(scene, match)
    if match.frame.name == "contests ground" and any(
        party.type in HOLDERS - {"country"} for noun in scene.objects(token) for party in scene.parties(noun)
    ):
        return  # "fought the army for much of its stay in the country"
    loose = token.lemma_.lower() in kinds().territories.loose and not _sure(scene, match)
    if token.dep_ in {"acl", "advcl"} and token.head.lemma_.lower() in kinds().territories.aims and has_to(token):
        return  # "a campaign to retake the city"
    if token.lemma_.lower() == "secure" and has_to(token):
        return  # "to secure the border"
    where = grounds(scene, tops, token, loose and match.frame.name != "leaves ground")
    if token.lemma_.lower() in {"administer", "run", "oversee"}:
        where = [spot for spot in where if spot.number is not None]  # "administers the Awards Program"
    shares = _shares(scene, tops)
    share = shares[0] if shares else None
    change: TerritoryChange = match.frame.says  # type: ignore[assignment]
    if share is not None or change == "controls":  # "98 percent of the terrain": the share is the ground
        where = [spot for spot in where if not is_bare_ground(scene, spot, share is not None)]
    actors = _acting(scene, match, "actor")
    if match.frame.name == "controls ground" and token.pos_ == "NOUN":
        change, actors = _had(scene, token, actors)
        if not tops and token.head.dep_ == "relcl" and any(word.lower_ == "where" for word in token.head.lefts):
            where = grounds(scene, [token.head.head], token)  # "the areas where the government still had control"
    elif token.pos_ == "NOUN" and not actors:
        takers = [child for child in token.lefts if child.dep_ in {"poss", "compound"} and noun_of(child) in _armed()]
        actors = holders(scene, takers) or _tellers(scene, token)
    if match.frame.name in {"leaves ground", "quits ground"}:
        if match.frame.name == "leaves ground" and any(child.dep_ == "dobj" for child in token.children):
            return  # "is withdrawing its soldiers from the province"
        actors = [actor for actor in actors if _leaves(scene, actor, where)]
        where = [spot for spot in where if spot.type != "country"]
    if match.frame.name == "is driven out" and not (tops or share):
        return
    if scene.doc[token.i + 1 : token.i + 2].text.lower() in {"accountable", "responsible", "answerable"}:
        return  # "hold accountable those in the government"
    if not where and share is None:
        where = _in_country(scene, tops) or (_it(scene, builder, tops) if change == "gained" else [])
    if not where and share is not None and not _of_ground(scene, tops):
        return  # "holds 17.5 percent of the market"
    if loose and not (share is not None or _is_ground(scene, tops, where)):
        return
    giving_up = {word.lower_ for word in scene.doc[token.i + 1 : token.i + 4]} & {"control", "possession"}
    if (
        token.lemma_.lower() in kinds().territories.forsaking and not giving_up
    ):  # a state that abandons a city leaves friends there
        subjects = scene.subjects(token)
        actors = [
            actor for actor in actors if actor.type == "armed_group" or actor.token not in {t.i for t in subjects}
        ]
        actors += [
            spoken for spoken in _acting(scene, match, "actor") if spoken.number is None and spoken not in actors
        ]
    modality = match.modality(scene)
    if modality == "planned" and token.pos_ == "NOUN" and token.head.lemma_.lower() in kinds().territories.telling:
        modality = modality_of(token.head)
    by = _acting(scene, match, "by")
    if match.frame.name == "loses ground" and is_passive(token) and not actors:  # "the airport was lost to the rebels"
        actors, by, change = by, [], "gained"
    if match.frame.name == "is driven out":
        actors = [_other_than(scene, actor, by, token) for actor in actors]
    for actor in actors:
        spots: list[Party | None] = [
            place
            for place in where
            if (place.number is None and not _speaks(scene, actor))
            or (place.number is not None and not scene.same(place, actor))
        ]
        if not spots and share is None:
            continue
        doer = next((party for party in by if party.number is None or not scene.same(party, actor)), None)
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


def _ground_near(scene: Scene, match: Match) -> list[Token]:
    """The ground by its place in the text where the parse has lost it: right behind "from", right before "that".

    "as the rebels withdrew from the city and marines landed": the city, whatever the parse hangs it on.
    """
    verb = scene.doc[match.token]
    _, end = scene.sentence(verb.i)
    governing = {word for word, role in match.frame.prepositions.items() if role == "ground"}
    for word in scene.doc[verb.i + 1 : min(verb.i + _NEAR, end)]:
        if word.lower_ in governing:
            following = scene.doc[word.i + 1 : min(word.i + _NEAR, end)]
            heads = [t for t in following if t.pos_ in {"NOUN", "PROPN"} and not _goes_on(t, end)]
            return heads[:1]
    if match.frame.object != "ground":
        return []
    that = next((child for child in verb.lefts if child.dep_ == "mark" and child.lower_ == "that"), None)
    if that is not None and that.i and scene.doc[that.i - 1].pos_ in {"NOUN", "PROPN"}:
        before = scene.doc[that.i - 1]
        return [before.head.head if before.dep_ == "pobj" and before.head.head.pos_ == "NOUN" else before]
    return []


def _goes_on(noun: Token, end: int) -> bool:
    """Whether a noun phrase goes on behind the noun."""
    return noun.i + 1 < end and noun.nbor(1).pos_ in {"NOUN", "PROPN", "PART"}


def _claimed(top: Token) -> list[Token]:
    """What a claim is to ("its claim to Cuba"), and what is named after "including"."""
    if top.lemma_.lower() in {"claim", "title", "right"}:
        return prepositional(top, frozenset({"to"}))
    return [top, *prepositional(top, frozenset({"including"}))]


def _armed() -> frozenset[str]:
    return kinds().territories.holders


def _meant(top: Token) -> Token:
    """The ground that a relative pronoun stands for: "the city, which fell to the rebels"."""
    return (antecedent_of(top) or top) if top.lower_ in {"which", "that"} else top


def _other_than(scene: Scene, actor: Party, by: list[Party], verb: Token) -> Party:
    """Whose forces "its forces" are, where the doer drives them out: the party named last that is not the doer."""
    if not any(party.number is not None and scene.same(party, actor) for party in by):
        return actor
    first, _ = scene.sentence(verb.i)
    for at in range(verb.i - 1, first - 1, -1):
        party = scene.party_at(scene.doc[at])
        if party is not None and party.type in HOLDERS and not scene.same(party, actor):
            return party
    return actor


def _tellers(scene: Scene, noun: Token) -> list[Party]:
    """ "The rebels announced the capture of Aleppo": whoever tells of a taking by nobody else has taken it."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in kinds().territories.telling:
        return []
    return holders(scene, scene.subjects(verb))


def _leaves(scene: Scene, actor: Party, where: list[Party]) -> bool:
    """Whether leaving is losing: armed groups lose what they leave, a state's forces only what is fought over."""
    if any(spot.number is not None and spot.type == "country" for spot in where[:1]):
        return False
    if actor.type in {"armed_group", None} or actor.number is None:
        return True
    if any(other.type == "country" for spot in where for other in scene.modifying(scene.doc[spot.token])):
        return False  # "Russian troops withdrew from Georgian towns"
    return bool(_fought_over().search(scene.parsed.text))


@cache
def _fought_over() -> re.Pattern[str]:
    return hint(kinds().territories.fought_over)


def _sure(scene: Scene, match: Match) -> bool:
    """Whether a verb of many senses has one here: "take control of", "drive out of"."""
    if match.frame.name == "is driven out" or scene.doc[match.token].pos_ == "NOUN":
        return bool(match.roles.get("ground"))
    following = {word.lower_ for word in scene.doc[match.token + 1 : match.token + 4]}
    return bool(following & {"control", "possession"})


def _acting(scene: Scene, match: Match, role: str) -> list[Party]:
    own = list(match.own) if role == match.own_role else []
    found = [party for party in own if party.number is not None and (party.type is None or party.type in HOLDERS)]
    return found + [party for party in holders(scene, match.at(scene, role)) if all(party != one for one in found)]


def _had(scene: Scene, control: Token, own: list[Party]) -> tuple[TerritoryChange, list[Party]]:
    """Who has, takes or loses control: the subject of the verb that carries the noun."""
    verb = control.head
    if control.dep_ == "pobj" and verb.lower_ == "in":  # "remain in control of", "are back in control of"
        verb = clause_verb(verb)
        return "controls", holders(
            scene, scene.objects(verb) if verb.lemma_ in {"leave", "put"} else scene.subjects(verb)
        )
    changes = kinds().territories.having
    if control.dep_ == "dobj" and verb.lemma_.lower() in {"give", "hand", "grant"}:
        given = [child for child in verb.children if child.dep_ == "dative"]
        return "controls", holders(scene, given) or own
    if control.dep_ in {"dobj", "nsubjpass"} and verb.pos_ == "VERB":
        change = changes.get(verb.lemma_.lower())
        if change is not None:
            return change, holders(scene, scene.subjects(verb)) or own
        return "controls", [] if verb.lemma_.lower() not in {"be"} else own
    return "controls", own


def _shares(scene: Scene, tops: list[Token]) -> list[Quantity]:
    """ "98 percent of the terrain", "47 percent in Iraq and 20 percent in Syria": the percentages of the ground."""
    found: dict[int, Quantity] = {}
    for ground in tops:
        counting: Quantity | None = scene.counting.get(ground.i)
        near: list[Quantity] = [counting] if counting else []
        near += scene.quantities_between(ground.left_edge.i, ground.right_edge.i)
        found.update((quantity.first, quantity) for quantity in near if quantity.percent)
    return [found[first] for first in sorted(found)]


def _is_ground(scene: Scene, tops: list[Token], where: list[Party]) -> bool:
    """Whether what is taken or held is ground: a place by name, or a phrase headed by a word for it."""
    if any(place.number is None for place in where):
        return True
    if any(place.type == "place" for place in where) and any(top.pos_ in {"ADJ", "PRON", "NUM", "DET"} for top in tops):
        return True  # "little more than the forest"
    for top in tops:
        for token in scene.with_conjuncts(top):
            party = scene.party_at(token)
            if party is not None and party.type in {"place", "country"}:
                return True
            if token.lemma_.lower() in kinds().territories.ground | kinds().territories.sites | kinds().places.parts:
                return True
    return False


def _of_ground(scene: Scene, tops: list[Token]) -> bool:
    """Whether a share is one of ground: a word for ground is in its phrase."""
    words = kinds().territories
    return any(inner.lemma_.lower() in words.ground | words.sites for top in tops for inner in scene.below(top))


def _speaks(scene: Scene, actor: Party) -> bool:
    """Whether the actor is "we" or a person's pronoun: such hold no ground that has no name."""
    if actor.number is None:
        return False
    candidate = scene.parsed.candidates[actor.number]
    return candidate.kind == "author" or candidate.head in {"he", "she", "you", "i", "we"}


def _it(scene: Scene, builder: Builder, tops: list[Token]) -> list[Party]:
    """ "They abandoned Kut; others took it back": the place that the paragraph told of last."""
    for top in tops:
        if top.lower_ == "it":
            for draft in builder.latest(Territory):
                if draft.place is not None and draft.start < scene.parsed.start(top):
                    return [Party(draft.place, top.i, None, "place")]
    return []


def _in_country(scene: Scene, tops: list[Token]) -> list[Party]:
    """The country that stands for ground described in words: "swathes of the country"."""
    for ground in tops:
        for token in scene.below(ground):
            number = scene.number_at(token)
            if number is not None and scene.parsed.candidates[number].head in {"country"}:
                party = scene.party_at(token)
                return [party] if party else []
    return []
