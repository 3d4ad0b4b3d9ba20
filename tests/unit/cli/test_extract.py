"""`coalition extract`: what would be published, line by line."""

import json
from pathlib import Path

import msgspec
import pytest

from schemas import AnyClaim, Entity
from worker.cli.main import run_command
from worker.transport.documents import split_paragraphs

SEEDS = Path(__file__).parents[3] / "seeds"
ARTICLE = SEEDS / "00-afp-coalition-transforms-mission.txt"


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    """What the command prints for the sample article."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1")  # no broker is asked
        printed: list[str] = []
        patch.setattr("worker.cli.command.Output.line", lambda _, value: printed.append(json.dumps(value)))
        assert run_command(["extract", str(ARTICLE), "--json"]) == 0
    return [json.loads(line) for line in printed]


def test_each_line_is_a_mention_or_a_claim_with_its_place_in_the_text(lines: list[dict[str, object]]) -> None:
    paragraphs = split_paragraphs(ARTICLE.read_text("utf-8"))
    assert {line["type"] for line in lines} == {"mention", "claim"}
    for line in lines:
        assert line["document_id"] == "afp-2017-12-coalition-transforms-mission"
        paragraph = paragraphs[line["paragraph"]]  # type: ignore[index]
        assert paragraph[line["start"] : line["end"]] == line["text"]  # type: ignore[misc]


def test_a_mention_names_its_entity_and_a_claim_reads_as_one(lines: list[dict[str, object]]) -> None:
    mentioned = [msgspec.convert(line["entity"], Entity) for line in lines if line["type"] == "mention"]
    assert Entity(id="country:SY", type="country", name="Syria") in mentioned
    for line in lines:
        if line["type"] == "claim":
            msgspec.convert(line, AnyClaim)


def test_the_date_of_publication_resolves_what_is_relative(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Spain will send 500 troops to Iraq next year.", "utf-8")
    assert run_command(["extract", str(tmp_path / "a.txt"), "--published-at", "2017-12-05", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (deployment,) = [line for line in lines if line.get("kind") == "deployment"]
    assert deployment["time"]["start"].startswith("2018")
    assert deployment["modality"] == "planned"


def test_as_text_the_paragraphs_stand_with_their_claims(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["extract", str(ARTICLE), "--text"]) == 0
    text = capsys.readouterr().out
    assert "¶ 16 The US has about 2,000 troops in Syria" in text
    assert "    deployment  United States: about 2,000 troops in Syria" in text


def test_explained_each_claim_stands_with_its_words_and_its_frame(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["extract", str(ARTICLE), "--text", "--explain"]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    at = lines.index("deployment  United States: about 2,000 troops in Syria")
    assert lines[at + 1] == "“US has about 2,000 troops in Syria”"
    assert lines[at + 2].startswith("↳ has forces: US · has · about · 2,000 · troops")


def test_explained_as_json_the_words_of_the_trace_stand_in_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["extract", str(ARTICLE), "--json", "--explain"]) == 0
    paragraphs = split_paragraphs(ARTICLE.read_text("utf-8"))
    claims = [line for line in map(json.loads, capsys.readouterr().out.splitlines()) if line["type"] == "claim"]
    for claim in claims:
        assert claim["trace"]["frame"]
        for word in claim["trace"]["path"]:
            assert paragraphs[claim["paragraph"]][word["start"] : word["end"]] == word["text"]
