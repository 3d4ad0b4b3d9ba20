"""How strong forces are, where no verb of sending or having tells it.

"The mission numbers 9,600 troops", "the 4,500-strong Operation Barkhane", "of whom 2,500 are American", "Germany, with
1,100 soldiers", "Spain, down to 24", "bringing its strength there to 8,500": each is read from the words around the
number, since parses of such phrases are seldom right.
"""

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.belonging import meant
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.forces import Force, force_at
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.levels import (
    Found,
    actors_of,
    brought_to,
    down_to,
    is_number,
    is_only_allowed,
    is_strength,
    tell_change,
    up_from,
)
from worker.extraction.claims.deployments.nationals import are_civilians, nation_told, shared_noun
from worker.extraction.claims.deployments.numbering import WHOLES, made_of, numbered, numbers_a_whole
from worker.extraction.claims.deployments.postures import posture_of
from worker.extraction.claims.deployments.senders import focus_in_words, is_where, places_for
from worker.extraction.claims.deployments.there_already import tell_who_is_there
from worker.extraction.claims.deployments.totals import in_brackets, names_nothing, untold
from worker.extraction.claims.deployments.whereabouts import THERE, after, told_there, whereabouts
from worker.extraction.claims.deployments.with_numbers import with_number
from worker.extraction.claims.gapping import gapped
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.counting.counted_nouns import DASHES
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_after
from worker.extraction.reading import ACTING

_INCLUDING = frozenset({"including", "includes", "include", "included", "comprising"})
_AMONG = frozenset({"among"})
_SMALLEST = 2
_ASIDE = 6
_FEWEST_STRONG = 20
_FEWEST_LED_TO = 200
_LARGEST = 5_000_000
_UNIFORMED = frozenset({"military", "uniformed", "police", "security"})


def find_strengths(scene: Scene, builder: Builder) -> None:
    """The strengths that numbers tell and no other deployment has told."""
    for quantity in untold(scene, builder):
        if not _SMALLEST <= quantity.count <= _LARGEST or not _of_forces(scene, quantity):
            continue
        if shared_noun(scene, quantity) is not None:
            continue  # "made up of 2,000 French and 1,200 Italian troops"
        if _is_from(scene, quantity) or in_brackets(scene, quantity) is not None:
            continue  # "including some 330 from Turkey"
        found = (
            _strong(scene, quantity)
            or _partly(scene, quantity)
            or numbered(scene, quantity)
            or made_of(scene, quantity)
            or with_number(scene, quantity)
            or down_to(scene, quantity)
            or up_from(scene, builder, quantity)
            or brought_to(scene, builder, quantity)
            or is_number(scene, builder, quantity)
        )
        if found is not None and _is_told_below(scene, quantity):
            continue
        if found is None:
            tell_who_is_there(scene, builder, quantity)
            _elsewhere(scene, builder, quantity)
            if quantity.first not in builder.counted:
                _along_with(scene, builder, quantity)
        if found is None or scene.suffering(found.at):
            continue
        head = scene.doc[quantity.head] if quantity.head is not None else found.at
        at = scene.doc[quantity.last - 1] if quantity.inherited else head
        unit = head.lower_ if head.i != found.at.i and noun_of(head) in nouns("force") else None
        force = Force(at.i, unit, quantity)
        drawn_from = found.at.dep_ == "pobj" and found.at.head.lower_ == "from"
        modality = "asserted" if drawn_from else modality_of(found.at)  # "30 men from its 750-strong contingent"
        modality = "planned" if modality == "asserted" and is_only_allowed(scene, quantity) else modality
        of_a_whole = _is_of_a_whole(scene, found)
        found = _of_its_place(scene, found)
        places = found.places or (told_there(scene, builder, found.at) if of_a_whole else [])
        for actor in (meant(scene, party) for party in found.actors):
            for place in places_for(actor, places):
                tell_change(scene, builder, found, quantity, actor, place)
                deploy(scene, builder, found.frame, found.at.i, modality, actor, place, force, "present")
        for actor, other in gapped(scene, found.at, quantity.last - 1):
            own = Force(other.first, unit, other)
            shared: list[Party | None] = list(places) if of_a_whole else []
            for place in shared or [None]:
                deploy(scene, builder, "gapped", found.at.i, modality_of(found.at), actor, place, own, "present")


