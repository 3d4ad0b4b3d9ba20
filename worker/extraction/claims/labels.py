"""Labels in lists of who gives what: "Japan: two ships. Peru: a hospital", "Philippines. Two teams have been sent"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Token

from worker.extraction.claims.named import Party
from worker.extraction.model.labels import FINITE
from worker.extraction.reading import ACTING

if TYPE_CHECKING:
    from worker.extraction.claims.scene import Scene

Label = tuple[Party, Token]  # whom it names, and the mark behind the name
LABELLING = frozenset({":", "--", "—", "–"})
_BEFORE = frozenset({".", ";", "!", ":", "-", "•", "*", "▪", "●"})
_LONGEST_ITEM = 25


def labels_in(scene: "Scene") -> tuple[Label, ...]:
    """Who is named alone where a sentence or an item begins, each with the mark behind the name."""
    found: list[Label] = []
    for mark in scene.of_word(LABELLING, {".", ",", "-"}):
        if not 0 < mark.i < len(scene.doc) - 1 or (mark.text == "-" and not mark.nbor(-1).whitespace_):
            continue
        party = scene.party_at(scene.doc[mark.i - 1])
        if party is None or party.type not in ACTING or not _begins(scene, scene.doc[mark.i - 1], mark):
            continue
        if mark.text != "." or _is_a_state_alone(scene, party, mark):
            found.append((party, mark))
    rows = [mark for _, mark in found if mark.text == "," and _is_an_item(scene, mark)]
    return tuple(each for each in found if each[1].text != "," or (len(rows) > 1 and each[1] in rows))


def label_before(scene: "Scene", token: Token) -> Party | None:
    """The last label before a token."""
    return next((party for party, mark in reversed(scene.labels) if mark.i < token.i), None)


def with_ends(scene: "Scene", labels: tuple[Label, ...]) -> Iterator[tuple[Party, Token, int]]:
    """Each label, and where its item ends: where the next one begins, or with the text."""
    for (party, mark), following in zip(labels, (*labels[1:], None), strict=False):
        yield party, mark, len(scene.doc) if following is None else scene.first_of(scene.doc[following[1].i - 1])


def _begins(scene: "Scene", name: Token, mark: Token) -> bool:
    first = scene.first_of(name)
    if first and scene.doc[first - 1].lower_ == "the":
        first -= 1
    before = scene.doc[first - 1].text if first else ""
    return not before.strip() or before in (_BEFORE if mark.text != "," else {";", ":"}) or (not first)


def _is_a_state_alone(scene: "Scene", party: Party, mark: Token) -> bool:
    """Whether a full stop ends a sentence that is only the name of a state."""
    after = scene.doc[mark.i + 1]
    return scene.is_named(party) and party.type == "country" and scene.doc[mark.i - 1].tag_ != "NNS" and after.is_title


def _is_an_item(scene: "Scene", mark: Token) -> bool:
    """Whether no verb stands between a comma behind a name and where the item ends: "Peru, a hospital;"."""
    for token in scene.doc[mark.i + 1 : mark.i + _LONGEST_ITEM]:
        if token.text in {";", "."}:
            return True
        if token.tag_ in FINITE:
            return False
    return True
