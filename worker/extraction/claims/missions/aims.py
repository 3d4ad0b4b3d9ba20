"""Where missions are drafted: which words are the purpose, and whose it is."""

from functools import cache

from spacy.tokens import Span, Token

from schemas import Mission
from schemas.claims import MissionStatus
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.martial import speaks_of_forces, tells_of_coalition
from worker.extraction.claims.missions.confidences import TENTATIVE, UNSURE
from worker.extraction.claims.missions.military import is_military, is_task_force, may_be_coalition, taking_part
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import RELATIVE, clause_verb, prepositional
from worker.extraction.claims.words import Hint
from worker.extraction.counting.units import nouns
from worker.extraction.model.infinitives import has_to
from worker.extraction.model.labels import SUBJECTS
from worker.extraction.model.neighbours import word_after

STRIVING = "strives"  # the frame of those: each is told whole
_LONGEST = 30
_LONGEST_TASK = 18
_LONGEST_VERB = 5  # "bring down the curtain on"
_PURPOSES = frozenset({"patrol", "training", "peacekeeping"})  # undertakings that tell by themselves what they are for
_LISTED = frozenset({"NOUN", "PROPN", "ADJ", "CCONJ"})
# "is meant to reach 2,500 members", "a force set to consist of 900 men"
_REACHING = frozenset({"reach", "number", "total", "exceed", "have", "consist", "comprise"})
_WHOSE = frozenset({"of", "for"})
_BESIDE = frozenset({"advcl", "relcl", "acl", "xcomp", "ccomp"})
_NOT_DONE = frozenset({"will", "would", "not", "never", "do", "does", "did", "are", "is", "were", "was", "can"})
_GOING_ON = frozenset({"and", "while", "so", "as", "with"})
_NEAR = 9
_SO_MANY = frozenset({"of", "around", "about", "some", "up", "to", "more", "than", "over", "nearly", "men", "troops"})
_MOST_IN_ONE = 2  # deeds that are told as one: "to deter pirates and escort food ships"
_ALIKE = {"VB": frozenset({"VB", "VBP"}), "VBP": frozenset({"VB", "VBP"})}
_WHICH = frozenset(
    {
        "both",
        "all",
        "two",
        "own",
        "new",
        "second",
        "third",
        "separate",
        "similar",
        "joint",
        "current",
        "latest",
        "entire",
    }
)
_POINTING = frozenset({"any", "no", "such", "every", "what", "this", "that", "these", "those"})


def add_purpose(
    scene: Scene,
    builder: Builder,
    frame: str,
    owner: Party | None,
    purpose: Token,
    status: MissionStatus,
    at: Token,
    *,
    confidence: float | None = None,
) -> None:
    """What an infinitive or a gerund tells to be meant, and each infinitive in a row with it: missions of the owner.

    With a `confidence`, it is one mission, though nothing around it speaks of forces.
    """
    if modality_of(at) == "negated":
        return  # "were never meant to hunt terrorists"
    first = purpose.i
    last = min(purpose.right_edge.i, first + _LONGEST)
    others = [
        token
        for token in scene.below(purpose)
        if token.i > first
        and confidence is None
        and token.tag_ == "VB"
        and (
            (_is_joined(purpose, token) and not _is_set_aside(token))
            or (has_to(token) and token.dep_ in _BESIDE and scene.doc[token.left_edge.i - 1].text == ",")
        )
    ]
    bare = [other for other in others if not has_to(other)]
    if len(bare) == 1:  # "to deter pirates and escort food ships" is one; rows of three are not
        others.remove(bare[0])
    for other, following in zip(others, (*others[1:], None), strict=False):  # "to help …, to feed … and to protect …"
        end = min(purpose.right_edge.i, other.i + _LONGEST)
        until = following.left_edge.i - 1 if following else end
        make(scene, builder, frame, owner, other.i, until, status, at)
    if others:
        last = min(last, others[0].left_edge.i - 1)
    make(scene, builder, frame, owner, first, last, status, at, confidence=confidence)
    following = next_infinitive(purpose) if confidence is None else None
    if following is not None and following.i not in builder.purposes:
        add_purpose(scene, builder, frame, owner, following, status, at)


