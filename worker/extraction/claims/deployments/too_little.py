"""When a frame says too little of forces for a deployment: a verb of many senses, goods, an aside, no place."""

from spacy.tokens import Token

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.forces_words import is_group
from worker.extraction.claims.deployments.postures import posture_of
from worker.extraction.claims.deployments.refused import is_a_mission
from worker.extraction.claims.deployments.senders import has_ships_of_war, sends_officials
from worker.extraction.claims.deployments.standby import on_standby
from worker.extraction.claims.martial import is_martial
from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import governed, is_passive, prepositional
from worker.extraction.counting.units import gives
from worker.extraction.model.infinitives import has_to
from worker.extraction.model.neighbours import word_after

_FEWEST_ALONE = 20
_COMING = frozenset(
    {
        "enter",
        "cross",
        "arrive",
        "land",
        "sail",
        "set",
        "join",
        "deploy",
        "disembark",
        "embark",
        "replace",
        "relieve",
    }
)
_FOR = frozenset({"to", "for", "with"})
_WITH = frozenset({"with", "in"})
_WITHIN = frozenset({"in", "with", "of", "within"})
_FOR_SOMETHING = frozenset({"for"})  # "are due for a rest"
_MEN = frozenset({"troop", "soldier", "peacekeeper", "contingent", "battalion"})
_FOLLOWED = frozenset({"dobj", "agent", "ccomp"})
_GIVING = frozenset(
    {
        "offer",
        "promise",
        "commit",
        "fly",
        "ferry",
        "second",
        "volunteer",
        "add",
        "earmark",
        "ship",
        "rush",
        "detach",
        "loan",
    }
)
_UNITS = frozenset({"unit", "company", "brigade", "regiment", "platoon", "battlegroup", "division"})
_WATCHING = frozenset({"observer", "monitor"})
_SOLDIERS = (_MEN | _WATCHING | _UNITS | {"marine", "paratrooper", "commando"}) - {"unit", "company"}
_MASSING = frozenset({"mass", "amass"})
_ALONG = frozenset({"along", "on", "at", "near"})
_RESIZING = frozenset(
    {"scale", "trim", "shrink", "downsize", "decrease", "pare", "whittle", "boost", "expand", "enlarge", "double"}
)
_SIZED = frozenset({"force", "garrison", "mission", "unit"})
_ROLLING = frozenset(
    {
        "move", "reach", "cross", "go", "come", "roll", "march", "position", "advance", "bring", "put", "stand", "sit",
        "park", "gather", "mass", "install", "emplace",
    }
)  # fmt: skip
_HEAVY = frozenset(
    {"tank", "armour", "armor", "artillery", "howitzer", "vehicle", "battery", "launcher", "missile", "radar"}
)
_OFF = frozenset({"from", "out", "away", "off"})
_BEING = frozenset({"be", "stand", "sit"})
_ELSEWHERE = frozenset({"home", "back", "past", "through", "by", "away", "under", "around"})
_FIGHTERS = frozenset({"fighters", "militia", "militias"})
_HOLDING = frozenset({"hold", "control", "occupy"})
_SHIPPING = frozenset({"ship", "fly", "send", "transfer", "airlift", "transport", "order", "rush", "dispatch"})


def is_counted(force: Force) -> bool:
    return force.quantity is not None and force.quantity.count >= _FEWEST_ALONE and force.people


