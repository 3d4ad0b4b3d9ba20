"""What the words around counted forces say that they do: the verbs and events over them, the participles below."""

from collections.abc import Iterator

from spacy.tokens import Token

from schemas.claims import Modality, Posture
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.forces_owners import ABOARD, name_before
from worker.extraction.claims.deployments.nationals import of_forces
from worker.extraction.claims.deployments.postures import posture_of
from worker.extraction.claims.deployments.totals import names_nothing
from worker.extraction.claims.quantities import STRONG, Quantity
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import is_passive
from worker.extraction.claims.words import kinds
from worker.extraction.model.neighbours import word_after

_NEAR = 6
_HIGHEST = 5
_NEEDING = frozenset(
    {"need", "want", "ask", "request", "seek", "require", "expect", "await", "carry", "provide", "supply"}
)
_REINFORCING = frozenset({"reinforce", "bolster", "strengthen", "augment", "boost"})
_SHRINKING = frozenset({"fall", "shrink", "drop"})
_GROWING = frozenset({"expand", "grow", "increase", "rise", "swell", "fall", "shrink", "drop"})

_PARTS = frozenset({"most", "half", "many", "all", "majority", "third", "quarter", "bulk", "rest", "some"})
_LONGEST_NAME = 7  # tokens, with "of" and "'s"


def above_of(noun: Token) -> Iterator[Token]:
    """The verbs and event nouns that the noun depends on, the nearest first, up to the verb of its clause."""
    current = noun
    for _ in range(_HIGHEST):
        head = current.head
        if head.i == current.i:
            return
        if head.pos_ in {"VERB", "AUX"} or head.lemma_.lower() in around().events:
            yield from (child for child in head.rights if _is_led_to(current, head, child))
            yield head
        carries = head.lemma_.lower() in {"carry", "transport", "bring"} and head.dep_ in {"acl", "advcl"}
        if head.pos_ in {"VERB", "AUX"} and head.dep_ not in {"xcomp", "conj", "pcomp"} and not carries:
            return
        if head.dep_ == "conj" and any(child.dep_ == "expl" for child in head.lefts):
            return  # "Chad gives 260, and there are about 60 police officers"
        if current.lower_ == "with" and is_aboard(noun):
            current = head
            continue  # "two planes with 160 soldiers aboard touched down"
        if head.pos_ in {"NOUN", "PROPN"} and current.dep_ in {"prep", "acl", "relcl", "appos"} and not _counts(head):
            return  # "Egypt, with 35,000 men, joined": not the men
        current = head


def is_aboard(noun: Token) -> bool:
    """Whether people are told to be aboard: "200 sailors aboard"."""
    return any(word.lower_ in ABOARD for word in noun.doc[noun.i + 1 : noun.i + 4])


def _is_led_to(noun: Token, verb: Token, below: Token) -> bool:
    """Whether a verb only leads to what its subject does: "are to join", "are set to leave", "began arriving"."""
    leads = noun.dep_ in {"nsubj", "nsubjpass"} and (verb.lemma_ == "be" or verb.lemma_ in around().leading_on)
    return leads and below.dep_ == "xcomp" and posture_of(below) is not None


def _counts(noun: Token) -> bool:
    """Whether what depends on a noun still does what is said of it: "a total of", "the arrival of"."""
    words = around()
    return (
        of_forces(noun)
        or noun.lower_ == "home"
        or noun.lemma_.lower() in words.events | words.strength | kinds().forces.parts
    )


def below_of(noun: Token) -> Iterator[Token]:
    """Participles and relative clauses that tell of the noun: "soldiers serving in", "who are based at"."""
    for child in noun.rights:
        if child.dep_ in {"acl", "relcl"} and child.pos_ == "VERB":
            yield child


