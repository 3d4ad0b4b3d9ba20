"""Missions by what is meant to be reached: infinitives and nouns of purpose around forces, coalitions and operations.

"gathered in the Gulf to drive the army from Kuwait", "a force to protect civilians", "in a bid to end the fighting",
"its tasks will be the protection of convoys", "asked the mission to train the police".
"""

from collections.abc import Callable

from spacy.tokens import Token

from schemas.claims import MissionStatus
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import cues, missions
from worker.extraction.claims.martial import speaks_of_forces
from worker.extraction.claims.missions.aims import add_task, status_of
from worker.extraction.claims.missions.equated import goal_is
from worker.extraction.claims.missions.extents import is_purpose, tells_none, told_of_forces
from worker.extraction.claims.missions.military import (
    calls_in,
    has_been_done,
    is_military,
    may_be_coalition,
    taking_part,
)
from worker.extraction.claims.missions.phases import fight, phase_of
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, is_passive, prepositional
from worker.extraction.model.infinitives import has_to
from worker.extraction.model.neighbours import word_after
from worker.extraction.reading import ACTING

_LEADING = frozenset({"lead", "need", "require"})  # "led a force to", "a force is needed to"
_ACCORDS = frozenset({"accord", "agreement", "deal", "pact", "arrangement", "resolution", "treaty", "mandate"})
_BEARING = frozenset({"setback", "blow", "obstacle", "hurdle", "threat", "challenge", "boost", "reaction", "response"})
_STRIKING = frozenset({"bomb", "strike", "attack", "invade", "intervene", "march", "fight"})  # their "to" is a purpose
_WISHING = frozenset({"ask", "urge", "call", "press", "request", "invite", "want", "beg", "implore"})
_THE = frozenset({"the", "its", "their", "his", "her", "our", "these", "those"})
_SERVICES = frozenset({"army", "military", "navy"})
_GOING_ON = frozenset({"continue", "begin", "start", "keep", "go"})
_MEASURES = frozenset({"mean", "means", "measure", "step", "action", "force", "power"})
_GOING = frozenset({"go", "come", "be"})
_HOPING = frozenset({"expect", "like", "remind", "warn", "persuade", "convince", "encourage", "cause", "challenge"})
_STATES = frozenset({"nation", "country", "state", "ally", "allies"})
_COMING = frozenset({"come", "arrive", "land", "go", "deploy", "return"})
_BLESSING = frozenset({"approval", "support", "backing", "help", "consent", "blessing", "agreement", "assistance"})
_SENDING = frozenset({"deploy", "send", "dispatch", "mobilise", "mobilize", "station", "post", "base"})


def find_intents(scene: Scene, builder: Builder) -> None:
    """Every infinitive of purpose beside forces, coalitions or undertakings, and what goals are said to be."""
    for token in scene.tokens:
        if token.tag_ == "VB" and is_purpose(token):
            if token.i not in builder.purposes and (not tells_none(token) or _opens(scene, token) or _causes(token)):
                _infinitive(scene, builder, token)
        elif token.pos_ == "NOUN":
            lemma = token.lemma_.lower()
            if lemma in missions().goals:
                goal_is(scene, builder, token)
            if lemma in missions().phases:
                phase_of(scene, builder, token)
            if lemma in missions().fights or lemma == "campaign":
                fight(scene, builder, token)


def _opens(scene: Scene, verb: Token) -> bool:
    """Whether it is to begin or go on with what forces do: "to begin anti-terror training with the soldiers"."""
    table = missions()
    kept = [child for child in verb.rights if child.dep_ == "dobj"] if verb.lemma_.lower() in table.opening else []
    return any(noun.lemma_.lower() in table.halting | table.undertakings for noun in kept)


def _causes(verb: Token) -> bool:
    """Whether somebody is brought to do or be something: "to make the president go", "to get the foreigners out"."""
    if verb.lemma_ not in {"make", "get"}:
        return False
    told = {child.dep_ for child in verb.rights}
    return "ccomp" in told or (
        verb.lemma_ == "get" and "dobj" in told and bool(told & {"prt", "advmod", "oprd", "acomp"})
    )


