"""Casualties: how many were killed, wounded, captured or displaced, whose they were, and by whom."""

import msgspec
from spacy.tokens import Token

from schemas import Casualties, Reference, Relation
from schemas.claims import Modality, Outcome
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import nouns
from worker.extraction.claims.matching import Match
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.places import places
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_of, clause_verb, prepositional
from worker.extraction.claims.words import kinds

_ACTORS = frozenset({"country", "organisation", "armed_group", "coalition"})
_THERE = frozenset({"in", "at", "near", "across", "outside", "around", "inside", "throughout"})


class Sufferer(msgspec.Struct, frozen=True):
    """A noun phrase of people: how many, whose, where."""

    token: int
    count: int | float
    quantity: Quantity | None = None
    owners: tuple[Party, ...] = ()
    there: tuple[Party, ...] = ()


def add_casualties(scene: Scene, builder: Builder, match: Match) -> None:
    """The casualties of one frame."""
    verb = scene.doc[match.token]
    lemma = verb.lemma_.lower()
    outcome: Outcome = match.frame.says  # type: ignore[assignment]
    objects = match.at(scene, "victims")
    if lemma in kinds().casualties.life_verbs and not any(
        item.lemma_.lower() in {"life", "hostage", "prisoner", "captive"}
        for token in objects
        for item in scene.with_conjuncts(token)
    ):
        return
    if match.frame.name == "suffers injuries":
        harm = match.at(scene, "harm")
        if not any(token.lemma_.lower() in {"injury", "wound", "burn"} for token in harm):
            return
    found = [
        sufferer
        for token in objects
        for item in scene.with_conjuncts(token)
        if (sufferer := sufferer_at(scene, item)) is not None
    ]
    if outcome == "captured" and lemma in {"capture", "seize", "hold", "take"}:
        found = [s for s in found if _is_person(scene, scene.doc[s.token], s)]
    by = [party for party in match.parties(scene, "by") if party.type in _ACTORS]
    where = places(scene, match.at(scene, "place"))
    if outcome == "displaced":
        found = [sufferer for sufferer in found if sufferer.quantity is not None]
    _fights(scene, builder, match, found)
    for sufferer in found:
        _add(scene, builder, match.frame.name, sufferer, outcome, match.modality(scene), by, where, match.token)


def _fights(scene: Scene, builder: Builder, match: Match, found: list[Sufferer]) -> None:
    """ "Two French soldiers were killed in a battle with Taliban forces": France fights the Taliban."""
    verb = scene.doc[match.token]
    for noun in prepositional(verb, frozenset({"in", "during", "after"})):
        if noun.lemma_.lower() not in kinds().casualties.fighting:
            continue
        enemies = [
            party for other in prepositional(noun, frozenset({"with", "against"})) for party in scene.parties(other)
        ]
        for enemy in enemies:
            for owner in (owner for sufferer in found for owner in sufferer.owners):
                if not scene.same(enemy, owner) and enemy.type in _ACTORS:
                    builder.add(
                        Relation,
                        "killed fighting",
                        [owner.token, enemy.token, verb.i],
                        at=verb.i,
                        modality=match.modality(scene),
                        confidence=0.7,
                        subject=owner.reference,
                        predicate="fights",
                        object=enemy.reference,
                    )


def _add(
    scene: Scene,
    builder: Builder,
    frame: str,
    sufferer: Sufferer,
    outcome: Outcome,
    modality: Modality,
    by: list[Party],
    where: list[Party],
    at: int,
) -> None:
    quantity = sufferer.quantity
    owner = sufferer.owners[0] if sufferer.owners else None
    where = list(sufferer.there) or where
    place = next((spot for spot in where if owner is None or spot.number != owner.number), None)
    doer = next((party for party in by if owner is None or not scene.same(party, owner)), None)
    actor = owner.reference if owner else _words(scene, sufferer)
    tokens = [
        at,
        sufferer.token,
        *([owner.token] if owner else []),
        *([quantity.first, quantity.last - 1] if quantity else []),
    ]
    builder.add(
        Casualties,
        frame,
        tokens,
        at=at,
        modality=modality,
        confidence=0.85,
        actor=actor,
        place=place.reference if place else None,
        count=sufferer.count,
        outcome=outcome,
        qualifier=quantity.qualifier if quantity else "exact",
        min=quantity.min if quantity else None,
        max=quantity.max if quantity else None,
        vague=quantity.vague if quantity else False,
        by=doer.reference if doer else None,
    )


