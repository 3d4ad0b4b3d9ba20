"""Missions by verbs between a coalition and its purpose: "is focusing on", "a force tasked with", "aimed at"."""

from collections.abc import Iterator

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.missions.aims import add_purpose, add_words
from worker.extraction.claims.missions.extents import gerunds, is_purpose, is_work
from worker.extraction.claims.missions.military import is_military, may_be_coalition
from worker.extraction.claims.missions.owners import is_undertaking, owners_of, subjects_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_or_self, clause_verb, is_passive, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.reading import ACTING

_MAKING = frozenset({"launch", "form", "create", "establish", "convene", "assemble", "build", "set"})
_REACHING = frozenset({"widen", "extend", "broaden", "expand", "limit", "confine", "restrict", "narrow", "reduce"})
_SELVES = frozenset({"itself", "themselves"})
_GERUND = frozenset({"on", "at", "with", "to", "for", "of", "in"})


def pursued(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "the coalition is focusing on …", "a force tasked with protecting …", "a mission aimed at …"."""
    given = verb.lemma_.lower() in missions().given
    owners: list[Party | None] = [
        party
        for party in _pursuers(scene, verb)
        if is_undertaking(scene, party) or (given and _may_be_it(scene, party))
    ]
    if not owners and verb.lemma_ in _MAKING:  # "agreed to create a command to coordinate deliveries"
        leading = kinds().relations.led | missions().undertakings - missions().loose
        made = any(noun.lemma_.lower() in leading for noun in scene.objects(verb))
        subjects = [party for noun in scene.subjects(verb) if made for party in scene.parties(noun)]
        owners = [party for party in subjects if party.type in ACTING] or ([None] if made else [])
    if not owners:  # "its mandate focuses on combating them"
        about = scene.subjects(verb) or pursuing(scene, verb)  # "its mandate was widened to"
        meant = [noun for noun in about if noun.lemma_.lower() in missions().goals | {"operation"}]
        owners = [party for noun in meant for party in owners_of(scene, noun)[:1] if not _is_human(scene, party)]
        if not owners and meant and verb.dep_ == "pcomp":  # "KFOR will shrink, with operations focusing on patrols"
            owners = [*subjects_of(scene, clause_verb(verb.head))]
    if not owners:  # "in an operation aimed at sealing it off", "troops tasked with guarding the dam"
        meant = [noun for noun in pursuing(scene, verb) if is_military(scene, noun)]
        tells = given or verb.dep_ == "acl" or (verb.dep_ == "relcl" and is_passive(verb))
        owners = [next(iter(owners_of(scene, meant[0])), None)] if meant and tells else []
    if not owners and verb.lemma_ in {"focus", "concentrate"}:  # "NATO will focus on training the army"
        acting = [party for noun in scene.subjects(verb) for party in scene.parties(noun) if party.type in ACTING]
        tasked = [n for n in prepositional(verb, _GERUND) if n.lemma_.lower() in missions().habits | missions().tasks]
        owners = [*acting[:1]] if tasked else []
    if not owners and any(child.lower_ in _SELVES for child in verb.rights):  # "has confined itself to escorting"
        tasked = [doing for doing in prepositional(verb, _GERUND) if doing.lower_ in gerunds()]
        acting = [party for noun in pursuing(scene, verb) for party in scene.parties(noun) if party.type in ACTING]
        owners = [*acting[:1]] if tasked else []
    if not owners and verb.lemma_ in {"task", "mandate", "charge"} and is_passive(verb):
        tasked = scene.objects(verb) or scene.subjects(verb.head)  # "they deployed and were tasked with"
        charged = [party for noun in tasked for party in scene.parties(noun)]
        owners = [party for party in charged if party.type in ACTING | {None} and not _is_human(scene, party)]
    is_to_come = verb.lemma_ == "set" and not any(child.dep_ == "prt" for child in verb.rights)  # "is set to replace"
    if not owners or is_to_come:
        return
    purposes = [child for child in verb.rights if child.dep_ in {"xcomp", "advcl", "ccomp"} and is_purpose(child)]
    if verb.lemma_ in _MAKING:  # "is expected to launch a mission to train it", wherever the parse hangs it
        below = [child for noun in scene.objects(verb) for child in noun.rights if child.dep_ in {"acl", "relcl"}]
        purposes += [child for child in below if is_purpose(child)]
    purposes += [inner for inner in prepositional(verb, _GERUND) if inner.tag_ == "VBG"]
    if not purposes and verb.lemma_ in _REACHING:  # "its mandate was widened to the prevention of war"
        for noun in prepositional(verb, frozenset({"to"})):
            if is_work(noun):
                add_words(scene, builder, "pursues", owners[0], noun, "ongoing", verb)
        return
    if not purposes and given:
        nouns = prepositional(verb, _GERUND)
        infinitives = [
            t for t in scene.below(verb) if t.i > verb.i and is_purpose(t) and t.dep_ in {"advcl", "xcomp", "acl"}
        ]
        if infinitives:
            purposes = infinitives[-1:]
        else:
            for noun in nouns[:1]:
                add_words(scene, builder, "pursues", owners[0], noun, "ongoing", verb)
            return
    for purpose in purposes[:3]:
        if verb.lemma_ == "prepare" and purpose.lemma_ in missions().no_purpose:
            continue  # "is preparing to leave"
        add_purpose(
            scene,
            builder,
            "pursues",
            owners[0],
            purpose,
            "started" if verb.lemma_ in {"launch", "form", "create", "establish"} else "ongoing",
            at=verb,
        )


def _may_be_it(scene: Scene, party: Party) -> bool:
    """Whether "it" is a coalition, or may be the one that the document tells of: "it has concentrated on training"."""
    return scene.meant_type(party) == "coalition" or may_be_coalition(scene, party)


def _is_human(scene: Scene, party: Party) -> bool:
    return party.number is None or scene.parsed.candidates[party.number].head in {"he", "she", "i"}


def _pursuers(scene: Scene, verb: Token) -> Iterator[Party]:
    for noun in pursuing(scene, verb):
        yield from scene.parties(noun)


def pursuing(scene: Scene, verb: Token) -> list[Token]:
    """The nouns that are to do something: "a force tasked with", "the coalition focuses on", "is responsible for"."""
    if verb.pos_ == "ADJ":
        return [child for child in verb.head.children if child.dep_ == "nsubj"] if verb.dep_ == "acomp" else [verb.head]
    if verb.lemma_ in _MAKING:  # "the campaign, which had been launched to protect them"
        return [antecedent_or_self(noun) for noun in scene.objects(verb)]
    doing = scene.objects(verb) if is_passive(verb) else scene.subjects(verb)
    return [antecedent_or_self(noun) for noun in doing]
