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


@pytest.mark.parametrize(
    ("paragraphs", "members"),
    [
        (("KFOR met.", "The ministers welcomed the participation of Armenia and Georgia in KFOR."), {"AM", "GE"}),
        (("KFOR is led by Italy.", "The ministers welcomed the participation of Ghana."), {"GH"}),
        (("KFOR has 4,000 troops in Kosovo. There are smaller contingents from Malta and Fiji.",), {"MT", "FJ"}),
        (("KFOR is led by Italy.", "The ministers welcomed the participation of Ghana in the talks."), set()),
        (("AMISOM pushed al-Shabaab out of Barawe in 2014.",), set()),
    ],
)
def test_who_takes_part_in_the_words_of_officials(tell: Teller, paragraphs: tuple[str, ...], members: set[str]) -> None:
    assert {claim["member"].rpartition(":")[2] for claim in tell("membership", *paragraphs)} == members


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The Contact Group met in Lome under the chairmanship of Ghana.", ("GH", "leads", "contact-group")),
        ("ECOMOG, a force of 3,500 men led by Nigeria, held the port.", ("NG", "leads", "ecomog")),
    ],
)
def test_who_chairs_and_leads(tell: Teller, text: str, relation: Told) -> None:
    assert relation in [tuple(part.rpartition(":")[2] for part in told) for told in related(tell, text)]


@pytest.mark.parametrize(
    ("text", "gift"),
    [
        ("We are grateful to Norway for the gift of four patrol boats to Benin.", ("NO", "equipment", "BJ")),
        ("They thanked Norway for its donation of four patrol boats to Benin.", ("NO", "equipment", "BJ")),
        ("France is preparing Malian soldiers for the mission.", ("FR", "training", "ML")),
    ],
)
def test_thanks_tell_who_gives_once(tell: Teller, text: str, gift: Told) -> None:
    short = [
        (claim["actor"].rpartition(":")[2], claim["contribution"], (claim["recipient"] or "").rpartition(":")[2])
        for claim in tell("contribution", text)
    ]
    assert short == [gift]


def test_nobody_trains_the_men_that_it_prepares_to_send(tell: Teller) -> None:
    assert not tell("contribution", "Spain is preparing a further 200 troops for Kosovo.")


def test_what_was_set_up_has_the_mission(tell: Teller) -> None:
    found = tell("mission", "The European Union launched EUFOR Chad/CAR in 2008. Its task is to protect refugees.")
    assert [(claim["actor"] or claim["coalition"], claim["purpose"]) for claim in found] == [
        ("coalition:eufor-tchad-rca", "protect refugees")
    ]


def test_the_rest_is_brought_home(tell: Teller) -> None:
    found = tell("deployment", "Benin brought the rest of its 250 men home within days.")
    assert [(claim["actor"], claim["posture"]) for claim in found] == [("country:BJ", "withdrawn")]


def test_the_force_in_capitals_is_the_one_told_of(tell: Teller) -> None:
    found = tell("deployment", "UNDOF has posts on the Golan.", "The Force had been obliged to leave Camp Ziouani.")
    assert {claim["actor"] for claim in found} == {"coalition:undof"}


def test_a_summit_notes_things_and_gives_nobody_a_title(tell: Teller) -> None:
    text = "The Summit thanked Chad for 300 men. It noted that Togo would send 120 police."
    assert [claim["speaker"] for claim in tell("statement", text)] == ["The Summit"]
    roles = tell("role", "The Summit appointed Major General Paul Moss of Togo as Force Commander.")
    assert {role["title"] for role in roles} == {"Major General", "Force Commander"}


