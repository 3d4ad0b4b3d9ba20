"""Who is on the other side of an event noun: who carries an attack out, who suffers it, who wages a war."""

from spacy.tokens import Token

from schemas import Relation
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import cues
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, is_passive, prepositional
from worker.extraction.claims.words import kinds

_WARS = frozenset({"war", "fight", "campaign", "battle", "struggle", "offensive", "operation", "combat"})
_WAGING = frozenset({"country", "organisation", "coalition", "armed_group"})


def light_verb_subject(scene: Scene, noun: Token) -> list[Party]:
    """ "France carried out strikes on X", "The Taliban have stepped up attacks on X": the subject of the verb."""
    return [party for subject in light_subjects(scene, noun) for party in scene.parties(subject)]


def light_subjects(scene: Scene, noun: Token) -> list[Token]:
    """The subject of the verb that only carries the noun."""
    words = kinds().relations
    if noun.dep_ == "conj" and noun.head.dep_ == "dobj":
        noun = noun.head  # "sends arms and support"
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in words.amounts:
        noun = noun.head.head  # "a series of attacks"
    verb = noun.head
    if (
        noun.dep_ == "pobj"
        and verb.lower_ == "with"
        and verb.head.lemma_ in {"continue", "proceed", "persist", "carry"}
    ):
        return scene.subjects(verb.head)  # "will continue with support to"
    if noun.dep_ == "pobj" and verb.lower_ in {"in", "at"} and _is_engaged(noun, verb):
        verb = clause_verb(verb)
    elif noun.dep_ not in {"dobj", "nsubjpass"} or verb.lemma_ not in words.light:
        return []
    return scene.subjects(verb) or (scene.objects(verb) if is_passive(verb) and noun.dep_ == "pobj" else [])


def _is_engaged(noun: Token, preposition: Token) -> bool:
    """Whether who is "in" what the noun says does it: "is engaged in an operation", "in support of the president"."""
    if noun.lemma_ in {"support", "aid", "defence", "defense"}:
        return preposition.lower_ == "in"
    return preposition.head.lemma_ in kinds().relations.engaged


def safety_of(noun: Token) -> list[Token]:
    """Whom a threat "to the safety of", "to the lives of" or "of attacks against" somebody is to."""
    lemma = noun.lemma_.lower()
    if lemma in kinds().relations.endangered:
        return prepositional(noun, frozenset({"of"}))
    return prepositional(noun, frozenset({"against", "on"})) if lemma in kinds().relations.events else []


def defended_against(scene: Scene, noun: Token) -> list[Party]:
    """Whom "Russian aggression" is against in "Ukraine's ability to defend itself against Russian aggression"."""
    preposition = noun.head
    verb, shielded = preposition.head, None
    if verb.pos_ in {"NOUN", "PROPN"} and verb.dep_ == "dobj":  # "defend the town from attacks"
        verb, shielded = verb.head, verb
    if (
        noun.dep_ != "pobj"
        or preposition.lower_ not in {"against", "from"}
        or verb.lemma_ not in {"defend", "protect", "shield", "guard"}
    ):
        return []
    objects = [shielded] if shielded is not None else [child for child in verb.children if child.dep_ == "dobj"]
    if objects and objects[0].lower_ not in {"itself", "themselves"}:
        named = scene.parties(objects[0])
        unnamed = noun_of(objects[0]) in kinds().relations.in_words
        return named or ([scene.in_words(objects[0])] if unnamed else [])
    return [party for subject in scene.subjects(verb) for party in (scene.parties(subject) or scene.modifying(subject))]


def under_attack(scene: Scene, noun: Token) -> list[Party]:
    """Who "came under attack from rebels", who "faces attacks by the Taliban", who "remains under protection"."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "under":
        verb = verb.head
    elif noun.dep_ != "dobj":
        return []
    if verb.lemma_ not in kinds().relations.suffering:
        return []
    return [party for subject in scene.subjects(verb) for party in scene.parties(subject)]


def waging(scene: Scene, noun: Token) -> list[Party]:
    """Who fights "in a war against Al-Shabaab": whom somebody helps in it, else who acts in the clause."""
    if noun.lemma_.lower() not in _WARS or not any(child.lower_ == "against" for child in noun.rights):
        return []
    verb = clause_verb(noun)
    if verb.pos_ != "VERB" or noun.dep_ in {"nsubj", "nsubjpass"} or verb.lemma_ in cues().speech.verbs:
        return []
    helped = [child for child in verb.children if child.dep_ == "dobj" and child.i < noun.i]
    found = [party for child in helped for party in scene.parties(child) if verb.lemma_ in kinds().syntax.handed_over]
    found = found or [party for subject in scene.subjects(verb) for party in scene.parties(subject)]
    return [party for party in found if party.type in _WAGING]


def used_by(scene: Scene, noun: Token) -> list[Party]:
    """Whose the "facilities used by Iran-backed groups" are."""
    where = prepositional(noun, frozenset({"in", "near", "at"}))[:1]  # "two facilities in Somalia used by"
    for child in (child for top in (noun, *where) for child in top.rights):
        if child.dep_ == "acl" and child.lemma_ in kinds().relations.used_by:
            for inner in prepositional(child, frozenset({"by", "to", "with"})):
                named = [party for party in scene.parties(inner) if party.type in _WAGING]
                lemmas = {noun_of(inner), *(noun_of(part) for part in inner.lefts if part.dep_ == "compound")}
                unnamed = lemmas & (kinds().relations.armed | kinds().territories.holders | {"group"})
                return named or ([scene.in_words(inner)] if unnamed and inner.pos_ == "NOUN" else [])
    return []


def find_defending(scene: Scene, builder: Builder) -> None:
    """ "defends itself against Russian aggression": who defends itself against somebody fights them."""
    for token in scene.tokens:
        if token.pos_ != "VERB" or token.lemma_ != "defend":
            continue
        enemies = [
            party
            for noun in prepositional(token, frozenset({"against", "from"}))
            if not (noun.head.i and noun.head.nbor(-1).lower_ == "not")
            for party in scene.parties(noun)
            if party.type in _WAGING
        ]
        if not enemies:
            continue
        for subject in scene.subjects(token):
            for party in _meant(scene, token, scene.parties(subject)[:2]):
                for enemy in enemies[:2]:
                    if party.type in _WAGING | {None} and not scene.same(party, enemy):
                        builder.add(
                            Relation,
                            "defends itself",
                            [party.token, token.i, enemy.token],
                            at=token.i,
                            modality=modality_of(token),
                            confidence=0.7,
                            subject=party.reference,
                            predicate="fights",
                            object=enemy.reference,
                        )


def _meant(scene: Scene, verb: Token, subjects: list[Party]) -> list[Party]:
    """Whom "it" is in "we stand by Ukraine as it defends itself": whom the clause above names last."""
    first = subjects[0] if subjects else None
    if first is None or first.type is not None or scene.doc[first.token].lower_ not in {"it", "they"}:
        return subjects
    start, _ = scene.sentence(verb.i)
    named = [party for token in scene.doc[start : first.token] if (party := scene.party_at(token)) is not None]
    states = [party for party in named if party.type in {"country", "armed_group"}]
    return states[-1:] or subjects
