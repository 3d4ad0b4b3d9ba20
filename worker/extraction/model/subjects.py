"""Subjects that the model hangs elsewhere, mended once for whoever reads them."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from worker.extraction.model.addressees import mend_addressee
from worker.extraction.model.appositions import mend_behind_bracket
from worker.extraction.model.days import DATED
from worker.extraction.model.labels import ANY_SUBJECTS, FINITE
from worker.extraction.model.led_beside import mend_led_beside
from worker.extraction.model.main_verbs import (
    first_of_row,
    is_done,
    make_subject,
    mend_behind_clause,
    mend_main_verb,
    mend_plural,
    mend_reported,
    mend_told_aside,
)
from worker.extraction.model.relatives import mend_said_then, mend_second_subject, mend_singular, mend_whose
from worker.extraction.model.sayings import mend_saying_besides
from worker.extraction.model.with_doers import mend_row_with

NAME = "mended_subjects"
_ON_THEIR_WAY = frozenset(
    [
        *("fleeing", "retreating", "advancing", "invading", "attacking", "warring", "departing"),
        *("returning", "opposing", "remaining", "visiting", "occupying", "defending", "arriving"),
        *("withdrawing", "surviving", "rampaging", "protesting", "demonstrating", "marauding", "rioting"),
        "victorious",
    ]
)
_DOING = frozenset({"taking", "participating", "serving", "operating", "fighting", "training", "working", "helping"})
_HELPS = frozenset({"aux", "auxpass"})
_JOINING = frozenset({"and", "or", "plus", "&"})
_SENT_TO = frozenset({"mission", "force", "operation", "missions", "programme", "program"})
_TELLING = frozenset({"a", "an", "the", "both"})
_ALIKE = frozenset({"VBN", "VBD"})


def mend_subjects(nlp: Language) -> None:
    """Let every text pass through the mending, when all else is known of it."""
    Language.component(NAME, func=_mended)
    nlp.add_pipe(NAME)


def _mended(doc: Doc) -> Doc:
    for token in doc:
        dep = token.dep_
        if token.tag_ == "VB" and dep in {"ROOT", "relcl", "conj"}:
            mend_plural(token)
        elif dep == "ccomp" and token.head.i < token.i:
            mend_reported(token)
            mend_addressee(token)
            if token.tag_ == "VBN":
                _confirmed(token)
        if token.text in DATED and token.i and doc[token.i - 1].dep_ == "prep":
            _after_day(token, doc[token.i - 1])
        elif dep == "acl" and first_of_row(token.head).dep_ == "ROOT" and token.head.i < token.i and is_done(token):
            mend_main_verb(token)
        elif dep == "acl" and token.tag_ in _ALIKE and token.head.i < token.i:
            if token.head.dep_ in ANY_SUBJECTS:
                mend_second_subject(token.head, token)
            if token.dep_ == "acl" and token.tag_ == "VBN":
                _told(token)
        elif dep == "acl" and token.lower_ in _DOING and token.head.dep_ == "pobj" and token.head.pos_ == "PROPN":
            _of_those_there(token)
        elif dep == "advcl" and token.tag_ in {"VBD", "VBN"} and token.head.i > token.i > 1:
            mend_told_aside(token)
        elif dep == "conj" and token.tag_ == "VBD":
            mend_saying_besides(token)
        elif dep == "conj" and token.tag_[:2] == "NN" and token.i + 1 < len(doc):
            if token.tag_ in {"NN", "NNS"}:
                _next_body(token, doc[token.i + 1])
            elif doc[token.i + 1].lower_ == "to" and token.head.tag_[:2] == "VB":
                _of_its_own(token, doc[token.i + 1].head)
            else:
                _next(token, doc[token.i + 1])
        elif dep == "dobj" and token.i > token.head.i:
            mend_behind_bracket(token)
        elif token.tag_ == "WP$" and dep == "poss":
            mend_whose(token)
        elif dep == "csubj" and token.lower_ in _ON_THEIR_WAY:
            _attribute(token)
        elif dep == "ccomp" and token.head.lemma_ == "be" and token.head.i < token.i:
            _cleft(token)
        elif dep == "dep" and token.tag_ == "NNP" and token.head.tag_ == "VB" and token.head.dep_ == "ROOT":
            _of_the_headline(token)
        elif dep == "mark" and token.lower_ == "for" and token.head.head.lower_ in _SENT_TO:
            _of_a_mission(token)
        elif dep == "mark" and any(child.dep_ == "pobj" for child in token.rights):
            _of_the_clause(token)
        elif dep == "relcl":
            mend_singular(token)
            mend_said_then(token)
            mend_behind_clause(token)
            if token.i + 1 < len(doc):
                _with_clause(token)
        elif dep == "attr" and token.i > token.head.i:
            _inverted(token)
        elif dep == "advcl" and token.i > token.head.i:
            _bracketed(token)
            mend_led_beside(token)
        elif dep == "cc" and token.lower_ == "as" and token.i > 1 and doc[token.i - 1].lower_ == "well":
            _besides(token)
        elif dep in {"nsubj", "nsubjpass"} and token.i < token.head.i:
            if token.head.dep_ in _HELPS:
                make_subject(token, token.head.head)  # "Chad has for a long time been known to arm them"
            elif token.head.dep_ == "pcomp":
                mend_row_with(token)
            else:
                _second(token)
        elif dep == "pcomp" and token.lower_.endswith("ing") and token.head.lower_ == "of":
            _accused_of(token)
        elif dep == "appos" and token.i > token.head.i and token.tag_ in {"NNP", "NNPS"}:
            _behind_opening(token)
    return doc


def _of_the_headline(name: Token) -> None:
    """Who is to do what a headline tells: "Ankara to hold talks with the rebels"."""
    behind = name.right_edge.i + 1
    after = name.doc[behind] if behind < len(name.doc) else name
    if after.lower_ == "to" and after.head.i == name.head.i and after.dep_ == "aux":
        name.dep_ = "nsubj"


def _confirmed(told: Token) -> None:
    """What a thing told of was, parsed as told by itself: "a call confirming the town had been occupied"."""
    first = next((child for child in told.lefts if child.dep_ in _HELPS), None)
    if first is None or first.i != told.left_edge.i or not first.i:
        return
    thing = first.nbor(-1)
    if thing.dep_ == "dobj" and thing.head.tag_ == "VBG" and thing.head.i < thing.i:
        told.head, told.dep_ = thing.head, "ccomp"
        make_subject(thing, told)
        thing.dep_ = "nsubjpass"


def _of_its_own(name: Token, deed: Token) -> None:
    """Who is to do something where others will do theirs: "agreed to train soldiers, and Jordan to train police"."""
    if deed.i > name.i and deed.tag_ == "VB" and deed.head.i == name.head.i and deed.dep_ == "xcomp":
        name.head, name.dep_ = deed, "nsubj"


def _of_a_mission(preposition: Token) -> None:
    """For whom a mission is, who is not the one that helps: "set up a mission for Chad to help train its army"."""
    purpose, mission = preposition.head, preposition.head.head
    name = next((child for child in purpose.lefts if child.dep_ == "nsubj"), None)
    if name is None or name.tag_ != "NNP" or preposition.i != mission.i + 1:
        return
    preposition.head, preposition.dep_ = mission, "prep"
    name.head, name.dep_ = preposition, "pobj"
    purpose.dep_ = "acl"


def _of_the_clause(mark: Token) -> None:
    """Who does it in a clause, hung on the word that opens it: "fled after Chad sent troops"."""
    verb, name = mark.head, next(child for child in mark.rights if child.dep_ == "pobj")
    if name.left_edge.i == mark.i + 1 and not any(child.dep_ in ANY_SUBJECTS for child in verb.lefts):
        make_subject(name, verb)


def _second(noun: Token) -> None:
    """A second subject that "and" joins with the first: "the withdrawal of the 250 troops and 400 men will begin"."""
    first = next((child for child in noun.head.lefts if child.dep_ == noun.dep_), noun)
    before = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else noun
    if first.i >= noun.i or before.i <= first.left_edge.i:
        return
    if before.dep_ == "advmod" and before.i > first.right_edge.i:
        before = before.nbor(-1)  # "the Tigers, originally a small group, have"
    behind = noun.doc[noun.right_edge.i]
    behind = behind if behind.text == "," else behind.nbor(1) if behind.i + 1 < len(noun.doc) else behind
    if before.text == "," and behind.text == "," and noun.left_edge.lower_ in _TELLING and first.pos_ == "PROPN":
        noun.head, noun.dep_ = first, "appos"  # "Russia and Iran, the main backers of Chad, object"
    elif before.lower_ in _JOINING and before.dep_ == "cc" and (before.head.i == first.i or first.is_ancestor(before)):
        above = before.head if before.head.lemma_ == noun.lemma_ else first  # "the return of 3 ships and 2 ships"
        noun.head, noun.dep_ = above, "conj"


def _accused_of(deed: Token) -> None:
    """Who does what somebody is accused of: "accused by UN experts of arming them", and not the experts."""
    of, accuser = deed.head, deed.head.head
    by = accuser.head
    if (
        accuser.dep_ == "pobj"
        and by.dep_ in {"agent", "prep"}
        and by.lower_ == "by"
        and by.head.lemma_ in {"accuse", "suspect"}
    ):
        of.head = by.head


def _next(name: Token, following: Token) -> None:
    """Who acts next, parsed as one more to whom the first acts: "France has trained them and Oman gave them guns".

    Or "Norway has 400 men in Chad and Denmark is training soldiers": the verb behind its helpers.
    """
    helps = following.dep_ in _HELPS and following.head.i > following.i
    verb = following.head if helps else following
    if name.head.dep_ == "conj" and name.head.tag_ in {"NNP", "NNPS"} and name.head.i < name.i:
        name = name.head  # "agreed to send 900 men and Niger and Togo are to send 300"
    acts = (
        following.tag_ in FINITE
        and verb.dep_ in ({"conj", "advcl", "xcomp"} if helps else {"conj", "ccomp"})
        and (name.head.dep_ in {"dobj", "pobj"} or name.head.i == verb.head.i)
        and name.head.i < name.i
    )
    if acts and verb.head.is_ancestor(name) and not any(child.dep_ in ANY_SUBJECTS for child in verb.lefts):
        verb.dep_ = "conj"
        make_subject(name, verb)


def _next_body(body: Token, following: Token) -> None:
    """The same of who is named by a noun: "Fiji will send 30 men and the Samoan police are to send 20"."""
    first = body.left_edge
    owned = any(child.dep_ in {"det", "poss", "amod", "compound", "nmod"} for child in body.lefts)
    placed = body.head.dep_ == "dobj" or body.head.head.lower_ in _WHERE  # not "fighting between X and Y spread"
    if owned and placed and first.i and first.nbor(-1).dep_ == "cc" and body.head.tag_[:2] == "NN":
        _next(body, following)


_WHERE = frozenset({"in", "to", "at", "from", "on", "into", "for"})


def _behind_opening(name: Token) -> None:
    """Who stands behind the comma of an opening phrase: "At the peak of the mission, New Zealand had 830 men there"."""
    first, last = name.left_edge.i, name.right_edge.i
    if not first or name.doc[first - 1].text != ",":
        return
    above = name.head
    while above.i < name.i and above.dep_ in {"pobj", "prep", "nmod", "compound"} and above.head.i != above.i:
        above = above.head
    verb = above
    if verb.i <= last or verb.pos_ not in {"VERB", "AUX"} or any(child.dep_ in ANY_SUBJECTS for child in verb.children):
        return
    if all(token.dep_ in {"aux", "auxpass", "neg", "advmod"} for token in verb.doc[last + 1 : verb.i]):
        make_subject(name, verb)


def _after_day(day: Token, preposition: Token) -> None:
    """Who stands right after the day: "On Friday officials said", "In May the rebels who fled came back"."""
    verb = preposition.head
    if verb.pos_ not in {"VERB", "AUX"} or verb.i < day.i or any(child.dep_ in ANY_SUBJECTS for child in verb.children):
        return
    nouns = [child for child in preposition.rights if child.dep_ == "pobj" and child.i > day.i]
    noun = nouns[0] if len(nouns) == 1 else None
    if noun is None or noun.left_edge.i not in {day.i, day.i + 1} or noun.text in DATED:
        return
    if day.head.i not in {noun.i, preposition.i} or noun.right_edge.i >= verb.i:
        return
    between = verb.doc[noun.right_edge.i + 1 : verb.i]
    if any(token.dep_ not in {"aux", "auxpass", "neg", "advmod", "punct"} or token.text == "," for token in between):
        return
    day.head, day.dep_ = preposition, "pobj"
    make_subject(noun, verb)


def _told(told: Token) -> None:
    """Who tells what follows: "A spokesman confirmed on Friday that 200 men had left": they, and no spokesman, left."""
    noun = told.head
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.i < noun.i:
        noun = noun.head.head  # "a spokesman for the mission"
    below = noun.head
    if noun.i == below.i and any(_says_that(child) for child in told.rights):  # a noun for the whole sentence
        told.head, told.dep_ = told, "ROOT"
        make_subject(noun, told)
        return
    if noun.dep_ not in ANY_SUBJECTS or below.i < told.i or any(child.dep_ in _HELPS for child in told.lefts):
        return
    that = next((child for child in below.lefts if child.dep_ == "mark" and child.lower_ == "that"), None)
    own = any(child.dep_ in ANY_SUBJECTS and child.i > told.i for child in below.lefts)
    if that is None or that.i < told.i or not own:
        return
    root = below.head.i == below.i
    above, label = below.head, below.dep_
    told.head, told.dep_ = (told, "ROOT") if root else (above, label)
    below.head, below.dep_ = told, "ccomp"
    make_subject(noun, told)


def _of_those_there(doing: Token) -> None:
    """Of whom a participle tells behind a place: "1,000 soldiers left in Mali taking part in the mission"."""
    preposition = doing.head.head
    if preposition.lower_ not in {"in", "at", "on"} or preposition.head.i >= preposition.i:
        return
    doing.dep_ = "acl" if preposition.head.pos_ in {"NOUN", "PROPN"} else "advcl"
    doing.head = preposition.head


def _attribute(participle: Token) -> None:
    """Who acts, where a participle only tells which: "Fleeing residents said", "Advancing troops took the town"."""
    noun = next((child for child in participle.rights if child.dep_ == "dobj"), None)
    if noun is None or noun.i != participle.i + 1 or noun.tag_ != "NNS":
        return
    verb = participle.head
    rest = [child for child in participle.children if child.i != noun.i]
    make_subject(noun, verb)
    participle.head, participle.dep_ = noun, "amod"
    for child in rest:
        child.head = noun


def _cleft(clause: Token) -> None:
    """Of whom "it was Chad that sent them" tells: the clause is one of Chad."""
    relative = next((child for child in clause.lefts if child.dep_ in ANY_SUBJECTS), None)
    named = next((child for child in clause.head.rights if child.dep_ == "attr" and child.i < clause.i), None)
    if relative is None or named is None or relative.tag_ not in {"WDT", "WP"} or relative.i != named.right_edge.i + 1:
        return
    if any(child.lower_ == "it" and child.dep_ in ANY_SUBJECTS for child in clause.head.lefts):
        clause.head, clause.dep_ = named, "relcl"


def _besides(link: Token) -> None:
    """Who does not act, but stands before who does: "As well as the mission, 40 British troops are there"."""
    noun = link.head
    later = [child for child in noun.head.lefts if child.dep_ in ANY_SUBJECTS and child.i > noun.i]
    if noun.i > link.i and noun.dep_ in ANY_SUBJECTS and later:
        noun.head, noun.dep_ = link, "pobj"
        link.head, link.dep_ = later[0].head, "prep"


def _inverted(noun: Token) -> None:
    """Who stands behind what is told of them: "Also killed were two men", "Taking part are troops from Chad"."""
    be = noun.head
    participle = be.head if be.dep_ in _HELPS else next((child for child in be.lefts if child.dep_ == "csubj"), None)
    if be.lemma_ != "be" or participle is None or participle.tag_ not in {"VBN", "VBG"} or participle.i > be.i:
        return
    if participle.tag_ == "VBG" and noun.tag_ not in {"NNS", "NNP", "NNPS"}:
        return  # "Fighting them is a duty"
    if any(child.dep_ in ANY_SUBJECTS and child.i < be.i for child in participle.lefts):
        return
    if participle.dep_ == "csubj":
        above, label = be.head, be.dep_
        participle.head, participle.dep_ = (participle, "ROOT") if above.i == be.i else (above, label)
        for child in [child for child in be.children if child.i not in {noun.i, participle.i}]:
            child.head = participle
        be.head = participle
    passive = participle.tag_ == "VBN"
    be.dep_ = "auxpass" if passive else "aux"
    noun.head, noun.dep_ = participle, "nsubjpass" if passive else "nsubj"


def _bracketed(clause: Token) -> None:
    """Of whom a clause behind a bracket tells: "the UN Observer Group (UNOG), which is watching the truce"."""
    which = next((child for child in clause.lefts if child.dep_ in ANY_SUBJECTS), None)
    if which is None or which.tag_ != "WDT" or which.i < 3 or which.i != clause.left_edge.i:
        return
    doc = clause.doc
    if doc[which.i - 1].text != "," or doc[which.i - 2].text != ")" or not clause.head.is_ancestor(doc[which.i - 3]):
        return
    noun = doc[which.i - 3]
    while noun.dep_ in {"appos", "nmod"} and noun.head.i < noun.i:
        noun = noun.head
    if noun.pos_ in {"NOUN", "PROPN"}:
        clause.head, clause.dep_ = noun, "relcl"


def _says_that(clause: Token) -> bool:
    return clause.dep_ == "ccomp" and any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.lefts)


def _with_clause(within: Token) -> None:
    """Of whom a clause tells that ends right before the verb: "a man who asked not to be named told them"."""
    noun, doc = within.head, within.doc
    end = within.right_edge.i
    verb = doc[end + 1] if end + 1 < len(doc) else within
    if verb.tag_ not in _ALIKE or noun.dep_ in ANY_SUBJECTS or noun.i > within.i or noun.pos_ not in {"NOUN", "PROPN"}:
        return
    if not any(child.tag_ == "WP" and child.dep_ == "nsubj" for child in within.lefts):
        return
    others = [child for child in verb.lefts if child.dep_ in ANY_SUBJECTS | _HELPS]
    before = others[0] if len(others) == 1 and others[0].tag_ == "VBG" and others[0].is_ancestor(noun) else None
    if others and before is None:
        return
    if before is not None:  # "Speaking in Gao, a man who fled said"
        before.dep_ = "advcl"
    if verb.head.i == noun.i:
        if verb.dep_ != "acl" or noun.dep_ != "appos":
            return
        above = noun.head  # "men had come to Gao, a man who fled said": no apposition to the town
        for _ in range(len(doc)):
            if above.head.i == above.i:
                break
            above = above.head
        if above.i > noun.i:
            return
        verb.head, verb.dep_ = verb, "ROOT"
        noun.head = verb
        above.head, above.dep_ = verb, "ccomp"
    elif noun.is_ancestor(verb):
        return
    make_subject(noun, verb)
