"""Frames over the parse: every verb and event noun that a frame lists, with the tokens in its roles."""

from collections.abc import Iterator
from functools import cache

import msgspec
from spacy.tokens import Token

from schemas.claims import Modality
from worker.extraction.claims.beside_verbs import Beside, Listed, as_listed
from worker.extraction.claims.knowledge import Frame, frames
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.remnants import Remnants
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import RELATIVE, governed, governed_right_after, is_passive, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_after, word_before

_STATES = frozenset({("available",), ("ready",)})
_APART = frozenset({("from",), ("in",), ("up",), ("over",), ("back",)})
_GOVERNING = frozenset(
    {
        "of",
        "with",
        "against",
        "into",
        "across",
        "through",
        "to",
        "in",
        "by",
        "for",
        "from",
        "on",
        "behind",
        "at",
        "alongside",
        "towards",
        "toward",
        "after",
        "upon",
        "onto",
        "over",
        "around",
        "outside",
        "within",
        "inside",
        "away",
    }
)
_SUPPLYING = frozenset({"provide", "supply", "furnish", "reinforce", "strengthen", "augment", "bolster"})  # with men
_PROMISING = frozenset({"pledge", "promise", "offer", "commit", "earmark"})
_SPANS = frozenset({"year", "month", "week", "day", "decade", "hour", "series", "wave", "string", "spate", "round"})
_KINDS_OF_WAR = frozenset(
    {"aggression", "choice", "conquest", "attrition", "terror", "sabotage", "violence", "intimidation", "annihilation"}
)  # "a war of aggression against"
_BETWEEN = frozenset({"in", "to", "from", "into", "on", "at"})
_JOINING = frozenset({"join", "follow", "replace", "relieve", "reinforce"})  # "was joined by": they come who join
_SHARED = frozenset({"trains", "protects"})  # relations that many have part in
_PARTS_PLAYED = frozenset({"role", "part", "hand"})
_PLAYING = frozenset({"play", "have", "take", "fulfil", "fulfill", "assume"})
_COURSES = frozenset({"process", "phase", "operation", "procedure", "exercise", "stage"})  # "their withdrawal process"
_SHARING = {
    "contribute": frozenset({"to"}),
    "participate": frozenset({"in"}),
    "share": frozenset({"in"}),
    "involve": frozenset({"in", "with"}),
    "engage": frozenset({"in"}),
    "assist": frozenset({"in", "with"}),
    "help": frozenset({"in", "with"}),
    "cooperate": frozenset({"in"}),
}
_PARTS = frozenset({"nmod", "compound", "conj"})
_ALSO_PARTICLES = frozenset({("on",), ("over",), ("along",), ("across",), ("down",), ("up",)})
_LAST_PARTS = frozenset({"out", "down", "back", "up", "off", "fire"})


class Match(msgspec.Struct, frozen=True):
    """A frame at a token. `roles` are the tokens that fill each role; `own` are the parties before an event noun."""

    frame: Frame
    token: int
    roles: dict[str, tuple[int, ...]]
    own: tuple[Party, ...] = ()
    own_role: str = ""

    def at(self, scene: Scene, role: str) -> list[Token]:
        """The tokens in a role."""
        return [scene.doc[i] for i in self.roles.get(role, ())]

    def parties(self, scene: Scene, role: str) -> list[Party]:
        """Everybody in a role."""
        found = list(self.own) if role == self.own_role else []
        for token in self.at(scene, role):
            found += scene.parties(token)
        return found

    def modality(self, scene: Scene) -> Modality:
        """How sure the frame's word makes it; what is only pledged is planned."""
        token = scene.doc[self.token]
        verdict = modality_of(token)
        after = word_after(token)
        promised = token.lemma_.lower() in _PROMISING and after not in {"allegiance", "loyalty"}
        if verdict == "asserted" and token.lemma_ == "want":
            return "possible"  # "wants its battalion back"
        return "planned" if verdict == "asserted" and promised else verdict


@cache
def _by_lemma() -> tuple[dict[str, dict[str, list[Listed]]], dict[str, tuple[Frame, ...]]]:
    """Frames by verb and the first word after it, "" where they ask for none; frames by noun."""
    verbs: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    nouns: dict[str, list[Frame]] = {}
    for frame in frames().frame:
        for verb in frame.verbs:
            lemma, *rest = verb.split()
            words = as_listed(rest)
            if (words, frame) not in verbs.setdefault(lemma, []):  # "fight their way", "fight its way"
                verbs[lemma].append((words, frame))
        for noun in frame.nouns:
            nouns.setdefault(noun, []).append(frame)
    by_first: dict[str, dict[str, list[Listed]]] = {}
    for lemma, listed in verbs.items():
        for place, (words, frame) in enumerate(listed):
            by_first.setdefault(lemma, {}).setdefault(words[0] if words else "", []).append((place, words, frame))
    return by_first, {k: tuple(v) for k, v in nouns.items()}


