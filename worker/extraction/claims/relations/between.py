"""Sides of one noun: "clashes between A and B", who does it together with whom, who met for talks."""

from itertools import zip_longest

import msgspec
from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.standing import tells_who
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.reading import ACTING

_NEARBY = 12  # tokens
_TWO = 2
# What somebody does with friends, where one fights "a war with" enemies.
_SHARED = frozenset(
    {
        "operation",
        "offensive",
        "campaign",
        "raid",
        "assault",
        "airstrike",
        "sweep",
        "drive",
        "push",
        "mission",
        "action",
    }
)
_TELLING = frozenset({"NOUN", "PROPN", "ADJ"})


def sides_between(scene: Scene, match: Match) -> list[Party]:
    """The two sides of "clashes between Hamas and Israel", by name or in words."""
    token = scene.doc[match.token]
    tops = match.at(scene, "between")
    if (
        not tops
        and token.pos_ == "NOUN"
        and token.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"}
        and "between" in match.frame.prepositions.values()
    ):
        tops = prepositional(token.head, frozenset({"between"})) or nearby(scene, token, "between")
    return two_sides(scene, tops)


def two_sides(scene: Scene, tops: list[Token]) -> list[Party]:
    """Everybody in a row after "between"; without any name only those nobody has spoken of: "a leftist alliance"."""
    words = kinds().relations
    found: list[Party] = []
    sides = [one for top in tops for one in scene.with_conjuncts(top)]
    for noun, behind in zip_longest(sides, sides[1:]):
        named = [party for party in scene.parties_of_one(noun) if not scene.is_bare(party)]
        if behind is not None:  # "between the army and supporters of Mr Gbagbo": of whom the parse makes the army
            named = [party for party in named if party.token < behind.i]
        named = [party for party in named if party.type in ACTING] or named  # "Mr Sample's National Army" is the army
        named = named[: 3 - min(len(sides), 2)]  # "between Kenyan and Ugandan troops"
        if len(sides) == 1 and len(named) < _TWO and len(both := _two_adjectives(scene, noun)) == _TWO:
            return both
        of = prepositional(noun, frozenset({"of"})) if noun_of(noun) == "member" else []
        unnamed = {noun_of(one) for one in (noun, *of)} & (words.in_words | words.armed | words.led)
        if noun_of(noun) in words.followers:
            named, unnamed = [], {noun_of(noun)}  # "supporters of the government" are not the government
        found += named or ([scene.in_words(noun)] if unnamed else [])
    adjective = (
        len(sides) == _TWO and sides[0].tag_ == "NN" and noun_of(sides[0]) in words.armed
    )  # "rebel and army men"
    known = any(party.type != "words" for party in found) or (adjective and sides[1].i > sides[0].i + 1)
    known = known or any(noun_of(noun) in words.followers for noun in sides)
    return found if known or all(tells_who(scene.doc[party.token]) for party in found) else []


def _two_adjectives(scene: Scene, noun: Token) -> list[Party]:
    """The two sides that only adjectives tell apart: "between rebel and pro-government forces"."""
    second = scene.doc[max(noun.i - 1, 0)]
    plain = noun.tag_ == "NNS" and noun_of(noun) in kinds().relations.in_words
    plain = plain or noun.tag_ == "NNPS"  # "between Greek and Turkish Cypriots"
    first = _joined_before(second) if plain and second.pos_ in _TELLING else None
    both = [_side_told(scene, one, noun) for one in (first, second)] if first is not None else []
    words = kinds().relations.armed | kinds().relations.of_a_state
    told = first is not None and {noun_of(first), noun_of(second)} & words
    return both if told or any(party.type != "words" for party in both) else []


def _joined_before(second: Token) -> Token | None:
    """The word that "and" joins to one before a noun: "rebel" of "rebel and pro-government"."""
    doc, at = second.doc, second.i - 1
    while at > 1 and doc[at].lower_ in {"-", "pro"}:
        at -= 1
    word = doc[at - 1] if at > 0 and doc[at].lower_ == "and" else None
    return word if word is not None and word.pos_ in _TELLING else None


