"""Who leads what by an office or as its owner: "RUF leader Foday Sankoh", "the Mahdi Army of Moqtada al-Sadr"."""

import re

import msgspec
from spacy.tokens import Token

from schemas import Relation, Role
from schemas.claims import Predicate
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.leading import led_at
from worker.extraction.claims.relations.relating import relate
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.names.nouns import referring_nouns
from worker.extraction.reading import ACTING

_ARTICLES = frozenset({"a", "an", "one", "another", "the", "this", "that", "its", "his", "her", "their", "'s", "’s"})
_UNITS = frozenset({"division", "brigade", "battalion", "regiment", "corps", "squadron", "company", "unit", "platoon"})
_LED = frozenset({"coalition", "armed_group"})
_NATIONS = frozenset({"nation", "country", "state"})
_LEADING = frozenset({"lead", "framework", "leading"})
_OF = frozenset({"of", "for", "in"})
_ONE_OF_MANY = frozenset(
    {"deputy", "vice", "assistant", "former", "senior", "top", "local", "regional", "field", "sub", "junior"}
)
_CLAUSE = re.compile(r"[,;:]\s|[\"“”]")
_GENERAL = re.compile(r"\b(?:[Gg]en\b|[Gg]eneral|[Mm]arshal)")
_PANEL = re.compile(
    r"(?:['’]s)?(?: [\w-]+){0,3} "
    r"(?:panel|committee|council|bureau|office|delegation|commission|board|department|team|wing)\b"
)
_BEFORE = 60  # characters
_AFTER = 30
_WORDS_BEFORE = 6
_FORCES = re.compile(r"\b(?:forces|troops|soldiers|army|contingent|marines|peacekeepers)\b", re.IGNORECASE)


def find_by_office(scene: Scene, builder: Builder) -> None:
    """ "Lieutenant-General X, commander of UNAMSIL": whoever commands or heads a force leads it.

    The roles must have been found before.
    """
    for draft, trace in builder.made(Role):
        led = draft.organisation
        predicate = _predicate(draft.title)
        if draft.former or led is None or led.id is None or predicate is None:
            continue
        if not _is_the_only(scene, draft, predicate) or _is_of_a_panel(scene, led.id):
            continue
        about = scene.parsed.source.text[draft.start : draft.end + _AFTER]
        troops = predicate == "commands" and _FORCES.search(about) is not None
        troops = troops and not _comes_behind(scene, led.id, draft.person.id)
        its = (
            _is_pronoun(scene, led.id)
            and not _is_of_a_unit(scene, led.id)
            and draft.title.lower() in {"leader", "head", "founder", "commander"}
        )
        if not its and _type(scene, led.id) not in (_LED | ACTING if troops else _LED):
            continue  # "commander of US forces" commands the US's
        made = Relation(
            id="",
            document_id="",
            paragraph=0,
            start=draft.start,
            end=draft.end,
            text=draft.text,
            modality=draft.modality,
            attributed_to=draft.attributed_to,
            time=draft.time,
            confidence=0.7,
            subject=draft.person,
            predicate=predicate,
            object=led,
        )
        builder.keep(made, msgspec.structs.replace(trace, frame="office"))


def _predicate(title: str) -> Predicate | None:
    """What the bearer of an office does to what it is an office of."""
    words = title.lower().replace("-", " ").split()
    if not words or _ONE_OF_MANY & set(words):
        return None
    if {"commander", "commandant"} & set(words):
        return "commands"
    return "leads" if words[-1] in kinds().relations.leaders else None


def is_one_of_many(noun: Token) -> bool:
    """Whether an office is one that several can hold: "a leader of", "the vice chair of"."""
    return any(child.lower_ in _ONE_OF_MANY or child.lower_ in {"a", "an"} for child in noun.lefts)


def _is_of_a_panel(scene: Scene, reference: str) -> bool:
    """Whether what somebody heads is only a panel of it: "chair of the MILF peace panel"."""
    number = int(reference.removeprefix("#")) if reference.removeprefix("#").isdigit() else None
    if number is None:
        return False
    start = scene.parsed.candidates[number].end
    return _PANEL.match(scene.parsed.text, start) is not None


def _is_the_only(scene: Scene, draft: Role, predicate: Predicate) -> bool:
    """Whether there can be no other of the office: "a Taliban leader", "Taliban commander X" are some of many."""
    text = scene.parsed.text
    at = text.rfind(draft.title.split()[-1], draft.start, draft.end)
    before = _CLAUSE.split(text[max(0, at - _BEFORE) : at])[-1].lower().split()[-_WORDS_BEFORE:]
    article = next((word for word in reversed(before) if word in _ARTICLES), "")
    if article in {"a", "an", "one", "another"}:
        return False
    of_group = draft.organisation is not None and _type(scene, draft.organisation.id) == "armed_group"
    general = _GENERAL.search(text[at : draft.end]) is not None  # "LNA commander Gen. X"
    return not of_group or predicate != "commands" or "the" in before or general


def _type(scene: Scene, reference: str | None) -> str | None:
    number = (reference or "").removeprefix("#")
    return scene.type_of(int(number)) if number.isdigit() else None


