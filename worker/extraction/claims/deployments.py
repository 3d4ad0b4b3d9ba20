"""Deployments: whose forces are where, on their way, staying or leaving, as the frames of verbs and event nouns say."""

import msgspec
from spacy.tokens import Token

from schemas import Deployment, Reference
from schemas.claims import Modality, Posture
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.forces import ACTORS, Force, force_at, forces, is_force, is_the_whole, meant, topic
from worker.extraction.claims.forces_words import around
from worker.extraction.claims.gapping import gapped, gapped_names
from worker.extraction.claims.knowledge import Frame, gives
from worker.extraction.claims.matching import Match
from worker.extraction.claims.postures import posture_of
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_of, is_passive, prepositional
from worker.extraction.claims.whereabouts import THERE, after, whereabouts
from worker.extraction.claims.words import kinds
from worker.extraction.knowledge import governed_from
from worker.extraction.reading import COALITION, SENDER, THEATRE

_FEWEST_ALONE = 20
_FURTHER = frozenset({"further", "additional", "extra", "more", "another", "other"})
_PEOPLES = ("ians", "ans", "ese", "ish", "dutch", "poles", "french", "danes", "swedes", "turks", "serbs")


def add_deployment(scene: Scene, builder: Builder, match: Match) -> None:
    """The deployments of one frame."""
    frame, verb = match.frame, scene.doc[match.token]
    found = (
        forces(scene, match.at(scene, "forces"))
        or _carried(scene, match)
        or strengths_of(scene, match)
        or _people_of(scene, match)
    )
    if not found and not frame.bare and verb.pos_ == "VERB":
        return
    actors = [party for party in acting(scene, match) if is_actor(scene, party) or _commands(scene, frame, party)]
    if verb.pos_ == "NOUN":
        actors = [meant(scene, party) for party in actors]
    if frame.name == "forces leave" and verb.lemma_ in {"go", "move"} and posture_of(verb) == "deploying":
        return
    if verb.lemma_.lower() not in kinds().forces.whole_coalitions | around().wholes:
        found = [force for force in found if force.unit is not None or force.token not in _coalitions(scene, force)]
    elif frame.says == "staying" and frame.object == "forces":
        found = [force for force in found if force.token not in _coalitions(scene, force)]  # "decided to leave SFOR"
    if frame.says in {"withdrawing", "deploying"}:
        found = [_counted(scene, verb, frame, force) for force in found]
    where = whereabouts(scene, match.at(scene, "place")) or _places_after(scene, match, found) or where_of(scene, verb)
    if frame.says == "withdrawing" and not where and verb.lemma_.lower() in around().shifting:
        where = whereabouts(scene, prepositional(verb, frozenset({"to", "into"}))) or after(
            scene, max([verb.i, *(force.token for force in found)]), len(scene.doc), frozenset({"to", "into"})
        )
    if verb.lemma_ == "be" and scene.suffering(verb):
        return  # "were among the dead"
    if frame.name == "stays" and verb.dep_ == "xcomp" and verb.head.pos_ not in {"VERB", "AUX"}:
        found = []  # "makes it harder to stay"
    if frame.subject == "forces" and verb.pos_ == "VERB":
        direct = [child for child in verb.children if child.dep_ == "dobj"]
        if direct and (force_at(scene, direct[0]) is not None or not (where or whereabouts(scene, direct))):
            return  # "Denmark withdrew its troops" is the other frame's
    if frame.name == "strengthens forces" and verb.pos_ == "VERB" and actors:
        # "to strengthen the NATO contingent there" does not say that NATO sends more
        found = [force for force in found if force.quantity is not None or _is_their_own(scene, force, actors)]
        if verb.lemma_.lower() in around().helping:
            found = [force for force in found if force.owners]
    found = [force for force in found if not _is_aside(scene, verb, force)]
    if frame.subject == "forces" and not found and frame.bare:
        actors = [
            party
            for token in match.at(scene, "forces")
            for party in scene.parties(token)
            if is_actor(scene, party)
            and not (
                party.type == "country"
                and verb.lemma_ in {"leave", "remain", "depart", "return", "quit", "exit"}
                and not (where and verb.lemma_ != "return" and (is_people(scene.doc[party.token]) or scene.has_forces))
            )
        ]
        _leave_or_stay(scene, builder, match)
        actors = actors or ([] if verb.pos_ != "NOUN" else [party for party in match.own if is_actor(scene, party)])
        if actors and where and (verb.pos_ == "VERB"):
            for actor in actors:
                for place in where:
                    if elsewhere(place, actor):
                        _add(scene, builder, match, actor, None, place, 0.65)
        return
    if verb.pos_ == "NOUN" and not found:
        if frame.says == "withdrawing" and not match.roles.get("forces"):
            if not actors and where:
                actors = [focus(match.token)]  # "there will be no withdrawal from Gao"
            if match.own and not where and _leaves(verb) and not match.roles.get("place"):
                for actor in (party for party in match.own if is_actor(scene, party)):
                    _add(scene, builder, match, actor, None, None, 0.6)
            for actor in (party for party in actors if party.type in {"country", "coalition", None}):
                for place in (spot for spot in where if elsewhere(spot, actor)):
                    _add(scene, builder, match, actor, None, place, 0.6)
        return
    if verb.pos_ == "NOUN" and frame.says == "present":
        return
    later = gapped_names(scene, verb) if verb.pos_ == "VERB" and actors and found and scene.dated else []
    where = [place for place in where if all(place.number != party.number for party in later)]
    for party in later:
        _add(scene, builder, match, party, msgspec.structs.replace(found[0], quantity=None), None, 0.65)
    shared = any(force.there for force in found)
    if len(found) > 1 and found[-1].there and not any(force.there for force in found[:-1]):
        found = [msgspec.structs.replace(force, there=found[-1].there) for force in found]  # "ships and men in Gao"
    beyond = max([match.token, *(force.token for force in found)]) + 1
    near = (*verb.children, *scene.doc[beyond : beyond + 2])
    if not where and any(child.lower_ == "there" and child.dep_ == "advmod" for child in near):
        where = [there(scene, builder, verb)]
    for force in found:
        owners = [party for party in force.owners if is_actor(scene, party)] or actors or list(force.sources)
        owners = owners or _nations(scene, match)
        if (
            actors
            and owners == list(force.owners)
            and _is_its(scene, owners)
            and verb.lemma_.lower() not in around().allowing
        ):
            owners = actors  # "Paris and London look to draw down their forces"
        if _allowed(verb) and all(party.type != "country" for party in owners):
            named = [party for noun in _for(verb, force, scene) for party in scene.parties(noun)]
            owners = [party for party in named if is_actor(scene, party) and party.reference.name]
            owners = owners or [focus(match.token)]
        if not force.owners and force.quantity and is_the_whole(scene, force.quantity, scene.doc[force.token]):
            owners = [focus(force.token, scene.in_words(scene.doc[force.token]).reference.name)]
        if actors and [scene.doc[party.token].i for party in force.owners] == [force.token]:
            owners = actors  # "NATO deployed the NATO Response Force"
        if owners == list(force.sources) and len(owners) > 1:
            force = msgspec.structs.replace(force, quantity=None)  # a total of many is nobody's own number
        if later:
            force = msgspec.structs.replace(force, there=())
        spots = list(force.there) or ([] if shared else where)
        if frame.says == "deploying":
            spots = _towards(scene, match) or spots
        if frame.says in {"withdrawing"}:
            spots = list(where or list(force.there))
        if _too_weak(scene, verb, force, spots):
            continue
        counted = force.quantity is not None and force.quantity.count >= _FEWEST_ALONE and force.people
        if not owners and counted and not match.roles.get("actor") and verb.lemma_ != "come":
            about = topic(scene, verb)
            further = {child.lower_ for child in scene.doc[force.token].lefts} & _FURTHER
            told = builder.lately()[0][0] if builder.counted and further else None
            if about is not None or told is not None or frame.says in {"deploying", "present"}:
                # "some 12,600 soldiers from 57 countries were on the ground"
                owners = [about or told or focus(match.token)]
            elif verb.pos_ == "NOUN":
                owners = [Party(Reference(id=SENDER, name=""), match.token)]
        bare = not counted or (frame.subject == "forces" and not _there(verb))
        if not spots and frame.says == "present" and bare:
            continue
        if (
            frame.name in {"forces arrive", "forces are there", "strengthens forces"}
            and not spots
            and force.quantity is None
            and not (force.owners and verb.lemma_ in {"enter", "cross", "arrive", "land", "sail", "set", "join"})
            and not (force.owners and frame.name == "strengthens forces" and verb.pos_ == "VERB")
            and not (force.unit is None and match.token + 1 < len(scene.doc) and verb.nbor(1).lower_ == "in")
        ):
            continue
        for actor in owners:
            others: list[Party | None] = [place for place in spots if elsewhere(place, actor)]
            for spot in others or [None]:
                _add(scene, builder, match, actor, force, spot, 0.85)


