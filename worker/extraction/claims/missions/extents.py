"""Which words are a purpose: where it ends, which are of a row, and which tell none."""

from functools import cache

from spacy.tokens import Span, Token

from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.martial import speaks_of_forces
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import RELATIVE
from worker.extraction.claims.words import Hint
from worker.extraction.counting.units import nouns
from worker.extraction.model.infinitives import has_to
from worker.extraction.model.labels import QUESTIONING, SUBJECTS
from worker.extraction.model.neighbours import first_of, word_after

_LONGEST_TASK = 18
_PURPOSES = frozenset({"patrol", "training", "peacekeeping"})  # undertakings that tell by themselves what they are for
# "is meant to reach 2,500 members", "a force set to consist of 900 men"
_REACHING = frozenset({"reach", "number", "total", "exceed", "have", "consist", "comprise"})
_NOT_DONE = frozenset({"will", "would", "not", "never", "do", "does", "did", "are", "is", "were", "was", "can"})
_FINITE = frozenset({"VBZ", "VBD", "MD"})
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp"})
_GOING_ON = frozenset({"and", "while", "so", "as", "with"})
_NEAR = 9
_SO_MANY = frozenset({"of", "around", "about", "some", "up", "to", "more", "than", "over", "nearly", "men", "troops"})
_ALIKE = {"VB": frozenset({"VB", "VBP"}), "VBP": frozenset({"VB", "VBP"})}
_WHICH = frozenset(
    [
        *("both", "all", "two", "own", "new", "second", "third", "separate", "similar", "joint", "current", "latest"),
        "entire",
    ]
)
_FULFILLING = frozenset({"carry", "fulfil", "fulfill", "perform", "execute", "accomplish", "discharge", "do"})
_TASKS = frozenset({"mandate", "task", "mission", "duty", "role", "job", "function", "assignment", "objective", "goal"})
_MOVING = frozenset({"move", "operate", "function", "advance", "deploy"})
_OF_LISTS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})
_NEEDING = frozenset({"prevent", "ensure", "maintain", "restore", "uphold", "implement", "facilitate", "keep"})
_YIELDING = frozenset({"give way", "draw on", "draw from"})
_PARTICLES = frozenset({"prt", "prep", "advmod", "dobj", "acomp", "oprd", "ccomp"})
_WITHIN = frozenset({",", "-", "of", "for"})
_ENDS = frozenset({".", ";", "”", '"', "?", "!"})
_THEM = frozenset({"it", "them", "him", "her"})  # "find mines and destroy them" is one
_DEGRADING = frozenset(
    {"degrade", "disrupt", "destroy", "reduce", "limit", "undermine", "weaken", "erode", "eliminate"}
)
_ABILITIES = frozenset({"capacity", "ability", "capability", "freedom", "means"})
_POINTING = frozenset({"any", "no", "such", "every", "what", "this", "that", "these", "those"})


def is_purpose(verb: Token) -> bool:
    """Whether an infinitive may tell a purpose: "to guard it"; not "their capacity to attack"."""
    if any(child.tag_ == "WRB" for child in verb.lefts):
        return False  # "teach them how to clear mines"
    used = verb.head.dep_ == "dobj" and verb.head.head.lemma_ == "use"  # "to use all necessary means to protect"
    if verb.head.lemma_.lower() in _ABILITIES and verb.head.i < verb.i and not used:
        return False  # "their capacity to attack"
    to = next((child for child in verb.lefts if child.lower_ == "to" and child.i), None)
    if verb.head.lemma_ in _DEGRADING and to is not None and to.nbor(-1).lemma_.lower() in _ABILITIES:
        return False  # "degrade their capacity to attack", hung on the verb
    return verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.lefts)


def next_infinitive(verb: Token, last: int = -1) -> Token | None:
    """The infinitive that goes on with a row where the parse parts it: "to watch the truce, to train the police".

    It follows the `last` token of the one before, or all that hangs on that.
    """
    doc, start = verb.doc, max(last if last >= 0 else verb.right_edge.i, verb.i) + 1
    at = start
    while at + 1 < len(doc) and doc[at].lower_ in {",", "and"}:
        at += 1
    if at == start or at + 1 >= len(doc) or doc[at].lower_ != "to" or doc[at + 1].tag_ != "VB":
        return None
    return doc[at + 1] if not tells_none(doc[at + 1]) else None


