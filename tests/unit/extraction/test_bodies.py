"""Which body "it", "the organisation" and "the Front" are, over the paragraphs of a document."""

from typing import TYPE_CHECKING

import pytest

from schemas import Deployment, Statement

if TYPE_CHECKING:
    from tests.unit.extraction.conftest import Reader


def acting(reader: "Reader", *paragraphs: str) -> list[str]:
    """Who speaks, and whose forces the last paragraph tells of."""
    claims = reader.read(*paragraphs, published_at="2010-05-01")[-1].claims
    speaking = [claim.speaker.id or claim.speaker.name for claim in claims if isinstance(claim, Statement)]
    return speaking + [claim.actor.id or "" for claim in claims if isinstance(claim, Deployment)]


@pytest.mark.parametrize(
    ("before", "text", "who"),
    [
        ("The African Union said its troops had left Baidoa.", "It added that they would return.", "african-union"),
        ("The African Union has left Baidoa.", "It has sent 300 soldiers to Kismayo.", "african-union"),
        ("The African Union met in Lusaka.", "The organisation has 300 soldiers in Kismayo.", "african-union"),
        ("ECOWAS met in Lome.", "The regional bloc said it was worried about Guinea.", "ecowas"),
    ],
)
def test_a_body_goes_on_in_the_next_paragraph(reader: "Reader", before: str, text: str, who: str) -> None:
    assert acting(reader, before, text) == [f"organisation:{who}"]


def test_it_goes_on_from_a_paper_that_spoke(reader: "Reader") -> None:
    before = "The mission's statement said two men had been killed in Gao."
    assert acting(reader, before, "It said the men were guarding a well.") == ["The mission's statement"]


def test_what_somebody_acts_on_is_not_the_subject_before(reader: "Reader") -> None:
    found = reader.read("The African Union left Baidoa.", "We cannot leave it, the mayor said.")[-1]
    assert not [claim for claim in found.claims if isinstance(claim, Deployment)]


def test_the_last_word_of_a_name_stands_for_it(reader: "Reader") -> None:
    before = "The Moro Islamic Liberation Front met in Cotabato."
    assert reader.ids(before, "The Front will sign the paper.") == ["armed-group:moro-islamic-liberation-front"]


def test_the_word_that_a_name_is_built_on_stands_for_it(reader: "Reader") -> None:
    before = "The International Commission of Control and Supervision sits in Saigon."
    found = reader.ids(before, "The Commission has 1,160 men.")
    assert found == ["coalition:international-commission-of-control-and-supervision"]


@pytest.mark.parametrize(
    ("first", "then", "who"),
    [
        (
            "Mohammed Ali al-Houthi met the envoy.",
            "Al-Houthi said the truce was over.",
            "person:mohammed-ali-al-houthi",
        ),
        ("Omar Al Haq met the envoy.", "“We agree,” Al Haq said.", "person:omar-al-haq"),
        ("Peter E.K. Moss met the envoy.", "Moss said the truce was over.", "person:peter-e-k-moss"),
    ],
)
def test_names_with_small_parts_lead_to_one_person(reader: "Reader", first: str, then: str, who: str) -> None:
    assert acting(reader, first, then) == [who]