def _is_pronoun(scene: Scene, reference: str | None) -> bool:
    number = (reference or "").removeprefix("#")
    return number.isdigit() and scene.parsed.candidates[int(number)].kind == "pronoun"


def _comes_behind(scene: Scene, led: str, person: str | None) -> bool:
    """Whether whose forces are named only tells whence an officer is: "the commander, General X of the Irish army"."""
    numbers = [(reference or "").removeprefix("#") for reference in (led, person)]
    if not all(number.isdigit() for number in numbers):
        return False
    forces, officer = (scene.parsed.candidates[int(number)] for number in numbers)
    return officer.end < forces.start and scene.parsed.text.startswith(" of ", officer.end)


def _is_of_a_unit(scene: Scene, reference: str) -> bool:
    """Whether "its" stands for whose unit it is: "France's armoured division moved west. Its commander"."""
    antecedent = scene.parsed.candidates[int(reference.removeprefix("#"))].antecedent
    if antecedent is None:
        return False
    owners = [token for token in scene.tokens if scene.number_at(token) == antecedent]
    return any(noun_of(token.head) in _UNITS and scene.number_at(token.head) is None for token in owners[-1:])


def find_named_behind(scene: Scene, builder: Builder) -> None:
    """ "KFOR's commander, the German general Klaus Sample": whose name stands behind an office, with more words."""
    for token in scene.of_lemma({"commander", "leader", "head", "chief"}):
        if token.pos_ != "NOUN" or is_one_of_many(token):
            continue
        beside = [child for child in token.rights if child.dep_ == "appos"]
        people = [party for child in beside for party in scene.parties_of_one(child) if party.type == "person"]
        owners = [child for child in token.lefts if child.dep_ == "poss"] + prepositional(token, frozenset({"of"}))
        led = [party for owner in owners for party in scene.parties(owner) if party.type in _LED]
        predicate: Predicate = "commands" if token.lemma_ == "commander" else "leads"
        relate(scene, builder, "office before a name", people[:1], predicate, led[:1], at=token.i)


def find_by_owner(scene: Scene, builder: Builder) -> None:
    """ "the Aitarak militia of Eurico Guterres", "Moqtada al-Sadr's Mahdi Army"."""
    if all(scene.type_of(number) != "armed_group" for number in range(len(scene.parsed.candidates))):
        return
    for token in scene.tokens:
        group = scene.party_at(token)
        if group is None or group.type != "armed_group" or group.number is None:
            continue
        if scene.parsed.candidates[group.number].kind not in {"named", "acronym"} or _inside(
            scene, token, group.number
        ):
            continue
        nouns = [
            token,
            *([token.head] if token.dep_ == "compound" and token.head.lemma_ in kinds().relations.led else []),
        ]
        owners = [child for noun in nouns for child in noun.lefts if child.dep_ == "poss"]
        owners += [inner for noun in nouns for inner in prepositional(noun, frozenset({"of"}))]
        leaders = [party for owner in owners for party in scene.parties(owner)]
        people = [party for party in leaders if party.type == "person" and party.number is not None]
        relate(scene, builder, "group of a person", people, "leads", [group], at=token.i, confidence=0.6)


def find_band_of(scene: Scene, builder: Builder) -> None:
    """ "Joseph Kony's rebels", "the fighters of Joseph Kony": armed people without a name are led by whose they are."""
    for token in scene.of_lemma(referring_nouns().rebels | {"fighter"}):
        known = scene.party_at(token)
        if token.pos_ != "NOUN" or (known is not None and known.type is not None):
            continue
        owners = [child for child in token.lefts if child.dep_ == "poss"]
        owners += prepositional(token, frozenset({"of"}))
        leaders = [party for owner in owners for party in scene.parties(owner)]
        people = [party for party in leaders if party.type == "person" and scene.doc[party.token].pos_ == "PROPN"]
        relate(scene, builder, "band of a person", people, "leads", [scene.in_words(token)], at=token.i, confidence=0.6)


def find_lead_nations(scene: Scene, builder: Builder) -> None:
    """ "Kenya is the lead nation of the mission", "Italy agreed to serve as framework nation for the battlegroup"."""
    for token in scene.of_word(_NATIONS):
        if not any(child.lower_ in _LEADING for child in token.lefts):
            continue
        above = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "as" else token.head
        if above.pos_ not in {"VERB", "AUX"}:
            continue
        leads = [party for noun in scene.subjects(above) for party in scene.parties(noun) if party.type == "country"]
        tops = prepositional(token, _OF)
        named = [party for noun in tops for party in scene.parties(noun)]
        led = [party for party in named if party.type in {"coalition", "organisation", None}]
        led = led or [party for noun in tops[:1] if (party := led_at(scene, noun)) is not None]
        if not tops and above is not token.head:  # "Italy acts as framework nation"
            led = [focus(token)]
        modality = modality_of(above)
        relate(scene, builder, "lead nation", leads, "leads", led, at=token.i, modality=modality, confidence=0.75)


def _inside(scene: Scene, token: Token, number: int) -> bool:
    """Whether a token of a name is not its head."""
    return token.head.i != token.i and scene.number_at(token.head) == number
