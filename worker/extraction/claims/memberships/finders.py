"""Every finder of memberships and sizes that no frame tells, in the order in which they run."""

from worker.extraction.claims.memberships.belonging import find_belonging
from worker.extraction.claims.memberships.founding import find_announced, find_founded, find_sent
from worker.extraction.claims.memberships.gapping import find_gapped_members
from worker.extraction.claims.memberships.items import find_items
from worker.extraction.claims.memberships.numbers_reached import find_numbers_reached
from worker.extraction.claims.memberships.one_of_them import find_among_its_members
from worker.extraction.claims.memberships.phrases import (
    find_bullets,
    find_composed,
    find_contingents,
    find_members,
)
from worker.extraction.claims.memberships.ranked import find_followed, find_ranked
from worker.extraction.claims.memberships.sizes import find_sizes
from worker.extraction.claims.memberships.taking_part import find_participation

FINDERS = (
    find_members,
    find_contingents,
    find_participation,
    find_bullets,
    find_items,
    find_composed,
    find_founded,
    find_sent,
    find_announced,
    find_belonging,
    find_sizes,
    find_numbers_reached,
    find_among_its_members,
    find_ranked,
    find_gapped_members,
    find_followed,
)
