"""Asides in a sentence about forces: what some of them are, how much of another number, whose own, how long it takes."""

from tests.unit.extraction.claims.conftest import Teller


def test_an_aside_parts_nobody_from_where_he_goes(tell: Teller) -> None:
    (found,) = tell("deployment", "Denmark will send 300 soldiers, most of them engineers, to Mali.")
    assert (found["actor"], found["location"]) == ("country:DK", "country:ML")


def test_a_share_behind_a_comma_only_compares(tell: Teller) -> None:
    (found,) = tell(
        "deployment", "The AU has 3,400 soldiers in Mogadishu, less than half of the 8,000 it was promised."
    )
    assert found["count"] == 3400


def test_craft_among_others_go_with_them(tell: Teller) -> None:
    found = tell("deployment", "Britain shipped 800 soldiers and 300 vehicles, including 12 tanks, to Estonia.")
    assert {(d["actor"], d["count"]) for d in found if d["location"] == "country:EE"} >= {
        ("country:GB", 800),
        ("country:GB", 12),
    }


def test_tanks_that_are_given_go_nowhere(tell: Teller) -> None:
    assert tell("deployment", "Poland gave Ukraine 200 vehicles, including 30 tanks.") == []


def test_its_own_are_those_of_who_acts(tell: Teller) -> None:
    found = tell("deployment", "Spain has 1,300 soldiers in Najaf. Honduras will bring its own home in June.")
    assert ("country:HN", None, "withdrawing") in [(d["actor"], d["count"], d["posture"]) for d in found]


def test_a_withdrawal_is_of_those_told_of_before(tell: Teller) -> None:
    kenya = "Kenya has 900 soldiers in Goma."
    (found,) = tell("deployment", kenya, "The governor said the withdrawal would take ten days.")
    assert (found["actor"], found["posture"], found["modality"]) == ("country:KE", "withdrawing", "planned")
    assert tell("deployment", kenya, "The withdrawal of the cash from the bank took hours.") == []


def test_the_next_are_counted_as_their_nations(tell: Teller) -> None:
    found = tell("deployment", "The reconstruction team in Bamiyan also includes 80 Malaysians and 12 Fijians.")
    assert {(d["actor"], d["count"]) for d in found} == {("country:MY", 80), ("country:FJ", 12)}
