"""Who "he", "she" and "the official" are, and whom a person speaks for, as far as the document goes."""

import re
from collections.abc import Sequence

import msgspec

from schemas import Entity, Reference, Role, Statement
from worker.extraction.document.context import Context
from worker.extraction.document.people import People
from worker.extraction.document.references import entity_of, reference_to
from worker.extraction.knowledge import speaks_for
from worker.extraction.names.naming import is_strong_title, is_title
from worker.extraction.reading import ACTING, Candidate, Reading

_NO_HUMAN = frozenset(
    {"statement", "statements", "report", "reports", "officials", "spokesmen", "sources", "media", "i", "we", "they"}
    | {"women", "men", "people", "children", "police"}
)
# "local leaders", "officials in Kinshasa", "two diplomats": nobody of whom "he" is said.
_SEVERAL = re.compile(r"(?:[\w-]+ )*?[a-z-]+[^s\W]s(?: (?:of|in|from|at|with|close|familiar)\b.*)?$")
_VAGUE = frozenset({"diplomat", "official", "politician", "leader", "officer", "strongman"})
_I = frozenset({"i", "my", "me"})
# "the French defence minister", "Chad's top envoy for the region": the words up to what the office is for.
_OFFICE = re.compile(r"(?:[Tt]he|[A-Z][\w.-]+['’]s?) ((?:[\w.-]+ )*?[\w.-]*[a-zA-Z])(?: (?:of|for|to|in|on|at) .*)?$")
# "The foreign minister" is not the last minister of whom the document spoke.
_FIELDS = frozenset({"prime", "foreign", "defence", "defense", "interior", "finance", "home", "deputy", "vice", "oil"})
# between an office and its holder: ", ", " on defence, "
_OF_OFFICE = re.compile(r"(?: (?:of|for|on|in|to|at) (?:[\w'’-]+ ){0,4}[\w'’-]+)?, | ")
_SURE = 2  # words of a title, where its last word may be a name's as well
_IN_FULL = {
    "gen": "general",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "lt": "lieutenant",
    "prof": "professor",
}
_IN_FULL |= {
    "adm": "admiral",
    "sen": "senator",
    "gov": "governor",
    "pres": "president",
    "sgt": "sergeant",
    "dr": "doctor",
}
_PARTS_WORDS = re.compile(r"[,;:()“”\"]|(?<= )[a-z]+[.!?] ")

Met = tuple[Candidate, Reference]  # a candidate of the paragraph, and whom it stands for


_STUDIES = frozenset({"study", "studies", "analysis", "poll", "survey", "research", "review"})
_HEADED = 5  # words in which a noun phrase tells what it is: "A 2024 study"


def _is_a_study(speaker: Reference) -> bool:
    """Whether who is quoted is a study, which nobody goes on quoting in a paragraph of its own."""
    return speaker.id is None and not _STUDIES.isdisjoint(speaker.name.lower().split()[:_HEADED])