def next_infinitive(verb: Token) -> Token | None:
    """The infinitive that goes on with a row where the parse parts it: "to watch the truce, to train the police"."""
    doc, at = verb.doc, verb.right_edge.i + 1
    while at + 1 < len(doc) and doc[at].lower_ in {",", "and"}:
        at += 1
    if at == verb.right_edge.i + 1 or at + 1 >= len(doc) or doc[at].lower_ != "to" or doc[at + 1].tag_ != "VB":
        return None
    return doc[at + 1] if doc[at + 1].lemma_ not in missions().no_purpose else None


def _is_set_aside(verb: Token) -> bool:
    """Whether an infinitive is what is not meant: "to deter rather than to fight"."""
    return verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].lower_ in {"than", "not"}


def _is_joined(purpose: Token, verb: Token) -> bool:
    """Whether an infinitive is one of a row: "to train the army and to guard the port", "…, guard the port and"."""
    if verb.dep_ != "conj":
        return False
    if has_to(verb):
        return True
    first = verb
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    return first.i == purpose.i and any(child.dep_ in {"dobj", "xcomp"} for child in verb.rights)


def add_task(
    scene: Scene, builder: Builder, frame: str, owner: Party | None, verb: Token, status: MissionStatus, at: Token
) -> None:
    """What a verb tells to be done, up to the next clause: a mission."""
    make(scene, builder, frame, owner, verb.i, last_of(scene, verb), status, at)
    following = next_infinitive(verb) if verb.tag_ == "VB" and has_to(verb) else None
    if following is not None and following.i not in builder.purposes:
        add_task(scene, builder, frame, owner, following, status, at)


def add_words(
    scene: Scene, builder: Builder, frame: str, owner: Party | None, noun: Token, status: MissionStatus, verb: Token
) -> None:
    first, last = noun.left_edge.i, min(noun.right_edge.i, noun.i + _LONGEST)
    while first < noun.i and (
        scene.doc[first].lower_ in {"the", "a", "an", "its", "their", "his", "our"} or scene.doc[first].is_punct
    ):
        first += 1
    against = next((child for child in noun.head.rights if child.i == last + 1 and child.lower_ == "against"), None)
    if against is not None and noun.dep_ == "dobj":  # "suspended its operations against the rebels"
        last = min(against.right_edge.i, noun.i + _LONGEST)
    for token in scene.doc[
        noun.i + 1 : min(last + 1, len(scene.doc) - 1)
    ]:  # what a relative clause tells is no part of it
        named = token.text == "," and (name := scene.party_at(token.nbor(1))) is not None and name.type == "coalition"
        if (
            named
            or token.tag_ in {"WDT", "WP", "WRB"}
            or (token.text in {",", "("} and token.nbor(1).pos_ not in _LISTED)
        ):
            last = token.i - 1
            break
    make(scene, builder, frame, owner, first, last, status, verb)


def _is_sure(scene: Scene, owner: Party | None) -> bool:
    """Whether the owner by itself tells of forces: a coalition by name, "the mission"; but not "the initiative"."""
    if owner is not None and is_task_force(scene, owner):
        return True
    if owner is None or owner.type not in {"coalition", "armed_group"} or owner.number is None:
        return owner is not None and owner.type in {"coalition", "armed_group"}
    candidate = scene.parsed.candidates[owner.number]
    new = candidate.description is not None and candidate.description.indefinite
    return candidate.entity is not None or (candidate.head not in {"initiative", "pact", "grouping"} and not new)


def _is_of_forces(scene: Scene, at: Token, ours: bool) -> bool:
    """Whether the paragraph speaks of a coalition, or the sentence and the one before it of forces.

    What we aim at (`ours`) may be of forces by the sentence behind it.
    """
    begin, end = scene.sentence(at.i)
    before, _ = scene.sentence(max(begin - 1, 0))
    if ours and end < len(scene.doc):
        _, end = scene.sentence(end)
    return tells_of_coalition(scene.parsed) or speaks_of_forces(scene.doc[before:end].text)


def _is_ours(scene: Scene, owner: Party) -> bool:
    return owner.number is not None and scene.parsed.candidates[owner.number].kind == "author"


def _pronoun(scene: Scene, owner: Party | None) -> str:
    """ "he", "she" or "they", where that stands there: of whom the mission is, is too uncertain."""
    head = scene.parsed.candidates[owner.number].head if owner is not None and owner.number is not None else ""
    return head if head in {"he", "she", "they"} else ""


