"""Where the forces of a frame are: by its own words, what they are to do there, where they have been."""

import msgspec
from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.nationals import counts_forces
from worker.extraction.claims.deployments.numbering import where_it_is
from worker.extraction.claims.deployments.on_the_way import goes_to
from worker.extraction.claims.deployments.postures import REPLACING
from worker.extraction.claims.deployments.setting_out import INSIDE, SPELLS
from worker.extraction.claims.deployments.standby import waits_for
from worker.extraction.claims.deployments.whereabouts import after, there, told_last, told_there, where_of, whereabouts
from worker.extraction.claims.gapping import gapped_places
from worker.extraction.claims.matching import Match
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.knowledge import entity_named
from worker.extraction.model.compass import COMPASS
from worker.extraction.model.infinitives import has_to
from worker.extraction.model.labels import SUBJECTS
from worker.extraction.model.neighbours import word_before

_ATTACHED = frozenset({"attach", "assign", "second", "embed"})
_SHARING = frozenset({"take", "participate", "engage"})
_ATTACKS = frozenset({"attack", "assault", "strike", "offensive", "raid", "war", "invasion", "bombing", "campaign"})
_DEFENDING = frozenset({"defend"})
_BESIDE = frozenset({"with", "under"})
_UNDER = frozenset({"under"})
_INTO = frozenset({"to", "into"})
TOWARDS = frozenset({"to", "into", "toward", "towards"})
_FROM = frozenset({"from", "of"})
_JOINING = frozenset({"to", "for", "under", "with", "in"})
_AT_HOME = frozenset({"army", "military", "police", "gendarmerie", "militia", "authorities"})
_INSTEAD = frozenset({"over", "place"})  # "take over from them", "take their place"
_DUTIES = frozenset({"place", "duty", "role", "task", "job", "they", "mission", "responsibility"})
_PARTS = frozenset({"most", "half", "many", "some", "bulk", "majority", "third", "quarter", "rest", "remainder", "all"})
_LEFT = frozenset({"force", "mission", "operation", "contingent", "coalition"})
_OF = frozenset({"of"})
_LIMITS = frozenset({"border", "frontier", "coast", "coastline", "waters", "water", "airspace", "shore"})  # to watch
_FAR = 14
_NEAR = 4
_AFTER = frozenset({"after", "from", "following"})


def places(scene: Scene, match: Match, found: list[Force]) -> list[Party]:
    """The places of the frame."""
    verb = scene.doc[match.token]
    spots = match.at(scene, "place")
    if verb.dep_ == "relcl" and any(child.lower_ == "of" for child in verb.lefts):
        spots = [noun for noun in spots if noun.i > verb.i]  # "330 in the Balkans, of whom 250 are in Bosnia"
    if verb.lemma_ in _SHARING and any(noun.lemma_ in _ATTACKS for noun in spots):
        return []  # "take no part in an attack on Iraq"
    if verb.lemma_.lower() in around().helping | _DEFENDING | REPLACING:
        joined = [noun for noun in spots if noun.tag_ == "CD"]
        spots = [noun for noun in spots if noun.dep_ == "pobj"]  # "to defend Israel" is not in Israel
        spots = spots or [spot for noun in joined for spot in _where_placed(noun)]
    where = whereabouts(scene, spots) or _places_after(scene, match, found) or where_of(scene, verb)
    if match.frame.says == "present" and match.frame.object == "forces" and not any(force.there for force in found):
        having = [spot for noun in match.at(scene, "actor") for spot in prepositional(noun, INSIDE)]
        where = where or whereabouts(scene, having)  # "the mission in Goma has 1,200 soldiers"
        where = where or [place for noun in match.at(scene, "actor") for place in where_it_is(scene, noun)]
    if where and match.frame.says == "withdrawing":
        where = where + _left_later(scene, verb)
    where = where or _with_them(scene, verb)
    if verb.lemma_ in _ATTACHED and not where:
        where = _of_their_mission(scene, verb, found)
    if match.frame.says == "deploying":
        where = [place for place in where if not _is_home(scene, place)] or _of_their_task(scene, verb, found)
        where = where or _of_their_mission(scene, verb, found)
    if match.frame.says in {"deploying", "present", "staying"} and not where:
        where = _of_their_work(scene, found)
    if match.frame.says == "withdrawing" and not where:
        where = _where_they_have_been(scene, verb) or _of_their_mission(scene, verb, found, _FROM)
    if match.frame.says == "withdrawing" and verb.lemma_.lower() in around().shifting:
        last = max([verb.i, *(force.token for force in found)])
        where = where + _where_to(scene, verb, last)  # "will move 3,600 men from South Korea to Iraq"
    return where or _on_a_side(scene, verb, found) or _of_a_mission_left(scene, match)


