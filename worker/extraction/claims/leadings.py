"""Who leads what, told by a word or a noun and no verb: "the US-led coalition", "a brigade under French command"."""

from spacy.tokens import Token

from schemas import Reference, Relation
from schemas.claims import Predicate
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.knowledge import entity_named
from worker.extraction.reading import COALITION

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
_LEADABLE = frozenset({"coalition", "organisation"})
_BACKABLE = frozenset({"coalition", "organisation", "armed_group", "person"})
_PARTICIPLES = frozenset({"VERB", "ADJ", "PROPN", "NOUN", "ADV"})
_HELD = frozenset({"command", "leadership", "lead", "control", "flag", "auspices", "direction"})


def find_under(scene: Scene, builder: Builder) -> None:
    """ "1,200 men under Italian command", "an artillery coalition under France": who leads stands after "under"."""
    for token in scene.tokens:
        if token.lower_ != "under" or token.dep_ != "prep" or token.i + 1 >= len(scene.doc):
            continue
        held = next((child for child in token.children if child.dep_ == "pobj"), None)
        led = token.head if token.head.pos_ in {"NOUN", "PROPN"} else next(iter(_placed(scene, token.head)), None)
        if held is None or led is None:
            continue
        lemma = held.lemma_.lower()
        if led.i != token.head.i and lemma not in _HELD:
            continue  # "operates under the name Althea"
        if lemma in {"command", "leadership", "lead"}:
            leaders = scene.modifying(held)
            for noun in prepositional(held, frozenset({"of"})):
                leaders += scene.parties(noun)
        else:
            own = scene.party_at(held)
            leaders = [own] if own is not None and own.type in {"country", "organisation", "person"} else []
        coalition = led_at(scene, led) or next(
            (party for party in scene.parties(led) if party.type in _LEADABLE | {"armed_group"}), None
        )
        if coalition is None or (lemma not in _HELD and coalition.type not in {None, "coalition", "words"}):
            continue
        for leader in leaders[:3]:
            if not scene.same(leader, coalition) and scene.is_actor(leader):
                builder.add(
                    Relation,
                    "under X",
                    [led.i, token.i, leader.token],
                    at=token.i,
                    confidence=0.7,
                    subject=leader.reference,
                    predicate="leads",
                    object=coalition.reference,
                )


def _placed(scene: Scene, verb: Token) -> list[Token]:
    """What "is under" or "was placed under" somebody's command."""
    if verb.lemma_ not in {
        "be",
        "place",
        "put",
        "operate",
        "serve",
        "come",
        "fall",
        "fight",
        "remain",
        "deploy",
        "bring",
    }:
        return []
    return scene.objects(verb) if is_passive(verb) else scene.subjects(verb)


def find_command(scene: Scene, builder: Builder) -> None:
    """ "Britain takes command", "India, which holds the command": of the force that the document is about."""
    for token in scene.tokens:
        verb = token.head
        if token.lower_ != "command" or token.dep_ != "dobj" or verb.lemma_ not in {"take", "assume", "hold", "have"}:
            continue
        if any(child.lower_ in {"of", "over"} for child in token.rights):
            continue
        leaders = [party for subject in scene.subjects(verb)[:1] for party in scene.parties(subject)]
        for leader in leaders[:2]:
            if scene.is_actor(leader):
                builder.add(
                    Relation,
                    "takes command",
                    [leader.token, token.i],
                    at=token.i,
                    confidence=0.6,
                    modality=modality_of(verb),
                    subject=leader.reference,
                    predicate="commands",
                    object=Reference(id=COALITION, name=""),
                )


def led_at(scene: Scene, noun: Token) -> Party | None:
    """What can be led at a noun: a coalition, body or group by name, or a force in words ("the northern brigade")."""
    own = scene.party_at(noun)
    if own is not None and own.number is not None:
        own_type = own.type
        definite = scene.parsed.candidates[own.number].kind in {"definite", "pronoun", "acronym"}
        if own_type in {"coalition", "organisation", "armed_group"} or (own_type is None and definite):
            return own
        return None
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in kinds().relations.led:
        return None
    return scene.in_words(noun)


