"""The claims of one parsed paragraph: ten finders over one scene; statements first, they tell who says the rest."""

from collections.abc import Iterable

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.casualties.finders import FINDERS as CASUALTIES
from worker.extraction.claims.casualties.frames import add_casualties
from worker.extraction.claims.contributions.finders import FINDERS as CONTRIBUTIONS
from worker.extraction.claims.contributions.frames import add_contribution
from worker.extraction.claims.deployments.at_work import find_at_work
from worker.extraction.claims.deployments.bases_left import find_bases_left
from worker.extraction.claims.deployments.composed import find_composed
from worker.extraction.claims.deployments.frames import add_deployment
from worker.extraction.claims.deployments.joined import find_joined
from worker.extraction.claims.deployments.labelled import find_labelled_forces
from worker.extraction.claims.deployments.listed import find_listed
from worker.extraction.claims.deployments.moving import moved
from worker.extraction.claims.deployments.mustering import find_mustered
from worker.extraction.claims.deployments.nations_with import find_nations_with
from worker.extraction.claims.deployments.patrols import find_patrols
from worker.extraction.claims.deployments.relieving import find_relieving
from worker.extraction.claims.deployments.spoken_of import find_spoken_of
from worker.extraction.claims.deployments.strengths import find_strengths
from worker.extraction.claims.deployments.taking_part import find_taking_part
from worker.extraction.claims.deployments.verbless import find_nationals, find_ships, find_standing
from worker.extraction.claims.layout import MOST_BELOW
from worker.extraction.claims.martial import may_tell_of_missions
from worker.extraction.claims.matching import Match, matches
from worker.extraction.claims.memberships.finders import FINDERS as MEMBERSHIPS
from worker.extraction.claims.memberships.frames import add_membership
from worker.extraction.claims.missions.finders import FINDERS as MISSIONS
from worker.extraction.claims.missions.here import find_here
from worker.extraction.claims.missions.itemised import find_itemised
from worker.extraction.claims.missions.missions import add_purposes
from worker.extraction.claims.missions.strivings import find_strivings
from worker.extraction.claims.relations.finders import FINDERS as RELATIONS
from worker.extraction.claims.relations.frames import add_relation
from worker.extraction.claims.roles.finders import find_roles
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.statements.finders import find_statements
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.territories.finders import FINDERS as TERRITORIES
from worker.extraction.claims.territories.frames import add_territory
from worker.extraction.claims.words import kinds
from worker.extraction.parsed import Parsed

_MAKERS = {
    "deployment": add_deployment,
    "membership": add_membership,
    "relation": add_relation,
    "contribution": add_contribution,
    "casualties": add_casualties,
    "territory": add_territory,
}


def built(parsed: Parsed) -> Builder:
    """Run every finder over the paragraph.

    The draft claims are its `drafts`: references may be `#n`; document, paragraph and id are not filled in.
    """
    scene = Scene(parsed)
    builder = Builder(scene)
    find_statements(scene, builder)
    find_roles(scene, builder)
    find_labelled_forces(scene, builder)
    taken: set[int] = set()
    framed: set[int] = set()
    standing = not kinds().forces.by_themselves.isdisjoint(scene.nouns)  # forces that need no frame
    for match in matches(scene):
        if standing:
            taken.update(_with_heads(scene, _told_of(scene, match)))
        if match.frame.kind == "deployment" or (match.frame.kind == "contribution" and match.roles.get("thing")):
            framed.add(match.token)
        if match.frame.kind in _MAKERS:
            _MAKERS[match.frame.kind](scene, builder, match)
        if match.frame.kind == "deployment" and match.frame.subject:  # who only awaits forces has no purpose
            add_purposes(scene, builder, match)
    for match in moved(scene, framed):
        add_deployment(scene, builder, match)
    for find in (*RELATIONS, *MEMBERSHIPS, *CASUALTIES, *CONTRIBUTIONS, *TERRITORIES):
        find(scene, builder)
    find_itemised(scene, builder)
    if scene.has_forces or may_tell_of_missions(parsed):
        for find in MISSIONS:
            find(scene, builder)
    find_strivings(scene, builder)
    find_here(scene, builder)
    find_listed(scene, builder)
    find_strengths(scene, builder)
    find_mustered(scene, builder)
    find_bases_left(scene, builder)
    find_joined(scene, builder)
    find_taking_part(scene, builder)
    find_at_work(scene, builder)
    find_relieving(scene, builder)
    find_patrols(scene, builder)
    find_standing(scene, builder, taken)
    find_ships(scene, builder)
    find_nationals(scene, builder)
    find_nations_with(scene, builder)
    find_composed(scene, builder)
    find_spoken_of(scene, builder)
    builder.settle()
    return builder


def _told_of(scene: Scene, match: Match) -> Iterable[int]:
    """The nouns of which a frame tells, so that they are not told of once more without one."""
    if match.frame.kind == "casualties":
        return match.roles.get("victims", ())
    if match.frame.kind == "relation":
        return match.roles.get("patient", ())
    if match.frame.kind == "deployment":
        return [token.i for top in match.at(scene, "forces") for token in scene.with_conjuncts(top)]
    return ()


def _with_heads(scene: Scene, tokens: Iterable[int]) -> set[int]:
    """The tokens with the nouns that they count: "a total of 453 personnel" is about the personnel."""
    found = set(tokens)
    for token in tuple(found):
        last = min(scene.doc[token].right_edge.i, token + MOST_BELOW)
        if scene.doc[token].lemma_.lower() in kinds().forces.shares:
            found.update(noun.i for noun in prepositional(scene.doc[token], frozenset({"of"})))
        for quantity in (*scene.quantities_between(token, last), *filter(None, [scene.counting.get(token)])):
            if quantity.head is not None:
                found.add(quantity.head)
    return found
