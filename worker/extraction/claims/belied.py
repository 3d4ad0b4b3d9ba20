"""What is told only to be called untrue: "Reports that the rebels took Gao are baseless", "were denied by"."""

from spacy.tokens import Token

_TOLD = frozenset(
    {
        *("report", "claim", "allegation", "rumour", "rumor", "suggestion", "assertion", "accusation", "story", "news"),
        *("statement", "insinuation", "contention", "speculation", "charge", "information", "talk"),
    }
)
_UNTRUE = frozenset(
    {
        *(
            "false",
            "untrue",
            "baseless",
            "unfounded",
            "groundless",
            "wrong",
            "incorrect",
            "fake",
            "fabricated",
            "bogus",
        ),
        *("inaccurate", "fictitious", "absurd", "ludicrous", "nonsensical", "malicious", "unsubstantiated"),
        *("lie", "lies", "fabrication", "fabrications", "propaganda", "nonsense", "invention", "falsehood", "hoax"),
    }
)
_BELYING = frozenset({"deny", "reject", "dismiss", "refute", "rebut", "rubbish", "contradict", "disprove", "repudiate"})


def is_belied(told: Token) -> bool:
    """Whether a noun for what is told is said to be untrue by the verb whose subject it is."""
    verb = told.head
    if told.lemma_.lower() not in _TOLD or told.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    if told.dep_ == "nsubjpass":
        return verb.lemma_ in _BELYING
    judged = [child for child in verb.rights if child.dep_ in {"acomp", "attr"}]
    return verb.lemma_ == "be" and any(word.lower_ in _UNTRUE or word.lemma_ in _UNTRUE for word in judged)