def _leave_or_stay(scene: Scene, builder: Builder, match: Match) -> None:
    """ "The Danes have left", "Nicaragua, which had 115 men there, left in May", "all said that they would stay".

    A nation that leaves or stays has forces where the paragraph has told of them, or where its people are meant.
    """
    verb = scene.doc[match.token]
    if verb.lemma_ not in {"leave", "stay", "withdraw", "depart"} or any(
        child.dep_ in {"dobj", "acomp", "attr", "prt", "oprd"} or child.lower_ in {"for", "out", "with", "away"}
        for child in verb.children
    ):
        return
    for noun in match.at(scene, "forces"):
        who = [noun]
        if noun.lower_ == "they" and verb.dep_ == "ccomp":  # "Britain and Japan assured him that they would stay"
            who = scene.subjects(verb.head) or who
        for party in (party for token in who for party in scene.parties(token)):
            if party.type not in {"country", None} or not is_actor(scene, party):
                continue
            token = scene.doc[party.token]
            people = is_people(token) and token.dep_ not in {"amod", "compound", "poss"}
            told = any(scene.same(whose, party) for whose, *_ in builder.lately())
            leaves = verb.lemma_ == "withdraw" and scene.first_force < verb.i
            if people or told or leaves or (verb.lemma_ == "stay" and scene.has_forces):
                _add(scene, builder, match, party, None, None, 0.6)


