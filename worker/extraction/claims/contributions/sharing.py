"""Taking part: who flies, sails or strikes together with others gives its aircraft or ships to the cause."""

from functools import cache

from spacy.tokens import Token

from schemas import Contribution, Reference
from schemas.claims import ContributionType
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.making import add, is_a_military
from worker.extraction.claims.contributions.owners import owners
from worker.extraction.claims.contributions.things import Thing, things_at
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, is_passive, prepositional
from worker.extraction.claims.words import Hint, kinds
from worker.extraction.counting.units import gives, nouns

_IN = frozenset({"in", "to", "with"})
_COMMON = frozenset({"force", "mission", "operation", "coalition", "alliance", "campaign", "fleet", "blockade"})
_OFFERING = frozenset({"pledge", "offer", "promise", "volunteer", "agree"})
_CLEARING = frozenset({"give", "clear", "vote", "decide", "allow", "let"})  # "gave the green light"
_HELPING = frozenset({"help", "assist", "aid"})


@cache
def _hint() -> Hint:
    return Hint({*(word.split()[-1] for word in kinds().contributions.shared), "through", "part", "particip", "join"})


def find_sharing(scene: Scene, builder: Builder) -> None:
    """ "are taking part in air strikes", "joined the bombing", "flew reconnaissance missions"."""
    if not _hint().found_in(scene.parsed.text):
        return
    for verb in scene.of_lemma(kinds().contributions.sharing):
        lemma = verb.lemma_.lower()
        if verb.pos_ != "VERB":
            continue
        if lemma == "take" and not any(child.lower_ == "part" for child in verb.rights):
            continue
        shared = _shared(scene, verb)
        for noun in scene.subjects(verb) if not shared and verb.lemma_ in {"take", "participate", "join"} else ():
            if verb.lemma_ == "join" and any(scene.is_coalition(joined) for joined in scene.objects(verb)):
                continue  # "two Danish jets joined KFOR" is told as belonging to it
            kind = kind_of_force(noun)  # "jets from Qatar took part in the enforcement of the zone"
            for actor in owners(scene, noun) if kind in {"air", "naval"} and _joint_work(scene, verb) else ():
                if actor.type == "country":
                    add(
                        builder,
                        "takes part",
                        actor,
                        Thing(noun.i, kind or "air"),
                        None,
                        verb.i,
                        modality_of(verb),
                        0.55,
                    )
        told = _told_at(builder, verb) if shared else []
        for noun, kind in shared:
            for subject in scene.subjects(verb):
                for actor in _flying(scene, subject):
                    if all(actor.reference != other or kind != given for other, given in told):
                        add(builder, "takes part", actor, Thing(noun.i, kind), None, verb.i, modality_of(verb), 0.6)


def _told_at(builder: Builder, verb: Token) -> list[tuple[Reference, ContributionType]]:
    """Who is told already, by the frame of a verb, to give what: "Danish F-16s flew 63 sorties for the coalition"."""
    at = builder.scene.parsed.start(verb)
    drafts = builder.latest(Contribution)
    return [(draft.actor, draft.contribution) for draft in drafts if draft.start <= at <= draft.end]


def _flying(scene: Scene, noun: Token) -> list[Party]:
    """The states and air forces that take part, by name or by their craft: "aircraft of the Chilean Air Force"."""
    craft = noun_of(noun) in nouns("force", "craft")
    of = prepositional(noun, frozenset({"of"}))  # "two of its jets flew a patrol"
    craft = craft or any(noun_of(each) in nouns("craft") for each in of)
    tops = [noun, *(of if craft else ())]
    found = [party for top in tops for party in scene.parties(top) if party.number is not None]
    found = [party for party in found if party.type == "country" or is_a_military(scene, party)]
    found = found or [party for top in tops if craft for party in scene.modifying(top) if _is_a_states(scene, party)]
    return found or [party for top in tops if craft for party in owners(scene, top)]