def _of_its_place(scene: Scene, found: Found) -> Found:
    """What is told of a force that bears only the name of where it is: "The Kosovo force stood at 50,000"."""
    here = [party for party in found.actors if is_where(scene, party)]
    if not here or len(here) < len(found.actors):
        return found
    whole = focus_in_words(scene, scene.doc[here[0].token].head)
    return msgspec.structs.replace(found, actors=[whole], places=found.places or here)


def _is_of_a_whole(scene: Scene, found: Found) -> bool:
    """Whether who has a number is one of those told before, so that he is there too: "among them Chad with 20"."""
    if found.frame == "part of them":
        return True
    before = [token.lower_ for token in scene.doc[max(found.at.left_edge.i - 2, 0) : found.at.i]]
    return found.frame == "with" and bool({"among", "including"} & set(before))


def _is_from(scene: Scene, quantity: Quantity) -> bool:
    """Whether "from" after a bare number says whose it is."""
    at = quantity.last
    if at + 1 >= len(scene.doc) or scene.doc[at].lower_ != "from" or not names_nothing(scene, quantity):
        return False
    near = [scene.party_at(token) for token in scene.doc[at + 1 : at + 4]]
    return any(party is not None and party.type == "country" for party in near)


def _of_forces(scene: Scene, quantity: Quantity) -> bool:
    """Whether the number counts forces, or nothing that it names after the paragraph has spoken of forces."""
    following = scene.doc[min(quantity.last, len(scene.doc) - 1)]
    if following.lower_ == "short":
        return False  # "are 16,000 short of their strength"
    if following.lower_ == "strong" and quantity.count < _FEWEST_STRONG:
        return False  # "two strong, strong organisations"
    if following.text in DASHES or following.lower_ == "strong":
        return scene.doc[min(quantity.last + 1, len(scene.doc) - 1)].lower_ == "strong" or following.lower_ == "strong"
    if numbers_a_whole(scene, quantity):
        return True
    if quantity.head is None or quantity.inherited:
        return scene.first_force < quantity.first or _is_led_to(scene, quantity) or is_strength(scene, quantity)
    noun = noun_of(scene.doc[quantity.head])
    if any(child.lower_ in _UNIFORMED for child in scene.doc[quantity.head].lefts) and noun.endswith("personnel"):
        return True
    if noun in around().strength and not (
        noun in nouns("force") and is_strength(scene, quantity)
    ):  # "brings to 4,500 the number of troops"
        inner = prepositional(scene.doc[quantity.head], frozenset({"of"}))
        return any(noun_of(of) in nouns("force") | around().human for of in inner)
    if noun in nouns("force") or (noun in around().human and quantity.count >= 20):
        return True
    if noun in nouns("craft") and scene.doc[quantity.first - 1].lower_ in {"including", "them"}:
        return True  # "450 soldiers and 200 vehicles, including 30 tanks"
    party = scene.party_at(scene.doc[quantity.head])
    return party is not None and party.type == "country" and scene.first_force < quantity.first


def _is_led_to(scene: Scene, quantity: Quantity) -> bool:
    """Whether "to" leads to a number: "SFOR shrank to under 10,000"."""
    led = quantity.first > 0 and scene.doc[quantity.first - 1].lower_ == "to"
    return led and quantity.count >= _FEWEST_LED_TO and scene.has_forces