def _words(scene: Scene, sufferer: Sufferer) -> Reference | None:
    """Sufferers who are nobody's: their words, "civilians"; null where only the number is told."""
    token = scene.doc[sufferer.token]
    if sufferer.quantity is not None and sufferer.quantity.inherited:
        return None
    if sufferer.quantity is not None and sufferer.quantity.head is not None:
        token = scene.doc[sufferer.quantity.head]
    if token.pos_ not in {"NOUN", "PROPN"} or noun_of(token) in {
        "other",
        "others",
        "more",
        "dead",
        "wounded",
        "injured",
        "death",
        "life",
        "lives",
        "body",
        "casualty",
        "fatality",
    }:
        return None
    start = token
    while (
        start.i
        and scene.doc[start.i - 1].dep_ in {"compound", "amod"}
        and scene.doc[start.i - 1].head.i == token.i
        and not scene.doc[start.i - 1].like_num
    ):
        start = scene.doc[start.i - 1]
    return Reference(name=scene.parsed.words(start, token))


def sufferer_at(scene: Scene, token: Token) -> Sufferer | None:
    """The people that a noun phrase counts: "14 British servicemen", "a US soldier", "34" alone; else nobody."""
    if token.lower_ in {"who", "that", "which"}:
        antecedent = antecedent_of(token)
        if antecedent is None:
            return None
        token = antecedent
    quantity = next((q for q in scene.by_head.get(token.i, ()) if not q.percent and not q.currency), None)
    if quantity is None:
        quantity = scene.counting.get(token.i)
        if quantity is not None and (quantity.percent or quantity.currency):
            quantity = None
    head = token
    if quantity is not None and quantity.head is not None and not quantity.inherited:
        head = scene.doc[quantity.head]
    noun = noun_of(head)
    if quantity is None:
        single = head.tag_ == "NN" and any(child.lower_ in {"a", "an", "one", "another"} for child in head.lefts)
        if (
            not single
            or not (noun in nouns("force") or noun in nouns("people") or noun in kinds().casualties.human)
            or noun
            in {
                "force",
                "army",
                "military",
                "family",
                "contingent",
                "unit",
                "presence",
                "company",
                "division",
                "crew",
                "deployment",
            }
        ):
            return _crew(scene, head)
        count: int | float = 1
    else:
        count = quantity.count
        if head.i != token.i or head.pos_ in {"NOUN", "PROPN"}:
            if (
                head.i != token.i
                and head.pos_ == "NOUN"
                and not (noun in nouns("force") or noun in nouns("people") or _humanlike(noun))
            ):
                return None
            if noun in kinds().casualties.no_people or noun in nouns("craft") or noun in nouns("goods"):
                return None
            known = noun in nouns("force") or noun in nouns("people") or noun in nouns("member")
            if not known and head.i == token.i and head.pos_ == "NOUN" and not _humanlike(noun):
                return None
    owners = [party for party in scene.modifying(head) if party.type in _ACTORS]
    own = scene.party_at(head)
    if own is not None and own.type in _ACTORS:
        owners = [own]
    if not owners:
        owners = [
            party
            for of in prepositional(head, frozenset({"of", "from"}))
            for party in scene.parties(of)
            if party.type in _ACTORS and party.type != "place"
        ][:1]
    there = places(scene, prepositional(head, _THERE))
    return Sufferer(token.i, count, quantity, tuple(owners[:1]), tuple(there))


def _crew(scene: Scene, head: Token) -> Sufferer | None:
    """ "Both crew members": two."""
    if any(child.lower_ == "both" for child in head.lefts) and (
        noun_of(head) in nouns("force") or noun_of(head) in nouns("people")
    ):
        owners = [party for party in scene.modifying(head) if party.type in _ACTORS]
        return Sufferer(head.i, 2, None, tuple(owners[:1]))
    return None


def _humanlike(noun: str) -> bool:
    return noun.endswith(("man", "men", "woman", "women", "er", "or", "ist", "ant", "ian", "ee", "eer"))


def _is_person(scene: Scene, token: Token, sufferer: Sufferer) -> bool:
    head = scene.doc[sufferer.quantity.head] if sufferer.quantity and sufferer.quantity.head is not None else token
    noun = noun_of(head)
    return noun in nouns("force") or noun in nouns("people") or _humanlike(noun)