def _people_of(scene: Scene, match: Match) -> list[Force]:
    """Soldiers by their nation: "the Danes are based at Menaka"."""
    if scene.doc[match.token].lemma_.lower() not in around().soldierly:
        return []
    found = []
    for noun in match.at(scene, "forces"):
        party = scene.party_at(noun)
        if party is not None and party.type == "country" and is_people(noun):
            found.append(Force(noun.i, None, None, (party,), tuple(whereabouts(scene, prepositional(noun, THERE)))))
    return found


def is_people(noun: Token) -> bool:
    """Whether a country's name is that of its people: "the Danes", "the Dutch"."""
    if noun.pos_ == "PRON" or noun.lower_ == noun.text:
        return False
    return noun.tag_ in {"NNS", "NNPS"} or noun.lower_.endswith(_PEOPLES)


def strengths_of(scene: Scene, match: Match) -> list[Force]:
    """ "reduce their numbers", "double its troop numbers in Mali": forces by how many they are."""
    if match.frame.name not in {"strengthens forces", "withdraws forces", "keeps forces"}:
        return []
    found = []
    for noun in match.at(scene, "forces"):
        if noun.lemma_.lower() not in around().strength:
            continue
        owners = tuple(party for party in scene.modifying(noun) if party.type in ACTORS | {None})
        inner = prepositional(noun, frozenset({"of"}))
        owners = owners or tuple(party for of in inner for party in scene.modifying(of) if party.type in ACTORS)
        beside = (*noun.lefts, *inner)
        military = any(is_force(child) or child.lower_ == "military" for child in beside)
        if military or owners:
            spots = whereabouts(scene, [spot for over in (noun, *inner) for spot in prepositional(over, THERE)])
            found.append(Force(noun.i, None, None, owners, tuple(spots)))
    return found


def where_of(scene: Scene, verb: Token) -> list[Party]:
    """Where "where" is: "Diffa, where 3,000 soldiers face the militants"."""
    if not any(child.lower_ == "where" for child in verb.lefts):
        return []
    antecedent = antecedent_of(verb)
    if antecedent is None and verb.dep_ == "advcl":
        words = [child for child in verb.lefts if child.lower_ == "where" and child.i > 1]
        antecedent = scene.doc[words[0].i - 2] if words else None
    return whereabouts(scene, [antecedent]) if antecedent is not None else []


def there(scene: Scene, builder: Builder, at: Token) -> Party:
    """Where "there" is: where the paragraph has told of forces last, else where the document has."""
    told = [place for *_, place in builder.lately() if place is not None]
    if told:
        return next((place for place in told if place.type == "country"), told[0])
    before = [
        scene.party_at(token) for token in scene.doc[max(0, at.i - 60) : at.i] if scene.number_at(token) is not None
    ]
    named = [
        party
        for party in before
        if party is not None and scene.doc[party.token].dep_ == "pobj" and scene.doc[party.token].head.lower_ in THERE
    ]
    spots = [party for party in named if party.type in {"place", "country"}]
    spots = [party for party in spots if party.type == "country"] or spots
    return spots[-1] if spots else Party(Reference(id=THEATRE, name="there"), at.i, None, "place")


