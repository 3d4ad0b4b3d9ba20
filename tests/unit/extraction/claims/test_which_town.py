"""Which town "the town" is: the one told of, and not another that tells where it lies."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, ground

HOUTHIS = "armed-group:houthis"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The army left Marib, a town north of Taiz. The Houthis seized the town in May.", "place:marib"),
        ("The army left Kelu, a fishing village on Lake Sada. The Houthis seized the village.", "place:kelu"),
        ("Marib is the only city in the north-east. The Houthis seized the city in May.", "place:marib"),
        ("Marib, a port 500 km south of Taiz, is quiet. The Houthis seized the city in May.", "place:marib"),
        ("Kelu lies on the road from Taiz to Marib. The Houthis seized the town on Friday.", "place:kelu"),
        ("The army took Marib and Taiz Airport. The Houthis had held the town since May.", "place:marib"),
        ("The army moved from Taiz to Marib. The Houthis seized the town.", "place:marib"),
    ],
)
def test_the_town_is_not_one_that_tells_where_another_lies(tell: Teller, text: str, place: str) -> None:
    assert {where for actor, _, where in ground(tell, text) if actor == HOUTHIS} == {place}


@pytest.mark.parametrize(
    "text",
    [
        "The army left Marib on Monday and Houthi fighters took the town hours later.",
        "The army left Marib in 2014 and Houthi fighters took the town.",
    ],
)
def test_who_acts_behind_a_day_is_no_other_day(tell: Teller, text: str) -> None:
    assert (HOUTHIS, "gained", "place:marib") in ground(tell, text)
