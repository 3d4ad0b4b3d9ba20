"""Who is told to be a contributor or donor, and how much each gives: "the main donors were Japan ($9m) and Chile"."""

from functools import cache

from spacy.tokens import Token

from schemas.claims import ContributionType, Modality
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.amounts import MILLION, amount_like, amount_of
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.recipients import received
from worker.extraction.claims.contributions.sharing import kind_of_force
from worker.extraction.claims.contributions.telling import kinds_of_help
from worker.extraction.claims.contributions.things import Thing, things_at, things_of
from worker.extraction.claims.contributions.things_beside import things_itemised
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.postures import posture_of
from worker.extraction.claims.martial import pledging
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.respectively import shared_out
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import LONGEST_CHAIN, clause_verb, governed_right_after, prepositional
from worker.extraction.claims.words import Hint, kinds
from worker.extraction.counting.units import gives
from worker.extraction.model.neighbours import word_after, word_before
from worker.extraction.reading import ACTING

_BEING = frozenset({"be", "become", "remain"})
_AMOUNTING = frozenset({"be", "peak", "stand", "number", "total", "amount", "reach", "comprise", "consist", "include"})
_LONGEST_ROW = 40
_LISTING = frozenset({"include", "range", "run", "comprise", "involve", "vary", "feature"})
_CONTRIBUTED = frozenset(
    {"participation", "contingent", "contribution", "contributor", "participant", "component", "pledge", "offer"}
)
_FARTHEST = 12
_PROMISES = frozenset({"pledge", "promise", "offer"})
_BEFORE_NUMBER = frozenset({"(", ",", "with", "at", "giving", "contributing", "sending", "providing"})


def find_contributors(scene: Scene, builder: Builder) -> None:
    """Each who is told to be one, with the number beside the name, or with what "with" tells of a single one."""
    for noun in scene.of_lemma(kinds().contributions.given_as):
        if noun.pos_ != "NOUN":
            continue
        verb, told = _told_as(scene, noun)
        told = [government_of(scene, party) for party in told]
        givers = [party for party in told if party.type in ACTING | {None} and _is_near(scene, party, noun)]
        if not givers:
            continue
        kind = _supplied(scene, noun)
        if kind == "other" and noun.lemma_ == "source":
            continue  # "a source of pride"
        modality = modality_of(verb)
        goals = prepositional(noun, frozenset({"to", "for", "of"}))
        goals += [goal for of in goals for goal in prepositional(of, frozenset({"to", "for"}))]  # "of arms to Chad"
        goals = goals or governed_right_after(noun, frozenset({"to"}))
        recipient = next(iter(received(scene, [party for goal in goals for party in scene.parties(goal)])), None)
        each = _each_with_a_number(scene, verb, givers[-1].token)
        rest = _followed_by(scene, noun) or each
        if len(givers) == 1 and not each:
            with_ = [w for top in (noun, verb, *goals) for w in prepositional(top, frozenset({"with"}))][:1]
            things = [thing for top in with_ for thing in things_at(scene, top, verb)]
            things += things_itemised(scene, things) if things else []
            for thing in things:
                add(builder, "contributor with", givers[0], thing, recipient, noun.i, modality, 0.6)
            givers = [] if things else givers
        for giver in (*givers, *rest):
            if recipient is not None and scene.same(giver, recipient):
                continue
            own = beside(scene, giver, kind)
            if own is None and recipient is None and verb.i == noun.i:
                continue  # "Uganda, the biggest contributor, is uneasy" says that in passing
            add(builder, "contributor", giver, own or Thing(noun.i, kind), recipient, noun.i, modality, 0.6)
            if own is not None and own.gives == "ground":
                _tell_forces(scene, builder, giver, own, modality)


def _tell_forces(scene: Scene, builder: Builder, giver: Party, men: Thing, modality: Modality) -> None:
    """The men of a contributor whose number stands beside the name are there: "the largest are Chad (1,440)"."""
    quantity = scene.counting.get(men.token)
    if quantity is not None and quantity.first not in builder.counted and giver.type == "country":
        force = Force(quantity.first, None, quantity)
        deploy(scene, builder, "contributor", quantity.first, modality, giver, None, force, "present", 0.6)


