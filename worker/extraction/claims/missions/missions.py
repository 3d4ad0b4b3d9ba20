"""Missions: what a coalition or an actor is there for, and whether that starts, goes on, shifts or ends."""

from spacy.tokens import Token

from schemas.claims import MissionStatus
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.forces import forces
from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.matching import Match
from worker.extraction.claims.missions.aims import add_purpose, add_words, status_of
from worker.extraction.claims.missions.extents import is_purpose, is_work, tells_none, told_of_forces
from worker.extraction.claims.missions.military import is_military
from worker.extraction.claims.missions.of_forces import is_of_forces
from worker.extraction.claims.missions.owners import holders_of, is_ours, owners_of
from worker.extraction.claims.missions.pursued import pursued
from worker.extraction.claims.missions.shifting import shift, shifted
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import belonging, kinds
from worker.extraction.reading import ACTING

_PARTING = frozenset({"quit", "abandon", "leave", "exit"})
_FOR = frozenset({"for", "on"})
_OF, _ROLE_IN = frozenset({"of"}), frozenset({"of", "in"})
_TOLD_OF = frozenset({"nsubj", "nsubjpass", "dobj"})
_EQUATING = frozenset({"be", "remain", "stay", "become"})
_BEHIND = 3
_LONGEST_BEFORE_COLON = 8
_PEACE = frozenset({"peacekeeping"})
_CHARGES = frozenset({"mission", "task", "mandate", "job", "duty", "role", "instruction", "order"})
_EMPTY = frozenset(
    {"be", "say", "see", "know", "believe", "do", "become", "remain", "have", "continue"}
    | {"spend", "save", "pay", "cost", "buy", "earn", "invest"}  # "the ministry's duty is to spend it wisely"
)
_LASTING = frozenset(
    {"expire", "lapse", "run", "last", "end", "start", "begin", "elapse", "finish", "conclude", "continue"}
)


def find_missions(scene: Scene, builder: Builder) -> None:
    """Missions told without a frame of deployment."""
    table = missions()
    for token in scene.of_lemma(
        table.goals, table.shifts, table.undertakings, table.pursuing, table.status["shifting"]
    ):
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and lemma in table.goals:
            _goal(scene, builder, token)
        if token.pos_ == "NOUN" and lemma in table.shifts:
            shift(scene, builder, token)
        if token.pos_ in {"NOUN", "PROPN"} and lemma in table.undertakings:
            _undertaking(scene, builder, token)
        if token.pos_ in {"VERB", "ADJ"} and lemma in table.pursuing:
            pursued(scene, builder, token)
        if token.pos_ == "VERB" and lemma in table.status["shifting"]:
            shifted(scene, builder, token)


def add_purposes(scene: Scene, builder: Builder, match: Match) -> None:
    """What a deployment is for: "is keeping a presence to help Iraqis … and to protect an alliance"."""
    verb = scene.doc[match.token]
    actors = [
        party for party in match.parties(scene, "actor") if party.number is not None and party.type in ACTING | {None}
    ]
    found = forces(scene, match.at(scene, "forces"))
    actors = [owner for force in found for owner in force.owners] or actors
    if not any(is_of_forces(scene, scene.doc[force.token]) for force in found):
        return
    actors.sort(key=lambda party: party.type != "coalition")
    owner = actors[0] if actors else None  # None: "an engineer company was flown in to protect it"
    heads = [verb, *[scene.doc[force.token] for force in found]]
    for head in heads:
        for child in head.rights:
            if tells_none(child) or _is_somebody_elses(child):
                continue
            if child.dep_ in {"advcl", "xcomp", "acl", "relcl"} and is_purpose(child):
                for purpose in [child, *[c for c in child.rights if _is_meant_too(c)]]:
                    told = match.frame.says != "deploying" or verb.lemma_ in missions().pursuing  # "is mandated to"
                    status: MissionStatus = "ongoing" if told else "started"
                    add_purpose(scene, builder, "purpose of a deployment", owner, purpose, status, at=verb)

    for doing in prepositional(verb, _FOR):  # "sent soldiers for guarding the road", "on a peacekeeping mission"
        status = "started" if match.frame.says == "deploying" else "ongoing"
        if doing.tag_ == "VBG" and doing.head.lower_ == "for":
            add_purpose(scene, builder, "purpose of a deployment", owner, doing, status, at=verb)
        elif doing.lemma_ == "mission" and any(child.lower_ in missions().warlike for child in doing.lefts):
            add_words(scene, builder, "purpose of a deployment", owner, doing, status, verb)


