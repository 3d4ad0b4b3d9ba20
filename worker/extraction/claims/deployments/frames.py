"""Deployments: whose forces are where, on their way, staying or leaving, as the frames of verbs and event nouns say."""

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.companions import companions_after
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.belonging import meant
from worker.extraction.claims.deployments.changing import all_but, counted_by, manned, told_to
from worker.extraction.claims.deployments.departures import add_event, add_movement, come_too
from worker.extraction.claims.deployments.deploying import tell
from worker.extraction.claims.deployments.embarking import EMBARKING, embarks
from worker.extraction.claims.deployments.flying_from import flies_from
from worker.extraction.claims.deployments.following import follows
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.forces import forces
from worker.extraction.claims.deployments.forces_rows import CARRYING
from worker.extraction.claims.deployments.forces_words import UNITS, is_force, is_joint
from worker.extraction.claims.deployments.frames_owners import is_their_own, owners_of
from worker.extraction.claims.deployments.frames_places import (
    TOWARDS,
    hosts,
    of_their_share,
    of_those_beside,
    of_those_meant,
    of_those_replaced,
    others_elsewhere,
    places,
    spots_of,
)
from worker.extraction.claims.deployments.its_number import its_number, takes_its_number
from worker.extraction.claims.deployments.keeping_posts import keeps_posts
from worker.extraction.claims.deployments.musters_told import event_of
from worker.extraction.claims.deployments.postures import REPLACING, posture_of
from worker.extraction.claims.deployments.presumed import are_expected, presumed
from worker.extraction.claims.deployments.refused import is_another_frame, is_left, is_told_by_another
from worker.extraction.claims.deployments.replacing import add_replaced, add_replacing
from worker.extraction.claims.deployments.senders import (
    STATES,
    acting,
    coming_from,
    commands,
    focus_in_words,
    is_actor,
    is_where,
    places_for,
    sender,
)
from worker.extraction.claims.deployments.setting_out import comes_home, goes_out, sails_away, sets_out
from worker.extraction.claims.deployments.soldiers import prolonged, unnamed
from worker.extraction.claims.deployments.sources import parts_of
from worker.extraction.claims.deployments.the_wounded import are_brought_to_care
from worker.extraction.claims.deployments.too_little import is_aside, is_no_army, says_too_little, too_weak
from worker.extraction.claims.deployments.totals import is_between_them
from worker.extraction.claims.deployments.whereabouts import THERE, before_next_number, is_anothers, there
from worker.extraction.claims.gapping import gapped_names
from worker.extraction.claims.matching import Match
from worker.extraction.claims.own_states import takes_own_state
from worker.extraction.claims.respectively import shared_out
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.model.neighbours import word_before

_MOVES = frozenset({"move", "step", "decision", "measure", "deployment", "reinforcement", "change"})
_WITH = frozenset({"with"})
_FROM = frozenset({"from"})
_GIVING = frozenset({"contribution", "commitment", "pledge", "offer"})
_WHOLES = frozenset({"contingent", "force", "detachment", "deployment", "contribution"})
_TO_SOMEWHERE = frozenset({"movement", "march", "crossing"})  # "the rebel movement of Chadian fighters" is another
_WATCHING = frozenset(
    {"count", "observe", "see", "verify", "supervise", "monitor", "oversee", "watch", "record", "note"}
)
_LEADING_ON = frozenset({"due", "ready", "likely", "willing", "set", "supposed", "able", "keen", "prepared"})
_COMING = frozenset({"arrive", "follow", "be", "fly", "land", "sail"})


def _end_of_its_own(scene: Scene, force: Force) -> int:
    """Where ends what is told of forces with whom they are: "300 men with UNIFIL and eleven observers in Sudan"."""
    noun = scene.doc[force.token]
    if force.quantity is None or not any(child.lower_ in _SERVED for child in noun.rights):
        return len(scene.doc)
    return before_next_number(scene, noun.i)


_SERVED = frozenset({"with", "under"})  # "300 men with UNIFIL and eleven observers in Sudan"


