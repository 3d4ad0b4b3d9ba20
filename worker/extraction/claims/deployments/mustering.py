"""Counted forces that nothing else has told of: whose they are, where, and whether they come, stay or go.

Frames start from a verb; here the number is the start, and the words around it are asked: the noun phrase, the verbs
above and below it, the nearest name before it. What is found so far away is less sure, and says so.
"""

import msgspec
from spacy.tokens import Doc, Token

from schemas.claims import Modality, Posture
from worker.extraction.claims.builder import Builder, Told
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.forces import force_at
from worker.extraction.claims.deployments.forces_owners import whose
from worker.extraction.claims.deployments.musters_told import (
    above_of,
    below_of,
    is_aboard,
    is_total,
    is_whole,
    reinforced,
    said_of,
    settled,
)
from worker.extraction.claims.deployments.nationals import (
    are_people,
    are_soldiers,
    counts_forces,
    of_forces,
    shared_noun,
    shares_a_noun,
)
from worker.extraction.claims.deployments.on_the_way import goes_to, on_their_way
from worker.extraction.claims.deployments.postures import posture_of
from worker.extraction.claims.deployments.senders import places_for, sends_officials
from worker.extraction.claims.deployments.tenses import go_ahead, posture_told
from worker.extraction.claims.deployments.totals import in_brackets, names_nothing, untold
from worker.extraction.claims.deployments.unmustered import are_those_helped, is_no_deployment
from worker.extraction.claims.deployments.whereabouts import THERE, after, told_there, where_of, whereabouts
from worker.extraction.claims.gapping import gapped
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import STRONG, Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.counting.counted_nouns import DASHES
from worker.extraction.counting.units import nouns
from worker.extraction.reading import ACTING

_MOST = 2_000_000
_FEWEST = 5
_FEWEST_FAR = 20
_FEWEST_COALITION = 200
_TOWARDS = frozenset({"to", "into", "for", "onto", "toward", "towards"})
_MEASURES = frozenset({"year", "month", "week", "day", "hour", "mile", "kilometer", "kilometre"})
_FOR = frozenset({"for"})
_OUT = frozenset({"from", "of"})
_COMING_FROM = frozenset({"be", "come", "hail"})  # "Of the mission's 900 men, 700 are from Chad"
_HOLDING = frozenset({"guard", "hold", "protect", "patrol", "occupy", "defend", "police", "garrison", "secure", "use"})
_LEVELS = frozenset(
    {
        "stand",
        "number",
        "total",
        "amount",
        "cut",
        "reduce",
        "include",
        "comprise",
        "contain",
        "grow",
        "rise",
        "shrink",
        "fall",
    }
)
_GETTING = frozenset({"get", "receive", "obtain", "welcome"})
_WANTING = frozenset({"want", "need", "ask", "request", "seek", "require"})
_AWAITING = frozenset({"expect", "await"})
_PLANNING: dict[str, Modality] = {
    **dict.fromkeys(("plan", "envisage", "envision", "foresee", "prepare"), "planned"),
    **dict.fromkeys(("consider", "propose", "discuss", "study", "weigh", "mull", "suggest", "contemplate"), "possible"),
}
_PROMISES = frozenset({"promise", "pledge", "offer", "commitment"})
_FOR_A_MISSION = frozenset({"to", "for", "with"})
_SOIL = frozenset({"country", "place", None})
_HOUSING = frozenset({"host", "house", "shelter", "accommodate", "harbour", "harbor"})


def find_mustered(scene: Scene, builder: Builder) -> None:
    """Every number of forces that no other finder has told of."""
    for quantity in untold(scene, builder):
        few = quantity.count < _FEWEST and not shares_a_noun(scene, quantity)
        if few or quantity.count > _MOST or scene.number_at(scene.doc[quantity.last - 1]) is not None:
            continue  # "P.L. 115-68" is a name
        force = _counted(scene, builder, quantity)
        if force is None or force.token in builder.told:
            continue
        noun = scene.doc[force.token]
        if not is_whole(scene, quantity) and (scene.suffering(noun) or is_no_deployment(scene, noun)):
            continue
        _tell(scene, builder, force, quantity)