def _of_a_mission_left(scene: Scene, match: Match) -> list[Party]:
    """Where a mission is that forces leave: "Danish soldiers have left the force deployed in Mali"."""
    if match.frame.name != "forces leave":
        return []
    left = [noun for noun in scene.objects(scene.doc[match.token]) if noun.lemma_.lower() in _LEFT]
    below = [*left, *(child for noun in left for child in noun.rights if child.dep_ == "acl")]
    return whereabouts(scene, [spot for word in below for spot in prepositional(word, INSIDE)])


def _left_later(scene: Scene, verb: Token) -> list[Party]:
    """Where they leave at another time: "left Mali in 2022 and Burkina Faso and Niger the following year"."""
    if verb.pos_ != "VERB" or not scene.dated:
        return []
    days = [day for preposition in verb.rights for day in preposition.rights if day.i in scene.dated]
    names = [name for over in (verb, *days) for name in over.rights if name.dep_ == "conj" and name.pos_ == "PROPN"]
    if any(child.dep_ in SUBJECTS for name in names for child in name.children):
        return []
    later = [name for name in names if "and" in {word_before(name), word_before(name.left_edge)}]
    found = [party for name in later for each in scene.with_conjuncts(name) for party in scene.parties_of_one(each)]
    return [party for party in found if party.type in {"country", "place"} and _is_no_doer(scene, party)]


def _is_no_doer(scene: Scene, party: Party) -> bool:
    """Whether a name is no people, and nothing that it does or has follows: "in May and Norway its 60 men"."""
    name = scene.doc[party.token]
    following = scene.doc[name.i + 1] if name.i + 1 < len(scene.doc) else name
    return name.tag_ == "NNP" and following.pos_ not in {"VERB", "AUX", "NUM"} and following.tag_ != "PRP$"


def _where_placed(number: Token) -> list[Token]:
    """Where counted forces are based whom others join: "will join the eight now based at Konya"."""
    placed = [child for child in number.rights if child.dep_ == "acl" and child.lemma_ in around().placing | {"deploy"}]
    return [spot for participle in placed for spot in prepositional(participle, INSIDE)]


def _on_a_side(scene: Scene, verb: Token, found: list[Force]) -> list[Party]:
    """The place on one side of which forces are: "sent 8,500 men south of the Litani"."""
    below = (*verb.rights, *(child for force in found for child in scene.doc[force.token].rights))
    sides = [child for child in below if child.lower_ in COMPASS]
    return whereabouts(scene, [spot for side in sides[:1] for spot in prepositional(side, frozenset({"of"}))])


def _where_to(scene: Scene, verb: Token, last: int) -> list[Party]:
    """Where forces go that leave another place, of which the verb tells or the words behind the forces."""
    return whereabouts(scene, prepositional(verb, _INTO)) or after(scene, last, len(scene.doc), _INTO)


def others_elsewhere(scene: Scene, verb: Token) -> list[tuple[Party, Party]]:
    """Who else does it, and where: "The Dutch will stay in Uruzgan, and the Canadians in Kandahar"."""
    if verb.pos_ != "VERB" or not scene.of_word({"and", "while", ";"}):
        return []
    found = [(party, spot) for party, spot in gapped_places(scene, verb) if not _shares_a_noun(scene.doc[party.token])]
    return [(party, place) for party, spot in found for place in whereabouts(scene, [spot])[:1]]


def _shares_a_noun(name: Token) -> bool:
    """Whether a nation only goes on with the one before it: "flew Danish and Dutch troops to Gao"."""
    return name.dep_ == "conj" and name.head.dep_ == "amod" and name.head.head.i > name.i


def _where_they_have_been(scene: Scene, verb: Token) -> list[Party]:
    """Where those have been who go home: "After five years in Bosnia, the battalion has come home"."""
    spells = [noun for noun in prepositional(verb, _AFTER) if noun.lemma_.lower() in SPELLS]
    return whereabouts(scene, [spot for noun in spells for spot in prepositional(noun, INSIDE)])


def _with_them(scene: Scene, presence: Token) -> list[Party]:
    """Who has them on its ground: "With a large US troop presence, Kuwait is worried"."""
    if presence.dep_ not in {"pobj", "conj"} or presence.pos_ != "NOUN":
        return []
    top = presence.head if presence.dep_ == "conj" else presence
    if top.dep_ != "pobj" or top.head.lower_ != "with" or any(child.tag_ == "PRP$" for child in presence.lefts):
        return []
    hosts_ = [party for noun in scene.subjects(clause_verb(top.head)) for party in scene.parties(noun)]
    return [party for party in hosts_ if party.type == "country"][:1]


