"""Which nouns are of forces, a coalition, or something that they undertake: "a task force", "the airlift"."""

from spacy.tokens import Token

from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.missions.of_forces import is_of_forces
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.counting.units import nouns

_OF_ALL_KINDS = frozenset(
    {"alliance", "initiative", "coalition", "intervention", "framework", "corridor", "zone", "programme", "program"}
)
_CIVIL = frozenset(
    {"diplomatic", "trade", "permanent", "space", "fact-finding", "business", "no", "company", "corporate"}
)
_NAMED = frozenset({"Force", "Brigade", "Battalion", "Squadron", "Flotilla"})
_OURS = frozenset({"our", "my"})  # which may be anybody's
_COUNTING = frozenset({"amod", "nummod", "poss"})


def is_military(scene: Scene, noun: Token) -> bool:
    """Whether a noun is of forces, a coalition, or something that they undertake."""
    party = scene.party_at(noun)
    if party is not None and (party.type == "coalition" or is_task_force(scene, party)):
        return True
    if noun.pos_ == "PROPN" and any(child.dep_ == "compound" and child.text in _NAMED for child in noun.lefts):
        return True  # "Task Force Sabre"
    lemma = noun_of(noun)
    if lemma == "mission" and not any(child.lower_ in _CIVIL | _OURS for child in noun.lefts):
        return True  # where the document speaks of forces
    if noun.tag_ == "NNS" and noun.lemma_.lower() in _OF_ALL_KINDS and not scene.modifying(noun):
        return False  # "founded funds and alliances to promote tourism"
    return is_of_forces(scene, noun) and (
        lemma in nouns("force")
        or lemma in missions().made
        or (lemma in missions().undertakings and (lemma not in missions().loose or _is_warlike(noun)))
        or (
            lemma in nouns("craft")
            and any(child.dep_ in _COUNTING or (child.dep_ == "det" and _is_given(noun)) for child in noun.lefts)
        )
    )


def _is_warlike(noun: Token) -> bool:
    """Whether words before it make an exercise, a programme or a patrol one of forces: "a joint exercise"."""
    return any(child.lower_ in missions().warlike for child in noun.lefts)


def may_be_coalition(scene: Scene, party: Party) -> bool:
    """Whether the document may know an acronym or a pronoun as a coalition: "UNTAG helped to", "its aim is to"."""
    if party.number is None:
        return False
    candidate = scene.parsed.candidates[party.number]
    if candidate.kind == "acronym":
        return candidate.type in {None, "organisation"}
    if candidate.kind != "pronoun" or candidate.head != "it":
        return False
    meant = scene.parsed.candidates[candidate.antecedent] if candidate.antecedent is not None else None
    return meant is None or (meant.kind in {"surname", "acronym"} and meant.type == "organisation")  # "the Commission"


_CALLING = frozenset(
    {"call", "bring", "fly", "ask", "invite", "summon", "rush", "ship", "airlift", "draft", "order", "send", "move"}
)


def calls_in(verb: Token) -> bool:
    """Whether forces are had to come: "were called in to end the riots", "were invited in", "were summoned"."""
    inwards = any(child.lower_ == "in" and child.dep_ in {"prt", "advmod"} for child in verb.rights)
    return verb.lemma_ == "summon" or (inwards and verb.lemma_ in _CALLING)


_HELPING = frozenset({"help", "assist", "aid", "enable", "allow"})
_DONE = frozenset(
    {"drive", "expel", "oust", "push", "chase", "retake", "recapture", "capture", "seize", "take", "win", "regain"}
    | {
        "dislodge",
        "force",
        "evict",
        "flush",
        "clear",
        "liberate",
        "repel",
        "defeat",
        "overthrow",
        "topple",
        "kill",
        "hold",
    }
)


def has_been_done(verb: Token, deed: Token) -> bool:
    """Whether what others were helped to do is over: "helped the army to drive the rebels out" is no mission."""
    helped = verb.lemma_.lower() in _HELPING and verb.tag_ in {"VBD", "VBN"}
    return helped and deed.lemma_.lower() in _DONE


def is_task_force(scene: Scene, party: Party) -> bool:
    """Whether it is a numbered or joint task force by name; ministries have others."""
    entity = scene.parsed.candidates[party.number].entity if party.number is not None else None
    words = entity.id.split("-") if entity is not None and "task-force" in entity.id else []
    return any(word.isdigit() or word in {"joint", "combined", "naval", "multinational"} for word in words)


def taking_part(scene: Scene, verb: Token) -> list[Token]:
    """The nouns that do what a verb says, or to which it is done, with those coordinated."""
    subjects = [*scene.subjects(verb), *(child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"})]
    return [part for noun in (*subjects, *scene.objects(verb)) for part in scene.with_conjuncts(noun)]


def _is_given(noun: Token) -> bool:
    """Whether somebody contributes it: "contributed a submarine to monitor shipping"."""
    while noun.dep_ == "conj":
        noun = noun.head
    return noun.dep_ == "dobj" and noun.head.lemma_ in {"contribute", "commit", "pledge"}