def _counted(scene: Scene, builder: Builder, quantity: Quantity) -> Force | None:
    """The forces that a number counts: soldiers, nationals, or what the paragraph has counted before."""
    national = scene.party_at(scene.doc[min(quantity.last, len(scene.doc) - 1)])
    shared = shared_noun(scene, quantity) if national is not None and national.type == "country" else None
    if shared is not None and national is not None:  # "1,000 French, 800 American and 250 Italian troops"
        return Force(quantity.last, shared.lower_, quantity, (national,), tuple(after(scene, shared.i, len(scene.doc))))
    if national is not None and scene.is_seat(scene.doc[quantity.last]):
        return None  # "six Cyprus-based bombers" are not of Cyprus
    if names_nothing(scene, quantity):
        return _of_those_before(scene, builder, quantity)
    noun = scene.doc[quantity.head if quantity.head is not None else quantity.last - 1]
    party = scene.party_at(noun)
    if _is_of_something_else(scene, quantity):
        return None
    if party is not None and party.type in {"country", "coalition"} and scene.has_forces:
        if party.type == "coalition" and quantity.count < _FEWEST_COALITION:
            return None
        if party.type == "country" and not (
            are_people(scene, noun, quantity) and are_soldiers(scene, noun, quantity, next(above_of(noun), None))
        ):
            return None
        return Force(noun.i, None, quantity, (party,), tuple(after(scene, noun.i, len(scene.doc))))
    if not of_forces(noun):
        return None
    return force_at(scene, noun)


def _is_of_something_else(scene: Scene, quantity: Quantity) -> bool:
    """Whether a hyphen says what is counted: "the five-nation force", but not "the 300-strong force"."""
    doc, at = scene.doc, quantity.last
    if at + 1 >= len(doc) or doc[at].text not in DASHES:
        return False
    return doc[at + 1].lower_ not in STRONG


def _of_those_before(scene: Scene, builder: Builder, quantity: Quantity) -> Force | None:
    """A number that names nothing, after forces in the same sentence: "250,000 from the US", "Syria with 15,000"."""
    doc, first = scene.doc, scene.sentence(quantity.first)[0]
    if first > 1 and doc[first - 1].text in {":", "—", "–", ";"}:
        first = scene.sentence(first - 1)[0]  # "290,000 soldiers from 37 countries: 240,000 from the US"
    following = doc[min(quantity.last, len(doc) - 1)]
    if quantity.first > 1 and doc[quantity.first - 1].lower_ == "of" and of_forces(doc[quantity.first - 2]):
        whole = force_at(scene, doc[quantity.first - 2])
        return msgspec.structs.replace(whole, quantity=quantity) if whole is not None else None
    if quantity.first and doc[quantity.first - 1].lower_ == "from":
        return None  # "to 31, from 190"
    if quantity.count < _FEWEST_FAR or not _ends_there(doc, quantity.last):
        return None
    counted = scene.quantities_between(first, quantity.first - 1)
    counted = tuple(
        other for other in counted if other.head is None or noun_of(doc[other.head]) not in nouns("member") | _MEASURES
    )
    heads = [other.head for other in counted[-1:]] if _inherits_members(doc, quantity) else [quantity.head]
    if quantity.inherited and heads and heads[0] is not None and not of_forces(doc[heads[0]]):
        return None  # "300,000 troops from 38 countries, including 150,000 from the US" counts troops
    before = counted[-1] if counted else None
    if before is not None and not before.inherited and _counts_others(scene, before):
        return None
    if _opens(scene, quantity, first):
        return Force(quantity.last - 1, None, quantity, (), tuple(after(scene, quantity.last - 1, len(doc))))
    near = doc[max(first, quantity.first - 16) : quantity.first]
    told = before is not None and before.first >= near.start and _is_told(scene, builder, before)
    if not told and not any(of_forces(token) for token in near):
        return None
    sources: tuple[Party, ...] = ()
    if following.lower_ in {"from", "of"} and quantity.last + 1 < len(doc):
        inner = [child for child in following.children if child.dep_ == "pobj"]
        sources = tuple(party for noun in inner for party in scene.parties(noun) if party.type in ACTING)
        if not sources:
            return None
    there = tuple(after(scene, quantity.last - 1, len(doc)))
    return Force(quantity.last - 1, None, quantity, (), there, True, sources)


def _is_told(scene: Scene, builder: Builder, before: Quantity) -> bool:
    """Whether a number is one of forces, by its noun or by what was told of it: "had 900, including 300 from Chad"."""
    return counts_forces(scene, before) or before.first in builder.counted


def _inherits_members(doc: Doc, quantity: Quantity) -> bool:
    return quantity.inherited and quantity.head is not None and noun_of(doc[quantity.head]) in nouns("member")


def _opens(scene: Scene, quantity: Quantity, first: int) -> bool:
    """Whether the number opens a sentence after one about forces: "About 150 will stay behind"."""
    noun = scene.doc[quantity.last - 1]
    opens = quantity.first <= first + 1 and noun.dep_ in {"nsubj", "nsubjpass"} and first > 0
    return opens and scene.first_force < first and posture_of(noun.head) is not None


