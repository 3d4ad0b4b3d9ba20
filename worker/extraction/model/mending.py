"""Trees that the model builds wrongly in a regular way, mended before anything looks at them.

A time right behind a name is no part of it: in "seized Kismayo Friday" and "left Beirut Feb. 26", the town is it.
"Comprised of" says what "composed of" does. "Ex-" is no noun.
"""

from spacy.language import Language
from spacy.tokens import Doc, Token

from worker.extraction.knowledge import countries
from worker.extraction.model.accused import mend_accused
from worker.extraction.model.approximators import mend_approximator
from worker.extraction.model.bare_numbers import mend_bare_number
from worker.extraction.model.compass import COMPASS, mend_compass
from worker.extraction.model.deeds_of_rows import mend_deed_of_row
from worker.extraction.model.homewards import mend_wanted
from worker.extraction.model.labels import FINITE, NOUNS
from worker.extraction.model.misread import (
    gives,
    mend_available,
    mend_back,
    mend_deed,
    mend_deed_before_name,
    mend_deed_in_clause,
    mend_deed_of_many,
    mend_gerund,
    mend_infinitive,
    mend_joint_deed,
    mend_misread,
    mend_named_recipient,
    mend_neighbouring,
    mend_progressive,
    mend_rebel,
    mend_recipient,
    mend_relative,
    mend_siding,
    mend_total,
    mend_waters,
    mend_worth,
)
from worker.extraction.model.nations_in_rows import mend_row_behind_name, mend_row_of_nations
from worker.extraction.model.neighbours import word_after
from worker.extraction.model.numbering import mend_numbering
from worker.extraction.model.openings import (
    OPENING,
    mend_behind_date,
    mend_call,
    mend_headline,
    mend_month,
    mend_opening,
)
from worker.extraction.model.perfects import SINCE_THEN, mend_overrun, mend_perfect
from worker.extraction.model.sent_to_each import mend_sent_to_each, mend_share, mend_taken_later
from worker.extraction.model.shared_doers import mend_shared_doer
from worker.extraction.model.whereto import QUARTERS, mend_quarter
from worker.extraction.model.with_doers import mend_apart_from_with, mend_behind_with

NAME = "mended_trees"
WEEKDAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_MONTHS = frozenset(
    [
        *("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Sep.", "Oct.", "Nov.", "Dec."),
        *("January", "February", "August", "September", "October", "November", "December"),
    ]
)
_COMMON = frozenset({"Presidency", "Chairmanship", "Leadership"})  # as officials write them: "Canada's G7 Presidency"
_WANTING = frozenset({"want", "wants", "wanted", "wanting"})
_BACK = frozenset({"home", "back", "out"})
_SPANS = frozenset({"minutes", "hours", "days", "weeks", "months", "years"})
_FROM = frozenset({"after", "before", "ago", "later", "earlier"})
_FEASTS = frozenset({"Good", "Black", "Palm", "Easter", "Bloody", "Ash", "Holy", "Maundy", "Whit"})
_NAMED = frozenset(
    {"group", "movement", "militia", "faction", "network", "organisation", "organization", "party", "bloc", "alliance"}
)
_WAYS = frozenset({"home", "back", "out", "in", "off"})
_ASTRAY = frozenset({"advcl", "dep", "relcl", "acl", "conj", "ccomp", "appos"})
_FIGHTS = frozenset({"attack", "war", "aggression", "invasion", "assault", "campaign", "offensive", "strike", "threat"})
_MISREAD = frozenset(
    {"combat", "fight", "counter", "battle", "target", "defeat", "win", "regain", "retake", "repel", "crush", "seize"}
)
_HELPING = frozenset({"help", "helps", "helped", "helping", "let", "lets"})
_DEEDS = frozenset({"NNS", "VBZ"})
_ABOUT = frozenset({"over", "about", "around", "under"})
_DONE = frozenset({"armed", "trained", "supplied", "supported", "broken", "cut", "severed"})
_SHARES = frozenset({"percent", "%", "cent", "third", "thirds", "half", "quarter", "quarters"})
DATED = WEEKDAYS | _MONTHS
_WITHIN = frozenset({"compound", "amod", "nmod", "det", "nummod", "poss", "quantmod"})