def _allowed(word: Token) -> bool:
    """Whether the forces are only allowed: "authorised 6,700 troops", "approved a reduction of its personnel"."""
    if word.pos_ == "NOUN":
        return word.dep_ in {"dobj", "nsubjpass"} and word.head.lemma_.lower() in around().allowing
    return word.lemma_.lower() in around().allowing


def _commands(scene: Scene, frame: Frame, party: Party) -> bool:
    """Whether a person or an armed group sends or takes back: whose forces a person's are, the document may know."""
    if party.number is None or frame.says not in {"deploying", "withdrawing"}:
        return False
    if scene.parsed.candidates[party.number].kind == "author":
        return False
    return party.type in {"person", "armed_group"}


def _is_their_own(scene: Scene, force: Force, actors: list[Party]) -> bool:
    """Whether the forces that grow are those of who makes them grow."""
    return not force.owners or any(scene.same(owner, actor) for owner in force.owners for actor in actors)


def _is_aside(scene: Scene, verb: Token, force: Force) -> bool:
    """Whether a participle only says which forces come or go: "withdraw the troops serving in the mission"."""
    noun = scene.doc[force.token]
    if verb.dep_ != "acl" or not noun.i - 4 <= verb.head.i <= noun.i or force.quantity is not None:
        return False
    above = verb.head.head
    for _ in range(3):
        if posture_of(above) in {"deploying", "withdrawing", "staying"}:
            return True
        above = above.head
    return False


def _is_its(scene: Scene, owners: list[Party]) -> bool:
    """Whether only "its" or "their" says whose the forces are."""
    return all(scene.doc[party.token].lower_ in {"its", "their"} for party in owners)


def _too_weak(scene: Scene, verb: Token, force: Force, spots: list[Party]) -> bool:
    """Whether the verb speaks of many things, and nothing else says that forces are sent or stand somewhere."""
    given = any(child.dep_ == "dative" and child.pos_ != "ADP" for child in verb.children)
    held_off = verb.dep_ == "pcomp" and verb.head.lower_ == "from"  # "to stop it from reaching Baghdad"
    if given or held_off or (verb.lemma_.lower() == "keep" and any(child.lower_ == "from" for child in verb.rights)):
        return True  # "sent Ukraine missiles", "keep them from replacing"
    if verb.lemma_.lower() not in around().weak:
        return False
    if verb.lemma_.lower() in {"hold", "take"} and not spots:
        return True  # "held its 23 crew"
    if (
        force.unit is not None
        and not force.people
        and gives().get(noun_of(scene.doc[force.token])) not in {"air", "naval"}
    ):
        return True
    if scene.doc[force.token].pos_ == "PRON" or any(child.lower_ in {"home", "back"} for child in verb.rights):
        return False
    counted = force.quantity is not None and force.quantity.count >= _FEWEST_ALONE
    return not spots and not (counted and force.people) and not _there(verb)


def _there(verb: Token) -> bool:
    """Whether the verb says that forces are there, though not where: "were on the ground"."""
    return any(
        child.lower_ in around().there
        or (child.dep_ == "prep" and any(c.lower_ in around().there for c in child.children))
        for child in verb.rights
    )


def _towards(scene: Scene, match: Match) -> list[Party]:
    """Where forces are sent, whatever place follows: "to Mali to work with Dutch soldiers in Gao"."""
    verb = scene.doc[match.token]
    return whereabouts(
        scene,
        [noun for noun in match.at(scene, "place") if noun.head.lower_ in {"to", "into"} and noun.head.i > verb.i],
    )


def _leaves(noun: Token) -> bool:
    """Whether an event noun speaks of forces that leave by itself: "withdrawal", "pull-out"."""
    return noun.lemma_.lower() in around().leaving or noun.lower_ in {"out", "down", "back"}


def elsewhere(place: Party, actor: Party) -> bool:
    """Whether the place is not the same words as the actor."""
    return place.number is None or place.number != actor.number


