"""Where missions are drafted: which words are the purpose, and whose it is."""

from spacy.tokens import Token

from schemas import Mission
from schemas.claims import MissionStatus, Modality
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.martial import speaks_of_forces, tells_of_coalition
from worker.extraction.claims.missions.confidences import TENTATIVE, UNSURE
from worker.extraction.claims.missions.extents import (
    further,
    is_civil,
    is_joined,
    is_set_aside,
    last_of,
    next_gerund,
    next_infinitive,
    row_of_deeds,
    says_nothing,
    with_list,
    without_what_follows,
)
from worker.extraction.claims.missions.military import (
    is_military,
    is_task_force,
    may_be_coalition,
    taking_part,
)
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, is_passive, prepositional
from worker.extraction.model.infinitives import has_to

STRIVING = "strives"  # the frame of those: each is told whole
_LONGEST = 30
_LONGEST_VERB = 5  # "bring down the curtain on"
_LISTED = frozenset({"NOUN", "PROPN", "ADJ", "CCONJ"})
_WHOSE = frozenset({"of", "for"})
_BESIDE = frozenset({"advcl", "relcl", "acl", "xcomp", "ccomp"})
_MOST_IN_ONE = 2  # deeds that are told as one: "to deter pirates and escort food ships"


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
        if frame == "goal" and purpose.head.lemma_ == "be":  # "its task has never been to hunt smugglers"
            make(scene, builder, frame, owner, purpose.i, last_of(scene, purpose), status, at)
        return  # "were never meant to hunt terrorists"
    first = purpose.i
    last = min(purpose.right_edge.i, first + _LONGEST)
    others = [
        token
        for token in scene.below(purpose)
        if token.i > first
        and confidence is None
        and token.tag_ == "VB"
        and not is_set_aside(token)
        and (
            is_joined(purpose, token)
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
    after = next_gerund if purpose.tag_ == "VBG" else next_infinitive
    following = after(purpose) if confidence is None else None
    if following is not None and following.i not in builder.purposes:
        add_purpose(scene, builder, frame, owner, following, status, at)


def add_task(
    scene: Scene, builder: Builder, frame: str, owner: Party | None, verb: Token, status: MissionStatus, at: Token
) -> None:
    """What a verb tells to be done, up to the next clause: a mission."""
    last = last_of(scene, verb)
    make(scene, builder, frame, owner, verb.i, last, status, at)
    following = next_infinitive(verb, last) if verb.tag_ == "VB" and has_to(verb) else None
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
            or token.lower_ == "as"
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


def status_of(verb: Token, before: Token | None = None) -> MissionStatus | None:
    """What a verb says of an undertaking that it is of: "wound up", "has been put on hold", "is over".

    With the preposition right `before` the undertaking, only verbs with that preposition: "pressed on with it".
    """
    lemma = verb.lemma_.lower()
    names = {lemma} if before is None else set()
    following = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 1 + _LONGEST_VERB]]
    end = len(following) if before is None else before.i - verb.i
    names |= {" ".join((lemma, *following[:at])) for at in range(1 if before is None else end, end + 1)}
    if is_passive(verb):
        names.add(f"be {verb.lower_}")  # "is done"
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


OVER = frozenset({"ended", "suspended"})  # statuses of which "has ended the mission" tells enough


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
    modality: Modality | None = None,
) -> None:
    """A mission whose purpose are the words from one token to another, if they tell one that is not told yet."""
    doc = scene.doc
    row = row_of_deeds(doc[first], last) if confidence is None else []
    if len(row) > _MOST_IN_ONE:  # "will watch the truce, train the police and guard the port"
        for verb, following in zip(row, (*row[1:], None), strict=True):
            end = following.i - 1 if following is not None else last
            while end > verb.i and (doc[end].pos_ in {"AUX", "PART", "CCONJ"} or doc[end].is_punct):
                end -= 1
            make(scene, builder, frame, owner, verb.i, end, status, at, modality=modality)
        return
    last = without_what_follows(scene, first, with_list(doc[first], last))
    while last > first and (
        doc[last].is_punct
        or doc[last].is_space
        or (doc[last].pos_ in {"CCONJ", "ADP", "SCONJ"} and doc[last].dep_ != "prt")  # "get the foreigners out"
    ):
        last -= 1
    itself = status in OVER and first == last and doc[first].lower_ == "mission"
    empty = says_nothing(scene, first, last) and not itself
    if first in builder.purposes or empty or is_civil(scene, first, last):
        return
    who = _pronoun(scene, owner) if status != "shifting" else ""
    owner = None if who == "they" else owner
    whole = confidence is not None
    confidence = confidence or _sureness(scene, frame, owner, at)
    if who in {"he", "she"} or confidence is None:
        return
    purpose = scene.parsed.words(doc[first], doc[last])
    if any(_is_only_means_to(draft.purpose, purpose) for draft in builder.latest(Mission)):
        return
    builder.forget(Mission, lambda draft: _is_only_means_to(purpose, draft.purpose))
    coalition = owner is not None and _is_a_coalition(scene, owner)
    builder.purposes[first] = owner
    builder.add(
        Mission,
        frame,
        [first, last, at.i] if owner is None else [owner.token, first, last, at.i],
        at=at.i,
        modality=modality or modality_of(at),
        confidence=confidence,
        purpose=purpose,
        status=status,
        coalition=owner.reference if owner is not None and coalition else None,
        actor=None if coalition or owner is None else owner.reference,
    )
    for other in further(doc[first], last) if not whole else ():
        make(scene, builder, frame, owner, other.i, last, status, at, modality=modality)


def _is_only_means_to(whole: str | None, end: str) -> bool:
    """Whether one purpose tells the other as its own end: "work with the towns to build schools"."""
    return whole is not None and any(f" {word} {end}" in whole for word in ("to", "in", "by"))


def _sureness(scene: Scene, frame: str, owner: Party | None, at: Token) -> float | None:
    """How sure it is that somebody's aim is a mission; None where nothing around it is of forces."""
    ours = frame == "goal" and owner is not None and _is_ours(scene, owner)
    if _is_sure(scene, owner) or _is_of_forces(scene, at, ours):
        return 0.65
    if frame == "action":
        return UNSURE  # "the patrols are meant to deter smugglers"
    around = [*taking_part(scene, clause_verb(at)), *prepositional(at, _WHOSE)]  # "the main aim of the Danish forces"
    if any(is_military(scene, noun) for noun in around):
        return UNSURE
    if owner is not None and (may_be_coalition(scene, owner) or scene.is_or_means(owner, "coalition")):
        return TENTATIVE
    return None


def _is_a_coalition(scene: Scene, owner: Party) -> bool:
    """Whether the mission is a coalition's, or of a word for one that only the document can fill."""
    if owner.type is None and owner.number is not None:
        return scene.parsed.candidates[owner.number].kind == "definite"
    return owner.type == "coalition"
