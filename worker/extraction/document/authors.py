"""Who says "we" in a document that speaks for itself: a statement, a speech, a letter.

Its heading tells it ("Remarks by President Biden", "Press Call on Biden's Visit"), or whom "we" stands beside: "We, the
members of the Arab League", "I, John Howard", "the United States and our allies", "at my direction, US forces".
"""

import re
from collections.abc import Iterable

from schemas import Entity
from worker.extraction.knowledge import entity_named, governed_from, known_by_surname, slug
from worker.extraction.names.naming import is_title
from worker.extraction.reading import ACTING, Candidate

LONGEST_HEADING = 240  # characters
_MOST_WORDS = 6  # of a name in a heading
_SPEAKING = re.compile(
    r"(?:statement|remarks|message|address|speech|letter|declaration|communiqué|communique|proclamation|op-ed|interview"
    r"|press conference|news conference|press briefing|press call|media briefing)s?\b(?P<rest>.*)",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"^(?:(?:Joint|Press|Background|On-the-Record|Trilateral|Leaders['’]) )*(?:Readout|Fact Sheet|FACT SHEET|Letter"
    r"|Remarks|Statement|Communiqu[eé]|Declaration|Press Call|Press Briefing|Message|Address)\b"
    r"|\b(?:Joint|Leaders[’']?|Summit) (?:Statement|Declaration|Communiqu[eé])\b"
)
_SECRETARY_GENERAL = re.compile(
    r"\b(?:report|letter|note|statement|message) (?:of|by|from) the (?:United Nations |UN )?Secretary-General\b", re.I
)
_BY = re.compile(r"\b(?:by|from|of|with)\s+(?:the\s+)?(?P<who>.+)")
_OF_WHOM = re.compile(r".*?\b(?:on|about|before|after|ahead of) (?P<who>(?:[A-Z][\w.-]+ )+[A-Z][\w.-]+)['’]s\b")
_FACT_SHEET = re.compile(r"fact sheet:\s+(?:the\s+)?(?P<who>[A-Z].*)", re.IGNORECASE | re.DOTALL)
_HOUSE = r"(?:Government|Ministry of [\w ]+|Department of [\w ]+|Embassy|Permanent Mission)"
_GOVERNMENT = re.compile(
    rf"(?:The )?(?:{_HOUSE} of (?:the )?(?:Republic of |Kingdom of )?(?P<of>[A-Z][\w' -]+?)"
    rf"|(?P<who>[A-Z][\w' -]+?) {_HOUSE})(?:,? (?:[Mm]edia|[Pp]ress|[Nn]ews) [Rr]elease)?:?"
)
# "Ministry of Defence, Copenhagen, 14 September 2011"
_SEATED = re.compile(
    r"(?:Ministry of [\w ]+|Office of the (?:Prime Minister|President)|[\w ]+ Ministry), (?P<seat>[A-Z][\w.'’ -]+?)"
    r"(?:, [\w ,]*\d{4})?"
)
_WORD = re.compile(r"[^\s,;:()]+")
_ENDS_A_NAME = re.compile(
    r"\b(?:on|in|at|before|after|during|to|and|regarding|about|concerning|following)\b.*", re.DOTALL
)
# between "we" and its name: ", the co-leaders of the "
_IS = re.compile(r",\s+(?:as\s+)?(?:the\s+)?(?:[\w-]+\s+){0,4}(?:(?:of|for|in)\s+)?(?:the\s+)?")
_AND = re.compile(r"(?:,|,?\s+(?:and|as well as|together with|along with|alongside))\s+")
_FRIENDS = re.compile(r"\s+(?:\w+\s+){0,2}(?:allies|partners|friends|coalition)\b", re.IGNORECASE)
_AT_MY = re.compile(r"\s+(?:direction|orders?|command|instructions?)\b,?\s+(?:the\s+)?")


# "the British contribution to", "Australia's military commitment in": whose part a speaker reports on
_PART = re.compile(
    r"(?:['’]s?)?\s+(?:(?:own|military|naval|armed|current|continuing|continued|overall|national|planned)\s+)*"
    r"(?:contribution|commitment|participation|involvement|contingent)s?\s+(?:to|in|within|of forces)\b"
)
_ON = re.compile(r"\b(?:on|in|against|regarding|concerning|about|of events in)\s+(?:the\s+)?$", re.IGNORECASE)


def author_of(text: str, candidates: Iterable[Candidate], title: str | None = None) -> Entity | None:
    """Whose document it is, as far as a paragraph tells: a person, or a body. `title` is that of the document."""
    for heading in (text, title or ""):
        who = _in_heading(heading) or _heads_fact_sheet(heading) or _of_government(heading)
        if who is not None:
            return who
    unquoted = [each for each in candidates if not each.quoted]
    return _beside(text, unquoted) or _whose_part(text, unquoted) or _who_is_informed(text, unquoted)


def _whose_part(text: str, candidates: list[Candidate]) -> Entity | None:
    """Whose part in something is reported on by whoever says "I" or "we", or by the heading of a statement."""
    heads = len(text) <= LONGEST_HEADING and _SPEAKING.search(text) is not None
    if not heads and not any(each.kind == "author" for each in candidates):
        return None
    states = (each for each in candidates if each.entity is not None and each.entity.type == "country")
    return next((state.entity for state in states if _PART.match(text, state.end)), None)


def _who_is_informed(text: str, candidates: list[Candidate]) -> Entity | None:
    """The state of a minister by what he tells a house that it does: "I wish to inform the Senate that Peru will"."""
    told = _INFORMING.search(text)
    if told is None:
        return None
    acting = (
        each.entity
        for each in candidates
        if each.start >= told.end() and each.function == "subject" and each.entity and each.entity.type == "country"
    )
    return next(acting, None)