def next_gerund(verb: Token) -> Token | None:
    """The gerund that goes on with a row where the parse parts it: "of calming the port, feeding the towns and"."""
    doc, at = verb.doc, verb.right_edge.i + 1
    if at + 1 >= len(doc) or doc[at].text != "," or doc[at + 1].tag_ != "VBG" or doc[at + 1].dep_ != "advcl":
        return None
    joined = any(child.dep_ == "conj" and child.tag_ == "VBG" for child in doc[at + 1].rights)
    return doc[at + 1] if joined else None


def is_phrasal(verb: Token) -> bool:
    """Whether a verb that tells no purpose by itself does so with its particle: "go after the gangs"."""
    return any(is_phrasal_at(verb, child) for child in verb.rights if child.dep_ in _PARTICLES)


def is_work(noun: Token) -> bool:
    """Whether a noun is of what forces do: "the protection of the dam", "the clearing of mines"."""
    gerund = noun.lower_.endswith("ing") and noun.lower_ in gerunds()
    return noun.pos_ == "NOUN" and (gerund or noun.lemma_.lower() in missions().works | missions().deeds)


@cache
def gerunds() -> frozenset[str]:
    """The gerunds of what forces do: "clearing"."""
    return gerunds_of(told_of_forces())


def gerunds_of(stems: frozenset[str]) -> frozenset[str]:
    """The gerunds of verbs, however they are spelt: "guarding", "policing", "stopping"."""
    return frozenset(end + "ing" for stem in stems for end in (stem, stem.removesuffix("e"), stem + stem[-1]))


@cache
def told_of_forces() -> frozenset[str]:
    """The verbs that tell what forces are there for."""
    table = missions()
    return table.habits | table.tasks | table.watching | table.services | table.aiding


def tells_none(verb: Token) -> bool:
    """Whether a verb tells no purpose: "to leave", "to open fire"; but "to open the road", "to go after the gangs"."""
    if any(f"{verb.lemma_} {child.lower_}" in _YIELDING for child in verb.rights):
        return True  # "is to give way to another force"
    if verb.lemma_.lower() not in missions().no_purpose or is_phrasal(verb):
        return False
    return not (verb.lemma_ == "open" and any(_is_a_way(child) for child in verb.rights))


def _is_a_way(thing: Token) -> bool:
    return thing.dep_ == "dobj" and thing.lemma_.lower() in missions().ways


def is_phrasal_at(verb: Token, particle: Token) -> bool:
    """Whether a word is what makes a verb tell a purpose: the "after" of "go after the gangs"."""
    if particle.head.i != verb.i or (particle.dep_ == "prep" and particle.i != verb.i + 1):
        return False  # "will take over on Monday"
    return f"{verb.lemma_} {particle.lower_}" in missions().phrasal


def is_set_aside(verb: Token) -> bool:
    """Whether an infinitive is what is not meant: "to deter rather than to fight", "to watch it, not to fight"."""
    if any(child.dep_ == "neg" for child in verb.lefts):
        return True
    return verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].lower_ in {"than", "not"}


def is_joined(purpose: Token, verb: Token) -> bool:
    """Whether an infinitive is one of a row: "to train the army and to guard the port", "…, guard the port and"."""
    if verb.dep_ != "conj":
        return False
    if has_to(verb):
        return True
    return first_of(verb).i == purpose.i and any(child.dep_ in {"dobj", "xcomp"} for child in verb.rights)


