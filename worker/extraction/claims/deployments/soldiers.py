"""Forces that a frame speaks of without naming them: "them", "their numbers", "the Danes"."""

from spacy.tokens import Token

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.force import Force, counted
from worker.extraction.claims.deployments.forces import forces
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.postures import posture_of
from worker.extraction.claims.deployments.totals import in_all
from worker.extraction.claims.deployments.whereabouts import THERE, whereabouts
from worker.extraction.claims.deployments.wholes import whole_sent
from worker.extraction.claims.matching import Match
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.names.nouns import referring_nouns
from worker.extraction.reading import ACTING

SOME = frozenset({"most", "some", "others", "many", "all", "both", "half"})
_OF = frozenset({"of"})
_FETCHING = frozenset({"have", "get", "want", "bring", "fly", "pull"})  # "planned to have everyone home by May"
_PROLONGING = frozenset(
    {"extend", "prolong", "renew", "keep", "continue", "end", "finish", "complete", "conclude", "terminate"}
)
_STAYS = frozenset({"mission", "mandate", "stay", "tour", "service", "term", "operation", "deployment", "presence"})
_ALIKE = frozenset({"similar", "same", "equal", "equivalent", "comparable", "like"})
REST = frozenset({"rest", "remainder", "majority", "bulk"})
# What comes and goes by turns: "the second batch arrived in May".
TURNS = frozenset({"batch", "wave", "rotation", "tranche", "echelon"})
_PART = SOME | REST | {"first", "last", "none", "few", "several"}
_BEING = frozenset({"be", "serve", "operate", "patrol", "live", "camp"})
_TAKING_OVER = frozenset({"take", "replace", "relieve", "arrive", "land", "follow"})
_COMING_HOME = frozenset({"go", "come", "fly", "return", "head", "sail"})
_MOVING_IN = frozenset({"move", "march", "roll", "push", "advance", "drive", "cross", "enter", "dig", "parachute"})
_REMAINING = frozenset({"last", "remaining"})
_STANDING = frozenset({"dig", "be", "hold", "guard", "occupy", "serve", "operate", "man"})
_PEOPLES = ("ians", "ans", "ese", "ish", "dutch", "poles", "french", "danes", "swedes", "turks", "serbs")


def unnamed(scene: Scene, match: Match) -> list[Force]:
    """The forces in a frame's role that bear no noun of forces."""
    return (
        carried(scene, match)
        or another(scene, match)
        or by_turns(scene, match)
        or strengths_of(scene, match)
        or people_of(scene, match)
        or those_meant(scene, match)
        or whole_sent(scene, match)
    )


def another(scene: Scene, match: Match) -> list[Force]:
    """One more of the units just told of: "Guinea has offered a battalion; Mali is to send one"."""
    verb = scene.doc[match.token]
    giving = around().carried | around().providing | {"promise", "pledge", "offer", "commit", "dispatch"}
    if verb.lemma_.lower() not in giving or scene.first_force >= match.token:
        return []
    return [
        Force(noun.i, None, None)
        for noun in match.at(scene, "forces")
        if noun.i > verb.i and (noun.lower_ == "one" or _is_as_many(noun))
    ]


def _is_as_many(noun: Token) -> bool:
    """Whether as many are meant as others have sent: "Finland has promised a similar number"."""
    return noun.lower_ == "number" and any(child.lower_ in _ALIKE for child in noun.lefts)


def by_turns(scene: Scene, match: Match) -> list[Force]:
    """Those who come and go by turns, in a text about forces: "A second batch is scheduled to leave in October"."""
    if not scene.has_forces:
        return []
    return [
        Force(noun.i, noun.lower_, None)
        for noun in match.at(scene, "forces")
        if noun.lower_ in TURNS and any(child.tag_ in {"JJ", "DT"} for child in noun.lefts)
    ]


def prolonged(scene: Scene, match: Match) -> list[Force]:
    """Whose stay goes on or ends: "voted to extend the mission of its troops in Mali", "ended its mission in Gao"."""
    if scene.doc[match.token].lemma_ not in _PROLONGING:
        return []
    stays = [noun for noun in match.at(scene, "forces") if noun.lemma_.lower() in _STAYS]
    found = forces(scene, [those for stay in stays for those in prepositional(stay, _OF)])
    return found or [one for stay in stays if (one := _of_a_nation(scene, match, stay)) is not None]