def says_too_little(scene: Scene, match: Match, force: Force, spots: list[Party]) -> bool:
    """Whether forces have neither place nor number, and the verb alone does not say that they move."""
    frame, verb = match.frame, scene.doc[match.token]
    if frame.name == "strengthens forces" and force.quantity is None and _is_a_purpose(verb):
        return True  # "arrived to strengthen the African force"
    if frame.name == "has forces" and verb.lemma_ == "have" and _is_with_a_mission(scene, verb, force):
        return False  # "Ghana has a battalion with UNIFIL"
    if frame.says == "deploying" and (force.owners or force.sources) and any(c.lower_ == "ashore" for c in verb.rights):
        return False  # "Italian marines came ashore"
    if spots or on_standby(scene, force):
        return False
    if frame.name == "has forces" and _has_each(scene, verb, force):
        return False  # "Italy, Greece and Portugal have a ship each"
    if force.quantity is not None and _is_a_share(scene, verb):
        return False
    if _is_awaited(verb) and (force.owners or force.sources):
        return False  # "and Norwegian soldiers are due in May"
    if frame.says == "present":
        known = is_counted(force) and (frame.subject != "forces" or _there(verb))
        known = known or (frame.name == "has forces" and _there(scene.doc[force.token]))
        known = known or (bool(force.owners) and frame.subject == "forces" and _there(verb))  # "is on the ground"
        return not (known or _stands_somewhere(verb, force) or _serves_in_a_mission(scene, match, force))
    if frame.name not in {"forces arrive", "forces are there", "strengthens forces"} or force.quantity is not None:
        return False
    if verb.pos_ == "NOUN" and frame.name == "forces arrive" and (force.owners or force.sources):
        return False  # "the arrival of police officers from Jamaica"
    if (force.owners or force.sources) and (
        verb.lemma_ in _COMING or _flies_in(verb) or (frame.name == "strengthens forces" and verb.pos_ == "VERB")
    ):
        return False
    if verb.lemma_ == "take" and _stands_somewhere(verb, force):
        return False  # "took up positions around the airport"
    return not (force.unit is None and match.token + 1 < len(scene.doc) and word_after(verb) == "in")


def _flies_in(verb: Token) -> bool:
    """Whether forces come by air to a place that is not told: "the contingent flew in on Monday"."""
    return verb.lemma_ == "fly" and any(child.lower_ == "in" and not any(child.rights) for child in verb.rights)


def _sets_sail(verb: Token) -> bool:
    """Whether a ship puts to sea, wherever it is bound: "HNLMS Evertsen will sail from Den Helder on Monday"."""
    return verb.lemma_ == "sail" and all(child.lower_ not in _ELSEWHERE for child in verb.rights)


def _is_a_purpose(verb: Token) -> bool:
    led_to = verb.head.lemma_.lower() in around().leading_on
    if has_to(verb) and verb.dep_ in {"acl", "relcl"}:
        return True  # "the first contingent to reinforce the mission"
    return has_to(verb) and verb.dep_ in {"advcl", "xcomp"} and posture_of(verb.head) == "deploying" and not led_to


def _is_with_a_mission(scene: Scene, verb: Token, force: Force) -> bool:
    """Whether a unit is had with a mission, or in one, that a name tells."""
    noun = scene.doc[force.token]
    beside = [spot for top in (verb, noun) for spot in prepositional(top, _WITH)]
    return noun_of(noun) in _MEN | _UNITS and any(
        party is not None and party.type == "coalition" for spot in beside for party in [scene.party_at(spot)]
    )


def is_aside(scene: Scene, verb: Token, force: Force) -> bool:
    """Whether a participle only says which forces come or go: "withdraw the troops serving in the mission"."""
    noun = scene.doc[force.token]
    whole = [party.token for party in force.owners] == [force.token]
    if whole and verb.lemma_ in around().placing:
        return False  # "to join the multinational force stationed in Sinai"
    if (
        verb.dep_ == "relcl"
        and verb.head.i == noun.i
        and (noun.dep_ == "dobj" or (noun.dep_ in {"nsubj", "nsubjpass"} and posture_of(verb) in {None, "present"}))
        and posture_of(noun.head) == "withdrawing"
    ):
        return posture_of(verb) != "withdrawing"  # "brought home the jets that it had assigned to the mission"
    if verb.dep_ != "acl" or not noun.i - 4 <= verb.head.i <= noun.i:
        return False
    if force.quantity is not None:
        return noun.i == verb.head.i and noun.dep_ in {"nsubj", "nsubjpass"} and posture_of(noun.head) == "withdrawing"
    above = verb.head.head
    for _ in range(3):
        if posture_of(above) in {"deploying", "withdrawing", "staying"}:
            return True
        above = above.head
    return False


