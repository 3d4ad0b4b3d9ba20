"""What verbs and nouns of relations say that is none: advice to travellers, a won match, a leader among many."""

from functools import cache

from spacy.tokens import Span, Token

from worker.extraction.claims.contributions.arming import equips_with_no_goods
from worker.extraction.claims.martial import is_martial
from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.attacks import carrying, light_subjects
from worker.extraction.claims.relations.each_other import TRUCES, is_each_other
from worker.extraction.claims.relations.mines import runs_into_a_mine
from worker.extraction.claims.relations.offices import is_one_of_many
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import Hint, kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.infinitives import has_to
from worker.extraction.names.nouns import referring_nouns

_ENVOYS = frozenset({"diplomat", "ambassador", "envoy", "official", "journalist", "attache", "attaché"})
_HELD = frozenset({"member", "suspect", "prisoner", "detainee", "inmate", "captive", "militant", "jihadist", "hostage"})
_LED_AWAY = _HELD | {
    "mercenary",
    "rebel",
    "fighter",
    "gunman",
    "hijacker",
    "protester",
    "deserter",
    "pirate",
    "official",
}
_SHIPPING = frozenset({"vessel", "ship", "tanker", "convoy", "shipping", "freighter", "merchantman"})
_GROUND = frozenset(
    {"part", "swathe", "swath", "tract", "area", "region", "territory", "capital", "half", "most", "much"}
)
_SHOTS = frozenset({"fire", "gunfire", "shellfire"})
_ACCIDENTS = frozenset({"crash", "collide", "capsize", "derail", "plunge", "collapse", "overturn"})
_LITTLE = frozenset({"insufficient", "inadequate", "little", "scant", "no"})
_BLOODLESS = frozenset(
    {"disinformation", "misinformation", "propaganda", "smear", "media", "advertising", "publicity", "information"}
    | {
        "lobbying",
        "trade",
        "tariff",
        "price",
        "currency",
        "culture",
        "legal",
        "court",
        "courtroom",
        "verbal",
        "sanctions",
    }
    | {"sanctions", "hate", "whispering", "letter", "election", "electoral", "influence"}
)
_TO = frozenset({"to", "for"})
_VOICED = frozenset(
    {"call", "push", "chorus", "applause", "condemnation", "criticism", "prayer", "discussion", "debate"}
)
_HALTING = frozenset({"halt", "stop", "blunt", "stem", "slow"})
_REACHED = frozenset(
    {
        "withdrawal",
        "release",
        "agreement",
        "peace",
        "victory",
        "support",
        "deal",
        "return",
        "ceasefire",
        "truce",
        "vote",
    }
)
_EXPELLING = frozenset({"drive", "throw", "kick", "force", "push", "expel", "oust"})
_RULERS = frozenset(
    {"junta", "government", "parliament", "ruler", "president", "leader", "regime", "authority", "minister"}
)
_HELP = frozenset({"support", "backing", "help", "aid", "assistance", "funding"})
_BEGINNING = frozenset({"take", "come", "enter", "begin"})  # "a truce between them took effect"
_PLAYING = frozenset(
    {"beat", "defeat", "crush", "hammer", "face", "fight", "battle", "clash", "encounter", "rout", "vanquish"}
)