def mend_trees(nlp: Language) -> None:
    """Let every text pass through the mending right behind the parser."""
    Language.component(NAME, func=_mended)
    nlp.add_pipe(NAME, after="parser")


def _mended(doc: Doc) -> Doc:
    demonyms = countries().demonyms
    for token in doc:
        word, tag, dep = token.text, token.tag_, token.dep_
        if word in _COMMON and tag == "NNP":
            token.tag_ = "NN"
        elif word.endswith("ed") and tag == "JJ" and dep == "conj" and token.head.tag_ == "VBD":
            _make_verb(token)
        elif tag == "VBG" and dep == "pcomp":
            mend_neighbouring(token)
            mend_accused(token)
        elif tag == "VBG" and dep == "pobj" and not any(token.lefts):
            token.dep_ = "pcomp"  # "voted against joining"
        elif tag == "VBG" and dep == "acl":
            mend_behind_with(token)
        elif tag == "VBG" and dep == "advcl":
            mend_apart_from_with(token)
        elif tag == "CD" and dep == "nummod" and token.head.dep_ == "pobj":
            mend_approximator(token)
            mend_bare_number(token)
        elif tag == "CD" and dep == "nummod" and token.head.lower_ == "home":
            mend_bare_number(token)
        elif tag == "EX" and token.i and _has_subject_before(token):
            token.tag_, token.dep_, token.head = "RB", "advmod", doc[token.i - 1]
        elif word == "back" and tag in {"RB", "IN"}:
            mend_back(token)
        elif word == "Government" and tag == "NNP" and token.i + 1 < len(doc) and word_after(token) == "of":
            token.tag_ = "NN"
        elif word == "total" and dep == "ROOT":
            mend_total(token)
        elif dep == "compound" and word in _MONTHS and token.i:
            mend_month(token)
        elif dep == "compound" and word in WEEKDAYS and token.i:
            _part_from_plural(token)
        elif dep == "amod" and token.i and (word in _DONE or doc[token.i - 1].text in SINCE_THEN):
            mend_perfect(token)
        elif tag == "VB" and word in QUARTERS and token.i:
            mend_quarter(token)
        elif word == "waters" and token.i:
            mend_waters(token)
        elif tag == "NN" and token.i and word in COMPASS:
            mend_compass(token)
        elif word == "worth":
            mend_worth(token)
        elif word == "overrun" and token.i:
            mend_overrun(token)
        elif word in _WANTING:
            mend_wanted(token)
        elif word in {"side", "sides"} and dep in {"ROOT", "conj"}:
            mend_siding(token)
        elif word == "rebel" and tag == "VB":
            mend_rebel(token)
        elif word == "available":
            mend_available(token)
        elif (word == "numbers" and tag == "NNS" and token.i > 1) or (word == "number" and tag == "NN" and token.i):
            mend_numbering(token)
        elif word == "comprised" and token.i + 1 < len(doc) and word_after(token) == "of":
            token.lemma_ = "compose"
        elif word in _MISREAD and token.i > 1 and token.head.head.lower_ in _HELPING and dep in _WITHIN:
            _make_helped_to(token)
        elif dep == "poss" and tag == "NNP" and token.head.lower_.removesuffix("s") in _FIGHTS:
            _part_from_owner(token)
        elif dep == "conj" and token.lower_.removesuffix("s") in _FIGHTS:
            _part_from_victim(token)
        elif word == "by" and dep in {"prep", "agent"} and token.head.i < token.i:
            _hang_on_attack(token)
            mend_shared_doer(token)
        elif dep == "appos" and tag == "NNP" and token.head.text in DATED:
            _make_subject(token)
        elif word == "home" and dep == "advmod" and token.head.dep_ == "dobj" and token.head.i == token.i - 1:
            token.head = token.head.head  # "ordered the troops home"
        elif dep == "compound" and token.head.lower_ in _BACK and token.head.i == token.i + 1:
            _part_from_adverb(token)
        elif token.i and doc[token.i - 1].text in _NAMED and (tag == "NNP" or _is_acronym(token)):
            _put_beside(token)
        elif dep == "npadvmod" and tag == "NNS" and word not in _SPANS:
            _make_object(token)
        elif dep == "ROOT" and not token.i and len(doc) > 1 and doc[1].text == "to":
            mend_headline(token)
        elif dep == "ROOT" and tag in _DEEDS and token.i:
            mend_deed(token)
        elif tag == "NNS" and dep == "conj" and token.head.tag_ == "VBZ":
            mend_joint_deed(token)
        elif dep == "relcl" and tag == "NNS" and token.i > 1:
            mend_deed_in_clause(token)
        elif dep == "amod" and token.head.dep_ == "ROOT" and token.i and word.endswith("ed"):
            mend_deed_before_name(token)
        elif tag == "JJ" and dep == "amod" and token.head.i < token.i - 1:
            _hang_on_last_of_row(token, doc[token.i - 1])
        elif dep == "prep" and token.lower_ in _ABOUT and token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "CD":
            _part_from_number(token, doc[token.i + 1])
        elif dep == "conj" and tag == "NNP" and token.head.text in DATED:
            mend_taken_later(token)
            mend_behind_date(token)
        elif dep == "conj" and word in _SHARES:
            mend_share(token)
        elif dep == "conj" and tag == "NNS" and token.head.dep_ == "appos":
            mend_row_behind_name(token)
        elif dep == "prep" and token.lower_ in OPENING:
            mend_opening(token)
        elif dep in {"intj", "dep"}:
            mend_call(token)
        elif word == "-" and token.i and doc[token.i - 1].lower_ == "ex":
            _join_prefix(token)
        elif tag == "NN" and dep in {"compound", "ROOT", "dobj"}:
            mend_misread(token)
            mend_deed_of_row(token)
            if token.dep_ == "compound":
                mend_gerund(token)
            elif token.dep_ == "ROOT":
                mend_deed_of_many(token)
        elif tag == "NN" and dep == "relcl":
            mend_relative(token)
        elif tag == "NN" and dep in {"ccomp", "conj", "advcl"}:
            mend_deed_of_many(token)
        elif tag == "NNS" and dep == "compound" and token.i:
            mend_recipient(token)
        if token.dep_ in {"compound", "amod"} and token.i and token.head.tag_ == "NNS":
            mend_infinitive(token)
            mend_progressive(token)
        if word == "to" and token.i > 3 and dep in {"prep", "dative"}:
            mend_sent_to_each(token)
        if word in demonyms:
            mend_row_of_nations(token)
        if token.tag_ == "NNP" and token.i and gives(doc[token.i - 1]):
            mend_named_recipient(token)
        if token.i and (word in WEEKDAYS or (word in _SPANS and _goes_from(token)) or _is_month(token)):
            _part_from_day(token)
    return doc


