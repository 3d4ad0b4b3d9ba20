"""Lists of who gives what, as fact sheets print them: a state, a mark, and what it does or has there."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed

Given = set[tuple[str, str]]


def _given(tell: Teller, text: str) -> Given:
    return {(claim["actor"], claim["contribution"]) for claim in tell("contribution", text)}


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("Portugal: two corvettes and a patrol aircraft.", {("country:PT", "naval"), ("country:PT", "air")}),
        ("Belgium: the frigate Louise-Marie, which leads the group.", {("country:BE", "naval")}),
        ("Ghana – One battalion, guarding the camps of the displaced.", {("country:GH", "ground")}),
        ("Latvia: an infantry platoon.", {("country:LV", "ground")}),
        ("Kuwait: hosts the headquarters of the coalition.", {("country:KW", "basing")}),
    ],
)
def test_a_line_without_a_sentence_tells_what_a_state_gives(tell: Teller, line: str, given: Given) -> None:
    assert _given(tell, line) == given


@pytest.mark.parametrize(
    ("line", "force"),
    [
        ("Austria: Deployed 160 engineers to Chad.", ("country:AT", "country:TD", 160, "deploying")),
        ("- Peru: Has 210 soldiers in Haiti, and trains its police.", ("country:PE", "country:HT", 210, "present")),
        ("The Gambia – Withdrew its 140 gendarmes from Darfur.", ("country:GM", "place:darfur", 140, "withdrawn")),
    ],
)
def test_the_label_of_a_line_is_who_acts_in_it(tell: Teller, line: str, force: tuple[str, str, int, str]) -> None:
    assert force in deployed(tell, line)


@pytest.mark.parametrize("line", ["Togo: one soldier dead in a clash at the border.", "Jordan: 14 wounded in a fire."])
def test_those_who_suffer_are_not_given(tell: Teller, line: str) -> None:
    assert not _given(tell, line)
