"""Which report answers a cell."""

import msgspec
import pytest

from schemas import ClaimMade, Modality, Time
from tests.unit.state.messages import made
from worker.state.precedence import begun_of, occurred_of, rank_of
from worker.state.times import end_of


def report(time: Time | None, published_at: str | None, modality: Modality = "asserted") -> ClaimMade:
    message = made(published_at=published_at)
    return msgspec.structs.replace(message, claim=msgspec.structs.replace(message.claim, time=time, modality=modality))


def during(start: str | None, end: str | None) -> Time:
    return Time(start=start, end=end, precision="year")


@pytest.mark.parametrize(
    ("time", "published_at", "occurred", "begun"),
    [
        (None, "2017-12", "2017-12", "2017-12"),
        (during("2015", "2016"), "2017-12", "2016", "2015"),
        (during("2014", "2014"), "2017-12", "2014", "2014"),
        (during("2014", None), "2017-12", "2017-12", "2014"),
        (during(None, "2016"), "2017-12", "2016", "2016"),
        (during("2017", "2017"), "2017-06-08", "2017-06-08", "2017-06-08"),
        (during("2014", "2014"), None, "2014", "2014"),
        (during("2014", None), None, "2014", "2014"),
        (during("2014", "never"), "2017", "2017", "2014"),
        (during("soon", None), "2017", "2017", "2017"),
    ],
)
def test_a_fact_occurred_until_its_time_ended_or_its_document_came_out(
    time: Time | None, published_at: str | None, occurred: str, begun: str
) -> None:
    message = report(time, published_at)
    assert (occurred_of(message), begun_of(message)) == (end_of(occurred), end_of(begun))


def test_a_plan_exists_from_its_publication_and_is_ranked_by_the_time_it_is_for() -> None:
    plan = report(during("2020", "2020"), "2018-03", "planned")
    assert (occurred_of(plan), begun_of(plan)) == (end_of("2020"), end_of("2018-03"))


def test_a_report_without_any_date_ranks_below_all_and_holds_from_when_it_was_learned() -> None:
    undated = report(None, None)
    assert occurred_of(undated) == ""
    assert begun_of(undated) == end_of(undated.learned_at)
    assert rank_of(undated) < rank_of(report(None, "0001"))


def test_ties_break_on_confidence_then_on_the_claim_id() -> None:
    message = report(None, "2017")
    surer = msgspec.structs.replace(message, claim=msgspec.structs.replace(message.claim, confidence=0.9, id="0"))
    higher = msgspec.structs.replace(message, claim=msgspec.structs.replace(message.claim, id="~"))
    assert rank_of(message) < rank_of(higher) < rank_of(surer)
