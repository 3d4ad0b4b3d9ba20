"""Members in a list of paragraphs: "Countries taking part:", then "- Chad", "- Mali: 300 soldiers"."""

import re

from spacy.tokens import Token

from schemas import Reference
from schemas.claims import MembershipStatus
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.coalition_words import coalition_near
from worker.extraction.claims.memberships.members import add_member
from worker.extraction.claims.memberships.participations import BULLETS, focus
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.words import belonging
from worker.extraction.model.labels import FINITE
from worker.extraction.reading import LISTING
from worker.extraction.text.items import is_item, is_labelled

_LONGEST_LINE = 160
_LONGEST_HEADING = 10
_FEWEST_IN_A_LINE = 3
_OF_STATES = re.compile(r"\b(?:nations|states|countries|partners|members|participants|contributors)\b", re.IGNORECASE)


def find_items(scene: Scene, builder: Builder) -> None:
    """The states that an item starts with; and the coalition of which a line says that its members follow."""
    if not scene.tokens or len(scene.tokens) > _LONGEST_LINE:
        return
    if scene.tokens[-1].text == ":" or _is_heading(scene):
        builder.lists = _announced(scene)
        if builder.lists is not None:
            _besides(scene, builder, builder.lists)
    if scene.tokens[-1].text != ":":
        _add_item(scene, builder)
    if "\n" in scene.parsed.source.text:
        _add_lines(scene, builder)


def _add_lines(scene: Scene, builder: Builder) -> None:
    """Lines of states under a heading or behind a label: "Contributing nations", "Others: Fiji, Peru, Chile"."""
    text = scene.parsed.source.text
    for row in scene.rows:
        start, end = scene.parsed.start(scene.tokens[row.first]), scene.parsed.end(scene.tokens[row.last])
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        label, rest = text[first:start].strip(), text[end : last if last >= 0 else len(text)].strip(" .;")
        above = label or text[:first].rstrip().rpartition("\n")[2]
        alone = not rest and (not label or label.endswith(":")) and len(row.parties) >= _FEWEST_IN_A_LINE
        if alone and _OF_STATES.search(above) is not None:
            whole = focus(scene.tokens[row.first])
            for member in row.parties:
                add_member(scene, builder, "line", whole, member, "member", "asserted", row.last, confidence=0.6)


def _is_heading(scene: Scene) -> bool:
    """Whether a line by itself, without a verb, says what follows: "Members of the force, in alphabetical order"."""
    last = scene.tokens[-1]
    return (
        len(scene.tokens) <= _LONGEST_HEADING
        and last.text not in ".!?"
        and FINITE.isdisjoint(t.tag_ for t in scene.tokens)
    )


def _add_item(scene: Scene, builder: Builder) -> None:
    marked = _mark(scene)
    row = next((row for row in scene.rows if row.first == marked), None)
    if row is None or row.noun is not None or not (marked or _is_line(scene, row)):
        return
    status = _status_of(scene, row)
    coalition = Party(Reference(id=LISTING, name=""), row.first)
    if status is None:
        return
    for member in row.parties:
        add_member(scene, builder, "item", coalition, member, status, "asserted", row.last, confidence=0.6)


def _is_line(scene: Scene, row: Row) -> bool:
    """Whether a paragraph that no mark opens is an item: a line, or nothing but states."""
    alone = len(row.parties) > 1 and row.last + 2 >= len(scene.tokens)
    text = scene.parsed.source.text
    return alone or is_item(text) or is_labelled(text)


def _status_of(scene: Scene, row: Row) -> MembershipStatus | None:
    """What an item says of its states: "Chad", "Mali: 300 men", "Fiji sent 40 men", "Peru – withdrawn"."""
    after = scene.tokens[row.last + 1 :]
    if not after or (len(after) == 1 and after[0].is_punct):
        return "member"
    verb = after[0] if after[0].pos_ == "VERB" else None
    if verb is not None and verb.lemma_ in belonging().giving | {"deploy"} and modality_of(verb) == "asserted":
        return belonging().deeds.get(verb.lemma_, "member")
    if not after[0].is_punct:
        return None  # "- Chad has sent 300 soldiers" is a sentence
    _, end = scene.sentence(row.last + 2) if len(after) > 1 else (0, row.last + 1)
    gone = any(token.lower_ in {"withdrawn", "withdrew", "left"} for token in scene.tokens[row.last + 1 : end])
    return "left" if gone else "member"


def _mark(scene: Scene) -> int:
    """How many tokens the mark of an item has: "-", "3."."""
    opening = scene.tokens[:3]
    marks = (token.text in BULLETS or token.is_digit or token.text in {".", ")"} for token in opening)
    bare = (i for i, is_mark in enumerate(marks) if not is_mark)
    return next(bare, len(opening))


def _besides(scene: Scene, builder: Builder, whole: Reference) -> None:
    """Who else is in it: "Its member nations are, in addition to Fiji:"."""
    for row in scene.rows:
        before = scene.doc[max(row.first - 3, 0) : row.first].text.lower()
        if any(before.endswith(each) for each in ("in addition to", "apart from", "besides", "alongside")):
            for member in row.parties:
                add_member(scene, builder, "besides", Party(whole, row.first), member, "member", "asserted", row.last)


def _announced(scene: Scene) -> Reference | None:
    """The coalition whose members a line says to follow: "Nations contributing to the force are:"."""
    words = belonging()
    start, end = scene.sentence(len(scene.tokens) - 1)
    line = scene.tokens[start:end]
    if any(token.lower_ in words.outside or token.lemma_ in words.apart or token.dep_ == "neg" for token in line):
        return None
    whose = any(_are_members(token) for token in line)
    states = any(token.lemma_.lower() in words.groups_of_states for token in line)
    takes_part = states and any(token.lower_ in words.involved or _has_joined(token) for token in line)
    if not whose and not takes_part:
        return None
    return (coalition_near(scene, start, end) or focus(line[-1])).reference


def _are_members(token: Token) -> bool:
    """ "Members", "troop contributors", "participating nations"."""
    words = belonging()
    lemma = token.lemma_.lower()
    led = any(before.lower_ in words.contributing | {"member"} for before in token.doc[max(token.i - 2, 0) : token.i])
    return token.pos_ in {"NOUN", "PROPN"} and (
        lemma in words.member_nouns | {"member"} or (lemma in words.groups_of_states and led)
    )


def _has_joined(token: Token) -> bool:
    """ "have joined the coalition", "take part in it", "contribute troops"."""
    words = belonging()
    return token.pos_ == "VERB" and words.deeds.get(token.lemma_) in {"joined", "member"}
