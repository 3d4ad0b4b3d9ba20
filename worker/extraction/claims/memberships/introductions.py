"""Members in a row that some words introduce: "nations such as Chad", "contributors were Fiji", "troops from"."""

from spacy.tokens import Token

from schemas.claims import MembershipStatus, Modality
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.parts_of_them import INCLUDING
from worker.extraction.claims.memberships.coalition_words import (
    add_member_of,
    coalition_at,
    coalition_near,
    last_told_in,
)
from worker.extraction.claims.memberships.members import is_coalition, whole_meant
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.memberships.sent_from import SKIPPED, deed_in, force_before, from_forces
from worker.extraction.claims.memberships.set_off import DASHES, add_apposed, add_set_off
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.words import belonging
from worker.extraction.model.labels import TENSED
from worker.extraction.model.neighbours import word_after, word_before
from worker.extraction.reading import ACTING

_FAR = 14
_PASSING = frozenset({"include", "comprise", "grow", "expand", "swell", "say", "tell", "announce", "add", "report"})
_MAKING_UP = frozenset({"make", "compose", "constitute"})
_THOSE = frozenset({"these", "they", "those", "others"})
# "Eleven states have sent ships. This includes Fiji and Peru".
_ALL_THIS, _TELLING = frozenset({"this", "that", *_THOSE}), frozenset({"includes", "include", "included"})
_GIVEN = frozenset({"contingents", "contributions"})
_FAR_BACK = 36  # before a colon
_BACK = 22  # how far before a row the word for its states may stand
_LINKING = frozenset({"are", "were", "is", "was", "be"})


def _introduction(scene: Scene, row: Row) -> int:
    """The word that introduces a row, or -1: "including", "such as", "are"."""
    tokens, at = scene.tokens, row.first - 1
    while at > 0 and (tokens[at].lower_ in SKIPPED or _unknown(scene, tokens[at], row.first - at)):
        at -= 1
    if tokens[at].text == ")":  # "include (in alphabetical order), Brazil"
        at = next((t.i - 1 for t in reversed(tokens[max(0, at - 8) : at]) if t.text == "("), at)
    if at < 1:
        return -1
    word = tokens[at].lower_
    if word == "to":  # "ranging from Britain, with its 40,000 men, to Singapore"
        return next((t.i for t in reversed(tokens[max(0, at - 20) : at]) if t.lower_ == "ranging"), -1)
    if (word == "as" and tokens[at - 1].lower_ == "such") or (word == "them" and tokens[at - 1].lower_ == "among"):
        return at - 1
    if word == "is" and tokens[at - 1].lower_ == "that":
        return at - 1  # "the countries most affected, that is Fiji and Peru"
    if word == "from" and tokens[at - 1].lower_ == "ranging":
        return at - 1
    if word == "(" and row.end + 1 < len(tokens) and tokens[row.end + 1].text == ")":
        return at if len(row.parties) > 1 else -1  # "eight nations formed the force (Austria, Chile and Peru)"
    if word in DASHES and len(row.parties) == 1 and any(token.text == "(" for token in tokens[max(0, at - 3) : at]):
        return -1  # "the headquarters (Northwood – UK)"
    return at if word in belonging().introducing or word in _LINKING else -1


def _unknown(scene: Scene, token: Token, far: int) -> bool:
    """Whether a token may be a name of the row that nobody knows: "such as Antigua, Barbuda, Italy"."""
    return far < 9 and ((token.text == "," and far < 8) or token.pos_ == "PROPN")


