"""The word lists of the claims, read from TOML and checked: a wrong line is an error that names the file."""

from functools import cache
from typing import Literal, get_args

import msgspec

from schemas import EntityType
from schemas.claims import (
    ContributionType,
    MembershipStatus,
    MissionStatus,
    Outcome,
    Posture,
    Predicate,
    TerritoryChange,
)
from worker.extraction.knowledge.loading import load


class Speech(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Verbs and nouns of saying. `weak` verbs need a clause of their own or a quotation right beside them."""

    verbs: frozenset[str]
    weak: frozenset[str]
    quotation_only: frozenset[str]
    never_fragments: frozenset[str]
    announcing: frozenset[str]
    announced: frozenset[str]
    outlets: frozenset[str]
    telling: frozenset[str]
    nouns: frozenset[str]
    giving: frozenset[str]
    issued: frozenset[str]
    inquiring: frozenset[str]
    speakers: frozenset[str]
    asking: frozenset[str]
    calling: frozenset[str]
    mute: frozenset[str]


class ModalityCues(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Auxiliaries, governors and negations, as lemmas; auxiliaries in lower case as they stand.

    Of a phrase the first word is a lemma, the others stand as they are.
    """

    planned_auxiliaries: frozenset[str]
    possible_auxiliaries: frozenset[str]
    planned: frozenset[str]
    possible: frozenset[str]
    negated: frozenset[str]
    planned_phrases: tuple[str, ...]
    possible_phrases: tuple[str, ...]
    negated_phrases: tuple[str, ...]
    waiting: frozenset[str]
    plans: frozenset[str]
    happened: frozenset[str]
    approving: frozenset[str]
    planned_adjectives: frozenset[str]
    pleasures: frozenset[str]
    possible_adjectives: frozenset[str]
    conditions: frozenset[str]
    negations: frozenset[str]


class Headlines(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Table `headlines` of `cues.toml`."""

    verbs: frozenset[str]
    never: frozenset[str]


class Cues(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`cues.toml`."""

    speech: Speech
    modality: ModalityCues
    headlines: Headlines


class Titles(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`titles.toml`: heads of titles (one or more words), ranks, and the words around them."""

    heads: frozenset[str]
    ranks: frozenset[str]
    former: frozenset[str]
    modifiers: frozenset[str]
    becoming: frozenset[str]
    naming: frozenset[str]
    holding: frozenset[str]
    leaving: frozenset[str]
    appointments: frozenset[str]
    honorifics: frozenset[str]
    sought: frozenset[str]
    passing: frozenset[str]


@cache
def cues() -> Cues:
    """The lists of `cues.toml`."""
    return load("cues", Cues)


@cache
def titles() -> Titles:
    """The lists of `titles.toml`."""
    return load("titles", Titles)


FrameKind = Literal["relation", "deployment", "contribution", "territory", "casualties", "membership"]
RoleName = Literal[
    "agent",
    "patient",
    "between",
    "actor",
    "forces",
    "place",
    "thing",
    "recipient",
    "ground",
    "by",
    "victims",
    "harm",
    "member",
    "coalition",
]


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Verbs and event nouns that make one kind of claim, and who takes which of its roles. See `frames.toml`."""

    name: str
    kind: FrameKind
    says: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    subject: RoleName | None = None
    object: RoleName | None = None
    prepositions: dict[str, RoleName] = {}
    only: tuple[EntityType, ...] = ()
    bare: bool = False

    def __post_init__(self) -> None:
        """A frame that says what its kind cannot say is an error of the file."""
        allowed = _SAYS[self.kind]
        if self.says not in allowed:
            raise ValueError(f"frame {self.name!r}: {self.says!r} is none of {', '.join(sorted(allowed))}")


_SAYS: dict[str, frozenset[str]] = {
    "relation": frozenset(get_args(Predicate)),
    "deployment": frozenset(get_args(Posture)),
    "contribution": frozenset(get_args(ContributionType)) | {""},
    "territory": frozenset(get_args(TerritoryChange)),
    "casualties": frozenset(get_args(Outcome)),
    "membership": frozenset(get_args(MembershipStatus)),
}


class Frames(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`frames.toml`."""

    alliances: frozenset[str]
    frame: tuple[Frame, ...]


class MoreFrames(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`frames_events.toml`."""

    frame: tuple[Frame, ...]


@cache
def frames() -> Frames:
    """The frames of `frames.toml` and `frames_events.toml`, in the order of the files."""
    found = load("frames", Frames)
    return msgspec.structs.replace(found, frame=found.frame + load("frames_events", MoreFrames).frame)


def verbs_in_headlines() -> frozenset[str]:
    """The verbs of frames, of saying and of headlines in the forms that these use: "seize", "seizes", "seized"."""
    lemmas = {verb.split()[0] for frame in frames().frame for verb in frame.verbs}
    lemmas |= cues().speech.verbs | cues().headlines.verbs
    forms = set(lemmas)
    for lemma in lemmas:
        stem = lemma[:-1] + "i" if lemma.endswith("y") and lemma[-2:-1] not in "aeou" else lemma
        sibilant = lemma.endswith(("s", "x", "z", "ch", "sh", "o"))
        forms |= {stem + ("es" if stem != lemma or sibilant else "s"), stem + ("d" if lemma.endswith("e") else "ed")}
    return frozenset(forms - cues().headlines.never)


def alliances() -> frozenset[str]:
    """The slugs of the organisations that have members as coalitions have them."""
    return frames().alliances


class Missions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`frames_missions.toml`."""

    undertakings: frozenset[str]
    warlike: frozenset[str]
    loose: frozenset[str]
    habits: frozenset[str]
    services: frozenset[str]
    tasks: frozenset[str]
    deeds: frozenset[str]
    watching: frozenset[str]
    aiding: frozenset[str]
    awaiting: frozenset[str]
    partaking: frozenset[str]
    whiling: frozenset[str]
    halting: frozenset[str]
    opening: frozenset[str]
    given: frozenset[str]
    manners: frozenset[str]
    shifts: frozenset[str]
    posting: frozenset[str]
    actions: frozenset[str]
    acting: frozenset[str]
    no_purpose: frozenset[str]
    phrasal: frozenset[str]
    ways: frozenset[str]
    kinds: frozenset[str]
    martial: frozenset[str]
    broad: frozenset[str]
    weak: frozenset[str]
    made: frozenset[str]
    manned: frozenset[str]
    bids: frozenset[str]
    backing: frozenset[str]
    bidding: frozenset[str]
    no_purpose_of: frozenset[str]
    marching: frozenset[str]
    making: frozenset[str]
    striving: frozenset[str]
    resolved: frozenset[str]
    endeavours: frozenset[str]
    of_peace: frozenset[str]
    of_no_peace: frozenset[str]
    civil: frozenset[str]
    fights: frozenset[str]
    times: frozenset[str]
    keeping: frozenset[str]
    strengths: frozenset[str]
    works: frozenset[str]
    clause_ends: frozenset[str]
    no_goals: frozenset[str]
    goals: frozenset[str]
    pursuing: frozenset[str]
    phases: dict[str, MissionStatus]
    status: dict[MissionStatus, frozenset[str]]


@cache
def missions() -> Missions:
    """The lists of `frames_missions.toml`."""
    return load("frames_missions", Missions)


def is_joint_body(entity_id: str) -> bool:
    """Whether an organisation is one that states give forces to: a task force of several."""
    kind, _, name = entity_id.partition(":")
    return kind == "organisation" and "task-force" in name
