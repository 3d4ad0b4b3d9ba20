"""Who is one of those that are counted: "Canada is one of 29 nations", "It has 20 members, of which Chad is one"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.members import add_member, is_member
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.scene import Party, Scene

_MEMBERS = frozenset({"members", "contributors", "participants"})
_RELATED = frozenset({"which", "whom"})


def add_one_of_them(scene: Scene, builder: Builder, head: Token, coalition: Party) -> None:
    """ "Canada is one of 29 nations that contribute to it", "Chad, among the five members of": who is."""
    among = head.head
    part = among.head if among.lower_ == "of" else among
    if head.dep_ != "pobj" or part.lower_ not in {"one", "two", "among", "some"}:
        return
    above = part.head
    if above.lemma_ in {"be", "become", "remain"}:
        found = [party for noun in scene.subjects(above) for party in scene.parties(noun)]
    else:
        found = scene.parties(above) if part.dep_ == "appos" else []
    _add_members(scene, builder, "one of them", coalition, found, head)


def find_among_its_members(scene: Scene, builder: Builder) -> None:
    """ "Chad is among its members": its are those of the coalition that the document speaks of."""
    for head in scene.of_word(_MEMBERS):
        if any(child.dep_ == "poss" and child.lower_ in {"its", "their"} for child in head.lefts):
            add_one_of_them(scene, builder, head, focus(head))


def add_one_of_which(scene: Scene, builder: Builder, head: Token, coalition: Party) -> None:
    """ "It has 20 members, of which Chad is one": who is."""
    for verb in (child for child in head.rights if child.dep_ == "relcl" and child.lemma_ == "be"):
        of = [child for child in verb.children if child.lower_ == "of" and _RELATED & {t.lower_ for t in child.rights}]
        one = any(child.lower_ == "one" for child in verb.rights)
        if of and one:
            found = [party for noun in scene.subjects(verb) for party in scene.parties(noun)]
            _add_members(scene, builder, "one of which", coalition, found, head)


def _add_members(scene: Scene, builder: Builder, frame: str, coalition: Party, found: list[Party], head: Token) -> None:
    for member in found:
        if is_member(scene, member) and not scene.same(member, coalition):
            add_member(scene, builder, frame, coalition, member, "member", "asserted", head.i)
