"""Ground told by its signs: whose flag flies over it, between whom it is split, to whose edge others are pushed."""

from collections.abc import Callable

from spacy.tokens import Token

from schemas.claims import TerritoryChange
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.martial import is_martial
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.territories.actors import speaks
from worker.extraction.claims.territories.earlier import ground_of_it
from worker.extraction.claims.territories.grounds import grounds
from worker.extraction.claims.territories.holders import holders, spoken_of
from worker.extraction.claims.territories.telling import add_ground
from worker.extraction.model.labels import OWNING

_RAISING = frozenset({"raise", "hoist", "plant", "run"})
_FLYING = frozenset({"fly", "flutter", "wave", "float", "flap"})
_OVER = frozenset({"over", "above", "in", "on", "at", "from", "atop"})
_LOWERING = frozenset({"lower", "remove", "take", "haul", "pull", "tear", "come"})
_MASTERS = frozenset({"master", "ruler", "overlord"})
_FRONTS = frozenset({"line", "frontline", "front", "front-line"})
_RUNNING = frozenset({"run", "pass", "cut", "stretch", "go", "lie", "cross", "snake", "wind"})
_THROUGH = frozenset({"through", "in", "across", "near", "along", "at"})
_SPLITTING = frozenset({"split", "divide", "partition", "carve"})
_PUSHING = frozenset({"push", "drive", "force", "press", "squeeze", "beat"})
_EDGES = frozenset({"edge", "outskirt", "outskirts", "fringe", "margin", "periphery"})
_BEING = frozenset({"be", "remain", "stay"})
_OVER_OF = frozenset({"of", "over"})
_OF, _TO, _BETWEEN = frozenset({"of", "from"}), frozenset({"to"}), frozenset({"between", "among"})


def find_signs(scene: Scene, builder: Builder) -> None:
    """Every sign of whose some ground is."""
    for words, tags, tell in _RULES:
        for token in scene.of_lemma(words):
            if token.pos_ in tags:
                tell(scene, builder, token)


def _flag(scene: Scene, builder: Builder, flag: Token) -> None:
    """ "Soldiers raised their flag over Shusha", "the rebel flag flies over the town"."""
    verb = flag.head
    up = verb.lemma_ == "go" and any(child.lower_ == "up" for child in verb.rights)
    raised = (verb.lemma_ in _RAISING and flag.dep_ in {"dobj", "nsubjpass"}) or (up and flag.dep_ == "nsubj")
    down = any(child.lower_ == "down" for child in verb.rights) or verb.lemma_ in {"lower", "remove"}
    lowered = down and verb.lemma_ in _LOWERING and flag.dep_ in {"nsubj", "nsubjpass"}
    if not (raised or lowered) and not (verb.lemma_ in _FLYING and flag.dep_ == "nsubj"):
        return
    before = [child for child in flag.lefts if child.dep_ in OWNING]
    actors = holders(scene, scene.subjects(verb)) if flag.dep_ == "dobj" or not (up or before) else []
    actors = [one for one in actors if one.token != flag.i]
    actors = actors or holders(scene, [*before, *prepositional(flag, _OF)]) or scene.modifying(flag)
    if not any(actor.type == "armed_group" for actor in actors) and not is_martial(scene.parsed.text):
        return
    tops = [*prepositional(verb, _OVER), *prepositional(flag, _OVER)]
    change: TerritoryChange = "gained" if raised else "lost" if lowered else "controls"
    _add(scene, builder, "flag", actors, grounds(scene, tops, verb), verb, change)


def _masters(scene: Scene, builder: Builder, masters: Token) -> None:
    """ "The rebels were the new rulers of Kona", "the rebels, masters of Kona since May, have closed the schools"."""
    spots = grounds(scene, prepositional(masters, frozenset({"of"})), masters)
    if masters.dep_ == "attr" and masters.head.lemma_ in _BEING | {"become"}:
        subjects = scene.subjects(masters.head)
        named = [
            one for noun in subjects for one in scene.parties(noun) if one.type == "person" and not speaks(scene, one)
        ]
        _add(scene, builder, "masters", holders(scene, subjects) or named, spots, masters.head, "controls")
    elif masters.dep_ == "appos":
        _add(scene, builder, "masters", holders(scene, [masters.head]), spots, masters, "controls")


