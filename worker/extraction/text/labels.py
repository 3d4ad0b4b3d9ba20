"""Labels of lists: "Albania: Sent 70 commandos" is parsed as "Albania sent", "JAPAN: two ships" as "Japan:"."""

import re
from dataclasses import replace

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
_WHO = r"(?P<who>(?:[Tt]he )?[A-Z][\w.'-]*(?: (?:and |of |the )?[A-Z][\w.'-]*){0,4})"
_LINE = re.compile(
    rf"(?:^[-\u2022*\u2013\u2014\s]*{_WHO}(?P<mark>:| ?[\u2013\u2014]| -{{1,2}}) (?P<deed>[A-Za-z]+)\b)"
    rf"|(?:(?<=[.;] ){_WHO.replace('who', 'next')}(?P<colon>:) (?P<done>[A-Z][a-z]+)\b)"
)
_VERBS = frozenset(_DEEDS.split("|"))
_SHOUTED = re.compile(r"(?:^|(?<=[.;!?] )|(?<=\n))[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?=: | ?[\u2013\u2014] )")
_SMALL = frozenset({"of", "and", "the"})


def with_small_labels(clean: Normalised) -> Normalised:
    """The parse text with the labels that are names of states in capitals in ordinary letters: "PERU: Two frigates"."""
    found = [(match, _in_small_letters(match.group())) for match in _SHOUTED.finditer(clean.text)]
    text = clean.text
    for match, name in found:
        if _is_a_state(name):
            text = text[: match.start()] + name + text[match.end() :]
    return clean if text is clean.text else replace(clean, text=text)


def _in_small_letters(name: str) -> str:
    words = (word.lower() if word.lower() in _SMALL else word.capitalize() for word in name.split(" "))
    return " ".join(words)


def with_acting_label(clean: Normalised) -> Normalised:
    """The parse text of lines that begin with a state and what it did, without the mark between them."""
    if clean.text.rstrip().endswith("?"):
        return clean
    text, starts, ends = clean.text, clean.starts, clean.ends
    for line in reversed(list(_LINE.finditer(clean.text))):
        who, mark, verb = ("who", "mark", "deed") if line["who"] is not None else ("next", "colon", "done")
        if line[verb].lower() not in _VERBS or not _is_a_state(line[who].removeprefix("the ").removeprefix("The ")):
            continue
        begin, end = line.span(mark)
        deed = line.start(verb)
        text = text[:begin] + text[end:deed] + text[deed].lower() + text[deed + 1 :]
        starts, ends = starts[:begin] + starts[end:], ends[:begin] + ends[end:]
    return clean if text is clean.text else Normalised(text, starts, ends, clean.shouting)


def _is_a_state(name: str) -> bool:
    who = entity_named(name)
    return who is not None and who.type == "country"
