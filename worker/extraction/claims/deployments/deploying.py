"""One deployment out of a frame: in which posture, how sure, and with which number."""

import msgspec
from spacy.tokens import Token

from schemas import Deployment
from schemas.claims import Modality, Posture
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.armies import is_of_a_whole_army
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.belonging import nation_of_unit
from worker.extraction.claims.deployments.changing import adds_to, cut_by, told_to
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.on_the_way import on_their_way
from worker.extraction.claims.deployments.senders import allowed
from worker.extraction.claims.deployments.standby import on_standby
from worker.extraction.claims.deployments.tenses import (
    are_the_last,
    deploys_always,
    go_ahead,
    goes_on_doing,
    goes_on_so,
    has_arrived,
    has_given,
    is_awaited,
    is_by_then,
    is_lasting,
    posture_told,
    stands_deployed,
)
from worker.extraction.claims.deployments.whereabouts import THERE, after, whereabouts
from worker.extraction.claims.gapping import gapped
from worker.extraction.claims.matching import Match
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import Quantity
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional

_CIVIL_CORPS = frozenset({"peace", "press", "diplomatic", "conservation", "climate", "consular", "job"})
_BETWEEN = frozenset({"to", "into", "from", "for"})
_WAYS = frozenset({"return", "arrive", "fly", "travel", "sail", "head", "go", "move", "leave", "depart", "take"})
_SETTING_OUT = frozenset({"leave", "depart", "fly", "bring", "airlift", "ship", "ferry", "transport", "take", "sail"})
HOMES = frozenset({"country", "home", "homeland", "base", "barracks", "garrison"})
_OUT_OF = frozenset({"from"})
_TOLD_ASIDE = frozenset({"acl", "relcl"})
_OFFICES = frozenset({"adviser", "advisor", "expert", "specialist", "inspector", "instructor", "engineer"})


def tell(
    scene: Scene,
    builder: Builder,
    match: Match,
    actor: Party,
    force: Force | None,
    place: Party | None,
    confidence: float,
) -> None:
    """The deployment of one actor's forces to one place, with what a change of their number says besides."""
    name, verb, actor = match.frame.name, scene.doc[match.token], nation_of_unit(scene, actor)
    posture, modality = _posture(scene, match, force, place)
    if posture in {"withdrawing", "withdrawn"} and force is not None and go_ahead(verb, scene.doc[force.token]):
        posture, place = "deploying", place if _is_bound_for(scene, force, place) else None
    if posture == "deploying" and force is not None and are_the_last(scene, verb, force):
        posture, place = "withdrawn" if modality == "asserted" else "withdrawing", None
    posture, place = _homewards(scene, verb, actor, place, posture)
    quantity = force.quantity if force is not None else None

    def one(what: str, sure: Modality, those: Force | None, stand: Posture, count: float | int | None = None) -> None:
        deploy(scene, builder, what, match.token, sure, actor, place, those, stand, confidence, count)

    less: float | int | None = None  # how many go, where the number is of those who stay
    if force is not None and quantity is not None and match.frame.says == "withdrawing":
        cut = cut_by(scene, force)
        if cut is not None:
            one(name, "asserted", force, "present")
            one(name, modality, Force(cut.first, None, cut), posture)
            return
        if _all_but(scene, quantity):
            one("all but", "asserted", force, "staying")
            force, quantity = msgspec.structs.replace(force, quantity=None), None
        elif (quantity.previous or quantity.change) is not None:
            less = quantity.change or (quantity.previous or 0) - quantity.count
            one(name, modality, force, "present")
            if less <= 0:
                return
    if name == "strengthens forces" and quantity is None and told_to(scene, verb):
        return  # the number that they grow to says it
    if adds_to(scene, match, force):
        one(name, "asserted", force, "present")
        force = None
    elif name == "strengthens forces" and quantity is not None and quantity.previous is not None:
        one("was", "asserted", force, "present", quantity.previous)  # "from 250 to 400"
    if verb.lemma_ == "halve" and quantity is not None and quantity.previous is None and force is not None:
        half = quantity.count / 2  # "will halve its 300-strong contingent"
        less = int(half) if half.is_integer() else half
        one(name, modality, force, "present", less)
    one(name, modality, force, posture, less)
    if quantity is not None and force is not None and force.people:
        for other, own in gapped(scene, verb, quantity.last - 1):
            named = own.head is not None and not own.inherited and is_force(scene.doc[own.head])
            gap = Force(own.first, scene.doc[own.head or 0].lower_ if named else force.unit, own)
            here = next(iter(after(scene, own.last - 1, len(scene.doc), THERE | _BETWEEN)), place)
            deploy(scene, builder, "gapped", match.token, modality, other, here, gap, posture, confidence)


