"""Who gains, loses, holds, besieges or fights for ground, in the many ways it is told."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, ground


@pytest.mark.parametrize(
    ("text", "actor", "change", "place"),
    [
        (
            "Marib, the last big city under Houthi occupation, was shelled.",
            "armed-group:houthis",
            "controls",
            "place:marib",
        ),
        ("Kenyan troops returned the city of Kismayo to Somali control.", "country:SO", "gained", "place:kismayo"),
        ("The rebels fled from Orlu in the war.", "The rebels", "lost", "place:orlu"),
        ("The insurgents held on to the port of Beira on Friday.", "The insurgents", "controls", "place:beira"),
        ("Taliban fighters, who came in May, abandoned Kunduz.", "armed-group:taliban", "lost", "place:kunduz"),
        (
            "Seleka, the rebel coalition that marched into Bria, has split up.",
            "armed-group:seleka",
            "gained",
            "place:bria",
        ),
        ("Officials said the rebels, who signed a truce, had seized Bria.", "the rebels", "gained", "place:bria"),
        ("The army tightened its noose around Bria.", "The army", "besieged", "place:bria"),
        (
            "The general's men held the radio station as troops came.",
            "The general's men",
            "controls",
            "the radio station",
        ),
        ("The army re-established control over Bria.", "The army", "gained", "place:bria"),
        ("The army re-took Bria.", "The army", "gained", "place:bria"),
        ("Rebels seized the Helmand provincial capital.", "Rebels", "gained", "the Helmand provincial capital"),
        ("Unita captured Malanje on Friday.", "armed-group:unita", "gained", "place:malanje"),
        ("The fort was by nightfall in the hands of Indian troops.", "country:IN", "controls", "The fort"),
        ("Marib was the last Houthi-held town.", "armed-group:houthis", "controls", "place:marib"),
        ("Marib is Houthi territory.", "armed-group:houthis", "controls", "place:marib"),
        ("Tanks shelled three villages that the guerrillas control.", "the guerrillas", "controls", "three villages"),
        ("Nigeria's army retook Bama on Monday.", "country:NG", "gained", "place:bama"),
        ("Yemeni rebels said they still hold Marib.", "Yemeni rebels", "controls", "place:marib"),
        ("The Houthis captured the capital, Sana'a.", "armed-group:houthis", "gained", "place:sanaa"),
        ("He fled after the rebels, who are Chadian, took Bria.", "the rebels", "gained", "place:bria"),
        ("The port, an island held by the rebels, was quiet.", "the rebels", "controls", "The port"),
        ("The part of Bria still in the rebels' hands was calm.", "the rebels", "controls", "place:bria"),
        ("The Taliban control Kunduz.", "armed-group:taliban", "controls", "place:kunduz"),
        ("Officials said the Houthis control Marib.", "armed-group:houthis", "controls", "place:marib"),
        ("The rebels occupy the town of Bria.", "The rebels", "controls", "place:bria"),
        ("Bria was occupied by the rebels in May.", "the rebels", "gained", "place:bria"),
        ("Clan militias run the port of Kismayo.", "Clan militias", "controls", "place:kismayo"),
        ("Mutinous ex-soldiers hold the town.", "Mutinous ex-soldiers", "controls", "the town"),
        ("Taliban fighters still hang on in Kandahar.", "armed-group:taliban", "controls", "place:kandahar"),
        ("The army celebrated a victory with the recapture of Tikrit.", "The army", "gained", "place:tikrit"),
        ("Soldiers are besieged in Kuito by rebels.", "rebels", "besieged", "place:kuito"),
        ("Kenyan troops overran the Ongal peninsula, north of Mombasa.", "country:KE", "gained", "place:ongal"),
        ("The rebels have taken a border post in the east.", "The rebels", "gained", "a border post"),
        ("The militants have taken over the Kenyan camp.", "The militants", "gained", "Kenyan camp"),
        ("Tanks shelled Tikrit days after it was seized by militants.", "militants", "gained", "place:tikrit"),
        ("An offensive by radicals has led to the capture of Gao.", "radicals", "gained", "place:gao"),
        ("A rebel offensive has captured Aleppo.", "rebel", "gained", "place:aleppo"),
        ("With the loss of Aleppo, the rebels are confined to the hills.", "the rebels", "lost", "place:aleppo"),
        ("A military offensive by rebels has retaken Aleppo.", "rebels", "gained", "place:aleppo"),
        ("The rebels hold the town in northern Mozambique.", "The rebels", "controls", "the town"),
        ("Tikrit was the rebels' last stronghold.", "the rebels", "controls", "place:tikrit"),
        ("Tikrit was the first city to fall to the Taliban.", "armed-group:taliban", "gained", "place:tikrit"),
        ("Several hundred rebels remain in control of the port.", "Several hundred rebels", "controls", "the port"),
        ("The rebels captured the capital, Sanaa.", "The rebels", "gained", "place:sanaa"),
        ("The militants have taken control of the town of Bria.", "The militants", "gained", "place:bria"),
        ("Syrian soldiers raised their flag over Aleppo.", "country:SY", "gained", "place:aleppo"),
        ("Rebels marched into Bria at dawn.", "Rebels", "gained", "place:bria"),
        ("M23 withdrew its fighters from Goma.", "armed-group:m23", "lost", "place:goma"),
        ("Kunduz's fall to the Taliban took a day.", "armed-group:taliban", "gained", "place:kunduz"),
        ("The Taliban have tightened their grip on Helmand.", "armed-group:taliban", "controls", "place:helmand"),
        ("Only the port of Sirte is left in the hands of rebels.", "rebels", "controls", "place:sirte"),
        ("The rebels hold on to Aleppo.", "The rebels", "controls", "place:aleppo"),
        ("The army retains the capital, Sanaa.", "The army", "controls", "place:sanaa"),
        ("The rebels hold the north.", "The rebels", "controls", "the north"),
        ("The rebels have withdrawn from several districts of Aleppo.", "The rebels", "lost", "place:aleppo"),
        ("Al-Shabaab retreated from Kismayo overnight.", "armed-group:al-shabaab", "lost", "place:kismayo"),
        ("The insurgents announced the capture of Tikrit.", "The insurgents", "gained", "place:tikrit"),
        ("Scores of villages have fallen to the Taliban.", "armed-group:taliban", "gained", "villages"),
        ("They marched on Kunduz city, which fell to the Taliban.", "armed-group:taliban", "gained", "place:kunduz"),
        ("Government troops remain in control of the airfield.", "Government troops", "controls", "the airfield"),
        ("The Taliban controls everything in Helmand.", "armed-group:taliban", "controls", "place:helmand"),
        ("The rebels lost large chunks of territory.", "The rebels", "lost", "large chunks of territory"),
        ("The rebels took the town of Bria in the Western Mountains.", "The rebels", "gained", "place:bria"),
        ("The Houthis are fighting for the port of Aden.", "armed-group:houthis", "contested", "place:aden"),
        ("Rebels of Hezbollah still hold Sidon.", "armed-group:hezbollah", "controls", "place:sidon"),
        ("The rebels are back in control of Marib.", "The rebels", "controls", "place:marib"),
        ("The rebels left the town after weeks of fighting.", "The rebels", "lost", "the town"),
        ("Rival militia groups hold Misrata.", "Rival militia groups", "controls", "place:misrata"),
        ("The army retook the provincial capital, Marib.", "The army", "gained", "place:marib"),
        ("He praised the army's capture of Tikrit.", "the army", "gained", "place:tikrit"),
        ("The truce gives the rebels control of the port.", "the rebels", "controls", "the port"),
        ("Marib has been under Tiger control for ten years.", "Tiger", "controls", "place:marib"),
        ("Kenyan troops took control of Kismayo's old port on Thursday.", "country:KE", "gained", "place:kismayo"),
        ("The army has brought Konna back under control.", "The army", "gained", "place:konna"),
        ("The battalion surrendered the airport.", "The battalion", "lost", "the airport"),
        ("Timbuktu was liberated from the rebels in January.", "the rebels", "lost", "place:timbuktu"),
        ("The rebels' capture of Makeni cut the road.", "The rebels", "gained", "place:makeni"),
        ("Angolan troops stormed the town of Cafunfo and seized it.", "country:AO", "gained", "place:cafunfo"),
        ("The jihadists imposed a blockade on Timbuktu.", "The jihadists", "besieged", "place:timbuktu"),
        ("Bihac was under siege by rebel forces.", "rebel forces", "besieged", "place:bihac"),
        ("Bouake is back in government hands.", "government", "controls", "place:bouake"),
        ("Most of Mogadishu is in the hands of the Islamists.", "the Islamists", "controls", "place:mogadishu"),
        ("Rebel forces took Gbadolite on Saturday.", "Rebel forces", "gained", "place:gbadolite"),
        ("The army says it is in full control of Bambari.", "The army", "controls", "place:bambari"),
        ("Rebels gave no figures. His men retook the port.", "His men", "gained", "the port"),
        ("The Iraqi army fled Tikrit.", "country:IQ", "lost", "place:tikrit"),
        ("The RSF overran el-Fasher after a long siege.", "armed-group:rapid-support-forces", "gained", "el-Fasher"),
        ("Russian troops are still occupying the town of Gori.", "country:RU", "controls", "place:gori"),
        ("Russian forces continue to occupy Gori.", "country:RU", "controls", "place:gori"),
        ("The Kremlin's forces seized Tikrit.", "country:RU", "gained", "place:tikrit"),
        ("The militants seized Kismayo Friday after days of fighting.", "The militants", "gained", "place:kismayo"),
        ("Marib remains under siege by government forces.", "government forces", "besieged", "place:marib"),
        ("The airport was lost to the rebels.", "the rebels", "gained", "The airport"),
        ("The Houthis took Marib; Aden never fell.", "armed-group:houthis", "gained", "place:marib"),
        ("Rebels overran Zorbagoru.", "Rebels", "gained", "place:zorbagoru"),
        ("An alliance of ethnic armies captured Lashio.", "An alliance of ethnic armies", "gained", "place:lashio"),
    ],
)
def test_a_change_of_ground_is_told_in_many_ways(tell: Teller, text: str, actor: str, change: str, place: str) -> None:
    (claim,) = tell("territory", text)
    assert (claim["actor"], claim["change"], claim["place"], claim["modality"]) == (actor, change, place, "asserted")


@pytest.mark.parametrize(
    ("text", "actor", "change", "place"),
    [
        ("The army took the northern town of al Omra from the rebels.", "the rebels", "lost", "al Omra"),
        (
            "The army drove the Houthis out of a few villages in Ongal district.",
            "armed-group:houthis",
            "lost",
            "place:ongal",
        ),
        ("Egyptian troops fought there. Egypt returned Gaza to Israel.", "country:IL", "gained", "place:gaza"),
        (
            "Three towns, including Gwoza, stayed under Taliban control.",
            "armed-group:taliban",
            "controls",
            "place:gwoza",
        ),
        (
            "The rebels lost four towns – Ar Lay Bo, Kona and Bria – in a week of war.",
            "The rebels",
            "lost",
            "Ar Lay Bo",
        ),
        (
            "The rebels took the town of Kidal in Mopti region. Later the army retook the town.",
            "the army",
            "gained",
            "place:kidal",
        ),
        ("Three towns – Kidal, Gao and Bria – were overrun by the rebels.", "the rebels", "gained", "place:gao"),
        (
            "Syrian soldiers fled Idlib, 17 miles from the border, in panic and war.",
            "country:SY",
            "lost",
            "place:idlib",
        ),
        (
            "The rebels fought on in Sirte. Envoys confirmed the fall of Kufra to the rebels.",
            "the rebels",
            "gained",
            "place:kufra",
        ),
        ("The militia fled, saying they took control of Tikrit in the war.", "The militia", "gained", "place:tikrit"),
        (
            "The Houthis lost 40% of the land they held in Yemen and 20% in Oman.",
            "armed-group:houthis",
            "lost",
            "country:OM",
        ),
        (
            "The rebels fought. Control of Kandahar passed to the Taliban.",
            "armed-group:taliban",
            "gained",
            "place:kandahar",
        ),
        (
            "The city of Kandahar in Afghanistan, which was seized by rebels, burnt.",
            "rebels",
            "gained",
            "place:kandahar",
        ),
        ("The army fought. Russian troops proclaimed the capture of Gori.", "country:RU", "gained", "place:gori"),
        ("The rebels took Gori before being driven out by the army.", "The rebels", "lost", "place:gori"),
        ("The war began with the Greek invasion and capture of Gori.", "country:GR", "gained", "place:gori"),
        ("The rebels have taken Gori, Marib, and the border crossing.", "The rebels", "gained", "place:marib"),
        ("Fierce clashes went on. The rebel forces pulled out of Gori.", "The rebel forces", "lost", "place:gori"),
        (
            "The Houthis control the Bayhan, Ghayl and Marib districts.",
            "armed-group:houthis",
            "controls",
            "place:marib",
        ),
        ("Tikrit and Marib fell to the rebels. The army took them back.", "The army", "gained", "place:marib"),
        ("Rebels seized Marib. The army claimed to have retaken all of it.", "The army", "gained", "place:marib"),
    ],
)
def test_one_sentence_tells_of_several_changes(tell: Teller, text: str, actor: str, change: str, place: str) -> None:
    assert (actor, change, place) in ground(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "Sweden is withdrawing its soldiers from Timbuktu.",
        "The rebels launched an offensive to capture Gori.",
        "The army struck with the aim of liberating Gori.",
        "The president ordered the troops to move into Gori after days of heavy fighting.",
        "The rebels abandoned their plan to take Gori.",
        "German troops withdrew from Afghanistan.",
        "The army began a campaign to retake the province.",
        "The rebels withdrew from the talks.",
        "The rebels are trying to take Jowhar.",
        "The rebels took up positions in Goma.",
        "The king invoked the law to expel rebel gangs from Marib.",
        "The settlements are surrounded by an Arab population, the army said.",
        "Troops left Kabul for home.",
        "The rebels fought the mission for much of its stay in the country.",
        "The government controls its borders with the army.",
        "A warlord fought Ecomog for much of its stay in Liberia.",
        "She holds a Master's in Public Administration from Oslo.",
        "He was a secretary in the Fijian Administration in Suva.",
        "The firm is expected to capture 11 percent of the smartphone market.",
        "We left Samoa and are in Tonga now.",
        "The board governs the three universities in Suva.",
        "The ministry will hold accountable those in the government of Fiji who broke the truce.",
        "The Award Board, which administers the Congressional Awards Program, met.",
        "The war takes Chad back to the use of force.",
        "The soldiers got hold of a radio.",
        "The officers run a school in Aleppo.",
        "Turkey has vowed to drive the rebels from its border.",
        "The company runs the port of Kismayo.",
        "The medal belongs to the rebels.",
        "The contingent moved out of its base.",
        "The removal of Russian troops from Georgia was delayed.",
        "Irish soldiers keep Greeks and Turks apart on the island.",
        "Rebels captured by the army in Gao were freed.",
        "The resolution of the council condemned the attempted annexation of Kherson by Russian forces.",
    ],
)
def test_going_home_wanting_ground_and_other_senses_change_none(tell: Teller, text: str) -> None:
    assert tell("territory", text) == []


def test_they_are_the_armed_people_spoken_of_last(tell: Teller) -> None:
    (claim,) = tell("territory", "The rebels are tired. In the mountains they captured the town of Yafran.")
    assert (claim["actor"], claim["change"], claim["place"]) == ("The rebels", "gained", "place:yafran")


def test_suburbs_that_remain_in_the_hands_of_somebody_are_those_named_before(tell: Teller) -> None:
    found = tell("territory", "Shots were heard in Kissy, a suburb that remains in the hands of the RUF.")
    assert [(claim["actor"], claim["change"]) for claim in found] == [
        ("armed-group:revolutionary-united-front", "controls")
    ]


def test_a_group_that_has_no_name_holds_what_it_holds(tell: Teller) -> None:
    text = "Kenyan forces retook the port. The group has split up, but in March it held the village of Marib."
    actors = {claim["actor"] for claim in tell("territory", text) if claim["place"] == "place:marib"}
    assert actors == {"the group"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("British troops recaptured Goose Green and Port Stanley.", {"place:goose-green", "place:port-stanley"}),
        ("Soldiers drove rebels out of Waterloo and most of downtown Freetown.", {"place:freetown", "Waterloo"}),
        (
            "Troops heard fire in Bo and Kenema, towns that remain in the hands of the RUF.",
            {"place:bo", "place:kenema"},
        ),
    ],
)
def test_each_place_of_a_row_is_ground(tell: Teller, text: str, places: set[str]) -> None:
    assert {claim["place"] for claim in tell("territory", text)} == places


def test_ground_may_be_fought_over_in_a_paragraph_without_a_word_of_war(tell: Teller) -> None:
    assert ground(tell, "The rebels laid down their arms.", "Israel ceded the Sinai to Egypt.") == {
        ("country:IL", "lost", "place:sinai"),
        ("country:EG", "gained", "place:sinai"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nigerian federal troops took Enugu from the rebels.",
            {("country:NG", "gained", "place:enugu"), ("the rebels", "lost", "place:enugu")},
        ),
        (
            "His men hold Buchanan and Gbarnga, both of which the rebels had taken in April.",
            {("His men", "controls", "place:buchanan"), ("His men", "controls", "place:gbarnga")}
            | {("the rebels", "gained", "place:buchanan"), ("the rebels", "gained", "place:gbarnga")},
        ),
        ("General Dostum controls Mazar-i-Sharif.", {("person:dostum", "controls", "place:mazar-i-sharif")}),
        (
            "Siad Barre, who had been driven out of Mogadishu by rebels, fled.",
            {("person:siad-barre", "lost", "place:mogadishu"), ("rebels", "gained", "place:mogadishu")},
        ),
        (
            "Fighters threw the governor's troops out of Jowhar.",
            {("the governor's troops", "lost", "place:jowhar"), ("Fighters", "gained", "place:jowhar")},
        ),
        (
            "Armed supporters of the president overran Bocaranga.",
            {("Armed supporters of the president", "gained", "place:bocaranga")},
        ),
        ("The rebels control 40 square miles of jungle.", {("The rebels", "controls", "40 square miles of jungle")}),
        (
            "A spokesman said that rebels had overrun Obo, Zemio and Mboki in a week.",
            {("rebels", "gained", f"place:{town}") for town in ("obo", "zemio", "mboki")},
        ),
        (
            "Contra rebels who had seized Somoto withdrew on Sunday.",
            {("armed-group:contras", "gained", "place:somoto"), ("armed-group:contras", "lost", "place:somoto")},
        ),
        ("Mortars fell on Bihac, encircled by Serb forces.", {("country:RS", "besieged", "place:bihac")}),
    ],
)
def test_all_that_a_sentence_tells_of_ground(tell: Teller, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert ground(tell, "Soldiers fought on.", text) == expected


def test_what_guests_and_offices_leave_or_reclaim_is_no_ground_even_in_a_text_about_war(tell: Teller) -> None:
    assert tell("territory", "The army fought rebels in Tonga.", "More work remains as we leave Glasgow.") == []


def test_a_row_of_places_between_dashes_is_what_is_held(tell: Teller) -> None:
    text = (
        "He said the forces took over: two villages in the Donetsk region – Bria and Gao – were under Moscow's control."
    )
    assert {one["place"] for one in tell("territory", text)} == {"place:bria", "place:gao"}
    assert {one["actor"] for one in tell("territory", text)} == {"country:RU"}


@pytest.mark.parametrize(
    "text",
    [
        "It was a step toward regaining Tikrit from the rebels.",
        "The rebels were trying to retake control of the town.",
    ],
)
def test_ground_that_is_only_aimed_at_is_not_taken(tell: Teller, text: str) -> None:
    assert [one for one in tell("territory", text) if one["change"] == "gained"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels hold a third of the country.", {("The rebels", "controls", 33)}),
        ("Two thirds of the country is controlled by UNITA.", {("armed-group:unita", "controls", 67)}),
        ("The insurgents control half of Somalia.", {("The insurgents", "controls", 50)}),
    ],
)
def test_fractions_are_shares(tell: Teller, text: str, expected: set[tuple[str, str, int]]) -> None:
    assert {(one["actor"], one["change"], one["share"]) for one in tell("territory", text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army regained control of Tikrit from the rebels.",
            {("The army", "gained", "place:tikrit"), ("the rebels", "lost", "place:tikrit")},
        ),
        (
            "The army cleared Aleppo of rebels.",
            {("rebels", "lost", "place:aleppo"), ("The army", "gained", "place:aleppo")},
        ),
        (
            "The rebels lost Aleppo to the army.",
            {("The rebels", "lost", "place:aleppo"), ("the army", "gained", "place:aleppo")},
        ),
        (
            "The army took Aleppo hours after the rebels fled.",
            {("The army", "gained", "place:aleppo"), ("the rebels", "lost", "place:aleppo")},
        ),
        (
            "The rebels entered Kidal after heavy fighting. Now they hold the town.",
            {("The rebels", "gained", "place:kidal"), ("The rebels", "controls", "place:kidal")},
        ),
    ],
)
def test_what_one_loses_another_gains(tell: Teller, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert ground(tell, text) == expected


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("gained", "The rebels fought their way into Aleppo."),
        ("gained", "The rebels have subdued Aleppo."),
        ("gained", "The rebels established themselves in Aleppo."),
        ("gained", "The rebels imposed their rule on Aleppo."),
        ("gained", "The rebels took charge of Aleppo."),
        ("gained", "Aleppo passed to the rebels."),
        ("gained", "Aleppo capitulated to the rebels."),
        ("gained", "Aleppo was surrendered to the rebels."),
        ("gained", "The surrender of Aleppo to the rebels shocked everybody."),
        ("gained", "The storming of Aleppo by the rebels shocked everybody."),
        ("lost", "The rebels melted away from Aleppo."),
        ("lost", "The rebels conceded Aleppo."),
        ("lost", "The army repulsed the rebels from Aleppo."),
        ("lost", "The rebels' flight from Aleppo shocked everybody."),
        ("lost", "The expulsion of the rebels from Aleppo shocked everybody."),
        ("lost", "The rebels' abandonment of Aleppo shocked everybody."),
        ("controls", "The rebels are in charge of Aleppo."),
        ("controls", "Aleppo belongs to the rebels."),
        ("controls", "Aleppo is under the thumb of the rebels."),
        ("besieged", "Aleppo was sealed off by the rebels."),
        ("besieged", "The rebels imposed a siege on Aleppo."),
        ("besieged", "The rebels threw a ring around Aleppo."),
        ("contested", "The rebels are fighting the army for Aleppo."),
    ],
)
def test_the_same_change_is_told_by_many_words(tell: Teller, change: str, told: str) -> None:
    found = {(one["actor"].lower(), one["change"], one["place"]) for one in tell("territory", told)}
    assert ("the rebels", change, "place:aleppo") in found


def test_what_somebody_has_under_control(tell: Teller) -> None:
    (found,) = tell("territory", "AMISOM said it now had over half of Mogadishu under its control.")
    assert (found["actor"], found["change"], found["place"]) == ("coalition:amisom", "controls", "place:mogadishu")


def test_ground_is_cleared_in_part(tell: Teller) -> None:
    found = tell("territory", "The army has cleared 90% of Kandahar of militants.")
    told = {(one["actor"], one["change"], one["place"], one["share"]) for one in found}
    assert told == {("The army", "gained", "place:kandahar", None), ("militants", "lost", "place:kandahar", 90)}
