"""Fighting that no frame of one verb tells: missiles fired, attacks claimed, who defends itself."""

from spacy.tokens import Token

from schemas import Casualties, Reference
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.attacks import hit_at
from worker.extraction.claims.relations.between import nearby, two_sides
from worker.extraction.claims.relations.relating import relate
from worker.extraction.claims.relations.standing import tells_who
from worker.extraction.claims.relations.unnamed import is_somebody
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import RELATIVE, antecedent_of, antecedent_or_self, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.knowledge import entity_named
from worker.extraction.model.neighbours import word_before
from worker.extraction.reading import ACTING

_FIGHTERS = ACTING | {None, "words"}
_MOST = 4
_GUNS = frozenset({"gun", "weapon", "artillery", "cannon", "fire"})
_MASSING = frozenset({"mass", "amass", "concentrate", "mobilise", "mobilize", "gather"})
_HARM = frozenset(
    {"loss", "casualty", "defeat", "damage", "blow", "suffering", "devastation", "destruction", "horror", "violence"}
)
_DONE_ON = {"turn": _GUNS, "train": _GUNS, "inflict": _HARM}
_THAT = frozenset({"the", "that", "this", "both"})
_COMMON = frozenset({"campaign", "operation"})
_MEDIATING = frozenset({"mediate", "mediation", "mediator", "arbitrate"})
_OF = frozenset({"of"})
_KILLINGS = frozenset(
    {
        "killing",
        "murder",
        "abduction",
        "kidnapping",
        "capture",
        "assassination",
        "death",
        "execution",
        "downing",
        "sinking",
    }
)
_AIMED = frozenset({"at", "against", "on", "into", "towards", "toward", "onto"})


def find_fire(scene: Scene, builder: Builder) -> None:
    """ "launched missiles against targets in Saudi Arabia", "fired rockets at Israel"."""
    words = kinds().relations
    for token in scene.of_lemma(words.firing):
        if token.pos_ != "VERB":
            continue
        objects = [antecedent_or_self(noun) for noun in scene.objects(token)]
        fired = [
            noun for noun in objects if _is_fired(noun) or (noun_of(noun) == "strike" and token.lemma_ == "launch")
        ]
        sent = [noun for noun in objects if noun_of(noun) in nouns("force", "craft")]
        if not fired and not sent:
            continue
        if token.lemma_ == "launch" and any(child.lower_ == "from" for child in token.rights):
            continue  # "a rocket launched from a site at Baikonur": from there, not at it
        freed = {"on", "upon"} if token.lemma_ == "unleash" else set()
        aim = _AIMED if fired else frozenset({"against", *freed})  # "sent helicopters against the rebels"
        aimed = prepositional(token, aim) + [inner for noun in fired or sent for inner in prepositional(noun, aim)]
        targets = [party for noun in aimed for party in hit_at(scene, noun)]
        if not targets:
            targets = [scene.in_words(noun) for noun in aimed[:1] if is_somebody(noun)]
        if not targets:
            targets = [party for noun in aimed[:1] for party in scene.parties(noun) if party.type == "place"]
        subjects = scene.subjects(token)
        shooters = [party for noun in subjects for party in scene.parties(noun)]
        if not shooters and not subjects:
            shooters = [party for noun in fired for party in scene.modifying(noun)]  # "a Houthi missile aimed at"
        if not shooters:
            shooters = [scene.in_words(noun) for noun in subjects[:1] if is_somebody(noun)]
        _fights(scene, builder, "fires at", token, shooters, targets)


def find_turned(scene: Scene, builder: Builder) -> None:
    """ "turned his guns on the army", "inflicted heavy losses on the rebels"."""
    for token in scene.of_lemma(_DONE_ON):
        what = _DONE_ON.get(token.lemma_) if token.pos_ == "VERB" else None
        if what is None or not any(noun_of(noun) in what for noun in scene.objects(token)):
            continue
        targets = [party for noun in nearby(scene, token, "on") for party in hit_at(scene, noun)]
        shooters = [party for noun in scene.subjects(token) for party in scene.parties(noun)]
        people = [party for party in shooters if party.type == "person"]
        modality = modality_of(token)
        relate(scene, builder, "turns guns on", people, "fights", targets, at=token.i, modality=modality)
        _fights(scene, builder, "turns guns on", token, shooters, targets)


