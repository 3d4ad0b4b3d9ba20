"""Numbers that look like a year and count people or things: "sent 2000 soldiers", but not "in 2000 soldiers came"."""

import re

_COUNTED = re.compile(
    r" (?:(?:armed|more|additional|extra|foreign|combat|ground|UN|police|regular|[A-Z][a-z]+(?:an|ish|ese|ch)) )?"
    r"(?:troops|soldiers|men|marines|police|policemen|officers|peacekeepers|personnel|fighters|paratroopers|sailors"
    r"|airmen|servicemen|servicewomen|militants|rebels|civilians|people|refugees|vehicles|tanks|rifles|observers"
    r"|advisers|advisors|instructors|commandos|reservists|guards|rounds|shells|missiles|tons|tonnes|women|children"
    r"|families|prisoners|guerrillas|gendarmes|volunteers|mercenaries|migrants|houses|tents|drones)\b"
)
_WHEN = re.compile(
    r"\b(?:in|since|until|till|during|early|late|mid|after|before|by|from|year|between|and|or|summer|spring|autumn"
    r"|winter|fall|of)[ -]$",
    re.IGNORECASE,
)
_COUNTING = re.compile(r"\b(?:force|contingent|total|army|brigade|battalion|group|number) of $", re.IGNORECASE)
_REACH = 24


def counts_things(text: str, start: int, end: int) -> bool:
    """Whether four digits that may be a year tell how many there are of what follows."""
    if _COUNTED.match(text, end) is None:
        return False
    before = text[max(0, start - _REACH) : start]
    return bool(before.strip()) and (_WHEN.search(before) is None or _COUNTING.search(before) is not None)
