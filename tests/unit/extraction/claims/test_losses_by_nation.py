"""Whose the dead and wounded are whom a number alone, an apposition or a heading tells of."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mine killed two Danish soldiers and wounded four others.", {("DK", 2), ("DK", 4)}),
        ("Two Danish soldiers were killed and three were wounded.", {("DK", 2), ("DK", 3)}),
        ("A Dane died in the fighting and two others were hurt.", {("DK", 1), ("DK", 2)}),
        ("The blast left three Danish soldiers dead and a dozen wounded.", {("DK", 3), ("DK", 12)}),
        ("A Danish soldier was killed and a third wounded when rebels ambushed them.", {("DK", 1)}),
        ("Three Danish soldiers died and another dozen were injured.", {("DK", 3), ("DK", 12)}),
        ("Danish soldiers lost two men and killed 30.", {("DK", 2), (None, 30)}),
        (
            "Three Danish soldiers and four villagers died, and 20 were wounded.",
            {("DK", 3), ("villagers", 4), (None, 20)},
        ),
        ("The blast killed two traders and wounded 20 more, medical workers said.", {("traders", 2), (None, 20)}),
        ("Eight Danish soldiers were killed and 19 injured, including six seriously.", {("DK", 8), ("DK", 19)}),
        ("Two guards, one from Fiji and the other from Samoa, were killed.", {("guards", 2), ("FJ", 1), ("WS", 1)}),
        ("The dead were two guards, one from Fiji and one from Samoa.", {("guards", 2), ("FJ", 1), ("WS", 1)}),
        ("Two Danish soldiers killed, five wounded in Gao attack", {("DK", 2), ("DK", 5)}),
        ("Danish soldier killed, two Fijians hurt as convoys come under fire", {("DK", 1), ("FJ", 2)}),
        ("The blast left one guard from Fiji dead and two from Samoa injured.", {("FJ", 1), ("WS", 2)}),
        ("Three were killed and two from Samoa were wounded.", {(None, 3), ("WS", 2)}),
        ("Three rebels killed two Danish soldiers.", {("DK", 2)}),
        ("A missile killed 45 Emirati, 10 Saudi and five Danish soldiers.", {("AE", 45), ("SA", 10), ("DK", 5)}),
        ("The gunmen killed again on Monday.", set()),
        ("Two Danish soldiers died. At least 20 were wounded.", {("DK", 2), (None, 20)}),
        ("Two observers, a Fijian and a Samoan, were killed.", {("observers", 2), ("FJ", 1), ("WS", 1)}),
        ("The clashes left 300 people dead, including two Fijian guards.", {("people", 300), ("FJ", 2)}),
        ("Two Danish soldiers died, and five of their comrades were hurt.", {("DK", 2), ("DK", 5)}),
        ("Three guards were killed and a dozen taken prisoner.", {("guards", 3), (None, 12)}),
        ("Four guards, two of whom were from Fiji, were killed.", {("guards", 4), ("FJ", 2)}),
        ("Five guards – three Fijians and two Samoans – were killed.", {("guards", 5), ("FJ", 3), ("WS", 2)}),
    ],
)
def test_a_number_alone_is_of_those_told_before(tell: Teller, text: str, expected: set[tuple[str | None, int]]) -> None:
    told = {(d["actor"] and d["actor"].removeprefix("country:"), d["count"]) for d in tell("casualties", text)}
    assert told == expected


def test_forces_that_are_flown_out_are_not_displaced(tell: Teller) -> None:
    assert tell("casualties", "Norway evacuated its 41 military observers from Gao.") == []
    assert [d["count"] for d in tell("casualties", "Norway evacuated 300 villagers from Gao.")] == [300]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The militias drove up to 20,000 people across the border.", {(20_000, "displaced")}),
        ("Rebels drove 300 families into the bush.", {(300, "displaced")}),
        ("The army drove 300 rebels across the border.", set()),
        ("Some 40 fighters have surrendered to Chadian troops.", {(40, "captured")}),
        ("Twelve rebels gave themselves up in Gao.", {(12, "captured")}),
        ("The rebels surrendered 40 rifles.", set()),
        ("Ten people have been killed and some 9,000 villagers displaced.", {(10, "killed"), (9_000, "displaced")}),
        ("Chad has 900 men in Gao and has lost 15 of them since May.", {(15, "killed")}),
        ("Chad took the town at the cost of 20 lives.", {(20, "killed")}),
        ("Nobody says how many soldiers were killed. Diplomats put the number at 60.", {(60, "killed")}),
        ("Nobody says how many soldiers are there. Diplomats put the number at 60.", set()),
        ("Peacekeeper killed in Gao; UN says vote will go ahead", {(1, "killed")}),
        ("The force mourns the 40 Danish and 58 French men murdered in May.", {(40, "killed"), (58, "killed")}),
        ("Officers speak of more than 300 prisoners.", {(300, "captured")}),
        ("The two sides exchanged 300 prisoners.", set()),
        ("Ten men were killed and at least 25 others injured when a mine went off.", {(10, "killed"), (25, "wounded")}),
        (
            "Nearly a million people, a fifth of all, have been driven from their homes, 9,000 of them to Gao.",
            {(1_000_000, "displaced"), (9_000, "displaced")},
        ),
        ("The raid was to free six soldiers, who had been held by a gang.", {(6, "captured")}),
        (
            "They stormed the ship, killing eight pirates, capturing five and freeing the crew.",
            {(8, "killed"), (5, "captured")},
        ),
        ("Four men, three of them soldiers, abducted in May, are still missing.", {(4, "captured"), (3, "captured")}),
        ("The raid cost 12 soldiers their lives.", {(12, "killed")}),
        ("Rebels hacked 12 villagers to death.", {(12, "killed")}),
        ("Twelve of the dead were Danish.", {(12, "killed")}),
        ("The rebels took 12 soldiers alive.", {(12, "captured")}),
        ("Twelve soldiers fell into the hands of the rebels.", {(12, "captured")}),
        ("Chad shelters 9,000 refugees.", {(9_000, "displaced")}),
        ("Chad has taken in 9,000 refugees.", {(9_000, "displaced")}),
        ("Nobody says how many soldiers were killed. Doctors put the figure at 40.", {(40, "killed")}),
        ("Nobody says how many soldiers there are. Doctors put the figure at 40.", set()),
        ("The agency helps 9,000 refugees.", set()),
        ("An exodus of 9,000 people followed.", {(9_000, "displaced")}),
        ("Seven Nigerian and Nigerien soldiers who were wounded have been flown out.", {(7, "wounded")}),
    ],
)
def test_how_many_suffer_by_words_of_driving_yielding_and_counting(
    tell: Teller, text: str, told: set[tuple[int, str]]
) -> None:
    assert {(claim["count"], claim["outcome"]) for claim in tell("casualties", text)} == told