def said_of(
    scene: Scene, quantity: Quantity, above: list[Token], below: list[Token]
) -> tuple[Token | None, Posture | None]:
    """The word that tells what the forces do, and what it says of them."""
    above = [verb for verb in above if not _only_needs(scene, quantity, verb)]
    there = [word for word in below if word.dep_ == "acl" and word.lemma_ in around().placing | {"deploy", "serve"}]
    below = [word for word in below if word.lemma_ not in {"carry", "transport", "bring", "need", "want"}]
    above = [word for word in above if not _gives(quantity, word)]
    telling = next((word for word in (*there, *above, *below) if posture_of(word) is not None), None)
    if telling in there:
        return telling, "present"  # "alongside 190 Italian soldiers already stationed there"
    if _ends_a_tour(above):
        return telling, "withdrawing"
    if above and above[0].lemma_ == "join" and is_passive(above[0]) and scene.doc[quantity.head or 0].dep_ != "pobj":
        return above[0], "present"  # "the battalion of 500 had been joined by others"
    noun = scene.doc[quantity.head or 0]
    if above and above[0].lemma_ == "leave" and noun.dep_ == "pobj" and noun.head.lower_ == "with":
        return above[0], "present"  # "would leave the force with 8,000 men"
    if reinforced(above, scene.doc[quantity.head or 0]):
        return above[0], "deploying"
    event = event_of(scene, above[0]) if above else None
    if event is not None:
        return event, posture_of(event)
    if above and quantity.previous is not None and above[0].lemma_.lower() in _GROWING:
        return above[0], "present"  # "its contribution will drop from 143 to 95 men"
    if above and above[0].lemma_.lower() in _GROWING and _is_reached(scene, quantity):
        return above[0], "present"  # "expanded to a force of over 22,000"
    if above and quantity.first and above[0].lemma_ in _GROWING and scene.doc[quantity.first - 1].lower_ == "by":
        return above[0], "withdrawing" if above[0].lemma_ in _SHRINKING else "deploying"  # "has grown by 50"
    if telling is not None and _leaves_them(scene, quantity, telling):
        return telling, "staying"
    said = posture_of(telling) if telling is not None else None
    lead = scene.doc[quantity.first - 1].lower_ if quantity.first else ""
    if lead == "to" and said == "withdrawing" and names_nothing(scene, quantity):
        return telling, "present"  # "was to be reduced to 6,900": those who are left
    return telling, said


def reinforced(above: list[Token], noun: Token) -> list[Token]:
    """What is made stronger with the forces of a noun: "reinforced its garrison in Gao with 300 legionnaires"."""
    verb = above[0] if above else noun
    if verb.lemma_ not in _REINFORCING or noun.dep_ != "pobj" or noun.head.lower_ not in {"with", "by"}:
        return []
    return [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]


def _leaves_them(scene: Scene, quantity: Quantity, verb: Token) -> bool:
    """Whether the counted forces are what is left: "will leave 300 Danes and a 450-strong force on the island"."""
    kept = [child for child in verb.rights if child.dep_ == "dobj"] if verb.lemma_ == "leave" else []
    return any(item.i == quantity.head for noun in kept for item in scene.with_conjuncts(noun))


def _gives(quantity: Quantity, verb: Token) -> bool:
    """Whether the counted forces give something, and are not given: "100 soldiers have provided medical help"."""
    giving = verb.lemma_.lower() in around().providing and not is_passive(verb)
    return giving and any(child.dep_ == "nsubj" and child.i == quantity.head for child in verb.lefts)


def _only_needs(scene: Scene, quantity: Quantity, verb: Token) -> bool:
    """Whether the soldiers are those who need or want something: "the 1,500 troops in Bosnia needed a rest"."""
    subjects = [child.i for child in verb.lefts if child.dep_ == "nsubj"]
    return verb.lemma_ in _NEEDING and verb.pos_ == "VERB" and quantity.head in subjects


def event_of(scene: Scene, verb: Token) -> Token | None:
    """The event that a verb of taking in says of forces: "the withdrawal involves 3,000 troops"."""
    if verb.lemma_.lower() not in {"involve", "see", "include", "affect", "comprise"}:
        return None
    events = [noun for noun in scene.subjects(verb) if noun.lemma_.lower() in around().events]
    return next((noun for noun in events if posture_of(noun) is not None), None)


def _is_reached(scene: Scene, quantity: Quantity) -> bool:
    """Whether "to" leads to a number, or to the noun that it sums up."""
    return "to" in [token.lower_ for token in scene.doc[max(quantity.first - 5, 0) : quantity.first]]


def settled(
    scene: Scene, force: Force, quantity: Quantity, above: list[Token], said: Posture | None, modality: Modality
) -> tuple[Posture, Modality]:
    """The posture and modality of a number: forces that only take part in what is planned are there already."""
    noun = scene.doc[force.token]
    if is_total(scene, quantity) or _is_drawn_from(scene, quantity) or _is_changed(scene, quantity, above):
        return "present", "asserted"  # "withdraw hundreds of its 720 troops"
    if _is_of_a_force(scene, quantity):
        return "present", "asserted"
    helps = bool(above) and above[0].lemma_.lower() in around().helping and not is_passive(above[0])
    if helps and noun.i > above[0].i and noun.dep_ != "nsubj" and not reinforced(above, noun):
        return "present", "asserted"  # "to bolster 2,100 French and 6,000 African troops"
    if said is None and modality == "negated" and force.owners:
        return "present", "asserted"  # "KFOR's 4,000 soldiers were never meant to stay"
    if said is not None or modality not in {"planned", "possible"}:
        return said or "present", modality
    if names_nothing(scene, quantity) and name_before(scene, quantity) is not None:
        return "present", "asserted"  # "which will make it the third, behind Britain's 8,900"
    if above and above[0].lemma_ in {"have", "keep", "maintain", "retain"}:
        return "present", modality  # "will have troops in two countries, 900 in Chad"
    if not force.owners:
        return "deploying", modality  # "France is to find 430 soldiers for the mission"
    definite = any(child.lower_ == "the" for child in noun.lefts)
    return "present", "asserted" if definite else modality  # "to supplement the 7,000 Kenyan peacekeepers"


