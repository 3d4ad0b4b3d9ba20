"""The parse text of a paragraph: the published text made clean for the parser, with the way back."""

import re
from dataclasses import dataclass

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_REPLACED = {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2032": "'", "\t": " ", "\r": " ", "\n": " "}
_PIECES = re.compile(
    rf"(?P<gone>[{_INVISIBLE}]+)|(?P<blank>[^\S ]|[\u00a0\u2000-\u200a\u202f])|(?P<quote>[’‘ʼ′])|(?P<is>\[?\bIS\b\]?)"
)
IS_ALIAS = "ISIS"


@dataclass(frozen=True)
class Normalised:
    """The parse text; `starts[i]` and `ends[i]` are where its character `i` starts and ends in the published text."""

    text: str
    starts: list[int]
    ends: list[int]


def normalise(text: str) -> Normalised:
    """Make the parse text of a paragraph."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0

    def keep(begin: int, end: int) -> None:
        out.append(text[begin:end])
        starts.extend(range(begin, end))
        ends.extend(range(begin + 1, end + 1))

    for match in _PIECES.finditer(text):
        begin, end = match.span()
        keep(last, begin)
        last = end
        if match.lastgroup == "gone":
            continue
        new = " " if match.lastgroup == "blank" else "'" if match.lastgroup == "quote" else IS_ALIAS
        out.append(new)
        starts.extend([begin] * len(new))
        ends.extend([end] * len(new))
    keep(last, len(text))
    return Normalised("".join(out), starts, ends)
