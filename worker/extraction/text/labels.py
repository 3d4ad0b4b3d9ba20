"""Lines of a list whose label acts: "Albania: Sent 70 commandos" is parsed as "Albania sent 70 commandos"."""

import re

from worker.extraction.knowledge import entity_named
from worker.extraction.text.normalising import Normalised

# What states do in such lists, as a line begins with it.
_DEEDS = (
    "sent|sends|deployed|deploys|dispatched|contributed|contributes|provided|provides|committed|commits|offered|offers"
    "|pledged|pledges|promised|promises|donated|donates|gave|gives|supplied|supplies|maintains|maintained|keeps|kept"
    "|has|had|hosts|hosted|lost|loses|withdrew|withdraws|pulled|ended|ends|reduced|increased|doubled|cut|joined|joins"
    "|leads|led|commands|commanded|operates|operated|trains|trained|flies|flew|conducts|conducted|participates"
    "|participated|takes|took|supports|supported|plans|planned|agreed|agrees|approved|authorised|authorized|announced"
    "|intends|will|is|was|allowed|allows|granted|opened|opens|patrols|patrolled|stationed|stations|bases|based|paid|pays"
    "|loaned|loans|seconded|completed|refused|declined|suspended|currently|originally|initially|recently|also"
)
_LINE = re.compile(
    r"(?P<lead>[-\u2022*\u2013\u2014\s]*)(?P<who>(?:[Tt]he )?[A-Z][\w.'-]*(?: (?:and |of |the )?[A-Z][\w.'-]*){0,4})"
    r"(?P<mark>:| ?[\u2013\u2014]| -{1,2}) (?P<deed>[A-Za-z]+)\b"
)
_VERBS = frozenset(_DEEDS.split("|"))


def with_acting_label(clean: Normalised) -> Normalised:
    """The parse text of a line that begins with a state and what it did, without the mark between them."""
    line = _LINE.match(clean.text)
    if line is None or line["deed"].lower() not in _VERBS or clean.text.rstrip().endswith("?"):
        return clean
    who = entity_named(line["who"].removeprefix("the ").removeprefix("The "))
    if who is None or who.type != "country":
        return clean
    begin, end = line.span("mark")
    deed = line.start("deed")
    text = clean.text[:begin] + clean.text[end:deed] + clean.text[deed].lower() + clean.text[deed + 1 :]
    return Normalised(
        text, clean.starts[:begin] + clean.starts[end:], clean.ends[:begin] + clean.ends[end:], clean.shouting
    )
