"""Missions by what forces do as their task, or are about to do, whatever the tense and the mood of the verb.

"the battalion patrols the border", "engineers are rebuilding bridges", "the troops will help distribute food",
"observers are due to supervise the vote", "they spent a year mentoring the army", "joined Canada in training them".
"""

from functools import cache

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.martial import speaks_of_forces, tells_of_coalition
from worker.extraction.claims.missions.aims import add_task
from worker.extraction.claims.missions.extents import is_phrasal, told_of_forces
from worker.extraction.claims.missions.military import is_military, may_be_coalition
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import RELATIVE, antecedent_of, is_passive
from worker.extraction.counting.units import gives, nouns
from worker.extraction.model.infinitives import has_to
from worker.extraction.reading import ACTING

_CHAIN = 4
_NO_TASK = frozenset(
    {"presence", "talk", "election", "office", "breath", "success", "message", "speech", "tour", "stint"}
)
_POLICE = frozenset({"police", "policeman", "policemen"})
_PEOPLE = frozenset({"people", "man", "woman", "member"})
_SOME = frozenset({"team", "group"})
_WATCHING = frozenset(
    {
        "observer",
        "monitoring",
        "monitor",
        "task",
        "training",
        "international",
        "joint",
        "advisory",
        "truce",
        "ceasefire",
    }
)
_REBELS = frozenset({"militia", "rebel", "militant", "insurgent", "guerrilla"})
_QUELLING = frozenset({"disarm", "hunt", "intercept", "separate", "deter", "search", "monitor"})
_WILL = frozenset({"will", "would", "shall", "must", "'ll", "’ll"})
# Verbs that tell a task with one of these words behind them.
_KEPT = {
    "keep": frozenset({"peace", "order", "apart"}),
    "watch": frozenset({"truce", "ceasefire", "cease", "line", "border", "frontier", "armistice"}),
}
_HAVING = frozenset({"has", "have", "'ve", "’ve"})
_PRESENT = frozenset({"VBZ", "VBP"})
_REQUESTED = frozenset({"ask", "request", "demand", "urge", "insist", "propose", "recommend", "suggest", "require"})
_REQUESTING = frozenset({"request", "require", "need"})
_HELPING = frozenset({"help", "assist"})
_MEANWHILE = frozenset({"while", "when", "as"})
_OBSTACLES = frozenset({"mine", "landmine", "road", "bomb", "rubble", "debris", "ordnance", "route", "snow", "runway"})
_TOLD_OF = frozenset({"the", "these", "those", "this", "its", "their", "his"})


def find_doing(scene: Scene, builder: Builder) -> None:
    """Every task that forces do, by themselves or together with others."""
    for verb in scene.of_lemma(told_of_forces(), _first_of_phrasal()):
        if verb.lemma_.lower() not in told_of_forces() and not is_phrasal(verb):
            continue
        if verb.pos_ != "VERB" or verb.i in builder.purposes or is_passive(verb) or modality_of(verb) == "negated":
            continue
        if verb.tag_ == "VBG" and _beside(scene, builder, verb):
            continue
        if verb.dep_ == "advcl" and any(child.lower_ in _MEANWHILE for child in verb.lefts):
            continue  # "were killed while they were unloading bombs"
        if _aspect(verb) and (_has_object(verb) or is_phrasal(verb)) and not _is_given_away(scene, verb):
            _does(scene, builder, verb)


@cache
def _first_of_phrasal() -> frozenset[str]:
    return frozenset(words.split()[0] for words in missions().phrasal)


def _aspect(verb: Token) -> bool:
    """Whether a verb tells what is done now or will be, and for what it tells that of forces."""
    auxiliaries = [child for child in verb.lefts if child.dep_ == "aux"]
    if verb.dep_ == "ccomp" and verb.tag_ in {"VB", "VBP"} and verb.head.lemma_ in _REQUESTED:
        return any(child.lower_ == "that" for child in verb.lefts)  # "asked that the force protect the market"
    if verb.tag_ == "VBG":
        return _is_of_forces(verb) and any(child.lemma_ == "be" for child in auxiliaries)
    if verb.tag_ in _PRESENT:
        return _is_of_forces(verb) and not auxiliaries
    if verb.tag_ == "VBN":  # "have patrolled the border since 1978"
        since = any(child.lower_ == "since" for child in verb.rights)
        return (
            since
            and verb.lemma_.lower() in missions().watching
            and any(child.lower_ in _HAVING for child in auxiliaries)
        )
    if verb.tag_ != "VB":
        return False
    return any(child.lower_ in _WILL for child in auxiliaries) or _is_awaited(verb)


def _is_of_forces(verb: Token) -> bool:
    """Whether what forces are said to do is a task by itself: "patrol", or "keep the peace", "keep them apart"."""
    table, lemma = missions(), verb.lemma_.lower()
    if lemma in _KEPT:
        return any(
            word.lemma_.lower() in _KEPT[lemma] for word in (*verb.rights, *(t for c in verb.rights for t in c.rights))
        )
    return lemma in table.watching | table.aiding