def _is_bound_for(scene: Scene, force: Force, place: Party | None) -> bool:
    """Whether forces are meant for a place that they set out for: "The first soldiers for the mission in Mali left"."""
    if place is None or place.token < force.token:
        return False
    meant = [child for child in scene.doc[force.token].rights if child.lower_ == "for"]
    return any(child.i < place.token <= child.right_edge.i for child in meant)


def _posture(scene: Scene, match: Match, force: Force | None, place: Party | None) -> tuple[Posture, Modality]:
    """What the frame's word says of forces, and how sure it makes it."""
    verb, modality = scene.doc[match.token], match.modality(scene)
    stands = verb.lemma_.lower() in around().placing | {"deploy", "serve", "operate"}
    if verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBG"} and stands and modality in {"planned", "possible"}:
        modality = "asserted"  # "will work alongside 190 soldiers already stationed there"
    posture = posture_told(match.frame.says, verb, modality)
    if verb.lemma_.lower() in around().placing | {"comprise", "consist"} and modality in {"planned", "possible"}:
        posture = "deploying"
    elif (
        modality == "asserted"
        and verb.lemma_.lower() in around().providing
        and (is_lasting(verb) or has_given(verb) or (place is not None and scene.doc[place.token].head.lower_ == "in"))
    ):
        posture = "present"
    if (
        posture in {"withdrawing", "withdrawn"}
        and place is not None
        and place.token > verb.i
        and scene.doc[place.token].head.lower_ in {"to", "into"}
        and (scene.doc[place.token].head.head.dep_ not in _TOLD_ASIDE or scene.doc[place.token].head.head.i == verb.i)
    ):
        posture = "deploying"  # "will be relocated to Erbil", but not "is recalling the medics it had sent to Erbil"
    if posture == "present" and modality == "planned" and goes_on_doing(verb):
        posture = "staying"
    due = verb.lemma_ == "be" and any(child.lower_ == "due" for child in verb.children)
    if due or verb.lemma_ == "expect":
        posture, modality = "withdrawing" if match.frame.says == "withdrawing" else "deploying", "planned"
    if match.frame.says == "present" and force is not None and on_their_way(scene, force) is not None:
        posture = "deploying"
    if match.frame.says != "withdrawing" and force is not None and on_standby(scene, force):
        posture, modality = "deploying", "possible" if modality == "asserted" else modality
    if verb.pos_ == "NOUN" and verb.head.lemma_ in {"extend", "prolong"} and posture == "deploying":
        posture = "staying"  # "is extending the deployment of 30 troops"
    if modality == "asserted" and allowed(verb):
        modality = "possible"
    if posture == "present" and modality in {"planned", "possible"} and verb.lemma_ == "be" and is_by_then(verb):
        posture, modality = "deploying", "planned"
    if posture == "deploying" and (stands_deployed(scene, verb) or has_arrived(verb)):
        posture = "present"
    if posture == "deploying" and modality == "asserted" and verb.lemma_ == "deploy" and deploys_always(verb, place):
        posture = "present"
    if posture == "deploying" and verb.lemma_ == "deploy" and goes_on_so(verb):
        posture = "staying"
    if posture == "present" and modality == "asserted" and verb.lemma_ == "deploy" and is_awaited(verb):
        posture, modality = "deploying", "planned"  # "until the force is deployed"
    return posture, modality


def deploy(
    scene: Scene,
    builder: Builder,
    frame: str,
    at: int,
    modality: Modality,
    actor: Party,
    place: Party | None,
    force: Force | None,
    posture: Posture,
    confidence: float = 0.7,
    count: float | int | None = None,
) -> None:
    """Make one deployment; `count` is the number that holds where it is not the force's own."""
    if _is_indoors(scene, at, place, force) or (force is not None and _is_an_authority(scene, force)):
        return
    numbered = force is not None and force.quantity is not None
    if place is None and numbered and posture == "present" and is_of_a_whole_army(scene, actor):
        return
    if posture in {"present", "staying"} and not numbered and scene.doc[scene.sentence(at)[1] - 1].text == "?":
        return  # "What are the soldiers doing in Haiti?"
    actor = nation_of_unit(scene, actor)
    quantity = force.quantity if force else None
    tokens = [at, actor.token, *([force.token] if force else []), *([place.token] if place else [])]
    if quantity is not None:
        tokens += [quantity.first, quantity.last - 1]
        if force is None or scene.doc[force.token].pos_ != "PRON":
            builder.counted[quantity.first] = (actor, posture, modality, place)
    if force is not None:
        builder.told.add(force.token)
    builder.add(
        Deployment,
        frame,
        tokens,
        at=at,
        modality=modality,
        confidence=confidence,
        actor=actor.reference,
        location=place.reference if place else None,
        count=count if count is not None or quantity is None else quantity.count,
        posture=posture,
        unit=force.unit if force else None,
        qualifier=quantity.qualifier if quantity else None,
        min=quantity.min if quantity else None,
        max=quantity.max if quantity else None,
        vague=quantity.vague if quantity else False,
    )


