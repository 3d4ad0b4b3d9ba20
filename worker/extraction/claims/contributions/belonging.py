"""Forces told to belong to common ones: "Italy has a company in KFOR", "Chileans guard the UN post", "it relies on"."""

from spacy.tokens import Token

from schemas import Contribution
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.amounts import amount_like, amount_of
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.owners import owners
from worker.extraction.claims.contributions.things import Thing, things_at
from worker.extraction.claims.gapping import gapped
from worker.extraction.claims.knowledge import alliances
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns

_WITHIN = frozenset({"in", "with", "under", "within", "to", "for", "of", "alongside"})
_AS, _OF, _UNDER = frozenset({"as"}), frozenset({"of"}), frozenset({"under"})
_PART = frozenset({"part", "component", "framework", "flag", "command", "banner", "aegis", "colour", "umbrella"})
_GROUPS = frozenset({"force", "mission", "coalition", "alliance", "operation", "fleet", "contingent"})
_OWN = frozenset({"ground", "air", "naval", "medical", "logistics"})
_ALL = frozenset({"organisation", "coalition"})
_LIVING = frozenset({"rely", "depend", "live", "run", "survive", "draw", "count"})
_MEN = frozenset({"soldier", "troop", "troops", "peacekeeper", "man", "men", "force", "personnel", "policeman"})
_DEAD = frozenset({"killed", "dead", "wounded", "injured", "captured", "missing", "lost"})
_SERVING = frozenset({"serve", "deploy", "work", "station", "fight", "fly", "sail", "operate", "assign"})
_RELIEVED = frozenset({"contingent", "peacekeeper", "battalion"})
_NAMING = frozenset({"name", "appoint", "be", "become", "remain", "make"})
_LEADERS = frozenset({"general", "admiral", "officer", "colonel", "commander", "brigadier", "commodore", "captain"})


def find_belonging(scene: Scene, builder: Builder) -> None:
    """Each who has forces in common ones, whose forces serve or make up those, or whose general leads them."""
    belonging = kinds().contributions.belonging
    for verb in scene.of_lemma(belonging):
        how = belonging.get(verb.lemma_.lower()) if verb.pos_ in {"VERB", "AUX"} else None
        if how == "has":
            _having(scene, builder, verb)
        elif how == "serves":
            _serving(scene, builder, verb)
        elif how == "holds":
            for noun in _objects(scene, verb):
                whole = scene.objects(verb) if is_passive(verb) else scene.subjects(verb)
                if any(_is_common(scene, top) for top in whole):
                    _owned(scene, builder, verb, noun)
        elif how == "relieves":
            _relieving(scene, builder, verb)
        elif how == "leads":
            _leading(scene, builder, verb)
    for noun in scene.of_lemma({"command", "commander"}):
        if noun.pos_ == "NOUN":
            _command(scene, builder, noun)


