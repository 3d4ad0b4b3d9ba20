"""Where forces are and whose they are, by the words of the clause, and by what the document said before."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed


@pytest.mark.parametrize(
    ("text", "actor", "place", "count", "posture"),
    [
        ("Chilean troops left their bases in Gao.", "CL", "place:gao", None, "withdrawn"),
        ("The Danes will stay in Kidal, and the Chileans in Gao.", "CL", "place:gao", None, "staying"),
        ("Danish marines are in Kidal. Another 90 Chileans are expected in Gao.", "CL", "place:gao", 90, "deploying"),
        ("The airlift of 90 Chilean soldiers to Gao has begun.", "CL", "place:gao", 90, "deploying"),
        ("Chile voted to extend the mission of its troops in Gao.", "CL", "place:gao", None, "staying"),
        ("Chilean soldiers are guarding the airport.", "CL", None, None, "present"),
        ("The Danes are to hand over the base in Gao to Chilean soldiers.", "CL", "place:gao", None, "deploying"),
        ("A Chilean company got to Gao, where troops are fighting.", "CL", "place:gao", None, "deploying"),
        ("Chile has 90 soldiers in Gao, down from 400 in May.", "CL", "place:gao", 400, "present"),
        ("Chile is shipping Patriot batteries to Gao.", "CL", "place:gao", None, "deploying"),
        ("Chile ordered the 90 troops home from Gao.", "CL", "place:gao", 90, "withdrawing"),
        ("Chilean soldiers left in June. They flew in to Gao in May.", "CL", "place:gao", None, "deploying"),
        ("The Chileans are camped outside Gao, where troops are fighting.", "CL", "place:gao", None, "present"),
        ("Chilean tanks have been at Gao since May.", "CL", "place:gao", None, "present"),
        ("About 90 Chilean soldiers left Gao, to be relieved by Danes.", "CL", "place:gao", 90, "withdrawn"),
        ("A Chilean battalion has taken over the Gao district.", "CL", "place:gao", None, "deploying"),
        ("The Chileans have abandoned Gao.", "CL", "place:gao", None, "withdrawn"),
        ("The Condor brigade, the main Chilean force in Gao, has gone.", "CL", "place:gao", None, "withdrawn"),
        ("Chile has offered the frigate Lynch.", "CL", None, None, "deploying"),
        ("Chile wants to increase its force from 90 to 200 men.", "CL", None, 90, "present"),
        ("Chilean troops withdrew from their camps in Gao.", "CL", "place:gao", None, "withdrawn"),
        ("The last Chilean troops in Mali have completed their withdrawal.", "CL", "country:ML", None, "withdrawn"),
        ("Chile has 90 soldiers in the capital of Mali, Bamako.", "CL", "place:bamako", 90, "present"),
        ("Chile offered 90 soldiers on the eve of a meeting in Bamako.", "CL", None, 90, "deploying"),
        ("Chile sent 90 soldiers to guard a dam in Mali.", "CL", "country:ML", 90, "deploying"),
        ("The landing at Gao will involve 90 Chilean soldiers.", "CL", "place:gao", 90, "deploying"),
        (
            "The landing at Gao will involve 80 Danish, 90 Chilean and 50 Fijian men.",
            "CL",
            "place:gao",
            90,
            "deploying",
        ),
        ("Some 90 Chilean soldiers arrived in Gao to join the force.", "CL", "place:gao", 90, "deploying"),
        ("Chile will join the UN mission stationed in Mali.", "coalition:minusma", "country:ML", None, "present"),
        ("Chile contributes troops to the mission in Mali.", "CL", "country:ML", None, "present"),
        ("Gao is home to 90 Chilean soldiers.", "CL", "place:gao", 90, "present"),
        ("Gao has been guarded by Chilean marines since May.", "CL", "place:gao", None, "present"),
        ("Chile's commitment in Mali stands at 90 soldiers.", "CL", "country:ML", 90, "present"),
        ("Among the foreign forces in Mali are 90 Chilean soldiers.", "CL", "country:ML", 90, "present"),
        ("After five years in Mali, Chile's battalion has come home.", "CL", "country:ML", None, "withdrawn"),
        ("Chile wants to bring home the 90 troops it has in Mali.", "CL", "country:ML", 90, "withdrawing"),
        ("The 90 Chilean troops south of Gao will be withdrawn.", "CL", "place:gao", 90, "withdrawing"),
        ("Chile sent 90 troops to Mali. Most are based in Gao.", "CL", "place:gao", None, "present"),
        ("Chile sent 90 troops to Mali. The Chileans are in Gao.", "CL", "place:gao", None, "present"),
        ("Chilean peacekeepers flew from Gao to Santiago.", "CL", "place:gao", None, "withdrawing"),
        ("The UN peacekeepers from Chile have left Gao.", "CL", "place:gao", None, "withdrawn"),
        ("A company of 90 Chilean troops will depart to serve in Mali.", "CL", "country:ML", 90, "deploying"),
        ("Chile, which sent 90 troops to Mali, wants to bring them home.", "CL", "country:ML", 90, "withdrawing"),
        ("Seoul's 90 troops will stay in Mali.", "KR", "country:ML", 90, "staying"),
    ],
)
def test_the_place_that_a_clause_gives(
    tell: Teller, text: str, actor: str, place: str | None, count: int | None, posture: str
) -> None:
    told = deployed(tell, text)
    who = actor if ":" in actor else f"country:{actor}"
    assert (who, place, count, posture) in told
    assert place is None or (who, None, count, posture) not in told


def test_a_force_of_which_nothing_more_is_told_goes_by_its_words(tell: Teller) -> None:
    told = deployed(tell, "Two soldiers have been shot since the force came to Gao in June.")
    assert told == {("force", "place:gao", None, "deploying")}


def test_states_told_of_with_others_are_nowhere(tell: Teller) -> None:
    told = deployed(tell, "Chilean troops left Gao after talks with Mali, Chad and Niger in Bamako.")
    assert told == {("country:CL", "place:gao", None, "withdrawn")}


def test_what_those_who_stay_are_to_do_is_told_once(tell: Teller) -> None:
    told = deployed(tell, "Some 90 Chilean soldiers will stay on in Gao to run the airport.")
    assert told == {("country:CL", "place:gao", 90, "staying")}


def test_things_handed_over_and_arms_for_a_state_are_no_deployments(tell: Teller) -> None:
    assert not deployed(tell, "Police turned over the suspect to Chilean soldiers.")
    assert not deployed(tell, "Chile is shipping Patriot batteries to Ukraine.")


def test_whoever_decides_sends_its_own(tell: Teller) -> None:
    told = deployed(tell, "Sweden has a battalion in Gao. Chile's parliament voted to let 500 soldiers go.")
    assert ("country:CL", None, 500, "deploying") in told
    told = deployed(tell, "Sweden has a battalion in Gao. Mali's parliament demanded that the 500 soldiers leave.")
    assert all(actor == "country:SE" for actor, *_ in told)


def test_states_without_names_send_in_their_own_words(tell: Teller) -> None:
    assert ("its neighbours", "place:gao", None, "deploying") in deployed(
        tell, "Mali urged its neighbours to send troops to Gao."
    )


def test_each_has_its_own_place_where_the_verb_is_left_out(tell: Teller) -> None:
    told = deployed(tell, "Chile withdrew its 90 soldiers from Gao, and Peru its 60 from Menaka.")
    assert ("country:PE", "place:menaka", 60, "withdrawn") in told


@pytest.mark.parametrize(
    ("text", "place", "count", "posture"),
    [
        ("The troops will leave in May.", None, None, "withdrawing"),
        ("The 90-strong contingent decided to pull out.", None, 90, "withdrawing"),
        ("A first contingent has arrived in Gao.", "place:gao", None, "present"),
        ("The frigate will operate in the Red Sea.", "place:red-sea", None, "present"),
        ("“All our soldiers have left Mali,” Colonel Juan Mena said.", "country:ML", None, "withdrawn"),
    ],
)
def test_forces_without_a_name_are_those_told_of_before(
    tell: Teller, text: str, place: str | None, count: int | None, posture: str
) -> None:
    assert ("country:CL", place, count, posture) in deployed(
        tell, "Chile sent a frigate and 90 soldiers to Mali.", text
    )


def test_soldiers_of_somebody_are_those_of_his_country(tell: Teller) -> None:
    text = "Chilean President Pedro Montt said his troops would stay in Mali."
    assert deployed(tell, text) == {("country:CL", "country:ML", None, "staying")}


@pytest.mark.parametrize(
    "text", ["The army has withdrawn from Gao.", "They use helicopters for medical evacuation from Gao."]
)
def test_bodies_and_the_sick_are_no_forces_told_of_before(tell: Teller, text: str) -> None:
    assert not [told for told in deployed(tell, "Chile sent 90 soldiers to Mali.", text) if told[0] == "country:CL"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The withdrawal of the 300 Danish troops and more than 200 Kenyan troops will begin in May.",
            [("country:DK", 300, "withdrawing"), ("country:KE", 200, "withdrawing")],
        ),
        (
            "Most units withdrew, leaving 250 Kenyan soldiers plus 90 Danish engineers in Gao.",
            [("country:KE", 250, "staying"), ("country:DK", 90, "staying")],
        ),
        ("The minister recalled Jacques Chirac's promise of 300 troops.", [("country:FR", 300, "deploying")]),
        ("The Carter administration will send 300 troops to Chad.", [("country:US", 300, "deploying")]),
        ("French troops left Beirut Feb. 26, 1984.", [("country:FR", None, "withdrawn")]),
        (
            "It means little as most of the Danish soldiers already deployed in Chad will change their badges.",
            [("country:DK", None, "present")],
        ),
        ("Belgium, with its 40,000-plus force, is the host.", [("country:BE", 40000, "present")]),
        ("Danish marines backed out of Somalia.", [("country:DK", None, "withdrawn")]),
    ],
)
def test_whose_and_what_becomes_of_them(tell: Teller, text: str, expected: list[tuple[str, int, str]]) -> None:
    assert [(d["actor"], d["count"], d["posture"]) for d in tell("deployment", text)] == expected


@pytest.mark.parametrize(
    ("text", "actor", "count", "posture"),
    [
        (
            "Congress will approve the sending of a platoon of up to 100 Irish troops to Gao.",
            "country:IE",
            100,
            "deploying",
        ),
        ("Two U-S ships with more than two-thousand marines aboard are in Gao.", "country:US", 2000, "present"),
        ("Three Kenyan officers left Nairobi to begin service with the UN mission.", "country:KE", 3, "deploying"),
        (
            "The Danish soldiers are the vanguard of a force being deployed by ECOWAS. It plans to put 3,250 men there.",
            "organisation:ecowas",
            3250,
            "deploying",
        ),
    ],
)
def test_whose_those_are_that_others_stand_for(tell: Teller, text: str, actor: str, count: int, posture: str) -> None:
    assert (actor, count, posture) in [(d["actor"], d["count"], d["posture"]) for d in tell("deployment", text)]


def test_who_flees_is_no_soldier(tell: Teller) -> None:
    assert not tell("deployment", "The unrest has forced some 300,000 Liberians to flee to Ghana.")


def test_the_navy_is_the_one_told_of_before(tell: Teller) -> None:
    found = tell(
        "deployment", "The U.S. Navy has boats in the Red Sea.", "The Navy also sent six ships to the Black Sea."
    )
    assert ("organisation:united-states-navy", "place:black-sea", 6) in [
        (d["actor"], d["location"], d["count"]) for d in found
    ]


def test_a_realm_of_is_the_state_that_follows(tell: Teller) -> None:
    (deployment,) = tell("deployment", "South Africa sent troops into the mountain kingdom of Lesotho.")
    assert (deployment["actor"], deployment["location"]) == ("country:ZA", "country:LS")


def test_a_multinational_division_is_a_coalition(tell: Teller) -> None:
    text = "The soldiers will be part of a 9,200-strong Kenyan-led multinational division."
    (relation,) = tell("relation", text)
    assert (relation["subject"], relation["object"]) == ("country:KE", "coalition:kenya-led")


def test_who_speaks_is_told_without_a_relative_clause(tell: Teller) -> None:
    text = "A source in the police, which has been loyal to the king, said two men were killed after a force came. He"
    assert [s["speaker"] for s in tell("statement", f"{text} confirmed that there were others.")] == [
        "A source in the police",
        "A source in the police",
    ]


def test_who_is_replaced_goes_and_who_only_needs_is_there(tell: Teller) -> None:
    found = tell("deployment", "The Canadian battalion was replaced by troops from France and Kenya.")
    assert {(d["actor"], d["posture"]) for d in found} == {
        ("country:CA", "withdrawn"),
        ("country:FR", "deploying"),
        ("country:KE", "deploying"),
    }
    (needing,) = tell("deployment", "The 300 Danish soldiers in Gao need a rest.")
    assert (needing["count"], needing["posture"]) == (300, "present")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("at Bagram airbase in Afghanistan", "place:bagram"),
        ("at Souda Bay naval base in Crete", "place:souda-bay"),
        ("at the French base in Djibouti", "country:DJ"),
        ("at the airport in Gao", "place:gao"),
    ],
)
def test_a_base_that_bears_a_name_is_there_and_not_in_all_the_country(tell: Teller, words: str, place: str) -> None:
    assert [d["location"] for d in tell("deployment", f"Chile has 300 soldiers {words}.")] == [place]
