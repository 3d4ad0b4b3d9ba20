"""What a sentence leaves out that others told: what "them" are in, what "joined" joins, who "several" are.

"Several states have refused to join the force. Fiji will not send men": Fiji is one of them.
"""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder, Member
from worker.extraction.claims.matching import Match
from worker.extraction.claims.memberships.coalition_words import last_told_in, told_before
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import belonging

_THE = frozenset({"the", "this", "that"})
_TRACKS = frozenset({"track", "arm", "component", "strand", "pillar", "wing", "leg", "side", "one"})
_LISTS = frozenset({"list", "roster", "lineup"})
_SHARE = frozenset({"most", "many", "some", "several", "few", "all", "none", "half"})
_INSIDE = frozenset({"member", "joined", "candidate"})


def part_of_it(joined: list[Token]) -> list[Party]:
    """A part of what the document speaks of: "take part in the civilian track", "declined to serve on the new one"."""
    for noun in joined:
        told = any(child.lower_ in _THE for child in noun.lefts) and any(child.pos_ == "ADJ" for child in noun.lefts)
        if noun.lemma_ in _LISTS and any(child.lower_ in _THE for child in noun.lefts) and not any(noun.rights):
            return [focus(noun)]  # "is absent from the list"
        if told and noun.lemma_.lower() in _TRACKS and not prepositional(noun, frozenset({"of"})):
            return [focus(noun)]
    return []


def as_those_told(scene: Scene, builder: Builder, match: Match) -> list[Party]:
    """What those told of before are in: "Most will keep their men in the force. Chad and Togo are to join them"."""
    if match.frame.name != "joins" or [noun.lower_ for noun in match.at(scene, "coalition")] != ["them"]:
        return []
    known = told_before(scene, builder, match.token)
    return [Party(known.coalition, match.token)] if known is not None and known.status in _INSIDE else []


def as_told_beside(scene: Scene, builder: Builder, verb: Token, coalitions: list[Party]) -> list[Party]:
    """What others of the sentence are in or out of, for what it leaves out: "Fiji left KFOR, and Peru joined"."""
    told = last_told_in(scene, builder, verb) if coalitions == [focus(verb)] else None
    return [Party(told.coalition, verb.i, None, "coalition")] if told is not None else coalitions


def note_states(scene: Scene, builder: Builder, match: Match, told: Member) -> None:
    """Remember what a sentence tells of states that the next ones name: "Several have declined to join it"."""
    states = match.at(scene, "member")
    states += [noun for of in states if of.lower_ in _SHARE for noun in prepositional(of, frozenset({"of"}))]
    if any(noun.lemma_.lower() in belonging().groups_of_states for noun in states):
        first, _ = scene.sentence(match.token)
        builder.members.setdefault(first, {}).setdefault("", told)