def find_claimed(scene: Scene, builder: Builder) -> None:
    """ "claimed responsibility for the attack on a German convoy"."""
    for token in scene.of_word({"responsibility"}):
        if token.dep_ != "dobj" or token.head.lemma_ not in {"claim", "take"}:
            continue
        attacks = prepositional(token, frozenset({"for"})) + prepositional(token.head, frozenset({"for"}))
        targets = _hit_by(scene, attacks)
        doers = [party for noun in scene.subjects(token.head) for party in scene.parties(noun)]
        if not targets and any(child.lower_ in _THAT for attack in attacks for child in attack.lefts):
            targets = _hit_before(scene, builder, token)
        _fights(scene, builder, "claims an attack", token.head, doers, targets)


def find_attacks_claimed(scene: Scene, builder: Builder) -> None:
    """ "The FLA claimed the attack on the convoy", "An ambush of Chad's soldiers was claimed by the FLA"."""
    for token in scene.of_lemma({"claim"}):
        attacks = [noun for noun in scene.objects(token) if noun_of(noun) in kinds().relations.events]
        if token.pos_ != "VERB" or not attacks or modality_of(token) == "negated":
            continue
        targets = _hit_by(scene, attacks)
        doers = [party for noun in scene.subjects(token) for party in scene.parties(noun)]
        _fights(scene, builder, "claims an attack", token, doers, targets)


def find_behind_attacks(scene: Scene, builder: Builder) -> None:
    """ "Chad was behind the attack on the convoy": who is behind an attack fights whom it hit."""
    for token in scene.of_word({"behind"}):
        if token.dep_ != "prep" or token.head.lemma_ != "be":
            continue
        attacks = [child for child in token.children if child.dep_ == "pobj"]
        attacks = [noun for noun in attacks if noun_of(noun) in kinds().relations.events]
        targets = _hit_by(scene, attacks)
        doers = [party for noun in scene.subjects(token.head) for party in scene.parties(noun)]
        _fights(scene, builder, "is behind an attack", token.head, doers, targets)


def _hit_by(scene: Scene, attacks: list[Token]) -> list[Party]:
    """Whom attacks hit: "the attack on the convoy"."""
    aimed = [(attack, _AIMED | _OF if noun_of(attack) in _KILLINGS else _AIMED) for attack in attacks]
    return [party for attack, at in aimed for noun in prepositional(attack, at) for party in hit_at(scene, noun)]


def _hit_before(scene: Scene, builder: Builder, token: Token) -> list[Party]:
    """Who was killed or wounded just before: "a bomb killed two Danish soldiers. The Taliban claimed the attack"."""
    at = scene.parsed.start(token)
    told = [draft for draft in builder.latest(Casualties) if draft.end <= at and draft.outcome in {"killed", "wounded"}]
    actors = [draft.actor for draft in told if draft.actor is not None and draft.actor.id is not None]
    return [Party(actors[0], token.i, None, "words")] if actors else []


def find_between(scene: Scene, builder: Builder) -> None:
    """ "fighting between Russia and Ukraine went on", "battles raged between the army and the rebels"."""
    for token in scene.of_word({"between"}):
        if token.dep_ != "prep":
            continue
        mediated = token.head.lemma_ in _MEDIATING
        if not mediated and not any(_is_of_fighting(one) for one in _parted(token)):
            continue
        sides = two_sides(scene, [child for child in token.children if child.dep_ == "pobj"])
        sides = [party for party in sides if party.type in ACTING | {"words"}]
        if mediated:  # "Norway is mediating between them": they talk with each other
            at = modality_of(token.head)
            relate(scene, builder, "mediates", sides[:1], "negotiates_with", sides[1:2], at=token.i, modality=at)
            continue
        _fights(scene, builder, "fight between", token, sides[:1], sides[1:2])