def add_deployment(scene: Scene, builder: Builder, match: Match) -> None:
    """The deployments of one frame."""
    if scene.doc[match.token].lemma_ == "come" and _are_of_many(scene.doc[match.token]):
        match = msgspec.structs.replace(match, frame=msgspec.structs.replace(match.frame, says="present"))
    match = embarks(scene, goes_out(scene, sets_out(scene, flies_from(scene, _of_an_event(scene, match)))))
    match = takes_its_number(scene, match)
    match = follows(scene, builder, comes_home(scene, sails_away(scene, keeps_posts(scene, match))))
    frame, verb = match.frame, scene.doc[match.token]
    if is_told_by_another(scene, match):
        return
    if _is_a_level(verb) or takes_own_state(verb):
        return  # "pulled the country out of the pact"
    moved = [noun for noun in match.at(scene, "forces") if not is_left(noun) and not _is_an_event(verb, noun)]
    moved = [noun for noun in moved if not (noun.like_num and word_before(noun) in {"below", "under"})]  # a level
    moved = [all_but(scene, noun) or noun for noun in moved]
    found = prolonged(scene, match) or [*forces(scene, moved), *forces(scene, _moved_along(scene, match, verb, moved))]
    found = found or unnamed(scene, match) or its_number(scene, match) or _those_told_of(scene, match)
    if builder.labelled:
        found = [force for force in found if force.quantity is None or force.quantity.first not in builder.labelled]
    if verb.lemma_ in REPLACING and add_replacing(scene, builder, match):
        return
    replaced = frame.name == "forces arrive" and verb.lemma_ in REPLACING
    if replaced and not found and is_passive(verb):
        add_replaced(scene, builder, match, places(scene, match, found))
    if not found and not frame.bare and verb.pos_ == "VERB":
        if frame.name == "forces arrive":
            come_too(scene, builder, match)
        return
    actors = [party for party in acting(scene, match) if is_actor(scene, party) or commands(scene, frame, party, found)]
    if verb.pos_ == "NOUN":
        actors = [meant(scene, party) for party in actors]
    if (
        verb.dep_ == "dobj" and verb.head.lemma_ in kinds().relations.reacting
    ):  # "Chad denounced the dispatch of troops"
        critics = {token.i for noun in scene.subjects(verb.head) for token in noun.subtree}
        actors = [party for party in actors if party.token not in critics]
    if verb.dep_ == "dobj" and verb.head.lemma_ in _WATCHING and not match.own:
        actors = []  # "observers counted the departure of 4,000 troops": those of others
        if any(child.lower_ in {"their", "its"} for force in found for child in scene.doc[force.token].lefts):
            return  # "is to verify the withdrawal of their forces": whose, another sentence says
    found = _forces_of(scene, match, found)
    where = places(scene, match, found) or of_those_replaced(scene, builder, match)
    if is_another_frame(scene, match, where) or (verb.lemma_.lower() in _TO_SOMEWHERE and not where):
        return
    if frame.name == "strengthens forces" and verb.pos_ == "VERB" and actors:
        # "to strengthen the NATO contingent there" does not say that NATO sends more
        found = [force for force in found if force.quantity is not None or is_their_own(scene, force, actors)]
        if verb.lemma_.lower() in around().helping:
            theirs = [force for force in found if force.owners]
            found = [force for force in theirs if force.quantity is None or is_their_own(scene, force, actors)]
    if frame.name == "strengthens forces" and verb.lemma_.lower() in around().helping:
        found = [force for force in found if not force.sources]  # "to reinforce men from Fiji": they are there
    if frame.name == "strengthens forces" and _is_summed_up(verb):
        return
    if frame.name == "strengthens forces" and told_to(scene, verb) and _is_number(match.at(scene, "forces")):
        return  # "brings up the number of troops to 3,000": the level that they reach
    if replaced and found:
        add_replaced(scene, builder, match, where)
    if frame.subject == "forces" and not found and frame.bare:
        if verb.lemma_ in CARRYING and any(child.dep_ == "dobj" for child in verb.rights):
            return  # "has brought thousands of migrants from the Middle East"
        add_movement(scene, builder, match, where)
    elif verb.pos_ == "NOUN" and not found:
        add_event(scene, builder, match, actors, where)
    else:
        _add_forces(scene, builder, match, found, actors, where)


def _those_told_of(scene: Scene, match: Match) -> list[Force]:
    """Forces of which a sentence says that there are some: "There is a company of Australians at the airfield"."""
    verb = scene.doc[match.token]
    if verb.lemma_ != "be" or match.frame.name != "forces are there" or all(c.dep_ != "expl" for c in verb.lefts):
        return []
    found = forces(scene, [child for child in verb.rights if child.dep_ == "attr"])
    return [force for force in found if force.owners or force.sources]