def _told_as(scene: Scene, noun: Token) -> tuple[Token, list[Party]]:
    """Who is told to be what the noun says, and the word that tells it."""
    head = noun.head
    if noun.dep_ == "nsubj" and head.lemma_ in _BEING:
        others = [child for child in head.rights if child.dep_ in {"attr", "nsubj"} and child.i != noun.i]
        return head, [party for other in others for party in scene.parties(other)]
    if noun.dep_ == "attr" and head.lemma_ in _BEING:
        return head, [party for other in scene.subjects(head) for party in scene.parties(other)]
    if noun.dep_ == "pobj" and head.lower_ == "among":
        above = head.head
        if above.lemma_ in _BEING:
            others = [child for child in above.children if child.dep_ in {"nsubj", "attr"}]
            return above, [party for other in others for party in scene.parties(other)]
        if above.pos_ == "VERB":  # "among the donors, Japan came first with $130 million"
            return above, [party for subject in scene.subjects(above) for party in scene.parties(subject)]
        return noun, scene.parties(_first_of_row(above))
    with_the_most = head.lower_ == "with" and any(child.tag_ == "JJS" for child in noun.lefts)
    if noun.dep_ == "appos" or with_the_most:
        name = head if scene.party_at(head) is not None else _before_with(scene, noun)
        return noun, scene.parties(_first_of_row(name)) if name is not None else []
    return noun, []


def _before_with(scene: Scene, noun: Token) -> Token | None:
    """The name before "with": "Germany, with 1,100 soldiers in Gao the biggest contributor"."""
    for word in reversed(list(scene.doc[max(scene.sentence(noun.i)[0], noun.i - _FARTHEST) : noun.i])):
        if word.lower_ == "with" and word.i > 1:
            name = scene.doc[word.i - (2 if word_before(word) == "," else 1)]
            return name if scene.party_at(name) is not None else None
    return None


def _first_of_row(noun: Token) -> Token:
    """The first of a row of names, of which the parse may give any."""
    for _ in range(LONGEST_CHAIN):
        if noun.dep_ != "conj":
            break
        noun = noun.head
    return noun


def _is_near(scene: Scene, party: Party, noun: Token) -> bool:
    """Whether no semicolon parts them."""
    first, last = sorted((party.token, noun.i))
    return all(word.text != ";" for word in scene.doc[first:last])


def _supplied(scene: Scene, noun: Token) -> ContributionType:
    """What a contributor gives: "troop contributor", "supplier of arms"; forces, where the sentence tells of some."""
    near = [child for child in noun.lefts if child.dep_ == "compound"]
    near += [
        item
        for of in prepositional(noun, frozenset({"of", "for"}))
        for item in (of, *(c for c in of.children if c.dep_ == "conj"))
    ]
    told = next((kind for word in near for kind in kinds_of_help(word)), None)  # "a provider of airlift capability"
    told = told or next((gives()[noun_of(word)] for word in near if noun_of(word) in gives()), None)
    if any(child.lower_ == "financial" for child in noun.lefts):
        return "funding"
    if any(word.lower_ in {"men", "manpower"} for word in near):
        return "ground"  # "the largest supplier of men"
    usual = kinds().contributions.given_as[noun.lemma_.lower()]
    kind = usual if told is None or (usual == "funding" and told == "ground") else told  # "a backer of the army"
    before = scene.doc[scene.sentence(noun.i)[0] : noun.i]
    of_forces = kind == "other" and any(gives().get(noun_of(word)) == "ground" for word in before)
    if kind == "other" and any(word.lower_ in {"cost", "costs", "sum", "bill", "budget"} for word in before):
        return "funding"  # "of the latter sum, the main contributors were Oman and Kuwait"
    return "ground" if of_forces else kind


