"""Members that a sentence tells without naming the coalition, or through what they give it.

"Hungary will not take part", "ten countries signed up, among them the UAE", a list of bullets.
"""

from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb
from worker.extraction.claims.words import belonging
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_after, word_before
from worker.extraction.reading import COALITION

_FAR = 12
_ENDING = frozenset({"end", "cease", "stop"})
_DEFINITE = frozenset({"the", "this", "that"})
# Words before a cause that is none of a coalition: "has joined a campaign against polio", "the rescue effort".
_OTHER = frozenset(
    {"a", "an", "any", "no", "rescue", "relief", "aid", "search", "recovery", "diplomatic", "humanitarian"}
)
BULLETS = frozenset({"-", "•", "*", "–", "·", "—", "●"})


def focus(token: Token, words: str = "") -> Party:
    """The coalition that the document speaks of, where a sentence leaves it out; the words where it speaks of none."""
    return Party(Reference(id=COALITION, name=words), token.i, None, "coalition")


def in_focus(scene: Scene, match: Match) -> list[Party]:
    """The coalition in focus, if the sentence names nothing else to take part in: "Hungary will not take part"."""
    token = scene.doc[match.token]
    named = [inner for inner in match.at(scene, "coalition") if not (inner.like_num or inner.ent_type_ == "DATE")]
    if token.lemma_ == "contribute":  # "contributes with staff officers"
        named = [inner for inner in named if noun_of(inner) not in belonging().troops | {"officer"}]
    return [] if named else [focus(token, _force_told_of(scene, token))]


def _force_told_of(scene: Scene, at: Token) -> str:
    """What the paragraph calls the force that it is about: "the battle group"; the last before, or the next."""
    told = [noun for noun in scene.tokens if noun.pos_ == "NOUN" and noun.lemma_.lower() in belonging().forces]
    told = [noun for noun in told if noun.tag_ == "NN" and any(child.lower_ in _DEFINITE for child in noun.lefts)]
    told = [noun for noun in told if not scene.modifying(noun)]  # "the Dutch contingent" is one state's
    before = [noun for noun in told if noun.i < at.i]
    nearest = before[-1:] or told[:1]
    return scene.in_words(nearest[0]).reference.name if nearest else ""


def common_cause(scene: Scene, verb: Token, joined: list[Token]) -> Party | None:
    """What states are in together, by what they join: "the invasion", "the effort to free Kuwait"."""
    for noun in joined:
        lemma = noun.lemma_.lower()
        named = lemma in belonging().common
        if (named or lemma in belonging().common_beside) and _OTHER.isdisjoint(c.lower_ for c in noun.lefts):
            return focus(verb, scene.in_words(noun).reference.name if named else "")
    return None


def is_against(verb: Token) -> bool:
    """ "voted against taking part", "decided against joining", "rather than joining", "instead of joining"."""
    near = [token for token in verb.doc[max(verb.i - 4, 0) : verb.i] if not token.lower_.endswith("ly")]
    before = [token.lemma_.lower() for token in near[-2:]]
    if before in (["rather", "than"], ["instead", "of"], ["rule", "out"]):
        return True
    if verb.dep_ == "xcomp" and verb.tag_ == "VBG" and verb.head.lemma_ in {"resist", "avoid", "reject", "oppose"}:
        return True
    no = verb.dep_ == "pcomp" and verb.head.lower_ == "to" and word_before(verb.head) == "no"
    return bool(no) or (verb.dep_ == "pcomp" and verb.head.lower_ in {"against", "without", "from"})


def among_them(scene: Scene, tokens: list[Token]) -> list[Party]:
    """Whom "among them" names after "ten countries signed up"."""
    for noun in tokens:
        if noun.lemma_.lower() not in nouns("member"):
            continue
        _, end = scene.sentence(noun.i)
        for token in scene.doc[noun.i + 1 : min(end, noun.i + 40)]:
            if token.lower_ == "among" and token.i + 1 < end and word_after(token) in {"them", "which", "whom"}:
                return _first_parties(scene, token.i + 2, end)
    return []


def _first_parties(scene: Scene, first: int, end: int) -> list[Party]:
    """The parties of the list that starts near a token."""
    for token in scene.doc[first : min(first + _FAR, end)]:
        if token.pos_ in {"VERB", "AUX"} or token.tag_ in {"WDT", "WP"}:
            return []  # "among them 20 that do not belong to NATO"
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "compound":
            party = scene.party_at(token)
            if party is not None and party.type in {"country", "organisation"}:
                return [p for p in scene.parties(token) if p.type in {"country", "organisation"}]
    return []


def contributing(scene: Scene, noun: Token) -> list[Party]:
    """Whose the "soldiers from Ghana and Guinea" are."""
    return [
        party
        for child in noun.rights
        if child.dep_ == "prep" and child.lower_ in {"from", "of"}
        for inner in child.children
        if inner.dep_ == "pobj"
        for party in scene.parties(inner)
        if party.type in {"country", "organisation"}
    ]


def bulleted(scene: Scene) -> list[Party]:
    """The states that head the items of a list of bullets, two at least."""
    found: list[Party] = []
    text = scene.parsed.source.text
    bullets = 0
    for token in scene.tokens:
        if token.text in BULLETS and text[max(0, scene.parsed.start(token) - 8) : scene.parsed.start(token)].rstrip(
            " \t"
        )[-1:] in {"", "\n"}:
            bullets += 1
            for other in scene.doc[token.i + 1 : token.i + 4]:
                party = scene.party_at(other)
                if party is not None and party.type == "country":
                    found += _listed(scene, other)
                    break
    return found if bullets > 1 and len(found) > 1 else []


def _listed(scene: Scene, token: Token) -> list[Party]:
    """The states from a token on, as long as only commas and "and" stand between them."""
    found: list[Party] = []
    for other in scene.doc[token.i : min(token.i + 30, len(scene.doc) - 1)]:
        party = scene.party_at(other)
        if party is not None and party.type == "country":
            found += [] if any(scene.same(party, known) for known in found) else [party]
        elif other.lower_ not in {"and", ",", "the"} or word_after(other) in {"with", "whose", "which"}:
            break
    return found


def governing(noun: Token) -> str:
    """The verb that "its participation" is the object of, with its particle: "give up"; or that says it ends."""
    ends = noun.dep_ == "nsubj" and noun.head.lemma_ in _ENDING
    if noun.dep_ not in {"dobj", "nsubjpass"} and not ends:
        return ""
    verb = clause_verb(noun)
    particle = next((child.lower_ for child in verb.rights if child.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()} {particle}".strip()


def accepting(invitation: Token) -> Token | None:
    """The verb by which somebody takes an invitation: "has accepted the invitation to join the force"."""
    taken = invitation.dep_ == "dobj" and invitation.head.lemma_ in _ACCEPTING | WEIGHING
    return invitation.head if taken else None


_ACCEPTING = frozenset({"accept", "take"})
WEIGHING = frozenset(
    {"weigh", "consider", "study", "mull", "ponder", "examine", "assess", "evaluate", "contemplate"}
    | {"debate", "discuss"}
)
