"""What forces do to each other and for others: who guards and escorts, who lays mines, who gives the commander."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, related

_BEFORE = "UNAMIR, the mission to keep peace in Rwanda, has 2,000 soldiers."
_ICU = "armed-group:islamic-courts-union"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Togo, whose 90 men guard the headquarters, is pleased.", ("country:TG", "protects", "the headquarters")),
        ("Two Chilean frigates guard the oil terminal.", ("country:CL", "protects", "the oil terminal")),
        ("HMS Argyll escorted two tankers through the strait.", ("country:GB", "protects", "two tankers")),
        ("The Peruvian frigate Quinones escorted 12 food ships.", ("country:PE", "protects", "12 food ships")),
        ("INS Tabar sank a pirate mother ship.", ("country:IN", "fights", "a pirate mother ship")),
        ("The frigate Quinones was hit by two Iraqi missiles.", ("country:IQ", "fights", "The frigate Quinones")),
        ("“Our brothers from Jordan have come to train the new army.”", ("country:JO", "trains", "the new army")),
        ("Portugal has trained three companies of commandos.", ("country:PT", "trains", "commandos")),
        ("Denmark to lead NATO's counter-piracy force", ("country:DK", "leads", "organisation:nato")),
        ("Peru is the framework nation of the battlegroup in Gao.", ("country:PE", "leads", "the battlegroup")),
        ("KFOR, a partnership of 25 nations under Peruvian command, met.", ("country:PE", "leads", "coalition:kfor")),
        (
            "ECOMOG's commander, the Ghanaian general Kofi Addo, said so.",
            ("person:kofi-addo", "commands", "coalition:ecomog"),
        ),
        ("The M23, a band of deserters armed by Chad, left.", ("country:TD", "supports", "armed-group:m23")),
        ("The LRA's main backers, Chad and Togo, met.", ("country:TG", "supports", "armed-group:lords-resistance-army")),
        ("Chad has long armed and paid the M23.", ("country:TD", "supports", "armed-group:m23")),
        ("Chad's jets bombed the port on behalf of the M23.", ("country:TD", "supports", "armed-group:m23")),
        ("Mr Sample, whose army retook the port with French help.", ("country:FR", "supports", "whose army")),
        ("The guerrillas fought Portuguese rule for ten years.", ("The guerrillas", "fights", "country:PT")),
        ("A Kenyan convoy ran into an M23 ambush.", ("armed-group:m23", "fights", "country:KE")),
        ("A Kenyan convoy hit a mine laid by the M23.", ("armed-group:m23", "fights", "country:KE")),
        ("The M23 claimed responsibility for the killing of two Danes.", ("armed-group:m23", "fights", "country:DK")),
        ("UNAMIR soldiers returned fire, killing four rebels.", ("coalition:unamir", "fights", "four rebels")),
        ("The rebels, whom Kenyan troops drove from Gao, are back.", ("country:KE", "fights", "The rebels")),
        ("Kenyan forces were the target of bombings by the M23.", ("armed-group:m23", "fights", "country:KE")),
        ("In its war against the M23, Kenya has lost 300 men.", ("country:KE", "fights", "armed-group:m23")),
        ("The army and the rebels agreed a ceasefire.", ("The army", "negotiates_with", "the rebels")),
        ("The army agreed to a truce with the rebels.", ("The army", "negotiates_with", "the rebels")),
        ("US envoy John Sample held talks with the M23.", ("country:US", "negotiates_with", "armed-group:m23")),
        ("Togo will command it until May and Benin will take over then.", ("country:BJ", "commands", "coalition:unamir")),
        ("Norway's General Holm is in command.", ("person:holm", "commands", "coalition:unamir")),
        ("A brigade in Gao under a Saudi general left.", ("country:SA", "leads", "A brigade")),
        ("The brigade takes its orders from General Petrov.", ("person:petrov", "commands", "The brigade")),
        ("Libya and Chad have been enemies for a decade.", ("country:LY", "opposes", "country:TD")),
        ("Fighting between Greek and Turkish Cypriots broke out.", ("country:GR", "fights", "Turkish Cypriots")),
        ("The M23 has since attacked Hutu districts.", ("armed-group:m23", "fights", "Hutu districts")),
        ("The M23, which runs the council with Rwandan backing, left.", ("country:RW", "supports", "armed-group:m23")),
        ("Togo and Libya side with the M23.", ("country:LY", "supports", "armed-group:m23")),
        ("Togo has let Russian jets attack Chad from its soil.", ("country:TG", "supports", "country:RU")),
        ("The M23 fights alongside the peacekeepers.", ("armed-group:m23", "supports", "coalition:unamir")),
        ("Two Nigerian Alpha jets struck M23 positions.", ("country:NG", "fights", "armed-group:m23")),
        ("Togolese soldiers guard the port of Lome.", ("country:TG", "protects", "place:lome")),
        ("Togo, whose men died in battles with militants in Gao, left.", ("country:TG", "fights", "militants")),
        ("In September rebels overran UNAMIR's base.", ("rebels", "fights", "coalition:unamir")),
        ("Eritrea, too, has friends there: it has trained Chadian officers.", ("country:ER", "trains", "country:TD")),
        ("A Katangan jet strafed Irish positions twice.", ("A Katangan jet", "fights", "country:IE")),
        ("A Danish squadron held Gao against M23 assaults.", ("armed-group:m23", "fights", "country:DK")),
        ("The M23 left after being attacked by Chad.", ("country:TD", "fights", "armed-group:m23")),
        ("The rebels are an alliance. All of them have been armed by Chad.", ("country:TD", "supports", "The rebels")),
        ("The LRA, a militia that Sudan pays and arms, left.", ("country:SD", "supports", "armed-group:lords-resistance-army")),
        ("Chad, which sold Togo guns, called on Mali to withdraw its troops.", ("country:TD", "opposes", "country:ML")),
        ("Forces of Peter Kamau's M23 and militias shelled each other.", ("armed-group:m23", "fights", "militias")),
        ("Chadian tanks and militias allied with the M23 left.", ("militias", "supports", "armed-group:m23")),
        ("Togo trains the Libyan coastguard.", ("country:TG", "trains", "country:LY")),
        ("Togo has 300 soldiers guarding a military hospital.", ("country:TG", "protects", "a military hospital")),
        ("Gao's brigades, which took it with the help of Danish air strikes, left.", ("country:DK", "supports", "Gao's brigades")),
        ("The plotters were driven off by soldiers from Togo.", ("country:TG", "fights", "The plotters")),
        ("Spain hands over command of task force to Italy", ("country:IT", "commands", "task force")),
        ("Saudi troops beat back Iraqi probes near Gao.", ("country:SA", "fights", "country:IQ")),
        ("Turkey has let American aircraft bomb northern Mali from Ankara.", ("country:TR", "supports", "country:US")),
        ("Peruvian blue helmets fought beside the army in Gao.", ("country:PE", "supports", "the army")),
        ("Togo and Peru provide teams that guard WFP ships.", ("country:PE", "protects", "organisation:world-food-programme")),
        ("Peter Kamau, who heads the leftists, has rifles.", ("person:peter-kamau", "leads", "the leftists")),
        ("Turkey's 500 troops guard Kabul's airport.", ("country:TR", "protects", "Kabul's airport")),
        ("Danish frigates accompany merchant vessels.", ("country:DK", "protects", "merchant vessels")),
        ("Togo takes helm of anti-piracy force", ("country:TG", "leads", "anti-piracy force")),
        ("The M23, the rebel army which fought Rwandan rule, left.", ("armed-group:m23", "fights", "country:RW")),
        ("Turkey objected to the deployment of Greek troops.", ("country:TR", "opposes", "country:GR")),
        ("Ministers of the coalition against Islamic State (IS) met. Togo bombed IS.", ("country:TG", "fights", "armed-group:islamic-state")),
    ],
)  # fmt: skip
def test_what_forces_do(tell: Teller, text: str, relation: tuple[str, str, str]) -> None:
    assert relation in related(tell, _BEFORE, text)


@pytest.mark.parametrize(
    "text",
    [
        "NATO bombs killed 30 villagers.",
        "Togo protects farmers against imports.",
        "Ghana and Togo signed a trade deal.",
        "Chad has long dark nights.",
        "A minister accompanied the troops to Gao.",
        "Four French soldiers were shot dead by a recruit.",
        "The rebels took 14 peacekeepers prisoner.",
        "France's armoured division moved west. Its commander, Gen. Michel Sample, said so.",
        "The commander, General Peter Kamau of the Irish army, thanked both crews.",
        "The mercenaries were escorted to Gao by Rwandan police.",
        "Mr Kamau launched the offensive to stop rocket attacks on Galilee.",
        "Soldiers came under fire from the Belgian quarter.",
        "UNAMIR's aim is to protect civilians.",
        "Soldiers from Togo are to secure the airport.",
        "The junta has thrown out French troops.",
        "Chad warned Togo against attacking Benin.",
        "Peter Kamau, chair of the M23 peace panel, spoke.",
        "Ghana was led by a coalition of parties backed by farmers.",
    ],
)
def test_what_is_no_relation_of_forces(tell: Teller, text: str) -> None:
    assert not related(tell, _BEFORE, text)


def test_a_number_behind_the_brackets_belongs_to_the_name(tell: Teller) -> None:
    text = "Norway's Admiral Lars Holm took command of Combined Task Force (CTF) 151 in Djibouti."
    assert ("person:lars-holm", "commands", "organisation:combined-task-force-151") in related(tell, text)


def test_who_commands_a_force_by_the_name_of_its_state_commands_that_force(tell: Teller) -> None:
    told = related(tell, "The IPKF has 12,000 men in Jaffna.", "General Kamau, who commands the Indian force, left.")
    assert ("person:kamau", "commands", "coalition:indian-peace-keeping-force") in told


def test_those_who_are_driven_out_with_the_help_of_others_are_not_helped(tell: Teller) -> None:
    text = "Iraqi troops entered Khafji. They were driven out on Thursday with the help of U.S. artillery."
    assert ("country:US", "supports", "country:IQ") not in related(tell, text)
    text = "Iraqi troops, with the help of U.S. artillery, drove the Islamic State out of Khafji."
    assert ("country:US", "supports", "country:IQ") in related(tell, text)
