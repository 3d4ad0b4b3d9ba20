"""Clauses that the model takes for main ones, mended once for whoever reads them."""

from typing import TYPE_CHECKING

from spacy.language import Language

from worker.extraction.knowledge import countries
from worker.extraction.model.homewards import bring_home, take_home
from worker.extraction.model.infinitives import join_infinitives
from worker.extraction.model.labels import AT, FINITE, SUBJECTS
from worker.extraction.model.main_verbs import first_of_row, mend_before_time
from worker.extraction.model.neighbours import word_after, word_before
from worker.extraction.model.relatives import mend_bare_clause
from worker.extraction.model.row_ends import part_from_row

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAME = "mended_clauses"
_CONJOINING = frozenset({",", "and", "but", "or", ";", "-", "–", "—"})
_BEFORE_NOUN = frozenset({"amod", "nmod", "compound"})
_FORCES = frozenset(
    {
        *("troops", "forces", "soldiers", "peacekeepers", "marines", "police", "personnel", "warships", "units"),
        *("engineers", "paratroopers", "medics", "instructors", "trainers", "commandos", "contingents", "battalions"),
        *("brigades", "companies", "detachments", "ships", "frigates", "destroyers", "jets", "planes", "helicopters"),
        *("sailors", "officers", "observers", "teams", "crews"),
    }
)
_HELPED = frozenset({"backed", "supported", "aided", "assisted", "helped", "reinforced", "escorted", "accompanied"})
_STILL = frozenset({"already", "still", "currently", "now", "previously", "originally", "newly", "first"})
# Forms that are past and participle alike, besides those in "-ed".
_ALIKE = frozenset(
    {
        "sent",
        "based",
        "made",
        "held",
        "led",
        "brought",
        "kept",
        "left",
        "lost",
        "caught",
        "bought",
        "built",
        "fought",
        "taught",
        "paid",
        "found",
        "met",
        "told",
    }
)


def mend(doc: "Doc") -> "Doc":
    """Mend the tree of a text.

    "Troops deployed to Gao will leave": the first verb, read as what the troops did, only says which troops.
    "ECOWAS ground and naval forces": what two kinds of forces share is theirs, and no apposition to whose they are.
    "All British, French and Dutch troops": the first adjective, hung under "all", is one like the others.
    "Sent personnel, including 200 troops, to the Gulf": they all went there.
    "Was sent to protect convoys and train the army": it was sent to do both.
    "Troops retook the town, backed by jets": whoever took it was backed, and not the town.
    """
    strings = doc.vocab.strings
    appos, conj, preconj, acl = (strings[label] for label in ("appos", "conj", "preconj", "acl"))
    prep, nmod, dobj = strings["prep"], strings["nmod"], strings["dobj"]
    ccomp, xcomp, clausal = strings["ccomp"], strings["xcomp"], {strings["csubj"], strings["advcl"]}
    for token in doc:
        if token.dep == conj and token.tag_ == "VB":
            join_infinitives(token)
            part_from_row(token)
        elif token.dep == conj and token.head.i < token.i and token.head.tag_ in {"VBD", "VBN"}:
            _reduce(token.head, token)
            _reduce_clause(token)
            part_from_row(token)
        elif token.dep == conj and token.lower_ in _FORCES and token.head.tag_ == "NNP":
            first = first_of_row(token.head)
            if word_after(first) == "," and _is_row(first, token):
                _take_place(first, token)
            else:
                _share_owners(token.head, token)
        elif token.dep == ccomp and token.i > token.head.i:
            _reduce_sibling(token)
            take_home(token)
        elif token.dep == ccomp:
            mend_before_time(token)
        elif token.dep == dobj and token.lower_ == "home" and token.i:
            bring_home(token)
        elif token.dep == xcomp and token.tag_ == "VB" and token.head.lower_ == "opposed":
            _reduce(token.head, token)
        elif token.dep in clausal and token.i < token.head.i and token.tag_ in {"VBD", "VBN"}:
            _reduce(token, token.head)
        elif token.dep == appos and token.i == token.head.i + 1 and token.pos_ == "NOUN" and token.text.islower():
            _share(token.head, token)
        elif token.dep == appos and token.i > token.head.i:
            if token.lower_ in _FORCES and _is_row(token.head, token):
                _take_place(token.head, token)
            else:
                mend_bare_clause(token)
        elif token.dep == acl and token.lower_ in _HELPED and token.head.i < token.i and word_before(token) == ",":
            _help_whom(token)
        elif token.dep == nmod and token.head.lower_ in _FORCES and word_after(token) == "and":
            _part_place(token, token.head, token.head)
        elif token.dep == prep and token.head.head.lower_ == "including" and word_before(token) == ",":
            _beyond_aside(token)
        elif (
            token.pos_ == "NOUN"
            and token.dep_ in _BEFORE_NOUN
            and token.i + 3 < len(doc)
            and doc[token.i + 1].lower_ == "and"
        ):
            _part_row(token)
        elif token.dep == preconj and token.pos_ in {"ADJ", "PROPN"} and token.head.lower_ in {"all", "both"}:
            token.head, token.dep_ = token.head.head, "amod"
    return doc