def _says_nothing(scene: Scene, first: int, last: int) -> bool:
    """Whether the words tell no purpose: "the mission", "no effort", "to end in June", "to maintain the ceiling"."""
    table, doc = missions(), scene.doc
    if not any(token.is_alpha for token in doc[first : last + 1]):
        return True
    top = doc[first]
    lemma = top.lemma_.lower()
    cut = any(child.dep_ == "prt" for child in top.rights)  # "to cut off what remained"
    if last == first and top.tag_ == "VB" and lemma not in table.habits and not cut:
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


def _is_only_called(words: Span) -> bool:
    """Whether words call an undertaking one of them, and tell no more: "own mission", "second operation"."""
    calling = missions().undertakings
    noun = next((word for word in reversed(words) if word.lemma_.lower() in calling), None)
    if noun is None or any(word.lower_ not in _WHICH for word in words if word.i < noun.i):
        return False
    return all(word.lower_ in _SO_MANY or word.pos_ == "NUM" for word in words if word.i > noun.i)


def status_of(verb: Token, before: Token | None = None) -> MissionStatus | None:
    """What a verb says of an undertaking that it is of: "wound up", "has been put on hold", "is over".

    With the preposition right `before` the undertaking, only verbs with that preposition: "pressed on with it".
    """
    lemma = verb.lemma_.lower()
    names = {lemma} if before is None else set()
    following = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 1 + _LONGEST_VERB]]
    end = len(following) if before is None else before.i - verb.i
    names |= {" ".join((lemma, *following[:at])) for at in range(1 if before is None else end, end + 1)}
    if before is None:
        names |= {f"{lemma} {child.lower_}" for child in verb.rights if child.dep_ in {"prt", "advmod", "acomp"}}
        for child in verb.rights:
            if child.dep_ == "prep" and child.i - verb.i > 1:  # "put the mission on hold"
                names |= {" ".join((lemma, *(token.lower_ for token in child.subtree)))} if _is_short(child) else set()
    found: list[tuple[int, MissionStatus]] = [
        (len(name), status) for status, verbs in missions().status.items() for name in names & verbs
    ]
    return max(found)[1] if found else None


def _is_short(preposition: Token) -> bool:
    return preposition.right_edge.i - preposition.i < _LONGEST_VERB


def make(
    scene: Scene,
    builder: Builder,
    frame: str,
    owner: Party | None,
    first: int,
    last: int,
    status: MissionStatus,
    at: Token,
    *,
    confidence: float | None = None,
) -> None:
    """A mission whose purpose are the words from one token to another, if they tell one that is not told yet."""
    doc = scene.doc
    row = _row_of_deeds(doc[first], last) if confidence is None else []
    if len(row) > _MOST_IN_ONE:  # "will watch the truce, train the police and guard the port"
        for verb, following in zip(row, (*row[1:], None), strict=True):
            end = following.i - 1 if following is not None else last
            while end > verb.i and (doc[end].pos_ in {"AUX", "PART", "CCONJ"} or doc[end].is_punct):
                end -= 1
            make(scene, builder, frame, owner, verb.i, end, status, at)
        return
    last = _without_what_follows(scene, first, last)
    while last > first and (
        doc[last].is_punct
        or doc[last].is_space
        or (doc[last].pos_ in {"CCONJ", "ADP", "SCONJ"} and doc[last].dep_ != "prt")  # "get the foreigners out"
    ):
        last -= 1
    if first in builder.purposes or _says_nothing(scene, first, last) or _is_civil(scene, first, last):
        return
    who = _pronoun(scene, owner) if status != "shifting" else ""
    owner = None if who == "they" else owner
    whole = confidence is not None
    confidence = confidence or _sureness(scene, frame, owner, at)
    if who in {"he", "she"} or confidence is None:
        return
    coalition = owner is not None and _is_a_coalition(scene, owner)
    builder.purposes[first] = owner
    builder.add(
        Mission,
        frame,
        [first, last, at.i] if owner is None else [owner.token, first, last, at.i],
        at=at.i,
        modality=modality_of(at),
        confidence=confidence,
        purpose=scene.parsed.words(doc[first], doc[last]),
        status=status,
        coalition=owner.reference if owner is not None and coalition else None,
        actor=None if coalition or owner is None else owner.reference,
    )
    for other in _further(doc[first], last) if not whole else ():
        make(scene, builder, frame, owner, other.i, last, status, at)


def _is_civil(scene: Scene, first: int, last: int) -> bool:
    """Whether a purpose is one of civil affairs: "to publish it in the Federal Register"."""
    words = scene.parsed.words(scene.doc[first], scene.doc[last]).partition(",")[0]
    return _civil().found_in(words) and not speaks_of_forces(words)


