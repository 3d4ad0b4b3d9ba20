"""Who comes, stays or goes where the text names no forces: "France pulled out of Mali", "the Danes have left"."""

from spacy.tokens import Token

from schemas import Deployment
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.deploying import tell
from worker.extraction.claims.deployments.force import Force, counted
from worker.extraction.claims.deployments.forces import forces
from worker.extraction.claims.deployments.frames_places import others_elsewhere
from worker.extraction.claims.deployments.its_number import number_beside
from worker.extraction.claims.deployments.nationals import are_civilians
from worker.extraction.claims.deployments.postures import posture_of
from worker.extraction.claims.deployments.senders import elsewhere, focus, is_actor, sender
from worker.extraction.claims.deployments.soldiers import is_people
from worker.extraction.claims.deployments.whereabouts import THERE, whereabouts
from worker.extraction.claims.deployments.wholes import whole_meant
from worker.extraction.claims.matching import Match
from worker.extraction.claims.places import government_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional

_BODIES = frozenset(
    {
        "government",
        "military",
        "army",
        "navy",
        "side",
        "administration",
        "ministry",
        "authority",
        "leadership",
        "coalition",
    }
)
_LEAVING = frozenset({"leave", "stay", "withdraw", "depart"})
_RANKED = frozenset({"first", "second", "third", "last", "latest", "next", "only"})
_ALONE = frozenset({"prep", "advmod", "npadvmod", "punct", "cc", "conj"})
_TOWARDS = frozenset({"to", "into", "from", "for", "with", "under", "on", "out", "of", "up", "back"})
_ARMED = frozenset({"military", "troop", "naval", "army", "armed"})
_MEMBERS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_FEWEST = 20
_TAKING_TIME = frozenset(
    {"take", "last", "begin", "start", "end", "complete", "finish", "continue", "proceed", "resume"}
)
_YIELDING = frozenset(
    {"refuse", "agree", "promise", "undertake", "consent", "vow", "decline", "order", "begin", "start"}
)
_AMBIGUOUS = frozenset(
    {"leave", "remain", "depart", "return", "quit", "exit", "escape", "break", "fight", "abandon"}
)  # what states do without forces too


def add_movement(scene: Scene, builder: Builder, match: Match, where: list[Party]) -> None:
    """The deployments of a verb whose subject sends forces that nothing names."""
    verb = scene.doc[match.token]
    if verb.lemma_ == "evacuate" and any(child.dep_ == "dobj" and child.pos_ != "PROPN" for child in verb.rights):
        return  # "evacuated 2,000 villagers from the island"
    near = (*verb.rights, *scene.doc[verb.i + 1 : verb.i + 4])
    if verb.lemma_ == "leave" and any(child.lower_ == "as" for child in near):
        return  # "will leave Chad as the only member"
    moving = [party for token in match.at(scene, "forces") for party in scene.parties(token) if _moves(token, party)]
    same = scene.doing_the_same(verb, match.at(scene, "forces"))
    moving += [party for name in same for party in scene.parties(name)]  # "Canada has pulled out. So have the Danes"
    actors = [party for party in moving if is_actor(scene, party) and not _may_be_politics(scene, verb, party, where)]
    if not where:
        leave_or_stay(scene, builder, match)
    others = others_elsewhere(scene, verb) if where and actors else []
    for other, place in others:
        tell(scene, builder, match, other, None, place, 0.65)
    where = [spot for spot in where if all(spot.number != place.number for _, place in others)]
    for actor in actors if verb.pos_ in {"VERB", "AUX"} else []:
        number = counted(scene, scene.doc[actor.token]) if is_people(scene.doc[actor.token]) else None
        those = Force(actor.token, None, number, (actor,)) if number is not None else None  # "300 Danes flew home"
        for place in where:
            if elsewhere(place, actor):
                tell(scene, builder, match, actor, those, place, 0.65)
        goes_from = any(child.pos_ == "PROPN" or child.dep_ in {"dobj", "xcomp"} for child in verb.rights)
        if those is not None and not where and not goes_from and _are_soldiers(scene, those):
            spots = whereabouts(scene, prepositional(scene.doc[actor.token], THERE))  # "the 300 Poles at Gao stay on"
            spot = spots[0] if spots else None
            tell(scene, builder, match, actor, those, spot, 0.65)  # "380 Austrians, who departed last week"


def _moves(noun: Token, party: Party) -> bool:
    """Whether a noun names who moves, and not those who only belong to him: "Canadian officials left Kabul"."""
    if noun.pos_ != "NOUN":
        return noun.lower_ not in {"who", "which", "that"} or noun.doc[party.token].pos_ == "PROPN"
    return party.token == noun.i or noun.lemma_.lower() in _BODIES