def _hung(verb: Token) -> tuple[Token, Token]:
    """The top of an infinitive's chain, and what that is hung on: "ordered the mission to continue to train".

    Of two verbs before it, the parse may take the first: "urged the council to bolster the mission to secure".
    """
    top = verb
    while top.dep_ == "xcomp" and top.head.lemma_ in _GOING_ON and has_to(top.head):
        top = top.head
    above = top.head
    if top.dep_ in {"advcl", "xcomp"} and above.i < top.i:
        for child in above.rights:
            if child.i >= top.i:
                break
            if child.tag_ == "VB" and child.dep_ in {"xcomp", "ccomp", "conj"} and has_to(child):
                above = child if any(inner.dep_ == "dobj" for inner in child.rights) else above
    return top, above


def _infinitive(scene: Scene, builder: Builder, verb: Token) -> None:
    top, above = _hung(verb)
    dep = top.dep_
    if (
        above.lemma_.lower() in missions().times and above.head.i != above.i
    ):  # "sent for a limited time to calm the city"
        above = clause_verb(above)
        if above.lemma_ not in missions().no_purpose_of and _is_military_clause(scene, above):
            _add(scene, builder, "intent", _owner(scene, above), verb, above)
        return
    if above.tag_ == "VBG" and above.lemma_ in missions().striving and dep == "xcomp":
        if above.head.pos_ in {"NOUN", "PROPN"} and is_military(scene, above.head):  # "the force trying to secure it"
            _add(scene, builder, "striving", _owner_at(scene, above.head), verb, above)
            return
        if above.dep_ == "acl" and above.head.dep_ == "dobj":
            return  # "battles groups trying to topple the government"
        above = clause_verb(above.head)  # "has been in the country for years trying to secure it"
        if _is_military_clause(scene, above):
            _add(scene, builder, "striving", _owner(scene, above), verb, above)
        return
    before = scene.tokens[top.left_edge.i - 1] if top.left_edge.i else top
    if dep in {"acl", "relcl"} and above.pos_ in {"NOUN", "PROPN"}:
        _of_noun(scene, builder, verb, above)
    elif dep in {"advcl", "xcomp", "ccomp"} and above.pos_ in {"VERB", "AUX"}:
        led_to = above.lemma_ in missions().no_purpose_of | missions().bidding
        led_to = led_to and before.head.lower_ != "for"  # "will be hard for the force to help the government"
        if above.lemma_ in {"aim", "seek", "intend", "design", "mean"} and _aims(scene, above):
            _add(scene, builder, "aims", _owner(scene, above), verb, above)
        elif above.lemma_ in {"begin", "start", "launch"} and before.i != above.i and _acts(scene, above):
            _add(scene, builder, "intent", _owner(scene, above), verb, above)
        elif before.pos_ in {"NOUN", "PROPN"} and not led_to and is_military(scene, before):
            _add(scene, builder, "intent", _owner_at(scene, before) or _owner(scene, above), verb, above)
        elif (
            dep == "advcl"
            or above.lemma_ in missions().bidding | _LEADING | _STRIKING
            or _is_made(scene, above)
            or _takes_measures(above)
        ):
            _of_verb(scene, builder, verb, above)
    elif dep == "pcomp" and above.lower_ == "with" and above.head.lemma_ in _COMING:  # "came with 64 members to watch"
        if _is_military_clause(scene, above.head):
            _add(scene, builder, "intent", _owner(scene, above.head), verb, above.head)
    elif dep == "conj" and before.pos_ == "NOUN" and is_military(scene, before):  # "in an operation to thwart"
        _add(scene, builder, "intent", _owner_at(scene, before), verb, verb)
    elif dep == "conj" and verb.head.tag_ == "VB" and verb.head.i in builder.purposes and before.lower_ != "than":
        _add(scene, builder, "intent", builder.purposes[verb.head.i], verb, verb)


