"""Words that stand for somebody named elsewhere: pronouns, "the coalition", "the official", "we"."""

from typing import TYPE_CHECKING

from schemas import EntityType
from worker.extraction.knowledge import countries, entity_named
from worker.extraction.names.spans import NameSpan, Sheet
from worker.extraction.reading import Description

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
    "it": "it", "its": "it", "itself": "it",
}  # fmt: skip
LAST_TWO = frozenset({"former", "latter"})  # of the last two that the text has named
AUTHORS = frozenset({"we", "us", "our", "ours", "i", "me", "my", "mine", "ourselves"})
COALITION_NOUNS = frozenset({"coalition", "alliance"})
MISSION_NOUNS = frozenset({"mission", "force", "operation", "initiative", "pact", "grouping"})
PERSON_NOUNS = frozenset(
    [
        "president",
        "minister",
        "premier",
        "chancellor",
        "secretary",
        "general",
        "colonel",
        "major",
        "captain",
        "commander",
        "admiral",
        "official",
        "officer",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "senator",
        "congressman",
        "governor",
        "mayor",
        "ambassador",
        "envoy",
        "diplomat",
        "leader",
        "analyst",
        "expert",
        "king",
        "prince",
        "lawmaker",
        "adviser",
        "chief",
        "director",
        "journalist",
        "reporter",
        "soldier",
        "doctor",
        "judge",
    ]
)
GROUP_NOUNS = frozenset(
    [
        "group",
        "militants",
        "militant",
        "insurgents",
        "rebels",
        "militia",
        "militias",
        "fighters",
        "jihadists",
        "extremists",
        "terrorists",
        "insurgency",
        "movement",
        "gangs",
        "guerrillas",
    ]
)
BODY_NOUNS = frozenset(
    [
        "ministry",
        "department",
        "agency",
        "organisation",
        "organization",
        "council",
        "commission",
        "committee",
        "league",
        "union",
        "assembly",
        "parliament",
        "court",
        "tribunal",
        "bank",
        "body",
        "bloc",
        "company",
        "institute",
        "command",
    ]
)
COUNTRY_NOUNS = frozenset(
    {"country", "nation", "government", "kingdom", "republic", "emirate", "sultanate", "monarchy"}
)
REFERRING = COALITION_NOUNS | MISSION_NOUNS | PERSON_NOUNS | GROUP_NOUNS | BODY_NOUNS | COUNTRY_NOUNS
_TYPES: tuple[tuple[frozenset[str], EntityType], ...] = (
    (PERSON_NOUNS, "person"),
    (GROUP_NOUNS, "armed_group"),
    (BODY_NOUNS, "organisation"),
    (COUNTRY_NOUNS | {"state"}, "country"),
    (MISSION_NOUNS, "coalition"),
)
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "these", "those"})
# "The ruling coalition" is a government, and none of ours.
_POLITICAL = frozenset(
    [
        "rebel",
        "rebels",
        "insurgent",
        "militia",
        "militant",
        "jihadist",
        "ruling",
        "governing",
        "opposition",
        "political",
        "electoral",
        "party",
        "parliamentary",
        "government",
        "centre-right",
        "center-right",
        "left-wing",
        "right-wing",
        "centre-left",
        "center-left",
        "conservative",
        "liberal",
        "social-democratic",
        "rainbow",
        "minority",
        "majority",
        "Shiite",
        "Shia",
        "Kurdish",
        "Sunni",
        "secular",
        "Islamist",
        "broad-based",
        "unity",
        "shaky",
        "three-party",
        "two-party",
        "grand",
        "gang",
        "gangs",
        "rebel",
        "rebels",
        "militia",
        "militias",
        "insurgent",
        "guerrilla",
        "jihadist",
        "leftist",
        "rightist",
        "right-wing",
        "left-wing",
        "tribal",
    ]
)
_PARTIES = frozenset({"gangs", "parties", "party", "militias", "rebels", "factions", "tribes", "unions", "clans"})
_BEFORE_NOUN = frozenset({"ADJ", "NUM", "NOUN", "PUNCT"})
# "A multinational force" may be one that is known.
_JOINT = frozenset(
    [
        "multinational",
        "multi-national",
        "international",
        "peacekeeping",
        "peacekeepers",
        "regional",
        "european",
        "african",
        "arab",
        "hybrid",
        "allied",
        "pan-african",
        "islamic",
    ]
)
# "the ceasefire monitoring mission" is one, but "they should become a monitoring mission" names none
_TASKS = frozenset(
    [
        "monitoring",
        "observer",
        "observers",
        "ceasefire",
        "truce",
        "verification",
        "stabilisation",
        "stabilization",
        "intervention",
        "interposition",
        "standby",
    ]
)
# "the election observer mission" is of no forces
_CIVIL = frozenset({"election", "elections", "electoral", "trade", "business", "fact-finding", "fact", "rescue"})
# what a force is that is no coalition's
_NO_MISSION = frozenset({"labor", "labour", "air", "police", "work", "sales", "driving", "life", "security", "armed"})
# whose a force of a region is
_REGIONS = {
    "east": "East African Community",
    "eastern": "East African Community",
    "west": "ECOWAS",
    "western": "ECOWAS",
    "southern": "Southern African Development Community",
    "central": "Economic Community of Central African States",
}
# "a naval coalition" is one of states.
_KINDS = frozenset(
    [
        "military",
        "naval",
        "maritime",
        "multinational",
        "international",
        "regional",
        "islamic",
        "muslim",
        "arab",
        "western",
        "allied",
        "european",
        "african",
        "asian",
        "defence",
        "defense",
        "security",
        "counter-terrorism",
        "counterterrorism",
        "anti-terrorism",
        "anti-terror",
    ]
)
# "the UN-backed force"
_WILLED = frozenset({"backed", "mandated", "sanctioned", "authorised", "authorized", "approved", "supported"})
_BODIES = frozenset({"un", "au", "eu", "nato", "ecowas", "union", "nations"})
_JOINT_NOUNS = frozenset({"force", "mission", "operation", "initiative"})
_POLITICAL_AFTER = frozenset({"government", "cabinet", "agreement", "talks", "politics", "party"})