def _is_summed_up(verb: Token) -> bool:
    """Whether a clause says what comes of what was told: "sent 900 men to Gao, a move that doubles the force"."""
    return verb.dep_ == "relcl" and verb.head.lemma_ in _MOVES and verb.head.dep_ in {"appos", "npadvmod", "conj"}


def _is_bare_unit(scene: Scene, force: Force) -> bool:
    return force.quantity is None and scene.doc[force.token].lemma_ in UNITS


def _moved_along(scene: Scene, match: Match, verb: Token, moved: list[Token]) -> list[Token]:
    """What is moved besides forces: "sent 40 jets to the base, along with missiles and a battalion of marines"."""
    here = match.frame.says == "present" and match.frame.subject == "forces"  # "together with battalions from Fiji"
    if (match.frame.object != "forces" and not here) or not moved or verb.pos_ != "VERB":
        return []
    along = [noun for noun in companions_after(verb) if all(noun.i > one.i for one in moved)]
    if any(one.lemma_ in UNITS for one in moved):  # "send a brigade with 6,000 men and 120 tanks"
        men = prepositional(verb, _WITH)
        along += [noun for top in men for noun in scene.with_conjuncts(top)[1:] if noun.i in scene.by_head]
    return [noun for noun in along if is_force(noun)]


def _is_a_level(noun: Token) -> bool:
    """Whether a noun of sending is only how many there are: "its troop deployment could rise to 600"."""
    told = noun.pos_ == "NOUN" and noun.dep_ in {"nsubj", "nsubjpass"} and noun.lemma_ in {"deployment", "presence"}
    return told and noun.head.lemma_ in around().changing and bool(prepositional(noun.head, frozenset({"to"})))


def _is_an_event(verb: Token, noun: Token) -> bool:
    """Whether what comes, stays or goes is an event: "the first reduction of 40 soldiers came", "staged a landing".

    Or the forces just told, as "its biggest deployment in a decade".
    """
    if noun.lemma_ in {"deployment", "contribution"} and any(child.tag_ == "JJS" for child in noun.lefts):
        return True
    if verb.lemma_ == "stage" and noun.dep_ in {"dobj", "nsubjpass"} and posture_of(noun) is not None:
        return True
    return verb.pos_ == "VERB" and noun.dep_ == "nsubj" and noun.lemma_.lower() in {"reduction", "withdrawal", "cut"}


def _of_an_event(scene: Scene, match: Match) -> Match:
    """The frame with what an event says of the forces in it: "the landing at Gao will involve 300 Danes"."""
    event = event_of(scene, scene.doc[match.token]) if match.frame.says == "present" else None
    says = posture_of(event) if event is not None else None
    if event is None or says is None or event.lemma_.lower() in _GIVING:
        return match
    spots = [noun.i for noun in prepositional(event, THERE | TOWARDS | {"from"})]
    roles = {"forces": match.roles.get("forces", ()), "place": (*match.roles.get("place", ()), *spots)}
    return msgspec.structs.replace(match, frame=msgspec.structs.replace(match.frame, says=says), roles=roles)


def _is_number(objects: list[Token]) -> bool:
    return any(noun.lemma_.lower() in {"number", "total", "figure"} for noun in objects)


def _forces_of(scene: Scene, match: Match, found: list[Force]) -> list[Force]:
    """The forces that the frame moves, with the numbers that they change to."""
    frame, verb = match.frame, scene.doc[match.token]
    was = verb.lemma_ == "be" and verb.tag_ != "VBN"  # "UNMISS has been in Juba", but "the force is in trouble"
    if was or verb.lemma_.lower() not in kinds().forces.whole_coalitions | around().wholes:
        found = [force for force in found if force.unit is not None or not _is_a_coalition(scene, force)]
    elif frame.says == "staying" and frame.object == "forces":
        found = [force for force in found if not _is_a_coalition(scene, force)]  # "decided to leave SFOR"
    if frame.name == "sends forces":
        found = [manned(scene, verb, force) if _is_bare_unit(scene, force) else force for force in found]
    if frame.says == "withdrawing" or frame.name in {"strengthens forces", "forces arrive"}:
        found = [counted_by(scene, verb, frame, force) for force in found]
    led_on = verb.head.pos_ in {"VERB", "AUX"} or verb.head.lemma_ in _LEADING_ON
    if frame.says in {"withdrawing", "deploying"}:
        found = [force for force in found if not are_brought_to_care(scene, verb, force)]
    if frame.name == "stays" and verb.dep_ == "xcomp" and not led_on:
        return []  # "makes it harder to stay"
    others = [force.token for force in found for its in scene.doc[force.token].lefts if is_anothers(scene, its)]
    return [force for force in found if force.token not in others and not is_aside(scene, verb, force)]


