"""What the promotion of another extractor has to do, on any broker."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from schemas import CHANGES, CLAIMS, ClaimMade, ClaimRetracted, Message, StateChanged
from schemas.cloudevents import decode
from tests.workers import articles, workers_of
from worker.cli.main import run_command
from worker.settings import Settings, variable_of
from worker.transport.documents import Document
from worker.transport.progress import workers_running
from worker.transport.publishing import Publisher
from worker.transport.records import read_records
from worker.transport.tables import read_table

FORGETFUL = "tests.forgetful:Forgetful"


async def publish(settings: Settings, documents: Sequence[Document], *, retracted: Sequence[str] = ()) -> None:
    async with Publisher(settings) as publisher:
        await publisher.publish_all(documents)
        for document_id in retracted:
            await publisher.retract(document_id, "withdrawn")


def messages(settings: Settings, topic: str) -> list[Message]:
    async def read() -> list[Message]:
        return [decode(each.value) async for each in read_records(settings, [topic])]

    return asyncio.run(read())


class PromotingConformance:
    @pytest.fixture
    def environment(self, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
        """Commands use the settings of the test."""
        for field in ("kafka_bootstrap_servers", "app_id", "session_timeout"):
            monkeypatch.setenv(variable_of(field), str(getattr(settings, field)))

    @pytest.mark.usefixtures("environment")
    def test_a_promoted_extractor_changes_the_live_state_to_what_a_replay_gives(
        self, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        forgetful = msgspec.structs.replace(settings, extractor=FORGETFUL)
        with workers_of(settings, tmp_path) as workers:
            asyncio.run(publish(settings, articles(3), retracted=["article-0000"]))
            first = workers.start()
            workers.wait_until_quiet()
            assert run_command(["verify"]) == 0
            assert run_command(["rederive", "--extractor", FORGETFUL]) == 1
            before = set(messages(settings, CLAIMS.name))
            capsys.readouterr()

            # the worker that runs has another extractor: this is told, and nothing is lost by it
            assert run_command(["rederive", "--extractor", FORGETFUL, "--promote", "--json"]) == 1
            assert "the workers have another one" in capsys.readouterr().err
            assert run_command(["verify"]) == 0
            first.stop()
            capsys.readouterr()

        monkeypatch.setenv(variable_of("extractor"), FORGETFUL)
        with workers_of(forgetful, tmp_path / "second") as workers:
            workers.start()
            workers.wait_until(lambda: asyncio.run(workers_running(settings)) > 0, 60.0)
            assert run_command(["rederive", "--promote", "--json"]) == 0
            *differences, promoted = map(json.loads, capsys.readouterr().out.splitlines())
            assert {(each["change"], each["claim"]["kind"]) for each in differences} == {("lost", "deployment")}
            assert promoted["documents"] == 2  # nothing is said any more of the one that was taken back
            assert run_command(["verify", "--json"]) == 0
            verified = json.loads(capsys.readouterr().out)
            assert (verified["differences"], verified["reread"]) == (0, 3)
            assert asyncio.run(read_table(settings, "deployments")) == {}

            asyncio.run(publish(settings, articles(5)[3:]))  # and life goes on
            workers.wait_until_quiet()
            assert run_command(["rederive", "--promote", "--json"]) == 0
            assert json.loads(capsys.readouterr().out.splitlines()[-1])["documents"] == 0
            assert run_command(["verify"]) == 0

        new = set(messages(settings, CLAIMS.name)) - before
        assert {each.kind for each in new if isinstance(each, ClaimRetracted)} == {"deployment"}
        assert "forgetful/1" in {each.claim.extractor for each in new if isinstance(each, ClaimMade)}
        changed = [each for each in messages(settings, CHANGES.name) if isinstance(each, StateChanged)]
        assert any(each.kind == "deployment" and each.after is None for each in changed)
