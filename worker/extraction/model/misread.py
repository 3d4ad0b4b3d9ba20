"""Words that the model hangs on the noun behind them: "The Taliban control Kunduz", "sent the rebels guns"."""

from spacy.tokens import Token

from worker.extraction.model.labels import BEING, NAMES, NOUNS, TENSED
from worker.extraction.model.neighbours import word_before

HOLDING = frozenset(
    {"control", "rule", "administer", "besiege", "occupy", "govern", "dominate", "surround", "blockade"}
)
_PEOPLE = frozenset(
    {"rebels", "militias", "guerrillas", "insurgents", "separatists", "fighters", "militants", "troops"}
)
_GIVING = frozenset(
    {
        *("send", "sends", "sent", "sending", "give", "gives", "gave", "given", "giving", "sell", "sells", "sold"),
        *("selling", "offer", "offers", "offered", "offering", "promised", "lent", "lend", "lending", "promise"),
        *("promises", "promising", "grant", "grants", "granted", "granting", "award", "awards", "awarded", "awarding"),
        *("lease", "leases", "leased", "leasing", "hand", "hands", "handed", "handing", "pledge", "pledges", "pledged"),
        *("pledging", "supply", "supplies", "supplied", "supplying", "deny", "denies", "denied", "denying", "ship"),
    }
)
_BEGINNING = frozenset(
    {
        *("begin", "begins", "began", "begun", "start", "starts", "started", "stop", "stops", "stopped", "keep"),
        *("keeps", "kept", "continue", "continues", "continued", "resume", "resumed", "consider", "finished"),
    }
)
_HUNTING = frozenset({"hunt", "combat", "fight", "counter", "battle", "clear", "free", "guard", "escort", "patrol"})
_CLEARING = frozenset({"clearing", "hunting", "guarding", "escorting", "patrolling", "removing", "disarming"})
_DOES = frozenset(
    {
        *("arms", "funds", "shelters", "backs", "harbours", "harbors", "mentors", "trains", "supplies", "finances"),
        *("equips", "bombs", "shells", "blames", "leads", "heads", "commands", "guards", "patrols", "sponsors"),
        *("hosts", "aids", "supports", "attacks", "raids", "targets", "rules", "controls", "orders", "pledges"),
        *("fields", "ships", "moves", "sends", "threatens", "protects", "recruits", "shields", "battles", "fights"),
    }
)
DID = frozenset(
    {
        *("liberated", "besieged", "annexed", "occupied", "captured", "seized", "invaded", "attacked", "bombed"),
        *("shelled", "raided", "recaptured", "encircled", "blockaded", "stormed", "conquered", "secured"),
    }
)
_OPENING = frozenset({"DT", "PRP$", "CD"})
_HELD = frozenset({"dobj", "appos", "npadvmod"})
_PAST = frozenset({"retook", "overran", "overthrew"})
_MANY = frozenset({"NNS", "NNP", "NNPS"})
_WHICH = frozenset({"which", "that", "who", "whom"})
_SINCE = frozenset({"as", "since", "while", "after", "before", "because", "although", "though", "if"})


def mend_misread(word: Token) -> None:
    """Make a clause of a name, a word that may be a verb, and what is held, where the model makes one noun of them.

    "The Taliban control Kunduz" and "said the Houthis control Sanaa", but not "Taliban control of Kunduz".
    """
    past = word.lower_ in _PAST
    if not (past or word.lower_ in HOLDING) or word.tag_ != "NN" or not word.i:
        return
    if word.nbor(-1).tag_ not in (NOUNS if past else NAMES):
        return
    thing = _thing_after(word)
    if thing is None:
        return
    top = thing if word.dep_ == "compound" else word  # what the model makes the head of the noun
    name = word.nbor(-1)
    before = [child for child in (*thing.lefts, *word.lefts) if child.i < name.i]
    if top.dep_ == "ROOT":
        word.head, word.dep_ = word, "ROOT"
    elif (
        past and top.dep_ == "nsubj" and top.head.dep_ == "ROOT"
    ):  # "retook Bama after a battle that left fighters dead"
        above = top.head
        word.head, word.dep_ = word, "ROOT"
        above.head, above.dep_ = word, "dep"
    elif not _hang(word, top):
        return
    word.tag_ = "VBD" if past else "VBP"
    thing.head, thing.dep_ = word, "dobj"
    name.head, name.dep_ = word, "nsubj"
    for child in before:
        child.head = word if child.dep_ == "mark" else name