def _ours(scene: Scene, builder: Builder, owner: Token) -> None:
    """ "The airport is ours", "The port is theirs": whose the people are that a pronoun stands for."""
    if owner.dep_ != "attr" or owner.head.lemma_ not in _BEING | {"become"}:
        return
    party = scene.party_at(owner) if owner.lower_ == "ours" else spoken_of(scene, owner) or _last_doer(scene, owner)
    spots = grounds(scene, scene.subjects(owner.head), owner.head) if party is not None else []
    _add(scene, builder, "is theirs", [party] if party is not None else [], spots, owner.head, "controls")


def _last_doer(scene: Scene, pronoun: Token) -> Party | None:
    """The armed group or state by name that did something last: "The Houthis marched in. The port is theirs"."""
    start, _ = scene.sentence_before(pronoun.i)
    for token in reversed(scene.doc[start : pronoun.i]):
        party = scene.party_at(token) if token.dep_ == "nsubj" and token.tag_ in {"NNPS", "NNP", "NNS"} else None
        if party is not None and party.type in {"armed_group", "country"}:
            return party
    return None


def _front(scene: Scene, builder: Builder, line: Token) -> None:
    """ "The front line between the army and the rebels runs through Kona"."""
    verb = line.head
    before = {child.lower_ for child in line.lefts}
    if line.dep_ != "nsubj" or verb.lemma_ not in _RUNNING or (line.lemma_ == "line" and "front" not in before):
        return
    sides = holders(scene, prepositional(line, _BETWEEN) or [noun for noun in line.lefts if noun.dep_ == "poss"])
    _add(scene, builder, "front", sides, grounds(scene, prepositional(verb, _THROUGH), verb), verb, "contested")


def _split(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "Kona is split between the army and the rebels", "Control over it is divided between them"."""
    sides = holders(scene, prepositional(verb, _BETWEEN))
    if len(sides) < 2:
        return
    tops = scene.objects(verb) if verb.pos_ == "VERB" else scene.subjects(verb.head)
    tops = tops or ([verb.head] if verb.dep_ == "acl" else [])
    control = [top for top in tops if top.lower_ == "control"]
    tops = [inner for top in control for inner in prepositional(top, _OVER_OF)] or tops
    spots = grounds(scene, tops, verb, not control) or ground_of_it(scene, builder, verb, tops)
    _add(scene, builder, "split", sides, spots, verb, "contested")


def _pushed(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "The rebels have been pushed to the edge of Kona"."""
    at = [noun for noun in prepositional(verb, _TO) if noun.lemma_.lower() in _EDGES]
    spots = grounds(scene, [noun for edge in at for noun in prepositional(edge, _OF)], verb) if at else []
    pushed = holders(scene, scene.objects(verb)) if spots else []
    _add(scene, builder, "pushed out", pushed, spots, verb, "lost")


def _free_of(scene: Scene, builder: Builder, free: Token) -> None:
    """ "Kona is now free of the rebels"."""
    if free.head.lemma_ not in _BEING:
        return
    gone = holders(scene, prepositional(free, _OF))
    spots = grounds(scene, scene.subjects(free.head), free.head, True) if gone else []
    _add(scene, builder, "free of", gone, spots, free.head, "lost")


def _add(
    scene: Scene,
    builder: Builder,
    frame: str,
    actors: list[Party],
    spots: list[Party],
    verb: Token,
    change: TerritoryChange,
) -> None:
    modality = modality_of(verb if verb.pos_ in {"VERB", "AUX"} else clause_verb(verb))
    for place in spots:
        for actor in actors if place.type == "place" else ():
            add_ground(builder, frame, verb.i, actor, place, change, modality, 0.6)


_NOUN = frozenset({"NOUN"})
_RULES: tuple[tuple[frozenset[str], frozenset[str], Callable[[Scene, Builder, Token], None]], ...] = (
    (frozenset({"flag"}), _NOUN, _flag),
    (_MASTERS, _NOUN, _masters),
    (frozenset({"ours", "theirs"}), frozenset({"NOUN", "PRON", "ADJ"}), _ours),
    (_FRONTS, _NOUN, _front),
    (_SPLITTING, frozenset({"VERB", "ADJ"}), _split),
    (_PUSHING, frozenset({"VERB"}), _pushed),
    (frozenset({"free"}), frozenset({"VERB", "ADJ", "ADV"}), _free_of),
)
