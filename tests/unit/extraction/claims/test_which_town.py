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
        (
            "The Houthis swept into the port of Kelu -- 90 miles north of the capital Sanaa -- and hold the town.",
            "place:kelu",
        ),
        ("The army left Marib. The Houthis control the entire town.", "place:marib"),
        (
            "Chad retook Marib, a town in the north of the country that was seized by the Houthis in May.",
            "place:marib",
        ),
        (
            "The army failed to recapture the city of Marib in Sada district, which had been under Houthi control.",
            "place:marib",
        ),
        ("The Houthis have seized Kelu district of Sada province.", "place:kelu"),
        ("Marib, the third city and the last army outpost in the north, fell to the Houthis.", "place:marib"),
        ("The army renewed its assault on Marib and forced the Houthis to withdraw.", "place:marib"),
        ("The army fled from Marib; the Houthis occupied the town at dusk.", "place:marib"),
        ("The Houthis rolled into Marib, 120 kilometres northeast of Taiz.", "place:marib"),
        ("The army overran Marib. The Houthis have since retaken the hamlet.", "place:marib"),
        ("The Houthis seized the capital of Sada province, the town of Kelu.", "place:kelu"),
        ("The Houthis seized the administrative centre of Sada, the city of Kelu.", "place:kelu"),
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


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled its foes. A pro-Sanaa officer said the town was in Houthi hands.",
        "The army attacked. An aide said from Sanaa that the city was in Houthi hands.",
        "The army shelled its foes 30 miles west of the capital, Sanaa. The town is in Houthi hands.",
    ],
)
def test_the_town_is_not_the_seat_of_somebodys_side(tell: Teller, text: str) -> None:
    assert (HOUTHIS, "controls", "place:sanaa") not in ground(tell, text)