def _of_a_nation(scene: Scene, match: Match, stay: Token) -> Force | None:
    """The forces of a state's mission in a land, which stay or go with it: "to extend the Danish mission in Mali"."""
    nations = tuple(party for party in scene.modifying(stay) if party.type == "country")
    there = tuple(whereabouts(scene, prepositional(stay, THERE)) or whereabouts(scene, match.at(scene, "place")))
    theirs = bool(nations) or any(child.lower_ in {"its", "their"} for child in stay.lefts)
    return Force(stay.i, None, None, nations, there) if theirs and there else None


def carried(scene: Scene, match: Match) -> list[Force]:
    """The forces just spoken of, as a pronoun: "bring them home"."""
    verb = scene.doc[match.token]
    if verb.lemma_.lower() not in around().carried | _FETCHING or scene.first_force >= match.token:
        return []
    if verb.lemma_ == "leave" and any(token.lower_ == "out" for token in scene.doc[verb.i + 1 : verb.i + 4]):
        return []  # "leaves them out of its figures"
    home = (
        bool(match.roles.get("place"))
        or verb.lemma_.lower() not in {"keep", "leave", "send", "take", "bring", "fly", "ship", "move", "order"}
        or any(token.lower_ in {"home", "there", "back", "out", "in"} for token in scene.doc[verb.i + 1 : verb.i + 4])
    )
    theirs = [noun for noun in match.at(scene, "forces") if noun.i > verb.i]
    all_ = {"everyone", "everybody"} if verb.lemma_ in _FETCHING else set()
    objects = [noun for noun in theirs if noun.lower_ in {"them", "they"} | all_ or is_its_own(noun)]
    quantity = None
    for other in scene.quantities_between(match.token - 40, match.token - 1):
        if other.head is None or other.percent:
            continue
        if is_force(scene.doc[other.head]) or scene.doc[other.head].lower_ in around().human:
            quantity = other  # "whose 378 soldiers formed the largest contingent, decided to recall them"
    alone = [noun.i for noun in objects if is_its_own(noun) or noun.lower_ in all_]
    return [Force(noun.i, None, None if noun.i in alone else quantity) for noun in objects] if home else []


def is_its_own(word: Token) -> bool:
    """Whether "own" stands for the forces told of, of another: "Poland, too, will bring its own home"."""
    words = {child.lower_ for child in word.lefts}
    own = word.lower_ == "own" or (word.lower_ == "home" and "own" in words)  # the parse has it own its home
    return own and not words.isdisjoint({"its", "their"})


def strengths_of(scene: Scene, match: Match) -> list[Force]:
    """ "reduce their numbers", "double its troop numbers in Mali": forces by how many they are."""
    if match.frame.name not in {"strengthens forces", "withdraws forces", "keeps forces"}:
        return []
    found = []
    for noun in match.at(scene, "forces"):
        if noun.lemma_.lower() not in around().strength:
            continue
        owners = tuple(party for party in scene.modifying(noun) if party.type in ACTING | {None})
        inner = prepositional(noun, frozenset({"of"}))
        owners = owners or tuple(party for of in inner for party in scene.modifying(of) if party.type in ACTING)
        beside = (*noun.lefts, *inner)
        military = any(is_force(child) or child.lower_ == "military" for child in beside)
        if military or owners:
            spots = whereabouts(scene, [spot for over in (noun, *inner) for spot in prepositional(over, THERE)])
            found.append(Force(noun.i, None, None, owners, tuple(spots)))
    return found


