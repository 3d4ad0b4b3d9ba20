"""The words that single kinds of claims look at: `cues_kinds.toml`."""

from collections.abc import Iterable
from functools import cache

import msgspec
from ahocorasick_rs import AhoCorasick

from schemas.claims import ContributionType, MembershipStatus, Outcome, TerritoryChange
from worker.extraction.knowledge.loading import load
from worker.extraction.text.boundaries import is_whole


class WordsSyntax(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Section `syntax` of `cues_kinds.toml`, where each list is explained."""

    answering: frozenset[str]
    hindering: frozenset[str]
    undertakings: frozenset[str]
    handed_over: frozenset[str]
    sets_going: frozenset[str]
    beside: frozenset[str]
    belonging: frozenset[str]
    amounts: frozenset[str]
    helped_by: frozenset[str]
    owned_plans: frozenset[str]
    carried_out: frozenset[str]
    said_to_be: frozenset[str]


class WordsRelations(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Section `relations` of `cues_kinds.toml`, where each list is explained."""

    amounts: frozenset[str]
    stands_for: frozenset[str]
    supportable: frozenset[str]
    events: frozenset[str]
    with_support: frozenset[str]
    against_their_state: frozenset[str]
    each_other: frozenset[str]
    conflict: frozenset[str]
    light: frozenset[str]
    led: frozenset[str]
    fought_with: frozenset[str]
    fought_against: frozenset[str]
    one_sided: frozenset[str]
    of_the_attacker: frozenset[str]
    sports: frozenset[str]
    mild: frozenset[str]
    reacting: frozenset[str]
    upheld: frozenset[str]
    means: frozenset[str]
    on_persons: frozenset[str]
    on_places: frozenset[str]
    in_words: frozenset[str]
    armed: frozenset[str]
    of_a_state: frozenset[str]
    ruling: frozenset[str]
    interventions: frozenset[str]
    civilian: frozenset[str]
    protectable: frozenset[str]
    agreed: frozenset[str]
    peaceful: frozenset[str]
    agreeing: frozenset[str]
    tasks: frozenset[str]
    seizing: frozenset[str]
    ending: frozenset[str]
    aggression: frozenset[str]
    evils: frozenset[str]
    unjust: frozenset[str]
    enabling: frozenset[str]
    condemning: frozenset[str]
    condemned: frozenset[str]
    demanding: frozenset[str]
    giving_way: frozenset[str]
    ousting: frozenset[str]
    risings: frozenset[str]
    reprisals: frozenset[str]
    harmless: frozenset[str]
    branding: frozenset[str]
    branded: frozenset[str]
    dangers: frozenset[str]
    proceeding: frozenset[str]
    accusing: frozenset[str]
    allies: frozenset[str]
    proxies: frozenset[str]
    opponents: frozenset[str]
    followers: frozenset[str]
    used_by: frozenset[str]
    endangered: frozenset[str]
    suffering: frozenset[str]
    officers: frozenset[str]
    targets: frozenset[str]
    firing: frozenset[str]
    clashing: frozenset[str]
    harming: frozenset[str]
    exchanging: frozenset[str]
    exchanged: frozenset[str]
    holding_talks: frozenset[str]
    missiles: frozenset[str]
    dying: frozenset[str]
    claimed: frozenset[str]
    receiving: frozenset[str]
    supplied: frozenset[str]
    sending_arms: frozenset[str]
    falling: frozenset[str]
    leaders: frozenset[str]
    engaged: frozenset[str]


class WordsCasualties(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Section `casualties` of `cues_kinds.toml`, where each list is explained."""

    outcomes: dict[str, Outcome]
    counted: dict[str, Outcome]
    fighting: frozenset[str]
    between: frozenset[str]
    life_verbs: frozenset[str]
    violent: frozenset[str]
    ranks: frozenset[str]
    human: frozenset[str]
    finding: frozenset[str]
    illness: frozenset[str]
    natural: frozenset[str]
    intending: frozenset[str]
    harms: frozenset[str]
    homes: frozenset[str]
    tolled: dict[str, Outcome]
    no_people: frozenset[str]
    bodies: frozenset[str]
    harming: frozenset[str]
    telling: frozenset[str]
    totalling: frozenset[str]


class WordsContributions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Section `contributions` of `cues_kinds.toml`, where each list is explained."""

    moral: frozenset[str]
    given_away: frozenset[str]
    generic: frozenset[str]
    kinds_of_help: dict[str, ContributionType]
    too_vague: frozenset[str]
    specific: frozenset[str]
    sized: frozenset[str]
    where: dict[str, ContributionType]
    helping: frozenset[str]
    carrying: frozenset[str]
    announcing: frozenset[str]
    considering: frozenset[str]
    aid: frozenset[str]
    aid_phrases: frozenset[str]
    givers: frozenset[str]
    rulers: frozenset[str]
    costs: frozenset[str]
    taught: frozenset[str]
    given_by: dict[str, ContributionType]
    given_as: dict[str, ContributionType]
    shared: dict[str, ContributionType]
    labelled: dict[str, str]
    services: dict[str, ContributionType]
    seeing_to: frozenset[str]
    answering: frozenset[str]
    sent_by: frozenset[str]
    lasting: frozenset[str]
    aircraft: frozenset[str]
    amounts: frozenset[str]
    leave: frozenset[str]
    leave_of: frozenset[str]
    letting: frozenset[str]
    using: frozenset[str]
    hosting: frozenset[str]
    hosted: frozenset[str]
    bases: frozenset[str]
    sharing: frozenset[str]
    of_a_field: frozenset[str]
    packages: frozenset[str]
    deciding: frozenset[str]
    pledging: frozenset[str]
    at_home: frozenset[str]
    trade: frozenset[str]
    martial: frozenset[str]
    containing: frozenset[str]
    funded: frozenset[str]
    portions: frozenset[str]
    wholes: frozenset[str]
    carriers: frozenset[str]
    wares: frozenset[str]
    serving: dict[str, ContributionType]
    belonging: dict[str, str]
    ending: frozenset[str]
    raising: frozenset[str]
    in_support: frozenset[str]


class WordsPlaces(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Section `places` of `cues_kinds.toml`, where each list is explained."""

    parts: frozenset[str]


class WordsTerritories(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Section `territories` of `cues_kinds.toml`, where each list is explained."""

    manifold: frozenset[str]
    towns: frozenset[str]
    visiting: frozenset[str]
    fleeing: frozenset[str]
    thrusts: frozenset[str]
    ending_in: frozenset[str]
    loose: frozenset[str]
    ground: frozenset[str]
    sites: frozenset[str]
    sites_alone: frozenset[str]
    compass: frozenset[str]
    of_ground: frozenset[str]
    of_persons_too: frozenset[str]
    driving: frozenset[str]
    holders: frozenset[str]
    armed_group: frozenset[str]
    against_state: frozenset[str]
    held: frozenset[str]
    grips: frozenset[str]
    strongholds: frozenset[str]
    bare_ground: frozenset[str]
    fought_over: frozenset[str]
    telling: frozenset[str]
    laying: frozenset[str]
    measures: frozenset[str]
    followers: frozenset[str]
    loyal: frozenset[str]
    by_persons: frozenset[str]
    aims: frozenset[str]
    forms: dict[str, TerritoryChange]
    forsaking: frozenset[str]
    having: dict[str, TerritoryChange]


class WordsForces(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Section `forces` of `cues_kinds.toml`, where each list is explained."""

    vague: frozenset[str]
    by_themselves: frozenset[str]
    parts: frozenset[str]
    shares: frozenset[str]
    whole_coalitions: frozenset[str]
    no_part_of_unit: frozenset[str]


class WordsMemberships(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Section `memberships` of `cues_kinds.toml`, where each list is explained."""

    groups: frozenset[str]
    called: frozenset[str]
    parts: frozenset[str]
    participation: frozenset[str]
    ending: frozenset[str]


class WordsQuantities(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Section `quantities` of `cues_kinds.toml`, where each list is explained."""

    labels: frozenset[str]
    measures: frozenset[str]
    measured: frozenset[str]
    weighed: frozenset[str]


class Kinds(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`cues_kinds.toml`."""

    syntax: WordsSyntax
    relations: WordsRelations
    casualties: WordsCasualties
    contributions: WordsContributions
    places: WordsPlaces
    territories: WordsTerritories
    forces: WordsForces
    memberships: WordsMemberships
    quantities: WordsQuantities


class WordsBelonging(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`memberships.toml`, where each list is explained."""

    groups_of_states: frozenset[str]
    member_nouns: frozenset[str]
    contributing: frozenset[str]
    outside: frozenset[str]
    likely: frozenset[str]
    introducing: frozenset[str]
    consisting: frozenset[str]
    growing: frozenset[str]
    done_by: frozenset[str]
    serving: frozenset[str]
    inside: frozenset[str]
    shares: frozenset[str]
    sharing: frozenset[str]
    ranking: frozenset[str]
    forces: frozenset[str]
    vanguards: frozenset[str]
    some: frozenset[str]
    apart: frozenset[str]
    taking_part: frozenset[str]
    of_states: frozenset[str]
    organs: frozenset[str]
    invitations: frozenset[str]
    troops: frozenset[str]
    joint_forces: frozenset[str]
    away: frozenset[str]
    going: frozenset[str]
    involved: frozenset[str]
    light: frozenset[str]
    taking: frozenset[str]
    role_verbs: frozenset[str]
    founding: frozenset[str]
    declaring: frozenset[str]
    giving: frozenset[str]
    seeking: frozenset[str]
    having: frozenset[str]
    common: frozenset[str]
    common_beside: frozenset[str]
    joining: frozenset[str]
    receiving: frozenset[str]
    mentioning: frozenset[str]
    coming: frozenset[str]
    deeds: dict[str, MembershipStatus]


@cache
def belonging() -> WordsBelonging:
    """The lists of `memberships.toml`."""
    return load("memberships", WordsBelonging)


@cache
def kinds() -> Kinds:
    """The lists of `cues_kinds.toml`."""
    return load("cues_kinds", Kinds)


class Hint:
    """Finds whether a text may have one of some words: most paragraphs have none, and end there.

    A word may stand within another one, in capitals or not; where it has to be `whole`, at most with an "s" after it.
    """

    def __init__(self, words: Iterable[str], *, whole: bool = False) -> None:
        self._automaton, self._whole = AhoCorasick(sorted({word.lower() for word in words})), whole

    def found_in(self, text: str) -> bool:
        """Whether the text has one of them."""
        lower = text.lower()
        found = self._automaton.find_matches_as_indexes(lower, overlapping=self._whole)
        return any(_is_whole(lower, begin, end) for _, begin, end in found) if self._whole else bool(found)


def _is_whole(text: str, begin: int, end: int) -> bool:
    return is_whole(text, begin, end) or (text.startswith("s", end) and is_whole(text, begin, end + 1))