def is_no_relation(scene: Scene, match: Match) -> bool:
    """Whether the frame's word says something else here than the relation that the frame makes."""
    token, says = scene.doc[match.token], match.frame.says
    after = {child.lower_ for child in token.rights}
    if token.lemma_ in {"advise", "instruct", "school"} and not (_teaches(token) or _is_done_to_a_group(scene, token)):
        return True  # "advised its nationals to leave"
    if says == "supports" and token.dep_ == "pobj" and token.head.lower_ == "with" and after & {"of", "from", "by"}:
        return True  # "with the help of its allies": who helps whom, the whole clause tells
    if says == "fights" and runs_into_a_mine(token):
        return True  # "the patrol hit a mine laid by the rebels"
    if says == "fights" and _happened_there(scene, match):
        return True  # "bombed a camp in Chad, which killed two men": Chad did not
    if token.lemma_ == "secure" and any(noun.lemma_.lower() in _REACHED for noun in scene.objects(token)):
        return True  # "to secure the withdrawal of the forces"
    if says == "fights" and token.pos_ == "NOUN" and any(child.lower_ in _BLOODLESS for child in token.lefts):
        return True  # "a disinformation campaign against Ukraine", "a trade war"
    if says in {"leads", "commands"} and any(noun_of(noun) in _VOICED for noun in scene.objects(token)):
        return True  # "led a G20 call for new aid"
    helped = (*match.at(scene, "patient"), *prepositional(token, _TO), *prepositional(token.head, _TO))
    if says == "supports" and any(_are_some(top) for top in helped):
        return True  # "our support to those Russians who"
    if token.lemma_ in {"supply", "resupply"} and "with" not in after and not _is_of_armed(scene, match):
        return True  # "supplied 150 commandos"
    if token.lemma_ in {"rescue", "save"} and any(_is_freed(scene, noun) for noun in scene.objects(token)):
        return True  # "rescued six soldiers": they are people, and no side
    if token.lemma_ in kinds().relations.enabling and not _is_done_to_an_attack(scene, match):
        return True  # "enabled the firm to grow", but "enabled the Houthi attacks"
    if token.lemma_ == "commitment" and not _is_to_a_state(scene, token):
        return True  # "its commitment to reform", but "its commitment to the security of Chad"
    if says == "protects" and any(noun_of(noun) in _HELD for noun in scene.objects(token)):
        return True  # "guards 12,000 suspected members of the group" in its prisons
    if token.lemma_ == "accompany" and not any(noun_of(noun) in _SHIPPING for noun in scene.objects(token)):
        return True  # "a minister accompanied the troops"
    if token.lemma_ == "escort" and any(noun_of(noun) in _LED_AWAY for noun in scene.objects(token)):
        return True  # "escorted the mercenaries to the border"
    if token.lemma_ == "see" and any(noun_of(noun) in nouns("force") for noun in scene.objects(token)):
        return True  # "saw the troops off at the port"
    sent = any(noun.lemma_.lower() in _ENVOYS for noun in scene.objects(token)) if token.lemma_ == "expel" else False
    if token.lemma_ == "expel" and (sent or not after & {"from", "out"}):
        return True  # "expelled the ambassador"
    if says in {"leads", "commands"} and any(child.dep_ in {"xcomp", "ccomp"} for child in token.rights):
        return True  # "led the G20 to establish a fund"
    if says == "fights" and token.lemma_ in _EXPELLING and _is_government(match.at(scene, "agent")):
        return True  # "the junta has thrown out French troops"
    if says == "leads" and token.lemma_ in kinds().relations.leaders and token.pos_ == "NOUN" and is_one_of_many(token):
        return True  # "a leader of the movement", "the vice chair"
    if says == "fights" and token.lemma_ in _SHOTS and token.pos_ == "NOUN" and token.head.lower_ != "under":
        return True  # only who "came under fire" is fought thereby
    if token.tag_ == "VB" and (token.dep_ == "advcl" or _is_ruled_out(token)) and _is_negated(token):
        return True  # "take care so as not to kill civilians"
    if says == "leads" and token.lemma_ == "run" and has_to(token):
        return True  # "needs $100 million to run the force"
    if token.lemma_ == "kill" and token.head.lemma_ in _ACCIDENTS:
        return True  # "the plane crashed, killing all crew members"
    if token.lemma_ == "stand" and any(child.lower_ == "by" and not any(child.rights) for child in token.rights):
        return True  # "is standing by with a frigate"
    if says == "supports" and any(child.lower_ in _LITTLE for child in token.lefts):
        return True  # "insufficient support for the army"
    if (
        token.dep_ == "pcomp"
        and token.head.lower_ == "against"
        and token.head.head.lemma_ in {"warn", "caution", "advise"}
    ):
        return True  # "warned Chad against attacking Togo"
    if says == "fights" and token.dep_ == "xcomp" and token.head.lemma_ == "warn":
        return any(child.dep_ == "dobj" for child in token.head.rights)  # "warned Israel not to attack Syria"
    if says == "fights" and token.lemma_ in _HALTING and not _halts_an_attack(scene, token):
        return True  # "stopped the ship", but "halted an advance by the rebels"
    if says == "fights":
        if token.pos_ == "VERB" and is_each_other(token):
            return True  # "shelled each other": two sides, and no enemy beside
        alone = not any(child.dep_ == "dobj" for child in token.rights)
        if token.pos_ == "VERB" and alone and _is_together(scene.doc[token.i : token.i + 5]):
            return True  # "fought side by side with", "fought with distinction beside"
        if token.lemma_ == "overrun" and any(noun_of(noun) in _GROUND for noun in scene.objects(token)):
            return True  # "has overrun large parts of Syria": ground, and nobody there
        if token.lemma_ in kinds().relations.falling and not _is_shot(scene, match):
            return True  # "the lorry slammed into a bus"
        if token.lemma_ in kinds().relations.mild and not _is_of_war(scene, token):
            return True  # "engaging Liberia to prepare", "countering Iran's influence"
        return token.lemma_ in _PLAYING and is_of_sport(scene)
    if says == "negotiates_with":
        return token.pos_ == "NOUN" and not _is_negotiated(scene, match)
    return equips_with_no_goods(token)


