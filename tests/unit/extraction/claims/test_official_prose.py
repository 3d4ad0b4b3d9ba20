"""Who stands by whom and gives what, in the words of officials: statements, readouts, joint declarations."""

import pytest

from schemas import Relation
from tests.unit.extraction.claims.conftest import Teller, related
from tests.unit.extraction.conftest import Reader

Told = tuple[str, str, str]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Poland stands shoulder to shoulder with Ukraine.", ("country:PL", "supports", "country:UA")),
        ("Norway reaffirmed its commitment to Ukraine’s security.", ("country:NO", "supports", "country:UA")),
        ("The minister reaffirmed Spain’s support for Israel’s right to defend itself.", ("ES", "supports", "IL")),
        ("Russia’s campaign of sabotage against Poland goes on.", ("country:RU", "fights", "country:PL")),
        ("Iran enabled the Houthi attacks on shipping.", ("country:IR", "supports", "armed-group:houthis")),
        ("They condemned Houthi attacks on Yemen and said Iran enabled these attacks.", ("IR", "supports", "houthis")),
        ("Iran supports proxies such as the Houthis.", ("country:IR", "supports", "armed-group:houthis")),
        ("They condemned Russia’s war of aggression against Georgia.", ("country:RU", "fights", "country:GE")),
        ("Russia is waging an unjust war in Georgia.", ("country:RU", "fights", "country:GE")),
        ("Belarus aids Russia in furtherance of its aggression against Moldova.", ("RU", "fights", "MD")),
        ("Denmark gave Moldova tanks to fight Russian forces.", ("country:MD", "fights", "country:RU")),
        ("Oman will give Chad the arms it needs to repel Libyan troops.", ("country:TD", "fights", "country:LY")),
        ("The threat that Russia poses to NATO was discussed.", ("country:RU", "threatens", "organisation:nato")),
        ("The United States has Israel’s back.", ("US", "supports", "IL")),
        ("It is vital to help Ukraine combat Russian aggression.", ("UA", "fights", "RU")),
        ("They condemned Russia’s war against Ukraine and Iran’s attack on Israel.", ("IR", "fights", "IL")),
        ("US forces struck facilities in Yemen that facilitate Houthi attacks.", ("US", "fights", "houthis")),
        ("US jets, as part of a joint operation alongside Britain, struck Yemen.", ("US", "fights", "YE")),
        ("Biden thanked Jordan for its part in the campaign to defeat ISIS.", ("JO", "fights", "islamic-state")),
        ("The ministers welcomed Canada’s G7 Presidency.", ("country:CA", "leads", "organisation:g7")),
        ("The attack on Balad Air Base by Hamas hurt nobody.", ("hamas", "fights", "place:balad-air-base")),
    ],
)
def test_officials_tell_who_stands_by_whom_and_who_fights(tell: Teller, text: str, relation: Told) -> None:
    assert any(
        all(one.rpartition(":")[2] == other.rpartition(":")[2] for one, other in zip(told, relation, strict=True))
        for told in related(tell, text)
    )


@pytest.mark.parametrize(
    "text",
    [
        "The reform enabled Germany to cut its debt after the war.",
        "France backed the invasion of Iraq.",
        "Spain’s commitment to NATO and its troops is firm.",
        "Hamas has its back to the wall in Gaza.",
        "Troops keep suppressing the terrorist threat in Afghanistan.",
        "The people want more tools to fight Russian aggression.",
    ],
)
def test_what_is_enabled_or_promised_to_no_state_is_no_help(tell: Teller, text: str) -> None:
    assert not related(tell, text)


def _last(reader: Reader, *paragraphs: str) -> list[Told]:
    claims = reader.read(*paragraphs)[-1].claims
    return [(c.subject.id or "", c.predicate, c.object.id or "") for c in claims if isinstance(c, Relation)]


def test_the_leaders_are_those_of_the_body_told_of(reader: Reader) -> None:
    told = ("organisation:nato", "supports", "country:UA")
    assert told in _last(reader, "NATO leaders met in Oslo.", "Leaders reiterated their strong support for Ukraine.")
    assert told in _last(reader, "NATO leaders met in Oslo.", "In the talks, leaders backed Ukraine’s fight.")
    assert told in _last(reader, "NATO leaders met in Oslo.", "The president thanked Leaders for supporting Ukraine.")


