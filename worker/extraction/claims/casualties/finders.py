"""Every finder of casualties that no frame tells, in the order in which they run."""

from worker.extraction.claims.casualties.compared import find_compared
from worker.extraction.claims.casualties.counted import find_counted
from worker.extraction.claims.casualties.nations import find_nations
from worker.extraction.claims.casualties.origins import find_origins
from worker.extraction.claims.casualties.shared import find_shared
from worker.extraction.claims.casualties.tolls import find_ones, find_tolls

FINDERS = (
    find_counted,
    find_ones,
    find_tolls,
    find_compared,
    find_nations,
    find_origins,
    find_shared,
)
