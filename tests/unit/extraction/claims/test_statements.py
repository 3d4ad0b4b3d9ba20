"""Who said what, word for word or in a clause."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    "text",
    [
        '"We will not leave Gao," said Colonel Marie Dubois.',
        '"We will not leave Gao," Colonel Marie Dubois told reporters on Monday.',
        '"We will not leave Gao," Colonel Marie Dubois states in her report.',
        '"We will not leave Gao," Colonel Marie Dubois notes.',
        'Colonel Marie Dubois said: "We will not leave Gao."',
        "Colonel Marie Dubois, a French spokeswoman, warned: “We will not leave Gao.”",
        "- High Envoy for the Sahel Marie Dubois: “We will not leave Gao.”",
        "- High Envoy for Harbour Affairs Marie Dubois: “We will not leave Gao.”",
    ],
)
def test_a_quotation_is_said_by_whom_the_cue_beside_it_names(tell: Teller, text: str) -> None:
    (statement,) = tell("statement", text)
    assert statement["speaker"] == "person:marie-dubois"
    assert statement["quote"].rstrip(".") == "We will not leave Gao"
    assert statement["direct"]


def test_a_reported_clause_is_an_indirect_statement(tell: Teller) -> None:
    (statement,) = tell(
        "statement", "Defence Minister Ruth Okoye told parliament that Nigeria would keep its troops in Liberia."
    )
    assert statement["speaker"] == "person:ruth-okoye"
    assert statement["quote"] == "Nigeria would keep its troops in Liberia"
    assert not statement["direct"]


def test_a_clause_before_its_cue_is_a_statement_too(tell: Teller) -> None:
    (statement,) = tell("statement", "Rebels shelled the market in Taiz, Yemeni officials said.")
    assert (statement["speaker"], statement["quote"]) == ("Yemeni officials", "Rebels shelled the market in Taiz")


@pytest.mark.parametrize("speaker", ["the command of the force", "the governor of Taiz", "their spokesman in Taiz"])
def test_who_announces_it_may_stand_behind_what_is_told(tell: Teller, speaker: str) -> None:
    (statement,) = tell("statement", f"Rebels shelled the market in Taiz on Monday, {speaker} announced in Aden.")
    assert (statement["speaker"], statement["direct"]) == (speaker, False)


def test_a_name_of_few_letters_states_something(tell: Teller) -> None:
    (statement,) = tell("statement", '"We will not leave Gao," U Thant states in his report.')
    assert statement["speaker"] == "person:u-thant"


def test_a_force_that_was_announced_tells_nothing(tell: Teller) -> None:
    assert not tell("statement", "Chad pulled its men out of the mission, a force announced in May.")


def test_a_quotation_that_goes_on_after_its_cue_has_the_same_speaker(tell: Teller) -> None:
    found = tell("statement", '"We will not leave Gao," Marie Dubois said. "The mission goes on until the summer."')
    assert [statement["speaker"] for statement in found] == ["person:marie-dubois"] * 2


def test_quoted_words_within_a_clause_are_a_statement_of_their_own_from_three_words_on(tell: Teller) -> None:
    found = tell("statement", "Marie Dubois said the retreat was “the right thing to do” for France.")
    assert {statement["quote"]: statement["direct"] for statement in found} == {
        "the retreat was “the right thing to do” for France": False,
        "the right thing to do": True,
    }
    assert len(tell("statement", "Marie Dubois said the retreat was “vital” for France.")) == 1


def test_an_unnamed_speaker_keeps_the_words_used(tell: Teller) -> None:
    (statement,) = tell("statement", "A senior Malian officer said that the convoy had reached Kidal.")
    assert statement["speaker"] == "A senior Malian officer"


def test_he_is_the_person_whom_the_document_has_named(tell: Teller) -> None:
    (statement,) = tell(
        "statement", "General John Mensah arrived in Accra on Monday.", '"We are ready to go," he said.'
    )
    assert statement["speaker"] == "person:john-mensah"


def test_a_paragraph_that_only_quotes_goes_on_with_the_last_speaker(tell: Teller) -> None:
    (statement,) = tell(
        "statement",
        "“We were attacked from three sides, said General John Mensah.”",
        "“We were attacked from three sides,” General John Mensah said.",
        "“Nobody had expected it at that hour.”",
    )
    assert (statement["speaker"], statement["direct"]) == ("person:john-mensah", True)


def test_according_to_somebody_is_a_statement(tell: Teller) -> None:
    (statement,) = tell("statement", "The rebels hold two districts of the city, according to the Pentagon.")
    assert statement["speaker"] == "organisation:united-states-department-of-defense"
    assert statement["quote"] == "The rebels hold two districts of the city"


@pytest.mark.parametrize(
    "text",
    [
        "Marie Dubois declined to say whether France would stay.",
        "The wreckage suggests that the plane was shot down.",
        "Marie Dubois did not say when the troops would leave.",
    ],
)
def test_what_nobody_says_is_no_statement(tell: Teller, text: str) -> None:
    assert tell("statement", text) == []


def test_claims_within_a_statement_are_attributed_to_its_speaker(tell: Teller) -> None:
    (deployment,) = tell("deployment", "Marie Dubois said that France had 900 soldiers in Chad.")
    assert deployment["attributed_to"] == "person:marie-dubois"


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        (
            "Nine soldiers were killed and four hurt in the raid on Sunday, Kenya's military said Monday.",
            "Kenya's military",
            "Nine soldiers were killed and four hurt in the raid on Sunday",
        ),
        (
            "The force will stay, a security source in Gao said.",
            "a security source in Gao",
            "The force will stay",
        ),
        (
            "State media quoted a Kenyan officer as saying: \u201cWe will not leave Gao.\u201d",
            "a Kenyan officer",
            "We will not leave Gao.",
        ),
    ],
)
def test_whoever_stands_before_the_verb_of_saying_speaks(tell: Teller, text: str, speaker: str, quote: str) -> None:
    (statement,) = tell("statement", text)
    assert (statement["speaker"], statement["quote"]) == (speaker, quote)


def test_each_that_clause_is_a_statement(tell: Teller) -> None:
    said = tell("statement", "The minister said that the mission was over and that Kenya needed its troops at home.")
    assert [one["quote"] for one in said] == ["the mission was over", "Kenya needed its troops at home"]


def test_what_somebody_said_was_something_is_no_statement(tell: Teller) -> None:
    assert tell("statement", "The envoy criticised what he called haste and what he said was a rushed decision.") == []


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        (
            'A "regional diplomat", however, claimed that the ships were bound for Eritrea.',
            'A "regional diplomat',
            "the ships were bound for Eritrea",
        ),
        (
            "As Carla Mendes reports from the station's Bissau bureau, the vote is raising hopes of a truce.",
            "person:carla-mendes",
            "the vote is raising hopes of a truce",
        ),
        (
            "President Ismail Toure issued a statement saying that he would not sign.",
            "person:ismail-toure",
            "he would not sign",
        ),
        (
            '"The ceasefire is holding," read a statement from the African Union.',
            "a statement from the African Union",
            "The ceasefire is holding",
        ),
        (
            'The warlord Hamid Rustam also threatened his neighbours; "Your villages will burn before ours do."',
            "person:hamid-rustam",
            "Your villages will burn before ours do.",
        ),
        (
            'General Omar Farah: "The road to the port is open again."',
            "person:omar-farah",
            "The road to the port is open again.",
        ),
    ],
)
def test_who_speaks_is_found_where_no_subject_stands_before_the_verb(
    tell: Teller, text: str, speaker: str, quote: str
) -> None:
    (statement,) = tell("statement", text)
    assert (statement["speaker"], statement["quote"]) == (speaker, quote)


def test_a_participle_after_what_was_told_has_the_speaker_of_the_telling(tell: Teller) -> None:
    found = tell(
        "statement",
        "Judge Samuel Oketch told the men that they had shamed Kenya, ruling that they must leave within a week.",
    )
    assert [statement["speaker"] for statement in found] == ["person:samuel-oketch"] * 2


def test_a_statement_that_says_more_is_of_whoever_gave_it(tell: Teller) -> None:
    found = tell(
        "statement",
        '"Every prisoner has been handed over," said Omar Farah in a statement which also added that talks had ended.',
    )
    assert [statement["speaker"] for statement in found] == ["person:omar-farah"] * 2


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        (
            "Canada has made it very clear that the borders of Moldova stand.",
            "country:CA",
            "the borders of Moldova stand",
        ),
        ("Each of them said that they agreed with the plan.", "Each of them", "they agreed with the plan"),
    ],
)
def test_who_makes_something_clear_and_each_of_several_state_it(
    tell: Teller, text: str, speaker: str, quote: str
) -> None:
    assert [(one["speaker"], one["quote"]) for one in tell("statement", text)] == [(speaker, quote)]


def test_what_the_speaker_did_then_is_not_said(tell: Teller) -> None:
    (statement,) = tell(
        "statement", "The governor declared that a disaster exists in the valley and ordered aid for it."
    )
    assert statement["quote"] == "a disaster exists in the valley"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Peru insists that Okoye\'s description of its army as "a gang of thieves" is a lie.', "person:ruth-okoye"),
        ('Peru insists that Ruth Okoye\'s army is "a gang of thieves".', "country:PE"),
    ],
)
def test_what_somebody_calls_another_is_not_said_by_whoever_objects(tell: Teller, text: str, speaker: str) -> None:
    found = tell("statement", "Defence Minister Ruth Okoye left Lima.", text)
    assert [one["speaker"] for one in found if one["quote"] == "a gang of thieves"] == [speaker]


def test_who_is_asked_to_say_something_has_not_said_it(tell: Teller) -> None:
    assert tell("statement", "The union asked Kenya to confirm that the border was open.") == []


def test_reports_are_nobody_that_he_stands_for(tell: Teller) -> None:
    found = tell(
        "statement",
        "Colonel Pedro Vidal is in hiding.",
        'Vidal has not been seen, but reports say the voice is his. On the tape he said: "Our men hold the bridge."',
    )
    assert found[-1]["speaker"] == "person:pedro-vidal"


def test_who_says_i_calls_others_he(tell: Teller) -> None:
    found = tell(
        "statement",
        "Remarks by President Obama at a dinner",
        'I met my driver at the gate. I said, "The road is closed." He said, "We take the bridge then."',
    )
    assert [one["speaker"] for one in found] == ["person:barack-obama", "He"]


def test_a_clause_before_a_cue_that_opens_a_quotation_is_not_said_by_it(tell: Teller) -> None:
    found = tell(
        "statement", 'The road had been mined, and I told my sister, who lives there — she said, "We take the bridge."'
    )
    assert [one["quote"] for one in found] == ["We take the bridge."]


def test_a_name_at_the_end_of_an_office_is_who_speaks(tell: Teller) -> None:
    (statement,) = tell("statement", "The President of Ghana Kofi Sample confirmed that the camp was closed.")
    assert (statement["speaker"], statement["quote"]) == ("person:kofi-sample", "the camp was closed")


def test_what_will_be_announced_is_not_said_yet(tell: Teller) -> None:
    text = "On Friday the agencies will announce a wide range of grants that help the country build ships."
    assert tell("statement", text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Nigeria says the convoy, codenamed Harmattan, was attacked by Chad.", "the convoy, codenamed Harmattan, was"),
        ("Ruth Okoye said the battalion would leave Gao in June and warned that rebels may return.", "the battalion"),
        ("Ruth Okoye has stated that Chad left Gao and asked the Senate to send more men.", "Chad left Gao"),
    ],
)
def test_a_clause_goes_on_after_an_aside_and_ends_before_what_its_speaker_says_next(
    tell: Teller, text: str, quote: str
) -> None:
    first, *_ = tell("statement", text)
    assert first["quote"].startswith(quote)
    assert " and " not in first["quote"]
    assert first["quote"].endswith(("Chad", "June", "Gao"))


@pytest.mark.parametrize(
    "text",
    [
        "Not one thing that the minister said that was true was heard.",
        "The minister helped by clarifying when the force is to leave.",
    ],
)
def test_what_is_only_told_of_is_nobodys_words(tell: Teller, text: str) -> None:
    assert tell("statement", text) == []


def test_words_in_marks_end_where_they_close(tell: Teller) -> None:
    text = 'Chad suggested that "the raid can only harm the truce", and Togo called it "rash".'
    assert "the raid can only harm the truce" in [said["quote"] for said in tell("statement", text)]
    assert all("Togo" not in said["quote"] for said in tell("statement", text))


@pytest.mark.parametrize(
    ("text", "addressee", "quote"),
    [
        (
            "The envoy told Reuters government troops would move.",
            "organisation:reuters",
            "government troops would move",
        ),
        ("The envoy told the BBC rebels held the bridge.", "organisation:bbc", "rebels held the bridge"),
        ("The envoy told AP Hamas would free two men.", "organisation:associated-press", "Hamas would free two men"),
        ("The envoy told CNN talks had failed.", "organisation:cnn", "talks had failed"),
        ("The envoy told parliament Danish troops would leave.", "parliament", "Danish troops would leave"),
        ("The envoy told the Danish parliament troops had left.", "the Danish parliament", "troops had left"),
        ("The envoy told NATO allies Denmark would leave.", "NATO allies", "Denmark would leave"),
        ("The envoy told US officials the base was closed.", "US officials", "the base was closed"),
    ],
)
def test_who_is_told_is_no_part_of_what_is_told(tell: Teller, text: str, addressee: str, quote: str) -> None:
    assert [(one["addressee"], one["quote"]) for one in tell("statement", text)] == [(addressee, quote)]


def test_applause_is_told_nothing(tell: Teller) -> None:
    (found,) = tell("statement", '"We will stay," Peter Moss said to applause from both benches.')
    assert found["addressee"] is None


@pytest.mark.parametrize("when", ["the same day", "last night", "the following day", "on Monday"])
def test_when_it_is_said_is_no_part_of_what_is_said(tell: Teller, when: str) -> None:
    (found,) = tell("statement", f"Malaysia's navy said {when} that it had freed the crew.")
    assert found["quote"] == "it had freed the crew"