def _part_row(first: "Token") -> None:
    """Make two things of a row that the parse takes for one: "put a frigate and two tankers at its disposal"."""
    second, opening, before = first.head, first.nbor(2), first.nbor(-1) if first.i else first
    if opening.tag_ == "NNP" and opening.ent_type_ == "GPE" and opening.head.i == first.i and second.tag_ == "NNS":
        _make_two(first, second)  # "will provide aircraft and Spain helicopters"
        opening.head, opening.dep_ = second, "compound"
        return
    if second.i < opening.i or opening.head.i != second.i or opening.dep_ not in {"nummod", "det"}:
        return
    if before.dep_ not in {"det", "nummod"} or before.head.i not in {first.i, second.i}:
        return
    _make_two(first, second)
    before.head = first


def _make_two(first: "Token", second: "Token") -> None:
    """Give the first noun the place of the second in the tree, which follows it."""
    above, label = second.head, second.dep_
    root = above.i == second.i
    first.head, first.dep_ = (first, "ROOT") if root else (above, label)
    second.head, second.dep_ = first, "conj"
    first.nbor(1).head = first


def _help_whom(helped: "Token") -> None:
    """Hang a participle of help behind a comma on the verb before it, whose subject is helped."""
    noun = helped.head
    while noun.dep_ in {"pobj", "prep", "conj", "compound"} and noun.head.i < noun.i:
        noun = noun.head
    if noun.dep_ in SUBJECTS and any(child.dep_ == "agent" for child in helped.rights):
        helped.head = noun  # "Police in Gao, backed by soldiers": not the town
        return
    verb = noun.head if noun.dep_ in {"dobj", "pobj", "prep"} else noun
    acts = verb.pos_ == "VERB" and any(child.dep_ in SUBJECTS for child in verb.lefts)
    if acts and any(child.dep_ == "agent" for child in helped.rights):
        helped.head, helped.dep_ = verb, "advcl"


def _reduce_clause(second: "Token") -> None:
    """The same in a clause of its own, whose verb is hung on the main one: "left as troops sent to Gao will change"."""
    for first in second.head.rights:
        if first.i < second.i and first.dep_ == "advcl" and first.tag_ in {"VBD", "VBN"}:
            _reduce(first, second)
            if first.dep_ == "acl":
                second.dep_ = "advcl"


def _beyond_aside(preposition: "Token") -> None:
    """Hang what follows an aside on the verb: "has sent personnel, including 200 troops, to the Gulf"."""
    including = preposition.head.head
    above = including.head
    while above.dep_ in {"conj", "dobj", "pobj", "prep"} and above.head.i < above.i:
        above = above.head
    if above.pos_ == "VERB" and word_before(including) == ",":
        preposition.head = above


def _reduce_sibling(second: "Token") -> None:
    """The same where both verbs hang on what is said: "said that troops deployed to Gao will leave"."""
    told = [child for child in second.head.rights if child.i < second.i]
    if told and all(child.dep_ == "prep" for child in told) and second.head.tag_ in {"VBD", "VBN"}:
        _reduce(second.head, second)  # "Troops deployed with the mission were killed"
        return
    for first in told:
        if first.dep_ == "ccomp" and first.tag_ in {"VBD", "VBN"}:
            marks = [child for child in first.lefts if child.dep_ == "mark"]
            _reduce(first, second)
            if first.dep_ == "acl":
                for mark in marks:
                    mark.head = second


def _share_owners(name: "Token", forces: "Token") -> None:
    """Give both of "Iraq and Syrian troops" the troops: the name is no subject of its own."""
    adjective = next((child for child in forces.lefts if child.dep_ == "amod"), None)
    if adjective is None or adjective.i != name.i + 2 or word_after(name) != "and":
        return
    if adjective.ent_type_ != "NORP" or name.ent_type_ == "PERSON":
        return
    if _part_place(name, forces, name):
        return
    above, label = name.head, name.dep_
    root = above.i == name.i
    forces.head, forces.dep_ = (forces, "ROOT") if root else (above, label)
    name.head, name.dep_ = forces, "nmod"


