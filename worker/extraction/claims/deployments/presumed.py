"""Whose forces are where nothing beside them says it: the subject around, whoever has been told of before."""

from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.belonging import SENT, topic
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.forces_nouns import kind_of_named
from worker.extraction.claims.deployments.senders import OF_ALL, THE, focus, focus_in_words, sender
from worker.extraction.claims.deployments.soldiers import REST, SOME, TURNS, is_part_of_them
from worker.extraction.claims.deployments.standby import on_standby
from worker.extraction.claims.deployments.too_little import is_counted
from worker.extraction.claims.deployments.whereabouts import whereabouts
from worker.extraction.claims.matching import Match
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_or_self, is_passive, prepositional
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_after
from worker.extraction.reading import ACTING

_FURTHER = frozenset(
    {"further", "additional", "extra", "more", "another", "other", "smaller", "larger", "separate", "fresh", "new"}
)
_HOME = frozenset({"home", "back"})
_PARTLY = frozenset({"first", "second", "third", "advance", "initial", "next", "last", "final", "remaining"})
_DEMANDING = frozenset({"demand", "order", "ask", "urge", "request", "tell", "want", "call"})
_ANNOUNCING = frozenset({"announce", "decide", "agree", "vote", "resolve", "promise", "pledge", "confirm"})
_PLANS = frozenset(
    {
        "plan",
        "decision",
        "bill",
        "agreement",
        "resolution",
        "move",
        "order",
        "proposal",
        "motion",
        "deal",
        "this",
        "that",
        "which",
    }
)
_RULERS = frozenset({"government", "authorities", "cabinet", "parliament"})  # "urged government to bring them home"
_COMPARED = frozenset({"smaller", "larger", "bigger", "reduced"})
_TELLING = frozenset({"say", "tell", "announce", "confirm", "declare", "state", "disclose", "reveal"})
_FOR = frozenset({"for", "of"})
_SPOKESMEN = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "commander", "chief", "official", "officer", "head"}
)
_ATTACHING = frozenset({"assign", "attach", "second", "detail"})
_TO = frozenset({"to", "with"})
_RULING = frozenset({"minister", "president", "premier", "government", "ministry", "chancellor"})
_PLAIN = frozenset({"troops", "soldiers", "forces", "peacekeepers"})
_HIGHEST = 3
_MORE = "reinforcements"
_AIRCRAFT = frozenset({"helicopter", "jet", "warplane", "gunship", "fighter jet", "bomber", "drone"})


def presumed(scene: Scene, builder: Builder, match: Match, force: Force) -> list[Party]:
    """Whose forces of nobody are: "545 men", "the soldiers"."""
    verb = scene.doc[match.token]
    named = any(_is_somebody(scene, noun) for noun in match.at(scene, "actor"))
    if named or (
        verb.lemma_ == "come" and all(word.lower_ not in _HOME for word in verb.rights)
    ):  # "will be reduced to 600 by the end of June"
        return []
    if (force.unit or "").rpartition(" ")[2].removesuffix("s") in around().irregulars:
        return [in_these_words(scene, force)]  # "thousands of militiamen": whose, nobody says
    if on_standby(scene, force) and (told := _spokesmans(scene, verb, force)) is not None:
        return [told]
    of = prepositional(scene.doc[force.token], frozenset({"of"}))
    if any(party.type == "person" for noun in of for party in scene.parties(noun)):
        return []  # "the forces of General Sample are advancing"
    uncounted = force.quantity is None or not force.people
    if verb.lemma_ in _ATTACHING and (nations := _of_their_unit(scene, verb)):
        return nations
    denying = _who_has_no_plans(scene, verb)
    if denying:
        return denying
    decided = _who_decides(scene, match, force) if are_known(scene, force) else []
    if decided:
        return decided
    if uncounted and (are_known(scene, force) or _are_left_unsaid(scene, match, force)):
        told = _spokesmans(scene, verb, force) or _told_before(scene, builder, match)
        return [told or sender(match.token, force_words(scene, force.token))]
    if joint := _of_whose_spokesman(scene, verb):
        return joint
    joined = [noun for noun in scene.objects(verb) if scene.is_coalition(noun)] if verb.lemma_ == "join" else []
    if joined and any(child.lower_ in {"a", "an"} for child in scene.doc[force.token].lefts):
        return [focus_in_words(scene, joined[0])]  # "A unit of 800 police will join the force"
    further = is_further(scene.doc[force.token])
    if not is_counted(force) and not further:
        return []
    if force.quantity is not None and force.quantity.first in builder.counted:
        return [builder.counted[force.quantity.first][0]]  # "have 22,000 soldiers serving in"
    first, _ = scene.sentence(verb.i)
    demanded = verb.dep_ in {"ccomp", "xcomp"} and verb.head.lemma_ in _DEMANDING
    about = None if demanded else topic(scene, verb) or _above(scene, verb)  # "Mali demanded that all 12,000 leave"
    if about is not None and about.type == "country" and scene.doc[force.token].lemma_ in OF_ALL:
        about = None  # "Israel stays until 900 peacekeepers are in place"
    to_come = match.frame.says == "deploying" or (match.frame.says == "present" and match.modality(scene) == "planned")
    if about is None and first and to_come:
        about = topic(scene, scene.doc[first - 1])  # "…, Finland said. A mortar unit, 80 men in all, was flown to Gao"
    noun = scene.doc[force.token]
    told = builder.lately()[0][0] if builder.counted and (further or force.unit is None) else None
    if about is not None or told is not None:
        return [about or told or focus(match.token)]
    if force.sources and match.frame.says in {"deploying", "present"}:
        return [focus(match.token)]  # "some 12,600 soldiers from 57 countries were on the ground"
    planned = any(not _is_somebody(scene, actor) for actor in match.at(scene, "actor"))
    said = match.frame.says in {"deploying", "present"} or verb.pos_ == "NOUN" or is_passive(verb)
    stays = match.frame.says == "staying" and not any(child.lower_ in {"a", "an"} for child in noun.lefts)
    if planned or said or further or stays or are_known(scene, force):
        told = _spokesmans(scene, verb, force) or _told_before(scene, builder, match)
        return [told or sender(match.token, force_words(scene, force.token))]
    return []