def _is_home(scene: Scene, place: Party) -> bool:
    """Whether forces that go elsewhere have been at the place so far: "troops based in Brunei"."""
    before = scene.doc[place.token].head.head
    if before.head.tag_ == "CD" and before.head.head.lemma_ in around().helping:
        return False  # "will join the eight now based at Konya"
    return before.dep_ == "acl" and before.tag_ == "VBN" and before.lemma_.lower() in around().placing


def _of_their_task(scene: Scene, verb: Token, found: list[Force]) -> list[Party]:
    """Where forces are to do what they are sent for: "sent 500 men to guard shrines in Arabia"."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return []  # "the force assigned to guard the border of Mali"
    for task in (*verb.rights, *(child for force in found for child in scene.doc[force.token].rights)):
        if task.dep_ in {"advcl", "xcomp", "acl", "relcl"} and has_to(task):
            tasks = [task, *(child for child in task.rights if child.dep_ == "conj")]
            inner = [*tasks, *(child for each in tasks for child in each.rights if child.dep_ == "dobj")]
            inner += [child for word in inner for child in word.rights if child.dep_ == "acl"]  # "forces fighting in"
            spots = whereabouts(scene, [spot for word in inner for spot in prepositional(word, INSIDE)])
            limits = [child for each in tasks for child in each.rights if child.lemma_.lower() in _LIMITS]
            limits = [noun for noun in limits if all(child.tag_ != "PRP$" for child in noun.lefts)]
            if spots := spots or whereabouts(scene, limits):
                return spots
    return []


def _of_their_work(scene: Scene, found: list[Force]) -> list[Party]:
    """Where forces are doing something: "contributes 600 engineers, who are repairing the roads in Takeo"."""
    below = (child for force in found for child in scene.doc[force.token].rights)
    working = [child for child in below if child.dep_ in {"acl", "relcl"} and child.tag_ == "VBG"]
    over = [word for verb in working for word in (verb, *(child for child in verb.rights if child.dep_ == "dobj"))]
    return whereabouts(scene, [spot for word in over for spot in prepositional(word, INSIDE)])


def _of_their_mission(scene: Scene, verb: Token, found: list[Force], words: frozenset[str] = _JOINING) -> list[Party]:
    """Where the mission is that forces are sent to, or leave: "300 men to the African Union mission in Mali"."""
    heads = [verb, *(scene.doc[force.token] for force in found)]
    heads += [noun for head in heads[1:] for noun in prepositional(head, _OF)]  # "the first 900 of its men from the"
    joined = [noun for head in heads for noun in prepositional(head, words) if noun.i > verb.i]
    missions = [noun for noun in joined if scene.is_coalition(noun) or noun.lemma_ in {"mission", "operation"}]
    spots = [spot for noun in missions for spot in prepositional(noun, INSIDE)]
    within = [(spot, entity_named(scene.parsed.words(spot.left_edge, spot))) for spot in spots]  # all one name
    named = [
        Party(Reference(id=entity.id, name=entity.name), spot.i, None, entity.type)
        for spot, entity in within
        if entity is not None and entity.type in {"country", "place"}
    ]
    return whereabouts(scene, spots) or named


def _towards(scene: Scene, match: Match) -> list[Party]:
    """Where forces are sent, whatever place follows: "to Mali to work with Dutch soldiers in Gao"."""
    verb = scene.doc[match.token]
    return whereabouts(
        scene,
        [noun for noun in match.at(scene, "place") if noun.head.lower_ in TOWARDS and noun.head.i > verb.i],
    )


def _places_after(scene: Scene, match: Match, found: list[Force]) -> list[Party]:
    """The places after the frame's words by one of its prepositions, where the parse has hung them elsewhere."""
    prepositions = {word for word, role in match.frame.prepositions.items() if role == "place"}
    start = max([match.token, *(force.token for force in found)])
    later: list[int] = []
    if match.frame.says == "withdrawing":  # "will leave along with 60 medics from Jordan"
        own = [force.quantity.last for force in found if force.quantity is not None]
        beyond = scene.quantities_between(max([start, *own]) + 1, start + _FAR)
        later = [other.first for other in beyond if counts_forces(scene, other)]
    return after(scene, start, min([len(scene.doc), *later]), frozenset(prepositions))


