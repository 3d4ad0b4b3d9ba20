"""Who gains, loses or holds ground: the actors of a frame, and of nouns that other verbs carry."""

from functools import cache

from spacy.tokens import Token

from schemas.claims import TerritoryChange
from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, is_passive, prepositional
from worker.extraction.claims.territories.holders import holders
from worker.extraction.claims.words import Hint, kinds
from worker.extraction.model.labels import OWNING
from worker.extraction.reading import ACTING

_BETWEEN, _BY, _TO = frozenset({"between"}), frozenset({"by"}), frozenset({"to"})
_OWNING = frozenset({"poss", "compound"})
_OF, _LANDS = frozenset({"of"}), frozenset({"country", "nation"})


def doers(scene: Scene, match: Match, tops: list[Token], where: list[Party], shared: bool) -> list[Party]:
    """Who gains, loses or holds the ground: in the frame's own role, else by the words around it."""
    token, name = scene.doc[match.token], match.frame.name
    found = (
        acting(scene, match, "actor")
        or _spoken_for(scene, token)
        or outer(scene, token)
        or persons(scene, match, where, shared or _wide(tops))
    )
    if not found and token.pos_ == "NOUN" and name != "controls ground":
        found = _of_noun(scene, token)
        if not found and name == "contests ground":  # "fighting for Kona raged between the army and rebels"
            found = holders(scene, [noun for head in (token.head, *tops) for noun in prepositional(head, _BETWEEN)])
    if not found and token.pos_ == "VERB" and is_passive(token) and match.frame.subject == "actor":
        found = _of_act(scene, token)
    if not found and name == "falls" and token.dep_ == "dobj":
        found = holders(scene, prepositional(token.head, _TO))  # "confirmed the fall of the town to"
    return thrusters(scene, token) if not found and name == "gains ground" else found


def _spoken_for(scene: Scene, verb: Token) -> list[Party]:
    """Who has not done what a spokesman of theirs denies: "A spokesman for the army denied losing Kona"."""
    if verb.tag_ != "VBG" or verb.dep_ not in {"xcomp", "pcomp"} or clause_verb(verb.head).lemma_ != "deny":
        return []
    speaking = [noun for noun in scene.subjects(clause_verb(verb.head)) if noun.lemma_ in _SPEAKING]
    return holders(scene, [of for noun in speaking for of in prepositional(noun, frozenset({"for", "of"}))])


_SPEAKING = frozenset({"spokesman", "spokeswoman", "spokesperson", "official", "commander", "leader"})


def _of_noun(scene: Scene, noun: Token) -> list[Party]:
    """Who does what an event noun says: its owner, whoever tells of it, whom that goes on about."""
    takers = [child for child in noun.lefts if child.dep_ in _OWNING and noun_of(child) in kinds().territories.holders]
    found = holders(scene, takers)
    if not found and noun.dep_ == "dobj" and not is_passive(noun.head):  # "hailed its recapture in May by the army"
        found = holders(scene, [by for by in prepositional(noun.head, _BY) if by.i > noun.i])
    found = found or tellers(scene, noun) or losers_of(scene, noun)
    if not found and noun.dep_ == "conj" and noun.head.pos_ == "NOUN" and not any(noun.lefts):
        found = [one for one in scene.modifying(noun.head) if one.type in ACTING]  # "the Greek raid and capture of"
    return found


def _of_act(scene: Scene, verb: Token) -> list[Party]:
    """Whose act it is in which something is taken: "was seized in a raid by rebels"."""
    acts = prepositional(verb, frozenset({"in", "during", "after"}))
    acts += [inner for act in acts for inner in prepositional(act, _OF)]  # "after days of fighting by the army"
    acts = [act for act in acts if act.lemma_.lower() in kinds().territories.thrusts | _FIGHTING]
    agents = [noun for head in (verb, *acts) for noun in prepositional(head, _BY)] if acts else []
    return holders(scene, agents) or [one for act in acts for one in scene.modifying(act) if one.type in ACTING]


_FIGHTING = frozenset({"fighting", "battle", "clash", "siege", "shelling", "bombardment", "combat"})


