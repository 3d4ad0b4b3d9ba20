"""What idioms and demands say of two sides, and what they do not say."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, related


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Kenya dealt al-Shabaab a heavy blow.", ("country:KE", "fights", "armed-group:al-shabaab")),
        ("Kenya put al-Shabaab to flight.", ("country:KE", "fights", "armed-group:al-shabaab")),
        ("French soldiers came under fire from militants.", ("militants", "fights", "country:FR")),
        ("Two Turkish soldiers died at the hands of the Taliban.", ("armed-group:taliban", "fights", "country:TR")),
        ("Chad lost its war with Libya.", ("country:TD", "fights", "country:LY")),
        ("Kenyan jets gave air cover to Ugandan troops.", ("country:KE", "supports", "country:UG")),
        ("Rwandan soldiers fight in the ranks of M23.", ("country:RW", "supports", "armed-group:m23")),
        ("Rwanda is pulling the strings of M23.", ("country:RW", "supports", "armed-group:m23")),
        ("M23 fighters receive orders from Rwanda.", ("country:RW", "supports", "armed-group:m23")),
        ("M23 is loyal to Rwanda.", ("armed-group:m23", "supports", "country:RW")),
        ("Norway is hostile to Russia.", ("country:NO", "opposes", "country:RU")),
        ("Norway takes a hard line toward Russia.", ("country:NO", "opposes", "country:RU")),
        ("Norway imposed sanctions on Russia.", ("country:NO", "opposes", "country:RU")),
        ("Norway is a fierce opponent of the Taliban.", ("country:NO", "opposes", "armed-group:taliban")),
        ("Al-Shabaab vowed revenge on Kenya.", ("armed-group:al-shabaab", "threatens", "country:KE")),
        ("Kenya faces a threat from al-Shabaab.", ("armed-group:al-shabaab", "threatens", "country:KE")),
        ("Colombia came to terms with the FARC.", ("country:CO", "negotiates_with", "armed-group:farc")),
        ("The Taliban took two Turkish soldiers hostage.", ("armed-group:taliban", "fights", "country:TR")),
        ("The Taliban have a Turkish base under siege.", ("armed-group:taliban", "fights", "country:TR")),
        ("Rwanda has a hand in the M23 rebellion.", ("country:RW", "supports", "armed-group:m23")),
        ("Ugandan troops are on the trail of the LRA.", ("country:UG", "fights", "armed-group:lords-resistance-army")),
        ("Ukraine, at war with Russia since 2022, needs shells.", ("country:UA", "fights", "country:RU")),
        ("Hezbollah rockets landed in Israel.", ("armed-group:hezbollah", "fights", "country:IL")),
        ("Britain came to Sierra Leone's aid.", ("country:GB", "supports", "country:SL")),
        ("Britain lent Sierra Leone a hand.", ("country:GB", "supports", "country:SL")),
        ("M23 operated with the blessing of Rwanda.", ("country:RW", "supports", "armed-group:m23")),
        ("M23 lost the support of Rwanda.", ("country:RW", "supports", "armed-group:m23")),
        ("Chad is furious with Sudan.", ("country:TD", "opposes", "country:SD")),
        ("Chad voiced anger at Sudan's raids.", ("country:TD", "opposes", "country:SD")),
        ("Chad recalled its ambassador from Sudan.", ("country:TD", "opposes", "country:SD")),
        ("Kenyan troops are undergoing training by British soldiers.", ("country:GB", "trains", "country:KE")),
        ("Colombia has had contacts with the FARC.", ("country:CO", "negotiates_with", "armed-group:farc")),
    ],
)
def test_an_idiom_tells_who_does_what_to_whom(tell: Teller, text: str, relation: tuple[str, str, str]) -> None:
    assert relation in related(tell, text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Norway condemned Russia's invasion of Ukraine.", ("country:NO", "opposes", "country:RU")),
        ("Norway deplored the attacks on Ukraine by Russia.", ("country:NO", "opposes", "country:RU")),
        ("Norway called on Russia to end its war in Ukraine.", ("country:NO", "opposes", "country:RU")),
        ("Norway demanded that Russia leave Ukraine.", ("country:NO", "opposes", "country:RU")),
        ("Chad has called for Sudanese troops to leave.", ("country:TD", "opposes", "country:SD")),
        ("Chad rejects the presence of Sudanese troops.", ("country:TD", "opposes", "country:SD")),
        ("Norway is against the Taliban.", ("country:NO", "opposes", "armed-group:taliban")),
        ("Norway called for the Taliban's overthrow.", ("country:NO", "opposes", "armed-group:taliban")),
    ],
)
def test_who_condemns_or_demands_an_end_opposes(tell: Teller, text: str, relation: tuple[str, str, str]) -> None:
    assert relation in related(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "Obama ordered US troops to leave Iraq.",
        "The UN asked Chad to leave 20 soldiers in Mali.",
        "Norway asked the EU to end poverty.",
        "The president took a hard line on spending.",
        "Norway dealt a heavy blow to inflation.",
        "Norway came to the aid of flood victims in Chad.",
        "Chad recalled its ambassador to the UN.",
        "Norway works in pursuit of peace with Chad.",
        "Norway criticised the seizure of a ship of Chad.",
    ],
)
def test_the_same_words_of_other_things_tell_no_relation(tell: Teller, text: str) -> None:
    assert related(tell, text) == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Ethiopian troops fell on the Taliban at dawn.", ("country:ET", "fights", "armed-group:taliban")),
        ("Chad unleashed its helicopters on M23.", ("country:TD", "fights", "armed-group:m23")),
        ("The army repulsed an attack by al-Shabaab.", ("armed-group:al-shabaab", "fights", "The army")),
        ("The Taliban were behind the attack on Turkish soldiers.", ("armed-group:taliban", "fights", "country:TR")),
        ("Kenya is part of the war on al-Shabaab.", ("country:KE", "fights", "armed-group:al-shabaab")),
        ("Iran gives Hezbollah money and arms.", ("country:IR", "supports", "armed-group:hezbollah")),
        ("Iran provides Hezbollah with money and arms.", ("country:IR", "supports", "armed-group:hezbollah")),
        ("Hezbollah's Iranian backers are silent.", ("country:IR", "supports", "armed-group:hezbollah")),
        ("M23 acts as a proxy of Rwanda.", ("country:RW", "supports", "armed-group:m23")),
        ("Chad is now backing a rebellion of soldiers in Sudan.", ("country:TD", "supports", "a rebellion")),
        ("Chad has massed troops on the border with Sudan.", ("country:TD", "threatens", "country:SD")),
        ("Al-Shabaab warned Kenya of more attacks.", ("armed-group:al-shabaab", "threatens", "country:KE")),
        ("Kenya sees al-Shabaab as a threat.", ("armed-group:al-shabaab", "threatens", "country:KE")),
        ("Chad threatened to turn Sudan into a sea of fire.", ("country:TD", "threatens", "country:SD")),
        ("Kenya regards al-Shabaab as terrorists.", ("country:KE", "opposes", "armed-group:al-shabaab")),
        ("Command of KFOR passed to Italy.", ("country:IT", "commands", "coalition:kfor")),
        ("Joseph Kony's rebels attacked the village.", ("person:joseph-kony", "leads", "Joseph Kony's rebels")),
        ("Colombia sat down with the FARC.", ("country:CO", "negotiates_with", "armed-group:farc")),
    ],
)
def test_words_around_a_verb_tell_the_sides(tell: Teller, text: str, relation: tuple[str, str, str]) -> None:
    assert relation in related(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "Chad threatened to leave NATO.",
        "Norway warned Kenya of more attacks by pirates.",
        "The troops fell silent on Monday in Chad.",
        "Control of the village passed to Italy.",
    ],
)
def test_words_around_a_verb_that_do_no_harm_tell_none(tell: Teller, text: str) -> None:
    assert related(tell, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "General Burhan ruled out negotiations with al-Shabaab.",
        "Kenya rejected talks with al-Shabaab.",
        "Kenya opposes any dialogue with al-Shabaab.",
    ],
)
def test_who_turns_talks_down_does_not_negotiate(tell: Teller, text: str) -> None:
    (claim,) = tell("relation", text)
    assert (claim["predicate"], claim["object"], claim["modality"]) == (
        "negotiates_with",
        "armed-group:al-shabaab",
        "negated",
    )