def _side_told(scene: Scene, adjective: Token, noun: Token) -> Party:
    own = scene.party_at(adjective)
    if own is not None and own.type in ACTING:
        return own
    start = adjective.i
    while start > 0 and scene.doc[start - 1].lower_ in {"-", "pro"}:
        start -= 1
    words = f"{scene.parsed.words(scene.doc[start], adjective)} {noun.text}"
    return Party(Reference(name=words), adjective.i, None, "words")


def nearby(scene: Scene, noun: Token, word: str) -> list[Token]:
    """Whom a preposition governs that other words part from its noun: "a campaign across the border against them"."""
    start = noun.head.i if noun.dep_ == "nsubj" else noun.i
    for token in scene.doc[start + 1 : start + 1 + _NEARBY]:
        if token.pos_ in {"VERB", "AUX"} or token.text in {".", ";", ","}:
            return []
        if token.lower_ == word:
            return [child for child in token.children if child.dep_ == "pobj"]
    return []


def together_with(scene: Scene, agents: list[Party], until: int) -> list[Party]:
    """Who does it with the subject: "US forces, together with the United Kingdom, struck depots"."""
    start = max(party.token for party in agents)
    for token in scene.doc[start + 1 : min(until, start + _NEARBY)]:
        beside = token.lower_ == "alongside" or (
            token.lower_ == "with" and scene.doc[token.i - 1].lower_ in {"together", "along"}
        )
        if beside:
            named = [party for child in token.children if child.dep_ == "pobj" for party in scene.parties(child)]
            return [party for party in named if party.type in ACTING and party.token < until][:3]
    return []


def apart_from_partners(scene: Scene, match: Match) -> tuple[Match, list[Party]]:
    """The event without those with whom somebody carries it out, and these: "operations with the army against X"."""
    noun, told = scene.doc[match.token], match.roles.get("patient", ())
    if match.frame.says != "fights" or noun.pos_ != "NOUN" or noun.lemma_.lower() not in _SHARED:
        return match, []
    beside = {other.i for other in prepositional(noun, frozenset({"with"}))}
    if not beside:
        return match, []
    roles = {**match.roles, "patient": tuple(token for token in told if token not in beside)}
    named = [party for token in sorted(beside) for party in scene.parties(scene.doc[token])]
    return msgspec.structs.replace(match, roles=roles), [party for party in named if party.type in ACTING][:3]


def met_for(scene: Scene, noun: Token) -> tuple[list[Party], list[Party]]:
    """Who met whom for talks of peace: no meeting of two ministers is meant, but one with enemies or of them."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"for", "in"} or verb.lemma_ != "meet":
        return [], []
    near = [*noun.lefts, *prepositional(noun, frozenset({"on", "about"}))]
    of_peace = any(token.lemma_.lower() in kinds().relations.peaceful for token in near)
    sides = [
        [side for top in tops for side in (scene.modifying(top) or scene.parties(top))]
        for tops in (scene.subjects(verb), scene.objects(verb))
    ]
    enemies = any(party.type == "armed_group" for side in sides for party in side)
    return (sides[0][:1], sides[1]) if of_peace or enemies else ([], [])


_REFUSING = frozenset({"refuse", "reject", "rebuff", "decline", "spurn", "shun", "dismiss", "exclude", "oppose"})


def is_turned_down(talks: Token) -> bool:
    """Whether there are to be no talks: "rejected talks with the rebels", "ruled out any negotiations with them"."""
    verb = talks.head
    if talks.dep_ != "dobj":
        return False
    out = verb.lemma_ in {"rule", "turn"} and any(child.lower_ in {"out", "down"} for child in verb.rights)
    return verb.lemma_ in _REFUSING or out