def other_than(scene: Scene, actor: Party, by: list[Party], verb: Token) -> Party:
    """Whose forces "its forces" are, where the doer drives them out: the party named last that is not the doer."""
    if not any(party.number is not None and scene.same(party, actor) for party in by) or scene.is_named(actor):
        return actor  # "Seleka faces the men who came after ousting Seleka"
    first, _ = scene.sentence(verb.i)
    for at in range(verb.i - 1, first - 1, -1):
        party = scene.party_at(scene.doc[at])
        if party is not None and party.type in ACTING and not scene.same(party, actor):
            return party
    return actor


_BEATING = frozenset({"beat", "make", "stage", "begin", "start", "complete", "order", "sound"})
_SUFFERING = frozenset({"suffer", "endure", "mourn", "rue", "avenge", "face"})
_BUILDING = frozenset({"build", "capitalise", "capitalize", "follow", "expand", "rely"})
_PRAISED = frozenset({"success", "role", "victory", "part", "progress", "hand"})


def outer(scene: Scene, verb: Token) -> list[Party]:
    """ "Troops backed by tanks captured Kut", read as tanks that were captured: the troops."""
    before = verb.nbor(-1) if verb.i else verb
    if before.dep_ == "compound" and before.head.i == verb.i and verb.pos_ == "VERB":
        return holders(scene, [before])  # a verb taken for the end of a name
    by = verb.head.head
    if verb.dep_ == "pcomp" and verb.head.lower_ == "in":  # "praised the success of the army in retaking the town"
        praised = [noun for noun in (by, *scene.objects(by)) if noun.lemma_.lower() in _PRAISED]
        whose = [child for noun in praised for child in noun.lefts if child.dep_ == "poss"]
        return holders(scene, [n for noun in praised for n in prepositional(noun, frozenset({"of"}))] or whose)
    if verb.dep_ != "acl" or by.dep_ != "agent" or by.head.dep_ != "acl" or verb.i - verb.head.i != 1:
        return []
    return holders(scene, [by.head.head])


def thrusters(scene: Scene, verb: Token) -> list[Party]:
    """Whose thrust it is that takes ground, "a rebel offensive captured", or leads to its "capture" or "fall"."""
    if verb.pos_ == "NOUN":
        above = verb.head.head
        if verb.head.lower_ not in {"to", "in", "with"} or above.lemma_ not in kinds().territories.ending_in:
            return []
        verb = above
    found: list[Party] = []
    for noun in scene.subjects(verb):
        if noun.lemma_.lower() in kinds().territories.thrusts:
            own = [child for child in noun.lefts if child.dep_ in OWNING]
            doers = [child for child in own if noun_of(child) in kinds().territories.holders - {"military"}]
            named = [party for party in scene.modifying(noun) if party.type in ACTING]
            by = holders(scene, prepositional(noun, frozenset({"by", "of"})))
            found += by or named or holders(scene, doers)
    return found


def losers_of(scene: Scene, loss: Token) -> list[Party]:
    """ "With the loss of the town, the rebels are confined to it", "with its capture, they": who that goes on about."""
    if loss.dep_ == "dobj" and loss.lemma_ == "loss" and loss.head.lemma_ in _SUFFERING:
        return holders(scene, scene.subjects(loss.head))  # "the rebels suffered the loss of the town"
    verb = loss.head.head
    lost = loss.lemma_ == "loss"
    before = {"with", "after", "following", "despite", "since", "by"} if lost else {"with"}
    if loss.lemma_ == "fall" or loss.head.lower_ not in before or (verb.i < loss.i and not lost):
        return []
    return holders(scene, scene.objects(verb) if is_passive(verb) else scene.subjects(verb))


def _wide(tops: list[Token]) -> bool:
    """Whether ground is a side of the land or a part of it: "the east", "most of the country"."""
    sides = kinds().territories.compass
    return any(
        top.lower_ in sides or any(noun.lower_ in sides | _LANDS for noun in prepositional(top, _OF)) for top in tops
    )


