"""Every finder of ground gained, lost or held that no frame tells, in the order in which they run."""

from worker.extraction.claims.territories.following import find_following
from worker.extraction.claims.territories.near import find_near_ground
from worker.extraction.claims.territories.phrases import find_held
from worker.extraction.claims.territories.signs import find_signs

FINDERS = (
    find_held,
    find_near_ground,
    find_signs,
    find_following,
)