def find_counted(scene: Scene, builder: Builder) -> None:
    """Casualties told without a frame: "34 killed", "70 dead", "the dead included 12 airmen", "left 1.5 million without homes"."""
    for quantity in scene.quantities:
        if quantity.percent or quantity.currency:
            continue
        _outright(scene, builder, quantity)
    for token in scene.doc:
        if token.lemma_ == "lose" and token.pos_ == "VERB":
            _lost(scene, builder, token)
        if (
            token.lower_ in {"dead", "victims", "casualties", "fatalities"}
            and token.dep_ == "nsubj"
            and token.head.lemma_ in {"include", "be", "comprise"}
        ):
            for item in (
                noun
                for child in token.head.rights
                if child.dep_ in {"dobj", "attr"}
                for noun in scene.with_conjuncts(child)
            ):
                sufferer = sufferer_at(scene, item)
                if sufferer is not None:
                    _add(scene, builder, "the dead included", sufferer, "killed", "asserted", [], [], item.i)
        if token.lower_ == "among" and token.dep_ == "prep" and token.head.lemma_ == "be":
            told = [c for c in token.children if c.dep_ == "pobj"]
            words = {t.lower_ for c in told for t in scene.below(c)} | {
                t.lower_ for t in scene.doc[token.i : token.i + 6]
            }
            outcome = next(
                (kinds().casualties.outcomes[word] for word in words if word in kinds().casualties.outcomes), None
            )
            if outcome is None:
                continue
            for subject in scene.subjects(token.head):
                for item in scene.with_conjuncts(subject):
                    sufferer = sufferer_at(scene, item)
                    if sufferer is not None:
                        where = places(
                            scene, [p for t in scene.doc[token.i : token.i + 6] for p in prepositional(t, _THERE)]
                        )
                        _add(scene, builder, "among the dead", sufferer, outcome, "asserted", [], where, item.i)


def _lost(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "India has lost 1,200 soldiers in Sri Lanka": killed, and India's."""
    for top in scene.objects(verb):
        for item in scene.with_conjuncts(top):
            sufferer = sufferer_at(scene, item)
            if sufferer is None or sufferer.quantity is None or not _is_person(scene, item, sufferer):
                continue
            owners = [party for noun in scene.subjects(verb) for party in scene.parties(noun) if party.type in _ACTORS]
            sufferer = msgspec.structs.replace(sufferer, owners=sufferer.owners or tuple(owners[:1]))
            where = places(scene, prepositional(verb, _THERE))
            _add(scene, builder, "loses soldiers", sufferer, "killed", modality_of(verb), [], where, verb.i)


def _outright(scene: Scene, builder: Builder, quantity: Quantity) -> None:
    doc = scene.doc
    after = doc[quantity.last] if quantity.last < len(doc) else None
    if after is None:
        return
    outcome: Outcome | None = None
    at = quantity.last
    if after.lower_ in {
        "people",
        "others",
        "more",
        "were",
        "are",
        "was",
        "being",
        "have",
        "been",
        "left",
        "lives",
        "reported",
    } and at + 1 < len(doc):
        for step in range(1, 4):
            if at + step < len(doc) and doc[at + step].lower_ in kinds().casualties.outcomes:
                at, outcome = at + step, kinds().casualties.outcomes[doc[at + step].lower_]
                break
            if at + step >= len(doc) or doc[at + step].lower_ not in {
                "people",
                "others",
                "were",
                "are",
                "been",
                "being",
                "have",
                "reported",
                "left",
                "as",
            }:
                break
    elif after.lower_ in kinds().casualties.outcomes and after.lower_ != "missing":
        outcome = kinds().casualties.outcomes[after.lower_]
    elif (
        after.lower_ == "without"
        and at + 1 < len(doc)
        and any(t.lower_ in {"homes", "home", "shelter"} for t in doc[at : at + 3])
    ):
        outcome = "displaced"
    elif (
        quantity.head is not None
        and not quantity.inherited
        and noun_of(doc[quantity.head]) in kinds().casualties.counted
    ):
        noun = noun_of(doc[quantity.head])
        verb = clause_verb(doc[quantity.head])
        if noun in {"refugee", "prisoner", "hostage"} or (
            noun in {"life", "lives"} and verb.lemma_ not in kinds().casualties.life_verbs
        ):
            return
        outcome, at = kinds().casualties.counted[noun], quantity.head
    if outcome is None:
        return
    if quantity.head is not None and not quantity.inherited:
        head = doc[quantity.head]
        noun = noun_of(head)
        if (
            quantity.head != at
            and noun not in kinds().casualties.counted
            and (noun in kinds().casualties.no_people or noun in nouns("craft"))
        ):
            return
        sufferer = sufferer_at(scene, head)
    else:
        sufferer = None
    if sufferer is None:
        owners: tuple[Party, ...] = ()
        sufferer = Sufferer(quantity.last - 1, quantity.count, quantity, owners)
    where = places(scene, prepositional(doc[at], _THERE))
    modality: Modality = "asserted"
    verb = clause_verb(doc[at])
    modality = (
        modality_of(doc[at])
        if doc[at].pos_ == "VERB"
        else modality_of(verb)
        if verb.pos_ in {"VERB", "AUX"}
        else "asserted"
    )
    _add(scene, builder, "number and outcome", sufferer, outcome, modality, [], where, at)