def _is_counted_behind(scene: Scene, force: Force, others: list[Force]) -> bool:
    """Whether those behind a comma are the same, with their number: "the largest contingent, up to 3,000 personnel"."""
    if force.quantity is not None or scene.doc[force.token].lower_ not in _WHOLES:
        return False
    behind = (other.quantity for other in others if other.token > force.token)
    return any(scene.doc[counted.first - 1].text == "," for counted in behind if counted is not None)


def _is_a_coalition(scene: Scene, force: Force) -> bool:
    """Whether forces are a coalition's as a whole, and no mission of one state: "the Danish mission in Mali"."""
    noun = scene.doc[force.token]
    of_a_state = noun.lower_ == "mission" and all(one.type == "country" for one in force.owners)
    return scene.is_coalition(noun) and not of_a_state


def _add_forces(
    scene: Scene, builder: Builder, match: Match, found: list[Force], actors: list[Party], where: list[Party]
) -> None:
    """A deployment for each of the forces, owners and places."""
    frame, verb = match.frame, scene.doc[match.token]
    found = [force for force in found if not _is_counted_behind(scene, force, found)]
    if not frame.subject and frame.object == "place":
        if not where:
            return  # "turned the suspect over to Danish soldiers"
        found = [force for force in found if scene.doc[force.token].lower_ not in {"army", "military", "police"}]
    later = gapped_names(scene, verb) if verb.pos_ == "VERB" and actors and found and scene.dated else []
    elsewhere_too = others_elsewhere(scene, verb) if where else []
    theirs = {party.number for party in later} | {place.number for _, place in elsewhere_too}
    where = [place for place in where if place.number not in theirs]
    for party, place in elsewhere_too:
        tell(scene, builder, match, party, None, place, 0.65)
    for party in later:
        tell(scene, builder, match, party, msgspec.structs.replace(found[0], quantity=None), None, 0.65)
    if later:
        found = [msgspec.structs.replace(force, there=()) for force in found]
    if verb.lemma_ == "order" and match.frame.says == "withdrawing":
        where = hosts(scene, found, actors) or where
    shared = any(force.there for force in found)
    placed = next((number for number, force in enumerate(found) if force.there), 0)
    apart = any(child.lower_ in _SERVED for force in found[:-1] for child in scene.doc[force.token].rights)
    for number in range(
        placed if not apart else 0
    ):  # "ships and men in Gao", "jets and a plane to Incirlik and a frigate"
        found[number] = msgspec.structs.replace(found[number], there=found[placed].there)
    beyond = max([match.token, *(force.token for force in found)]) + 1
    beside = [child for force in found for child in scene.doc[force.token].rights]  # "its soldiers there will stay"
    near = (*verb.children, *beside, *scene.doc[beyond : beyond + 2])
    if not where and any(child.lower_ == "there" and child.dep_ == "advmod" for child in near):
        where = [there(scene, builder, verb)]
    origins = coming_from(scene, match)
    for force in found:
        owners = owners_of(scene, match, force, actors)
        if verb.lemma_ == "come" and _are_of_many(verb):
            owners = [focus_in_words(scene, scene.doc[force.token])]  # "the 247 observers came from 33 countries"
        if not actors and _bears_its_place(scene, force, owners):
            force = msgspec.structs.replace(force, there=force.there or tuple(owners))  # "the Kosovo force was cut"
            owners = [focus_in_words(scene, scene.doc[force.token])]
        if scene.doc[force.token].pos_ == "PRON" and owners and all(party.type == "person" for party in owners):
            owners = [builder.lately()[0][0] if builder.counted else sender(verb.i)]  # "threatened to bring them home"
        if owners == list(force.sources) and len(owners) > 1 and force.quantity is not None:
            owners = [focus_in_words(scene, scene.doc[force.token])]  # a total of many
        if len(owners) > 1 and owners == actors and is_joint(scene.doc[force.token]):
            owners = [focus_in_words(scene, scene.doc[force.token])]  # "Chad and Niger will field a joint force of 900"
        spots = [place for place in spots_of(scene, match, force, where, shared) if place.number not in theirs]
        if not spots and owners == actors:
            spots = [party for party in force.owners if is_where(scene, party) and party not in actors]
        spots = [place for place in spots if place.token < _end_of_its_own(scene, force)]
        spots = spots or of_those_meant(scene, builder, match, force) or of_their_share(scene, builder, match)
        spots = spots or of_those_beside(scene, builder, match)
        if _is_told_beside(scene, force):
            continue
        told = force.quantity is not None and force.quantity.first in builder.counted
        if told and verb.dep_ == "acl" and verb.lemma_ in around().providing | {"contribute"}:
            continue  # "consists of 4,500 troops contributed by 27 states"
        if verb.dep_ == "relcl" and _are_told_to_stay(builder, force):
            continue  # "withdrew all but 400 of the 900 soldiers it had there"
        comes_from = origins if force.people and not owners else []
        if len(comes_from) > 1 and force.quantity is not None:  # "1,800 had arrived, from Chad, Peru and Fiji"
            for nation in comes_from:
                for spot in places_for(nation, spots):
                    tell(scene, builder, match, nation, msgspec.structs.replace(force, quantity=None), spot, 0.65)
            owners, comes_from = [focus_in_words(scene, scene.doc[force.token])], []
        weak = not comes_from and frame.name != EMBARKING and too_weak(scene, match, force, spots)
        if weak or is_no_army(scene, match, force, owners, spots):
            continue
        awaited = frame.name == "awaits forces" and is_passive(verb)  # "A second battalion is expected in May"
        if (
            frame.subject or comes_from or awaited
        ):  # else whoever is named with them: "hand over Gao to Danish soldiers"
            owners = owners or comes_from or presumed(scene, builder, match, force)
        comes = verb.lemma_ in _COMING and posture_of(verb) != "withdrawing" and are_expected(scene, force)
        if says_too_little(scene, match, force, spots) and not (comes or comes_from):
            continue
        numbers = shared_out(scene, owners, force.token)
        if len(owners) > 1 and force.quantity is not None and is_between_them(scene, force.quantity):
            numbers, force = [], msgspec.structs.replace(force, quantity=None)
        same = {echo.name.i for echo in scene.echoes}
        for place_in_row, actor in enumerate(owners):
            own = msgspec.structs.replace(force, quantity=numbers[place_in_row]) if numbers else force
            if actor.token in same:  # who does the same does not do it with as many
                own = msgspec.structs.replace(force, quantity=None)
            for spot in places_for(actor, spots):
                tell(scene, builder, match, actor, own, spot, 0.85)
        part = msgspec.structs.replace(force, quantity=None)
        for nation in parts_of(scene, force, owners):
            tell(scene, builder, match, nation, part, next(iter(spots), None), 0.6)
        _add_echoed(scene, builder, match, force, owners, spots)