def _is_a_states(scene: Scene, party: Party) -> bool:
    """Whether "its" is of a state: "Qatar took part when two of its jets flew a patrol"."""
    candidate = scene.parsed.candidates[party.number] if party.number is not None else None
    antecedent = candidate.antecedent if candidate is not None and candidate.kind == "pronoun" else None
    return antecedent is not None and scene.type_of(antecedent) == "country"


def _shared(scene: Scene, verb: Token) -> list[tuple[Token, ContributionType]]:
    part = [child for child in verb.rights if child.lower_ == "part"]
    tops = [*prepositional(verb, _IN), *(noun for word in part for noun in prepositional(word, _IN))]
    found = [(noun, kind) for noun in prepositional(verb, frozenset({"through"})) if (kind := _means(noun)) is not None]
    if part or verb.lemma_ in {"participate", "join"}:  # "are taking part with transport planes and medical teams"
        within = [noun for above in (verb, *part) for noun in prepositional(above, frozenset({"in"}))]
        with_ = [noun for above in (verb, *part, *within) for noun in prepositional(above, frozenset({"with"}))]
        found += [(scene.doc[thing.token], thing.gives) for noun in with_ for thing in things_at(scene, noun, verb)]
    if verb.lemma_ in {"fly", "join"}:
        tops += scene.objects(verb)
    for top in tops:
        for noun in scene.with_conjuncts(top):
            kind = kind_of_action(noun) or (
                "air" if verb.lemma_ == "fly" and noun.lemma_ in {"patrol", "mission"} else None
            )
            if kind is not None:
                found.append((noun, kind))
    return found


def _joint_work(scene: Scene, verb: Token) -> bool:
    """Whether it is common work that somebody takes part in: "the enforcement of the zone", no exercise."""
    part = [child for child in verb.rights if child.lower_ == "part"]
    tops = [noun for above in (verb, *part) for noun in prepositional(above, frozenset({"in"}))]
    tops += scene.objects(verb) if verb.lemma_ == "join" else []
    inner = [noun for top in tops for noun in (top, *prepositional(top, frozenset({"of"})))]
    return any(noun.lemma_.lower() in _COMMON | {"zone", "embargo", "patrol", "enforcement"} for noun in inner)


def _means(noun: Token) -> ContributionType | None:
    """By what means somebody takes part: "through intelligence only"."""
    kind = gives().get(noun_of(noun))
    return kind if kind in {"intelligence", "logistics", "training", "funding", "medical"} else None


def kind_of_action(noun: Token) -> ContributionType | None:
    """What a noun of action gives, with the words before it: "combat air patrols", "air strikes"."""
    table = kinds().contributions.shared
    before = [child.lemma_.lower() for child in noun.lefts if child.dep_ in {"compound", "amod", "nmod"}]
    name = noun.lemma_.lower()
    for word in reversed(before):
        if f"{word} {name}" in table:
            return table[f"{word} {name}"]
    return table.get(name)


def kind_of_force(noun: Token) -> ContributionType | None:
    """What a craft or force does for a coalition: "a US jet", "the Dutch frigate Evertsen"."""
    for token in (noun, *(child for child in noun.lefts if child.dep_ in {"compound", "nmod"})):
        name = noun_of(token)
        if name in nouns("force", "craft"):
            return gives().get(name)
    return None


def find_sent_to_join(scene: Scene, builder: Builder) -> None:
    """ "gave the green light for 2,500 soldiers to join the force": forces that a state decides are to join others."""
    for verb in scene.of_lemma({"join", "reinforce"}):
        joined = [party for noun in scene.objects(verb) for party in scene.parties(noun) if party.type == "coalition"]
        sent = [child for child in verb.lefts if child.dep_ == "nsubj" and noun_of(child) in nouns("force", "craft")]
        above = clause_verb(verb.head) if verb.head.i != verb.i else verb
        if not joined or not sent or above.i >= sent[0].i or scene.modifying(sent[0]):
            continue
        decides = above.lemma_ in kinds().contributions.deciding | _CLEARING
        for giver in (party for noun in scene.subjects(above) for party in scene.parties(noun)) if decides else ():
            state = government_of(scene, giver)
            for thing in things_at(scene, sent[0], verb) if state.type == "country" else ():
                add(builder, "sent to join", state, thing, joined[0], verb.i, "planned", 0.6)


