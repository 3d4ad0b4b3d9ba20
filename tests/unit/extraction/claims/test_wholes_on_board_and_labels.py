"""Forces that "it" stands for, that go on board, that stand behind a label; armies at home; whose "them" are."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed

Where = tuple[object, ...]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Pacific Monitoring Force was set up in 2003. It was sent to Nauru to watch the vote.",
            ("coalition:pacific-monitoring-force", "country:NR", None, "deploying"),
        ),
        (
            "The Council created UNTAES in 1996. It was sent to Vukovar.",
            ("coalition:untaes", "place:vukovar", None, "deploying"),
        ),
        ("MISAB arrived in Bangui in May. It left in April.", ("coalition:misab", "place:bangui", None, "withdrawn")),
        (
            "MISAB will stay in Bangui until May. It will leave in June.",
            ("coalition:misab", "place:bangui", None, "withdrawing"),
        ),
    ],
)
def test_what_it_stands_for(tell: Teller, text: str, expected: Where) -> None:
    assert expected in deployed(tell, text)


def test_a_treaty_is_sent_nowhere(tell: Teller) -> None:
    assert not deployed(
        tell, "The pact was signed in Dakar. It was sent to Mali for approval. It will leave questions."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Obama ordered the American marines to ships off the Liberian coast.",
            ("country:US", "country:LR", None, "withdrawing"),
        ),
        ("Some 600 Danish soldiers marched aboard a transport at Gao.", ("country:DK", "place:gao", 600, "withdrawn")),
        ("One Danish brigade was put aboard ship on Sunday.", ("country:DK", None, 1, "withdrawn")),
        ("Danish soldiers climbed aboard planes at Gao.", ("country:DK", "place:gao", None, "withdrawn")),
        ("Peru ordered 300 marines to Haiti aboard two ships.", ("country:PE", "country:HT", 300, "deploying")),
        (
            "Canada sent 200 sailors to a ship off Somalia.",
            ("country:CA", "country:SO", 200, "deploying"),
        ),
    ],
)
def test_who_goes_on_board(tell: Teller, text: str, expected: Where) -> None:
    assert expected in deployed(tell, text)


@pytest.mark.parametrize(
    "text", ["Danish soldiers boarded ships bound for Haiti.", "Sailors took the box to the ship."]
)
def test_who_goes_on_board_and_does_not_leave(tell: Teller, text: str) -> None:
    assert not {said for *_, said in deployed(tell, text)} & {"withdrawn", "withdrawing"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Soldiers in the mission:\n• Denmark: 500 around Basra\n• Chile: 480 in Karbala; another 300 to go to Erbil",
            {
                ("country:DK", "place:basra", 500, "present"),
                ("country:CL", "place:karbala", 480, "present"),
                ("country:CL", "place:erbil", 300, "deploying"),
            },
        ),
        (
            "Norway: 300 marines in Bahrain; 150 more promised\nGreece: 40 personnel in Bahrain",
            {
                ("country:NO", "country:BH", 300, "present"),
                ("country:NO", "country:BH", 150, "deploying"),
                ("country:GR", "country:BH", 40, "present"),
            },
        ),
    ],
)
def test_numbers_behind_a_label(tell: Teller, text: str, expected: set[Where]) -> None:
    assert expected <= deployed(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "Deaths from flu. Brazil: 1,200 in May. Uruguay: 900 in June.",
        "France: 50 soldiers died in Gao.",
        "Chad's own armed forces have 5,000 soldiers.",
        "The Chadian army numbers 30,000 men.",
        "The Chadian brigade was cut to pieces.",
    ],
)
def test_numbers_that_are_no_deployment(tell: Teller, text: str) -> None:
    assert not deployed(tell, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya has 2,000 soldiers in Haiti. The Interior Ministry said 200 of them would stay.",
            ("country:KE", "country:HT", 200, "staying"),
        ),
        (
            "Denmark pulled its men out of Gao on Monday and Norway said it would bring home most of its troops.",
            ("country:NO", None, None, "withdrawing"),
        ),
        (
            "Six planes will fly the Armenian, Tajik and Danish units home.",
            ("country:TJ", None, None, "withdrawing"),
        ),
        (
            "Chadian marines came in May. The marines, who number 900 and are dug in at Gao, will be moved to ships.",
            ("country:TD", "place:gao", 900, "present"),
        ),
        ("There is a platoon of Irish soldiers in Dili.", ("country:IE", "place:dili", None, "present")),
        (
            "UNMIS was set up in 2005. As of today, there are 900 soldiers on the ground.",
            ("coalition:unmis", None, 900, "present"),
        ),
        (
            "Danish troops came in May. The hundred and fifteen men left Gao.",
            ("country:DK", "place:gao", 115, "withdrawn"),
        ),
    ],
)
def test_whose_they_are(tell: Teller, text: str, expected: Where) -> None:
    assert expected in deployed(tell, text)