def _followed_by(scene: Scene, noun: Token) -> list[Party]:
    """Who comes next: "followed by Italy with 1,050 and India with 890"."""
    _, end = scene.sentence(noun.i)
    start = next((t.i for t in scene.doc[noun.i : end - 1] if t.lower_ == "followed" and word_after(t) == "by"), end)
    found: dict[str, Party] = {}
    for token in scene.doc[start + 2 : min(start + _LONGEST_ROW, end)]:
        if token.pos_ in {"VERB", "AUX"} or token.text == ";":
            break
        party = scene.party_at(token)
        if party is not None and party.type in ACTING and scene.doc[token.i - 1].lower_ not in {"in", "to", "for"}:
            found.setdefault(party.reference.key, party)
    return list(found.values())


def _each_with_a_number(scene: Scene, verb: Token, first: int) -> list[Party]:
    """Who goes on with a row that the parse loses: "are Chile with $9 million, Oman with $3 million and Peru with"."""
    _, end = scene.sentence(verb.i)
    found: list[Party] = []
    for token in scene.doc[first + 1 : end - 2] if verb.lemma_ in _BEING and verb.i < first else ():
        if token.pos_ in {"VERB", "AUX"} or token.text == ";":
            break
        party = scene.party_at(token) if word_after(token) in {"with", "("} else None
        if (
            party is not None
            and party.type in ACTING
            and scene.counting.get(token.i + (3 if token.nbor(2).tag_ == "$" else 2))
        ):
            found.append(party)
    return found


def beside(scene: Scene, giver: Party, kind: ContributionType) -> Thing | None:
    """What the number right after a name counts: "Chad (1,440)", "Indonesia, with 1,230 soldiers"."""
    at, size = giver.token + 1, len(scene.doc)
    while at < size and scene.number_at(scene.doc[at]) == giver.number:
        at += 1
    first = at
    while at < min(first + 3, size) and scene.doc[at].lower_ in _BEFORE_NUMBER:
        at += 1
    quantity = next(iter(scene.quantities_between(at, at + 1)), None) if at > first else None
    if quantity is None or quantity.percent:
        return None
    return _counted(scene, quantity, kind)


def _counted(scene: Scene, quantity: Quantity, kind: ContributionType) -> Thing | None:
    if quantity.currency:
        return Thing(quantity.first, "funding", amount_of(quantity, None))
    if quantity.count >= MILLION and (quantity.head is None or quantity.inherited):
        sums = [other for other in scene.quantities_between(0, quantity.first - 1) if other.currency]
        if sums:  # "$30 million from Chad and 5 million from Togo"
            return Thing(quantity.first, "funding", amount_like(quantity, amount_of(sums[-1], None)))
    if quantity.head is not None and not quantity.inherited:
        return next(iter(things_of(scene, scene.doc[quantity.head], "contribute")), None)
    before = [q.head for q in scene.quantities_between(0, quantity.first - 1) if q.head is not None]
    forces = [scene.doc[head] for head in before if is_force(scene.doc[head])]
    unit = forces[-1].lower_ if forces else None
    ground = kind == "other" and (unit is not None or scene.has_forces)
    return Thing(quantity.first, "ground" if ground else kind, amount_of(quantity, unit))


def find_sources(scene: Scene, builder: Builder) -> None:
    """ "pledges of $600 million, including $120 million from Japan and 300 soldiers from Fiji": each by its source."""
    if not pledging().found_in(scene.parsed.text):
        return
    for quantity in scene.quantities:
        at = max(quantity.last, quantity.head + 1 if quantity.head is not None and not quantity.inherited else 0)
        if quantity.percent or at + 1 >= len(scene.doc) or scene.doc[at].lower_ != "from":
            continue
        first, end = scene.sentence(at)
        told = scene.doc[first:end].text
        if not (pledging() if quantity.currency else _promising()).found_in(told):
            continue
        if posture_of(clause_verb(scene.doc[quantity.first])) == "withdrawing":
            continue  # "has pledged to pull 2,600 men from Iraq"
        sources = [noun for noun in scene.doc[at].children if noun.dep_ == "pobj"]
        if any(child.lower_ in {"its", "their"} for noun in sources for child in noun.lefts):
            continue  # "$9 million from its Peace Facility"
        thing = _counted(scene, quantity, "other")
        if thing is None or thing.gives == "other":
            continue
        promised = any(word.lemma_ in _PROMISES for word in scene.doc[first:end])
        givers = [government_of(scene, party) for noun in sources for party in scene.parties(noun)]
        if len(givers) > 1:  # "900 men from Chad and Niger": nobody knows how many from each
            thing = Thing(thing.token, thing.gives)
        for giver in givers:
            if giver.type in {"country", "organisation"}:
                add(builder, "from its source", giver, thing, None, at, "planned" if promised else "asserted", 0.55)