def mend_deed(word: Token) -> None:
    """Make a clause of a name and what it does, taken for one noun: "Chad arms the rebels", "Chad arms and funds them".

    Only with an article or the like behind it: "Chad arms deals" is none.
    """
    name, verbs = word.nbor(-1), [word]
    if word.lower_ not in _DOES or name.tag_ not in NAMES or name.dep_ != "compound" or name.head.i != word.i:
        return
    verbs += [
        child for child in word.rights if child.dep_ == "conj" and child.lower_ in _DOES and child.i == word.i + 2
    ]
    last = verbs[-1]
    if last.i + 1 >= len(word.doc) or last.nbor(1).tag_ not in _OPENING:
        return
    held = (child for child in last.rights if child.dep_ in _HELD and child.left_edge.i == last.i + 1)
    thing = next(held, None)
    if thing is None:
        return
    for child in [child for child in word.lefts if child.i < name.i and child.dep_ in {"det", "compound", "amod"}]:
        child.head = name
    for verb in verbs:
        verb.tag_ = "VBZ"
    name.dep_, thing.dep_ = "nsubj", "dobj"


def mend_deed_in_clause(word: Token) -> None:
    """Make a clause of "which", a name and its deed, taken for a noun: "the militia, which Israel arms and pays"."""
    name = word.nbor(-1)
    which = name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    if word.lower_ not in _DOES or name.tag_ not in NAMES or name.head.i != word.i or which.lower_ not in _WHICH:
        return
    verbs = [word, *(child for child in word.rights if child.dep_ == "conj" and child.tag_ == "NNS")]
    for verb in verbs:
        verb.tag_, verb.pos_ = "VBZ", "VERB"
    name.dep_ = "nsubj"
    which.head, which.dep_ = word, "dobj"


def mend_deed_before_name(word: Token) -> None:
    """Make a clause of names with what one did to the other, taken for one name: "The Houthis besieged Marib"."""
    thing, name = word.head, word.nbor(-1)
    if word.lower_ not in DID or thing.dep_ != "ROOT" or thing.tag_ not in NAMES or thing.i != word.i + 1:
        return
    if name.tag_ not in _MANY or name.dep_ not in {"compound", "nmod"} or name.head.i != thing.i:
        return
    for child in [child for child in thing.lefts if child.i < name.i]:
        child.head = name
    word.tag_, word.head, word.dep_ = "VBD", word, "ROOT"
    name.head, name.dep_ = word, "nsubj"
    thing.head, thing.dep_ = word, "dobj"


def _thing_after(word: Token) -> Token | None:
    """What would be held: the name that the word is hung on, or what stands right behind it."""
    if word.dep_ == "compound":
        return word.head if word.head.i > word.i and word.head.tag_ in NAMES else None
    after = (child for child in word.rights if child.dep_ in {"dobj", "appos"} and child.left_edge.i == word.i + 1)
    return next(after, None)


def _hang(word: Token, top: Token) -> bool:
    """Hang the verb where the noun hung; false where no clause can stand there."""
    above = top.head
    if top.dep_ in {"dobj", "dep", "ccomp"} and above.tag_ in TENSED:
        word.head, word.dep_ = above, "ccomp"
    elif top.dep_ == "pobj" and above.lower_ in _SINCE and above.head.i != above.i:
        word.head, word.dep_ = above.head, "advcl"
        above.head, above.dep_ = word, "mark"
    else:
        return False
    return True


def mend_back(word: Token) -> None:
    """Let what has a subject and an object be a verb: "Chad and Benin back the rebels"."""
    name = word.head
    thing = next((child for child in name.rights if child.dep_ == "appos" and child.left_edge.i == word.i + 1), None)
    if name.dep_ == "ROOT" and name.tag_ in NAMES and thing is not None and word.dep_ == "advmod":
        for child in [child for child in name.rights if child.i > word.i]:
            child.head = word
        word.head, word.dep_ = word, "ROOT"
        name.head, name.dep_ = word, "nsubj"
        thing.dep_ = "dobj"
    before = {child.dep_ for child in word.lefts}
    if "nsubj" in before and any(child.dep_ == "dobj" for child in word.rights):
        word.tag_ = "VBP"


def mend_deed_of_many(word: Token) -> None:
    """Let what has a subject and an object be a verb: "Nearly 2,000 Danish soldiers patrol Gao"."""
    doer = next((child for child in word.lefts if child.dep_ == "nsubj"), None)
    thing = next((child for child in word.rights if child.dep_ == "dobj"), None)
    if doer is not None and thing is not None and doer.right_edge.i + 1 == word.i and doer.tag_ in _MANY | {"CD"}:
        word.tag_ = "VBP"


