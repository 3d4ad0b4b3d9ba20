"""Whom words mean that name nobody: "the two countries", "the Gulf kingdom", "they"; and clauses without a verb."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    "later",
    [
        "The two countries will withdraw 40 soldiers each in June.",
        "They will withdraw 40 soldiers each in June.",
        "Both governments will withdraw 40 soldiers in June.",
    ],
)
def test_words_for_several_are_each_of_them(tell: Teller, later: str) -> None:
    found = tell("deployment", f"Ghana and Togo sent 300 soldiers each to Mali. {later}")
    assert [d["actor"] for d in found if d["posture"] == "withdrawing"] == ["country:GH", "country:TG"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Bahrain has 200 soldiers in Yemen. The island kingdom said it would send 30 more.", "country:BH"),
        ("Estonia has 40 soldiers in Mali. The Baltic state will send 30 more.", "country:EE"),
        ("Kenya has 400 officers in Haiti. The East African nation will send 30 more.", "country:KE"),
        ("Jamaica has 24 officers in Haiti. The Caribbean nation will send 30 more.", "country:JM"),
    ],
)
def test_a_state_is_told_by_its_form_and_region(tell: Teller, text: str, actor: str) -> None:
    assert [d["actor"] for d in tell("deployment", text) if d["count"] == 30] == [actor]


def test_we_are_the_state_of_an_official_without_a_name(tell: Teller) -> None:
    found = tell("deployment", 'A senior Ghanaian army officer said: "We have sent 300 men to Freetown."')
    assert [d["actor"] for d in found] == ["country:GH"]


@pytest.mark.parametrize(
    "text",
    [
        "Uganda sent 6,000 soldiers to Somalia, Burundi 5,400 and Kenya 3,600.",
        "Uganda sent 6,000 soldiers to Somalia; Burundi, 5,400; and Kenya, 3,600.",
    ],
)
def test_clauses_without_a_verb_are_no_places(tell: Teller, text: str) -> None:
    found = [(d["actor"], d["location"], d["count"]) for d in tell("deployment", text)]
    assert sorted(found) == [
        ("country:BI", "country:SO", 5400),
        ("country:KE", "country:SO", 3600),
        ("country:UG", "country:SO", 6000),
    ]


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "other"),
    [
        ("Sudanese and Chadian forces clashed near Adre.", "country:SD", "fights", "country:TD"),
        ("The army and the rebels exchanged fire.", "The army", "fights", "the rebels"),
        ("Armenia and Azerbaijan are at war.", "country:AM", "fights", "country:AZ"),
        ("Mali thanked Chad. The two countries have clashed often.", "country:ML", "fights", "country:TD"),
        ("The government and the rebels opened peace talks.", "The government", "negotiates_with", "the rebels"),
    ],
)
def test_two_do_it_to_each_other(tell: Teller, text: str, subject: str, predicate: str, other: str) -> None:
    (found,) = tell("relation", text)
    assert (found["subject"], found["predicate"], found["object"]) == (subject, predicate, other)


def test_those_who_do_it_together_do_it_not_to_each_other(tell: Teller) -> None:
    assert tell("relation", "US and Afghan forces fought in Kunar.") == []


def test_its_soldiers_are_those_of_whom_it_stands_for(tell: Teller) -> None:
    (found,) = tell("casualties", "Chad said that nine of its soldiers were killed on Sunday.")
    assert found["actor"] == "country:TD"


def test_a_clause_may_leave_out_its_verb(tell: Teller) -> None:
    found = tell("territory", "The Houthis hold Sanaa, the STC Aden and al-Qaeda parts of Abyan.")
    assert {(t["actor"], t["place"]) for t in found} == {
        ("armed-group:houthis", "place:sanaa"),
        ("armed-group:southern-transitional-council", "place:aden"),
        ("armed-group:al-qaeda", "place:abyan"),
    }


def test_capitals_act_in_rows_and_in_clauses_without_a_verb(tell: Teller) -> None:
    found = tell("deployment", "Rome has promised 2,500 troops, Paris 2,000 and Madrid 1,100.")
    assert [(d["actor"], d["count"]) for d in found] == [
        ("country:IT", 2500),
        ("country:FR", 2000),
        ("country:ES", 1100),
    ]
    found = tell("relation", "Kampala, Kinshasa and Juba have launched an offensive against the LRA.")
    assert {r["subject"] for r in found} == {"country:UG", "country:CD", "country:SS"}


@pytest.mark.parametrize(("word", "leader"), [("former", "person:john-example"), ("latter", "person:max-sample")])
def test_the_former_and_the_latter(tell: Teller, word: str, leader: str) -> None:
    found = tell("relation", f"John Example met Max Sample. The {word} had led Resolute Support since 2016.")
    assert [r["subject"] for r in found] == [leader]


def test_fighters_of_a_group_are_the_group(tell: Teller) -> None:
    found = tell("territory", "Tuareg rebels of the MNLA took Timbuktu.")
    assert {t["actor"] for t in found} == {"armed-group:national-movement-for-the-liberation-of-azawad"}


def test_these_states_are_those_that_stood_together_last(tell: Teller) -> None:
    found = tell("membership", "Niger, Burkina Faso and Mali met. These countries have left ECOWAS.")
    assert {(m["member"], m["status"]) for m in found} == {
        ("country:NE", "left"),
        ("country:BF", "left"),
        ("country:ML", "left"),
    }


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The delegate of Benin said that Togo needed help. His country had 300 soldiers there.", "country:BJ"),
        ("The Nigerian ambassador spoke of Togo. Her country had 300 soldiers there.", "country:NG"),
    ],
)
def test_the_country_of_somebody_is_the_one_spoken_for(tell: Teller, text: str, actor: str) -> None:
    before = "The Special Representative, Ana Sample, said that Togo was calm."
    assert [d["actor"] for d in tell("deployment", before, text)] == [actor]


def test_representatives_of_states_are_not_the_one_with_a_name(tell: Teller) -> None:
    before = "The Special Representative, Ana Sample, said that Togo was calm."
    found = tell("statement", before, "The representative of Benin said that his country would send more police.")
    assert [claim["speaker"] for claim in found] == ["The representative of Benin"]


def test_who_demands_something_is_not_who_is_to_do_it(tell: Teller) -> None:
    text = "The Security Council spoke of abuses by the Taliban and demanded that it cease its attacks on Pakistan."
    found = [(c["subject"], c["object"]) for c in tell("relation", text) if c["predicate"] == "fights"]
    assert found == [("armed-group:taliban", "country:PK")]


@pytest.mark.parametrize(
    ("before", "text", "actor"),
    [
        ("South Korea sent 300 soldiers to Mali.", "The South has 200 engineers in Lebanon.", "country:KR"),
        ("North Korea protested.", "The South has 200 engineers in Lebanon.", "country:KR"),
        ("South Sudan protested.", "The North has 200 soldiers in Lebanon.", "country:SD"),
        ("South Sudan protested.", "The South has 200 soldiers in Lebanon.", "country:SS"),
    ],
)
def test_the_north_is_the_state_that_is_called_so(tell: Teller, before: str, text: str, actor: str) -> None:
    assert tell("deployment", before, text)[-1]["actor"] == actor


def test_the_north_of_a_land_is_no_state(tell: Teller) -> None:
    assert tell("deployment", "North Korea protested.", "Kenyan troops in the South left.")[-1]["actor"] == "country:KE"
    assert tell("deployment", "Kenya protested.", "The South has 200 engineers in Lebanon.") == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("RAMSI began in 2003. Australia led it.", ("country:AU", "leads", "coalition:ramsi")),
        (
            "NATO launched KFOR in 1999. It is commanded by an Italian general.",
            ("country:IT", "commands", "coalition:kfor"),
        ),
    ],
)
def test_it_is_the_mission_that_others_lead(tell: Teller, text: str, relation: tuple[str, str, str]) -> None:
    assert relation in [(c["subject"], c["predicate"], c["object"]) for c in tell("relation", text)]


def test_a_state_was_not_set_up_to_verify_something(tell: Teller) -> None:
    text = "Fiji has been a member of the MFO since it was set up in 1982 to verify that both sides keep the peace."
    assert [claim["actor"] for claim in tell("mission", text)] == ["coalition:multinational-force-and-observers"]


def test_they_come_from_the_members(tell: Teller) -> None:
    found = tell("membership", "UNIFIL has 10,000 soldiers. They come from Ghana, Nepal and Fiji.")
    assert {claim["member"] for claim in found} == {"country:GH", "country:NP", "country:FJ"}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("NATO launched KFOR in 1999. It has 4,500 soldiers there.", "coalition:kfor"),
        ("NATO launched KFOR in 1999. It is supposed to have 4,500 soldiers.", "coalition:kfor"),
        ("Fiji joined KFOR in 1999. It has 45 soldiers in Pristina.", "country:FJ"),
    ],
)
def test_what_was_set_up_has_soldiers(tell: Teller, text: str, actor: str) -> None:
    assert {claim["actor"] for claim in tell("deployment", text)} == {actor}


@pytest.mark.parametrize("words", ["The soldiers", "The 1,500 soldiers", "The other 300 soldiers", "The last troops"])
def test_forces_of_some_number_are_whose_were_told_of(tell: Teller, words: str) -> None:
    (claim,) = tell("relation", f"Uganda sent troops to Mali. {words} fought M23.")
    assert claim["subject"] == "country:UG"


def test_the_three_are_not_where_they_are(tell: Teller) -> None:
    claims = tell("membership", "Chad has 600 men in Mali, Togo 250 and Niger 100. The three countries joined MINUSMA.")
    assert {claim["member"] for claim in claims} == {"country:TD", "country:TG", "country:NE"}