def persons(scene: Scene, match: Match, where: list[Party], shared: bool = False) -> list[Party]:
    """ "General Dostum controls the city", "the president was driven out of it": persons who stand for their men."""
    if not shared and not any(spot.type == "place" and spot.number is not None for spot in where):
        return []
    word = scene.doc[match.token]
    if word.lemma_.lower() not in kinds().territories.by_persons:
        return []
    doers = match.at(scene, "actor") or (scene.subjects(word.head) if word.dep_ == "dobj" else [])
    found = [party for noun in doers for party in scene.parties(noun)]
    return [party for party in found if party.type == "person" and not speaks(scene, party)]


def tellers(scene: Scene, noun: Token) -> list[Party]:
    """ "The rebels announced the capture of Aleppo", "imposed a blockade": whoever tells of it, or does it."""
    verb = noun.head
    if verb.lower_ == "in" and verb.head.lemma_ in {"lock", "engage", "embroil", "involve"}:
        return holders(scene, scene.objects(verb.head))  # "are locked in battle for the town"
    if verb.lower_ in {"on", "upon"} and noun.dep_ == "pobj" and verb.head.lemma_ in _BUILDING:
        return holders(scene, scene.subjects(verb.head))  # "seek to build on the capture of the town"
    if verb.lower_ in {"with", "through", "by"} and noun.dep_ == "pobj":  # "celebrated a victory with the capture of"
        above = verb.head.head if verb.head.dep_ == "dobj" else verb.head
        return holders(scene, scene.subjects(above)) if above.pos_ == "VERB" and not is_passive(above) else []
    laying = kinds().territories.laying if noun.lemma_ in {"siege", "blockade"} else frozenset()
    if noun.lemma_ in {"retreat", "withdrawal", "pullout"}:
        laying = _BEATING  # "beat a hasty retreat from the town"
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in kinds().territories.telling | laying:
        return []
    return holders(scene, scene.subjects(verb))


def leaves_for_good(scene: Scene, actor: Party, where: list[Party], verb: Token) -> bool:
    """Whether leaving is losing: armed groups lose what they leave, a state's forces only what is fought over."""
    if any(spot.number is not None and spot.type == "country" for spot in where[:1]):
        return False
    if any(_are_nationals(noun) for noun in scene.subjects(verb)):
        return False  # "more than 60,000 Salvadorans have fled"
    if _is_followed_by_others(verb):
        return True
    if clause_verb(verb).lemma_ in _CONCEDING or clause_verb(verb).head.lemma_ in _CONCEDING:
        return True  # "conceded that its forces had left the town"
    if actor.type != "armed_group" and _are_of_a_mission(scene.subjects(verb)):
        return False  # "the members of the monitoring team left the region"
    if actor.type == "armed_group" or (actor.type is None and actor.number is not None):
        return True
    named = scene.doc[actor.token]
    people = named.head if named.dep_ in OWNING else named
    against = kinds().territories.against_state
    rebels = [people, *(child for child in people.lefts if child.dep_ in {"compound", "amod", "nmod"})]
    if actor.type != "country" and any(noun_of(word) in against for word in rebels):
        return True  # "the gunmen fled", "the Frelimo gunmen", "rebel forces"
    if verb.lemma_ in _FLEEING and actor.number is None:
        return True  # "security forces fled the airport"
    if any(other.type == "country" for spot in where for other in scene.modifying(scene.doc[spot.token])):
        return False  # "Russian troops withdrew from Georgian towns"
    if verb.lemma_ in _FLEEING and scene.doc[actor.token].dep_ in {"amod", "compound", "poss"}:
        return True  # "the Iraqi army fled"
    return is_fought_over(scene)


def _is_followed_by_others(verb: Token) -> bool:
    """Whether others took the place: "The rebels captured Kona after the army's First Division had pulled out"."""
    took, words = verb.head, kinds().territories
    if any(child.dep_ == "conj" and child.lemma_ in _FALLING for child in verb.rights):
        return True  # "The forces left the town and it came under the control of rebels"
    when = any(child.lower_ in {"after", "once", "when", "as"} for child in verb.lefts)
    return when and verb.dep_ == "advcl" and took.lemma_ in words.of_ground | words.of_persons_too


