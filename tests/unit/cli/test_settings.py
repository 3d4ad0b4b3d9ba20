"""`coalition settings`: what is shown, and what is not."""

import json
from pathlib import Path

import pytest

from worker.cli.main import run_command
from worker.settings import SECRETS, Settings, variable_of

PAGE = Path(__file__).parents[3] / "docs" / "settings.md"


def test_secrets_are_hidden_in_every_form(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for field in SECRETS:
        monkeypatch.setenv(variable_of(field), "hunter2")
    for form in ("--json", "--text", "--markdown"):
        assert run_command(["settings", form]) == 0
        assert "hunter2" not in capsys.readouterr().out


def test_the_values_in_force_are_shown_and_those_of_the_environment_marked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COALITION_PARTITIONS", "24")
    assert run_command(["settings", "--json"]) == 0
    shown = {line["variable"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}
    assert shown.keys() == {variable_of(field) for field in Settings.__struct_fields__}
    assert (shown["COALITION_PARTITIONS"]["value"], shown["COALITION_PARTITIONS"]["set_by_environment"]) == ("24", True)
    assert shown["COALITION_PROCESSES"]["set_by_environment"] is False


def test_the_page_is_fresh(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COALITION_PARTITIONS", "24")  # the page has the defaults, whatever is in force
    assert run_command(["settings", "--markdown"]) == 0
    assert capsys.readouterr().out == PAGE.read_text("utf-8")