def _is_negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.lefts)


def _is_ruled_out(verb: Token) -> bool:
    """Whether it is what somebody has not come for: "are here to help the king, not to fight the people"."""
    before = verb.doc[verb.left_edge.i - 1].text if verb.left_edge.i else ""
    return before == "," and verb.left_edge.lower_ == "not" and has_to(verb)


def _are_some(people: Token) -> bool:
    """Whether only some of a people are meant: "those Russian citizens standing up against the war"."""
    told = any(child.dep_ in {"acl", "relcl"} for child in people.rights)
    return told and any(child.lower_ in {"those", "any"} for child in people.lefts)


def _is_done_to_a_group(scene: Scene, verb: Token) -> bool:
    return any(party.type == "armed_group" for noun in scene.objects(verb) for party in scene.parties(noun))


def _is_to_a_state(scene: Scene, commitment: Token) -> bool:
    """Whether it is to a state, its people, or what of it is upheld."""
    for noun in prepositional(commitment, frozenset({"to"})):
        party = scene.party_at(noun)
        if noun_of(noun) in kinds().relations.upheld | {"people"} or (party is not None and party.type == "country"):
            return True
    return False


def _is_done_to_an_attack(scene: Scene, match: Match) -> bool:
    fought = kinds().relations.aggression | kinds().relations.fought_with
    tops = [one for top in match.at(scene, "patient") for one in scene.with_conjuncts(top)]
    return any(noun_of(top) in fought or "war" in {child.lower_ for child in top.lefts} for top in tops)


def _is_of_armed(scene: Scene, match: Match) -> bool:
    """Whether those to whom it is done are a group in arms: "supplied the rebels"."""
    tops = match.at(scene, "patient")
    armed = any(noun_of(top) in referring_nouns().rebels | {"militia"} for top in tops)
    return armed or any(party.type == "armed_group" for top in tops for party in scene.parties(top))


def _is_freed(scene: Scene, noun: Token) -> bool:
    """Whether people are meant, and no side: "six soldiers", "a pilot", whoever is no president."""
    party = scene.party_at(noun)
    titles = {child.lower_ for child in noun.lefts} & kinds().contributions.rulers
    person = party is not None and party.type == "person" and not titles
    return person or noun.tag_ == "NN" or bool(scene.by_head.get(noun.i))


def _halts_an_attack(scene: Scene, verb: Token) -> bool:
    """Whether it is an attack or advance that is halted, or armed people are."""
    if verb.pos_ != "VERB":
        return False
    halted = [noun for noun in scene.objects(verb) if noun.lemma_.lower() not in _HELP]  # "to stop its aid to them"
    if any(noun.lemma_.lower() in kinds().relations.events | {"advance"} for noun in halted):
        return True
    armed = any(noun_of(noun) in kinds().relations.armed for noun in halted)  # "was sent to stop the rebels"
    return armed or any(party.type == "armed_group" for noun in halted for party in scene.parties(noun))