def find_led(scene: Scene, builder: Builder) -> None:
    """ "the US-led coalition", "Rwanda-backed M23 rebels": who leads or supports, in one word with whom."""
    doc = scene.doc
    for token in doc:
        if token.pos_ not in _PARTICIPLES:
            continue
        word = token.lower_.rpartition("-")[2]
        predicate = _HYPHENATED.get(word)
        if predicate is None:
            continue
        if token.lower_ == word and not (token.i > 1 and doc[token.i - 1].text in {"-", "‑", "–"}):
            continue
        noun = _led(scene, token, _LEADABLE if predicate in {"leads", "commands"} else _BACKABLE)
        done_to = scene.parsed.reference(noun) if noun is not None else None
        if noun is None and token.dep_ == "amod" and token.head.i > token.i and _in_words(token.head):
            noun, done_to = token.head, scene.in_words(token.head).reference
            states = [p for p in scene.modifying(noun) if p.type == "country" and p.token > token.i]
            if noun.lemma_.lower() in kinds().relations.against_their_state:
                states = []  # "Iranian-backed Yemeni rebels" are not Yemen
            done_to = states[0].reference if states else done_to  # "UN-backed Congolese troops"
        if noun is None or done_to is None:
            continue
        for leader, place in _leaders(scene, token):
            builder.add(
                Relation,
                f"X-{word}",
                [place, token.i, noun.i],
                at=token.i,
                confidence=0.95,
                subject=leader,
                predicate=predicate,
                object=done_to,
            )


def _in_words(noun: Token) -> bool:
    """Whether a force without a name can be led or backed: "UAE-backed forces"."""
    words = kinds().relations
    if noun.tag_ != "NNS" and noun.lemma_.lower() in words.armed and any(child.lower_ == "the" for child in noun.lefts):
        return False  # "the Iran-backed militia" was named before
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in words.led | words.armed


def _led(scene: Scene, token: Token, types: frozenset[str]) -> Token | None:
    """The coalition or body that follows "-led"."""
    for other in scene.doc[token.i + 1 : token.i + 1 + _LED_REACH]:
        number = scene.number_at(other)
        if other.pos_ == "PRON":
            return None
        if number is not None and (scene.type_of(number) in types or _is_group(scene, number)):
            last = other
            while last.i + 1 < len(scene.doc) and scene.number_at(scene.doc[last.i + 1]) == number:
                last = scene.doc[last.i + 1]
            return last
        if other.pos_ in {"VERB", "AUX", "PUNCT", "ADP"}:
            return None
    return None


def _is_group(scene: Scene, number: int) -> bool:
    candidate = scene.parsed.candidates[number]
    return candidate.entity is None and candidate.kind == "definite"


def _leaders(scene: Scene, token: Token) -> list[tuple[Reference, int]]:
    """Who stands before "-led": a candidate of its own, or one within the coalition's name."""
    doc = scene.doc
    before = token.i - 2 if "-" not in token.text else token.i
    found: list[tuple[Reference, int]] = []
    while before >= 0 and len(found) < 3:
        start, end = scene.parsed.start(doc[before]), scene.parsed.end(doc[before])
        number = _narrowest(scene, start, end)
        if number is None:
            known = _known_leader(scene, before)
            found += [known] if known is not None and not found else []
            break
        candidate = scene.parsed.candidates[number]
        found.append(
            (Reference(id=f"#{number}", name=scene.parsed.source.text[candidate.start : candidate.end]), before)
        )
        while before >= 0 and scene.parsed.start(doc[before]) > candidate.start:
            before -= 1
        before -= 1
        if before < 1 or doc[before].text not in {"-", "and", "–"}:  # "US- and British-led", "Franco-British-led"
            break
        before -= 2 if doc[before].lower_ == "and" and doc[before - 1].text == "-" else 1
    return found


def _known_leader(scene: Scene, last: int) -> tuple[Reference, int] | None:
    """The leader whose name is only part of the coalition's: "Saudi" in "the Saudi-led coalition in Yemen"."""
    for first in range(max(0, last - 3), last + 1):
        words = scene.doc[first : last + 1].text
        known = entity_named(words)
        if known is not None and known.type in {"country", "organisation"}:
            return Reference(id=known.id, type=known.type, name=known.name), first
    return None


def _narrowest(scene: Scene, start: int, end: int) -> int | None:
    """The shortest candidate over a stretch of text that could lead."""
    best: int | None = None
    for number, candidate in enumerate(scene.parsed.candidates):
        kind = scene.type_of(number)
        exact = kind == "coalition" and (candidate.start, candidate.end) == (start, end)  # "coalition-trained"
        if exact or (candidate.start <= start < candidate.end and kind in {"country", "organisation"}):
            known = scene.parsed.candidates[best] if best is not None else None
            if known is None or candidate.end - candidate.start < known.end - known.start:
                best = number
    return best
