"""Who was killed, wounded, captured or displaced, and who was not."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mine killed two Latvian soldiers and injured a third.", {(2, "killed"), (1, "wounded")}),
        ("The blast killed one and injured eleven.", {(1, "killed"), (11, "wounded")}),
        ("A Danish soldier was shot dead by a sniper.", {(1, "killed")}),
        ("A Danish soldier died of his wounds.", {(1, "killed")}),
        ("The rebels displayed the bodies of nine Danes.", {(9, "killed")}),
        ("Two Danes were killed in the raid, as well as some 40 civilians.", {(2, "killed"), (40, "killed")}),
        ("The Shebab laid out what they said were the bodies of 70 soldiers.", {(70, "killed")}),
        ("It said 11 soldiers were missing and 40 rebels dead.", {(40, "killed")}),
        ("An American and two Kurds were wounded.", {(1, "wounded"), (2, "wounded")}),
        ("Seven people have been killed, among them two Thai soldiers.", {(7, "killed"), (2, "killed")}),
        ("At least 40 soldiers were killed and thousands made homeless.", {(40, "killed"), (2_000, "displaced")}),
        ("A doctor said he had treated 23 wounded.", {(23, "wounded")}),
        ("The dead, a Sri Lankan and a Nepalese, were soldiers.", {(1, "killed")}),
        ("The wounded, three Danes and a Finn, were flown home.", {(3, "wounded"), (1, "wounded")}),
        ("The Ethiopian was killed by a sniper.", {(1, "killed")}),
        ("The Dutch were killed by a sniper.", set()),
        ("He is the fifth peacekeeper hurt in three days.", {(5, "wounded")}),
        ("She is the third Danish soldier to die in Helmand.", {(3, "killed")}),
        ("The second soldier was wounded.", {(1, "wounded")}),
        ("The army freed six Danes and a Finn who had been kidnapped.", {(6, "captured"), (1, "captured")}),
        ("The raid raised to 11 the number of peacekeepers lost.", {(11, "killed")}),
        ("At least 20 bodies lay in the square.", {(20, "killed")}),
        ("Four Danish soldiers were taken to hospital.", {(4, "wounded")}),
        ("A soldier was hit by gunfire.", {(1, "wounded")}),
        ("The rebels captured President Samuel Doe.", {(1, "captured")}),
        ("A special group was chosen to capture President Samuel Doe.", set()),
        ("Six soldiers were killed and eight hospitalised.", {(6, "killed"), (8, "wounded")}),
        ("Five troops were killed, with 10 missing and 16 wounded.", {(5, "killed"), (16, "wounded")}),
        ("The war forced 12,000 people to leave home.", {(12_000, "displaced")}),
        ("The war had 53 deaths: 29 American, 4 Dutch.", {(53, "killed"), (29, "killed"), (4, "killed")}),
        ("The latest deaths bring to 43 the total killed in the war.", {(43, "killed")}),
        ("The envoy was asked to help evacuate 30,000 people.", set()),
        ("Eight guards were killed and 30 taken hostage.", {(8, "killed"), (30, "captured")}),
        ("Ten officers were missing and four civilians wounded.", {(4, "wounded")}),
        (
            "Five Danish guards, three policemen and a child were killed.",
            {(5, "killed"), (3, "killed"), (1, "killed")},
        ),
        ("Some 150,000 people were expelled from the north of the island.", {(150_000, "displaced")}),
        ("The war is over, and 12,000 people remain displaced.", {(12_000, "displaced")}),
        ("The army had light losses, with one soldier killed and two wounded.", {(1, "killed"), (2, "wounded")}),
        ("They threatened to shoot the 30 Dutch soldiers whom they are holding hostage.", {(30, "captured")}),
        ("Two rebel commanders were abducted by soldiers.", {(2, "captured")}),
        (
            "The war has killed thousands and displaced hundreds of thousands.",
            {(2_000, "killed"), (200_000, "displaced")},
        ),
        ("The guards killed a number of the attackers.", set()),
        ("Another seven Danish and four Dutch troops were injured.", {(7, "wounded"), (4, "wounded")}),
        ("The war killed 255 Danish and 649 Dutch soldiers.", {(255, "killed"), (649, "killed")}),
        ("He met Danish and four Dutch engineers who were kidnapped.", {(4, "captured")}),
        ("The rebels took 30 Zambian peacekeepers hostage.", {(30, "captured")}),
        ("Three Togolese soldiers died and five are missing.", {(3, "killed")}),
        ("The bodies of 11 Chilean policemen were flown home.", {(11, "killed")}),
        ("The raid brought to 61 the number of Danish soldiers killed.", {(61, "killed")}),
        ("The fighting displaced close to one million.", {(1_000_000, "displaced")}),
        ("The four Danes taken hostage were on board.", {(4, "captured")}),
        ("Two other bodies were found on the yacht.", {(2, "killed")}),
        ("The clinic received the bodies of five civilians and a soldier.", {(5, "killed"), (1, "killed")}),
        ("The clinic treated 23 people with machete wounds.", {(23, "wounded")}),
        ("More than 230 seamen are in the hands of the pirates.", {(230, "captured")}),
        ("About 40,000 people are still living in camps.", {(40_000, "displaced")}),
        ("The war left some 40,000 people without homes.", {(40_000, "displaced")}),
        ("The army condemned the detention of 21 peacekeepers.", {(21, "captured")}),
        ("Some 25 of the gang died. Another 12 of his comrades were hurt.", {(25, "killed"), (12, "wounded")}),
        ("Some 120 soldiers have died, 52 of them in a single attack.", {(120, "killed"), (52, "killed")}),
        ("Two soldiers, one from Chad and one from Mali, were wounded.", {(2, "wounded"), (1, "wounded")}),
        ("Their leader, Omar Example, was captured.", {(1, "captured")}),
        ("Nine Nepalese officers were treated for burns.", {(9, "wounded")}),
        ("More than 300 soldiers were killed in the war, 40 of them Turkish.", {(300, "killed"), (40, "killed")}),
        ("The blast killed a driver and two of his bodyguards.", {(1, "killed"), (2, "killed")}),
        ("The war caused about 1.5 million to flee.", {(1_500_000, "displaced")}),
        ("Four of the country's soldiers were killed.", {(4, "killed")}),
        ("Some 200 guards were wounded, most of them Danes.", {(200, "wounded")}),
        ("The toll was put at 3,541 for the city and 11,050 for the state.", {(3541, "killed"), (11_050, "killed")}),
        ("The raid killed a Hezbollah representative.", {(1, "killed")}),
        ("Sources report the elimination of 86 terrorists.", {(86, "killed")}),
        ("Some 20 rebels were neutralised.", {(20, "killed")}),
        (
            "The toll from an attack on an army unit in the far north of the country last week rose to 51.",
            {(51, "killed")},
        ),
        ("Some 22 government soldiers had been killed, along with 31 rebels.", {(22, "killed"), (31, "killed")}),
        ("Twelve Danes were fatally wounded.", {(12, "killed")}),
        ("The rebels took 12 prisoners.", {(12, "captured")}),
        ("The rebels rounded up 12 soldiers.", {(12, "captured")}),
        ("Some 1,200 refugees crossed into Chad.", {(1_200, "displaced")}),
        ("Nine Fijian soldiers were killed and four badly wounded.", {(9, "killed"), (4, "wounded")}),
        ("One peacekeeper was killed and another injured.", {(1, "killed"), (1, "wounded")}),
        ("The army killed 30 rebels Saturday.", {(30, "killed")}),
        ("Some 300 people have been reported killed.", {(300, "killed")}),
        ("Three herders were found dead near the camp.", {(3, "killed")}),
        ("Twelve sailors are feared dead, five seriously injured.", {(12, "killed"), (5, "wounded")}),
        ("A report shows 18 soldiers and two nurses injured.", {(18, "wounded"), (2, "wounded")}),
        ("Deaths among the troops totalled 45 in May.", {(45, "killed")}),
        ("In June 39 soldiers were killed, compared with 52 a year earlier.", {(39, "killed"), (52, "killed")}),
        ("The raid left three Danes, two guards and nine pupils dead.", {(3, "killed"), (2, "killed"), (9, "killed")}),
        ("The force has lost 46 troops, including 24 Danes.", {(46, "killed"), (24, "killed")}),
        ("The brigade lost 150 of its 540 soldiers.", {(150, "killed")}),
        ("Bombs killed at least 50 African Union (AU) soldiers.", {(50, "killed")}),
        ("Gunmen stormed the hotel, taking dozens hostage.", {(24, "captured")}),
        ("The Danish officer was wounded by shrapnel.", {(1, "wounded")}),
        ("A clash killed six cadres of the front.", {(6, "killed")}),
    ],
)
def test_how_many_suffered_what(tell: Teller, text: str, expected: set[tuple[int, str]]) -> None:
    assert {(one["count"], one["outcome"]) for one in tell("casualties", text)} == expected


def test_those_of_one_nation_among_the_dead_are_its_own(tell: Teller) -> None:
    found = tell("casualties", "More than 300 soldiers were killed in the war, 40 of them Turkish.")
    assert found[-1]["actor"] == "country:TR"


@pytest.mark.parametrize(
    "text",
    [
        "Eleven Chadian soldiers lost their lives.",
        "The crash killed all 25 people on board, including 12 Italian soldiers.",
        "The bodies of 11 Chilean policemen were flown home.",
        "Two Chilean soldiers were wounded and were flown to a French hospital.",
        "The attack left 12 Chilean soldiers dead.",
        "An ambush left 30 Chilean soldiers badly wounded.",
        "At least 30 Chilean soldiers were reported killed in the fighting.",
    ],
)
def test_the_dead_are_nowhere_deployed(tell: Teller, text: str) -> None:
    assert tell("deployment", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Chile has had 33 deaths from the flu virus.",
        "The family lost thousands of trees to the storm.",
        "The storm killed 300 goats.",
        "The rebels took 12 soldiers to the town.",
        "Some 500 soldiers crossed into Chad.",
        "The vote killed a proposal to send soldiers.",
        "One out of every 180 villagers died in the war.",
        "The army was killed off by cuts.",
        "One of Kenya's best-known officers has died at the age of 81.",
        "A Danish general died of a heart attack on the ship.",
        "A decorated Danish medic died of a rare form of cancer.",
        "The troops honoured a general after his death in December of 1799.",
        "Some 3,600 Syrian troops had evacuated the town.",
        "Each compartment is to be air-conditioned and hold up to 30 people.",
    ],
)
def test_who_dies_of_the_flu_or_has_a_seat_is_no_casualty(tell: Teller, text: str) -> None:
    assert tell("casualties", text) == []


def test_who_dies_of_cholera_that_soldiers_brought_is_one(tell: Teller) -> None:
    (found,) = tell("casualties", "The troops brought a cholera epidemic, which killed 9,000 people.")
    assert (found["count"], found["outcome"]) == (9000, "killed")


def test_a_hundred_thousand_may_be_written_with_a_dash(tell: Teller) -> None:
    assert [one["count"] for one in tell("casualties", "A hundred-thousand died in the battle.")] == [100_000]


def test_people_who_are_forced_to_leave_are_displaced_and_firms_are_not(tell: Teller) -> None:
    (found,) = tell("casualties", "Nearly 4,000 people have been forced to leave the country since May.")
    assert (found["count"], found["outcome"]) == (4000, "displaced")
    assert tell("casualties", "Chad forced the two companies to leave the country.") == []


def test_a_hotel_that_is_bombed_has_killed_nobody(tell: Teller) -> None:
    (found,) = tell("casualties", "The Marriott Hotel bombing killed 54 people in 2008.")
    assert found["by"] is None


def test_a_number_right_before_what_has_happened_to_them_is_theirs(tell: Teller) -> None:
    text = "The raids, the report says, left a total of 115 people dead and over 30,000 forcibly displaced, it adds."
    found = {(one["count"], one["outcome"]) for one in tell("casualties", text)}
    assert found == {(115, "killed"), (30000, "displaced")}


def test_who_is_hit_has_not_killed_those_who_die_there(tell: Teller) -> None:
    text = (
        "A United Nations school, used as a shelter, took a direct hit from an Israeli tank, killing 30 Palestinians."
    )
    (found,) = tell("casualties", text)
    assert found["by"] in {"country:IL", None}


def test_the_uprooted_are_a_toll_of_the_displaced(tell: Teller) -> None:
    (found,) = tell("casualties", "The UN puts the number of people uprooted since May at 520,000.")
    assert (found["outcome"], found["count"]) == ("displaced", 520_000)


def test_others_have_lost_as_many_as_a_clause_without_verb_tells(tell: Teller) -> None:
    told = {(d["actor"], d["count"]) for d in tell("casualties", "Chad has lost 13 soldiers, Togo 12 and Benin five.")}
    assert told == {("country:TD", 13), ("country:TG", 12), ("country:BJ", 5)}


def test_each_of_two_nations_has_its_own_adjective(tell: Teller) -> None:
    found = tell("casualties", "Four Danish and two Fijian peacekeepers were wounded by a bomb.")
    assert {(claim["actor"], claim["count"]) for claim in found} == {("country:DK", 4), ("country:FJ", 2)}


def test_who_is_left_dead_has_not_stayed(tell: Teller) -> None:
    assert not tell("deployment", "The attack left two Russian conscripts dead and five hurt.")