def mend_gerund(word: Token) -> None:
    """Let what is begun or told of another be done: "began trucking food there", "accuses Chad of training men"."""
    noun, above = word.head, word.head.head
    if not word.lower_.endswith("ing") or word.i != above.i + 1:
        return
    if noun.dep_ == "pobj" and above.lower_ == "of" and above.head.lower_.startswith("accus"):
        word.head, word.dep_, word.tag_ = above, "pcomp", "VBG"
    elif noun.dep_ == "dobj" and above.lower_ in _BEGINNING and noun.tag_ == "NNS":
        word.head, word.dep_, word.tag_ = above, "xcomp", "VBG"
    else:
        return
    noun.head, noun.dep_ = word, "dobj"
    for child in [child for child in above.rights if child.dep_ == "prep" and child.i > noun.i]:
        child.head = word


def mend_infinitive(word: Token) -> None:
    """Let what somebody is to do be a verb, taken for a word before its object: "sent 500 men to hunt pirates"."""
    noun, to = word.head, word.nbor(-1)
    if word.lower_ not in _HUNTING or to.lower_ != "to" or noun.tag_ != "NNS":
        return
    above = to.head if noun.head.i == to.i else noun.head
    if above.tag_[:2] not in {"VB", "NN"} or noun.left_edge.i < to.i or to.head.i not in {above.i, word.i, noun.i}:
        return
    word.head, word.dep_, word.tag_ = above, "advcl" if above.tag_[:2] == "VB" else "acl", "VB"
    to.head, to.dep_, to.tag_ = word, "aux", "TO"
    noun.head, noun.dep_ = word, "dobj"


def mend_progressive(word: Token) -> None:
    """Let what somebody is doing be a verb, taken for a word before its object: "engineers are clearing mines"."""
    noun, be = word.head, word.head.head
    if (
        word.lower_ not in _CLEARING
        or noun.tag_ != "NNS"
        or noun.dep_ != "attr"
        or be.lower_ not in BEING
        or noun.left_edge.i != word.i
    ):
        return
    above, label = be.head, be.dep_
    word.head, word.dep_ = (word, "ROOT") if above.i == be.i else (above, label)
    for child in [child for child in be.children if child.i not in {word.i, noun.i}]:
        child.head = word
    word.tag_, be.head, be.dep_ = "VBG", word, "aux"
    noun.head, noun.dep_ = word, "dobj"


def mend_recipient(people: Token) -> None:
    """Let people before what they are sent be those who get it: "sent the rebels guns"."""
    thing, verb = people.head, people.head.head
    if people.lower_ not in _PEOPLE or thing.i != people.i + 1 or thing.dep_ != "dobj":
        return
    if verb.lower_ not in _GIVING or word_before(people) not in {"the", "these", "those"}:
        return
    for child in [child for child in thing.lefts if child.i < people.i]:
        child.head = people
    people.head, people.dep_ = verb, "dative"


def mend_named_recipient(name: Token) -> None:
    """Let a name right behind a verb of giving be of who gets it: "sent Georgia medical supplies"."""
    verb, thing = name.nbor(-1), name.head
    if not gives(verb):
        return
    if thing.dep_ == "compound" and thing.tag_ in {"NN", "NNS"}:
        thing = thing.head  # "sold Sudan fighter jets"
    if name.dep_ == "dobj":  # "awarded Somalia a loan": two objects
        second = any(child.dep_ == "dobj" and child.i > name.i for child in thing.rights)
        if thing.i == verb.i and second:
            name.dep_ = "dative"
    elif thing.i > name.i + 1 and thing.dep_ == "dobj" and thing.head.i == verb.i and name.nbor(1).tag_ not in NAMES:
        name.head, name.dep_ = verb, "dative"


def gives(word: Token) -> bool:
    """Whether a word is a form of a verb that takes whoever is given something as an object."""
    return word.lower_ in _GIVING and word.tag_[:2] == "VB"


def mend_rebel(word: Token) -> None:
    """Let "rebel" be no verb before a noun: "sent arms to rebel groups"."""
    to, others = word.nbor(-1) if word.i else word, next((child for child in word.rights if child.dep_ == "dobj"), None)
    if to.lower_ != "to" or to.dep_ != "aux" or others is None or others.left_edge.i != word.i + 1:
        return
    to.head, to.dep_, to.tag_ = word.head, "prep", "IN"
    others.head, others.dep_ = to, "pobj"
    for child in list(word.rights):
        child.head = others
    word.head, word.dep_, word.tag_ = others, "amod", "NN"


