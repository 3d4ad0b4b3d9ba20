"""Names that the model sees, made clean; and capitalised words that nobody took."""

import re
from typing import TYPE_CHECKING

from worker.extraction.counting.aircraft_types import is_type_of_aircraft
from worker.extraction.counting.counted_nouns import noun_of
from worker.extraction.counting.units import nouns
from worker.extraction.knowledge import entity_named, forenames, known_by_surname, person_words, slug
from worker.extraction.model.labels import AT
from worker.extraction.names.fighters import is_of_fighters
from worker.extraction.names.naming import (
    is_elided,
    is_office,
    is_title,
    name_words,
    named,
    plain,
    type_of_name,
)
from worker.extraction.names.nouns import all_referring, referring_nouns
from worker.extraction.names.person_names import person_name, without_nickname
from worker.extraction.names.persons_unseen import is_titled_person
from worker.extraction.names.spans import NameSpan, Sheet
from worker.extraction.names.surroundings import (
    is_a_type,
    is_acronym,
    is_before_land,
    is_called,
    is_of_a_leader,
    is_of_a_place,
    is_ship,
    is_told_a_firm,
    title_before,
)
from worker.extraction.names.where import (
    ARTICLES,
    add_place,
    is_taken,
    is_told_where,
    is_where,
    is_where_somebody_stands,
    is_where_to,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def add_model_name(sheet: Sheet, span: "Span", heading: bool) -> None:
    """Add the name that the model sees in a span, if no other name has its tokens."""
    doc = sheet.doc
    if span.label_ not in ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"):
        return
    first, end = span.start, span.end
    if end - first > 3 and doc[first].lower_ in _SIDES and doc[first + 1].text == "-" and sheet.taken[first + 2]:
        first += 3  # "the pro-Cuban Revolutionary Council"
    while first < end and (
        sheet.taken[first] or doc[first].lower_ in _NOT_FIRST or doc[first].pos_ in ("ADP", "SCONJ", "PRON")
    ):
        first += 1
    if doc[first : first + 2].text == "Government of" and end - first > 2:
        first += 2  # "the Government of Borno State" is Borno's
    while end > first and (sheet.taken[end - 1] or doc[end - 1].text in _NOT_LAST or _only_joins(doc[end - 1])):
        end -= 1
    if first >= end or not sheet.free(first, end):
        return
    if all(plain(token.text) in name_words().ordinals for token in doc[first:end]):
        return  # "the Fifth Tongan contingent"
    human = span.label_ == "PERSON" or title_before(doc, first)  # "President Okoro of Chad"
    if end < span.end and doc[end - 1].lower_ in ("the", *_OF) and (doc[first].is_sent_start or not human):
        return  # "Militiamen of the Union of Chadian Patriots", "the Republic of Chad"
    if doc[first].pos_ == "NUM" and doc[first].is_alpha and end < len(doc) and doc[end].tag_ == "NNS":
        return  # "Sixteen Pacific nations"
    if first == span.start and end < span.end and is_title(doc[end - 1].text) and span.label_ != "PERSON":
        return  # a title before a name that is taken
    if end < span.end and [token.text for token in doc[first:end]] in (["Government"], ["Government", "of"]):
        return  # "the Government of Tonga"
    if is_ship(doc, first) or _are_aircraft(doc[end - 1]):
        return
    if first > span.start and doc[first - 1].text in ("-", "/"):  # the rest of "Iraq-Türkiye Pipeline"
        return
    land = span.label_ in ("PERSON", "ORG", "GPE") and is_before_land(doc, first, end)
    land = land or (span.label_ in ("PERSON", "GPE") and is_taken(doc, first, end))
    if land or (sheet.doc[first].pos_ == "PROPN" and is_of_a_place(doc, first, end)):
        add_place(sheet, first, end)
        return
    if first and doc[first - 1].text in _LANDMARKS and sheet.free(first - 1, end) and not is_title(doc[first].text):
        add_place(sheet, first - 1, end)
        return
    if span.label_ == "PERSON" or (span.label_ in _OF_PLACES and is_of_a_leader(doc, first, end)):
        if is_told_a_firm(doc, end):
            _add_thing(sheet, first, end, "ORG", heading)
        elif not _has_digit(doc, first - 1) and not (
            first and doc[first - 1].lower_ in _STORMS
        ):  # "F-15E Strike Eagle"
            add_person(sheet, first, end)
        return
    ranked = 1 < end - first < 5 and _is_ranked(doc[end - 2].text, doc[end - 1].text)  # "Major-General Wiranto"
    if (ranked and (end - first == 2 or is_title(doc[first].text))) or is_titled_person(doc, first, end):
        add_person(sheet, first, end)
    elif end - first == 1 and _speaks_as_somebody(doc, first):
        add_surname(sheet, first)
    elif span.label_ in ("ORG", "GPE", "LOC", "FAC") and _is_name(doc[first:end]):
        _add_thing(sheet, first, end, span.label_, heading)


# What stands before a name that is then none of a person: "at Mont Valérien".
_LANDMARKS = frozenset({"Mont", "Monte", "Mount", "Camp", "Fort", "Lake", "Cape", "Port", "Jebel", "Jabal", "Djebel"})


def _only_joins(last: "Token") -> bool:
    """Whether a name cannot end so: "Mora since", before another name."""
    return last.pos_ in ("ADP", "SCONJ") and last.text.islower() and last.lower_ not in _OF


_OF = frozenset({"of", "for"})


def _speaks_as_somebody(doc: "Doc", at: int) -> bool:
    """Whether a single name that speaks is told to be a human: "said Shevchuk, a primary school teacher"."""
    beside = [token.lower_ for token in doc[at + 1 : at + 3]]
    if not at or doc[at - 1].lower_ not in ("said", "says", "added") or beside not in ([",", "a"], [",", "an"]):
        return False
    if entity_named(doc[at].text) is not None:
        return False
    following = doc[at + 3 : at + _FAR_OFFICE]
    end = next((i for i, token in enumerate(following) if token.is_punct or token.pos_ == "VERB"), len(following))
    words = person_words()
    return any(token.lower_ in words.offices | words.things for token in following[:end])


def _are_aircraft(last: "Token") -> bool:
    """Whether a name in the plural is one of aircraft, and nobody's: "its Super Hornets"."""
    return last.lower_.endswith("s") and (is_type_of_aircraft(last.text) or noun_of(last) in nouns("craft"))


def _add_thing(sheet: Sheet, first: int, end: int, label: str, heading: bool) -> None:
    while end - first > 1 and sheet.doc[end - 1].text in _RELATIVE:
        end -= 1  # "the Online News Network where"
    words = [token.text for token in sheet.doc[first:end]]
    if words[:2] == ["State", "for"] and first and sheet.doc[first - 1].lower_ == "of":
        return  # "Undersecretary of State for Harbour Affairs"
    type_ = type_of_name(words, label)
    if type_ is None:
        return
    if len(words) == 1 and type_ == "organisation" and not is_acronym(words[0]) and is_where(sheet, first):
        type_ = "place"
    if type_ == "organisation" and is_of_fighters(sheet.doc, first, end):
        type_ = "armed_group"
    name = _joined(sheet.doc[first:end])
    titled = title_before(sheet.doc, first) if len(words) == 1 else ""
    if titled and (slug(name) in known_by_surname(titled=True) or is_called(sheet.doc, first)):
        # "Chancellor Scholz", "President Okoro", taken for towns
        sheet.add(NameSpan(first, end, "surname", name.lower(), named("person", name), title=titled))
        return
    if len(words) > 1:
        if heading and type_ == "organisation" and plain(words[-1]) not in name_words().organisation:
            return
        sheet.add(NameSpan(first, end, "named", name, named(type_, _PLAIN.sub("", name))))
    elif first and sheet.taken[first - 1] and plain(words[0]) in (*name_words().lands, "city", "region"):
        return  # "Cabo Delgado Province"
    elif is_acronym(words[0]) and type_ == "organisation" and len(words[0]) == 2 and _after_place(sheet, first):
        return  # "Pueblo, CO"
    elif (is_acronym(words[0]) and is_a_type(sheet.doc, end)) or words[0] in name_words().no_acronyms:
        return
    elif is_acronym(words[0]):
        entity = named(type_, words[0]) if label == "ORG" else None
        sheet.add(NameSpan(first, end, "acronym", words[0], entity))
    elif words[0].lower() in referring_nouns().mission and first and _is_the_or_named(sheet, first - 1):
        return  # "three attackers were killed, the Mission said"
    elif sheet.doc[first].pos_ == "PROPN":
        sheet.add(NameSpan(first, end, "surname", name.lower(), named(type_, name)))


def _is_the_or_named(sheet: Sheet, at: int) -> bool:
    """Whether an article or somebody's name stands before a mission: "the Mission", "the UN Mission"."""
    return sheet.doc[at].lower_ == "the" or bool(sheet.taken[at])


_OF_PLACES = frozenset({"GPE", "LOC", "FAC"})
_RELATIVE = frozenset({"where", "which", "who", "that", "when", "whose"})
_PLAIN = re.compile(r"^(?:City|Town|Village) of (?=[A-Z])")


def _after_place(sheet: Sheet, at: int) -> bool:
    before = next((span for span in sheet.spans if span.end == at - 1), None)
    comma = at > 1 and sheet.doc[at - 1].text == ","
    return comma and before is not None and before.entity is not None and before.entity.type == "place"


def _is_ranked(title: str, name: str) -> bool:
    lists = name_words()
    return (
        plain(title) in _RANKS
        and name.istitle()
        and plain(name)
        not in (*lists.organisation, *lists.place, "motors", "electric", "mills", "atomics", "sir", "of")
        and not is_title(name)
    )


def _is_ranked_alone(doc: "Doc", at: int) -> bool:
    """Whether a rank makes a person of one word that nobody knows: "Commodore Qadir, who takes command"."""
    after = doc[at + 1] if at + 1 < len(doc) else None
    closed = after is None or after.pos_ in ("PUNCT", "VERB", "AUX", "ADP", "CCONJ") or after.tag_ in ("WP", "POS")
    return closed and doc[at].tag_ == "NNP" and _is_ranked(doc[at - 1].text, doc[at].text)


_RANKS = frozenset(
    [
        "general",
        "gen",
        "colonel",
        "col",
        "major",
        "maj",
        "captain",
        "capt",
        "admiral",
        "adm",
        "commodore",
        "marshal",
        "brigadier",
        "lieutenant",
        "lt",
        "president",
        "pm",
        "senator",
        "mr",
        "mrs",
        "ms",
        "dr",
    ]
)


def _has_digit(doc: "Doc", at: int) -> bool:
    return at >= 0 and any(c.isdigit() for c in doc[at].text)


_SIDES = frozenset({"pro", "anti", "non", "ex"})
_STORMS = frozenset({"hurricane", "typhoon", "storm", "cyclone", "operation"})
_NOT_FIRST = frozenset({"the", "a", "an", "'s", "-", '"', ",", "and", "\u201c"})
_NOT_LAST = frozenset({"'s", "'", ".", ",", "-", '"', "the", "\u201d", ")", "("})


_OF_CRAFT = re.compile(r"[A-Z][A-Za-z]{0,2}-\d{1,3}[A-Za-z]{0,2}")  # "C-130 Hercules", "MiG-29", "UH-60A"


def _is_name(span: "Span") -> bool:
    words = [token.text for token in span]
    if any(c.isdigit() for c in words[0]) and (len(words) == 1 or _OF_CRAFT.fullmatch(words[0])):
        return False
    if all(is_title(word) or word.islower() for word in words):
        return False
    if is_office(words):
        return False
    if is_title(words[-1]) and plain(words[-1]) not in name_words().organisation | name_words().lands:
        return False  # "Defense Secretary", but "Kano State"
    return words[0][0].isupper() or words[0][0].isdigit() or words[0].startswith(("al", "el"))


def add_person(sheet: Sheet, first: int, end: int) -> None:
    """Add the person's name within the tokens from `first` to `end`, if there is one."""
    doc = sheet.doc
    found = person_name(doc, first, end)
    if found is not None and any(sheet.taken[found.first : first]):
        found = found._replace(first=first)  # "the President of Chad Walid Haidara"
    if found is None or not sheet.free(found.first, found.end):
        return
    span = doc[found.first : found.end]
    name = without_nickname(_joined(span))
    words = name.split() if len(name) < len(span.text) - 1 else [token.text for token in span]
    if words and not found.title and _stands_as_place(sheet, found.first, found.end, words):
        add_place(sheet, found.first, found.end)
        return
    type_ = type_of_name(words, "PERSON")
    if _is_pair(name):
        return
    if type_ is None or any(c.isdigit() for word in words for c in word):
        return
    title = found.title or title_before(doc, found.first)
    if type_ != "person":
        sheet.add(NameSpan(found.first, found.end, "named", name, named(type_, name)))
    elif ("-" not in words and len(words) == 1) or (slug(words[0]) in ("al", "el") and len(words) == 3):
        if is_acronym(words[0]):
            sheet.add(NameSpan(found.first, found.end, "acronym", words[0], named("organisation", words[0])))
        else:
            sheet.add(NameSpan(found.first, found.end, "surname", name.lower(), named("person", name), title=title))
    else:
        sheet.add(NameSpan(found.first, found.end, "named", name, named("person", name), title=title))


def _stands_as_place(sheet: Sheet, first: int, end: int, words: list[str]) -> bool:
    """Whether a name that no forename begins stands where places do, and more surely if it has two words."""
    if len(words) > 2 or plain(words[0]) in forenames():
        return False
    if not is_where(sheet, first) and not is_where_to(sheet.doc, first, end):
        return False
    surely = plain(words[0]) in ARTICLES or is_where_somebody_stands(sheet, first) or is_told_where(sheet.doc, end)
    return len(words) == 1 or surely


def _is_pair(name: str) -> bool:
    """Whether a name joins those of two well-known people: "the Obama-Biden administration"."""
    one, hyphen, other = name.partition("-")
    known = known_by_surname(titled=True)
    return bool(hyphen) and " " not in name and slug(one) in known and slug(other) in known


def add_surname(sheet: Sheet, at: int) -> None:
    """Add a person of whom only this one word is known."""
    word = sheet.doc[at].text
    sheet.add(NameSpan(at, at + 1, "surname", word.lower(), named("person", word), title=title_before(sheet.doc, at)))


def add_operations(sheet: Sheet) -> None:
    """Add "Operation Nordic Warden" and the like, which the model does not see."""
    doc = sheet.doc
    for token in sheet.tokens:
        if token.text != "Operation" or sheet.taken[token.i]:
            continue
        end = token.i + 1
        while (
            end < len(doc)
            and end - token.i < 4
            and doc[end].text[0].isupper()
            and doc[end].pos_ in ("PROPN", "NOUN", "ADJ")
        ):
            end += 1
        if end > token.i + 1 and sheet.free(token.i, end) and not is_title(doc[token.i + 1].text):
            name = _joined(doc[token.i : end])
            sheet.add(NameSpan(token.i, end, "named", name, named("coalition", name)))


def is_heading(text: str) -> bool:
    """Whether a paragraph is a heading: a few words, most with a capital, without an end."""
    words = text.split()
    return len(words) <= 14 and text[-1:].isalnum() and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def _joined(span: "Span") -> str:
    return re.sub(r"\s+", " ", span.text)


def _is_spot(sheet: Sheet, token: "Token") -> bool:
    """Whether a single name tells where forces stand: "troops at Koza"; but not "the men of Koza Example"."""
    at, after = token.i, sheet.doc[token.i + 1 : token.i + 2].text
    inside = at > 0 and sheet.doc[at - 1].lower_ in AT and not after[:1].isupper() and after not in ("-", "'s")
    return inside and token.text.istitle() and is_where_somebody_stands(sheet, at)


_FAR_OFFICE = 9  # tokens behind a name
_POLITE = frozenset(
    {"mr", "mrs", "ms", "miss", "mme", "monsieur", "herr", "señor", "senhor", "signor"}
    | {"lord", "lady", "dame", "viscount", "baroness"}
)


def add_bare_names(sheet: Sheet) -> None:
    """Capitalised words that nobody took: a surname or a short form, if the document knows it."""
    for token in sheet.tokens:
        if sheet.taken[token.i] or len(token) < 2 or not (token.text[0].isupper() or is_elided(token.text)):
            continue
        if (
            token.lower_ in all_referring()
            or token.lower_ in referring_nouns().assembled
            or token.is_stop
            or (token.is_sent_start and token.tag_.startswith("JJ"))  # "Military forces from Chad"
            or not (token.pos_ in ("PROPN", "NOUN", "ADJ") or (token.text.isupper() and token.is_alpha))
        ):
            continue
        if is_acronym(token.text):
            if not is_a_type(sheet.doc, token.i + 1) and token.text not in name_words().no_acronyms:
                sheet.add(NameSpan(token.i, token.i + 1, "acronym", token.text))
        elif not is_title(token.text) and token.lower_ not in name_words().no_names:
            title = title_before(sheet.doc, token.i)
            polite = token.tag_ == "NNP" and title.rpartition(" ")[2] in _POLITE  # "the Secretary (Mr Sample)"
            polite = polite or (bool(title) and _is_ranked_alone(sheet.doc, token.i))
            if polite or (title and slug(token.text) in known_by_surname(titled=True)):  # "Chancellor Scholz"
                who = named("person", token.text)
                sheet.add(NameSpan(token.i, token.i + 1, "surname", token.lower_, who, title=title))
                continue
            if token.tag_ == "NNP" and (is_of_a_place(sheet.doc, token.i, token.i + 1) or _is_spot(sheet, token)):
                add_place(sheet, token.i, token.i + 1)
                continue
            sheet.add(NameSpan(token.i, token.i + 1, "bare", token.lower_, title=title))
