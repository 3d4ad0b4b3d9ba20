"""What a document has said so far, as far as later paragraphs need it: small, and a pure function of the paragraphs."""

import msgspec

from schemas import Entity, Reference

MOST_PEOPLE = 60
MOST_SHORT_FORMS = 40
MOST_COALITIONS = 12
MOST_OTHERS = 30


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody the document has named. `gender` is "f", "m" or "" where nothing told it.

    `side` is whom the person speaks for: the country or organisation that stands before the title.
    """

    entity: Entity
    title: str = ""
    gender: str = ""
    side: Entity | None = None


class Coalition(msgspec.Struct, frozen=True, kw_only=True):
    """A coalition that the document has spoken of, so many `times`; `leader` is an entity id."""

    entity: Entity
    leader: str | None = None
    short: tuple[str, ...] = ()
    times: int = 1


class ShortForm(msgspec.Struct, frozen=True, kw_only=True):
    """A short form that the document has bound: "SDF"."""

    form: str
    entity: Entity


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """The document so far. Lists hold the latest last and are bounded; the oldest go first.

    `coalitions` ends with the one in focus. `others` are the organisations, groups, countries and places named lately.
    `speaker` is the human who spoke last, by entity or by words, `voice` whoever did, a body as well, `told_of` the
    human with whom the last paragraph ended, where nobody spoke in it, and `introduced` whose words it announced.
    `listing` is the coalition whose members are the items that follow, `charged` whose tasks they are.
    `author` is whoever says "we", `floor` whose words a label said to follow, and `opening` the first state or body
    that acts, which is taken for the author where nothing tells it.
    `owner` is whose forces it told of last, by the words for them ("Kenyan troops").
    `sender` is whose forces the document told of last, `theatre` where they were: who "the country" is that sends, and
    where "there" is. `senders` are the ids of the states of whose forces it told, two of them at most.
    `units` are the kinds of forces that it told of last, "marine", and whose they were: who "the marines" are.
    `ground` is the place that was taken, held or lost last: which "the town" is; `holder` has it.
    `abroad` is the country that forces were sent to last, `land` the last by its own name: "Mali", not "Malians".
    `row` are the states that stood together last, "Mali and Niger", and `rows` those of other numbers before them.
    `topic` is the body that was the subject last: who "it" is at the start of a paragraph.
    `assembled` is the body whose leaders, ministers or allies it told of last.
    `about` are the ids of the states that its heading, one of officials, is about.
    `first_person` tells that the author has said "I", `official` that its heading is one of officials, `martial` that
    it has told of forces or fighting, and `forces` that it has done so by words that are of nothing else.
    """

    people: tuple[Person, ...] = ()
    short_forms: tuple[ShortForm, ...] = ()
    coalitions: tuple[Coalition, ...] = ()
    others: tuple[Entity, ...] = ()
    speaker: Reference | None = None
    voice: Reference | None = None
    told_of: Reference | None = None
    introduced: Reference | None = None
    listing: Reference | None = None
    charged: Reference | None = None
    author: Entity | None = None
    floor: Entity | None = None
    opening: Entity | None = None
    sender: Entity | None = None
    senders: tuple[str, ...] = ()
    theatre: Entity | None = None
    units: tuple[tuple[str, Entity], ...] = ()
    ground: Entity | None = None
    holder: Reference | None = None
    giver: Entity | None = None
    owner: Entity | None = None
    abroad: Entity | None = None
    land: Entity | None = None
    row: tuple[Entity, ...] = ()
    rows: tuple[tuple[Entity, ...], ...] = ()
    topic: Entity | None = None
    assembled: Entity | None = None
    about: tuple[str, ...] = ()
    first_person: bool = False
    official: bool = False
    martial: bool = False
    forces: bool = False