def find_helping(scene: Scene, builder: Builder) -> None:
    """ "France and Canada are helping in the skies and on the ground": each in each."""
    for token in scene.of_lemma(kinds().contributions.helping):
        if token.pos_ != "VERB":
            continue
        if any(noun_of(noun) in nouns("force") for noun in scene.objects(token)):
            continue  # "supplies to support French troops on the ground"
        where = []
        for noun in prepositional(token, frozenset({"in", "on", "from", "at"})):
            for item in scene.with_conjuncts(noun):
                kind = kinds().contributions.where.get(item.lemma_.lower())
                if kind is not None:
                    where.append((item, kind))
        if not where:
            continue
        for subject in scene.subjects(token):
            for actor in scene.parties(subject):
                if not scene.is_actor(actor) or actor.type == "person":
                    continue
                for noun, kind in where:
                    add(
                        builder,
                        "helps in the air or on the ground",
                        actor,
                        Thing(noun.i, kind),
                        None,
                        token.i,
                        modality_of(token),
                    )


def find_taking_part(scene: Scene, builder: Builder) -> None:
    """ "a US jet flying as part of Operation X", "Dutch frigates sailed in support of the mission"."""
    for token in scene.of_word({"support", "part"}):
        support = token.lower_ == "support" and token.head.lower_ == "in"
        if token.dep_ != "pobj" or not (support or (token.lower_ == "part" and token.head.lower_ == "as")):
            continue
        of = prepositional(token, frozenset({"of"}))
        joint = [party for noun in of for party in scene.parties(noun) if party.type == "coalition"]
        if not joint and not (support and any(noun.lemma_.lower() in _COMMON for noun in of)):
            continue
        verb = clause_verb(token.head)
        for noun in scene.objects(verb) if is_passive(verb) else scene.subjects(verb):
            done = [kind_of_action(item) for item in scene.objects(verb)] if not is_passive(verb) else []
            kind = next((told for told in done if told), None) or kind_of_force(noun)
            for actor in scene.modifying(noun) if kind and kind != "equipment" else ():
                if actor.type != "person" and not (joint and scene.same(actor, joint[0])):
                    thing = Thing(noun.i, kind or "other")
                    recipient = joint[0] if joint else None
                    add(builder, "takes part", actor, thing, recipient, noun.i, modality_of(verb), 0.6)


def find_offers_of_help(scene: Scene, builder: Builder) -> None:
    """ "have pledged to help rebuild Liberia", "offered to assist the mission with transport"."""
    for verb in scene.of_lemma(_OFFERING):
        if verb.pos_ != "VERB":
            continue
        for help_ in (child for child in verb.rights if child.dep_ == "xcomp" and child.lemma_ in _HELPING):
            inner = [child for child in help_.rights if child.dep_ in {"xcomp", "ccomp"} and child.pos_ == "VERB"]
            goals = [noun for above in (help_, *inner) for noun in scene.objects(above) if noun.i > above.i]
            got = [p for noun in goals for p in scene.parties(noun) if p.type in {"country", "coalition"}]
            if not got or not (inner or prepositional(help_, frozenset({"with"}))):
                continue
            for giver in (party for noun in scene.subjects(verb) for party in scene.parties(noun)):
                if giver.type in {"country", "organisation"} and not scene.same(giver, got[0]):
                    add(
                        builder, "offers help", giver, Thing(help_.i, "other"), got[0], help_.i, modality_of(help_), 0.5
                    )
