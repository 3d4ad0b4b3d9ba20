"""Those who give the same besides whoever was told of: "Chad is one of the givers. The others are Fiji and Peru"."""

from schemas import Contribution
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.things import Thing
from worker.extraction.claims.memberships.participations import among_them
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.counting.units import nouns

_OTHERS = frozenset({"others", "rest"})
_TEAMS = frozenset({"team", "doctor", "medic", "engineer", "instructor", "trainer"})
_INTO = frozenset({"to", "into", "towards", "toward"})
_COMMON = frozenset({"it", "fund", "force", "mission", "initiative", "effort", "operation"})
_GIVING = frozenset({"contribute", "donate", "chip", "pay"})


def find_others(scene: Scene, builder: Builder) -> None:
    """ "The others are Finland and Malaysia", behind a sentence that tells what one of them gives."""
    for others in scene.of_word(_OTHERS):
        verb = others.head
        if others.dep_ != "nsubj" or verb.lemma_ != "be" or prepositional(others, frozenset({"of"})):
            continue
        start, _ = scene.sentence_before(others.i)
        since = scene.parsed.start(scene.doc[start])
        told = next((draft for draft in builder.latest(Contribution) if draft.start >= since), None)
        if told is None or told.modality == "negated":
            continue
        row = [one for child in verb.rights if child.dep_ == "attr" for one in scene.parties(child)]
        for state in row:
            named = state.type == "country" and scene.doc[state.token].tag_ == "NNP"  # "the rest are Malians"
            if named and state.reference != told.actor:
                thing = Thing(others.i, told.contribution)
                add(builder, "the others", state, thing, None, verb.i, modality_of(verb), 0.55)


def find_among_givers(scene: Scene, builder: Builder) -> None:
    """ "Ten nations have contributed to it, among them Chad and Mali": each of those gives, though not told what."""
    for verb in scene.of_lemma(_GIVING):
        into = prepositional(verb, _INTO) if verb.pos_ == "VERB" and not scene.objects(verb) else []
        if not any(scene.is_coalition(noun) or noun.lemma_.lower() in _COMMON for noun in into):
            continue  # "contributed to the book"
        for state in among_them(scene, scene.subjects(verb)):
            if state.type == "country":
                add(builder, "among the givers", state, Thing(verb.i, "other"), None, verb.i, modality_of(verb), 0.5)


def find_joining_givers(scene: Scene, builder: Builder) -> None:
    """ "American aircraft began to drop food, and British and French ones joined them": these give the same."""
    for verb in scene.of_lemma({"join"}):
        if verb.pos_ != "VERB" or all(noun.lower_ != "them" for noun in scene.objects(verb)):
            continue
        start, _ = scene.sentence_before(verb.i)
        since, here = scene.parsed.start(scene.doc[start]), scene.parsed.start(verb)
        told = next((draft for draft in builder.latest(Contribution) if since <= draft.start < here), None)
        doers = [noun for top in scene.subjects(verb) for noun in scene.with_conjuncts(top)]
        craft = [noun for noun in doers if noun_of(noun) in nouns("craft") | _TEAMS or noun.lower_ == "ones"]
        if told is None or told.modality == "negated" or not craft:
            continue
        for state in (party for noun in craft for party in scene.modifying(noun) if party.type == "country"):
            if state.reference != told.actor:
                thing = Thing(verb.i, told.contribution)
                add(builder, "joins in giving", state, thing, None, verb.i, modality_of(verb), 0.5)