def spots_of(scene: Scene, match: Match, force: Force, where: list[Party], shared: bool) -> list[Party]:
    """Where the forces are, go or come from; `shared` says that others of the frame have places of their own."""
    if match.frame.says == "withdrawing":
        return list(where or force.there)
    placed = [place for place in where if place.token > match.token > force.token]
    if placed and scene.doc[match.token].lemma_.lower() in around().placing:
        return placed  # "the largest force in the Baltics is stationed in Latvia"
    spots = list(force.there) or ([] if shared else where)
    if match.frame.says == "present":
        return waits_for(scene, force) or goes_to(scene, force) or spots
    if match.frame.says != "deploying":
        return spots
    if scene.doc[force.token].dep_ == "conj":
        own = whereabouts(scene, prepositional(scene.doc[force.token], _INTO))
        if own:
            return own  # "sent 300 men to Gao and 200 to Niamey"
    return _towards(scene, match) or [
        place for place in spots if not (_is_home(scene, place) or _is_whence(scene, place))
    ]


def _is_whence(scene: Scene, place: Party) -> bool:
    """Whether a place is where they set out: "is sending 300 more soldiers from its base in Gabon"."""
    within = scene.doc[place.token].head
    base = within.head
    return within.lower_ in {"in", "at", "near", "of"} and base.dep_ == "pobj" and base.head.lower_ == "from"


def hosts(scene: Scene, found: list[Force], actors: list[Party]) -> list[Party]:
    """Who sends the forces of others away: "Mali ordered the Danish soldiers out"."""
    owners = [owner for force in found for owner in force.owners]
    if any(_is_its(scene, force) for force in found):
        return []  # "Honduras ordered its soldiers out, and Peru did the same"
    hosts = [actor for actor in actors if actor.type != "person"]
    return [host for host in hosts if owners and all(not scene.same(host, owner) for owner in owners)]


def _is_its(scene: Scene, force: Force) -> bool:
    return any(child.lower_ in {"its", "their", "his"} for child in scene.doc[force.token].lefts)


def of_those_meant(scene: Scene, builder: Builder, match: Match, force: Force) -> list[Party]:
    """Where those were whom a pronoun means: "Chad, which sent 600 men to Mali, wants to bring them home"."""
    noun = scene.doc[force.token]
    if noun.pos_ == "NUM" and any(inner.lower_ == "them" for inner in prepositional(noun, _OF)):
        return told_last(scene, builder, noun)  # "150 of them arrived at the weekend"
    if noun.pos_ != "PRON" or match.frame.says not in {"withdrawing", "staying"} or not builder.counted:
        return []
    place = builder.lately()[0][3]
    return [place] if place is not None else []


def of_those_replaced(scene: Scene, builder: Builder, match: Match) -> list[Party]:
    """Where those were told to be whose place others take: "will take over from them", "are to relieve the Danes"."""
    verb = scene.doc[match.token]
    if match.frame.name != "forces arrive" or scene.first_force > verb.i or verb.pos_ != "VERB":
        return []
    behind = {word.lower_ for word in scene.doc[verb.i + 1 : verb.i + _NEAR]}
    taken = [noun for noun in scene.objects(verb) if noun.lemma_ not in _DUTIES]  # "have taken over the budget"
    if any(noun.lower_ in _AT_HOME for noun in match.at(scene, "forces")):
        return []  # "until the Lebanese Army takes over": it is at home
    relieves = verb.lemma_ in REPLACING or (verb.lemma_ == "take" and not behind.isdisjoint(_INSTEAD) and not taken)
    return [msgspec.structs.replace(there(scene, builder, verb), token=verb.i)] if relieves else []


def of_those_beside(scene: Scene, builder: Builder, match: Match) -> list[Party]:
    """Where the forces go of whom the same verb tells before: "Chad sends 50 men to Mali, while Fiji sends 20"."""
    verb = scene.doc[match.token]
    beside = verb.head
    if verb.dep_ not in {"conj", "advcl"} or beside.i > verb.i or beside.lemma_ != verb.lemma_:
        return []
    return told_there(scene, builder, verb)


def of_their_share(scene: Scene, builder: Builder, match: Match) -> list[Party]:
    """Where the forces told of are of which somebody gives a part: "Chad provides most of the troops"."""
    verb = scene.doc[match.token]
    if verb.lemma_.lower() not in around().providing or scene.first_force >= scene.sentence(verb.i)[0]:
        return []
    parts = [noun for noun in match.at(scene, "forces") if noun.lower_ in _PARTS or noun.lemma_ in _PARTS]
    spot = msgspec.structs.replace(there(scene, builder, verb), token=verb.i)
    return [spot] if any(prepositional(noun, _OF) for noun in parts) else []


def served(scene: Scene, verb: Token) -> list[Party]:
    """With whom forces of nobody are: "five warships are deployed with the operation"."""
    if verb.pos_ != "VERB":
        return []
    found = [party for noun in prepositional(verb, _BESIDE) for party in scene.parties(noun)]
    under = [party for noun in prepositional(verb, _UNDER) for party in scene.parties(noun)]
    alliances = [party for party in under if party.type == "organisation"]
    return ([party for party in found if party.type == "coalition"] or alliances)[:1]
