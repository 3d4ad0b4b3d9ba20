"""The extractor on annotated articles of our own writing: a change that costs quality fails.

The floors lie a little under what was reached when they were last raised; raise them when it gets better.
"""

import json
from pathlib import Path

import pytest

from tests.evaluation import extract
from tests.scoring import Annotated, Score
from worker.extraction import Extractor

GOLD = Path(__file__).parents[2] / "gold"
ARTICLES = sorted(path.stem for path in (GOLD / "articles").glob("*.txt"))
ENTITIES_F1 = 0.93
CLAIMS_F1, CLAIMS_PRECISION = 0.80, 0.88


@pytest.fixture(scope="module")
def scores() -> dict[str, tuple[Score, Score]]:
    """Of each article, the score of its mentions and of its claims."""
    extractor = Extractor()
    found = {}
    for name in ARTICLES:
        gold = json.loads((GOLD / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        text = (GOLD / "articles" / f"{name}.txt").read_text(encoding="utf-8")
        findings = extract(extractor, name, text, gold["published"])
        annotated = Annotated(gold)
        found[name] = (
            annotated.score_mentions([mention for each in findings for mention in each.mentions]),
            annotated.score_claims([claim for each in findings for claim in each.claims]),
        )
    return found


def test_there_are_articles_of_other_coalitions() -> None:
    assert len(ARTICLES) >= 8


def test_entities_are_found(scores: dict[str, tuple[Score, Score]]) -> None:
    total = sum((mentions for mentions, _ in scores.values()), Score())
    assert total.f1 >= ENTITIES_F1, total


def test_claims_are_found_and_right(scores: dict[str, tuple[Score, Score]]) -> None:
    total = sum((claims for _, claims in scores.values()), Score())
    assert total.precision >= CLAIMS_PRECISION, total
    assert total.f1 >= CLAIMS_F1, total