def _has_subject_before(there: Token) -> bool:
    """Whether "there" tells where something is, as its verb has a subject: "The presence of troops there is new"."""
    verb, before = there.head, there.doc[there.i - 1]
    subject = any(child.dep_ in {"nsubj", "nsubjpass"} and child.i < there.i for child in verb.lefts)
    return subject and before.tag_[:2] == "NN"


def _make_helped_to(verb: Token) -> None:
    """Let what somebody is helped to do be a verb, taken for a noun: "help Ukraine combat Russian aggression".

    "Helped the rebels win control of the port", "help the army battle militants".
    """
    helping, name, noun = verb.head.head, verb.nbor(-1), verb.head
    if name.tag_ not in NOUNS or noun.dep_ != "dobj" or not helping.i < name.left_edge.i or noun.i < verb.i:
        return
    verb.tag_, verb.pos_ = "VB", "VERB"
    verb.head, verb.dep_ = helping, "ccomp"
    for child in [child for child in noun.lefts if child.i < name.i]:
        child.head = name
    name.head, name.dep_ = verb, "nsubj"
    noun.head = verb


def _part_from_owner(name: Token) -> None:
    """Let who is attacked be parted from who owns the next attack: "its war against Ukraine and Hamas's attack"."""
    attack, preposition = name.head, name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    owner = next((child for child in name.rights if child.dep_ == "conj"), None)
    if owner is None or attack.head.i != preposition.i or preposition.lower_ not in {"against", "on"}:
        return
    if any(child.tag_ == "POS" for child in name.rights) or all(child.tag_ != "POS" for child in owner.rights):
        return
    above = preposition.head
    owner.head, owner.dep_ = attack, "poss"
    name.head, name.dep_ = preposition, "pobj"
    attack.head, attack.dep_ = above, "conj"


