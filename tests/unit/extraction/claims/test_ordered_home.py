"""Forces that are ordered home, start for home, or are moved on; numbers that act; who is left over."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed


@pytest.mark.parametrize(
    ("text", "actor", "place", "count", "posture"),
    [
        ("The president ordered the return of 90 Chilean troops.", "CL", None, 90, "withdrawing"),
        ("The minister announced the return of 90 Chilean troops from Gao.", "CL", "place:gao", 90, "withdrawing"),
        ("Chile's 90 soldiers, based at Gao, are to start for home in May.", "CL", "place:gao", 90, "withdrawing"),
        ("The 90 Chilean soldiers in Mali have been moved to a hotel in Gao.", "CL", "place:gao", 90, "deploying"),
        ("Over 90 of the Chilean soldiers were sent to Gao.", "CL", "place:gao", 90, "deploying"),
        ("Chile will replace its battalion in Gao with a smaller one of 90 men.", "CL", "place:gao", 90, "deploying"),
    ],
)
def test_where_they_go(tell: Teller, text: str, actor: str, place: str | None, count: int, posture: str) -> None:
    assert (f"country:{actor}", place, count, posture) in deployed(tell, text)


def test_a_return_that_is_ordered_sends_nobody(tell: Teller) -> None:
    assert "deploying" not in {said for *_, said in deployed(tell, "He ordered the return of 90 Chilean troops.")}


def test_who_would_be_back_is_not_present(tell: Teller) -> None:
    assert not deployed(tell, "The Chilean soldiers would be back in six weeks.")


@pytest.mark.parametrize("deed", ["laid down their lives", "gave their lives", "lost their lives"])
def test_lives_of_those_who_are_counted(tell: Teller, deed: str) -> None:
    (told,) = tell("casualties", f"Chad has troops in Mali. Over 90 of its soldiers {deed} in Gao.")
    assert (told["actor"], told["outcome"], told["count"]) == ("country:TD", "killed", 90)


def test_who_is_left_over_has_left_nothing(tell: Teller) -> None:
    text = "Chile, which took part in the KFOR mission with 900 troops, has about 90 left in Kosovo."
    assert {d["status"] for d in tell("membership", text)} == {"member"}


def test_where_a_force_is_so_strong(tell: Teller) -> None:
    text = "UNPROFOR, 14,000 strong in Bosnia, has a new commander."
    assert ("coalition:unprofor", "country:BA", 14_000, "present") in deployed(tell, text)


def test_what_is_threatened_if_they_do_not_withdraw_is_no_withdrawal(tell: Teller) -> None:
    assert not deployed(tell, "NATO has threatened to bomb the Serbs if they do not withdraw their guns from Gorazde.")