def _elsewhere(scene: Scene, builder: Builder, quantity: Quantity) -> None:
    """ "and another 7,000 in Macedonia and Greece": whose they are, the number before has said."""
    at = quantity.last
    if at + 1 < len(scene.doc) and scene.doc[at].lower_ == "of" and scene.doc[at + 1].lower_ in around().pronouns:
        at += 2  # "14,000 soldiers to the Gulf, 3,000 of them to Kuwait"
    following = scene.doc[min(at, len(scene.doc) - 1)]
    left = scene.doc[max(quantity.first - 1, 0)].lower_ == "leaving"
    them = at != quantity.last
    nothing = quantity.inherited or quantity.head is None or them
    if not nothing or (following.lower_ not in THERE | {"to"} and not left):
        return
    first, _ = scene.sentence(quantity.first)
    before = [other for other in scene.quantities_between(first, quantity.first - 1) if other.first in builder.counted]
    if left and before:  # "released another 3,000, leaving 14,600"
        actor, _, modality, place = builder.counted[before[-1].first]
        rest = Force(quantity.first, None, quantity)
        deploy(scene, builder, "leaving", quantity.first, modality, actor, place, rest, "staying")
        return
    lead = scene.doc[quantity.first - 1].lower_
    if not before or lead not in {"and", ",", "another", "further", "plus", "including", "with", "alongside", "versus"}:
        return
    actor, posture, modality, _ = builder.counted[before[-1].first]
    for place in after(scene, at - 1, len(scene.doc), THERE | {"to"}):
        force = Force(quantity.first, None, quantity)
        deploy(scene, builder, "and elsewhere", quantity.first, modality, actor, place, force, posture)


def _along_with(scene: Scene, builder: Builder, quantity: Quantity) -> None:
    """ "followed by eight soldiers from El Salvador", "alongside 43,000 British": where the number before is told."""
    first, _ = scene.sentence(quantity.first)
    before = [other for other in scene.quantities_between(first, quantity.first - 1) if other.first in builder.counted]
    lead = {token.lower_ for token in scene.doc[max(first, quantity.first - 3) : quantity.first]}
    if not before or not lead & (around().along | _AMONG) or quantity.head is None:
        return
    noun = scene.doc[quantity.head]
    if noun.dep_ in {"nsubj", "nsubjpass"} or scene.doc[quantity.last - 1].dep_ == "nsubj":
        return  # "and about 400 soldiers are training recruits", "and the other 230 were waiting in Darwin"
    own = scene.party_at(noun)
    force = force_at(scene, noun) if noun_of(noun) in nouns("force") else None
    actors = [own] if own is not None and own.type == "country" else []
    adjective = scene.party_at(scene.doc[min(quantity.last, len(scene.doc) - 1)])
    if adjective is not None and adjective.type == "country":  # "43,000 British and 16,000 French soldiers"
        actors = [adjective]
    elif force is not None:
        actors = [party for party in force.owners or force.sources if party.type in ACTING]
    whose, posture, modality, place = builder.counted[before[-1].first]
    if force is None and noun_of(noun) in nouns("craft") and not actors:
        force = force_at(scene, noun)
    if force is not None and not actors and not force.people and lead & {"along", "with", "plus", "including", "among"}:
        actors = [whose]  # "were sent along with two helicopters"
    for actor in actors:
        more = msgspec.structs.replace(force or Force(noun.i, None), quantity=quantity)
        here = more.there[0] if more.there else place
        deploy(scene, builder, "along with", quantity.first, modality, actor, here, more, posture)