def _hang_on_attack(by: Token) -> None:
    """Let an attack be by whom a verb cannot be: "condemned attacks on convoys by rebels of the LRA"."""
    verb = by.head
    if verb.tag_[:2] != "VB" or any(child.dep_ == "auxpass" for child in verb.lefts):
        return
    attack = next((child for child in verb.rights if child.dep_ == "dobj" and child.i < by.i), None)
    doer = next((child for child in by.rights if child.dep_ == "pobj"), None)
    if attack is None or doer is None or attack.lower_.removesuffix("s") not in _FIGHTS:
        return
    if attack.right_edge.i + 1 == by.i and doer.tag_ in {"NNS", "NNP", "NNPS"}:
        by.head, by.dep_ = attack, "prep"


def _part_from_victim(attack: Token) -> None:
    """Let an attack with an owner be joined to the one before, not to its victim: "war on Chad and Iran's attack"."""
    victim, preposition = attack.head, attack.head.head
    owned = any(child.dep_ == "poss" for child in attack.lefts)
    if owned and victim.dep_ == "pobj" and victim.tag_ == "NNP" and preposition.lower_ in {"against", "on"}:
        attack.head = preposition.head


def _is_month(token: Token) -> bool:
    """Whether a day of the month follows the name of a month: "left Beirut Feb. 26"."""
    if token.text not in _MONTHS or token.i + 1 >= len(token.doc):
        return False
    day = token.nbor(1).text
    return day.isdigit() and len(day) < 3


def _make_verb(adjective: Token) -> None:
    """What has an object of its own is a verb: "crossed the river and liberated Seoul"."""
    if any(child.dep_ == "dobj" for child in adjective.children):
        adjective.tag_ = "VBD"


def _join_prefix(hyphen: Token) -> None:
    """Hang "ex-" on its noun, where the model makes three nouns of it: "mutinous ex-soldiers"."""
    prefix = hyphen.nbor(-1)
    if hyphen.i + 1 >= len(hyphen.doc) or hyphen.tag_ == "HYPH":
        return
    noun = hyphen.nbor(1)
    three = {prefix.i, hyphen.i, noun.i}
    top = next(word for word in (noun, prefix, hyphen) if word.head.i == word.i or word.head.i not in three)
    noun.dep_, noun.head = top.dep_, noun if top.head.i == top.i else top.head
    for child in [child for child in prefix.lefts if child.i < prefix.i]:
        child.head = noun
    prefix.head, prefix.dep_, prefix.tag_ = noun, "amod", "JJ"
    hyphen.head, hyphen.dep_, hyphen.tag_ = noun, "punct", "HYPH"


def _make_subject(name: Token) -> None:
    """Let a name after a date be the subject of a verb that has none: "On July 9, Chad, at its own cost, sent men"."""
    date = name.head
    verb = date.head.head if date.dep_ == "pobj" else date.head
    verbal = verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and verb.i > name.i
    if verbal and name.text not in DATED and not any(child.dep_[:5] == "nsubj" for child in verb.lefts):
        name.head, name.dep_ = verb, "nsubj"


def _make_object(noun: Token) -> None:
    """Let what a verb takes somewhere be its object: "flying home the last four helicopters"."""
    verb, first = noun.head, noun.left_edge
    before = first.nbor(-1).text if first.i else ""
    taken = verb.tag_[:2] == "VB" and verb.i + 2 == first.i and before in _WAYS
    if taken and not any(child.dep_ == "dobj" for child in verb.children):
        noun.dep_ = "dobj"


