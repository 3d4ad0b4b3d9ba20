"""Words that stand for somebody named elsewhere: pronouns, "the coalition", "the official", "we"."""

from typing import TYPE_CHECKING

from worker.extraction.counting.aircraft_types import is_type_of_aircraft
from worker.extraction.knowledge import countries
from worker.extraction.model.labels import SUBJECTS
from worker.extraction.model.neighbours import word_before
from worker.extraction.names.coalition_nouns import DEFINITE, add_coalition_noun, joint_mission
from worker.extraction.names.nouns import all_referring, referring_nouns
from worker.extraction.names.spans import NameSpan, Sheet

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
_BANDS = frozenset({"group", "movement", "militia"})
_BEFORE_NOUN = frozenset({"ADJ", "NUM", "NOUN", "PUNCT"})


def find_referring(sheet: Sheet) -> None:
    """Add the words of a paragraph that refer to somebody, where no name has taken them."""
    coalitions, referring = referring_nouns().coalition, all_referring()
    halves, assembled = referring_nouns().halves, referring_nouns().assembled
    listed = (PRONOUNS, LAST_TWO, halves, AUTHORS, assembled, coalitions, referring, {"state"})
    for token in sheet.by_word.find(*listed):
        if sheet.taken[token.i]:
            continue
        lower = token.lower_
        if lower in PRONOUNS:
            if (lower == "it" and token.dep_ == "expl") or _is_a_style(token):
                continue
            sheet.add(NameSpan(token.i, token.i + 1, "pronoun", PRONOUNS[lower], mention=False))
        elif lower in LAST_TWO and _stands_alone(token):
            sheet.add(NameSpan(token.i, token.i + 1, "definite", lower, mention=False))
        elif lower in halves and _is_half_of_a_land(token):
            sheet.add(NameSpan(token.i, token.i + 1, "definite", lower))
        elif lower in AUTHORS:
            if token.text != "US" and (lower != "mine" or token.pos_ == "PRON"):  # "mine sweepers" are nobody's
                sheet.add(NameSpan(token.i, token.i + 1, "author", lower, mention=False))
        elif lower in assembled:
            _assembled(sheet, token)
        elif lower in coalitions:
            add_coalition_noun(sheet, token)
        elif lower in referring or (token.text == "state" and token.i and _is_region(sheet, token.i - 1)):
            _definite(sheet, token)


def _is_a_style(token: "Token") -> bool:
    """Whether a possessive is part of how somebody is addressed: "His Majesty" is not his."""
    return token.text in ("His", "Her", "Their") and token.i + 1 < len(token.doc) and token.nbor(1).text in _STYLES


_STYLES = frozenset({"Majesty", "Majesties", "Excellency", "Excellencies", "Highness", "Holiness", "Eminence", "Grace"})


