"""Forces that only wait to be sent: "has 4,500 troops on standby", "has 200 men ready to go to Gao"."""

from spacy.tokens import Token

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.postures import posture_of
from worker.extraction.claims.deployments.whereabouts import THERE, after
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.model.infinitives import has_to
from worker.extraction.model.neighbours import word_before

_NEAR = 6
_FAR = 8
_READY = frozenset({"ready", "prepared", "poised", "waiting", "set", "standing"})
_GOING = frozenset({"go", "move", "leave", "fly", "join", "sail", "head"})
_TOWARDS = THERE | {"to", "for", "into"}


def on_standby(scene: Scene, force: Force) -> bool:
    """Whether the forces only wait to be sent."""
    return _waiting(scene, force) is not None


def waits_for(scene: Scene, force: Force) -> list[Party]:
    """Where forces that wait would be sent: "on standby for Mali", "ready to fly to Gao"."""
    word = _waiting(scene, force)
    if word is None:
        return []
    led_to = next((child for child in word.rights if child.dep_ in {"xcomp", "advcl"} and has_to(child)), word)
    return after(scene, led_to.i, len(scene.doc), _TOWARDS)


def _waiting(scene: Scene, force: Force) -> Token | None:
    """The word that tells that forces wait: behind them, or before, as in "is standing by with a frigate"."""
    with_them = scene.doc[force.token].head
    verb = with_them.head
    if with_them.lower_ == "with" and verb.lemma_ == "stand" and any(child.lower_ == "by" for child in verb.rights):
        return verb
    if (disposal := _at_disposal(verb if with_them.dep_ == "conj" else with_them)) is not None:
        return disposal
    for word in scene.doc[force.token + 1 : force.token + _FAR]:
        on = word.dep_ == "pobj" and word.head.lower_ == "on" and word.head.i > force.token  # "on 48-hour standby"
        if word.lower_ in around().waiting and (on or word_before(word) in {"on", "high"}):
            return word
        if word.i >= force.token + _NEAR and word.lower_ != "notice":
            continue
        if word.lower_ == "ready" and word.head.lemma_ in {"make", "get", "hold"}:
            return word  # "is making 450 men ready"
        if word.lower_ == "notice" and word.i > 2 and word.head.lower_ in {"on", "at"} and _stand(word):
            return word  # "stays on short notice to return"
        if word.lower_ in _READY and word.dep_ in {"amod", "acl", "acomp", "advcl", "ccomp"} and _goes(word):
            return word
    return None


def _stand(notice: Token) -> bool:
    """Whether a verb says that they are at notice, near by: "are at 24 hours' notice", but not "able to deploy at"."""
    near = notice.head.head
    return near.lemma_ in {"be", "stay", "stand", "remain", "keep", "hold", "put", "place"}


def _at_disposal(verb: Token) -> Token | None:
    """The word that tells that forces are had by whoever may call for them: "were at the disposal of the command"."""
    if verb.lemma_ not in {"be", "stand", "remain"}:
        return None
    return next((noun for noun in prepositional(verb, frozenset({"at"})) if noun.lower_ == "disposal"), None)


def _goes(ready: Token) -> bool:
    """Whether who is ready is so to go somewhere: "ready to deploy", "standing by", but not "ready to help"."""
    if ready.lower_ == "standing":
        return any(child.lower_ == "by" for child in ready.rights)
    tasks = [child for child in ready.rights if child.dep_ in {"xcomp", "advcl"} and has_to(child)]
    return any(task.lemma_ in _GOING or posture_of(task) == "deploying" for task in tasks)