def matches(scene: Scene) -> Iterator[Match]:
    """All frames that hold somewhere in the paragraph, in the order of its words."""
    verbs, nouns = _by_lemma()
    hyphenated = {hyphen.i + 1 for hyphen in scene.of_word({"-"})}
    for token, lemma in zip(scene.tokens, scene.lemmas, strict=True):
        if lemma not in verbs and lemma not in nouns and token.i not in hyphenated:
            continue
        if (token.pos_ in {"VERB", "AUX"} and not scene.is_in_a_name(token)) or _is_a_verb_indeed(scene, token):
            listed = verbs.get(lemma)
            if listed is None:
                continue
            beside = Beside(token)
            fitting = [
                (rest, frame)
                for _, rest, frame in beside.fitting(listed)
                if (frame.kind != "deployment" or frame.bare or scene.has_forces)
                and (
                    frame.kind != "deployment"
                    or not _only_governs(token, rest)
                    or (beside.next in rest and not _tells_when(token, rest))
                )
            ]
            longest: dict[str, int] = {}
            moved = _moves_something(scene, token)
            for rest, frame in fitting:
                if frame.subject != "forces" or frame.object != "place" or not moved:
                    longest[frame.kind] = max(longest.get(frame.kind, 0), len(rest))
            left = Remnants(scene, token)
            for rest, frame in fitting:
                if frame.kind in {"deployment", "territory"} and len(rest) < longest.get(frame.kind, 0):
                    continue  # "sent home" is not "sent"
                yield from _with_others(scene, of_verb(scene, token, frame, rest), left)
        elif token.pos_ == "NOUN" and _is_common(scene, token):
            for frame in nouns.get(_hyphenated(token) or lemma, ()):
                yield _of_noun(scene, token, frame)


def _only_governs(verb: Token, rest: tuple[str, ...]) -> bool:
    """Whether the word that a frame asks for is a preposition behind the object: "sent a frigate on patrol"."""
    if rest == ("in",):
        return True
    found = [child for child in verb.rights if (child.lower_,) == rest] if rest in _ALSO_PARTICLES else []
    return any(child.dep_ in {"prep", "dative"} and any(child.rights) for child in found)


def _tells_when(verb: Token, rest: tuple[str, ...]) -> bool:
    """Whether "in" behind a verb leads to a time: "will go in May", "came in 2004"."""
    if rest != ("in",):
        return False
    behind = verb.nbor(2) if verb.i + 2 < len(verb.doc) else verb
    return behind.ent_type_ == "DATE" and behind.head.i == verb.i + 1


def _is_a_verb_indeed(scene: Scene, noun: Token) -> bool:
    """Whether a noun with subject and object is a verb that is read as one: "A Dutch admiral heads the force"."""
    if noun.pos_ != "NOUN" or noun.dep_ not in {"ROOT", "ccomp", "conj", "relcl", "advcl"}:
        return False
    dependents = {child.dep_ for child in noun.children}
    return "nsubj" in dependents and "dobj" in dependents and _is_common(scene, noun)


def _is_common(scene: Scene, noun: Token) -> bool:
    """Whether a noun is part of no name; the first word of a sentence is a capitalised word like any."""
    number = scene.number_at(noun)
    return number is None or (noun.is_sent_start is True and scene.parsed.candidates[number].kind == "bare")


def _moves_something(scene: Scene, verb: Token) -> bool:
    """Whether the verb is done to something, even with "to" after it: "deployed its troops to", "were moved to".

    So it is with who does it: "troops sent by Fiji to the border", "the troops that Fiji sent to the border".
    """
    if any(child.dep_ in {"dobj", "auxpass", "nsubjpass", "agent"} for child in verb.children):
        return True
    if verb.dep_ == "xcomp":  # "the troops that it has promised to send to the border"
        return verb.head.dep_ == "relcl" and bool(scene.objects(verb))
    doers = [child for child in verb.lefts if child.dep_ == "nsubj" and child.lower_ not in RELATIVE]
    whose = any(inner.lower_ == "whose" for doer in doers for inner in doer.lefts)  # "whose 115 soldiers came home"
    return verb.dep_ == "relcl" and bool(doers) and not whose


def _hyphenated(noun: Token) -> str:
    """A noun in two parts, as the lists have it: "pull-out", "draw-down"."""
    if noun.i < 2 or word_before(noun) != "-":
        return ""
    if noun.doc[noun.i - 2].lower_ == "co":
        return f"co-{noun.lemma_.lower()}"
    return f"{noun.doc[noun.i - 2].lower_}-{noun.lower_}" if noun.lower_ in _LAST_PARTS else ""


