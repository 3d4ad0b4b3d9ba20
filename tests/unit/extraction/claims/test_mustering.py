"""Forces by their numbers alone, and forces whose owner or place the words around them or the document tell."""

import pytest

from tests.unit.extraction.claims.conftest import Teller
from tests.unit.extraction.conftest import Reader
from worker.extraction import Findings


def _told(findings: Findings) -> list[tuple[str | None, str | None, float | None, str]]:
    return [
        (claim.actor.id, claim.location and (claim.location.id or claim.location.name), claim.count, claim.posture)
        for claim in findings.claims
        if claim.__struct_config__.tag == "deployment"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zambia (1,200 troops) and Malawi are in the force.", ("country:ZM", None, 1200, "present")),
        ("Ghana, whose 850 soldiers guard the port, wants a rest.", ("country:GH", None, 850, "present")),
        ("At the moment 9,000 soldiers are serving in MONUSCO.", ("coalition:monusco", None, 9000, "present")),
        ("Some 70 Danish troops left for Lebanon on Monday.", ("country:DK", "country:LB", 70, "deploying")),
        ("Norway will pull its six F-16 fighters out of Jordan.", ("country:NO", "country:JO", 6, "withdrawing")),
        ("Chile sent a 90-strong engineering team to Haiti.", ("country:CL", "country:HT", 90, "deploying")),
        ("Italy was sending home 300 US Marines.", ("country:US", None, 300, "withdrawing")),
        (
            "More Irish troops will be moved; 300 Irish soldiers are due in Beirut.",
            ("country:IE", "place:beirut", 300, "deploying"),
        ),
    ],
)
def test_the_words_around_a_number_tell_whose_and_where(
    tell: Teller, text: str, expected: tuple[str, str | None, int, str]
) -> None:
    found = [(d["actor"], d["location"], d["count"], d["posture"]) for d in tell("deployment", text)]
    assert expected in found


@pytest.mark.parametrize(
    "text",
    [
        "The war claimed the lives of 260 Kenyans.",
        "Germany wants to train 30,000 Ukrainian soldiers at home.",
        "More than 20 companies plus the European Union have signed.",
        "The navy seized the tanker and held its 23 crew.",
        "We have two strong organisations and many soldiers as friends.",
        "Her father, a soldier, left Cuba in 1961.",
        "1.2 million Australians voted, the army said.",
    ],
)
def test_numbers_of_the_dead_of_pupils_and_of_firms_are_no_deployments(tell: Teller, text: str) -> None:
    assert tell("deployment", text) == []


def test_a_total_from_many_states_is_not_that_of_who_commands(tell: Teller) -> None:
    found = tell("deployment", "It is part of a division of 9,500 troops from 24 nations, commanded by Poland.")
    assert all(d["actor"] != "country:PL" for d in found)


def test_the_country_that_acts_is_the_sender_and_where_they_go_is_where_its_forces_are(reader: Reader) -> None:
    first, second, third = reader.read(
        "Burundi has begun to withdraw its soldiers from Somalia.",
        "The country will take home 300 soldiers this month.",
        "Kenya, which first sent troops to the country in 2011, will stay.",
    )
    assert _told(first) == [("country:BI", "country:SO", None, "withdrawing")]
    assert ("country:BI", None, 300, "withdrawing") in _told(second)
    assert ("country:KE", "country:SO", None, "deploying") in _told(third)


def test_them_bears_the_number_just_told(tell: Teller) -> None:
    found = tell("deployment", "Austria, whose 378 soldiers are the largest contingent, decided to recall them.")
    assert ("country:AT", 378, "withdrawing") in [(d["actor"], d["count"], d["posture"]) for d in found]


def test_a_growing_contingent_is_there_already(tell: Teller) -> None:
    found = tell("deployment", "Albania offered to increase its contingent of 70 commandos in Mosul.")
    assert ("country:AL", 70, "present", "asserted") in [
        (d["actor"], d["count"], d["posture"], d["modality"]) for d in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain withdrew its soldiers on May 13, Belgium on June 14 and Denmark on June 22.", "country:DK"),
        ("Germany and Belgium announced that they would send a frigate.", "country:BE"),
        ("Australia was the first to deploy soldiers to Fiji.", "country:AU"),
    ],
)
def test_who_sends_may_stand_far_from_the_verb(tell: Teller, text: str, expected: str) -> None:
    assert expected in [d["actor"] for d in tell("deployment", text)]


def test_some_of_many_leave_and_the_many_were_there(tell: Teller) -> None:
    found = tell("deployment", "Egypt may withdraw hundreds of its 720 soldiers.")
    assert {(d["count"], d["posture"], d["modality"]) for d in found} == {
        (200, "withdrawing", "possible"),
        (720, "present", "asserted"),
    }


def test_a_cut_by_a_number_leaves_the_strength_as_it_is_told(tell: Teller) -> None:
    found = tell("deployment", "Britain plans to cut its 7,200-member force in Basra by 2,000.")
    assert {(d["count"], d["posture"], d["modality"]) for d in found} == {
        (7200, "present", "asserted"),
        (2000, "withdrawing", "planned"),
    }


def test_a_new_number_after_from_tells_how_many_left(tell: Teller) -> None:
    found = tell("deployment", "Singapore has reduced its contingent to 33, from 191.")
    assert ("present", 33) in {(d["posture"], d["count"]) for d in found}
    assert any(d["count"] == 158 and d["posture"] in {"withdrawing", "withdrawn"} for d in found)


def test_numbers_in_brackets_after_places_are_counted_there(tell: Teller) -> None:
    found = tell("deployment", "Sweden has 3,200 soldiers in the region, in Mali (900) and Chad (2,300).")
    assert {("country:ML", 900), ("country:TD", 2300)} <= {(d["location"], d["count"]) for d in found}
    assert {d["actor"] for d in found} == {"country:SE"}


def test_the_dead_are_not_deployed(tell: Teller) -> None:
    assert tell("deployment", "The dead included 12 Dutch personnel.") == []


def test_nations_of_a_list_share_the_noun_at_its_end(reader: Reader) -> None:
    text = "About 30 Dutch, 12 Danish, four Czech and one Swiss soldiers were at the camp in Kunduz."
    told = {(actor, count) for actor, _, count, _ in _told(reader.read(text)[0])}
    assert told == {("country:NL", 30), ("country:DK", 12), ("country:CZ", 4), ("country:CH", 1)}
