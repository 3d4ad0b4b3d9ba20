"""When the words of a frame change no ground: what is only aimed at, another sense of the verb, who comes in peace."""

from spacy.tokens import Token

from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import antecedent_or_self, clause_verb, is_passive, prepositional
from worker.extraction.claims.territories.actors import is_fought_over
from worker.extraction.claims.territories.holders import holders
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.infinitives import has_to
from worker.extraction.model.neighbours import word_after
from worker.extraction.reading import ACTING

_NOT_DONE = frozenset({"attempted", "planned", "threatened", "failed", "abortive", "possible", "unsuccessful"})
_HAD = frozenset({"control", "grip", "possession", "rule", "hold"})
_KEPT = frozenset({"apart", "free", "safe", "clear", "open", "calm", "quiet", "secure"})
_TAKEN = frozenset(
    {
        "part",
        "place",
        "aim",
        "shape",
        "effect",
        "root",
        "issue",
        "note",
        "cover",
        "action",
        "sides",
        "steps",
        "refuge",
        "command",
    }
    | {"shelter", "measures", "heed", "office", "care", "turns", "leave", "advantage", "responsibility"}
)
_VOTED = frozenset({"coup", "election", "vote", "referendum", "poll", "ballot", "primary", "split", "secession"})
_HANDS = frozenset({"hands", "control", "charge", "possession"})
_STORMING = frozenset({"capture", "recapture", "seize", "overrun", "storm", "retake", "occupy", "attack"})
_IN_OFFICE = frozenset({"officer", "police", "commander", "government", "unit", "division", "contingent"})
_IN = frozenset({"in"})
_BESIDE = frozenset({"around", "near", "outside", "along", "behind", "between"})
_KEEPING = frozenset({"keep", "maintain", "run", "administer"})
_POSTS = frozenset({"post", "base", "camp", "office", "headquarters", "hospital", "station", "observation", "facility"})
_MEN = frozenset({"man", "men"})
_TASKS = frozenset({"sector", "responsibility", "duty", "task", "patrol", "role"})
_ANSWERABLE = frozenset({"accountable", "responsible", "answerable"})


def is_refused(scene: Scene, match: Match, tops: list[Token]) -> bool:
    """Whether the frame's words change no ground, which its `tops` would be."""
    verb = scene.doc[match.token]
    if verb.pos_ == "NOUN" and any(child.lower_ in _NOT_DONE for child in verb.lefts):
        return True  # "its attempted annexation of Crimea"
    return _is_an_aim(scene, verb) or _is_another_sense(verb) or _is_none_of_its_frame(scene, match, tops)


def _is_an_aim(scene: Scene, token: Token) -> bool:
    """Whether ground is only what somebody wants to take."""
    aims = kinds().territories.aims
    verb = token.head if token.pos_ == "NOUN" and token.dep_ == "dobj" else token
    above = verb.head
    if has_to(verb) and above.lemma_.lower() in aims and verb.i > above.i:
        return True  # "a campaign to retake the city", "is trying to retake control of it"
    if has_to(verb) and any(noun.lemma_.lower() in aims and noun.i < verb.i for noun in scene.objects(above)):
        return True  # "launched an offensive to retake the city"
    if verb.dep_ != "pcomp":
        return False
    # "with the aim of retaking the city", "a step toward regaining the city"
    return above.lower_ in {"toward", "towards"} or (above.lower_ == "of" and above.head.lemma_.lower() in aims)


def _is_another_sense(verb: Token) -> bool:
    """Whether the words behind a verb make it say something else."""
    following = verb.doc[verb.i + 1 : verb.i + 2].text.lower()
    if following in _ANSWERABLE:
        return True  # "hold accountable those in the government"
    if verb.lemma_.lower() == "secure":
        return has_to(verb)  # "to secure the border"
    if verb.lemma_ not in _STORMING and any(noun.lemma_ == "command" for noun in _objects(verb)):
        return True  # "took over command of the battalion"
    if verb.lemma_ == "keep" and any(token.lower_ in _KEPT for token in verb.subtree):
        return True  # "keep Greeks and Turks apart", "keep the area free of weapons"
    if verb.lemma_.lower() in {"take", "hold"} and any(child.lower_ == "up" for child in verb.rights):
        return True  # "took up positions in the town", "held up a convoy there"
    if verb.lemma_ == "take" and following in _TAKEN:
        return True  # "take part inside the country"
    if verb.lemma_ == "take" and following == "over" and any(noun.lemma_ in _TASKS for noun in _objects(verb)):
        return True  # "will take over a sector from the Danes"
    back = [child for child in verb.rights if child.lower_ == "back"] if verb.lemma_ == "take" else []
    return any(to.lower_ == "to" for child in back for to in child.rights)  # "takes the country back to the days of"


def _objects(verb: Token) -> list[Token]:
    return [child for child in verb.rights if child.dep_ == "dobj"]


