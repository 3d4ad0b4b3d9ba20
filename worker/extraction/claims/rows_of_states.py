"""States in a row, as the words have them: "Britain, France (1,200) and the Netherlands".

The small parser hangs long lists anywhere; commas and "and" tell better which states stand together.
"""

from typing import TYPE_CHECKING

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.named import Party
from worker.extraction.claims.quantities import noun_of
from worker.extraction.counting.units import nouns
from worker.extraction.model.labels import OWNING
from worker.extraction.model.neighbours import word_after

if TYPE_CHECKING:
    from worker.extraction.claims.scene import Scene

_BETWEEN = frozenset({",", "and", "or", "&", "the", "plus", "nor", ";", "then", "both"})
_DASHES = frozenset({"–", "—", "-", "·", "|", "/"})
_ASIDE = 9
_SHORT_ASIDE = 5
_ASIDES = frozenset({"on", "at", "in", "for", "since"})
_MOST = 60


class Row(msgspec.Struct, frozen=True):
    """The tokens from the first to the last, whom they name, and the noun that they stand before ("Dutch troops")."""

    first: int
    last: int
    parties: tuple[Party, ...]
    noun: int | None = None

    @property
    def end(self) -> int:
        """The last token of the phrase."""
        return self.last if self.noun is None else self.noun


def rows_in(scene: "Scene") -> tuple[Row, ...]:
    """All rows of a paragraph in their order; a state alone is a row of one."""
    found: list[Row] = []
    tokens, following = scene.tokens, 0
    for first in scene.covered:
        party = _state_at(scene, tokens[first]) if first >= following else None
        if party is None:
            continue
        at, parties, last = first, [], first
        while party is not None:
            last = _end_of(scene, at, party)
            parties.append(msgspec.structs.replace(party, token=last))
            at = _next(scene, last + 1)
            party = _state_at(scene, tokens[at]) if at else None
            if len(parties) > _MOST:
                break
        found.append(Row(first, last, tuple(parties), _noun(tokens[last])))
        following = last + 1
    return tuple(found)


def _state_at(scene: "Scene", token: Token) -> Party | None:
    """The state at a token."""
    party = scene.party_at(token)
    if party is None or party.number is None:
        return None
    entity = scene.parsed.candidates[party.number].entity
    return party if entity is not None and entity.type == "country" else None


def _end_of(scene: "Scene", at: int, party: Party) -> int:
    while at + 1 < len(scene.tokens) and scene.number_at(scene.tokens[at + 1]) == party.number:
        at += 1
    return at


def _next(scene: "Scene", at: int) -> int:
    """Where the next state of the row starts, or 0: only commas, "and" and short asides stand between."""
    tokens, start = scene.tokens, at
    while at < len(tokens) and at - start < 2 * _ASIDE:
        word = tokens[at].lower_
        if at > start and _state_at(scene, tokens[at]) is not None:
            return at
        if word in _BETWEEN or _goes_on(scene, start, at):
            at += 1
        elif word in _ASIDES and tokens[at - 1].text == "," and (close := _comma_after(scene, at)):
            at = close + 1  # "Sudan and, on paper, Senegal"
        elif word == "as" and at + 2 < len(tokens) and tokens[at + 1].lower_ == "well":
            at += 3
        elif word == "(" or (word in {"with", "which"} and at > start - 1):
            closing = {")"} if word == "(" else {","}
            end = next((i for i in range(at + 1, min(at + _ASIDE, len(tokens))) if tokens[i].text in closing), 0)
            if not end:
                return _after_with(scene, at) if word == "with" else 0
            if word != "(" and any(_state_at(scene, token) is not None for token in tokens[at:end]):
                return 0  # "from Niger, with more men promised from Ghana, Mali and Togo"
            at = end + 1
        else:
            return 0
    return 0


def _goes_on(scene: "Scene", start: int, at: int) -> bool:
    """Whether a mark, a number or forces stand between two states of a row."""
    if at == start:
        return _parts(scene, at) or _ends_item(scene.tokens[at])
    return _leads_to(scene, at)


def _parts(scene: "Scene", at: int) -> bool:
    """Whether a dash or a bar parts two states: "Belgium – Canada – Denmark"."""
    mark = scene.tokens[at].text in _DASHES and at + 1 < len(scene.tokens)
    return mark and scene.tokens[at].nbor(-1).whitespace_ != "" and _state_at(scene, scene.tokens[at + 1]) is not None


def _ends_item(token: Token) -> bool:
    """Whether a number or forces stand between a state and the next: "Chad 300, Mali 100", "Chad's forces, Mali's"."""
    counts = token.like_num or noun_of(token) in nouns("force")
    return counts and word_after(token) in {",", "and", ";"}


def _leads_to(scene: "Scene", at: int) -> bool:
    """Whether a number or forces stand before the next state: ", 300 Estonian", ", 300;", "and the army of Fiji"."""
    token = scene.tokens[at]
    if token.like_num:
        after = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else token
        return after.text == ";" or _state_at(scene, after) is not None
    if token.lower_ == "of":
        return noun_of(scene.tokens[at - 1]) in nouns("force")
    return noun_of(token) in nouns("force") and word_after(token) == "of"


def _comma_after(scene: "Scene", at: int) -> int:
    """The comma that ends a short aside without a name, or 0."""
    for token in scene.tokens[at + 1 : at + _SHORT_ASIDE]:
        if token.text == ",":
            return token.i
        if token.pos_ in {"VERB", "AUX", "PROPN", "NUM"}:
            return 0
    return 0


def _after_with(scene: "Scene", at: int) -> int:
    """The state after "with 3,200 men and": the aside that no comma ends."""
    tokens = scene.tokens
    for i in range(at + 2, min(at + _ASIDE, len(tokens) - 1)):
        if tokens[i].lower_ == "and" and _state_at(scene, tokens[i + 1]) is not None:
            return i + 1
    return 0


def _noun(last: Token) -> int | None:
    """The noun whose modifier a row is: "Dutch and Danish troops", "Britain's government"."""
    doc = last.doc
    if last.i + 1 >= len(doc):
        return None
    if doc[last.i + 1].tag_ == "POS":
        return last.head.i if last.head.i > last.i + 1 else last.i + 1
    if (last.dep_ in OWNING or last.pos_ == "ADJ") and last.head.i > last.i and last.head.pos_ in {"NOUN", "PROPN"}:
        return last.head.i
    return None
