"""What a parse tree says of one token: its prepositions, the verb of its clause, whether that is passive."""

from spacy.tokens import Token

from worker.extraction.claims.remembering import remembered
from worker.extraction.model.neighbours import word_after

LONGEST_CHAIN = 12
_BRACKETED = 3  # tokens of an acronym in brackets
_LEADING = frozenset({"lead", "command", "head"})
LONGEST_LIST = 40
_AT = frozenset({"in", "at", "near", "from", "on", "around", "outside"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
OUTSIDE = frozenset({"outside", "beyond"})
_GOVERNING = frozenset({"prep", "agent", "prt", "advmod", "dative"})
_PARTICIPIAL = frozenset({"acl", "advcl", "ROOT", "amod", "dep", "xcomp", "ccomp", "oprd"})


def antecedent_of(pronoun: Token) -> Token | None:
    """The noun that "who", "which" or "that" stands for."""
    current = pronoun
    for _ in range(LONGEST_CHAIN):
        if current.dep_ == "relcl":
            return _people_there(current, pronoun) or _agreeing(current, pronoun)
        if current.head.i == current.i:
            return None
        current = current.head
    return None


def antecedent_or_self(noun: Token) -> Token:
    """The noun that a relative pronoun stands for; any other noun as it is."""
    return (antecedent_of(noun) or noun) if noun.lower_ in RELATIVE else noun


def _agreeing(verb: Token, pronoun: Token) -> Token:
    """The noun that agrees with the verb of a relative clause: "a bloc of 50 states that gives" is the bloc."""
    noun = verb.head
    near = _before_comma(pronoun) if pronoun.i > 1 and pronoun.nbor(-1).text == "," else noun
    if pronoun.dep_ == "nsubj" and pronoun.head.tag_ == "VBZ" and noun.tag_ == "NNS" and near.tag_ in {"NN", "NNP"}:
        return near if noun.i < near.i else noun  # "broke off relations with Chad, which it says supports them"
    if pronoun.dep_ not in {"nsubj", "nsubjpass"} or noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return noun
    tags = {child.tag_ for child in (verb, *verb.lefts)}
    whole = noun.head.head
    one, several = noun.tag_ in {"NN", "NNP"}, noun.tag_ in {"NNS", "NNPS"}
    if several and "VBZ" in tags and whole.tag_ == "NN":
        return whole
    return whole if one and "VBP" in tags and whole.tag_ == "NNS" else noun


def _before_comma(pronoun: Token) -> Token:
    """The word before the comma in front of a pronoun, or before an acronym in brackets: "the Force (FPU), which"."""
    word = pronoun.nbor(-2)
    if word.text == ")" and word.i > _BRACKETED and word.nbor(-2).text == "(":
        return word.nbor(-_BRACKETED)
    return word


def _people_there(verb: Token, pronoun: Token) -> Token | None:
    """Of whom "who" tells behind a place: "has 300 men in Gao, who guard the bridge"."""
    place = verb.head
    if pronoun.lower_ != "who" or place.dep_ != "pobj" or place.tag_ != "NNP" or place.head.lower_ not in _AT:
        return None
    above = place.head.head
    if above.pos_ == "VERB":
        objects = [child for child in above.rights if child.dep_ == "dobj" and child.i < place.i]
        above = objects[-1] if objects else above
    return above if above.tag_ in {"NNS", "NNPS"} else None


def prepositional(token: Token, words: frozenset[str]) -> list[Token]:
    """The nouns that the token governs by one of these prepositions ("out of" is "of" below "out")."""
    return [noun for preposition, noun in governed(token) if preposition in words]


def governed_right_after(token: Token, words: frozenset[str]) -> list[Token]:
    """What one of these prepositions right behind a token governs, wherever the parse has hung it."""
    if word_after(token) not in words:
        return []
    return [child for child in token.nbor(1).children if child.dep_ == "pobj"]


def governed(token: Token) -> list[tuple[str, Token]]:
    """The nouns that the token governs, each with its preposition in lower case."""
    doc = token.doc
    return [(preposition, doc[at]) for preposition, at in _governed(token)]


@remembered
def _governed(token: Token) -> tuple[tuple[str, int], ...]:
    found: list[tuple[str, int]] = []
    queue = [
        child
        for child in token.children
        if (child.dep_ in _GOVERNING or (child.dep_ == "conj" and child.pos_ == "ADP"))  # "by Chad and by Mali"
        and child.lower_ != "according"
    ]  # "according to": who tells of it has no part in it
    steps = 0
    while queue and steps < LONGEST_LIST:
        preposition = queue.pop(0)
        steps += 1
        for child in preposition.children:
            if child.dep_ in {"pobj", "pcomp"}:
                within = preposition.head.lower_ == "from" and preposition.head.pos_ == "ADP"
                found.append(("from" if within else preposition.lower_, child.i))  # "from across the Pacific"
            elif child.dep_ in {"prep", "conj"} and child.pos_ in {"ADP", "SCONJ", "ADV"}:
                queue.append(child)
    return tuple(found)


def clause_verb(token: Token) -> Token:
    """The nearest verb above the token, or the token that ends the way up."""
    current = token
    for _ in range(LONGEST_CHAIN):
        if current.pos_ in {"VERB", "AUX"} or current.head.i == current.i:
            break
        current = current.head
    return current


def agents(verb: Token) -> list[Token]:
    """Who does it, told with "by", which the last of a row may have for all: "militias armed and paid by Chad"."""
    below = [verb, *(child for child in verb.rights if child.dep_ == "npadvmod")]  # "was taken that May by Chad"
    found = [
        inner
        for top in below
        for child in top.children
        if child.dep_ == "agent" or (child.dep_ in {"prep", "conj"} and child.lower_ == "by")  # "by Chad and by Mali"
        for inner in child.children
        if inner.dep_ == "pobj"
    ]
    passive = verb.dep_ == "acl" or any(child.dep_ == "auxpass" for child in verb.lefts)
    if found or verb.tag_ != "VBN" or not (passive or (verb.dep_ == "conj" and verb.head.i == verb.i - 2)):
        return found
    beside = (child for child in verb.rights if child.dep_ == "conj" and child.tag_ == "VBN" and child.i == verb.i + 2)
    return next((shared for child in beside if (shared := agents(child))), [])


@remembered
def is_passive(verb: Token) -> bool:
    """Whether what stands as subject is what the verb is done to."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    dependents = {child.dep_ for child in verb.children}
    if verb.dep_ == "pcomp" and verb.head.lower_ == "with" and "nsubj" in dependents and "dobj" not in dependents:
        return True  # "with one soldier killed"
    if "dobj" not in dependents and any(child.dep_ == "mark" and child.lower_ == "with" for child in verb.children):
        return True  # "with the group driven from its cities"
    if verb.tag_ != "VBN":
        return False
    if dependents & {"nsubjpass", "auxpass"} or ("agent" in dependents and "dobj" not in dependents):
        return True
    if dependents & {"dobj", "aux"}:
        return False
    if "nsubj" in dependents and verb.dep_ == "ccomp":
        apart = any(token.text == ";" for token in verb.doc[verb.i + 1 : verb.head.i])
        return not apart  # "the report shows 18 soldiers injured", but "Chad joined in May; Mali has applied"
    if verb.dep_ == "conj" and verb.head.lemma_ == "be" and "nsubj" in dependents:
        return True  # "ten officers were missing and four civilians wounded"
    head = verb
    for _ in range(LONGEST_CHAIN):
        if head.dep_ != "conj" or head.head.tag_ != "VBN":
            break
        head = head.head
        above = {child.dep_ for child in head.children}
        if above & {"nsubjpass", "auxpass"}:
            return True  # with a subject of its own too: "six were killed and five severely wounded"
        if "nsubj" in above and "aux" not in above:
            return False  # "Oman equipped and paid for the guard"
    return "nsubj" not in dependents and head.dep_ in _PARTICIPIAL


def whole_led(verb: Token) -> Token | None:
    """What is led where its people stand between: "a force of 900 men led by Chad" is a force that Chad leads."""
    people = verb.head
    if verb.lemma_ in _LEADING:
        for _ in range(LONGEST_CHAIN):
            if people.dep_ != "conj":
                break
            people = people.head
    if verb.lemma_ in _LEADING and people.dep_ == "pobj" and people.head.lower_ == "from":
        return people.head.head if people.head.head.pos_ == "NOUN" else None  # "ten officers from Chad, led by X"
    counted = verb.lemma_ in _LEADING and people.dep_ == "pobj" and any(c.dep_ == "nummod" for c in people.lefts)
    return people.head.head if counted and people.head.lower_ == "of" and people.head.head.pos_ == "NOUN" else None