def _is_meant_too(verb: Token) -> bool:
    """Whether a verb is one more purpose: "to advise and train", but not "to advise the army but will not fight"."""
    others = {child.dep_ for child in verb.lefts if child.lower_ != "to"}
    return verb.dep_ == "conj" and verb.tag_ == "VB" and others.isdisjoint({"aux", "neg"})


def _is_somebody_elses(purpose: Token) -> bool:
    """Whether an infinitive is what another is to do: "came despite calls for Chad to stop it"."""
    before = purpose.doc[purpose.left_edge.i - 1] if purpose.left_edge.i else purpose
    return before.head.lower_ == "for" or any(child.dep_ == "nsubj" for child in purpose.lefts)


def _goal(scene: Scene, builder: Builder, noun: Token) -> None:
    """ "with the immediate goal of stopping it", "its aim is to protect civilians"."""
    for purpose in _purposes_of(noun)[:3]:
        meant = (
            purpose.head.i == noun.head.i and _is_told_whose(noun) and not is_ours(noun)
        )  # "its mission is to open the roads"
        says_none = _is_empty(purpose) if meant else tells_none(purpose)
        if says_none and purpose.tag_ == "VB":
            continue
        for owner in holders_of(scene, noun)[:1]:
            at = next((verb for verb in (purpose, purpose.head) if _is_negated(verb)), noun)
            add_purpose(scene, builder, "goal", owner, purpose, _status(noun), at=at)
    if noun.dep_ == "attr" and noun.head.lemma_ == "be" and noun.lemma_ in {"task", "job", "mission", "role", "duty"}:
        done = [top for top in scene.subjects(noun.head) if top.lemma_.lower() in missions().works]
        for work in done[:1]:  # "the training of recruits is the main task of the officers"
            for owner in holders_of(scene, noun)[:1]:
                add_words(scene, builder, "goal", owner, work, "ongoing", noun)
    for work in _works_beside(noun):  # "was given a new task, the training of the police"
        for owner in holders_of(scene, noun)[:1]:
            add_words(scene, builder, "goal", owner, work, "ongoing", noun)
    if noun.lemma_ == "charge" and noun.dep_ == "pobj" and noun.head.lower_ == "in":  # "are in charge of security"
        for kept in prepositional(noun, frozenset({"of"}))[:1]:
            forces_ = [each for each in scene.subjects(clause_verb(noun)) if is_military(scene, each)]
            gone = kept.lemma_.lower() in belonging().going  # "the unit in charge of the withdrawal"
            gone = gone or kept.lemma_.lower() in kinds().territories.towns  # "in charge of the city" is ground
            if forces_ and kept.tag_ != "VBG" and not gone and not is_military(scene, kept):
                add_words(scene, builder, "goal", next(iter(scene.parties(forces_[0])), None), kept, "ongoing", noun)


def _is_empty(purpose: Token) -> bool:
    """Whether what a charge is said to be is none, or only for how long: "its mandate is to run until May"."""
    timed = purpose.lemma_ in _LASTING and all(child.dep_ not in {"dobj", "xcomp"} for child in purpose.rights)
    return purpose.lemma_ in _EMPTY or timed


def _is_negated(verb: Token) -> bool:
    """Whether "not" belongs to a verb: "its task is not to hunt smugglers", wherever the parse hangs it."""
    return verb.pos_ in {"VERB", "AUX"} and any(child.dep_ == "neg" for child in verb.children)


def _is_told_whose(noun: Token) -> bool:
    """Whether a noun is a charge: "its mission is to quit the port"; "the mission is to quit it" may be a force."""
    if noun.lemma_ == "mission" and not any(child.lower_ == "of" for child in noun.rights):
        return any(child.dep_ in {"poss", "amod"} for child in noun.lefts)
    return noun.lemma_ in _CHARGES


