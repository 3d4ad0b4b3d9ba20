"""What idioms and demands say of two sides, and what they do not say."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


def _relations(tell: Teller, text: str) -> list[tuple[str, str, str]]:
    return [(one["subject"], one["predicate"], one["object"]) for one in tell("relation", text)]


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
        ("Colombia has had contacts with the FARC.", ("country:CO", "negotiates_with", "armed-group:farc")),
    ],
)
def test_an_idiom_tells_who_does_what_to_whom(tell: Teller, text: str, relation: tuple[str, str, str]) -> None:
    assert relation in _relations(tell, text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Norway condemned Russia's invasion of Ukraine.", ("country:NO", "opposes", "country:RU")),
        ("Norway deplored the attacks on Ukraine by Russia.", ("country:NO", "opposes", "country:RU")),
        ("Norway called on Russia to end its war in Ukraine.", ("country:NO", "opposes", "country:RU")),
        ("Norway demanded that Russia leave Ukraine.", ("country:NO", "opposes", "country:RU")),
        ("Norway called for the Taliban's overthrow.", ("country:NO", "opposes", "armed-group:taliban")),
    ],
)
def test_who_condemns_or_demands_an_end_opposes(tell: Teller, text: str, relation: tuple[str, str, str]) -> None:
    assert relation in _relations(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "Obama ordered US troops to leave Iraq.",
        "The UN asked Chad to leave 20 soldiers in Mali.",
        "Norway asked the EU to end poverty.",
        "The president took a hard line on spending.",
        "Norway dealt a heavy blow to inflation.",
        "Norway came to the aid of flood victims in Chad.",
    ],
)
def test_the_same_words_of_other_things_tell_no_relation(tell: Teller, text: str) -> None:
    assert _relations(tell, text) == []
