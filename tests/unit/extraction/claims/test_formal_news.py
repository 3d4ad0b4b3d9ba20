"""What formal news tells by its own turns: names in brackets, units of states, numbers of countries, rows of nations."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed, ground, related


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Colonial Secretary (Mr Oldbridge) told Parliament that the force would stay.", "person:oldbridge"),
        ("The Prime Minister (Mr Tanforan) announced that troops would leave.", "person:tanforan"),
        ("The Secretary-General (U Thant) said that a force of 900 men would go to Aden.", "person:u-thant"),
        ("The Air Minister, Mrs Ferrabee, said that two squadrons would fly out.", "person:ferrabee"),
    ],
)
def test_whoever_holds_an_office_is_named_in_brackets(tell: Teller, text: str, speaker: str) -> None:
    assert [claim["speaker"] for claim in tell("statement", text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The South Korean 3rd Division recaptured Inje.", "country:KR"),
        ("The British 29th Brigade captured Uijongbu.", "country:GB"),
        ("The Turkish Brigade captured Kumyangjang.", "country:TR"),
        ("Chad's 2nd Battalion captured Fada.", "country:TD"),
        ("The U.S. Eighth Army captured Kaesong.", "country:US"),
    ],
)
def test_a_unit_is_the_state_whose_word_stands_before_its_name(tell: Teller, text: str, actor: str) -> None:
    assert [(owner, change) for owner, change, _ in ground(tell, text)] == [(actor, "gained")]


def test_units_of_states_fight_each_other_and_go_abroad(tell: Teller) -> None:
    text = "Chile's 2nd Brigade attacked the Peruvian 3rd Regiment."
    assert related(tell, text) == [("country:CL", "fights", "country:PE")]
    text = "The French 9th Light Armoured Division crossed into Iraq."
    assert ("country:FR", "country:IQ", None, "deploying") in deployed(tell, text)


def test_forces_of_a_kind_are_whose_were_told_of_last(tell: Teller) -> None:
    before = "About 900 American marines hold the port of Beirut. Italy has sent 400 men to Sidon."
    text = "The minister said the marines should stay until the Lebanese Army could take over."
    assert {(actor, posture) for actor, _, _, posture in deployed(tell, before, text)} == {("country:US", "staying")}


def test_an_army_at_home_that_takes_over_is_not_sent(tell: Teller) -> None:
    text = "Fiji has 600 troops in Tyre. They will stay until the Lebanese Army takes over."
    assert {actor for actor, *_ in deployed(tell, text)} == {"country:FJ"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The offer brings to six the number of countries which will take part in the United Nations force.", 6),
        ("Kenya's arrival brings the number of nations in KFOR to 31.", 31),
        ("That raises to nine the number of states in the coalition.", 9),
    ],
)
def test_a_number_of_countries_is_reached(tell: Teller, text: str, count: int) -> None:
    before = "KFOR has troops of many nations in Kosovo."
    assert [claim["count"] for claim in tell("coalition_size", before, text)] == [count]


def test_a_number_of_countries_that_do_nothing_together_is_no_size(tell: Teller) -> None:
    text = "The flood brings to six the number of countries hit by the storm."
    assert tell("coalition_size", "KFOR has troops in Kosovo.", text) == []


def test_the_others_are_members_too(tell: Teller) -> None:
    text = "The offer brings to three the number of countries which have joined KFOR. The others are Chile and Peru."
    members = {claim["member"] for claim in tell("membership", text)}
    assert members >= {"country:CL", "country:PE"}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Turkey has sent 650 men to Cyprus. Greece has a contingent of 950 on the island.", "country:CY"),
        ("Barbados sent 40 men to Grenada. Jamaica has 150 on the island.", "country:GD"),
    ],
)
def test_the_island_is_the_state_that_is_one(tell: Teller, text: str, where: str) -> None:
    assert {location for _, location, _, _ in deployed(tell, text)} == {where}


@pytest.mark.parametrize(
    "text",
    [
        "British troops in Malta number 6500.",
        "British troops on Malta now number about 6500.",
        "The British forces in Malta number more than 6500.",
    ],
)
def test_forces_number_so_many(tell: Teller, text: str) -> None:
    assert deployed(tell, text) == {("country:GB", "country:MT", 6500, "present")}


@pytest.mark.parametrize("opening", ["On Friday", "In the Mediterranean", "Off the coast", "In 1961"])
def test_the_first_of_a_row_of_nations_is_no_part_of_the_opening(tell: Teller, opening: str) -> None:
    text = f"{opening} Danish, Dutch and Irish ships shelled the rebels."
    assert {who for who, _, _ in related(tell, text)} == {"country:DK", "country:NL", "country:IE"}


def test_whoever_opposes_it_together_does_not_oppose_the_other(tell: Teller) -> None:
    assert related(tell, "Mexico, Chile and Uruguay voted against it.") == []


def test_each_gives_what_stands_behind_its_own_name(tell: Teller) -> None:
    found = tell("contribution", "Ghana has promised the force $2,000,000 and Italy $250,000.")
    found += tell("contribution", "Ghana has promised 2,000,000 dollars and Italy 250,000 dollars for the force.")
    assert {(claim["actor"], claim["amount"]["number"]) for claim in found} == {
        ("country:GH", 2_000_000),
        ("country:IT", 250_000),
    }


@pytest.mark.parametrize(
    "text",
    [
        "General Gyani was given the command of KFOR.",
        "General Gyani was placed in command of KFOR.",
        "General Gyani took over the command of KFOR.",
        "Command of KFOR was given to General Gyani.",
    ],
)
def test_whoever_is_given_the_command_commands(tell: Teller, text: str) -> None:
    assert related(tell, text) == [("person:gyani", "commands", "coalition:kfor")]


@pytest.mark.parametrize(
    ("before", "text", "actor"),
    [
        ("Bosnian Serb gunners shelled Tuzla.", "The Serbs captured Modrica.", "armed-group:bosnian-serbs"),
        ("The Bosnian Croats held Stolac.", "The Croats captured Gacko.", "armed-group:bosnian-croats"),
        (
            "American marines landed in Grenada. Cuban forces fought back.",
            "The marines took Fort Rupert.",
            "country:US",
        ),
    ],
)
def test_a_short_word_is_whoever_was_told_of_so(tell: Teller, before: str, text: str, actor: str) -> None:
    assert {who for who, _, _ in ground(tell, before, text)} == {actor}


def test_a_commander_of_a_nation_commands_the_body_named_behind(tell: Teller) -> None:
    text = "General Rollo Pike, the British commander of UN forces in Bosnia, left."
    assert related(tell, text) == [("person:rollo-pike", "commands", "organisation:united-nations")]


def test_the_alliance_is_no_force_that_is_never_called_so(tell: Teller) -> None:
    before = "NATO jets bombed Pale. Peru has withdrawn its battalion from UNPROFOR."
    text = "The Alliance has a plan to send up to 60,000 troops."
    found = tell("deployment", before, text, published_at="1995-07-25")
    assert [(claim["actor"], claim["count"]) for claim in found] == [("organisation:nato", 60_000)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jamaica now has 150 soldiers ashore.", ("country:JM", None, 150, "present")),
        ("Peru and Chile have ships in the blockade.", ("country:PE", None, None, "present")),
        ("Soldiers from St. Vincent landed in Grenada.", ("country:VC", "country:GD", None, "deploying")),
        ("Chile will send a division of 9,000 men in January.", ("country:CL", None, 9_000, "deploying")),
        ("Chile's battalion will be sent in two stages.", ("country:CL", None, None, "deploying")),
    ],
)
def test_forces_come_and_are_there_by_these_words(tell: Teller, text: str, expected: tuple[object, ...]) -> None:
    assert expected in deployed(tell, "The troops of the force are in high spirits.", text)


def test_forces_of_nobody_are_those_of_the_minister_who_tells_of_them(tell: Teller) -> None:
    before = "South Korea has sent a division to South Vietnam."
    text = "The Australian Prime Minister (Mr Wexcombe) told Parliament that a third battalion would be sent in May."
    assert {actor for actor, *_ in deployed(tell, before, text)} == {"country:AU"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru sent 300 troops to Gao and 200 to Niamey.", {("place:gao", 300), ("place:niamey", 200)}),
        (
            "Peru flew 500 paratroopers to Bangui and four Mirages to Libreville.",
            {("place:bangui", 500), ("place:libreville", 4)},
        ),
        (
            "Peru sent a battalion to Gao and a squadron of jets to Niamey.",
            {("place:gao", None), ("place:niamey", None)},
        ),
        ("Peru sent 300 troops and four tanks to Gao.", {("place:gao", 300), ("place:gao", 4)}),
    ],
)
def test_each_is_sent_to_its_own_place(tell: Teller, text: str, expected: set[tuple[str, int | None]]) -> None:
    assert {(where, count) for _, where, count, _ in deployed(tell, text)} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Irish troops drove off a rebel band which had attacked their camp.",
        "Irish soldiers were on patrol when the rebels attacked their convoy.",
        "Irish troops hold the bridge. The rebels attacked their post on Monday.",
    ],
)
def test_what_is_attacked_is_not_the_attackers_own(tell: Teller, text: str) -> None:
    assert "country:IE" in {whom for who, does, whom in related(tell, text) if does == "fights" and who != "country:IE"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The last Americans flew home on Friday.", ("country:US", None, None, "withdrawn")),
        ("The last Americans were evacuated on Friday.", ("country:US", None, None, "withdrawn")),
        ("Danish troops are leaving Gao.", ("country:DK", "place:gao", None, "withdrawing")),
        ("Peru has sent two battleships to Aden.", ("country:PE", "place:aden", 2, "deploying")),
        ("Peru has sent 300 parachutists to Aden.", ("country:PE", "place:aden", 300, "deploying")),
        (
            "The cruiser Almirante and 12 other Peruvian warships are off the coast of Korea.",
            ("country:PE", "country:KR", 12, "present"),
        ),
        ("The Swedes, a company of 215 lent by the UN, are at Tyre.", ("country:SE", "place:tyre", 215, "present")),
    ],
)
def test_soldiers_and_ships_by_other_words(tell: Teller, text: str, expected: tuple[object, ...]) -> None:
    assert expected in deployed(tell, "The troops of the force are in high spirits.", text)


def test_a_number_of_soldiers_from_many_states_is_of_them_together(tell: Teller) -> None:
    text = "KFOR is growing. By last night 1,800 troops had arrived, from France, Iran and Sweden."
    counts = {actor: count for actor, _, count, _ in deployed(tell, text)}
    assert counts["coalition:kfor"] == 1800
    assert all(counts[nation] is None for nation in ("country:FR", "country:IR", "country:SE"))


def test_forces_that_are_left_behind_stay(tell: Teller) -> None:
    found = deployed(tell, "Denmark withdrew from Gao, leaving 250 soldiers in Mopti.")
    assert ("country:DK", "place:mopti", 250, "staying") in found


def test_whose_militiamen_are_nobody_says(tell: Teller) -> None:
    text = "Peru has 400 soldiers in Dili. Thousands of militiamen have gathered at Atambua."
    assert "country:PE" not in {actor for actor, where, _, _ in deployed(tell, text) if where == "place:atambua"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rebels still hold Vlore and most of the south.", {"Vlore", "the south"}),
        ("Communist columns captured Sunchon.", {"Sunchon"}),
    ],
)
def test_ground_is_held_by_columns_and_in_parts(tell: Teller, text: str, places: set[str]) -> None:
    assert {place.removeprefix("place:").capitalize() for _, _, place in ground(tell, text)} == {
        place.removeprefix("place:").capitalize() for place in places
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four American Sabres bombed Chinese troops.", ("country:US", "fights", "country:CN")),
        ("Operation Alba began in April. Italy leads it.", ("country:IT", "leads", "coalition:operation-alba")),
        (
            "Major Saad Haddad's militia, which Israel arms and pays, will stay.",
            ("country:IL", "supports", "person:saad-haddad"),
        ),
    ],
)
def test_relations_by_aircraft_pronouns_and_clauses(tell: Teller, text: str, expected: tuple[str, ...]) -> None:
    assert expected in related(tell, text)


def test_whoever_stands_by_with_ships_supports_nobody(tell: Teller) -> None:
    assert related(tell, "Portugal is standing by with a frigate and 1,000 paratroopers.") == []


def test_a_withdrawal_that_a_force_confirms_is_not_from_it(tell: Teller) -> None:
    text = "UNIFIL was created to confirm the Israeli withdrawal and to restore peace."
    assert tell("membership", text) == []


@pytest.mark.parametrize(
    ("text", "year", "coalition"),
    [
        (
            "The multinational force in Haiti, 24 nations in all, will stay.",
            "1994",
            "coalition:operation-uphold-democracy",
        ),
        ("The Deterrent Force in Lebanon has men of seven nations.", "1977", "coalition:arab-deterrent-force"),
        ("Unosom II took over in May. It has troops from 21 countries in Somalia.", "1993", "coalition:unosom"),
    ],
)
def test_a_force_of_those_years_is_known_by_its_short_name(tell: Teller, text: str, year: str, coalition: str) -> None:
    found = tell("coalition_size", text, published_at=f"{year}-09-22")
    assert [claim["coalition"] for claim in found] == [coalition]


def test_a_dateline_with_a_country_gives_nothing(tell: Teller) -> None:
    text = "PRISTINA, Yugoslavia: The last Serbian soldiers crossed out of Kosovo yesterday."
    assert tell("contribution", text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The rebels captured Kigali on Monday and Butare on Tuesday.", {"place:kigali", "place:butare"}),
        ("The rebels took Goma in May and Bukavu a week later.", {"place:goma", "place:bukavu"}),
    ],
)
def test_towns_are_taken_on_days_of_their_own(tell: Teller, text: str, places: set[str]) -> None:
    assert {place for _, _, place in ground(tell, text)} == places


def test_each_nation_occupies_its_own_town(tell: Teller) -> None:
    text = "The British occupy Pristina, the Germans Prizren, the Italians Pec and the Americans Gnjilane."
    assert {(actor, place) for actor, _, place in ground(tell, "NATO troops are in Kosovo.", text)} == {
        ("country:GB", "place:pristina"),
        ("country:DE", "place:prizren"),
        ("country:IT", "place:pec"),
        ("country:US", "place:gnjilane"),
    }


def test_its_commander_of_a_nation_commands_the_force_spoken_of(tell: Teller) -> None:
    text = "KFOR is at Pristina. General Rollo Pike, its Canadian commander, left."
    assert related(tell, text) == [("person:rollo-pike", "commands", "coalition:kfor")]


def test_none_of_them_members_is_no_member(tell: Teller) -> None:
    text = "Ukraine and Ireland, neither of them members of NATO, are also to take part in KFOR."
    assert {claim["coalition"] for claim in tell("membership", text)} == {"coalition:kfor"}


def test_a_group_goes_on_by_a_word_of_its_name(tell: Teller) -> None:
    before = "The Liberation Tigers attacked Mannar."
    found = ground(tell, before, "The Tigers captured Vavuniya.")
    assert {actor for actor, _, _ in found} == {"armed-group:liberation-tigers-of-tamil-eelam"}


def test_the_government_is_that_of_the_land_where_the_forces_are(tell: Teller) -> None:
    before = "The 2,500 men of Operation Turquoise have been in Rwanda since June. Niger has offered a platoon."
    assert ("country:FR", "supports", "country:RW") in related(tell, before, "Paris armed the government army.")
    assert {place for _, _, place in ground(tell, before, "The rebels now control most of the country.")} == {
        "country:RW"
    }