def add_introduced(scene: Scene, builder: Builder, row: Row) -> None:
    """ "contributing nations include Norway", "31 countries, along with allies such as Canada"."""
    at = _introduction(scene, row)
    if row.noun is None and at < 1 and add_apposed(scene, builder, row):
        return
    if row.noun is not None or at < 1:
        return
    tokens = scene.tokens
    if tokens[at].text in DASHES | {"("} and add_set_off(scene, builder, row, at):
        return
    start, _ = scene.sentence(row.first)
    if start and tokens[start - 1].text in {":", "—", "–", "-"}:  # the parse starts a sentence after a colon
        start, _ = scene.sentence(start - 1)
    group, joined = _introduced_to(scene, at, start)
    if group is None:
        _without_states(scene, builder, row, at, joined)
        return
    before = tokens[max(start, group.i - 6) : group.i]
    done = joined is not None and _joined_by_deed(scene, builder, row, group, joined)
    if done or any(token.lower_ in belonging().outside for token in before):
        return
    made = joined is not None and _is_made_of(scene, group, joined)
    if made and joined is not None:
        add_member_of(scene, builder, "introduced", joined, row.parties, "member", group)
    elif not (_is_added(before) and _like_those_told(scene, builder, row, group)):
        _by_states(scene, builder, row, at, group, before)


def _without_states(scene: Scene, builder: Builder, row: Row, at: int, joined: Party | None) -> None:
    """ "The coalition has grown to include Fiji"; "Six states sent troops. These are Fiji and Peru"."""
    word = scene.tokens[at]
    between = scene.tokens[joined.token + 1 : word.i] if joined is not None else ()
    grown = any(token.lemma_ in {"grow", "expand", "swell"} for token in between)
    if joined is not None and (grown or word.lower_ in INCLUDING):
        status: MembershipStatus = "joined" if grown else "member"
        add_member_of(scene, builder, "introduced", joined, row.parties, status, word)
    elif _tells_of_those(word):
        _those_before(scene, builder, row, word)
    elif joined is not None and word.lower_ in _LINKING and _stands_inside(scene, joined, word):
        add_member_of(scene, builder, "in it are", joined, row.parties, "member", word)
    elif word.lower_ in _LINKING and _joining_them(word):
        add_member_of(scene, builder, "joining them", focus(word), row.parties, "joined", word)
    elif word.lower_ in _LINKING and (done := _deed_of_those(scene, word)) is not None:
        add_member_of(scene, builder, "those who", focus(word), row.parties, done, word)


def _tells_of_those(word: Token) -> bool:
    """ "These are Fiji and Peru", "This includes Fiji and Peru", "Among them are Fiji and Peru"."""
    before = word_before(word)
    if word.lower_ in _TELLING:
        return before in _ALL_THIS
    return word.lower_ in _LINKING and (before in _THOSE or _remain(word) or _among(word))


def _joined_by_deed(scene: Scene, builder: Builder, row: Row, group: Token, joined: Party) -> bool:
    """ "Five countries have committed soldiers to the force, its commander told the council: Fiji and Peru"."""
    deed = deed_in(scene.tokens[group.i + 1 : joined.token])
    if deed is None:
        return False
    whole = coalition_near(scene, deed.i + 1, joined.token + 1) or joined
    status = belonging().deeds[deed.lemma_]
    add_member_of(scene, builder, "introduced", whole, row.parties, status, group, _kept(modality_of(deed)))
    return True


def _is_made_of(scene: Scene, group: Token, joined: Party) -> bool:
    """ "The countries that make up the force are", "Eight nations formed it (", "Contingents in the force:"."""
    words = belonging()
    doing = {token.lemma_ for token in scene.tokens[group.i + 1 : joined.token]}
    made = not doing.isdisjoint(words.founding | words.serving | words.having | _MAKING_UP)
    return made or group.lower_ in _GIVEN


def _like_those_told(scene: Scene, builder: Builder, row: Row, group: Token) -> bool:
    """ "Ships are provided by Peru, as well as by two partners: Fiji and Chile"."""
    known = last_told_in(scene, builder, group)
    if known is not None:
        coalition = Party(known.coalition, group.i)
        add_member_of(scene, builder, "introduced", coalition, row.parties, known.status, group, known.modality)
    return known is not None


