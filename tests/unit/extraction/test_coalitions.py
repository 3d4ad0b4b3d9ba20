"""Which coalition a text means."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.extraction.conftest import Reader

DAESH = "coalition:global-coalition-against-daesh"
HAITI = "coalition:multinational-security-support-mission"
YEMEN = "coalition:saudi-led-coalition-in-yemen"


@pytest.mark.parametrize(
    ("published_at", "text", "coalition"),
    [
        ("2016", "The US-led coalition bombed Islamic State fighters in Mosul.", DAESH),
        ("1991", "The U.S.-led coalition drove Iraqi troops out of Kuwait.", "coalition:gulf-war-coalition"),
        ("2017", "The Saudi-led coalition bombed Sanaa in Yemen.", YEMEN),
        ("2024", "The Kenya-led mission in Haiti got 200 officers.", HAITI),
        ("2012", "The AU force in Somalia took Kismayo.", "coalition:amisom"),
        ("2006", "The AU mission in Sudan has 7,000 men in Darfur.", "coalition:african-union-mission-in-sudan"),
        ("2015", "The UN mission in Mali lost a soldier.", "coalition:minusma"),
    ],
)  # fmt: skip
def test_a_described_coalition_is_the_known_one_of_that_place_and_time(
    reader: "Reader", published_at: str, text: str, coalition: str
) -> None:
    assert coalition in reader.ids(text, published_at=published_at)


def test_an_unknown_coalition_gets_an_id_from_its_leader(reader: "Reader") -> None:
    assert "coalition:brazil-led" in reader.ids("A Brazil-led coalition sailed on Monday.")
    again = reader.read("A Brazilian-led coalition sailed on Monday.", "The coalition has six ships.")
    assert [m.entity.id for m in again[1].mentions] == ["coalition:brazil-led"]


def test_the_coalition_is_the_one_spoken_of_last(reader: "Reader") -> None:
    one = "The Saudi-led coalition in Yemen denied it."
    other = "The US-led coalition against Islamic State struck Raqqa."
    assert reader.ids(one, "The coalition has 1,500 men.", published_at="2017") == [YEMEN]
    assert reader.ids(one, other, "The coalition has 1,500 men.", published_at="2017") == [DAESH]


def test_a_name_beside_a_description_tells_who_it_is(reader: "Reader") -> None:
    ids = reader.ids("A NATO-led force known as KFOR will enter Kosovo.", published_at="1999")
    assert ids.count("coalition:kfor") == 2


@pytest.mark.parametrize(
    "text",
    ["The ruling coalition lost a vote in Berlin.", "A rebel coalition seized Kidal.", "Coalition talks failed."],
)
def test_coalitions_of_parties_and_rebels_are_none_of_ours(reader: "Reader", text: str) -> None:
    assert not [entity for entity in reader.ids(text) if entity.startswith("coalition:")]


def test_a_claim_tells_the_coalition_in_focus(reader: "Reader") -> None:
    found = reader.read(
        "The Saudi-led coalition in Yemen grew.",
        "Sudan has about 3,000 troops in Aden.",
        "The US-led coalition against Islamic State struck Raqqa.",
        "Britain has about 500 troops in Iraq.",
        published_at="2017",
    )
    within = [{claim.within.id for claim in f.claims if claim.within} for f in found]
    assert within[1] == {YEMEN}
    assert within[3] == {DAESH}


def test_no_coalition_is_in_focus_before_one_is_named(reader: "Reader") -> None:
    found = reader.read("Sudan has about 3,000 troops in Aden.")
    assert found[0].claims
    assert all(claim.within is None for claim in found[0].claims)


def test_a_partnership_of_states_is_not_the_operation_in_the_same_desert(reader: "Reader") -> None:
    text = "Mali joined the Trans-Sahara Counterterrorism Partnership."
    assert reader.ids(text) == ["country:ML", "coalition:trans-sahara-counterterrorism-partnership"]


@pytest.mark.parametrize(
    ("text", "coalition"),
    [
        (
            "We welcome the Harbour and Reef Defence Capability Coalition.",
            "harbour-and-reef-defence-capability-coalition",
        ),
        ("Fiji will lead the Harbour Support Mission.", "harbour-support-mission"),
        ("Fiji joined the Global Coalition to Address Harbour Waste.", "global-coalition-to-address-harbour-waste"),
        ("Fiji joined the Global Coalition to fight the militants.", "global-coalition-against-daesh"),
        ("She leads the Samoa Small Business Coalition.", None),
        ("The Deputy Chief of Mission spoke.", None),
    ],
)
def test_a_coalition_may_bear_a_name_that_no_file_knows(reader: "Reader", text: str, coalition: str | None) -> None:
    found = [entity_id for entity_id in reader.ids(text) if entity_id.startswith("coalition:")]
    assert found == ([f"coalition:{coalition}"] if coalition else [])


@pytest.mark.parametrize(
    ("text", "coalition"),
    [
        ("A 15-nation force will sail for Fiji.", "15-nation-force"),
        ("The four-nation task force sailed for Fiji.", "four-nation-task-force"),
        ("An alliance of seven Pacific states will meet.", "alliance-of-seven-pacific-states"),
        ("An alliance of gangs in Suva seized the port.", None),
        ("The UN-backed force arrived in Suva.", "un-backed-force"),
    ],
)
def test_a_coalition_of_whom_little_is_told_goes_by_that(reader: "Reader", text: str, coalition: str | None) -> None:
    found = [entity_id for entity_id in reader.ids(text) if entity_id.startswith("coalition:")]
    assert found == ([f"coalition:{coalition}"] if coalition else [])


def test_who_leads_a_coalition_may_be_told_later(reader: "Reader") -> None:
    ids = reader.ids("A 15-nation force will sail for Fiji.", "The force will be led by Tonga.")
    assert "coalition:15-nation-force" in ids


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("The UN Stabilisation Mission in Haiti left.", "coalition:minustah"),
        ("The U.N. Mission in Sierra Leone left.", "coalition:unamsil"),
        ("The AU Mission in Somalia left.", "coalition:amisom"),
        ("The People's Defense Force attacked.", "armed-group:peoples-defence-force"),
    ],
)
def test_a_name_is_known_however_it_is_spelled(reader: "Reader", text: str, entity: str) -> None:
    assert entity in reader.ids(text)


def test_a_force_that_a_body_backs_is_not_led_by_it(reader: "Reader") -> None:
    ids = reader.ids("Police flew to Port-au-Prince to join a UN-backed security force.", published_at="2024")
    assert HAITI in ids


@pytest.mark.parametrize(
    ("published_at", "text", "coalition"),
    [
        ("2008", "EUFOR landed in Chad.", "coalition:eufor-tchad-rca"),
        ("2010", "EUFOR has 2,000 soldiers in Bosnia.", "coalition:eufor-althea"),
        ("2014", "EUTM has trained soldiers in Somalia.", "coalition:eutm-somalia"),
        ("2009", "A multinational task force hunts pirates off Somalia.", "coalition:combined-maritime-forces"),
    ],
)
def test_a_name_of_several_is_that_of_the_place(reader: "Reader", published_at: str, text: str, coalition: str) -> None:
    assert coalition in reader.ids(text, published_at=published_at)


@pytest.mark.parametrize(
    ("first", "then", "coalition"),
    [
        ("Peru announced a new Islamic military alliance.", "The alliance met.", "coalition:islamic-military-alliance"),
        ("The EU has agreed to launch a naval mission off Peru.", "The mission met.",
         "coalition:european-union-mission-in-peru"),
    ],
)  # fmt: skip
def test_what_is_only_described_is_referred_to(reader: "Reader", first: str, then: str, coalition: str) -> None:
    assert reader.ids(first, then) == [coalition]


def test_acronyms_may_be_written_as_words(reader: "Reader") -> None:
    assert "coalition:international-security-assistance-force" in reader.ids("Norway left Isaf.")


def test_the_force_of_a_region_is_that_of_its_bloc(reader: "Reader") -> None:
    text = "The East African force left Goma in the Democratic Republic of Congo."
    assert "coalition:east-african-community-regional-force" in reader.ids(text, published_at="2023-12-13")


@pytest.mark.parametrize(
    ("published_at", "text", "coalition"),
    [
        ("1998", "A UN mission is to succeed the African force in Bangui.", "coalition:misab"),
        (
            "1983",
            "Italy wants the UN troops in Beirut to replace the multinational force.",
            "coalition:multinational-force-in-lebanon",
        ),
    ],
)
def test_the_words_of_a_description_tell_one_force_from_another(
    reader: "Reader", published_at: str, text: str, coalition: str
) -> None:
    assert coalition in reader.ids(text, published_at=published_at)


def test_a_mission_is_described_by_what_it_does(reader: "Reader") -> None:
    first = "They agreed on the ceasefire monitoring mission under Norwegian leadership."
    assert "coalition:ceasefire-monitoring-mission" in reader.ids(first)
    assert reader.ids(first, "The mission met.") == ["coalition:ceasefire-monitoring-mission"]
    assert not any(found.startswith("coalition:") for found in reader.ids("The election monitoring mission left."))


def test_where_the_coalition_is_tells_which(reader: "Reader") -> None:
    found = reader.ids("KFOR grew. The so-called coalition in Iraq shrank.", published_at="2006")
    assert found[:2] == ["coalition:kfor", "coalition:multi-national-force-iraq"]


def test_what_goes_on_is_meant_before_what_is_just_over(reader: "Reader") -> None:
    text = "A NATO peacekeeping force in Bosnia stayed."
    assert "coalition:ifor" in reader.ids(text, published_at="1996-11-16")
    assert "coalition:sfor" in reader.ids(text, published_at="1997-11-16")


@pytest.mark.parametrize(
    ("text", "coalition"),
    [
        ("OMIGA, a regional mission led by Kenya, has 900 men.", "omiga"),
        ("Togo has joined OMIGA, a coalition against piracy.", "omiga"),
        ("Togo has joined OMIGA, a force of African states.", "omiga"),
        ("The Sapphire Lake Joint Force fights piracy.", "sapphire-lake-joint-force"),
        ("Togo has left the Lake Chad Joint Force.", "lake-chad-joint-force"),
        ("The Multinational Force of Central Utopia has 500 men.", "multinational-force-of-central-utopia"),
    ],
)
def test_names_that_nobody_knows_and_the_text_explains(reader: "Reader", text: str, coalition: str) -> None:
    assert f"coalition:{coalition}" in {mention.entity.id for mention in reader.read(text)[0].mentions}


@pytest.mark.parametrize(
    "text",
    [
        "SELKA, an alliance of rebel groups, took the town.",
        "OMIGA, a firm from Gao, has 900 men.",
        "The Joint Terrorism Task Force made two arrests.",
    ],
)
def test_others_that_a_text_explains_are_no_coalitions(reader: "Reader", text: str) -> None:
    assert not {mention.entity.id for mention in reader.read(text)[0].mentions if mention.entity.type == "coalition"}


def test_a_coalition_that_is_being_formed_is_none_of_years_ago(reader: "Reader") -> None:
    forming = "France is forming a naval coalition to protect ships in the Red Sea from the Houthis."
    assert "coalition:saudi-led-coalition-in-yemen" not in reader.ids(forming, published_at="2023-12-19")
    fighting = "Egypt sent jets to a coalition against the Houthis."
    assert "coalition:saudi-led-coalition-in-yemen" in reader.ids(fighting, published_at="2015-04-02")


def test_a_coalition_bears_the_name_that_its_document_gives_it_first(reader: "Reader") -> None:
    found = reader.read("The United Nations Emergency Force left Egypt.", "UNEF had come in 1956. The force was small.")
    named = {mention.entity.name for each in found for mention in each.mentions if mention.entity.type == "coalition"}
    assert named == {"United Nations Emergency Force"}
    assert {m.entity.id for each in found for m in each.mentions if m.entity.type == "coalition"} == {"coalition:unef"}


def test_a_common_name_is_that_of_another_body_or_land(reader: "Reader") -> None:
    for text, coalition in (
        ("The ECOWAS Stabilisation Force in Togo has 900 men.", "ecowas-stabilisation-force"),
        ("The EU Police Mission in Tajikistan has 90 men.", "eu-police-mission-in-tajikistan"),
        ("The Stabilization Force in Togo has 90 men.", "stabilization-force-in-togo"),
        ("The NATO Stabilisation Force in Bosnia has 900 men.", "sfor"),
        ("The EU Police Mission in Bosnia has 90 men.", "eupm"),
    ):
        assert [each for each in reader.ids(text) if each.startswith("coalition:")] == [f"coalition:{coalition}"]


def test_a_name_has_neither_whose_men_they_are_nor_when(reader: "Reader") -> None:
    assert "coalition:caspian-monitoring-mission" in reader.ids("Troops of the Caspian Monitoring Mission left.")
    assert "coalition:harbour-defence-coalition" in reader.ids("Friends of the Harbour Defence Coalition met.")
    text = "Chile will leave the Multinational Force in Nauru in May."
    assert "coalition:multinational-force-in-nauru" in reader.ids(text)