def _is_awaited(verb: Token) -> bool:
    """Whether an infinitive tells what somebody is to do: "are due to supervise", "were there to rebuild"."""
    above = verb.head
    if not has_to(verb) or verb.dep_ not in {"xcomp", "advcl"} or above.i > verb.i:
        return False
    if above.lemma_ == "be":
        return True
    if any(token.lower_ == "if" and token.dep_ == "mark" and token.i > verb.i for token in verb.sent):
        return False  # "were ready to help put out the fire if they were asked"
    if above.lemma_ in _REQUESTING and above.pos_ == "VERB" and not is_passive(above):
        return False  # "requested more troops to assist the others"
    return above.lemma_.lower() in missions().awaiting and above.dep_ in {"acomp", "ROOT", "conj", "ccomp", "relcl"}


def _does(scene: Scene, builder: Builder, verb: Token) -> None:
    """What the verb says, if forces do it."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    above = verb.head.head if verb.head.dep_ == "acomp" and verb.head.tag_ == "VBN" else verb  # "will be tasked to"
    subject = subject or next(iter(scene.subjects(above)), None)
    helped = verb.lemma_.lower() not in _QUELLING
    if subject is not None and any(child.lower_ == "whose" for child in subject.lefts):
        return  # "Chad, whose men guard the port, will send more"
    if verb.lemma_ == "clear" and verb.tag_ in _PRESENT and not any(_is_in_the_way(child) for child in verb.rights):
        return  # "Troops clear rebel camps" is a battle
    if subject is None or any(helped and child.dep_ == "dobj" and child.lemma_ in _REBELS for child in verb.rights):
        return  # "soldiers are training militias"
    doer = antecedent_of(subject) if subject.lower_ in RELATIVE else _told_before(scene, subject)
    if subject.lower_ == "they" and doer is None:
        told = verb.tag_ not in _PRESENT and verb.lemma_.lower() in missions().watching | missions().aiding
        if told and speaks_of_forces(scene.parsed.text):
            add_task(scene, builder, "does", None, verb, "ongoing", verb)
        return
    if doer is None:
        return
    soldiers = (
        is_force(scene, doer)
        or _is_to(scene, verb, doer)
        or (doer.lemma_ in _PEOPLE and verb.tag_ != "VBZ")
        or is_ship(doer)
        or doer.lower_ == "they"
    )
    for_more = any(verb.i < at <= verb.right_edge.i for at in builder.purposes)  # "will provide help to restore order"
    if for_more and verb.lemma_.lower() in missions().services:
        return
    if soldiers and (verb.tag_ not in _PRESENT or _is_told_of(scene, doer)):
        add_task(scene, builder, "does", owner_of(scene, [doer]), verb, "ongoing", verb)


def _is_to(scene: Scene, verb: Token, it: Token) -> bool:
    """Whether a paragraph begins with what something is to do, which may be a force: "It is to train the army"."""
    be = verb.head.lemma_ == "be" and verb.dep_ in {"xcomp", "advcl"} and it.lower_ == "it" and it.i == 0
    return be and any(may_be_coalition(scene, party) for party in scene.parties(it))


def _is_in_the_way(thing: Token) -> bool:
    return thing.dep_ == "dobj" and thing.lemma_.lower() in _OBSTACLES


def _told_before(scene: Scene, subject: Token) -> Token | None:
    """Which forces "they" or "it" is, if they are what was told of last; any other subject as it is."""
    parties = scene.parties(subject)
    if subject.lower_ not in {"they", "it"} or any(scene.is_or_means(party, "coalition") for party in parties):
        return subject
    many = subject.lower_ == "they"
    if many and any(
        child.lower_ == "where" for child in subject.head.lefts
    ):  # "has 400 engineers in Gao, where they repair"
        first, _ = scene.sentence(subject.i)
        there = [noun for noun in scene.doc[first : subject.i] if noun.tag_ == "NNS"]
        return there[-1] if there and is_force(scene, there[-1]) else None
    if not many and subject.i == 0:
        return subject  # which the document knows: "It is to train the army"
    start, _ = scene.sentence_before(subject.i)
    if many and any(noun.lower_ == "they" and noun.dep_ in {"nsubj", "nsubjpass"} for noun in scene.doc[: subject.i]):
        start = 0  # "They came in May. … These days they guard the president"
    for noun in reversed(scene.doc[start : subject.i]):
        if noun.dep_ in {"nsubj", "nsubjpass"} and noun.tag_ == ("NNS" if many else "NN"):
            return noun if is_force(scene, noun) else None
    things = (noun for noun in scene.doc[start : subject.i] if many and noun.tag_ == "NNS" and noun.dep_ == "dobj")
    soldiers = next(things, None)  # "The mission has 900 soldiers. They guard the port"
    others = any(noun.dep_ in {"nsubj", "nsubjpass"} and noun.tag_ == "NNS" for noun in scene.doc[: subject.i])
    if many and soldiers is None and not others and tells_of_coalition(scene.parsed):
        return subject  # "They came as ECOMIG. These days they guard the president"
    return soldiers if soldiers is not None and is_force(scene, soldiers) else None


def _is_told_of(scene: Scene, doer: Token) -> bool:
    """Whether forces are certain ones: "the battalion", "its police", "Italian ships"; not "soldiers"."""
    if noun_of(doer) in missions().manned and not speaks_of_forces(scene.parsed.text):
        return False
    if doer.lower_ == "they" or any(child.lower_ in _TOLD_OF or child.dep_ == "nummod" for child in doer.lefts):
        return True
    return bool(scene.parties(doer)) or is_ship(doer)


def _is_given_away(scene: Scene, verb: Token) -> bool:
    """Whether forces are what is given or kept, which is no purpose: "will provide 500 troops"."""
    kept = [noun_of(child) for child in verb.rights if child.dep_ == "dobj"]
    giving = verb.lemma_.lower() in missions().services | {"keep", "maintain", "deliver", "supply"}
    things = nouns("force", "craft") | _NO_TASK | (nouns("goods") if verb.lemma_ == "supply" else frozenset())
    return giving and bool(things & set(kept) or scene.quantities_between(verb.i, verb.i + _CHAIN))


def _beside(scene: Scene, builder: Builder, verb: Token) -> bool:
    """ "joined Britain in training it", "spent a year in Helmand mentoring it", "are in Gao training it"."""
    table, above = missions(), verb.head
    if verb.dep_ == "pcomp" and above.lower_ == "in":
        above = above.head
        together = above.lemma_.lower() in table.partaking and above.i not in builder.purposes
    else:
        together = verb.dep_ in {"advcl", "xcomp"} and above.lemma_.lower() in table.whiling
    if not together or above.pos_ not in {"VERB", "AUX"} or modality_of(above) == "negated":
        return False
    subjects = [_told_before(scene, noun) or noun for noun in scene.subjects(above)]
    found = [party for noun in subjects for party in scene.parties(noun) if party.type in ACTING]
    soldiers = any(is_force(scene, noun) for noun in subjects)
    states = verb.dep_ == "pcomp" and any(party.type in {"country", "coalition"} for party in found)
    if not soldiers and not (states and speaks_of_forces(scene.parsed.text)):
        return False
    add_task(scene, builder, "does", owner_of(scene, subjects), verb, "ongoing", verb)
    return True


def is_force(scene: Scene, noun: Token) -> bool:
    """Whether a noun is of forces: by itself, or where the paragraph speaks of them ("two ships", "the observers")."""
    if noun_of(noun) in nouns("craft") and gives().get(noun_of(noun)) not in {"air", "naval"}:
        return False  # "the batteries will help protect the city"
    if is_military(scene, noun):
        return noun_of(noun) not in _POLICE or speaks_of_forces(scene.parsed.text)
    if noun_of(noun) in nouns("force", "craft") | missions().made and speaks_of_forces(scene.parsed.text):
        return True
    if noun.lemma_ in _SOME and any(child.lower_ in _WATCHING for child in noun.lefts):
        return speaks_of_forces(scene.parsed.text)  # "the observer group", "an international team"
    return any(scene.is_or_means(party, "coalition") for party in scene.parties(noun))  # "It is to protect the towns"


def is_ship(name: Token) -> bool:
    """Whether a name is that of a ship: "the frigate Hessen"."""
    return any(child.dep_ in {"compound", "amod", "nmod"} and noun_of(child) in nouns("craft") for child in name.lefts)


def owner_of(scene: Scene, nouns_: list[Token]) -> Party | None:
    """Whose forces the nouns name: a coalition's, else those of whoever is named first."""
    named = [party for noun in nouns_ for party in scene.parties(noun)]
    acting = [party for party in named if party.type in ACTING]
    found = acting or [party for party in named if scene.is_or_means(party, "coalition")]
    return next((party for party in found if party.type == "coalition"), found[0] if found else None)


def _has_object(verb: Token) -> bool:
    """Whether it is done to something, by itself or with the verbs coordinated: "train, advise and assist the army"."""
    for _ in range(_CHAIN):
        below = {child.dep_ for child in verb.rights}
        if (
            "dobj" in below
            or ("ccomp" in below and verb.lemma_ != "ensure")
            or (verb.lemma_ in _HELPING and "xcomp" in below)
        ):
            return True
        further = next((child for child in verb.rights if child.dep_ == "conj" and child.tag_ == verb.tag_), None)
        if further is None:
            return False
        verb = further
    return False
