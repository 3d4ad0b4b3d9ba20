"""Who is able to do or suffer what a frame says: no place fights, no minister negotiates for himself."""

from spacy.tokens import Token

from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.unnamed import UNGUARDED
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.words import kinds
from worker.extraction.knowledge import governed_from
from worker.extraction.names.naming import is_title
from worker.extraction.reading import ACTING

_MEN = frozenset({"recruit", "soldier", "policeman", "officer", "guard", "gunman", "student", "man", "interpreter"})
_I = frozenset({"i", "my", "me", "mine", "myself"})
_ENVOYS = frozenset({"envoy", "negotiator", "representative", "mediator", "emissary"})


def is_one_man(scene: Scene, party: Party) -> bool:
    """Whether a state only tells where one man is from: "were shot dead by an Afghan recruit"."""
    nation = scene.doc[party.token]
    return party.type == "country" and nation.dep_ == "amod" and nation.head.tag_ == "NN" and nation.head.lemma_ in _MEN


def is_agent(scene: Scene, match: Match, party: Party) -> bool:
    """Whether the party can do what the frame says: a meeting of two ministers is no negotiation of states."""
    if match.frame.says == "negotiates_with" and party.type == "person":
        return False
    able = acts(scene, party) or governs(scene, party)
    officer = not able and match.frame.says in {"leads", "commands"} and _is_officer(scene, party)
    return (able or officer) and scene.doc[party.token].lower_ not in _I


def senders(scene: Scene, envoy: Party, others: list[Party]) -> list[Party]:
    """For whom an envoy by name talks with a group: "US envoy Peter Sample held talks with the Taliban"."""
    name = scene.doc[envoy.token]
    groups = any(party.type == "armed_group" for party in others)
    if envoy.type != "person" or not groups or not any(noun_of(child) in _ENVOYS for child in name.lefts):
        return [envoy]
    return [party for party in scene.modifying(name) if party.type in {"country", "organisation"}] or [envoy]


def _is_officer(scene: Scene, party: Party) -> bool:
    """Whether a bare name has a rank before it, whose bearer the document may know: "Commodore Sample"."""
    name = scene.doc[party.token]
    return scene.is_bare(party) and name.i > 0 and is_title(name.nbor(-1).text)


def is_target(match: Match, token: Token, party: Party) -> bool:
    """Whether a place can be what is protected or attacked."""
    return party.type == "place" and (
        (match.frame.says == "protects" and token.lemma_ not in UNGUARDED)
        or (match.frame.says == "fights" and token.lemma_ in kinds().relations.on_places)
    )


def is_of(scene: Scene, match: Match, party: Party) -> bool:
    """Whether the party is of a type that the frame allows, or may be."""
    return party.type in match.frame.only or (party.type is None and _is_definite(scene, party))


def acts(scene: Scene, party: Party) -> bool:
    if party.type == "words":
        return True
    if party.number is None:
        return party.type in ACTING
    if scene.parsed.candidates[party.number].kind == "bare":
        return False
    return party.type is None or party.type in ACTING or party.type == "person"


def governs(scene: Scene, party: Party) -> bool:
    """Whether a place stands for the government that sits there: "Washington and the Taliban are in talks"."""
    entity = scene.parsed.candidates[party.number].entity if party.number is not None else None
    return entity is not None and entity.id in governed_from()


def _is_definite(scene: Scene, party: Party) -> bool:
    return party.number is not None and scene.parsed.candidates[party.number].kind in {"definite", "pronoun", "acronym"}


def is_government(scene: Scene, party: Party) -> bool:
    return party.number is not None and scene.parsed.candidates[party.number].head == "government"