def admitting(scene: Scene, lost: Token) -> list[Party]:
    """Whose a place was that they tell to be lost: "Rebel officials confirmed that Kona had been lost"."""
    if lost.dep_ != "ccomp" or lost.head.lemma_ not in _CONCEDING | {"confirm"}:
        return []
    subjects = scene.subjects(lost.head)
    return holders(scene, subjects) or [one for noun in subjects for one in scene.modifying(noun) if one.type in ACTING]


def _are_nationals(people: Token) -> bool:
    """Whether only their number and their nation is told: "60,000 Salvadorans"."""
    return people.tag_ == "NNPS" and any(child.dep_ == "nummod" for child in people.lefts)


_CONCEDING = frozenset({"concede", "admit", "acknowledge"})
_FALLING = frozenset({"come", "fall", "pass"})
_FLEEING = frozenset({"flee", "desert"})


def _are_of_a_mission(nouns: list[Token]) -> bool:
    return any(noun.lemma_.lower() in _POSTED for noun in nouns)


_POSTED = frozenset(
    {"member", "monitor", "observer", "instructor", "trainer", "adviser", "advisor", "staff", "personnel"}
)


def is_fought_over(scene: Scene) -> bool:
    """Whether the paragraph tells of fighting for ground."""
    return _fought_over().found_in(scene.parsed.text)


@cache
def _fought_over() -> Hint:
    return Hint(kinds().territories.fought_over)


def acting(scene: Scene, match: Match, role: str) -> list[Party]:
    own = list(match.own) if role == match.own_role else []
    named = [party for party in own if party.reference.name or party.type != "armed_group"]
    own = named or holders(scene, [scene.doc[party.token] for party in own])  # "the rebels' capture of the town"
    found = [party for party in own if party.number is not None and (party.type is None or party.type in ACTING)]
    return found + [party for party in holders(scene, match.at(scene, role)) if all(party != one for one in found)]


def had(scene: Scene, control: Token, own: list[Party]) -> tuple[TerritoryChange, list[Party]]:
    """Who has, takes or loses control: the subject of the verb that carries the noun."""
    verb = control.head
    if control.dep_ == "pobj" and verb.lower_ == "in":  # "remain in control of", "are back in control of"
        verb = clause_verb(verb)
        return "controls", holders(
            scene, scene.objects(verb) if verb.lemma_ in {"leave", "put"} else scene.subjects(verb)
        )
    if control.dep_ == "nsubj" and verb.lemma_.lower() in {"pass", "fall", "go", "return", "revert", "shift"}:
        return "gained", holders(scene, prepositional(verb, frozenset({"to"})))  # "control of the port passed to"
    changes = kinds().territories.having
    if control.dep_ == "dobj" and verb.lemma_.lower() in {"give", "hand", "grant"}:
        given = [child for child in verb.children if child.dep_ == "dative"]
        return "controls", holders(scene, given) or own
    if control.dep_ in {"dobj", "nsubjpass"} and verb.lemma_ in _BREAKING:
        return "lost", own  # "broke the rebels' grip on the town"
    if control.dep_ in {"dobj", "nsubjpass"} and verb.pos_ == "VERB":
        change = changes.get(verb.lemma_.lower())
        if change is not None:
            return change, holders(scene, scene.subjects(verb)) or thrusters(scene, verb) or own
        return "controls", [] if verb.lemma_.lower() not in {"be"} else own
    return "controls", own


_BREAKING = frozenset({"break", "end", "shatter", "smash", "terminate", "overthrow"})


def speaks(scene: Scene, actor: Party) -> bool:
    """Whether the actor is "we" or a person's pronoun: such hold no ground that has no name."""
    if actor.number is None or " " in actor.reference.name:
        return False  # "his men" do
    candidate = scene.parsed.candidates[actor.number]
    return candidate.kind == "author" or candidate.head in {"he", "she", "you", "i", "we"}