def _stands_alone(token: "Token") -> bool:
    """Whether "the former" is followed by no noun: "the latter left", but "the former president"."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    alone = after is None or after.is_punct or after.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "PART", "ADV")
    alone = alone or (after is not None and after.lower_ in ("last", "this", "early", "late", "next"))
    return alone and word_before(token) == "the"


def _is_half_of_a_land(token: "Token") -> bool:
    """Whether "the North" acts, or is done something to: "the South lost 300 men", but not "in the South"."""
    acts = token.dep_ in SUBJECTS or token.dep_ in ("dobj", "poss", "conj", "agent")
    acts = acts or (token.dep_ == "pobj" and token.head.lower_ in _BESIDE_A_LAND)
    return acts and token.text.istitle() and token.pos_ in ("PROPN", "NOUN") and _stands_alone(token)


_BESIDE_A_LAND = frozenset({"by", "with", "against", "between", "on"})


_OF_SEVERAL = frozenset({"Joint", "Multinational", "Multi-National", "Combined", "Regional", "Standby", "Stand-by"})


def _may_precede(sheet: Sheet, at: int) -> bool:
    """Whether a word may stand between "the" and its noun: "the well-armed militia", "the Iran-backed militia"."""
    token = sheet.doc[at]
    if sheet.taken[at]:
        return sheet.doc[at + 1].text == "-"
    if token.lower_ in referring_nouns().tasks or token.text in _OF_SEVERAL:
        return True  # "monitoring", though the parse may take it for a verb; "the Joint Force"
    if token.pos_ == "PROPN" and sheet.doc[at + 1].text == "-" and at + 2 < len(sheet.doc):
        return sheet.doc[at + 2].tag_ == "VBN"  # "the Western-backed government"
    return token.pos_ in _BEFORE_NOUN or (token.tag_ == "VBN" and at > 0 and sheet.doc[at - 1].text == "-")


def _tells_of_band(word: "Token") -> bool:
    """Whether a word before "group" tells whence or of which faith it is: "the Lebanese movement", "the Shia group"."""
    return word.text in countries().demonyms or word.lower_ in referring_nouns().faiths


def _is_region(sheet: Sheet, at: int) -> bool:
    """Whether a word tells in which region a state lies: "the Caribbean nation", "the Gulf state"."""
    return bool(region_before(sheet.doc[max(at - 1, 0) : at + 1]))


def _definite(sheet: Sheet, token: "Token") -> None:
    """Add "the minister", "the kingdom" or "the multinational force" that ends at the token."""
    nouns = referring_nouns()
    start = token.i
    state = token.lower_ in nouns.country or token.lower_ == "state"
    while start > 0 and token.i - start < 6:
        told = len(region_before(sheet.doc[max(start - 2, 0) : start]).split()) if state else 0
        told = told or (token.lower_ in _BANDS and _tells_of_band(sheet.doc[start - 1]))
        if not told and not _may_precede(sheet, start - 1):
            break
        start -= told or 1
    if token.pos_ == "ADJ" and token.dep_ == "amod":
        return  # "the militant groups"
    if token.i and is_type_of_aircraft(token.nbor(-1).text):
        return  # "the F-16 fighters"
    before = sheet.doc[start - 1].lower_ if start else ""
    if before == "that" and token.tag_ == "NNS":
        return  # "said that militants attacked"
    after = token.nbor(1) if token.i + 1 < len(sheet.doc) else None
    of_another = after is not None and after.lower_ == "of" and not _is_of_staff(token)
    part = after is not None and after.text.islower() and token.dep_ == "compound" and token.head.i == after.i
    if part and token.text.islower() and token.lower_ in nouns.person:
        return  # "the deputy commander"
    joint = joint_mission(sheet, token, start)
    if joint is not None and not of_another:
        sheet.add(NameSpan(token.i, token.i + 1, "definite", token.lower_, description=joint, outer=start))
        return
    words = {sheet.doc[i].lower_ for i in range(start, token.i) if sheet.doc[i + 1].text != "-"}
    if joint is not None or of_another or (token.lower_ == "force" and words & nouns.no_mission):
        return  # "the labor force", "the air force"
    if token.lower_ == "government" and words & nouns.no_government:
        return  # "the eastern government" is not the country's
    if token.lower_ in nouns.group and words & nouns.no_group:
        return  # "the battle group"
    if token.lower_ == "initiative" and "led" in words:
        return  # "the Czech-led initiative" is another than the coalition spoken of
    if token.lower_ in nouns.person and (side := _side_before(sheet, token, start)) is not None:
        sheet.add(NameSpan(token.i, token.i + 1, "definite", token.lower_, mention=False, title=side))
        return
    of_speaker = before in ("his", "her", "my", "our", "whose") and state
    of_speaker = of_speaker or (before in ("my", "our", "his", "her") and token.lower_ in nouns.house)
    if not of_speaker and (not before or sheet.taken[start - 1] or before not in DEFINITE):
        return
    if state and token.i and sheet.doc[token.i - 1].text in ("-", "‑"):
        return  # "the 36-nation mission"
    named = after is not None and after.text.istitle() and after.pos_ in ("PROPN", "NOUN") and not sheet.taken[after.i]
    if token.text[0].isupper() and named and token.lower_ in nouns.person:
        return  # "Chief of the General Staff"
    capital = token.text[0].isupper() and not token.is_sent_start
    where = region_before(sheet.doc[start : token.i]) if state else ""
    sheet.add(NameSpan(token.i, token.i + 1, "definite", token.lower_, mention=capital, title=where))


def _is_of_staff(chief: "Token") -> bool:
    return chief.lower_ == "chief" and chief.i + 2 < len(chief.doc) and chief.nbor(2).lower_ == "staff"


def _assembled(sheet: Sheet, token: "Token") -> None:
    """Add "Leaders" or "the other leaders", those of a body that the document has told of."""
    doc, start = sheet.doc, token.i
    while start and doc[start - 1].lower_ in ("other", "all", "fellow"):
        start -= 1
    before = doc[start - 1] if start else None
    definite = before is not None and before.lower_ in ("the", "these", "those")
    alone = before is None or before.is_punct or before.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ")
    acts = token.text[0].isupper() or token.dep_ in SUBJECTS  # "In the discussion, leaders pledged"
    after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    if after not in ("of", "from", "in") and (definite or (alone and acts)):
        sheet.add(NameSpan(token.i, token.i + 1, "definite", token.lower_, mention=False))


def _side_before(sheet: Sheet, noun: "Token", start: int) -> str | None:
    """The id of the state between "the" and the title of a subject that no name follows: "the French general said"."""
    doc, first = sheet.doc, start - 1
    after = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    if noun.dep_ not in SUBJECTS or first < 0 or not sheet.taken[first] or after is None:
        return None
    if after.pos_ not in ("VERB", "AUX", "ADV"):
        return None
    span = next((span for span in reversed(sheet.spans) if span.first <= first < span.end), None)
    if span is None or span.entity is None or span.entity.type != "country" or span.first == 0:
        return None
    return span.entity.id if doc[span.first - 1].lower_ == "the" else None


def region_before(words: "Span") -> str:
    """The region that the words before "nation" tell: "west african"; the longest that is known."""
    last = [word.lower_ for word in words if word.text != "-"][-2:]
    known = countries().regions
    return next((found for found in (" ".join(last), *last[::-1]) if found in known), "")