def _are_soldiers(scene: Scene, force: Force) -> bool:
    """Whether a number of nationals, in a text about forces, may be theirs: no evacuees, no tourists."""
    many = force.quantity is not None and force.quantity.count >= _FEWEST
    return many and scene.has_forces and not are_civilians(scene, force.token)


def _may_be_politics(scene: Scene, verb: Token, party: Party, where: list[Party]) -> bool:
    if party.type != "country" or verb.lemma_ not in _AMBIGUOUS:
        return False
    people = is_people(scene.doc[party.token])
    if verb.lemma_ == "abandon" and not people:
        return True  # "London was not abandoning Kabul"
    if people and counted(scene, scene.doc[party.token]) is not None:
        return not (where or scene.has_forces)
    return not (where and verb.lemma_ != "return" and (people or scene.has_forces))


def add_event(scene: Scene, builder: Builder, match: Match, actors: list[Party], where: list[Party]) -> None:
    """The deployments of an event noun that names no forces: "the withdrawal from Gao"."""
    noun = scene.doc[match.token]
    if match.frame.says == "present":
        _add_presence(scene, builder, match, where)
    if match.frame.says != "withdrawing" or match.roles.get("forces") or _is_of_the_sick(noun):
        return
    if not actors and where and leaves_by_itself(noun):
        actors = [focus(match.token)]  # "there will be no withdrawal from Gao"
    where = where or _where_they_were(scene, builder, noun)
    if not actors and not where and _goes_on(noun):
        tell(scene, builder, match, sender(match.token), None, None, 0.6)  # "said the withdrawal would take ten days"
    if match.own and not where and leaves_by_itself(noun) and not match.roles.get("place"):
        for actor in (party for party in match.own if is_actor(scene, party)):
            tell(scene, builder, match, actor, None, None, 0.6)
    if not where and not match.own and noun.dep_ == "dobj" and noun.head.lemma_.lower() in around().completing:
        for actor in actors if leaves_by_itself(noun) and not match.roles.get("place") else ():
            tell(scene, builder, match, actor, None, None, 0.6)  # "The Danes will complete the pullout in May"
    for actor in (party for party in actors if party.type in {"country", "coalition", None}):
        for place in (spot for spot in where if elsewhere(spot, actor)):
            tell(scene, builder, match, actor, None, place, 0.6)


def _goes_on(noun: Token) -> bool:
    """Whether "the withdrawal" is one that the text has told of, and is told how long it takes or when it begins."""
    known = any(child.lower_ in {"the", "this", "their", "a"} for child in noun.lefts)
    if noun.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    due = [verb for word in noun.head.rights if word.dep_ == "acomp" for verb in word.rights if verb.dep_ == "xcomp"]
    return leaves_by_itself(noun) and known and any(verb.lemma_ in _TAKING_TIME for verb in (noun.head, *due))


def _add_presence(scene: Scene, builder: Builder, match: Match, where: list[Party]) -> None:
    """Whose soldiers are where by the noun alone: "Kenya's military presence in Somalia dates from 2011"."""
    noun = scene.doc[match.token]
    armed = any(child.lower_ in _ARMED for child in noun.lefts)
    if (
        not armed
        or noun.dep_ not in _MEMBERS
        or posture_of(noun.head) is not None
        or match.modality(scene) != "asserted"
    ):
        return
    for actor in (party for party in match.own if party.type in {"country", "coalition"}):
        for place in (spot for spot in where if elsewhere(spot, actor)):
            tell(scene, builder, match, actor, None, place, 0.6)


def _is_of_the_sick(noun: Token) -> bool:
    """Whether an evacuation is one of the wounded: "helicopters for medical evacuation"."""
    return any(child.lower_ in {"medical", "casualty", "aeromedical", "emergency"} for child in noun.lefts)


def _where_they_were(scene: Scene, builder: Builder, noun: Token) -> list[Party]:
    """Where the forces had been that complete a withdrawal: "troops ordered out of Gao will complete their pullout"."""
    if noun.dep_ != "dobj" or noun.head.lemma_.lower() not in around().completing:
        return []
    those = forces(scene, scene.subjects(noun.head))
    builder.told.update(force.token for force in those if force.there)  # they are there no longer
    return [place for force in those for place in force.there]


