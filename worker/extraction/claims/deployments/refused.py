"""When the words of a frame are no deployment: another word or frame tells it, another sense of the verb."""

from spacy.tokens import Token

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.deploying import HOMES
from worker.extraction.claims.deployments.forces import force_at
from worker.extraction.claims.deployments.postures import REPLACING, posture_of
from worker.extraction.claims.deployments.set_aside import is_set_aside
from worker.extraction.claims.deployments.whereabouts import whereabouts
from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, is_passive, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.infinitives import has_to
from worker.extraction.model.neighbours import word_after

_JOINING = frozenset({"join", "reinforce", "augment"})
_KEEPING = frozenset({"stay", "keep"})
_AWAY = frozenset({"away", "clear", "from", "metres", "meters", "kilometres", "kilometers", "miles"})
_RESCUING = frozenset({"take", "rescue", "bring", "evacuate", "transfer", "fly", "ferry", "airlift", "join"})
_BRINGING = frozenset({"bring", "fly", "ship", "move"})
_DRILLS = frozenset({"exercise", "drill", "manoeuvre", "maneuver", "craft", "strip", "ship"})
_CAPTIVES = frozenset(
    {
        "hostage",
        "captive",
        "prisoner",
        "captivity",
        "detain",
        "capture",
        "abduct",
        "kidnap",
        "seize",
        "captor",
        "ransom",
    }
)
_QUITTING = frozenset({"abandon", "leave", "quit", "flee", "withdraw", "evacuate", "retreat", "vacate"})
_TOWARDS = frozenset({"for", "to", "towards", "toward"})
_FURTHER = frozenset({"to", "into", "onto", "for", "on", "with", "along", "through", "by", "over", "ahead", "after"})
_LEAVING = frozenset({"leave", "depart", "fly", "go", "set", "sail"})
_FOLLOWING = frozenset({"follow"})
_WATCHED = frozenset({"ceasefire", "truce", "armistice", "border", "line", "zone"})
_SEEING = frozenset({"see", "spot", "sight", "observe", "film", "photograph", "welcome", "greet", "receive"})
_HARMING = frozenset(
    {"wound", "injure", "hurt", "kill", "capture", "detain", "arrest", "abduct", "kidnap", "seize", "take", "hold"}
)
_CIVILIANS = frozenset({"national", "citizen", "civilian", "resident", "people", "family", "foreigner", "child"})
_ON = frozenset({"going", "running", "afloat", "alive", "supplied"})
_AIMING = frozenset({"aim", "hope", "seek"})
_MISSIONS = frozenset(
    {"force", "mission", "operation", "contingent", "brigade", "battlegroup", "fleet", "flotilla", "armada", "patrol"}
)
_INTO, _OF, _BY = frozenset({"to", "into"}), frozenset({"of"}), frozenset({"by"})
_AT = frozenset({"at", "in", "on"})
_RANKS = frozenset(
    {"head", "helm", "top", "forefront", "lead", "power", "office", "charge", "command", "odds", "contact"}
)
_PIECES = frozenset({"pieces", "ribbons", "shreds", "bits", "two", "half"})
_ORDERING = frozenset({"order", "announce", "decree", "promise", "approve", "direct"})