def _all_but(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number is that of those who do not go: "has withdrawn all but 1,500 of its troops"."""
    return [token.lower_ for token in scene.doc[max(quantity.first - 2, 0) : quantity.first]] == ["all", "but"]


def _homewards(
    scene: Scene, verb: Token, actor: Party, place: Party | None, posture: Posture
) -> tuple[Posture, Party | None]:
    """A way that begins or ends at home: "left Dublin" sends Irish forces, "returned to Suva" no Fijian ones."""
    if place is not None and posture in {"deploying", "withdrawing", "withdrawn"} and _is_their_own(scene, place):
        return "withdrawing", next(iter(whereabouts(scene, prepositional(verb, _OUT_OF))), None)
    if place is None or actor.type != "country" or not _is_of(scene, actor, place):
        return posture, place
    lead = scene.doc[place.token].head.lower_
    if posture == "deploying" and lead == "in" and place.token < verb.i:
        return posture, None  # "In Berlin, the Bundestag approved the deployment of 400 men"
    home = verb.lemma_ in _WAYS and (lead in {"to", "for"} or verb.lemma_ in {"return", "arrive"})
    if posture == "deploying" and (home or "back" in {c.lower_ for c in verb.rights}):
        return "withdrawing", next(iter(whereabouts(scene, prepositional(verb, _OUT_OF))), None)
    if posture in {"withdrawing", "withdrawn"} and verb.lemma_ in _SETTING_OUT and lead != "to":
        return "deploying", None
    return posture, place


def _is_their_own(scene: Scene, place: Party) -> bool:
    """Whether a place is the home of those who go there: "back in their country", "for their permanent base"."""
    noun = scene.doc[place.token]
    own = any(child.lower_ in {"their", "its", "own"} for child in noun.lefts)
    return own and noun.lemma_.lower() in HOMES and noun.head.lower_ in {"to", "for", "in", "at"}


def _is_of(scene: Scene, country: Party, place: Party) -> bool:
    """Whether a place is the country itself, or its capital."""
    if scene.same(country, place):
        return True
    known = scene.parsed.candidates[country.number].entity if country.number is not None else None
    own = {country.reference.id, known.id if known is not None else None} - {None}
    return government_of(scene, place).reference.id in own


def _is_an_authority(scene: Scene, force: Force) -> bool:
    """Whether a police force acts under its own name, and without a number: "Essex Police charged a man"."""
    token = scene.doc[force.token]
    number = scene.number_at(token)
    before = scene.doc[token.i - 1].lower_ if token.i else ""
    if token.lower_ == "corps" and before in _CIVIL_CORPS:
        return True
    if token.tag_ == "NNP" and token.lower_ in _OFFICES and force.quantity is None:
        return True  # "the Special Adviser on Women's Rights"
    named = number is not None and scene.type_of(number) == "organisation"
    return named and force.quantity is None and token.lower_ == "police" and token.pos_ == "PROPN"


def _is_indoors(scene: Scene, at: int, place: Party | None, force: Force | None) -> bool:
    """Whether the forces are only at a meeting or in a room, and no place says where that is."""
    if place is not None:
        return any(place.reference.name.lower().endswith(noun) for noun in _indoors(place.token, scene))
    beside = [scene.doc[at], *([scene.doc[force.token]] if force is not None else [])]
    return any(_indoors(noun.i, scene) for token in beside for noun in prepositional(token, THERE))


def _indoors(token: int, scene: Scene) -> list[str]:
    """The noun at a token, with the word before it too, where it is one of rooms and meetings."""
    noun = scene.doc[token]
    both = f"{scene.doc[token - 1].lower_} {noun.lower_}" if token else noun.lower_
    return [word for word in (noun.lower_, both) if word in around().indoors]