def focus(token: int, words: str = "") -> Party:
    """The coalition that the document speaks of; without one it is the words, else nobody, and there is no claim."""
    return Party(Reference(id=COALITION, name=words), token)


def _for(verb: Token, force: Force, scene: Scene) -> list[Token]:
    """The mission that forces are allowed for."""
    nouns = [verb, *scene.with_conjuncts(scene.doc[force.token])]
    nouns += [child for child in verb.rights if child.dep_ == "dobj"]
    return [noun for source in nouns for noun in prepositional(source, frozenset({"for", "to", "under", "in"}))]


def _carried(scene: Scene, match: Match) -> list[Force]:
    """The forces just spoken of, as a pronoun: "bring them home"."""
    verb = scene.doc[match.token]
    if verb.lemma_.lower() not in around().carried or scene.first_force >= match.token:
        return []
    home = (
        bool(match.roles.get("place"))
        or verb.lemma_.lower() not in {"keep", "leave", "send", "take", "bring", "fly", "ship", "move", "order"}
        or any(token.lower_ in {"home", "there", "back", "out", "in"} for token in scene.doc[verb.i + 1 : verb.i + 4])
    )
    objects = [noun for noun in match.at(scene, "forces") if noun.lower_ in {"them", "they"} and noun.i > verb.i]
    quantity = None
    for other in scene.quantities_between(match.token - 40, match.token - 1):
        if other.head is None or other.percent:
            continue
        if is_force(scene.doc[other.head]) or scene.doc[other.head].lower_ in around().human:
            quantity = other  # "whose 378 soldiers formed the largest contingent, decided to recall them"
    return [Force(noun.i, None, quantity) for noun in objects] if home else []


def _coalitions(scene: Scene, force: Force) -> set[int]:
    """The token of a force that is a coalition as a whole."""
    whole = scene.party_at(scene.doc[force.token])
    return {force.token} if whole is not None and whole.type == "coalition" else set()


def acting(scene: Scene, match: Match) -> list[Party]:
    """Who deploys: the actors of the frame, a president for the state in his title, whoever approves a deployment."""
    found = match.parties(scene, "actor")
    if not found and scene.doc[match.token].head.lower_ in {"first", "last", "latest"}:
        first = scene.doc[match.token].head.head  # "Australia was the first to deploy"
        found = (
            [party for noun in scene.subjects(first) for party in scene.parties(noun)] if first.lemma_ == "be" else []
        )
    they = [noun for noun in match.at(scene, "actor") if noun.lower_ == "they"]
    found = _all_of_them(scene, they[0]) or found if they else found
    token = scene.doc[match.token]
    tokens = match.at(scene, "actor")
    if not found and token.pos_ == "NOUN" and token.dep_ in {"dobj", "nsubjpass"} and token.head.pos_ == "VERB":
        tokens = scene.subjects(token.head)
        found = [party for noun in tokens for party in (scene.parties(noun) or scene.modifying(noun))]
    found = [_government(scene, party) for party in found]
    if found and all(party.type == "person" for party in found):
        states = [party for noun in tokens for party in scene.modifying(noun) if party.type == "country"]
        found = states or found
    return found


def _nations(scene: Scene, match: Match) -> list[Party]:
    """Unnamed states that send: "26 nations", "fifteen countries"."""
    return [
        scene.in_words(noun)
        for noun in match.at(scene, "actor")
        if noun.lemma_.lower() in {"nation", "country", "state"} and scene.by_head.get(noun.i)
    ]


def _all_of_them(scene: Scene, pronoun: Token) -> list[Party]:
    """Whom "they" means after several: "Germany and Belgium announced that they would send"."""
    verb = pronoun.head
    for _ in range(3):
        if verb.dep_ not in {"ccomp", "xcomp", "acomp", "advcl"} or verb.head.i == verb.i:
            break
        verb = verb.head
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        subjects = [noun for noun in scene.subjects(verb) if noun.i < pronoun.i]
        found = [party for noun in subjects for party in scene.parties(noun) if party.type == "country"]
        if len(found) > 1:
            return found
    return []


def _government(scene: Scene, party: Party) -> Party:
    """The country for its capital: "London and Tokyo, are looking to draw down"."""
    known = scene.parsed.candidates[party.number].entity if party.number is not None else None
    country = governed_from().get(known.id) if known is not None and party.type == "place" else None
    if country is None:
        return party
    return Party(Reference(id=country.id, type=country.type, name=country.name), party.token, party.number, "country")


