"""What a package has in it: "the aid will include 7,000 rifles" is of whoever gave the aid before."""

from functools import cache

from msgspec.structs import replace
from spacy.tokens import Token

from schemas import Contribution, Reference
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.causes import OWN_FORCES
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.recipients import received
from worker.extraction.claims.contributions.things import things_at
from worker.extraction.claims.contributions.things_beside import things_listed
from worker.extraction.claims.matching import Match
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_or_self, is_passive, prepositional
from worker.extraction.claims.words import Hint, kinds
from worker.extraction.counting.units import nouns
from worker.extraction.reading import GIVER

_REFERRING = frozenset({"it", "this", "that", "these", "they", "which"})
_LIMITED = frozenset({"limit", "confine", "restrict"})
_OF_FORCES = frozenset({"contribution", "commitment", "contingent", "offer", "pledge", "share"})
_GIVEN = frozenset({"equipment", "humanitarian", "medical", "training", "funding", "logistics"})
_MORE = frozenset({"another", "further", "more", "additional", "second", "third", "extra"})
_OF_LISTS = frozenset({"include", "contain", "comprise"})
_OWNERS = frozenset({"country", "organisation", "coalition", None})


@cache
def _hint() -> Hint:
    return Hint([*(word[:5] for word in kinds().contributions.containing | _LIMITED), *_OF_FORCES])


def find_packages(scene: Scene, builder: Builder) -> None:
    """ "Norway's package includes 7,000 rifles", "It will also include drones"."""
    if not _hint().found_in(scene.parsed.text):
        return
    words = kinds().contributions
    for verb in scene.of_lemma({"be"}, words.containing, _LIMITED):
        is_ = verb.lemma_ == "be" and verb.pos_ in {"AUX", "VERB"}  # "Finland's contribution will be 50 soldiers"
        if not is_ and (verb.pos_ != "VERB" or verb.lemma_.lower() == "be"):
            continue
        limited = verb.lemma_ in _LIMITED and verb.tag_ == "VBN"  # "Lisbon's contribution is limited to one plane"
        for subject in (scene.objects(verb) if limited else scene.subjects(verb))[:1]:
            if is_ and (subject.lemma_.lower() not in _OF_FORCES or not scene.modifying(subject)):
                continue
            meant = antecedent_or_self(subject)
            if meant.lemma_ == "share" and not _is_of_forces(meant):
                continue
            named = meant.lemma_.lower() in words.packages | {"share"}
            if not named and (meant.lower_ not in _REFERRING or verb.lemma_ == "provide"):
                continue
            giver, recipient = _whose(scene, builder, meant, verb)
            if giver is None or (giver.reference.id == GIVER and verb.lemma_ not in _OF_LISTS):
                continue
            told = [child for child in verb.rights if child.dep_ == "attr"] if is_ else scene.objects(verb)
            for top in prepositional(verb, frozenset({"to"})) if limited else told:
                things = things_at(scene, top, verb)
                for thing in (*things, *(things_listed(scene, verb, things) if things else ())):
                    forces = meant.lemma_ in _OF_FORCES and thing.gives in {"ground", "air", "naval"}
                    if thing.gives in {"air", "naval"} and meant.lemma_ not in _OF_FORCES:
                        thing = replace(thing, gives="equipment")  # helicopters of a package are given away
                    if forces or thing.gives in _GIVEN:
                        add(builder, "package", giver, thing, recipient, verb.i, modality_of(verb), 0.55)


def find_offered(scene: Scene, builder: Builder) -> None:
    """ "the frigate Hessen, Germany's contribution to the mission": what is told beside it to be one."""
    for noun in scene.of_lemma(_OF_FORCES):
        if noun.dep_ != "appos":
            continue
        owners = [party for party in scene.modifying(noun) if party.type == "country"]
        things = [thing for thing in things_at(scene, noun.head, noun) if thing.gives in OWN_FORCES]
        goals = prepositional(noun, frozenset({"to", "for"}))
        got = received(scene, [party for goal in goals for party in scene.parties(goal)])
        for giver in owners[:1]:
            for thing in things:
                add(builder, "told to be one", giver, thing, next(iter(got), None), noun.i, "asserted", 0.6)


def _is_of_forces(share: Token) -> bool:
    """Whether a share is of forces: "Spain's share of the force will be 900 soldiers"."""
    forces = nouns("force") | {"mission", "operation", "coalition"}
    return any(noun_of(noun) in forces for noun in prepositional(share, frozenset({"of", "in"})))


def _whose(scene: Scene, builder: Builder, package: Token, verb: Token) -> tuple[Party | None, Party | None]:
    """Whose package it is: by the words before it, else of whoever gave something last in this paragraph."""
    seats = [party for child in package.lefts if child.dep_ == "poss" and (party := scene.party_at(child)) is not None]
    own = [party for party in scene.modifying(package) if party.type in _OWNERS]
    own = own or [party for seat in seats if (party := government_of(scene, seat)).type == "country"]
    for announced in (child for child in package.rights if child.dep_ == "acl" and child.tag_ == "VBN"):
        by = [party for noun in prepositional(announced, frozenset({"by"})) for party in scene.parties(noun)]
        own = own or [party for party in by if party.type in _OWNERS | {"person"}]
    if own:
        goals = [party for goal in prepositional(package, frozenset({"to", "for"})) for party in scene.parties(goal)]
        return own[0], next(iter(received(scene, goals)), None)
    if package.tag_ == "NNS" and package.lemma_ in _OF_FORCES:
        return None, None  # "contributions include $30 million from Chad": those of many
    for draft in builder.latest(Contribution):
        if draft.start < scene.parsed.start(verb):
            return of_before(draft.actor, verb), of_before(
                draft.recipient, verb
            ) if draft.recipient is not None else None
    return Party(Reference(id=GIVER, name=""), verb.i), None


def of_before(reference: Reference, at: Token) -> Party:
    """Somebody of an earlier claim, as a party here."""
    return Party(reference, at.i)


def more_from_before(scene: Scene, builder: Builder, match: Match) -> list[Party]:
    """Who gave something before more of it comes from nobody by name, and to whom: "Another ten tanks were sent"."""
    verb = scene.doc[match.token]
    if match.frame.name != "gives" or not is_passive(verb) or match.at(scene, "actor"):
        return []
    if not any(child.lower_ in _MORE for noun in match.at(scene, "thing") for child in noun.lefts):
        return []
    for draft in builder.latest(Contribution):
        if draft.start < scene.parsed.start(verb) and draft.contribution in _GIVEN:
            got = [of_before(draft.recipient, verb)] if draft.recipient is not None else []
            return [of_before(draft.actor, verb), *got]
    return []
