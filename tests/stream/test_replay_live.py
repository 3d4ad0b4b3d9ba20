"""Replay and rederive beside a live state, as commands."""

import asyncio
import json
from pathlib import Path

import pytest

from schemas import PARAGRAPHS
from tests.workers import Workers, articles
from worker.cli.main import run_command
from worker.settings import Settings, variable_of
from worker.transport.publishing import Publisher

DAY_MS = 86_400_000
START_MS = 1_512_432_000_000  # 2017-12-05


@pytest.fixture
def live(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of a log of three articles, one a day, that a worker has processed; commands use them."""
    asyncio.run(_publish(workers.settings))
    worker = workers.start()
    workers.wait_until_quiet()
    worker.stop()
    for field in ("kafka_bootstrap_servers", "app_id"):
        monkeypatch.setenv(variable_of(field), getattr(workers.settings, field))
    return workers.settings


async def _publish(settings: Settings) -> None:
    for day, document in enumerate(articles(3)):
        async with Publisher(settings, clock=lambda day=day: START_MS + day * DAY_MS) as publisher:
            await publisher.publish(document)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_replay_and_rederive_beside_the_live_state(
    live: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run_command(["replay", "--diff", "--text"]) == 0
    assert capsys.readouterr().out == "the live state is the same\n"

    assert run_command(["replay", "--to", "2017-12-06", "--into", str(tmp_path / "scratch"), "--diff"]) == 1
    differences = lines(capsys)
    assert differences
    assert all(difference["before"] for difference in differences)

    assert run_command(["rederive"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "0 added, 0 lost, 0 changed" in captured.err

    assert run_command(["rederive", "--extractor", "tests.forgetful:Forgetful"]) == 1
    found = lines(capsys)
    assert {(each["change"], each["claim"]["kind"]) for each in found} == {("lost", "deployment")}  # type: ignore[index]
    assert all(each["claim"]["text"] for each in found)  # type: ignore[index]

    assert run_command(["record", PARAGRAPHS.name, "--analyses", "-o", str(tmp_path / "log.jsonl")]) == 0
    assert lines(capsys) == [{"type": "recorded", "file": str(tmp_path / "log.jsonl"), "records": 12}]
    assert run_command(["replay", "--recording", str(tmp_path / "log.jsonl"), "--diff", "--text"]) == 0
    assert capsys.readouterr().out == "the live state is the same\n"