def _by_states(scene: Scene, builder: Builder, row: Row, at: int, group: Token, before: tuple[Token, ...]) -> None:
    """By the word for states before the row, and what it says of them: "participating nations", "members of it"."""
    tokens, words, lemma = scene.tokens, belonging(), group.lemma_.lower()
    linking = tokens[at].lower_ in _LINKING
    taking_part = lemma in words.member_nouns or any(token.lower_ in words.contributing for token in before[-3:])
    taking_part = taking_part or any(token.lower_ in words.involved for token in tokens[group.i + 1 : group.i + 4])
    telling = tokens[at].lower_ in _LINKING | INCLUDING and tokens[at].pos_ in {"VERB", "AUX"}
    if telling and not taking_part:  # "other countries to contribute include", "member states are"
        deed = deed_in(tokens[group.i + 1 : at])
        taking_part = deed is not None and deed.lemma_ in words.taking and modality_of(deed) != "negated"
        if (lemma == "member" or any(token.lower_ == "member" for token in before[-1:])) and _is_unowned(scene, group):
            whole = _within_or_focus(scene, group, at)
            add_member_of(scene, builder, "introduced", whole, row.parties, _as_new(group), group)
            return
    within = coalition_near(scene, group.i + 1, at, strict=not taking_part)
    near = taking_part or lemma == "member"
    own = coalition_near(scene, group.i - 4, group.i, backwards=True, strict=True) if near else None
    of_states = lemma in words.member_nouns | {"country", "nation", "state"}
    if (taking_part and (of_states or not linking)) or (lemma == "member" and (own or within)):
        whole = own or within or focus(group)
        add_member_of(scene, builder, "introduced", whole, row.parties, _as_new(group), group)
    elif linking and within is not None and of_states and word_after(group) in {"in", "with"}:
        add_member_of(scene, builder, "introduced", within, row.parties, "member", group)  # "the others in it are"
    elif lemma == "member" and tokens[at].text in DASHES and _is_unowned(scene, group) and len(row.parties) > 1:
        whole = _within_or_focus(scene, group, at)  # "the original members – Fiji, Chile and Peru –"
        add_member_of(scene, builder, "introduced", whole, row.parties, "member", group)
    elif not linking:
        _by_clause(scene, builder, row, at, group, within)


def _as_new(group: Token) -> MembershipStatus:
    """ "New members include Fiji", "the newcomers are Fiji and Peru": they have joined."""
    new = group.lemma_ == "newcomer" or any(child.lower_ in _NEW for child in group.lefts)
    return "joined" if new else "member"


_NEW = frozenset({"new", "newest", "latest", "newer"})


def _by_clause(scene: Scene, builder: Builder, row: Row, at: int, group: Token, within: Party | None) -> None:
    """By the clause that the word for states stands in: "a force that unites nations such as Fiji and Peru"."""
    tokens = scene.tokens
    start, _ = scene.sentence(group.i)  # a colon may end it
    _, end = scene.sentence(row.first)
    if within is not None:
        deed = deed_in(tokens[group.i + 1 : within.token])
        status = belonging().deeds[deed.lemma_] if deed is not None else "member"
        modality = modality_of(deed) if deed is not None else "asserted"
        add_member_of(scene, builder, "introduced", within, row.parties, status, group, _kept(modality))
    elif (found := _consisting(scene, group, start)) is not None:
        add_member_of(scene, builder, "introduced", found, row.parties, "member", group)
    elif (force := force_before(scene, group.left_edge.i - 1, start)) is not None:
        from_forces(scene, builder, row, force)
    elif (taken := _takes_part(tokens[group.i + 1 : at])) is not None:
        add_member_of(scene, builder, "introduced", focus(group), row.parties, taken, group)
    else:
        _group_joins(scene, builder, row, group, start, end)


def _those_before(scene: Scene, builder: Builder, row: Row, at: Token) -> None:
    """ "Eight countries have sent troops to the force. These are Angola and Zambia": of the sentence before.

    So are the others: "… the number of countries in the force to six. The others are Angola and Zambia".
    """
    start, _ = scene.sentence(at.i)
    if start == 0 or (len(row.parties) < 2 and not _among(at)):
        return
    first, _ = scene.sentence(start - 1)
    words = belonging()
    group = next((t for t in scene.tokens[first:start] if t.lemma_.lower() in words.groups_of_states), None)
    if group is None:
        return
    doing = words.deeds.keys() | _MAKING_UP | {"have"}
    taking = [t for t in scene.tokens[first:start] if t.lemma_ in doing or t.lower_ in words.involved]
    if taking and not any(words.deeds.get(t.lemma_) == "left" for t in taking):
        coalition = coalition_near(scene, first, start, strict=True) or coalition_near(scene, first, start)
        add_member_of(scene, builder, "those before", coalition or focus(at), row.parties, "member", at)


