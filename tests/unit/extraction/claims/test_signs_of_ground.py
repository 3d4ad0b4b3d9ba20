"""Whose ground is, told by its signs: flags, front lines, edges to which others are pushed."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, ground

HOUTHIS = "armed-group:houthis"


@pytest.mark.parametrize(
    ("text", "actor", "change", "place"),
    [
        ("The Houthi flag was hoisted over Marib.", HOUTHIS, "gained", "place:marib"),
        ("The green flag of the Houthis was flying over Marib.", HOUTHIS, "controls", "place:marib"),
        ("The Houthi flag now flies over Marib.", HOUTHIS, "controls", "place:marib"),
        ("The Houthis are holed up in Marib.", HOUTHIS, "controls", "place:marib"),
        ("The Houthis are now the masters of Marib.", HOUTHIS, "controls", "place:marib"),
        ("The Houthis call the shots in Marib.", HOUTHIS, "controls", "place:marib"),
        ("Most of Marib is now Houthi-run.", HOUTHIS, "controls", "place:marib"),
        ("Marib is now free of the Houthis.", HOUTHIS, "lost", "place:marib"),
        ("The Houthis suffered the loss of Marib.", HOUTHIS, "lost", "place:marib"),
        ("The Houthis have been pushed to the outskirts of Marib.", HOUTHIS, "lost", "place:marib"),
        ("The Houthis have been pushed to the periphery of Marib.", HOUTHIS, "lost", "place:marib"),
        ("The Houthis are now the overlords of Marib.", HOUTHIS, "controls", "place:marib"),
        ("The army took Marib off the Houthis.", HOUTHIS, "lost", "place:marib"),
        ("The front line between the army and the Houthis runs through Marib.", HOUTHIS, "contested", "place:marib"),
        ("Marib is split between the army and the Houthis.", HOUTHIS, "contested", "place:marib"),
        ("The Houthi flag went up over Marib.", HOUTHIS, "gained", "place:marib"),
        ("The Houthi flag has come down in Marib.", HOUTHIS, "lost", "place:marib"),
        ("The Houthis, masters of Marib since May, have closed it.", HOUTHIS, "controls", "place:marib"),
        ("The Houthis were the new rulers of Marib.", HOUTHIS, "controls", "place:marib"),
        ("Marib was seized in a dawn raid by the Houthis.", HOUTHIS, "gained", "place:marib"),
        ("The Houthis beat a hasty retreat from Marib.", HOUTHIS, "lost", "place:marib"),
        ("Fighting raged between the army and the Houthis for Marib.", HOUTHIS, "contested", "place:marib"),
        ("The battle for Marib between the army and the Houthis goes on.", HOUTHIS, "contested", "place:marib"),
        ("The Yemeni army restored government control over Marib.", "country:YE", "gained", "place:marib"),
    ],
)
def test_signs_tell_whose_ground_is(tell: Teller, text: str, actor: str, change: str, place: str) -> None:
    assert (actor, change, place) in ground(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "The Canadian flag was raised over the stadium in Sydney.",
        "The minister was free of debts in Marib.",
        "The prize was split between Chad and Niger.",
        "The company was pushed to the edge of bankruptcy.",
    ],
)
def test_other_flags_and_edges_tell_nothing(tell: Teller, text: str) -> None:
    assert tell("territory", text) == []


@pytest.mark.parametrize(
    ("text", "gained"),
    [
        ("Iraqi forces have now cleared the center of Ramadi.", {("country:IQ", "gained", "place:ramadi")}),
        ("Peshmerga fighters are clearing Sinjar.", {("armed-group:peshmerga", "gained", "place:sinjar")}),
        ("Syrian troops cleared the town of mines.", set()),
        ("The army cleared the road to Kidal.", set()),
        ("Congress cleared the sale to Taiwan.", set()),
    ],
)
def test_towns_are_cleared_and_roads_are_not_ground(tell: Teller, text: str, gained: set[tuple[str, str, str]]) -> None:
    assert ground(tell, text) == gained