class Humans:
    """Asks the people whom the document has named, and `here`, whom the paragraph has met so far; both grow.

    `speaker` is the human who spoke last, `voice` whoever did, best word for word. `narrator` is the id of the person
    who says "I" in the document: nobody calls himself "he".
    """

    def __init__(self, people: People, here: list[Met], context: Context, narrator: str | None) -> None:
        self._people, self._here, self._narrator = people, here, narrator
        self.speaker, self.voice = context.speaker, context.voice
        self._last_told, self._quoted, self._spoken = context.told_of, False, False

    def note_speaker(self, statement: Statement) -> None:
        """Somebody has spoken: a human if it is a person, or words."""
        if statement.speaker.type in (None, "person"):
            self.speaker = statement.speaker
        self._spoken = True
        if (statement.direct or not self._quoted) and not _is_a_study(statement.speaker):
            self.voice, self._quoted = statement.speaker, statement.direct

    def instead_of_its_title(self, person: Candidate, text: str) -> Candidate:
        """The person in the place of the title right before, that nobody need be sought for: "the spokesman, X, …"."""
        unnamed, reference = self._here[-1] if self._here else (None, None)
        if unnamed is None or reference is None or reference.id is not None or unnamed.function != "subject":
            return person
        if _OF_OFFICE.fullmatch(text, unnamed.end, person.start) is None:
            return person
        self._here.pop()
        return msgspec.structs.replace(person, function="subject")

    def meant_by(
        self, pronoun: str, quoted: bool, said: int | None = None, spoke: frozenset[int] = frozenset()
    ) -> Entity | Reference | None:
        """Who "he" or "she" is: the last human subject near by, else the last human, else who spoke before.

        `quoted` tells whether the pronoun itself stands in quotation marks, `said` the sentence that ends in "he said".
        `spoke` are where those stand whom the paragraph lets speak, if he is one who goes on speaking.
        """
        gender = "f" if pronoun == "she" else "m"
        humans = [(c, r) for c, r in self._here if r.type == "person" or (r.id is None and c.type == "person")]
        humans = [(c, r) for c, r in humans if self._may_be(r, gender)]
        if not quoted:  # whom somebody's words name is not who goes on speaking
            humans = [(c, r) for c, r in humans if not c.quoted]
        if said is not None and (self.speaker is not None or any(c.sentence != said for c, _ in humans)):
            humans = [(c, r) for c, r in humans if c.sentence != said]  # who says something seldom names himself
        if humans:
            nearest = humans[-1][0].sentence
            subjects = [(c, r) for c, r in humans if c.function == "subject" and c.sentence >= nearest - 1]
            same = [(c, r) for c, r in subjects if c.sentence == nearest]
            spoken = [
                (c, r) for c, r in humans if c.start in spoke and c.sentence == nearest
            ]  # "Moss said that Okello had left. He added"
            return (spoken or same or subjects or humans)[-1][1]
        if self._last_told is not None and self._may_be(self._last_told, gender):
            return self._last_told
        if self.speaker is not None and self._may_be(self.speaker, gender):
            return self.speaker
        for person in self._people.latest():
            if person.gender in ("", gender) and person.entity.id != self._narrator:
                return person.entity
        return None

    def _may_be(self, reference: Reference, gender: str) -> bool:
        if reference.id is None:
            one = not _SEVERAL.match(reference.name)
            return one and _NO_HUMAN.isdisjoint(reference.name.lower().split())
        if reference.id == self._narrator:
            return False
        person = self._people.get(entity_of(reference))
        return person is None or person.gender in ("", gender)

    def told_of(self, text: str, sentence: int) -> Reference | None:
        """With whom the paragraph ends that lets nobody speak: "A rebel commander, Sam Sample, rejected the offer."

        He is who goes on in the next, and not who spoke before him; `sentence` is the last.
        """
        last = [(c, r) for c, r in self._here if r.type == "person" and c.sentence == sentence and not c.quoted]
        acting = [r for c, r in last if c.function == "subject" or text.endswith(", ", 0, c.start)]
        return acting[-1] if acting and not self._spoken else None

    def with_title(self, noun: str, words: str, side: str, sentence: int) -> Entity | Reference | None:
        """Who "the minister" is: who spoke last, else the last with that title, else the one named right before.

        `words` stand before the noun and may tell of what; `side` is the id of a state that they tell: "the French
        minister".
        """
        field = _spelled({word for word in words.lower().split()[-2:] if word in _FIELDS}) | {noun}
        if self.speaker is not None and field <= _spelled(set(self.speaker.name.lower().split())):
            return self.speaker
        civil = noun == "general" and words.lower().rstrip("- ").endswith("secretary")
        titled = [
            person
            for person in self._people.latest()
            if field <= (parts := _spelled(set(re.split(r"[\s-]+", person.title))))
            and (noun != "general" or ("secretary" in parts) == civil)
        ]
        if titled:
            fitting = [one for one in titled if not side or self._side(one.entity) in (side, None)]
            return next((one.entity for one in fitting), None)
        before = {one.id: one for met, one in self._here if one.type == "person" and met.sentence == sentence - 1}
        only = next(iter(before.values()), None) if len(before) == 1 else None
        known = self._people.get(entity_of(only)) if only is not None else None
        new = known is not None and (not known.title or noun in _VAGUE)  # "X, the foreign policy chief … The diplomat"
        return only if new and known is not None and self._side(known.entity) in (side, None) else None

    def _side(self, who: Entity) -> str | None:
        """The id of the state or body that a person speaks for."""
        side = self.spoken_for(reference_to(who))
        return side.id if side is not None else None

    def in_office(self, words: str, text: str) -> Entity | None:
        """Whom an office tells that the document has named: "the NATO Secretary General", "Chad's foreign minister"."""
        office = _OFFICE.match(words)
        if office is None:
            return None
        start = text.find(words)
        inside = [one for met, one in self._here if one.id and start <= met.start and met.end <= start + len(words)]
        sides = {one.id for one in inside if one.type in ACTING}
        titles = _spelled({word for word in re.split(r"[\s-]+", office[1].lower()) if is_title(word)})
        head = office[1].lower().split()[-1]
        if (not is_strong_title(head) and len(titles) < _SURE) or any(one.type == "person" for one in inside):
            return None
        for person in self._people.latest():
            borne = _spelled(set(re.split(r"[\s-]+", person.title)))
            if titles and titles <= borne and head in person.title.replace("-", " ").split():
                side = person.side or speaks_for().get(person.entity.id)
                same = side.id in sides if side is not None else titles == borne
                if not sides or same:  # "Chad's representative" is no Special Representative of nobody knows whom
                    return person.entity
        return None

    def spoken_for(self, speaker: Reference | None) -> Reference | None:
        """Who "we" are in the mouth of a speaker: a body itself, a person's country or body."""
        if speaker is None:
            return None
        if speaker.id is None:
            return self._told_of(speaker)
        if speaker.type != "person":
            return speaker
        person = self._people.get(entity_of(speaker))
        side = person.side if person is not None and person.side is not None else speaks_for().get(speaker.id)
        return reference_to(side) if side is not None else None

    def _told_of(self, speaker: Reference) -> Reference | None:
        """Whom somebody without a name speaks for: "a senior Ghanaian army officer", "a spokesman for the Taliban"."""
        stands = next((met for met, one in self._here if one is speaker or one == speaker), None)
        if stands is None:
            return None
        if stands.title.startswith("country:"):  # "the Chadian ambassador"
            return next((one for _, one in self._here if one.id == stands.title), None)
        inside = [one for met, one in self._here if one.id and stands.start <= met.start and met.end <= stands.end]
        sides = [one for one in inside if one.type in ACTING]
        return next((one for one in sides if one.type == "country"), sides[0] if sides else None)

    def side_before(self, person: Candidate, text: str) -> Entity | None:
        """Whom a person speaks for, by the title: "French" in "French Defence Minister Jean-Yves Le Drian"."""
        for earlier, reference in reversed(self._here[-3:]):
            gap = text[earlier.end : person.start]
            if reference.type in ACTING:
                words = gap.replace("'s", " ").replace("’s", " ").split()
                near = len(words) <= 7 and not _PARTS_WORDS.search(gap) and words[:1] != ["by"]
                return entity_of(reference) if near and any(is_title(word) for word in words) else None
        return None

    def learn_sides(self, reading: Reading, found: Sequence[Reference | None]) -> None:
        """Whom people speak for, by their offices: "X, a Taliban spokesman"."""
        for draft in reading.drafts:
            if isinstance(draft, Role) and draft.organisation is not None and not draft.former:
                person, body = (_known(reading, reference, found) for reference in (draft.person, draft.organisation))
                if person is not None and body is not None and body.type not in (None, "person", "place"):
                    self._people.learn_side(entity_of(person), entity_of(body))