def is_no_army(scene: Scene, match: Match, force: Force, actors: list[Party], spots: list[Party]) -> bool:
    """Whether things are kept from somebody, or an office sends a team: "to keep guns", "sent assessment teams"."""
    noun = scene.doc[force.token]
    if match.frame.says == "staying" and not (force.people or _sails_or_flies(scene, force) or spots):
        return True
    armed = noun_of(noun) in around().irregulars or noun.lower_ in _FIGHTERS
    if armed and scene.doc[match.token].lemma_ in _HOLDING and force.quantity is None:
        return True  # "rebel fighters still hold the town": it is their ground
    taken = scene.doc[match.token].lemma_ in {"remove", "take"}
    if noun_of(noun) in around().goods and noun.dep_ == "pobj" and noun.head.head.lemma_ in around().strength:
        return True  # "to reduce the number of guns"
    if noun_of(noun) in around().goods and (match.frame.says == "deploying" or taken):
        return True  # "accused Iran of sending arms to the rebels", "removing weapons from fighters"
    if not force.people and around().searching & {word.lower_ for word in scene.doc[noun.i : noun.i + _FEWEST_ALONE]}:
        return not is_martial(scene.parsed.text)  # "sent aeroplanes to help in the search"
    if not force.people and match.at(scene, "actor") and any(_is_given_to(scene, party) for party in actors):
        return True  # "has sent Hezbollah rockets"
    offices = bool(actors) and all(party.type == "organisation" for party in actors)
    if offices and not force.people and not any(has_ships_of_war(scene, party) for party in actors):
        return True  # "the ships of the World Food Programme reached Gao"
    return (offices and is_group(noun) and force.quantity is None) or sends_officials(scene, noun, actors)


def _is_given_to(scene: Scene, owner: Party) -> bool:
    """Whether a group stands before arms as if it owned them: it is sent them."""
    return owner.type == "armed_group" and scene.doc[owner.token].dep_ == "compound"


def _is_a_share(scene: Scene, verb: Token) -> bool:
    """Whether the verb tells of what is sent: "the Dutch contribution comprises two frigates"."""
    return any(noun.lemma_.lower() in {"contribution", "commitment", "contingent"} for noun in scene.subjects(verb))


def _serves_in_a_mission(scene: Scene, match: Match, force: Force) -> bool:
    """Whether craft or a unit are a mission's: "has two ships in the fleet", "Ocean Shield has five warships"."""
    unit = noun_of(scene.doc[force.token]) in _UNITS | {"battalion", "contingent", "squadron", "detachment"}
    if not unit and (force.people or not _sails_or_flies(scene, force)):
        return False
    verb = scene.doc[match.token]
    if force.quantity is not None and any(scene.is_coalition(noun) for noun in match.at(scene, "actor")):
        return True
    whole = [noun for word in (verb, scene.doc[force.token]) for noun in prepositional(word, _WITHIN)]
    return any(is_a_mission(scene, noun) and all(child.dep_ != "poss" for child in noun.lefts) for noun in whole)


def _goes_to_a_mission(scene: Scene, verb: Token) -> bool:
    """Whether what is given goes to a mission: "will provide troops to the AU force"."""
    if verb.lemma_.lower() not in around().providing | {"assign", "offer", "promise", "commit", "add", "volunteer"}:
        return False
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    nouns_there = [noun for word in (verb, *objects) for noun in prepositional(word, _FOR)]
    return any(is_a_mission(scene, noun) for noun in nouns_there)


def _sails_or_flies(scene: Scene, force: Force) -> bool:
    if noun_of(scene.doc[force.token]) == "carrier":
        return "aircraft" in (force.unit or "") or "personnel" not in (force.unit or "")
    many = (force.unit or "").rpartition(" ")[2].removesuffix("s")  # "Four of the ships": their number is the noun
    kinds_ = {gives().get(noun_of(scene.doc[force.token])), gives().get(force.unit or ""), gives().get(many)}
    return bool(kinds_ & {"air", "naval"})