def mend_worth(worth: Token) -> None:
    """Let what something is worth not take what follows: "gave arms worth $6 million to Chad"."""
    thing = worth.head
    if worth.dep_ not in {"amod", "prep"} or thing.i > worth.i:
        return
    above = thing.head if thing.dep_ in {"dobj", "nsubjpass"} and thing.head.tag_[:2] == "VB" else thing
    sums = [child for child in worth.rights if child.dep_ in {"npadvmod", "pobj", "dobj", "nmod"}]
    for child in [inner for top in (worth, *sums) for inner in top.rights if inner.dep_ == "prep"]:
        if child.lower_ in {"to", "for"}:
            child.head = above


def mend_available(word: Token) -> None:
    """Let what is made available to somebody be so by the verb: "made 40 trucks available to Chad"."""
    make = word.head.head if word.dep_ == "amod" and word.head.dep_ == "dobj" and word.head.i < word.i else word.head
    if make.lower_ not in {"make", "makes", "made", "making"}:
        return
    if make.i != word.head.i:
        word.head, word.dep_ = make, "oprd"
    for child in [child for child in word.rights if child.lower_ in {"to", "for"} and child.dep_ == "prep"]:
        child.head = make


def mend_relative(word: Token) -> None:
    """Let a clause have a verb: "the SPLA, which Uganda and Chad support", "villages that the rebels control"."""
    which = next((child for child in word.lefts if child.lower_ in _WHICH), None)
    doers = [child for child in word.lefts if child.dep_ in {"nmod", "compound", "nsubj"} and child.tag_ in _MANY]
    if which is None or len(doers) != 1 or doers[0].right_edge.i + 1 != word.i:
        return
    for child in [child for child in word.lefts if which.i < child.i < doers[0].i]:
        child.head = doers[0]
    word.tag_, doers[0].dep_, which.dep_ = "VBP", "nsubj", "dobj"


def mend_neighbouring(word: Token) -> None:
    """Let a neighbour be no deed: "withdraw from neighboring Georgia"."""
    country = next((child for child in word.rights if child.dep_ == "dobj" and child.tag_ in NAMES), None)
    if word.lower_ not in {"neighboring", "neighbouring"} or country is None:
        return
    country.head, country.dep_ = word.head, "pobj"
    word.head, word.dep_, word.tag_, word.pos_ = country, "amod", "JJ", "ADJ"


def mend_waters(word: Token) -> None:
    """Let waters be where ships go, and nothing to do: "sent two frigates to waters off Somalia"."""
    to = word.nbor(-1)
    if to.tag_ != "TO" or to.head.i != word.i or word.head.i == word.i:
        return
    to.head, to.dep_, to.tag_, to.pos_ = word.head, "prep", "IN", "ADP"
    word.head, word.dep_ = to, "pobj"
    off = next((child for child in word.rights if child.dep_ == "prt"), None)
    coast = next((child for child in word.rights if child.dep_ == "dobj"), None)
    if off is not None and coast is not None:
        off.dep_, off.tag_, off.pos_ = "prep", "IN", "ADP"
        coast.head, coast.dep_ = off, "pobj"


def mend_total(word: Token) -> None:
    """Let men total a number: "Danish troops in Gao total 500"."""
    men = next((child for child in word.rights if child.i == word.i + 1 and child.tag_ == "CD"), None)
    if word.tag_ in {"JJ", "NN"} and men is not None and any(child.dep_ == "nsubj" for child in word.lefts):
        word.tag_, word.lemma_, men.dep_ = "VBP", "total", "dobj"


def mend_siding(word: Token) -> None:
    """Let "side with" be what somebody does: "Chad and Togo side with the rebels", "Chad sides with Mali"."""
    if word.i + 1 >= len(word.doc) or not word.i or word.nbor(1).lower_ != "with" or word.tag_ not in {"NN", "NNS"}:
        return
    name = word.head if word.dep_ == "conj" and word.head.i < word.i else word.nbor(-1)
    if word.dep_ == "ROOT" and name.dep_ == "compound":
        name.dep_ = "nsubj"
    elif word.dep_ == "conj" and name.dep_ == "ROOT" and name.tag_ in NAMES:
        word.head, word.dep_ = word, "ROOT"
        name.head, name.dep_ = word, "nsubj"
    elif word.dep_ != "ROOT" or not any(child.dep_ == "nsubj" for child in word.lefts):
        return
    word.tag_, word.pos_, word.lemma_ = ("VBZ" if word.lower_ == "sides" else "VBP"), "VERB", "side"


def mend_joint_deed(word: Token) -> None:
    """Let what somebody does besides be a verb: "a militia that Israel pays and arms"."""
    beside = word.head.tag_ == "VBZ" and word.i == word.head.i + 2
    if beside and word.lower_ in _DOES and not any(word.lefts):
        word.tag_, word.pos_, word.lemma_ = "VBZ", "VERB", word.lower_.removesuffix("s")