def _cut_by(scene: Scene, force: Force) -> Quantity | None:
    """How many go of a number that stays otherwise: "to cut its 7,200-member force in Basra by several thousand"."""
    if force.quantity is None or not force.owners:
        return None
    for other in scene.quantities_between(force.token + 1, force.token + 12):
        if other.percent or other.first == force.quantity.first or other.previous is not None:
            continue
        if scene.doc[other.first - 1].lower_ == "by":
            return other
    return None


def _told_to(scene: Scene, verb: Token) -> bool:
    """Whether a verb of growing has its new number after "to": "doubled its presence in Estonia to 1,800 soldiers"."""
    later = scene.quantities_between(verb.i + 1, verb.i + 15)
    return any(not other.percent and scene.doc[other.first - 1].lower_ == "to" for other in later)


def _counted(scene: Scene, verb: Token, frame: Frame, force: Force) -> Force:
    """The forces with the number that they change to, where they have none of their own."""
    if force.quantity is not None:
        return force
    return msgspec.structs.replace(force, quantity=_changed(scene, verb, frame.says == "deploying"))


def frame_strengthens(scene: Scene, match: Match, force: Force | None) -> bool:
    """Whether more are to come to those who are there: "offered to increase its contingent of 70 commandos"."""
    if match.frame.name != "strengthens forces" or force is None or force.quantity is None:
        return False
    quantity = force.quantity
    if quantity.previous is not None or quantity.change is not None or scene.doc[match.token].pos_ == "NOUN":
        return False
    if scene.doc[match.token].lemma_ in {"bolster", "reinforce", "strengthen", "support", "augment"}:
        return bool(force.owners)
    lead = scene.doc[quantity.first - 1].lower_ if quantity.first else ""
    return lead in {"of", "its", "their", "'s", "’s"}


def _changed(scene: Scene, verb: Token, says_more: bool) -> Quantity | None:
    """The number that forces change to, told away from their noun: "increases its force from 9,000 to 16,000"."""
    for quantity in scene.quantities_between(verb.i + 1, verb.i + 15):
        if quantity.percent or quantity.currency or quantity.count <= 1:
            continue
        away = quantity.head is None or quantity.inherited
        if not says_more and scene.doc[quantity.first - 1].lower_ == "to" and quantity.previous is None:
            return None  # "halve the troops to fewer than 1,000" is not how many leave
        if (quantity.previous or quantity.change) is not None:
            return quantity
        if away and scene.doc[quantity.first - 1].lower_ in {"to", "by"}:
            return quantity
    return None


def _places_after(scene: Scene, match: Match, found: list[Force]) -> list[Party]:
    """The places after the frame's words by one of its prepositions, where the parse has hung them elsewhere."""
    prepositions = {word for word, role in match.frame.prepositions.items() if role == "place"}
    start = max([match.token, *(force.token for force in found)])
    return after(scene, start, len(scene.doc), frozenset(prepositions))


def is_actor(scene: Scene, party: Party) -> bool:
    """Whether the party can have forces."""
    if party.number is None:
        return False
    return party.type in ACTORS or (
        party.type is None
        and scene.parsed.candidates[party.number].head not in {"he", "she", "i", "my", "me", "our", "us"}
    )