def _takes_measures(verb: Token) -> bool:
    """ "has a mandate to use all necessary means to protect them"."""
    taken = {child.lemma_.lower() for child in verb.rights if child.dep_ == "dobj"}
    return verb.lemma_ in {"use", "take"} and bool(taken & _MEASURES)


def _is_made(scene: Scene, verb: Token) -> bool:
    """Whether something is done to a coalition: "the Joint Task Force was revived to fight Boko Haram"."""
    made = scene.objects(verb) if is_passive(verb) else []
    return any(party.type == "coalition" for noun in made for party in scene.parties(noun))


def _acts(scene: Scene, verb: Token) -> bool:
    """Whether a coalition is the subject: "Operation Barkhane, which began in 2014 to combat jihadists"."""
    return any(party.type == "coalition" for noun in scene.subjects(verb) for party in scene.parties(noun))


def _of_noun(scene: Scene, builder: Builder, verb: Token, noun: Token) -> None:
    """ "a mission to protect civilians", "in a bid to end the fighting", "plans to set up a force to"."""
    lemma = noun.lemma_.lower()
    if lemma in missions().bids | missions().fights:
        if _is_of_a_remark(noun):
            return
        above = clause_verb(noun)
        own = next((party for party in scene.modifying(noun) if party.type in {"country", "coalition"}), None)
        if own is not None and speaks_of_forces(scene.parsed.text):  # "have joined the American effort to keep it open"
            _add(scene, builder, "bid", own, verb, noun)
        elif _is_military_clause(scene, above):
            _add(scene, builder, "bid", _owner(scene, above), verb, above)
    elif (lemma in _ACCORDS and noun.head.lower_ == "under") or _stands_beside(noun):
        # "sent 300 men under an accord with Togo to protect it", "was formed with the approval of the AU to protect it"
        above = clause_verb(noun)
        forces_ = [each for each in scene.objects(above) if is_military(scene, each)]
        if forces_ or _is_military_clause(scene, above):
            _add(scene, builder, "intent", _owner(scene, above), verb, above)
    elif lemma in missions().backing:
        above = clause_verb(noun)
        if (
            _is_military_help(noun)
            or _is_military_clause(scene, above)
            or any(map(_is_joint(scene), scene.modifying(noun)))
        ):
            _add(scene, builder, "intent", _owner_at(scene, noun) or _owner(scene, above), verb, above)
    elif noun.lemma_ == "means":
        above = clause_verb(clause_verb(noun).head)  # "has a mandate to use all means to protect them"
        if _is_military_clause(scene, above) or _is_military_clause(scene, clause_verb(noun)):
            _add(scene, builder, "intent", _owner(scene, above), verb, above)
    elif noun.dep_ == "dobj" and noun.head.lemma_ in _HOPING:
        return  # "expected all forces to respect the truce"
    elif is_military(scene, noun) or any(is_military(scene, of) for of in prepositional(noun, frozenset({"of"}))[:1]):
        above = clause_verb(noun)
        _add(scene, builder, "intent", _owner_at(scene, noun) or _owner(scene, above), verb, noun)