def _strong(scene: Scene, quantity: Quantity) -> Found | None:
    """ "the 60,000-strong IFOR", "France's 4,500-strong Operation Barkhane"."""
    at = quantity.last
    while at < len(scene.doc) - 1 and scene.doc[at].text in DASHES:
        at += 1
    if at >= len(scene.doc) - 1 or scene.doc[at].lower_ != "strong":
        return None
    if scene.doc[at].dep_ in {"acomp", "attr"} and scene.doc[at].head.lemma_ == "be":
        return _so_strong(scene, scene.doc[at])
    if scene.doc[at + 1].pos_ in {"PUNCT", "AUX", "VERB", "CCONJ", "PART", "ADP"}:
        found = _named_before(scene, quantity) or _right_before(scene, quantity)
        if found is not None and scene.doc[at + 1].lower_ in THERE:  # "the force, 14,000 strong in Bosnia, is"
            found = msgspec.structs.replace(found, places=after(scene, at, scene.sentence(at)[1]) or found.places)
        return found
    whole = _beside(scene, quantity)
    for token in scene.doc[at + 1 : at + 8]:
        party = whole or scene.party_at(token)
        if party is not None and party.type in {"coalition", "organisation", None}:
            return Found(token, [party], after(scene, token.i, len(scene.doc)), "strong")
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "PUNCT"}:
            break
        if token.pos_ == "NOUN" and token.dep_ != "compound":
            owners = [party for party in scene.modifying(token) if party.type in ACTING]
            owners = owners or actors_of(scene, prepositional(token, frozenset({"of", "from"})))
            where = after(scene, token.i, len(scene.doc)) or _where_it_acts(scene, token)
            return Found(token, owners, where, "strong") if owners else None
    return None


def _so_strong(scene: Scene, strong: Token) -> Found | None:
    """Of whom a clause tells how strong they are: "Resolute Support will be about 12,000 strong"."""
    subjects = scene.subjects(strong.head)
    actors = [party for party in actors_of(scene, subjects) if party.type in {"coalition", "organisation", None}]
    spots = [noun for top in (strong, strong.head) for noun in prepositional(top, THERE)]
    where = [party for noun in spots for party in scene.parties(noun) if party.type in {"country", "place"}]
    return Found(subjects[0], actors[:1], where[:1], "strong") if actors else None


def _beside(scene: Scene, quantity: Quantity) -> Party | None:
    """The coalition of which the number is told in an apposition: "MONUC, the 17,000-strong UN mission"."""
    words = [token.lower_ for token in scene.doc[max(quantity.first - 2, 0) : quantity.first]]
    party = scene.party_at(scene.doc[quantity.first - 3]) if quantity.first > 2 and words[:1] == [","] else None
    return party if party is not None and party.type == "coalition" and words[1:] in (["the"], ["a"]) else None


def _right_before(scene: Scene, quantity: Quantity) -> Found | None:
    """The force right before the number that tells its strength: "a Kenyan-led force 2,500 strong arrived in Haiti"."""
    noun = scene.doc[quantity.first - 1] if quantity.first else scene.doc[quantity.first]
    if not (is_force(noun) or noun.lemma_.lower() in WHOLES):
        return None
    actors = [party for party in scene.modifying(noun) if party.type in ACTING] or actors_of(scene, [noun])
    top = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun  # "soldiers of a force"
    verb = clause_verb(top)
    where = after(scene, verb.i, scene.sentence(verb.i)[1]) if verb.pos_ == "VERB" else []
    return Found(noun, actors[:1] or [focus_in_words(scene, noun)], where, "strong")


def _where_it_acts(scene: Scene, noun: Token) -> list[Party]:
    """Where the force does what its verb says: "A 45-strong platoon guards the airport in Gao"."""
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or verb.pos_ != "VERB":
        return []
    return after(scene, verb.i, scene.sentence(verb.i)[1])


def _named_before(scene: Scene, quantity: Quantity) -> Found | None:
    """ "ISAF, at its peak 130,000 strong,": the name before a number in commas."""
    first, _ = scene.sentence(quantity.first)
    for word in reversed(list(scene.doc[max(first, quantity.first - _ASIDE) : quantity.first])):
        if word.text == "," and word.i > first:
            named = word.nbor(-1)
            force = named.head.head if named.dep_ == "pobj" and named.head.lower_ in THERE else named
            if force.i != named.i and (is_force(force) or force.lemma_.lower() in WHOLES):
                return _strong_there(scene, force, named)
            actors = actors_of(scene, [named])
            where = _where_it_acts(scene, named)
            return Found(named, actors[:1], where, "strong") if actors else None
    return None


