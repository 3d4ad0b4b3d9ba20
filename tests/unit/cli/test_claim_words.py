"""Claims in words."""

import msgspec
import pytest

from schemas import CLAIM_TYPES, AnyClaim, Deployment, Membership, Time, kind_of
from tests.unit.cli import claims
from worker.cli.claim_words import circumstances, in_words


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (claims.LEADS, "United States leads Global Coalition"),
        (claims.SIZE, "Global Coalition: 70 nations"),
        (claims.MEMBER, "NATO: member of Global Coalition"),
        (claims.TROOPS, "United States: about 2,000 troops in Syria"),
        (claims.TANKS, "United States: 30 tanks (equipment) for Syria"),
        (claims.LOST, "Islamic State lost 98 percent to Global Coalition"),
        (claims.SHIFT, "Global Coalition: stabilization (shifting)"),
        (claims.ROLE, "Jim Mattis: Secretary of Defense, United States"),
        (claims.SAID, "Jim Mattis: “We stay”"),
        (claims.KILLED, "at least 12 of Islamic State killed by Global Coalition"),
    ],
    ids=lambda value: kind_of(value) if not isinstance(value, str) else "",
)
def test_each_kind_of_claim_is_a_phrase(claim: AnyClaim, words: str) -> None:
    assert in_words(claim) == words


def test_there_is_a_phrase_for_every_kind() -> None:
    assert {kind_of(claim) for claim in claims.ALL} == set(CLAIM_TYPES)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"posture": "withdrawing"}, "United States: about 2,000 troops withdrawing from Syria"),
        ({"posture": "deploying", "count": None}, "United States: troops deploying to Syria"),
        ({"count": None, "unit": None}, "United States: forces in Syria"),
        ({"location": None, "unit": "ships"}, "United States: about 2,000 ships"),
        ({"qualifier": "range", "min": 100, "max": 120}, "United States: 100–120 troops in Syria"),
    ],
)
def test_what_is_not_known_of_a_deployment_is_left_out(fields: dict[str, object], words: str) -> None:
    assert isinstance(claims.TROOPS, Deployment)
    assert in_words(msgspec.structs.replace(claims.TROOPS, **fields)) == words


@pytest.mark.parametrize(
    ("status", "words"),
    [("joined", "NATO: joined Global Coalition"), ("leaving", "NATO: leaving Global Coalition")],
)
def test_a_change_of_membership_reads_as_one(status: str, words: str) -> None:
    assert isinstance(claims.MEMBER, Membership)
    assert in_words(msgspec.structs.replace(claims.MEMBER, status=status)) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        ({"modality": "planned", "attributed_to": claims.OFFICIAL}, ", planned, according to a US official"),
        ({"modality": "negated"}, ", not so"),
        ({"time": Time(start="2015", end="2016", precision="year")}, ", 2015 to 2016"),
        ({"time": Time(start="2014", end="2014", precision="year")}, ", 2014"),
        ({"time": Time(start="2014", precision="year")}, ", since 2014"),
        ({"time": Time(end="2016", precision="year")}, ", until 2016"),
    ],
)
def test_what_qualifies_a_claim_follows_it(fields: dict[str, object], words: str) -> None:
    assert circumstances(msgspec.structs.replace(claims.TROOPS, **fields)) == words


def test_of_a_statement_it_is_not_said_again_who_says_it() -> None:
    assert circumstances(claims.SAID) == ""
