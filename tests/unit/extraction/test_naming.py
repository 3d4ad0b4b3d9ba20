"""Names of places, units, groups and persons that few lists have, told by their form or by what stands beside them."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.extraction.conftest import Reader


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        # words of the compass, and of land, are part of a name
        ("Chad has 40 men in North Timbuktu.", ["country:TD", "place:north-timbuktu"]),
        ("Northern Helmand is quiet.", ["place:helmand"]),
        ("Three ships patrolled the Kenyan Basin.", ["place:kenyan-basin"]),
        ("They work from a camp at Mont Perrier, near Bangui.", ["place:mont-perrier", "place:bangui"]),
        # what stands in a row with a country after "from", and where troops stand
        ("Two aircraft flew from Djibouti and Korbin.", ["country:DJ", "place:korbin"]),
        ("Fighters surrendered to Cameroonian troops at Koza.", ["country:CM", "place:koza"]),
        # governments of states within a state
        ("It was handed to the Government of Kwala State.", ["place:kwala-state"]),
        ("The Lagos State Government paid.", ["place:lagos"]),
        ("Chad thanked the Republic of Fiji.", ["country:TD", "country:FJ"]),
        # task forces have a number
        ("Combined Task Force (CTF) 142 sailed.", ["organisation:combined-task-force-142"]),
        ("CTF 142 sailed with Task Force 7.", ["organisation:combined-task-force-142", "organisation:task-force-7"]),
        # ranks of two words, and surnames that are words for bodies
        ("Major-General Haryono said so.", ["person:haryono"]),
        ("Lt. Gen. James A. Van Fleet said so.", ["person:james-a-van-fleet"]),
        # ships
        ("An Indian frigate, the Tabar, left.", ["country:IN"]),
        ("The Saudi supertanker Sirius Star is held.", ["country:SA"]),
        # regions in small letters, territories, and storms that are nobody
        ("In central Africa 120 men advise them.", ["place:central-africa"]),
        ("Four men went to Bermuda.", ["place:bermuda"]),
        ("Super Typhoon Alda struck Luzon.", ["place:luzon"]),
        # islands that bear the name of a people
        ("Turks and Caicos paid.", ["place:turks-and-caicos-islands"]),
        # old names of states, as the papers of their time write them
        (
            "Canada left Viet-Nam, Abyssinia and South-West Africa.",
            ["country:CA", "country:VN", "country:ET", "country:NA"],
        ),
        # the institution of a state whose forces are called nearly so
        ("The Danish Defence Ministry said so.", ["organisation:danish-ministry-of-defence"]),
    ],
)
def test_a_name_is_told_by_its_form(reader: "Reader", text: str, entities: list[str]) -> None:
    assert reader.ids(text) == entities


def test_whom_a_coalition_is_against_is_named_and_bound(reader: "Reader") -> None:
    found = reader.read("Ministers of the coalition against Islamic State (IS) met.", "IS lost the town.")
    ids = [[mention.entity.id for mention in each.mentions] for each in found]
    assert ids[0] == ["coalition:global-coalition-against-daesh", *["armed-group:islamic-state"] * 2]
    assert ids[1] == ["armed-group:islamic-state"]


@pytest.mark.parametrize(
    ("text", "published_at", "coalition"),
    [
        ("The Economic Community of West African States Monitoring Group left.", "1998", "ecomog"),
        ("The UN Operation in Ivory Coast left.", "2010", "unoci"),
        ("EU NAVFOR Atalanta has six ships.", "2012", "operation-atalanta"),
        ("The Indian Peace-Keeping Force left.", "1989", "indian-peace-keeping-force"),
        ("The SADC Mission in the DRC left.", "2024", "samidrc"),
        ("EUFOR Chad/CAR grew.", "2008", "eufor-tchad-rca"),
    ],
)
def test_names_of_missions_have_many_forms(reader: "Reader", text: str, published_at: str, coalition: str) -> None:
    assert f"coalition:{coalition}" in reader.ids(text, published_at=published_at)


@pytest.mark.parametrize(
    ("text", "published_at", "entity"),
    [
        ("Ugandan troops fight the ADF near Beni.", "2023", "armed-group:allied-democratic-forces"),
        ("The ADF has 800 men in Iraq, the Australian minister said.", "2003", "organisation:australian-defence-force"),
        ("The SNA retook Cadale in Somalia.", "2023", "organisation:somali-national-army"),
        ("Italy had 2,000 men in the MNF in Beirut.", "1983", "coalition:multinational-force-in-lebanon"),
    ],
)
def test_a_short_form_of_several_is_that_of_the_land(
    reader: "Reader", text: str, published_at: str, entity: str
) -> None:
    assert entity in reader.ids(text, published_at=published_at)


@pytest.mark.parametrize(
    ("text", "published_at", "coalition"),
    [
        ("The UN Mission in the DRC has 9,000 men.", "2003", "monuc"),
        ("The NATO Mission in Libya goes on.", "2011", "operation-unified-protector"),
        ("A French-led force has landed in Bunia.", "2003", "operation-artemis"),
        ("The French-led EU force in Chad has 3,000 men.", "2008", "eufor-tchad-rca"),
        ("The OAS Mission in Tonga left.", "2008", "oas-mission-in-tonga"),
        ("The NATO mission in Iraq has 500 men.", "2005", "nato-training-mission-iraq"),
        ("The EU mission in Mali has 500 men.", "2015", "eutm-mali"),
        ("The AU mission in Somalia has 500 men.", "2023", "atmis"),
        ("The Canada-led battlegroup in Latvia grew.", "2023", "enhanced-forward-presence"),
        ("A Fijian-led monitoring team arrived.", "2008", "fiji-led"),
        ("A 12-nation naval flotilla sailed.", "2008", "12-nation-naval-flotilla"),
    ],
)
def test_whose_mission_where_tells_which(reader: "Reader", text: str, published_at: str, coalition: str) -> None:
    assert f"coalition:{coalition}" in reader.ids(text, published_at=published_at)


def test_what_calls_itself_a_group_is_one(reader: "Reader") -> None:
    assert "armed-group:lions-of-the-east" in reader.ids("The group that calls itself Lions of the East attacked Gao.")
