"""Who says "we" in a document that speaks for itself."""

from typing import TYPE_CHECKING

import pytest

from schemas import Contribution

if TYPE_CHECKING:
    from tests.unit.extraction.conftest import Reader


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("Remarks by President Biden on Security Assistance", "country:US"),
        ("Statement by French President Emmanuel Macron", "country:FR"),
    ],
)
def test_we_is_the_state_or_body_whose_remarks_the_title_announces(reader: "Reader", title: str, author: str) -> None:
    claims = reader.read(title, "We sent 30 tanks to Ukraine.")[-1].claims
    assert [claim.actor.id for claim in claims if isinstance(claim, Contribution)] == [author]


def test_a_joint_statement_has_no_single_author(reader: "Reader") -> None:
    found = reader.read("Joint Statement by Poland and Sweden", "We sent 30 tanks to Ukraine.")[-1].claims
    assert all(not (isinstance(claim, Contribution) and claim.actor.id) for claim in found)
