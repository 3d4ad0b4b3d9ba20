"""Numbers of forces by themselves: those that name nothing, totals and their parts, numbers in brackets."""

from collections.abc import Iterator

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.whereabouts import THERE
from worker.extraction.claims.quantities import STRONG, Quantity
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import kinds

_FEWEST_OF_ALL = 200
_SHARES = frozenset({"half", "third", "thirds", "quarter", "quarters", "fifth", "tenth"})
_COMPARING = frozenset(
    {
        "less",
        "more",
        "little",
        "than",
        "just",
        "only",
        "barely",
        "about",
        "over",
        "under",
        "nearly",
        "almost",
        "a",
        "or",
    }
)
_FAR = 14
_THEMSELVES = (["of", "them"], ["in", "number"], ["men", ","], ["men", "in"], ["men", "."])
_RECKONED = frozenset({"put", "estimate", "reckon", "give", "number"})
_BETWEEN_THEM = (["between", "them"], ["among", "them"], ["between", "themselves"])
_SUMS = (["in", "all"], ["in", "total"], ["all", "told"])


def names_nothing(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number has no noun of its own: "and 2,000 in Mali", "at least 500 more"."""
    if names_the_lost(scene, quantity):
        return False
    if quantity.head is None or quantity.inherited:
        return True
    return scene.doc[quantity.head].lower_ in {"more", "others", "other"}


def names_the_lost(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number is one of people who suffer: "counts 880,000 displaced", "and 900 missing"."""
    following = scene.doc[min(quantity.last, len(scene.doc) - 1)].lower_
    return following == "missing" or following in kinds().casualties.outcomes


def untold(scene: Scene, builder: Builder) -> Iterator[Quantity]:
    """The numbers of people and things that no deployment has told of, one after the other while others are told."""
    for quantity in scene.quantities:
        if quantity.counts and quantity.first not in builder.counted and not is_compared(scene, quantity):
            yield quantity


def is_compared(scene: Scene, quantity: Quantity) -> bool:
    """Whether a share behind a comma only says how much of another number was told: "…, less than half of the 900"."""
    share = any(token.lower_ in _SHARES for token in scene.doc[max(quantity.first - 1, 0) : quantity.last])
    at = quantity.first - 1
    while share and at > 0 and (scene.doc[at].lower_ in _COMPARING or scene.doc[at].lower_ in _SHARES):
        at -= 1
    return share and scene.doc[at].text in {",", "–", "—", "("} and at < quantity.first


def in_brackets(scene: Scene, quantity: Quantity) -> Party | None:
    """The place whose number stands in brackets: "troops in Croatia (917) and Hungary (2,300)"."""
    at = quantity.first - 2
    if at < 1 or scene.doc[at + 1].text != "(" or not names_nothing(scene, quantity):
        return None
    noun = scene.doc[at]
    for _ in range(4):
        if noun.dep_ != "conj":
            break
        noun = noun.head
    party = scene.party_at(scene.doc[at])
    placed = (noun.dep_ == "pobj" and noun.head.lower_ in THERE) or _in_a_row(scene, at)
    return party if placed and party is not None and party.type in {"country", "place"} else None


def _in_a_row(scene: Scene, at: int) -> bool:
    """Whether only other names and bracketed numbers stand between a name and a preposition of place."""
    for token in reversed(list(scene.doc[max(at - 12, 0) : at])):
        if token.lower_ in THERE:
            return True
        plain = token.text in {"(", ")", ","} or token.lower_ in {"and", "the"} or token.pos_ in {"NUM", "PROPN"}
        if not plain:
            return False
    return False


def is_the_whole(scene: Scene, quantity: Quantity, noun: Token) -> bool:
    """Whether the number is that of all: "2,000 of the 8,000 foreign soldiers", "9,500 troops from 24 nations"."""
    if quantity.count < _FEWEST_OF_ALL:
        return False
    doc = scene.doc
    lead = {token.lower_ for token in doc[max(quantity.first - 4, 0) : quantity.first]}
    of_these = "of" in lead and lead & {"the", "these", "those"}
    if of_these and scene.quantities_between(quantity.first - 6, quantity.first - 1):
        return True
    beyond = max(quantity.last, (quantity.head or 0) + 1)
    later = [other for other in scene.quantities_between(beyond, beyond + 2) if doc[other.first - 1].lower_ == "from"]
    named = [doc[other.head] for other in later if other.head is not None]
    sources = [*prepositional(noun, frozenset({"from"})), *named]
    return any(inner.lemma_.lower() in {"country", "nation", "state", "member"} for inner in sources)


def in_all(scene: Scene, noun: Token) -> Quantity | None:
    """The number that sums up forces, after them: "troops in Iraq, about 25,000 in all", "the unit, at 700 men"."""
    for quantity in scene.quantities_between(noun.i + 1, noun.i + 6):
        strong = scene.doc[min(quantity.last, len(scene.doc) - 1)].lower_ == "strong"
        lead = [token.lower_ for token in scene.doc[max(quantity.first - 2, 0) : quantity.first]]
        if names_nothing(scene, quantity) and (strong or lead == [",", "at"] or is_a_sum(scene, quantity)):
            return quantity
        if lead[-1:] == [","] and is_a_sum(scene, quantity) and _counts_men(scene.doc[quantity.head or noun.i]):
            return quantity  # "two companies, 240 men in all"
    return _company_of(scene, noun) or _beside(scene, noun)


def _company_of(scene: Scene, noun: Token) -> Quantity | None:
    """How many nationals are, by the unit that they are told to be: "the Swedes, a company of 215 lent by the UN"."""
    units = [
        child for child in noun.rights if child.dep_ == "appos" and child.lower_ in around().bodies | around().units
    ]
    counts = (
        scene.counting.get(inner.i) or next(iter(scene.by_head.get(inner.i, ())), None)
        for unit in units[:1]
        for inner in prepositional(unit, frozenset({"of"}))
    )
    return next((quantity for quantity in counts if quantity is not None and quantity.counts), None)


def _counts_men(noun: Token) -> bool:
    return is_force(noun) or noun.lower_ in around().human


def _beside(scene: Scene, noun: Token) -> Quantity | None:
    """How many they are by an aside, however far: "troops, a thousand of them, crossed", "came ashore, 900 men"."""
    _, end = scene.sentence(noun.i)
    for quantity in scene.quantities_between(noun.i + 1, min(noun.i + _FAR, end - 1))[:1]:
        if _is_reckoned(scene, noun, quantity):
            return quantity
        between = scene.doc[noun.i + 1 : quantity.first]
        if any(token.tag_ in {"NNS", "NNPS"} or is_force(token) for token in between):
            return None  # "French troops killed insurgents, 30 of them in Gao"
        return quantity if between[-1:].text == "," and _tells_of_themselves(scene, quantity) else None
    return None


def _tells_of_themselves(scene: Scene, quantity: Quantity) -> bool:
    """Whether an aside says how many those before it are: "50 of them,", "270 in number,", "850 men in trucks"."""
    words = [token.lower_ for token in scene.doc[quantity.last : quantity.last + 3]]
    ends = words[2:] in ([","], ["."], [";"])
    return words[:2] in _THEMSELVES and (ends or words[0] == "men")


def _is_reckoned(scene: Scene, noun: Token, quantity: Quantity) -> bool:
    """Whether a participle puts forces at a number: "troops, estimated by the Danes at 11,000, have moved"."""
    told = any(child.dep_ == "acl" and child.lemma_ in _RECKONED for child in noun.rights)
    return told and scene.doc[quantity.first - 1].lower_ == "at"


def is_a_sum(scene: Scene, quantity: Quantity) -> bool:
    """Whether the number is told to be that of all together: "some 900 in all"."""
    end = quantity.head + 1 if quantity.head is not None and not quantity.inherited else quantity.last
    following = [token.lower_ for token in scene.doc[end : end + 2]]
    return following in _SUMS or following[:1] == ["altogether"]


def is_between_them(scene: Scene, quantity: Quantity) -> bool:
    """Whether several give the number together: "will send 2,300 soldiers between them"."""
    end = quantity.head + 1 if quantity.head is not None and not quantity.inherited else quantity.last
    following = [token.lower_ for token in scene.doc[end : end + 3]]
    return any(pair in _BETWEEN_THEM for pair in (following[:2], following[1:]))


def total_of(scene: Scene, quantity: Quantity | None) -> Token | None:
    """The noun of the forces of which a number is part: "hundreds of its roughly 720 troops"."""
    if quantity is None or quantity.last + 1 >= len(scene.doc) or scene.doc[quantity.last].lower_ != "of":
        return None
    beyond = scene.quantities_between(quantity.last + 1, quantity.last + 3)
    right_after = bool(beyond) and beyond[0].first == quantity.last + 1  # "42 of some 8,000 troops"
    if scene.doc[quantity.last + 1].lower_ not in {"its", "their", "the", "those", "an", "a"} and not right_after:
        return None
    for other in beyond:
        if other.head is not None and not other.inherited and is_force(scene.doc[other.head]):
            return scene.doc[other.head]
        if (whole := _whole_so_strong(scene, other)) is not None:
            return whole
    return None


def _whole_so_strong(scene: Scene, quantity: Quantity) -> Token | None:
    """The forces that a number before "strong" is of: "150 of the 800-strong contingent"."""
    strong = next((word for word in scene.doc[quantity.last : quantity.last + 2] if word.lower_ in STRONG), None)
    following = scene.doc[strong.i + 1 : strong.i + 4] if strong is not None else ()
    return next((noun for noun in following if noun.dep_ != "compound" and is_force(noun)), None)