@cache
def _promising() -> Hint:
    return Hint({"pledg", "donat", "donor", "contribut", "commit", "promis", "offer"})


def find_listed_forces(scene: Scene, builder: Builder) -> None:
    """ "the lesser contingents run from a Senegalese battalion to a Polish hospital ship": each by whose it is."""
    for noun in scene.of_lemma(_CONTRIBUTED):
        _its_own(scene, builder, noun)
    for verb in scene.of_lemma({"be"}, _LISTING):
        is_ = verb.lemma_ == "be"
        if not is_ and verb.pos_ != "VERB":
            continue
        subjects = [noun for noun in scene.subjects(verb) if noun.lemma_.lower() in _CONTRIBUTED]
        if not subjects or scene.modifying(subjects[0]):
            continue
        if is_:
            _told_whose(scene, builder, subjects[0], verb)
            continue
        _, end = scene.sentence(verb.i)
        for noun in scene.doc[verb.i + 1 : min(verb.i + _LONGEST_ROW, end)]:
            if noun.text == ";" or noun.tag_ in {"VBD", "VBZ", "MD"}:
                break
            kind = kind_of_force(noun) if noun.pos_ == "NOUN" and noun.dep_ != "compound" else None
            if kind is None:
                continue
            owners = scene.modifying(noun) or [
                party for source in prepositional(noun, frozenset({"from"})) for party in scene.parties(source)
            ]
            thing = next(iter(things_of(scene, noun, "support")), None) or Thing(noun.i, kind)
            for giver in (party for party in owners if party.type in ACTING):
                add(builder, "contingent", giver, thing, None, verb.i, modality_of(verb), 0.55)


def _its_own(scene: Scene, builder: Builder, noun: Token) -> None:
    """ "Italy's contribution, the destroyer Duilio, sailed", "Chad's contingent peaked at 1,200 men"."""
    givers = [party for party in scene.modifying(noun) if party.type == "country"] if noun.pos_ == "NOUN" else []
    if not givers or posture_of(clause_verb(noun)) == "withdrawing":
        return  # "The Danish contingent, 350 men, was pulled out"
    told = [child for child in noun.rights if child.dep_ == "appos"]
    verb = noun.head
    if not told and noun.dep_ == "nsubj" and verb.lemma_ in _AMOUNTING:
        told = [child for child in verb.rights if child.dep_ in {"dobj", "attr"}]
        told = told or prepositional(verb, frozenset({"at", "to", "of"}))
    for thing in (thing for top in told for thing in things_at(scene, top, verb)):
        add(builder, "own contribution", givers[0], thing, None, noun.i, modality_of(verb), 0.6)


def _told_whose(scene: Scene, builder: Builder, contingent: Token, verb: Token) -> None:
    """ "the other large contingents are the Irish and Polish, 450 and 400 strong"."""
    told = [child for child in verb.rights if child.dep_ in {"attr", "acomp"}]
    givers = [party for noun in told for party in scene.parties(noun) if party.type == "country"]
    if contingent.lemma_.lower() not in {"contingent", "component"} or contingent.tag_ != "NNS":
        return
    numbers = shared_out(scene, givers, verb.i)
    for at, giver in enumerate(givers):
        amount = amount_of(numbers[at], None) if numbers else None
        add(builder, "contingent", giver, Thing(contingent.i, "ground", amount), None, verb.i, modality_of(verb), 0.55)
