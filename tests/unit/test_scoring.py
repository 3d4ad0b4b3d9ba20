"""The scorer counts what it should."""

from typing import Any

from schemas import Claim, Deployment, Reference, Statement
from tests.scoring import Annotated, Score

GOLD: dict[str, Any] = {
    "entities": [
        {"key": "us", "type": "country", "id": "country:US", "names": ["United States", "the US"], "paragraphs": [0]},
        {"key": "mali", "type": "country", "id": "country:ML", "names": ["Mali"], "paragraphs": [0, 1]},
    ],
    "claims": [
        {"kind": "deployment", "paragraph": 0, "actor": "us", "location": "mali", "count": 100, "posture": "present"},
        {
            "kind": "statement",
            "paragraph": 1,
            "speaker": {"words": "an official in Bamako"},
            "quote": {"any": ["they will stay", "the troops will stay"]},
            "optional": True,
        },
    ],
}


def deployment(**changes: Any) -> Claim:
    fields: dict[str, Any] = {
        "actor": Reference(name="United States", id="country:US", type="country"),
        "location": Reference(name="Mali"),
        "count": 100.0,
        "posture": "present",
    } | changes
    return Deployment(id="", document_id="", paragraph=0, start=0, end=1, text="x", **fields)


def test_a_claim_that_agrees_is_right_and_its_repetition_no_error() -> None:
    assert Annotated(GOLD).score_claims([deployment(), deployment()]) == Score(1, 0, 0)


def test_a_claim_that_differs_in_one_field_is_one_too_many_and_one_missed() -> None:
    assert Annotated(GOLD).score_claims([deployment(count=200)]) == Score(0, 1, 1)
    assert Annotated(GOLD).score_claims([deployment(location=None)]) == Score(0, 1, 1)


def test_an_optional_claim_counts_neither_when_found_nor_when_missed() -> None:
    said = Statement(
        id="",
        document_id="",
        paragraph=1,
        start=0,
        end=1,
        text="x",
        speaker=Reference(name="the official in Bamako"),
        quote="The troops will stay.",
        direct=True,
    )
    assert Annotated(GOLD).score_claims([deployment(), said]) == Score(1, 0, 0)
    assert Annotated(GOLD).score_claims([deployment()]) == Score(1, 0, 0)


def test_precision_recall_and_their_mean() -> None:
    score = Score(3, 1, 2) + Score(3, 1, 0)
    assert (score.precision, score.recall) == (0.75, 0.75)
    assert score.f1 == 0.75
    assert Score().f1 == 1.0
