"""Rows of states behind "from": "soldiers from Chad, Niger and Togo", "a force drawn from six states: …"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder, Member
from worker.extraction.claims.memberships.coalition_words import (
    add_member_of,
    coalition_at,
    coalition_near,
    told_before,
    told_in,
)
from worker.extraction.claims.memberships.members import is_coalition
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import belonging
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_after, word_before

_FAR = 14
_PARTS = frozenset({"member", "monitor", "observer", "participant", "bulk", "rest", "majority", "most", "component"})
_SERVING = frozenset(
    {"troop", "troops", "soldier", "peacekeeper", "contingent", "personnel", "officer", "trainer", "instructor"}
)
_UNITS = frozenset({"contingent", "unit", "detachment", "element", "component", "company", "platoon", "team"})
_GIFTS = frozenset({"contribution", "participation"})
_WHOLE = frozenset({"operation", "mission", "force", "coalition"})
_ADDING = frozenset({"with", "plus", "alongside"})
SKIPPED = frozenset({"the", "both", "mainly", "mostly", "also", '"', "“", "primarily", "largely", "chiefly"})
_LONGEST_COUNT = 60


def deed_in(tokens: tuple[Token, ...]) -> Token | None:
    """The first verb of some words that makes something of whoever does it."""
    return next((t for t in tokens if t.pos_ == "VERB" and t.lemma_ in belonging().deeds), None)


def add_sent_from(scene: Scene, builder: Builder, row: Row) -> None:
    """ "4,000 troops from Nigeria, Ghana and Guinea", "subdivisions of the armed forces of Russia and Belarus"."""
    tokens, at = scene.tokens, row.first - 1
    while at > 0 and tokens[at].lower_ in SKIPPED:
        at -= 1
    if at > 0 and tokens[at].pos_ == "NOUN" and tokens[at].lemma_.lower() in belonging().groups_of_states:
        at = tokens[at].left_edge.i - 1  # "from the non-member states Iceland and Norway"
    if row.noun is not None or at < 1 or tokens[at].lower_ not in {"from", "of"}:
        return
    if tokens[at - 1].lower_ in {"home", "back", "away"}:
        return  # "bring its soldiers home from Iraq"
    if [token.lower_ for token in tokens[row.end + 1 : row.end + 3]] == ["-", "led"]:
        return  # "a component of the Tongan-led force"
    start, _ = scene.sentence(row.first)
    if _come_from(scene, builder, row, tokens[at], start):
        return
    whole = _members_of(scene, at, start)
    if whole is not None:
        add_member_of(scene, builder, "members from", whole, row.parties, "member", tokens[at])
        return
    force = force_before(scene, at, start) or _counted_before(scene, at, start)
    if force is not None and force.pos_ == "PROPN" and len(row.parties) == 1 and coalition_at(scene, force):
        return  # "leads the Combined Maritime Forces from Bahrain"
    if force is not None and (tokens[at].lower_ == "from" or noun_of(force) not in {"army", "military", "police"}):
        from_forces(scene, builder, row, force)


def _come_from(scene: Scene, builder: Builder, row: Row, from_: Token, start: int) -> bool:
    """ "The other members of the mission come from Iceland and Norway": those of a coalition that the subject names."""
    verb = scene.tokens[from_.i - 1] if from_.i > start else from_
    if from_.lower_ == "from" and verb.lemma_ == "be" and _are_of_the_men(scene, verb, start):
        add_member_of(scene, builder, "come from", focus(verb), row.parties, "member", verb, modality_of(verb))
        return True
    if from_.lower_ != "from" or verb.lemma_ not in belonging().coming | {"be"}:
        return False
    for noun in scene.subjects(verb):
        if noun.lemma_.lower() not in _PARTS and noun_of(noun) not in nouns("force") and noun.lower_ != "they":
            continue
        of = prepositional(noun, frozenset({"of", "in", "for"}))
        whole = [party for part in of for party in scene.parties(part)] + scene.modifying(noun)
        coalition = next((party for party in whole if party.type == "coalition" or is_coalition(scene, party)), None)
        if coalition is None and len(row.parties) > 1 and _are_the_mission_s(scene, noun):
            coalition = focus(noun, _group_before(scene, noun))
        if coalition is not None:
            sure = 0.8 if coalition.reference.name else 0.65
            add_member_of(scene, builder, "come from", coalition, row.parties, "member", verb, modality_of(verb), sure)
            return True
    return False


def _are_of_the_men(scene: Scene, verb: Token, start: int) -> bool:
    """Whether a number is counted of forces told of before: "Of its 14,000 men, more than 12,000 are from Peru"."""
    counted = any(noun.like_num for noun in scene.subjects(verb))
    of = [token for token in scene.tokens[start : verb.i] if token.lower_ == "of"]
    whole = [noun for token in of for noun in token.children if noun.dep_ == "pobj"]
    return counted and any(
        noun_of(noun) in nouns("force") | {"men", "women"}
        and any(child.lower_ in {"the", "its"} for child in noun.lefts)
        for noun in whole
    )


def _are_the_mission_s(scene: Scene, noun: Token) -> bool:
    """Whether people are those of a mission told of before: "KFOR has 4,000 soldiers. They come from A, B and C"."""
    before = [token for token in scene.tokens[: noun.i] if scene.party_at(token) is not None]
    joint = any(party is not None and party.type == "coalition" for party in map(scene.party_at, before))
    joint = joint or any(t.lemma_ in _WHOLE and word_before(t) == "the" for t in scene.tokens[: noun.i])
    joint = joint or (noun.lower_ == "they" and bool(_group_before(scene, noun)))
    joint = joint or (noun.i == 0 and noun.lower_ == "they")  # those of whom the paragraph before has told
    return joint and (noun.lower_ == "they" or noun_of(noun) in _SERVING)


def _group_before(scene: Scene, they: Token) -> str:
    """What a group of observers or monitors is called right before: "The observer group has 33 men. They come from"."""
    first, start = scene.sentence_before(they.i)
    groups = (t for t in scene.tokens[first:start] if t.lemma_ in _TEAMS and _WATCHING & {c.lemma_ for c in t.lefts})
    group = next(groups, None)
    return scene.in_words(group).reference.name if group is not None else ""


_TEAMS = frozenset({"group", "team", "mission", "force"})
_WATCHING = frozenset({"observer", "monitoring", "observation", "monitor", "truce", "verification", "peacekeeping"})


def force_before(scene: Scene, at: int, start: int) -> Token | None:
    """The forces right before "from": "soldiers drawn from", "contingents from"."""
    if at < 1 or scene.tokens[at].lower_ not in {"from", "of"}:
        return None
    wanted = nouns("force") | {"subdivision", "element", "component", "contribution", "participation"}
    for token in reversed(scene.tokens[max(start, at - 5) : at]):
        if token.pos_ in {"NOUN", "PROPN"} and noun_of(token) in wanted:
            given = token.lemma_ not in _GIFTS or not any(child.lower_ in belonging().outside for child in token.lefts)
            return token if given else None  # "with financial contributions from"
        if token.pos_ == "VERB" and token.tag_ != "VBN":
            return None
    return None


def _members_of(scene: Scene, at: int, start: int) -> Party | None:
    """The coalition right before "from" whose members or soldiers come from there: "20 members of KFOR from Togo"."""
    tokens, last = scene.tokens, at - 1
    if tokens[at].lower_ != "from" or last <= start:
        return None
    while last > start and tokens[last].text in {")", "("}:
        last -= 1
    party = scene.party_at(tokens[last])
    if party is None or party.number is None:
        return None
    first = last
    while first > start and scene.party_at(tokens[first - 1]) is not None and at - first < _FAR:
        first -= 1
    while first > start and (
        tokens[first - 1].text in {"(", ")"} or tokens[first - 1].lower_ == "the" or scene.party_at(tokens[first - 1])
    ):
        first -= 1
    whole = next((p for token in tokens[first:at] if (p := coalition_at(scene, token, strict=True))), None)
    people = tokens[first - 2] if first - 2 > start and tokens[first - 1].lower_ in {"of", "in"} else None
    if whole is None or people is None or people.pos_ != "NOUN":
        return None
    return whole if people.lemma_.lower() in _PARTS or noun_of(people) in nouns("force") else None


def _counted_before(scene: Scene, at: int, start: int) -> Token | None:
    """The forces that a bare number before "from" counts again: "41 soldiers from Mali, 10 from Chad and two from"."""
    tokens = scene.tokens
    count = at - 2 if tokens[at - 1].lower_ in {"each", "apiece", "more", "others"} else at - 1
    if tokens[at].lower_ != "from" or count < start or not tokens[count].like_num:
        return None
    for token in reversed(tokens[max(start, at - _LONGEST_COUNT) : count]):
        if token.pos_ in {"NOUN", "PROPN"} and noun_of(token) in nouns("force") and word_after(token) == "from":
            return token
        if token.pos_ == "VERB" or token.text == ";":
            return None
    return None


def _are_there(verb: Token) -> bool:
    """Whether forces are only said to be there: "There are smaller contingents from A, B and C", "They include"."""
    expletive = any(child.dep_ == "expl" for child in verb.lefts)
    pronoun = any(child.dep_ == "nsubj" and child.lower_ in {"they", "it", "others", "these"} for child in verb.lefts)
    return (verb.lemma_ == "be" and expletive) or (verb.lemma_ == "include" and pronoun)


def _told_beside(scene: Scene, builder: Builder, force: Token, verb: Token) -> Member | None:
    """A membership told of others, to whom these forces are added: "There are 20 men from Fiji", "with some from Fiji".

    It stands in the sentence before; or in this one, before "with", "plus" or "alongside", or in a row with these.
    """
    before = [token.lower_ for token in scene.tokens[max(force.left_edge.i - 2, 0) : force.i]]
    if not _ADDING.isdisjoint(before) or (force.dep_ == "conj" and before[-1:] in ([","], ["and"])):
        return next(iter(told_in(scene, builder, force).values()), None)
    return told_before(scene, builder, force.i) if _are_there(verb) else None


def from_forces(scene: Scene, builder: Builder, row: Row, force: Token) -> None:
    """Members by the forces that are from them, where the sentence tells what the forces are in."""
    start, end = scene.sentence(force.i)
    verb = clause_verb(force)
    if verb.lemma_ in belonging().away and force.i > verb.i:
        return  # "withdraw troops from Mali and Niger"
    if force.dep_ == "pobj" and force.head.head.lemma_.lower() in belonging().going:
        return  # "the withdrawal of the coalition's troops from Mali"
    after = scene.tokens[row.last + 1 : min(end, row.last + _FAR)]
    coalition = coalition_near(scene, row.last + 1, min(end, row.last + _FAR), strict=len(row.parties) < 2)
    if coalition is not None and any(t.lower_ in {"against", ";"} for t in after if t.i < coalition.token):
        coalition = None
    own = coalition_at(scene, force)
    if force.lemma_ in _GIFTS:
        coalition = None
    coalition = (
        own or coalition_near(scene, max(start, force.i - 30), force.i, backwards=True, strict=True) or coalition
    )
    if coalition is None and noun_of(force) in _UNITS and len(row.parties) > 1 and _are_there(verb):
        coalition = focus(force)
    told = None if coalition is not None else _told_beside(scene, builder, force, verb)
    coalition = coalition or (Party(told.coalition, force.i) if told is not None else None)
    if coalition is None:
        return
    joined = any(token.lemma_ == "join" for token in scene.tokens[max(start, force.i - 6) : force.i])
    deed = deed_in(scene.tokens[force.i + 1 : row.first])
    if deed is not None and belonging().deeds[deed.lemma_] == "candidate":  # "more troops promised from Chad"
        add_member_of(scene, builder, "forces from", coalition, row.parties, "candidate", force, "planned")
        return
    if own is None and coalition.token > row.last:  # "are expected to form the core of the force"
        verb = clause_verb(scene.doc[coalition.token])
    modality = modality_of(verb) if verb.pos_ == "VERB" else "asserted"
    add_member_of(
        scene, builder, "forces from", coalition, row.parties, "joined" if joined else "member", force, modality
    )
