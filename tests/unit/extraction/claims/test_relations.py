"""Who stands in which relation: agreements, unnamed sides, offices, appositions; and what is none."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, related

Told = tuple[str, str, str]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("A truce was agreed between Israel and Hamas.", ("country:IL", "negotiates_with", "armed-group:hamas")),
        ("Georgia agreed a ceasefire with Russia.", ("country:GE", "negotiates_with", "country:RU")),
        ("Sudan and South Sudan signed a peace deal.", ("country:SD", "negotiates_with", "country:SS")),
        ("Israel and Iran agreed to a cease-fire.", ("country:IL", "negotiates_with", "country:IR")),
        ("The US and the Taliban reached a deal in 2020.", ("country:US", "negotiates_with", "armed-group:taliban")),
        ("Envoys of Fiji and Tonga held peace talks.", ("country:FJ", "negotiates_with", "country:TO")),
        (
            "US envoy Tom Dean met Taliban representatives for talks on a truce.",
            ("country:US", "negotiates_with", "armed-group:taliban"),
        ),
        ("Kenyan officers have negotiated with pirates.", ("country:KE", "negotiates_with", "pirates")),
    ],
)
def test_who_agrees_on_peace_negotiates(tell: Teller, text: str, relation: Told) -> None:
    assert relation in related(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "Fiji and Tonga signed a trade agreement.",
        "The Danish minister met his Swedish colleague for talks on energy.",
        "Pakistan brokered talks in Geneva.",
        "The ceasefire between Israel and Syria held.",
    ],
)
def test_trade_and_meetings_are_no_negotiation(tell: Teller, text: str) -> None:
    assert not related(tell, text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("India and Pakistan exchanged artillery fire.", ("country:IN", "fights", "country:PK")),
        (
            "Three Danish soldiers were killed in a firefight in Helmand with insurgents.",
            ("country:DK", "fights", "insurgents"),
        ),
        ("Norway co-leads the drone coalition.", ("country:NO", "leads", "coalition:drone-coalition")),
        ("The drone coalition, co-led by Peru, met.", ("country:PE", "leads", "coalition:drone-coalition")),
        ("Chile leads the drone coalition jointly with Peru.", ("country:PE", "leads", "coalition:drone-coalition")),
        ("Togo, accused by UN experts of arming the rebels, left.", ("country:TG", "supports", "the rebels")),
        ("The raid began, with Chad, Togo and Benin aiding the rebels.", ("country:TD", "supports", "the rebels")),
        ("The army pushed on against M23 on Monday.", ("The army", "fights", "armed-group:m23")),
        (
            "M23 fighters attacked the port. They left after Kenyan troops shelled their camp.",
            ("country:KE", "fights", "armed-group:m23"),
        ),
        ("Danish troops clashed with mutinous ex-soldiers.", ("country:DK", "fights", "mutinous ex-soldiers")),
        ("Argentine aircraft sank the British destroyer Sheffield.", ("country:AR", "fights", "country:GB")),
        ("Israel bombed Beirut airport.", ("country:IL", "fights", "place:beirut")),
        ("The Kenyans guard the port with a militia.", ("country:KE", "protects", "the port")),
        (
            "Houthi fighters advanced on Marib. Saudi aircraft carried out 30 strikes against them.",
            ("country:SA", "fights", "armed-group:houthis"),
        ),
        (
            "The SPLA, which Uganda and Eritrea support, fights Sudan.",
            ("country:ER", "supports", "armed-group:sudan-peoples-liberation-army"),
        ),
        ("Turkey and the Syrian rebels it backs besiege the town.", ("country:TR", "supports", "the Syrian rebels")),
        (
            "Chad sent troops to save President Laurent Kabila.",
            ("country:TD", "supports", "person:laurent-desire-kabila"),
        ),
        ("Chad repelled an attack by loyalist troops.", ("country:TD", "fights", "loyalist troops")),
        ("Chad's army, aided by Arab militias and French jets, took Gao.", ("Arab militias", "supports", "country:TD")),
        ("Police in Gao, reinforced by Togolese officers, fought the gangs.", ("country:TG", "supports", "Police")),
        ("The contras, who are armed by Washington, attacked.", ("place:washington", "supports", "The contras")),
        (
            "A bomb killed two Danish soldiers. The Taliban claimed responsibility for the attack.",
            ("armed-group:taliban", "fights", "country:DK"),
        ),
        ("Kenyan troops opened fire on the attackers.", ("country:KE", "fights", "the attackers")),
        ("Libya sent the rebels guns and money.", ("country:LY", "supports", "the rebels")),
        ("Chad said it had supplied the M23 rebels.", ("country:TD", "supports", "armed-group:m23")),
        ("India blames Pakistan, which it accuses of training militants.", ("country:PK", "trains", "militants")),
        (
            "Major General Jan Example, the Danish commander of KFOR, left.",
            ("person:jan-example", "commands", "coalition:kfor"),
        ),
        ("Uganda will send 500 troops to stop the rebels.", ("country:UG", "fights", "the rebels")),
        ("Fijian troops are fighting rebels alongside allies from Tonga.", ("country:FJ", "fights", "rebels")),
        ("Fijian troops are fighting rebels alongside allies from Tonga.", ("country:TO", "fights", "rebels")),
        (
            "Former Haitian soldiers attacked UN troops.",
            ("Former Haitian soldiers", "fights", "organisation:united-nations"),
        ),
        ("The former Yugoslav army attacked Croatia.", ("country:YU", "fights", "country:HR")),
        ("With the help of Libyan raids, rebel forces took Faya.", ("country:LY", "supports", "rebel forces")),
        ("Rebels seized the town with the help of Ugandan tanks.", ("country:UG", "supports", "Rebels")),
        ("Fiji sent two frigates to escort Fijian-owned tankers.", ("country:FJ", "protects", "Fijian-owned tankers")),
        ("Chad denounced the ECOWAS initiative to send troops.", ("country:TD", "opposes", "organisation:ecowas")),
        ("Hezbollah joined with Syrian troops to fight rebels.", ("armed-group:hezbollah", "supports", "country:SY")),
        ("Turkish and Greek ships fired on one another off Malta.", ("country:TR", "fights", "country:GR")),
        ("The marines are to support UNAMSIL.", ("The marines", "supports", "coalition:unamsil")),
        ("A UN text allows foreign forces to chase pirates.", ("foreign forces", "fights", "pirates")),
        ("Danish F-16s flew a mission against the Taliban.", ("country:DK", "fights", "armed-group:taliban")),
        (
            "Sudan joined the Saudi-led coalition against the Houthis in Yemen.",
            ("coalition:saudi-led-coalition-in-yemen", "fights", "armed-group:houthis"),
        ),
        (
            "The UN called on Chad and Boko Haram to end the fighting.",
            ("country:TD", "fights", "armed-group:boko-haram"),
        ),
        ("Clashes pitted the Malian army against Ansar Dine.", ("country:ML", "fights", "armed-group:ansar-dine")),
        (
            "Fighting broke out in the port between Kenyan troops and al-Shabab fighters.",
            ("country:KE", "fights", "armed-group:al-shabaab"),
        ),
        ("Kenyan troops came under fire from al-Shabab.", ("armed-group:al-shabaab", "fights", "country:KE")),
        (
            "Hezbollah took the hill after clashes with the Syrian army.",
            ("armed-group:hezbollah", "fights", "country:SY"),
        ),
        ("The war that Iraq waged on Iran lasted years.", ("country:IQ", "fights", "country:IR")),
        ("Chad carried out strikes on Islamic State camps.", ("country:TD", "fights", "armed-group:islamic-state")),
        (
            "Four Danish soldiers died when Taliban insurgents attacked their patrol.",
            ("armed-group:taliban", "fights", "country:DK"),
        ),
        ("Azerbaijan accused Armenia of shelling its positions.", ("country:AM", "fights", "country:AZ")),
        (
            "Unidentified attackers fired rockets at a Togolese base.",
            ("Unidentified attackers", "fights", "country:TG"),
        ),
        ("Boko Haram shelled the army camp.", ("armed-group:boko-haram", "fights", "the army camp")),
        (
            "Fighting between Christian militias and a leftist alliance went on.",
            ("Christian militias", "fights", "a leftist alliance"),
        ),
        ("Kenyan police exchanged fire with gang members.", ("country:KE", "fights", "gang members")),
        ("The Houthis attacked dozens of ships.", ("armed-group:houthis", "fights", "ships")),
        ("The threat posed by al-Shabab to Kenya grows.", ("armed-group:al-shabaab", "threatens", "country:KE")),
        ("Rwandan soldiers guard the perimeter of the plant.", ("country:RW", "protects", "the perimeter")),
        ("France gave air support to the Chadian army.", ("country:FR", "supports", "country:TD")),
        ("Al-Shabab is armed and funded by Iran.", ("country:IR", "supports", "armed-group:al-shabaab")),
        ("American bombing has destroyed much of the Iraqi air force.", ("country:US", "fights", "country:IQ")),
        ("Georgia said Russian warplanes had attacked its port.", ("country:RU", "fights", "country:GE")),
        ("Clashes between Kenyan troops and al-Shabab went on.", ("country:KE", "fights", "armed-group:al-shabaab")),
        ("Boko Haram ambushed a convoy of Togolese soldiers.", ("armed-group:boko-haram", "fights", "country:TG")),
        ("A bomb planted by the Taliban killed two Danish soldiers.", ("armed-group:taliban", "fights", "country:DK")),
        ("American bombers attacked Hanoi.", ("country:US", "fights", "place:hanoi")),
        ("Pakistan provided sanctuary to the Taliban.", ("country:PK", "supports", "armed-group:taliban")),
        ("Iraq's parliament opposes the presence of Turkish troops.", ("country:IQ", "opposes", "country:TR")),
    ],
)
def test_sides_are_found_where_they_are_told(tell: Teller, text: str, relation: Told) -> None:
    assert relation in related(tell, text)


def test_rebels_of_a_state_are_not_the_state(tell: Teller) -> None:
    found = related(tell, "Turkish troops and Syrian rebels battled the Kurdish YPG.")
    assert [subject for subject, _, _ in found] == ["country:TR"]


def test_what_is_fought_for_is_not_helped(tell: Teller) -> None:
    found = related(tell, "Liberia fought ECOMOG for much of its stay.")
    assert found == [("country:LR", "fights", "coalition:ecomog")]


def test_an_apposition_tells_of_the_last_name_before_it(tell: Teller) -> None:
    text = "They were met by Elias Ford and Godfrey Muru, the Kenyan who commands KFOR."
    assert ("person:godfrey-muru", "commands", "coalition:kfor") in related(tell, text)


def test_who_is_in_charge_commands(tell: Teller) -> None:
    found = related(tell, "The deal puts Fiji in charge of all forces in the south.")
    assert ("country:FJ", "commands", "all forces") in found


def test_who_is_at_the_head_leads(tell: Teller) -> None:
    found = related(tell, "Kabila marched into Kinshasa at the head of a rebel army.")
    assert ("person:joseph-kabila", "leads", "a rebel army") in found
    assert not related(tell, "The general sat at the head of the table.")


def test_the_next_land_leads_the_one_elsewhere(tell: Teller) -> None:
    text = "Chad commands the brigade in the north, Fiji the one in the south and Togo the one in the east."
    found = related(tell, text)
    assert ("country:FJ", "commands", "the one in the south") in found
    assert ("country:TG", "commands", "the one in the east") in found


@pytest.mark.parametrize(
    "text",
    [
        "Danish commandos rescued six British soldiers.",
        "Iran warned Israel not to attack Syria.",
        "Danish commandos tried to save a pilot.",
        "The Taliban have overrun large parts of Afghanistan.",
        "President Museveni saw the troops off at the port.",
        "Chad took its soldiers home from the force.",
        "Chad joined with Fiji in calling for talks about the troops.",
    ],
)
def test_who_is_rescued_or_seen_off_is_no_side(tell: Teller, text: str) -> None:
    assert not related(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "Senior Al-Qaeda commander Abdel Zed was killed.",
        "Taliban commander Mullah Dado was captured.",
        "Ali Hok, a leader of the Taliban, died.",
        "Jan Kert, KFOR chief of staff, spoke.",
        "She was the vice chair of the African Union.",
    ],
)
def test_one_of_many_leaders_leads_nothing(tell: Teller, text: str) -> None:
    assert not related(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "He is co-chair of the Health Committee of the Heart Association.",
        "Tannenbaum oversaw daily operations of the office.",
        "Leongatha defeated Moe by 20 points.",
        "She would support any federal tax for the clinic that helped Anna Kray.",
        "Parliament must pass the bill to strengthen our democracy.",
        "Fiji has taken steps to secure the border.",
    ],
)
def test_civil_affairs_are_norelated(tell: Teller, text: str) -> None:
    assert not related(tell, text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Kenya supports Somalia in its war against al-Shabab.",
            ("country:SO", "fights", "armed-group:al-shabaab"),
        ),
        ("Fiji holds Tonga accountable for its war against Samoa.", ("country:TO", "fights", "country:WS")),
        ("He praised Chad for its offensive against Boko Haram.", ("country:TD", "fights", "armed-group:boko-haram")),
        ("Israel killed six people in its attack on Hamas.", ("country:IL", "fights", "armed-group:hamas")),
    ],
)
def test_the_war_is_that_of_whom_somebody_helps_or_blames(tell: Teller, text: str, relation: Told) -> None:
    fights = [found for found in related(tell, text) if found[1] == "fights"]
    assert fights == [relation]


def test_who_halts_an_advance_fights(tell: Teller) -> None:
    (found,) = tell("relation", "Congolese troops are battling to stop an advance by M23 rebels on Goma.")
    assert (found["subject"], found["predicate"], found["object"]) == ("country:CD", "fights", "armed-group:m23")
    assert tell("relation", "The coalition stopped a ship.") == []


def test_what_is_set_up_with_help_is_supported(tell: Teller) -> None:
    (found,) = tell("relation", "AMISOM was set up in 2007 with the support of the European Union.")
    assert (found["subject"], found["object"]) == ("organisation:european-union", "coalition:amisom")


def test_an_ambush_by_people_without_a_name_hits_whose_soldiers_died(tell: Teller) -> None:
    (found,) = tell("relation", "Five Indian peacekeepers were killed in an ambush by rebels.")
    assert (found["subject"], found["predicate"], found["object"]) == ("rebels", "fights", "country:IN")


def test_the_two_sides_of_a_fight_may_be_told_apart_by_adjectives_alone(tell: Teller) -> None:
    (found,) = tell("relation", "The fighting continues between rebel and loyalist forces in Sirte.")
    assert (found["subject"], found["object"]) == ("rebel forces", "loyalist forces")
    assert tell("relation", "There was fighting between old and new soldiers.") == []


def test_who_helps_others_in_their_fight_does_not_fight_by_that(tell: Teller) -> None:
    text = "France will send advisers to help the rebels in their fight against the Taliban."
    fights = [one for one in tell("relation", text) if one["predicate"] == "fights"]
    assert {one["subject"] for one in fights} <= {"the rebels"}


def test_who_uses_weapons_in_an_attack_attacks(tell: Teller) -> None:
    (found,) = tell("relation", "Israel used drones in a strike on Hezbollah positions.")
    assert (found["subject"], found["object"]) == ("country:IL", "armed-group:hezbollah")
    assert tell("relation", "NATO forces must take care so as not to kill civilians by mistake.") == []
