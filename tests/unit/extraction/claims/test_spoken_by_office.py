"""Speakers told by their office alone, labels of transcripts, and titles with a field of their own."""

import pytest

from tests.unit.extraction.claims.conftest import Teller
from worker.extraction.text.recasing import Recaser


@pytest.mark.parametrize(
    ("text", "person", "title"),
    [
        ("The KFOR commander (Major General Marco Stella) met them.", "person:marco-stella", "commander"),
        ("He met the UN Secretary-General (Mr Abel Moss) there.", "person:abel-moss", "Secretary-General"),
        ("The adviser on the peace talks Anna Okoro left.", "person:anna-okoro", "adviser on the peace talks"),
        (
            "The Director, Army Media Operations, Major General John Okoye, was there.",
            "person:john-okoye",
            "Director, Army Media Operations",
        ),
        (
            "The Commissioner for Trade, Peace and Security of the African Union, Abel Moss, said no.",
            "person:abel-moss",
            "Commissioner for Trade, Peace and Security",
        ),
        ("Finnish Ambassador to Ghana, H.E. Mrs Anne Lahti, came.", "person:anne-lahti", "Ambassador to Ghana"),
    ],
)
def test_an_office_has_its_field_and_its_holder_in_many_places(
    tell: Teller, text: str, person: str, title: str
) -> None:
    roles = [(role["person"], role["title"]) for role in tell("role", text)]
    assert any(found == person and (title.startswith(words) or words == title) for found, words in roles)


def test_transcripts_are_given_small_letters_in_their_labels() -> None:
    recaser = Recaser(["NATO"], frozenset({"general"}), frozenset({"general"}))
    assert recaser.recase_label("GENERAL OKORO: We stay.") == "General Okoro: We stay."
    assert recaser.recase_label("NATO said so.") == "NATO said so."
    assert recaser.recase_label("SAVING CHAD: The plan.") == "SAVING CHAD: The plan."


def test_a_label_tells_who_speaks(tell: Teller) -> None:
    (said,) = tell("statement", "GENERAL ANNA OKORO: We will stay in Gao as long as we must.")
    assert (said["speaker"], said["quote"]) == ("person:anna-okoro", "We will stay in Gao as long as we must.")


@pytest.mark.parametrize(
    "text",
    [
        '"We will not leave Gao," whatever the others do, General Anna Okoro insisted on Monday.',
        '"The ship was hit," but nobody was hurt, General Anna Okoro told reporters.',
    ],
)
def test_a_quotation_goes_on_in_other_words_up_to_its_speaker(tell: Teller, text: str) -> None:
    assert ("person:anna-okoro", True) in [(one["speaker"], one["direct"]) for one in tell("statement", text)]


def test_nobody_says_to_what_he_replies(tell: Teller) -> None:
    assert tell("statement", "Anna Okoro was responding to reports that the men have landed in Gao.") == []


@pytest.mark.parametrize(
    ("paragraphs", "speaker"),
    [
        (("NATO Secretary General Anna Stella left.", '"We stay," the NATO Secretary General said.'), "anna-stella"),
        (
            (
                "Foreign Minister Anna Stone met Defence Minister Paul Moss.",
                "The foreign minister said the talks had failed.",
            ),
            "anna-stone",
        ),
        (
            (
                "Kofi Moss, the president of Ghana, met Abel Okoye, the president of Togo.",
                "The Togolese president said they had agreed.",
            ),
            "abel-okoye",
        ),
    ],
)
def test_an_office_by_itself_tells_whom_the_document_has_named(
    tell: Teller, paragraphs: tuple[str, str], speaker: str
) -> None:
    (said,) = tell("statement", *paragraphs)
    assert said["speaker"] == f"person:{speaker}"


def test_they_are_the_people_and_not_the_state_that_is_theirs(tell: Teller) -> None:
    text = "Many Ghanaian veterans of the war came back to Gao. They said the town had changed."
    assert [said["speaker"] for said in tell("statement", text)] == ["Many Ghanaian veterans of the war"]


@pytest.mark.parametrize(
    ("text", "member", "status"),
    [
        ("The Saudi-led coalition in Yemen suspended Qatar's participation in all efforts.", "QA", "left"),
        ("Chad has yet to respond to an invitation to join KFOR.", "TD", "candidate"),
        ("Chad prolonged the tour of duty of its personnel in KFOR.", "TD", "member"),
        ("KFOR began with 50,000 soldiers, of whom Chad contributed 80.", "TD", "member"),
        ("Togo blocked Chad from joining KFOR.", "TD", "refused"),
        ("Togo is in KFOR; it also includes Chad and Benin.", "TD", "member"),
    ],
)
def test_members_of_coalitions_by_what_they_have_in_them(tell: Teller, text: str, member: str, status: str) -> None:
    found = [(claim["member"], claim["status"]) for claim in tell("membership", text)]
    assert (f"country:{member}", status) in found