def type_of_noun(noun: str) -> EntityType | None:
    """What kind of thing "the `noun`" is."""
    for nouns, type_ in _TYPES:
        if noun in nouns:
            return type_
    return "organisation" if noun.startswith("ministry") else None


def find_referring(sheet: Sheet) -> None:
    """Add the words of a paragraph that refer to somebody, where no name has taken them."""
    for token in sheet.tokens:
        if sheet.taken[token.i]:
            continue
        lower = token.lower_
        if lower in PRONOUNS:
            if lower == "it" and token.dep_ == "expl":
                continue
            sheet.add(NameSpan(token.i, token.i + 1, "pronoun", PRONOUNS[lower], mention=False))
        elif lower in LAST_TWO and _stands_alone(token):
            sheet.add(NameSpan(token.i, token.i + 1, "definite", lower, mention=False))
        elif lower in AUTHORS:
            if token.text != "US":
                sheet.add(NameSpan(token.i, token.i + 1, "author", lower, mention=False))
        elif lower in COALITION_NOUNS:
            _coalition(sheet, token)
        elif lower in REFERRING or (token.text == "state" and token.i and _is_region(sheet, token.i - 1)):
            _definite(sheet, token)


def _stands_alone(token: "Token") -> bool:
    """Whether "the former" is followed by no noun: "the latter left", but "the former president"."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    alone = after is None or after.is_punct or after.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "PART", "ADV")
    return alone and token.i > 0 and token.nbor(-1).lower_ == "the"


def is_political(token: "Token") -> bool:
    """Whether "coalition" at this token is one of parties, or of gangs."""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    before = {token.doc[i].text for i in range(max(0, token.i - 3), token.i)}
    if after == "of" and any(word.lower_ in _PARTIES for word in token.doc[token.i + 2 : token.i + 5]):
        return True
    return after in _POLITICAL_AFTER or bool(before & _POLITICAL)


def _coalition(sheet: Sheet, token: "Token") -> None:
    if token.tag_ == "NNS" or is_political(token) or _is_named_so(sheet, token):
        return
    start = token.i
    while start > 0 and token.i - start < 6 and sheet.doc[start].pos_ != "DET" and _modifies(sheet.doc[start - 1]):
        start -= 1
    before = sheet.doc[start - 1].lower_ if start else ""
    first = sheet.doc[start].lower_
    definite = first in _DEFINITE or before in _DEFINITE or token.text[0].isupper()
    indefinite = first in ("a", "an", "any", "another", "no") or before in ("a", "an", "any", "another", "no")
    joined = (
        token.dep_ == "npadvmod" and token.i + 1 < len(sheet.doc) and token.nbor(1).text == "-"
    )  # "coalition-trained"
    if not definite and not indefinite and not joined and token.dep_ != "compound":
        return
    told = next((i for i in range(start, token.i) if sheet.doc[i].lower_ in _KINDS), token.i)
    joint = indefinite and told < token.i  # "a new Islamic military alliance"
    words = sheet.doc[told : token.i + 1].text if joint else token.lower_
    description = Description(indefinite=indefinite, words=words, joint=joint)
    sheet.add(NameSpan(token.i, token.i + 1, "definite", token.lower_, description=description))


def _is_named_so(sheet: Sheet, token: "Token") -> bool:
    """Whether "Coalition" ends a name that nobody knows: "the Vandenberg Coalition"."""
    if not token.text[0].isupper() or token.i == 0:
        return False
    before = sheet.doc[token.i - 1]
    return before.pos_ == "PROPN" and before.text.istitle() and not sheet.taken[before.i]


def _modifies(token: "Token") -> bool:
    known = token.pos_ in ("ADJ", "DET", "NUM", "NOUN", "PROPN", "PUNCT", "VERB") or token.lower_ == "so"
    return known and token.text not in ',.;:()"“”'


def _may_precede(sheet: Sheet, at: int) -> bool:
    """Whether a word may stand between "the" and its noun: "the well-armed militia", "the Iran-backed militia"."""
    token = sheet.doc[at]
    if sheet.taken[at]:
        return sheet.doc[at + 1].text == "-"
    if token.lower_ in _TASKS:
        return True  # "monitoring", though the parse may take it for a verb
    return token.pos_ in _BEFORE_NOUN or (token.tag_ == "VBN" and at > 0 and sheet.doc[at - 1].text == "-")


def _is_region(sheet: Sheet, at: int) -> bool:
    """Whether a word tells in which region a state lies: "the Caribbean nation", "the Gulf state"."""
    return bool(region_before(sheet.doc[max(at - 1, 0) : at + 1]))


def _definite(sheet: Sheet, token: "Token") -> None:
    start = token.i
    state = token.lower_ in (*COUNTRY_NOUNS, "state")
    while (
        start > 0
        and token.i - start < 6
        and (_may_precede(sheet, start - 1) or (state and _is_region(sheet, start - 1)))
    ):
        start -= 1
    words = {sheet.doc[i].lower_ for i in range(start, token.i)}
    joint = token.lower_ in _JOINT_NOUNS and (bool(words & _JOINT) or bool(words & _WILLED and words & _BODIES))
    before = sheet.doc[start - 1].lower_ if start else ""
    new = before in ("a", "an") or sheet.doc[start].lower_ in ("a", "an")
    tasked = token.lower_ in ("force", "mission") and bool(words & _TASKS) and not new
    joint = (joint or tasked) and not words & _CIVIL
    of_speaker = before in ("his", "her") and state
    if not joint and token.lower_ == "force" and words & _NO_MISSION:
        return  # "the labor force", "the air force"
    if not joint and not of_speaker and (not before or sheet.taken[start - 1] or before not in _DEFINITE):
        return
    if token.i + 1 < len(sheet.doc) and token.nbor(1).lower_ == "of":
        return
    if state and token.i and sheet.doc[token.i - 1].text in ("-", "‑"):
        return  # "the 36-nation mission"
    if joint:
        text = " ".join(token.text for token in sheet.doc[start : token.i + 1])
        described = tasked or (
            token.lower_ in ("force", "mission") and bool(words & (_JOINT | _WILLED) - {"international"})
        )
        leader = next((_REGIONS[word] for word in sorted(words & _REGIONS.keys()) if "african" in words), None)
        of_region = entity_named(leader) if leader is not None else None
        description = Description(words=text, joint=described, indefinite=new, leader=of_region)
        sheet.add(NameSpan(token.i, token.i + 1, "definite", token.lower_, description=description, outer=start))
        return
    after = token.nbor(1) if token.i + 1 < len(sheet.doc) else None
    named = after is not None and after.text.istitle() and after.pos_ in ("PROPN", "NOUN") and not sheet.taken[after.i]
    if token.text[0].isupper() and named and token.lower_ in PERSON_NOUNS:
        return  # "Chief of the General Staff"
    capital = token.text[0].isupper() and not token.is_sent_start
    where = region_before(sheet.doc[start : token.i]) if state else ""
    sheet.add(NameSpan(token.i, token.i + 1, "definite", token.lower_, mention=capital, title=where))


def region_before(words: "Span") -> str:
    """The region that the words before "nation" tell: "west african"; the longest that is known."""
    last = [word.lower_ for word in words if word.text != "-"][-2:]
    known = countries().regions
    return next((found for found in (" ".join(last), *last[::-1]) if found in known), "")
