"""Names that a document uses again: in full, shortened, spelled by their letters, or bound by the document itself."""

from itertools import pairwise

from schemas import Entity
from worker.extraction.document.coalitions import Coalitions
from worker.extraction.document.people import People, gender_of, gender_of_name, name_parts
from worker.extraction.knowledge import bearers, countries, entity_named, forenames, known_by_surname, namesake, slug
from worker.extraction.names.naming import name_words
from worker.extraction.reading import Candidate

_ARTICLES = frozenset({"al-", "el-"})
_BEFORE_SURNAMES = frozenset(
    {"la", "le", "de", "del", "di", "da", "dos", "du", "van", "von", "bin", "ben", "ould", "abu", "al"}
)


class NamesAgain:
    """Asks what a document has named so far: its people, its coalitions, `others`, and `short` forms that it has bound.

    `topics` are the ids of all that it has named. All five are the document's own, and grow while it is read.
    `published` is the day on which it appeared.
    """

    def __init__(
        self,
        people: People,
        coalitions: Coalitions,
        others: dict[str, Entity],
        short: dict[str, Entity],
        topics: set[str],
        published: str,
    ) -> None:
        self._published = published
        self._people, self._coalitions, self._others, self._short = people, coalitions, others, short
        self._topics = topics

    def named(self, candidate: Candidate, before: str) -> Entity | None:
        """The entity of a name, under the name and id that the document gave it first; `before` stands before it."""
        entity = candidate.entity
        if before[-3:].lower() in _ARTICLES and (person := self._people.called(candidate.head)) is not None:
            return person  # "al-Houthi" after "Mohammed al-Houthi"
        if entity is not None and entity.type == "person":
            borne = namesake(candidate.head, self._published)
            return self._people.same_as(_as_written(entity, candidate) if borne is None else borne)
        if entity is not None and (person := self._with_particle(candidate.head)) is not None:
            return person
        if candidate.head.isupper() and entity is not None and entity.id not in self._others:
            spelled = self._short.get(candidate.head) or self._spelled_by(candidate.head)
            if spelled is not None:
                return spelled  # "the ISF" of a document on another force than the one that is best known by it
            entity = self._bearer(candidate.head) or entity
        if entity is not None and entity.type == "country" and (band := self._band_of(candidate.head)) is not None:
            return band
        if entity is not None and entity.type != "coalition":
            who = self._short.get(candidate.head) or self._same_name(entity.id.split(":", 1)[-1]) or entity
            return _as_written(who, candidate)
        bound = self._short.get(candidate.head)
        if bound is not None or entity is None:
            return bound
        return self._coalitions.as_called(_as_written(self._coalitions.meant(entity, candidate.head), candidate))

    def _bearer(self, form: str) -> Entity | None:
        """Who of several that bear a short form is meant, by the lands that the document names: "the ADF" in Beni."""
        told = {name: len(about & self._topics) for name, about in bearers().get(form, {}).items()}
        best = max(told, key=lambda name: told[name], default=None)
        return entity_named(best) if best is not None and told[best] else None

    def _band_of(self, people: str) -> Entity | None:
        """The armed people of another land whom a word means: "the Serbs" after "the Bosnian Serbs"."""
        if people not in countries().demonyms:
            return None
        for entity in reversed(self._others.values()):
            words = entity.name.split()
            if (
                entity.type == "armed_group"
                and len(words) > 1
                and words[-1].removesuffix("s") == people.removesuffix("s")
            ):
                return entity
        return None

    def _band_in_short(self, name: str) -> Entity | None:
        """The armed group in whose name a plural stands."""
        if not name.endswith("s") or not name[:1].isupper() or " " in name or entity_named(name) is not None:
            return None
        bands = (entity for entity in reversed(self._others.values()) if entity.type == "armed_group")
        return next((band for band in bands if name in band.name.split()), None)

    def shortened(self, candidate: Candidate, surface: str, before: str) -> Entity | None:
        """Whom a surname, an acronym or a bare name means; `surface` is how it stands in the text after `before`."""
        head = candidate.head
        bound = self._short.get(head) or self._short.get(surface)
        if bound is not None:
            return bound
        if candidate.kind != "acronym":
            person = self._people.called(head, candidate.title)
            if person is not None and not self._is_her_husband(candidate, person):
                return person
        else:
            spelled = self._spelled_by(head) or self._bearer(head)
            if spelled is not None:
                return spelled
        known = self._well_known(candidate)
        if known is not None:
            return Entity(id=known.id, type=known.type, name=surface)
        if (
            before.lower() == "the "
            and candidate.kind != "acronym"
            and (band := self._band_in_short(surface)) is not None
        ):
            return band  # "the Tigers" after "the Liberation Tigers of Tamil Eelam"
        said = candidate.kind == "bare" or before.lower() == "the "
        earlier = self._same_name(slug(head)) or (self._last_word(head, surface) if said else None)
        return earlier or (candidate.entity if candidate.kind != "bare" else None)

    def _with_particle(self, name: str) -> Entity | None:
        """The person whom a surname of two words means, whatever the model takes it for: "La Russa", "bin Sample"."""
        words = name.lower().split()
        if len(words) == 1 or words[0] not in _BEFORE_SURNAMES or entity_named(name) is not None:
            return None
        called = self._people.called(name)
        return called if called is not None and called.name.lower().endswith(name.lower()) else None

    def _well_known(self, candidate: Candidate) -> Entity | None:
        """Somebody whom the news calls by the surname alone."""
        if candidate.kind == "acronym":
            return None
        surname = name_parts(candidate.head)[-1]
        if candidate.type != "person" and not candidate.title and (len(surname) < 6 or surname in forenames()):
            return None
        known = namesake(surname, self._published)
        known = known or known_by_surname(titled=bool(candidate.title)).get(surname)
        if known is not None and gender_of(candidate.title) == "f" and gender_of_name(known.name) == "m":
            return None  # "Mrs. Bush" is no president of that name
        return known

    def _is_her_husband(self, candidate: Candidate, person: Entity) -> bool:
        """Whether a title is of a man well known by his surname: "President Bush", of whom "Mrs. Bush" was the wife."""
        known = self._well_known(candidate) if candidate.title else None
        noted = self._people.get(person)
        if known is None or noted is None or known.id == person.id or noted.gender != "f":
            return False
        return gender_of_name(known.name) == "m" and not set(candidate.title.split()) <= set(noted.title.split())

    def _same_name(self, name: str) -> Entity | None:
        """What the document has named so before, of whatever type the model takes it for now."""
        person = self._people.get(Entity(id=f"person:{name}", type="person", name=name))
        if person is not None:
            return person.entity
        for entity in reversed(self._others.values()):
            if entity.id.split(":", 1)[-1] == name:
                return entity
        return None

    def _spelled_by(self, acronym: str) -> Entity | None:
        letters = acronym.lower()
        if len(letters) < 3:
            return None
        names = [*self._others.values(), *(coalition.entity for coalition in self._coalitions.all())]
        for entity in reversed(names):
            words = [
                word
                for word in slug(entity.name.partition(" (")[0]).split("-")
                if word not in ("of", "the", "for", "and", "in")
            ]
            if entity.type in ("organisation", "armed_group", "coalition") and "".join(w[:1] for w in words) == letters:
                return entity
        return None

    def _last_word(self, word: str, surface: str) -> Entity | None:
        """The body whose name is built on it: "the League" after "the Arab League", "the League of Nations"."""
        if word not in name_words().organisation - {"government"} or not surface[:1].isupper():
            return None
        for entity in (*reversed(self._others.values()), *(one.entity for one in reversed(self._coalitions.all()))):
            named = entity.type in ("organisation", "armed_group", "coalition")
            if named and word in _heads(slug(entity.name)) | _heads(entity.id.partition(":")[2]):
                return entity
        return None


def _heads(name: str) -> set[str]:
    """The words that a name in id form may be built on: the last, and the one before "of"."""
    words = name.split("-")
    return {words[-1], *(word for word, after in pairwise(words) if after in _OF)}


_OF = frozenset({"of", "for", "on", "in", "to"})


def _as_written(entity: Entity, candidate: Candidate) -> Entity:
    """A known entity under the name that the document uses: "the Foreign Office" and "FCDO" are one id.

    Countries bear one name everywhere.
    """
    known = entity_named(candidate.head)
    if known is None or known.id != entity.id or entity.type == "country":
        return entity
    return Entity(id=entity.id, type=entity.type, name=candidate.head)
