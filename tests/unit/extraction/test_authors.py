"""Who "we" are in a document that speaks for itself."""

import pytest

from schemas import Contribution, Relation, Statement
from tests.unit.extraction.conftest import Reader

GIVES = "We have sent 40 armoured vehicles to Ukraine."


def _giver(reader: Reader, *paragraphs: str) -> str | None:
    claims = reader.read(*paragraphs, published_at="2023-05-02")[-1].claims
    givers = {claim.actor.id for claim in claims if isinstance(claim, Contribution)}
    assert len(givers) <= 1
    return givers.pop() if givers else None


@pytest.mark.parametrize(
    ("first", "giver"),
    [
        ("Remarks by President Biden on Further Help for Ukraine", "country:US"),
        ("Statement from the Prime Minister of Canada on Ukraine", "country:CA"),
        ("Statement by French President Emmanuel Macron", "country:FR"),
        ("FACT SHEET: The United States Increases Its Help for Ukraine", "country:US"),
        ("Joint Statement by the Weimar Triangle", "organisation:weimar-triangle"),
        ("Address by Ana Sample, President of Fiji, to Parliament", "country:FJ"),
        ("We, the members of the Arab League, met in Cairo.", "organisation:arab-league"),
        ("1. We, the Leaders of the G7, met today in Brussels.", "organisation:g7"),
        ("The United Kingdom and our allies will not look away.", "country:GB"),
        ("Today, at my direction, Polish forces closed the border.", "country:PL"),
        ("PRESIDENT MACRON: Good evening, all of you.", "country:FR"),
        ("Estonia has asked its neighbours to do more.", "country:EE"),
        ("Statement to the House on the British contribution in Chad", "country:GB"),
        ("Senator Okoro: I wish to inform the Senate of the help which Fiji is giving to Samoa.", "country:FJ"),
        ("I rise to inform this House that Peru will send 200 men to Cyprus.", "country:PE"),
        ("I wish to report on Australia's commitment to the force in Chad.", "country:AU"),
    ],
)
def test_the_document_tells_who_says_we(reader: Reader, first: str, giver: str | None) -> None:
    assert _giver(reader, first, GIVES) == giver


def test_states_that_speak_together_are_none_of_them(reader: Reader) -> None:
    assert _giver(reader, "Joint Statement of Denmark and the Netherlands on Ukraine", GIVES) is None


def test_in_a_quotation_the_speaker_says_we(reader: Reader) -> None:
    quoted = "“We have sent 40 armoured vehicles to Ukraine,” Danish Prime Minister Mette Frederiksen said."
    assert _giver(reader, "Statement by the President of Finland", quoted) == "country:DK"


def test_nobody_protects_itself(reader: Reader) -> None:
    claims = reader.read("Statement by the Prime Minister of Norway", "We will defend our country.")[-1].claims
    assert not [claim for claim in claims if isinstance(claim, Relation)]


def test_they_are_others_than_we(reader: Reader) -> None:
    claims = reader.read("Remarks by President Biden", "We know that they attacked Poland.")[-1].claims
    assert not [claim for claim in claims if isinstance(claim, Relation)]


TRILATERAL = "Remarks by President Biden, President Okello of Uganda, and Prime Minister Lindqvist of Sweden"


@pytest.mark.parametrize(
    ("before", "giver"),
    [
        (("PRESIDENT OKELLO:  Thank you, Mr. President.",), "country:UG"),
        (("PRIME MINISTER LINDQVIST:  Thank you.", "It has been a long war."), "country:SE"),
        (("PRESIDENT OKELLO:  Thank you.", "SENIOR ADMINISTRATION OFFICIAL:  Good morning."), "country:US"),
        (("PRESIDENT OKELLO:  Thank you.", "Q  Hi, this is Joe with NBC.", "MODERATOR:  Thank you."), "country:US"),
    ],
)
def test_the_label_before_their_words_tells_who_has_the_floor(
    reader: Reader, before: tuple[str, ...], giver: str
) -> None:
    assert _giver(reader, TRILATERAL, *before, GIVES) == giver