@pytest.mark.parametrize(
    ("text", "member", "status"),
    [
        ("Togo met with the four other members of KFOR in Lomé.", "TG", "member"),
        ("Chad and other members of KFOR will send soldiers.", "TD", "member"),
        ("KFOR's two contingents, Chad and Togo, have lost soldiers.", "TD", "member"),
        ("That leaves just 20 members of the Kosovo Force (KFOR) from Chad and Togo, with no troops.", "TG", "member"),
        ("The Chadian government approved the deployment of 50 soldiers to join KFOR.", "TD", "candidate"),
        ("The president announced the withdrawal of Chadian troops from KFOR.", "TD", "leaving"),
        (
            "KFOR is to grow to 2,500 troops, with several other countries, including Chad and Togo, pledging support.",
            "TD",
            "candidate",
        ),
    ],
)
def test_members_told_beside_others_and_by_their_men(tell: Teller, text: str, member: str, status: str) -> None:
    found = [(claim["member"], claim["status"]) for claim in tell("membership", text)]
    assert (f"country:{member}", status) in found


def test_where_forces_go_is_no_member(tell: Teller) -> None:
    text = "Foreign soldiers were sent to Chad (TCD) as part of KFOR."
    assert [claim for claim in tell("membership", text) if claim["member"] == "country:TD"] == []


@pytest.mark.parametrize(
    ("text", "person", "title"),
    [
        ("Col. Abel Moss of Ghana, the freshly assembled force's chief of staff, came.", "abel-moss", "chief of staff"),
        ("Ann Doss, U.N. Secretary-General Kofi Annan's representative in Gao, left.", "ann-doss", "representative"),
        ("The party's chairman is his twin brother, Abel Moss.", "abel-moss", "chairman"),
    ],
)
def test_an_office_after_a_country_another_person_or_a_relative(
    tell: Teller, text: str, person: str, title: str
) -> None:
    assert any(role["person"] == f"person:{person}" and title in role["title"] for role in tell("role", text))


def test_a_mission_is_called_by_the_name_that_it_is_given(tell: Teller) -> None:
    first = "The mission, dubbed HARBOUR LYRE, will be run from Rome."
    found = tell("membership", first, "Germany will contribute a frigate to the mission.")
    assert [claim["coalition"] for claim in found] == ["coalition:harbour-lyre"]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("KFOR has 200 troops from Chad and 50 each from Mali and Togo.", {"TD", "ML", "TG"}),
        ("Most of KFOR will come from Niger, with more troops promised from Ghana, Mali and Togo.", {"GH", "ML", "TG"}),
        ("The government pledged to withdraw Chadian troops from KFOR by June.", {"TD"}),
    ],
)
def test_members_by_bare_numbers_promises_and_withdrawn_men(tell: Teller, text: str, members: set[str]) -> None:
    found = {claim["member"].removeprefix("country:") for claim in tell("membership", text)}
    assert members <= found


@pytest.mark.parametrize(
    "text",
    [
        "The withdrawal of KFOR's troops from Chad has begun.",
        "He called for talks on the withdrawal of all KFOR troops from Chad.",
    ],
)
def test_whence_forces_withdraw_is_no_member(tell: Teller, text: str) -> None:
    assert [claim for claim in tell("membership", text) if claim["member"] == "country:TD"] == []


def test_both_speak_over_a_relative_clause(tell: Teller) -> None:
    text = "Ghana and Togo, which had men in Gao, both announced that they had left the town."
    assert {said["speaker"] for said in tell("statement", text)} == {"country:GH", "country:TG"}


@pytest.mark.parametrize(
    ("paragraphs", "member", "status"),
    [
        (("Chad will join the Lagoon Peace Force (LPF) in Niger.", "Togo will also join the LPF."), "TG", "candidate"),
        (("Chad will be the first country to join KFOR.",), "TD", "candidate"),
        (("Troops from Chad are expected to form the core of KFOR.",), "TD", "candidate"),
        (("KFOR began with 7,000 men, of whom Chad had agreed to supply half.",), "TD", "candidate"),
        (("The Chadian contingent for KFOR arrived yesterday.",), "TD", "member"),
        (
            ("KFOR keeps the peace in Kosovo.", "Serbia blocked Chad's participation in the Kosovo force."),
            "TD",
            "refused",
        ),
    ],
)
def test_members_to_be(tell: Teller, paragraphs: tuple[str, ...], member: str, status: str) -> None:
    assert (f"country:{member}", status) in [(one["member"], one["status"]) for one in tell("membership", *paragraphs)]