def come_too(scene: Scene, builder: Builder, match: Match) -> None:
    """Who comes where others have sent forces: "Fiji has 300 men in Gao. Chad and Togo say that they will come"."""
    verb = scene.doc[match.token]
    leaves = match.frame.says == "withdrawing" and verb.lemma_ == "follow"  # those before have left
    sure = leaves or match.modality(scene) == "planned"
    if verb.lemma_ not in {"come", "follow"} or not sure or not (leaves or scene.first_force < verb.i):
        return
    further = _TOWARDS - {"with"} if leaves else _TOWARDS
    if any(child.dep_ not in _ALONE or child.lower_ in further for child in verb.rights):
        return
    told = builder.latest(Deployment)[:1]
    if not told or told[0].posture not in ({"withdrawing", "withdrawn"} if leaves else {"present", "deploying"}):
        return
    for noun in match.at(scene, "forces"):
        they = noun.lower_ == "they" and verb.dep_ == "ccomp"
        for party in (party for who in (scene.subjects(verb.head) if they else [noun]) for party in scene.parties(who)):
            if party.type == "country":
                those = number_beside(scene, party, verb) if leaves else None
                tell(scene, builder, match, party, those, None, 0.6)


def leave_or_stay(scene: Scene, builder: Builder, match: Match) -> None:
    """ "The Danes have left", "Nicaragua, which had 115 men there, left in May", "all said that they would stay".

    A nation that leaves or stays has forces where the paragraph has told of them, or where its people are meant.
    """
    verb = scene.doc[match.token]
    pulls_out = verb.lemma_ == "pull" and any(child.lower_ == "out" for child in verb.rights)
    home = verb.lemma_ in {"go", "come", "head", "return", "be"} and any(
        child.lower_ == "home" for child in verb.rights
    )
    follows = (
        verb.lemma_ == "go" and _are_leaving(builder)
    ) or home  # "Germany and Italy say that they will go in May"
    if not (pulls_out or follows or verb.lemma_ in _LEAVING) or _goes_on_so(verb, pulls_out=pulls_out):
        return
    for noun in match.at(scene, "forces"):
        who = [noun]
        if noun.lower_ == "they" and verb.dep_ == "ccomp":  # "Britain and Japan assured him that they would stay"
            who = scene.subjects(verb.head) or who
        for party in (government_of(scene, party) for token in who for party in scene.parties(token)):
            token = scene.doc[party.token]
            if party.type == "coalition" or whole_meant(scene, token) is not None:
                tell(scene, builder, match, party, None, None, 0.6)  # "AMISOM will leave in May"
                continue
            if party.type not in {"country", None} or not is_actor(scene, party):
                continue
            later = token.head.i == verb.i and any(child.dep_ == "nsubj" and child.i > token.i for child in verb.lefts)
            if follows and (token.pos_ == "NOUN" or later):
                continue  # "All but a few of them Syrians, the men went home"
            if counted(scene, token) is not None:
                continue  # "3,000 Cubans left": their number tells it
            people = is_people(token) and any(child.lower_ == "the" for child in token.lefts)
            told = any(scene.same(whose, party) for whose, *_ in builder.lately())
            goes = verb.lemma_ == "withdraw" or pulls_out or follows
            goes = goes or (verb.lemma_ == "leave" and _are_leaving(builder))  # "Chad had left before that"
            leaves = goes and (scene.first_force < verb.i or _is_of_a_row(scene, verb))
            leaves = leaves or (home and noun.lower_ == "they")  # "Rome says that they will be home by May"
            leaves = leaves or (verb.lemma_ == "withdraw" and verb.dep_ == "xcomp" and verb.head.lemma_ in _YIELDING)
            if people or told or leaves or (verb.lemma_ == "stay" and scene.has_forces):
                tell(scene, builder, match, party, None, None, 0.6)


def _is_of_a_row(scene: Scene, verb: Token) -> bool:
    """Whether who leaves is one of those in a coalition: "Of the states in SAMIM, Chad was the first to withdraw"."""
    start, end = scene.sentence(verb.i)
    ranked = not _RANKED.isdisjoint((verb.head.lower_, *(child.lower_ for child in verb.head.lefts)))
    return ranked and any(
        party.type == "coalition" for token in scene.doc[start:end] if (party := scene.party_at(token)) is not None
    )


def _are_leaving(builder: Builder) -> bool:
    """Whether the forces that the paragraph has told of last are going."""
    return any(draft.posture in {"withdrawing", "withdrawn"} for draft in builder.latest(Deployment)[:1])


def _goes_on_so(verb: Token, *, pulls_out: bool) -> bool:
    """Whether more is said than that somebody leaves or stays: "left for Gao", "stayed silent", "quit the talks"."""
    further = {"for", "with", "away", "of"} | (set() if pulls_out else {"out"})
    return any(
        child.dep_ in {"dobj", "acomp", "attr", "oprd"}
        or child.lower_ in further
        or (child.dep_ == "prt" and not pulls_out and child.lower_ != "on")
        or (child.lower_ == "out" and any(inner.lower_ == "of" for inner in child.rights))
        for child in verb.children
    )


def leaves_by_itself(noun: Token) -> bool:
    """Whether an event noun speaks of forces that leave by itself: "withdrawal", "pull-out"."""
    return noun.lemma_.lower() in around().leaving or noun.lower_ in {"out", "down", "back"}
