"""Who leads, helps or arms whom, told by one word with a hyphen: "the US-led coalition", "Rwanda-backed M23 rebels"."""

from spacy.tokens import Token

from schemas import Reference
from schemas.claims import Predicate
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.leading import LEADABLE
from worker.extraction.claims.relations.relating import relate
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.knowledge import entity_named, governed_from

_LED_REACH = 6
_HYPHENATED: dict[str, Predicate] = {
    "led": "leads",
    "commanded": "commands",
    "backed": "supports",
    "supported": "supports",
    "sponsored": "supports",
    "trained": "trains",
    "funded": "supports",
    "armed": "supports",
    "financed": "supports",
    "equipped": "supports",
    "aided": "supports",
    "assisted": "supports",
    "protected": "protects",
    "chaired": "leads",
    "headed": "leads",
}
_BANDS = frozenset({"group", "element", "unit", "faction", "proxy", "cell", "ally"})
_BACKABLE = frozenset({"coalition", "organisation", "armed_group", "person"})
_PARTICIPLES = frozenset({"VERB", "ADJ", "PROPN", "NOUN", "ADV"})


def find_hyphenated(scene: Scene, builder: Builder) -> None:
    """ "the US-led coalition", "Rwanda-backed M23 rebels": who leads or supports, in one word with whom."""
    doc = scene.doc
    for token in doc:
        word = token.lower_.rpartition("-")[2]
        predicate = _HYPHENATED.get(word)
        if predicate is None or token.pos_ not in _PARTICIPLES:
            continue
        if token.lower_ == word and not (token.i > 1 and doc[token.i - 1].text in {"-", "‑", "–"}):
            continue
        noun = _led(scene, token, LEADABLE if predicate in {"leads", "commands"} else _BACKABLE)
        reference = scene.parsed.reference(noun) if noun is not None else None
        done_to = Party(reference, noun.i, scene.number_at(noun)) if noun is not None and reference else None
        told = scene.renamed(token.head) if noun is None and token.head.i > token.i else None
        if told is not None and told.type in LEADABLE:
            noun, done_to = token.head, told  # "the CSTO, a Moscow-led group of states"
        if noun is None and token.dep_ == "amod" and token.head.i > token.i and _in_words(token.head):
            noun, done_to = token.head, scene.in_words(token.head)
            states = _whose(scene, token, noun)
            if noun.lemma_.lower() in kinds().relations.against_their_state:
                states = []  # "Iranian-backed Yemeni rebels" are not Yemen
            done_to = states[0] if states else _called(scene, noun) or done_to  # "UN-backed Congolese troops"
        if noun is None or done_to is None:
            continue
        relate(scene, builder, f"X-{word}", _leaders(scene, token), predicate, [done_to], at=token.i, confidence=0.95)


def _whose(scene: Scene, token: Token, noun: Token) -> list[Party]:
    """The state whose force or government it is: "Somalia's UN-backed government", "the UN-backed army of Congo"."""
    states = [party for party in scene.modifying(noun) if party.type == "country"]
    after = prepositional(noun, frozenset({"of", "in"})) if noun_of(noun) in kinds().relations.ruling else []
    states += [party for inner in after for party in scene.parties(inner) if party.type == "country"]
    return [party for party in states if party.token > token.i or scene.doc[party.token].dep_ == "poss"]


def _called(scene: Scene, noun: Token) -> Party | None:
    """The force by whose name others are known: "UAE-backed forces known as the Giants Brigades"."""
    called = [child for child in noun.rights if child.dep_ == "acl" and child.lemma_ in {"know", "call", "name", "dub"}]
    names = [name for verb in called for name in (*prepositional(verb, frozenset({"as"})), *verb.rights)]
    found = (scene.party_at(name) for name in names if name.pos_ == "PROPN")
    return next((party for party in found if party is not None and party.type in _BACKABLE), None)


def _in_words(noun: Token) -> bool:
    """Whether a force without a name can be led or backed: "UAE-backed forces", "a French-led intervention"."""
    words = kinds().relations
    if noun.tag_ != "NNS" and noun.lemma_.lower() in words.armed and any(child.lower_ == "the" for child in noun.lefts):
        return False  # "the Iran-backed militia" was named before
    several = noun.tag_ == "NNS" and noun_of(noun) in _BANDS
    known = words.led | words.armed | words.ruling | words.interventions
    return noun.pos_ == "NOUN" and (several or noun_of(noun) in known)


