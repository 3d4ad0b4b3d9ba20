"""Every finder of missions, in the order in which they run."""

from worker.extraction.claims.missions.charged import find_charged
from worker.extraction.claims.missions.doing import find_doing
from worker.extraction.claims.missions.due import find_due
from worker.extraction.claims.missions.intents import find_intents
from worker.extraction.claims.missions.listed import find_listed
from worker.extraction.claims.missions.missions import find_missions
from worker.extraction.claims.missions.phases import find_over
from worker.extraction.claims.missions.purposes import find_purposes
from worker.extraction.claims.missions.tasks import find_tasks

FINDERS = (
    find_listed,
    find_missions,
    find_over,
    find_purposes,
    find_intents,
    find_tasks,
    find_doing,
    find_due,
    find_charged,
)
