"""The command line as a program: its help, its speed, and how it behaves in a pipe."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from worker.cli.main import COMMANDS, coalition, run_command

ROOT = Path(__file__).parents[3]
HEAVY = ("aiokafka", "asyncio", "faust", "rich", "spacy", "trafilatura", "uvloop")


def program(*arguments: str, shell_end: str = "") -> subprocess.CompletedProcess[str]:
    command = " ".join([sys.executable, "-m", "worker", *arguments]) + shell_end
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def test_it_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["--version"]) == 0
    assert capsys.readouterr().out == "coalition 0.1.0\n"


def test_the_commands_are_those_of_the_documentation() -> None:
    assert list(coalition.commands) == [
        "publish",
        "retract",
        "work",
        "consume",
        "state",
        "why",
        "history",
        "watch",
        "verify",
        "merge",
        "unmerge",
        "extract",
        "record",
        "play",
        "recording",
        "replay",
        "rederive",
        "topics",
        "broker",
        "serve",
        "demo",
        "settings",
    ]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: str(command.name))
def test_the_help_of_each_command_has_an_example(command: click.Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command([str(command.name), "--help"]) == 0
    told = capsys.readouterr().out
    assert f"Usage: coalition {command.name}" in told
    assert f"coalition {command.name}" in told.partition("Example:\n")[2]


def test_the_summary_of_each_command_fits_on_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["--help"]) == 0
    assert "..." not in capsys.readouterr().out.partition("Commands:")[2]


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from worker.cli.main import run_command; run_command(['--help']);"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == "[]\n"


def test_a_reader_that_has_enough_is_no_error() -> None:
    done = program("extract", "seeds", shell_end=" | (read line; echo $line)")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["type"] in ("mention", "claim")


def test_what_is_piped_is_json_lines_and_text_can_be_asked_for() -> None:
    piped, text = program("settings"), program("settings", "--text")
    assert all(json.loads(line)["variable"] for line in piped.stdout.splitlines())
    assert text.stdout.splitlines()[0].split() == ["variable", "value"]


def test_the_exit_status_reaches_the_shell() -> None:
    assert program("publish", "gone.txt").returncode == 2
