"""The ten kinds of claims, field by field.

A claim is one fact that one paragraph states, with the words that state it. `kind` tells the kinds apart on the wire.
The fields named in `identity` tell one claim of a paragraph from another: two that agree on them are the same claim.
"""

from typing import ClassVar, Literal

import msgspec

from schemas.entities import Entity, Reference

Modality = Literal["asserted", "planned", "possible", "negated"]
Precision = Literal["year", "month", "day"]
Qualifier = Literal["exact", "about", "more_than", "less_than", "up_to", "at_least", "range"]
Number = int | float

MembershipStatus = Literal["joined", "member", "leaving", "left", "refused", "candidate"]
SizeUnit = Literal["countries", "nations", "members", "organisations"]
Posture = Literal["present", "deploying", "staying", "withdrawing", "withdrawn"]
ContributionType = Literal[
    "air",
    "ground",
    "naval",
    "training",
    "equipment",
    "funding",
    "intelligence",
    "logistics",
    "medical",
    "humanitarian",
    "command",
    "counter_propaganda",
    "basing",
    "other",
]
TerritoryChange = Literal["controls", "gained", "lost", "besieged", "contested"]
MissionStatus = Literal["started", "ongoing", "shifting", "suspended", "ended"]
Predicate = Literal[
    "leads", "supports", "fights", "opposes", "protects", "trains", "commands", "threatens", "negotiates_with"
]
Outcome = Literal["killed", "wounded", "captured", "displaced"]


class Time(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """When a claim holds: from `start` to `end`, both included, as ISO 8601 dates no finer than `precision`.

    "in 2014" is 2014 to 2014, "on Tuesday" one day, "since 2014" has no end, "until 2016" no start.
    """

    start: str | None = None
    end: str | None = None
    precision: Precision


class Claim(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", gc=False):
    """What every claim has.

    `start` and `end` count characters (Unicode code points) within the paragraph as it was published, and `text` is
    exactly what stands there. `attributed_to` is who says so where the text says who. `within` is the coalition that
    the document speaks of at this place, as part of which the claim holds. `extractor` is a name and a version.
    """

    identity: ClassVar[tuple[str, ...]]

    id: str
    document_id: str
    paragraph: int
    start: int
    end: int
    text: str
    modality: Modality = "asserted"
    attributed_to: Reference | None = None
    time: Time | None = None
    within: Entity | None = None
    confidence: float = 1.0
    extractor: str = ""


class Membership(Claim, frozen=True, kw_only=True, tag="membership"):
    """A member stands in a coalition, or joins, leaves or refuses it: "composed of … NATO and Interpol"."""

    identity = ("coalition", "member", "status")
    coalition: Reference
    member: Reference
    status: MembershipStatus


class CoalitionSize(Claim, frozen=True, kw_only=True, tag="coalition_size"):
    """How many there are in a coalition: "composed of 70 nations"."""

    identity = ("coalition", "count")
    coalition: Reference
    count: Number
    unit: SizeUnit | None = None
    qualifier: Qualifier = "exact"
    min: Number | None = None
    max: Number | None = None
    vague: bool = False


class Deployment(Claim, frozen=True, kw_only=True, tag="deployment"):
    """An actor's forces somewhere, or on their way: "about 2,000 troops in Syria"."""

    identity = ("actor", "location", "count", "posture")
    actor: Reference
    posture: Posture
    location: Reference | None = None
    count: Number | None = None
    unit: str | None = None
    qualifier: Qualifier | None = None
    min: Number | None = None
    max: Number | None = None
    vague: bool = False


class Amount(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How much of a contribution: 30 tanks, or 100 million of a currency (ISO 4217)."""

    number: Number
    unit: str | None = None
    currency: str | None = None
    qualifier: Qualifier = "exact"
    min: Number | None = None
    max: Number | None = None
    vague: bool = False


class Contribution(Claim, frozen=True, kw_only=True, tag="contribution"):
    """What an actor gives to somebody or to the coalition: "Germany gave 30 Leopard tanks to Ukraine"."""

    identity = ("actor", "contribution", "amount")
    actor: Reference
    contribution: ContributionType
    recipient: Reference | None = None
    amount: Amount | None = None


class Territory(Claim, frozen=True, kw_only=True, tag="territory"):
    """Who holds, gains or loses ground: "seized Mosul and Tikrit". `share` is in percent."""

    identity = ("actor", "place", "share", "change")
    actor: Reference
    change: TerritoryChange
    place: Reference | None = None
    share: Number | None = None
    by: Reference | None = None


class Mission(Claim, frozen=True, kw_only=True, tag="mission"):
    """What a coalition or an actor is there for: "the mission is now shifting toward stabilization"."""

    identity = ("coalition", "actor", "purpose", "status")
    purpose: str
    status: MissionStatus
    coalition: Reference | None = None
    actor: Reference | None = None


class Role(Claim, frozen=True, kw_only=True, tag="role"):
    """The office or title of a person: "US Secretary of Defense Jim Mattis". `start` and `end` are offsets;
    since when and until when the office was held is `time`."""

    identity = ("person", "title", "organisation")
    person: Reference
    title: str
    organisation: Reference | None = None
    former: bool = False


class Statement(Claim, frozen=True, kw_only=True, tag="statement"):
    """Somebody said something: `quote` has the words, or for indirect speech the reported clause."""

    identity = ("speaker", "quote")
    speaker: Reference
    quote: str
    direct: bool
    addressee: Reference | None = None


class Relation(Claim, frozen=True, kw_only=True, tag="relation"):
    """One actor leads, supports, fights … another: "the US-led coalition"."""

    identity = ("subject", "predicate", "object")
    subject: Reference
    predicate: Predicate
    object: Reference


class Casualties(Claim, frozen=True, kw_only=True, tag="casualties"):
    """People killed, wounded, captured or displaced: "the strike killed 12 fighters". `actor` suffered, `by` did it."""

    identity = ("actor", "place", "count", "outcome")
    outcome: Outcome
    actor: Reference | None = None
    place: Reference | None = None
    count: Number | None = None
    qualifier: Qualifier | None = None
    min: Number | None = None
    max: Number | None = None
    vague: bool = False
    by: Reference | None = None


AnyClaim = (
    Membership
    | CoalitionSize
    | Deployment
    | Contribution
    | Territory
    | Mission
    | Role
    | Statement
    | Relation
    | Casualties
)
ClaimKind = Literal[
    "membership",
    "coalition_size",
    "deployment",
    "contribution",
    "territory",
    "mission",
    "role",
    "statement",
    "relation",
    "casualties",
]
CLAIM_TYPES: dict[str, type[Claim]] = {
    cls.__struct_config__.tag: cls  # type: ignore[misc]
    for cls in (
        Membership,
        CoalitionSize,
        Deployment,
        Contribution,
        Territory,
        Mission,
        Role,
        Statement,
        Relation,
        Casualties,
    )
}


def kind_of(claim: Claim) -> ClaimKind:
    """The kind of a claim, as it stands on the wire."""
    return claim.__struct_config__.tag  # type: ignore[return-value]