def of_verb(scene: Scene, verb: Token, frame: Frame, rest: tuple[str, ...] = ()) -> Match:
    """A frame at a verb, whether or not the frame lists it; `rest` are the words that belong to the verb."""
    roles: dict[str, list[int]] = {}
    if frame.subject:
        roles.setdefault(frame.subject, []).extend(noun.i for noun in scene.subjects(verb))
    objects = scene.objects(verb)
    if frame.subject == "forces" and frame.object == "place" and _is_done_to_forces(scene, verb):
        roles[frame.subject] = [noun.i for noun in objects]  # "forces are engaged in", "troops are based at"
        objects = []
    taken = bool(objects) and rest[-1:] in _APART and frame.kind == "deployment" and frame.object == "forces"
    if rest and rest[-1] in _GOVERNING and not taken:  # "take command of", but "moved them from Gao", "sent in May"
        last = scene.doc[min(verb.i + len(rest), len(scene.doc) - 1)]
        if last.lower_ != rest[-1] and last.i + 1 < len(scene.doc):
            last = last.nbor(1)  # "are now the masters of"
        inner = [child for child in last.children if child.dep_ == "pobj"] if last.lower_ == rest[-1] else []
        objects = inner or prepositional(verb, frozenset(rest[-1:])) or objects
    if not objects and rest in {
        ("in",),
        ("out",),
        ("up",),
        ("off",),
        ("over",),
        ("back",),
    }:  # "sending in trainers": parsed as a preposition
        objects = prepositional(verb, frozenset(rest))
    if rest in _STATES and not objects:  # "made 300 men available"
        states = [child for child in verb.rights if child.lower_ == rest[0]]
        objects = [inner for state in states for inner in state.lefts if inner.dep_ == "nsubj"]
    if frame.kind == "deployment" and frame.object == "forces" and verb.lemma_ in _SUPPLYING:
        given = [noun for top in (verb, *objects) for noun in prepositional(top, frozenset({"with"}))]
        objects = [noun for noun in given if noun_of(noun) in nouns("force")] or objects
    if frame.object:
        roles.setdefault(frame.object, []).extend(noun.i for noun in objects)
    recipients = [
        child.i for child in verb.children if child.dep_ == "dative" and child.pos_ in {"NOUN", "PROPN", "PRON"}
    ]
    if "recipient" in frame.prepositions.values():
        roles.setdefault("recipient", []).extend(recipients)
    # verbs of relations are listed with their preposition; the others are for event nouns
    for source in (verb, *objects) if frame.kind != "relation" else ():
        below = governed(source)
        for preposition, role in frame.prepositions.items():
            if source is not verb and preposition in {"of", "with", "by"}:
                continue
            if source is verb and preposition == "of" and any(child.dep_ == "dobj" for child in verb.children):
                continue  # "take care of"
            if " " in preposition:
                found = _double(scene, source, preposition)
            else:
                found = [noun for word, noun in below if word == preposition]
            roles.setdefault(role, []).extend(noun.i for noun in found)
    return Match(frame, verb.i, {role: tuple(dict.fromkeys(tokens)) for role, tokens in roles.items()})


def _is_done_to_forces(scene: Scene, verb: Token) -> bool:
    """Whether a passive tells what becomes of forces, and not what they do: "is guarded by Danish troops"."""
    if not is_passive(verb) or verb.lemma_ in _JOINING:
        return False
    return not any(noun_of(noun) in nouns("force") for noun in scene.subjects(verb))


def _with_others(scene: Scene, match: Match, left: Remnants) -> Iterator[Match]:
    """The frame, and the same with the doers and things of clauses that leave out its verb: "…, the FNLA the north"."""
    frame = match.frame
    things = match.roles.get(frame.object or "", ())
    if not frame.subject or not match.roles.get(frame.subject) or not things or not left.pairs:
        yield match
        return
    theirs = {thing.i for _, thing in left.pairs}
    own = tuple(thing for thing in things if thing not in theirs) or _before(scene, things[0], left)
    if own:
        yield msgspec.structs.replace(match, roles={**match.roles, frame.object or "": own})
    for name, thing in left.pairs:
        roles = {**match.roles, frame.subject: (name.i,), frame.object or "": (thing.i,)}
        yield msgspec.structs.replace(match, roles=roles)


def _before(scene: Scene, thing: int, left: Remnants) -> tuple[int, ...]:
    """The verb's own thing, which the parse makes a part of the next one: "sent a frigate and Norway a minehunter"."""
    first = min(name.i for name, _ in left.pairs)
    parts = [child.i for child in scene.doc[thing].lefts if child.dep_ in _PARTS and child.i < first]
    return tuple(parts[-1:])