def _purposes_of(goal: Token) -> list[Token]:
    """The infinitives and gerunds that tell what a goal is, behind its noun or across the verb that equates them."""
    of_what = _ROLE_IN if goal.lemma_ == "role" else _OF  # "its role in separating the armies"
    of_whom = [goal, goal.head] if goal.lemma_ == "role" and goal.dep_ == "dobj" else [goal]  # "praised its role in"
    purposes = [verb for top in of_whom for verb in prepositional(top, of_what) if verb.tag_ == "VBG"]
    purposes += [child for child in goal.rights if child.dep_ == "acl" and is_purpose(child)]
    verb, doing = goal.head, []
    if _is_what_is_done(goal):  # "the contingent's role is guarding the airport"
        doing = [verb]
    elif goal.dep_ == "nsubj" and verb.lemma_ in _EQUATING:
        purposes += [child for child in verb.rights if child.dep_ in {"xcomp", "ccomp", "advcl"} and is_purpose(child)]
        purposes += _behind_a_colon(verb)
        if goal.lemma_ == "focus":  # "the focus of the mission is on training the army"
            doing = prepositional(verb, frozenset({"on"}))
    elif goal.dep_ == "nsubj" and verb.lemma_ == "range":  # "its tasks range from guarding camps to"
        doing = prepositional(verb, frozenset({"from", "to"}))
    if goal.dep_ == "pobj" and verb.lower_ == "among":  # "among the tasks of the force are disarming militias"
        being = any(child.lemma_ == "be" and child.dep_ == "aux" for child in verb.head.lefts)
        doing = [verb.head] if being else []
    above = verb.head if goal.dep_ == "pobj" and verb.lower_ in {"among", "of"} else verb
    if goal.dep_ in {"attr", "pobj"} and above.lemma_ in {"be", "remain"}:  # "protecting civilians is their priority"
        for subject in (child for child in above.lefts if child.dep_ == "csubj"):
            purposes += [subject, *(c for c in subject.rights if c.dep_ == "conj" and c.tag_ == subject.tag_)]
    if goal.dep_ in {"dobj", "attr"} and goal.lemma_ in {"task", "job", "role"}:
        after = goal.doc[goal.right_edge.i + 1 : goal.right_edge.i + 4]  # "has a thankless task, keeping them apart"
        doing = [*doing, *(token for token in after if token.dep_ in {"advcl", "acl"})]
    return purposes + [verb for verb in doing if verb.tag_ == "VBG"]


def _works_beside(goal: Token) -> list[Token]:
    """The nouns that tell right behind a goal what it is: "two tasks: the training of recruits and the safety of"."""
    after = goal.doc[goal.i + 1 : goal.i + 6]
    if goal.lemma_ not in _CHARGES or len(after) < _BEHIND or after[0].text not in {",", ":", "—", "–"}:
        return []
    first = next((token for token in after[1:] if token.pos_ not in {"DET", "ADJ"}), None)
    row = [first, *(child for child in first.rights if child.dep_ == "conj")] if first is not None else []
    return [work for work in row if is_work(work) and prepositional(work, _OF)]


def _behind_a_colon(verb: Token) -> list[Token]:
    """ "Its task is simple: to find and destroy mines"."""
    for token in verb.doc[verb.i + 1 : verb.i + _LONGEST_BEFORE_COLON]:
        if token.text in {":", "—", "–", "--"} and token.i + 2 < len(verb.doc):
            to, done = token.nbor(1), token.nbor(2)
            return [done] if to.lower_ == "to" and done.tag_ == "VB" else []
    return []


def _is_what_is_done(noun: Token) -> bool:
    """Whether what a goal is said to be is parsed as what it does."""
    verb = noun.head
    done = verb.tag_ == "VBG" and verb.lemma_.lower() in told_of_forces()  # but "the mission is taking shape"
    return noun.dep_ == "nsubj" and done and any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.lefts)