@pytest.mark.parametrize(
    "text",
    [
        "At a KFOR summit Chad and Togo signed a declaration on deploying forces.",
        "The KFOR commander said Chadian troops would not take part in combat operations.",
    ],
)
def test_who_signs_and_fights_elsewhere_is_no_member(tell: Teller, text: str) -> None:
    assert tell("membership", text) == []


def test_a_name_in_marks_is_no_quotation(tell: Teller) -> None:
    text = 'General Anna Okoro said at a meeting under Togo\'s "Board of Peace."'
    assert [said["quote"] for said in tell("statement", text) if said["direct"]] == []


def test_initials_without_stops_and_fields_before_a_name(tell: Teller) -> None:
    (role,) = tell("role", "Nepal's Prime Minister KP Sharma Moss left.")
    assert role["person"] == "person:kp-sharma-moss"
    people = [each["person"] for each in tell("role", "The Director for Regional Affairs Jake Moss left.")]
    assert "person:affairs-jake-moss" not in people


def test_a_title_of_several_is_that_of_each(tell: Teller) -> None:
    roles = tell("role", "Presidents Abel Moss of Chad and Anna Okoro of Togo met.")
    found = {(role["person"], role["organisation"]) for role in roles}
    assert found == {("person:abel-moss", "country:TD"), ("person:anna-okoro", "country:TG")}


def test_who_has_ceased_to_be_a_member_has_left(tell: Teller) -> None:
    assert [one["status"] for one in tell("membership", "Chad has ceased to be a member of KFOR.")] == ["left"]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "Niger is the fourth state to officially join KFOR, set up to end the violence, after Chad and Togo.",
            {"TD", "TG"},
        ),
        ("KFOR grows, and other states like Chad and Togo have offered to contribute soldiers.", {"TD", "TG"}),
        ("The Chadian contingent is the third largest in KFOR.", {"TD"}),
        ("The KFOR commander had a row with the largest troop contributor, Chad.", {"TD"}),
    ],
)
def test_members_by_their_rank_and_after_others(tell: Teller, text: str, members: set[str]) -> None:
    assert members <= {claim["member"].removeprefix("country:") for claim in tell("membership", text)}


def test_an_office_for_something_new_ends_before_it(tell: Teller) -> None:
    (role,) = tell("role", "The spokesman for the newly deployed Chadian contingent Captain Abel Moss left.")
    assert (role["title"], role["organisation"]) == ("spokesman", "country:TD")


def test_nobody_says_of_what_others_are_concerned(tell: Teller) -> None:
    assert tell("statement", "Anna Okoro ruled out sending men, amid concerns that soldiers could end up in Gao.") == []


@pytest.mark.parametrize(
    ("somebody", "noun"),
    [
        ("farmer Paul Mbeki", "farmer"),
        ("army chief of staff Paul Mbeki", "chief of staff"),
        ("Dr. Paul Mbeki", "doctor"),
        ("Deputy Paul Mbeki", "deputy"),
        ("lawyer Paul Mbeki", "lawyer"),
        ("police chief Paul Mbeki", "police chief"),
    ],
)
@pytest.mark.parametrize("later", ["The {} said that the road was open.", "“The road is open,” said the {}."])
def test_whoever_was_named_with_a_calling_is_called_by_it(tell: Teller, somebody: str, noun: str, later: str) -> None:
    found = tell("statement", f"The camp, according to {somebody}, will be closed.", later.format(noun))
    assert [s["speaker"] for s in found] == ["person:paul-mbeki"]


def test_a_calling_before_a_name_is_no_part_of_it(tell: Teller) -> None:
    found = tell("statement", "Farmer Paul Mbeki said that the road was open. Teacher Anna Moss said that it was not.")
    assert [s["speaker"] for s in found] == ["person:paul-mbeki", "person:anna-moss"]


def test_the_deputy_commander_is_no_deputy(tell: Teller) -> None:
    found = tell("statement", "Deputy Paul Mbeki arrived.", "The deputy commander said that the road was open.")
    assert [s["speaker"] for s in found] == ["The deputy commander"]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Anna Moss said that envoy Elena Rossi had left. She added that the road was open.",
        "After meeting envoy Elena Rossi, Foreign Minister Anna Moss said that she was glad. “The road was open,” she said.",
        "Foreign Minister Anna Moss praised Elena Rossi. “The road was open,” she said.",
    ],
)
def test_she_is_who_goes_on_speaking(tell: Teller, text: str) -> None:
    found = tell("statement", text)
    assert {s["speaker"] for s in found} == {"person:anna-moss"}
