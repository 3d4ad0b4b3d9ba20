"""What somebody is accused of: "accused the rebels of shelling Gao" speaks of no rebels of shelling Gao."""

from spacy.tokens import Token

_ACCUSING = frozenset(
    {
        *("accuse", "accuses", "accused", "accusing", "suspect", "suspects", "suspected", "convict", "convicted"),
        *("warn", "warns", "warned", "warning", "acquit", "acquitted", "absolve", "absolved", "cleared"),
    }
)


def mend_accused(deed: Token) -> None:
    """Hang what somebody is accused of on the verb, and not on whom it accuses: "accused the force of leaving Gao"."""
    of, accused = deed.head, deed.head.head
    if of.lower_ == "of" and accused.dep_ == "dobj" and accused.head.i < accused.i and accused.head.lower_ in _ACCUSING:
        of.head = accused.head