def _spokesmans(scene: Scene, verb: Token, force: Force) -> Party | None:
    """The state whose minister tells of forces of nobody: "Peru's defence minister said that a battalion will be sent".

    Of "the" forces others may have told before.
    """
    named = kind_of_named(scene.doc[force.token]) is not None  # "Denmark said that the frigate Absalon would join"
    if named and verb.dep_ == "ccomp" and verb.head.lemma_ in _TELLING:
        told = [party for noun in scene.subjects(verb.head) for party in scene.parties(noun)]
        return next((party for party in told if party.type == "country"), None)
    said = is_passive(verb) or on_standby(scene, force)
    if verb.dep_ != "ccomp" or verb.head.lemma_ not in _TELLING or not said:
        return None
    if any(child.lower_ in THE for child in scene.doc[force.token].lefts):
        return None
    tellers = scene.subjects(verb.head)
    if is_further(scene.doc[force.token]) and all(noun.lemma_ not in _RULING for noun in tellers):
        return None  # "Two more battalions are expected, a Yemeni source said": of those told before
    owners = [party for noun in tellers for party in scene.modifying(noun)]
    return next((party for party in owners if party.type == "country"), None)


def _of_their_unit(scene: Scene, verb: Token) -> list[Party]:
    """The state to whose unit men are assigned: "670 personnel are assigned to the Fijian contingent of the force"."""
    units = [noun for noun in prepositional(verb, _TO) if noun_of(noun) in nouns("force")]
    return [party for noun in units for party in scene.modifying(noun) if party.type == "country"][:1]


def _who_has_no_plans(scene: Scene, verb: Token) -> list[Party]:
    """Who says what there are plans to do, or none: "There were no plans to send troops, the Foreign Office said"."""
    plan, there = verb.head, verb.head.head
    if verb.dep_ != "acl" or plan.lemma_ not in _PLANS or plan.dep_ not in {"attr", "nsubj", "dobj"}:
        return []
    if all(child.dep_ != "expl" for child in there.lefts) or there.dep_ != "ccomp":
        return []
    for teller in scene.subjects(there.head):
        states = [party for party in scene.modifying(teller) if party.type == "country"]
        return states[:1] or [government_of(scene, party) for party in scene.parties(teller)][:1]
    return []


def _of_whose_spokesman(scene: Scene, verb: Token) -> list[Party]:
    """The mission whose spokesman tells of soldiers of nobody: "A spokesman for KFOR said 900 soldiers were there"."""
    if verb.dep_ != "ccomp" or verb.head.lemma_ not in _TELLING:
        return []
    for noun in scene.subjects(verb.head):
        speaks_for = [party for body in prepositional(noun, _FOR) for party in scene.parties(body)]
        joint = [party for party in speaks_for if party.type == "coalition"]
        if joint and noun.lemma_ in _SPOKESMEN:
            return joint[:1]
    return []


def _who_decides(scene: Scene, match: Match, force: Force) -> list[Party]:
    """Who announces what becomes of "the" forces: "Norway announced that the aircraft would be withdrawn".

    Where they are in his own country, they are not his: "Mali announced that the troops would leave Gao".
    """
    verb = scene.doc[match.token]
    if verb.dep_ not in {"ccomp", "xcomp"} or verb.head.lemma_ not in _ANNOUNCING:
        return []
    subjects = scene.subjects(verb.head)
    found = [government_of(scene, party) for noun in subjects for party in scene.parties(noun)]
    found = [party for party in found if party.type == "country"]
    found = found or [party for noun in subjects for party in scene.modifying(noun) if party.type == "country"]
    where = [*force.there, *whereabouts(scene, match.at(scene, "place"))]
    return [party for party in found[:1] if all(not scene.same(party, place) for place in where)]


