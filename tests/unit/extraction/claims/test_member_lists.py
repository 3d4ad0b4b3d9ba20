"""Members in lists: items of a paragraph each, numbers before or behind the states, verbs that are left out."""

import pytest

from tests.unit.extraction.claims.conftest import Teller

KFOR = "NATO has led KFOR since 1999."


def _members(tell: Teller, *paragraphs: str) -> set[tuple[str, str]]:
    return {(claim["coalition"], claim["member"]) for claim in tell("membership", *paragraphs)}


def _of_kfor(*codes: str) -> set[tuple[str, str]]:
    return {("coalition:kfor", f"country:{code}") for code in codes}


@pytest.mark.parametrize(
    ("line", "item", "codes"),
    [
        ("Countries taking part in KFOR:", "- Peru", {"PE"}),
        ("Members of the mission:", "• Fiji: 40 soldiers", {"FJ"}),
        ("Troop contributors:", "– Chile (a field hospital)", {"CL"}),
        ("The following nations contribute to the force:", "The Netherlands", {"NL"}),
        ("The participating states are:", "3. Peru and Chile", {"PE", "CL"}),
        ("Nations that have condemned the attack on KFOR:", "- Peru", set()),
        ("Nations that are not members of KFOR:", "- Peru", set()),
        ("Countries that have left KFOR:", "- Peru", set()),
        ("Members of the mission:", "- Peru has asked for more time", set()),
    ],
)
def test_items_are_members_of_what_the_line_before_announces(
    tell: Teller, line: str, item: str, codes: set[str]
) -> None:
    assert _members(tell, KFOR, line, item) == _of_kfor(*codes)
    assert _members(tell, KFOR, line, "- Spain", item) == _of_kfor(*codes)


def test_a_list_ends_with_the_next_line_that_is_no_item(tell: Teller) -> None:
    assert _members(tell, KFOR, "Members of KFOR:", "- Peru", "Observers:", "- Chile") == set()
    assert _members(tell, KFOR, "Members of KFOR:", "- Peru", "It has a new commander since May.", "- Chile") == set()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("KFOR is made up of 500 Danish, 300 Peruvian and 400 Chilean soldiers.", {"DK", "PE", "CL"}),
        ("KFOR includes 300 Danes, 100 Estonians, 80 Portuguese and 250 Swedes.", {"DK", "EE", "PT", "SE"}),
        ("Contributors to KFOR: Denmark 300, Estonia 100, Peru 80.", {"DK", "EE", "PE"}),
        ("Fiji is KFOR's largest contributor, followed by Peru with 100 men and Chile with 80.", {"FJ", "PE", "CL"}),
        ("Fiji is contributing 300 troops to KFOR, Peru 100 and Chile 80.", {"FJ", "PE", "CL"}),
        ("Fiji provides 300 soldiers to KFOR, Peru and Chile 100 each.", {"FJ", "PE", "CL"}),
        ("Fiji has 300 soldiers in KFOR and lost 10 of them in Peru.", {"FJ"}),
    ],
)
def test_numbers_do_not_part_a_row(tell: Teller, text: str, codes: set[str]) -> None:
    assert _members(tell, KFOR, text) == _of_kfor(*codes)
