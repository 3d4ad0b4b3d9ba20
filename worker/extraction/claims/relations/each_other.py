"""Who does it to each other: "Sudanese and Chadian forces clashed", "the army and the rebels exchanged fire"."""

from spacy.tokens import Token

from schemas.claims import Predicate
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.between import two_sides
from worker.extraction.claims.relations.relating import relate
from worker.extraction.claims.relations.standing import standing_for
from worker.extraction.claims.relations.unnamed import is_somebody
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import RELATIVE, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.names.several import told
from worker.extraction.reading import ACTING

TRUCES = frozenset({"ceasefire", "cease-fire", "truce", "armistice"})
_AGAINST = frozenset({"with", "against", "between"})
_ON = frozenset({"to", "on", "upon"})
_AT = frozenset({"at", "to"})
_BEING = frozenset({"be", "go", "negotiate", "remain", "become"})  # "are at war"
_TOWARDS = frozenset({"at", "on", "against", "upon", "fire", "rockets", "shells", "missiles", "shots"})
_MOST = 4  # words that "clashed" may be parted from "with" by


def find_each_other(scene: Scene, builder: Builder) -> None:
    """The two who are the subject of a verb that is done to each other."""
    words = kinds().relations
    for token in scene.of_lemma(
        words.harming,
        words.firing,
        words.clashing,
        words.exchanging,
        words.holding_talks,
        words.agreeing,
        {"open"},
        _BEING,
    ):
        predicate = _done_to_each_other(scene, token)
        if predicate is None or any(word.lower_ in _AGAINST for word in scene.doc[token.i + 1 : token.i + 1 + _MOST]):
            continue
        subjects = scene.subjects(token)
        sides = _sides(scene, subjects)
        if not sides and predicate == "opposes" and len(subjects) == 1:
            sides = [party for party in scene.parties(subjects[0]) if party.type == "person"]
        if len(sides) == 2:
            one, other = [sides[0]], [sides[1]]
            modality = modality_of(token)
            relate(scene, builder, "each other", one, predicate, other, at=token.i, modality=modality, both=True)


def _done_to_each_other(scene: Scene, verb: Token) -> Predicate | None:
    words = kinds().relations
    if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in {"amod", "acl"}:
        return None
    things = {noun_of(noun) for noun in verb.rights if noun.dep_ in {"dobj", "attr"}}
    foes = things & words.opponents - {"critic", "detractor"}
    if foes and verb.lemma_ in {"be", "remain", "become"} and not _tells_whose(verb):
        return "opposes"
    if verb.lemma_ in words.harming | words.firing | {"open"} and is_each_other(verb):
        return "fights"
    if verb.lemma_ in words.clashing and not things:
        return "fights"
    if verb.lemma_ in words.exchanging and not words.exchanged.isdisjoint(things):
        return "fights"
    if verb.lemma_ in {"be", "go"} and "war" in {noun_of(noun) for noun in prepositional(verb, _AT)}:
        return "fights"
    if verb.lemma_ in words.agreeing and _is_a_truce(verb):
        return "negotiates_with"
    if verb.lemma_ == "negotiate" and not things:
        return "negotiates_with"
    return "negotiates_with" if verb.lemma_ in words.holding_talks and _of_peace(verb) else None


def _tells_whose(verb: Token) -> bool:
    """Whether words say whose enemies two are, and not each other's: "are enemies of Chad", "are its rivals"."""
    foes = (noun for noun in verb.rights if noun.dep_ == "attr")
    return any(child.dep_ == "poss" or child.lower_ in {"of", "to"} for noun in foes for child in noun.children)


def _is_a_truce(verb: Token) -> bool:
    """Whether two agree on peace: "agreed a ceasefire", "agreed to a truce", "signed a peace deal"."""
    words = kinds().relations
    told = [noun for noun in verb.rights if noun.dep_ == "dobj"] or prepositional(verb, _ON)
    if any(child.lower_ in {"with", "between"} for noun in (verb, *told) for child in noun.rights):
        return False  # whom both agree with
    peace = words.peaceful | {"peace"}
    return any(
        noun_of(noun) in TRUCES
        or (noun_of(noun) in words.agreed and not peace.isdisjoint(c.lower_ for c in noun.lefts))
        for noun in told
    )


def is_each_other(verb: Token) -> bool:
    """ "Shelled each other", "opened fire on one another"."""
    after = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 1 + _MOST] if token.lower_ not in _TOWARDS]
    return after[:2] in (["each", "other"], ["one", "another"])


def _of_peace(verb: Token) -> bool:
    talks = (noun for noun in verb.rights if noun.dep_ == "dobj" and noun_of(noun) == "talk")
    return any(word.lemma_.lower() in kinds().relations.peaceful for noun in talks for word in noun.lefts)


def _sides(scene: Scene, subjects: list[Token]) -> list[Party]:
    if len(subjects) != 1 or subjects[0].lower_ in RELATIVE:
        return []
    subject = subjects[0]
    number = scene.number_at(subject)
    if number is not None and told(scene.parsed.candidates[number].head) is not None:
        both = scene.party_at(subject)
        return [both, both] if both is not None else []
    rows = scene.with_conjuncts(subject)
    of = prepositional(subject, frozenset({"of"})) if len(rows) == 1 else []
    if of and noun_of(subject) in nouns("force") and len(scene.with_conjuncts(of[0])) > 1:
        rows, subject = scene.with_conjuncts(of[0]), of[0]  # "forces of Mr Sample and militias shelled each other"
    found = two_sides(scene, [subject]) if len(rows) > 1 else scene.parties(subject)
    return [party for party in found if party.type in ACTING | {"words"}]


def is_called(scene: Scene, first: Party, second: Party) -> bool:
    """Whether the second only names the first: "the movement, the Popular Front, signed the accord"."""
    between = scene.doc[first.token + 1 : scene.doc[second.token].left_edge.i]
    return not scene.is_named(first) and [token.text for token in between] == [","]


def side_by_side(
    scene: Scene, verb: Token, agents: list[Party], patients: list[Party]
) -> tuple[list[Party], list[Party]]:
    """Those who fight "with" others "against" their enemy fight that one, and so do the others."""
    against = [noun for noun in prepositional(verb, frozenset({"against"})) if noun.i > verb.i]
    beside = [noun for noun in prepositional(verb, frozenset({"with", "alongside"})) if noun.i > verb.i]
    against += [enemy for noun in beside for enemy in prepositional(noun, frozenset({"against"}))]
    enemies = standing_for(scene, against, kinds().relations.aggression)
    if all(party.type == "person" for party in enemies):  # "against General Sample's forces"
        enemies = [scene.in_words(noun) for noun in against if is_somebody(noun)]
    if not beside or not enemies:
        return agents, patients
    others = standing_for(scene, beside, frozenset()) or [scene.in_words(noun) for noun in beside if is_somebody(noun)]
    return [*agents, *others], enemies