@cache
def _civil() -> Hint:
    return Hint(missions().civil, whole=True)


def _row_of_deeds(verb: Token, last: int) -> list[Token]:
    """The verbs of a row in which each has an object of its own; nothing where one has none."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return []
    row, stack = [verb], [verb]
    while stack:
        joined = [child for child in stack.pop().rights if child.dep_ == "conj" and child.i <= last]
        joined = [child for child in joined if child.tag_ in _ALIKE.get(verb.tag_, {verb.tag_})]
        row += joined
        stack += joined
    each = all(any(child.dep_ in {"dobj", "ccomp", "xcomp"} for child in done.rights) for done in row)
    kept = all(child.dep_ != "neg" for done in row for child in done.lefts)
    return sorted(row, key=lambda done: done.i) if each and kept else []


def _without_what_follows(scene: Scene, first: int, last: int) -> int:
    """Where a purpose ends at the latest: before a closing quotation mark, or "but" that turns away from it."""
    for token in scene.doc[first + 1 : last + 1]:
        if token.text in {"“", '"', "‘"} and word_after(token) not in {"", ",", "."} and token.nbor(-1).text != ",":
            return last  # the purpose quotes something
        if token.text in {"”", '"'} or (token.text == "," and word_after(token) == "but"):
            return token.i - 1
        if token.lower_ == "rather" and word_after(token) == "than":
            return token.i - 1  # "to deter rather than to fight"
        if token.text == "," and word_after(token) == "not":
            return token.i - 1  # "to protect the people, not to pick a fight"
        if token.lower_ == "but" and word_after(token) in _NOT_DONE:
            return token.i - 1  # "to advise the army but will not fight"
        if token.text == "," and word_after(token) in _GOING_ON and _says_who(scene.doc[token.i + 2 : token.i + _NEAR]):
            return token.i - 1  # "trains the army, and Chad has sent 200 men"
        if token.text == "," and word_after(token) == "with":
            return token.i - 1  # "formed a force to fight piracy, with a centre in Gao"
    return last


def _says_who(words: Span) -> bool:
    """Whether a clause begins with a subject of its own."""
    who = (word for word in words if word.dep_ in SUBJECTS and word.lower_ not in RELATIVE)
    return any(word.head.dep_ in {"conj", "advcl"} and word.head.i > word.i for word in who)


def _sureness(scene: Scene, frame: str, owner: Party | None, at: Token) -> float | None:
    """How sure it is that somebody's aim is a mission; None where nothing around it is of forces."""
    ours = frame == "goal" and owner is not None and _is_ours(scene, owner)
    if _is_sure(scene, owner) or _is_of_forces(scene, at, ours):
        return 0.65
    around = [*taking_part(scene, clause_verb(at)), *prepositional(at, _WHOSE)]  # "the main aim of the Danish forces"
    if any(is_military(scene, noun) for noun in around):
        return UNSURE
    return TENTATIVE if owner is not None and may_be_coalition(scene, owner) else None


def _is_a_coalition(scene: Scene, owner: Party) -> bool:
    """Whether the mission is a coalition's, or of a word for one that only the document can fill."""
    if owner.type is None and owner.number is not None:
        return scene.parsed.candidates[owner.number].kind == "definite"
    return owner.type == "coalition"


def _further(verb: Token, last: int) -> list[Token]:
    """The last of coordinated verbs, if it has an object of its own: "deter pirates and escort ships"."""
    found = [child for child in verb.rights if child.dep_ == "conj" and child.tag_ == verb.tag_ and child.i < last]
    found = [other for other in found if all(child.dep_ != "neg" for child in other.lefts)]
    while found and (more := [c for c in found[-1].rights if c.dep_ == "conj" and c.tag_ == verb.tag_ and c.i < last]):
        found += more
    whole = any(child.dep_ == "dobj" for child in verb.rights)
    return [other for other in found[-1:] if whole and any(child.dep_ == "dobj" for child in other.rights)]


def last_of(scene: Scene, verb: Token) -> int:
    """The last word of a purpose: where another clause starts, it ends."""
    end = min(verb.right_edge.i, verb.i + _LONGEST_TASK)
    for token in scene.tokens[verb.i + 1 : end + 1]:
        word = token.lower_
        if word in missions().clause_ends or token.tag_ in {"WDT", "WP", "WRB", "WP$"}:
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