def _introduced_to(scene: Scene, at: int, start: int) -> tuple[Token | None, Party | None]:
    """The word for states before what introduces a row, and the coalition that stands between."""
    joined: Party | None = None
    back = _FAR_BACK if scene.tokens[at].text == ":" else _BACK
    counted = scene.tokens[at].text == ":" or scene.tokens[at].lower_ in _LINKING
    for token in reversed(scene.tokens[max(start, at - back) : at]):
        if _are_states(token) or (counted and joined is not None and token.lower_ in _GIVEN):
            return token, joined
        if token.lower_ == "have" and joined is not None and "as part of" in scene.doc[token.i : joined.token].text:
            continue  # "17 nations have forces there as part of the coalition: …"
        passing = token.lemma_ in belonging().deeds or token.lemma_ in belonging().founding | _PASSING
        passing = passing or token.lemma_ in belonging().serving | _MAKING_UP
        if token.tag_ in TENSED and token.pos_ == "VERB" and not passing:
            break
        joined = joined or coalition_at(scene, token)
    return None, joined


def _remain(linking: Token) -> bool:
    """ "Those which remain are", "the countries that are left are"."""
    before = [token.lower_ for token in linking.doc[max(linking.i - 4, 0) : linking.i]]
    return "those" in before and bool({"remain", "remained", "stay", "left"} & set(before))


def _stands_inside(scene: Scene, joined: Party, linking: Token) -> bool:
    """ "Also in the force are Fiji and Peru", where nothing else stands before."""
    start, _ = scene.sentence(linking.i)
    before = [token.lower_ for token in scene.tokens[start : linking.i] if token.i != joined.token]
    inside = joined.token == linking.i - 1 and "in" in before and len(before) <= _SHORT
    return inside and all(token.dep_ not in {"nsubj", "nsubjpass"} for token in scene.tokens[start : linking.i])


def _joining_them(linking: Token) -> bool:
    """ "Joining them are Fiji and Peru"."""
    return linking.i > 1 and linking.nbor(-1).lower_ in {"them", "it"} and linking.nbor(-2).lower_ == "joining"


def _among(linking: Token) -> bool:
    """ "17 nations have soldiers in the force. Among them are Fiji and Peru"."""
    return linking.i > 1 and linking.nbor(-1).lower_ == "them" and linking.nbor(-2).lower_ == "among"


def _deed_of_those(scene: Scene, linking: Token) -> MembershipStatus | None:
    """ "Those that have joined so far are Fiji and Peru": what it makes of them, where nothing is told to what."""
    before = scene.tokens[max(linking.i - _SHORT, 0) : linking.i]
    those = next((token for token in before if token.lower_ == "those"), None)
    if those is None or those.i + 1 >= linking.i:
        return None
    behind = scene.tokens[those.i + 1]
    if behind.tag_ == "VBG" and behind.lemma_ in belonging().taking:
        return belonging().deeds[behind.lemma_]
    if behind.lower_ not in {"that", "who", "which"}:
        return None
    words = scene.tokens[those.i + 1 : linking.i]
    if any(token.lemma_ == "come" and word_after(token) == "forward" for token in words):
        return "joined"
    deed = deed_in(words)
    return belonging().deeds[deed.lemma_] if deed is not None and modality_of(deed) == "asserted" else None


_SHORT = 9


def _is_added(words: tuple[Token, ...]) -> bool:
    """Whether others are added to those told of: "as well as", "along with", "plus"."""
    text = " ".join(token.lower_ for token in words)
    return any(each in text for each in ("as well as", "along with", "together with", "plus"))


