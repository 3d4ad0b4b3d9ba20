"""The parse text of a paragraph: the published text made clean for the parser, with the way back.

Nothing here knows more than characters. Each rule replaces a stretch of the published text by other words; the parse
text keeps, for every character, where it came from. All rules together are one regular expression and one pass, so the
time is linear in the length.
"""

import html
import re
from dataclasses import dataclass

from worker.extraction.text.single_quotes import single_quotes_in

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_BLANK = r"[\s\u00a0\u2000-\u200a\u202f\u3000\x00-\x08\x0e-\x1f\x7f]"
_NAME = r"[A-Z][^'\s]*"
# Words that some papers write with a hyphen; the parser knows them as one word.
_HALVES = (
    "[Pp]ull-(?:outs?|backs?)|[Dd]raw-downs?|[Hh]and-overs?|[Cc]ease-fires?|[Pp]eace-keep(?:ers?|ing)|[Bb]uild-ups?"
    "|[Mm]ine-(?:sweepers?|hunters?)|[Pp]ara-troop(?:s|ers?)|[Gg]un-(?:boats?|ships?)|[Aa]ir-craft"
    "|U-[NS](?=[ -])|(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine)-(?:hundred|thousand)"
    "|[Rr]e-(?:establish|captur|tak|took|deploy|enter|open|join|arm|assert|gain|group|conquer|suppl|inforc|build|built|launch)"
    "(?:e|ed|en|es|s|ing|ment|ments|ied|y|ies|ements?)?|[Cc]o-(?:operat|ordinat)[a-z]+|[Dd]e-min(?:e|ed|ing|ers?)"
    "|[Tt]ask-forces?|[Aa]ir-(?:strikes?|lifts?|drops?)|[Ww]ar-(?:ships?|planes?)|[Cc]ounter-offensives?"
)
LONGEST_WORD = 60  # the tokeniser's time grows with the square of a word's length

# Within a word nothing begins but marks: whether a rule may hold there is asked once.
_RULES = re.compile(
    r"(?:\b|(?=[\W\u02bc])|(?<=\u02bc))(?:"
    rf"(?P<gone>[{_INVISIBLE}]+)"
    rf"|(?P<joined>\b(?:{_HALVES})(?!\w))"
    r"|(?P<hyphen>[\u2010\u2011]|(?<=[\w.])(?: -|- | - )"
    r"(?=(?:led|backed|based|supported|sponsored|brokered|trained|controlled|held)\b))"
    r"|(?P<together>(?<![\w-])co-(?:l(?=(?:eads?|eading|ed)\b)|c(?=hair(?:s|ed|ing)\b)))"
    r"|(?P<giving>(?<=[Tt]roop|olice|[Ff]orce)[ ](?=contributing (?:countr|nation|state|member|partner)))"
    r"|(?P<line>(?<=[\w)%\"”])[ \t]*\n(?=[ \t]*(?:[•▪●*·–-][ \t])?[A-Z][\w.' ]{1,30}: ))"
    rf"|(?P<blank>{_BLANK}{{2,}}|(?! ){_BLANK})"
    r"|(?P<entity>&(?:[a-zA-Z]{2,8}|\#\d{1,6}|\#x[0-9a-fA-F]{1,5});)"
    r"|(?P<apostrophe>[’‘ʼ′‛`´])"
    rf"|''(?P<italic>{_NAME}(?: (?:{_NAME}|of|the|and|for|de|la|le|du|di|der|y)){{0,5}})''"
    r"|(?P<quote>[«»„‟]|``|'')"
    r"|(?P<run>(?P<mark>[^\w\s])(?P=mark){5,})"
    r"|(?P<dash>(?<=\w)(?:—|--)(?=\w))"
    r"|(?P<short>(?<![\w.])(?:U ?\. ?S(?: ?\.(?: ?A ?\.)?)?|U ?\. ?N ?\.|U ?\. ?K ?\.|E ?\. ?U ?\.)(?!\w|\.[A-Z]\.))"
    r"|(?P<bracketed>\[(?P<within>[A-Za-z][^\[\]]{0,40})\])"
    r"|(?P<footnote>\[\d{1,3}\])"
    r"|(?P<either>\band/or\b)"
    r"|(?P<is>(?<![\w.-])IS(?![\w]|\.\w))"
    r"|(?P<straight>')"
    rf"|(?P<long>[^\s]{{{LONGEST_WORD},}}))"
)
IS_ALIAS = "ISIS"
# Before or after these, "IS" is the verb in capitals.
_VERB_BEFORE = frozenset({"it", "he", "she", "this", "that", "there", "what", "who", "which", "here", "how", "where"})


