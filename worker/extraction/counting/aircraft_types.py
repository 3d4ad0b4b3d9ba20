"""How aircraft of a type are called by letters and a number: "F-16s", "Su-25", "B-52"."""

import re

_TYPES = re.compile(
    r"(?:(?:A|AC|AH|AV|C|CC|CF|CH|CP|EA|EC|EF|EH|F|F/A|HC|HH|JF|KC|MC|MH|MQ|MV|OH|OV|RC|RQ|SH|TB|TF|UH"
    r"|An|Il|Ka|Mi|MiG|MIG|Su|Tu)-\d{2,3}|[BCEPU]-\d{1,3}|Mi-\d)[A-Z]{0,2}s?"
)
_LAST = frozenset("0123456789sABCDEFGHIJKLM")


def is_type_of_aircraft(word: str) -> bool:
    """Whether a word is the type of an aircraft, and none of rifles or roads: "two CF-18s", but not "AK-47"."""
    return word[-1:] in _LAST and _TYPES.fullmatch(word) is not None
