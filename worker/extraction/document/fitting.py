"""Which known coalition fits best what a document says of one: who leads it, where it is, its noun, and when."""

from schemas import Entity
from worker.extraction.document.known_missions import is_an_office
from worker.extraction.knowledge import KnownCoalition, known_coalitions
from worker.extraction.names.nouns import referring_nouns

_BRIEF = 4  # years
# What tells a force by its name from another at the same place: "the multinational force" beside UNIFIL.
_KINDS = frozenset(
    {"multinational", "monitoring", "observer", "police", "training", "civilian", "stabilisation", "stabilization"}
)
JUST_OVER = -1  # how far a coalition that ended the year before stands behind one that goes on


class Fitting:
    """For a document of a year; `topics` are the ids of everything that it has named, and grow while it is read."""

    def __init__(self, topics: set[str], year: int | None) -> None:
        self._topics = topics
        self._year = year

    def best(
        self,
        leader: str | None,
        about: set[str],
        topics_here: set[str],
        noun: str,
        leaders: frozenset[str] = frozenset(),
        told: frozenset[str] = frozenset(),
    ) -> Entity | None:
        """The known coalition that fits best; without a leader, one that the noun may mean at that time.

        `leaders` are those of whom one leads it, where it is known who does; `told` are the words that describe it.
        """
        best: tuple[int, bool, bool, int, str] | None = None
        standby = noun.startswith("standby ")
        noun = noun.removeprefix("standby ")
        for known in known_coalitions().values():
            if standby:  # "the standby force" of a body that the document names
                if "standby" in known.entity.id and known.leader in topics_here | self._topics:
                    return known.entity
                continue
            if not known.about or (about and not about & known.about):
                continue
            if (
                leader not in known.led_by
                if leader is not None
                else (noun not in known.short or self.timeliness(known) < JUST_OVER)
            ):
                continue
            if leaders and known.led_by and not known.led_by & leaders:
                continue  # "the wider African force", "the UN-backed force"
            if noun in referring_nouns().mission and is_an_office(known.short):
                continue  # "a UN peacekeeping operation"
            spoken_of = topics_here | self._topics if self.is_brief(known) else topics_here
            if leader is None and (self._year is None or not known.about & spoken_of):
                continue
            score = 4 * len(known.about & about) + 2 * len(known.about & topics_here) + len(known.about & self._topics)
            if not score:
                continue
            score += self.timeliness(known) + (noun in known.short)
            score += 2 * (not _KINDS.isdisjoint(told & set(known.entity.id.removeprefix("coalition:").split("-"))))
            score += not known.led_by.isdisjoint(spoken_of)  # "a Kenyan general takes charge of the force in Goma"
            begun = known.years[0] if known.years else 0
            rank = (score, not known.civil, self.is_brief(known), begun, known.entity.id)
            if score > 0 and (best is None or rank > best):
                best = rank
        return known_coalitions()[best[-1]].entity if best is not None else None

    def is_brief(self, known: KnownCoalition) -> bool:
        """Whether a coalition is one of these years alone, so that any place of the document tells it."""
        brief = len(known.years) > 1 and known.years[1] - known.years[0] <= _BRIEF
        return brief and self.timeliness(known) == 0

    def timeliness(self, known: KnownCoalition) -> int:
        """How well the year of the document fits a coalition: 0 while it goes on, less after it, least before."""
        if self._year is None or not known.years:
            return 0
        if self._year < known.years[0]:
            return -1000
        if len(known.years) == 1 or self._year <= known.years[1]:
            return 0
        return JUST_OVER if self._year == known.years[1] + 1 else -5
