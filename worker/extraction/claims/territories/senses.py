"""Verbs of many senses that speak of ground: "hold a town" and "hold talks", "run the port" and "run schools"."""

from spacy.tokens import Token

from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_or_self, is_passive, prepositional
from worker.extraction.claims.territories.actors import is_fought_over
from worker.extraction.claims.territories.holders import holders
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import units
from worker.extraction.model.neighbours import word_after

_RULING = frozenset({"government", "regime", "police", "officer", "opposition"})
_FIGHTERS_DO = frozenset(
    {"lose", "gain", "regain", "retain", "take", "hold", "control", "clear", "secure", "abandon", "recover"}
)
_HOLDING = frozenset({"hold", "control", "rule", "dominate"})
_MEN = frozenset({"man", "men"})  # "the general's men", "armed men"
_TAKEN = frozenset({"prisoner", "prisoners", "hostage", "hostages", "captive", "captives", "part", "place"})
_NEAR = 5
_OF = frozenset({"of"})
_THINGS = frozenset({"mine", "bomb", "explosive", "ordnance", "debris", "snow", "rubble", "landmine", "weapon", "trap"})
_MANAGING = frozenset({"administer", "run", "oversee"})


def is_sure(scene: Scene, match: Match) -> bool:
    """Whether a verb of many senses has one here: "take control of", "drive out of"."""
    verb = scene.doc[match.token]
    if match.frame.name == "is driven out" or verb.pos_ == "NOUN":
        return bool(match.roles.get("ground")) or (verb.lower_ == "control" and word_after(verb) == "of")
    following = {word.lower_ for word in scene.doc[match.token + 1 : match.token + 4]}
    if following & {"control", "possession", "foothold"}:
        return True
    if match.frame.name == "falls" and verb.lemma_ == "fall":  # "the port fell to the rebels"
        return bool(holders(scene, match.at(scene, "actor")))
    if verb.lemma_ == "lose":  # "lost the town to the rebels"
        return bool(holders(scene, match.at(scene, "by")))
    if verb.lemma_ in _FIGHTERS_DO and not following & _TAKEN and _is_of_fighters(scene, verb, match):
        return True
    if verb.lemma_ in _HOLDING and any(noun.lower_ in kinds().territories.compass for noun in scene.objects(verb)):
        return True  # "the general controls the east"
    if verb.lemma_ not in {"take", "control"} or following & _TAKEN or verb.i + 1 == len(scene.doc):
        return False
    if not any(noun.pos_ == "PROPN" for noun in match.at(scene, "ground")):
        return False
    subjects = scene.subjects(verb)
    fighters = any(noun_of(noun) in kinds().territories.holders or noun.tag_ == "NNPS" for noun in subjects) or any(
        party.number is None or party.type == "armed_group" for party in holders(scene, subjects)
    )
    return word_after(verb) == "back" or fighters or bool(match.at(scene, "by"))


def _is_of_fighters(scene: Scene, verb: Token, match: Match) -> bool:
    """Whether fighters take or hold a site: "the rebels have taken a border post", but no minister takes one."""
    words = kinds().territories
    ground = [antecedent_or_self(noun) for top in match.at(scene, "ground") for noun in scene.with_conjuncts(top)]
    sites = [noun for noun in ground if noun.lemma_.lower() in words.sites]
    if verb.lemma_ in {"hold", "control"} and not is_passive(verb):  # "die for a city it will never hold"
        sites = [site for site in sites if not any(child.lower_ in {"a", "an"} for child in site.lefts)]
    if not any(site.lemma_.lower() not in words.manifold or _is_compound(site) for site in sites):
        return False
    doers = scene.subjects(verb)
    if any(doer.tag_ == "NNPS" for doer in doers) and is_fought_over(scene):
        return True  # "the Russians gained the railway station"
    return any(
        scene.is_or_means(party, "armed_group") or noun_of(scene.doc[party.token]) in words.holders - _RULING | _MEN
        for party in holders(scene, doers)
    ) or any(noun_of(doer) in words.holders - _RULING and scene.modifying(doer) for doer in doers)


def _is_compound(noun: Token) -> bool:
    return any(child.dep_ == "compound" for child in noun.lefts)


def is_ground(scene: Scene, tops: list[Token], where: list[Party]) -> bool:
    """Whether what is taken or held is ground: a place by name, or a phrase headed by a word for it."""
    if any(place.number is None or (place.type == "place" and not tops) for place in where):
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


def is_of_ground(scene: Scene, tops: list[Token]) -> bool:
    """Whether a share is one of ground: a word for ground is in its phrase."""
    words = kinds().territories
    inner = (token for top in tops for token in scene.below(top) if not _is_share(token))
    return any(token.lemma_.lower() in words.ground | words.sites for token in inner)


def _is_share(part: Token) -> bool:
    """Whether a word only tells how much of something: "a third of its men"."""
    return part.lower_ in units().fractions and any(child.lower_ == "of" for child in part.rights)


def is_managed(scene: Scene, match: Match, tops: list[Token], where: list[Party]) -> bool:
    """Whether something is only managed, and no ground held: "runs schools in Kona", "the mayor runs the town"."""
    verb, words = scene.doc[match.token], kinds().territories
    if verb.lemma_ == "clear" and match.frame.says == "gained":  # "cleared the road", "cleared the town of mines"
        mines = any(noun.lemma_.lower() in _THINGS for top in tops for noun in prepositional(top, _OF))
        part = any(quantity.percent for quantity in scene.quantities_between(verb.i + 1, verb.i + _NEAR))
        return mines or part or all(place.number is None for place in where)
    if verb.lemma_ not in _MANAGING:
        return False
    if verb.lemma_ != "run":
        return bool(where) and all(spot.number is None for spot in where)  # "administers the Awards Program"
    sites = words.sites_alone | words.towns | kinds().places.parts
    at = {spot.token for spot in where}
    if not any(noun.i in at or noun.lemma_.lower() in sites for noun in tops):
        return True
    doers = match.at(scene, "actor")
    armed = any(noun_of(noun) in words.holders - _RULING for noun in doers)
    return not armed and not any(party.type == "armed_group" for party in holders(scene, doers))
