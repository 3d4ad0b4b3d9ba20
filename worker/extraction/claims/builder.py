"""Where drafts are made: one place that knows their evidence, who says so, when it holds, and which frame made them."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, TypeVar

import msgspec
from spacy.tokens import Token

from schemas import (
    AnyClaim,
    Claim,
    CoalitionSize,
    Contribution,
    Deployment,
    Membership,
    Reference,
    Relation,
    Time,
    kind_of,
)
from schemas.claims import MembershipStatus, Modality, Posture
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb
from worker.extraction.reading import Presence, Trace

MOST_DRAFTS = 2_000
MOST_REMEMBERED = 20
AClaim = TypeVar("AClaim", bound=Claim)


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """Words that somebody is said to have said, as tokens `first` to `last`, both included."""

    first: int
    last: int
    speaker: Reference


class Member(msgspec.Struct, frozen=True):
    """A membership that a sentence has told of somebody."""

    coalition: Reference
    status: MembershipStatus
    modality: Modality


Told = tuple[Party, Posture, Modality, Party | None]  # of a number: whose, in which posture, how sure, where


class Builder:
    """Collects the drafts of one paragraph. Two that agree on their identity fields are one: the surer one stays."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.reported: list[Reported] = []
        self.introduces: Reference | None = None  # who speaks in the next paragraph
        self.lists: Reference | None = None  # whose members the next paragraphs are
        self.charges: Reference | None = None  # whose tasks they are
        self.counted: dict[int, Told] = {}  # the numbers that deployments have told, by their first token
        self.labelled: set[int] = set()  # the first tokens of the numbers that labels have told
        self.told: set[int] = set()  # the nouns of forces that deployments have told of
        self.spoken_of: list[Presence] = []
        # whom a sentence, by its first token, has made a member; the tokens where purposes start, and whose they are
        self.members: dict[int, dict[str, Member]] = {}
        self.purposes: dict[int, Party | None] = {}
        self._drafts: dict[tuple[Any, ...], tuple[AnyClaim, Trace]] = {}

    def add(
        self,
        kind: type[Claim],
        frame: str,
        tokens: Iterable[int],
        *,
        at: int,
        modality: Modality = "asserted",
        confidence: float = 0.8,
        attributed_to: Reference | None = None,
        time: Time | None = None,
        timeless: bool = False,
        **fields: Any,
    ) -> None:
        """Make a draft whose evidence reaches from the first to the last of the tokens.

        `at` is the token that states it: whoever is reported to say these words is whom the claim is attributed to.
        `timeless` claims do not hold at the time that their clause tells of.
        """
        places = sorted({*tokens, at})
        doc, parsed = self.scene.doc, self.scene.parsed
        for name in _WORDED.get(kind, ()):
            fields[name] = self._worded(fields[name])
        first = next((i for i in range(places[0], at) if doc[i].text not in _NO_BEGINNING), at)
        start, end = parsed.start(doc[first]), parsed.end(doc[places[-1]])
        time = time or (None if timeless else self.time_near(at, places, modality))
        if modality == "asserted" and time is not None and self._is_to_come(at, time):
            modality = "planned"  # "is withdrawing next month"
        draft: Any = kind(
            id="",
            document_id="",
            paragraph=0,
            start=start,
            end=end,
            text=parsed.source.text[start:end],
            modality=modality,
            attributed_to=attributed_to or self.speaker_at(at),
            time=time,
            confidence=confidence,
            **fields,
        )
        self.keep(draft, self.trace(frame, places))

    def _is_to_come(self, at: int, time: Time) -> bool:
        """Whether a time begins after the paragraph was published, and what holds then is told in the present."""
        verb = clause_verb(self.scene.doc[at])
        tags = {verb.tag_, *(child.tag_ for child in verb.lefts if child.dep_ in {"aux", "auxpass"})}
        if "VBD" in tags or tags.isdisjoint({"VBG", "VBZ", "VBP"}):
            return False
        published = (self.scene.parsed.source.published_at or "")[:10]
        begins = (time.start or "")[: len(published)]
        return bool(begins) and begins > published[: len(begins)]

    def trace(self, frame: str, places: Iterable[int]) -> Trace:
        """That a frame made a draft of the tokens at these places."""
        tokens = [self.scene.doc[place] for place in islice(places, MOST_PATH)]
        return Trace(frame=frame, path=tuple((self.scene.parsed.start(t), self.scene.parsed.end(t)) for t in tokens))

    def _worded(self, reference: Reference) -> Reference:
        """What is only described keeps its words, for where the document knows none: "a multinational operation"."""
        number = (reference.id or "").removeprefix("#")
        if reference.name or not number.isdigit():
            return reference
        candidate = self.scene.parsed.candidates[int(number)]
        text = self.scene.parsed.source.text
        if candidate.kind == "pronoun" and candidate.antecedent is not None:
            told = self.scene.parsed.candidates[candidate.antecedent]
            if told.kind == "definite" and told.type == "coalition":  # "backed the operation and took part in it"
                return msgspec.structs.replace(reference, name=f"the {text[told.start : told.end]}")
            return reference
        if candidate.description is not None:
            return Reference(id=reference.id, name=text[candidate.start : candidate.end])
        if candidate.kind == "definite" and candidate.head == "allies":
            return Reference(id=reference.id, name=text[candidate.start : candidate.end])
        if candidate.kind == "definite" and candidate.type in {"armed_group", "coalition"}:
            start = text.rfind(" ", 0, max(candidate.start - 1, 0)) + 1  # with its article: "the rebels"
            return Reference(id=reference.id, name=text[start : candidate.end])
        return reference

    def lately(self) -> list[Told]:
        """What deployments have told last of numbers, the latest first."""
        return list(islice(reversed(self.counted.values()), MOST_REMEMBERED))

    def sender(self, before: int) -> Reference | None:
        """Whose forces the last deployment is about that is told before a token."""
        limit = self.scene.parsed.start(self.scene.doc[before])
        made = (draft for draft, _ in reversed(self._drafts.values()) if isinstance(draft, Deployment))
        last = next((draft for draft in made if draft.start < limit), None)
        return last.actor if last is not None else None

    def _forget_placeless(self) -> None:
        """Drop counted forces without a place that are told with one too: "600 men flew to Gao to join the force"."""
        drafts = [(key, draft) for key, (draft, _) in self._drafts.items()]
        made = [(key, draft) for key, draft in drafts if isinstance(draft, Deployment) and draft.count]
        placed = {(draft.actor, draft.count, draft.posture): draft for _, draft in made if draft.location is not None}
        for key, draft in made:
            other = placed.get((draft.actor, draft.count, draft.posture)) if draft.location is None else None
            if other is not None and other.start <= draft.end and draft.start <= other.end:
                del self._drafts[key]

    def settle(self) -> None:
        """Let forces without a number go where the sentence has their number: their place is that of the number."""
        numbers = [
            (key, draft) for key, (draft, _) in self._drafts.items() if isinstance(draft, Deployment) and draft.count
        ]
        for key, (draft, _) in list(self._drafts.items()):
            if not isinstance(draft, Deployment) or draft.count is not None or draft.posture != "present":
                continue
            for other, counted in numbers[-MOST_REMEMBERED:]:
                same = counted.actor == draft.actor and counted.posture == "present" and counted.location is None
                near = counted.start <= draft.end and draft.start <= counted.end
                if same and near and draft.location is not None:
                    placed = msgspec.structs.replace(counted, location=draft.location)
                    self._drafts[other] = (placed, self._drafts[other][1])
                    del self._drafts[key]
                    break
        self._forget_placeless()

    def keep(self, draft: AnyClaim, trace: Trace) -> None:
        """Take a finished draft, unless a surer one of the same identity is there."""
        key = (kind_of(draft), *(_plain(getattr(draft, field)) for field in draft.identity))
        known = self._drafts.get(key)
        if (known is None and len(self._drafts) < MOST_DRAFTS) or (
            known is not None and draft.confidence > known[0].confidence
        ):
            self._drafts[key] = (draft, trace)

    def replace(self, draft: AnyClaim, by: AnyClaim, trace: Trace) -> None:
        """Take another draft in the place of one that was made before."""
        self._drafts.pop((kind_of(draft), *(_plain(getattr(draft, field)) for field in draft.identity)), None)
        self.keep(by, trace)

    def forget(self, kind: type[AClaim], which: Callable[[AClaim], bool]) -> None:
        """Drop the drafts of a kind for which another says more."""
        for key, (draft, _) in list(self._drafts.items()):
            if isinstance(draft, kind) and which(draft):
                del self._drafts[key]

    def latest(self, kind: type[AClaim]) -> list[AClaim]:
        """The drafts of a kind made so far, the last first."""
        return [draft for draft, _ in reversed(self._drafts.values()) if isinstance(draft, kind)]

    def made(self, kind: type[AClaim]) -> list[tuple[AClaim, Trace]]:
        """The drafts of a kind made so far with what made them."""
        return [(draft, trace) for draft, trace in self._drafts.values() if isinstance(draft, kind)]

    def speaker_at(self, token: int) -> Reference | None:
        """Who is reported to say the words at a token: the innermost report."""
        best: Reported | None = None
        for report in self.reported:
            if report.first <= token <= report.last and (
                best is None or report.last - report.first < best.last - best.first
            ):
                best = report
        return best.speaker if best else None

    def time_near(self, at: int, places: list[int], modality: Modality) -> Time | None:
        """The time expression of the clause that the token states: the one whose verb is the token's verb."""
        verb = clause_verb(self.scene.doc[at])
        to_be = verb.tag_ == "VB" and modality in {"planned", "possible"}
        first, end = self.scene.sentence(at)
        timed = self.scene.timed
        for_a_reason = self._is_reason(at, verb)
        own: list[tuple[bool, int, Time | None]] = []
        for start, above, expression in timed[bisect_left(timed, first, key=lambda item: item[0]) :]:
            if start >= end:
                break
            told = verb.dep_ == "ccomp" and above == verb.head.i  # "said on Tuesday that it would send"
            within = places[0] <= start <= places[-1] and not told and not self._is_aside(above, verb)
            beside = above == verb.i or (above == verb.head.i and verb.dep_ in {"xcomp", "conj"})
            if within or (beside and not for_a_reason):
                ahead = expression.ahead if to_be and above == verb.i else None
                own.append((above != verb.i, abs(start - at), ahead or expression.time))
        return min(own, key=lambda item: item[:2])[2] if own else self._when(verb)

    def _is_aside(self, told: int, verb: Token) -> bool:
        """Whether a verb is in a relative clause that ends before another: "who fought in 2007, have taken"."""
        token = self.scene.doc[told]
        while token.i != verb.i and token.head.i != token.i:
            if token.dep_ in {"relcl", "acl"} and token.right_edge.i < verb.i:
                return True
            token = token.head
        return False

    def _is_reason(self, at: int, verb: Token) -> bool:
        """Whether it is only why something was done, and was at another time: "left in 1980 because of the war"."""
        token = self.scene.doc[at]
        while token.i != verb.i and token.head.i != token.i:
            token = token.head
            before = self.scene.doc[token.i - 1] if token.lower_ == "of" and token.i else token
            if _REASONS & {token.lower_, before.lower_}:
                return True
        return False

    def _when(self, verb: Token) -> Time | None:
        """The time that a "when" clause is about: "a repeat of 2011, when the US completed its withdrawal"."""
        for _ in range(_CLAUSES_UP):
            when = next((child for child in verb.lefts if child.lower_ == "when"), None)
            if when is not None:
                return self._told_before(when)
            if verb.head.i == verb.i or verb.dep_ not in {"xcomp", "ccomp", "conj", "advcl", "relcl", "acl"}:
                break
            verb = clause_verb(verb.head)
        return None

    def _told_before(self, when: Token) -> Time | None:
        for expression in reversed(self.scene.times):
            between = self.scene.parsed.text[expression.end : when.idx] if expression.end <= when.idx else None
            if between is not None:
                time = expression.time if not between.strip(" ,(") else None
                one = time.start or time.end if time is not None else None
                if time is None or one is None or (time.start and time.end):
                    return time
                return Time(start=one, end=one, precision=time.precision)  # "since 2011, when": in 2011
        return None

    @property
    def drafts(self) -> tuple[AnyClaim, ...]:
        """What was made, in the order of its evidence."""
        return tuple(draft for draft, _ in self._ordered())

    @property
    def traces(self) -> tuple[Trace, ...]:
        """How each of `drafts` was made, in the same order."""
        return tuple(trace for _, trace in self._ordered())

    def _ordered(self) -> list[tuple[AnyClaim, Trace]]:
        return sorted(self._drafts.values(), key=lambda made: (made[0].start, made[0].end))


# Parties that may be told in words: "the rebels", "the coalition", where the document names none.
_WORDED: dict[type[Claim], tuple[str, ...]] = {
    Relation: ("subject", "object"),
    Membership: ("coalition",),
    CoalitionSize: ("coalition",),
    Contribution: ("actor",),
}
_REASONS = frozenset({"because", "due", "owing", "despite"})
_CLAUSES_UP = 3
_NO_BEGINNING = frozenset({"-", "–", "•", "*", "'s", ","})  # bullets, and what a name before leaves
MOST_PATH = 12
_SPACE = re.compile(r"\s+")


def _plain(value: Any) -> Any:
    if isinstance(value, Reference):
        return value.key
    if isinstance(value, msgspec.Struct):
        return msgspec.json.encode(value)
    return _SPACE.sub(" ", value.lower()) if isinstance(value, str) else value
