"""Ground as news tells of it: by what the sentence before has told, of sites and airports, in idioms."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, ground

HOUTHIS = "armed-group:houthis"


@pytest.mark.parametrize(
    ("text", "actor", "change", "place"),
    [
        (
            "Marib airport, the largest in Yemen, which the Houthis took, is open.",
            HOUTHIS,
            "gained",
            "place:marib-airport",
        ),
        ("The Houthis have surrounded Marib. The airport fell on Monday.", HOUTHIS, "gained", "The airport"),
        ("The Houthis captured Marib on Monday. Taiz was taken two days later.", HOUTHIS, "gained", "place:taiz"),
        ("The fort is two miles from Marib. The Houthis seized it in May.", HOUTHIS, "gained", "The fort"),
        ("Marib lies on the road to Sanaa. The Houthis overran it in May.", HOUTHIS, "gained", "place:marib"),
        ("The airport is a ruin. The Houthis took it over in June.", HOUTHIS, "gained", "The airport"),
        ("When the army left Marib, the Houthis moved in.", HOUTHIS, "gained", "place:marib"),
        ("The army entered the town of Marib, abandoned by the Houthis overnight.", HOUTHIS, "lost", "place:marib"),
        ("The army has broken the Houthis' grip on Marib.", HOUTHIS, "lost", "place:marib"),
        ("The Houthis' hold on Marib has been broken.", HOUTHIS, "lost", "place:marib"),
        ("The Houthis hold sway in 12 of the 30 districts of Marib.", HOUTHIS, "controls", "place:marib"),
        ("Marib is in the hands of the army, Taiz in those of the Houthis.", HOUTHIS, "controls", "place:taiz"),
        (
            "The Houthis entered Marib. The border post is theirs, the army said.",
            HOUTHIS,
            "controls",
            "The border post",
        ),
        ("The Houthis ran the rest of the city and nearly all of the north.", HOUTHIS, "controls", "the north"),
        ("The Houthis control the radio station and the post office.", HOUTHIS, "controls", "the radio station"),
        ("The Houthis have retaken the teachers' college.", HOUTHIS, "gained", "the teachers' college"),
        ("The army hailed the recapture of Marib on 8 August by the Houthis.", HOUTHIS, "gained", "place:marib"),
        (
            "Marib, which the army used as its port, was captured that May by the Houthis.",
            HOUTHIS,
            "gained",
            "place:marib",
        ),
        ("The army and the Houthis fought for control of Marib.", HOUTHIS, "contested", "place:marib"),
        ("The army's base at Marib was overrun by the Houthis in May.", HOUTHIS, "gained", "place:marib"),
        ("Troops of the Houthis gained a foothold in the eastern suburbs.", HOUTHIS, "gained", "the eastern suburbs"),
        (
            "The army left Kona. The 7th Cavalry Division holds Marib.",
            "organisation:7th-cavalry-division",
            "controls",
            "place:marib",
        ),
        ("Colonel Azema, in Sanaa, remains the master of Marib.", "person:azema", "controls", "place:marib"),
        ("The men of General Azema captured Marib.", "The men of General Azema", "gained", "place:marib"),
        ("The town of Marib remained firmly under Abkhazian control.", "Abkhazian", "controls", "place:marib"),
        ("Marib is in rebel hands.", "rebels", "controls", "place:marib"),
        (
            "Peacekeepers in Marib are surrounded by the Houthis.",
            HOUTHIS,
            "besieged",
            "place:marib",
        ),
        (
            "When Ugandan units left Marib, militias moved in; later they were driven out.",
            "militias",
            "gained",
            "place:marib",
        ),
        (
            "When Chad left Marib, militias moved in; they were driven out by the Houthis.",
            HOUTHIS,
            "gained",
            "place:marib",
        ),
        (
            "Marib was quiet. By nightfall the town of 200,000 belonged to the Houthis.",
            HOUTHIS,
            "controls",
            "place:marib",
        ),
        ("Members will be glad to hear that the Houthis took Marib.", HOUTHIS, "gained", "place:marib"),
        ("The army's base at Marib was overrun by the sect in May.", "the sect", "gained", "place:marib"),
    ],
)
def test_ground_is_told_in_passing(tell: Teller, text: str, actor: str, change: str, place: str) -> None:
    assert (actor, change, place) in ground(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "The Houthis took it. Prices in Marib fell on Monday.",
        "Marib fell silent after the shelling by the Houthis.",
        "The bank handles the loan. The Houthis seized it.",
        "The police found a rifle in the house and seized it.",
        "Contractors moved in after the tenants left Marib.",
        "The Houthis still have the city within range.",
        "The previous government took something of a hands-off approach.",
    ],
)
def test_other_senses_tell_no_ground(tell: Teller, text: str) -> None:
    assert tell("territory", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Claims that the Houthis have captured Marib are untrue.",
        "Reports that Houthi fighters occupied the temple in Marib are baseless.",
        "The suggestion that the Houthis seized Marib is pure fabrication.",
    ],
)
def test_what_is_called_untrue_has_not_been(tell: Teller, text: str) -> None:
    assert [claim["modality"] for claim in tell("territory", text)] == ["negated"]


def test_a_name_nearer_than_armed_people_is_meant(tell: Teller) -> None:
    told = ground(tell, "The Yemeni military began bombing the Houthis in May after they had seized Marib.")
    assert told == {(HOUTHIS, "gained", "place:marib")}


def test_all_who_drove_them_out_take_the_town(tell: Teller) -> None:
    told = ground(tell, "French and Chadian forces drove the Houthis out of Marib. The airport fell on Friday.")
    assert {("country:FR", "gained", "The airport"), ("country:TD", "gained", "The airport")} <= told
