"""Basing: whoever lets others use its bases, ports or airspace, or has their forces on its soil."""

from functools import cache

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.givers import in_words
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.things import OF_MONEY, Thing
from worker.extraction.claims.martial import is_martial, martial
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import Hint, kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_before

_FROM = frozenset({"from", "at", "on", "in", "through", "over", "across", "via"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "dobj", "pcomp", "acl"})
_GUESTS = frozenset({"country", "coalition", "organisation"})
_GIVERS = frozenset({"country", "organisation", "armed_group"})
_FARTHEST = 4
_OTHER_BASES = frozenset(
    {"industrial", "tax", "knowledge", "customer", "donor", "user", "production", "manufacturing", "legal"}
)

_HOMES = frozenset(
    {"home", "host", "base", "hub", "post", "springboard", "launchpad", "platform", "haven", "headquarters"}
)
_SPRINGBOARDS = frozenset({"staging", "post", "launchpad", "springboard", "platform"})
_KEEPING = frozenset({"keep", "leave", "hold", "throw"})
_WAYS = frozenset({"corridor", "route", "border", "road", "crossing", "pass", "canal", "strait", "pipeline"})
_LONGEST_OBJECT = 12
_FLOWN = nouns("force", "craft")


@cache
def _hint() -> Hint:
    return Hint(
        {
            "serv",
            "permission",
            "leave to",
            "consent",
            "open",
            "home",
            "hub",
            "host",
            *kinds().contributions.bases,
            *kinds().contributions.hosting,
            *kinds().contributions.letting,
        }
    )


def find_basing(scene: Scene, builder: Builder) -> None:
    """ "let US aircraft use its airfields", "allowed strikes from its bases", "hosts a French air base"."""
    text = scene.parsed.text
    if not _hint().found_in(text):
        return
    of_forces = scene.has_forces or is_martial(text) or martial().found_in(text)
    words = kinds().contributions
    for token, lemma, noun in zip(scene.tokens, scene.lemmas, scene.nouns, strict=True):
        if of_forces and noun in words.bases and token.pos_ in {"NOUN", "PROPN"}:
            _leave_to_use(scene, builder, token)
        elif of_forces and lemma in _KEEPING and token.pos_ == "VERB":
            _keeping_open(scene, builder, token)
        elif lemma in words.hosting and token.pos_ == "VERB":
            _hosting(scene, builder, token, of_forces)
        elif (lemma in words.letting or lemma == "give") and token.pos_ == "VERB":
            _from_a_place(scene, builder, token)
        elif of_forces and lemma in {"be", "become", "remain", "provide", "play", "act"}:
            _home(scene, builder, token)
            _open(scene, builder, token)
        elif of_forces and lemma == "serve" and token.pos_ == "VERB":
            _serving_as(scene, builder, token)