def _add(
    scene: Scene,
    builder: Builder,
    match: Match,
    actor: Party,
    force: Force | None,
    place: Party | None,
    confidence: float,
) -> None:
    verb = scene.doc[match.token]
    modality = match.modality(scene)
    stands = verb.lemma_.lower() in around().placing | {"deploy", "serve", "operate"}
    if verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBG"} and stands and modality in {"planned", "possible"}:
        modality = "asserted"  # "will work alongside 190 soldiers already stationed there"
    posture = _posture(match.frame.says, verb, modality)
    if verb.lemma_.lower() in around().placing and modality in {"planned", "possible"}:
        posture = "deploying"
    elif (
        modality == "asserted"
        and verb.lemma_.lower() in around().providing
        and place is not None
        and scene.doc[place.token].head.lower_ == "in"
    ):
        posture = "present"
    if posture == "withdrawing" and place is not None and scene.doc[place.token].head.lower_ in {"to", "into"}:
        posture = "deploying"  # "will be relocated to Erbil"
    if verb.lemma_ == "be" and any(child.lower_ == "due" for child in verb.children):
        posture, modality = "deploying", "planned"
    if posture == "deploying" and (_stands_deployed(scene, verb) or _has_arrived(verb)):
        posture = "present"
    quantity = force.quantity if force else None
    less: float | int | None = None
    cut = _cut_by(scene, force) if force is not None and match.frame.says == "withdrawing" else None
    if cut is not None:
        name, at, fewer = match.frame.name, match.token, Force(cut.first, None, cut)
        deploy(scene, builder, name, at, "asserted", actor, place, force, "present", confidence)
        deploy(scene, builder, name, at, modality, actor, place, fewer, posture, confidence)
        return
    if match.frame.name == "strengthens forces" and quantity is None and _told_to(scene, verb):
        return  # the number that they grow to says it
    if frame_strengthens(scene, match, force) and force is not None:
        deploy(scene, builder, match.frame.name, match.token, "asserted", actor, place, force, "present", confidence)
        force = None
    if (
        quantity is not None
        and (quantity.previous or quantity.change) is not None
        and match.frame.says == "withdrawing"
    ):
        less = quantity.change or (quantity.previous or 0) - quantity.count
        deploy(scene, builder, match.frame.name, match.token, modality, actor, place, force, "present", confidence)
        if less <= 0:
            return
    deploy(scene, builder, match.frame.name, match.token, modality, actor, place, force, posture, confidence, less)
    if quantity is not None and force is not None and force.people:
        for other, own in gapped(scene, verb, quantity.last - 1):
            gap = Force(own.first, force.unit, own)
            deploy(scene, builder, "gapped", match.token, modality, other, place, gap, posture, confidence)


def deploy(
    scene: Scene,
    builder: Builder,
    frame: str,
    at: int,
    modality: Modality,
    actor: Party,
    place: Party | None,
    force: Force | None,
    posture: Posture,
    confidence: float = 0.7,
    count: float | int | None = None,
) -> None:
    """Make one deployment; `count` is the number that holds where it is not the force's own."""
    quantity = force.quantity if force else None
    tokens = [at, actor.token, *([force.token] if force else []), *([place.token] if place else [])]
    if quantity is not None:
        tokens += [quantity.first, quantity.last - 1]
        if force is None or scene.doc[force.token].pos_ != "PRON":
            builder.counted[quantity.first] = (actor, posture, modality, place)
    if force is not None:
        builder.told.add(force.token)
    builder.add(
        Deployment,
        frame,
        tokens,
        at=at,
        modality=modality,
        confidence=confidence,
        actor=actor.reference,
        location=place.reference if place else None,
        count=count if count is not None or quantity is None else quantity.count,
        posture=posture,
        unit=force.unit if force else None,
        qualifier=quantity.qualifier if quantity else None,
        min=quantity.min if quantity else None,
        max=quantity.max if quantity else None,
        vague=quantity.vague if quantity else False,
    )


def _stands_deployed(scene: Scene, verb: Token) -> bool:
    """ "are deployed in", "troops stationed in": where forces are, not that they go there."""
    if verb.tag_ not in {"VBN", "VBD"} or verb.lemma_ != "deploy" or not (is_passive(verb) or verb.dep_ == "acl"):
        return False
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if any(child.lower_ in {"already", "still", "currently", "now"} for child in verb.children):
        auxiliaries -= {"were", "was"}
    to = any(child.dep_ == "prep" and child.lower_ in {"to", "into"} for child in verb.children)
    if verb.dep_ == "acl":
        return True  # "troops deployed to Mali as part of the mission"
    return not to and auxiliaries <= {"are", "is", "'re"}


def _has_arrived(verb: Token) -> bool:
    """ "have arrived": they are there."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return (
        verb.tag_ != "VBG"
        and verb.lemma_ in {"arrive", "report", "land"}
        and bool(auxiliaries & {"have", "has", "had", "'ve"})
    )


def _posture(says: str, verb: Token, modality: Modality) -> Posture:
    """A withdrawal in the past is over: "withdrew", "has pulled out", "completed its withdrawal"."""
    if says != "withdrawing" or modality != "asserted":
        return says  # type: ignore[return-value]
    governor = verb.head
    if governor.lemma_ in {"complete", "finish", "conclude"}:
        return "withdrawn"
    if governor.lemma_ in {"begin", "start", "continue", "order"} or verb.tag_ in {"VBG", "VB"}:
        return "withdrawing"
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    return "withdrawn" if verb.pos_ == "VERB" and (verb.tag_ == "VBD" or perfect) else "withdrawing"