def _strong_there(scene: Scene, force: Token, place: Token) -> Found:
    """The force whose place stands before its strength: "The force in Kosovo, now 5,000 strong, will be cut"."""
    owners = [party for party in scene.modifying(force) if party.type in ACTING] or actors_of(scene, [force])
    return Found(force, owners[:1] or [focus_in_words(scene, force)], whereabouts(scene, [place]), "strong")


def _partly(scene: Scene, quantity: Quantity) -> Found | None:
    """ "of whom some 2,500 are American", "including 300 Britons", "200 of them from Ghana"."""
    doc = scene.doc
    before = doc[quantity.first - 1].lower_ if quantity.first else ""
    if before in {"but", "except"}:
        return None  # "all but a few hundred of them Syrians"
    if are_civilians(scene, quantity.first):
        return None
    if quantity.head is not None and not quantity.inherited:
        if before in _INCLUDING and (theirs := _of_a_nation(scene, doc[quantity.head])):
            return theirs
        party = scene.party_at(doc[quantity.head])
        if clause_verb(doc[quantity.head]).lemma_ in around().making:
            return None  # "still holds a Norwegian and two Canadians"
        if party is not None and party.type == "country" and before in {"including", "among", "with", "and", "them"}:
            return Found(doc[quantity.head], [party], [], "part of them")
    following = doc[quantity.last : quantity.last + 2]
    begins = scene.doc[scene.sentence(quantity.first)[0]].lower_ == "of"  # "Of the 700 soldiers, 400 are Nepalese"
    partitive = (
        begins
        or before in {"whom", "which", "them"}
        or (len(following) > 1 and following[0].lower_ == "of" and following[1].lower_ in {"them", "whom", "which"})
    )
    if not partitive:
        return _most_are(scene, quantity)
    nation = nation_told(scene, quantity.last + (2 if following[:1].text.lower() == "of" else 0))
    if nation is None:
        return None
    begin = scene.sentence(quantity.first)[0]  # "Of the 9,800 troops in Afghanistan, 400 are Danish"
    whole = (after(scene, begin, quantity.first) or after(scene, nation.token, len(doc))) if begins else []
    return Found(doc[nation.token], [nation], whole, "part of them")


def _of_a_nation(scene: Scene, noun: Token) -> Found | None:
    """ "A NATO force, including 2,000 Danish troops, was deployed in Bosnia": theirs, where the whole is."""
    part = force_at(scene, noun)
    nations = [party for party in (part.owners or part.sources) if party.type == "country"] if part is not None else []
    if part is None or not nations or len(nations) > 1:
        return None  # "including 1,250 officers from Chad and Togo": nobody tells how many are whose
    whole = next((token.head for token in noun.ancestors if token.lower_ == "including"), noun)
    places = list(part.there) or whereabouts(scene, prepositional(whole, THERE)) or _where_it_acts(scene, whole)
    return Found(noun, nations, places, "part of them")


def _most_are(scene: Scene, quantity: Quantity) -> Found | None:
    """ "Some 540,000 of its 740,000 troops are American", "300 of the soldiers in Gao come from Chad"."""
    doc = scene.doc
    if (
        quantity.last >= len(doc)
        or doc[quantity.last].lower_ != "of"
        or quantity.first > scene.sentence(quantity.first)[0] + 1
    ):
        return None
    for token in doc[quantity.last : quantity.last + 10]:
        led_on = 2 if token.lemma_ in {"come", "be"} and token.i + 2 < len(doc) and word_after(token) == "from" else 1
        if (token.lemma_ == "be" or led_on > 1) and token.i + led_on < len(doc):
            party = scene.party_at(doc[token.i + led_on])
            where = after(scene, quantity.last, token.i)
            return (
                Found(token, [party], where, "part of them") if party is not None and party.type == "country" else None
            )
    return None


def _is_told_below(scene: Scene, quantity: Quantity) -> bool:
    """Whether a participle says that the counted forces come or go: "with 200 more expected to arrive"."""
    if quantity.head is None:
        return False
    below = [child for child in scene.doc[quantity.head].rights if child.dep_ == "acl"]
    return any(posture_of(word) in {"deploying", "withdrawing"} for word in below)