def _keeping_open(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "has kept its airspace open to the coalition's aircraft"."""
    bases = [noun for noun in scene.objects(verb) if noun_of(noun) in kinds().contributions.bases | _WAYS]
    open_ = [word for word in scene.doc[verb.i : verb.i + _LONGEST_OBJECT] if word.lower_ == "open"] if bases else []
    if not open_:
        return
    tops = [noun for at in (verb, open_[0], *bases) for noun in prepositional(at, frozenset({"to", "for"}))]
    got = [party for noun in tops for party in scene.parties(noun) if party.type not in {"person", "place"}]
    givers = [party for noun in scene.subjects(verb) for party in scene.parties(noun) if party.type == "country"]
    if got or any(noun_of(noun) in _FLOWN for noun in tops):
        _make(scene, builder, "keeps open", givers, got, bases[0], verb)


def _from_a_place(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "allows American bombers to fly from Incirlik": a place by name is a base too."""
    words = kinds().contributions
    leave = [child for child in verb.rights if child.dep_ == "dobj" and child.lemma_.lower() in words.leave]
    if verb.lemma_ in {"give", "grant"} and leave:  # "has given the coalition permission to use Incirlik"
        for used in (child for child in leave[0].rights if child.dep_ in {"acl", "relcl"} and child.lemma_ == "use"):
            spots = [noun for noun in scene.objects(used) for p in scene.parties(noun) if p.type == "place"]
            givers = [p for noun in scene.subjects(verb) for p in scene.parties(noun) if p.type == "country"]
            got = [p for child in verb.rights if child.dep_ == "dative" for p in scene.parties(child)]
            if spots and got:
                _make(scene, builder, "leave to use bases", givers, got, spots[0], verb)
    for used in (child for child in verb.rights if child.dep_ in {"xcomp", "ccomp"}):
        users = scene.subjects(used)
        theirs = any(noun_of(noun) in _FLOWN or noun.lower_ == "them" or scene.is_coalition(noun) for noun in users)
        if used.lemma_.lower() not in words.using or not theirs:
            continue
        told = [*prepositional(used, _FROM), *(scene.objects(used) if used.lemma_ == "use" else ())]
        spots = [noun for noun in told for party in scene.parties(noun) if party.type == "place"]
        givers = [party for noun in scene.subjects(verb) for party in scene.parties(noun) if party.type == "country"]
        got = [party for noun in scene.subjects(used) for party in scene.parties(noun) if party.type != "place"]
        if spots:
            _make(scene, builder, "leave to use bases", givers, got, spots[0], verb)


def _leave_to_use(scene: Scene, builder: Builder, base: Token) -> None:
    """Climb from the base to the verb that gives leave, over the verb or noun of using it."""
    words = kinds().contributions
    before = word_before(base)
    if before in _OTHER_BASES | OF_MONEY or (base.lower_ == "space" and before != "air"):
        return
    used = base.head
    if base.dep_ == "pobj" and base.head.lower_ in _FROM | {"of", "to"}:
        used = base.head.head
        leave = [child for child in used.rights if child.dep_ == "dobj" and child.lemma_.lower() in words.leave]
        used = leave[0] if leave and used.lemma_ in {"give", "grant"} else used  # "gave its consent to overflights"
    elif base.dep_ == "conj":
        used = base.head.head if base.head.dep_ != "pobj" else base.head.head.head
    for _ in range(_FARTHEST):  # "to fly missions from its bases"
        if used.lemma_.lower() in words.using | words.leave | words.letting or used.head.i == used.i:
            break
        if used.dep_ == "relcl":
            return  # "approved a law that leads to a common airspace"
        used = used.head
    verb = used
    for _ in range(_FARTHEST):
        if verb.pos_ in {"VERB", "AUX"} and verb.lemma_.lower() in words.letting and verb.i < base.i:
            break
        if verb.head.lemma_ == "give" and verb.dep_ == "dobj" and verb.lemma_.lower() in words.leave:
            verb = verb.head  # "has given them permission to use its airfields"
            break
        if verb.head.i == verb.i or (verb.pos_ in {"VERB", "AUX"} and verb.dep_ not in _CLAUSES):
            return
        verb = verb.head
    else:
        return
    from_it = base.dep_ == "pobj" and base.head.lower_ in {"from", "through", "over"}
    from_it = from_it or (base.dep_ == "pobj" and base.head.lower_ == "on" and noun_of(base) in {"soil", "territory"})
    if verb.i == used.i and not from_it and noun_of(base) not in {"airspace", "overflight"}:
        return
    subjects = scene.subjects(verb)
    givers = [party for noun in subjects for party in scene.parties(noun) if party.type in _GIVERS | {None}]
    givers = givers or in_words(scene, subjects, words.givers)
    got = [
        party
        for noun in (*scene.objects(verb), *(scene.subjects(used) if used.pos_ == "VERB" and used.i != verb.i else ()))
        for party in scene.parties(noun)
        if party.number is not None and party.type not in {"person", "place"}
    ]
    _make(scene, builder, "leave to use bases", givers, got, base, verb)


def _serving_as(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "Bahrain serves as the headquarters of the task force"."""
    for noun in prepositional(verb, frozenset({"as"})):
        staging = any(child.lower_ == "staging" for child in noun.lefts)  # "as a staging area"
        if staging or noun_of(noun) in kinds().contributions.bases | _SPRINGBOARDS:
            stands = [
                place
                for top in scene.subjects(verb)
                for place in (
                    top,
                    *(prepositional(top, frozenset({"in"})) if noun_of(top) in kinds().contributions.bases else ()),
                )
            ]
            givers = [party for top in stands for party in scene.parties(top) if party.type == "country"]
            got = [p for of in prepositional(noun, frozenset({"of", "for"})) for p in scene.parties(of)]
            _make(
                scene,
                builder,
                "serves as a base",
                givers,
                [p for p in got if p.type not in {"person", "place"}],
                noun,
                verb,
            )


def _home(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "Oman is home to the coalition's aircraft", "provides a base for", "is a hub for"."""
    told = [child for child in verb.rights if child.dep_ in {"attr", "dobj", "advmod"} and noun_of(child) in _HOMES]
    for noun in told:
        goals = [goal for at in (noun, verb) for goal in prepositional(at, frozenset({"to", "for", "of"}))]
        of_forces = [
            goal
            for goal in goals
            if noun_of(goal) in _FLOWN
            or scene.is_coalition(goal)
            or (noun_of(goal) in kinds().contributions.bases and scene.modifying(goal))  # "home to a French base"
        ]
        if of_forces:
            givers = [p for top in scene.subjects(verb) for p in scene.parties(top) if p.type == "country"]
            got = [p for goal in of_forces for p in (*scene.modifying(goal), *scene.parties(goal))]
            got = [p for p in got if p.type not in {"person", "place"}]
            _make(scene, builder, "is home to", givers, got, noun, verb)


def _open(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "Denmark's bases are open to the coalition", "its ports are available to NATO"."""
    for told in (child for child in verb.rights if child.lower_ in {"open", "available"}):
        goals = [goal for at in (told, verb) for goal in prepositional(at, frozenset({"to", "for"}))]
        got = [p for goal in goals for p in (*scene.parties(goal), *scene.modifying(goal)) if p.type in _GUESTS]
        bases = [noun for noun in scene.subjects(verb) if noun_of(noun) in kinds().contributions.bases]
        for base in bases if got else ():
            whose = [party for of in prepositional(base, frozenset({"of"})) for party in scene.parties(of)]
            givers = [party for party in (*scene.modifying(base), *whose) if party.type == "country"]
            _make(scene, builder, "is open", givers, got, base, verb)


def _hosting(scene: Scene, builder: Builder, verb: Token, of_forces: bool) -> None:
    """ "Djibouti hosts American and French bases", "a base hosted by Niger"."""
    words = kinds().contributions
    stands = words.bases | words.hosted if of_forces else words.bases
    for top in scene.objects(verb):
        for noun in [_site_meant(scene, top)] if top.lower_ == "it" else scene.with_conjuncts(top):
            name = noun_of(noun)
            if name not in nouns("force", "craft") | stands:
                continue
            guests = [
                *scene.modifying(noun),
                *(p for of in prepositional(noun, frozenset({"of"})) for p in scene.parties(of)),
            ]
            givers = [
                state
                for subject in scene.subjects(verb)
                for party in scene.parties(subject)
                if (state := government_of(scene, party)).type == "country"
            ]
            if guests or name in stands:
                _make(scene, builder, "hosts", givers, guests, noun, verb)


def _site_meant(scene: Scene, it: Token) -> Token:
    """What a clause before is about, for "it": "Its headquarters is in Doha; we thank Qatar for hosting it"."""
    first, _ = scene.sentence_before(it.i)
    sites = kinds().contributions.bases | kinds().contributions.hosted
    before = (token for token in scene.doc[first : it.i] if token.dep_ in {"nsubj", "nsubjpass"})
    return next((token for token in before if noun_of(token) in sites), it)


def _make(
    scene: Scene, builder: Builder, frame: str, givers: list[Party], got: list[Party], base: Token, verb: Token
) -> None:
    for giver in givers:
        recipient = next((party for party in got if not scene.same(party, giver)), None)
        add(builder, frame, giver, Thing(base.i, "basing"), recipient, verb.i, modality_of(verb), 0.65)