def _spelled(words: set[str]) -> set[str]:
    """Words of a title, spelled in one way and in full."""
    plain = {word.replace("defense", "defence").rstrip(".,") for word in words}
    return {_IN_FULL.get(word, word) for word in plain}


def _known(reading: Reading, reference: Reference, found: Sequence[Reference | None]) -> Reference | None:
    number = reading.number(reference)
    who = found[number] if number is not None and number < len(found) else None
    return who if who is not None and who.id is not None else None


def says_i(reading: Reading) -> bool:
    """Whether the author of the paragraph says "I"."""
    return any(each.kind == "author" and each.head in _I and not each.quoted for each in reading.candidates)


def unnamed_speakers(reading: Reading, text: str) -> list[Met]:
    """Humans whom the paragraph gives no name, and lets speak, in the order in which they stand."""
    out = []
    for draft in reading.drafts:
        if isinstance(draft, Statement) and draft.speaker.id is None and draft.speaker.name:
            start = text.find(draft.speaker.name)
            if start >= 0:
                end = start + len(draft.speaker.name)
                stand_in = Candidate(
                    start=start, end=end, kind="bare", head="", type="person", function="subject", mention=False
                )
                out.append((stand_in, draft.speaker))
    return sorted(out, key=lambda met: met[0].start)
