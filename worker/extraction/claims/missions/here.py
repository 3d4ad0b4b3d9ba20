"""Missions in the words of those who are there or are sent there: "We are here to protect the people, not to fight".

"We are going in to free them", "You are going out to keep the peace", "My orders are to open the road".
"""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.missions.aims import add_purpose, make
from worker.extraction.claims.missions.confidences import SPOKEN
from worker.extraction.claims.missions.doing import is_force
from worker.extraction.claims.missions.extents import is_phrasal, is_purpose, last_of, told_of_forces
from worker.extraction.claims.missions.owners import is_ours
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import is_passive, prepositional

_CHARGES = frozenset({"job", "task", "mission", "mandate", "order", "instruction", "assignment"})
_TASKS = _CHARGES | {"role", "duty", "goal", "aim", "objective", "priority", "purpose"}
_THERE = frozenset({"here", "there", "in", "out", "back", "over", "ashore", "up", "down"})
_COMING = frozenset({"come", "enter", "stay", "land", "intervene"})
_TOLD = frozenset({"suppose", "mean", "tell", "order", "instruct", "task", "assign", "mandate"})
_GOING = frozenset({"go", "send", "deploy", "return", "move", "fly", "head"})
_OURS = frozenset({"our", "my", "these", "their", "his", "her"})
_FRIENDS = frozenset({"brother", "man", "friend", "boy", "comrade", "guest"})
_BRINGING = frozenset({"bring", "make"})
_PEACE = frozenset({"peace", "order", "stability", "calm", "security"})
_MEANT = frozenset({"advcl", "xcomp", "ccomp"})
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "prep", "acomp"})
_IN = frozenset({"in"})
_NEAR = 6
_SAID = frozenset({"asserted", "negated"})
_EQUATING = frozenset({"be", "remain", "stay"})
_UNTOLD = frozenset(
    {
        "be",
        "have",
        "do",
        "make",
        "say",
        "tell",
        "ask",
        "know",
        "see",
        "win",
        "play",
        "serve",
        "sell",
        "write",
        "inform",
        "work",
    }
)
_FINISHING = frozenset({"finish", "kill", "beat", "bring", "get", "rid", "make", "crush"})  # in the words of soldiers


def find_here(scene: Scene, builder: Builder) -> None:
    """What "we" or "they" are here for, or have come for: a mission, if the document is about forces."""
    for verb in scene.of_lemma({"be"} | _COMING | _GOING | _TOLD, _TASKS):
        if verb.lemma_ in _TASKS and verb.pos_ == "NOUN":
            _of_our_task(scene, builder, verb)
        elif verb.pos_ in {"VERB", "AUX"} and _are_there(scene, verb):
            purposes = [child for child in verb.rights if child.dep_ in _MEANT and is_purpose(child)]
            purposes += [child for order in prepositional(verb, _IN) for child in order.rights if is_purpose(child)]
            for first in purposes[:1]:
                row = [first, *(child for child in first.rights if child.dep_ == "conj" and child.tag_ == "VB")]
                going = verb.lemma_ in _GOING
                if first.i not in builder.purposes and any(_is_a_task(done, going) for done in row):
                    _tell(scene, builder, "here to", first, verb)


def _are_there(scene: Scene, verb: Token) -> bool:
    """Whether it is "we", "they" or "you" who are here, come, or go or are sent somewhere."""
    doers = [child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}]
    if not any(_are_they(scene, doer) for doer in doers):
        return False
    supposed = verb.lemma_ in _TOLD and is_passive(verb)
    if modality_of(verb) not in _SAID | ({"planned", "possible"} if supposed else {"planned"}):
        return False
    if is_passive(verb) or verb.lemma_ in _COMING:
        return verb.lemma_ in _GOING | _COMING | (_TOLD if any(doer.lower_ == "we" for doer in doers) else set())
    there = any(child.lower_ in _THERE and child.dep_ in {"advmod", "prt"} for child in verb.children)
    if verb.lemma_ == "be":
        return there and modality_of(verb) in _SAID
    return verb.lemma_ in _GOING and (there or any(child.lower_ in {"to", "into"} for child in verb.rights))


def _tell(scene: Scene, builder: Builder, frame: str, purpose: Token, verb: Token) -> None:
    """One mission, of nobody named; also one that they are not there for."""
    if modality_of(verb) == "negated":
        make(scene, builder, frame, None, purpose.i, last_of(scene, purpose), "ongoing", verb, confidence=SPOKEN)
    else:
        add_purpose(scene, builder, frame, None, purpose, "ongoing", verb, confidence=SPOKEN)


def _of_our_task(scene: Scene, builder: Builder, goal: Token) -> None:
    """ "Our job is to secure the port and to give the politicians time"."""
    verb = goal.head
    if not (is_ours(goal) or _is_the_task(goal)) or goal.dep_ != "nsubj" or verb.lemma_ not in _EQUATING:
        return
    for child in (*verb.rights, *_behind_a_colon(verb)):
        meant = child.dep_ in _MEANT and is_purpose(child)
        if (meant or child.i > verb.right_edge.i) and child.i not in builder.purposes:
            if _is_a_task(child) or (is_ours(goal) and goal.lemma_ in _CHARGES and child.lemma_ not in _UNTOLD):
                _tell(scene, builder, "our task", child, verb)
            return


def _behind_a_colon(verb: Token) -> list[Token]:
    """ "Our job is simple: stop the looting"."""
    doc = verb.doc
    for token in doc[verb.i + 1 : verb.i + _NEAR]:
        if token.text in {":", "—", "–"} and token.i + 2 < len(doc):
            done = doc[token.i + 2] if doc[token.i + 1].lower_ == "to" else doc[token.i + 1]
            return [done] if done.tag_ in {"VB", "VBP"} else []
    return []


def _is_the_task(noun: Token) -> bool:
    """Whether it is the task of whoever is spoken of: "the objective now is to cut them off"."""
    return any(child.lower_ == "the" for child in noun.lefts) and all(child.dep_ == "advmod" for child in noun.rights)


def _are_they(scene: Scene, subject: Token) -> bool:
    """Whether they may be forces who speak or are spoken of: "we", "our men", "our brothers from Chad"."""
    if subject.lower_ in {"we", "they", "you"}:
        return True
    ours = any(child.lower_ in _OURS for child in subject.lefts)
    return ours and (subject.lemma_.lower() in _FRIENDS or is_force(scene, subject))


def _is_a_task(verb: Token, going: bool = False) -> bool:
    """Whether what is done is of forces: "protect the people", "bring peace"; but not "we have come to help".

    Who is `going` there may do what soldiers do in plainer words: "finish the rebels".
    """
    below = [child for child in verb.rights if child.dep_ in _OBJECTS]
    if verb.lemma_ in _BRINGING and not is_phrasal(verb):
        return any(child.lemma_.lower() in _PEACE for child in below)
    told = verb.lemma_.lower() in told_of_forces() or is_phrasal(verb)
    return bool(below) and (told or (going and verb.lemma_ in _FINISHING))