def says_nothing(scene: Scene, first: int, last: int) -> bool:
    """Whether the words tell no purpose: "the mission", "no effort", "to end in June", "to maintain the ceiling"."""
    table, doc = missions(), scene.doc
    if not any(token.is_alpha for token in doc[first : last + 1]):
        return True
    top = doc[first]
    lemma = top.lemma_.lower()
    cut = any(child.dep_ == "prt" for child in top.rights)  # "to cut off what remained"
    if last == first and top.tag_ == "VB" and lemma not in table.habits - _NEEDING and not cut:
        return True  # "a gap that they were asked to fill"
    if last == first + 1 and doc[last].tag_ == "PRP" and top.tag_ in {"VB", "VBG"}:
        return True  # "to support it"
    if last == first and lemma in (table.undertakings - _PURPOSES) | table.goals | {"it", "that"}:
        return True
    kept = [child for child in top.rights if child.dep_ == "dobj"] if top.pos_ == "VERB" else []
    if any(noun.tag_ == "PRP" and noun.lower_.endswith(("self", "selves")) for noun in kept):
        return True  # "to defend themselves"
    if lemma == "use" and any(noun.lemma_.lower() in {"means", "mean", "force", "weapon", "power"} for noun in kept):
        return True  # "to use all necessary means"
    if lemma == "save" and any(noun.lemma_.lower() in {"money", "cost", "fund"} for noun in kept):
        return True
    if lemma == "end" and top.tag_ in {"VB", "VBG"}:
        return not kept or kept[0].lemma_.lower() in (table.undertakings - {"war"}) | {"presence", "deployment", "role"}
    if lemma in _FULFILLING | {"enable", "allow"} and any(_is_of_its_tasks(word) for word in doc[first : last + 1]):
        return True  # "to carry out its mandate"
    if lemma in _MOVING and not kept:
        return True  # "trucks to enable it to move inland"
    if top.tag_ == "VBG" and lemma in {"start", "begin", "commence"} and not kept:
        return True  # "a force for Lesotho starting next week"
    if lemma == "relieve" and any(
        noun.i == last and (noun_of(noun) in nouns("force") or scene.parties(noun)) for noun in kept
    ):
        return True  # "to relieve the Fijians", but "to relieve the Fijians at the airport"
    if top.pos_ != "VERB" and last > first and _is_only_called(doc[first : last + 1]):
        return True  # "its own mission"
    if lemma in _REACHING and scene.quantities_between(first, last):
        return True
    if lemma in table.keeping and any(noun.lemma_ in table.strengths for noun in kept):
        return True
    alone = first + 1 >= len(doc) or doc[first + 1].text != "-"  # but "no-fly zone"
    return alone and top.pos_ in {"DET", "PRON"} and lemma in _POINTING


def _is_of_its_tasks(noun: Token) -> bool:
    """Whether it is only what somebody is charged with that is carried out: "to fulfil its mandate"."""
    of_what = any(child.dep_ in {"prep", "acl", "relcl", "compound", "amod"} for child in noun.children)
    return noun.dep_ == "dobj" and noun.lemma_ in _TASKS and noun.head.lemma_ in _FULFILLING and not of_what


def _is_only_called(words: Span) -> bool:
    """Whether words call an undertaking one of them, and tell no more: "own mission", "second operation"."""
    calling = missions().undertakings
    noun = next((word for word in reversed(words) if word.lemma_.lower() in calling), None)
    if noun is None or any(word.lower_ not in _WHICH for word in words if word.i < noun.i):
        return False
    return all(word.lower_ in _SO_MANY or word.pos_ == "NUM" for word in words if word.i > noun.i)


def is_civil(scene: Scene, first: int, last: int) -> bool:
    """Whether a purpose is one of civil affairs: "to publish it in the Federal Register"."""
    words = scene.parsed.words(scene.doc[first], scene.doc[last]).partition(",")[0]
    return _civil().found_in(words) and not speaks_of_forces(words)


@cache
def _civil() -> Hint:
    return Hint(missions().civil, whole=True)