def test_who_asks_or_is_told_to_say_something_is_not_who_says_we(reader: Reader) -> None:
    call = "Background Press Call on President Biden’s Meetings at NATO"
    asked = "Q  Hi.  NBC is reporting that refugees will be let in.  Can you tell us more?"
    assert _giver(reader, call, asked, "SENIOR ADMINISTRATION OFFICIAL:  Thanks.", GIVES) == "country:US"


def test_who_has_the_floor_speaks_on_until_the_next_label(reader: Reader) -> None:
    said = [
        "PRESIDENT MACRON: Good evening, all of you. We have sent 40 armoured vehicles to Ukraine.",
        "They will be there by the end of the month.",
        "(Applause.)",
        "Q Will you send more of them this year?",
        "The answer is not for us to give.",
    ]
    found = reader.read(*said, published_at="2023-05-02")
    spoken = [[claim for claim in each.claims if isinstance(claim, Statement)] for each in found]
    assert [[(claim.speaker.id, claim.quote) for claim in each] for each in spoken] == [
        [("person:emmanuel-macron", said[0].split(": ", 1)[1])],
        [("person:emmanuel-macron", said[1])],
        [],
        [],
        [],
    ]


def test_an_official_of_nobody_known_speaks_for_the_state_that_acts_first(reader: Reader) -> None:
    assert _giver(reader, "Statement by Minister Ann Sample", "Iceland will not look away.", GIVES) == "country:IS"


def test_those_who_state_something_together_are_we(reader: Reader) -> None:
    claims = reader.read("Joint Statement by the Foreign Ministers of the Northern Five", GIVES)[-1].claims
    assert [claim.actor.name for claim in claims if isinstance(claim, Contribution)] == ["we"]


@pytest.mark.parametrize("opening", ["Libya’s forces will leave Chad.", "Libya is far away.", "Libya promised us gas."])
def test_we_are_not_a_state_told_of_as_another(reader: Reader, opening: str) -> None:
    assert _giver(reader, "Address by the President to the Nation", opening, GIVES) is None


def test_we_are_not_the_state_that_the_heading_is_about(reader: Reader) -> None:
    assert _giver(reader, "Statement on the Situation in Chad", "Chad has called for help.", GIVES) is None


def test_an_office_before_a_colon_speaks_for_the_house(reader: Reader) -> None:
    said = "The Secretary of State: I am grateful. We have sent 40 armoured vehicles to Ukraine."
    found = reader.read("Statement to Parliament on the Canadian contribution to the force", said)[-1].claims
    speakers = [claim.speaker.name for claim in found if isinstance(claim, Statement)]
    assert speakers == ["The Secretary of State"]
    assert [claim.actor.id for claim in found if isinstance(claim, Contribution)] == ["country:CA"]
    told = reader.read("Force Commander: General Paul Moss, who took over in May.")[-1].claims
    assert not [claim for claim in told if isinstance(claim, Statement)]


@pytest.mark.parametrize("heading", ["Speech by President Ana Sample to Parliament", "Address by President Ana Sample"])
def test_a_speech_is_no_body_that_gives(reader: Reader, heading: str) -> None:
    claims = reader.read(heading, "Niger sent 680 men. We have given 20 trucks to Chad.")[-1].claims
    assert {claim.actor.id for claim in claims if isinstance(claim, Contribution)} == {"country:NE"}


@pytest.mark.parametrize("whose", ["My Government", "My country", "Our country"])
def test_my_country_is_whose_document_it_is(reader: Reader, whose: str) -> None:
    said = f"{whose} has given 40 trucks to Ukraine."
    assert _giver(reader, "Statement by the Prime Minister of Canada on Ukraine", said) == "country:CA"