def _ends_there(doc: Doc, at: int) -> bool:
    """Whether nothing that could be counted follows a number."""
    return at >= len(doc) or doc[at].pos_ in {"ADP", "PUNCT", "CCONJ", "SCONJ", "ADV", "PRON", "AUX", "VERB", "PART"}


def _counts_others(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number counts neither forces nor those who send them: "200 tanks"."""
    if quantity.head is None or counts_forces(scene, quantity):
        return False
    return noun_of(scene.doc[quantity.head]) not in nouns("member")


def _tell(scene: Scene, builder: Builder, force: Force, quantity: Quantity) -> None:
    noun = scene.doc[force.token]
    above, below = list(above_of(noun)), list(below_of(noun))
    if are_those_helped(noun):
        return
    telling, said = said_of(scene, quantity, above, below)
    if said in {None, "present"} and on_their_way(scene, force) is not None:
        said = "deploying"
    bracketed = in_brackets(scene, quantity)
    if bracketed is not None and builder.counted:
        sender, told, sure, _ = builder.lately()[0]
        deploy(scene, builder, "in brackets", noun.i, sure, sender, bracketed, force, told, 0.6)
        return
    opens = _opens(scene, quantity, scene.sentence(quantity.first)[0])
    its = scene.doc[quantity.first - 1].lower_ in {"its", "their"} and bool(above)
    shares = its and above[0].lemma_ in {"account", "contribute", "provide", "supply"}
    if is_total(scene, quantity) and (shares or not (force.owners or force.there)):
        return  # "has deployed 1,000 of the 4,000 extra troops", "accounts for two of its seven battalions"
    actors, sureness = whose(scene, builder, force, quantity, above, below, opens)
    if not actors or sends_officials(scene, noun, actors):
        return
    at = telling or (above[0] if above else noun)
    modality = modality_of(at)
    if modality == "asserted" and at.lemma_ in _WANTING:
        modality = "possible"
    elif modality == "asserted" and at.lemma_ in _AWAITING | _PROMISES:
        modality = "planned"
    posture, modality = settled(scene, force, quantity, above, said, modality)
    if said is None and modality == "asserted" and noun.i > at.i and at.lemma_ in _PLANNING:
        posture, modality = "deploying", _PLANNING[at.lemma_]  # "plans a force of 3,000 men"
    posture = posture_told(posture, at, modality)
    meant_for = _governed(scene, [noun], _FOR) if said is None and modality == "asserted" else []
    if meant_for:  # "has found another 200 soldiers for Mali"
        posture, modality = "deploying", "planned"
    event = [at] if at.pos_ == "NOUN" and said is not None else []
    places = _where(scene, force, posture, [*event, *above], below)
    if said is None and is_aboard(noun):  # "a frigate with 200 sailors aboard will join the force off Crete"
        places = places or told_there(scene, builder, noun)
        posture = "present" if modality == "asserted" else "deploying"
    row = _told_in_its_row(scene, builder, quantity) if said is None or not places else None
    if row is not None:
        posture, modality = (posture, modality) if said is not None else row[1:3]
        places = places or ([row[3]] if row[3] is not None else [])
    if sureness < 0.5 and not places and said is None:
        return
    if said is None and not places and any(word.dep_ == "acl" and word.lemma_ in around().making for word in below):
        return  # "600 men trained by the British, will not be ready"
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if posture in {"withdrawing", "withdrawn"} and (go_ahead(at, over) or go_ahead(at, noun)):
        posture, places = "deploying", []
    for actor in actors:
        for spot in places_for(actor, places):
            deploy(scene, builder, "mustered", at.i, modality, actor, spot, force, posture, sureness)
    for other, own in gapped(scene, at, quantity.last - 1):
        if own.first in builder.counted and scene.same(builder.counted[own.first][0], other):
            continue
        more = Force(own.first, force.unit, own)
        deploy(scene, builder, "gapped", at.i, modality, other, None, more, posture, 0.6)


def _where(scene: Scene, force: Force, posture: Posture, above: list[Token], below: list[Token]) -> list[Party]:
    if posture == "deploying":
        landing = above[:1] if above and above[0].pos_ == "NOUN" else []  # "the landing at Gao will involve 300 men"
        if going := goes_to(scene, force):
            return going
        stronger = reinforced(above, scene.doc[force.token])
        found = _governed(scene, [*stronger, *above[:1]], THERE) if stronger else []
        found = found or _governed(scene, above, _TOWARDS) or _governed(scene, landing, THERE)
        found = found or _governed(scene, [scene.doc[force.token]], _FOR)
        if found:
            return found
    lead = scene.doc[force.quantity.first - 2].lower_ if force.quantity and force.quantity.first > 1 else ""
    some_go = lead == "of" and posture == "present" and above and above[0].lemma_ not in _COMING_FROM
    if posture in {"withdrawing", "withdrawn"} or some_go:
        found = _governed(scene, above, _OUT) or _left(scene, above)
        if found:
            return found
    noun = scene.doc[force.token]
    if above and _houses(above[0], noun):  # "Gao is home to 300 men", "the base at Gao houses 300 men"
        hosts = scene.subjects(above[0])
        named = [party for subject in hosts for party in scene.parties(subject) if party.type in _SOIL]
        return named or whereabouts(scene, hosts)
    if above and _gets(above[0]) and (force.sources or force.owners) and not force.there:
        return whereabouts(scene, scene.subjects(above[0]))  # "Lebanon will get 1,000 men from Fiji"
    also = [child for child in noun.rights if child.dep_ == "conj"]
    found = list(force.there) or _of_subject(scene, force, above) or _governed(scene, [*below, *above[:1]], THERE)
    if not found and also:  # "335 troops from Fiji and 190 from India stationed on the Golan"
        found = _governed(scene, [*also, *(word for child in also for word in below_of(child))], THERE)
    if not found and above:
        found = where_of(scene, above[0]) or _where_they_act(scene, noun, above[0])
        beside = [place for place in after(scene, above[0].i, force.token) if force.token - place.token < 7]
        found = found or [place for place in beside if "," not in scene.doc[place.token : force.token].text]
    return found


def _where_they_act(scene: Scene, noun: Token, verb: Token) -> list[Party]:
    """Where soldiers do what they do: "60 Poles fought at Umm Qasr", "Gao is guarded by 200 Danes"."""
    top = noun.head if noun.dep_ == "conj" else noun
    if top.dep_ in {"nsubj", "nsubjpass"} and top.head.i == verb.i:
        return after(scene, verb.i, scene.sentence(verb.i)[1])
    if noun.dep_ == "pobj" and noun.head.lower_ == "by" and verb.lemma_ in _HOLDING:
        return whereabouts(scene, scene.objects(verb))
    return []


def _gets(verb: Token) -> bool:
    """Whether the subject of a verb is given soldiers of others: "will get", "let in", "agreed to take in"."""
    takes_in = verb.lemma_ in {"take", "let"} and any(child.lower_ == "in" for child in verb.rights)
    return takes_in or verb.lemma_ in _GETTING


def _houses(verb: Token, noun: Token) -> bool:
    """Whether the subject of a verb is where the forces are that it has: "hosts", "houses", "is home to"."""
    home = verb.lemma_ == "be" and any(child.lower_ == "home" and child.i < noun.i for child in verb.rights)
    return home or (verb.lemma_ in _HOUSING and noun.i > verb.i)


def _left(scene: Scene, above: list[Token]) -> list[Party]:
    """What soldiers leave, as the object of their verb: "250 Swedish and 300 Danish soldiers have left Gao"."""
    leaving = [verb for verb in above[:1] if verb.lemma_ in {"leave", "quit", "exit", "depart", "evacuate", "vacate"}]
    return whereabouts(scene, [child for verb in leaving for child in verb.rights if child.dep_ in {"dobj", "advmod"}])


def _told_in_its_row(scene: Scene, builder: Builder, quantity: Quantity) -> Told | None:
    """What is told of another number in a list of nationals: "The landing at Gao involves 300 French, 250 Danish …"."""
    noun = shared_noun(scene, quantity)
    near = scene.quantities_between(quantity.first - 4, quantity.first - 1)[-1:]
    before = [other for other in near if shares_a_noun(scene, other)]
    last = scene.by_head.get(noun.i, ()) if noun is not None else ()
    return next((builder.counted[one.first] for one in (*before, *last) if one.first in builder.counted), None)


def _of_subject(scene: Scene, force: Force, above: list[Token]) -> list[Party]:
    """Where the subject is that the forces are: "the only troops left in Mali are 85 Swedish soldiers"."""
    noun = scene.doc[force.token]
    verb = above[0] if above else noun
    among = prepositional(verb, frozenset({"among"}))  # "Among the forces in Mali are 85 Swedish soldiers"
    levels = verb.lemma_ in _LEVELS and verb.i < noun.i
    if not (levels or (verb.lemma_ == "be" and (noun.dep_ == "attr" or among))):
        return []
    subjects = scene.objects(verb) if is_passive(verb) else [*among, *scene.subjects(verb)]
    subjects += [inner for subject in subjects for inner in prepositional(subject, _FOR_A_MISSION)]
    words = [*subjects, *(child for subject in subjects for child in below_of(subject))]
    return _governed(scene, words, THERE)


def _governed(scene: Scene, words: list[Token], prepositions: frozenset[str]) -> list[Party]:
    for word in words:
        found = whereabouts(scene, prepositional(word, prepositions))
        if found:
            return found
    return []
