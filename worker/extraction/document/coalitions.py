"""Coalitions of one document: which one "the coalition", "the US-led coalition" or "the AU mission" is."""

from collections.abc import Iterable

from schemas import Entity
from worker.extraction.document.context import Coalition
from worker.extraction.document.fitting import JUST_OVER, Fitting
from worker.extraction.document.known_missions import (
    beginning_with,
    lands_of,
    leaders_of,
    may_be_called,
    may_be_told,
    name_of,
    with_lands,
)
from worker.extraction.knowledge import known_coalitions, slug
from worker.extraction.names.nouns import of_coalitions, referring_nouns
from worker.extraction.reading import Candidate, Description

# Organisations that are alliances themselves: "the alliance" is one of them, if the document speaks of it.
ALLIANCES = frozenset(
    f"organisation:{slug(name)}"
    for name in (
        "NATO",
        "Collective Security Treaty Organization",
        "Warsaw Pact",
        "SEATO",
        "CENTO",
        "Alliance of Sahel States",
    )
)


class Coalitions:
    """The coalitions that a document has spoken of; the last is in focus.

    `topics` are the ids of everything that the document has named: they tell which US-led coalition is meant.
    """

    def __init__(
        self, coalitions: Iterable[Coalition], others: Iterable[Entity], topics: set[str], year: int | None
    ) -> None:
        self._coalitions = {coalition.entity.id: coalition for coalition in coalitions}
        self._alliance = next((entity for entity in reversed(list(others)) if entity.id in ALLIANCES), None)
        self._topics = topics
        self._year = year
        self._known = Fitting(topics, year)

    def note_other(self, entity: Entity) -> None:
        """The document names something that is no coalition."""
        if entity.id in ALLIANCES:
            self._alliance = entity

    def all(self) -> tuple[Coalition, ...]:
        """The coalitions, the one in focus last."""
        return tuple(self._coalitions.values())

    def focus(self) -> Coalition | None:
        """The coalition that the document spoke of last."""
        return next(reversed(self._coalitions.values()), None)

    def note(self, entity: Entity, leader: str | None = None, beside: Entity | None = None, acts: bool = True) -> None:
        """The document speaks of the coalition here: it is in focus now.

        But what is told of another, who is the subject (`beside`), or was over by then, does not take the focus:
        "Althea, which took over from SFOR". Nor does one that does not act (`acts`) from one spoken of more often.
        """
        now = self.focus()
        earlier = self._coalitions.pop(entity.id, None)
        times = earlier.times + 1 if earlier is not None else 1
        known = known_coalitions().get(entity.id)
        if known is not None:
            short, leader = tuple(sorted(known.short)), known.leader
        else:
            words = slug(entity.name).split("-")
            short = tuple(dict.fromkeys((words[-1], *(word for word in words if word in of_coalitions()))))
            leader = leader or (earlier.leader if earlier else None)
        self._coalitions[entity.id] = Coalition(entity=entity, leader=leader, short=short, times=times)
        kept = self._coalitions.get(beside.id) if beside is not None else None
        if kept is None and now is not None and now.entity.id != entity.id:
            over = self._is_over(entity.id) and not self._is_over(now.entity.id)
            kept = now if over or (not acts and times < now.times) else None
        if kept is not None and kept.entity.id != entity.id:
            self._coalitions[kept.entity.id] = self._coalitions.pop(kept.entity.id)

    def _is_over(self, coalition_id: str) -> bool:
        known = known_coalitions().get(coalition_id)
        return (
            known is not None and self._year is not None and len(known.years) == 2 and known.years[1] < self._year - 1
        )

    def as_called(self, entity: Entity) -> Entity:
        """The coalition by the name that the document gave it first."""
        earlier = self._coalitions.get(entity.id)
        return earlier.entity if earlier is not None else entity

    def meant(self, entity: Entity, name: str) -> Entity:
        """Which coalition a name means that several begin with: "EUFOR" in a document on Chad is EUFOR Chad/CAR."""
        known = known_coalitions()
        facts = known.get(entity.id)
        told = (one.entity for one in reversed(self._coalitions.values()) if one.entity.name.endswith(f" {name}"))
        if (longer := next(told, None)) is not None and entity.id not in self._coalitions:
            return longer  # "the Contact Group", after "the Ukraine Defense Contact Group"
        if facts is None or not facts.about or facts.about & self._topics or entity.id in self._coalitions:
            return entity
        fitting = [
            other
            for other_id in beginning_with(name) - {entity.id}
            if (other := known[other_id]).about & self._topics and self._known.timeliness(other) >= JUST_OVER
        ]
        return fitting[0].entity if len(fitting) == 1 else entity

    def resolve(
        self, candidate: Candidate, topics_here: set[str], beside: Entity | None, *, begun: bool = False
    ) -> Entity | None:
        """The coalition that a description or a noun stands for; `begun` says that it is being set up.

        `topics_here` are the ids that the paragraph names; `beside` is the coalition named right before it ("Operation
        Prosperity Guardian — a coalition of more than 20 nations").
        """
        description = candidate.description
        if description is None:
            return beside or self._by_noun(candidate.head)
        if description.national:
            return self._of_state(description)
        if beside is not None:
            return beside
        if description.leader is not None:
            return self._by_leader(candidate, description, topics_here)
        if description.joint and description.about and not description.cause:
            elsewhere = self._elsewhere(candidate, with_lands(description.about))
            if elsewhere is not None:
                return elsewhere
        elif description.about or description.cause:
            return self._by_cause(candidate, description, begun=begun and description.indefinite)
        if description.joint and (own := _its_own_word(description)) is not None:
            return self._apart(description, own, topics_here)
        found = None if description.joint and description.indefinite else self._by_noun(candidate.head)
        if found is not None and self._is_told_of_others(found, description):
            found = None
        if found is None and (description.joint or not description.indefinite):
            return self._by_topic(candidate, description, topics_here)
        return found

    @staticmethod
    def _is_told_of_others(coalition: Entity, description: Description) -> bool:
        """Whether a known coalition is led by others than the words tell: "the African force", beside one of the UN."""
        facts, leaders = known_coalitions().get(coalition.id), leaders_of(description.words.lower())
        return facts is not None and bool(leaders and facts.led_by) and not facts.led_by & leaders

    def _elsewhere(self, candidate: Candidate, about: set[str]) -> Entity | None:
        """Another coalition than the one spoken of, by where it is: "the multinational force around Lake Chad"."""
        focus = self.focus()
        facts = known_coalitions().get(focus.entity.id) if focus is not None else None
        if facts is None or not facts.about or about & facts.about or self._year is None:
            return None
        return self._known.best(None, about, about, candidate.head)

    def _apart(self, description: Description, own: str, topics_here: set[str]) -> Entity:
        """A force that is of its own by what it does: "the rapid reaction force", beside UNPROFOR."""
        told = (coalition.entity for coalition in reversed(self._coalitions.values()))
        known = (
            facts.entity
            for facts in known_coalitions().values()
            if facts.about & (topics_here | self._topics) and self._known.timeliness(facts) >= JUST_OVER and self._year
        )
        name = description.words
        found = next((entity for entity in (*told, *known) if own in entity.id.split("-")), None)
        return Entity(id=found.id if found is not None else f"coalition:{slug(name)}", type="coalition", name=name)

    def called(self, noun: str) -> Entity | None:
        """The coalition named last whose name ends with a noun that bodies are called by: "the command"."""
        return next((c.entity for c in reversed(self._coalitions.values()) if c.entity.id.endswith(f"-{noun}")), None)

    def newest(self, noun: str) -> Entity | None:
        """Which of several that the document has spoken of is "the new force": the one set up last."""
        known = known_coalitions()
        told = [one for one in self._coalitions.values() if may_be_called(one.short, noun)]
        begun = [
            (facts.years[0], at) for at, one in enumerate(told) if (facts := known.get(one.entity.id)) and facts.years
        ]
        unknown = [at for at, one in enumerate(told) if one.entity.id not in known]
        if len(told) == 1:
            return None
        return told[unknown[-1] if unknown else max(begun)[1]].entity if unknown or begun else None

    def is_called(self, coalition_id: str | None, noun: str) -> bool:
        """Whether the document may call a coalition by this noun: "the mission"."""
        return any(c.entity.id == coalition_id and noun in c.short for c in self._coalitions.values())

    def _of_state(self, description: Description) -> Entity | None:
        """ "The American mission": the coalition of the document that the state leads."""
        assert description.leader is not None
        led = (c.entity for c in reversed(self._coalitions.values()) if c.leader == description.leader.id)
        return next(led, None)

    def _by_topic(self, candidate: Candidate, description: Description, topics_here: set[str]) -> Entity | None:
        """A coalition that the document has not introduced: "coalition forces" in an article on Basra of 2005."""
        words = description.words.lower()
        noun = "task force" if words.endswith("task force") else candidate.head
        noun = f"standby {noun}" if f"standby {noun}" in words or f"stand-by {noun}" in words else noun
        leaders, where = leaders_of(words), with_lands(description.about)
        told, here = frozenset(slug(words).split("-")), with_lands(topics_here) if leaders else topics_here
        best = self._known.best(None, where, here, noun, leaders, told) if description.members is None else None
        new = description.indefinite and words.startswith("regional ")
        if best is not None and new and not lands_of(best.id) <= topics_here | self._topics:
            best = None  # "a regional force" in Niger need not be that of Niger, Mali and Chad
        if best is None:
            return (
                Entity(id=f"coalition:{slug(description.words)}", type="coalition", name=description.words)
                if description.joint
                else None
            )
        return Entity(id=best.id, type="coalition", name=description.words or best.name)

    def _by_noun(self, noun: str) -> Entity | None:
        focus = self.focus()
        if noun in referring_nouns().coalition:
            alliance = self._alliance
            its_own = focus is None or (focus.leader == (alliance and alliance.id) and "alliance" not in focus.short)
            its_own = its_own or _is_only_a_force(focus)
            if noun == "alliance" and alliance is not None and its_own:
                return alliance
            return focus.entity if focus is not None else None
        for coalition in reversed(self._coalitions.values()):
            if noun in coalition.short:
                return coalition.entity
        return focus.entity if focus is not None and noun in referring_nouns().mission else None

    def besides(self, candidate: Candidate, topics_here: set[str]) -> Entity | None:
        """A known coalition of which the document has not spoken yet: "a second Saudi-led coalition" in Yemen."""
        description = candidate.description
        if description is None or description.leader is None:
            return None
        best = self._known.best(description.leader.id, set(description.about), topics_here, candidate.head)
        return best if best is not None and best.id not in self._coalitions else None

    def _by_leader(self, candidate: Candidate, description: Description, topics_here: set[str]) -> Entity | None:
        leader = description.leader
        assert leader is not None
        about = with_lands(description.about)
        known = known_coalitions()
        spoken_of = self.focus()
        if description.told and not about and spoken_of is not None and may_be_told(spoken_of.short, candidate.head):
            return spoken_of.entity  # "The force is led by Italy"
        for coalition in reversed(self._coalitions.values()):
            facts = known.get(coalition.entity.id)
            fits = not about or facts is None or not facts.about or about & facts.about
            leads = coalition.leader == leader.id or (facts is not None and leader.id in facts.led_by)
            if leads and fits:
                return coalition.entity
        best = self._known.best(leader.id, about, topics_here, candidate.head)
        if best is not None:
            return (
                best
                if self._is_told_by_enemy(best, topics_here | about)
                else self._as_described(best, leader, candidate)
            )
        if leader.type == "organisation" and candidate.head not in referring_nouns().coalition and not about:
            # "a NATO mission" may be any
            return self._by_topic(candidate, description, set()) if description.joint else None
        focus = self.focus()
        if focus is not None and not description.indefinite and self._may_be_led(focus, candidate.head):
            return focus.entity
        cause = _cause(description)
        where = next((name_of(about) for about in description.about if about.startswith(("country:", "place:"))), None)
        if leader.type == "organisation" and where is not None:
            name = description.words if description.joint else f"{leader.name} {candidate.head} in {where}"
            return Entity(id=f"coalition:{slug(name)}", type="coalition", name=name)
        name = f"{leader.name}-led {candidate.head}"
        return Entity(id=f"coalition:{slug(leader.name)}-led{cause}", type="coalition", name=name)

    @staticmethod
    def _may_be_led(coalition: Coalition, noun: str) -> bool:
        """Whether a coalition of the document, of which nobody knows who leads it, is called by the noun."""
        unknown = coalition.leader is None and coalition.entity.id not in known_coalitions()
        return unknown and may_be_called(coalition.short, noun)

    def _is_told_by_enemy(self, coalition: Entity, topics_here: set[str]) -> bool:
        """Whether leader and enemy together leave no doubt: the US-led coalition against the Islamic State."""
        about = known_coalitions()[coalition.id].about
        return any(topic.startswith("armed-group:") for topic in about & (topics_here | self._topics))

    @staticmethod
    def _as_described(coalition: Entity, leader: Entity, candidate: Candidate) -> Entity:
        """The known coalition under the name that the text gives it, for the text may mean it more broadly."""
        return Entity(id=coalition.id, type="coalition", name=f"{leader.name}-led {candidate.head}")

    def _by_cause(self, candidate: Candidate, description: Description, *, begun: bool) -> Entity | None:
        known = known_coalitions()
        about = set(description.about)
        for coalition in reversed(self._coalitions.values()):
            facts = known.get(coalition.entity.id)
            if facts is not None and about & facts.about:
                return coalition.entity
            if coalition.entity.id.endswith(_cause(description)) and _cause(description):
                return coalition.entity
        groups = {topic for topic in about if topic.startswith("armed-group:")}
        fitting = [
            facts for facts in known.values() if groups & facts.about and self._known.timeliness(facts) >= JUST_OVER
        ]
        if begun and self._year is not None:  # "is forming a coalition against the Houthis": none of years ago
            fitting = [facts for facts in fitting if facts.years and facts.years[0] >= self._year - 1]
        if len(fitting) == 1:
            return fitting[0].entity
        focus = self.focus()
        facts = known.get(focus.entity.id) if focus is not None else None
        elsewhere = facts is not None and facts.about and about and not about & facts.about
        if focus is not None and not description.indefinite and not elsewhere:
            return focus.entity
        if about and not groups and not description.indefinite:
            best = self._known.best(None, about, about, candidate.head)
            if best is not None:
                return best
        if description.indefinite or groups or description.cause:
            cause = _cause(description).removeprefix("-")
            return Entity(
                id=f"coalition:coalition-{cause}", type="coalition", name=f"coalition {cause.replace('-', ' ')}"
            )
        return None


def _its_own_word(description: Description) -> str | None:
    words = description.words.lower().replace("-", " ").split()
    return next((word for word in words if word in referring_nouns().apart), None)


def _is_only_a_force(coalition: Coalition | None) -> bool:
    """Whether a known coalition is called a force or a mission, and never an alliance: UNPROFOR."""
    known = known_coalitions().get(coalition.entity.id) if coalition is not None else None
    return known is not None and bool(known.short) and known.short.isdisjoint({"alliance", "coalition"})


def _cause(description: Description) -> str:
    if description.about:
        return (
            "-" + slug(description.about[0].split(":", 1)[-1])
            if not description.about[0].startswith("country:")
            else ""
        )
    return f"-against-{slug(description.cause)}" if description.cause else ""