def _is_of_fighting(noun: Token) -> bool:
    fire = noun.lemma_ == "exchange" and any(one.lemma_ == "fire" for one in prepositional(noun, frozenset({"of"})))
    return fire or noun_of(noun) in kinds().relations.fought_with or noun.lower_ == "fighting"


def _parted(between: Token) -> list[Token]:
    """The nouns that "between" may part: its own, one further up ("fighting in the city between"), the subject."""
    above = between.head
    found = [above]
    while above.dep_ in {"pobj", "prep", "conj"} and len(found) < _MOST:
        above = above.head
        found.append(above)
    return found + [child for child in above.lefts if child.dep_ == "nsubj" and above.pos_ == "VERB"]


def find_seized(scene: Scene, builder: Builder) -> None:
    """ "recaptured the town from the rebels": from whom ground is taken, is fought."""
    words = kinds().relations
    for token in scene.of_lemma(words.seizing):
        if token.pos_ != "VERB":
            continue
        if any(child.dep_ == "prt" for child in token.rights):
            continue  # "to take over from US forces"
        if any(noun_of(noun) in nouns("force") for noun in scene.objects(token)):
            continue  # "took its soldiers home from the force"
        losers = nearby(scene, token, "from")
        named = [
            party
            for noun in losers[:1]
            for party in scene.parties(noun)
            if party.type == "armed_group" or (party.type == "country" and noun_of(noun) in nouns("force"))
        ]
        armed = [scene.in_words(noun) for noun in losers[:1] if noun_of(noun) in words.armed | nouns("force")]
        subjects = scene.subjects(token)
        takers = [party for noun in subjects for party in scene.parties(noun)]
        who = [antecedent_of(noun) if noun.lower_ in RELATIVE else noun for noun in subjects[:1]]
        takers = takers or [scene.in_words(noun) for noun in who if noun is not None and tells_who(noun)]
        _fights(scene, builder, "takes from", token, takers, named or armed)


def find_massed(scene: Scene, builder: Builder) -> None:
    """ "is massing troops against its neighbour": who does so threatens it."""
    for token in scene.of_lemma(_MASSING):
        if token.pos_ != "VERB":
            continue
        if not any(noun_of(noun) in nouns("force", "craft") for noun in scene.objects(token)):
            continue
        aimed = prepositional(token, frozenset({"against"})) or nearby(scene, token, "against")
        if not aimed and any(word.lower_ in {"border", "frontier"} for word in scene.below(token)):
            aimed = nearby(scene, token, "with")  # "massed troops on the border with Sudan"
        threatened = [party for noun in aimed for party in scene.parties(noun) if party.type in ACTING]
        gathering = [party for noun in scene.subjects(token) for party in scene.parties(noun) if party.type in ACTING]
        modality = modality_of(token)
        relate(scene, builder, "masses against", gathering, "threatens", threatened, at=token.i, modality=modality)


def find_pitted(scene: Scene, builder: Builder) -> None:
    """ "battles that pitted the army against the rebels"."""
    for token in scene.of_lemma({"pit"}):
        if token.pos_ != "VERB":
            continue
        pitted = [child for child in token.rights if child.dep_ == "dobj"]
        against = prepositional(token, frozenset({"against"}))
        against += [noun for child in pitted for noun in prepositional(child, frozenset({"against"}))]
        sides = [[party for top in tops for party in scene.parties(top)] for tops in (pitted, against)]
        _fights(scene, builder, "pitted against", token, *sides)