def _has_each(scene: Scene, verb: Token, force: Force) -> bool:
    """Whether each of several has ships, in a text that has told of others: "Italy and Greece have a frigate each"."""
    each = any(word.lower_ == "each" for word in scene.doc[force.token + 1 : force.token + 3])
    told = scene.first_force < force.token or noun_of(scene.doc[force.token]) in around().warships
    return each and told and verb.lemma_ == "have" and _sails_or_flies(scene, force)


def _is_awaited(verb: Token) -> bool:
    """Whether forces are to come: "are due in May", "are expected next week"."""
    due = any(child.lower_ == "due" and not prepositional(child, _FOR_SOMETHING) for child in verb.rights)
    return (verb.lemma_ == "be" and due) or (verb.lemma_ == "expect" and is_passive(verb))


def _puts_somewhere(verb: Token, spots: list[Party]) -> bool:
    """Whether forces are put where they can be: "into the town", "on the ground", "in Mali"; but not "at risk"."""
    if any(child.lower_ in {"into", "ashore"} for child in verb.rights):
        return True
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    below = [each for top in (verb, *objects) for each in governed(top)]
    there = {spot.token for spot in spots}
    return any(
        (word == "on" and noun.lemma_.lower() in _GROUND) or (word in _AT_A_PLACE and noun.i in there)
        for word, noun in below
    )


_GROUND = frozenset({"ground", "soil"})
_AT_A_PLACE = frozenset({"in", "on", "along", "inside", "around", "near"})


def too_weak(scene: Scene, match: Match, force: Force, spots: list[Party]) -> bool:
    """Whether the verb speaks of many things, and nothing else says that forces are sent or stand somewhere."""
    verb = scene.doc[match.token]
    if _is_awaited(verb):
        return False
    given = any(child.dep_ == "dative" and child.pos_ != "ADP" for child in verb.children)
    held_off = verb.dep_ == "pcomp" and verb.head.lower_ == "from"  # "to stop it from reaching Baghdad"
    if given or held_off or (verb.lemma_.lower() == "keep" and any(child.lower_ in _OFF for child in verb.rights)):
        return True  # "sent Ukraine missiles", "keep them from replacing"
    if force.people and _comes_after(verb):
        return False
    boots = scene.doc[force.token].lower_ == "boots"
    counted = is_counted(force) or _are_another(scene, force)
    gives = word_after(verb) in {"in", "up"} and counted  # "Chad has put in 600"
    gives = gives or any(noun.lower_ == "disposal" for noun in prepositional(verb, frozenset({"at"})))
    if verb.lemma_ == "put" and not on_standby(scene, force) and not (boots or gives):
        return not (_there(verb) or _puts_somewhere(verb, spots))  # "put 300 men through courses"
    if verb.lemma_.lower() not in around().weak or (verb.lemma_ == "return" and force.owners):
        return False
    homewards = {"home", "back", "out", "gone"} if verb.lemma_ in {"be", "order", "want"} else {"home", "back"}
    home = any(child.lower_ in homewards for child in verb.rights) or on_standby(scene, force)
    home = home or (verb.lemma_ in {"extend", "prolong"} and scene.doc[force.token].lemma_ == "deployment")
    home = home or (verb.lemma_ == "go" and posture_of(verb) == "withdrawing")
    if verb.lemma_ == "come" and any(child.lower_ == "ashore" for child in verb.rights):
        return False
    if verb.lemma_ == "come" and not home and not any(place.token > verb.i for place in spots):
        return True  # "its peacekeepers in Haiti came under scrutiny"
    if verb.lemma_ == "take" and force.owners and any(child.lower_ == "place" for child in verb.rights):
        return False  # "when a Danish unit takes their place"
    if verb.lemma_.lower() in {"hold", "take"} and not spots and not home:
        return True  # "held its 23 crew"
    heavy = noun_of(scene.doc[force.token]) in _HEAVY
    shipped = verb.lemma_ in _SHIPPING and all(place.type == "place" for place in spots)  # to a state it is a gift
    along = shipped or _goes_with_men(scene.doc[force.token])
    rolls = heavy and bool(spots) and (verb.lemma_ in _ROLLING | _BEING or along)
    if heavy and verb.lemma_ in _ROLLING | {"pour"} and any(child.lower_ == "through" for child in verb.rights):
        return False  # "poured 150 tanks through the tunnel"
    if force.unit is not None and not force.people and not _sails_or_flies(scene, force) and not rolls:
        return True
    if scene.doc[force.token].pos_ == "PRON" or home or _is_a_share(scene, verb) or _goes_to_a_mission(scene, verb):
        return False
    named = {noun_of(scene.doc[force.token]), force.unit}
    if verb.lemma_ in _GIVING and scene.doc[force.token].lower_ in {"units", "number"} and scene.has_forces:
        return False  # "Pakistan and Bangladesh have promised smaller units", "Finland has promised a similar number"
    if verb.lemma_.lower() in _GIVING and named & (_SOLDIERS | around().warships):
        return False  # "each offered a battalion", "flew in two more battalions", "offered the frigate Lübeck"
    if (_flies_in(verb) or _sets_sail(verb)) and force.owners:
        return False
    if verb.lemma_ in _RESIZING and force.owners and noun_of(scene.doc[force.token]) in _SOLDIERS | _SIZED:
        return False  # "will scale down its contingent"
    if verb.lemma_.lower() in around().providing and noun_of(scene.doc[force.token]) in _MEN | _UNITS:
        return False  # "will provide the largest contingent", "would provide two brigades"
    stands = posture_of(verb) == "present" and _stands_somewhere(verb, force)
    if spots or counted or _there(verb) or stands:
        return False
    return match.frame.says != "present" or not _serves_in_a_mission(scene, match, force)


