"""The commands `record`, `play`, `recording`, `replay` and `rederive`, as they are called."""

import json
from pathlib import Path

import pytest

from schemas import PARAGRAPHS, Record
from tests.reading import ReadingOnce
from worker.cli.main import run_command
from worker.replay.analyses import analysed
from worker.replay.recordings import Recording, read_recording, recording_of, write_recording
from worker.replay.topology.coalition import records_of
from worker.settings import Settings
from worker.transport.documents import Document

TROOPS = Document(
    id="a",
    paragraphs=("The US has about 2,000 troops in Syria.", "Britain has 100 troops in Mali."),
    published_at="2017-12-05",
)
START_MS = 1_512_432_000_000


@pytest.fixture
def recording() -> Recording:
    return recording_of(records_of([TROOPS], Settings(), time_ms=START_MS), {PARAGRAPHS.name: 8})


@pytest.fixture
def path(recording: Recording, tmp_path: Path) -> Path:
    write_recording(tmp_path / "story.jsonl", recording)
    return tmp_path / "story.jsonl"


def call(*arguments: str | Path) -> int:
    return run_command([str(argument) for argument in arguments])


def test_show_prints_the_records(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("recording", "show", path) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (first["key"], first["json"]["text"]) == ("a", TROOPS.paragraphs[0])
    assert second["offset"] == 1
    assert call("recording", "show", path, "--text") == 0
    assert f"{PARAGRAPHS.name} {first['partition']} 0  a  " in capsys.readouterr().out


def test_diff_prints_what_differs_and_ends_with_1(
    path: Path, recording: Recording, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = recording.records
    other = Record(**{**{name: getattr(second, name) for name in Record.__struct_fields__}, "value": b"other"})
    write_recording(tmp_path / "other.jsonl", recording_of([first, other], recording.topics))
    assert call("recording", "diff", path, path) == 0
    assert capsys.readouterr().out == ""
    assert call("recording", "diff", path, tmp_path / "other.jsonl", "--text") == 1
    lost, added = capsys.readouterr().out.splitlines()
    assert lost.startswith("- ")
    assert added == f"+ {PARAGRAPHS.name} {second.partition} 1  a  other"


def test_cut_writes_the_wanted_records_with_their_analyses(
    path: Path, recording: Recording, tmp_path: Path, read: ReadingOnce
) -> None:
    write_recording(path, analysed(recording, read))
    assert call("recording", "cut", path, "--from", "1", "-o", tmp_path / "cut.jsonl") == 0
    part = read_recording(tmp_path / "cut.jsonl")
    assert part.records == recording.records[1:]
    assert [analysis.source.text for analysis in part.analyses] == [TROOPS.paragraphs[1]]
    assert call("recording", "cut", path, "--key", "a", "--limit", "1", "-o", tmp_path / "cut.jsonl") == 0
    assert read_recording(tmp_path / "cut.jsonl").records == recording.records[:1]


def test_a_recording_with_analyses_is_replayed_without_the_extractor(
    path: Path,
    recording: Recording,
    read: ReadingOnce,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_recording(path, analysed(recording, read))
    monkeypatch.setattr("worker.extraction.Extractor", None, raising=False)
    assert call("replay", "--recording", path, "--json") == 0
    cells = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert any(cell["kind"] == "deployment" and "2,000" in cell["value"] for cell in cells)


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["recording", "show", "no.jsonl"], 2, "no.jsonl: cannot be read: No such file or directory"),
        (["recording", "cut", "{}", "--topic", "other", "-o", "x"], 2, "not of other"),
        (["recording", "cut", "{}", "--key", "b", "-o", "x"], 2, "has no such record: nothing is cut"),
        (["recording", "cut", "{}", "--from", "5", "--to", "3", "-o", "x"], 2, "the range is reversed: offset 5"),
        (["recording", "cut", "{}", "--from", "soon", "-o", "x"], 2, "'soon' is no place in the log"),
        (["play", "{}", "--speed", "fast"], 2, "--speed 'fast': give max, or a factor like 1x or 60x"),
        (["replay", "--recording", "{}", "--from", "1"], 2, "--recording is folded whole"),
        (["rederive", "--extractor", "nothing"], 2, "'nothing' names no extractor: write package.module:name"),
        (["rederive", "--extractor", "worker.nothing:X"], 2, "worker.nothing:X: cannot be loaded"),
        (["rederive", "--extractor", "json:loads"], 2, "json:loads: cannot be loaded: loads() missing 1"),
        (["rederive", "--extractor", "builtins:dict"], 2, "builtins:dict makes a dict, which has no method read"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(
    path: Path,
    arguments: list[str],
    status: int,
    message: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(path.parent)
    assert call(*(argument.replace("{}", str(path)) for argument in arguments)) == status
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


def test_a_worker_does_not_start_with_an_extractor_that_is_not_there(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COALITION_EXTRACTOR", "nowhere.at_all:X")
    assert call("work") == 2
    assert "nowhere.at_all:X: cannot be loaded" in capsys.readouterr().err