def people_of(scene: Scene, match: Match) -> list[Force]:
    """Soldiers by their nation: "the Danes are based at Menaka"."""
    verb = scene.doc[match.token]
    spoken_of = scene.first_force < verb.i
    stand = verb.lemma_ in _STANDING and match.frame.says == "present" and spoken_of
    come = spoken_of and match.frame.name == "forces arrive" and verb.lemma_ in _TAKING_OVER
    come = come or (spoken_of and verb.lemma_ in _COMING_HOME and any(word.lower_ == "home" for word in verb.rights))
    placed = match.frame.name == "forces arrive" and bool(whereabouts(scene, match.at(scene, "place")))
    come = come or (placed and verb.lemma_ in _MOVING_IN)  # "The Greeks have moved into Gjirokaster"
    soldierly = verb.lemma_.lower() in around().soldierly
    leave = match.frame.name == "forces leave" and verb.pos_ == "VERB" and not soldierly  # "The last Danes flew home"
    here = any(word.lower_ == "there" for word in verb.rights) or whereabouts(scene, match.at(scene, "place"))
    if not soldierly and not (come or leave) and not (stand and here):  # "the Dutch are there already"
        return []
    found = []
    for noun in match.at(scene, "forces"):
        party = scene.party_at(noun)
        words = {child.lower_ for child in noun.lefts}
        if leave and not come and not (spoken_of and "the" in words) and words.isdisjoint(_REMAINING):
            continue
        the = not (stand or come) or any(child.lower_ == "the" for child in noun.lefts)
        the = the or (come and counted(scene, noun) is not None)
        if party is not None and party.type == "country" and is_people(noun) and the:
            there = tuple(whereabouts(scene, prepositional(noun, THERE)))
            found.append(Force(noun.i, None, counted(scene, noun) or in_all(scene, noun), (party,), there))
    return found


def those_meant(scene: Scene, match: Match) -> list[Force]:
    """Some of the forces just told of, by a pronoun: "Most are based in Kandahar", "Some have left Gao"."""
    verb = scene.doc[match.token]
    if verb.pos_ == "NOUN" or not scene.first_force < match.token:
        return []
    they = next((noun for noun in match.at(scene, "forces") if noun.lower_ == "they"), None)
    stand = match.frame.says == "present" and verb.lemma_.lower() in around().placing | _BEING
    if they is not None and (match.frame.says != "present" or (stand and whereabouts(scene, match.at(scene, "place")))):
        beside = _told_beside(scene, they)
        if beside is not None:
            return [Force(they.i, None, None, beside.owners or beside.sources)]
        senders = _senders_beside(scene, they)
        if senders:
            return [Force(they.i, None, None, senders)]
        rebels = _rebels_before(scene, they)
        if rebels is not None:
            return [Force(they.i, None, None, (rebels,))]
        known = _are_forces(scene, they) or (is_passive(verb) and stand and _are_forces_alone(scene, they))
        return [Force(they.i, None, None)] if known else []
    those = next((noun for noun in match.at(scene, "forces") if noun.lower_ == "those" and noun.i < verb.i), None)
    here = whereabouts(scene, prepositional(those, THERE)) if those is not None else []
    if those is not None and here:
        return [Force(those.i, None, None, (), tuple(here))]  # "Those at Incirlik are to come home"
    found = [noun for noun in match.at(scene, "forces") if noun.dep_ in {"nsubj", "nsubjpass"} and noun.i < verb.i]
    if not any(word.i < verb.i for word in scene.of_word({"some", "many", "half", "most"})):
        found = [noun for noun in found if noun.lower_ != "others" or prepositional(noun, _OF)]  # "as others leave"
    return [
        Force(noun.i, None, None, _of_whom(scene, noun))
        for noun in found
        if is_part_of_them(noun)
        or (noun.lower_ in SOME | REST and not prepositional(noun, _OF))
        or (noun.lower_ == "last" and match.frame.says == "withdrawing" and not prepositional(noun, _OF))
        or _of_whom(scene, noun)
    ]


def is_part_of_them(noun: Token) -> bool:
    """Whether some of those told of are meant: "half of them", "the last of these"."""
    return noun.lower_ in _PART and any(of.lower_ in around().pronouns for of in prepositional(noun, _OF))


def _of_whom(scene: Scene, noun: Token) -> tuple[Party, ...]:
    """The nation of whose people some are meant: "some of the Moroccans"."""
    inner = [scene.party_at(of) for of in prepositional(noun, _OF) if is_people(of)] if noun.lower_ in _PART else []
    return tuple(party for party in inner if party is not None and party.type == "country")


