"""Every finder of relations that no frame tells, in the order in which they run."""

from worker.extraction.claims.relations.allies import find_allies, find_enemies, find_in_the_pay
from worker.extraction.claims.relations.each_other import find_each_other
from worker.extraction.claims.relations.fighting import (
    find_allied,
    find_attacks_claimed,
    find_behind_attacks,
    find_between,
    find_claimed,
    find_defending,
    find_ended,
    find_fire,
    find_massed,
    find_pitted,
    find_seized,
    find_turned,
)
from worker.extraction.claims.relations.helping import (
    find_backs,
    find_behind,
    find_harbouring,
    find_relying,
    find_supplied,
    find_support,
    find_working_with,
)
from worker.extraction.claims.relations.hyphenated import find_hyphenated
from worker.extraction.claims.relations.idioms import find_idioms
from worker.extraction.claims.relations.leading import (
    find_command,
    find_handed_over,
    find_in_charge,
    find_taking_over,
    find_under,
)
from worker.extraction.claims.relations.mines import find_mines
from worker.extraction.claims.relations.offices import (
    find_band_of,
    find_by_office,
    find_by_owner,
    find_lead_nations,
    find_named_behind,
)
from worker.extraction.claims.relations.opposing import find_against, find_condemned, find_demanded, find_opposed
from worker.extraction.claims.relations.threatening import find_branded, find_threatened

FINDERS = (
    find_hyphenated,
    find_under,
    find_command,
    find_taking_over,
    find_handed_over,
    find_in_charge,
    find_by_office,
    find_named_behind,
    find_by_owner,
    find_band_of,
    find_lead_nations,
    find_defending,
    find_fire,
    find_mines,
    find_claimed,
    find_attacks_claimed,
    find_behind_attacks,
    find_between,
    find_each_other,
    find_ended,
    find_pitted,
    find_seized,
    find_turned,
    find_massed,
    find_opposed,
    find_condemned,
    find_demanded,
    find_against,
    find_allied,
    find_support,
    find_supplied,
    find_relying,
    find_behind,
    find_harbouring,
    find_backs,
    find_working_with,
    find_allies,
    find_enemies,
    find_in_the_pay,
    find_idioms,
    find_threatened,
    find_branded,
)