def row_of_deeds(verb: Token, last: int) -> list[Token]:
    """The verbs of a row in which each has an object of its own; nothing where one has none."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return []
    row, stack = [verb], [verb]
    while stack:
        joined = [child for child in stack.pop().rights if child.dep_ == "conj" and child.i <= last]
        joined = [child for child in joined if child.tag_ in _ALIKE.get(verb.tag_, {verb.tag_})]
        row += joined
        stack += joined
    each = all(any(child.dep_ in _OBJECTS or child.lower_ == "over" for child in done.rights) for done in row)
    kept = all(child.dep_ != "neg" for done in row for child in done.lefts)
    return sorted(row, key=lambda done: done.i) if each and kept else []


def without_what_follows(scene: Scene, first: int, last: int) -> int:
    """Where a purpose ends at the latest: before a closing quotation mark, or "but" that turns away from it."""
    for token in scene.doc[first + 1 : last + 1]:
        if token.text in {"“", '"', "‘"} and word_after(token) not in {"", ",", "."} and token.nbor(-1).text != ",":
            return last  # the purpose quotes something
        if token.text in {"”", '"'} or (token.text == "," and word_after(token) == "but"):
            return token.i - 1
        if token.lower_ == "and" and token.i + 1 < len(scene.doc) and token.nbor(1).tag_ in _FINITE:
            return token.i - 1  # "was set up to deter Iran and has 900 men"
        if token.lower_ == "in" and word_after(token) == "order":
            return token.i - 1  # "have patrolled the coast in order to deter pirates"
        if token.lower_ == "rather" and word_after(token) == "than":
            return token.i - 1  # "to deter rather than to fight"
        if token.lower_ in {",", "and"} and word_after(token) == "not":
            return token.i - 1  # "to protect the people, not to pick a fight"
        if token.lower_ == "but" and word_after(token) in _NOT_DONE:
            return token.i - 1  # "to advise the army but will not fight"
        if token.text == "," and word_after(token) in _GOING_ON and _says_who(scene.doc[token.i + 2 : token.i + _NEAR]):
            return token.i - 1  # "trains the army, and Chad has sent 200 men"
        if token.text == "," and word_after(token) == "with":
            return token.i - 1  # "formed a force to fight piracy, with a centre in Gao"
    return last


def with_list(verb: Token, last: int) -> int:
    """Where a purpose ends if the parse has cut a list in it: "rebuild the courts, the treasury and the prisons"."""
    doc = verb.doc
    if last + 1 >= len(doc) or doc[last + 1].text != "," or doc[last].pos_ not in _OF_LISTS:
        return last
    joined = False
    for token in doc[last + 2 : last + 2 + _LONGEST_TASK]:
        if token.text in _ENDS:
            return token.i - 1 if joined and token.i > last + 3 else last
        if token.lower_ == "and":
            joined = True
        elif not (token.pos_ in _OF_LISTS or token.lower_ in _WITHIN or token.nbor(-1).text == "-"):
            return last
    return last


def _says_who(words: Span) -> bool:
    """Whether a clause begins with a subject of its own."""
    who = (word for word in words if word.dep_ in SUBJECTS and word.lower_ not in RELATIVE)
    return any(word.head.dep_ in {"conj", "advcl"} and word.head.i > word.i for word in who)


def further(verb: Token, last: int) -> list[Token]:
    """The last of coordinated verbs, if it has an object of its own: "deter pirates and escort ships"."""
    found = [child for child in verb.rights if child.dep_ == "conj" and child.tag_ == verb.tag_ and child.i < last]
    found = [other for other in found if all(child.dep_ != "neg" for child in other.lefts)]
    while found and (more := [c for c in found[-1].rights if c.dep_ == "conj" and c.tag_ == verb.tag_ and c.i < last]):
        found += more
    found = [other for other in found if not any(child.lower_ in _THEM for child in other.rights)]
    whole = any(child.dep_ == "dobj" for done in (verb, *found[:-1]) for child in done.rights)
    return [other for other in found[-1:] if whole and any(child.dep_ == "dobj" for child in other.rights)]


def last_of(scene: Scene, verb: Token) -> int:
    """The last word of a purpose: where another clause starts, it ends."""
    end = min(verb.right_edge.i, verb.i + _LONGEST_TASK)
    for token in scene.tokens[verb.i + 1 : end + 1]:
        word = token.lower_
        if token.tag_ in QUESTIONING or (word in missions().clause_ends and not is_phrasal_at(verb, token)):
            return token.i - 1
        if token.text in {",", ";", "—", "–", ":"} and (_breaks(scene, token)):
            return token.i - 1
        if word == "and" and token.i + 1 <= end and word_after(token) == "to":
            return token.i - 1
    return end


def _breaks(scene: Scene, comma: Token) -> bool:
    """Whether a comma ends the purpose: no list goes on behind it."""
    after = scene.tokens[comma.i + 1 : comma.i + 2]
    return (
        not after or after[0].pos_ not in {"NOUN", "PROPN", "VERB", "ADJ", "CCONJ"} or after[0].tag_ in {"VBD", "VBZ"}
    )
