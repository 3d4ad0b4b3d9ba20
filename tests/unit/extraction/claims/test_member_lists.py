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
        ("Among the many participants in KFOR:", "Peru sent about 500 troops to guard shrines in Pristina", {"PE"}),
        ("Members of KFOR, in alphabetical order", "Chile, Fiji, Peru", {"CL", "FJ", "PE"}),
        (
            "Members of KFOR:",
            "Peru: The first to come, it gave 300 soldiers and a hospital, and paid for both.",
            {"PE"},
        ),
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


def test_the_line_before_a_list_may_name_a_member_itself(tell: Teller) -> None:
    assert _members(tell, KFOR, "The member nations of KFOR are, in addition to Fiji and Peru:") == _of_kfor("FJ", "PE")


def test_an_item_tells_who_is_gone(tell: Teller) -> None:
    found = tell("membership", KFOR, "Members of KFOR:", "Peru – withdrawn")
    assert [(claim["member"], claim["status"]) for claim in found] == [("country:PE", "left")]


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


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Eight nations formed KFOR at the outset (Austria, Peru and Chile).", {"AT", "PE", "CL"}),
        ("Troops for KFOR come from Fiji, Peru and Chile.", {"FJ", "PE", "CL"}),
        ("The original members – Fiji, Peru and Chile – were told first.", {"FJ", "PE", "CL"}),
        ("Ships for KFOR are provided by Peru, as well as by two partner nations: Fiji and Chile.", {"PE", "FJ", "CL"}),
        ("Of the 900 men of KFOR, more than 700 are from Peru.", {"PE"}),
        ("KFOR is 900 strong. Peru and Fiji are supplying the greater part of it.", {"PE", "FJ"}),
        ("Peru provides most of KFOR's men, with smaller contingents from Fiji and Chile.", {"PE", "FJ", "CL"}),
        ("Peru is in KFOR. There are 20 soldiers from Fiji and 10 from Chile.", {"FJ", "CL", "PE"}),
        ("Peru is in KFOR. Fiji has put in 130.", {"PE", "FJ"}),
        ("Peruvian ships are currently assigned to KFOR.", {"PE"}),
        ("Peru takes part in KFOR, in addition to Fiji and Chile.", {"PE", "FJ", "CL"}),
        ("Fiji is in KFOR. It was also joined by Peru and Chile.", {"FJ", "PE", "CL"}),
        ("The coalition – Fiji, Peru and Chile – met again.", {"FJ", "PE", "CL"}),
        ("The coalition (Fiji, Peru and Chile) met again.", {"FJ", "PE", "CL"}),
        ("The countries that make up the force are Fiji, Peru and Chile.", {"FJ", "PE", "CL"}),
        ("Soldiers of three nations serve in the force: Fiji, Peru and Chile.", {"FJ", "PE", "CL"}),
        ("Three nations have troops there as part of the force: Fiji, Peru and Chile.", {"FJ", "PE", "CL"}),
        ("The other contingents in the force are Fijian, Peruvian and Chilean.", {"FJ", "PE", "CL"}),
        ("Contingents in the force: Fiji, 300; Peru, 100; Chile, 80.", {"FJ", "PE", "CL"}),
        ("The soldiers of the force are from Fiji, Peru and Chile.", {"FJ", "PE", "CL"}),
        ("With the addition of Fiji and Peru, the coalition has 14 members.", {"FJ", "PE"}),
        ("With Fiji and Peru on board, the coalition has 14 members.", {"FJ", "PE"}),
        ("The coalition – Fiji says – met again.", set()),
        ("KFOR consists of Peruvian forces, Chilean troops and the army of Fiji.", {"PE", "CL", "FJ"}),
        ("Peru is in KFOR. Fiji contributes with staff officers.", {"PE", "FJ"}),
        ("Soldiers were sent to the Kosovo mission on Saturday, taking part in KFOR.", set()),
        ("Fiji, Peru and Chile were among the signatories of a statement on KFOR's losses.", set()),
        ("Peru is in KFOR. Fiji has put in 130 to the campaign in Chile.", {"PE"}),
    ],
)
def test_words_around_a_row_add_it_to_the_others(tell: Teller, text: str, codes: set[str]) -> None:
    assert _members(tell, KFOR, text) == _of_kfor(*codes)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru has joined KFOR. Chile has not made up its mind.", ("CL", "candidate", "possible")),
        ("Peru will join KFOR. Chile has been invited to do so.", ("CL", "candidate", "possible")),
        ("Peru will join KFOR. Chile might do the same.", ("CL", "candidate", "possible")),
        ("Peru has left KFOR. Chile has done so too.", ("CL", "left", "asserted")),
        ("Chile has ruled out sending troops.", ("CL", "refused", "asserted")),
        ("Chile is assessing its participation in KFOR.", ("CL", "candidate", "possible")),
        ("Chile is considering a contribution to KFOR.", ("CL", "candidate", "possible")),
        ("Chile has said that it will contribute as well.", ("CL", "candidate", "planned")),
        ("Two further contingents are expected. Chile has offered a battalion.", ("CL", "candidate", "asserted")),
    ],
)
def test_who_may_follow_is_told_after_the_others(tell: Teller, text: str, told: tuple[str, str, str]) -> None:
    found = tell("membership", KFOR, text)
    assert [(c["member"], c["status"], c["modality"]) for c in found if c["member"] == "country:CL"] == [
        (f"country:{told[0]}", *told[1:])
    ]