def find_ended(scene: Scene, builder: Builder) -> None:
    """ "called on Morocco and the Polisario Front to end the fighting": who are to end it fight each other."""
    words = kinds().relations
    for token in scene.of_lemma(words.ending):
        if token.pos_ != "VERB":
            continue
        fought = [child for child in token.rights if child.dep_ == "dobj" and noun_of(child) in words.fought_with]
        if not fought or prepositional(fought[0], frozenset({"with", "against", "between", "in", "of"})):
            continue
        sides = [party for noun in scene.subjects(token) for party in scene.parties(noun) if party.type in ACTING]
        if len(sides) == 2:
            relate(scene, builder, "ends a fight", sides[:1], "fights", sides[1:], at=fought[0].i)


def _is_fired(noun: Token) -> bool:
    """Whether a noun is something fired, or counts it: "a wave of drones"."""
    words = kinds().relations
    of = prepositional(noun, frozenset({"of"})) if noun_of(noun) in words.amounts else []
    return any(noun_of(one) in words.missiles for one in (noun, *of))


def find_allied(scene: Scene, builder: Builder) -> None:
    """ "The Saudi-led coalition against the Houthis": who stands together against a group fights it."""
    for token in scene.of_word({"against"}):
        if token.dep_ != "prep" or token.head.lemma_.lower() not in kinds().memberships.groups | _COMMON:
            continue
        allied = scene.party_at(token.head)
        if allied is None or allied.type != "coalition" or token.head.text[:1].isupper():
            continue  # part of the name: "the Global Coalition against Daesh"
        aimed = [child for child in token.children if child.dep_ == "pobj"]
        named = [party for noun in aimed for party in _aimed_at(scene, noun, allied) if party.type in ACTING]
        armed = [scene.in_words(noun) for noun in aimed if noun_of(noun) in kinds().relations.armed]
        modality = modality_of(token.head)
        relate(scene, builder, "coalition against", [allied], "fights", named or armed, at=token.i, modality=modality)


def _aimed_at(scene: Scene, noun: Token, allied: Party) -> list[Party]:
    """Whom a coalition is against, also where the words for them are part of what describes it."""
    if scene.number_at(noun) != allied.number:
        return scene.parties(noun)
    first = next((one for one in noun.subtree if one.dep_ not in {"det", "punct"}), noun)
    known = entity_named(scene.doc[first.i : noun.i + 1].text)
    return [Party(Reference(id=known.id, type=known.type, name=known.name), noun.i, None, known.type)] if known else []


def find_defending(scene: Scene, builder: Builder) -> None:
    """ "defends itself against Russian aggression": who defends itself against somebody fights them."""
    for token in scene.of_lemma({"defend"}):
        if token.pos_ != "VERB":
            continue
        enemies = [
            party
            for noun in prepositional(token, frozenset({"against", "from"}))
            if word_before(noun.head) != "not"
            for party in scene.parties(noun)
            if party.type in ACTING
        ]
        if not enemies:
            continue
        for subject in scene.subjects(token):
            defending = _meant(scene, token, scene.parties(subject)[:2])
            _fights(scene, builder, "defends itself", token, defending, enemies[:2])


def _meant(scene: Scene, verb: Token, subjects: list[Party]) -> list[Party]:
    """Whom "it" is in "we stand by Ukraine as it defends itself": whom the clause above names last."""
    first = subjects[0] if subjects else None
    if first is None or first.type is not None or scene.doc[first.token].lower_ not in {"it", "they"}:
        return subjects
    start, _ = scene.sentence(verb.i)
    named = [party for token in scene.doc[start : first.token] if (party := scene.party_at(token)) is not None]
    states = [party for party in named if party.type in {"country", "armed_group"}]
    return states[-1:] or subjects


def _fights(
    scene: Scene, builder: Builder, frame: str, token: Token, agents: list[Party], patients: list[Party]
) -> None:
    fighters = [party for party in agents if party.type in _FIGHTERS][:_MOST]
    relate(scene, builder, frame, fighters, "fights", patients[:_MOST], at=token.i, modality=modality_of(token))