def force_words(scene: Scene, token: int) -> str:
    """What forces are called without their number: "international peacekeepers" of "some 900 international …"."""
    noun = scene.doc[token]
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return ""
    first = token
    while first and scene.doc[first - 1].dep_ in {"amod", "compound"} and scene.doc[first - 1].head.i == token:
        first -= 1
    return scene.parsed.words(scene.doc[first], noun)


def in_these_words(scene: Scene, force: Force) -> Party:
    """Whom only the words of the forces name: "rebels", without their number."""
    return Party(Reference(name=force_words(scene, force.token)), force.token, None, "words")


def is_further(noun: Token) -> bool:
    """Whether forces add to those told before: "another 170 soldiers", "two more companies"."""
    near = (word for child in noun.lefts for word in (child, *child.rights, *child.lefts))
    return any(word.lower_ in _FURTHER or (word.tag_ == "CD" and word_after(word) == "more") for word in near)


def _is_somebody(scene: Scene, noun: Token) -> bool:
    """Whether a subject may be who sends: no plan, and no agent that nothing names."""
    meant = antecedent_or_self(noun)
    if meant.lemma_.lower() in _PLANS or (meant.lower_ in _RULERS and not scene.parties(meant)):
        return False
    return noun.head.lower_ != "by" or bool(scene.parties(noun))


def are_known(scene: Scene, force: Force) -> bool:
    """Whether forces are those that the text has told of: "the soldiers", "the nation's contingent", "the frigate"."""
    noun = scene.doc[force.token]
    pronoun = noun.lower_ in SOME | {"they", "those"} and noun.pos_ != "NOUN"
    if noun.lower_ in REST | TURNS | {"others"} or pronoun or is_part_of_them(noun):
        return True
    manned = force.people and noun_of(noun) in nouns("force") | around().human and noun.lower_ not in around().bodies
    placed = bool(force.there) or force.quantity is not None or noun.dep_ in {"nsubj", "nsubjpass"}
    kind = kind_of_named(noun)  # "the frigate Hessen"
    craft = noun_of(kind or noun) in around().warships or (noun_of(noun) in _AIRCRAFT and placed) or _is_stationed(noun)
    craft = craft or (noun_of(noun) in nouns("craft") and bool(force.there))
    if force.sources or not (manned or craft):
        return False
    if force.quantity is not None and not force.people and _is_stationed(noun):
        return True  # "Four jets based at Kandahar are going home"
    return any(child.lower_ in THE | _PARTLY or (child.dep_ == "poss" and child.pos_ == "NOUN") for child in noun.lefts)


def are_expected(scene: Scene, force: Force) -> bool:
    """Whether forces that come are known, or add to those that are: "more troops will follow", "reinforcements"."""
    noun = scene.doc[force.token]
    return are_known(scene, force) or noun.lower_ == _MORE or any(child.lower_ in _FURTHER for child in noun.lefts)


def _is_stationed(craft: Token) -> bool:
    """Whether a participle tells where ships or aircraft have been put: "the aircraft stationed at Souda Bay"."""
    told = [child.lemma_ for child in craft.rights if child.dep_ == "acl" and child.i == craft.i + 1]
    return noun_of(craft) in nouns("craft") and any(word in around().placing | SENT for word in told)


def _are_left_unsaid(scene: Scene, match: Match, force: Force) -> bool:
    """Whether it goes without saying whose forces go on or go: "troops will remain there", "a smaller contingent"."""
    noun = scene.doc[force.token]
    if force.quantity is not None and noun_of(noun) in _AIRCRAFT | around().warships:
        return match.frame.name == "stays"  # "Four jets will stay until the end of the year"
    if force.sources or not force.people or noun.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    known = noun_of(noun) in nouns("force") | around().bodies
    if known and any(child.lower_ in _FURTHER | _COMPARED for child in noun.lefts):
        return True
    if noun.lower_ == _MORE and match.frame.name == "forces arrive":
        return True  # "reinforcements are on their way"
    alone = noun.tag_ == "NNS" and not any(child.dep_ not in {"punct", "advmod", "cc"} for child in noun.lefts)
    goes_on = match.frame.says in {"staying", "withdrawing"} and scene.doc[match.token].pos_ == "VERB"
    return alone and goes_on and noun.lower_ in _PLAIN


def _told_before(scene: Scene, builder: Builder, match: Match) -> Party | None:
    """Whose forces the sentences before have told of last."""
    reference = builder.sender(scene.sentence(match.token)[0])
    if reference is None:
        return None
    number = (reference.id or "").removeprefix("#")
    return Party(reference, match.token, int(number) if number.isdigit() else None)


def _above(scene: Scene, verb: Token) -> Party | None:
    """The subject of the clause that a clause of forces hangs on: "Seeing off 545 men to be based in Iraq, Seoul …"."""
    for _ in range(_HIGHEST):
        if verb.dep_ not in {"advcl", "relcl", "acl", "dobj", "pcomp", "prep"} or verb.head.i == verb.i:
            return None
        verb = verb.head
        if verb.pos_ in {"VERB", "AUX"}:
            found = [party for noun in scene.subjects(verb) for party in scene.parties(noun)]
            found = [party for party in found if party.type in ACTING]
            if found:
                return found[0]
    return None