@dataclass(frozen=True)
class Normalised:
    """The parse text; `starts[i]` and `ends[i]` are where its character `i` starts and ends in the published text."""

    text: str
    starts: list[int]
    ends: list[int]
    shouting: bool = False  # all in capitals


class _Building:
    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def keep(self, begin: int, end: int) -> None:
        self.out.append(self.text[begin:end])
        self.starts.extend(range(begin, end))
        self.ends.extend(range(begin + 1, end + 1))

    def put(self, new: str, begin: int, end: int) -> None:
        self.out.append(new)
        self.starts.extend([begin] * len(new))
        self.ends.extend([end] * len(new))


def normalise(text: str) -> Normalised:
    """Make the parse text of a paragraph."""
    building = _Building(text)
    shouting = is_shouting(text)
    marks = single_quotes_in(text)
    last = 0
    for match in _RULES.finditer(text):
        begin, end = match.span()
        building.keep(last, begin)
        last = end
        if begin in marks:
            building.put('"', begin, end)
        else:
            _rewrite(building, match, begin, end, shouting)
    building.keep(last, len(text))
    return Normalised("".join(building.out), building.starts, building.ends, shouting)


def is_shouting(text: str) -> bool:
    """Whether a text of some length is all in capitals, so that capitals tell nothing."""
    head = text[:400]
    letters = sum(map(str.isalpha, head))
    return (letters >= 12 or (letters >= 8 and " " in head.strip())) and sum(map(str.isupper, head)) > 0.85 * letters


def _rewrite(building: _Building, match: re.Match[str], begin: int, end: int, shouting: bool) -> None:
    words = match.group()
    rule = match.lastgroup
    if rule == "blank":
        building.put(" ", begin, end)
    elif rule == "line":  # between lines with labels: "Chad: 300 in Gao", "Togo: 200 in Kidal"
        building.put("; ", begin, end)
    elif rule == "entity":
        new = html.unescape(words)
        building.put(" " if new.isspace() else new if len(new) == 1 else words, begin, end)
    elif rule == "run":
        building.keep(begin, begin + 3)
    elif rule == "apostrophe":
        building.put("'", begin, end)
    elif rule == "straight":
        building.keep(begin, end)
    elif rule == "italic":  # ''The Daily Example'' of a wiki
        building.keep(begin + 2, end - 2)
    elif rule == "quote":
        building.put('"', begin, end)
    elif rule == "joined":
        hyphen = begin + words.index("-")
        building.keep(begin, hyphen)
        if words[:4].lower() == "task" or words.endswith(("hundred", "thousand")):
            building.put(" ", hyphen, hyphen + 1)
        building.keep(hyphen + 1, end)
    elif rule == "dash":
        building.put(" \u2014 ", begin, end)
    elif rule == "either":
        building.keep(begin, begin + 3)
    elif rule == "together":  # the parser splits "co-leads", and takes "co" for who leads
        building.put(words[-1], begin, end)
    elif rule in {"hyphen", "giving"}:
        building.put("-", begin, end)
    elif rule == "short":
        building.put("".join(c for c in words if c.isalpha()), begin, end)
        if _ends_sentence(building.text, end):
            building.put(".", end - 1, end)
    elif rule == "bracketed":
        inner = match.group("within")
        if inner == "IS":
            building.put(IS_ALIAS, begin, end)
        elif inner == "sic":
            pass
        else:
            building.keep(begin + 1, end - 1)
    elif rule == "is":
        before = building.text[max(0, begin - 12) : begin].lower().split()
        verb = shouting or (before and before[-1] in _VERB_BEFORE)
        building.put(words if verb else IS_ALIAS, begin, end)
    elif rule == "long":
        for piece in range(begin, end, LONGEST_WORD):
            stop = min(piece + LONGEST_WORD, end)
            building.keep(piece, stop)
            building.put(" ", stop - 1, stop)


_SENTENCE_STARTERS = re.compile(
    r'\s+["“]?(?:The|He|She|It|They|We|In|On|At|But|And|A|An|This|That|These|There|Its|His|Her|As|After|Since|For|However|'
    r"I|If|When|While|According|Some|Both|One|Two|Many|Most|Also|Although|By|With|To|From|No|Not|Last|Earlier)\b"
)


def _ends_sentence(text: str, end: int) -> bool:
    return not text[end:].strip() if len(text) - end < 4 else bool(_SENTENCE_STARTERS.match(text, end))