def is_told_by_another(scene: Scene, match: Match) -> bool:
    """Whether another word tells what becomes of the forces, and tells more of it."""
    frame, verb = match.frame, scene.doc[match.token]
    if verb.pos_ == "NOUN" and frame.says == "present" and verb.dep_ == "dobj" and posture_of(verb.head) is not None:
        return True  # "is to reduce its troop presence": what is done to it tells more
    if verb.lemma_ == "release" and _are_captives(scene, verb):
        return True  # "had taken 500 peacekeepers hostage. All have been released"
    if verb.lemma_ == "recall" and any(child.lemma_ in around().lost or child.dep_ == "ccomp" for child in verb.rights):
        return True  # "recalled the loss of 58 men"
    if verb.lemma_ in {"stay", "remain"} and _stays_in_office(verb):
        return True  # "stayed out of the coalition", "stays at the head of the initiative"
    if verb.lemma_ == "put" and any(
        noun.lower_ in {"number", "numbers", "total"} for noun in match.at(scene, "forces")
    ):
        return True  # "put the number of Cuban troops in Angola at 10,000"
    if verb.lemma_ == "cut" and any(noun.lower_ in _PIECES for noun in prepositional(verb, _INTO)):
        return True  # "the brigade was cut to pieces"
    if is_set_aside(verb):
        return True  # "were placed in quarantine", "remain under arrest"
    if verb.lemma_ == "leave" and _leaves_so(scene, match):
        return True  # "the blast left two Danish soldiers dead"
    if verb.lemma_ == "count" and any(noun.tag_ == "NNS" for noun in scene.subjects(verb)):
        return True  # "UN observers counted 300 policemen": who counts others has them not
    if verb.dep_ == "acl" and any(_comes_down(scene, noun, verb) for noun in match.at(scene, "forces")):
        return True  # "is cut to 300 soldiers from the 1,200 sent in May"
    if verb.lemma_ == "number" and verb.dep_ == "acl" and _arrives(verb.head):
        return True  # "forces numbering about 2,000 arrived": the verb above tells their number
    if verb.lemma_ in {"return", "homecoming"} and verb.pos_ == "NOUN" and not _comes_home(scene, verb):
        return True  # "the return of Serb forces" brings them
    if verb.lemma_ == "go" and word_after(verb) == "on" and _goes_on(verb):
        return True  # "will go on hunting al-Qaeda"
    marks = {(child.dep_, child.lower_) for child in verb.lefts if child.dep_ in {"mark", "neg"}}
    if ("mark", "unless") in marks or (("mark", "if") in marks and any(dep == "neg" for dep, _ in marks)):
        return True  # "threatened to bomb them if they do not withdraw"
    if _is_shot_down(verb, match.at(scene, "forces")) or _is_rescued(verb, match.at(scene, "forces")):
        return True
    if verb.lemma_ in _KEEPING and any(child.lower_ in _AWAY for child in verb.rights):
        return True  # "warned the soldiers to stay 1,000 metres from its bases"
    if verb.lemma_ == "be" and frame.says == "present" and any(child.lower_ == "back" for child in verb.rights):
        return True  # "would be back in six weeks": home, or there once more
    if verb.pos_ == "NOUN" and frame.name == "sends forces" and _arrives(verb):
        return True  # "a second deployment of 600 officers is to arrive": the verb tells it
    # "ordered the troops to leave", "ordered the return of the troops"
    return frame.name == "sends forces" and any(_is_to_leave(child) or _is_leaving(child) for child in verb.rights)


def _comes_down(scene: Scene, noun: Token, verb: Token) -> bool:
    """Whether what a participle tells is what a number was before: of the 1,200 in "to 300 from the 1,200 sent"."""
    numbers = [scene.counting.get(noun.i), *scene.by_head.get(noun.i, ())]
    return any(one is not None and one.previous is not None and one.last <= verb.i for one in numbers)


def _is_shot_down(verb: Token, craft: list[Token]) -> bool:
    """Whether aircraft are brought down, and not home: "a French frigate brought down two drones"."""
    down = verb.lemma_ == "bring" and any(child.lower_ == "down" for child in verb.rights)
    return down and any(noun_of(noun) in nouns("craft") for noun in craft)


def _is_rescued(verb: Token, people: list[Token]) -> bool:
    """Whether a crew is only taken off its ship: "the crew, 24 men, were taken to Djibouti"."""
    crew = any(token.lemma_ == "crew" for noun in people for token in (noun, noun.head))
    return crew and verb.lemma_ in _RESCUING


def _goes_on(verb: Token) -> bool:
    """Whether forces only do what they did before: "will go on hunting", though the parse may take it for a noun."""
    return verb.i + 2 < len(verb.doc) and verb.nbor(2).lower_.endswith("ing")


def _comes_home(scene: Scene, noun: Token) -> bool:
    """Whether a return takes forces home: "the return of Danish troops to Denmark", "their return from Mali"."""
    those = prepositional(noun, _OF)
    owners = [party for of in those for party in scene.modifying(of)]
    to = [party for over in (noun, *those) for spot in prepositional(over, _INTO) for party in scene.parties(spot)]
    if any(scene.same(owner, spot) for owner in owners for spot in to):
        return True
    home = any(child.lower_ == "home" for child in noun.rights)
    home = home or any(
        spot.lemma_.lower() in HOMES and any(child.lower_ in {"their", "its"} for child in spot.lefts)
        for spot in prepositional(noun, _INTO)
    )
    if home or noun.lemma_ == "homecoming" or any(prepositional(top, frozenset({"from"})) for top in (noun, *those)):
        return True
    ordered = noun.dep_ == "dobj" and noun.head.lemma_ in _ORDERING
    return ordered and not to and any(owner.type == "country" for owner in owners)  # "ordered the return of Danes"