def _double(scene: Scene, source: Token, preposition: str) -> list[Token]:
    """What "out of" governs: "of" stands below "out"."""
    first, last = preposition.split()
    return [
        noun
        for child in source.rights
        if child.lower_ == first
        for noun in [*prepositional(child, frozenset({last})), *governed_right_after(child, frozenset({last}))]
    ]


def _behind(noun: Token) -> list[Token]:
    """What "of" governs behind a place or a time that stands between: "the arrival in Gao of 600 men"."""
    between = prepositional(noun, _BETWEEN)
    return (
        [token for place in between for token in prepositional(place, frozenset({"of"}))] if len(between) == 1 else []
    )


def _of_its_row(noun: Token) -> list[tuple[str, Token]]:
    """What "of" governs for a row of nouns, hung on the first: "the ouster and murder of the minister"."""
    if noun.dep_ != "conj" or noun.head.pos_ != "NOUN":
        return []
    return [(word, token) for word, token in governed(noun.head) if word == "of" and token.i > noun.i]


def _course_of(noun: Token) -> Token:
    """The course that an event takes, where a noun names it: "their withdrawal process", "process of withdrawal"."""
    if noun.dep_ == "compound" and noun.head.i == noun.i + 1 and noun.head.lemma_.lower() in _COURSES:
        return noun.head
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return over if over.lemma_.lower() in _COURSES else noun


def _of_noun(scene: Scene, noun: Token, frame: Frame) -> Match:
    roles: dict[str, list[int]] = {}
    course = _course_of(noun) if frame.kind == "deployment" else noun
    below = governed(noun) or _of_its_row(noun)
    below += [each for each in governed(course) if each[1].i != noun.i] if course is not noun else []
    below += [each for word, kind in below if word == "of" and kind.lemma_ in _KINDS_OF_WAR for each in governed(kind)]
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in _SPANS:
        below += [each for each in governed(noun.head.head) if each[1].i > noun.i]  # "years of war against them"
    for preposition, role in frame.prepositions.items():
        roles.setdefault(role, []).extend(token.i for word, token in below if word == preposition)
    if "of" in frame.prepositions and not roles.get(frame.prepositions["of"]):
        later = [token for token in _behind(noun) if token.i > noun.i]  # "the arrival in Gao of 600 men"
        roles[frame.prepositions["of"]] = [token.i for token in later]
    own_role = frame.subject or ""
    if own_role:
        by = prepositional(noun, frozenset({"by"}))
        roles.setdefault(own_role, []).extend(token.i for token in by)
    if frame.object:
        whole = bool(_hyphenated(noun))  # "pull-out" pulls no "pull" out
        compounds = [child.i for child in noun.lefts if child.dep_ == "compound" and scene.number_at(child) is None]
        compounds = [at for at in compounds if not whole or at != noun.i - 2]
        roles.setdefault(frame.object, []).extend(compounds)
    own = tuple(scene.modifying(noun)) or (tuple(scene.modifying(course)) if course is not noun else ())
    if not own and not roles.get(own_role):
        if frame.kind == "deployment":
            _carry_out(scene, course, frame, roles)
        elif own_role and (frame.kind == "contribution" or frame.says in _SHARED):
            roles[own_role] = [doer.i for doer in _who_takes_part(scene, noun)]
    return Match(
        frame,
        noun.i,
        {role: tuple(dict.fromkeys(tokens)) for role, tokens in roles.items()},
        own,
        own_role,
    )


def _who_takes_part(scene: Scene, noun: Token) -> list[Token]:
    """Who has a part in an event: "plays a key role in the delivery of arms", "contributed to the training of men"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in {"in", "to", "with"}:
        return []
    above = preposition.head
    if above.lemma_.lower() in _PARTS_PLAYED and above.dep_ == "dobj" and above.head.lemma_ in _PLAYING:
        return scene.subjects(above.head)
    played = any(child.dep_ == "dobj" and child.lemma_.lower() in _PARTS_PLAYED for child in above.rights)
    if above.lemma_ in _PLAYING and played and preposition.lower_ == "in":
        return scene.subjects(above)
    if preposition.lower_ in _SHARING.get(above.lemma_, ()):
        return scene.objects(above) if is_passive(above) else scene.subjects(above)
    return []


def _carry_out(scene: Scene, noun: Token, frame: Frame, roles: dict[str, list[int]]) -> None:
    """Who does it where a verb carries the noun: "Danish troops have begun a withdrawal", "Chad weighs a pull-out"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in kinds().syntax.carried_out:
        return
    doers = scene.subjects(verb)
    forces = [doer.i for doer in doers if noun_of(doer) in nouns("force")]
    if forces and "forces" in (frame.subject, frame.object):
        if not roles.get("forces"):
            roles["forces"] = forces
    elif frame.subject and frame.subject != "forces":
        roles.setdefault(frame.subject, []).extend(doer.i for doer in doers)
