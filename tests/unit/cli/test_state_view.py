"""The state for people: every answer with its words, its document and its date."""

import msgspec
import pytest
from rich.console import Console

from schemas import Deployment, Reference
from tests.unit.cli import claims
from tests.unit.cli.claims import row
from worker.cli.owners import find_owner, owners_of
from worker.cli.state_view import overview, state_of
from worker.errors import UnknownName

ROWS = [row(claim) for claim in claims.ALL]


def printed(renderable: object) -> str:
    console = Console(width=100, highlight=False, no_color=True)
    with console.capture() as capture:
        console.print(renderable)
    return capture.get()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_coalition_is_headed_by_its_leader_and_its_size() -> None:
    lines = printed(state_of(owners_of(ROWS)[0])).splitlines()
    assert lines[0].split("  ")[0] == "Global Coalition"
    assert lines[0].endswith("coalition:global-coalition")
    assert lines[1].strip() == "led by United States · 70 nations · 10 answers from 1 document"


def test_every_answer_stands_beside_its_words_document_and_date() -> None:
    text = printed(state_of(owners_of(ROWS)[0]))
    for fact, words in (
        ("70 nations", "“composed of 70 nations” [1]¶8, 2017-12"),
        ("NATO", "“such as NATO” [1]¶8, 2017-12"),
        ("United States: about 2,000 troops in", "“about 2,000 troops in Syria” [1]¶16, 2017-12"),
        ("stabilization (shifting)", "“shifting toward stabilization” [1]¶3, 2017-12"),
        ("Jim Mattis", "“We stay” [1]¶0, 2017-12"),
    ):
        assert any(flat(line).startswith(fact) and flat(line).endswith(words) for line in text.splitlines()), fact
    assert "[1] afp AFP, 2017-12" in flat(text)


def test_no_line_is_wider_than_the_terminal() -> None:
    long = msgspec.structs.replace(claims.TROOPS, text="word " * 100, unit="armoured personnel carriers " * 4)
    text = printed(state_of(owners_of([row(long)])[0]))
    assert max(len(line.rstrip()) for line in text.splitlines()) <= 100


def test_answers_that_rest_on_the_same_words_show_them_once() -> None:
    britain = msgspec.structs.replace(claims.MEMBER, member=Reference(id="country:GB", type="country", name="Britain"))
    text = printed(state_of(owners_of([row(claims.MEMBER), row(britain)])[0]))
    assert text.count("such as NATO") == 1
    assert "Britain" in text


def test_a_contradiction_is_shown_with_its_source() -> None:
    assert isinstance(claims.TROOPS, Deployment)
    other = msgspec.structs.replace(claims.TROOPS, id="other", count=4000, document_id="reuters", confidence=0.5)
    text = flat(printed(state_of(owners_of([row(claims.TROOPS, other)])[0])))
    assert "about 2,000" in text
    assert "(AFP, Dec 2017) · about 4,000 present (AFP, Dec 2017)" in text
    assert "(2 documents)" in text


def test_of_many_coalitions_each_has_its_leader_size_and_documents() -> None:
    text = flat(printed(overview(owners_of(ROWS))))
    assert "Global Coalition United States 70 nations 1 coalition:global-coalition" in text


@pytest.mark.parametrize("called", ["coalition:global-coalition", "Global-Coalition", "GLOBAL  coalition"])
def test_an_owner_is_found_by_id_slug_and_name_whatever_the_case(called: str) -> None:
    assert find_owner(called, owners_of(ROWS)).id == "coalition:global-coalition"


def test_an_owner_is_found_by_another_name_that_is_known() -> None:
    daesh = Reference(
        id="coalition:global-coalition-against-daesh", type="coalition", name="Global Coalition against Daesh"
    )
    owners = owners_of([row(msgspec.structs.replace(claims.SIZE, coalition=daesh))])
    assert find_owner("anti-isis coalition", owners).id == daesh.id


@pytest.mark.parametrize("called", ["global", "Global Coalitoin", "coalition"])
def test_of_an_unknown_coalition_the_nearest_are_named(called: str) -> None:
    with pytest.raises(UnknownName, match=r"nothing is known of .*; did you mean “Global Coalition”\?"):
        find_owner(called, owners_of(ROWS))


def test_where_nothing_is_near_the_known_coalitions_are_named() -> None:
    with pytest.raises(UnknownName, match="known are Global Coalition"):
        find_owner("xyzzy", owners_of(ROWS))
    with pytest.raises(UnknownName, match="no coalition is known yet"):
        find_owner("xyzzy", ())