def _part_place(place: "Token", forces: "Token", last: "Token") -> bool:
    """Part where some forces are from whose the next are: "Danes are based in Gao and Swedish troops in Kidal".

    `last` is what "in" governs as the parse has it: the place, or the forces.
    """
    preposition = last.head
    following = forces.nbor(1) if forces.i + 1 < len(forces.doc) else forces
    if last.dep_ != "pobj" or preposition.lower_ not in AT or following.lower_ not in AT:
        return False
    if preposition.i + 1 != place.left_edge.i or place.i + 1 == forces.i:
        return False
    place.head, place.dep_ = preposition, "pobj"
    forces.head, forces.dep_ = preposition.head, "dep"
    following.head = forces
    return True


def _is_row(name: "Token", forces: "Token") -> bool:
    """Whether only adjectives of states stand in a row before the forces: "Chadian, Malian and Danish soldiers"."""
    row = [token for token in name.doc[name.i : forces.i] if token.text != "," and token.lower_ != "and"]
    known = countries().demonyms
    of_states = all(token.ent_type_ == "NORP" or token.text in known for token in row)
    return len(row) > 1 and of_states


def _take_place(name: "Token", forces: "Token") -> None:
    """Give the forces the place of the first adjective of the row before them."""
    above, label = name.head, name.dep_
    root = above.i == name.i
    forces.head, forces.dep_ = (forces, "ROOT") if root else (above, label)
    name.head, name.dep_ = forces, "amod"


def _share(name: "Token", modifier: "Token") -> None:
    """Give a name with a word of kind and another one to the noun that they share."""
    noun = next((child for child in modifier.rights if child.dep_ == "conj" and child.tag_ == "NNS"), None)
    if noun is None or name.pos_ not in {"PROPN", "NOUN", "ADJ"} or name.text.islower() or noun.i - modifier.i > 4:
        return
    above, label = name.head, name.dep_
    root = above.i == name.i
    noun.head, noun.dep_ = (noun, "ROOT") if root else (above, label)
    modifier.head, modifier.dep_ = noun, "nmod"
    name.head, name.dep_ = noun, "compound"


def _reduce(first: "Token", second: "Token") -> None:
    """Hang a verb that is read as the main one under its subject, where the main one follows without a conjunction."""
    if second.pos_ not in {"VERB", "AUX"} or not (first.lower_.endswith("ed") or first.lower_ in _ALIKE):
        return
    begins = next((child for child in second.lefts if child.dep_ in {"aux", "auxpass"}), second)
    own = any(child.dep_ in {"nsubj", "nsubjpass", "csubj", "expl", "mark"} - {first.dep_} for child in second.lefts)
    taken = {child.dep_ for child in first.rights if child.i < second.i} & {"dobj", "cc", "conj", "punct"}
    helped = {child.dep_ for child in first.lefts} & {"aux", "auxpass", "neg"}
    bare = begins.tag_ == "VB" and begins.i == second.i  # "Rebels opposed to the president control the south"
    if own or taken or helped or not (bare or begins.tag_ in FINITE):
        return
    lead = second.doc[max(begins.i - 1, 0)].lower_
    subjects = [child for child in first.lefts if child.dep_ in SUBJECTS]
    if word_before(first) == ",":
        return
    if len(subjects) != 1 or lead in _CONJOINING:
        return
    between = second.doc[subjects[0].right_edge.i + 1 : first.i]
    if any(token.lower_ not in _STILL for token in between):
        return
    subject, passive = subjects[0], any(child.dep_ == "auxpass" for child in second.lefts)
    if subject.pos_ not in {"NOUN", "PROPN", "NUM"} or (bare and subject.tag_ not in {"NNS", "NNPS"}):
        return
    if bare:
        second.tag_ = "VBP"
    if second.head.i == first.i:
        root = first.head.i == first.i
        second.head, second.dep_ = (second, "ROOT") if root else (first.head, first.dep_)
    for child in [child for child in first.lefts if child.i < subject.left_edge.i]:
        child.head = second  # "On Friday troops sent to Gao will leave"
    subject.head, subject.dep_ = second, "nsubjpass" if passive else "nsubj"
    first.head, first.dep_, first.tag_ = subject, "acl", "VBN"


@Language.component(NAME)
def mended_clauses(doc: "Doc") -> "Doc":
    """The step of the pipeline."""
    return mend(doc)


def mend_clauses(nlp: Language) -> None:
    """Let every text pass through the mending, when all else is known of it."""
    nlp.add_pipe(NAME)