def _is_none_of_its_frame(scene: Scene, match: Match, tops: list[Token]) -> bool:
    """Whether what else is told keeps a frame from being one of ground."""
    verb, name = scene.doc[match.token], match.frame.name
    if name == "contests ground":  # "fought the army for much of its stay in the country"
        fought = [party for noun in scene.objects(verb) for party in scene.parties(noun)]
        named = any(top.pos_ == "PROPN" for top in tops)
        return not named and any(party.type in ACTING - {"country"} for party in fought)
    if name == "sits in":  # "are dug in around the airport at Kona"
        return any(child.dep_ == "prep" and child.lower_ in _BESIDE for child in verb.rights)
    if name == "is somebody's":  # "Denmark belongs to the coalition" as a member
        parties = [scene.party_at(top) for top in tops]
        return any(party is not None and party.type == "country" for party in parties)
    if verb.lemma_ in {"lose", "win"} and any(noun.lemma_ in _VOTED for noun in prepositional(verb, _IN)):
        return True  # "lost its northern province in a coup"
    if name == "quits ground" and verb.lemma_ == "leave":  # "leaving the town in rebel hands"
        return any(noun.lower_ in _HANDS for top in (verb, *tops) for noun in prepositional(top, _IN))
    if name == "loses ground" and verb.lemma_ in {"hand", "give", "turn", "surrender", "release"}:
        given = scene.objects(verb)
        return bool(given) and all(noun_of(noun) in nouns("people") for noun in given)  # "hands back hostages"
    charged = "charge" in {word.lower_ for word in verb.doc[verb.i : verb.i + 4]} and verb.lemma_ != "take"
    if charged and any(noun_of(n) in _IN_OFFICE for n in scene.subjects(clause_verb(verb))):
        return True  # "an officer is in charge of the port"
    if name == "quits ground" and verb.dep_ == "acl" and verb.tag_ == "VBN":
        return True  # "has nothing left"
    if verb.lemma_ in _KEEPING and scene.objects(verb) and all(noun.lemma_ in _POSTS for noun in scene.objects(verb)):
        return True  # "the unit keeps posts at Kona"
    if name == "controls ground":  # "retained control of": the noun tells
        return _is_of_what_is_lost(verb) or any(noun.lemma_ in _HAD for noun in scene.objects(verb))
    if name == "moves in":
        at = verb.i + 2 if word_after(verb) == "back" else verb.i + 1
        inwards = scene.doc[at : at + 1].text == "in" and not any(scene.doc[at].rights)
        return not inwards or not _is_dated(scene, verb) or not _is_by_force(scene, match)
    if name == "falls" and verb.lemma_ == "surrender" and scene.objects(verb) and not is_passive(verb):
        return True  # "Chad surrendered its seat to Mali"
    if name == "falls" and verb.pos_ == "VERB" and not match.at(scene, "actor"):
        return any(child.dep_ in _HOW for child in verb.rights) or not _is_dated(scene, verb)
    if name == "besieges":  # "surrounded by an Arab population"
        return any(noun.lemma_ == "population" for noun in match.at(scene, "actor"))
    if name == "enters ground":
        return not _is_by_force(scene, match) or match.modality(scene) in {"planned", "possible"}
    if name == "is driven out":  # "invoked the act to expel the gang from the country", "to drive them from its border"
        meant = has_to(verb) and verb.dep_ in {"advcl", "acl"}
        return meant or any(top.lemma_ in {"border", "frontier"} for top in tops)
    return False


_HOW = frozenset({"acomp", "xcomp", "dobj", "attr", "oprd", "prt"})  # "fell silent", "fell short", "fell apart"


def _is_dated(scene: Scene, verb: Token) -> bool:
    """Whether all that prepositions tell of a fall is when or how: "fell on Friday", but not "fell into disrepair"."""
    below = [child for child in verb.rights if child.dep_ == "prep"]
    return all(
        preposition.lower_ in {"after", "within", "before", "without", "during", "since"}
        or any(noun.i in scene.dated or noun.ent_type_ in {"DATE", "TIME"} for noun in preposition.rights)
        for preposition in below
    )


def _is_of_what_is_lost(verb: Token) -> bool:
    """Whether what somebody held is only told because it is lost: "lost half of the land it held, including Kona"."""
    ground = verb.head
    if verb.dep_ != "relcl" or verb.tag_ not in {"VBD", "VBN"}:
        return False
    while ground.dep_ == "pobj" and ground.head.lower_ == "of":
        ground = ground.head.head
    return ground.dep_ in {"dobj", "nsubjpass"} and ground.head.lemma_ == "lose"


def are_of_a_group(scene: Scene, doers: list[Token]) -> bool:
    """Whether some are rebels, or men of an armed group by name: "M23 fighters"."""
    if any(noun_of(noun) in kinds().territories.against_state for noun in doers):
        return True
    return any(party.type == "armed_group" for party in holders(scene, doers))


def _is_by_force(scene: Scene, match: Match) -> bool:
    """Whether those who enter a place are fighters, and something says that it is fought over."""
    verb, words = scene.doc[match.token], kinds().territories
    doers = [noun for top in match.at(scene, "actor") for noun in scene.with_conjuncts(top)]
    doers = [antecedent_or_self(noun) for noun in doers]
    doers += [noun.head for noun in doers if noun.dep_ == "appos"]  # "Seleka, the coalition that marched into Bria"
    doers += [scene.doc[party.token] for noun in doers if noun.lower_ == "they" for party in holders(scene, [noun])]
    columns = [noun for noun in doers if noun.lemma_.lower() in words.followers]  # "a column of rebel tanks"
    armed = bool(columns and holders(scene, columns))
    armed = armed or any(noun_of(noun) in words.holders - words.visiting for noun in doers)
    armed = armed or any(noun_of(noun) in _MEN and holders(scene, [noun]) for noun in doers)
    groups = are_of_a_group(scene, doers)
    return groups or (armed and (verb.lemma_ not in {"enter", "move", "drive"} or is_fought_over(scene)))
