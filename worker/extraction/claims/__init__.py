"""The claims of one parsed paragraph: ten finders over one scene; statements first, they tell who says the rest."""

from collections.abc import Iterable

from worker.extraction.claims.bases_left import find_bases_left
from worker.extraction.claims.belonging import find_belonging
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.casualties import add_casualties
from worker.extraction.claims.casualties_counted import find_counted
from worker.extraction.claims.casualties_tolls import find_ones, find_tolls
from worker.extraction.claims.contributions import add_contribution
from worker.extraction.claims.contributions_aid import find_aid
from worker.extraction.claims.contributions_basing import find_basing
from worker.extraction.claims.contributions_contributors import find_contributors, find_listed_forces, find_sources
from worker.extraction.claims.contributions_lists import find_brought, find_labelled, find_listed
from worker.extraction.claims.contributions_packages import find_packages
from worker.extraction.claims.contributions_sharing import (
    find_helping,
    find_offers_of_help,
    find_sharing,
    find_taking_part,
)
from worker.extraction.claims.deployments import add_deployment
from worker.extraction.claims.deployments_verbless import find_ships, find_standing
from worker.extraction.claims.intents import find_intents
from worker.extraction.claims.layout import MOST_BELOW
from worker.extraction.claims.martial import is_martial, tells_of_coalition
from worker.extraction.claims.matching import matches
from worker.extraction.claims.memberships import (
    add_membership,
    find_bullets,
    find_composed,
    find_contingents,
    find_members,
    find_participation,
)
from worker.extraction.claims.missions import add_purposes, find_missions
from worker.extraction.claims.mustering import find_mustered
from worker.extraction.claims.purposes import find_purposes
from worker.extraction.claims.relations import add_relation
from worker.extraction.claims.relations_fighting import (
    find_between,
    find_claimed,
    find_defending,
    find_ended,
    find_fire,
    find_opposed,
    find_pitted,
)
from worker.extraction.claims.relations_helping import find_support, find_working_with
from worker.extraction.claims.relations_hyphenated import find_hyphenated
from worker.extraction.claims.relations_leading import find_command, find_in_charge, find_under
from worker.extraction.claims.relations_offices import find_by_office, find_by_owner, find_lead_nations
from worker.extraction.claims.roles import find_roles
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.sizes import find_sizes
from worker.extraction.claims.statements import find_statements
from worker.extraction.claims.strengths import find_strengths
from worker.extraction.claims.tasks import find_tasks
from worker.extraction.claims.territories import add_territory
from worker.extraction.claims.territories_near import find_near_ground
from worker.extraction.claims.territories_phrases import find_held
from worker.extraction.parsed import Parsed

__all__ = ["built"]

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
    taken: set[int] = set()
    for match in matches(scene):
        if match.frame.kind == "casualties":
            taken.update(_with_heads(scene, match.roles.get("victims", ())))
        elif match.frame.kind == "relation":
            taken.update(_with_heads(scene, match.roles.get("patient", ())))
        elif match.frame.kind == "deployment":
            items = [token.i for top in match.at(scene, "forces") for token in scene.with_conjuncts(top)]
            taken.update(_with_heads(scene, items))
        if match.frame.kind in _MAKERS:
            _MAKERS[match.frame.kind](scene, builder, match)
        if match.frame.kind == "deployment":
            add_purposes(scene, builder, match)
    find_hyphenated(scene, builder)
    find_under(scene, builder)
    find_command(scene, builder)
    find_in_charge(scene, builder)
    find_by_office(scene, builder)
    find_by_owner(scene, builder)
    find_lead_nations(scene, builder)
    find_defending(scene, builder)
    find_fire(scene, builder)
    find_claimed(scene, builder)
    find_between(scene, builder)
    find_ended(scene, builder)
    find_pitted(scene, builder)
    find_opposed(scene, builder)
    find_support(scene, builder)
    find_working_with(scene, builder)
    find_members(scene, builder)
    find_contingents(scene, builder)
    find_participation(scene, builder)
    find_bullets(scene, builder)
    find_composed(scene, builder)
    find_belonging(scene, builder)
    find_sizes(scene, builder)
    find_counted(scene, builder)
    find_ones(scene, builder)
    find_tolls(scene, builder)
    find_helping(scene, builder)
    find_contributors(scene, builder)
    find_sources(scene, builder)
    find_listed_forces(scene, builder)
    find_taking_part(scene, builder)
    find_aid(scene, builder)
    find_brought(scene, builder)
    find_packages(scene, builder)
    find_listed(scene, builder)
    find_labelled(scene, builder)
    find_basing(scene, builder)
    find_sharing(scene, builder)
    find_offers_of_help(scene, builder)
    find_held(scene, builder)
    find_near_ground(scene, builder)
    if is_martial(parsed.text) or tells_of_coalition(parsed):
        find_missions(scene, builder)
        find_purposes(scene, builder)
        find_intents(scene, builder)
        find_tasks(scene, builder)
    find_strengths(scene, builder)
    find_mustered(scene, builder)
    find_bases_left(scene, builder)
    find_standing(scene, builder, taken)
    find_ships(scene, builder)
    builder.settle()
    return builder


def _with_heads(scene: Scene, tokens: Iterable[int]) -> set[int]:
    """The tokens with the nouns that they count: "a total of 453 personnel" is about the personnel."""
    found = set(tokens)
    for token in tuple(found):
        last = min(scene.doc[token].right_edge.i, token + MOST_BELOW)
        for quantity in (*scene.quantities_between(token, last), *filter(None, [scene.counting.get(token)])):
            if quantity.head is not None:
                found.add(quantity.head)
    return found
