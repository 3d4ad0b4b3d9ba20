"""Every finder of contributions that no frame tells, in the order in which they run."""

from worker.extraction.claims.contributions.abroad import find_abroad
from worker.extraction.claims.contributions.aid import find_aid
from worker.extraction.claims.contributions.arriving import find_arriving
from worker.extraction.claims.contributions.basing import find_basing
from worker.extraction.claims.contributions.belonging import find_belonging
from worker.extraction.claims.contributions.bracketed import find_bracketed
from worker.extraction.claims.contributions.contributors import find_contributors, find_listed_forces, find_sources
from worker.extraction.claims.contributions.costing import find_costs
from worker.extraction.claims.contributions.disposal import find_at_disposal
from worker.extraction.claims.contributions.duties import find_duties
from worker.extraction.claims.contributions.labelled import find_itemised, find_labelled
from worker.extraction.claims.contributions.lists import find_brought, find_listed
from worker.extraction.claims.contributions.others import find_among_givers, find_joining_givers, find_others
from worker.extraction.claims.contributions.packages import find_offered, find_packages
from worker.extraction.claims.contributions.raising import find_raised
from worker.extraction.claims.contributions.requests import find_requests
from worker.extraction.claims.contributions.serving import find_serving
from worker.extraction.claims.contributions.sharing import (
    find_helping,
    find_offers_of_help,
    find_sent_to_join,
    find_sharing,
    find_taking_part,
)

FINDERS = (
    find_helping,
    find_contributors,
    find_sources,
    find_listed_forces,
    find_bracketed,
    find_taking_part,
    find_aid,
    find_brought,
    find_packages,
    find_offered,
    find_listed,
    find_labelled,
    find_itemised,
    find_basing,
    find_sharing,
    find_serving,
    find_duties,
    find_arriving,
    find_abroad,
    find_belonging,
    find_offers_of_help,
    find_sent_to_join,
    find_costs,
    find_at_disposal,
    find_raised,
    find_requests,
    find_others,
    find_among_givers,
    find_joining_givers,
)