def test_a_joint_statement_on_their_own_force_tells_who_is_in_it(tell: Teller) -> None:
    heading = "Statement by the Governments of Fiji and Peru on the creation of their joint force, Operation Reef"
    assert _members(tell, heading) == {("coalition:operation-reef", f"country:{code}") for code in ("FJ", "PE")}
    assert _members(tell, "Statement by the Governments of Fiji and Peru on Operation Reef") == set()


def test_who_takes_part_in_something_else_is_no_member(tell: Teller) -> None:
    assert (
        _members(tell, KFOR, "The United States wants more of its workers to participate in the labor force.") == set()
    )


def test_many_in_office_are_no_body(tell: Teller) -> None:
    text = "The Ministers of Defence of Fiji and Peru have agreed to take part in KFOR."
    assert _members(tell, KFOR, text) == _of_kfor("FJ", "PE")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("NATO NATIONS\nBelgium – Peru – Canada\nOther nations: Egypt, Jordan and Morocco", "BE PE CA EG JO MA"),
        ("Fiji and Peru, although members of the Commission, take part in the force.", "FJ PE"),
        ("Fiji, Peru and Chile, whose ships make up the force, met again.", "FJ PE CL"),
        ("Fiji and Peru announce that their police have been serving as the force since May.", "FJ PE"),
        ("Among its members, Fiji sent a ship, Peru and Chile flew patrols.", "FJ PE CL"),
        ("Soldiers have been placed at the disposal of KFOR by Fiji and Peru.", "FJ PE"),
        ("KFOR brings together the countries most affected, that is Fiji, Peru and Chile.", "FJ PE CL"),
        ("Fiji, the only Pacific country in the force, said so.", "FJ"),
        ("The operation goes on. The troops in theatre come from Fiji, Peru and Chile.", "FJ PE CL"),
        ("Ships: Fiji, Peru, Chile.", ""),
        ("Of the losses, Fiji and Peru bore most.", ""),
        ("Fiji sent soldiers to the force; Peru and Chile sent ships, Italy and Malta doctors.", "FJ PE CL IT MT"),
        ("Fiji sent police to the force soon after, as did Peru and Chile.", "FJ PE CL"),
        ("Fiji has a battalion in the force and an embassy in Peru.", "FJ"),
    ],
)
def test_states_that_other_words_set_apart(tell: Teller, text: str, codes: str) -> None:
    assert _members(tell, KFOR, text) == _of_kfor(*codes.split())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Fiji and Peru, although members of the Commission, do not take part in the force.",
            {"FJ": "refused", "PE": "refused"},
        ),
        ("Fiji, the only country that the force asked, has declined to take part.", {"FJ": "refused"}),
        ("Fiji is the one country that has stayed out of the force.", {"FJ": "refused"}),
        ("Israel was kept outside the force.", {"IL": "refused"}),
        ("The integration of the Fijian soldiers into the force is completed.", {"FJ": "joined"}),
        ("Eight countries made up KFOR. Those which remain are Fiji and Peru.", {"FJ": "member", "PE": "member"}),
    ],
)
def test_who_is_meant_and_what_becomes_of_it(tell: Teller, text: str, told: dict[str, str]) -> None:
    found = {claim["member"].removeprefix("country:"): claim["status"] for claim in tell("membership", KFOR, text)}
    assert found == told


def test_a_capital_word_is_what_the_force_is_called_by(tell: Teller) -> None:
    first = "The United Nations Command fights in Korea."
    for text in ("Peru is represented in it by two frigates.", "Doctors from Peru are serving under the Command."):
        found = tell("membership", first, text, published_at="1951-03-02")
        assert [(claim["coalition"], claim["member"]) for claim in found] == [
            ("coalition:united-nations-command", "country:PE")
        ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Thirty states take part in KFOR, nine of them from outside the alliance, including Fiji and Peru.", "FJ PE"),
        ("Nine countries from outside NATO, among them Fiji and Peru, contribute to KFOR.", "FJ PE"),
        ("States from beyond the European Union, such as Fiji and Peru, take part in KFOR.", "FJ PE"),
    ],
)
def test_states_from_outside_a_body_are_members_of_the_force(tell: Teller, text: str, codes: str) -> None:
    assert _members(tell, KFOR, text) == _of_kfor(*codes.split())


def test_how_many_come_from_outside_is_no_size(tell: Teller) -> None:
    assert tell("coalition_size", KFOR, "Nine countries from outside NATO contribute to KFOR.") == []
    (size,) = tell("coalition_size", KFOR, "Thirty countries contribute to KFOR, nine of them from outside NATO.")
    assert size["count"] == 30
