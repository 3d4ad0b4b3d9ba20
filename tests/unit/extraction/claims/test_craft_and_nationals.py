"""Aircraft and ships by their types and by where they stand; nationals who leave; clauses that leave out their verb."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "actor", "count", "place", "posture"),
    [
        ("Norway entered the campaign with six F-16s.", "NO", 6, None, "deploying"),
        ("Portugal is taking part in the mission off Somalia with a frigate.", "PT", None, "country:SO", "present"),
        ("Canada takes part in the campaign in Iraq with six CF-18s.", "CA", 6, "country:IQ", "present"),
        ("Norway ended its part, bringing home the last four F-16 fighters.", "NO", 4, None, "withdrawing"),
        ("Denmark closed its camp, flying home the last four helicopters.", "DK", 4, None, "withdrawing"),
        ("Chile sent its Super Hornets to Mali.", "CL", None, "country:ML", "deploying"),
        ("Chile announced that the aircraft stationed at Gao will leave.", "CL", None, "place:gao", "withdrawing"),
        ("Berlin has decided that the jets will stay in Jordan.", "DE", None, "country:JO", "staying"),
        ("Troops from Fiji fill the gap left by 380 Poles, who departed in May.", "PL", 380, None, "withdrawn"),
        ("The troops took the base over from 200 Danes who went home in May.", "DK", 200, None, "withdrawn"),
    ],
)
def test_whose_and_where_they_are(
    tell: Teller, text: str, actor: str, count: int | None, place: str | None, posture: str
) -> None:
    found = [(d["actor"], d["count"], d["location"], d["posture"]) for d in tell("deployment", text)]
    assert (f"country:{actor}", count, place, posture) in found


def test_each_gives_his_own_where_the_verb_is_left_out(tell: Teller) -> None:
    found = tell("deployment", "Kenya sent 800 policemen to Haiti, Jamaica 24 soldiers and Belize a company of guards.")
    assert {(d["actor"], d["count"]) for d in found} == {
        ("country:KE", 800),
        ("country:JM", 24),
        ("country:BZ", None),
    }
    found = tell("deployment", "Denmark contributed a frigate and Norway a minehunter to the force in the Gulf.")
    assert {(d["actor"], d["unit"]) for d in found} == {("country:DK", "frigate"), ("country:NO", "minehunter")}


@pytest.mark.parametrize(
    "text",
    [
        "Ecuador joined the talks with three ministers.",
        "About 60 Poles, who had been on holiday, flew home on Tuesday.",
        "Mali announced that the troops would leave Mali by June.",
        "The company makes AK-47 rifles and C-4 explosives.",
    ],
)
def test_talks_tourists_and_hosts_are_no_deployments(tell: Teller, text: str) -> None:
    assert tell("deployment", text) == []