def _is_negotiated(scene: Scene, match: Match) -> bool:
    """Whether a noun tells of talks, or of an agreement of peace that is made."""
    noun, words = scene.doc[match.token], kinds().relations
    if noun.lemma_ in {"talk", "talks", "negotiation"} or (noun.lemma_ in TRUCES and noun.head.lemma_ in _BEGINNING):
        return True
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"on", "to"} else noun.head
    made = noun.dep_ in {"dobj", "nsubjpass", "pobj"} and verb.lemma_ in words.agreeing
    if not (made or carrying(noun) is not None):
        return False
    return noun.lemma_ not in words.agreed or _is_of_enemies(scene, match)


def _is_of_enemies(scene: Scene, match: Match) -> bool:
    """Whether an agreement is one of peace, or with an armed group: no treaty of trade or friendship."""
    noun = scene.doc[match.token]
    below = [*noun.lefts, *prepositional(noun, frozenset({"on", "for"}))]
    if any(token.lemma_.lower() in kinds().relations.peaceful for token in below):
        return True
    tops = [*match.at(scene, "patient"), *match.at(scene, "between"), *light_subjects(scene, noun)]
    return any(party.type == "armed_group" for top in tops for party in scene.parties(top))


def is_of_sport(scene: Scene) -> bool:
    """Whether a text has words of a game."""
    return _played().found_in(scene.parsed.text)


@cache
def _played() -> Hint:
    return Hint(kinds().relations.sports)


def _is_of_war(scene: Scene, token: Token) -> bool:
    """Whether the sentence around a word is about forces."""
    first, end = scene.sentence(token.i)
    if token.lemma_ != "engage" and is_martial(scene.doc[first:end].text):
        return True  # who deploys courses engages partners, no enemy
    for other in scene.doc[first:end]:
        party = scene.party_at(other)
        if noun_of(other) in nouns("force") or (party is not None and party.type == "armed_group"):
            return True
    return False


def _is_government(doers: list[Token]) -> bool:
    """Whether those who rule drive somebody out, as they do with guests and without a fight."""
    return any(noun_of(noun) in _RULERS for noun in doers)


def _is_together(words: Span) -> bool:
    return any(word.lower_ in {"side", "shoulder", "beside", "alongside"} for word in words)


def _is_shot(scene: Scene, match: Match) -> bool:
    """Whether what falls on somebody was fired or dropped: "the missiles slammed into", "the strikes fell on"."""
    words = kinds().relations
    verb = scene.doc[match.token]
    falls = verb.lemma_ == "fall" and verb.doc[verb.i + 1 : verb.i + 2].text == "on"  # "the troops fell on the rebels"
    falling = nouns("force") | words.armed if falls else frozenset()
    return any(noun_of(top) in words.missiles | words.events | falling for top in match.at(scene, "agent"))


def _teaches(verb: Token) -> bool:
    """Whether advice is for forces: "trains and advises the army", "advised the militia"."""
    if any(child.dep_ in {"xcomp", "ccomp", "advcl"} for child in verb.rights):
        return False
    near = [verb.head, *(child for child in verb.children if child.dep_ == "conj")]
    taught = [noun_of(child) for child in verb.children if child.dep_ == "dobj"]
    return any(token.lemma_ in {"train", "trains", "mentor", "assist", "equip", "arm"} for token in near) or bool(
        set(taught) & (nouns("force") | kinds().relations.armed | kinds().relations.in_words)
    )


def _happened_there(scene: Scene, match: Match) -> bool:
    """Whether a clause with "which" tells what an attack did, which is none by the land where it was."""
    token = scene.doc[match.token]
    which = [noun for noun in match.at(scene, "agent") if noun.lower_ == "which"]
    where = token.head if which and token.dep_ == "relcl" else None
    there = where is not None and where.dep_ == "pobj" and where.head.lower_ in {"in", "at", "near", "on"}
    return there and token.lemma_ in {"kill", "wound", "injure", "destroy", "hit"}
