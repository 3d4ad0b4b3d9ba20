"""`where` picks messages by their fields."""

import pytest

from schemas import Claim, ClaimMade, CoalitionSize, Deployment, Entity, EntityMentioned, Reference
from schemas.claims import CLAIM_TYPES
from worker.errors import UnknownName
from worker.transport.dead_letters import DeadLetter
from worker.transport.matching import predicate

US = Reference(id="country:US", type="country", name="United States")
DEPLOYMENT = Deployment(
    id="1", document_id="d", paragraph=4, start=0, end=1, text="x", actor=US, posture="present", count=2000
)
MADE = ClaimMade(
    claim=DEPLOYMENT,
    owner="coalition:against-is",
    cell="c",
    version=1,
    revision=1,
    paragraph_id="p",
    text_hash="h",
    learned_at="2017-12-05T00:00:00.000Z",
)
MENTION = EntityMentioned(
    id="1",
    document_id="d",
    paragraph=0,
    paragraph_id="p",
    start=0,
    end=1,
    text="US",
    entity=Entity(id="country:US", type="country", name="United States"),
)


@pytest.mark.parametrize(
    ("where", "matches"),
    [
        ({}, True),
        ({"owner": "coalition:against-is"}, True),
        ({"kind": "deployment"}, True),
        ({"kind": "role"}, False),
        ({"actor": "country:US"}, True),
        ({"actor": "united states"}, True),
        ({"actor": "country:FR"}, False),
        ({"claim.actor.name": "United States"}, True),
        ({"count": "2000", "paragraph": "4"}, True),
        ({"count": "2000", "paragraph": "5"}, False),
        ({"vague": "false"}, True),
        ({"location": "null"}, True),
        ({"speaker": "country:US"}, False),  # a field of other kinds of claims
        ({"type": "claim.made.v1"}, True),
    ],
)
def test_a_claim_matches_by_its_own_fields_and_those_of_its_message(where: dict[str, str], matches: bool) -> None:
    assert predicate(where, (ClaimMade,))(MADE) is matches


def test_an_entity_matches_by_id_and_by_name() -> None:
    assert predicate({"entity": "country:us"}, (EntityMentioned,))(MENTION)
    assert predicate({"entity": "United States"}, (EntityMentioned,))(MENTION)
    assert not predicate({"entity": "country:IQ"}, (EntityMentioned,))(MENTION)


def test_a_dead_letter_matches_by_its_bytes_as_text() -> None:
    letter = DeadLetter(
        topic="t",
        partition=0,
        offset=1,
        stage="analyse",
        exception="E",
        message="",
        stacktrace="",
        key=b"K",
        value=None,
    )
    assert predicate({"key": "k", "stage": "analyse"}, (DeadLetter,))(letter)


def test_a_field_that_nothing_has_is_named_with_its_near_matches() -> None:
    with pytest.raises(UnknownName, match="no field 'lokation' here; did you mean location"):
        predicate({"lokation": "x"}, tuple(CLAIM_TYPES.values()))
    with pytest.raises(UnknownName, match="there are actor, attributed_to,"):
        predicate({"zzzzzz": "x"}, (CoalitionSize, Deployment))


def test_a_function_is_taken_as_it_is() -> None:
    function = lambda claim: claim.count > 5  # noqa: E731
    assert predicate(function, (Claim,)) is function