def _add_echoed(
    scene: Scene, builder: Builder, match: Match, force: Force, owners: list[Party], spots: list[Party]
) -> None:
    """Who is told to do the same as somebody's forces: "Botswana's contingent flew home, and Lesotho followed"."""
    verb = scene.doc[match.token]
    if scene.doc[force.token].head.i != verb.i or scene.doc[force.token].dep_ not in {"nsubj", "nsubjpass"}:
        return
    same = [party for name in scene.doing_the_same(verb, [scene.doc[force.token]]) for party in scene.parties(name)]
    for party in same:
        if is_actor(scene, party) and all(not scene.same(party, owner) for owner in owners):
            own = msgspec.structs.replace(force, quantity=None, owners=())
            tell(scene, builder, match, party, own, spots[0] if spots else None, 0.7)


def _are_of_many(verb: Token) -> bool:
    return any(noun.lemma_ in STATES for noun in prepositional(verb, _FROM))


def _bears_its_place(scene: Scene, force: Force, owners: list[Party]) -> bool:
    """Whether a force is called by where it is: "the Kosovo force"."""
    mission = scene.doc[force.token].lower_ in {"force", "mission", "operation"}
    return mission and owners == list(force.owners) and bool(owners) and all(is_where(scene, one) for one in owners)


def _are_told_to_stay(builder: Builder, force: Force) -> bool:
    told = builder.counted.get(force.quantity.first) if force.quantity is not None else None
    return told is not None and told[1] == "staying"


def _is_told_beside(scene: Scene, force: Force) -> bool:
    """Whether counted forces say who these are: "The only troops left in Somalia are 80 Irish soldiers"."""
    noun = scene.doc[force.token]
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be" or force.quantity is not None or force.owners:
        return False
    return any(child.dep_ == "attr" and is_force(child) and child.i in scene.by_head for child in noun.head.rights)