def _is_leaving(noun: Token) -> bool:
    leaving = posture_of(noun) == "withdrawing" or noun.lemma_ == "return"
    return noun.dep_ == "dobj" and noun.pos_ == "NOUN" and leaving


def _is_to_leave(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and verb.pos_ == "VERB" and posture_of(verb) == "withdrawing"


def _arrives(noun: Token) -> bool:
    subject = noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.pos_ in {"VERB", "AUX"}
    return subject and posture_of(noun.head) in {"deploying", "withdrawing"}


def is_left(noun: Token) -> bool:
    """Whether forces are what somebody pulls out of, and not what is pulled out."""
    return noun.dep_ == "pobj" and noun.head.lower_ in {"of", "from"} and noun.head.head.lower_ == "out"


def _is_a_task(verb: Token) -> bool:
    """Whether a verb says what forces are sent to do."""
    for _ in range(3):
        if verb.pos_ != "VERB" or verb.dep_ not in {"xcomp", "advcl", "ccomp"}:
            return False
        above = clause_verb(verb.head.head) if verb.head.dep_ == "acl" else verb.head  # "a force made up of X to guard"
        if has_to(verb) and (posture_of(above) in {"deploying", "staying"} or verb.head.lemma_ in _AIMING):
            return True
        verb = verb.head
    return False


def _says_it_again(verb: Token, says: str) -> bool:
    again = verb.lemma_ in _JOINING | {"end", "replace", "relieve"} and (verb.tag_ == "VBG" or has_to(verb))
    above = verb.head
    if above.lemma_ == "be" and verb.dep_ == "xcomp":
        return False  # "is to join them": it says nothing before
    for _ in range(2):
        if posture_of(above) == says:
            return again
        above = above.head
    return False


def _comes_again(scene: Scene, verb: Token) -> bool:
    """Whether forces come back to where they are sent, and do not go home."""
    following = [word.lower_ for word in verb.doc[verb.i + 1 : verb.i + 4]]
    if "home" in following or any(child.lower_ == "from" for child in verb.rights):
        return False
    return bool(whereabouts(scene, prepositional(verb, frozenset({"to", "into"}))))


def _goes_out(verb: Token) -> bool:
    """Whether what a verb moves goes out of a place: "flown out of the country"."""
    following = verb.doc[verb.i + 1 : verb.i + 6]
    return any(word.lower_ == "out" and word.i + 1 < len(verb.doc) and word_after(word) == "of" for word in following)


def _stays_as_it_is(verb: Token) -> bool:
    """Whether what remains is a state of mind: "remain committed to", "stayed silent about"."""
    kept = [child for child in verb.rights if child.dep_ == "acomp" and child.pos_ == "ADJ"]
    return any(inner.dep_ in {"prep", "xcomp", "ccomp"} for adjective in kept for inner in adjective.rights)


def is_another_frame(scene: Scene, match: Match, where: list[Party]) -> bool:
    """Whether the verb says something else here than this frame."""
    frame, verb = match.frame, scene.doc[match.token]
    if verb.lemma_ == "go" and not where and any(child.dep_ == "neg" for child in verb.lefts):
        return True  # "its men will not be going anywhere"
    if verb.lemma_ in REPLACING and verb.dep_ in {"advcl", "xcomp"} and verb.head.lemma_ in _LEAVING:
        return True  # "A fresh contingent flew out to replace them": the verb above tells it
    joins = verb.lemma_ == "join" and has_to(verb)  # "landed here to join the forces in Korea": told by the verb above
    if (joins or not where) and verb.dep_ in {"advcl", "xcomp"} and _says_it_again(verb, frame.says):
        return True  # "arrived in Gao, joining the force", "are leaving, ending a presence of years"
    if frame.name == "forces arrive" and verb.dep_ == "conj" and verb.head.lemma_ in _QUITTING and _to_a_border(verb):
        return True  # "abandoned Byumba and headed for the Ugandan border"
    if frame.name == "has forces" and verb.lemma_ == "have" and any(child.lower_ == "if" for child in verb.lefts):
        return True  # "If I had 5,000 soldiers I could stop this"
    if frame.says == "deploying" and _goes_out(verb):
        return True  # "will be flown out of the country"
    drill = verb.nbor(1) if verb.tag_ == "VBG" and verb.i + 1 < len(scene.doc) else None
    if drill is not None and drill.lemma_ in _DRILLS and verb.i in {drill.head.i, *(child.i for child in drill.lefts)}:
        return True  # "landing exercises near Pohang"
    if frame.name in {"forces arrive", "forces leave"} and _leaves_it_to_others(verb):
        return True  # "pulled out of the region, leaving the area to the rebels"
    brought = frame.says == "withdrawing" and verb.lemma_ in _BRINGING
    if brought and any(child.lower_ == "in" and child.dep_ == "prt" for child in verb.rights):
        return True  # "had been brought in from Cyprus"
    if frame.says == "present" and _is_a_task(verb):
        return True  # "will be sent to help protect the port"
    if frame.name == "forces leave" and verb.lemma_ in {"go", "move"} and posture_of(verb) == "deploying":
        further = any(child.lower_ in _FURTHER or child.dep_ in {"prt", "xcomp", "advcl"} for child in verb.rights)
        told = verb.dep_ in {"ROOT", "ccomp", "conj"}  # not "fled, looting as they go"
        return further or not told or bool(where) or _has_forces(scene, match)
    if frame.name == "forces leave" and verb.lemma_ in {"come", "return", "go"} and _comes_again(scene, verb):
        return True  # "UN troops are coming back to Haiti"
    if verb.lemma_ == "evacuate" and any(noun.dep_ == "dobj" and noun_of(noun) in _CIVILIANS for noun in verb.children):
        return True  # "to evacuate foreign nationals from the region"
    if frame.name == "forces leave" and verb.lemma_ == "leave" and is_passive(verb):
        return True  # "1,000 soldiers would be left in Mali"
    if verb.lemma_ == "hold" and is_passive(verb) and frame.says == "present" and not prepositional(verb, _BY):
        return True  # "12 sailors are being held near Eyl"
    if verb.lemma_ == "command" and is_passive(verb):
        return True  # "is commanded by a Kenyan general"
    if verb.lemma_ in {"remain", "stay"} and _stays_as_it_is(verb):
        return True  # "remains interested in another attack in India"
    if verb.lemma_ == "be" and any(child.dep_ == "xcomp" and _tells_of_moving(child) for child in verb.rights):
        return True  # "the battalion in Bosnia is to go home", "another 300 are to follow"
    if verb.lemma_ == "be" and any(child.lower_ == "due" and _leads_on(child) for child in verb.rights):
        return True  # "are due to leave in May"
    under = [child for child in verb.rights if child.lower_ == "under" and word_after(child) != "way"]
    if under and (verb.lemma_ == "come" or (verb.lemma_ == "be" and not where)):
        return True  # "UN forces have come under attack there"
    if any(
        child.lower_ == "out" and child.i + 1 < len(scene.doc) and word_after(child) == "there" for child in verb.rights
    ):
        return True  # "were out there protecting people"
    if verb.lemma_ == "be" and not where and any(_is_superlative(child) for child in verb.rights):
        return True  # "the contingent is the largest of any foreign state"
    told = any(child.dep_ == "auxpass" for child in verb.lefts) and _has_forces(scene, match)
    if verb.lemma_ == "follow" and verb.tag_ == "VBN" and prepositional(verb, _BY) and not told:
        return True  # "the most, followed by Ethiopia's 2,500"
    if verb.lemma_ == "be" and any(_is_nationality(scene, child) for child in verb.rights):
        return True  # "Some 300 of the soldiers are Danish"
    if verb.lemma_ == "be" and scene.suffering(verb):
        return True  # "were among the dead"
    if verb.dep_ == "conj" and verb.head.lemma_ in _HARMING and is_passive(verb.head):
        return True  # "were wounded and flown to a hospital", "were captured and later released"
    watched = any(child.dep_ == "dobj" and child.lemma_ in _WATCHED for child in verb.rights)
    if verb.lemma_ in _SEEING and frame.name == "forces are there" and not is_passive(verb) and not watched:
        return True  # "the soldiers saw smoke over the town"
    if frame.name == "awaits forces" and any(child.dep_ == "xcomp" for child in verb.rights):
        return True  # "are expected to follow"
    if verb.lemma_ == "report" and (is_passive(verb) or any(c.dep_ in {"ccomp", "dobj"} for c in verb.rights)):
        return True  # "the force in Lebanon reported that a soldier had been hit", "were reported killed"
    if frame.name == "keeps forces" and verb.lemma_ == "keep" and any(child.lower_ in _ON for child in verb.rights):
        return True  # "to keep the force going until March"
    if frame.subject != "forces" or verb.pos_ != "VERB":
        return False
    if verb.lemma_ == "join" and any(child.lower_ == "them" for child in verb.rights) and _has_forces(scene, match):
        return False  # "A Swedish corvette joins them next month"
    direct = [
        child for child in verb.children if child.dep_ == "dobj" and child.tag_ != "IN"
    ]  # "demanded that it leave"
    there = any(child.lower_ == "there" for child in verb.rights)  # "is to join them there"
    if not direct or (verb.lemma_ in _JOINING and (where or there or is_a_mission(scene, direct[0]))):
        return False  # "Denmark withdrew its troops" is the other frame's
    if frame.name == "forces arrive" and verb.lemma_ in REPLACING | {"bring"}:
        return False  # "The Kent relieves the Montrose in the Gulf", "Two planes brought 50 men"
    if frame.says == "present" and where and is_a_mission(scene, direct[0]):
        return False  # "17 helicopters support the mission in Congo"
    if frame.name == "forces leave" and verb.lemma_ in _QUITTING and is_a_mission(scene, direct[0]):
        return False  # "Danish soldiers have left the mission"
    held = frame.says == "present" and direct[0].lemma_.lower() in around().grounds
    held = held or (verb.lemma_ == "take" and direct[0].lemma_ == "position")  # "took up positions in the port"
    return force_at(scene, direct[0]) is not None or not (held or where or whereabouts(scene, direct))


def _stays_in_office(verb: Token) -> bool:
    """Whether somebody stays out of something, or at its head."""
    if any(child.lower_ == "out" for child in verb.rights):
        return True
    return any(noun.lower_ in _RANKS for noun in prepositional(verb, _AT))


def _are_captives(scene: Scene, release: Token) -> bool:
    """Whether those who are released were held by others, as the sentence or the one before says."""
    start, end = scene.sentence_before(release.i)
    near = scene.doc[start if end else scene.sentence(release.i)[0] : release.i]
    return any(word.lemma_.lower() in _CAPTIVES for word in near)


def _to_a_border(verb: Token) -> bool:
    return any(noun.lemma_ in {"border", "frontier"} for noun in prepositional(verb, _TOWARDS))


def _is_superlative(told: Token) -> bool:
    return told.dep_ in {"attr", "acomp"} and "JJS" in {told.tag_, *(child.tag_ for child in told.lefts)}


def _has_forces(scene: Scene, match: Match) -> bool:
    return any(force_at(scene, noun) is not None for noun in match.at(scene, "forces"))


def _leaves_so(scene: Scene, match: Match) -> bool:
    """Whether a word tells in what state people are left: "left two conscripts dead", "left 12 Danes badly wounded"."""
    verb, states = scene.doc[match.token], kinds().casualties.outcomes
    if any(child.dep_ in {"oprd", "acomp", "advcl"} and child.lower_ in states for child in verb.rights):
        return True
    left = scene.objects(verb) if match.frame.name == "keeps forces" else []
    if left and any(child.dep_ in {"oprd", "acomp"} for child in verb.rights):
        return True
    return any(word.lower_ in states for noun in left for word in scene.doc[noun.i + 1 : noun.i + 4])


def _leaves_it_to_others(verb: Token) -> bool:
    """Whether leaving something is only what comes of going: "withdrew from Gao, leaving the town to its fate"."""
    return verb.lemma_ == "leave" and verb.tag_ == "VBG" and verb.dep_ == "advcl" and posture_of(verb.head) is not None


def _tells_of_moving(verb: Token) -> bool:
    return posture_of(verb) is not None or verb.lemma_ in _FOLLOWING


def _leads_on(due: Token) -> bool:
    """Whether a verb behind "due" tells what forces are to do."""
    return any(child.dep_ == "xcomp" and has_to(child) and posture_of(child) is not None for child in due.rights)


def _is_nationality(scene: Scene, word: Token) -> bool:
    party = scene.party_at(word) if word.dep_ in {"acomp", "attr"} and word.i not in scene.by_head else None
    return party is not None and party.type == "country"


def is_a_mission(scene: Scene, noun: Token) -> bool:
    whole = scene.party_at(noun)
    return noun.lemma_.lower() in _MISSIONS or (whole is not None and whole.type == "coalition")
