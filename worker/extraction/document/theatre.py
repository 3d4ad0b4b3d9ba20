"""Whose forces a document tells of, and where they are: who "the country" is that sends, and where "there" is."""

from collections.abc import Iterable

from schemas import Entity, Reference, Territory
from worker.extraction.document.context import Context
from worker.extraction.document.references import entity_of, reference_to
from worker.extraction.knowledge import governed_from, known_coalitions

_SEVERAL = 3  # so many, and nobody knows whose "the troops" are
_MOST_UNITS = 8
_TWO = 2
# Words for forces of any kind: "the troops" are those told of last.
_OF_ANY_KIND = frozenset({"troop", "soldier", "force", "man", "men", "personnel", "unit", "contingent", "military"})


class Theatre:
    """What the deployments of the document so far leave to be understood.

    A report that is filed from a capital, and has told of no forces abroad yet, means its country by "the country".
    """

    def __init__(self, context: Context, filed_from: Entity | None = None) -> None:
        self.sender, self.place, self.abroad = context.sender, context.theatre, context.abroad or filed_from
        self.ground, self.holder, self.senders = context.ground, context.holder, context.senders
        self._units = dict(context.units)
        self._here: set[str] = set()
        self._last: tuple[str, Entity] | None = None  # of whom the paragraph told last, and where

    def note(self, actor: Reference, location: Reference | None, unit: str | None = None) -> None:
        """A paragraph has told of a deployment."""
        kind = _kind(unit)
        if kind and actor.id is not None and actor.type == "country":
            self._units.pop(kind, None)
            self._units[kind] = entity_of(actor)
        if actor.id is not None and actor.type == "country" and actor.id not in self.senders:
            self.senders = (*self.senders, actor.id)[-_TWO:]
        senders = ("country",) if self.sending_state() is not None else ("country", "coalition", "organisation")
        if actor.id is not None and actor.type in senders:
            self._here.add(actor.id)
            self.sender = entity_of(actor) if len(self._here) < _SEVERAL else None  # "the troops" of six states
        if location is not None and location.id is not None and location.type in ("country", "place"):
            self.place = entity_of(location)
            self.abroad = self._country_of(self.place, actor) or self.abroad
            self._last = (actor.id or "", self.place)
        elif not self._is_last(actor):
            self._last = None

    def is_host(self, actor: Reference) -> bool:
        """Whether the forces of others are in a country, whose own are no news: "trained the Iraqi security forces"."""
        return self.abroad is not None and actor.id == self.abroad.id and self.sending_state() is not None

    def note_ground(self, told: Territory) -> None:
        """A paragraph has told whose a place is: "the town" may be it from here on."""
        if told.place is not None and told.place.id is not None and told.place.type == "place":
            self.ground = entity_of(told.place)
            self.holder = told.actor if told.change in {"gained", "controls"} else None

    def where_held(self) -> Reference | None:
        """The place that somebody has taken, held or lost last."""
        return reference_to(self.ground) if self.ground is not None else None

    def may_lose(self, actor: Reference) -> bool:
        """Whether the place told of last is one that the actor has, as far as the document tells."""
        return self.holder is not None and (self.holder.key == actor.key or None in (self.holder.id, actor.id))

    def _country_of(self, place: Entity, actor: Reference) -> Entity | None:
        """The country that forces are in, where they are in its capital too: "landed in Freetown"."""
        country = place if place.type == "country" else governed_from().get(place.id)
        return country if country is not None and country.id != actor.id else None

    def units(self) -> tuple[tuple[str, Entity], ...]:
        """The kinds of forces that the document told of last, and whose they were."""
        return tuple(self._units.items())[-_MOST_UNITS:]

    def sender_of(self, unit: str | None) -> Entity | None:
        """Whose "the marines" are: "1,200 American marines hold the port. Troops of Chad came. The marines will go"."""
        return self._units.get(_kind(unit))

    def sent_by_several(self) -> bool:
        """Whether forces without a name may be those of more than one state, and the paragraph has told of none."""
        return len(self.senders) == _TWO and not self._here

    def sending_state(self) -> Reference | None:
        """Whose forces the document told of last, where that is a country."""
        return reference_to(self.sender) if self.sender is not None and self.sender.type == "country" else None

    def of(self, actor: Reference, *, there: bool = False) -> Reference | None:
        """Where the paragraph has told of the actor's forces last: "Norway has 300 men in Chad. They will leave".

        Another state whose forces are `there` has them in the same country: "Poland supplies 400", not the same town.
        """
        if self._last is None or self._last[1].id == actor.id:
            return None
        as_well = there and actor.type == self._last[1].type == "country"
        return reference_to(self._last[1]) if as_well or self._is_last(actor) else None

    def where_last(self, actor: Reference) -> Reference | None:
        """Where the document has told of forces last: "Norway has sent 300 men to Chad. The force will stay"."""
        return reference_to(self.place) if self.place is not None and self.place.id != actor.id else None

    def _is_last(self, actor: Reference) -> bool:
        return self._last is not None and self._last[0] == actor.id

    def where(
        self, words: str, actor: Reference | None, others: Iterable[Entity], about: frozenset[str]
    ) -> Reference | None:
        """Where the actor's forces may be: where the last ones were, else in the country named last that is another.

        `words` are "there" or "the country"; `others` is what the document has named, the latest first. The country
        of a coalition is sooner the one that it is known to be in; the country that the coalition in focus is `about`
        comes before the other ones.
        """
        near = self.place if words == "there" else self.abroad
        lands = sorted((one for one in others if one.type == "country"), key=lambda one: one.id in self._here)
        lands.sort(key=lambda one: one.id not in about)  # who sends forces too is seldom where they are
        known = known_coalitions().get(actor.id or "") if actor is not None and words != "there" else None
        its_own = [land for land in lands if known is not None and land.id in known.about]
        for entity in (*its_own, near, *lands):
            if entity is not None and (actor is None or entity.id != actor.id):
                return reference_to(entity)
        return None


def _kind(unit: str | None) -> str:
    """The noun of forces that tells their kind, in the singular; "" where they may be of any."""
    noun = (unit or "").rpartition(" ")[2].lower().removesuffix("s")
    return "" if noun in _OF_ANY_KIND else noun
