"""Who fights, helps and leads whom, where no single verb with subject and object tells it."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, related


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Nine Kenyan soldiers were killed in an ambush by al-Shabab.",
            ("armed-group:al-shabaab", "fights", "country:KE"),
        ),
        (
            "Fighting between Sri Lankan troops and the Tamil Tigers continued overnight.",
            ("country:LK", "fights", "armed-group:liberation-tigers-of-tamil-eelam"),
        ),
        (
            "Battles raged between Syria's army and the Free Syrian Army in Aleppo.",
            ("country:SY", "fights", "armed-group:free-syrian-army"),
        ),
        ("Niger's army lost 12 men in clashes with Boko Haram.", ("country:NE", "fights", "armed-group:boko-haram")),
        (
            "Kenya lost 12 soldiers in an attack claimed by al-Shabab.",
            ("armed-group:al-shabaab", "fights", "country:KE"),
        ),
        ("Iraq fired rockets at Israel.", ("country:IQ", "fights", "country:IL")),
        ("Iraq launched missiles against targets in Saudi Arabia.", ("country:IQ", "fights", "country:SA")),
        ("Forces from Chad were in action against Boko Haram.", ("country:TD", "fights", "armed-group:boko-haram")),
        ("The PKK has waged an insurgency against Turkey.", ("armed-group:pkk", "fights", "country:TR")),
        ("France backed Chad against Boko Haram.", ("country:TD", "fights", "armed-group:boko-haram")),
        (
            "A battle erupted in the south between Israeli troops and Hamas.",
            ("country:IL", "fights", "armed-group:hamas"),
        ),
        ("Chad accuses Sudan of shelling its towns.", ("country:SD", "fights", "country:TD")),
        ("Kenyan jets downed three Somali drones.", ("country:KE", "fights", "country:SO")),
        ("Kenyan troops went after al-Shabab.", ("country:KE", "fights", "armed-group:al-shabaab")),
        ("The Houthis turned their guns on the Saudi army.", ("armed-group:houthis", "fights", "country:SA")),
        (
            "A Houthi missile aimed at targets in Saudi Arabia was shot down.",
            ("armed-group:houthis", "fights", "country:SA"),
        ),
        ("Boko Haram inflicted heavy losses on Chad's army.", ("armed-group:boko-haram", "fights", "country:TD")),
        (
            "Somali soldiers downed a helicopter carrying Kenyan soldiers.",
            ("country:SO", "fights", "country:KE"),
        ),
        ("Chad has been at war with Libya since May.", ("country:TD", "fights", "country:LY")),
        (
            "Kenyan troops blockading Kismayo came under attack from al-Shabab.",
            ("armed-group:al-shabaab", "fights", "country:KE"),
        ),
        ("They shot down rockets that Hamas had launched at Israel.", ("armed-group:hamas", "fights", "country:IL")),
        ("Kenyan jets joined British ones in raids on Iraq.", ("country:GB", "fights", "country:IQ")),
        ("Kenya sent helicopters against al-Shabab.", ("country:KE", "fights", "armed-group:al-shabaab")),
        ("Sudan is massing tanks against Chad.", ("country:SD", "threatens", "country:TD")),
        ("Chad warned that it would attack Sudan.", ("country:TD", "threatens", "country:SD")),
        ("Chadian rockets slammed into Sudanese barracks.", ("country:TD", "fights", "country:SD")),
        ("Chad lost 30 men fighting Boko Haram.", ("country:TD", "fights", "armed-group:boko-haram")),
        ("Armenia and Azerbaijan have fought two wars.", ("country:AM", "fights", "country:AZ")),
    ],
)
def test_who_fights_is_told_by_the_attack_and_its_victims(
    tell: Teller, text: str, relation: tuple[str, str, str]
) -> None:
    assert relation in related(tell, text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The Houthis enjoy the backing of Iran.", ("country:IR", "supports", "armed-group:houthis")),
        ("Mali receives support from France.", ("country:FR", "supports", "country:ML")),
        ("France provided logistical support to the Chadian army.", ("country:FR", "supports", "country:TD")),
        ("Iran is a backer of the Houthis.", ("country:IR", "supports", "armed-group:houthis")),
        ("Iran is accused of arming the Houthis.", ("country:IR", "supports", "armed-group:houthis")),
        ("Spain set up a mission to train the Malian army.", ("country:ES", "trains", "country:ML")),
        ("Al-Shabab is opposed to the presence of Kenyan troops.", ("armed-group:al-shabaab", "opposes", "country:KE")),
        ("Greece is in talks with Saudi Arabia.", ("country:GR", "negotiates_with", "country:SA")),
        ("He reaffirmed Canada’s unwavering support to Moldova as a friend.", ("country:CA", "supports", "country:MD")),
        ("He praised Canada’s friendship and continued support for Moldova.", ("country:CA", "supports", "country:MD")),
        ("France supports the defence of Chad.", ("country:FR", "supports", "country:TD")),
        ("Serbia has waged a brutal assault on Croatia’s right to exist.", ("country:RS", "fights", "country:HR")),
        ("Kenya has obliterated the Somali regime’s air capabilities.", ("country:KE", "fights", "country:SO")),
        ("Serbia has escalated its assault on civilians after talks.", ("country:RS", "fights", "civilians")),
        ("The aggression of Serbia against Croatia went on.", ("country:RS", "fights", "country:HR")),
        (
            "Kenyan forces conducted strikes on two facilities in Somalia used by local militia groups for training.",
            ("country:KE", "fights", "local militia groups"),
        ),
    ],
)
def test_who_helps_or_opposes_is_told_by_a_noun(tell: Teller, text: str, relation: tuple[str, str, str]) -> None:
    assert relation in related(tell, text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Hezbollah leader Karim Haddad denied it.", ("person:karim-haddad", "leads", "armed-group:hezbollah")),
        ("General Anna Leclerc, commander of KFOR, left.", ("person:anna-leclerc", "commands", "coalition:kfor")),
        ("KFOR is under the command of NATO.", ("organisation:nato", "leads", "coalition:kfor")),
        ("The Mahdi Army of Karim Haddad holds it.", ("person:karim-haddad", "leads", "armed-group:mahdi-army")),
    ],
)
def test_who_leads_is_told_by_an_office_or_a_name(tell: Teller, text: str, relation: tuple[str, str, str]) -> None:
    assert relation in related(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "Nigeria is to supply 3,250 troops and Chad 3,000.",
        "Mali expelled the French ambassador.",
        "Defence Minister Anna Leclerc held talks with Defence Secretary Ruth Okoye.",
    ],
)
def test_troops_supplied_and_ministers_who_meet_are_no_relation(tell: Teller, text: str) -> None:
    assert related(tell, text) == []


def test_a_year_before_when_dates_the_clause(tell: Teller) -> None:
    (relation,) = tell("relation", "It was like 1995, when NATO bombed the Bosnian Serbs.")
    assert relation["time"]["start"] == "1995"


@pytest.mark.parametrize(
    "text",
    [
        "The plan will strengthen American competitiveness.",
        "Jordan and Egypt told of their fight against terror, and of the Global Coalition to Defeat ISIS and Process X.",
    ],
)
def test_whose_competitiveness_grows_and_what_a_coalition_is_named_for_is_no_relation(tell: Teller, text: str) -> None:
    assert not related(tell, text)


def test_a_participle_is_about_the_name_right_before_it(tell: Teller) -> None:
    text = "The Taliban fought the Northern Alliance, led by Karim Haddad and backed by India."
    assert ("person:karim-haddad", "leads", "armed-group:northern-alliance") in related(tell, text)
    assert ("country:IN", "supports", "armed-group:northern-alliance") in related(tell, text)


def test_who_acts_together_with_others_acts_too(tell: Teller) -> None:
    text = "Kenyan forces, together with Uganda, attacked al-Shabab."
    assert {one[0] for one in related(tell, text)} == {"country:KE", "country:UG"}


def test_somebody_who_takes_command_leads_what_the_document_is_about(tell: Teller) -> None:
    assert ("country:IT", "commands", "coalition:kfor") in [
        (one["subject"], one["predicate"], one["object"])
        for one in tell("relation", "KFOR is in Kosovo.", "Italy takes command in May.")
    ]
