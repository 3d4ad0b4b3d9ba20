"""`state` at other times, `why`, `history` and `watch`, after a worker has processed a small story."""

import asyncio
import json
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from tests.workers import workers_of
from worker.cli.main import run_command
from worker.processors.outgoing import Outgoing
from worker.settings import Settings, variable_of
from worker.streams.outputs import Outputs
from worker.transport.brokers import EmbeddedBroker
from worker.transport.calls import publish, retract
from worker.transport.documents import Document
from worker.transport.topics import changelog_topic

COALITION = "coalition:global-coalition-against-daesh"
RESOLUTE = "coalition:resolute-support"
SYRIA = f"{COALITION}|deployment|country:US|country:SY|troops|fact"
SIZE = f"{COALITION}|coalition_size|countries|fact"
LINE = "Officials met. The US, a member of the US-led coalition against IS, has {} troops in Syria. They left early."
STORY = (
    Document(id="pentagon", paragraphs=(LINE.format(503),), source="Pentagon", published_at="2017-06"),
    Document(
        id="afp",
        paragraphs=(LINE.format("about 2,000"), "The US-led coalition against IS is composed of 70 nations."),
        source="AFP",
        published_at="2017-12",
    ),
    Document(
        id="other", paragraphs=("Resolute Support is composed of 39 nations.",), source="AFP", published_at="2018-01"
    ),
    Document(id="blog", paragraphs=(LINE.format("9,000"),), source="Blog", published_at="2018-02"),
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings for a broker whose log has the story, all of it processed."""
    folder = tmp_path_factory.mktemp("asking")
    with EmbeddedBroker(folder / "broker") as broker:
        settings = Settings(
            kafka_bootstrap_servers=broker.bootstrap_servers, data_dir=folder / "worker", partitions=2, processes=1
        )
        with workers_of(settings, folder) as workers:
            asyncio.run(publish(*STORY, settings=settings))
            workers.start()
            workers.wait_until_quiet()
            asyncio.run(retract("blog", "the author was mistaken", settings=settings))
            workers.wait_until_quiet()
        yield settings


@pytest.fixture(autouse=True)
def environment(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for field in ("kafka_bootstrap_servers", "data_dir", "partitions"):
        monkeypatch.setenv(variable_of(field), str(getattr(settings, field)))


def lines(capsys: pytest.CaptureFixture[str], *call: str) -> list[dict[str, object]]:
    assert run_command([*call, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def text(capsys: pytest.CaptureFixture[str], *call: str) -> str:
    assert run_command([*call, "--text"]) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("call", "value"),
    [
        (["--as-of", "2017-06"], "503 present"),
        (["--as-of", "2017-12-01"], "503 present"),
        (["--as-of", "2018"], "about 2,000 present"),
        ([], "about 2,000 present"),
        (["--known-at", "2099"], "about 2,000 present"),
    ],
)
def test_the_state_of_another_time_is_what_was_true_then(
    capsys: pytest.CaptureFixture[str], call: list[str], value: str
) -> None:
    found = {line["cell"]: line["value"] for line in lines(capsys, "state", COALITION, *call)}
    assert found[SYRIA] == value


def test_before_anything_was_known_there_is_no_state(capsys: pytest.CaptureFixture[str]) -> None:
    assert lines(capsys, "state", "--known-at", "2017-12-31") == []
    assert lines(capsys, "state", "--as-of", "2010") == []
    assert text(capsys, "state", "--as-of", "2010").startswith("nothing is known")


def test_what_was_withdrawn_since_is_known_at_the_time_before(capsys: pytest.CaptureFixture[str]) -> None:
    *_, last = lines(capsys, "history", SYRIA)
    before = (datetime.fromisoformat(str(last["moment"])) - timedelta(milliseconds=1)).isoformat()
    found = {line["cell"]: line["value"] for line in lines(capsys, "state", "--known-at", before)}
    assert found[SYRIA] == "9,000 present"


def test_a_contradiction_shows_who_says_it_and_when(capsys: pytest.CaptureFixture[str]) -> None:
    shown = text(capsys, "state", COALITION, "--kind", "deployment")
    assert "about 2,000 troops in" in shown
    assert "(AFP, Dec 2017)" in shown
    assert "503 present (Pentagon, Jun" in shown


def test_the_cells_are_listed_with_their_answers(capsys: pytest.CaptureFixture[str]) -> None:
    assert f"{SYRIA} about 2,000 present" in text(capsys, "state", "--cells")


def test_why_gives_every_report_with_its_sentence_and_its_words_marked(capsys: pytest.CaptureFixture[str]) -> None:
    shown = text(capsys, "why", SYRIA)
    assert "about 2,000 present · 2 reports from 2 documents" in shown
    assert "AFP, Dec 2017; afp ¶0, characters" in shown
    assert "⟦US, a member of the US-led coalition against IS, has about 2,000 troops in Syria⟧." in shown
    assert "withdrawn" in shown
    assert "retracted: the author was mistaken" in shown
    assert "Officials met" not in shown
    assert shown.index("about 2,000") < shown.index("503") < shown.index("9,000")


def test_why_as_json_has_the_sentence_with_the_offsets_of_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "why", SYRIA)
    assert [line["answers"] for line in found] == [True, False, False]
    for line in found:
        sentence, claim = line["sentence"], line["claim"]["claim"]  # type: ignore[index]
        assert sentence["text"][sentence["start"] : sentence["end"]] == claim["text"]  # type: ignore[index]


def test_history_tells_how_an_answer_came_to_be_known(capsys: pytest.CaptureFixture[str]) -> None:
    turns = [(line["before"], line["after"]) for line in lines(capsys, "history", SYRIA)]
    assert turns[-1] == ("9,000 present", "about 2,000 present")
    assert "blog ¶0 withdrawn: retracted: the author was mistaken" in text(capsys, "history", SYRIA)


def test_history_by_occurrence_tells_what_happened(capsys: pytest.CaptureFixture[str]) -> None:
    turns = [(line["moment"], line["after"]) for line in lines(capsys, "history", SYRIA, "--by", "occurred")]
    assert turns == [
        ("2017-06-30T23:59:59.999", "503 present"),
        ("2017-12-31T23:59:59.999", "about 2,000 present"),
    ]
    shown = text(capsys, "history", SYRIA, "--by", "occurred")
    assert "Jun 2017 nothing → 503 present Pentagon, Jun 2017: “" in shown


def test_changes_are_followed_with_what_was_before_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    shown = text(capsys, "watch", COALITION, "--from", "beginning", "--no-follow")
    assert "Global Coalition against Daesh coalition_size new: Global Coalition against Daesh: 70 nations" in shown
    assert "9,000 troops in Syria → United States: about 2,000 troops in Syria" in shown
    assert "because blog ¶0 no longer says so" in shown
    assert "because afp ¶1 says “" in shown


def test_changes_of_another_coalition_or_kind_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    call = ("watch", "--from", "beginning", "--no-follow")
    assert {line["kind"] for line in lines(capsys, *call, "--kind", "coalition_size")} == {"coalition_size"}
    assert lines(capsys, *call[:1], "coalition:other", *call[1:]) == []
    assert len(lines(capsys, *call[:1], "Global Coalition against Daesh", *call[1:])) > 2
    assert lines(capsys, "watch", "--no-follow") == []  # from now on


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (("why", SYRIA.replace("country:SY", "country:SX")), f"did you mean {SYRIA}"),
        (("history", SIZE + "s"), f"did you mean {SIZE}"),
        (("why", "troops"), "`coalition state --cells` lists the cells"),
        (("watch", "Coalition of the Unheard"), "nothing is known of 'Coalition of the Unheard'"),
        (("state", "--as-of", "2017", "Coalition of the Unheard"), "nothing is known of 'Coalition of the Unheard'"),
    ],
)
def test_what_is_not_there_is_a_wrong_call_that_names_what_is_near(
    capsys: pytest.CaptureFixture[str], call: tuple[str, ...], says: str
) -> None:
    assert run_command(call) == 2
    told = capsys.readouterr().err
    assert says in told
    assert len(told.splitlines()) == 1


def test_merged_coalitions_are_one_and_come_apart_again(capsys: pytest.CaptureFixture[str]) -> None:
    before = lines(capsys, "state")
    assert lines(capsys, "merge", "Resolute Support", COALITION, "--reason", "a test")[0]["unchanged"] is False
    assert lines(capsys, "merge", RESOLUTE, COALITION)[0]["unchanged"] is True
    found = {line["cell"]: line for line in lines(capsys, "state")}
    assert not any(str(cell).startswith(RESOLUTE) for cell in found)
    assert found[SIZE]["value"] == "39"
    assert [other["value"] for other in found[SIZE]["contradictions"]] == ["70"]  # type: ignore[attr-defined]
    assert lines(capsys, "state", "resolute support") == lines(capsys, "state", COALITION)
    assert lines(capsys, "state", "--as-of", "2017", COALITION, "--kind", "coalition_size")[0]["value"] == "70"
    for cell in (SIZE, SIZE.replace(COALITION, RESOLUTE)):
        assert [line["value"] for line in lines(capsys, "why", cell)] == ["39", "70"]
    assert [line["after"] for line in lines(capsys, "history", SIZE, "--by", "occurred")] == ["70", "39"]
    changes = lines(capsys, "watch", COALITION, "--from", "beginning", "--no-follow", "--kind", "coalition_size")
    assert {change["owner"] for change in changes} == {COALITION, RESOLUTE}
    assert lines(capsys, "verify")[0]["differences"] == 0
    for call, says in (
        (("merge", COALITION, COALITION), "cannot be merged with itself"),
        (("merge", COALITION, "Resolute Support"), "this would be a circle"),
        (("merge", RESOLUTE, "country:US"), "is merged into coalition:global-coalition-against-daesh already"),
    ):
        assert run_command(call) == 2
        assert says in capsys.readouterr().err
    assert text(capsys, "unmerge", RESOLUTE) == f"{RESOLUTE} is one of its own again"
    assert lines(capsys, "state") == before


def test_what_is_not_known_or_not_merged_cannot_be_merged_or_unmerged(capsys: pytest.CaptureFixture[str]) -> None:
    for call, says in (
        (("merge", "Resolute Suport", COALITION), f"no entity 'Resolute Suport' is known; did you mean {RESOLUTE}?"),
        (("merge", RESOLUTE, "xyzzy"), "no entity 'xyzzy' is known"),
        (("unmerge", "country:US"), "'country:US' is not merged into another entity"),
    ):
        assert run_command(call) == 2
        assert says in capsys.readouterr().err


def test_the_log_replayed_gives_the_live_state(capsys: pytest.CaptureFixture[str]) -> None:
    (told,) = lines(capsys, "verify")
    assert told["type"] == "verified"
    assert told["differences"] == 0
    assert told["records"] == 6
    assert 0 < int(str(told["cells"])) < int(str(told["reports"]))
    assert "no differences" in text(capsys, "verify")


def test_a_row_that_is_not_of_the_log_is_a_difference(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(write(settings, b"{}"))
    try:
        assert run_command(["verify", "--text"]) == 1
        told = capsys.readouterr()
        assert told.out.startswith("invariant 3: table sizes, row b'nobody': is {}, has to be not there")
        assert "the live state differs from the log in 1 place" in told.err
    finally:
        asyncio.run(write(settings, None))


async def write(settings: Settings, row: bytes | None) -> None:
    outputs = Outputs(settings)
    await outputs.send([Outgoing(changelog_topic(settings, "sizes").name, b"nobody", row, [], 0)])
    await outputs.stop()