def _undertaking(scene: Scene, builder: Builder, noun: Token) -> None:
    """ "the mission ended", "launched an operation to …", "suspended its training mission"."""
    table = missions()
    owners: list[Party | None] = [*owners_of(scene, noun)] or ([None] if is_military(scene, noun) else [])
    if not owners:
        return
    if noun.lemma_.lower() == "campaign" and not any(child.lower_ in table.warlike for child in noun.lefts):
        return  # "a public education campaign"
    warlike = any(child.lower_ in table.warlike for child in noun.lefts) or noun.lower_ == "patrols"
    if noun.lemma_.lower() in table.loose and not warlike:
        return
    if any(purpose.i in builder.purposes for purpose in _purposes_of(noun)):
        return  # "its mission of keeping them apart is over"
    verb, before = noun.head, None
    if noun.dep_ == "pobj":  # "pressed on with its mission"
        verb, before = clause_verb(noun), noun.head
    elif noun.dep_ == "appos" and noun.head.dep_ == "dobj":  # "is ending Operation Lyre, its bombing campaign"
        verb = noun.head.head
        if status_of(verb) not in {"ended", "suspended"}:
            return
    elif noun.dep_ not in {"nsubj", "nsubjpass", "dobj"} or _is_told_beside(noun):
        return
    if verb.pos_ not in {"VERB", "AUX"} or (before is not None and not 0 < before.i - verb.i < 5):
        return
    status = status_of(verb, before)
    if status is None or status == "shifting" or any(child.lower_ == "whether" for child in verb.lefts):
        return  # "must decide whether to prolong its mission"
    # "the CSTO's mission has been accomplished", but "Chad quit the UN mission"
    over = status in {"ended", "suspended"} and not scene.is_in_a_name(noun) and verb.lemma_ not in _PARTING
    if (
        (own_name(scene, noun) and not over)
        or noun.lemma_ == "mandate"
        or (noun.pos_ == "PROPN" and (owners[0] is None or owners[0].type != "coalition"))
    ):
        return  # "authorised MONUSCO to", "the AU Mission took the port", "expanded the Leave Program"
    told = tells_purpose(noun) or any(child.dep_ in {"advcl", "xcomp"} and is_purpose(child) for child in verb.rights)
    if told and (status in {"started", "ongoing"} or any(child.i in builder.purposes for child in noun.rights)):
        return
    add_words(scene, builder, "undertaking", owners[0], noun, status, verb)
    for child in noun.rights if told else ():
        builder.purposes.setdefault(child.i, owners[0])


def _is_told_beside(noun: Token) -> bool:
    """Whether a verb has another object before it: "approved the extension of Operation X, NATO's operation off"."""
    objects = [child for child in noun.head.rights if child.dep_ == "dobj"]
    return noun.dep_ == "dobj" and objects[0].i < noun.i


def tells_purpose(noun: Token) -> bool:
    """Whether words behind an undertaking tell what it is for: "an operation to clear it", "exercises aimed at"."""
    after = (child for child in noun.rights if child.dep_ in {"acl", "relcl"})
    return any(is_purpose(child) or child.lemma_ in missions().given for child in after)


def own_name(scene: Scene, noun: Token) -> bool:
    """Whether the noun is part of the name of a mission, or of a description that tells no more than whose it is."""
    number = scene.number_at(noun)
    if number is None:
        return False
    candidate = scene.parsed.candidates[number]
    described = candidate.description is not None and candidate.description.leader is not None
    return candidate.kind == "named" or (
        described and not any(child.lower_ in missions().warlike - _PEACE for child in noun.lefts)
    )


def _status(noun: Token) -> MissionStatus:
    verb = clause_verb(noun)
    if verb.dep_ == "relcl":  # "the force, whose purpose was to …, was wound up"
        over = status_of(clause_verb(verb.head))
        return over if over in {"ended", "suspended"} else "ongoing"
    lemma = verb.lemma_.lower()
    told = status_of(verb) if noun.head.i == verb.i and noun.dep_ in _TOLD_OF else None  # "its mission of … is done"
    status = told or next((name for name, verbs in missions().status.items() if lemma in verbs), None) or "ongoing"
    lasts = noun.lemma_ == "mandate" and verb.tag_ in {"VBZ", "VBP", "VB"} and status == "ended"
    return "ongoing" if lasts else status  # "its mandate, to keep them apart, runs out in May"