def _are_states(token: Token) -> bool:
    """ "Countries", "partners", "the States represented in the force"."""
    words = belonging().groups_of_states
    capital = token.pos_ == "PROPN" and token.lower_ == "states" and token.tag_ == "NNPS" and not token.ent_type_
    return (token.pos_ == "NOUN" and token.lemma_.lower() in words) or capital


def _kept(modality: Modality) -> Modality:
    """What a deed's modality says of the members: of plans, that they are candidates."""
    return modality if modality != "negated" else "asserted"


def _is_unowned(scene: Scene, group: Token) -> bool:
    """Whether nothing says whose "members" are, so that they are those of what the document speaks of."""
    of = any(child.dep_ == "prep" and child.lower_ in {"of", "from", "in"} for child in group.rights)
    return not of and not any(party.type in ACTING for party in scene.modifying(group))


def _within_or_focus(scene: Scene, group: Token, at: int) -> Party:
    """The coalition that the sentence names before its members, or the one that the document speaks of."""
    start, _ = scene.sentence(group.i)
    own = next((party for party in scene.modifying(group) if is_coalition(scene, party)), None)  # "Its members are"
    return (
        (whole_meant(scene, own) if own is not None else None)
        or coalition_near(scene, group.i + 1, at)
        or coalition_near(scene, start, group.i, strict=True)
        or focus(group)
    )


def _takes_part(tokens: tuple[Token, ...]) -> MembershipStatus | None:
    """ "36 countries take part, including": in what the document speaks of."""
    for token in tokens:
        if token.pos_ == "VERB":
            part = token.lemma_ == "take" and word_after(token) == "part"
            joined = token.lemma_ in {"participate", "join"} and token.tag_ != "VBG"
            joined = joined or (token.lemma_ == "contribute" and word_after(token) == ",")
            return belonging().deeds[token.lemma_] if part or joined else None
    return None


def _consisting(scene: Scene, group: Token, start: int) -> Party | None:
    """The coalition that is said to bring countries together."""
    for token in reversed(scene.tokens[max(start, group.i - _FAR) : group.i]):
        if token.pos_ != "VERB":
            continue
        opens = token.lemma_ in {"begin", "start", "open"} and any(child.lower_ == "with" for child in token.rights)
        if not opens and (token.lemma_.lower() not in belonging().consisting or token.tag_ == "VB"):
            return None
        subjects = scene.objects(token) if token.tag_ == "VBN" else scene.subjects(token)
        for noun in subjects:
            for party in scene.parties(noun):
                if party.type == "coalition" or (party.type is None and noun.lower_ == "it"):
                    return party
        return coalition_near(scene, start, token.i, backwards=True, strict=True)
    return None


def _group_joins(scene: Scene, builder: Builder, row: Row, group: Token, start: int, end: int) -> None:
    """ "other countries, such as Chad, that pledged troops for the operation", "30 nations joined it, including"."""
    for token in scene.tokens[row.last + 1 : min(end, row.last + 10)]:
        if token.pos_ == "VERB" and token.lemma_ in belonging().deeds:
            coalition = coalition_near(scene, token.i + 1, min(end, token.i + 9))
            coalition = coalition or _announced_with(scene, row, group, start, token)
            if coalition is None and any(
                child.dep_ == "xcomp" and child.lemma_ in belonging().taking for child in token.rights
            ):
                coalition = focus(token)  # "other countries like Chad have offered to contribute"
            if coalition is not None:
                modality = modality_of(token)
                add_member_of(
                    scene, builder, "group", coalition, row.parties, belonging().deeds[token.lemma_], token, modality
                )
            return
        if token.pos_ == "VERB":
            return


def _announced_with(scene: Scene, row: Row, group: Token, start: int, verb: Token) -> Party | None:
    """What "with several other countries, including Chad, also pledging support" is said of: what stands before."""
    before = scene.tokens[max(start, group.i - 6) : group.i]
    if verb.tag_ != "VBG" or not any(token.lower_ == "with" for token in before):
        return None
    return coalition_near(scene, start, group.i, strict=True) or coalition_near(scene, start, group.i)