def _having(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "Singapore has a ship in the coalition"."""
    givers = [p for noun in scene.subjects(verb) for p in scene.parties(noun) if p.type == "country"]
    tops = scene.objects(verb) if givers else []
    found = _within(scene, verb, *(item for top in tops for item in scene.with_conjuncts(top)))
    for top in tops if found else ():
        for thing in things_at(scene, top, verb):
            for giver in givers if thing.gives in _OWN else ():
                add(builder, "has forces in", giver, thing, _coalition(scene, found), verb.i, modality_of(verb), 0.55)
            more = gapped(scene, verb, thing.token) if thing.amount is not None else []
            for giver, quantity in more:  # "Egypt has 1,000 soldiers in the mission and Ghana 800"
                own = Thing(quantity.first, thing.gives, amount_like(quantity, thing.amount))
                add(builder, "has forces in", giver, own, _coalition(scene, found), verb.i, modality_of(verb), 0.55)


def _serving(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "Chilean soldiers serve in the UN force", "Fijians guard the UN post", "a Polish battalion is part of it"."""
    part = [child for child in verb.rights if child.dep_ in {"attr", "dobj"} and child.lower_ in _PART]
    if verb.lemma_ == "be" and not part:
        _being(scene, builder, verb)
    if verb.lemma_ == "be" or part:
        under = [noun for noun in prepositional(verb, _UNDER) if noun.lower_ == "command" and not part]
        for general in (noun for command in under for noun in prepositional(command, _OF)):
            _led(scene, builder, verb, scene.subjects(verb), general)
        found = [noun for top in part for noun in prepositional(top, _OF) if _is_common(scene, noun)]
        guarded = []
    else:
        found = _within(scene, verb)
        tops = scene.objects(verb) if not is_passive(verb) else []
        tops += [noun for top in tops if top.lower_ in _PART for noun in prepositional(top, _OF)]
        guarded = [noun for noun in tops if _is_of_all(scene, noun) or _is_common(scene, noun)]
    tops = (scene.objects(verb) if is_passive(verb) else scene.subjects(verb)) if found or guarded else []
    for noun in tops:
        if noun_of(noun) in nouns("force", "craft"):
            _owned(scene, builder, verb, noun, _coalition(scene, found or guarded))
        else:
            _nationals(scene, builder, verb, noun, _coalition(scene, found or guarded))


def _nationals(scene: Scene, builder: Builder, verb: Token, noun: Token, recipient: Party | None) -> None:
    """ "300 Fijians serve with UNIFIL"."""
    giver, quantity = scene.party_at(noun), next(iter(scene.by_head.get(noun.i, ())), None)
    if giver is not None and giver.type == "country" and quantity is not None and quantity.counts:
        men = Thing(noun.i, "ground", amount_of(quantity, None))
        add(builder, "nationals in", giver, men, recipient, verb.i, modality_of(verb), 0.5)


def _being(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "Most of the soldiers are Danish", "the bulk of its men is from Chile"."""
    told = [child for child in verb.rights if child.dep_ in {"attr", "acomp"}]
    tops = [*told, *prepositional(verb, frozenset({"from"}))]
    givers = [party for top in tops for party in scene.parties(top) if party.type == "country"]
    for top in scene.subjects(verb) if givers else ():
        most = [noun for noun in prepositional(top, _OF) if noun_of(noun) in _MEN or noun.lower_ == "them"]
        dead = scene.suffering(top) or any(token.lower_ in _DEAD for token in scene.doc[top.i : verb.i])
        if top.lemma_.lower() in kinds().contributions.portions and most and not dead:
            for giver in givers:
                add(builder, "most are", giver, Thing(top.i, "ground"), None, verb.i, modality_of(verb), 0.5)


def _relieving(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "the Irish contingent will be replaced by soldiers from Ghana and Togo"."""
    old = scene.objects(verb)
    if any(noun_of(noun) in _RELIEVED or _is_common(scene, noun) or _within(scene, noun) for noun in old):
        for noun in scene.subjects(verb):
            if noun_of(noun) in nouns("force"):
                _owned(scene, builder, verb, noun)


def _leading(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "An Irish general commands the UN force", "the force is led by a Nepalese general"."""
    for general in scene.subjects(verb):
        _led(scene, builder, verb, scene.objects(verb), general)


def _command(scene: Scene, builder: Builder, noun: Token) -> None:
    """ "Turkey holds the command of the force", "it went to Kenya", "a Kenyan officer was named commander of it"."""
    verb, common = noun.head, prepositional(noun, frozenset({"of"}))
    if noun.lemma_ == "commander":
        named = noun.dep_ in {"oprd", "attr"} and verb.lemma_ in _NAMING
        for general in (scene.objects(verb) or scene.subjects(verb)) if named else ():
            _led(scene, builder, verb, common, general)
        return
    whose: list[Token] = []
    if noun.dep_ == "dobj" and verb.lemma_ in {"hold", "have", "assume", "retain", "keep"}:
        whose = scene.subjects(verb)
    elif noun.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_ in {"go", "pass", "fall", "hand", "give", "transfer"}:
        whose = prepositional(verb, frozenset({"to"}))
    common = [each for each in common if _is_common(scene, each)] if whose else []
    for giver in (party for each in whose for party in scene.parties(each)) if common else ():
        if giver.type == "country":
            thing, recipient = Thing(noun.i, "command"), _coalition(scene, common)
            add(builder, "holds command", giver, thing, recipient, verb.i, modality_of(verb), 0.5)


def _led(scene: Scene, builder: Builder, verb: Token, led: list[Token], general: Token) -> None:
    common = [noun for noun in led if _is_common(scene, noun)]
    if not common or general.lemma_.lower() not in _LEADERS:
        return
    for giver in owners(scene, general)[:1]:
        if giver.type == "country":
            recipient = _coalition(scene, common)
            add(builder, "commands", giver, Thing(general.i, "command"), recipient, verb.i, modality_of(verb), 0.55)


def _owned(scene: Scene, builder: Builder, verb: Token, top: Token, recipient: Party | None = None) -> None:
    """Each of the forces after or before the verb, given by whose they are."""
    for noun in scene.with_conjuncts(top):
        givers = [party for party in owners(scene, noun) if party.type == "country"]
        for thing in things_at(scene, noun, verb) if givers else ():
            for giver in givers if thing.gives in _OWN or verb.lemma_ in _LIVING else ():
                counted = next(iter(scene.quantities_between(giver.token - 1, giver.token)), None)
                shared = None if len(givers) > 1 else thing.amount  # "900 men from Chad and Niger" are of both
                amount = amount_like(counted, thing.amount) if counted and thing.amount else shared
                own = Thing(thing.token, thing.gives, amount)  # "300 Chilean and 200 Peruvian soldiers"
                if _is_told_by_frame(builder, verb, giver, thing):
                    continue
                add(builder, "belongs to", giver, own, recipient, verb.i, modality_of(verb), 0.55)


def _is_told_by_frame(builder: Builder, verb: Token, giver: Party, thing: Thing) -> bool:
    """Whether the verb's frame has told it: "Peru, whose 440 men formed the backbone of the mission"."""
    at = builder.scene.parsed.start(verb)
    return verb.lemma_ in {"form", "make", "comprise", "compose"} and any(
        draft.actor == giver.reference and draft.contribution == thing.gives and draft.start <= at <= draft.end
        for draft in builder.latest(Contribution)
    )


def _objects(scene: Scene, verb: Token) -> list[Token]:
    on = prepositional(verb, frozenset({"on", "upon"})) if verb.lemma_ in _LIVING else []
    of = prepositional(verb, frozenset({"of", "from"})) if verb.lemma_ in {"make", "consist", "compose", "form"} else []
    of = of if verb.lemma_ == "consist" or is_passive(verb) else []
    direct = (
        scene.objects(verb)
        if verb.lemma_
        in {"include", "comprise", "have", "use", "number", "contain", "boast", "employ", "incorporate", "count"}
        else []
    )
    return [*on, *of, *direct]


def _within(scene: Scene, verb: Token, *things: Token) -> list[Token]:
    """The common forces in which somebody serves or has something."""
    serving = [child for thing in things for child in thing.rights if child.dep_ == "acl" and child.lemma_ in _SERVING]
    tops = [noun for at in (verb, *things, *serving, *_inner(things)) for noun in prepositional(at, _WITHIN)]
    tops += [
        noun
        for at in (verb, *things, *_inner(things))
        for part in prepositional(at, _AS)
        if part.lower_ in _PART
        for noun in prepositional(part, _OF)
    ]
    return [
        noun
        for noun in tops
        if _is_common(scene, noun)
        or (noun.lower_ in _PART and _is_of_all(scene, noun))
        or (noun.dep_ == "pobj" and noun.head.lower_ in {"with", "under"} and _is_an_alliance(scene, noun))
    ]


def _is_an_alliance(scene: Scene, noun: Token) -> bool:
    """ "serve with the UN", "soldiers under NATO"."""
    party = scene.party_at(noun)
    entity = scene.parsed.candidates[party.number].entity if party is not None and party.number is not None else None
    return entity is not None and entity.id.split(":", 1)[-1] in alliances()


def _inner(things: tuple[Token, ...]) -> list[Token]:
    return [noun for thing in things for noun in prepositional(thing, _OF | {"in"})]


def _is_common(scene: Scene, noun: Token) -> bool:
    """Whether a noun names or stands for common forces: "KFOR", "the UN force", "the coalition"."""
    party = scene.party_at(noun)
    if party is not None and party.type == "coalition":
        return True
    if noun.lemma_.lower() not in _GROUPS or any(child.lower_ in {"a", "an"} for child in noun.lefts):
        return False
    return all(owner.type in _ALL for owner in scene.modifying(noun) if owner.token < noun.i)


def _is_of_all(scene: Scene, noun: Token) -> bool:
    """Whether something is the common forces' own: "the UN post", "the mission's headquarters"."""
    owners = [*scene.modifying(noun), *(p for of in prepositional(noun, _OF) for p in scene.parties(of))]
    return any(owner.type in {"organisation", "coalition"} for owner in owners)


def _coalition(scene: Scene, found: list[Token]) -> Party | None:
    return next((p for noun in found for p in scene.parties(noun) if p.type == "coalition"), None)