def _are_another(scene: Scene, force: Force) -> bool:
    """Whether a few more are meant of those just told of: "which sent 20 officers, has offered another ten"."""
    if force.quantity is None or not force.quantity.inherited:
        return False
    first = max(force.quantity.first - 1, 0)
    return any(word.lower_ == "another" for word in scene.doc[first : force.quantity.first + 1])


def _goes_with_men(noun: Token) -> bool:
    """Whether things stand in a row behind soldiers: "withdrew 900 soldiers, 60 tanks and 20 guns from Gao"."""
    while noun.dep_ == "conj" and noun.head.i < noun.i:
        noun = noun.head
        if noun_of(noun) in _SOLDIERS:
            return True
    return False


def _stands_somewhere(verb: Token, force: Force) -> bool:
    """Whether somebody's forces stand at a spot that bears no name: "are guarding the airport", "lie off the coast"."""
    spots = [noun for child in verb.rights for noun in ([child] if child.dep_ == "dobj" else child.children)]
    if verb.lemma_ in _MASSING:
        spots += [noun for top in spots for noun in prepositional(top, _ALONG)]  # "massed troops along the border"
    named = any(noun.lemma_.lower() in around().grounds and noun.dep_ in {"dobj", "pobj"} for noun in spots)
    return named and verb.lemma_ != "fight" and (bool(force.owners or force.sources) or verb.lemma_ in _MASSING)


def _comes_after(verb: Token) -> bool:
    """Whether the verb says by itself that forces come: "are on their way", "a second battalion will follow"."""
    if verb.lemma_ == "be":
        return any(noun.lower_ == "way" for noun in prepositional(verb, frozenset({"on"})))
    return verb.lemma_ == "follow" and all(child.dep_ not in _FOLLOWED for child in verb.rights)


def _there(verb: Token) -> bool:
    """Whether the verb says that forces are there, though not where: "were on the ground"."""
    return any(
        child.lower_ in around().there
        or (child.dep_ == "prep" and any(c.lower_ in around().there for c in child.children))
        for child in verb.rights
    )