_INFORMING = re.compile(
    r"\bI (?:(?:wish|want|would like|have|am able|am pleased|rise|beg|am here) to )?(?:also )?"
    r"(?:inform|tell|advise|announce to|report to) (?:the|this) "
    r"(?:House|Senate|Parliament|Chamber|Assembly|Dáil|Commons)\b"
)


def told_of_in(heading: str, candidates: Iterable[Candidate]) -> tuple[str, ...]:
    """The ids of the states that a heading of officials is about: "Statement on the Situation in Mali"."""
    states = (each for each in candidates if each.entity is not None and each.entity.type == "country")
    return tuple(each.entity.id for each in states if each.entity and _ON.search(heading, 0, each.start))


def _in_heading(heading: str) -> Entity | None:
    if not heading or len(heading) > LONGEST_HEADING or heading.rstrip().endswith((".", "”", '"')):
        return None
    if _SECRETARY_GENERAL.search(heading) is not None:
        return entity_named("United Nations")
    spoken = _SPEAKING.search(heading)
    if spoken is None:
        return None
    by = _BY.search(spoken["rest"])
    if by is None:  # "on President Biden's meetings"
        whose = _OF_WHOM.match(spoken["rest"])
        host = _named_in(whose["who"]) if whose is not None else None
        return host if host is not None and host.type == "person" else None
    who = _ENDS_A_NAME.sub("", by["who"])
    found = _named_in(who)
    joint = re.match(r".*?\b(?:and|&)\s", by["who"][: len(who) + 5]) is not None
    return None if joint and found is not None and found.type == "country" else found


def _of_government(heading: str) -> Entity | None:
    """The state of a government or ministry whose name alone is the heading: "Government of Fiji"."""
    if len(heading) > LONGEST_HEADING:
        return None
    if (seated := _SEATED.fullmatch(heading.strip())) is not None:
        return governed_from().get(f"place:{slug(seated['seat'])}")
    found = _GOVERNMENT.fullmatch(heading.strip())
    if found is None:
        return None
    who = entity_named(found["of"] or found["who"])
    return who if who is not None and who.type == "country" else None


def _heads_fact_sheet(heading: str) -> Entity | None:
    """Whom a fact sheet begins with: "FACT SHEET: The United States Supports …"."""
    sheet = _FACT_SHEET.match(heading) if len(heading) <= LONGEST_HEADING else None
    parts = [match.group() for match in _WORD.finditer(sheet["who"])] if sheet is not None else []
    known = (entity_named(" ".join(parts[:end])) for end in range(min(len(parts), _MOST_WORDS), 0, -1))
    return next((who for who in known if who is not None and who.type == "country"), None)


def _named_in(words: str) -> Entity | None:
    """The first person, state or body that the words name, the longest name first; a surname after a title will do."""
    parts = [match.group() for match in _WORD.finditer(words)]
    for start in range(len(parts)):
        for end in range(min(len(parts), start + _MOST_WORDS), start, -1):
            name = " ".join(parts[start:end]).removesuffix("’s").removesuffix("'s")
            who = entity_named(name)
            if who is not None and who.type in ("person", *ACTING):
                later = None if who.type == "person" else _person_in(parts[end:])
                return later or who
        if start and is_title(parts[start - 1]):
            surname = parts[start].removesuffix("’s").removesuffix("'s")
            if (titled := known_by_surname(titled=True).get(slug(surname))) is not None:
                return titled
    return _person_in(parts)


def _person_in(parts: list[str]) -> Entity | None:
    if not parts:
        return None
    whole = " ".join(parts)
    for start in range(len(parts) - 1):
        who = entity_named(" ".join(parts[start:]))
        if who is not None and who.type == "person":
            return who
    return known_by_surname(titled=True).get(slug(whole).split("-")[-1]) if len(parts) > 1 else None


def is_official(heading: str) -> bool:
    """Whether a heading is one of those under which states and their officials speak: "Readout of the Call with X"."""
    return len(heading) <= LONGEST_HEADING and _OFFICIAL.search(heading) is not None


def _beside(text: str, candidates: list[Candidate]) -> Entity | None:
    for place, candidate in enumerate(candidates):
        if candidate.kind != "author":
            continue
        before = candidates[place - 1] if place else None
        at = next((at for at in range(place + 1, len(candidates)) if candidates[at].entity is not None), None)
        after = candidates[at] if at is not None else None
        if at is not None and after is not None and after.entity is not None and candidate.end <= after.start:
            gap = text[candidate.end : after.start]
            says_who = candidate.head in ("we", "i") and _IS.fullmatch(gap) and not _goes_on(text, candidates, at)
            if says_who and after.entity.type in ("person", *ACTING):
                return after.entity
            if candidate.head == "my" and _AT_MY.fullmatch(gap) and after.entity.type in ACTING:
                return after.entity
        if (
            before is not None
            and before.entity is not None
            and before.entity.type in ACTING
            and candidate.head == "our"
            and before.end <= candidate.start
            and _AND.fullmatch(text[before.end : candidate.start])
            and _FRIENDS.match(text, candidate.end)
        ):
            return before.entity
    return None


def _goes_on(text: str, candidates: list[Candidate], place: int) -> bool:
    """Whether a list of others follows: "We, the leaders of France, Germany and Italy" speak for none of them alone."""
    if place + 1 >= len(candidates):
        return False
    one, other = candidates[place], candidates[place + 1]
    return other.entity is not None and _AND.fullmatch(text[one.end : other.start]) is not None