def _led(scene: Scene, token: Token, types: frozenset[str]) -> Token | None:
    """The coalition or body that follows "-led"."""
    for other in scene.doc[token.i + 1 : token.i + 1 + _LED_REACH]:
        number = scene.number_at(other)
        if other.pos_ == "PRON":
            return None
        if number is not None and (scene.type_of(number) in types or _is_group(scene, number)):
            after = scene.number_at(other.nbor(1)) if other.i + 1 < len(scene.doc) else None
            if after not in {None, number} and scene.type_of(number) != "coalition" == scene.type_of(after):
                continue  # "a Brazilian-led UN force"
            last = other
            while last.i + 1 < len(scene.doc) and scene.number_at(scene.doc[last.i + 1]) == number:
                last = scene.doc[last.i + 1]
            return last
        if other.pos_ in {"VERB", "AUX", "PUNCT", "ADP", "CCONJ"} and not _is_within(scene, other):
            return None
    return None


def _is_within(scene: Scene, token: Token) -> bool:
    """Whether a row of such words goes on: "the US-backed, Kurdish-led forces"."""
    row = scene.doc[token.i : token.i + 4]
    joined = token.text in {",", "and", "-", "‑", "–"} or token.lower_ in _HYPHENATED
    return joined and (token.text not in {",", "and"} or any(one.text in {"-", "‑", "–"} for one in row))


def _is_group(scene: Scene, number: int) -> bool:
    candidate = scene.parsed.candidates[number]
    return candidate.entity is None and candidate.kind == "definite"


def _leaders(scene: Scene, token: Token) -> list[Party]:
    """Who stands before "-led": a candidate of its own, or one within the coalition's name."""
    doc = scene.doc
    before = token.i - 2 if "-" not in token.text else token.i
    found: list[Party] = []
    while before >= 0 and len(found) < 3:
        start, end = scene.parsed.start(doc[before]), scene.parsed.end(doc[before])
        number = _narrowest(scene, start, end)
        if number is None:
            known = _known_leader(scene, before)
            found += [known] if known is not None and not found else []
            break
        candidate = scene.parsed.candidates[number]
        reference = Reference(id=f"#{number}", name=scene.parsed.text[candidate.start : candidate.end])
        found.append(Party(reference, before, number))
        while before >= 0 and scene.parsed.start(doc[before]) > candidate.start:
            before -= 1
        before -= 1
        if before < 1 or doc[before].text not in {"-", "and", "–"}:  # "US- and British-led", "Franco-British-led"
            break
        before -= 2 if doc[before].lower_ == "and" and doc[before - 1].text == "-" else 1
    return found


def _known_leader(scene: Scene, last: int) -> Party | None:
    """The leader whose name is only part of the coalition's: "Saudi" in "the Saudi-led coalition in Yemen"."""
    for first in range(max(0, last - 3), last + 1):
        words = scene.doc[first : last + 1].text
        known = entity_named(words)
        if known is not None and known.type in {"country", "organisation"}:
            return Party(Reference(id=known.id, type=known.type, name=known.name), first, None, known.type)
    return None


def _narrowest(scene: Scene, start: int, end: int) -> int | None:
    """The shortest candidate over a stretch of text that could lead."""
    best: int | None = None
    for number, candidate in enumerate(scene.parsed.candidates):
        kind = scene.type_of(number)
        exact = kind == "coalition" and (candidate.start, candidate.end) == (start, end)  # "coalition-trained"
        exact = exact or (kind in {"person", "armed_group"} and candidate.end == end)  # "the Charles Taylor-led NPFL"
        seat = candidate.entity.id if candidate.entity is not None else ""
        exact = exact or (seat in governed_from() and candidate.end == end)  # "Moscow-led troops"
        if exact or (candidate.start <= start < candidate.end and kind in {"country", "organisation"}):
            known = scene.parsed.candidates[best] if best is not None else None
            if known is None or candidate.end - candidate.start < known.end - known.start:
                best = number
    return best