@pytest.mark.parametrize(
    ("text", "gift"),
    [
        ("Italy mans three patrol boats for the MFO.", ("IT", "naval")),
        ("Uruguay is responsible for the transport of the MFO.", ("UY", "logistics")),
        ("MINUSMA is in Gao. Norway runs the hospital.", ("NO", "medical")),
        ("UNIFIL was set up in 1978. Fiji contributes 620 of its 5,800 men.", ("FJ", "ground")),
        ("EUTM Mali has 581 trainers. The largest contributors are Spain (113) and Benin (58).", ("BJ", "ground")),
    ],
)
def test_what_a_state_sees_to_in_a_force(tell: Teller, text: str, gift: tuple[str, str]) -> None:
    assert gift in {(c["actor"].rpartition(":")[2], c["contribution"]) for c in tell("contribution", text)}


@pytest.mark.parametrize(
    "text", ["Italy runs hospitals at home.", "KFOR left. Kosovo runs its own hospitals.", "KFOR says Togo runs well."]
)
def test_what_is_run_at_home_is_nobodys_gift(tell: Teller, text: str) -> None:
    assert not tell("contribution", text)


def test_the_men_of_contributors_are_there(tell: Teller) -> None:
    found = tell("deployment", "The main troop contributors to UNIFIL are Ghana (870) and Nepal (860).")
    assert {(claim["actor"], claim["count"]) for claim in found} == {("country:GH", 870), ("country:NP", 860)}


def test_a_force_of_several_is_not_the_force_of_each(tell: Teller) -> None:
    text = "Cameroon, Chad and Niger have agreed to field a regional force of 8,700 men."
    assert [claim["actor"] for claim in tell("deployment", text)] == ["a regional force"]
    assert not tell("contribution", text)


def test_each_number_is_where_its_own_words_tell(tell: Teller) -> None:
    text = "Fiji has 300 personnel with UNIFIL, 131 with UNAMI and eleven observers in Sudan."
    found = {(claim["count"], claim["location"]) for claim in tell("deployment", text)}
    assert (300, "country:SD") not in found


def test_migrants_are_no_forces(tell: Teller) -> None:
    assert not tell("deployment", "Belarus has brought thousands of migrants from the Middle East to Minsk.")


def test_the_government_is_the_one_whose_release_it_is(tell: Teller) -> None:
    found = tell(
        "statement",
        "Government of Fiji",
        "AUSTRALIAN GUARD UNIT TO BE REPLACED IN BAGHDAD",
        "The Government today confirmed that Fiji will send 90 soldiers to Baghdad.",
    )
    assert [claim["speaker"] for claim in found] == ["country:FJ"]


def test_the_multinational_force_is_a_coalition(tell: Teller) -> None:
    text = "The International Security Force took Honiara airport. Fiji joined the Multinational Interim Force."
    assert [claim["coalition"] for claim in tell("membership", text)] == ["coalition:multinational-interim-force"]


def test_those_of_a_mission_are_not_those_of_each_who_provides_them(tell: Teller) -> None:
    found = tell("deployment", "South Africa, Tanzania and Malawi have undertaken to provide its 3,069 soldiers.")
    assert not {claim["actor"] for claim in found} & {"country:ZA", "country:TZ", "country:MW"}


def test_who_leads_officers_does_not_lead_where_they_are_from(tell: Teller) -> None:
    text = "The mission consists of ten officers from Kenya and Benin, led by the Kenyan Major General Stephen Moss."
    assert not [told for told in related(tell, text) if str(told[2]).startswith("country:")]


def test_what_a_mandate_covers_is_a_mission(tell: Teller) -> None:
    found = tell("mission", "AMISOM began in 2007.", "Its mandate covers the disarmament of the militias.")
    assert [(claim["actor"], claim["purpose"]) for claim in found] == [
        ("coalition:amisom", "disarmament of the militias")
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chile has accepted the invitation to join KFOR.", "candidate"),
        ("Chile turned down an invitation to join KFOR.", "refused"),
        ("Chile’s participation in KFOR ended in December.", "left"),
    ],
)
def test_invitations_are_taken_and_participations_end(tell: Teller, text: str, status: str) -> None:
    found = tell("membership", "KFOR is in Kosovo.", text)
    assert [(claim["member"], claim["status"]) for claim in found] == [("country:CL", status)]