def _stands_beside(noun: Token) -> bool:
    """Whether a noun is only with what a purpose is of: "came with 64 members to watch", "set up with his help to"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "with" or noun.head.head.pos_ not in {"VERB", "AUX"}:
        return False
    return noun.lemma_.lower() in _BLESSING or noun.head.head.lemma_ in _COMING


def _is_of_a_remark(noun: Token) -> bool:
    """Whether what somebody does is only told to bear on attempts: "left the force, a setback to attempts to"."""
    while noun.pos_ in {"NOUN", "ADP", "PROPN"} and noun.head.i != noun.i:
        if noun.dep_ == "appos" or noun.lemma_ in _BEARING:
            return True
        noun = noun.head
    return False


def _is_military_help(noun: Token) -> bool:
    """Whether a noun is of help or work by forces: "military assistance"."""
    return noun.lemma_.lower() in missions().backing and any(child.lower_ in missions().warlike for child in noun.lefts)


def _is_joint(scene: Scene) -> Callable[[Party], bool]:
    """Whether a party is a coalition, or may be one: "UNFIG's efforts to"."""
    return lambda party: party.type == "coalition" or may_be_coalition(scene, party)


def _of_verb(scene: Scene, builder: Builder, verb: Token, above: Token) -> None:
    """ "forces gathered in the Gulf to drive him out", "asked the mission to train the police"."""
    lemma = above.lemma_.lower()
    if has_been_done(above, verb):
        return
    if lemma in missions().bidding and not calls_in(above):
        own = [child for child in verb.lefts if child.dep_ == "nsubj"]  # "wants it to train", not "which it wants to"
        asked = own if lemma == "want" else _called_on(above) if lemma == "call" else scene.objects(above) or own
        for noun in asked[:1]:
            meant = next((party for party in scene.parties(noun) if scene.is_or_means(party, "coalition")), None)
            if meant is None and lemma in _WISHING and not _is_told_of(noun):
                continue  # "requested more troops to assist the others"
            some_of = prepositional(noun, frozenset({"of"}))  # "a special group of soldiers was chosen to"
            if meant is not None or any(is_military(scene, each) for each in (noun, *some_of)):
                _add(scene, builder, "bidding", meant or _owner_at(scene, noun), verb, above)
        return
    if lemma in _GOING and _goes_somewhere(above, verb):
        leading = any(is_military(scene, noun) or noun.lower_ in {"they", "we"} for noun in scene.subjects(above))
        leading = leading and speaks_of_forces(scene.parsed.text)
    else:
        leading = lemma in _LEADING and any(is_military(scene, noun) for noun in scene.objects(above))
        leading = leading and (lemma == "lead" or not any(scene.by_head.get(noun.i) for noun in scene.objects(above)))
    for_none = lemma in missions().no_purpose_of and not leading and not calls_in(above)
    if for_none or not _is_military_clause(scene, above):
        ours = leading and verb.lemma_.lower() in told_of_forces() and bool(scene.subjects(above))
        if not (ours and scene.subjects(above)[0].lower_ == "we"):  # "we are here to protect the people"
            return
    _add(scene, builder, "intent", _owner(scene, above), verb, above)


def _called_on(verb: Token) -> list[Token]:
    """ "called on UNFIG to help the government", whatever the parse makes of "on"; "called troops to help"."""
    called = [on for on in verb.rights if on.lower_ in {"on", "upon", "for"} and on.dep_ in {"prep", "prt"}]
    named = [noun for on in called for noun in on.children if noun.dep_ == "pobj"]
    return named or [child for child in verb.rights if child.dep_ in {"dobj", "nsubj"}]


def _is_told_of(noun: Token) -> bool:
    """Whether they are forces that are there: "the troops", "its engineers"."""
    return any(child.lower_ in _THE for child in noun.lefts)


def _goes_somewhere(verb: Token, purpose: Token) -> bool:
    """Whether a place parts a verb of going from what that is for: "went there to end the war"."""
    between = verb.doc[verb.i + 1 : purpose.i - 1]
    return any(token.lower_ in {"there", "here", "to", "into", "in", "ashore"} for token in between)


def _aims(scene: Scene, verb: Token) -> bool:
    """Whether a mission, or what becomes of it, aims at something: "the extension of the mission aims to"."""
    about = scene.objects(verb) if is_passive(verb) else scene.subjects(verb)
    about = about or ([verb.head] if verb.dep_ == "acl" else [])  # "a force meant to protect refugees"
    for noun in about:
        if any(is_military(scene, part) for part in (noun, *prepositional(noun, frozenset({"of"})))):
            return True
        parties = scene.parties(noun)
        if any(scene.is_or_means(party, "coalition") or may_be_coalition(scene, party) for party in parties):
            return True  # "It was designed to protect the sea lanes"
    return False


def _is_military_clause(scene: Scene, verb: Token) -> bool:
    """Whether forces, coalitions or undertakings act in the clause, or states do what states do with forces."""
    if verb.pos_ not in {"VERB", "AUX"} or any(child.lower_ == "fire" for child in verb.rights):
        return False  # "opened fire to stop a car"
    subjects = [*scene.subjects(verb), *(child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"})]
    taking = taking_part(scene, verb)
    if any(is_military(scene, part) or _is_military_help(part) for part in taking):
        return True
    strengths = [part for part in taking if part.lemma_ in missions().strengths]
    if any(is_military(scene, of) for part in strengths for of in prepositional(part, frozenset({"of"}))):
        return True  # "decided to increase the strength of the force in order to"
    acting = [party for noun in subjects for party in scene.parties(noun)]
    if any(scene.is_or_means(party, "coalition") for party in acting):
        return True
    if verb.lemma_ in _COMING and any(may_be_coalition(scene, party) for party in acting):
        return True  # "UNMOT came in 2004 to"
    sent = verb.lemma_.lower() in _SENDING or calls_in(verb)
    if (
        sent
        and is_passive(verb)
        and any(noun.lower_ == "they" for noun in taking)
        and speaks_of_forces(scene.parsed.text)
    ):
        return True  # "they were sent to"
    if verb.lemma_.lower() in missions().making and any(noun.lower_ == "it" for noun in taking):
        return True  # "it was formed to"
    if verb.lemma_ in _STRIKING and any(noun.lemma_.lower() in _SERVICES for noun in subjects):
        return True  # "the Danish army had intervened to restore order"
    if verb.lemma_.lower() in _SENDING and any(child.dep_ == "dobj" and child.pos_ == "NOUN" for child in verb.rights):
        return False  # "would deploy its savings to lower the debt"
    if verb.lemma_.lower() in missions().marching:
        several = any(noun.like_num or noun.lemma_.lower() in _STATES for noun in subjects)  # "26 nations joined"
        return several or any(party.type in ACTING for party in acting)
    within = prepositional(verb, frozenset({"as", "in", "with", "under"}))
    return any(party.type == "coalition" for noun in within for party in scene.parties(noun))


def _owner_at(scene: Scene, noun: Token) -> Party | None:
    own = scene.party_at(noun)
    if own is not None and own.type == "coalition":
        return own
    return next((party for party in scene.modifying(noun) if party.type in ACTING), None)


def _owner(scene: Scene, verb: Token) -> Party | None:
    """Who acts: the coalition in the clause, else whoever is the subject or owns the forces."""
    nouns_ = [*scene.subjects(verb), *scene.objects(verb)]
    found = [party for noun in nouns_ for party in scene.parties(noun) if party.number is not None]
    found.sort(key=lambda party: party.type != "coalition")
    return next((party for party in found if party.type in ACTING or scene.doc[party.token].lower_ == "it"), None)


def _add(scene: Scene, builder: Builder, frame: str, owner: Party | None, verb: Token, at: Token) -> None:
    if "negated" in {modality_of(verb), modality_of(at)} or (
        verb.i + 1 < len(scene.tokens) and word_after(verb).endswith("self")
    ):
        return  # "an army able to defend itself"
    if clause_verb(at).lemma_.lower() in cues().modality.negated:
        return  # "rejected the presence of foreign troops to help them"
    status: MissionStatus = "started" if clause_verb(at).lemma_.lower() in missions().making else "ongoing"
    status = _over(at) or status
    add_task(scene, builder, frame, owner, verb, status, at)


def _over(noun: Token) -> MissionStatus | None:
    """Whether what has a purpose is told to be over: "the mission to disarm them has been achieved"."""
    if noun.pos_ != "NOUN" or noun.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
        return None
    if noun.lemma_ == "mandate" and noun.head.tag_ in {"VBZ", "VBP"}:
        return None  # "its mandate to keep them apart runs out in May"
    status = status_of(noun.head)
    return status if status in {"ended", "suspended"} else None
