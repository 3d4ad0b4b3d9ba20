"""The commands against a broker: what they do, and the wrong calls that only a broker can tell."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from worker.cli.main import run_command
from worker.settings import Settings, variable_of
from worker.transport.brokers import EmbeddedBroker

ARTICLE = "The US-led coalition is composed of 70 nations.\n\nThe US has about 2,000 troops in Syria.\n"


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedBroker]:
    """One broker for this file; each test has documents of its own."""
    with EmbeddedBroker(tmp_path_factory.mktemp("broker")) as broker:
        yield broker


@pytest.fixture(autouse=True)
def environment(broker: EmbeddedBroker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings = Settings(kafka_bootstrap_servers=broker.bootstrap_servers, data_dir=tmp_path / "worker", partitions=2)
    for field in ("kafka_bootstrap_servers", "data_dir", "partitions"):
        monkeypatch.setenv(variable_of(field), str(getattr(settings, field)))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    return tmp_path


def lines(capsys: pytest.CaptureFixture[str], *call: str, status: int = 0) -> list[dict[str, object]]:
    assert run_command([*call, "--json"]) == status
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_document_is_published_once_and_unchanged_after_that(capsys: pytest.CaptureFixture[str]) -> None:
    call = ("publish", "article.txt", "--id", "once", "--source", "AFP", "--published-at", "2017-12")
    expected = {"type": "published", "document_id": "once", "revision": 1, "paragraphs": 2}
    assert lines(capsys, *call) == [{**expected, "sent": 2}]
    assert lines(capsys, *call) == [{**expected, "sent": 0}]


def test_other_text_under_one_id_asks_for_a_revision(environment: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["publish", "article.txt", "--id", "changing"]) == 0
    (environment / "article.txt").write_text("Other text.", "utf-8")
    capsys.readouterr()
    assert run_command(["publish", "article.txt", "--id", "changing"]) == 2
    assert "publish it with --revision 2" in capsys.readouterr().err
    assert lines(capsys, "publish", "article.txt", "--id", "changing", "--revision", "2")[0]["sent"] == 1


def test_of_several_documents_none_is_published_where_one_cannot_be(
    environment: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (environment / "good.txt").write_text("Good.", "utf-8")
    (environment / "bad.txt").write_bytes(b"\0")
    assert run_command(["publish", "good.txt", "bad.txt"]) == 2
    (environment / "bad.txt").unlink()
    assert lines(capsys, "publish", "good.txt")[-1]["sent"] == 1


def test_a_document_that_is_not_there_cannot_be_retracted(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["retract", "never", "--reason", "wrong"]) == 2
    assert "'never' is not published" in capsys.readouterr().err


def test_a_retraction_is_published_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["publish", "article.txt", "--id", "withdrawn"]) == 0
    capsys.readouterr()
    call = ("retract", "withdrawn", "--reason", "the agency withdrew it")
    assert lines(capsys, *call) == [{"type": "retracted", "document_id": "withdrawn", "unchanged": False}]
    assert lines(capsys, *call) == [{"type": "retracted", "document_id": "withdrawn", "unchanged": True}]


def test_topics_are_created_and_listed(capsys: pytest.CaptureFixture[str]) -> None:
    listed = {line["name"]: line for line in lines(capsys, "topics")}
    assert len(listed["news.paragraphs.v1"]["partitions"]) == 2  # type: ignore[arg-type]
    assert not any("missing" in line for line in listed.values())
    assert [line["name"] for line in lines(capsys, "topics", "--list")] == list(listed)


def test_another_number_of_partitions_is_an_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_command(["topics"]) == 0
    capsys.readouterr()
    monkeypatch.setenv("COALITION_PARTITIONS", "5")
    for call in (["topics"], ["publish", "article.txt"], ["work"]):
        assert run_command(call) == 1
        assert "has 2 partitions, not 5" in capsys.readouterr().err


def test_topics_that_are_missing_are_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with EmbeddedBroker(tmp_path / "empty") as empty:
        monkeypatch.setenv("KAFKA_BOOTSTRAP_SERVERS", empty.bootstrap_servers)
        assert all(line["missing"] for line in lines(capsys, "topics", "--list"))
        for call in (["consume", "claims"], ["state"]):
            assert run_command(call) == 2
            assert "there is no topic news." in capsys.readouterr().err


def test_without_a_worker_the_state_is_worked_out_from_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["publish", "article.txt", "--id", "state", "--published-at", "2017-12"]) == 0
    capsys.readouterr()
    assert run_command(["state", "--json"]) == 0
    printed = capsys.readouterr()
    assert "no worker runs" in printed.err
    answers = [json.loads(line) for line in printed.out.splitlines()]
    (troops,) = (line for line in answers if line["kind"] == "deployment" and line["value"] == "about 2,000 present")
    assert troops["answer"]["claim"]["text"] in ARTICLE


def test_an_unknown_coalition_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["publish", "article.txt", "--id", "known"]) == 0
    capsys.readouterr()
    assert run_command(["state", "Coalition of the Unheard"]) == 2
    assert "nothing is known of 'Coalition of the Unheard'" in capsys.readouterr().err


def test_a_port_that_is_taken_is_named(broker: EmbeddedBroker, capsys: pytest.CaptureFixture[str]) -> None:
    port = broker.bootstrap_servers.rpartition(":")[2]
    for command in ("broker", "serve"):
        assert run_command([command, "--port", port]) == 1
        assert f"port {port} is taken" in capsys.readouterr().err