def _part_from_adverb(noun: Token) -> None:
    """Let a noun be what goes where an adverb tells: "ordered the 1,400 troops home", of which it is no part."""
    adverb = noun.head
    told = adverb.dep_ == "advmod" or (adverb.dep_ == "dobj" and any(child.dep_ == "poss" for child in adverb.lefts))
    if not told or not adverb.head.tag_.startswith("VB") or adverb.head.i > noun.left_edge.i:
        return
    if adverb.dep_ == "dobj":  # "brought its F-16s home"
        for child in [child for child in adverb.lefts if child.i < noun.i]:
            child.head = noun
        adverb.dep_, adverb.tag_, adverb.pos_ = "advmod", "RB", "ADV"
    noun.head, noun.dep_ = adverb.head, "dobj"


def _put_beside(name: Token) -> None:
    """Let a name right after what it is the name of be beside it, where the model parts them: "the group XYZ"."""
    noun = name.nbor(-1)
    if name.text in WEEKDAYS:
        return
    if name.tag_ != "NNP":
        name.tag_, name.pos_ = "NNP", "PROPN"
    while name.dep_ == "compound" and name.head.i == name.i + 1 and name.head.tag_ == "NNP":
        name = name.head
    if noun.dep_ == "nsubj" and noun.head.i == name.i and not _is_clause(name):
        noun.head, noun.dep_ = name.head, _object_of(name)
        name.head, name.dep_ = noun, "appos"
    elif (
        (name.dep_ in {"advcl", "npadvmod", "dep", "oprd"} or (name.dep_ == "appos" and name.head.i < noun.i))
        and name.head.i != name.i
        and not noun.is_ancestor(name)
        and not _is_clause(name)
    ):
        name.head, name.dep_ = noun, "appos"


def _is_acronym(word: Token) -> bool:
    return word.text.isupper() and len(word.text) > 2 and word.dep_ in _ASTRAY


def _is_clause(name: Token) -> bool:
    return any(child.tag_ in FINITE for child in name.children if child.i > name.i)


def _object_of(name: Token) -> str:
    return "dobj" if name.dep_ in {"ccomp", "xcomp"} else name.dep_


def _goes_from(span: Token) -> bool:
    return word_after(span) in _FROM


def _hang_on_last_of_row(quality: Token, noun: Token) -> None:
    """Let an adjective tell of the noun right before it: "rebels and troops loyal to the president"."""
    if noun.dep_ == "conj" and noun.head.i == quality.head.i and any(child.dep_ == "prep" for child in quality.rights):
        quality.head = noun


def _part_from_number(about: Token, number: Token) -> None:
    """Let those counted act where "over" is taken for a place: "Over 140 of its soldiers have died"."""
    verb = about.head
    counts = number.head.i == about.i and any(child.lower_ == "of" for child in number.rights)
    if not counts or verb.tag_[:2] != "VB" or about.i > verb.i:
        return
    if any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.lefts):
        return
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    number.head, number.dep_ = verb, "nsubjpass" if passive else "nsubj"
    about.head, about.dep_ = number, "advmod"


def _part_from_plural(day: Token) -> None:
    """Hang a day on the "on" before it, and not on who did something then: "On Thursday rebels took the town"."""
    on, those = day.nbor(-1), day.head
    if on.lower_ != "on" or those.tag_ != "NNS" or those.dep_ not in {"nsubj", "nsubjpass"} or those.i != day.i + 1:
        return
    if not any(on.rights):
        day.head, day.dep_ = on, "pobj"


def _part_from_day(day: Token) -> None:
    """Give a name the place in the tree of the day that the parser has made its head."""
    name = day.doc[day.i - 1]
    if name.head.i != day.i or name.dep_ not in _WITHIN or name.tag_ not in {"NNP", "NNPS"}:
        return
    if name.text in WEEKDAYS | _FEASTS:
        return
    above, role = day.head, day.dep_
    if above.i == day.i:
        return
    verb = above if above.tag_.startswith("VB") else above.head
    if role == "npadvmod":
        role = "dobj" if not any(child.dep_ == "dobj" for child in above.children) else "npadvmod"
    rest = [child for child in day.lefts if child.i != name.i and child.dep_ in _WITHIN]
    name.head, name.dep_ = above, role
    for child in rest:
        child.head = name
    day.head, day.dep_ = verb, "npadvmod"
