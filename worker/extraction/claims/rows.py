"""What the parse breaks, by words alone: rows of adjectives, names at the end, whom one thanks."""

from spacy.tokens import Token

from worker.extraction.claims.syntax import LONGEST_CHAIN
from worker.extraction.claims.words import kinds
from worker.extraction.model.neighbours import word_before

_NAMED_LATER = frozenset(
    {
        "nation", "country", "member", "state", "ally", "partner", "donor", "government", "neighbour", "neighbor",
        "other", "contributor", "power",
    }
)  # fmt: skip
_BETWEEN = frozenset({",", "and", "or"})
THANKS = frozenset(
    {"thank", "thanks", "praise", "commend", "grateful", "thankful", "gratitude", "appreciation", "applaud", "tribute"}
    | {"salute", "indebted", "acknowledge"}
)
_NEAR = 8


def named_at_the_end(noun: Token, end: int) -> list[Token]:
    """The names of those whom a sentence is about, told last: "Several states have sent arms, including Chad"."""
    if noun.tag_ != "NNS" or noun.lemma_.lower() not in _NAMED_LATER:
        return []
    top = noun.head.head if noun.dep_ == "pobj" else noun
    if top.dep_ not in {"nsubj", "nsubjpass"}:
        return []
    for word in noun.doc[noun.i + 1 : end]:
        if word.lower_ == "including" and word_before(word) == "," and word.head.tag_ not in {"NNS", "NNPS"}:
            return [child for child in word.children if child.dep_ in {"pobj", "pcomp"}]
    return []


def goes_on(thing: Token, other: Token) -> bool:
    """Whether an apposition to what a verb is done to is next in a row: "sent two jets, a hospital and 40 doctors"."""
    if thing.pos_ != "NOUN" or other.pos_ != "NOUN" or thing.lemma_ == other.lemma_:
        return False
    verb = thing if thing.dep_ == "dobj" else thing.head
    if verb.dep_ != "dobj" or other.left_edge.pos_ not in {"DET", "NUM"} or other.left_edge.i < 1:
        return False
    rest = [child for child in other.rights if child.dep_ == "conj" and child.i > other.i]
    closed = other.right_edge.i + 1 < len(other.doc) and other.doc[other.right_edge.i + 1].text == ","
    return bool(rest) and rest[0].left_edge.pos_ in {"DET", "NUM"} and not closed


def adjectives_before(noun: Token) -> list[Token]:
    """The adjectives of a row that the parse takes for nouns: "the combined U.S., Saudi, and Chinese aid"."""
    found: list[Token] = []
    head = noun.head
    counted = any(child.dep_ in {"nummod", "det"} for child in noun.lefts)  # "1,400 Italian and 100 British troops"
    for _ in range(LONGEST_CHAIN if noun.dep_ == "conj" and not counted else 0):
        between = noun.doc[head.i + 1 : (found[-1].i if found else noun.left_edge.i)]
        if head.pos_ not in {"PROPN", "ADJ"} or not all(word.lower_ in _BETWEEN for word in between):
            break
        found.append(head)
        if head.dep_ != "conj":
            break
        head = head.head
    return found[::-1]


def thanked_before(pronoun: Token) -> Token | None:
    """Whom somebody is thanked or blamed for what is theirs: "praised Japan for its support"."""
    owned = pronoun.head
    if owned.dep_ != "pobj" or owned.head.lower_ not in {"for", "on"} or not owned.head.i:
        return None
    return thanked_at(owned.head)


def thanked_at(preposition: Token) -> Token | None:
    """Who stands right before the "for" of what they are thanked for."""
    if preposition.dep_ == "conj" and preposition.head.lower_ == preposition.lower_:
        preposition = preposition.head  # "thanked Chad for hosting the talks and for its support"
    if not preposition.i:
        return None
    name = preposition.nbor(-1)
    for _ in range(LONGEST_CHAIN):
        if name.dep_ != "conj" or name.head.pos_ != "PROPN":
            break
        name = name.head
    return name if name.pos_ == "PROPN" else None


def thanked_for(gift: Token) -> list[Token]:
    """Whom somebody is thanked for something that is not told to be theirs: "grateful to Japan for the gift of"."""
    if gift.dep_ != "pobj" or gift.head.lower_ != "for" or any(child.dep_ == "poss" for child in gift.lefts):
        return []
    name = thanked_at(gift.head)
    before = gift.doc[max(name.i - _NEAR, 0) : name.i] if name is not None else gift.doc[:0]
    return [name] if name is not None and any(word.lemma_.lower() in THANKS for word in before) else []


def _is_cleft(noun: Token) -> bool:
    """Whether "it was" only brings somebody forward: "It was the government that lent them", but "It is a group"."""
    definite = any(child.lower_ == "the" for child in noun.lefts)
    return definite and any(child.lower_ == "it" and child.dep_ == "nsubj" for child in noun.head.lefts)


def told_to_be(noun: Token) -> Token | None:
    """The "be" that tells somebody to be what a clause tells more of: "the LRA is a group fighting them".

    So with one of several: "Chad is among those who have offered men", "is one of the states sending men".
    """
    above = noun.head
    if noun.dep_ == "attr":
        tells = any(child.dep_ in {"relcl", "acl"} for child in noun.rights)
        said = noun.lemma_.lower() in kinds().syntax.said_to_be and not _is_cleft(noun)
        return above if said and tells and above.lemma_ in {"be", "remain", "become"} else None
    if noun.dep_ != "pobj" or above.lower_ not in {"among", "of"}:
        return None
    one = above.head if above.lower_ == "of" else above
    be = one.head if above.lower_ == "of" else above.head
    fits = above.lower_ == "among" or (one.lower_ in {"one", "some", "two"} and one.dep_ == "attr")
    return be if fits and be.lemma_ in {"be", "remain"} else None