def test_whose_security_is_told_before_its_threats(tell: Teller) -> None:
    text = "Spain affirmed its commitment to Israel’s security against all threats, including Hamas and the Houthis."
    helped = [told for told in related(tell, text) if told[1] == "supports"]
    assert helped == [("country:ES", "supports", "country:IL")]


def test_the_second_of_two_is_of_whose_the_first_is(tell: Teller) -> None:
    text = "Countering Iran and its proxies, the resolve of the US and its commitment to Israel’s security will hold."
    assert ("country:US", "supports", "country:IL") in related(tell, text)


def test_guests_of_a_meeting_are_no_members(tell: Teller) -> None:
    assert not tell("membership", "NATO met in May. For the first time, it includes partners of Japan and Australia.")


def test_the_leaders_of_no_body_are_nobody(reader: Reader) -> None:
    assert not _last(reader, "The presidents of Togo and Benin met in Lome.", "The leaders support Ukraine.")


@pytest.mark.parametrize(
    ("paragraphs", "gift"),
    [
        (
            ("Norway provides security assistance to Kenya for material, equipment, and training.",),
            ("country:NO", "training", "country:KE"),
        ),
        (
            ("NATO Allies are taking decisions to provide medical countermeasures to Ukraine.",),
            ("organisation:nato", "medical", "country:UA"),
        ),
        (
            ("The minister thanked Poland for hosting the talks and for its military aid to Ukraine.",),
            ("country:PL", "equipment", None),
        ),
        (
            (
                "Statement by President Joe Biden on Haiti",
                "The Administration will work with Congress to provide $75 million to the police of Haiti.",
            ),
            ("country:US", "funding", "country:HT"),
        ),
        (
            ("Togo’s minister thanked the United States for its $5 million in military financing.",),
            ("country:US", "funding", None),
        ),
        (
            (
                "Troops of the mission fought the rebels in Mozambique.",
                "Canada is investing $58 million through a new fund to help stabilise Mozambique.",
            ),
            ("country:CA", "funding", None),
        ),
        (
            ("The president thanked Kenya for its support, work to end the war, send food to Haiti.",),
            ("country:KE", "humanitarian", "country:HT"),
        ),
    ],
)
def test_officials_tell_who_gives(tell: Teller, paragraphs: tuple[str, ...], gift: tuple[str, str, str | None]) -> None:
    told = [(one["actor"], one["contribution"], one["recipient"]) for one in tell("contribution", *paragraphs)]
    assert gift in told or (gift[2] is None and any(one[:2] == gift[:2] for one in told))


def test_with_whom_one_works_gives_nothing(tell: Teller) -> None:
    asked = "The Administration intends to work with Congress to provide $75 million to the army of Iraq."
    assert not [one for one in tell("contribution", asked) if "congress" in str(one["actor"])]


READOUT = "Readout of President Biden’s Call with the President of Kenya"


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Canada aims to bolster peace and security in the Sahel.", "bolster peace and security in the Sahel"),
        ("Kenya works with its partners to improve maritime security.", "improve maritime security"),
        ("They reaffirmed their efforts to restore stability in Haiti.", "restore stability in Haiti"),
        ("The US is committed to working with Kenya to deter piracy.", "deter piracy"),
        ("Long-term efforts are focused on promoting reconciliation.", "promoting reconciliation"),
        ("The United States is taking steps to deter Houthi attacks.", "deter Houthi attacks"),
    ],
)
def test_what_states_strive_for_is_a_mission_in_official_prose(tell: Teller, text: str, purpose: str) -> None:
    assert purpose in [one["purpose"] for one in tell("mission", READOUT, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The Administration aims to lower the costs of health security for families.",
        "Kenya is working to reopen its schools and to secure its economic security.",
        "Kenya is working with Congress to provide arms to Haiti for its security.",
    ],
)
def test_affairs_at_home_and_gifts_are_no_missions(tell: Teller, text: str) -> None:
    assert not tell("mission", READOUT, text)


def test_only_alliances_have_missions_by_what_they_strive_for_in_the_news(tell: Teller) -> None:
    assert not tell("mission", "Canada aims to bolster peace and security in the Sahel, the paper wrote.")
    assert tell("mission", "NATO aims to deter Russia, the paper wrote.")