def _is_of_a_force(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number is that of a force of which others are part: "the last of a 38,000-strong force"."""
    strong = scene.doc[min(quantity.last + 1, len(scene.doc) - 1)].lower_ in STRONG
    lead = [token.lower_ for token in scene.doc[max(quantity.first - 3, 0) : quantity.first]]
    return strong and len(lead) == 3 and lead[0] in kinds().forces.parts and lead[1] in {"of", "from"}


def _is_drawn_from(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number is that of the unit that others are taken from: "30 men from its 750-strong contingent"."""
    first = scene.sentence(quantity.first)[0]
    if scene.doc[first].lower_ == "of" and quantity.first - first < _NEAR:
        return True  # "Of Ukraine's 1,650 soldiers in Iraq, 550 will leave"
    lead = [token.lower_ for token in scene.doc[max(quantity.first - 2, 0) : quantity.first]]
    taken = scene.quantities_between(quantity.first - 12, quantity.first - 3)
    return len(lead) == 2 and lead[0] == "from" and lead[1] in {"its", "their", "the"} and bool(taken)


def _is_changed(scene: Scene, quantity: Quantity, above: list[Token]) -> bool:
    """Whether a verb brings a number to another one: "the contingent of 6,200 men will be reduced to 4,600"."""
    if not above or above[0].lemma_.lower() not in around().changing or above[0].i < quantity.last:
        return False
    unit = scene.doc[quantity.first - 2] if quantity.first > 1 else None
    if unit is not None and word_after(unit) == "of" and unit.tag_ == "NN" and above[0].lemma_ in {"reduce", "cut"}:
        return True
    later = scene.quantities_between(above[0].i + 1, above[0].i + 8)
    return any(scene.doc[other.first - 1].lower_ in {"to", "by"} for other in later[:1])


def is_total(scene: Scene, quantity: Quantity) -> bool:
    """Whether the number is that of which another is part: "2,000 of its 7,000 soldiers"."""
    lead = [token.lower_ for token in scene.doc[max(quantity.first - 2, 0) : quantity.first]]
    if lead[:1] == ["of"] and quantity.first > 2 and scene.doc[quantity.first - 3].lower_ == "out":
        return True  # "will keep 400 engineers out of the 2,100 with whom it came"
    if lead[-1:] == ["of"]:
        return any(
            part.last == quantity.first - 1 for part in scene.quantities_between(quantity.first - 4, quantity.first - 2)
        )
    if quantity.first and scene.doc[quantity.first - 1].tag_ == "POS":
        return _is_of_anothers(scene, quantity)
    if len(lead) < 2 or lead[0] != "of" or lead[1] not in {"its", "their", "the", "those"}:
        return False
    return bool(scene.quantities_between(quantity.first - 4, quantity.first - 3))


def _is_of_anothers(scene: Scene, quantity: Quantity) -> bool:
    """Whether a part is told of somebody's number: "12,000 of KFOR's 15,000 men", "most of the mission's 900 men"."""
    for at in range(quantity.first - 2, max(quantity.first - _LONGEST_NAME, 0), -1):
        if scene.doc[at].lower_ == "of":
            parts = scene.quantities_between(at - 5, at - 1)
            return scene.doc[at - 1].lower_ in _PARTS or any(part.last == at for part in parts)
    return False


def is_whole(scene: Scene, quantity: Quantity) -> bool:
    """Whether the number is that of which one or some are told: "killed one of the 2,000 soldiers there"."""
    lead = [token.lower_ for token in scene.doc[max(quantity.first - 3, 0) : quantity.first]]
    one = len(lead) == 3 and lead[0] in {"one", "some"} and lead[1] == "of" and lead[2] in {"its", "their", "the"}
    return one or is_total(scene, quantity)


def _ends_a_tour(above: list[Token]) -> bool:
    """Whether the soldiers "ended their tour", "completed their mission"."""
    if not above or above[0].lemma_ not in {"end", "complete", "finish", "conclude"}:
        return False
    tours = {"tour", "mission", "deployment", "stay", "operation", "rotation", "presence", "service"}
    return any(child.dep_ == "dobj" and child.lemma_.lower() in tours for child in above[0].rights)