def _told_beside(scene: Scene, they: Token) -> Force | None:
    """The forces of the clause that goes on with "they": "900 of its men are in Gao, and they will stay"."""
    verb = they.head
    if verb.dep_ != "conj" or verb.head.i > they.i:
        return None
    before = [noun for noun in scene.subjects(verb.head) if noun.i < they.i]
    told = forces(scene, before[:1])
    known = bool(told) and bool(told[0].owners or told[0].sources)
    return told[0] if known and told[0].people else None  # jets that "came back" from a raid are still there


def _senders_beside(scene: Scene, they: Token) -> tuple[Party, ...]:
    """Who sends forces in the clause that goes on with "they": "sent 61 engineers in May, and they left in June"."""
    verb = they.head
    sends = verb.head if verb.dep_ == "conj" else next((child for child in verb.lefts if child.dep_ == "ccomp"), verb)
    if sends.i >= they.i or not _sends_or_has(sends):
        return ()
    sent = [noun for noun in scene.objects(sends) if noun.i < they.i]
    if not any(is_force(noun) for noun in sent) or any(noun.tag_ == "NN" for noun in sent):
        return ()
    return tuple(party for noun in scene.subjects(sends) for party in scene.parties(noun) if party.type in ACTING)


def _rebels_before(scene: Scene, they: Token) -> Party | None:
    """The armed people of whom the sentence before is: "Rebels overran the base. They left the town on Monday"."""
    start, first = scene.sentence_before(they.i)
    root = next((token for token in scene.doc[start:first] if token.dep_ == "ROOT"), they)
    acting = [noun for noun in scene.subjects(root) if noun.i < first] if root.pos_ == "VERB" else []
    rebels = referring_nouns().rebels | {"fighter"}
    armed = next((noun for noun in acting if noun.lemma_.lower() in rebels), None)
    if armed is not None:
        groups = [party for party in (scene.party_at(armed), *scene.modifying(armed)) if party is not None]
        return next((party for party in groups if party.type == "armed_group"), scene.in_words(armed))
    return next((party for noun in acting for party in scene.parties(noun) if party.type == "armed_group"), None)


def _are_forces(scene: Scene, they: Token) -> bool:
    """Whether the sentence before is about forces: "There are 800 soldiers in Gao. They are to leave in May"."""
    start, first = scene.sentence_before(they.i)
    if not first or any(scene.names(token) for token in scene.doc[first : they.i]):
        return False
    if any(token.dep_ == "nsubj" and token.tag_ == "NNS" and not is_force(token) for token in scene.doc[:start]):
        return False  # "Officials met. Spain has 500 men in Gao. They left early": who?
    told = [token for token in scene.doc[start:first] if token.dep_ in {"nsubj", "nsubjpass", "attr", "dobj"}]
    told = [token for token in told if _is_said_outright(token.head) and token.lower_ != "there"]
    told = [token for token in told if token.dep_ != "dobj" or (is_force(token) and _sends_or_has(token.head))]
    return bool(told) and (is_force(told[-1]) or _are_men(scene, told[-1]))


def _are_men(scene: Scene, noun: Token) -> bool:
    """Whether men are soldiers told of before: "The 120 men arrived on Wednesday. They will stay"."""
    the = any(child.lower_ == "the" for child in noun.lefts)
    return noun.lower_ == "men" and the and counted(scene, noun) is not None


def _are_forces_alone(scene: Scene, they: Token) -> bool:
    """Whether the sentence before names forces and no other people: "Its troops would leave. They are stationed in"."""
    start, first = scene.sentence_before(they.i)
    many = [token for token in scene.doc[start:first] if token.tag_ in {"NNS", "NNPS"} and token.dep_ != "pobj"]
    return bool(many) and all(is_force(token) for token in many)


def _is_said_outright(verb: Token) -> bool:
    """Whether a verb is that of its sentence, or what its subject is to do: "Ireland is to send 40 soldiers"."""
    return verb.dep_ == "ROOT" or (verb.dep_ == "xcomp" and verb.head.dep_ == "ROOT")


def _sends_or_has(verb: Token) -> bool:
    return verb.lemma_ in {"have", "keep"} or posture_of(verb) is not None


def is_people(noun: Token) -> bool:
    """Whether a country's name is that of its people: "the Danes", "the Dutch"."""
    if noun.pos_ == "PRON" or noun.lower_ == noun.text:
        return False
    return noun.tag_ in {"NNS", "NNPS"} or noun.lower_.endswith(_PEOPLES)
